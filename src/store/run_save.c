/* SPDX-License-Identifier: ISC */
/* An outcome becomes rows, in texts. */
#include <luqu/i18n.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "internal.h"

struct saving {
	struct store *store;
	const struct dataset *dataset;
	const struct outcome *outcome;
	const struct progress *progress;
	int64_t run;
};

enum { ROWS_PER_STEP = 1 << 16 };

static void bind_text(sqlite3_stmt *statement, int number, const char *text)
{
	sqlite3_bind_text(statement, number, text, -1, SQLITE_STATIC);
}

static bool save_run(const struct saving *saving, const struct run_note *note)
{
	sqlite3_stmt *statement = statement_get(saving->store, OWN_RUN_ADD);
	char digest[DIGEST_TEXT];

	digest_write(note->digest, digest);
	if (statement) {
		sqlite3_bind_int64(statement, 1, note->number);
		bind_text(statement, 2, note->time);
		bind_text(statement, 3, note->user);
		bind_text(statement, 4, note->state);
		bind_text(statement, 5, digest);
		sqlite3_bind_int64(statement, 6, note->n_tiers);
		sqlite3_bind_int64(statement, 7, note->n_kept);
		sqlite3_bind_int64(statement, 8, note->kept_run);
		sqlite3_bind_int64(statement, 9, note->n_placed);
		sqlite3_bind_int64(statement, 10, note->n_unplaced);
	}
	return statement_do(saving->store, statement);
}

static bool save_tiers(const struct saving *saving)
{
	sqlite3_stmt *statement = statement_get(saving->store, OWN_RUN_TIER_ADD);
	bool good = true;

	for (tier_ix t = 0; t < saving->outcome->n_tiers && good; t++) {
		if (statement) {
			sqlite3_bind_int64(statement, 1, saving->run);
			sqlite3_bind_int64(statement, 2, t);
			bind_text(statement, 3, saving->dataset->tiers[t].code);
			sqlite3_bind_int64(statement, 4, t < saving->outcome->n_kept);
		}
		good = statement_do(saving->store, statement);
	}
	return good;
}

static const char *number_of(const struct saving *saving, candidate_ix candidate)
{
	return candidate == IX_NONE ? "" : dataset_candidate_no(saving->dataset, candidate);
}

static void bind_pool(const struct saving *saving, sqlite3_stmt *statement, const struct pool_result *pool)
{
	const struct dataset *dataset = saving->dataset;

	sqlite3_bind_int64(statement, 1, saving->run);
	bind_text(statement, 2, dataset->tiers[pool->tier].code);
	bind_text(statement, 3, dataset->programs[pool->program].code);
	bind_text(statement, 4, pool->code);
	if (pool->plan == IX_NONE)
		sqlite3_bind_null(statement, 5);
	else
		sqlite3_bind_int64(statement, 5, dataset->plans[pool->plan].order);
	sqlite3_bind_int64(statement, 6, pool->seats);
	sqlite3_bind_int64(statement, 7, pool->capacity);
	sqlite3_bind_int64(statement, 8, pool->placed);
	sqlite3_bind_int64(statement, 9, pool->orders);
	sqlite3_bind_int64(statement, 10, pool->vacant);
	sqlite3_bind_int64(statement, 11, pool->is_passed);
	if (pool->has_merit)
		sqlite3_bind_int64(statement, 12, pool->merit_e4);
	else
		sqlite3_bind_null(statement, 12);
	sqlite3_bind_int64(statement, 13, pool->drawn);
	bind_text(statement, 14, number_of(saving, pool->last_in));
	bind_text(statement, 15, number_of(saving, pool->first_out));
}

static bool save_pools(const struct saving *saving)
{
	sqlite3_stmt *statement = statement_get(saving->store, OWN_RUN_POOL_ADD);
	bool good = true;

	for (size_t i = 0; i < saving->outcome->n_pools && good; i++) {
		if (statement)
			bind_pool(saving, statement, &saving->outcome->pools[i]);
		good = statement_do(saving->store, statement);
	}
	return good;
}

/* The trail of an unplaced candidate has a letter for every tier. */
static bool save_unplaced(const struct saving *saving, candidate_ix candidate)
{
	const struct outcome *outcome = saving->outcome;
	sqlite3_stmt *statement = statement_get(saving->store, OWN_RUN_UNPLACED_ADD);

	if (statement) {
		sqlite3_bind_int64(statement, 1, saving->run);
		bind_text(statement, 2, dataset_candidate_no(saving->dataset, candidate));
		bind_text(statement, 3, reason_name(outcome_reason(outcome, candidate)));
		sqlite3_bind_text(statement, 4, outcome->n_tiers > 0 ? outcome->trail + (size_t)candidate * outcome->n_tiers : "",
		                  (int)outcome->n_tiers, SQLITE_STATIC);
	}
	return statement_do(saving->store, statement);
}

