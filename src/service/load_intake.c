/* SPDX-License-Identifier: ISC */
/* One file: rows are read, checked cell by cell and against the small tables in one thread, and handed on in blocks. */
#include <stdlib.h>
#include <string.h>

#include <luqu/i18n.h>
#include <luqu/text.h>

#include "load_intake.h"
#include "load_pump.h"

enum { CANDIDATE = 0, TIER = 1, RANK = 2, PROGRAM = 3, RANKS_MOST = 999, CODE_BYTES = 32 };

/* The list of choices that the rows are in the middle of. */
struct list {
	char candidate[CODE_BYTES], tier[CODE_BYTES];
	size_t candidate_length, tier_length;
	int64_t rank;
	uint32_t programs[RANKS_MOST];
	size_t count;
};

/* What the reading thread has; the other one touches only blocks and what is in `intake`. */
struct reading {
	struct intake *intake;
	struct reader *reader;
	struct row *row;
	struct findings fresh; /* of the row at hand */
	struct problem trouble;
	struct list list;
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
static void list_begin(struct list *list, const struct value *candidate, const struct value *tier)
{
	memcpy(list->candidate, candidate->text, candidate->length);
	list->candidate_length = candidate->length;
	memcpy(list->tier, tier->text, tier->length);
	list->tier_length = tier->length;
	list->rank = 0;
	list->count = 0;
}

/* While rows come in key order a list is whole before the next begins. Returns whether the program stands on it already. */
static bool list_add(struct intake *intake, struct list *list, const struct value *values)
{
	const struct value *candidate = &values[CANDIDATE], *tier = &values[TIER], *program = &values[PROGRAM];
	const uint32_t number = strings_find(intake->config->keys[KIND_PROGRAMS], program->text, program->length);
	int order = compare(candidate->text, candidate->length, list->candidate, list->candidate_length);

	if (order == 0)
		order = compare(tier->text, tier->length, list->tier, list->tier_length);
	if (order < 0 || (order == 0 && values[RANK].number <= list->rank))
		intake->is_unsorted = true;
	if (order != 0)
		list_begin(list, candidate, tier);
	list->rank = values[RANK].number;
	for (size_t i = 0; i < list->count; i++) {
		if (list->programs[i] == number)
			return true;
	}
	if (list->count < RANKS_MOST)
		list->programs[list->count++] = number;
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
	return kind <= KIND_CANDIDATES && kind != KIND_OFFICE && kind != KIND_CALENDAR;
}

static void check_row(struct reading *reading, struct block *block, const struct cell *cells, uint64_t line)
{
	struct intake *intake = reading->intake;
	struct block_row made = { .line = line };
	const struct row_site site = { intake->name, line, &reading->fresh };

	if (row_check(intake->kind, cells, reading->row, &reading->fresh, intake->name, line)) {
		if (intake->config && !refer_check(intake->config, intake->places, reading->row, &site))
			return;
		if (intake->kind == KIND_CHOICES)
			made.repeats_program = list_add(intake, &reading->list, reading->row->values);
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
	struct row row = { .kind = intake->kind };
	size_t told = 0;

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
