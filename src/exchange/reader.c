/* SPDX-License-Identifier: ISC */
/* Rows of a kind out of a file: its format, its header, and what a file as a whole can have wrong. */
#include <stdlib.h>
#include <string.h>

#include <luqu/i18n.h>
#include <luqu/reader.h>

#include "csv.h"
#include "decode.h"
#include "header.h"
#include "sniff.h"
#include "source.h"
#include "xlsx.h"

struct reader {
	struct source source;
	const struct kind_table *table;
	uint64_t blank_line; /* the first of the blank lines just passed, harmless at the end of a file; 0: none */
	struct reader_options options;
	struct csv csv;
	struct header header;
	struct record record;
	struct decoder decoder;
	struct xlsx xlsx;
	bool is_workbook;
	bool is_stopped; /* a fault after which nothing is read */
	bool has_ended;  /* the end has been reached and looked at */
};

/* A fault of the file as a whole: nothing is read after it. */
static void stop(struct reader *reader, uint64_t line, const char *what)
{
	findings_add(reader->options.findings, reader->options.name, line, NULL, "%s", what);
	reader->is_stopped = true;
}

static bool is_blank_record(const struct record *record)
{
	for (size_t i = 0; i < record->n_cells && i < RECORD_CELLS_KEPT; i++) {
		if (record->cells[i].length > 0)
			return false;
	}
	return true;
}

/* --- opening ----------------------------------------------------------------------------------------------------------------- */

static enum status begin_workbook(struct reader *reader, const char **refusal, struct problem *problem)
{
	reader->is_workbook = true;
	reader->xlsx.findings = reader->options.findings;
	reader->xlsx.name = reader->options.name;
	return xlsx_open(&reader->xlsx, &reader->decoder, refusal, problem) == XLSX_FAILED ? STATUS_ENVIRONMENT : STATUS_OK;
}

static enum status begin_text(struct reader *reader, const char **refusal, struct problem *problem)
{
	reader->csv.findings = reader->options.findings;
	reader->csv.name = reader->options.name;
	return decode_begin(&reader->decoder, reader->options.encoding, refusal, problem);
}

/* STATUS_OK also where the file is refused: the finding is added and the reader stopped. */
static enum status begin(struct reader *reader, struct problem *problem)
{
	const char *bytes = reader->decoder.raw + reader->decoder.raw_start;
	const size_t length = reader->decoder.raw_end - reader->decoder.raw_start;
	const char *refusal = NULL;
	enum status status = STATUS_OK;
	switch (sniff_file(bytes, length, &refusal)) {
	case SNIFF_TEXT:
		status = begin_text(reader, &refusal, problem);
		break;
	case SNIFF_ZIP:
		status = begin_workbook(reader, &refusal, problem);
		break;
	case SNIFF_OTHER:
		break;
	}
	if (status == STATUS_OK && refusal)
		stop(reader, 0, refusal);
	return status;
}

static enum record_answer next_record(struct reader *reader, struct problem *problem)
{
	return reader->is_workbook ? xlsx_next(&reader->xlsx, &reader->record, problem)
	                           : csv_next(&reader->csv, &reader->record, problem);
}

static void read_header(struct reader *reader)
{
	const struct record *record = &reader->record;
	const struct header_place place = { .file = reader->options.name,
		                            .line = record->line,
		                            .findings = reader->options.findings };
	if (is_blank_record(record))
		stop(reader, record->line, _("the line is blank where the header should be"));
	else if (!header_read(&reader->header, reader->table, record->cells, record->n_cells, &place))
		reader->is_stopped = true;
	reader->csv.columns = reader->xlsx.columns = &reader->header.columns;
}

static enum status open_header(struct reader *reader, struct problem *problem)
{
	struct cell line;
	const struct header_place place = { .file = reader->options.name, .line = 1, .findings = reader->options.findings };
	enum record_answer answer = reader->is_workbook ? RECORD_GOOD : csv_peek_line(&reader->csv, &line, problem);
	if (!reader->is_workbook && answer == RECORD_GOOD && header_refuse_line(&line, &place)) {
		reader->is_stopped = true;
		return STATUS_OK;
	}
	if (answer == RECORD_GOOD)
		answer = next_record(reader, problem);
	switch (answer) {
	case RECORD_GOOD:
		read_header(reader);
		break;
	case RECORD_BLANK:
		stop(reader, 1, _("the line is blank where the header should be"));
		break;
	case RECORD_END:
		stop(reader, 0, _("the file is empty, the header is missing"));
		break;
	case RECORD_BAD:
	case RECORD_STOPPED:
		reader->is_stopped = true;
		break;
	case RECORD_FAILED:
		return STATUS_ENVIRONMENT;
	}
	return STATUS_OK;
}

static enum status open_stages(struct reader *reader, struct problem *problem)
{
	enum status status = source_open(&reader->source, &reader->options, problem);
	if (status == STATUS_OK)
		status = decode_open(&reader->decoder, &reader->source, problem);
	if (status == STATUS_OK)
		status = csv_open(&reader->csv, &reader->decoder, problem);
	if (status == STATUS_OK)
		status = begin(reader, problem);
	if (status == STATUS_OK && !reader->is_stopped)
		status = open_header(reader, problem);
	return status;
}

