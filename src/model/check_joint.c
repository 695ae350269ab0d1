/* SPDX-License-Identifier: ISC */
/* What binds the cells of one row together (luqu-files(5)). */
#include <stdio.h>
#include <string.h>

#include <luqu/text.h>
#include <luqu/ticket.h>

#include "check.h"
#include "limits.h"

/* Where the columns stand in their tables; kind_table__has_the_columns_that_joint_rules_count_on holds this. */
enum {
	OFFICE_KEY = 0,
	OFFICE_VALUE = 1,
	CALENDAR_FROM = 2,
	CALENDAR_TO = 3,
	SUBJECT_WEIGHT = 4,
	SUBJECT_FORMULA = 6,
	PLAN_POOL = 3,
	SCORE_MARK = 2,
	SCORE_STATUS = 3,
	EVALUATION_TERM = 1,
	EVALUATION_PART = 2,
	PE_RESULT = 2,
	PE_STATUS = 3,
	CLAIM_KIND = 1,
	CLAIM_ITEM = 2,
	CLAIM_POINTS = 3,
	CLAIM_FROM = 6,
	CLAIM_TO = 7,
	CLAIM_STATE = 8,
	SITTING_TICKET = 2,
	SITTING_AREA = 3,
	SITTING_PAPER = 4,
};

static const char *const bonus_rules[] = { "max", "sum", NULL };

/* The values of the office, by key: what the column `value` holds then. */
static const struct {
	const char *key;
	struct field value;
} office_values[] = {
	{ "name", { .name = "value", .type = FIELD_NAME } },
	{ "year", { .name = "value", .type = FIELD_INTEGER, .lowest = YEAR_FIRST, .highest = YEAR_LAST } },
	{ "total", { .name = "value", .type = FIELD_RULE } },
	{ "bonus_rule", { .name = "value", .type = FIELD_WORD, .words = bonus_rules } },
	{ "bonus_cap", { .name = "value", .type = FIELD_DECIMAL, .highest = MARK_MOST_E2 } },
	{ "placement_target", { .name = "value", .type = FIELD_DECIMAL, .highest = 10000 } },
	{ "quality_target", { .name = "value", .type = FIELD_DECIMAL, .highest = 10000 } },
	{ "quality_base_year", { .name = "value", .type = FIELD_INTEGER, .lowest = YEAR_FIRST, .highest = YEAR_LAST } },
};

static bool is_text(const struct value *value, const char *text)
{
	return strlen(text) == value->length && memcmp(text, value->text, value->length) == 0;
}

static bool is_any_bad(uint32_t bad, int one, int other)
{
	return bad & (UINT32_C(1) << one | UINT32_C(1) << other);
}

static bool refuse(const struct check *check, int field, struct cell cell, const char *what)
{
	return check_refuse(check, &kind_table(check->row->kind)->fields[field], cell, what);
}

static bool check_office(const struct check *check, const struct cell *cells, uint32_t bad)
{
	const struct value *values = check->row->values;
	struct value ignored;

	if (is_any_bad(bad, OFFICE_KEY, OFFICE_VALUE) || cells[OFFICE_VALUE].length == 0)
		return true;
	for (size_t i = 0; i < sizeof office_values / sizeof *office_values; i++) {
		if (is_text(&values[OFFICE_KEY], office_values[i].key) &&
		    !check_cell(check, &office_values[i].value, cells[OFFICE_VALUE], &ignored))
			return false;
	}
	if (is_text(&values[OFFICE_KEY], "year") && cells[OFFICE_VALUE].length != strlen("2026"))
		return refuse(check, OFFICE_VALUE, cells[OFFICE_VALUE], _("is not a year of four digits"));
	return true;
}

