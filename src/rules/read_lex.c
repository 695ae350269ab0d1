/* SPDX-License-Identifier: ISC */
/* The rule reader's tokens. */
#include "read.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <luqu/decimal.h>
#include <luqu/i18n.h>
#include <luqu/text.h>

/* Characters that a person may mean for another one: what other languages write, and what a Chinese keyboard gives. */
static const struct {
	uint32_t character;
	const char *instead;
} mistaken[] = {
	{ '&', "and" },   { '|', "or" },   { '!', "not, !=" }, { '%', "/ 100" }, { '^', "*" },     { '`', "'" },
	{ '.', "0." },    { 0xff08, "(" }, { 0xff09, ")" },    { 0xff0c, "," },  { 0x3001, "," },  { 0xff1e, ">" },
	{ 0xff1c, "<" },  { 0xff1d, "=" }, { 0xff0b, "+" },    { 0xff0d, "-" },  { 0x2212, "-" },  { 0x2013, "-" },
	{ 0xff0a, "*" },  { 0x00d7, "*" }, { 0xff0f, "/" },    { 0x00f7, "/" },  { 0x2265, ">=" }, { 0x2264, "<=" },
	{ 0x2260, "!=" }, { 0xff5e, "~" }, { 0x201c, "'" },    { 0x201d, "'" },  { 0x2018, "'" },  { 0x2019, "'" },
	{ 0xff02, "\"" }, { 0xff07, "'" }, { 0xff0e, "." },    { 0x3000, " " },  { 0x00a0, " " },  { 0xff01, "not, !=" },
};

/* Longer ones first, so that `<=` is not read as `<`. */
static const struct {
	const char *text;
	enum token_kind kind;
} signs[] = {
	{ "!=", TOKEN_NOT_EQUAL }, { "<=", TOKEN_LESS_EQUAL }, { ">=", TOKEN_GREATER_EQUAL }, { "=", TOKEN_EQUAL },
	{ "<", TOKEN_LESS },       { ">", TOKEN_GREATER },     { "~", TOKEN_MATCHES },        { "(", TOKEN_OPEN },
	{ ")", TOKEN_CLOSE },      { ",", TOKEN_COMMA },       { "+", TOKEN_PLUS },           { "-", TOKEN_MINUS },
	{ "*", TOKEN_STAR },       { "/", TOKEN_SLASH },
};

static const struct {
	const char *text;
	enum token_kind kind;
} keywords[] = { { "and", TOKEN_AND }, { "or", TOKEN_OR }, { "not", TOKEN_NOT } };

void *reader_fail(struct reader *reader, uint32_t column, const char *format, ...)
{
	va_list arguments;

	if (reader->has_failed)
		return NULL;
	char text[2 * sizeof(reader->fault->text)];
	va_start(arguments, format);
	vsnprintf(text, sizeof(text), format, arguments);
	va_end(arguments);
	/* text_show cuts at a whole character and lets no control character through. */
	text_show(reader->fault->text, sizeof(reader->fault->text), text, strlen(text));
	reader->fault->column = column;
	reader->has_failed = true;
	reader->token.kind = TOKEN_END;
	return NULL;
}

struct shown reader_show(const struct reader *reader, const struct token *token)
{
	enum { SHOWN_MOST = 60 };
	struct shown shown;
	char bytes[SHOWN_MOST + 4];

	if (token->kind == TOKEN_END) {
		text_show(shown.text, sizeof(shown.text), _("the end of the rule"), strlen(_("the end of the rule")));
		return shown;
	}
	text_show(bytes, sizeof(bytes), reader->text + token->from, token->to - token->from);
	snprintf(shown.text, sizeof(shown.text), "`%s%s`", bytes, token->to - token->from > SHOWN_MOST ? "..." : "");
	return shown;
}

/* The character behind the token, its length in bytes; 0 at the end and where the bytes are no UTF-8. */
static size_t peek(const struct reader *reader, uint32_t *character)
{
	*character = 0;
	if (reader->at >= reader->length)
		return 0;
	return utf8_decode(reader->text + reader->at, reader->length - reader->at, character);
}

static void step(struct reader *reader, size_t bytes)
{
	reader->at += (uint32_t)bytes;
	reader->column++;
}

static bool is_digit(uint32_t character)
{
	return character >= '0' && character <= '9';
}

static bool is_blank(uint32_t character)
{
	return character == ' ' || character == '\t' || character == '\n' || character == '\r';
}

static void skip_blanks(struct reader *reader)
{
	while (reader->at < reader->length && is_blank((unsigned char)reader->text[reader->at]))
		step(reader, 1);
}

static void skip_digits(struct reader *reader)
{
	while (reader->at < reader->length && is_digit((unsigned char)reader->text[reader->at]))
		step(reader, 1);
}

