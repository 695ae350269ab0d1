/* SPDX-License-Identifier: ISC */
/* A line typed into a tier or a plan: full marks are its bound, whatever files may hold. */
#include <stdlib.h>
#include <string.h>

#include <luqu/service_row.h>

#include "data_suite.h"

/* The row as it is, with one column changed; NULL: added anew under the first key. */
static enum status type_into(enum kind kind, const char *const *keys, const char *column, const char *text, struct problem *problem)
{
	const char *texts[FIELDS_MOST] = { NULL };
	char *were[FIELDS_MOST], *memory;
	struct row_report report = { .is_gone = false };
	struct store *store = data_open();
	enum row_outcome outcome;

	assert_ok(problem, row_read(store, kind, keys, were, &memory, problem));
	for (size_t i = 0; i < kind_table(kind)->n_fields; i++)
		texts[i] = were[i];
	texts[kind_field(kind, column, strlen(column))] = text;
	const struct row_change change = { .kind = kind, .texts = texts, .expected = (const char *const *)were };
	const enum status status = row_save(store, &change, &outcome, &report, problem);
	if (status == STATUS_FAULT) {
		assert_int_equal(outcome, ROW_FAULTY);
		assert_says(report.faults.kept[0].place, "line"); /* beside its field */
	}
	row_report_clear(&report);
	free(memory);
	store_close(store);
	return status;
}

static void row_save__refuses__a_line_above_full_marks(void **state)
{
	static const char *const tier[] = { "S1" }, *const plan[] = { "S1", "042032", "open" };
	char before[DIGEST_TEXT], after[DIGEST_TEXT];
	struct problem problem = { .status = STATUS_OK };

	(void)state;
	data_content(before);
	assert_int_equal(type_into(KIND_TIERS, tier, "line", "300.01", &problem), STATUS_FAULT);
	assert_says(problem.text, "a line of 300.01 is above full marks, which are 300");
	assert_int_equal(type_into(KIND_PLANS, plan, "line", "9999", &problem), STATUS_FAULT);
	assert_says(problem.text, "a line of 9999 is above full marks, which are 300");
	assert_string_equal(data_content(after), before);
	assert_ok(&problem, type_into(KIND_TIERS, tier, "line", "300", &problem));
	assert_int_equal(type_into(KIND_TIERS, tier, "merit", "math", &problem), STATUS_FAULT);
	assert_says(problem.text, "a line of 300 is above full marks, which are 150");
}

static void row_save__takes__lines_that_are_rules_and_lines_that_a_file_brought(void **state)
{
	static const char *const tier[] = { "S1" };
	struct problem problem = { .status = STATUS_OK };

	(void)state;
	assert_ok(&problem, type_into(KIND_TIERS, tier, "line", "math + 9999", &problem));
	data_number("UPDATE tiers SET line = '9999' WHERE code = 'S1' RETURNING 1");
	assert_ok(&problem, type_into(KIND_TIERS, tier, "name", "another", &problem));
}

/* With a bonus somebody has more than full marks. */
static void row_save__takes__a_line_that_somebody_reaches(void **state)
{
	static const char *const tier[] = { "S1" };
	struct problem problem = { .status = STATUS_OK };

	(void)state;
	data_number("INSERT INTO bonuses VALUES ('2026001', 'x', 20000) RETURNING 1");
	assert_ok(&problem, type_into(KIND_TIERS, tier, "line", "310", &problem));
	assert_int_equal(type_into(KIND_TIERS, tier, "line", "900", &problem), STATUS_FAULT);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		OVER_SMALL(row_save__refuses__a_line_above_full_marks),
		OVER_SMALL(row_save__takes__lines_that_are_rules_and_lines_that_a_file_brought),
		OVER_SMALL(row_save__takes__a_line_that_somebody_reaches),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
