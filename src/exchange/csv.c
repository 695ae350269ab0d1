/* SPDX-License-Identifier: ISC */
/* Records of a CSV text (RFC 4180). Most lines hold no quote: they are cut where they stand by memchr. Only a line with quotes is
 * looked at byte by byte, first to find the record's end and its faults, then to take the quotes out. */
#include "csv.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include <luqu/i18n.h>
#include <luqu/text.h>

#include "sniff.h"

/* A line of the greatest length, its CRLF, and a block behind it. */
enum { BUFFER_BYTES = LINE_BYTES_MOST + 2 + DECODE_BLOCK };

enum status csv_open(struct csv *csv, struct decoder *decoder, struct problem *problem)
{
	memset(csv, 0, sizeof *csv);
	csv->decoder = decoder;
	csv->line = 1;
	csv->buffer = malloc(BUFFER_BYTES);
	return csv->buffer ? STATUS_OK : problem_memory(problem);
}

void csv_close(struct csv *csv)
{
	free(csv->buffer);
	csv->buffer = NULL;
}

static size_t waiting(const struct csv *csv)
{
	return csv->end - csv->start;
}

static const char *here(const struct csv *csv)
{
	return csv->buffer + csv->start;
}

/* Moves what waits to the front and reads a block behind it. There must be room: at most a line waits. false: read error. */
static bool fill(struct csv *csv, struct problem *problem)
{
	const size_t left = waiting(csv);
	memmove(csv->buffer, here(csv), left);
	csv->base += csv->start;
	csv->start = 0;
	csv->end = left;
	const size_t room = BUFFER_BYTES - left;
	const ssize_t got = decode_read(csv->decoder, csv->buffer + left, room < DECODE_BLOCK ? room : DECODE_BLOCK, problem);
	if (got < 0)
		return false;
	csv->has_ended = got == 0;
	csv->end += (size_t)got;
	csv->has_quotes = memchr(csv->buffer, '"', csv->end) != NULL;
	csv->has_returns = memchr(csv->buffer, '\r', csv->end) != NULL;
	csv->has_high_bytes = sniff_high_byte(csv->buffer, csv->end) < csv->end;
	return true;
}

/* A stretch of the buffer from its start on: length bytes, of which `next` with their line end are taken away by it. */
struct stretch {
	size_t length, next;
	size_t lines; /* line ends within and after */
};

static void take(struct csv *csv, const struct stretch *stretch)
{
	csv->start += stretch->next;
	csv->line += stretch->lines;
	csv->searched = 0;
}

static enum record_answer too_long(struct csv *csv)
{
	findings_add(csv->findings, csv->name, csv->line, NULL,
	             _("the line is longer than 1 MiB: this is no table, or a line end is missing"));
	return RECORD_STOPPED;
}

static size_t without_return(const char *bytes, size_t length)
{
	return length > 0 && bytes[length - 1] == '\r' ? length - 1 : length;
}

/* The physical line at the start, whatever quotes it holds. RECORD_GOOD: there is one. */
static enum record_answer find_line(struct csv *csv, struct stretch *line, struct problem *problem)
{
	for (;;) {
		const char *from = here(csv) + csv->searched;
		const char *end = memchr(from, '\n', waiting(csv) - csv->searched);
		const size_t length = end ? (size_t)(end - here(csv)) : waiting(csv);
		if (end || csv->has_ended) {
			if (length == 0 && !end)
				return RECORD_END;
			line->length = end ? without_return(here(csv), length) : length;
			line->next = end ? length + 1 : length;
			line->lines = 1;
			return line->length > LINE_BYTES_MOST ? too_long(csv) : RECORD_GOOD;
		}
		if (length > LINE_BYTES_MOST + 1)
			return too_long(csv);
		csv->searched = length;
		if (!fill(csv, problem))
			return RECORD_FAILED;
	}
}

enum record_answer csv_peek_line(struct csv *csv, struct cell *line, struct problem *problem)
{
	struct stretch stretch;
	const enum record_answer answer = find_line(csv, &stretch, problem);
	if (answer == RECORD_GOOD)
		*line = (struct cell){ .bytes = here(csv), .length = stretch.length };
	return answer;
}

/* --- faults ------------------------------------------------------------------------------------------------------------------ */

static const char *column_name(const struct csv *csv, size_t column)
{
	return csv->columns && column < csv->columns->count ? csv->columns->names[column] : NULL;
}

static const char *encoding_hint(const struct csv *csv)
{
	switch (csv->decoder->encoding) {
	case ENCODING_UTF8:
		return _("if the file is GB18030, say --encoding gb18030");
	case ENCODING_GB18030:
		return _("if the file is UTF-8, say --encoding utf-8");
	default:
		return _("leave --encoding out, or save the file as UTF-8");
	}
}

