/* SPDX-License-Identifier: ISC */
/* Patterns: the only door to PCRE2. What a pattern may cost is limited, and what could lift the limits is refused. */
#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <luqu/i18n.h>
#include <luqu/text.h>

#include "read.h"

enum {
	PATTERN_MOST = 4096,  /* bytes */
	MATCH_LIMIT = 100000, /* a hostile pattern then takes about a millisecond */
	DEPTH_LIMIT = 10000,
	HEAP_LIMIT_KIB = 4096,
	SPARES = 4, /* match data kept for as many threads; a further one makes its own each time */
};

struct rule_pattern {
	pcre2_code *code;
	pcre2_match_context *limits;
	_Atomic(pcre2_match_data *) spares[SPARES];
};

static const uint32_t pattern_options = PCRE2_UTF | PCRE2_NEVER_UCP | PCRE2_NEVER_BACKSLASH_C;

/* --- what is refused before PCRE2 sees it ------------------------------------------------------------------------------------ */
/* The byte behind a class that begins at `at`, where a `(` is an ordinary character. */
static size_t skip_class(const char *bytes, size_t length, size_t at)
{
	at++;
	if (at < length && bytes[at] == '^')
		at++;
	if (at < length && bytes[at] == ']')
		at++;
	while (at < length && bytes[at] != ']') {
		const char *end = NULL;

		if (bytes[at] == '[' && at + 1 < length && bytes[at + 1] == ':')
			end = memmem(bytes + at + 2, length - at - 2, ":]", 2);
		if (end)
			at = (size_t)(end - bytes) + 2;
		else
			at += bytes[at] == '\\' ? 2 : 1;
	}
	return at + 1;
}

static size_t skip_escape(const char *bytes, size_t length, size_t at)
{
	if (at + 1 < length && bytes[at + 1] == 'Q') {
		const char *end = memmem(bytes + at + 2, length - at - 2, "\\E", 2);

		return end ? (size_t)(end - bytes) + 2 : length;
	}
	return at + 2;
}

static bool starts(const char *bytes, size_t length, size_t at, const char *with)
{
	return length - at >= strlen(with) && memcmp(bytes + at, with, strlen(with)) == 0;
}

/* Verbs could raise the limits, change the meaning of the whole or of the search; callouts have no one to call. */
static const char *find_refused(const char *bytes, size_t length)
{
	size_t at = 0;

	while (at < length) {
		if (bytes[at] == '\\') {
			at = skip_escape(bytes, length, at);
		} else if (bytes[at] == '[') {
			at = skip_class(bytes, length, at);
		} else if (starts(bytes, length, at, "(*")) {
			return _("verbs such as (*LIMIT_MATCH=9) are not allowed");
		} else if (starts(bytes, length, at, "(?C")) {
			return _("callouts are not allowed");
		} else {
			at++;
		}
	}
	return NULL;
}

static const char *refuse(const char *bytes, size_t length)
{
	if (length == 0)
		return _("an empty pattern would match everything");
	if (length > PATTERN_MOST)
		return _("it is too long");
	/* PCRE2 takes a verb at the very start only, whatever the scan makes of what follows. */
	if (starts(bytes, length, 0, "(*"))
		return _("verbs such as (*LIMIT_MATCH=9) are not allowed");
	return find_refused(bytes, length);
}

/* --- making ----------------------------------------------------------------------------------------------------------------- */
static void say_why(char *why, size_t why_size, const char *text)
{
	text_show(why, why_size, text, strlen(text));
}

static void say_error(char *why, size_t why_size, const char *bytes, size_t offset, int error)
{
	unsigned char message[160];
	char text[240];
	size_t character = 1;

	/* The offset is in bytes; people count characters. */
	for (size_t i = 0; i < offset; i++)
		character += (bytes[i] & 0xc0) != 0x80;
	if (error == PCRE2_ERROR_HEAP_FAILED)
		return;
	pcre2_get_error_message(error, message, sizeof(message));
	snprintf(text, sizeof(text), _("%s, at character %zu of the pattern"), (const char *)message, character);
	say_why(why, why_size, text);
}

static void say_result(char *why, size_t why_size, int result)
{
	unsigned char message[160];

	pcre2_get_error_message(result, message, sizeof(message));
	say_why(why, why_size, (const char *)message);
}