/* The columns of a first and a last day. */
static bool check_days(const struct check *check, const struct cell *cells, int first, int last)
{
	const struct value *from = &check->row->values[first], *to = &check->row->values[last];
	char what[PHRASE];

	if (from->length == 0 || to->length == 0)
		return true;
	/* Dates of one length and form stand in the order of their bytes. */
	if (memcmp(from->text, to->text, to->length) <= 0)
		return true;
	snprintf(what, sizeof what, _("is before the beginning, %.*s"), (int)from->length, from->text);
	return refuse(check, last, cells[last], what);
}

static bool check_calendar(const struct check *check, const struct cell *cells, uint32_t bad)
{
	return is_any_bad(bad, CALENDAR_FROM, CALENDAR_TO) || check_days(check, cells, CALENDAR_FROM, CALENDAR_TO);
}

/* A derived subject counts where a rule names it, and not once more in the default total. */
static bool check_subject(const struct check *check, const struct cell *cells, uint32_t bad)
{
	struct value *values = check->row->values;

	if (!is_any_bad(bad, SUBJECT_WEIGHT, SUBJECT_FORMULA) && values[SUBJECT_FORMULA].length > 0 &&
	    cells[SUBJECT_WEIGHT].length == 0)
		values[SUBJECT_WEIGHT].number = 0;
	return true;
}

static bool check_plan(const struct check *check, const struct cell *cells, uint32_t bad)
{
	if (is_any_bad(bad, PLAN_POOL, PLAN_POOL) || !is_text(&check->row->values[PLAN_POOL], "inherited"))
		return true;
	return refuse(check, PLAN_POOL, cells[PLAN_POOL], _("is the pool of inherited seats, which no plan row may name"));
}

static bool check_score(const struct check *check, const struct cell *cells, uint32_t bad)
{
	const struct value *values = check->row->values;
	char what[PHRASE];

	if (is_any_bad(bad, SCORE_MARK, SCORE_STATUS) || is_text(&values[SCORE_STATUS], "exempt"))
		return true;
	if (is_text(&values[SCORE_STATUS], "present")) {
		if (!values[SCORE_MARK].is_null)
			return true;
		findings_add(check->findings, check->file, check->line, "mark", "%s",
		             _("is empty though the status is present; where there is no mark, the status says why: absent, void, "
		               "exempt or deferred"));
		return false;
	}
	if (values[SCORE_MARK].is_null)
		return true;
	snprintf(what, sizeof what, _("stands beside the status %.*s, which has no mark"), (int)values[SCORE_STATUS].length,
	         values[SCORE_STATUS].text);
	return refuse(check, SCORE_MARK, cells[SCORE_MARK], what);
}

/* Rules name terms and parts. */
static bool check_evaluation(const struct check *check, const struct cell *cells, uint32_t bad)
{
	for (int field = EVALUATION_TERM; field <= EVALUATION_PART; field++)
		if (!is_any_bad(bad, field, field) && memchr(cells[field].bytes, '-', cells[field].length))
			return refuse(check, field, cells[field], _("holds a '-', which no name in a rule may; write _ for it"));
	return true;
}

static bool check_pe_result(const struct check *check, const struct cell *cells, uint32_t bad)
{
	const struct value *result = &check->row->values[PE_RESULT], *status = &check->row->values[PE_STATUS];
	char what[PHRASE];

	if (is_any_bad(bad, PE_RESULT, PE_STATUS) || is_text(status, "present") != result->is_null)
		return true;
	if (result->is_null) {
		findings_add(check->findings, check->file, check->line, "result", "%s", _("is empty though the status is present"));
		return false;
	}
	snprintf(what, sizeof what, _("stands beside the status %.*s, which has no result"), (int)status->length, status->text);
	return refuse(check, PE_RESULT, cells[PE_RESULT], what);
}

