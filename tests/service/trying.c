/* SPDX-License-Identifier: ISC */
/* A small year tried out. */
#include "trying.h"

#include <stdlib.h>
#include <string.h>

const char trying_year[] = "office: key | value\n"
			   "lottery_seed | 7\n"
			   "\n"
			   "subjects: code | name | full_mark\n"
			   "math | M | 150\n"
			   "\n"
			   "schools: code | name | kind\n"
			   "S | School | general\n"
			   "\n"
			   "programs: code | school | name\n"
			   "P1 | S | one\n"
			   "P2 | S | two\n"
			   "\n"
			   "tiers: code | name | seq\n"
			   "T1 | first | 1\n"
			   "T2 | second | 2\n"
			   "\n"
			   "plans: tier | program | seats | pool | order\n"
			   "T1 | P1 | 1 | open | 1\n"
			   "T1 | P1 | 0 | x | 2\n"
			   "T1 | P2 | 1 | open | 1\n"
			   "T2 | P1 | 1 | open | 1\n"
			   "\n"
			   "candidates: candidate_no | name\n"
			   "01 | a\n"
			   "02 | b\n"
			   "03 | c\n"
			   "04 | d\n"
			   "\n"
			   "scores: candidate_no | subject | mark\n"
			   "01 | math | 100\n"
			   "02 | math | 90\n"
			   "03 | math | 80\n"
			   "04 | math | 70\n"
			   "\n"
			   "choices: candidate_no | tier | rank | program\n"
			   "01 | T1 | 1 | P1\n"
			   "02 | T1 | 1 | P1\n"
			   "02 | T1 | 2 | P2\n"
			   "03 | T1 | 1 | P2\n"
			   "03 | T2 | 1 | P1\n"
			   "04 | T2 | 1 | P1\n";

void trying_reopen(struct trying *trying)
{
	struct problem problem = { .status = STATUS_OK };

	whatif_free(trying->whatif);
	if (whatif_open(trying->small.store, 0, NULL, &trying->whatif, &problem) != STATUS_OK)
		fail_msg("%s", problem.text);
}

int trying_begin(void **state)
{
	struct trying *trying = calloc(1, sizeof *trying);

	if (!trying)
		return -1;
	small_store_make(&trying->small, trying_year);
	trying_reopen(trying);
	*state = trying;
	return 0;
}

int trying_end(void **state)
{
	struct trying *trying = *state;

	whatif_free(trying->whatif);
	small_store_close(&trying->small);
	free(trying);
	return 0;
}

enum status trying_change(struct trying *trying, struct problem *problem, size_t n, const char *const *texts)
{
	struct whatif_change changes[8];
	char(*buffers)[WHATIF_CHANGE_TEXT] = calloc(8, sizeof *buffers);
	enum status status = STATUS_OK;

	assert_non_null(buffers);
	assert_true(n <= 8);
	for (size_t i = 0; i < n && status == STATUS_OK; i++)
		status = whatif_read_change(texts[i], buffers[i], &changes[i], problem);
	if (status == STATUS_OK)
		status = whatif_change(trying->whatif, changes, n, problem);
	free(buffers);
	return status == STATUS_OK ? whatif_compute(trying->whatif, NULL, problem) : status;
}

void trying_must(struct trying *trying, const char *text)
{
	struct problem problem = { .status = STATUS_OK };

	if (CHANGE(trying, &problem, text) != STATUS_OK)
		fail_msg("%s: %s", text, problem.text);
}

const struct whatif_pool *trying_pool(const struct trying *trying, const char *tier, const char *program, const char *pool)
{
	const struct whatif_report *report = whatif_report(trying->whatif);
	const struct dataset *d = whatif_dataset(trying->whatif);

	for (size_t i = 0; i < report->n_pools; i++)
		if (report->pools[i].tier == dataset_find_tier(d, tier) && report->pools[i].program == dataset_find_program(d, program) &&
		    strcmp(report->pools[i].code, pool) == 0)
			return &report->pools[i];
	fail_msg("there is no pool %s/%s/%s", tier, program, pool);
	return NULL;
}

const struct whatif_move *trying_move(const struct trying *trying, const char *candidate_no)
{
	const struct whatif_report *report = whatif_report(trying->whatif);

	for (size_t i = 0; i < report->n_moves; i++)
		if (strcmp(dataset_candidate_no(whatif_dataset(trying->whatif), report->moves[i].candidate), candidate_no) == 0)
			return &report->moves[i];
	return NULL;
}

void trying_digest(struct trying *trying, char text[DIGEST_TEXT])
{
	unsigned char digest[DIGEST_BYTES];

	struct problem problem = { .status = STATUS_OK };
	if (store_digest(trying->small.store, digest, &problem) != STATUS_OK)
		fail_msg("%s", problem.text);
	digest_write(digest, text);
}

size_t trying_audited(struct trying *trying, const char *action, const char *key, const char *new, const char *reason)
{
	const struct store_bind binds[] = { { .number = 0 }, { .number = -1 } };
	struct store_cursor *cursor = store_cursor_open(trying->small.store, STORE_AUDIT, binds, 2);
	size_t n = 0;

	while (store_cursor_next(cursor))
		n += strcmp(store_cursor_text(cursor, 3), action) == 0 && strstr(store_cursor_text(cursor, 5), key) &&
		     strstr(store_cursor_text(cursor, 7), new) && strstr(store_cursor_text(cursor, 8), reason);
	struct problem problem = { .status = STATUS_OK };
	if (store_cursor_close(cursor, &problem) != STATUS_OK)
		fail_msg("%s", problem.text);
	return n;
}
