/* SPDX-License-Identifier: ISC */
/* A stored run against the data as they are now. */
#include <luqu/service_stale.h>

#include <stdlib.h>
#include <string.h>

#include <luqu/match.h>

bool stale_is(const struct year_data *year, const struct run_note *note)
{
	unsigned char digest[DIGEST_BYTES];

	dataset_digest(year->dataset, digest);
	return memcmp(digest, note->digest, DIGEST_BYTES) != 0;
}

/* None stored is no fault where none was asked for. */
static enum status find_note(struct store *store, int64_t run, struct run_note *note, struct problem *problem)
{
	struct store_cursor *runs;
	bool has_any;

	*note = (struct run_note){ .number = 0 };
	if (run == 0) {
		runs = store_cursor_open(store, STORE_RUNS, NULL, 0);
		has_any = store_cursor_next(runs);
		const enum status status = store_cursor_close(runs, problem);
		if (status != STATUS_OK || !has_any)
			return status;
	}
	return store_find_run(store, run, note, problem);
}

/* The dataset alone: totals and places do not matter. */
static enum status check_inputs(struct store *store, const struct progress *progress, const struct run_note *note, bool *is_stale,
                                struct problem *problem)
{
	struct year_data year = { .dataset = NULL };
	const enum status status = store_load_dataset(store, STORE_ALL, progress, &year.dataset, problem);

	if (status == STATUS_OK)
		*is_stale = stale_is(&year, note);
	year_data_free(&year);
	return status;
}

enum status stale_check(struct store *store, int64_t run, const struct progress *progress, struct run_note *note, bool *is_stale,
                        struct problem *problem)
{
	const enum status status = find_note(store, run, note, problem);

	*is_stale = false;
	return status == STATUS_OK && note->number > 0 ? check_inputs(store, progress, note, is_stale, problem) : status;
}

/* --- who would change -------------------------------------------------------------------------------------------------------- */

static enum status compute_anew(const struct progress *progress, struct stale_report *report, struct problem *problem)
{
	const struct match_request request = { .dataset = report->year.dataset,
		                               .totals = report->year.totals,
		                               .n_tiers = report->stored->n_tiers,
		                               .progress = progress };
	const enum status status = match_run(&request, &report->anew, problem);

	return status == STATUS_OK
	               ? run_compare(report->stored, report->anew, request.n_tiers, &report->changes, &report->n_changes, problem)
	               : status;
}

static enum status read_both(struct store *store, const struct progress *progress, struct stale_report *report,
                             struct problem *problem)
{
	enum status status = find_note(store, 0, &report->note, problem);

	if (status != STATUS_OK || report->note.number == 0)
		return status;
	status = year_data_read(store, progress, &report->year, problem);
	if (status == STATUS_OK)
		report->is_stale = stale_is(&report->year, &report->note);
	if (status == STATUS_OK && report->is_stale)
		status = store_load_run(store, report->note.number, report->year.dataset, progress, &report->misfits,
		                        &report->stored, problem);
	return status;
}

enum status stale_find(struct store *store, const struct progress *progress, struct stale_report *report, struct problem *problem)
{
	*report = (struct stale_report){ .is_stale = false };
	enum status status = store_begin_reading(store, problem);

	if (status != STATUS_OK)
		return status;
	status = read_both(store, progress, report, problem);
	store_end_reading(store);
	return status == STATUS_OK && report->is_stale ? compute_anew(progress, report, problem) : status;
}

void stale_report_free(struct stale_report *report)
{
	outcome_free(report->stored);
	outcome_free(report->anew);
	free(report->changes);
	findings_clear(&report->misfits);
	year_data_free(&report->year);
	*report = (struct stale_report){ .is_stale = false };
}