enum status reader_open(const struct reader_options *options, struct reader **reader, struct problem *problem)
{
	*reader = NULL;
	struct reader *made = calloc(1, sizeof *made);
	if (!made)
		return problem_memory(problem);
	made->options = *options;
	if (!options->name)
		made->options.name = options->path;
	made->table = options->table ? options->table : kind_table(options->kind);
	made->source.fd = -1;
	const enum status status = open_stages(made, problem);
	if (status == STATUS_OK)
		*reader = made;
	else
		reader_close(made);
	return status;
}

void reader_close(struct reader *reader)
{
	if (!reader)
		return;
	xlsx_close(&reader->xlsx);
	csv_close(&reader->csv);
	decode_close(&reader->decoder);
	source_close(&reader->source);
	free(reader);
}

/* --- rows -------------------------------------------------------------------------------------------------------------------- */

/* Blank lines are borne at the end only: elsewhere something may have been lost. */
static void report_blank(struct reader *reader)
{
	if (reader->blank_line == 0)
		return;
	findings_add(reader->options.findings, reader->options.name, reader->blank_line, NULL, _("a blank line between rows"));
	reader->blank_line = 0;
}

static bool has_right_width(struct reader *reader)
{
	const struct record *record = &reader->record;
	const size_t expected = reader->header.columns.count;
	if (record->n_cells == expected)
		return true;
	if (record->n_cells > expected)
		findings_add(reader->options.findings, reader->options.name, record->line, NULL,
		             _("%zu fields, where the header has %zu: a field with a comma in it needs quotes"), record->n_cells,
		             expected);
	else
		findings_add(reader->options.findings, reader->options.name, record->line, NULL,
		             _("%zu fields, where the header has %zu"), record->n_cells, expected);
	return false;
}

static void place_cells(const struct reader *reader, struct cell cells[FIELDS_MOST])
{
	for (size_t i = 0; i < reader->table->n_fields; i++) {
		if (!reader->header.has_field[i])
			cells[i] = (struct cell){ .bytes = "", .length = 0 };
	}
	for (size_t i = 0; i < reader->header.columns.count; i++)
		cells[reader->header.field_of[i]] = reader->record.cells[i];
}

static enum reader_answer finish(struct reader *reader)
{
	if (!reader->has_ended && !reader->is_stopped && source_has_changed(&reader->source))
		findings_add(reader->options.findings, reader->options.name, 0, NULL, _("the file was changed while it was read"));
	reader->has_ended = true;
	return READER_END;
}

enum reader_answer reader_next(struct reader *reader, struct cell cells[FIELDS_MOST], uint64_t *line, struct problem *problem)
{
	if (reader->is_stopped || reader->has_ended)
		return READER_END;
	for (;;) {
		enum record_answer answer = next_record(reader, problem);
		if (answer == RECORD_GOOD && is_blank_record(&reader->record))
			answer = RECORD_BLANK;
		switch (answer) {
		case RECORD_BLANK:
			if (reader->blank_line == 0)
				reader->blank_line = reader->record.line;
			continue;
		case RECORD_END:
			return finish(reader);
		case RECORD_STOPPED:
			reader->is_stopped = true;
			return READER_END;
		case RECORD_FAILED:
			return READER_FAILED;
		case RECORD_BAD:
		case RECORD_GOOD:
			break;
		}
		report_blank(reader);
		*line = reader->record.line;
		if (answer == RECORD_BAD || !has_right_width(reader))
			return READER_BAD;
		place_cells(reader, cells);
		return READER_ROW;
	}
}

/* --- questions --------------------------------------------------------------------------------------------------------------- */

const char *reader_name(const struct reader *reader)
{
	return reader->options.name;
}

bool reader_has_column(const struct reader *reader, int field)
{
	return field >= 0 && (size_t)field < reader->table->n_fields && reader->header.has_field[field];
}

enum encoding reader_encoding(const struct reader *reader)
{
	return reader->decoder.encoding == ENCODING_DETECT ? ENCODING_UTF8 : reader->decoder.encoding;
}

void reader_position(const struct reader *reader, uint64_t *done, uint64_t *total)
{
	if (reader->is_workbook) {
		/* The file has been taken whole, its worksheet is still being read. */
		*done = reader->xlsx.part.bytes;
		*total = reader->xlsx.part.size;
		return;
	}
	*done = reader->source.bytes_read;
	*total = S_ISREG(reader->source.opened.st_mode) && reader->source.opened.st_size > 0
	                 ? (uint64_t)reader->source.opened.st_size
	                 : 0;
}

bool reader_digest(const struct reader *reader, unsigned char digest[DIGEST_BYTES])
{
	if (!reader->options.needs_digest || !reader->has_ended || reader->is_stopped)
		return false;
	struct digest_state state = reader->source.digest;
	digest_end(&state, digest);
	return true;
}
