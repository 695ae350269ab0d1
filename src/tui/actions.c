/* SPDX-License-Identifier: ISC */
/* Actions that key tables name. */
#include <stdio.h>
#include <string.h>


#include "internal.h"

struct effect action_help(struct view *view)
{
	return effect_open(&screen_help, view->screen->name);
}

struct effect action_command(struct view *view)
{
	prompt_open(view->tui, PROMPT_COMMAND, "");
	return effect_redraw();
}

static bool has_unsaved(const struct view *view)
{
	const struct behaviour *behaviour = view->screen->behaviour;

	return (view->form && form_is_changed(view->form)) || (behaviour && behaviour->is_changed && behaviour->is_changed(view));
}

static struct effect back_anyway(struct view *view)
{
	(void)view;
	return effect_back();
}

struct effect action_back(struct view *view)
{
	if (has_unsaved(view))
		return effect_ask(back_anyway, "%s", _("Leave without saving what was typed?"));
	return view->tui->n_views > 1 ? effect_back() : effect_say("%s", _("this is the first screen; Q quits"));
}

static struct effect quit_anyway(struct view *view)
{
	(void)view;
	return effect_quit();
}

struct effect action_quit(struct view *view)
{
	for (size_t i = 0; i < view->tui->n_views; i++)
		if (has_unsaved(view->tui->views[i]))
			return effect_ask(quit_anyway, "%s", _("Quit without saving what was typed?"));
	return effect_quit();
}

struct effect action_undo(struct view *view)
{
	return tui_undo(view);
}

struct effect action_reread(struct view *view)
{
	tui_data_changed(view->tui);
	return effect_say("%s", _("read again"));
}

struct effect action_home(struct view *view)
{
	return view->screen == &screen_home ? effect_stay() : effect_open(&screen_home, "");
}

struct effect action_pass(struct view *view)
{
	(void)view;
	return effect_stay();
}

/* --- lists ------------------------------------------------------------------------------------------------------------------------------ */

struct effect action_search(struct view *view)
{
	prompt_open(view->tui, PROMPT_SEARCH, "");
	return effect_redraw();
}

struct effect action_filter(struct view *view)
{
	prompt_open(view->tui, PROMPT_FILTER, list_filter_text(view->list));
	return effect_redraw();
}

struct effect action_sort(struct view *view)
{
	list_sort(view->list, NULL);
	return effect_redraw();
}

static struct effect search_again(struct view *view, bool is_backward)
{
	const char *why = "";

	return list_search(view->list, NULL, is_backward, &why) ? effect_redraw() : effect_refuse("%s", why);
}

struct effect action_search_next(struct view *view)
{
	return search_again(view, false);
}

struct effect action_search_previous(struct view *view)
{
	return search_again(view, true);
}

/* Rows of kinds go by all parts of their keys. */
static bool is_of_kind(const struct view *view)
{
	return view->screen->source->open == list_open_table && view->screen->source->table < KIND_COUNT;
}

static void join_keys(const struct view *view, const struct list_row *row, char key[EFFECT_TEXT])
{
	const struct kind_table *table = kind_table((enum kind)view->screen->source->table);
	size_t used = 0;

	for (size_t i = 0; i < table->n_fields && used < EFFECT_TEXT; i++)
		if (table->fields[i].is_key)
			used += (size_t)snprintf(key + used, EFFECT_TEXT - used, "%s%s", used > 0 ? "/" : "", row->cells[i]);
}

struct effect action_go(struct view *view)
{
	const struct list_row *row = list_focus(view->list);
	char key[EFFECT_TEXT];

	if (!row)
		return effect_refuse("%s", _("there is no row here"));
	if (view->screen->behaviour && view->screen->behaviour->enter)
		return view->screen->behaviour->enter(view);
	if (!view->screen->enter)
		return effect_stay();
	if (!is_of_kind(view))
		return effect_open(view->screen->enter, row->cells[0]);
	join_keys(view, row, key);
	return effect_open(view->screen->enter, key);
}

struct effect action_add_row(struct view *view)
{
	return view->screen->enter ? effect_open(view->screen->enter, "") : effect_pass();
}

static struct effect delete_for(struct view *view, const char *reason)
{
	const struct list_row *row = list_focus(view->list);

	if (!row)
		return effect_refuse("%s", _("there is no row here"));
	return tui_delete_row(view, (enum kind)view->screen->source->table, row->cells, reason);
}

struct effect action_delete_row(struct view *view)
{
	const struct list_row *row = list_focus(view->list);
	char key[EFFECT_TEXT], question[2 * EFFECT_TEXT];

	if (!row || !is_of_kind(view))
		return effect_refuse("%s", _("there is no row here"));
	join_keys(view, row, key);
	snprintf(question, sizeof question, _("Why is %s to be taken away?"), key);
	return effect_input(delete_for, question, "");
}

/* --- files ------------------------------------------------------------------------------------------------------------------------------ */

static struct effect open_for_kind(const struct view *view, const struct screen *screen)
{
	return effect_open(screen, is_of_kind(view) ? kind_table((enum kind)view->screen->source->table)->name : "");
}

struct effect action_import_rows(struct view *view)
{
	return open_for_kind(view, &screen_import);
}

struct effect action_export_rows(struct view *view)
{
	return open_for_kind(view, &screen_export);
}
