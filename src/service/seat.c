/* SPDX-License-Identifier: ISC */
/* An exam is seated: one draw over all its candidates. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <luqu/i18n.h>
#include <luqu/random.h>
#include <luqu/text.h>

#include "seat.h"

struct drawn { unsigned char digest[DIGEST_BYTES]; candidate_ix candidate; };

/* --- the seed ------------------------------------------------------------------------------------------------------------------- */

static enum status check_seed(const char *seed, struct problem *problem)
{
	const size_t length = strlen(seed);
	const enum text_fault fault = text_check(seed, length, NULL);

	if (length == 0 || length >= SEAT_SEED_TEXT)
		return problem_set(problem, STATUS_USAGE, _("a seed has 1 to %d bytes"), SEAT_SEED_TEXT - 1);
	return fault == TEXT_GOOD ? STATUS_OK : problem_set(problem, STATUS_USAGE, _("the seed holds %s"), text_fault_name(fault));
}

static enum status choose_seed(const struct seat_exam *exam, const char *asked, char seed[SEAT_SEED_TEXT], struct problem *problem)
{
	const char *const sources[] = { asked, exam->sitting[SITTING_SEED], exam->year.dataset->office.lottery_seed };

	for (size_t i = 0; i < sizeof sources / sizeof *sources; i++) {
		if (sources[i] && sources[i][0] != '\0') {
			snprintf(seed, SEAT_SEED_TEXT, "%s", sources[i]);
			return check_seed(sources[i], problem);
		}
	}
	snprintf(seed, SEAT_SEED_TEXT, "%08x%08x", (unsigned)random_below(UINT32_MAX), (unsigned)random_below(UINT32_MAX));
	return STATUS_OK;
}

/* The sitting says from now on what was drawn from. */
static void keep_seed(struct store *store, struct seat_exam *exam, const char *seed)
{
	struct row *row = exam->row;
	struct value old[FIELDS_MOST];

	for (size_t i = 0; i < SITTING_COLUMNS; i++) {
		if (i != SITTING_EXTRA)
			row->values[i] = (struct value){ .text = exam->sitting[i], .length = strlen(exam->sitting[i]) };
	}
	memcpy(old, row->values, sizeof old);
	row->values[SITTING_SEED] = (struct value){ .text = seed, .length = strlen(seed) };
	if (exam->has_sitting && store_same_values(KIND_SITTINGS, old, row->values))
		return;
	store_audit_row(store, "seat", KIND_SITTINGS, exam->has_sitting ? old : NULL, row->values, "");
	if (exam->has_sitting)
		store_update_row(store, row);
	else
		store_insert_row(store, row);
}

/* --- seats there are ------------------------------------------------------------------------------------------------------------- */

static enum status refuse_marked(struct store *store, const char *exam, struct problem *problem)
{
	const struct store_bind bind = { .text = exam };
	struct store_cursor *rows = store_cursor_open(store, STORE_SEATED_MARKED, &bind, 1);
	enum status status = STATUS_OK;

	if (store_cursor_next(rows))
		status = problem_set(problem, STATUS_FAULT, _("%s has marks of this exam, or a sheet in a batch; seats stay as they are"),
				     store_cursor_text(rows, 0));
	return store_cursor_close(rows, status == STATUS_OK ? problem : NULL) == STATUS_OK ? status : STATUS_ENVIRONMENT;
}

static enum status make_room(struct store *store, const struct seat_exam *exam, const struct seat_request *request, struct seat_report *report,
			     struct problem *problem)
{
	enum status status = STATUS_OK;

	for (size_t i = 0; i < exam->n_rooms; i++) {
		report->replaced += exam->rooms[i].seated;
		report->seats += exam->rooms[i].size;
	}
	if (report->replaced == 0)
		return STATUS_OK;
	if (!request->may_move)
		return problem_set(problem, STATUS_FAULT,
				   _("exam %s is seated already (%llu seats); --add seats a late candidate, --again draws anew"), exam->exam,
				   (unsigned long long)report->replaced);
	status = refuse_marked(store, exam->exam, problem);
	if (status == STATUS_OK)
		store_clear_seats(store, exam->exam);
	return status == STATUS_OK ? store_trouble(store, problem) : status;
}

/* --- the draw ------------------------------------------------------------------------------------------------------------------- */

static int compare_drawn(const void *a, const void *b)
{
	const struct drawn *one = a, *other = b;
	const int order = memcmp(one->digest, other->digest, DIGEST_BYTES);

	return order != 0 ? order : (one->candidate > other->candidate) - (one->candidate < other->candidate);
}

/* Those who sit, in the order of the draw. */
static bool draw(struct seat_exam *exam, const char *seed)
{
	struct drawn *drawn = array_make(exam->n_sits, sizeof *drawn);

	for (size_t i = 0; drawn && i < exam->n_sits; i++) {
		drawn[i].candidate = exam->sits[i];
		draw_compute(seed, exam->exam, dataset_candidate_no(exam->year.dataset, exam->sits[i]), drawn[i].digest);
	}
	if (drawn)
		qsort(drawn, exam->n_sits, sizeof *drawn, compare_drawn);
	for (size_t i = 0; drawn && i < exam->n_sits; i++)
		exam->sits[i] = drawn[i].candidate;
	free(drawn);
	return drawn != NULL;
}

