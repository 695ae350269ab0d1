/* SPDX-License-Identifier: ISC */
/* What is around every screen: the title line, the message line, the keys that work here and now. */
#include <stdio.h>
#include <string.h>

#include "glyph.h"
#include "internal.h"

struct area tui_body(const struct tui *tui)
{
	return (struct area){ .line = 1, .column = 0, .lines = canvas_lines(tui->canvas) - FRAME_LINES, .columns = canvas_columns(tui->canvas) };
}

bool tui_is_small(const struct tui *tui)
{
	return canvas_lines(tui->canvas) < LEAST_LINES || canvas_columns(tui->canvas) < LEAST_COLUMNS;
}

static struct area whole(const struct tui *tui)
{
	return (struct area){ .lines = canvas_lines(tui->canvas), .columns = canvas_columns(tui->canvas) };
}

static void describe(const struct view *view, char *buffer, size_t size)
{
	const struct behaviour *behaviour = view->screen->behaviour;

	buffer[0] = '\0';
	if (behaviour && behaviour->describe)
		behaviour->describe(view, buffer, size);
	else if (view->list)
		list_describe(view->list, buffer, size);
}

static void paint_title(const struct tui *tui, const struct view *view)
{
	struct pen pen = pen_at(tui->canvas, whole(tui), 0, ROLE_TITLE);
	char right[256];
	const char *name = strrchr(tui->database, '/');

	describe(view, right, sizeof right);
	const int right_cells = glyphs_cells(right, strlen(right));
	const int end = pen.end;
	pen.end = end - right_cells - 2 > 20 ? end - right_cells - 2 : 20;
	pen_format(&pen, " %s", _(view->screen->title));
	if (view->argument[0])
		pen_format(&pen, " %s", view->argument);
	pen_format(&pen, "  -  %s", name ? name + 1 : tui->database);
	pen_fill(&pen, -1);
	pen.end = end;
	pen_cell(&pen, right, -(end - pen.column - 1));
	pen_fill(&pen, -1);
}

/* --- the keys ----------------------------------------------------------------------------------------------------------------------- */

/* "F3 / Search ": the F-key, its twin, what it does. */
static void key_text(const struct view *view, const struct screen_key *key, char *buffer, size_t size)
{
	char name[PRESS_NAME], twin[PRESS_NAME];
	const bool has_twin = key->twin && !(view->form && key->twin >= PRESS_SPACE && key->twin < PRESS_FIRST);

	snprintf(buffer, size, "%s%s%s", key->press ? press_name(key->press, name) : "", key->press && has_twin ? " " : "",
		 has_twin ? press_name(key->twin, twin) : "");
}

static int key_cells(const struct view *view, const struct screen_key *key)
{
	char text[2 * PRESS_NAME + 2];

	key_text(view, key, text, sizeof text);
	return glyphs_cells(text, strlen(text)) + 1 + glyphs_cells(_(key->label), strlen(_(key->label))) + 2;
}

static void paint_key(const struct view *view, const struct screen_key *key, struct pen *pen)
{
	char text[2 * PRESS_NAME + 2];

	key_text(view, key, text, sizeof text);
	pen->role = ROLE_KEY;
	pen_text(pen, text);
	pen->role = ROLE_LABEL;
	pen_format(pen, " %s", _(key->label));
	pen->role = ROLE_TEXT;
	pen_skip(pen, 2);
}

static bool is_essential(const struct screen_key *key)
{
	return key->act == action_help || key->act == action_back;
}

/* A key of an earlier table that means something else here. */
static bool is_hidden(const struct view *view, const struct screen_key *const *tables, size_t table, const struct screen_key *key)
{
	for (size_t t = 0; t < table; t++)
		for (const struct screen_key *other = tables[t]; other->name; other++)
			if (key_is_offered(view, other) && ((key->press && other->press == key->press) || (key->twin && other->twin == key->twin)))
				return true;
	return false;
}

/* Help and back are always there; of the others as many as fit, the screen's own first. */
static void paint_keys(const struct tui *tui, const struct view *view)
{
	const struct screen_key *tables[KEY_TABLES];
	struct pen pen = pen_at(tui->canvas, whole(tui), canvas_lines(tui->canvas) - 1, ROLE_TEXT);
	int room = pen.end;

	view_key_tables(view, tables);
	for (size_t t = 0; tables[t]; t++)
		for (const struct screen_key *key = tables[t]; key->name; key++)
			if (is_essential(key) && key->label)
				room -= key_cells(view, key);
	for (int pass = 0; pass < 2; pass++)
		for (size_t t = 0; tables[t]; t++)
			for (const struct screen_key *key = tables[t]; key->name; key++) {
				if (!key->label || is_essential(key) != (pass == 0) || !key_is_offered(view, key) || is_hidden(view, tables, t, key))
					continue;
				if (pass == 0)
					paint_key(view, key, &pen);
				else if (key_cells(view, key) <= room) {
					room -= key_cells(view, key);
					paint_key(view, key, &pen);
				}
			}
}

/* A long message takes lines of the body too: it is read once and gone on the next key. Where something is asked it stands above that. */
static void paint_message(const struct tui *tui)
{
	const int last = canvas_lines(tui->canvas) - (tui->prompt.kind == PROMPT_NONE ? 2 : 3), columns = canvas_columns(tui->canvas);
	struct flow flow = { .area = { .columns = columns, .lines = 1 }, .role = tui->is_message_bad ? ROLE_ERROR : ROLE_TEXT };
	char text[EFFECT_TEXT + 2];

	if (!tui->message[0])
		return;
	snprintf(text, sizeof text, "%s%s", tui->is_message_bad ? "! " : "", tui->message);
	flow.area.lines = flow_text(&flow, text);
	flow.area.line = last - flow.area.lines + 1;
	flow.canvas = tui->canvas;
	for (int i = 0; i < flow.area.lines; i++) {
		struct pen pen = pen_at(tui->canvas, flow.area, i, ROLE_TEXT);
		pen_fill(&pen, -1);
	}
	flow_text(&flow, text);
}

static void paint_small(const struct tui *tui)
{
	char text[256];

	snprintf(text, sizeof text, _("This terminal is %dx%d. The screens need %dx%d: please make the window larger. Q quits."),
		 canvas_columns(tui->canvas), canvas_lines(tui->canvas), LEAST_COLUMNS, LEAST_LINES);
	flow_text(&(struct flow){ .canvas = tui->canvas, .area = whole(tui) }, text);
}

const struct canvas *tui_paint(struct tui *tui)
{
	const struct view *view = tui_view(tui);
	const struct area body = tui_body(tui);

	canvas_clear(tui->canvas);
	if (tui_is_small(tui)) {
		paint_small(tui);
		return tui->canvas;
	}
	paint_title(tui, view);
	if (view->screen->behaviour && view->screen->behaviour->paint)
		view->screen->behaviour->paint(view, tui->canvas, body);
	else if (view->list)
		list_paint(view->list, tui->canvas, body);
	else if (view->form)
		form_paint(view->form, tui->canvas, body);
	if (tui->work.job)
		work_paint(tui, tui->canvas, body);
	else
		paint_message(tui);
	paint_keys(tui, view);
	if (tui->prompt.kind != PROMPT_NONE)
		prompt_paint(tui, tui->canvas, whole(tui));
	return tui->canvas;
}
