/* SPDX-License-Identifier: ISC */
/* Actions that key tables name. */
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

static struct effect back_anyway(struct view *view)
{
	(void)view;
	return effect_back();
}

struct effect action_back(struct view *view)
{
	if (view->form && form_is_changed(view->form))
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
		if (view->tui->views[i]->form && form_is_changed(view->tui->views[i]->form))
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

struct effect action_go(struct view *view)
{
	const struct list_row *row = list_focus(view->list);

	if (!row)
		return effect_refuse("%s", _("there is no row here"));
	if (view->screen->behaviour && view->screen->behaviour->enter)
		return view->screen->behaviour->enter(view);
	return view->screen->enter ? effect_open(view->screen->enter, row->cells[0]) : effect_stay();
}