static void read_number(struct reader *reader, struct token *token)
{
	const char *bytes = reader->text + token->from;

	token->kind = TOKEN_NUMBER;
	skip_digits(reader);
	if (reader->at < reader->length && reader->text[reader->at] == '.') {
		step(reader, 1);
		skip_digits(reader);
	}
	token->to = reader->at;
	switch (decimal_read(bytes, token->to - token->from, 4, 4, &token->number_e4)) {
	case DECIMAL_GOOD:
		break;
	case DECIMAL_NOT_A_NUMBER:
		reader_fail(reader, reader->column, _("a digit is missing behind the decimal point"));
		break;
	case DECIMAL_TOO_MANY_PLACES:
		reader_fail(reader, token->column, _("a number has at most 4 decimals: %s"), reader_show(reader, token).text);
		break;
	case DECIMAL_OVERFLOW:
		reader_fail(reader, token->column, _("the number is too large: %s"), reader_show(reader, token).text);
		break;
	}
}

static void read_string(struct reader *reader, struct token *token)
{
	const char quote = reader->text[token->from];
	uint32_t character;
	size_t bytes;

	token->kind = TOKEN_STRING;
	step(reader, 1);
	while ((bytes = peek(reader, &character)) > 0 && character != (unsigned char)quote)
		step(reader, bytes);
	if (bytes == 0 && reader->at < reader->length)
		reader_fail(reader, reader->column, _("these bytes are no UTF-8"));
	else if (bytes == 0)
		reader_fail(reader, token->column, _("the text that begins here has no closing %c"), quote);
	else
		step(reader, 1);
	token->to = reader->at;
}

static void read_name(struct reader *reader, struct token *token)
{
	uint32_t character;
	size_t bytes;

	while ((bytes = peek(reader, &character)) > 0 &&
	       (character == '_' || character == '.' || is_digit(character) || text_is_letter(character)))
		step(reader, bytes);
	token->to = reader->at;
	token->kind = TOKEN_NAME;
	for (size_t i = 0; i < sizeof(keywords) / sizeof(*keywords); i++)
		if (strlen(keywords[i].text) == token->to - token->from &&
		    memcmp(keywords[i].text, reader->text + token->from, token->to - token->from) == 0)
			token->kind = keywords[i].kind;
}

static bool read_sign(struct reader *reader, struct token *token)
{
	for (size_t i = 0; i < sizeof(signs) / sizeof(*signs); i++) {
		const size_t length = strlen(signs[i].text);

		if (length > reader->length - reader->at || memcmp(reader->text + reader->at, signs[i].text, length) != 0)
			continue;
		for (size_t k = 0; k < length; k++)
			step(reader, 1);
		token->kind = signs[i].kind;
		token->to = reader->at;
		return true;
	}
	return false;
}

static void refuse_character(struct reader *reader, struct token *token, uint32_t character, size_t bytes)
{
	if (bytes == 0) {
		reader_fail(reader, token->column, _("these bytes are no UTF-8"));
		return;
	}
	token->kind = TOKEN_NAME; /* to be shown */
	token->to = token->from + (uint32_t)bytes;
	for (size_t i = 0; i < sizeof(mistaken) / sizeof(*mistaken); i++)
		if (mistaken[i].character == character)
			reader_fail(reader, token->column, _("%s (U+%04X) is no sign of the rule language; write %s"),
			            reader_show(reader, token).text, character,
			            *mistaken[i].instead == ' ' ? _("a blank") : mistaken[i].instead);
	reader_fail(reader, token->column, _("%s (U+%04X) is no sign of the rule language"), reader_show(reader, token).text,
	            character);
}

void reader_advance(struct reader *reader)
{
	uint32_t character;

	reader->last = reader->token;
	skip_blanks(reader);
	struct token token = { .kind = TOKEN_END, .column = reader->column, .from = reader->at, .to = reader->at };
	const size_t bytes = peek(reader, &character);

	if (reader->has_failed || reader->at >= reader->length)
		token.kind = TOKEN_END;
	else if (is_digit(character))
		read_number(reader, &token);
	else if (character == '\'' || character == '"')
		read_string(reader, &token);
	else if (bytes > 0 && (character == '_' || text_is_letter(character)))
		read_name(reader, &token);
	else if (!read_sign(reader, &token))
		refuse_character(reader, &token, character, bytes);
	if (reader->has_failed)
		token.kind = TOKEN_END;
	reader->token = token;
}

struct token reader_take_raw(struct reader *reader)
{
	uint32_t character;
	size_t bytes;

	skip_blanks(reader);
	struct token raw = { .kind = TOKEN_NAME, .column = reader->column, .from = reader->at, .to = reader->at };
	while ((bytes = peek(reader, &character)) > 0 && character != ')') {
		step(reader, bytes);
		if (!is_blank(character))
			raw.to = reader->at;
	}
	reader_advance(reader);
	if (!reader->has_failed && reader->token.kind != TOKEN_CLOSE)
		reader_fail(reader, raw.column, _("`)` is missing behind the code of a tier"));
	return raw;
}
