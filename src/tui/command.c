/* SPDX-License-Identifier: ISC */
/* What `:` takes: screens and actions by name, from the same tables as the keys. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "internal.h"

const struct screen *screen_find(const char *name)
{
	for (const struct screen *const *screen = screens; *screen; screen++)
		if (strcmp((*screen)->name, name) == 0)
			return *screen;
	return NULL;
}

void view_key_tables(const struct view *view, const struct screen_key *tables[KEY_TABLES])
{
	size_t n = 0;

	if (view->screen->keys)
		tables[n++] = view->screen->keys;
	if (view->list)
		tables[n++] = keys_list;
	if (view->form)
		tables[n++] = keys_form;
	tables[n < KEY_TABLES - 1 ? n++ : n - 1] = keys_everywhere;
	tables[n] = NULL;
}

bool key_is_offered(const struct view *view, const struct screen_key *key)
{
	const bool is_letter = !key->press && key->twin >= PRESS_SPACE && key->twin < PRESS_FIRST;

	if (view->form && is_letter)
		return false;
	return !key->is_offered || key->is_offered(view);
}

struct effect key_perform(struct view *view, const struct screen_key *key)
{
	return key->opens ? effect_open(key->opens, "") : key->act(view);
}

static const struct screen_key *find_key(const struct view *view, const char *name)
{
	const struct screen_key *tables[KEY_TABLES];

	view_key_tables(view, tables);
	for (size_t t = 0; tables[t]; t++)
		for (const struct screen_key *key = tables[t]; key->name; key++)
			if (strcmp(key->name, name) == 0 && (!key->is_offered || key->is_offered(view)))
				return key;
	return NULL;
}

/* --- commands with arguments ---------------------------------------------------------------------------------------------------------- */

static struct effect command_sort(struct view *view, const char *argument)
{
	if (!view->list)
		return effect_refuse("%s", _("there is no list here"));
	return list_sort(view->list, argument) ? effect_redraw() : effect_refuse(_("there is no column %s here"), argument);
}

static struct effect command_language(struct view *view, const char *argument)
{
	return tui_choose_language(view->tui, argument) ? effect_redraw() : effect_refuse("%s", _("there are two languages: en, zh_CN"));
}

static struct effect command_use_run(struct view *view, const char *argument)
{
	struct run_note note;
	struct problem problem;
	char *end;
	const long long number = strtoll(argument, &end, 10);

	if (*end || number < 0 || !argument[0])
		return effect_refuse("%s", _("which run? a number, or 0 for the latest"));
	if (!tui_store(view->tui) || store_find_run(tui_store(view->tui), number, &note, &problem) != STATUS_OK)
		return effect_refuse("%s", _("there is no such run"));
	tui_choose_run(view->tui, number);
	return effect_say(_("run %lld"), (long long)note.number);
}

static struct effect command_search(struct view *view, const char *argument)
{
	const char *why = "";

	if (!view->list)
		return effect_refuse("%s", _("there is no list here"));
	return list_search(view->list, argument, false, &why) ? effect_redraw() : effect_refuse("%s", why);
}

static struct effect command_filter(struct view *view, const char *argument)
{
	const char *why = "";

	if (!view->list)
		return effect_refuse("%s", _("there is no list here"));
	return list_filter(view->list, argument, &why) ? effect_redraw() : effect_refuse("%s", why);
}

static const struct command_word {
	const char *name;
	struct effect (*run)(struct view *view, const char *argument);
} words[] = {
	{ "sort", command_sort },         { "search", command_search },   { "filter", command_filter },
	{ "language", command_language }, { "use-run", command_use_run },
};
enum { WORDS = sizeof words / sizeof words[0] };

const char *command_word(size_t n)
{
	return n < WORDS ? words[n].name : NULL;
}

struct effect command_line_run(struct view *view, const char *text)
{
	char name[EFFECT_TEXT];
	const size_t blanks = strspn(text, " ");
	const size_t length = strcspn(text + blanks, " ");
	const char *argument = text + blanks + length + strspn(text + blanks + length, " ");
	const struct screen *screen;
	const struct screen_key *key;

	if (length == 0)
		return effect_stay();
	snprintf(name, sizeof name, "%.*s", (int)length, text + blanks);
	for (size_t i = 0; argument[0] && i < WORDS; i++)
		if (strcmp(words[i].name, name) == 0)
			return words[i].run(view, argument);
	if ((screen = screen_find(name)))
		return effect_open(screen, argument);
	if ((key = find_key(view, name)))
		return key_perform(view, key);
	return effect_refuse(_("there is no screen or action `%s'; Tab completes"), name);
}
