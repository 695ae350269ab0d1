/* SPDX-License-Identifier: ISC */
/* Choices changed, forms printed and signed where memory runs out, at every n-th allocation: a clear message, and all as it was. */
#include <stdlib.h>
#include <unistd.h>

#include <luqu/service_choices.h>
#include <luqu/service_forms.h>
#include <luqu/service_matrix.h>

#include "data_suite.h"

static enum status change_choices(struct store *store, struct problem *problem)
{
	struct choices_form *form = NULL;
	struct choices_rows before = { .n = 0 };
	enum choices_outcome outcome;
	enum status status = choices_open(store, "2026001", &form, problem);

	if (status == STATUS_OK && !choices_set(form, 1, 0, "042032"))
		status = problem_memory(problem);
	if (status == STATUS_OK)
		status = choices_save(store, form, &outcome, &before, problem);
	free(before.rows);
	choices_close(form);
	return status;
}

static enum status print_forms(struct store *store, struct problem *problem)
{
	const struct forms_request request = { .folder = "paper", .format = SHEET_TXT };
	struct forms_report report;

	return forms_write(store, &request, &report, problem);
}

/* printf '2026002,0\n...' | sha256sum */
static enum status sign_form(struct store *store, struct problem *problem)
{
	static const char text[] = "2026002,0\n2026002,S1,1,042032\n2026002,S2,1,042033\n";
	unsigned char digest[DIGEST_BYTES];
	char hex[DIGEST_TEXT];
	const char *const candidates[] = { "2026002" }, *const digests[] = { hex };

	digest_of(text, sizeof text - 1, digest);
	digest_write(digest, hex);
	return forms_sign(store, &(struct forms_signing){ candidates, digests, 1, NULL }, problem);
}

static enum status make_matrix(struct store *store, struct problem *problem)
{
	struct plan_matrix matrix = { .n_tiers = 0 };
	const enum status status = plan_matrix_make(store, 0, &matrix, problem);

	plan_matrix_free(&matrix);
	return status;
}

static void choices_save__leaves_all_as_it_was__where_memory_runs_out(void **state)
{
	(void)state;
	data_fail_each(STORE_WRITE, change_choices);
	assert_int_equal(data_number("SELECT count(*) FROM choices WHERE candidate_no = '2026001' AND tier = 'S2'"), 1);
}

static void forms_write__says_so__where_memory_runs_out(void **state)
{
	(void)state;
	data_fail_each(STORE_READ, print_forms);
	assert_int_equal(access("paper/J1.txt", F_OK), 0);
}

static void forms_sign__leaves_all_as_it_was__where_memory_runs_out(void **state)
{
	(void)state;
	data_fail_each(STORE_WRITE, sign_form);
	assert_int_equal(data_number("SELECT count(*) FROM signatures"), 1);
}

static void plan_matrix_make__says_so__where_memory_runs_out(void **state)
{
	(void)state;
	data_fail_each(STORE_READ, make_matrix);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		OVER_SMALL(choices_save__leaves_all_as_it_was__where_memory_runs_out),
		OVER_SMALL(forms_write__says_so__where_memory_runs_out),
		OVER_SMALL(forms_sign__leaves_all_as_it_was__where_memory_runs_out),
		OVER_SMALL(plan_matrix_make__says_so__where_memory_runs_out),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
