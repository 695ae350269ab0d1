/* SPDX-License-Identifier: ISC */
/* Rows that name a room of an exam: it is looked for in the database. */
#include <stdio.h>
#include <string.h>

#include <luqu/i18n.h>

#include "load.h"

enum { ROOM_PARTS = 3 }; /* exam, site, room: the first columns of what names a room, in this order */

static bool is_there(struct finder *finder, const struct value *key)
{
	struct value found[FIELDS_MOST];

	finder->named->kind = KIND_ROOMS;
	memcpy(finder->named->values, key, ROOM_PARTS * sizeof *key);
	return store_find_row(finder->store, finder->named, found) == STORE_DONE;
}

bool finder_check_room(struct finder *finder, const struct row *row, const struct places *places, const struct row_site *site)
{
	const struct value *exam = &row->values[0], *place = &row->values[1], *room = &row->values[2];
	char key[KEY_TEXT];

	if ((row->kind != KIND_ROOM_USES && row->kind != KIND_SEATS) || is_there(finder, row->values))
		return true;
	snprintf(key, sizeof key, "%.*s/%.*s/%.*s", (int)exam->length, exam->text, (int)place->length, place->text, (int)room->length, room->text);
	if (!places_excuse(places, KIND_ROOMS, key, strlen(key)) && store_trouble(finder->store, NULL) == STATUS_OK)
		findings_add(site->findings, site->file, site->line, "room", _("'%s' is not in %s"), key, kind_table(KIND_ROOMS)->name);
	return false;
}
