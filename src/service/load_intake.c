/* SPDX-License-Identifier: ISC */
/* One file: rows are read, checked cell by cell and against the small tables in one thread, and handed on in blocks. */
#include <stdlib.h>
#include <string.h>

#include <luqu/i18n.h>
#include <luqu/text.h>

#include "load_intake.h"
#include "load_pump.h"

enum { CANDIDATE = 0, TIER = 1, RANK = 2, PROGRAM = 3, ENTRIES_MOST = 2048, CODE_BYTES = 32 };

/* The choices of the candidate that the rows are in the middle of, by numbers in the tables of keys. */
struct lists {
	char candidate[CODE_BYTES];
	size_t length;
	struct entry {
		uint32_t tier, program;
		int64_t rank;
	} entries[ENTRIES_MOST];
	size_t count;
};

/* What the reading thread has; the other one touches only blocks and what is in `intake`. */
struct reading {
	struct intake *intake;
	struct reader *reader;
	struct row *row;
	struct findings fresh; /* of the row at hand */
	struct problem trouble;
	struct lists lists;
	bool is_cancelled, is_stopped;
};

/* --- the reading thread ------------------------------------------------------------------------------------------------------- */

static void move_findings(struct reading *reading, struct block *block)
{
	struct findings *fresh = &reading->fresh;

	for (size_t i = 0; i < fresh->n_kept; i++) {
		if (block->findings.n_kept < FINDINGS_KEPT)
			block->n_before[block->findings.n_kept] = block->n_rows;
		findings_add(&block->findings, fresh->kept[i].place, 0, NULL, "%s", fresh->kept[i].text);
	}
	block->findings.count += fresh->count - fresh->n_kept;
	findings_clear(fresh);
}

static int compare(const char *a, size_t a_length, const char *b, size_t b_length)
{
	const size_t length = a_length < b_length ? a_length : b_length;
	const int order = memcmp(a, b, length);

	return order != 0 ? order : (a_length > b_length) - (a_length < b_length);
}

/* Codes are at most CODE_BYTES long: the row is good. */
static void lists_begin(struct lists *lists, const struct value *candidate)
{
	memcpy(lists->candidate, candidate->text, candidate->length);
	lists->length = candidate->length;
	lists->count = 0;
}

/* While candidates come in order all lists of one are together, in whatever order its rows are. Returns whether the program stands
 * on its list already, on another rank (a row of the same key is another fault). */
static bool lists_add(struct intake *intake, struct lists *lists, const struct value *values)
{
	const struct value *candidate = &values[CANDIDATE], *tier = &values[TIER], *program = &values[PROGRAM];
	const struct entry entry = { strings_find(intake->config->keys[KIND_TIERS], tier->text, tier->length),
		                     strings_find(intake->config->keys[KIND_PROGRAMS], program->text, program->length),
		                     values[RANK].number };
	const int order = compare(candidate->text, candidate->length, lists->candidate, lists->length);

	if (order < 0 || (order == 0 && lists->count == ENTRIES_MOST))
		intake->is_unsorted = true;
	if (order != 0)
		lists_begin(lists, candidate);
	for (size_t i = 0; i < lists->count; i++) {
		if (lists->entries[i].program == entry.program && lists->entries[i].tier == entry.tier)
			return lists->entries[i].rank != entry.rank;
	}
	if (lists->count < ENTRIES_MOST)
		lists->entries[lists->count++] = entry;
	return false;
}

static bool has_readable_key(const struct kind_table *table, const struct cell *cells, struct row *row)
{
	for (size_t i = 0; i < table->n_fields; i++) {
		const struct field *field = &table->fields[i];
		const size_t length = field->fallback && cells[i].length == 0 ? strlen(field->fallback) : cells[i].length;
		const char *bytes = field->fallback && cells[i].length == 0 ? field->fallback : cells[i].bytes;

		row->values[i] = (struct value){ .text = "", .is_null = true };
		if (!field->is_key)
			continue;
		if (!text_is_code(bytes, length))
			return false;
		row->values[i] = (struct value){ .text = bytes, .length = length };
	}
	return true;
}

/* The texts move into the block: the reader's own go with the next row. */
static void put_row(struct block *block, const struct row *row, const struct block_row *made)
{
	struct value *to = block->values + block->n_rows * block->n_fields;

	memcpy(to, row->values, block->n_fields * sizeof *to);
	for (size_t i = 0; i < block->n_fields; i++) {
		if (to[i].length == 0)
			continue;
		memcpy(block->bytes + block->used, to[i].text, to[i].length);
		to[i].text = block->bytes + block->used;
		block->used += to[i].length;
	}
	block->rows[block->n_rows++] = *made;
}

/* Only what others may name needs a row in its stead. */
static bool can_be_named(enum kind kind)
{
	return (kind <= KIND_CANDIDATES && kind != KIND_OFFICE && kind != KIND_CALENDAR) || kind == KIND_SITES || kind == KIND_ROOMS;
}

