/* SPDX-License-Identifier: ISC */
/* Blind codes beside those whose they are, once they are open. */
#include <luqu/service_blind.h>

#include <string.h>

#include <luqu/i18n.h>

#include "entry.h"

static const struct sheet_column columns[] = {
	{ .name = "subject", .name_zh = "科目代码", .type = SHEET_CODE },
	{ .name = "code", .name_zh = "密号", .type = SHEET_CODE },
	{ .name = "site", .name_zh = "考点代码", .type = SHEET_CODE },
	{ .name = "room", .name_zh = "考场号", .type = SHEET_CODE },
	{ .name = "candidate_no", .name_zh = "考生号", .type = SHEET_CODE },
};

static enum status check_open(struct store *store, const char *exam, struct problem *problem)
{
	const struct store_bind bind = { .text = exam };
	struct store_cursor *rows = store_cursor_open(store, STORE_BLIND, &bind, 1);
	const bool is_there = store_cursor_next(rows), is_open = is_there && strcmp(store_cursor_text(rows, 1), "open") == 0;
	const enum status status = store_cursor_close(rows, problem);

	if (status != STATUS_OK || is_open)
		return status;
	if (is_there)
		return problem_set(problem, STATUS_FAULT, _("the blind codes of exam '%s' are sealed"), exam);
	return problem_set(problem, STATUS_FAULT, _("exam '%s' has no blind codes"), exam);
}

static enum status put_rows(struct store *store, const struct blind_table *table, struct sheet *sheet, struct problem *problem)
{
	const struct store_bind bind = { .text = table->exam };
	struct store_cursor *rows = store_cursor_open(store, table->query, &bind, 1);
	enum status status;

	while (!sheet_failed(sheet) && store_cursor_next(rows)) {
		for (size_t i = 0; i < table->n_columns; i++)
			sheet_put_text(sheet, store_cursor_text(rows, (int)i));
		sheet_end_row(sheet);
	}
	status = store_cursor_close(rows, problem);
	if (status == STATUS_OK)
		return sheet_close(sheet, problem);
	sheet_abandon(sheet);
	return status;
}

enum status blind_write(struct store *store, const struct blind_table *table, const struct sheet_options *options,
                        struct problem *problem)
{
	struct sheet_options given = *options;
	struct sheet *sheet;

	given.columns = table->columns;
	given.n_columns = table->n_columns;
	given.protected_paths = store_files(store);
	sheet = sheet_open(&given, problem);
	return sheet ? put_rows(store, table, sheet, problem) : problem->status;
}

enum status blind_export(struct store *store, const char *exam, const struct sheet_options *options, struct problem *problem)
{
	const struct blind_table table = { STORE_BLIND_CODES, exam, columns, sizeof columns / sizeof *columns };
	const enum status status = check_open(store, exam, problem);

	return status == STATUS_OK ? blind_write(store, &table, options, problem) : status;
}
