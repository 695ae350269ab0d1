/* SPDX-License-Identifier: ISC */
/* What others ask about the entry of marks. */
#include <luqu/service_entry.h>

enum status entry_count_open(struct store *store, const char *exam, uint64_t *open, struct problem *problem)
{
	const struct store_bind bind = { .text = exam };
	struct store_cursor *rows = store_cursor_open(store, STORE_BATCHES_OPEN, &bind, 1);

	*open = store_cursor_next(rows) ? (uint64_t)store_cursor_number(rows, 0) : 0;
	return store_cursor_close(rows, problem);
}

enum status entry_is_operator(struct store *store, const char *exam, const char *user, bool *is_operator, struct problem *problem)
{
	const struct store_bind binds[] = { { .text = exam }, { .text = user } };
	struct store_cursor *rows = store_cursor_open(store, STORE_ENTERED_BY, binds, 2);

	*is_operator = store_cursor_next(rows);
	return store_cursor_close(rows, problem);
}
