/* SPDX-License-Identifier: ISC */
/* What operators did, in figures. */
#include <stdio.h>
#include <stdlib.h>

#include <luqu/service_entry.h>

enum { USER, RECORDS, KEYSTROKES, ACTIVE_MS, SETTLED, ERRORS };

static void fetch(struct store_cursor *rows, struct operator_figures *figures)
{
	*figures = (struct operator_figures){
		.records = store_cursor_number(rows, RECORDS),
		.keystrokes = store_cursor_number(rows, KEYSTROKES),
		.active_ms = store_cursor_number(rows, ACTIVE_MS),
		.settled = store_cursor_number(rows, SETTLED),
		.errors = store_cursor_number(rows, ERRORS),
	};
	snprintf(figures->user, sizeof figures->user, "%s", store_cursor_text(rows, USER));
}

enum status operator_list(struct store *store, const char *exam, struct operator_figures **figures, size_t *count,
                          struct problem *problem)
{
	const struct store_bind bind = { .text = exam };
	struct store_cursor *rows = store_cursor_open(store, STORE_OPERATORS, &bind, 1);
	struct operator_figures *grown;
	bool is_good = true;
	enum status status;

	*figures = NULL;
	*count = 0;
	while (is_good && store_cursor_next(rows)) {
		grown = realloc(*figures, (*count + 1) * sizeof *grown);
		is_good = grown != NULL;
		if (is_good) {
			*figures = grown;
			fetch(rows, &grown[(*count)++]);
		}
	}
	status = store_cursor_close(rows, problem);
	return is_good ? status : problem_memory(problem);
}

int64_t operator_keys_an_hour(const struct operator_figures *figures)
{
	return figures->active_ms > 0 ? figures->keystrokes * 3600000 / figures->active_ms : -1;
}

int64_t operator_errors_e2(const struct operator_figures *figures)
{
	return figures->records > 0 ? (figures->errors * 200000 / figures->records + 1) / 2 : 0;
}
