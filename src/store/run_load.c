/* SPDX-License-Identifier: ISC */
/* A stored run in terms of a dataset: texts are looked up again, and what is no longer there is said. */
#include <luqu/i18n.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "run_load.h"

sqlite3_stmt *run_rows(struct run_loading *at, unsigned statement)
{
	sqlite3_stmt *rows = statement_get(at->store, statement);

	if (rows)
		sqlite3_bind_int64(rows, 1, at->run);
	return rows;
}

enum status run_rows_end(struct run_loading *at, sqlite3_stmt *rows, struct problem *problem)
{
	const int code = sqlite3_reset(rows);

	if (at->is_out_of_memory)
		return problem_memory(problem);
	if (at->is_cancelled)
		return problem_set(problem, STATUS_FAULT, "%s", _("cancelled"));
	return code == SQLITE_OK ? STATUS_OK : trouble_describe(at->store, problem);
}

/* Usually the run's tiers are the dataset's first ones; a tier that came or went since then moves the others. */
static enum status load_tiers(struct run_loading *at, struct problem *problem)
{
	sqlite3_stmt *rows = run_rows(at, STORE_RUN_TIERS);
	size_t capacity = 0;

	if (!rows)
		return trouble_describe(at->store, problem);
	while (!at->is_out_of_memory && sqlite3_step(rows) == SQLITE_ROW) {
		const char *code = column_text(rows, 1);
		const tier_ix tier = dataset_find_tier(at->dataset, code);

		if (!array_grow((void **)&at->tiers, &capacity, at->n_run_tiers + 1, sizeof *at->tiers)) {
			at->is_out_of_memory = true;
			break;
		}
		at->tiers[at->n_run_tiers++] = tier;
		if (tier == IX_NONE)
			findings_add(at->findings, at->name, 0, NULL, _("tier %s is no longer there"), code);
		else if (tier >= at->outcome->n_tiers)
			at->outcome->n_tiers = tier + 1;
	}
	return run_rows_end(at, rows, problem);
}

/* Tiers among those of the run that the run knows nothing of. */
static void find_new_tiers(struct run_loading *at)
{
	for (tier_ix t = 0; t < at->outcome->n_tiers; t++) {
		size_t i = 0;

		while (i < at->n_run_tiers && at->tiers[i] != t)
			i++;
		if (i == at->n_run_tiers)
			findings_add(at->findings, at->name, 0, NULL, _("tier %s was not there yet"), at->dataset->tiers[t].code);
	}
}

static enum status load_all(struct run_loading *at, const struct run_note *note, struct problem *problem)
{
	enum status status = load_tiers(at, problem);

	if (status != STATUS_OK)
		return status;
	find_new_tiers(at);
	at->outcome->n_kept = note->n_kept < at->outcome->n_tiers ? (tier_ix)note->n_kept : at->outcome->n_tiers;
	at->outcome->n_candidates = at->dataset->n_candidates;
	memcpy(at->outcome->digest, note->digest, DIGEST_BYTES);
	at->outcome->trail = array_make(at->dataset->n_candidates, at->outcome->n_tiers > 0 ? at->outcome->n_tiers : 1);
	if (!at->outcome->trail)
		return problem_memory(problem);
	status = run_load_pools(at, problem);
	if (status == STATUS_OK)
		status = run_load_candidates(at, problem);
	if (status == STATUS_OK && arena_failed(at->outcome->arena))
		status = problem_memory(problem);
	return status;
}

static enum status load_run(struct run_loading *at, int64_t number, struct problem *problem)
{
	struct run_note note = { .number = 0 };
	enum status status = store_find_run(at->store, number, &note, problem);

	if (status != STATUS_OK)
		return status;
	at->run = note.number;
	snprintf(at->name, sizeof at->name, _("run %lld"), (long long)note.number);
	return load_all(at, &note, problem);
}

enum status store_load_run(struct store *store, int64_t number, const struct dataset *dataset, const struct progress *progress,
                           struct findings *findings, struct outcome **outcome, struct problem *problem)
{
	struct run_loading at = {
		.store = store, .dataset = dataset, .progress = progress, .findings = findings, .outcome = outcome_make()
	};
	const bool was_reading = store->is_reading;
	enum status status;

	*outcome = NULL;
	if (!at.outcome)
		return problem_memory(problem);
	status = store_begin_reading(store, problem);
	if (status == STATUS_OK)
		status = load_run(&at, number, problem);
	if (!was_reading)
		store_end_reading(store);
	free(at.tiers);
	if (status != STATUS_OK)
		outcome_free(at.outcome);
	else
		*outcome = at.outcome;
	return status;
}

static bool read_digest(const char *text, unsigned char digest[DIGEST_BYTES])
{
	static const char digits[] = "0123456789abcdef";

	for (int i = 0; i < DIGEST_BYTES * 2; i++) {
		const char *digit = text[i] != '\0' ? strchr(digits, text[i]) : NULL;

		if (!digit)
			return false;
		digest[i / 2] = (unsigned char)(digest[i / 2] << 4 | (digit - digits));
	}
	return true;
}

static bool fill_note(sqlite3_stmt *rows, struct run_note *note)
{
	*note = (struct run_note){
		.number = sqlite3_column_int64(rows, 0),
		.n_tiers = sqlite3_column_int64(rows, 5),
		.n_kept = sqlite3_column_int64(rows, 6),
		.kept_run = sqlite3_column_int64(rows, 7),
		.n_placed = sqlite3_column_int64(rows, 8),
		.n_unplaced = sqlite3_column_int64(rows, 9),
	};
	snprintf(note->time, sizeof note->time, "%s", column_text(rows, 1));
	snprintf(note->user, sizeof note->user, "%s", column_text(rows, 2));
	snprintf(note->state, sizeof note->state, "%s", column_text(rows, 3));
	return read_digest(column_text(rows, 4), note->digest);
}

enum status store_find_run(struct store *store, int64_t number, struct run_note *note, struct problem *problem)
{
	sqlite3_stmt *rows = statement_get(store, number == 0 ? OWN_RUN_LATEST : OWN_RUN_FIND);
	bool has_row, is_good = true;

	if (!rows)
		return trouble_describe(store, problem);
	if (number != 0)
		sqlite3_bind_int64(rows, 1, number);
	has_row = sqlite3_step(rows) == SQLITE_ROW;
	if (has_row)
		is_good = fill_note(rows, note);
	if (sqlite3_reset(rows) != SQLITE_OK)
		return trouble_describe(store, problem);
	if (!is_good)
		return problem_set(problem, STATUS_ENVIRONMENT, _("%s: the database is damaged"), store_path(store));
	if (has_row)
		return STATUS_OK;
	if (number == 0)
		return problem_set(problem, STATUS_FAULT, "%s", _("there is no run yet"));
	return problem_set(problem, STATUS_FAULT, _("there is no run %lld"), (long long)number);
}
