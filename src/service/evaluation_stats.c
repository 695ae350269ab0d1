/* SPDX-License-Identifier: ISC */
/* The share of pupils who are evaluated at 80 or above. */
#include <luqu/service_evaluation.h>

#include <stdlib.h>
#include <string.h>

#include <luqu/decimal.h>
#include <luqu/service_stats.h>

enum { SHARE_TERM, SHARE_FEEDER, SHARE_NAME, SHARE_PUPILS, SHARE_GOOD };

/* --- the target
 * ------------------------------------------------------------------------------------------------------------------- */

struct office_values {
	int64_t year, base_year, target_e4; /* -1: not given */
};

static void take_setting(struct office_values *values, const char *key, const char *text)
{
	const struct {
		const char *key;
		unsigned places;
		int64_t *value;
	} wanted[] = { { "year", 0, &values->year },
		       { "quality_base_year", 0, &values->base_year },
		       { "quality_target", 4, &values->target_e4 } };

	for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++)
		if (strcmp(wanted[i].key, key) == 0 && *text)
			decimal_read(text, strlen(text), wanted[i].places, wanted[i].places, wanted[i].value);
}

static enum status read_target(struct store *store, struct evaluation_stats *stats, struct problem *problem)
{
	struct store_cursor *rows = store_cursor_open_kind(store, KIND_OFFICE);
	struct office_values office = { .year = -1, .base_year = -1, .target_e4 = -1 };
	int64_t years = 0;

	while (store_cursor_next(rows))
		take_setting(&office, store_cursor_text(rows, 0), store_cursor_text(rows, 1));
	stats->has_target = office.target_e4 >= 0;
	if (office.year >= 0 && office.base_year >= 0)
		years = office.year - office.base_year;
	stats->target_e4 = office.target_e4 + years * EVALUATION_RISE * E4;
	if (stats->target_e4 > 100 * E4)
		stats->target_e4 = 100 * E4;
	if (stats->target_e4 < 0)
		stats->target_e4 = 0;
	return store_cursor_close(rows, problem);
}

/* --- the shares
 * ------------------------------------------------------------------------------------------------------------------- */

static bool add_share(struct evaluation_stats *stats, size_t *capacity, struct store_cursor *row)
{
	void *shares = stats->shares;

	if (!array_grow(&shares, capacity, stats->n_shares + 1, sizeof *stats->shares))
		return false;
	stats->shares = shares;
	stats->shares[stats->n_shares++] = (struct evaluation_share){
		.term = arena_copy(stats->arena, store_cursor_text(row, SHARE_TERM)),
		.feeder = arena_copy(stats->arena, store_cursor_text(row, SHARE_FEEDER)),
		.name = arena_copy(stats->arena, store_cursor_text(row, SHARE_NAME)),
		.pupils = (uint64_t)store_cursor_number(row, SHARE_PUPILS),
		.good = (uint64_t)store_cursor_number(row, SHARE_GOOD),
	};
	return !arena_failed(stats->arena);
}

enum status evaluation_stats_make(struct store *store, struct evaluation_stats *stats, struct problem *problem)
{
	struct store_cursor *rows;
	enum status status;
	size_t capacity = 0;
	bool has_room = true;

	*stats = (struct evaluation_stats){ .arena = arena_make() };
	if (!stats->arena)
		return problem_memory(problem);
	status = read_target(store, stats, problem);
	if (status != STATUS_OK)
		return status;
	rows = store_cursor_open(store, STORE_EVALUATION_SHARES, NULL, 0);
	while (has_room && store_cursor_next(rows))
		has_room = add_share(stats, &capacity, rows);
	status = store_cursor_close(rows, problem);
	return has_room ? status : problem_memory(problem);
}

struct evaluation_share evaluation_sum_term(const struct evaluation_stats *stats, size_t *at)
{
	struct evaluation_share sum = { stats->shares[*at].term, "", "", 0, 0 };

	for (; *at < stats->n_shares && strcmp(stats->shares[*at].term, sum.term) == 0; (*at)++) {
		sum.pupils += stats->shares[*at].pupils;
		sum.good += stats->shares[*at].good;
	}
	return sum;
}

bool evaluation_is_met(const struct evaluation_stats *stats, const struct evaluation_share *share)
{
	return !stats->has_target || stats_percent_e4(share->good, share->pupils) >= stats->target_e4;
}

void evaluation_stats_free(struct evaluation_stats *stats)
{
	free(stats->shares);
	arena_free(stats->arena);
	*stats = (struct evaluation_stats){ .arena = NULL };
}