static void bind_place(const struct saving *saving, sqlite3_stmt *statement, int number, const struct placement *place)
{
	const struct outcome *outcome = saving->outcome;
	const struct pool_result *pool = &outcome->pools[place->pool];

	sqlite3_bind_int64(statement, number++, saving->run);
	bind_text(statement, number++, dataset_candidate_no(saving->dataset, place->candidate));
	bind_text(statement, number++, saving->dataset->tiers[pool->tier].code);
	bind_text(statement, number++, saving->dataset->programs[pool->program].code);
	bind_text(statement, number++, pool->code);
	sqlite3_bind_int64(statement, number++, place->choice);
	sqlite3_bind_int64(statement, number++, place->merit_e4);
	sqlite3_bind_int64(statement, number++, place->by_order);
	sqlite3_bind_text(statement, number, outcome->trail + (size_t)place->candidate * outcome->n_tiers, (int)pool->tier,
	                  SQLITE_STATIC);
}

/* Many with one statement take half the time of as many statements. */
static bool save_places(const struct saving *saving, const struct placement *places, size_t count)
{
	enum { COLUMNS = 9 };
	const size_t step = count == STORE_ROWS_AT_ONCE ? count : 1;
	sqlite3_stmt *statement = statement_get(saving->store, step > 1 ? OWN_RUN_PLACES_ADD : OWN_RUN_PLACE_ADD);
	bool good = true;

	for (size_t i = 0; i < count && good; i += step) {
		for (size_t row = 0; statement && row < step; row++)
			bind_place(saving, statement, (int)row * COLUMNS + 1, &places[i + row]);
		good = statement_do(saving->store, statement);
	}
	return good;
}

static bool goes_on(const struct saving *saving, size_t done, size_t before)
{
	if (done / ROWS_PER_STEP == before / ROWS_PER_STEP && before > 0)
		return true;
	return progress_step(saving->progress, _("storing"), done, saving->outcome->n_candidates);
}

/* Each table in the order of candidates, so that it grows at its end. */
static enum status save_candidates(const struct saving *saving, struct problem *problem)
{
	const struct outcome *outcome = saving->outcome;
	size_t next = 0, count;
	bool good = true;

	for (size_t i = 0; i < outcome->n_placements && good; i += count) {
		count = outcome->n_placements - i < STORE_ROWS_AT_ONCE ? outcome->n_placements - i : STORE_ROWS_AT_ONCE;
		good = save_places(saving, &outcome->placements[i], count);
		if (!goes_on(saving, i + count, i))
			return problem_set(problem, STATUS_FAULT, "%s", _("cancelled"));
	}
	for (candidate_ix c = 0; c < outcome->n_candidates && good; c++) {
		if (next < outcome->n_placements && outcome->placements[next].candidate == c)
			next++;
		else
			good = save_unplaced(saving, c);
	}
	return store_trouble(saving->store, problem);
}

static bool next_number(struct store *store, int64_t *number)
{
	sqlite3_stmt *statement = statement_get(store, OWN_RUN_NUMBER);
	const bool good = statement && sqlite3_step(statement) == SQLITE_ROW;

	if (good)
		*number = sqlite3_column_int64(statement, 0);
	else
		trouble_keep(store);
	sqlite3_reset(statement);
	return good;
}

static void note_change(struct store *store, const struct run_note *note)
{
	char number[32], text[256], digest[DIGEST_TEXT];
	const struct store_change change = { "run", "run", number, "", text, "" };

	digest_write(note->digest, digest);
	snprintf(number, sizeof number, "%lld", (long long)note->number);
	snprintf(text, sizeof text,
	         "{\"digest\":\"%s\",\"tiers\":%lld,\"kept\":%lld,\"kept_run\":%lld,\"placed\":%lld,\"unplaced\":%lld}", digest,
	         (long long)note->n_tiers, (long long)note->n_kept, (long long)note->kept_run, (long long)note->n_placed,
	         (long long)note->n_unplaced);
	store_audit_add(store, &change);
}

static enum status save_all(struct saving *saving, struct run_note *note, struct problem *problem)
{
	struct store *store = saving->store;
	enum status status;

	if (!next_number(store, &note->number))
		return store_trouble(store, problem);
	saving->run = note->number;
	if (!save_run(saving, note) || !save_tiers(saving) || !save_pools(saving))
		return store_trouble(store, problem);
	status = save_candidates(saving, problem);
	if (status != STATUS_OK)
		return status;
	note_change(store, note);
	return store_trouble(store, problem);
}

static void fill_note(const struct outcome *outcome, int64_t kept_run, struct run_note *note)
{
	*note = (struct run_note){
		.state = "draft",
		.n_tiers = outcome->n_tiers,
		.n_kept = outcome->n_kept,
		.kept_run = kept_run,
		.n_placed = (int64_t)outcome->n_placements,
		.n_unplaced = (int64_t)(outcome->n_candidates - outcome->n_placements),
	};
	time_now(note->time);
	store_user(note->user, sizeof note->user);
	memcpy(note->digest, outcome->digest, DIGEST_BYTES);
}

enum status store_save_run(struct store *store, const struct dataset *dataset, const struct outcome *outcome, int64_t kept_run,
                           const struct progress *progress, struct run_note *note, struct problem *problem)
{
	struct saving saving = { store, dataset, outcome, progress, 0 };
	enum status status;

	fill_note(outcome, kept_run, note);
	status = store_begin(store, progress, problem);
	if (status != STATUS_OK)
		return status;
	status = save_all(&saving, note, problem);
	if (status == STATUS_OK)
		return store_commit(store, problem);
	store_rollback(store);
	return status;
}
