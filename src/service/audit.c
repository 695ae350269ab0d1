/* SPDX-License-Identifier: ISC */
/* The audit trail for people: as a table, and the anchor that is kept on paper. */
#include <stdio.h>
#include <string.h>

#include <luqu/decimal.h>
#include <luqu/service_data.h>

static const struct sheet_column columns[] = {
	{ .name = "seq", .name_zh = "序号", .type = SHEET_INTEGER }, { .name = "time", .name_zh = "时间", .type = SHEET_CODE },
	{ .name = "user", .name_zh = "用户", .type = SHEET_CODE },   { .name = "action", .name_zh = "操作", .type = SHEET_CODE },
	{ .name = "object", .name_zh = "对象", .type = SHEET_CODE }, { .name = "key", .name_zh = "编号", .type = SHEET_TEXT },
	{ .name = "old", .name_zh = "原内容", .type = SHEET_TEXT },  { .name = "new", .name_zh = "新内容", .type = SHEET_TEXT },
	{ .name = "reason", .name_zh = "事由", .type = SHEET_TEXT }, { .name = "chain", .name_zh = "校验链", .type = SHEET_CODE },
};
enum { COLUMNS = sizeof columns / sizeof *columns };

static enum status put_rows(struct store *store, int64_t after, struct sheet *sheet, struct problem *problem)
{
	const struct store_bind binds[] = { { .number = after }, { .number = -1 } };
	struct store_cursor *rows = store_cursor_open(store, STORE_AUDIT, binds, 2);
	enum status status;

	while (!sheet_failed(sheet) && store_cursor_next(rows)) {
		sheet_put_integer(sheet, store_cursor_number(rows, 0));
		for (int i = 1; i < COLUMNS; i++)
			sheet_put_bytes(sheet, store_cursor_text(rows, i), store_cursor_length(rows, i));
		sheet_end_row(sheet);
	}
	status = store_cursor_close(rows, problem);
	if (status == STATUS_OK)
		return sheet_close(sheet, problem);
	sheet_abandon(sheet);
	return status;
}

enum status audit_export(struct store *store, int64_t after, const struct sheet_options *options, struct problem *problem)
{
	struct sheet_options given = *options;
	struct problem trouble = { .status = STATUS_OK };
	struct sheet *sheet;

	given.columns = columns;
	given.n_columns = COLUMNS;
	given.protected_paths = store_files(store);
	sheet = sheet_open(&given, &trouble);
	if (sheet)
		return put_rows(store, after, sheet, problem);
	if (problem)
		*problem = trouble;
	return trouble.status;
}

bool audit_anchor_read(const char *text, struct store_anchor *anchor)
{
	const char *colon = strchr(text, ':');

	if (!colon || decimal_read(text, (size_t)(colon - text), 0, 0, &anchor->seq) != DECIMAL_GOOD || anchor->seq < 0)
		return false;
	if (strlen(colon + 1) != DIGEST_TEXT - 1 || strspn(colon + 1, "0123456789abcdef") != DIGEST_TEXT - 1)
		return false;
	snprintf(anchor->chain, sizeof anchor->chain, "%s", colon + 1);
	return true;
}

void audit_anchor_write(const struct store_anchor *anchor, char text[ANCHOR_TEXT])
{
	snprintf(text, ANCHOR_TEXT, "%lld:%s", (long long)anchor->seq, anchor->chain);
}

/* Backward from the end: mostly the first row tells. */
bool audit_data_changed(struct store *store, int64_t seq)
{
	const struct store_window window = { .table = WINDOW_AUDIT, .sort = -1, .is_backward = true };
	struct store_cursor *rows = store_window_open(store, &window);
	bool has_changed = false;

	while (!has_changed && store_cursor_next(rows) && store_cursor_number(rows, 0) > seq)
		has_changed = kind_find(store_cursor_text(rows, 4)) != KIND_NONE;
	store_cursor_close(rows, NULL);
	return has_changed;
}
