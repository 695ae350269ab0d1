/* SPDX-License-Identifier: ISC */
/* Pages: what stands on them, how they are scrolled and painted. */
#include "page.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <luqu/arena.h>

#include "glyph.h"
#include "internal.h"

enum { ITEM_TEXT = 4096, FIELD_CELLS = 16, GAP_CELLS = 2 };

/* A text or a row. */
struct item {
	const char *text;
	const char *lead; /* NULL: none */
	int lead_column, indent;
	enum role role;
	bool is_row;                 /* never wrapped */
	const struct screen *screen; /* what Enter opens; NULL: nothing */
	const char *argument;
	int lines;                   /* as laid out */
};

struct page {
	struct arena *arena;
	struct item *items;
	size_t n_items, room;
	bool has_failed;
	int columns, lines;   /* as laid out last, and how many lines that took; 0: anew */
	int height;           /* of the window */
	int top, at;          /* lines: the first one shown, the one the cursor stands on */
	char sought[128];
};

struct page *page_make(void)
{
	struct page *page = calloc(1, sizeof *page);

	if (page && !(page->arena = arena_make())) {
		free(page);
		return NULL;
	}
	return page;
}

void page_free(struct page *page)
{
	if (!page)
		return;
	arena_free(page->arena);
	free(page->items);
	free(page);
}

void page_clear(struct page *page)
{
	struct arena *arena = arena_make();

	if (!arena) {
		page->has_failed = true;
		return;
	}
	arena_free(page->arena);
	page->arena = arena;
	page->n_items = 0;
	page->columns = page->lines = 0;
	page->has_failed = false;
}

bool page_failed(const struct page *page)
{
	return page->has_failed || arena_failed(page->arena);
}

/* --- putting ------------------------------------------------------------------------------------------------------------------------ */

static struct item *add(struct page *page, struct page_place place, const char *text)
{
	static const char nothing[] = "";

	if (!array_grow((void **)&page->items, &page->room, page->n_items + 1, sizeof *page->items)) {
		page->has_failed = true;
		return NULL;
	}
	struct item *item = &page->items[page->n_items++];
	*item = (struct item){ .text = arena_copy(page->arena, text), .indent = place.indent, .role = place.role };
	if (!item->text)
		item->text = nothing;
	page->columns = 0;
	return item;
}

void page_put(struct page *page, struct page_place place, const char *format, ...)
{
	char text[ITEM_TEXT];
	va_list arguments;

	va_start(arguments, format);
	const int length = vsnprintf(text, sizeof text, format, arguments);
	va_end(arguments);
	add(page, place, length > 0 ? text : "");
}

void page_put_blank(struct page *page)
{
	add(page, (struct page_place){ 0, ROLE_TEXT }, "");
}

void page_put_heading(struct page *page, const char *text)
{
	add(page, (struct page_place){ 0, ROLE_HEADER }, text);
}

void page_put_lead(struct page *page, int column, const char *lead)
{
	if (page->n_items == 0)
		return;
	page->items[page->n_items - 1].lead = arena_copy(page->arena, lead);
	page->items[page->n_items - 1].lead_column = column;
}

void page_put_field(struct page *page, const char *label, const char *value)
{
	add(page, (struct page_place){ FIELD_CELLS, ROLE_TEXT }, value);
	page_put_lead(page, 0, label);
}

static size_t put_blanks(char *text, size_t used, int cells)
{
	for (; cells > 0 && used + 1 < ITEM_TEXT; cells--)
		text[used++] = ' ';
	return used;
}

static size_t put_cell(char *text, size_t used, const struct page_cell *cell)
{
	const int width = abs(cell->width_cells);
	const size_t whole = strlen(cell->text);
	const bool is_cut = glyphs_cells(cell->text, whole) > width;
	const size_t length = is_cut ? glyphs_cut(cell->text, whole, width - 1) : whole;
	const int missing = width - glyphs_cells(cell->text, length) - is_cut;

	if (used + length + (size_t)width + 2 >= ITEM_TEXT)
		return used;
	if (cell->width_cells < 0)
		used = put_blanks(text, used, missing);
	memcpy(text + used, cell->text, length);
	used += length;
	if (is_cut)
		text[used++] = '~';
	return cell->width_cells > 0 ? put_blanks(text, used, missing) : used;
}

