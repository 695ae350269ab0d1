/* SPDX-License-Identifier: ISC */
/* Rules worked out the plain way, as luqu-rules(5) words it: values with a type, one node after the other. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "random_rule.h"
#include "suite.h"

__extension__ typedef __int128 wide;

static struct plain_value number_value(int64_t number_e4)
{
	return (struct plain_value){ .number_e4 = number_e4 };
}

static struct plain_value text_value(const char *text)
{
	struct plain_value value = { .is_text = true };

	assert_true(strlen(text) < sizeof(value.text));
	strcpy(value.text, text);
	return value;
}

static struct plain_value failed(enum rule_failure failure)
{
	return (struct plain_value){ .failure = failure };
}

static struct plain_value narrow(wide number)
{
	return number > INT64_MAX || number < INT64_MIN ? failed(FAILURE_OVERFLOW) : number_value((int64_t)number);
}

static wide round_to(wide number, wide unit)
{
	const wide half = number < 0 ? -unit / 2 : unit / 2;

	return (number + half) / unit;
}

static int64_t read_digits(const char *text)
{
	return text ? (int64_t)strtoll(text, NULL, 10) : 0;
}

/* Sign, digits, up to 4 decimals; else 0. */
int64_t plain_number(struct plain_value *value)
{
	const char *text = value->text + strspn(value->text, "-");
	const size_t whole = strspn(text, "0123456789");
	const char *point = text[whole] == '.' ? text + whole + 1 : NULL;
	const size_t places = point ? strspn(point, "0123456789") : 0;
	char decimals[5] = "0000";

	if (!value->is_text)
		return value->number_e4;
	if (text > value->text + 1 || whole == 0 || (point && (places == 0 || places > 4 || point[places])) ||
	    (!point && text[whole]))
		return 0;
	if (whole > 15) {
		value->failure = FAILURE_OVERFLOW;
		return 0;
	}
	memcpy(decimals, point ? point : "", places);
	const int64_t number_e4 = read_digits(text) * 10000 + read_digits(decimals);
	return *value->text == '-' ? -number_e4 : number_e4;
}

bool plain_truth(const struct plain_value *value)
{
	return value->is_text ? *value->text && strcmp(value->text, "0") != 0 : value->number_e4 != 0;
}

static void write_number(int64_t number_e4, char *text)
{
	const wide size = number_e4 < 0 ? -(wide)number_e4 : number_e4;
	int length = sprintf(text, "%s%lld", number_e4 < 0 ? "-" : "", (long long)(size / 10000));

	if (size % 10000 != 0) {
		length += sprintf(text + length, ".%04d", (int)(size % 10000));
		while (text[length - 1] == '0')
			text[--length] = '\0';
	}
}

static const char *as_text(const struct plain_value *value, char *written)
{
	if (value->is_text)
		return value->text;
	write_number(value->number_e4, written);
	return written;
}

/* --- names ------------------------------------------------------------------------------------------------------------------ */
static struct plain_value column_text(const struct plain_row *row, uint32_t number)
{
	return text_value(number == STRING_NONE ? "" : strings_get(row->dataset->texts, number));
}

static struct plain_value status_value(const struct plain_row *row, const char *code)
{
	const subject_ix subject = dataset_find_subject(row->dataset, code, strlen(code));

	if (row->dataset->subjects[subject].formula)
		return text_value("");
	return text_value(score_status_name((enum score_status)row->dataset->status[subject][row->candidate]));
}

static struct plain_value mark_value(const struct plain_row *row, const char *code)
{
	const subject_ix subject = dataset_find_subject(row->dataset, code, strlen(code));

	if (row->dataset->subjects[subject].formula)
		return number_value(row->totals->derived_e4[subject][row->candidate]);
	return number_value(100 * (int64_t)row->dataset->mark_e2[subject][row->candidate]);
}

static struct plain_value text_name(const struct plain_row *row, const char *name)
{
	const struct dataset *d = row->dataset;
	const candidate_ix c = row->candidate;
	const char sex[2] = { d->sex[c], 0 };

	if (strcmp(name, "candidate_no") == 0)
		return text_value(dataset_candidate_no(d, c));
	if (strcmp(name, "feeder") == 0)
		return column_text(row, d->feeder[c]);
	if (strcmp(name, "district") == 0)
		return column_text(row, d->district[c]);
	if (strcmp(name, "category") == 0)
		return column_text(row, d->category[c]);
	if (strcmp(name, "sex") == 0)
		return text_value(sex);
	if (strncmp(name, "tag.", 4) == 0)
		return column_text(row, dataset_tag(d, c, strings_find(d->texts, name + 4, strlen(name + 4))));
	return status_value(row, name + strlen("status."));
}

static struct plain_value name_value(const struct plain_row *row, const char *name)
{
	if (strcmp(name, "total") == 0)
		return number_value(row->totals->total_e4[row->candidate]);
	if (strcmp(name, "bonus") == 0)
		return number_value(row->totals->bonus_e4[row->candidate]);
	if (strcmp(name, "choice") == 0)
		return number_value(10000 * (int64_t)row->choice);
	if (dataset_find_subject(row->dataset, name, strlen(name)) != IX_NONE)
		return mark_value(row, name);
	return text_name(row, name);
}

/* --- operators -------------------------------------------------------------------------------------------------------------- */
static struct plain_value arithmetic(enum expression_kind kind, struct plain_value *left, struct plain_value *right)
{
	const wide a = plain_number(left), b = plain_number(right);

