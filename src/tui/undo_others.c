/* SPDX-License-Identifier: ISC */
/* What was done that cannot be turned round by a key: the trail tells. */
#include <stdio.h>
#include <string.h>

#include <luqu/screen_results.h>
#include <luqu/store.h>

#include "internal.h"
#include "page.h"

/* What takes it back, or nothing does. */
static const struct { const char *action, *object, *way; } ways[] = {
	{ "close", "batches", N_("reopen it in the list of batches") },
	{ "slip", "batches", N_("enter the slip anew") },
	{ "give first entry", "batches", N_("give it to somebody else") },
	{ "give second entry", "batches", N_("give it to somebody else") },
	{ "seat", "sittings", N_("draw anew in the list of sittings") },
	{ "unblind", "exams", N_("open codes stay open") },
	{ "propose", "freeze", N_("two people can unfreeze it") },
	{ "confirm", "freeze", N_("two people can unfreeze it") },
	{ "confirm", "recheck", N_("a recheck that has ended stays") },
	{ "sign", "signatures", N_("another person can take that back") },
	{ "void", "breaches", N_("another person can take that back") },
	{ "grant", "claims", N_("refuse the claim to take back what it gave") },
	{ "refuse", "claims", N_("put it on notice again") },
};

static const char *find_way(const char *action, const char *object)
{
	for (size_t i = 0; i < sizeof ways / sizeof ways[0]; i++)
		if (strcmp(ways[i].action, action) == 0 && strcmp(ways[i].object, object) == 0)
			return _(ways[i].way);
	return NULL;
}

/* A check that is kept changes nothing that anybody typed. */
static bool is_change_of(struct store_cursor *row, const char *user)
{
	return strcmp(store_cursor_text(row, AUDIT_USER), user) == 0 && strcmp(store_cursor_text(row, AUDIT_ACTION), "check") != 0;
}

bool undo_find_other(struct tui *tui, int64_t behind, int64_t until, struct undo *undo)
{
	const struct store_bind binds[] = { { .number = behind }, { .number = until - behind } };
	struct store_cursor *rows;
	char user[64], action[64], object[64];
	bool is_found = false;

	if (!tui->store || until <= behind)
		return false;
	store_user(user, sizeof user);
	rows = store_cursor_open(tui->store, STORE_AUDIT, binds, 2);
	while (store_cursor_next(rows)) {
		if (!is_change_of(rows, user))
			continue;
		is_found = true;
		snprintf(undo->other, sizeof undo->other, "%s %s %.60s", show_action(store_cursor_text(rows, AUDIT_ACTION), action, sizeof action),
			 show_object(store_cursor_text(rows, AUDIT_OBJECT), object, sizeof object), store_cursor_text(rows, AUDIT_KEY));
		undo->way = find_way(store_cursor_text(rows, AUDIT_ACTION), store_cursor_text(rows, AUDIT_OBJECT));
	}
	return store_cursor_close(rows, NULL) == STATUS_OK && is_found;
}