void page_put_row(struct page *page, struct page_place place, const struct page_cell *cells, size_t n)
{
	char text[ITEM_TEXT];
	size_t used = 0;

	for (size_t i = 0; i < n; i++) {
		if (i > 0)
			used = put_blanks(text, used, GAP_CELLS);
		used = put_cell(text, used, &cells[i]);
	}
	text[used] = '\0';
	struct item *item = add(page, place, text);
	if (item)
		item->is_row = true;
}

void page_link(struct page *page, const struct screen *screen, const char *argument)
{
	if (page->n_items == 0)
		return;
	page->items[page->n_items - 1].screen = screen;
	page->items[page->n_items - 1].argument = arena_copy(page->arena, argument);
}

/* --- where everything stands -------------------------------------------------------------------------------------------------------- */

static struct area item_area(const struct item *item, int columns)
{
	const int indent = item->indent < columns - 8 ? item->indent : 0;

	return (struct area){ .column = indent, .lines = 1, .columns = columns - indent };
}

static void lay_out(struct page *page, int columns)
{
	if (page->columns == columns)
		return;
	page->columns = columns;
	page->lines = 0;
	for (size_t i = 0; i < page->n_items; i++) {
		struct item *item = &page->items[i];
		item->lines = item->is_row || !item->text[0] ? 1 : flow_text(&(struct flow){ .area = item_area(item, columns) }, item->text);
		page->lines += item->lines;
	}
}

static void keep_in_sight(struct page *page)
{
	const int last = page->lines - page->height;

	page->at = page->at >= page->lines ? page->lines - 1 : page->at;
	page->at = page->at < 0 ? 0 : page->at;
	page->top = page->at < page->top ? page->at : page->top;
	page->top = page->at >= page->top + page->height ? page->at - page->height + 1 : page->top;
	page->top = page->top > last ? last : page->top;
	page->top = page->top < 0 ? 0 : page->top;
}

static const struct item *item_at(const struct page *page, int line)
{
	for (size_t i = 0; i < page->n_items; i++) {
		if (line < page->items[i].lines)
			return &page->items[i];
		line -= page->items[i].lines;
	}
	return NULL;
}

int page_line(const struct page *page)
{
	return page->at;
}

void page_go(struct page *page, int line)
{
	page->at = line; /* painting keeps it on the page, and in sight */
}

/* --- painting ------------------------------------------------------------------------------------------------------------------------- */

static void paint_row(const struct item *item, struct canvas *canvas, struct area area, enum role role)
{
	struct pen pen = pen_at(canvas, area, 0, role);

	if (role == ROLE_FOCUS) {
		pen_fill(&pen, -1);
		pen = pen_at(canvas, area, 0, role);
	}
	pen_skip(&pen, item->indent);
	pen_text(&pen, item->text);
}

/* first: the item's first line, counted from the top of the area; below 0 where it begins above. */
static void paint_item(const struct page *page, const struct item *item, struct canvas *canvas, struct area area, int first)
{
	const bool has_cursor = page->at - page->top >= first && page->at - page->top < first + item->lines;
	const enum role role = has_cursor && item->screen ? ROLE_FOCUS : item->role;
	const int skipped = first < 0 ? -first : 0;
	struct area own = area;

	own.line += first < 0 ? 0 : first;
	own.lines = area.line + area.lines - own.line;
	own.lines = own.lines > item->lines - skipped ? item->lines - skipped : own.lines;
	if (item->lead && first >= 0) {
		struct pen pen = pen_at(canvas, own, 0, ROLE_LABEL);
		pen_skip(&pen, item->lead_column);
		pen.end = own.column + item->indent - 1 < pen.end ? own.column + item->indent - 1 : pen.end;
		pen_text(&pen, item->lead);
	}
	if (item->is_row) {
		paint_row(item, canvas, own, role);
		return;
	}
	const struct area place = item_area(item, area.columns);
	own.column += place.column;
	own.columns = place.columns;
	flow_text(&(struct flow){ .canvas = canvas, .area = own, .first = skipped, .role = role }, item->text);
}

