/* SPDX-License-Identifier: ISC */
/* Checks and explanations without memory: whichever allocation fails, the call says so and leaves nothing behind. */
#include "../support/memory.h"

#include <stdlib.h>
#include <string.h>

#include "check_cases.h"
#include "explained.h"

#include <luqu/service_check.h>

static struct dataset *load(struct small_store *small, const char *text)
{
	struct dataset *dataset;

	small_store_make(small, text);
	assert_int_equal(store_load_dataset(small->store, STORE_ALL, NULL, &dataset, NULL), STATUS_OK);
	return dataset;
}

static enum status attempt_check(void *context, struct problem *problem)
{
	const struct check_request request = { .dataset = context };
	struct check_report report;
	enum status status = check_run(&request, &report, problem);

	check_report_clear(&report);
	return status;
}

static void check_run__says_so__whichever_allocation_fails(void **state)
{
	struct small_store small;
	char *tied = small_text_change(check_good_year, "A | 提前批 | 1 | total > math", "A | 提前批 | 1 | 1");
	char *text = small_text_change(tied, "", "\n\nreturns: tier | candidate_no | program | reason\nA | 01 | P1 | 体检\n");
	struct dataset *dataset = load(&small, text);

	(void)state;
	memory_fail_each(&(struct memory_trial){ .attempt = attempt_check, .context = dataset, .how = MEMORY_STRICT });
	dataset_free(dataset);
	small_store_close(&small);
	free(tied);
	free(text);
}

static enum status attempt_explain(void *context, struct problem *problem)
{
	struct explanation explanation;
	enum status status = explain_candidate(context, "02", NULL, &explanation, problem);

	explanation_free(&explanation);
	return status;
}

static void explain_candidate__says_so__whichever_allocation_fails(void **state)
{
	static const struct explain_edit edits[EXPLAIN_EDITS_MOST] = {
		{ "T1 | 提前 | 1 | total > math | | | | |", "T1 | 提前 | 1 | total > math | | | | math + 96 |" },
		{ "T2 | P1 | open | 1 | |", "T2 | P1 | open | 1 | category = 'boarder' |" },
	};
	struct explained e;

	(void)state;
	explained_make(&e, edits);
	assert_int_equal(explain_open(e.small.store, 0, NULL, &e.session, &e.problem), STATUS_OK);
	memory_fail_each(&(struct memory_trial){ .attempt = attempt_explain, .context = &e.session, .how = MEMORY_STRICT });
	explained_end(&e);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(check_run__says_so__whichever_allocation_fails),
		cmocka_unit_test(explain_candidate__says_so__whichever_allocation_fails),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
