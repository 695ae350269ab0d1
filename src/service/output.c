/* SPDX-License-Identifier: ISC */
/* The outputs of luqu-files(5) as tables. */
#include <luqu/service_output.h>

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <luqu/i18n.h>

#include "output.h"

/* How a column of a cursor becomes a cell. */
static const struct sheet_column placement_columns[] = {
	{ .name = "candidate_no", .name_zh = "考生号", .type = SHEET_CODE },
	{ .name = "tier", .name_zh = "批次", .type = SHEET_CODE },
	{ .name = "program", .name_zh = "招生代码", .type = SHEET_CODE },
	{ .name = "pool", .name_zh = "计划类别", .type = SHEET_CODE },
	{ .name = "choice", .name_zh = "志愿序号", .type = SHEET_INTEGER },
	{ .name = "merit", .name_zh = "投档成绩", .type = SHEET_E4 },
};
static const struct sheet_column cutoff_columns[] = {
	{ .name = "tier", .name_zh = "批次", .type = SHEET_CODE },
	{ .name = "program", .name_zh = "招生代码", .type = SHEET_CODE },
	{ .name = "pool", .name_zh = "计划类别", .type = SHEET_CODE },
	{ .name = "seats", .name_zh = "计划数", .type = SHEET_INTEGER },
	{ .name = "placed", .name_zh = "录取数", .type = SHEET_INTEGER },
	{ .name = "merit", .name_zh = "录取分数线", .type = SHEET_E4 },
};
static const struct sheet_column vacancy_columns[] = {
	{ .name = "tier", .name_zh = "批次", .type = SHEET_CODE },
	{ .name = "program", .name_zh = "招生代码", .type = SHEET_CODE },
	{ .name = "pool", .name_zh = "计划类别", .type = SHEET_CODE },
	{ .name = "seats", .name_zh = "计划数", .type = SHEET_INTEGER },
	{ .name = "placed", .name_zh = "录取数", .type = SHEET_INTEGER },
	{ .name = "passed", .name_zh = "转出数", .type = SHEET_INTEGER },
	{ .name = "vacant", .name_zh = "剩余计划", .type = SHEET_INTEGER },
};
static const struct sheet_column unplaced_columns[] = {
	{ .name = "candidate_no", .name_zh = "考生号", .type = SHEET_CODE },
	{ .name = "reason", .name_zh = "未录取原因", .type = SHEET_TEXT, .width_cells = 14 },
};

#define COLUMNS(table) table, sizeof(table) / sizeof *(table)
static const struct output {
	const char *name, *name_zh;
	const struct sheet_column *columns; size_t n_columns; /* NULL: written by a function of its own */
	enum store_query query;
	enum status (*write)(struct store *store, const struct output_request *request, const struct sheet_options *options, uint64_t *rows,
			     struct problem *problem);
} outputs[OUTPUT_COUNT] = {
	[OUTPUT_PLACEMENTS] = { "placements", "录取名单", COLUMNS(placement_columns), STORE_PLACEMENTS, NULL },
	[OUTPUT_CUTOFFS] = { "cutoffs", "录取分数线", COLUMNS(cutoff_columns), STORE_CUTOFFS, NULL },
	[OUTPUT_VACANCIES] = { "vacancies", "剩余计划", COLUMNS(vacancy_columns), STORE_VACANCIES, NULL },
	[OUTPUT_UNPLACED] = { "unplaced", "未录取名单", COLUMNS(unplaced_columns), STORE_UNPLACED, NULL },
	[OUTPUT_DISTRIBUTION] = { .name = "distribution", .name_zh = "一分一段表", .write = output_write_distribution },
	[OUTPUT_CUTOFF_SHEET] = { .name = "cutoff_sheet", .name_zh = "分数线公布表", .write = output_write_cutoff_sheet },
};

bool output_find(const char *name, enum output_kind *kind)
{
	for (size_t i = 0; i < OUTPUT_COUNT; i++)
		if (strcmp(outputs[i].name, name) == 0 || strcmp(outputs[i].name_zh, name) == 0) {
			*kind = (enum output_kind)i;
			return true;
		}
	return false;
}

