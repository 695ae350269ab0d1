/* SPDX-License-Identifier: ISC */
/* Batches made out of seats: one for each room and subject. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <luqu/i18n.h>
#include <luqu/random.h>

#include "entry.h"

struct wanted {
	char site[ENTRY_CODE_TEXT], room[ENTRY_CODE_TEXT], candidate_no[ENTRY_CODE_TEXT], packet[ENTRY_PLACE_TEXT],
	        code[ENTRY_PLACE_TEXT];
	int64_t seat, batch; /* 0: there is none yet */
	bool is_closed;
};

/* The sheets of one subject that are in no batch, room by room. */
struct making {
	struct store *store;
	const char *exam, *subject;
	bool is_blind, is_by_sheet, is_sealed;
	struct wanted *sheets;
	size_t n_sheets, capacity;
	size_t *rooms; /* where each room begins */
	size_t n_rooms;
	struct batch_report *report;
	const struct progress *progress;
};

static void copy(char *to, size_t size, struct store_cursor *rows, int column)
{
	snprintf(to, size, "%s", store_cursor_text(rows, column));
}

static bool take(struct making *making, struct store_cursor *rows)
{
	struct wanted *sheet;

	if (making->n_sheets == making->capacity) {
		struct wanted *grown = realloc(making->sheets, (making->capacity += making->capacity + 256) * sizeof *grown);

		if (!grown)
			return false;
		making->sheets = grown;
	}
	sheet = &making->sheets[making->n_sheets++];
	*sheet = (struct wanted){ .seat = store_cursor_number(rows, 2), .batch = store_cursor_number(rows, 6) };
	copy(sheet->site, sizeof sheet->site, rows, 0);
	copy(sheet->room, sizeof sheet->room, rows, 1);
	copy(sheet->candidate_no, sizeof sheet->candidate_no, rows, 3);
	copy(sheet->packet, sizeof sheet->packet, rows, 4);
	copy(sheet->code, sizeof sheet->code, rows, 5);
	sheet->is_closed = strcmp(store_cursor_text(rows, 7), "closed") == 0;
	return true;
}

static enum status read_wanted(struct making *making, struct problem *problem)
{
	const struct store_bind binds[] = { { .text = making->exam }, { .text = making->subject } };
	struct store_cursor *rows = store_cursor_open(making->store, STORE_SHEETS_WANTED, binds, 2);
	bool is_good = true;
	enum status status;

	making->n_sheets = 0;
	while (is_good && store_cursor_next(rows))
		is_good = take(making, rows);
	status = store_cursor_close(rows, problem);
	return is_good ? status : problem_memory(problem);
}

static bool begins_room(const struct making *making, size_t i)
{
	const struct wanted *sheet = &making->sheets[i];

	return i == 0 || strcmp(sheet[-1].site, sheet->site) != 0 || strcmp(sheet[-1].room, sheet->room) != 0;
}

/* The numbers of blind batches must not tell the rooms. */
static bool order_rooms(struct making *making)
{
	free(making->rooms);
	making->n_rooms = 0;
	making->rooms = calloc(making->n_sheets + 1, sizeof *making->rooms);
	for (size_t i = 0; making->rooms && i < making->n_sheets; i++)
		if (begins_room(making, i))
			making->rooms[making->n_rooms++] = i;
	for (size_t i = making->n_rooms; making->rooms && making->is_blind && i > 1; i--) {
		const size_t other = random_below((uint32_t)i);
		const size_t kept = making->rooms[i - 1];

		making->rooms[i - 1] = making->rooms[other];
		making->rooms[other] = kept;
	}
	return making->rooms != NULL;
}

/* The next free number. */
static enum status next_number(struct store *store, int64_t *number, struct problem *problem)
{
	struct store_cursor *rows = store_cursor_open(store, STORE_BATCH_NEXT, NULL, 0);

	*number = store_cursor_next(rows) ? store_cursor_number(rows, 0) : 0;
	return store_cursor_close(rows, problem);
}

static enum status add_batch(struct making *making, const struct wanted *first, int64_t *number, struct problem *problem)
{
	const char *packet = making->is_blind && !making->is_by_sheet ? first->packet : "";
	const enum status status = next_number(making->store, number, problem);
	const struct store_bind binds[] = { { .number = *number },   { .text = making->exam }, { .text = making->subject },
		                            { .text = first->site }, { .text = first->room },  { .text = packet } };
	char new[256];