	if (left->failure || right->failure)
		return failed(left->failure ? left->failure : right->failure);
	if (kind == EXPRESSION_ADD)
		return narrow(a + b);
	if (kind == EXPRESSION_SUBTRACT)
		return narrow(a - b);
	if (kind == EXPRESSION_MULTIPLY)
		return narrow(round_to(a * b, 10000));
	if (b == 0)
		return failed(FAILURE_DIVISION);
	/* With twice the numerator and divisor there is a half to add, whatever the divisor. */
	return narrow(b < 0 ? round_to(-a * 20000, -b * 2) : round_to(a * 20000, b * 2));
}

static struct plain_value match(const struct plain_value *left, const struct plain_value *right)
{
	char a[64], b[64], why[100];
	const char *text = as_text(left, a), *bytes = as_text(right, b);
	struct rule_pattern *pattern = rule_pattern_make(bytes, strlen(bytes), why, sizeof(why));

	if (!pattern)
		return failed(FAILURE_PATTERN);
	const enum pattern_answer answer = rule_pattern_match(pattern, text, strlen(text));
	rule_pattern_free(pattern);
	return answer == PATTERN_LIMIT ? failed(FAILURE_PATTERN_LIMIT) : number_value(answer == PATTERN_YES ? 10000 : 0);
}

static struct plain_value compare(const char *sign, struct plain_value *left, struct plain_value *right)
{
	const bool is_equality = strcmp(sign, "=") == 0 || strcmp(sign, "!=") == 0;
	char a[64], b[64];
	int order;

	if (*sign == '~')
		return match(left, right);
	if (is_equality ? left->is_text || right->is_text : left->is_text && right->is_text) {
		order = strcmp(as_text(left, a), as_text(right, b));
	} else {
		const int64_t x = plain_number(left), y = plain_number(right);

		if (left->failure || right->failure)
			return failed(FAILURE_OVERFLOW);
		order = (x > y) - (x < y);
	}
	const bool holds = strcmp(sign, "=") == 0    ? order == 0
	                   : strcmp(sign, "!=") == 0 ? order != 0
	                   : strcmp(sign, "<") == 0  ? order < 0
	                   : strcmp(sign, "<=") == 0 ? order <= 0
	                   : strcmp(sign, ">") == 0  ? order > 0
	                                             : order >= 0;
	return number_value(holds ? 10000 : 0);
}

static struct plain_value call(const struct expression *of, const struct plain_row *row)
{
	wide result = 0;
	int64_t first = 0;

	for (size_t i = 0; i < of->n_parts; i++) {
		struct plain_value value = plain_evaluate(of->parts[i], row);
		const int64_t number = value.failure ? 0 : plain_number(&value);

		if (value.failure)
			return value;
		first = i == 0 ? number : first;
		if (strcmp(of->word, "grade") == 0)
			result += i > 0 && number <= first ? 10000 : 0;
		else if (i == 0 || (strcmp(of->word, "min") == 0 ? number < result : number > result))
			result = number;
	}
	if (strcmp(of->word, "round") == 0)
		result = round_to(result, 10000) * 10000;
	if (strcmp(of->word, "floor") == 0)
		result = (result - ((result % 10000) + 10000) % 10000);
	return narrow(result);
}

static struct plain_value join(const struct expression *of, const struct plain_row *row)
{
	struct plain_value left = plain_evaluate(of->parts[0], row);

	if (left.failure || plain_truth(&left) == (of->kind == EXPRESSION_OR))
		return left.failure ? left : number_value(of->kind == EXPRESSION_OR ? 10000 : 0);
	struct plain_value right = plain_evaluate(of->parts[1], row);
	return right.failure ? right : number_value(plain_truth(&right) ? 10000 : 0);
}

static struct plain_value leaf(const struct expression *of, const struct plain_row *row)
{
	char text[64];
	struct plain_value value;

	if (of->kind == EXPRESSION_NAME)
		return name_value(row, of->word);
	if (of->kind == EXPRESSION_NUMBER) {
		value = text_value(of->word);
		return number_value(plain_number(&value));
	}
	snprintf(text, sizeof(text), "%.*s", (int)strlen(of->word) - 2, of->word + 1);
	return text_value(text);
}

static bool is_order(const struct expression *of)
{
	return of->kind == EXPRESSION_COMPARE && (*of->word == '<' || *of->word == '>');
}

static bool is_text(const struct expression *of)
{
	static const char *const texts[] = { "candidate_no", "feeder", "district", "category", "sex" };
	bool is = of->kind == EXPRESSION_STRING;

	for (size_t i = 0; i < COUNT_OF(texts) && of->kind == EXPRESSION_NAME; i++)
		is |= strcmp(of->word, texts[i]) == 0;
	return is || (of->kind == EXPRESSION_NAME && strchr(of->word, '.'));
}

struct plain_value plain_evaluate(const struct expression *of, const struct plain_row *row)
{
	if (of->n_parts == 0)
		return leaf(of, row);
	if (of->kind == EXPRESSION_CALL)
		return call(of, row);
	if (of->kind == EXPRESSION_AND || of->kind == EXPRESSION_OR)
		return join(of, row);
	struct plain_value left = plain_evaluate(of->parts[0], row);
	if (of->kind == EXPRESSION_NOT && !left.failure)
		return number_value(plain_truth(&left) ? 0 : 10000);
	if (!left.failure && (of->kind != EXPRESSION_COMPARE || (is_order(of) && !is_text(of->parts[1]))))
		left.number_e4 = plain_number(&left); /* a text that is too large a number fails before the right side does */
	if (left.failure)
		return left;
	if (of->kind == EXPRESSION_NEGATE)
		return narrow(-(wide)left.number_e4);
	struct plain_value right = plain_evaluate(of->parts[1], row);
	if (right.failure)
		return right;
	return of->kind == EXPRESSION_COMPARE ? compare(of->word, &left, &right) : arithmetic(of->kind, &left, &right);
}