static void check_row(struct reading *reading, struct block *block, const struct cell *cells, uint64_t line)
{
	struct intake *intake = reading->intake;
	struct block_row made = { .line = line };
	const struct row_site site = { intake->name, line, &reading->fresh };

	if (row_check(intake->kind, cells, reading->row, &reading->fresh, intake->name, line)) {
		if (intake->config && !refer_check(intake->config, intake->places, reading->row, &site)) {
			intake->has_dropped = true;
			return;
		}
		if (intake->config && intake->kind == KIND_CHOICES)
			made.repeats_program = lists_add(intake, &reading->lists, reading->row->values);
		put_row(block, reading->row, &made);
	} else if (can_be_named(intake->kind) && has_readable_key(kind_table(intake->kind), cells, reading->row)) {
		made.is_stand_in = true;
		put_row(block, reading->row, &made);
	}
}

static bool fill(void *context, struct block *block)
{
	struct reading *reading = context;
	enum reader_answer answer = READER_ROW;

	while (block->n_rows < BLOCK_ROWS && block->used < BLOCK_FULL && block->findings.n_kept < FINDINGS_KEPT) {
		struct cell cells[FIELDS_MOST];
		uint64_t line = 0;

		answer = reader_next(reading->reader, cells, &line, &reading->trouble);
		if (reading->fresh.count > 0)
			reading->intake->has_form_faults = true;
		if (answer == READER_ROW)
			check_row(reading, block, cells, line);
		if (reading->fresh.count > 0)
			move_findings(reading, block);
		if (answer == READER_END || answer == READER_FAILED)
			break;
	}
	reader_position(reading->reader, &block->done, &block->total);
	return answer == READER_ROW || answer == READER_BAD;
}

/* --- the taking thread -------------------------------------------------------------------------------------------------------- */

static void tell_before(struct reading *reading, const struct block *block, size_t *told, size_t n_rows)
{
	for (; *told < block->findings.n_kept && block->n_before[*told] <= n_rows; (*told)++)
		findings_add(reading->intake->findings, block->findings.kept[*told].place, 0, NULL, "%s",
		             block->findings.kept[*told].text);
}

static bool empty(void *context, struct block *block)
{
	struct reading *reading = context;
	struct intake *intake = reading->intake;
	struct row row;
	size_t told = 0;

	row.kind = intake->kind;
	for (size_t i = 0; i < block->n_rows; i++) {
		const struct block_row *made = &block->rows[i];
		const struct intake_row taken = { &row, made->line, made->is_stand_in, made->repeats_program };

		tell_before(reading, block, &told, i);
		memcpy(row.values, block->values + i * block->n_fields, block->n_fields * sizeof *row.values);
		intake->rows += !made->is_stand_in;
		if (!intake->take(intake->context, &taken)) {
			reading->is_stopped = true;
			return false;
		}
	}
	if (intake->settle && !intake->settle(intake->context)) {
		reading->is_stopped = true;
		return false;
	}
	tell_before(reading, block, &told, block->n_rows);
	intake->findings->count += block->findings.count - block->findings.n_kept;
	reading->is_cancelled = !progress_step(intake->progress, kind_table(intake->kind)->name, block->done, block->total);
	return !reading->is_cancelled;
}

static enum status finish(struct reading *reading, struct problem *problem)
{
	struct intake *intake = reading->intake;

	if (reading->is_cancelled)
		return problem_set(problem, STATUS_FAULT, "%s", _("cancelled"));
	if (reading->trouble.status != STATUS_OK) {
		if (problem)
			*problem = reading->trouble;
		return reading->trouble.status;
	}
	if (!reading->is_stopped)
		intake->has_digest = reader_digest(reading->reader, intake->digest);
	return STATUS_OK;
}

static enum status read_open(struct reading *reading, struct problem *problem)
{
	struct intake *intake = reading->intake;
	const struct pump pump = { kind_table(intake->kind)->n_fields, fill, empty, reading };
	enum status status;

	if (reading->fresh.count > 0)
		intake->has_form_faults = true;
	for (size_t i = 0; i < reading->fresh.n_kept; i++)
		findings_add(intake->findings, reading->fresh.kept[i].place, 0, NULL, "%s", reading->fresh.kept[i].text);
	intake->findings->count += reading->fresh.count - reading->fresh.n_kept;
	findings_clear(&reading->fresh);
	status = pump_run(&pump, problem);
	return status == STATUS_OK ? finish(reading, problem) : status;
}

enum status intake_read(struct intake *intake, struct problem *problem)
{
	struct reading *reading = calloc(1, sizeof *reading);
	enum status status;

	if (!reading)
		return problem_memory(problem);
	reading->intake = intake;
	reading->row = malloc(sizeof *reading->row);
	if (reading->row) {
		const struct reader_options options = {
			.path = intake->path,
			.name = intake->name,
			.kind = intake->kind,
			.encoding = intake->encoding,
			.findings = &reading->fresh,
			.needs_digest = true,
			.ahead = intake->ahead,
		};

		status = reader_open(&options, &reading->reader, problem);
		if (status == STATUS_OK)
			status = read_open(reading, problem);
		reader_close(reading->reader);
	} else {
		status = problem_memory(problem);
	}
	findings_clear(&reading->fresh);
	free(reading->row);
	free(reading);
	return status;
}