static enum record_answer bad_encoding(struct csv *csv, size_t broken_at, const char *column)
{
	uint64_t raw_at = 0;
	const char *name = encoding_name(csv->decoder->encoding);
	if (decode_find_fault(csv->decoder, csv->base + csv->start + broken_at, &raw_at))
		findings_add(csv->findings, csv->name, csv->line, column, _("byte %" PRIu64 " of the file is not valid %s; %s"),
		             raw_at + 1, name, encoding_hint(csv));
	else
		findings_add(csv->findings, csv->name, csv->line, column, _("not valid %s; %s"), name, encoding_hint(csv));
	return RECORD_BAD;
}

/* Column 0 first. Where the header does not tell a name, the column is told by its number. */
static enum record_answer bad_column(struct csv *csv, size_t column, const char *what)
{
	const char *name = column_name(csv, column);
	if (name)
		findings_add(csv->findings, csv->name, csv->line, name, "%s", what);
	else
		findings_add(csv->findings, csv->name, csv->line, NULL, _("column %zu: %s"), column + 1, what);
	return RECORD_BAD;
}

/* --- cutting ----------------------------------------------------------------------------------------------------------------- */

static void add_cell(struct record *record, const char *bytes, size_t length)
{
	if (record->n_cells < RECORD_CELLS_KEPT)
		record->cells[record->n_cells] = (struct cell){ .bytes = bytes, .length = length };
	record->n_cells++;
}

static void cut_plain(struct record *record, const char *bytes, size_t length)
{
	const char *const end = bytes + length;
	record->n_cells = 0;
	for (;;) {
		const char *comma = memchr(bytes, ',', (size_t)(end - bytes));
		add_cell(record, bytes, (size_t)((comma ? comma : end) - bytes));
		if (!comma)
			break;
		bytes = comma + 1;
	}
}

/* Takes the quotes out where they stand. scan_record has seen to it that they are in order. */
static void cut_quoted(struct record *record, char *bytes, size_t length)
{
	size_t i = 0;
	record->n_cells = 0;
	for (;;) {
		const size_t first = i;
		size_t to = i;
		if (i < length && bytes[i] == '"') {
			for (i++; bytes[i] != '"' || (i + 1 < length && bytes[i + 1] == '"'); i++) {
				i += bytes[i] == '"';
				bytes[to++] = bytes[i];
			}
			i++;
		} else {
			const char *comma = memchr(bytes + i, ',', length - i);
			i = to = comma ? (size_t)(comma - bytes) : length;
		}
		add_cell(record, bytes + first, to - first);
		if (i >= length)
			break;
		i++;
	}
}

/* --- records with quotes ------------------------------------------------------------------------------------------------------ */

enum place { AT_START, IN_PLAIN, IN_QUOTES, AFTER_QUOTE };

struct scan {
	enum place place;
	size_t at;         /* bytes looked at */
	size_t column;     /* 0 first */
	size_t lines;      /* line ends within quotes */
	const char *fault; /* NULL: none yet */
};

/* Looks at one byte outside of quotes. true: the record ends before it. */
static bool scan_unquoted(struct scan *scan, const char *bytes, size_t length)
{
	const char c = bytes[scan->at];
	if (c == '\n' || (c == '\r' && scan->at + 1 < length && bytes[scan->at + 1] == '\n'))
		return true;
	if (c == ',') {
		scan->column++;
		scan->place = AT_START;
	} else if (scan->place == AFTER_QUOTE) {
		scan->fault = _("text after a closing quote: a quote within a quoted field is doubled");
	} else if (c == '"') {
		const bool is_formula = scan->at > 0 && bytes[scan->at - 1] == '=';
		if (scan->place == AT_START)
			scan->place = IN_QUOTES;
		else if (is_formula)
			scan->fault = _("a spreadsheet's formula (=\"...\"): write the text alone");
		else
			scan->fault = _("a quote inside a field that is not quoted: quote the whole field and double the quote");
	} else {
		scan->place = IN_PLAIN;
	}
	return false;
}

/* Looks at one byte in quotes, or at two where a quote is doubled. The byte behind a quote must be known, save at the end. */
static void scan_quoted(struct scan *scan, const char *bytes, size_t length)
{
	if (bytes[scan->at] == '\n')
		scan->lines++;
	if (bytes[scan->at] != '"')
		return;
	if (scan->at + 1 < length && bytes[scan->at + 1] == '"')
		scan->at++;
	else
		scan->place = AFTER_QUOTE;
}