const char *output_name(enum output_kind kind)
{
	return outputs[kind].name;
}

const char *output_name_zh(enum output_kind kind)
{
	return outputs[kind].name_zh;
}

static void put_cell(struct sheet *sheet, struct store_cursor *cursor, enum sheet_type type, int column)
{
	if (store_cursor_is_null(cursor, column))
		sheet_put_empty(sheet);
	else if (type == SHEET_INTEGER)
		sheet_put_integer(sheet, store_cursor_number(cursor, column));
	else if (type == SHEET_E4)
		sheet_put_e4(sheet, store_cursor_number(cursor, column));
	else
		sheet_put_bytes(sheet, store_cursor_text(cursor, column), store_cursor_length(cursor, column));
}

static bool may_go_on(const struct output_request *request, struct sheet *sheet)
{
	uint64_t rows = sheet_rows(sheet);

	return rows % 65536 != 0 || (!sheet_failed(sheet) && progress_step(request->progress, outputs[request->kind].name, rows, 0));
}

static enum status copy_rows(struct store *store, int64_t run, const struct output_request *request, struct sheet *sheet, struct problem *problem)
{
	const struct output *output = &outputs[request->kind];
	const struct store_bind bind = { .number = run };
	struct store_cursor *cursor = store_cursor_open(store, output->query, &bind, 1);
	bool goes_on = true;

	while (goes_on && store_cursor_next(cursor)) {
		for (size_t i = 0; i < output->n_columns; i++)
			put_cell(sheet, cursor, output->columns[i].type, (int)i);
		sheet_end_row(sheet);
		goes_on = may_go_on(request, sheet);
	}
	enum status status = store_cursor_close(cursor, problem);
	if (status == STATUS_OK && !goes_on && !sheet_failed(sheet))
		status = problem_set(problem, STATUS_FAULT, _("cancelled"));
	return status;
}

enum status output_end_sheet(struct sheet *sheet, enum status status, uint64_t *rows, struct problem *problem)
{
	if (status != STATUS_OK) {
		sheet_abandon(sheet);
		return status;
	}
	if (rows)
		*rows = sheet_rows(sheet);
	return sheet_close(sheet, problem);
}

static enum status write_plain(struct store *store, const struct output_request *request, const struct sheet_options *given, uint64_t *rows,
			       struct problem *problem)
{
	const struct output *output = &outputs[request->kind];
	struct sheet_options options = *given;
	struct run_note note;
	char subtitle[160];

	enum status status = store_find_run(store, request->run, &note, problem);
	if (status != STATUS_OK)
		return status;
	snprintf(subtitle, sizeof subtitle, _("run %lld of %s"), (long long)note.number, note.time);
	options.subtitle = subtitle;
	options.columns = output->columns;
	options.n_columns = output->n_columns;
	struct sheet *sheet = sheet_open(&options, problem);
	if (!sheet)
		return problem->status;
	return output_end_sheet(sheet, copy_rows(store, note.number, request, sheet, problem), rows, problem);
}

enum status output_export(struct store *store, const struct output_request *request, uint64_t *rows, struct problem *problem)
{
	struct sheet_options options = *request->sheet;
	struct problem own = { 0 };
	enum status status;

	options.protected_paths = store_files(store);
	if (!options.title)
		options.title = options.has_chinese_headers ? outputs[request->kind].name_zh : outputs[request->kind].name;
	if (outputs[request->kind].write)
		status = outputs[request->kind].write(store, request, &options, rows, &own);
	else
		status = write_plain(store, request, &options, rows, &own);
	if (status != STATUS_OK && problem)
		*problem = own;
	return status;
}

void output_put_note(struct sheet *sheet, const char *format, ...)
{
	char text[1024];
	va_list arguments;

	va_start(arguments, format);
	if (vsnprintf(text, sizeof text, format, arguments) >= 0)
		sheet_put_note(sheet, text);
	va_end(arguments);
}