static pcre2_code *compile(const char *bytes, size_t length, uint32_t options, char *why, size_t why_size)
{
	int error = 0;
	PCRE2_SIZE offset = 0;

	*why = '\0';
	if (refuse(bytes, length)) {
		say_why(why, why_size, refuse(bytes, length));
		return NULL;
	}
	pcre2_code *code = pcre2_compile((PCRE2_SPTR)bytes, length, pattern_options | options, &error, &offset, NULL);
	if (!code)
		say_error(why, why_size, bytes, offset < length ? offset : length, error);
	return code;
}

static pcre2_match_context *make_limits(void)
{
	pcre2_match_context *limits = pcre2_match_context_create(NULL);

	if (limits) {
		pcre2_set_match_limit(limits, MATCH_LIMIT);
		pcre2_set_depth_limit(limits, DEPTH_LIMIT);
		pcre2_set_heap_limit(limits, HEAP_LIMIT_KIB);
	}
	return limits;
}

struct rule_pattern *rule_pattern_make(const char *bytes, size_t length, char *why, size_t why_size)
{
	struct rule_pattern *pattern = calloc(1, sizeof(*pattern));

	*why = '\0';
	if (!pattern)
		return NULL;
	pattern->code = compile(bytes, length, 0, why, why_size);
	pattern->limits = pattern->code ? make_limits() : NULL;
	if (!pattern->limits) {
		rule_pattern_free(pattern);
		return NULL;
	}
	/* Where machine code cannot be made, the pattern is interpreted: slower, under the same limits. */
	pcre2_jit_compile(pattern->code, PCRE2_JIT_COMPLETE);
	return pattern;
}

void rule_pattern_free(struct rule_pattern *pattern)
{
	if (!pattern)
		return;
	for (size_t i = 0; i < SPARES; i++)
		pcre2_match_data_free(atomic_load(&pattern->spares[i]));
	pcre2_match_context_free(pattern->limits);
	pcre2_code_free(pattern->code);
	free(pattern);
}

/* --- matching --------------------------------------------------------------------------------------------------------------- */
static pcre2_match_data *take_data(struct rule_pattern *pattern)
{
	for (size_t i = 0; i < SPARES; i++) {
		pcre2_match_data *data = atomic_exchange(&pattern->spares[i], NULL);

		if (data)
			return data;
	}
	/* Room for the whole match alone: what the groups hold is not asked for. */
	return pcre2_match_data_create(1, NULL);
}

static void give_data(struct rule_pattern *pattern, pcre2_match_data *data)
{
	for (size_t i = 0; i < SPARES && data; i++)
		data = atomic_exchange(&pattern->spares[i], data);
	pcre2_match_data_free(data);
}

static enum pattern_answer answer_of(int result)
{
	if (result >= 0)
		return PATTERN_YES;
	if (result == PCRE2_ERROR_NOMEMORY)
		return PATTERN_MEMORY;
	return result == PCRE2_ERROR_NOMATCH ? PATTERN_NO : PATTERN_LIMIT;
}

enum pattern_answer rule_pattern_match(const struct rule_pattern *pattern, const char *bytes, size_t length)
{
	/* Only the spares change, and they are atomic. */
	struct rule_pattern *shared = (struct rule_pattern *)(uintptr_t)pattern;
	pcre2_match_data *data = take_data(shared);

	if (!data)
		return PATTERN_MEMORY;
	const int result = pcre2_match(pattern->code, (PCRE2_SPTR)bytes, length, 0, 0, data, pattern->limits);
	give_data(shared, data);
	return answer_of(result);
}

bool pattern_check(const char *bytes, size_t length, char *why, size_t why_size)
{
	/* Without what PCRE2 knows beforehand of where a match may begin, or it would not attempt one. */
	pcre2_code *code = compile(bytes, length, PCRE2_NO_START_OPTIMIZE, why, why_size);
	pcre2_match_context *limits = code ? make_limits() : NULL;
	pcre2_match_data *data = limits ? pcre2_match_data_create(1, NULL) : NULL;
	/* An attempt on nothing shows patterns that call themselves without end. */
	const int result = data ? pcre2_match(code, (PCRE2_SPTR) "", 0, 0, 0, data, limits) : 0;
	const enum pattern_answer answer = data ? answer_of(result) : PATTERN_MEMORY;

	if (answer == PATTERN_LIMIT)
		say_result(why, why_size, result);
	pcre2_match_data_free(data);
	pcre2_match_context_free(limits);
	pcre2_code_free(code);
	return answer == PATTERN_NO || answer == PATTERN_YES;
}
