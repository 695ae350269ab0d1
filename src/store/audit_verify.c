/* SPDX-License-Identifier: ISC */
/* Walking the trail: does every row follow from the one before? */
#include <luqu/i18n.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "audit.h"
#include "migrations.h"

__attribute__((format(printf, 3, 4))) static void fault(struct store_audit_report *report, int64_t seq, const char *format, ...)
{
	va_list arguments;

	if (!report->is_intact)
		return;
	report->is_intact = false;
	report->broken_seq = seq;
	va_start(arguments, format);
	vsnprintf(report->text, sizeof report->text, format, arguments);
	va_end(arguments);
}

/* The row's fields follow seq, the chain follows them. A NUL inside a text would hide what stands behind it. */
static void check_row(sqlite3_stmt *statement, const struct store_anchor *anchor, char chain[DIGEST_TEXT],
                      struct store_audit_report *report)
{
	const int64_t seq = sqlite3_column_int64(statement, 0);
	const char *fields[AUDIT_FIELDS];

	report->rows++;
	if (seq != report->rows)
		fault(report, seq, _("row %lld is missing"), (long long)report->rows);
	for (int i = 0; i < AUDIT_FIELDS; i++) {
		fields[i] = column_text(statement, i + 1);
		if (strlen(fields[i]) != (size_t)sqlite3_column_bytes(statement, i + 1))
			fault(report, seq, _("row %lld holds a NUL"), (long long)seq);
	}
	audit_chain(chain, seq, fields, chain);
	if (strcmp(chain, column_text(statement, AUDIT_FIELDS + 1)) != 0)
		fault(report, seq, _("row %lld is not what was written, or not in its place"), (long long)seq);
	if (anchor && anchor->seq == seq && strcmp(chain, anchor->chain) != 0)
		fault(report, seq, _("row %lld is not the one of the anchor"), (long long)seq);
}

static void check_end(int64_t seq, const char *head, const struct store_anchor *anchor, const char *chain,
                      struct store_audit_report *report)
{
	if (anchor && anchor->seq > report->rows)
		fault(report, report->rows + 1, _("the trail ends with row %lld, before row %lld of the anchor"),
		      (long long)report->rows, (long long)anchor->seq);
	if (seq != report->rows)
		fault(report, report->rows < seq ? report->rows + 1 : seq + 1, _("the trail has %lld rows, its head says %lld"),
		      (long long)report->rows, (long long)seq);
	else if (strcmp(head, chain) != 0)
		fault(report, seq, _("the head of the trail is not that of row %lld"), (long long)seq);
}

/* A guard must stand word for word as a migration made it. */
static bool is_ours(const char *sql)
{
	for (int i = 0; i < n_migrations; i++) {
		if (strstr(migrations[i].sql, sql))
			return true;
	}
	return false;
}

static void check_guards(sqlite3_stmt *statement, struct store_audit_report *report)
{
	static const char *const names[] = { "audit_adds_behind_the_last", "audit_keeps_from_delete", "audit_keeps_from_update" };
	enum { GUARDS = sizeof names / sizeof *names };
	int found = 0;

	while (sqlite3_step(statement) == SQLITE_ROW) {
		if (found < GUARDS && strcmp(column_text(statement, 0), names[found]) == 0 && is_ours(column_text(statement, 1)))
			found++;
		else
			fault(report, 0, _("the table of the trail has a guard that is not ours: %s"), column_text(statement, 0));
	}
	if (found < GUARDS)
		fault(report, 0, _("the guard %s of the trail is gone or changed"), names[found]);
}

static enum status walk(struct store *store, const struct store_anchor *anchor, struct store_audit_report *report,
                        struct problem *problem)
{
	sqlite3_stmt *rows = statement_get(store, OWN_AUDIT_WALK), *guards = statement_get(store, OWN_AUDIT_GUARDS);
	char chain[DIGEST_TEXT] = "", head[DIGEST_TEXT] = "";
	enum status status = STATUS_OK;
	int64_t seq = 0;

	if (!rows || !guards)
		return trouble_describe(store, problem);
	while (sqlite3_step(rows) == SQLITE_ROW)
		check_row(rows, anchor, chain, report);
	if (sqlite3_reset(rows) != SQLITE_OK)
		return trouble_describe(store, problem);
	status = audit_head_read(store, &seq, head, problem);
	if (status == STATUS_OK)
		check_end(seq, head, anchor, chain, report);
	check_guards(guards, report);
	if (sqlite3_reset(guards) != SQLITE_OK)
		status = trouble_describe(store, problem);
	return status;
}

enum status store_audit_verify(struct store *store, const struct store_anchor *anchor, struct store_audit_report *report,
                               struct problem *problem)
{
	const bool was_reading = store->is_reading;
	enum status status = store_begin_reading(store, problem);

	*report = (struct store_audit_report){ .is_intact = true };
	if (status == STATUS_OK)
		status = walk(store, anchor, report, problem);
	if (!was_reading)
		store_end_reading(store);
	return status;
}
