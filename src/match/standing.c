/* SPDX-License-Identifier: ISC */
/* Numbers the equals of each ranking beforehand, so that pools compare numbers instead of keys, and finds the order in which to begin. */
#include "internal.h"

#include <stdlib.h>
#include <string.h>

enum { GROUPED_MOST = 4 /* rankings a tier numbers; further ones are evaluated where they are needed */, BLOCK = 4096 };

struct columns { /* the keys of all participants, key after key, as numbers that ascend from best to worst */
	uint64_t *keys;
	uint8_t *failures;
	size_t n_keys, n_rows;
};

static void columns_free(struct columns *columns)
{
	free(columns->keys);
	free(columns->failures);
}

static uint64_t best_first(int64_t value)
{
	return ~((uint64_t)value ^ UINT64_C(0x8000000000000000));
}

static bool columns_evaluate(struct tier_run *run, const struct ranking *ranking, struct columns *columns)
{
	size_t n = run->n_participants, n_keys = columns->n_keys;
	int64_t *values = array_make(BLOCK * ranking->n_keys, sizeof *values);
	candidate_ix *candidates = array_make(BLOCK, sizeof *candidates);
	bool good = values && candidates;

	for (size_t from = 0; good && from < n; from += BLOCK) {
		size_t count = n - from < BLOCK ? n - from : BLOCK;
		for (size_t i = 0; i < count; i++)
			candidates[i] = run->participants[from + i].candidate;
		const struct rule_batch batch = {
			.dataset = run->dataset, .totals = run->totals, .count = count, .candidates = candidates
		};
		rule_evaluate(ranking->site.rule, &batch, run->scratch, values, columns->failures + from);
		for (size_t k = 0; k < n_keys; k++)
			for (size_t i = 0; i < count; i++)
				columns->keys[k * n + from + i] = best_first(values[k * count + i]);
	}
	free(values);
	free(candidates);
	return good;
}

/* Sorts the participants by one column, stable, byte by byte; bytes that are the same everywhere are passed over. */
static void radix_sort(const uint64_t *column, size_t n, uint32_t *order, uint32_t *spare)
{
	uint64_t varies = 0;

	for (size_t i = 1; i < n; i++)
		varies |= column[i] ^ column[0];
	for (unsigned shift = 0; shift < 64; shift += 8) {
		size_t start[257] = { 0 };
		if (!(varies >> shift & 0xff))
			continue;
		for (size_t i = 0; i < n; i++)
			start[(column[i] >> shift & 0xff) + 1]++;
		for (size_t b = 1; b < 257; b++)
			start[b] += start[b - 1];
		for (size_t i = 0; i < n; i++)
			spare[start[column[order[i]] >> shift & 0xff]++] = order[i];
		memcpy(order, spare, n * sizeof *order);
	}
}

static void sort_columns(const struct columns *columns, uint32_t *order, uint32_t *spare)
{
	for (size_t i = 0; i < columns->n_rows; i++)
		order[i] = (uint32_t)i;
	for (size_t k = columns->n_keys; k-- > 0;)
		radix_sort(columns->keys + k * columns->n_rows, columns->n_rows, order, spare);
}

static bool is_same_row(const struct columns *columns, uint32_t a, uint32_t b)
{
	for (size_t k = 0; k < columns->n_keys; k++)
		if (columns->keys[k * columns->n_rows + a] != columns->keys[k * columns->n_rows + b])
			return false;
	return true;
}

static void number_groups(const struct columns *columns, const uint32_t *order, uint32_t *groups)
{
	uint32_t group = 0;

	for (size_t i = 0; i < columns->n_rows; i++) {
		if (i > 0 && !is_same_row(columns, order[i - 1], order[i]))
			group++;
		groups[order[i]] = columns->failures[order[i]] ? GROUP_FAILED : group;
	}
}

static bool columns_make(struct columns *columns, size_t n_keys, size_t n_rows)
{
	*columns = (struct columns){ .n_keys = n_keys, .n_rows = n_rows };
	columns->keys = array_make(n_keys * n_rows, sizeof *columns->keys);
	columns->failures = array_make(n_rows, sizeof *columns->failures);
	return columns->keys && columns->failures;
}

/* Numbers one ranking; order: filled with the participants from best to worst. */
static bool group_ranking(struct tier_run *run, uint32_t number, uint32_t *order, uint32_t *spare)
{
	const struct ranking *ranking = &run->rules->rankings[number];
	struct columns columns;
	bool good = columns_make(&columns, ranking->n_deciding, run->n_participants) && columns_evaluate(run, ranking, &columns) &&
		    (run->groups[number] = array_make(run->n_participants, sizeof **run->groups));

	if (good) {
		sort_columns(&columns, order, spare);
		number_groups(&columns, order, run->groups[number]);
	}
	columns_free(&columns);
	return good;
}

/* Where the tier's ranking cannot be numbered, begin with the highest merit. */
static bool order_by_merit(struct tier_run *run, uint32_t *order, uint32_t *spare)
{
	struct columns columns;
	bool good = columns_make(&columns, 1, run->n_participants);

	if (good) {
		for (size_t i = 0; i < columns.n_rows; i++)
			columns.keys[i] = best_first(run->merit_e4[i]);
		sort_columns(&columns, order, spare);
	}
	columns_free(&columns);
	return good;
}

static bool standing_make(struct tier_run *run)
{
	const struct tier_rules *rules = run->rules;
	size_t most_keys = 0;

	for (uint32_t r = 0; r < rules->n_rankings; r++)
		if (rules->rankings[r].n_keys > most_keys)
			most_keys = rules->rankings[r].n_keys;
	run->turn = array_make(run->n_participants, sizeof *run->turn);
	run->groups = (uint32_t **)array_make(rules->n_rankings, sizeof *run->groups);
	run->draws = array_make(run->n_participants, sizeof *run->draws);
	run->spare_keys_e4 = array_make(most_keys, sizeof *run->spare_keys_e4);
	return run->turn && run->groups && run->draws && run->spare_keys_e4;
}

bool tier_number_equals(struct tier_run *run)
{
	const struct tier_rules *rules = run->rules;
	uint32_t *spare = array_make(run->n_participants, sizeof *spare), *other = array_make(run->n_participants, sizeof *other);
	uint32_t grouped = 0;
	bool good = spare && other;

	good = good && standing_make(run);
	for (uint32_t r = 0; good && r < rules->n_rankings; r++) {
		if (!run->keeps_keys && !rule_uses_choice(rules->rankings[r].site.rule) && grouped < GROUPED_MOST) {
			good = group_ranking(run, r, r == 0 ? run->turn : other, spare);
			grouped++;
		} else if (rules->rankings[r].n_keys > run->key_width) {
			run->key_width = rules->rankings[r].n_keys;
		}
	}
	if (good && !run->groups[0])
		good = order_by_merit(run, run->turn, spare);
	if (good)
		good = (run->keys_e4 = array_make(run->n_participants * run->key_width + 1, sizeof *run->keys_e4)) != NULL;
	free(spare);
	free(other);
	return good || tier_fail_memory(run);
}
