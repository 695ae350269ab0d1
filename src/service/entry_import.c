/* SPDX-License-Identifier: ISC */
/* A file of marks as one entry of a batch, or of many: from a marking machine, or typed elsewhere. */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <luqu/decimal.h>
#include <luqu/i18n.h>
#include <luqu/text.h>

#include "entry.h"

enum { COLUMN_PLACE, COLUMN_MARK, COLUMN_CODE, COLUMN_BATCH, COLUMNS };

static const struct field columns[COLUMNS] = {
	[COLUMN_PLACE] = { .name = "place",
	                   .name_zh = "座位号或密号",
	                   .type = FIELD_TEXT,
	                   .is_required = true,
	                   .refers = KIND_NONE },
	[COLUMN_MARK] = { .name = "mark", .name_zh = "成绩", .type = FIELD_TEXT, .is_required = true, .refers = KIND_NONE },
	[COLUMN_CODE] = { .name = "code", .name_zh = "违规代码", .type = FIELD_TEXT, .refers = KIND_NONE },
	[COLUMN_BATCH] = { .name = "batch", .name_zh = "登分批号", .type = FIELD_TEXT, .refers = KIND_NONE },
};
static const struct kind_table table = { "entries", "登分", columns, COLUMNS, 1 };

/* The batch that the rows are in the middle of. Rows of one batch mostly stand together, so that it is seldom read again. */
struct importing {
	struct store *store;
	const struct entry_file *file;
	struct entry_file_report *report;
	struct reader_options options;
	struct reader *reader;
	struct batch_info batch; /* number 0: none yet */
	int pass;
	struct subject_limits limits;
	struct batch_value *values;
	uint64_t *lines; /* by place: where it stood in this file; 0: nowhere yet */
	size_t n_values, next;
	bool is_refused; /* the batch is not to be entered; said once */
};

void entry_file_report_clear(struct entry_file_report *report)
{
	findings_clear(&report->faults);
	*report = (struct entry_file_report){ .rows = 0 };
}

__attribute__((format(printf, 4, 5))) static void tell(struct importing *importing, uint64_t line, int column, const char *format,
                                                       ...)
{
	char text[512];
	va_list arguments;

	va_start(arguments, format);
	vsnprintf(text, sizeof text, format, arguments);
	va_end(arguments);
	findings_add(&importing->report->faults, reader_name(importing->reader), line, columns[column].name, "%s", text);
}

/* --- the batch ------------------------------------------------------------------------------------------------------------------
 */

static enum status open_batch(struct importing *importing, int64_t number, struct problem *problem)
{
	struct batch_info *batch = &importing->batch;
	enum status status = batch_find_whole(importing->store, number, batch, problem);

	if (status == STATUS_OK && batch->is_closed)
		status = problem_set(problem, STATUS_FAULT, _("batch %lld is closed"), (long long)number);
	if (status == STATUS_OK)
		status = batch_guard(importing->store, batch->subject, problem);
	importing->pass = importing->file->pass;
	if (status == STATUS_OK)
		status = entry_take(importing->store, batch, &importing->pass, problem);
	if (status == STATUS_OK)
		status = subject_limits_find(importing->store, batch->subject, &importing->limits, problem);
	if (status == STATUS_OK)
		status = batch_values_read(importing->store, batch, &importing->values, &importing->n_values, problem);
	if (status == STATUS_OK && !(importing->lines = calloc(importing->n_values + 1, sizeof *importing->lines)))
		status = problem_memory(problem);
	return status;
}

static void drop_batch(struct importing *importing)
{
	free(importing->values);
	free(importing->lines);
	importing->values = NULL;
	importing->lines = NULL;
	importing->n_values = importing->next = 0;
	importing->is_refused = false;
}

/* Environment trouble ends the work; whatever else stands against the batch is told at its row. */
static enum status turn_to(struct importing *importing, int64_t number, uint64_t line, struct problem *problem)
{
	struct problem why = { .status = STATUS_OK };
	enum status status;

	if (importing->batch.number == number)
		return STATUS_OK;
	drop_batch(importing);
	importing->batch = (struct batch_info){ .number = 0 };
	status = open_batch(importing, number, &why);
	importing->batch.number = number;
	if (status != STATUS_FAULT) {
		if (status != STATUS_OK && problem)
			*problem = why;
		return status;
	}
	tell(importing, line, COLUMN_BATCH, "%s", why.text);
	importing->is_refused = true;
	return STATUS_OK;
}

static bool read_number(struct importing *importing, const struct cell *cell, uint64_t line, int64_t *number)
{
	*number = importing->file->batch;
	if (*number != 0)
		return true;
	if (decimal_read(cell->bytes ? cell->bytes : "", cell->length, 0, 0, number) == DECIMAL_GOOD && *number > 0)
		return true;
	tell(importing, line, COLUMN_BATCH, "%s", _("there is no number of a batch"));
	return false;
}

/* --- rows -----------------------------------------------------------------------------------------------------------------------
 */

