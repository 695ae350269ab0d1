/* SPDX-License-Identifier: ISC */
/* What-if as it is seen: the tier's rules, its pools before and after, the sums. */
#include "what_if.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include <luqu/decimal.h>
#include <luqu/screen_list.h>
#include <luqu/service_stats.h>

enum { LABEL_CELLS = 9, HEAD_LINES = 6, FAULT_LINE = 4, SUM_LINES = 4, BOTH_TEXT = 2 * DECIMAL_TEXT + 4 };
enum { PROGRAM_CELLS = 8, POOL_CELLS = 8, SEATS_CELLS = 9, PLACED_CELLS = 9, CUTOFF_CELLS = 13, COUNT_CELLS = 5, NAME_LEAST = 8, NARROW_CELLS = 72 };

/* --- above: the tier and its rules -------------------------------------------------------------------------------------------------------- */

static void paint_title(const struct trying *own, struct pen pen)
{
	const struct dataset *d = whatif_dataset(own->whatif);
	const struct whatif_beside beside = whatif_beside(own->whatif);
	const struct tier *tier = &d->tiers[trying_tier(own)];

	pen.role = ROLE_HEADER;
	pen_format(&pen, "%s %s", tier->code, tier->name);
	pen.role = ROLE_FAINT;
	pen_format(&pen, _("  tier %u of %u  "), (unsigned)trying_tier(own) + 1, (unsigned)d->n_tiers);
	pen.role = ROLE_TEXT;
	if (beside.scenario)
		pen_format(&pen, _("beside scenario %s"), beside.scenario);
	else if (beside.run.number > 0)
		pen_format(&pen, beside.is_other_data ? _("beside run %lld, which was of other data") : _("beside run %lld"), (long long)beside.run.number);
	else
		pen_text(&pen, _("beside the outcome of the data as they are"));
}

static void paint_text(const struct trying *own, enum trying_field field, const char *label, struct pen pen)
{
	const bool has_focus = own->focus == field;

	pen.role = ROLE_LABEL;
	pen_cell(&pen, label, LABEL_CELLS);
	pen_skip(&pen, 1);
	pen.role = has_focus ? ROLE_INPUT : own->faults[field][0] ? ROLE_ERROR : ROLE_TEXT;
	if (own->faults[field][0])
		pen_text(&pen, "! ");
	line_paint(&own->lines[field], &pen, has_focus);
}

static void paint_ties(const struct trying *own, struct pen pen)
{
	static const struct { const char *word, *text; } texts[] = {
		{ "break", N_("break: as many as there are seats") },
		{ "admit", N_("admit: all equals of the last one too") },
		{ "reject", N_("reject: no equals of the last one who do not all fit") },
	};
	const char *ties = whatif_value(own->whatif, KIND_TIERS, own->tier, TIERS_TIES);

	pen.role = ROLE_LABEL;
	pen_cell(&pen, _("Ties"), LABEL_CELLS);
	pen_skip(&pen, 1);
	if (own->focus == TRYING_TIES)
		canvas_put_cursor(pen.canvas, pen.line, pen.column);
	pen.role = own->focus == TRYING_TIES ? ROLE_FOCUS : ROLE_TEXT;
	for (size_t i = 0; ties && i < sizeof texts / sizeof texts[0]; i++)
		if (strcmp(texts[i].word, ties) == 0)
			pen_text(&pen, _(texts[i].text));
}

static const char *fault_of(const struct trying *own)
{
	return own->faults[own->focus < TRYING_FIELDS ? own->focus : TRYING_FIELDS];
}

/* A long one takes the line of the header too. */
static void paint_fault(const struct trying *own, struct canvas *canvas, struct area area)
{
	char text[EFFECT_TEXT + 2];

	snprintf(text, sizeof text, "! %s", fault_of(own));
	area.line += FAULT_LINE;
	area.lines = HEAD_LINES - FAULT_LINE;
	flow_text(&(struct flow){ .canvas = canvas, .area = area, .role = ROLE_ERROR }, text);
}

/* --- the pools ------------------------------------------------------------------------------------------------------------------------------ */

static void put_both(struct pen *pen, const char *before, const char *after, int cells)
{
	char text[BOTH_TEXT];

	if (strcmp(before, after) == 0)
		snprintf(text, sizeof text, "%s", after);
	else
		snprintf(text, sizeof text, "%s->%s", before, after);
	pen_cell(pen, text, -cells);
	pen_skip(pen, 1);
}

static void write_count(char text[DECIMAL_TEXT], const struct whatif_pool_side *side, uint32_t count)
{
	if (side->is_there)
		snprintf(text, DECIMAL_TEXT, "%" PRIu32, count);
	else
		snprintf(text, DECIMAL_TEXT, "-");
}

