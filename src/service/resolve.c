/* SPDX-License-Identifier: ISC */
/* A candidate by either number. */
#include <luqu/service_seat.h>

#include <stdio.h>
#include <string.h>

#include <luqu/i18n.h>

static bool is_candidate(struct store *store, const char *number, enum status *status, struct problem *problem)
{
	const struct store_bind binds[] = { { .text = number }, { .number = 1 } };
	struct store_cursor *rows = store_cursor_open(store, STORE_CANDIDATES_FROM, binds, 2);
	const bool is_found = store_cursor_next(rows) && strcmp(store_cursor_text(rows, 0), number) == 0;

	*status = store_cursor_close(rows, problem);
	return is_found;
}

enum status candidate_resolve(struct store *store, const char *number, char candidate_no[SEAT_CODE_TEXT], struct problem *problem)
{
	const struct store_bind bind = { .text = number };
	struct store_cursor *rows;
	char exam[SEAT_CODE_TEXT] = "";
	enum status status, closed;

	snprintf(candidate_no, SEAT_CODE_TEXT, "%s", number);
	if (is_candidate(store, number, &status, problem) || status != STATUS_OK)
		return status;
	rows = store_cursor_open(store, STORE_TICKET, &bind, 1);
	status = problem_set(problem, STATUS_FAULT, _("there is no candidate %s"), number);
	while (store_cursor_next(rows)) {
		if (exam[0] != '\0' && strcmp(candidate_no, store_cursor_text(rows, 0)) != 0) {
			status = problem_set(problem, STATUS_FAULT, _("ticket %s is that of %s in exam %s and of %s in exam %s"), number,
					     candidate_no, exam, store_cursor_text(rows, 0), store_cursor_text(rows, 1));
			break;
		}
		snprintf(candidate_no, SEAT_CODE_TEXT, "%s", store_cursor_text(rows, 0));
		snprintf(exam, sizeof exam, "%s", store_cursor_text(rows, 1));
		status = STATUS_OK;
	}
	closed = store_cursor_close(rows, status == STATUS_OK ? problem : NULL);
	return closed == STATUS_OK ? status : closed;
}
