/* SPDX-License-Identifier: ISC */
/* What was done and to what, as people read it. A word that is not known here is shown as it stands in the trail. */
#include <stdio.h>
#include <string.h>

#include <luqu/screen_results.h>

#include "internal.h"

const char *show_action(const char *cell, char *buffer, size_t size)
{
	static const struct word words[] = {
		{ "create", N_("created") }, { "migrate", N_("migrated") }, { "new", N_("begun") }, { "load", N_("loaded") },
		{ "import", N_("imported") }, { "add", N_("added") }, { "edit", N_("changed") }, { "delete", N_("deleted") },
		{ "run", N_("made") }, { "check", N_("checked") }, { "seat", N_("seated") }, { "pe", N_("marked") },
		{ "blind", N_("sealed") }, { "unblind", N_("opened") }, { "labels", N_("labelled") },
		{ "make batch", N_("made") }, { "give first entry", N_("first entry given") }, { "give second entry", N_("second entry given") },
		{ "slip", N_("slip entered") }, { "enter", N_("entered") }, { "settle", N_("settled") },
		{ "close", N_("closed") }, { "reopen", N_("opened again") },
		{ "void", N_("made void") }, { "lift", N_("lifted") }, { "recheck", N_("rechecked") },
		{ "apply", N_("applied for") }, { "answer", N_("answered") }, { "propose", N_("put forward") }, { "confirm", N_("confirmed") },
		{ "withdraw", N_("withdrawn") }, { "reinstate", N_("reinstated") },
		{ "notice", N_("put on notice") }, { "grant", N_("granted") }, { "refuse", N_("refused") },
		{ "sign", N_("signed") }, { "unsign", N_("signature taken back") },
		{ "undo", N_("undone") }, { "save", N_("kept") }, { "adopt", N_("adopted") }, { "drop", N_("dropped") }, { NULL, NULL },
	};

	(void)buffer, (void)size;
	return show_word(words, cell);
}

/* Rows of a kind are called as the screen that lists them. */
static const struct screen *screen_of(const char *object)
{
	char name[64];

	snprintf(name, sizeof name, "%s", object);
	for (char *at = name; *at; at++)
		if (*at == '_')
			*at = '-';
	return screen_find(name);
}

const char *show_object(const char *cell, char *buffer, size_t size)
{
	static const struct word words[] = {
		{ "database", N_("Database") }, { "entries", N_("Entries") }, { "signatures", N_("Signed forms") },
		{ "recheck", N_("Recheck") }, { "freeze", N_("Freezing of scores") }, { "unfreeze", N_("Unfreezing of scores") },
		{ "scenario", N_("Scenario") }, { NULL, NULL },
	};
	const struct screen *screen = screen_of(cell);

	(void)buffer, (void)size;
	return screen ? _(screen->title) : show_word(words, cell);
}

const char *show_run_state(const char *cell, char *buffer, size_t size)
{
	static const struct word words[] = { { "draft", N_("draft") }, { NULL, NULL } };

	(void)buffer, (void)size;
	return show_word(words, cell);
}