static void put_change(struct pen *pen, char sign, uint32_t count)
{
	char text[16] = "";

	if (count > 0)
		snprintf(text, sizeof text, "%c%" PRIu32, sign, count);
	pen_cell(pen, text, -COUNT_CELLS);
	pen_skip(pen, 1);
}

static void put_name(const struct trying *own, const struct whatif_pool *pool, struct pen *pen, int cells)
{
	const struct dataset *d = whatif_dataset(own->whatif);
	const struct program *program = &d->programs[pool->program];
	char text[EFFECT_TEXT];

	snprintf(text, sizeof text, "%.200s %.200s", d->schools[program->school].name, program->name);
	pen_cell(pen, text, cells);
	pen_skip(pen, 1);
}

/* What a narrow screen leaves out: how many are placed, and the name. */
static bool has_placed(struct area area)
{
	return area.columns >= NARROW_CELLS;
}

static int name_cells(struct area area)
{
	const int others = PROGRAM_CELLS + POOL_CELLS + SEATS_CELLS + (has_placed(area) ? PLACED_CELLS + 1 : 0) + CUTOFF_CELLS + 2 * COUNT_CELLS + 6;

	return area.columns > others + NAME_LEAST ? area.columns - others : 0;
}

/* While seats are typed they stand there as typed, with what they were before. */
static void put_seats(const struct trying *own, const struct whatif_pool *pool, bool has_focus, struct pen *pen)
{
	char texts[WHATIF_SIDES][DECIMAL_TEXT];

	for (int s = 0; s < WHATIF_SIDES; s++)
		write_count(texts[s], &pool->sides[s], pool->sides[s].seats);
	if (has_focus && !own->is_fresh)
		snprintf(texts[WHATIF_AFTER], DECIMAL_TEXT, "%.20s", own->seats.text);
	const int end = pen->column + SEATS_CELLS;
	put_both(pen, texts[WHATIF_BEFORE], texts[WHATIF_AFTER], SEATS_CELLS);
	if (has_focus)
		canvas_put_cursor(pen->canvas, pen->line, end - 1);
}

static void paint_pool(const struct trying *own, const struct whatif_pool *pool, struct area area, struct pen pen)
{
	const bool has_focus = pool == trying_pool(own);
	char texts[WHATIF_SIDES][DECIMAL_TEXT];

	if (has_focus) {
		struct pen whole = pen;
		whole.role = pen.role = ROLE_FOCUS;
		pen_fill(&whole, -1);
	}
	pen_cell(&pen, whatif_dataset(own->whatif)->programs[pool->program].code, PROGRAM_CELLS);
	pen_skip(&pen, 1);
	if (name_cells(area) > 0)
		put_name(own, pool, &pen, name_cells(area));
	pen_cell(&pen, pool->code, POOL_CELLS);
	pen_skip(&pen, 1);
	put_seats(own, pool, has_focus, &pen);
	for (int s = 0; s < WHATIF_SIDES; s++)
		write_count(texts[s], &pool->sides[s], pool->sides[s].placed);
	if (has_placed(area))
		put_both(&pen, texts[WHATIF_BEFORE], texts[WHATIF_AFTER], PLACED_CELLS);
	for (int s = 0; s < WHATIF_SIDES; s++) {
		snprintf(texts[s], DECIMAL_TEXT, "-");
		if (pool->sides[s].has_merit)
			decimal_write(pool->sides[s].merit_e4, texts[s]);
	}
	put_both(&pen, texts[WHATIF_BEFORE], texts[WHATIF_AFTER], CUTOFF_CELLS);
	put_change(&pen, '+', pool->came);
	put_change(&pen, '-', pool->went);
}

static void paint_header(struct area area, struct pen pen)
{
	const struct { const char *title; int cells; } columns[] = {
		{ _("Program"), PROGRAM_CELLS },
		{ _("Name"), name_cells(area) },
		{ _("Pool"), POOL_CELLS },
		{ _("Seats"), -SEATS_CELLS },
		{ _("Placed"), has_placed(area) ? -PLACED_CELLS : 0 },
		{ _("Cutoff"), -CUTOFF_CELLS },
		{ _("Came"), -COUNT_CELLS },
		{ _("Went"), -COUNT_CELLS },
	};

	pen.role = ROLE_HEADER;
	for (size_t i = 0; i < sizeof columns / sizeof columns[0]; i++) {
		if (columns[i].cells == 0)
			continue;
		pen_cell(&pen, columns[i].title, columns[i].cells);
		pen_skip(&pen, 1);
	}
}