/* An eligibility is a tag, one, and has no points; a bonus has points. */
static bool check_claimed(const struct check *check, const struct cell *cells)
{
	static const struct field tag = { .name = "item", .type = FIELD_TAGS };
	const struct value *values = check->row->values;
	struct value ignored;

	if (is_text(&values[CLAIM_KIND], "bonus")) {
		if (!values[CLAIM_POINTS].is_null)
			return true;
		findings_add(check->findings, check->file, check->line, "points", "%s", _("is empty: a bonus has points"));
		return false;
	}
	if (!values[CLAIM_POINTS].is_null)
		return refuse(check, CLAIM_POINTS, cells[CLAIM_POINTS], _("stands beside an eligibility, which has no points"));
	if (memchr(values[CLAIM_ITEM].text, ';', values[CLAIM_ITEM].length))
		return refuse(check, CLAIM_ITEM, cells[CLAIM_ITEM], _("is more than one tag"));
	return check_cell(check, &tag, cells[CLAIM_ITEM], &ignored);
}

/* Who is given something on a claim must have been named in public before. */
static bool check_claim_state(const struct check *check)
{
	const struct value *values = check->row->values, *state = &values[CLAIM_STATE];
	const bool has_notice = values[CLAIM_FROM].length > 0 && values[CLAIM_TO].length > 0;

	if (has_notice || is_text(state, "claimed") || is_text(state, "refused"))
		return true;
	findings_add(check->findings, check->file, check->line, values[CLAIM_FROM].length > 0 ? "notice_to" : "notice_from",
	             _("is empty though the state is %.*s: the public notice has a first and a last day"), (int)state->length, state->text);
	return false;
}

static bool check_claim(const struct check *check, const struct cell *cells, uint32_t bad)
{
	if (is_any_bad(bad, CLAIM_KIND, CLAIM_ITEM) || is_any_bad(bad, CLAIM_FROM, CLAIM_TO) || is_any_bad(bad, CLAIM_POINTS, CLAIM_STATE))
		return true;
	return check_claimed(check, cells) && check_days(check, cells, CLAIM_FROM, CLAIM_TO) && check_claim_state(check);
}

static bool check_sitting(const struct check *check, const struct cell *cells, uint32_t bad)
{
	const struct value *values = check->row->values;
	const struct value *area = &values[SITTING_AREA], *paper = &values[SITTING_PAPER];
	struct ticket_format format;
	struct ticket_fault fault;
	char what[PHRASE];

	if (is_any_bad(bad, SITTING_TICKET, SITTING_AREA) || is_any_bad(bad, SITTING_PAPER, SITTING_PAPER))
		return true;
	if (area->length > 0 && !text_is_code(area->text, area->length))
		return refuse(check, SITTING_AREA, cells[SITTING_AREA], _("is not a code: 1 to 32 ASCII letters, digits, _ and -"));
	if (paper->length > 0 && !text_is_name(paper->text, paper->length, true))
		return refuse(check, SITTING_PAPER, cells[SITTING_PAPER], _("is not the name of a tag"));
	if (ticket_format_read(values[SITTING_TICKET].text, values[SITTING_TICKET].length, &format, &fault))
		return true;
	if (fault.column > 0)
		snprintf(what, sizeof what, _("is no format of ticket numbers: character %zu: %s"), fault.column, fault.text);
	else
		snprintf(what, sizeof what, _("is no format of ticket numbers: %s"), fault.text);
	return refuse(check, SITTING_TICKET, cells[SITTING_TICKET], what);
}

bool check_joint(const struct check *check, const struct cell *cells, uint32_t bad)
{
	static bool (*const checks[KIND_COUNT])(const struct check *, const struct cell *, uint32_t) = {
		[KIND_OFFICE] = check_office, [KIND_CALENDAR] = check_calendar, [KIND_SUBJECTS] = check_subject,
		[KIND_PLANS] = check_plan,    [KIND_SCORES] = check_score,   [KIND_CLAIMS] = check_claim,
		[KIND_EVALUATIONS] = check_evaluation,
		[KIND_PE_RESULTS] = check_pe_result,
		[KIND_SITTINGS] = check_sitting,
	};

	return !checks[check->row->kind] || checks[check->row->kind](check, cells, bad);
}
