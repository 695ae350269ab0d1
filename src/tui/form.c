/* SPDX-License-Identifier: ISC */
/* Forms: fields one below the other. */
#include <luqu/screen_form.h>

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <luqu/text.h>

#include "glyph.h"
#include "internal.h"

enum { FRAME_OF_FIELDS = 4 }; /* a line above the fields, one below, two of help */

struct entry {
	struct line line;
	char *filled; /* what stood there at first; NULL: nothing */
	char fault[EFFECT_TEXT];
	const char *const *words;
	bool is_fixed;
};

struct form {
	struct view *view;
	const struct form_field *fields;
	size_t n_fields, focus;
	struct entry *entries;
};

/* Those of the table, or of the kind whose row it is. */
static const char *const *words_of(const struct screen *screen, size_t field)
{
	if (screen->fields[field].words || !screen->form || !screen->form->is_row)
		return screen->fields[field].words;
	return kind_table((enum kind)screen->form->kind)->fields[field].words;
}

struct form *form_make(struct view *view)
{
	struct form *form = calloc(1, sizeof *form);

	if (!form)
		return NULL;
	form->view = view;
	form->fields = view->screen->fields;
	while (form->n_fields < FORM_FIELDS_MOST && form->fields[form->n_fields].name)
		form->n_fields++;
	form->entries = calloc(form->n_fields + 1, sizeof *form->entries);
	if (!form->entries) {
		free(form);
		return NULL;
	}
	for (size_t i = 0; i < form->n_fields; i++) {
		form->entries[i].is_fixed = form->fields[i].is_fixed;
		form->entries[i].words = words_of(view->screen, i);
	}
	return form;
}

void form_free(struct form *form)
{
	if (!form)
		return;
	for (size_t i = 0; i < form->n_fields; i++)
		free(form->entries[i].filled);
	free(form->entries);
	free(form);
}

const char *form_get(const struct form *form, size_t field)
{
	return form->entries[field].line.text;
}

void form_set(struct form *form, size_t field, const char *text)
{
	line_set(&form->entries[field].line, text);
}

void form_fix(struct form *form, size_t field, bool is_fixed)
{
	form->entries[field].is_fixed = is_fixed;
}

void form_fault(struct form *form, size_t field, const char *format, ...)
{
	char raw[2 * EFFECT_TEXT];
	va_list arguments;
	bool is_first = true;

	for (size_t i = 0; i < field; i++)
		is_first = is_first && !form->entries[i].fault[0];
	va_start(arguments, format);
	if (vsnprintf(raw, sizeof raw, format, arguments) >= 0)
		text_show(form->entries[field].fault, sizeof form->entries[field].fault, raw, strlen(raw));
	va_end(arguments);
	if (is_first && form->entries[field].fault[0] && !form->entries[field].is_fixed)
		form->focus = field;
}

void form_hint(struct form *form, size_t field, const char *text)
{
	text_show(form->entries[field].fault, sizeof form->entries[field].fault, text, strlen(text));
}

struct effect form_refuse(struct form *form, size_t field, const char *why)
{
	form_fault(form, field, "%s", why);
	return effect_refuse("%s", why);
}

bool form_has_path(const struct form *form, size_t field)
{
	const char *path = form_get(form, field);

	return path[0] && strcmp(path, "-") != 0;
}

struct effect form_worked(struct view *view, enum status status)
{
	if (status == STATUS_OK)
		form_keep(view->form);
	return effect_redraw();
}

bool form_has_fault(const struct form *form, size_t field)
{
	return form->entries[field].fault[0] != '\0';
}

void form_focus(struct form *form, size_t field)
{
	form->focus = field;
}

size_t form_focused(const struct form *form)
{
	return form->focus;
}

bool form_is_changed(const struct form *form)
{
	for (size_t i = 0; i < form->n_fields; i++)
		if (strcmp(form->entries[i].line.text, form_filled(form, i)) != 0)
			return true;
	return false;
}

const char *form_filled(const struct form *form, size_t field)
{
	return form->entries[field].filled ? form->entries[field].filled : "";
}

void form_set_filled(struct form *form, size_t field, const char *text)
{
	char *copy = strdup(text);

	if (!copy)
		return; /* the row counts as changed by another then, which is told when it is saved */
	free(form->entries[field].filled);
	form->entries[field].filled = copy;
}

void form_keep(struct form *form)
{
	for (size_t i = 0; i < form->n_fields; i++)
		form_set_filled(form, i, form->entries[i].line.text);
}

static void move(struct form *form, int by)
{
	for (size_t i = 0; i < form->n_fields; i++) {
		form->focus = (form->focus + (by > 0 ? 1 : form->n_fields - 1)) % form->n_fields;
		if (!form->entries[form->focus].is_fixed)
			return;
	}
}

enum status form_fill(struct view *view, struct problem *problem)
{
	struct form *form = view->form;
	enum status status = STATUS_OK;

	if (view->screen->form && view->screen->form->fill)
		status = view->screen->form->fill(view, problem);
	for (size_t i = 0; status == STATUS_OK && i < form->n_fields; i++) {
		free(form->entries[i].filled);
		form->entries[i].filled = strdup(form->entries[i].line.text);
		if (!form->entries[i].filled)
			status = problem_memory(problem);
	}
	if (form->entries[form->focus].is_fixed)
		move(form, 1);
	return status;
}

/* --- keys ------------------------------------------------------------------------------------------------------------------------------ */

