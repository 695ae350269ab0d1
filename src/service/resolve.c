/* SPDX-License-Identifier: ISC */
/* A candidate by either number. */
#include <luqu/service_seat.h>

#include <stdio.h>
#include <string.h>

#include <luqu/i18n.h>

/* Whose a ticket number is, in which exam; "": nobody's. */
struct ticket_of { char candidate_no[SEAT_CODE_TEXT], exam[SEAT_CODE_TEXT]; };

static bool is_candidate(struct store *store, const char *number, enum status *status, struct problem *problem)
{
	const struct store_bind binds[] = { { .text = number }, { .number = 1 } };
	struct store_cursor *rows = store_cursor_open(store, STORE_CANDIDATES_FROM, binds, 2);
	const bool is_found = store_cursor_next(rows) && strcmp(store_cursor_text(rows, 0), number) == 0;

	*status = store_cursor_close(rows, problem);
	return is_found;
}

static enum status refuse_two(const char *number, const struct ticket_of *one, const struct ticket_of *other, struct problem *problem)
{
	return problem_set(problem, STATUS_FAULT, _("ticket %s is that of %s in exam %s and of %s in exam %s"), number, one->candidate_no, one->exam,
			   other->candidate_no, other->exam);
}

static enum status find_ticket(struct store *store, const char *number, struct ticket_of *found, struct problem *problem)
{
	const struct store_bind bind = { .text = number };
	struct store_cursor *rows = store_cursor_open(store, STORE_TICKET, &bind, 1);
	struct ticket_of other = { .exam = "" };

	while (other.exam[0] == '\0' && store_cursor_next(rows)) {
		const bool is_first = found->exam[0] == '\0';
		struct ticket_of *to = is_first || strcmp(found->candidate_no, store_cursor_text(rows, 0)) == 0 ? found : &other;

		snprintf(to->candidate_no, sizeof to->candidate_no, "%s", store_cursor_text(rows, 0));
		snprintf(to->exam, sizeof to->exam, "%s", store_cursor_text(rows, 1));
	}
	const enum status status = store_cursor_close(rows, problem);
	return status == STATUS_OK && other.exam[0] != '\0' ? refuse_two(number, found, &other, problem) : status;
}

enum status candidate_resolve(struct store *store, const char *number, char candidate_no[SEAT_CODE_TEXT], struct problem *problem)
{
	struct ticket_of found = { .exam = "" };
	enum status status;

	snprintf(candidate_no, SEAT_CODE_TEXT, "%s", number);
	if (is_candidate(store, number, &status, problem) || status != STATUS_OK)
		return status;
	status = find_ticket(store, number, &found, problem);
	if (status == STATUS_OK && found.exam[0] == '\0')
		return problem_set(problem, STATUS_FAULT, _("there is no candidate %s"), number);
	snprintf(candidate_no, SEAT_CODE_TEXT, "%s", found.candidate_no);
	return status;
}
