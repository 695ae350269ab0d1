/* SPDX-License-Identifier: ISC */
/* The line planner as it is seen: a row for each tier, and the tier under the cursor in words. */
#include <inttypes.h>
#include <stdio.h>

#include <luqu/decimal.h>
#include <luqu/screen.h>

#include "lines.h"

enum { CODE_CELLS = 5, NAME_CELLS = 16, LINE_CELLS = 9, COUNT_CELLS = 8, BAR_CELLS = 40, BELOW_LINES = 5 };

/* part / whole to 1/100, halves up; "" without seats. */
static void write_ratio(uint64_t part, uint64_t whole, char text[DECIMAL_TEXT])
{
	text[0] = '\0';
	if (whole > 0)
		decimal_write_e2((int64_t)((part * 200 + whole) / (2 * whole)), text);
}

/* A tier takes whom it can get: eligible where there are no choices yet. */
static uint64_t asking(const struct lines_tier *tier, uint64_t eligible, uint64_t applying)
{
	return tier->applying > 0 ? applying : eligible;
}

static void put_count(struct pen *pen, uint64_t count, int cells)
{
	char text[24];

	snprintf(text, sizeof text, "%" PRIu64, count);
	pen_cell(pen, text, -cells);
	pen_skip(pen, 1);
}

static void paint_tier(const struct planning *own, size_t t, struct pen pen)
{
	const struct lines_tier *tier = &own->report.tiers[t];
	char line[DECIMAL_TEXT + 2] = "", ratio[DECIMAL_TEXT];
	int64_t line_e4;
	uint64_t eligible = tier->eligible, applying = tier->applying;

	if (t == own->focus) {
		struct pen whole = pen;
		whole.role = pen.role = ROLE_FOCUS;
		pen_fill(&whole, -1);
	}
	if (lines_has_line(own, t, &line_e4)) {
		const size_t length = decimal_write(line_e4, line);
		snprintf(line + length, sizeof line - length, "%s", own->planned[t].is_moved ? "*" : " ");
		lines_count(tier, line_e4, &eligible, &applying);
	} else {
		snprintf(line, sizeof line, "%s ", tier->has_line ? _("rule") : "");
	}
	pen_cell(&pen, own->planned[t].code, CODE_CELLS);
	pen_skip(&pen, 1);
	pen_cell(&pen, own->planned[t].name, NAME_CELLS);
	pen_skip(&pen, 1);
	put_count(&pen, tier->seats, COUNT_CELLS);
	pen_cell(&pen, line, -LINE_CELLS);
	pen_skip(&pen, 1);
	put_count(&pen, eligible, COUNT_CELLS);
	put_count(&pen, applying, COUNT_CELLS);
	write_ratio(asking(tier, eligible, applying), tier->seats, ratio);
	pen_cell(&pen, ratio, -COUNT_CELLS);
}

static void paint_header(struct canvas *canvas, struct area area)
{
	struct pen pen = pen_at(canvas, area, 0, ROLE_HEADER);

	pen_cell(&pen, _("Tier"), CODE_CELLS + 1 + NAME_CELLS);
	pen_skip(&pen, 1);
	pen_cell(&pen, _("Seats"), -COUNT_CELLS);
	pen_skip(&pen, 1);
	pen_cell(&pen, _("Line"), -(LINE_CELLS - 1));
	pen_skip(&pen, 2);
	pen_cell(&pen, _("Pass"), -COUNT_CELLS);
	pen_skip(&pen, 1);
	pen_cell(&pen, _("Apply"), -COUNT_CELLS);
	pen_skip(&pen, 1);
	pen_cell(&pen, _("Per seat"), -COUNT_CELLS);
}

static void paint_bar(uint64_t part, uint64_t whole, const char *what, struct pen pen)
{
	const int filled = whole > 0 ? (int)((part < whole ? part : whole) * BAR_CELLS / whole) : 0;

	pen_text(&pen, "[");
	for (int i = 0; i < BAR_CELLS; i++) {
		pen.role = i < filled ? ROLE_BAR : ROLE_TEXT;
		pen_text(&pen, i < filled ? "#" : "-");
	}
	pen.role = ROLE_TEXT;
	pen_text(&pen, "] ");
	pen_text(&pen, what);
}

static void paint_words(const struct planning *own, struct canvas *canvas, struct area area)
{
	const struct lines_tier *tier = &own->report.tiers[own->focus];
	char stored[DECIMAL_TEXT] = "-", ratio[DECIMAL_TEXT], text[512];
	int64_t line_e4 = 0;
	uint64_t eligible = tier->eligible, applying = tier->applying;

	if (lines_has_line(own, own->focus, &line_e4))
		lines_count(tier, line_e4, &eligible, &applying);
	if (tier->has_number)
		decimal_write(tier->line_e4, stored);
	write_ratio(asking(tier, eligible, applying), tier->seats, ratio);
	snprintf(text, sizeof text, _("stored line %s; %" PRIu64 " of %" PRIu64 " eligible pass, and %" PRIu64 " of the %" PRIu64 " with choices here"),
	         tier->has_line && !tier->has_number ? _("rule") : stored, eligible, tier->eligible, applying, tier->applying);
	flow_text(&(struct flow){ .canvas = canvas, .area = { area.line, area.column, 2, area.columns } }, text);
	snprintf(text, sizeof text, _("%s per seat"), ratio[0] ? ratio : "-");
	paint_bar(tier->seats, asking(tier, eligible, applying), text, pen_at(canvas, area, 2, ROLE_TEXT));
	struct pen pen = pen_at(canvas, area, 3, ROLE_FAINT);
	pen_text(&pen, _("The bar: how many of those who pass find a seat. * moved and not saved."));
}

void lines_paint(const struct planning *own, struct canvas *canvas, struct area area)
{
	const size_t room = area.lines > BELOW_LINES + 2 ? (size_t)(area.lines - BELOW_LINES - 1) : 1;
	const size_t first = own->focus >= room ? own->focus - room + 1 : 0;

	paint_header(canvas, area);
	for (size_t t = first; t < own->report.n_tiers && t - first < room; t++)
		paint_tier(own, t, pen_at(canvas, area, (int)(t - first) + 1, ROLE_TEXT));
	if (own->report.n_tiers > 0)
		paint_words(own, canvas, (struct area){ area.line + area.lines - BELOW_LINES + 1, area.column, BELOW_LINES - 1, area.columns });
	canvas_put_cursor(canvas, area.line + (int)(own->focus - first) + 1, area.column);
}
