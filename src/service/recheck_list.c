/* SPDX-License-Identifier: ISC */
/* All rechecks as a table. */
#include <luqu/service_recheck.h>

static const struct sheet_column columns[] = {
	{ .name = "number", .name_zh = "编号", .type = SHEET_INTEGER },
	{ .name = "candidate_no", .name_zh = "考生号", .type = SHEET_CODE },
	{ .name = "subject", .name_zh = "科目代码", .type = SHEET_CODE },
	{ .name = "state", .name_zh = "状态", .type = SHEET_CODE },
	{ .name = "finding", .name_zh = "复核结果", .type = SHEET_CODE },
	{ .name = "old_mark", .name_zh = "原成绩", .type = SHEET_E2 },
	{ .name = "old_status", .name_zh = "原状态", .type = SHEET_CODE },
	{ .name = "new_mark", .name_zh = "新成绩", .type = SHEET_E2 },
	{ .name = "new_status", .name_zh = "新状态", .type = SHEET_CODE },
	{ .name = "applied", .name_zh = "申请时间", .type = SHEET_CODE },
	{ .name = "clerk", .name_zh = "受理人", .type = SHEET_CODE },
	{ .name = "answered", .name_zh = "答复时间", .type = SHEET_CODE },
	{ .name = "answerer", .name_zh = "答复人", .type = SHEET_CODE },
	{ .name = "confirmed", .name_zh = "确认时间", .type = SHEET_CODE },
	{ .name = "confirmer", .name_zh = "确认人", .type = SHEET_CODE },
};
enum { COLUMNS = sizeof columns / sizeof *columns };

enum status recheck_export(struct store *store, const struct sheet_options *options, struct problem *problem)
{
	const struct store_window window = { .table = WINDOW_RECHECKS, .sort = -1 };
	struct sheet_options with_columns = *options;
	const char *texts[WINDOW_COLUMNS_MOST];
	char buffer[WINDOW_ROW_TEXT];

	with_columns.columns = columns;
	with_columns.n_columns = COLUMNS;
	with_columns.protected_paths = store_files(store);
	struct sheet *sheet = sheet_open(&with_columns, problem);
	if (!sheet)
		return problem->status;
	struct store_cursor *rows = store_window_open(store, &window);
	while (!sheet_failed(sheet) && store_cursor_next(rows)) {
		store_window_row(rows, &window, texts, buffer);
		for (size_t i = 0; i < COLUMNS; i++)
			sheet_put_text(sheet, texts[i]);
		sheet_end_row(sheet);
	}
	const enum status status = store_cursor_close(rows, problem);
	if (status == STATUS_OK)
		return sheet_close(sheet, problem);
	sheet_abandon(sheet);
	return status;
}
