/* SPDX-License-Identifier: ISC */
/* Mark entry as it is seen: places in columns, as they lie in the packet, and the field under the cursor. */
#include <stdio.h>
#include <string.h>

#include <luqu/decimal.h>

#include "glyph.h"
#include "marks.h"

enum { VALUE_CELLS = 12, GAP_CELLS = 2, HEAD_LINES = 3 };

struct layout {
	int rows, columns, place_cells;
	size_t first;
};

static struct layout lay_out(const struct marks *own, struct area area)
{
	struct layout layout = { .rows = area.lines - HEAD_LINES > 1 ? area.lines - HEAD_LINES : 1, .place_cells = 2 };
	const size_t n = own->sheet.n_places;

	if (n > 0)
		layout.place_cells = (int)strlen(own->sheet.places[n - 1].place);
	layout.columns = area.columns / (layout.place_cells + 1 + VALUE_CELLS + GAP_CELLS);
	layout.columns = layout.columns > 0 ? layout.columns : 1;
	const size_t page = (size_t)layout.rows * (size_t)layout.columns;
	layout.first = own->focus / page * page;
	return layout;
}

static void paint_head(const struct marks *own, struct canvas *canvas, struct area area)
{
	const struct entry_sheet *sheet = &own->sheet;
	const struct batch_info *batch = &sheet->batch;
	char full[DECIMAL_TEXT], step[DECIMAL_TEXT];
	struct pen pen = pen_at(canvas, area, 0, ROLE_HEADER);

	pen_format(&pen, "%s %s  ", batch->exam, sheet->subject_name);
	if (batch->packet[0])
		pen_format(&pen, _("packet %s  "), batch->packet);
	else if (batch->is_sealed)
		pen_format(&pen, "%s  ", _("sealed"));
	if (batch->room[0])
		pen_format(&pen, "%s/%s  ", batch->site, batch->room);
	pen_text(&pen, sheet->pass == 1 ? _("first entry") : sheet->pass == 2 ? _("second entry") : _("settling"));
	decimal_write_e2(sheet->limits.full_mark_e2, full);
	decimal_write_e2(sheet->limits.step_e2, step);
	pen = pen_at(canvas, area, 1, ROLE_FAINT);
	pen_format(&pen, _("full mark %s, step %s"), full, step);
}

/* What stands there; while something is typed, that. */
static void paint_field(const struct marks *own, struct pen *pen)
{
	char text[ENTRY_VALUE_TEXT];

	pen->role = own->is_refused ? ROLE_ERROR : ROLE_INPUT;
	entry_value_write(&own->sheet.places[own->focus].value, text);
	pen_cell(pen, own->typed[0] ? own->typed : text, VALUE_CELLS);
	canvas_put_cursor(pen->canvas, pen->line, pen->column - VALUE_CELLS + glyphs_cells(own->typed, strlen(own->typed)));
}

static void paint_place(const struct marks *own, size_t i, const struct layout *layout, struct pen pen)
{
	const struct entry_place *place = &own->sheet.places[i];
	char text[ENTRY_VALUE_TEXT];

	pen.role = i == own->focus ? ROLE_FOCUS : ROLE_LABEL;
	pen_cell(&pen, place->place, -layout->place_cells);
	pen_skip(&pen, 1);
	if (i == own->focus) {
		paint_field(own, &pen);
		return;
	}
	pen.role = ROLE_TEXT;
	entry_value_write(&place->value, text);
	pen_cell(&pen, text[0] ? text : ".", VALUE_CELLS);
}

void marks_paint(const struct view *view, struct canvas *canvas, struct area area)
{
	const struct marks *own = view->state;
	const struct layout layout = lay_out(own, area);

	paint_head(own, canvas, area);
	if (own->sheet.n_places == 0) {
		struct pen pen = pen_at(canvas, area, HEAD_LINES, ROLE_TEXT);

		pen_text(&pen, _("Nothing is left to settle."));
		return;
	}
	for (size_t i = layout.first; i < own->sheet.n_places && i - layout.first < (size_t)layout.rows * (size_t)layout.columns; i++) {
		const int at = (int)(i - layout.first);
		struct pen pen = pen_at(canvas, area, HEAD_LINES + at % layout.rows, ROLE_TEXT);

		pen_skip(&pen, at / layout.rows * (layout.place_cells + 1 + VALUE_CELLS + GAP_CELLS));
		paint_place(own, i, &layout, pen);
	}
}
