/* SPDX-License-Identifier: ISC */
/* The rule language of the reference: the grammar of the specification, one function per line of it. */
#include "reference_rule.h"

#include <stdlib.h>
#include <string.h>

#include "paper.h"
#include "reference_number.h"

struct reader {
	const char *at;
	struct reference_scope *scope;
};
typedef struct reference_value value;

static value condition(struct reader *reader);
static value sum(struct reader *reader);

static value number_value(int64_t number_e4)
{
	return (value){ .number_e4 = number_e4 };
}

static value truth_value(bool truth)
{
	return number_value(truth ? E4 : 0);
}

static int64_t to_number(value v)
{
	return v.is_text ? reference_text_number(v.bytes, v.length) : v.number_e4;
}

static bool to_truth(value v)
{
	if (!v.is_text)
		return v.number_e4 != 0;
	return v.length > 0 && !(v.length == 1 && v.bytes[0] == '0');
}

static value to_text(value v, char buffer[DECIMAL_TEXT])
{
	if (v.is_text)
		return v;
	return (value){ .is_text = true, .bytes = buffer, .length = reference_number_text(v.number_e4, buffer) };
}

static char peek(struct reader *reader)
{
	while (*reader->at == ' ')
		reader->at++;
	return *reader->at;
}

static bool accept(struct reader *reader, const char *sign)
{
	peek(reader);
	size_t length = strlen(sign);
	if (strncmp(reader->at, sign, length) != 0)
		return false;
	reader->at += length;
	return true;
}