static uint64_t random_of(const char *seed, const char *exam)
{
	unsigned char digest[DIGEST_BYTES];
	uint64_t random = 0;

	draw_compute(seed, exam, "", digest);
	for (int i = 0; i < 8; i++)
		random = random << 8 | digest[i];
	return random;
}

/* --- the allotment -------------------------------------------------------------------------------------------------------------- */

struct allotment {
	struct seating_request request;
	struct seating_person *people;
	struct seating_room *rooms;
	struct seating_place *places;
	struct seated *seats;
	struct seating_report report;
};

static void allotment_free(struct allotment *a)
{
	free(a->people);
	free(a->rooms);
	free(a->places);
	free(a->seats);
}

static bool prepare(const struct seat_exam *exam, const char *seed, struct allotment *a)
{
	a->people = array_make(exam->n_sits, sizeof *a->people);
	a->rooms = array_make(exam->n_rooms, sizeof *a->rooms);
	a->places = array_make(exam->n_sits, sizeof *a->places);
	a->seats = array_make(exam->n_sits, sizeof *a->seats);
	if (!a->people || !a->rooms || !a->places || !a->seats)
		return false;
	for (size_t i = 0; i < exam->n_sits; i++)
		a->people[i] = seat_person(exam, exam->sits[i]);
	for (size_t i = 0; i < exam->n_rooms; i++)
		a->rooms[i] = (struct seating_room){ exam->rooms[i].size, exam->rooms[i].columns, exam->rooms[i].use, exam->rooms[i].sex };
	a->request = (struct seating_request){
		.people = a->people, .n_people = exam->n_sits, .rooms = a->rooms, .n_rooms = exam->n_rooms,
		.n_schools = strings_count(exam->year.dataset->texts) + 1, .n_papers = exam->n_papers, .n_uses = exam->n_uses,
		.is_shaped = exam->is_shaped, .keeps_schools_together = exam->keeps_schools_together,
		.remainder = exam->remainder, .extra = exam->extra, .random = random_of(seed, exam->exam),
	};
	return true;
}

static enum status refuse_missing(const struct seat_exam *exam, const struct allotment *a, uint64_t seats, struct problem *problem)
{
	size_t first = 0;

	while (first + 1 < exam->n_sits && a->places[first].room != SEATING_NONE)
		first++;
	return problem_set(problem, STATUS_FAULT,
			   _("%llu seats are missing: %zu candidates sit exam %s, its rooms have %llu seats; the first in the draw without one, by tags, "
			     "sex and paper, is %s"),
			   (unsigned long long)a->report.missing, exam->n_sits, exam->exam, (unsigned long long)seats,
			   dataset_candidate_no(exam->year.dataset, exam->sits[first]));
}

static enum status allot(struct store *store, struct seat_exam *exam, struct seat_report *report, struct problem *problem)
{
	struct allotment a = { .people = NULL };
	const bool has_memory = draw(exam, report->seed) && prepare(exam, report->seed, &a) && seating_allot(&a.request, a.places, &a.report);
	enum status status = has_memory ? STATUS_OK : problem_memory(problem);

	if (has_memory && a.report.missing > 0)
		status = refuse_missing(exam, &a, report->seats, problem);
	for (size_t i = 0; has_memory && status == STATUS_OK && i < exam->n_sits; i++)
		a.seats[i] = (struct seated){ exam->sits[i], a.places[i].room, a.places[i].seat };
	if (status == STATUS_OK)
		status = seat_write(store, exam, a.seats, exam->n_sits, problem);
	report->candidates = exam->n_sits;
	report->rooms = a.report.rooms;
	report->neighbours = a.report.neighbours;
	report->keeps_schools_together = exam->keeps_schools_together;
	allotment_free(&a);
	return status;
}

static enum status seat_all(struct store *store, const struct seat_request *request, struct seat_report *report, struct problem *problem)
{
	struct seat_exam exam = { .exam = NULL };
	enum status status = seat_exam_read(store, request->exam, request->progress, &exam, problem);

	if (status == STATUS_OK && exam.n_sits == 0)
		status = problem_set(problem, STATUS_FAULT, _("nobody sits exam %s"), request->exam);
	if (status == STATUS_OK)
		status = make_room(store, &exam, request, report, problem);
	if (status == STATUS_OK)
		status = choose_seed(&exam, request->seed, report->seed, problem);
	if (status == STATUS_OK)
		status = allot(store, &exam, report, problem);
	if (status == STATUS_OK) {
		keep_seed(store, &exam, report->seed);
		status = store_trouble(store, problem);
	}
	seat_exam_free(&exam);
	return status;
}

enum status exam_seat(struct store *store, const struct seat_request *request, struct seat_report *report, struct problem *problem)
{
	enum status status = request->seed ? check_seed(request->seed, problem) : STATUS_OK;

	*report = (struct seat_report){ .candidates = 0 };
	if (status == STATUS_OK)
		status = store_begin(store, request->progress, problem);
	if (status == STATUS_OK)
		status = seat_all(store, request, report, problem);
	if (status == STATUS_OK)
		return store_commit(store, problem);
	store_rollback(store);
	return status;
}
