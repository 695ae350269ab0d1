/* SPDX-License-Identifier: ISC */
/* Evaluations and the PE test on the screen: lists and forms over their rows. */
#include "suite.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <luqu/kind.h>
#include <luqu/service_row.h>
#include <luqu/store.h>

static const struct {
	enum kind kind;
	const char *texts[FIELDS_MOST];
} rows[] = {
	{ KIND_OFFICE, { "quality_target", "60" } },
	{ KIND_EVALUATIONS, { "100002", "T8_1", "moral", "70" } },
	{ KIND_EVALUATIONS, { "100001", "T8_1", "moral", "92.5" } },
	{ KIND_EVALUATIONS, { "100001", "T8_1", "academic", "79" } },
	{ KIND_PE_ITEMS, { "run", "1000 米跑", "math", "lower", "秒", "耐力", "6" } },
	{ KIND_PE_ITEMS, { "jump", "立定跳远", "math", "higher", "厘米", "", "" } },
	{ KIND_PE_TABLE, { "run", "M", "220", "15" } },
	{ KIND_PE_TABLE, { "run", "M", "245.5", "12" } },
	{ KIND_PE_RESULTS, { "100002", "run", "231.4", "" } },
	{ KIND_PE_RESULTS, { "100003", "jump", "", "absent" } },
};

static int begin(void **state)
{
	struct problem problem = { .status = STATUS_OK };
	struct store *store = NULL;

	if (year_begin(state) != 0 || store_open(year_path(), STORE_WRITE, &store, &problem) != STATUS_OK)
		return -1;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		const struct row_change change = { .kind = rows[i].kind, .texts = rows[i].texts };
		struct row_report report = { .is_gone = false };
		enum row_outcome outcome;

		if (row_save(store, &change, &outcome, &report, &problem) != STATUS_OK)
			fail_msg("%s", problem.text);
		row_report_clear(&report);
	}
	store_close(store);
	return 0;
}
#define OVER_TESTS(test) cmocka_unit_test_setup_teardown(test, begin, year_end)

static void lists_and_forms__look__as_they_should(void **state)
{
	(void)state;
	assert_golden_everywhere("evaluations", "", "evaluations");
	assert_golden_everywhere("evaluations", "<Enter>", "evaluation");
	assert_golden_everywhere("evaluations", "i", "stats-evaluation");
	assert_golden_everywhere("pe-results", "c<Tab> <C-S>", "pe");
	assert_golden_everywhere("pe-items", "", "pe-items");
	assert_golden_everywhere("pe-items", "<Enter>", "pe-item");
	assert_golden_everywhere("pe-table", "", "pe-table");
	assert_golden_everywhere("pe-table", "<Enter>", "pe-row");
	assert_golden_everywhere("pe-results", "", "pe-results");
	assert_golden_everywhere("pe-results", "<Enter>", "pe-result");
}

/* A key that is a decimal finds its row again. */
static void a_row_of_the_table__is_changed_and_taken_away(void **state)
{
	(void)state;
	struct tui *tui = screen_open("pe-table", 24, 80);
	type(tui, "j<Enter><C-U>12.5<C-S>");
	assert_shows(tui, "12.5");
	type(tui, "dnot in the rules<Enter>");
	assert_shows(tui, "taken away");
	assert_hides(tui, "245.5");
	type(tui, "dno<Enter>");
	assert_hides(tui, "220");
	tui_free(tui);
}

/* A run is tried first, refused for a wrong subject, shown without storing, then stored. */
static void marks__are_computed__from_results(void **state)
{
	(void)state;
	struct tui *tui = screen_open("pe-results", 24, 80);
	type(tui, "c");
	assert_string_equal(tui_view(tui)->screen->name, "pe");
	assert_shows(tui, "math");
	type(tui, "<C-U><C-S>");
	assert_shows(tui, "which subject?");
	type(tui, "latin<C-S>");
	assert_shows(tui, "latin");
	assert_shows(tui, "! ");
	type(tui, "<C-U>math<Tab> <C-S>");
	assert_shows(tui, "dry run: nothing is stored");
	assert_shows(tui, "100002");
	type(tui, " <C-S>");
	assert_shows(tui, "2 candidates: 0 scores added, 2 changed, 0 as they were");
	assert_shows(tui, "38 scores have no results behind them and stay as they are");
	assert_hides(tui, "dry run: nothing is stored");
	type(tui, "<C-S>");
	assert_shows(tui, "2 candidates: 0 scores added, 0 changed, 2 as they were");
	tui_free(tui);
}

static void an_evaluation__is_refused__where_no_rule_could_name_it(void **state)
{
	(void)state;
	struct tui *tui = screen_open("evaluation", 24, 80);
	type(tui, "100001<Enter>2025-1<Enter>moral<Enter>90<C-S>");
	assert_shows(tui, "holds a '-'");
	tui_free(tui);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		OVER_TESTS(lists_and_forms__look__as_they_should),
		OVER_TESTS(a_row_of_the_table__is_changed_and_taken_away),
		OVER_TESTS(marks__are_computed__from_results),
		OVER_TESTS(an_evaluation__is_refused__where_no_rule_could_name_it),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
