/* SPDX-License-Identifier: ISC */
/* Who gains, who loses, who moves: of one pool, or all. */
#include "what_if.h"

#include <stdio.h>
#include <string.h>

enum {
	LIST_HEAD = 2 /* lines above the first */,
	SHOWN_MOST = 1000,
	GAPS_CELLS = 8 /* between the columns */,
	NO_CELLS_LEAST = 9,
	NAME_CELLS = 8,
	VERDICT_CELLS = 5,
	PLACE_CELLS_MOST = 40
};

/* Numbers whole, and the places what is left of the line. */
struct widths { int no, place; };

static struct widths widths_of(const struct view *view)
{
	const struct trying *own = view->state;
	const struct whatif_report *report = whatif_report(own->whatif);
	struct widths widths = { NO_CELLS_LEAST, 0 };

	for (size_t i = 0; i < report->n_moves; i++) {
		const int length = (int)strlen(dataset_candidate_no(whatif_dataset(own->whatif), report->moves[i].candidate));

		widths.no = length > widths.no ? length : widths.no;
	}
	const int left = canvas_columns(view->tui->canvas) - GAPS_CELLS - NAME_CELLS - VERDICT_CELLS - widths.no;
	widths.place = left / 2 < PLACE_CELLS_MOST ? left / 2 : PLACE_CELLS_MOST;
	return widths;
}

static void put_move(struct view *view, const struct widths *widths, const struct whatif_move *move)
{
	struct trying *own = view->state;
	const char *no = dataset_candidate_no(whatif_dataset(own->whatif), move->candidate);
	char from[WHATIF_PLACE_TEXT], to[WHATIF_PLACE_TEXT], name[SHOWN_TEXT];

	whatif_describe_place(own->whatif, move, WHATIF_BEFORE, from);
	whatif_describe_place(own->whatif, move, WHATIF_AFTER, to);
	const struct page_cell cells[] = { { no, widths->no }, { show_field(tui_store(view->tui), KIND_CANDIDATES, CANDIDATES_NAME, no, name), NAME_CELLS },
		                           { whatif_verdict_name(move->verdict), VERDICT_CELLS },
		                           { from, widths->place }, { to, widths->place } };
	page_put_row(own->shown.page, (struct page_place){ 0, ROLE_TEXT }, cells, sizeof cells / sizeof cells[0]);
	page_link(own->shown.page, &screen_explain, no);
}

static bool concerns(const struct trying *own, const struct whatif_pool *pool, const struct whatif_move *move)
{
	const uint32_t number = pool ? (uint32_t)(pool - whatif_report(own->whatif)->pools) : IX_NONE;

	return !pool || move->pools[WHATIF_BEFORE] == number || move->pools[WHATIF_AFTER] == number;
}

static void put_head(struct trying *own, const struct widths *widths, const struct whatif_pool *pool)
{
	char key[EFFECT_TEXT];

	if (pool) {
		trying_key(own, pool, key, sizeof key);
		page_put(own->shown.page, (struct page_place){ 0, ROLE_HEADER }, _("%s: %u came, %u went"), key, (unsigned)pool->came, (unsigned)pool->went);
	} else {
		page_put_heading(own->shown.page, _("All whose place is another one"));
	}
	const struct page_cell cells[] = {
		{ _("Candidate"), widths->no },
		{ "", NAME_CELLS },
		{ "", VERDICT_CELLS },
		{ _("Place before"), widths->place },
		{ _("Place now"), widths->place }
	};
	page_put_row(own->shown.page, (struct page_place){ 0, ROLE_HEADER }, cells, sizeof cells / sizeof cells[0]);
}

void trying_put_people(struct view *view, const struct whatif_pool *pool)
{
	struct trying *own = view->state;
	const struct whatif_report *report = whatif_report(own->whatif);
	const struct widths widths = widths_of(view);
	size_t n = 0;

	page_clear(own->shown.page);
	put_head(own, &widths, pool);
	for (size_t i = 0; i < report->n_moves; i++)
		if (concerns(own, pool, &report->moves[i]) && n++ < SHOWN_MOST)
			put_move(view, &widths, &report->moves[i]);
	if (n == 0)
		page_put(own->shown.page, (struct page_place){ 0, ROLE_FAINT }, "%s", _("Nobody's place is another one."));
	if (n > SHOWN_MOST)
		page_put(own->shown.page, (struct page_place){ 0, ROLE_FAINT }, _("... and %zu more; luqu whatif --who lists all"), n - SHOWN_MOST);
	page_go(own->shown.page, LIST_HEAD);
	own->over = OVER_PEOPLE;
}
