/* SPDX-License-Identifier: ISC */
/* Nobody is passed over: what each pool took is what its rules take out of all who applied (luqu(1), THE RUN, step 6). */
#include "weigh.h"

#include <inttypes.h>

#include <luqu/decimal.h>
#include <luqu/i18n.h>

/* One pool on the scales. */
struct load {
	const struct stage *stage;
	uint32_t pool;
	const struct tally *tally;
	uint64_t seats;    /* after filing, less orders, with what was lent to it */
	bool is_overtaken; /* the first one turned away comes before the last one taken */
	bool is_torn;      /* they are equal by band and keys, and the draw does not tell them apart */
};

static bool has_both_edges(const struct tally *tally)
{
	return tally->last_in.count > 0 && tally->first_out.count > 0;
}

static void edges_compare(struct load *load)
{
	const struct stage *stage = load->stage;
	const struct ranking *ranking = &stage->pools[load->pool].ranking;
	struct standing *in = load->tally->last_in.standing, *out = load->tally->first_out.standing;
	const bool by_draw = stage->tier->ties == TIES_BREAK || ranking->has_lottery;
	int order;

	if (!has_both_edges(load->tally))
		return;
	order = standing_compare(out, in, ranking->n_keys);
	load->is_torn = order == 0 && !by_draw;
	load->is_overtaken = order < 0 || (order == 0 && by_draw && standing_is_before(stage, out, in, ranking->n_keys));
}

/* How many stand equal to an edge in the sense of `ties`. */
static uint64_t group_size(const struct load *load, const struct edge *edge)
{
	if (edge->count == 0)
		return 0;
	return load->stage->pools[load->pool].ranking.has_lottery ? 1 : edge->count;
}

static bool takes_too_many(const struct load *load)
{
	const struct tally *tally = load->tally;

	if (tally->taken <= load->seats)
		return false;
	if (load->stage->tier->ties != TIES_ADMIT || load->seats == 0)
		return true;
	/* Only those equal to the one on the last seat may come on top. */
	return tally->taken - group_size(load, &tally->last_in) >= load->seats;
}

static bool leaves_seats_free(const struct load *load)
{
	const struct tally *tally = load->tally;

	if (tally->refused == 0)
		return false;
	if (load->stage->tier->ties == TIES_REJECT)
		return tally->taken + group_size(load, &tally->first_out) <= load->seats;
	return tally->taken < load->seats;
}

static void blame_order(const struct load *load)
{
	const struct stage *stage = load->stage;
	struct shown_candidate in, out;

	if (!load->is_overtaken && !load->is_torn)
		return;
	in = stage_show(stage, load->tally->last_in.standing->candidate);
	out = stage_show(stage, load->tally->first_out.standing->candidate);
	if (load->is_overtaken)
		pool_blame(stage, load->pool, "passed over", _("candidate %s was passed over for candidate %s"), out.text, in.text);
	if (load->is_torn)
		pool_blame(stage, load->pool, "ties", _("candidate %s was turned away, candidate %s taken, and they are equal"),
		           out.text, in.text);
}

static void blame_seats(const struct load *load)
{
	const struct tally *tally = load->tally;

	if (takes_too_many(load))
		pool_blame(load->stage, load->pool, "overfull",
		           _("%" PRIu64 " are taken, but there are only %" PRIu64 " seats for them"), tally->taken, load->seats);
	if (leaves_seats_free(load) && tally->first_out.count > 0)
		pool_blame(load->stage, load->pool, "left free",
		           _("candidate %s was turned away, although only %" PRIu64 " of %" PRIu64 " seats are taken"),
		           stage_show(load->stage, tally->first_out.standing->candidate).text, tally->taken, load->seats);
}

/* --- figures --- */

static void compare_number(const struct load *load, const char *what, uint64_t stored, uint64_t right)
{
	if (stored != right)
		pool_blame(load->stage, load->pool, what, _("is given as %" PRIu64 ", but should be %" PRIu64), stored, right);
}

