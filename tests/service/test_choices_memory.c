/* SPDX-License-Identifier: ISC */
/* Choices changed, forms printed and signed where memory runs out, at every n-th allocation: a clear message, and all as it was. */
#include <stdlib.h>
#include <unistd.h>

#include <luqu/service_choices.h>
#include <luqu/service_forms.h>
#include <luqu/service_matrix.h>

#include "../base/suite.h"
#include "data_suite.h"

static enum status change_choices(struct problem *problem)
{
	struct choices_form *form = NULL;
	struct choices_rows before = { .n = 0 };
	enum choices_outcome outcome;
	struct store *store;
	enum status status = store_open("year.db", STORE_WRITE, &store, problem);

	if (status == STATUS_OK)
		status = choices_open(store, "2026001", &form, problem);
	if (status == STATUS_OK && !choices_set(form, 1, 0, "042032"))
		status = problem_memory(problem);
	if (status == STATUS_OK)
		status = choices_save(store, form, &outcome, &before, problem);
	free(before.rows);
	choices_close(form);
	store_close(store);
	return status;
}

static enum status print_forms(struct problem *problem)
{
	const struct forms_request request = { .folder = "paper", .format = SHEET_TXT };
	struct forms_report report;
	struct store *store;
	enum status status = store_open("year.db", STORE_READ, &store, problem);

	if (status == STATUS_OK)
		status = forms_write(store, &request, &report, problem);
	store_close(store);
	return status;
}

/* printf '2026002,0\n...' | sha256sum */
static enum status sign_form(struct problem *problem)
{
	static const char text[] = "2026002,0\n2026002,S1,1,042032\n2026002,S2,1,042033\n";
	unsigned char digest[DIGEST_BYTES];
	char hex[DIGEST_TEXT];
	const char *const candidates[] = { "2026002" }, *const digests[] = { hex };
	struct store *store;
	enum status status = store_open("year.db", STORE_WRITE, &store, problem);

	digest_of(text, sizeof text - 1, digest);
	digest_write(digest, hex);
	if (status == STATUS_OK)
		status = forms_sign(store, &(struct forms_signing){ candidates, digests, 1, NULL }, problem);
	store_close(store);
	return status;
}

static enum status make_matrix(struct problem *problem)
{
	struct plan_matrix matrix = { .n_tiers = 0 };
	struct store *store;
	enum status status = store_open("year.db", STORE_READ, &store, problem);

	if (status == STATUS_OK)
		status = plan_matrix_make(store, 0, &matrix, problem);
	plan_matrix_free(&matrix);
	store_close(store);
	return status;
}

/* Until the operation succeeds; before that, the database is as it was. */
static void fail_everywhere(enum status (*operation)(struct problem *problem))
{
	char before[DIGEST_TEXT], after[DIGEST_TEXT];
	enum status status = STATUS_ENVIRONMENT;
	unsigned failures = 0;

	if (!allocator_can_fail())
		skip();
	data_small();
	data_load();
	data_content(before);
	for (unsigned long n = 0; status != STATUS_OK; n += 1 + n / 60) {
		struct problem problem = { .status = STATUS_OK };

		allocator_fail_after(n);
		status = operation(&problem);
		if (!allocator_heal())
			assert_status(STATUS_OK, status, &problem, __FILE__, __LINE__);
		if (status == STATUS_OK)
			break;
		failures++;
		assert_status(STATUS_ENVIRONMENT, status, &problem, __FILE__, __LINE__);
		assert_true(problem.text[0] != '\0');
		assert_string_equal(data_content(after), before);
	}
	assert_true(failures > 10);
}

static void choices_save__leaves_all_as_it_was__where_memory_runs_out(void **state)
{
	(void)state;
	fail_everywhere(change_choices);
	assert_int_equal(data_number("SELECT count(*) FROM choices WHERE candidate_no = '2026001' AND tier = 'S2'"), 1);
}

static void forms_write__says_so__where_memory_runs_out(void **state)
{
	(void)state;
	fail_everywhere(print_forms);
	assert_int_equal(access("paper/J1.txt", F_OK), 0);
}

static void forms_sign__leaves_all_as_it_was__where_memory_runs_out(void **state)
{
	(void)state;
	fail_everywhere(sign_form);
	assert_int_equal(data_number("SELECT count(*) FROM signatures"), 1);
}

static void plan_matrix_make__says_so__where_memory_runs_out(void **state)
{
	(void)state;
	fail_everywhere(make_matrix);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_FOLDER(choices_save__leaves_all_as_it_was__where_memory_runs_out),
		IN_FOLDER(forms_write__says_so__where_memory_runs_out),
		IN_FOLDER(forms_sign__leaves_all_as_it_was__where_memory_runs_out),
		IN_FOLDER(plan_matrix_make__says_so__where_memory_runs_out),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