/* They mostly come in the order of the places. */
static struct batch_value *find_place(struct importing *importing, const struct cell *cell)
{
	for (size_t i = 0; i < importing->n_values; i++) {
		const size_t at = (importing->next + i) % importing->n_values;
		struct batch_value *value = &importing->values[at];

		if (strlen(value->place) == cell->length && memcmp(value->place, cell->bytes, cell->length) == 0) {
			importing->next = at + 1;
			return value;
		}
	}
	return NULL;
}

static void cell_text(const struct cell *cell, char *text, size_t size)
{
	if (cell->length > 0)
		text_show(text, size, cell->bytes, cell->length);
	else
		text[0] = '\0';
}

static bool read_value(struct importing *importing, const struct cell cells[COLUMNS], uint64_t line, struct entry_value *value)
{
	char mark[ENTRY_VALUE_TEXT], code[ENTRY_VALUE_TEXT];
	struct problem why = { .status = STATUS_OK };

	cell_text(&cells[COLUMN_MARK], mark, sizeof mark);
	cell_text(&cells[COLUMN_CODE], code, sizeof code);
	if (cells[COLUMN_MARK].length >= sizeof mark || cells[COLUMN_CODE].length >= sizeof code ||
	    !entry_value_read(mark, code, value)) {
		tell(importing, line, COLUMN_MARK, _("'%s' is neither a mark nor -, *, exempt or deferred (with a reason code)"),
		     mark);
		return false;
	}
	if (entry_value_check(importing->store, &importing->limits.limits, value, &why) == STATUS_OK)
		return true;
	tell(importing, line, value->status == SCORE_PRESENT ? COLUMN_MARK : COLUMN_CODE, "%s", why.text);
	return false;
}

static void put_value(struct importing *importing, struct batch_value *there, const struct entry_value *value)
{
	const struct entry_input input = {
		.batch = importing->batch.number, .pass = importing->pass, .place = there->place, .value = *value
	};
	struct entry_value *old = &there->values[importing->pass - 1];

	if (entry_value_is_same(old, value))
		return;
	entry_put(importing->store, &input, old, "enter");
	*old = *value;
	importing->report->changed++;
}

static void take_row(struct importing *importing, const struct cell cells[COLUMNS], uint64_t line)
{
	struct batch_value *there = find_place(importing, &cells[COLUMN_PLACE]);
	struct entry_value value;
	char place[ENTRY_VALUE_TEXT];
	uint64_t *first;

	cell_text(&cells[COLUMN_PLACE], place, sizeof place);
	if (!there) {
		tell(importing, line, COLUMN_PLACE, _("batch %lld has no place '%s'"), (long long)importing->batch.number, place);
		return;
	}
	first = &importing->lines[there - importing->values];
	if (*first != 0)
		tell(importing, line, COLUMN_PLACE, _("this row has the same key as line %llu"), (unsigned long long)*first);
	else if (there->values[PASS_SETTLED - 1].status != SCORE_NONE)
		tell(importing, line, COLUMN_PLACE, _("place %s is settled already"), place);
	else if (read_value(importing, cells, line, &value))
		put_value(importing, there, &value);
	*first = *first != 0 ? *first : line;
}

static enum status read_rows(struct importing *importing, struct problem *problem)
{
	struct cell cells[FIELDS_MOST];
	enum reader_answer answer;
	enum status status = STATUS_OK;
	int64_t number;
	uint64_t line;

	while (status == STATUS_OK && (answer = reader_next(importing->reader, cells, &line, problem)) != READER_END) {
		if (answer == READER_FAILED)
			return problem ? problem->status : STATUS_ENVIRONMENT;
		if (answer == READER_BAD)
			continue;
		importing->report->rows++;
		if (!read_number(importing, &cells[COLUMN_BATCH], line, &number))
			continue;
		status = turn_to(importing, number, line, problem);
		if (status == STATUS_OK && !importing->is_refused)
			take_row(importing, cells, line);
	}
	return status == STATUS_OK ? store_trouble(importing->store, problem) : status;
}

static enum status import_all(struct importing *importing, struct problem *problem)
{
	enum status status = reader_open(&importing->options, &importing->reader, problem);

	if (status == STATUS_OK)
		status = read_rows(importing, problem);
	if (status == STATUS_OK && importing->report->faults.count > 0)
		status = problem_set(problem, STATUS_FAULT, _("%s: nothing was stored"), importing->file->file);
	drop_batch(importing);
	reader_close(importing->reader);
	return status;
}

enum status entry_import(struct store *store, const struct entry_file *file, struct entry_file_report *report,
                         struct problem *problem)
{
	struct reader_ahead ahead;
	struct importing importing = {
		.store = store,
		.file = file,
		.report = report,
		.options = { .path = file->file, .table = &table, .encoding = file->encoding, .findings = &report->faults, .ahead = &ahead },
	};
	enum status status = reader_ahead(&importing.options, file->progress, &ahead, problem);

	if (status == STATUS_OK)
		status = store_begin(store, file->progress, problem);
	if (status == STATUS_OK)
		status = entry_end(store, import_all(&importing, problem), problem);
	reader_ahead_close(&ahead);
	return status;
}