/* Finds the end of the record at the start. RECORD_BAD: there is a fault in it (no finding added yet). */
static enum record_answer scan_record(struct csv *csv, struct scan *scan, struct problem *problem)
{
	for (;; scan->at++) {
		/* One byte beyond the one looked at has to be there, since it tells CRLF and doubled quotes. */
		while (scan->at + 1 >= waiting(csv) && !csv->has_ended) {
			if (scan->at >= LINE_BYTES_MOST)
				break;
			if (!fill(csv, problem))
				return RECORD_FAILED;
		}
		if (scan->at > LINE_BYTES_MOST || scan->at >= waiting(csv))
			break;
		if (scan->place == IN_QUOTES)
			scan_quoted(scan, here(csv), waiting(csv));
		else if (scan_unquoted(scan, here(csv), waiting(csv)))
			return RECORD_GOOD;
		if (scan->fault)
			return RECORD_BAD;
	}
	if (scan->place != IN_QUOTES && scan->at <= LINE_BYTES_MOST)
		return RECORD_GOOD;
	scan->fault = _("a quote is opened here and never closed");
	return RECORD_BAD;
}

/* The record with quotes that begins with the given line. */
static enum record_answer next_quoted(struct csv *csv, const struct stretch *line, struct record *record, struct problem *problem)
{
	struct scan scan = { .place = AT_START };
	const enum record_answer answer = scan_record(csv, &scan, problem);
	if (answer == RECORD_FAILED)
		return answer;
	if (answer == RECORD_BAD) {
		/* Line breaks within texts are refused anyway, so whatever a stray quote has swallowed is better read as lines. */
		bad_column(csv, scan.column, scan.fault);
		take(csv, line);
		return RECORD_BAD;
	}
	const char *end = here(csv) + scan.at;
	const bool at_end = scan.at >= waiting(csv);
	const struct stretch whole = { .length = scan.at,
		                       .next = scan.at + (at_end         ? 0
		                                          : *end == '\r' ? 2
		                                                         : 1),
		                       .lines = scan.lines + 1 };
	const size_t broken = csv->has_high_bytes ? sniff_broken_utf8(here(csv), whole.length) : whole.length;
	if (broken < whole.length)
		bad_encoding(csv, broken, NULL);
	cut_quoted(record, csv->buffer + csv->start, whole.length);
	take(csv, &whole);
	return broken < whole.length ? RECORD_BAD : RECORD_GOOD;
}

/* --- records without -------------------------------------------------------------------------------------------------------- */

static enum record_answer next_plain(struct csv *csv, const struct stretch *line, struct record *record)
{
	const char *bytes = here(csv);
	enum record_answer answer = line->length == 0 ? RECORD_BLANK : RECORD_GOOD;
	if (csv->has_high_bytes) {
		const size_t broken = sniff_broken_utf8(bytes, line->length);
		if (broken < line->length) {
			size_t column = 0;
			for (size_t i = 0; i < broken; i++)
				column += bytes[i] == ',';
			answer = bad_encoding(csv, broken, column_name(csv, column));
		}
	}
	if (csv->has_returns && answer == RECORD_GOOD && memchr(bytes, '\r', line->length)) {
		findings_add(csv->findings, csv->name, csv->line, NULL,
		             _("a carriage return within the line: lines end with LF or CRLF, never with CR alone"));
		answer = RECORD_BAD;
	}
	if (answer == RECORD_GOOD)
		cut_plain(record, bytes, line->length);
	take(csv, line);
	return answer;
}

static enum record_answer check_cells(struct csv *csv, const struct record *record)
{
	for (size_t i = 0; i < record->n_cells && i < RECORD_CELLS_KEPT; i++) {
		if (record->cells[i].length <= FIELD_BYTES_MOST)
			continue;
		const char *name = column_name(csv, i);
		findings_add(csv->findings, csv->name, record->line, name, _("the field is longer than 64 KiB"));
		return RECORD_BAD;
	}
	return RECORD_GOOD;
}

enum record_answer csv_next(struct csv *csv, struct record *record, struct problem *problem)
{
	struct stretch line;
	enum record_answer answer = find_line(csv, &line, problem);
	record->line = csv->line;
	if (answer != RECORD_GOOD)
		return answer;
	if (csv->has_quotes && memchr(here(csv), '"', line.length))
		answer = next_quoted(csv, &line, record, problem);
	else
		answer = next_plain(csv, &line, record);
	if (answer == RECORD_GOOD && line.length > FIELD_BYTES_MOST)
		answer = check_cells(csv, record);
	return answer;
}
