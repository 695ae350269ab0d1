/* SPDX-License-Identifier: ISC */
/* The labels that put blind codes on sheets and packets: by seat, without numbers and names. Whoever has them in hand knows whose a
 * code is, so that person enters no marks of the exam. */
#include <luqu/service_blind.h>

#include <luqu/i18n.h>

#include "entry.h"

static const struct sheet_column columns[] = {
	{ .name = "subject", .name_zh = "科目代码", .type = SHEET_CODE },
	{ .name = "site", .name_zh = "考点代码", .type = SHEET_CODE },
	{ .name = "room", .name_zh = "考场号", .type = SHEET_CODE },
	{ .name = "seat", .name_zh = "座位号", .type = SHEET_CODE },
	{ .name = "code", .name_zh = "密号", .type = SHEET_CODE },
};

static bool has_row(struct store_cursor *rows, struct problem *problem, enum status *status)
{
	const bool has = store_cursor_next(rows);

	*status = store_cursor_close(rows, problem);
	return has && *status == STATUS_OK;
}

enum status blind_knows(struct store *store, const char *exam, const char *user, bool *knows, struct problem *problem)
{
	const struct store_bind binds[] = { { .text = exam }, { .text = user } };
	enum status status;

	*knows = has_row(store_cursor_open(store, STORE_LABELLED_BY, binds, 2), problem, &status);
	return status;
}

/* Neither entered anything nor has been given anything to enter. */
static enum status check_user(struct store *store, const char *exam, struct problem *problem)
{
	const char *user = store_writer(store);
	const struct store_bind binds[] = { { .text = exam }, { .text = user } };
	bool is_reader = false;
	enum status status = entry_is_operator(store, exam, user, &is_reader, problem);

	if (status == STATUS_OK && !is_reader)
		is_reader = has_row(store_cursor_open(store, STORE_GIVEN_TO, binds, 2), problem, &status);
	if (status == STATUS_OK && is_reader)
		status = problem_set(problem, STATUS_FAULT, _("%s enters marks of exam '%s': somebody else prints its labels"),
		                     user, exam);
	return status;
}

static enum status note(struct store *store, const char *exam, struct problem *problem)
{
	const struct store_bind bind = { .text = exam };
	const struct store_change change = { "labels", "exams", exam, "", "printed", "" };
	enum status status = STATUS_OK;

	if (!has_row(store_cursor_open(store, STORE_BLIND, &bind, 1), problem, &status))
		return status == STATUS_OK ? problem_set(problem, STATUS_FAULT, _("exam '%s' has no blind codes"), exam) : status;
	status = check_user(store, exam, problem);
	if (status == STATUS_OK)
		store_audit_add(store, &change);
	return status == STATUS_OK ? store_trouble(store, problem) : status;
}

/* The trail says that they were printed before they are. */
enum status blind_labels(struct store *store, const char *exam, const struct sheet_options *options, struct problem *problem)
{
	const struct blind_table table = { STORE_BLIND_LABELS, exam, columns, sizeof columns / sizeof *columns };
	enum status status = store_begin(store, NULL, problem);

	if (status == STATUS_OK)
		status = entry_end(store, note(store, exam, problem), problem);
	return status == STATUS_OK ? blind_write(store, &table, options, problem) : status;
}
