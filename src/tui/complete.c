/* SPDX-License-Identifier: ISC */
/* What Tab makes of the beginning of a command: names of screens and actions, columns, keys of rows. */
#include <stdio.h>
#include <string.h>

#include <luqu/screen_choices.h>
#include <luqu/screen_entry.h>
#include <luqu/screen_results.h>

#include "internal.h"

struct completing { const char *stem; size_t wanted, seen; const char *found; };

static void consider(struct completing *completing, const char *name)
{
	if (!completing->found && strncmp(name, completing->stem, strlen(completing->stem)) == 0 && ++completing->seen == completing->wanted)
		completing->found = name;
}

static bool is_word(const char *name)
{
	for (size_t i = 0; command_word(i); i++)
		if (strcmp(command_word(i), name) == 0)
			return true;
	return screen_find(name) != NULL;
}

static void consider_all(const struct view *view, struct completing *completing)
{
	const struct screen_key *tables[KEY_TABLES];

	for (const struct screen *const *screen = screens; *screen; screen++)
		consider(completing, (*screen)->name);
	for (size_t i = 0; command_word(i); i++)
		consider(completing, command_word(i));
	view_key_tables(view, tables);
	for (size_t t = 0; tables[t]; t++)
		for (const struct screen_key *key = tables[t]; key->name; key++)
			if (!is_word(key->name))
				consider(completing, key->name);
}

/* The columns of the list, behind `sort `. */
static void consider_columns(const struct view *view, struct completing *completing, char *buffer, size_t size)
{
	for (const struct screen_column *column = view->screen->columns; column && column->title && !completing->found; column++) {
		snprintf(buffer, size, "sort %s", column->name);
		consider(completing, buffer);
	}
}

/* What the screen is about, where that goes by one key. */
static enum kind kind_taken(const struct screen *screen)
{
	static const struct { const struct screen *screen; enum kind kind; } takers[] = {
		{ &screen_candidate, KIND_CANDIDATES }, { &screen_explain, KIND_CANDIDATES }, { &screen_choices, KIND_CANDIDATES },
		{ &screen_program, KIND_PROGRAMS }, { &screen_list, KIND_SCHOOLS }, { &screen_matrix, KIND_TIERS }, { &screen_lines, KIND_TIERS },
		{ &screen_what_if, KIND_TIERS }, { &screen_operators, KIND_EXAMS }, { &screen_batches, KIND_EXAMS },
	};

	for (size_t i = 0; i < sizeof takers / sizeof takers[0]; i++)
		if (takers[i].screen == screen)
			return takers[i].kind;
	if (screen->form && screen->form->is_row && kind_table((enum kind)screen->form->kind)->n_keys == 1)
		return (enum kind)screen->form->kind;
	return KIND_NONE;
}

/* The first column of these kinds is their key; rows are looked up from the beginning on, at the same cost whatever their number. */
static void consider_keys(const struct view *view, struct completing *completing, char *buffer, size_t size)
{
	const char *part = strchr(completing->stem, ' ') + 1, *from[FIELDS_MOST] = { part }, *texts[WINDOW_COLUMNS_MOST];
	char name[EFFECT_TEXT], numbers[WINDOW_ROW_TEXT];

	snprintf(name, sizeof name, "%.*s", (int)(part - completing->stem - 1), completing->stem);
	const struct screen *screen = screen_find(name);
	const enum kind kind = screen ? kind_taken(screen) : KIND_NONE;
	if (kind == KIND_NONE || !tui_store(view->tui))
		return;
	for (size_t i = 1; i < FIELDS_MOST; i++)
		from[i] = "";
	const struct store_window window = {
		.table = kind, .sort = -1, .is_included = true, .has_keys_only = true, .from = from, .limit = completing->wanted
	};
	struct store_cursor *rows = store_window_open(tui_store(view->tui), &window);
	while (!completing->found && store_cursor_next(rows)) {
		store_window_row(rows, &window, texts, numbers);
		snprintf(buffer, size, "%s %s", name, texts[0]);
		consider(completing, buffer);
	}
	store_cursor_close(rows, NULL);
}

const char *command_line_complete(const struct view *view, const char *stem, size_t n, char *buffer, size_t size)
{
	struct completing completing = { .stem = stem, .wanted = n };

	if (strncmp(stem, "sort ", 5) == 0)
		consider_columns(view, &completing, buffer, size);
	else if (strchr(stem, ' '))
		consider_keys(view, &completing, buffer, size);
	else
		consider_all(view, &completing);
	return completing.found;
}
