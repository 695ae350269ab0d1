/* SPDX-License-Identifier: ISC */
/* Who gains, who loses, who moves: of one pool, or all. */
#include "what_if.h"

#include <stdio.h>

enum { LIST_HEAD = 2 /* lines above the first */, SHOWN_MOST = 1000, NO_CELLS = 14, VERDICT_CELLS = 6, FROM_CELLS = 28, TO_CELLS = 28 };

static void put_move(struct trying *own, const struct whatif_move *move)
{
	const char *no = dataset_candidate_no(whatif_dataset(own->whatif), move->candidate);
	char from[WHATIF_PLACE_TEXT], to[WHATIF_PLACE_TEXT];

	whatif_describe_place(own->whatif, move, WHATIF_BEFORE, from);
	whatif_describe_place(own->whatif, move, WHATIF_AFTER, to);
	const struct page_cell cells[] = { { no, NO_CELLS }, { whatif_verdict_name(move->verdict), VERDICT_CELLS }, { from, FROM_CELLS }, { to, TO_CELLS } };
	page_put_row(own->shown.page, (struct page_place){ 0, ROLE_TEXT }, cells, sizeof cells / sizeof cells[0]);
	page_link(own->shown.page, &screen_explain, no);
}

static bool concerns(const struct trying *own, const struct whatif_pool *pool, const struct whatif_move *move)
{
	const uint32_t number = pool ? (uint32_t)(pool - whatif_report(own->whatif)->pools) : IX_NONE;

	return !pool || move->pools[WHATIF_BEFORE] == number || move->pools[WHATIF_AFTER] == number;
}

static void put_head(struct trying *own, const struct whatif_pool *pool)
{
	char key[EFFECT_TEXT];

	if (pool) {
		trying_key(own, pool, key, sizeof key);
		page_put(own->shown.page, (struct page_place){ 0, ROLE_HEADER }, _("%s: %u came, %u went"), key, (unsigned)pool->came, (unsigned)pool->went);
	} else {
		page_put_heading(own->shown.page, _("All whose place is another one"));
	}
	const struct page_cell cells[] = {
		{ _("Candidate"), NO_CELLS }, { "", VERDICT_CELLS }, { _("Place before"), FROM_CELLS }, { _("Place now"), TO_CELLS }
	};
	page_put_row(own->shown.page, (struct page_place){ 0, ROLE_HEADER }, cells, sizeof cells / sizeof cells[0]);
}

void trying_put_people(struct trying *own, const struct whatif_pool *pool)
{
	const struct whatif_report *report = whatif_report(own->whatif);
	size_t n = 0;

	page_clear(own->shown.page);
	put_head(own, pool);
	for (size_t i = 0; i < report->n_moves; i++)
		if (concerns(own, pool, &report->moves[i]) && n++ < SHOWN_MOST)
			put_move(own, &report->moves[i]);
	if (n == 0)
		page_put(own->shown.page, (struct page_place){ 0, ROLE_FAINT }, "%s", _("Nobody's place is another one."));
	if (n > SHOWN_MOST)
		page_put(own->shown.page, (struct page_place){ 0, ROLE_FAINT }, _("... and %zu more; luqu whatif --who lists all"), n - SHOWN_MOST);
	page_go(own->shown.page, LIST_HEAD);
	own->over = OVER_PEOPLE;
}