static void expect(struct reader *reader, const char *sign)
{
	if (!accept(reader, sign))
		reference_fail(reader->scope, "bad rule");
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool starts_name(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || (c & 0x80) != 0;
}

static size_t name_length(struct reader *reader)
{
	size_t length = 0;
	if (starts_name(peek(reader)))
		while (starts_name(reader->at[length]) || is_digit(reader->at[length]) || reader->at[length] == '.')
			length++;
	return length;
}

static bool accept_word(struct reader *reader, const char *word)
{
	size_t length = name_length(reader);
	if (length != strlen(word) || memcmp(reader->at, word, length) != 0)
		return false;
	reader->at += length;
	return true;
}

static value read_number(struct reader *reader)
{
	size_t length = 0;
	while (is_digit(reader->at[length]) || reader->at[length] == '.')
		length++;
	value number = number_value(reference_text_number(reader->at, length));
	reader->at += length;
	return number;
}

static value read_string(struct reader *reader)
{
	char quote = *reader->at++;
	const char *end = strchr(reader->at, quote);
	if (end == NULL) {
		reference_fail(reader->scope, "bad rule");
		return number_value(0);
	}
	value text = { .is_text = true, .bytes = reader->at, .length = (size_t)(end - reader->at) };
	reader->at = end + 1;
	return text;
}

static value read_cutoff(struct reader *reader)
{
	peek(reader);
	size_t length = strcspn(reader->at, " )");
	int64_t merit = 0;
	if (reader->scope->cutoff == NULL)
		reference_fail(reader->scope, "bad rule");
	else if (!reader->scope->cutoff(reader->scope->context, reader->at, length, &merit))
		reader->scope->has_no_line = true;
	reader->at += length;
	expect(reader, ")");
	return number_value(merit);
}

static value extreme(const int64_t *arguments, size_t n, int sign)
{
	int64_t best = arguments[0];
	for (size_t i = 1; i < n; i++)
		if (sign > 0 ? arguments[i] > best : arguments[i] < best)
			best = arguments[i];
	return number_value(best);
}

static value grade(const int64_t *arguments, size_t n)
{
	int64_t reached = 0;
	for (size_t i = 1; i < n; i++)
		if (arguments[i] <= arguments[0])
			reached += E4;
	return number_value(reached);
}

static value call(struct reader *reader, const char *name, size_t length)
{
	int64_t arguments[64] = { 0 };
	size_t n = 0;
	do {
		arguments[n++ % 64] = to_number(sum(reader));
	} while (accept(reader, ","));
	expect(reader, ")");
	struct reference_scope *scope = reader->scope;
	if (length == 3 && memcmp(name, "min", 3) == 0)
		return extreme(arguments, n, -1);
	if (length == 3 && memcmp(name, "max", 3) == 0)
		return extreme(arguments, n, 1);
	if (length == 5 && memcmp(name, "round", 5) == 0 && n == 1)
		return number_value(reference_round(scope, arguments[0]));
	if (length == 5 && memcmp(name, "floor", 5) == 0 && n == 1)
		return number_value(reference_floor(scope, arguments[0]));
	if (length == 5 && memcmp(name, "grade", 5) == 0)
		return grade(arguments, n);
	reference_fail(scope, "bad rule");
	return number_value(0);
}

static value read_name(struct reader *reader)
{
	const char *name = reader->at;
	size_t length = name_length(reader);
	reader->at += length;
	if (accept(reader, "("))
		return length == 6 && memcmp(name, "cutoff", 6) == 0 ? read_cutoff(reader) : call(reader, name, length);
	value found = { 0 };
	if (!reader->scope->name(reader->scope->context, name, length, &found))
		reference_fail(reader->scope, "bad rule");
	return found;
}

static value unary(struct reader *reader)
{
	if (accept(reader, "-"))
		return number_value(reference_operate(reader->scope, '-', 0, to_number(unary(reader))));
	char next = peek(reader);
	if (is_digit(next))
		return read_number(reader);
	if (next == '\'' || next == '"')
		return read_string(reader);
	if (starts_name(next))
		return read_name(reader);
	if (!accept(reader, "(")) {
		reader->at += strlen(reader->at); /* nothing of the grammar stands here */
		reference_fail(reader->scope, "bad rule");
		return number_value(0);
	}
	value inner = condition(reader);
	expect(reader, ")");
	return inner;
}

static value product(struct reader *reader)
{
	value left = unary(reader);
	for (char next = peek(reader); next == '*' || next == '/'; next = peek(reader)) {
		reader->at++;
		int64_t right = to_number(unary(reader));
		left = number_value(reference_operate(reader->scope, next, to_number(left), right));
	}
	return left;
}

static value sum(struct reader *reader)
{
	value left = product(reader);
	for (char next = peek(reader); next == '+' || next == '-'; next = peek(reader)) {
		reader->at++;
		int64_t right = to_number(product(reader));
		left = number_value(reference_operate(reader->scope, next, to_number(left), right));
	}
	return left;
}

static int text_order(value a, value b)
{
	size_t shorter = a.length < b.length ? a.length : b.length;
	int order = memcmp(a.bytes, b.bytes, shorter);
	return order != 0 ? order : (a.length > b.length) - (a.length < b.length);
}

static int order_of(value a, value b, bool as_text)
{
	char left[DECIMAL_TEXT], right[DECIMAL_TEXT];
	if (as_text)
		return text_order(to_text(a, left), to_text(b, right));
	return (to_number(a) > to_number(b)) - (to_number(a) < to_number(b));
}

static bool matches(struct reference_scope *scope, value left, value right)
{
	char buffers[2][DECIMAL_TEXT], why[256];
	value text = to_text(left, buffers[0]), pattern = to_text(right, buffers[1]);
	struct reference_shelf *shelf = scope->shelf;
	if (shelf->text == NULL || strlen(shelf->text) != pattern.length ||
	    memcmp(shelf->text, pattern.bytes, pattern.length) != 0) {
		reference_shelf_clear(shelf);
		shelf->text = must_copy(pattern.bytes, pattern.length);
		shelf->pattern = rule_pattern_make(pattern.bytes, pattern.length, why, sizeof why);
	}
	if (shelf->pattern == NULL) {
		reference_fail(scope, "bad rule");
		return false;
	}
	enum pattern_answer answer = rule_pattern_match(shelf->pattern, text.bytes, text.length);
	if (answer == PATTERN_LIMIT)
		reference_fail(scope, "pattern limit");
	return answer == PATTERN_YES;
}

static value comparison(struct reader *reader)
{
	value left = sum(reader);
	static const char *const signs[] = { "!=", "<=", ">=", "=", "<", ">", "~" };
	size_t s = 0;
	while (s < 7 && !accept(reader, signs[s]))
		s++;
	if (s == 7)
		return left;
	value right = sum(reader);
	if (reader->scope->failure != NULL)
		return number_value(0);
	if (s == 6)
		return truth_value(matches(reader->scope, left, right));
	bool is_equality = s == 0 || s == 3;
	bool as_text = is_equality ? left.is_text || right.is_text : left.is_text && right.is_text;
	int order = order_of(left, right, as_text);
	const bool answers[] = { order != 0, order <= 0, order >= 0, order == 0, order<0, order> 0 };
	return truth_value(answers[s]);
}

static value not_part(struct reader *reader)
{
	if (accept_word(reader, "not"))
		return truth_value(!to_truth(not_part(reader)));
	return comparison(reader);
}

/* Reads on without consequences: what a known answer makes superfluous can neither fail nor take a line away. */
static void skip_with(struct reader *reader, value (*part)(struct reader *))
{
	struct reference_scope kept = *reader->scope;
	part(reader);
	reader->scope->failure = kept.failure;
	reader->scope->has_no_line = kept.has_no_line;
}

static value and_part(struct reader *reader)
{
	value left = not_part(reader);
	while (accept_word(reader, "and")) {
		if (to_truth(left))
			left = truth_value(to_truth(not_part(reader)));
		else
			skip_with(reader, not_part), left = truth_value(false);
	}
	return left;
}

static value condition(struct reader *reader)
{
	value left = and_part(reader);
	while (accept_word(reader, "or")) {
		if (!to_truth(left))
			left = truth_value(to_truth(and_part(reader)));
		else
			skip_with(reader, and_part), left = truth_value(true);
	}
	return left;
}

static value whole(struct reference_scope *scope, const char *text)
{
	struct reader reader = { text, scope };
	value result = condition(&reader);
	if (peek(&reader) != '\0')
		reference_fail(scope, "bad rule");
	return scope->failure == NULL ? result : number_value(0);
}

int64_t reference_rule_number(struct reference_scope *scope, const char *text)
{
	return to_number(whole(scope, text));
}

bool reference_rule_holds(struct reference_scope *scope, const char *text)
{
	return to_truth(whole(scope, text));
}

static bool key_is_lottery(struct reader *reader)
{
	struct reader ahead = *reader;
	if (!accept_word(&ahead, "lottery") || (peek(&ahead) != '>' && peek(&ahead) != '\0'))
		return false;
	*reader = ahead;
	return true;
}

size_t reference_rule_ranking(struct reference_scope *scope, const char *text, int64_t keys[REFERENCE_KEYS],
                              bool is_lottery[REFERENCE_KEYS])
{
	struct reader reader = { text, scope };
	size_t n = 0;
	do {
		is_lottery[n] = key_is_lottery(&reader);
		keys[n] = is_lottery[n] ? 0 : to_number(sum(&reader));
		n++;
	} while (n < REFERENCE_KEYS && accept(&reader, ">"));
	if (peek(&reader) != '\0')
		reference_fail(scope, "bad rule");
	return n;
}

void reference_shelf_clear(struct reference_shelf *shelf)
{
	rule_pattern_free(shelf->pattern);
	free(shelf->text);
	*shelf = (struct reference_shelf){ 0 };
}