static void next_word(struct form *form, int by)
{
	const char *const *words = form->entries[form->focus].words;
	struct line *line = &form->entries[form->focus].line;
	size_t n = 0, at = 0;

	while (words[n])
		n++;
	for (size_t i = 0; i < n; i++)
		if (strcmp(words[i], line->text) == 0)
			at = i + (by > 0 ? 1 : n - 1);
	if (n > 0)
		line_set(line, words[at % n]);
}

/* A letter takes the next word that begins with it. */
static bool find_word(struct form *form, uint32_t press)
{
	const char *const *words = form->entries[form->focus].words;
	struct line *line = &form->entries[form->focus].line;
	const char *first = NULL, *next = NULL;
	bool is_behind = false;

	if (press <= PRESS_SPACE || press >= 0x7f)
		return false;
	for (size_t i = 0; words[i]; i++) {
		if (words[i][0] == (char)press) {
			first = first ? first : words[i];
			next = is_behind && !next ? words[i] : next;
		}
		is_behind = is_behind || strcmp(words[i], line->text) == 0;
	}
	if (first)
		line_set(line, next ? next : first);
	return first != NULL;
}

static bool press_word(struct form *form, uint32_t press)
{
	if (press == PRESS_SPACE || press == PRESS_RIGHT)
		next_word(form, 1);
	else if (press == PRESS_LEFT)
		next_word(form, -1);
	else if (press == PRESS_DELETE || press == PRESS_BACKSPACE)
		line_set(&form->entries[form->focus].line, "");
	else
		return find_word(form, press);
	return true;
}

void form_changed(struct form *form)
{
	if (form->view->screen->form && form->view->screen->form->changed)
		form->view->screen->form->changed(form->view, form->focus);
}

static bool press_field(struct form *form, uint32_t press)
{
	struct entry *entry = &form->entries[form->focus];

	if (entry->is_fixed)
		return false;
	if (form->entries[form->focus].words ? !press_word(form, press) : !line_press(&entry->line, press))
		return false;
	entry->fault[0] = '\0';
	if (!form->view->tui->is_pasting) /* once at its end is enough */
		form_changed(form);
	return true;
}

/* A letter is no command in a form; and none is lost without a word. */
static struct effect refuse_press(const struct form *form, uint32_t press)
{
	const struct entry *entry = &form->entries[form->focus];

	if (press < PRESS_SPACE || press >= PRESS_FIRST)
		return effect_pass();
	return entry->is_fixed || entry->words ? effect_stay() : effect_refuse("%s", _("this field is full"));
}

struct effect form_press(struct form *form, uint32_t press)
{
	if (press == PRESS_ENTER && form->focus + 1 == form->n_fields)
		return action_save(form->view);
	if (press == PRESS_TAB || press == PRESS_DOWN || press == PRESS_ENTER)
		move(form, 1);
	else if (press == PRESS_BACK_TAB || press == PRESS_UP)
		move(form, -1);
	else if (!press_field(form, press))
		return refuse_press(form, press);
	return effect_redraw();
}

struct effect action_save(struct view *view)
{
	if (!view->form || !view->screen->form || !view->screen->form->save)
		return effect_pass();
	for (size_t i = 0; i < view->form->n_fields; i++)
		view->form->entries[i].fault[0] = '\0';
	return view->screen->form->save(view);
}

/* --- showing it ------------------------------------------------------------------------------------------------------------------------ */

static int label_cells(const struct form *form)
{
	int widest = 0;

	for (size_t i = 0; i < form->n_fields; i++) {
		const int cells = glyphs_cells(_(form->fields[i].label), strlen(_(form->fields[i].label)));
		widest = cells > widest ? cells : widest;
	}
	return widest;
}

int form_lines(const struct form *form)
{
	return (int)form->n_fields + FRAME_OF_FIELDS;
}

static void paint_field(const struct form *form, size_t field, struct pen pen, int labels)
{
	const struct form_field *table = &form->fields[field];
	const struct entry *entry = &form->entries[field];
	const bool is_focus = field == form->focus;
	char buffer[SHOWN_TEXT];

	pen.role = ROLE_LABEL;
	pen_text(&pen, is_focus ? "> " : "  ");
	pen_cell(&pen, _(table->label), labels);
	pen_text(&pen, entry->fault[0] ? " ! " : "   ");
	pen.role = entry->is_fixed ? ROLE_TEXT : ROLE_INPUT;
	if (!entry->words) {
		line_paint(&entry->line, &pen, is_focus);
		return;
	}
	const struct pen start = pen;
	pen_text(&pen, table->show ? table->show(entry->line.text, buffer, sizeof buffer) : entry->line.text);
	pen_fill(&pen, -1);
	if (is_focus)
		canvas_put_cursor(pen.canvas, start.line, start.column);
}

static void paint_hint(const struct form *form, struct canvas *canvas, struct area area)
{
	const struct entry *entry = &form->entries[form->focus];
	const struct form_field *field = &form->fields[form->focus];
	const struct area below = { area.line + area.lines - 2, area.column + 2, 2, area.columns - 4 };

	if (entry->fault[0])
		flow_text(&(struct flow){ .canvas = canvas, .area = below, .role = ROLE_ERROR }, entry->fault);
	else if (field->help)
		flow_text(&(struct flow){ .canvas = canvas, .area = below, .role = ROLE_FAINT }, _(field->help));
}

void form_paint(const struct form *form, struct canvas *canvas, struct area area)
{
	const int labels = label_cells(form);
	const int room = area.lines - FRAME_OF_FIELDS;
	const int first = (int)form->focus >= room ? (int)form->focus - room + 1 : 0;

	for (int i = first; i < (int)form->n_fields && i - first < room; i++)
		paint_field(form, (size_t)i, pen_at(canvas, area, i - first + 1, ROLE_TEXT), labels);
	paint_hint(form, canvas, area);
}
