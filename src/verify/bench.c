/* SPDX-License-Identifier: ISC */
/* Benches: merge what comes in, cut off what is too much. */
#include "bench.h"

#include <stdlib.h>
#include <string.h>

struct standing *bench_at(const struct bench_row *row, size_t n_keys, size_t i)
{
	return (void *)(row->bytes + i * standing_bytes(n_keys));
}

static bool row_reserve(struct bench_row *row, size_t n_keys, size_t count)
{
	size_t bytes;

	return !__builtin_mul_overflow(count, standing_bytes(n_keys), &bytes) &&
	       array_grow((void **)&row->bytes, &row->room, bytes, 1);
}

struct standing *bench_append(struct bench_row *row, size_t n_keys)
{
	if (!row_reserve(row, n_keys, row->count + 1))
		return NULL;
	return bench_at(row, n_keys, row->count++);
}

/* What a comparison needs to know. */
struct sorting {
	const struct stage *stage;
	const struct ranking *ranking;
	const struct bench_row *row;
};

static bool is_grouped(const struct sorting *sorting)
{
	return sorting->stage->tier->ties != TIES_BREAK && !sorting->ranking->has_lottery;
}

/* Within a group of equals that is taken or left as a whole any order will do: no draw is needed. */
static bool comes_before(const struct sorting *sorting, struct standing *a, struct standing *b)
{
	int order;

	if (!is_grouped(sorting))
		return standing_is_before(sorting->stage, a, b, sorting->ranking->n_keys);
	order = standing_compare(a, b, sorting->ranking->n_keys);
	return order < 0 || (order == 0 && a->candidate < b->candidate);
}

static bool is_equal(const struct sorting *sorting, const struct standing *a, const struct standing *b)
{
	return is_grouped(sorting) && standing_compare(a, b, sorting->ranking->n_keys) == 0;
}

static int compare_numbers(const void *left, const void *right, void *context)
{
	const struct sorting *sorting = context;
	const size_t n_keys = sorting->ranking->n_keys;
	const uint32_t a = *(const uint32_t *)left, b = *(const uint32_t *)right;

	if (a == b)
		return 0;
	return comes_before(sorting, bench_at(sorting->row, n_keys, a), bench_at(sorting->row, n_keys, b)) ? -1 : 1;
}

static bool order_find(struct sorting *sorting, struct bench_desk *desk)
{
	const size_t count = desk->incoming.count;

	if (!array_grow((void **)&desk->order, &desk->order_room, count, sizeof *desk->order))
		return false;
	for (size_t i = 0; i < count; i++)
		desk->order[i] = (uint32_t)i;
	sorting->row = &desk->incoming;
	if (count > 1)
		qsort_r(desk->order, count, sizeof *desk->order, compare_numbers, sorting);
	return true;
}

/* From the back, so that those who stand before all who come in need not move. */
static bool merge(struct sorting *sorting, struct bench *bench, struct bench_desk *desk)
{
	const size_t n_keys = sorting->ranking->n_keys, bytes = standing_bytes(n_keys);
	struct bench_row *row = &bench->held;
	size_t held = row->count, new = desk->incoming.count, to = held + new;

	if (!row_reserve(row, n_keys, to))
		return false;
	row->count = to;
	while (new > 0) {
		struct standing *comes = bench_at(&desk->incoming, n_keys, desk->order[new - 1]);
		const bool moves = held > 0 && comes_before(sorting, comes, bench_at(row, n_keys, held - 1));

		memcpy(bench_at(row, n_keys, --to), moves ? bench_at(row, n_keys, --held) : comes, bytes);
		if (!moves)
			new --;
	}
	return true;
}

static size_t group_end(const struct sorting *sorting, const struct bench_row *row, size_t first)
{
	const size_t n_keys = sorting->ranking->n_keys;
	size_t end = first + 1;

	while (end < row->count && is_equal(sorting, bench_at(row, n_keys, first), bench_at(row, n_keys, end)))
		end++;
	return end;
}

static size_t cut_whole_groups(const struct sorting *sorting, struct bench *bench, const struct bench_row *row, uint64_t seats)
{
	const size_t n_keys = sorting->ranking->n_keys;
	struct standing *bar = bench->bar.count > 0 ? bench_at(&bench->bar, n_keys, 0) : NULL;
	size_t kept = 0;

	while (kept < row->count) {
		struct standing *next = bench_at(row, n_keys, kept);
		const size_t end = group_end(sorting, row, kept);

		if (bar && (is_equal(sorting, bar, next) || bar->candidate == next->candidate || comes_before(sorting, bar, next)))
			return kept;
		if (end > seats) {
			bench->bar.count = 0;
			bar = bench_append(&bench->bar, n_keys);
			if (bar)
				memcpy(bar, next, standing_bytes(n_keys));
			return bar ? kept : SIZE_MAX;
		}
		kept = end;
	}
	return kept;
}

/* How many are taken; SIZE_MAX: out of memory. */
static size_t cut(const struct sorting *sorting, struct bench *bench, const struct bench_row *row, uint64_t seats)
{
	if (sorting->stage->tier->ties == TIES_REJECT)
		return cut_whole_groups(sorting, bench, row, seats);
	if (row->count <= seats)
		return row->count;
	if (sorting->stage->tier->ties == TIES_BREAK || seats == 0)
		return (size_t)seats;
	return group_end(sorting, row, (size_t)seats - 1);
}

bool bench_take(const struct stage *stage, const struct pool *pool, struct bench *bench, struct bench_desk *desk, uint64_t seats)
{
	struct sorting sorting = { .stage = stage, .ranking = &pool->ranking };
	const size_t n_keys = pool->ranking.n_keys;
	size_t kept, left;

	if (!order_find(&sorting, desk) || !merge(&sorting, bench, desk))
		return false;
	kept = cut(&sorting, bench, &bench->held, seats);
	left = bench->held.count - kept;
	if (kept == SIZE_MAX || !row_reserve(&desk->incoming, n_keys, left))
		return false;
	if (left > 0)
		memcpy(desk->incoming.bytes, bench_at(&bench->held, n_keys, kept), left * standing_bytes(n_keys));
	bench->held.count = kept;
	desk->incoming.count = left;
	return true;
}

bool bench_surely_refuses(const struct stage *stage, const struct pool *pool, const struct bench *bench,
                          const struct application *application, uint64_t seats)
{
	const size_t n_keys = pool->ranking.n_keys;

	if (stage->tier->ties == TIES_REJECT)
		return bench->bar.count > 0 &&
		       standing_compare_application(stage, pool, application, bench_at(&bench->bar, n_keys, 0)) > 0;
	if (bench->held.count < seats)
		return false;
	return seats == 0 ||
	       standing_compare_application(stage, pool, application, bench_at(&bench->held, n_keys, bench->held.count - 1)) > 0;
}

void bench_clear(struct bench *bench)
{
	free(bench->held.bytes);
	free(bench->bar.bytes);
	*bench = (struct bench){ 0 };
}

void bench_desk_clear(struct bench_desk *desk)
{
	free(desk->incoming.bytes);
	free(desk->order);
	*desk = (struct bench_desk){ 0 };
}
