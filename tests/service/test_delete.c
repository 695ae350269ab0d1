/* SPDX-License-Identifier: ISC */
/* One row taken away, and all the reasons not to. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "data_suite.h"

static enum status delete_row(enum kind kind, const char *const *keys, size_t n_keys, const char *reason, struct problem *problem)
{
	const struct delete_request request = { .kind = kind, .keys = keys, .n_keys = n_keys, .reason = reason };
	struct store *store = data_open();
	const enum status status = row_delete(store, &request, problem);

	store_close(store);
	return status;
}

#define DELETE(kind, reason, problem, ...)                                                                                         \
	delete_row(kind, (const char *[]){ __VA_ARGS__ }, sizeof((const char *[]){ __VA_ARGS__ }) / sizeof(const char *), reason,  \
	           problem)

static void row_delete__takes_a_row_away__and_says_why(void **state)
{
	struct problem problem = { .status = STATUS_OK };

	(void)state;
	assert_ok(&problem, DELETE(KIND_SCORES, "录入错误", &problem, "2026001", "math"));
	assert_ok(&problem, DELETE(KIND_CHOICES, "撤回", &problem, "2026001", "S1", "3"));
	assert_ok(&problem, DELETE(KIND_OFFICE, "重新抽签", &problem, "lottery_seed"));
	assert_int_equal(data_number("SELECT count(*) FROM scores"), 3);
	assert_int_equal(data_number("SELECT count(*) FROM choices"), 3);
	assert_int_equal(data_number("SELECT count(*) FROM audit WHERE action = 'delete'"), 3);
	assert_int_equal(
	        data_number("SELECT count(*) FROM audit WHERE action = 'delete' AND object = 'scores' AND key = '2026001/math' AND"
	                    " old LIKE '%\"mark\":\"99\"%' AND new = '' AND reason = '录入错误'"),
	        1);
}

struct refusal {
	enum kind kind;
	const char *keys[3];
	size_t n_keys;
	const char *part;
};

static const struct refusal refusals[] = {
	{ KIND_CANDIDATES,
	  { "2026002" },
	  1,
	  "scores (2, the first 2026002/chinese), bonuses (1, the first 2026002/侨属), choices (2" },
	{ KIND_CANDIDATES, { "2026003" }, 1, "orders (1, the first S1/2026003)" },
	{ KIND_CANDIDATES, { "2026009" }, 1, "candidates has no row 2026009" },
	{ KIND_PROGRAMS, { "042032" }, 1, "plans (2" },
	{ KIND_SCHOOLS, { "nh" }, 1, "programs (1, the first 042032)" },
	{ KIND_TIERS, { "S1" }, 1, "tiers (1, the first S2)" },
	{ KIND_EXAMS, { "zk" }, 1, "subjects (2, the first chinese)" },
	{ KIND_SUBJECTS, { "math" }, 1, "scores (2" },
	{ KIND_PLANS, { "S1", "042032", "open" }, 3, "plans (1, the first S1/042032/talent), orders (1, the first S1/2026003)" },
	{ KIND_PLANS, { "S1", "042032", "none" }, 3, "plans has no row S1/042032/none" },
	{ KIND_CHOICES, { "2026001", "S1", "x" }, 3, "choices has no row 2026001/S1/x" },
	{ KIND_CHOICES, { "2026001", "S1", "2" }, 3, "choices has no row 2026001/S1/2" },
};

static void row_delete__refuses__rows_that_others_name_and_rows_that_are_not_there(void **state)
{
	char before[DIGEST_TEXT], after[DIGEST_TEXT];

	(void)state;
	data_content(before);
	for (size_t i = 0; i < sizeof refusals / sizeof *refusals; i++) {
		struct problem problem = { .status = STATUS_OK };

		assert_status(STATUS_FAULT, delete_row(refusals[i].kind, refusals[i].keys, refusals[i].n_keys, "x", &problem),
		              &problem, refusals[i].part, (int)i);
		assert_says(problem.text, refusals[i].part);
	}
	assert_string_equal(data_content(after), before);
}

/* A rule names what no key does. */
static void row_delete__refuses__what_a_rule_names(void **state)
{
	struct problem problem = { .status = STATUS_OK };

	(void)state;
	assert_ok(&problem, DELETE(KIND_SCORES, "x", &problem, "2026001", "math"));
	assert_ok(&problem, DELETE(KIND_SCORES, "x", &problem, "2026002", "math"));
	assert_int_equal(DELETE(KIND_SUBJECTS, "x", &problem, "math"), STATUS_FAULT);
	assert_says(problem.text, "office total: value");
	assert_int_equal(data_number("SELECT count(*) FROM subjects WHERE code = 'math'"), 1);
}

static void row_delete__refuses__without_a_reason_or_all_keys(void **state)
{
	struct problem problem = { .status = STATUS_OK };

	(void)state;
	assert_int_equal(DELETE(KIND_SCORES, NULL, &problem, "2026001", "math"), STATUS_USAGE);
	assert_int_equal(DELETE(KIND_SCORES, "", &problem, "2026001", "math"), STATUS_USAGE);
	assert_int_equal(DELETE(KIND_SCORES, " \xe3\x80\x80", &problem, "2026001", "math"), STATUS_USAGE);
	assert_says(problem.text, "reason");
	assert_int_equal(DELETE(KIND_SCORES, "a\x1b[2J", &problem, "2026001", "math"), STATUS_USAGE);
	assert_int_equal(DELETE(KIND_SCORES, "x", &problem, "2026001"), STATUS_USAGE);
	assert_says(problem.text, "2 key columns");
	assert_int_equal(DELETE(KIND_CANDIDATES, "x", &problem, "2026001", "math"), STATUS_USAGE);
	assert_int_equal(data_number("SELECT count(*) FROM scores"), 4);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		OVER_SMALL(row_delete__takes_a_row_away__and_says_why),
		OVER_SMALL(row_delete__refuses__rows_that_others_name_and_rows_that_are_not_there),
		OVER_SMALL(row_delete__refuses__what_a_rule_names),
		OVER_SMALL(row_delete__refuses__without_a_reason_or_all_keys),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
