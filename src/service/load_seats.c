/* SPDX-License-Identifier: ISC */
/* What the seats of an exam must be to one another. */
#include <string.h>

#include <luqu/i18n.h>

#include "load.h"

enum { COLUMN = 1, VALUE = 2, FIRST = 3, LAST = 4 };

static void tell_twice(const struct teller *teller, struct store_cursor *rows)
{
	const char *text = strcmp(store_cursor_text(rows, COLUMN), "ticket") == 0
				   ? _("the ticket number %s is given in this exam already, at %s")
				   : _("candidate %s has a seat in this exam already, at %s");

	tell(teller, KIND_SEATS, store_cursor_text(rows, LAST), store_cursor_text(rows, COLUMN), text, store_cursor_text(rows, VALUE),
	     store_cursor_text(rows, FIRST));
}

enum status seats_check_store(struct store *store, const struct teller *teller, struct problem *problem)
{
	struct store_cursor *rows = store_cursor_open(store, STORE_SEATS_TWICE, NULL, 0);

	while (store_cursor_next(rows))
		tell_twice(teller, rows);
	return store_cursor_close(rows, problem);
}
