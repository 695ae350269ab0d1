/* SPDX-License-Identifier: ISC */
/* The placements of a stored run, and the trails of all its candidates. Rows and candidates are in the same order, so that one walk
 * along both finds them all. */
#include <luqu/i18n.h>
#include <stdlib.h>
#include <string.h>

#include "run_load.h"

enum { ROWS_PER_STEP = 1 << 16 };

/* The candidate of a row, from *next on; IX_NONE: no longer there. */
static candidate_ix walk_to(const struct run_loading *at, const char *number, candidate_ix *next)
{
	const struct dataset *dataset = at->dataset;
	int order = -1;

	while (*next < dataset->n_candidates && (order = strcmp(dataset_candidate_no(dataset, *next), number)) < 0)
		(*next)++;
	if (*next < dataset->n_candidates && order == 0)
		return (*next)++;
	findings_add(at->findings, at->name, 0, NULL, _("candidate %s is no longer there"), number);
	return IX_NONE;
}

/* Letters stand in the order of the run's tiers; here they go where the dataset has these tiers. */
static void keep_trail(struct run_loading *at, candidate_ix candidate, const char *letters)
{
	char *trail = at->outcome->trail + (size_t)candidate * at->outcome->n_tiers;

	for (size_t i = 0; i < at->n_run_tiers && letters[i] != '\0'; i++) {
		if (at->tiers[i] != IX_NONE)
			trail[at->tiers[i]] = letters[i];
	}
}

static pool_ix find_pool(struct run_loading *at, sqlite3_stmt *rows)
{
	const tier_ix tier = dataset_find_tier(at->dataset, column_text(rows, 1));
	const program_ix program = dataset_find_program(at->dataset, column_text(rows, 2));

	if (tier == IX_NONE || program == IX_NONE)
		return IX_NONE;
	return outcome_find_pool(at->outcome, tier, program, column_text(rows, 3));
}

static void keep_place(struct run_loading *at, sqlite3_stmt *rows, candidate_ix candidate, size_t *capacity)
{
	struct outcome *outcome = at->outcome;
	const pool_ix pool = find_pool(at, rows);

	keep_trail(at, candidate, column_text(rows, 7));
	if (pool == IX_NONE) {
		findings_add(at->findings, at->name, 0, NULL, _("candidate %s: the place %s/%s/%s is no longer there"),
		             column_text(rows, 0), column_text(rows, 1), column_text(rows, 2), column_text(rows, 3));
		return;
	}
	if (!array_grow((void **)&outcome->placements, capacity, outcome->n_placements + 1, sizeof *outcome->placements)) {
		at->is_out_of_memory = true;
		return;
	}
	outcome->placements[outcome->n_placements++] = (struct placement){
		.candidate = candidate,
		.pool = pool,
		.choice = (uint16_t)sqlite3_column_int64(rows, 4),
		.merit_e4 = sqlite3_column_int64(rows, 5),
		.by_order = sqlite3_column_int64(rows, 6) != 0,
	};
}

static bool goes_on(struct run_loading *at, size_t done)
{
	if (done % ROWS_PER_STEP == 0 && !progress_step(at->progress, _("reading"), done, at->dataset->n_candidates))
		at->is_cancelled = true;
	return !at->is_out_of_memory && !at->is_cancelled;
}

static enum status load_places(struct run_loading *at, unsigned char *is_seen, struct problem *problem)
{
	sqlite3_stmt *rows = run_rows(at, OWN_RUN_PLACES);
	candidate_ix next = 0;
	size_t capacity = 0;

	if (!rows)
		return trouble_describe(at->store, problem);
	for (size_t done = 0; goes_on(at, done) && sqlite3_step(rows) == SQLITE_ROW; done++) {
		const candidate_ix candidate = walk_to(at, column_text(rows, 0), &next);

		if (candidate == IX_NONE)
			continue;
		is_seen[candidate] = 1;
		keep_place(at, rows, candidate, &capacity);
	}
	return run_rows_end(at, rows, problem);
}

static enum status load_unplaced(struct run_loading *at, unsigned char *is_seen, struct problem *problem)
{
	sqlite3_stmt *rows = run_rows(at, OWN_RUN_UNPLACED);
	candidate_ix next = 0;

	if (!rows)
		return trouble_describe(at->store, problem);
	for (size_t done = 0; goes_on(at, done) && sqlite3_step(rows) == SQLITE_ROW; done++) {
		const candidate_ix candidate = walk_to(at, column_text(rows, 0), &next);

		if (candidate == IX_NONE)
			continue;
		is_seen[candidate] = 1;
		keep_trail(at, candidate, column_text(rows, 2));
	}
	return run_rows_end(at, rows, problem);
}

/* Candidates who came after the run, and tiers that did, have given no reason: they stand as without choices. */
static void fill_gaps(struct run_loading *at, const unsigned char *is_seen)
{
	const struct dataset *dataset = at->dataset;
	size_t next = 0;

	for (candidate_ix c = 0; c < dataset->n_candidates; c++) {
		const struct placement *place = next < at->outcome->n_placements ? &at->outcome->placements[next] : NULL;
		const bool is_placed = place && place->candidate == c;
		const tier_ix end = is_placed ? at->outcome->pools[place->pool].tier : at->outcome->n_tiers;
		char *trail = at->outcome->trail + (size_t)c * at->outcome->n_tiers;

		next += is_placed;
		if (!is_seen[c])
			findings_add(at->findings, at->name, 0, NULL, _("candidate %s was not there yet"),
			             dataset_candidate_no(dataset, c));
		for (tier_ix t = 0; t < end; t++) {
			if (trail[t] == '\0')
				trail[t] = reason_letter(REASON_NO_CHOICES);
		}
	}
}

enum status run_load_candidates(struct run_loading *at, struct problem *problem)
{
	unsigned char *is_seen = array_make(at->dataset->n_candidates + 1, 1);
	enum status status;

	if (!is_seen)
		return problem_memory(problem);
	status = load_places(at, is_seen, problem);
	if (status == STATUS_OK)
		status = load_unplaced(at, is_seen, problem);
	if (status == STATUS_OK)
		fill_gaps(at, is_seen);
	free(is_seen);
	return status;
}