static void paint_pools(const struct trying *own, struct canvas *canvas, struct area area)
{
	const size_t room = area.lines > 0 ? (size_t)area.lines : 1;
	const size_t at = own->focus >= TRYING_FIELDS ? own->focus - TRYING_FIELDS : 0;
	const size_t top = at >= room ? at - room + 1 : 0;
	size_t first;
	const size_t n = trying_pools(own, &first);

	for (size_t i = top; i < n && i - top < room; i++)
		paint_pool(own, &whatif_report(own->whatif)->pools[first + i], area, pen_at(canvas, area, (int)(i - top), ROLE_TEXT));
}

/* --- below: the sums ------------------------------------------------------------------------------------------------------------------------- */

static void put_share(struct pen *pen, const char *label, const uint64_t parts[WHATIF_SIDES], const uint64_t wholes[WHATIF_SIDES])
{
	char texts[WHATIF_SIDES][DECIMAL_TEXT];

	for (int s = 0; s < WHATIF_SIDES; s++)
		decimal_write(stats_percent_e4(parts[s], wholes[s]), texts[s]);
	pen->role = ROLE_LABEL;
	pen_text(pen, label);
	pen->role = ROLE_TEXT;
	if (strcmp(texts[WHATIF_BEFORE], texts[WHATIF_AFTER]) == 0)
		pen_format(pen, " %s %%   ", texts[WHATIF_AFTER]);
	else
		pen_format(pen, " %s->%s %%   ", texts[WHATIF_BEFORE], texts[WHATIF_AFTER]);
}

static void paint_shares(const struct trying *own, struct pen pen)
{
	const struct whatif_report *report = whatif_report(own->whatif);
	const struct whatif_sums *before = &report->sums[WHATIF_BEFORE], *after = &report->sums[WHATIF_AFTER];
	const uint64_t placed[WHATIF_SIDES] = { before->placed, after->placed };

	put_share(&pen, _("Placement rate"), placed, (uint64_t[]){ report->n_candidates, report->n_candidates });
	put_share(&pen, _("At choice 1"), (uint64_t[]){ before->first, after->first }, placed);
	put_share(&pen, _("At 1 to 3"), (uint64_t[]){ before->first_three, after->first_three }, placed);
}

static void paint_sums(const struct trying *own, struct canvas *canvas, struct area area)
{
	const struct whatif_report *report = whatif_report(own->whatif);
	const struct scenario *scenario = whatif_scenario(own->whatif);
	struct pen pen = pen_at(canvas, area, 1, ROLE_TEXT);

	paint_shares(own, pen);
	pen = pen_at(canvas, area, 2, ROLE_TEXT);
	pen_format(&pen, _("%" PRIu64 " gain   %" PRIu64 " lose   %" PRIu64 " move"), report->n_gains, report->n_loses, report->n_moves_only);
	if (own->is_stale && !own->is_changed) {
		pen.role = ROLE_WARNING;
		pen_text(&pen, _("   ! not of these changes: Ctrl-R computes anew"));
	}
	pen = pen_at(canvas, area, 3, ROLE_FAINT);
	if (scenario->n_rows == 0)
		pen_text(&pen, _("Nothing is changed yet: type seats, or go up to the line."));
	else
		pen_format(&pen, "%s%s%s", scenario->about.name, scenario->about.name[0] ? ": " : "", own->described);
}

void trying_paint(const struct trying *own, struct canvas *canvas, struct area area)
{
	const struct area pools = { area.line + HEAD_LINES, area.column, area.lines - HEAD_LINES - SUM_LINES, area.columns };
	const struct area sums = { area.line + area.lines - SUM_LINES, area.column, SUM_LINES, area.columns };

	if (whatif_dataset(own->whatif)->n_tiers == 0) {
		flow_text(&(struct flow){ .canvas = canvas, .area = area }, _("There is no tier yet."));
		return;
	}
	paint_title(own, pen_at(canvas, area, 0, ROLE_TEXT));
	paint_text(own, TRYING_LINE, _("Line"), pen_at(canvas, area, 1, ROLE_TEXT));
	paint_text(own, TRYING_RANKING, _("Ranking"), pen_at(canvas, area, 2, ROLE_TEXT));
	paint_ties(own, pen_at(canvas, area, 3, ROLE_TEXT));
	if (fault_of(own)[0])
		paint_fault(own, canvas, area);
	else
		paint_header(area, pen_at(canvas, area, HEAD_LINES - 1, ROLE_HEADER));
	paint_pools(own, canvas, pools);
	paint_sums(own, canvas, sums);
}
