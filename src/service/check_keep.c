/* SPDX-License-Identifier: ISC */
/* What a check found is kept in the audit trail: a row of the codes found and how many of each, for whoever asks how the year
 * stands. */
#include <luqu/service_check.h>

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { NEW_TEXT = 4096 };

/* "C204 1;C205 26" */
static void write_codes(const struct check_report *report, char text[NEW_TEXT])
{
	size_t used = 0;

	text[0] = '\0';
	for (size_t i = 0; i < report->n_findings && used < NEW_TEXT; i++)
		used += (size_t)snprintf(text + used, NEW_TEXT - used, "%s%s %" PRIu64, i > 0 ? ";" : "",
		                         report->findings[i].code->code, report->findings[i].count);
}

enum status check_keep(struct store *store, const struct check_report *report, struct problem *problem)
{
	char new[NEW_TEXT];
	const struct store_change change = { "check", "check", "check", "", new, "" };
	const enum status status = store_begin(store, NULL, problem);

	if (status != STATUS_OK)
		return status;
	write_codes(report, new);
	store_audit_add(store, &change);
	return store_commit(store, problem);
}

static const struct check_code *find_code(const char *text)
{
	for (size_t i = 0; i < check_code_count(); i++)
		if (strncmp(check_code_at(i)->code, text, strlen(check_code_at(i)->code)) == 0)
			return check_code_at(i);
	return NULL;
}

/* Codes that are not known here, from a newer version, are passed over. */
static void read_codes(const char *text, struct check_note *note)
{
	for (; text && *text && note->n_findings < CHECK_CODES_MOST; text = strchr(text, ';') ? strchr(text, ';') + 1 : NULL) {
		const struct check_code *code = find_code(text);
		const char *count = strchr(text, ' ');

		if (!code || !count)
			continue;
		note->findings[note->n_findings++] = (struct check_found){ code, strtoull(count, NULL, 10) };
		note->n_of[code->severity]++;
	}
}

enum status check_last(struct store *store, struct check_note *note, struct problem *problem)
{
	struct store_cursor *rows = store_cursor_open(store, STORE_CHECK_LAST, NULL, 0);

	*note = (struct check_note){ .seq = 0 };
	if (store_cursor_next(rows)) {
		note->seq = store_cursor_number(rows, 0);
		snprintf(note->time, sizeof note->time, "%.31s", store_cursor_text(rows, 1));
		snprintf(note->user, sizeof note->user, "%.63s", store_cursor_text(rows, 2));
		read_codes(store_cursor_text(rows, 3), note);
	}
	return store_cursor_close(rows, problem);
}