static void compare_merit(const struct load *load, const struct pool_result *stored, const struct holding *holding)
{
	char given[DECIMAL_TEXT] = "", right[DECIMAL_TEXT] = "";

	if (stored->has_merit == holding->has_merit && (!holding->has_merit || stored->merit_e4 == holding->merit_e4))
		return;
	if (stored->has_merit)
		decimal_write(stored->merit_e4, given);
	if (holding->has_merit)
		decimal_write(holding->merit_e4, right);
	pool_blame(load->stage, load->pool, "cutoff", _("is given as `%s`, but should be `%s`"), given, right);
}

static const char *show_no(const struct stage *stage, candidate_ix candidate)
{
	if (candidate >= stage->audit->dataset->n_candidates)
		return _("nobody");
	return dataset_candidate_no(stage->audit->dataset, candidate);
}

static void compare_edge(const struct load *load, const char *what, candidate_ix stored, const struct edge *edge)
{
	const bool counts = load->stage->tier->ties == TIES_BREAK && edge->count > 0;
	const candidate_ix right = counts ? edge->standing->candidate : IX_NONE;

	if (stored != right)
		pool_blame(load->stage, load->pool, what, _("is given as %s, but should be %s"), show_no(load->stage, stored),
		           show_no(load->stage, right));
}

/* Places that only the draw decided: as many as stand equal to the first one turned away. */
static uint64_t drawn_count(const struct load *load)
{
	const struct tally *tally = load->tally;
	const size_t n_keys = load->stage->pools[load->pool].ranking.n_keys;

	if (load->stage->tier->ties != TIES_BREAK || !has_both_edges(tally) ||
	    standing_compare(tally->last_in.standing, tally->first_out.standing, n_keys) != 0)
		return 0;
	return tally->last_in.count;
}

static uint64_t seats_left(const struct pool *pool, const struct holding *holding)
{
	return pool->seats > holding->placed ? pool->seats - holding->placed : 0;
}

static void compare_figures(const struct load *load, const struct holding *holding)
{
	const struct stage *stage = load->stage;
	const struct audit *audit = stage->audit;
	const struct pool *pool = &stage->pools[load->pool];
	const struct pool_result *stored = &audit->outcome->pools[pool->stored];

	compare_number(load, "seats", stored->seats, pool->seats);
	compare_number(load, "capacity", stored->capacity, pool->capacity);
	compare_number(load, "placed", stored->placed, holding->placed);
	compare_number(load, "orders", stored->orders, pool->orders);
	compare_number(load, "vacant", stored->vacant, seats_left(pool, holding));
	compare_number(load, "passed", stored->is_passed, audit->heir[stage->number] != IX_NONE);
	compare_number(load, "drawn", stored->drawn, drawn_count(load));
	compare_merit(load, stored, holding);
	compare_edge(load, "last in", stored->last_in, &load->tally->last_in);
	compare_edge(load, "first out", stored->first_out, &load->tally->first_out);
}

static void count_for_report(const struct load *load)
{
	struct verify_report *report = load->stage->audit->report;
	const struct tally *tally = load->tally;

	report->pools++;
	report->order_places += load->stage->pools[load->pool].orders;
	report->draws += drawn_count(load);
	load->stage->audit->drawn += drawn_count(load);
	if (load->stage->tier->ties == TIES_ADMIT && tally->taken > load->seats)
		report->over_seats += tally->taken - load->seats;
	if (load->stage->tier->ties == TIES_REJECT && tally->refused > 0 && tally->taken < load->seats)
		report->spared_seats += load->seats - tally->taken;
}

void weigh_pools(const struct stage *stage, const struct tally *tallies, const struct holding *holdings, uint64_t *borrowed)
{
	for (uint32_t i = 0; i < stage->n_pools; i++) {
		const struct pool *pool = &stage->pools[i];
		struct load load = { .stage = stage, .pool = i, .tally = &tallies[i], .seats = pool->capacity + borrowed[i] };
		const uint64_t saw = tallies[i].taken + tallies[i].refused;

		if (pool->rollover != IX_NONE && load.seats > saw)
			borrowed[pool->rollover] += load.seats - saw;
		edges_compare(&load);
		blame_order(&load);
		blame_seats(&load);
		count_for_report(&load);
		if (pool->stored != IX_NONE)
			compare_figures(&load, &holdings[i]);
	}
}
