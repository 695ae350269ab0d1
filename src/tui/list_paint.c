/* SPDX-License-Identifier: ISC */
/* A list as it is seen: headers, frozen columns at the left, the others as far as they fit. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "glyph.h"
#include "list_internal.h"

enum { COLUMNS_MOST = LIST_CELLS_MOST + 8, GAP_CELLS = 2 };

/* Where each column stands; width 0: not shown. */
struct layout { int at[COLUMNS_MOST], width[COLUMNS_MOST]; size_t n; };

static int title_cells(const struct screen_column *column)
{
	const char *title = _(column->title);

	return glyphs_cells(title, strlen(title)) + 2; /* marks of sort and place */
}

static int least_width(const struct screen_column *column)
{
	const int title = title_cells(column);

	return column->width_cells > title ? column->width_cells : title;
}

/* Columns from `left` on behind the frozen ones; returns how many cells are left over. */
static int place_columns(const struct list *list, size_t left, int cells, struct layout *layout)
{
	const struct screen_column *columns = list->view->screen->columns;
	const size_t frozen = (size_t)list->view->screen->frozen;
	int at = 0;

	*layout = (struct layout){ .n = list->n_columns < COLUMNS_MOST ? list->n_columns : COLUMNS_MOST };
	for (size_t i = 0; i < layout->n; i++) {
		if (i >= frozen && i < left)
			continue;
		const int width = least_width(&columns[i]);
		if (at + width > cells) {
			if (i >= frozen && at + title_cells(&columns[i]) <= cells && columns[i].grows) {
				layout->width[i] = cells - at; /* one that grows may also shrink */
				at = cells;
			}
			break;
		}
		layout->width[i] = width;
		at += width + GAP_CELLS;
	}
	return at > GAP_CELLS ? cells - (at - GAP_CELLS) : cells;
}

static void share_rest(const struct list *list, int rest, struct layout *layout)
{
	const struct screen_column *columns = list->view->screen->columns;
	int growing = 0, at = 0;

	for (size_t i = 0; i < layout->n; i++)
		growing += layout->width[i] > 0 && columns[i].grows;
	for (size_t i = 0; i < layout->n; i++) {
		if (layout->width[i] == 0)
			continue;
		if (columns[i].grows && rest > 0) {
			const int more = rest / growing;
			layout->width[i] += more;
			rest -= more;
			growing--;
		}
		layout->at[i] = at;
		at += layout->width[i] + GAP_CELLS;
	}
}

/* The column that keys work on is always seen: columns before it go to the left until it fits. */
static void lay_out(const struct list *list, int cells, struct layout *layout)
{
	size_t left = list->left;
	int rest = place_columns(list, left, cells, layout);

	while (layout->width[list->column] == 0 && left < list->column)
		rest = place_columns(list, ++left, cells, layout);
	share_rest(list, rest, layout);
}

static void paint_header(const struct list *list, const struct layout *layout, struct canvas *canvas, struct area area)
{
	const struct screen_column *columns = list->view->screen->columns;

	for (size_t i = 0; i < layout->n; i++) {
		struct pen pen = pen_at(canvas, area, 0, ROLE_HEADER);
		char title[SHOWN_TEXT];
		const char *mark = list->sort != columns[i].cell ? "" : list->is_falling ? "v" : "^";

		if (layout->width[i] == 0)
			continue;
		pen_skip(&pen, layout->at[i]);
		snprintf(title, sizeof title, "%s%s%s", i == list->column ? ">" : "", _(columns[i].title), mark);
		pen_cell(&pen, title, columns[i].align == ALIGN_RIGHT ? -layout->width[i] : layout->width[i]);
	}
}

static void paint_row(const struct list *list, size_t row, const struct layout *layout, struct pen start)
{
	const struct screen_column *columns = list->view->screen->columns;
	const bool is_focus = row == list->focus;
	struct pen line = start;

	line.role = is_focus ? ROLE_FOCUS : ROLE_TEXT;
	if (is_focus)
		pen_fill(&line, -1);
	for (size_t i = 0; i < layout->n; i++) {
		char buffer[SHOWN_TEXT];
		struct pen pen = start;

		if (layout->width[i] == 0)
			continue;
		pen.role = line.role;
		pen_skip(&pen, layout->at[i]);
		pen_cell(&pen, list_cell(&columns[i], &list->rows[row].row, buffer, sizeof buffer),
			 columns[i].align == ALIGN_RIGHT ? -layout->width[i] : layout->width[i]);
	}
}

static void paint_nothing(const struct list *list, struct canvas *canvas, struct area area)
{
	struct pen pen = pen_at(canvas, area, 1, ROLE_FAINT);

	if (list->fetching.walk)
		pen_text(&pen, _("looking ..."));
	else if (list->problem.text[0])
		pen_format(&pen, "! %s", list->problem.text);
	else if (list->filter.text[0])
		pen_text(&pen, _("no row passes the filter; Esc ends it"));
	else
		pen_text(&pen, _("there are no rows here yet"));
	canvas_put_cursor(canvas, pen.line, 0);
}

void list_paint(const struct list *list, struct canvas *canvas, struct area area)
{
	struct layout layout;

	lay_out(list, area.columns, &layout);
	paint_header(list, &layout, canvas, area);
	if (list->n_rows == 0)
		paint_nothing(list, canvas, area);
	for (size_t row = 0; row < list->n_rows; row++)
		paint_row(list, row, &layout, pen_at(canvas, area, (int)row + 1, ROLE_TEXT));
	if (list->n_rows > 0)
		canvas_put_cursor(canvas, area.line + 1 + (int)list->focus, area.column + layout.at[list->column]);
}

void list_describe(const struct list *list, char *buffer, size_t size)
{
	bool is_final;
	const uint64_t count = list_count(list, &is_final);
	char place[32] = "";

	if (list->top >= 0 && list->n_rows > 0)
		snprintf(place, sizeof place, "%" PRId64 "/", list->top + (int64_t)list->focus + 1);
	snprintf(buffer, size, "%s%.*s%s%s%s%" PRIu64, list->filter.text[0] ? "\\" : "",
		 (int)glyphs_cut(list->filter.text, strlen(list->filter.text), 24), list->filter.text, list->filter.text[0] ? "  " : "", place,
		 is_final ? "" : ">", count);
	if (list->is_searching)
		snprintf(buffer, size, _("looking for %.*s: %" PRIu64 " rows, Esc ends"),
			 (int)glyphs_cut(list->sought.text, strlen(list->sought.text), 24), list->sought.text, list->searched);
}
