/* SPDX-License-Identifier: ISC */
/* What can be read from one sheet: a mark, or why there is none. */
#include <stdio.h>
#include <string.h>

#include <luqu/decimal.h>
#include <luqu/i18n.h>
#include <luqu/text.h>

#include "entry.h"

static const struct {
	enum score_status status;
	const char *key; /* of the numeric keypad; its name in files will do as well */
	const char *name;
} marks[] = {
	{ SCORE_ABSENT, "-", N_("absent") },
	{ SCORE_VOID, "*", N_("void") },
	{ SCORE_EXEMPT, "", N_("exempt") },
	{ SCORE_DEFERRED, "", N_("deferred") },
};

static bool is_typed(const char *text, const char *key, enum score_status status)
{
	return (key[0] != '\0' && strcmp(text, key) == 0) || strcmp(text, score_status_name(status)) == 0;
}

bool entry_value_read(const char *text, const char *code, struct entry_value *value)
{
	*value = (struct entry_value){ .status = SCORE_NONE };
	if (code[0] != '\0' && !text_is_code(code, strlen(code)))
		return false;
	snprintf(value->code, sizeof value->code, "%s", code);
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
		if (is_typed(text, marks[i].key, marks[i].status)) {
			value->status = marks[i].status;
			return true;
		}
	}
	if (decimal_read(text, strlen(text), 2, 2, &value->mark_e2) != DECIMAL_GOOD || text[0] == '-')
		return false;
	value->status = SCORE_PRESENT;
	return true;
}

void entry_value_write(const struct entry_value *value, char text[ENTRY_VALUE_TEXT])
{
	text[0] = '\0';
	if (value->status == SCORE_PRESENT)
		decimal_write_e2(value->mark_e2, text);
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		if (value->status == marks[i].status)
			snprintf(text, ENTRY_VALUE_TEXT, "%s%s%s", _(marks[i].name), value->code[0] ? " " : "", value->code);
}

bool entry_value_is_same(const struct entry_value *a, const struct entry_value *b)
{
	return a->status == b->status && (a->status != SCORE_PRESENT || a->mark_e2 == b->mark_e2) && strcmp(a->code, b->code) == 0;
}

void entry_value_json(const struct entry_value *value, char text[ENTRY_JSON_TEXT])
{
	char mark[DECIMAL_TEXT] = "";

	text[0] = '\0';
	if (value->status == SCORE_NONE)
		return;
	if (value->status == SCORE_PRESENT)
		decimal_write_e2(value->mark_e2, mark);
	snprintf(text, ENTRY_JSON_TEXT, "{\"mark\":\"%s\",\"status\":\"%s\",\"code\":\"%s\"}", mark,
	         score_status_name(value->status), value->code);
}

static enum score_status status_of(const char *name)
{
	for (int status = SCORE_PRESENT; status <= SCORE_DEFERRED; status++)
		if (strcmp(score_status_name((enum score_status)status), name) == 0)
			return (enum score_status)status;
	return SCORE_NONE;
}

void entry_value_fetch(struct store_cursor *rows, int column, struct entry_value *value)
{
	*value = (struct entry_value){ .mark_e2 = store_cursor_number(rows, column),
		                       .status = status_of(store_cursor_text(rows, column + 1)) };
	value->is_awarded = value->status == SCORE_EXEMPT && !store_cursor_is_null(rows, column);
	snprintf(value->code, sizeof value->code, "%s", store_cursor_text(rows, column + 2));
}

/* --- checks --------------------------------------------------------------------------------------------------------------------
 */

enum status subject_limits_find(struct store *store, const char *subject, struct subject_limits *limits, struct problem *problem)
{
	enum { NAME = 1, FULL_MARK = 2, STEP = 3, FORMULA = 6 };
	static const struct row empty = { .kind = KIND_SUBJECTS };
	struct row row = empty;
	struct value found[FIELDS_MOST];

	row.values[0] = (struct value){ .text = subject, .length = strlen(subject) };
	switch (store_find_row(store, &row, found)) {
	case STORE_DONE:
		limits->limits = (struct mark_limits){ found[FULL_MARK].number, found[STEP].number, found[FORMULA].length > 0 };
		snprintf(limits->name, sizeof limits->name, "%.*s", (int)found[NAME].length, found[NAME].text);
		return STATUS_OK;
	case STORE_MISSING:
		return problem_set(problem, STATUS_FAULT, _("there is no subject '%s'"), subject);
	default:
		return store_trouble(store, problem);
	}
}

enum status violation_effect(struct store *store, const char *code, char effect[EFFECT_TEXT_BYTES], struct problem *problem)
{
	enum { EFFECT = 2 };
	struct row row = { .kind = KIND_VIOLATIONS };
	struct value found[FIELDS_MOST];

	effect[0] = '\0';
	row.values[0] = (struct value){ .text = code, .length = strlen(code) };
	switch (store_find_row(store, &row, found)) {
	case STORE_DONE:
		snprintf(effect, EFFECT_TEXT_BYTES, "%.*s", (int)found[EFFECT].length, found[EFFECT].text);
		return STATUS_OK;
	case STORE_MISSING:
		return STATUS_OK;
	default:
		return store_trouble(store, problem);
	}
}

/* A void mark has a breach of discipline for its reason; what voids all subjects is more than one sheet can say. */
static enum status check_effect(const struct entry_value *value, const char *effect, struct problem *problem)
{
	if (effect[0] == '\0')
		return problem_set(problem, STATUS_FAULT, _("'%s' is not in %s"), value->code, kind_table(KIND_VIOLATIONS)->name);
	if (strcmp(effect, "all") == 0)
		return problem_set(problem, STATUS_FAULT,
		                   _("code %s voids all subjects: enter the sheet as it is, and have it voided"), value->code);
	if (value->status == SCORE_VOID && strcmp(effect, "subject") != 0)
		return problem_set(problem, STATUS_FAULT, _("code %s voids nothing"), value->code);
	if (value->status != SCORE_VOID && strcmp(effect, "none") != 0)
		return problem_set(problem, STATUS_FAULT, _("code %s is for a mark that is void"), value->code);
	return STATUS_OK;
}

static enum status check_code(struct store *store, const struct entry_value *value, struct problem *problem)
{
	char effect[EFFECT_TEXT_BYTES];
	enum status status;

	if (value->code[0] == '\0' && value->status != SCORE_ABSENT)
		return problem_set(problem, STATUS_FAULT, "%s", _("it needs a reason code"));
	if (value->code[0] == '\0')
		return STATUS_OK;
	status = violation_effect(store, value->code, effect, problem);
	return status == STATUS_OK ? check_effect(value, effect, problem) : status;
}

enum status entry_value_check(struct store *store, const struct mark_limits *limits, const struct entry_value *value,
                              struct problem *problem)
{
	const bool has_mark = value->status == SCORE_PRESENT;
	const enum mark_fault fault = mark_check(limits, has_mark, value->mark_e2);
	char text[512];

	if (value->status == SCORE_NONE)
		return problem_set(problem, STATUS_FAULT, "%s", _("this is no mark"));
	if (fault != MARK_GOOD) {
		mark_fault_write(fault, limits, value->mark_e2, text, sizeof text);
		return problem_set(problem, STATUS_FAULT, "%s", text);
	}
	if (!has_mark)
		return check_code(store, value, problem);
	return value->code[0] == '\0' ? STATUS_OK : problem_set(problem, STATUS_FAULT, "%s", _("a mark has no reason code"));
}