	if (status != STATUS_OK)
		return status;
	snprintf(new, sizeof new, "{\"exam\":\"%s\",\"subject\":\"%s\",\"site\":\"%s\",\"room\":\"%s\",\"packet\":\"%s\"}",
	         making->exam, making->subject, making->is_sealed ? "" : first->site, making->is_sealed ? "" : first->room, packet);
	batch_audit(making->store, "make batch", *number, "", new, "");
	store_write(making->store, STORE_BATCH_ADD, binds, 6);
	making->report->batches++;
	return store_trouble(making->store, problem);
}

static enum status refuse_uncoded(const struct making *making, struct problem *problem)
{
	return problem_set(problem, STATUS_FAULT, _("exam '%s' is blind, and sheets of %s have no code yet: draw them first"),
	                   making->exam, making->subject);
}

static void add_sheet(struct making *making, const struct wanted *sheet, int64_t batch)
{
	char place[ENTRY_PLACE_TEXT];
	const struct store_bind binds[] = { { .number = batch }, { .text = place }, { .text = sheet->candidate_no } };

	snprintf(place, sizeof place, "%02lld", (long long)sheet->seat);
	if (making->is_by_sheet)
		snprintf(place, sizeof place, "%s", sheet->code);
	store_write(making->store, STORE_SHEET_ADD, binds, 3);
	making->report->sheets++;
}

static enum status fill_room(struct making *making, size_t first, struct problem *problem)
{
	int64_t batch = making->sheets[first].batch;
	enum status status = STATUS_OK;

	for (size_t i = first; status == STATUS_OK && i < making->n_sheets && (i == first || !begins_room(making, i)); i++) {
		const struct wanted *sheet = &making->sheets[i];

		if (sheet->is_closed) {
			making->report->late++;
			continue;
		}
		if (making->is_blind && (making->is_by_sheet ? sheet->code : sheet->packet)[0] == '\0')
			return refuse_uncoded(making, problem);
		if (batch == 0)
			status = add_batch(making, sheet, &batch, problem);
		if (status == STATUS_OK)
			add_sheet(making, sheet, batch);
	}
	return status == STATUS_OK ? store_trouble(making->store, problem) : status;
}

static enum status make_subject(struct making *making, struct problem *problem)
{
	enum status status = batch_guard(making->store, making->subject, problem);

	if (status == STATUS_OK)
		status = read_wanted(making, problem);
	if (status == STATUS_OK && !order_rooms(making))
		status = problem_memory(problem);
	for (size_t i = 0; status == STATUS_OK && i < making->n_rooms; i++) {
		status = fill_room(making, making->rooms[i], problem);
		if (status == STATUS_OK && !progress_step(making->progress, _("batches"), making->report->batches, 0))
			status = problem_set(problem, STATUS_FAULT, "%s", _("cancelled"));
	}
	return status;
}

static enum status read_blind(struct making *making, struct problem *problem)
{
	const struct store_bind bind = { .text = making->exam };
	struct store_cursor *rows = store_cursor_open(making->store, STORE_BLIND, &bind, 1);

	making->is_blind = store_cursor_next(rows);
	making->is_by_sheet = making->is_blind && strcmp(store_cursor_text(rows, 0), "sheet") == 0;
	making->is_sealed = making->is_blind && strcmp(store_cursor_text(rows, 1), "sealed") == 0;
	return store_cursor_close(rows, problem);
}

/* Of the exam, with marks of their own. */
static enum status make_all(struct making *making, const struct batch_request *request, struct problem *problem)
{
	struct exam_subjects subjects;
	enum status status = exam_subjects_read(making->store, request->exam, &subjects, problem);
	size_t made = 0;

	if (status == STATUS_OK)
		status = read_blind(making, problem);
	for (size_t i = 0; status == STATUS_OK && i < subjects.count; i++) {
		if (request->subject && strcmp(request->subject, subjects.codes[i]) != 0)
			continue;
		making->subject = subjects.codes[i];
		status = make_subject(making, problem);
		made++;
	}
	if (status == STATUS_OK && made == 0)
		status = problem_set(problem, STATUS_FAULT, _("'%s' is no subject of exam '%s' that has marks of its own"),
		                     request->subject, request->exam);
	free(subjects.codes);
	free(making->sheets);
	free(making->rooms);
	return status;
}

enum status batch_make(struct store *store, const struct batch_request *request, struct batch_report *report,
                       struct problem *problem)
{
	struct making making = { .store = store, .exam = request->exam, .report = report, .progress = request->progress };
	enum status status;

	*report = (struct batch_report){ .batches = 0 };
	status = store_begin(store, request->progress, problem);
	return status == STATUS_OK ? entry_end(store, make_all(&making, request, problem), problem) : status;
}