void page_paint(struct page *page, struct canvas *canvas, struct area area)
{
	int line = 0;

	page->height = area.lines;
	lay_out(page, area.columns);
	keep_in_sight(page);
	for (size_t i = 0; i < page->n_items && line < page->top + area.lines; line += page->items[i++].lines)
		if (line + page->items[i].lines > page->top)
			paint_item(page, &page->items[i], canvas, area, line - page->top);
	const struct item *item = item_at(page, page->at);
	canvas_put_cursor(canvas, area.line + page->at - page->top, area.column + (item && !item->lead ? item->indent : 0));
}

/* --- keys ------------------------------------------------------------------------------------------------------------------------------- */

static void move(struct page *page, int by)
{
	page->at += by;
	keep_in_sight(page);
}

static bool find(struct page *page)
{
	int line = 0, first = -1, next = -1;

	for (size_t i = 0; i < page->n_items; line += page->items[i++].lines) {
		if (!strcasestr(page->items[i].text, page->sought) && !(page->items[i].lead && strcasestr(page->items[i].lead, page->sought)))
			continue;
		first = first < 0 ? line : first;
		next = next < 0 && line > page->at ? line : next;
	}
	if (first >= 0)
		page->at = next >= 0 ? next : first;
	keep_in_sight(page);
	return first >= 0;
}

static struct effect find_given(struct view *view, const char *text)
{
	struct page *page = ((struct page_view *)view->state)->page;

	if (text[0])
		snprintf(page->sought, sizeof page->sought, "%.*s", (int)sizeof page->sought - 1, text);
	if (!page->sought[0])
		return effect_stay();
	return find(page) ? effect_redraw() : effect_refuse(_("not found: %s"), page->sought);
}

static struct effect enter(const struct page *page)
{
	const struct item *item = item_at(page, page->at);

	return item && item->screen ? effect_open(item->screen, item->argument) : effect_stay();
}

struct effect page_press(struct view *view, struct page *page, uint32_t press)
{
	const struct area body = tui_body(view->tui);

	if (page->columns == 0) { /* typed before it was ever seen */
		page->height = body.lines;
		lay_out(page, body.columns);
	}
	switch (press) {
	case PRESS_DOWN: case 'j':
		move(page, 1);
		break;
	case PRESS_UP: case 'k':
		move(page, -1);
		break;
	case PRESS_PAGE_DOWN: case PRESS_CTRL('F'): case PRESS_SPACE:
		page->top += page->height - 1;
		move(page, page->height - 1);
		break;
	case PRESS_PAGE_UP: case PRESS_CTRL('B'):
		page->top -= page->height - 1;
		move(page, 1 - page->height);
		break;
	case PRESS_HOME: case 'g':
		move(page, -page->lines);
		break;
	case PRESS_END: case 'G':
		move(page, page->lines);
		break;
	case PRESS_ENTER:
		return enter(page);
	case 'n':
		return find_given(view, "");
	case '/': case PRESS_F(3):
		return effect_input(find_given, "/", "");
	default:
		return effect_pass();
	}
	return effect_redraw();
}

/* --- screens that are a page ---------------------------------------------------------------------------------------------------------------- */

size_t page_view_describe(const struct view *view, char *buffer, size_t size)
{
	const struct page *page = ((const struct page_view *)view->state)->page;

	buffer[0] = '\0';
	return page->lines > 0 ? (size_t)snprintf(buffer, size, "%d/%d", page->at + 1, page->lines) : 0;
}
