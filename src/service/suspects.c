/* SPDX-License-Identifier: ISC */
/* Marks that look wrong: each subject as a whole and room by room. */
#include "suspects.h"

#include <stdlib.h>
#include <string.h>

#include <luqu/decimal.h>
#include <luqu/i18n.h>

enum { SEAT_EXAM = 0, SEAT_SITE = 1, SEAT_ROOM = 2, SEAT_CANDIDATE = 5 };

/* Where the candidates of an exam sit. */
struct room {
	const char *site, *name;
};
struct rooms {
	struct room *rooms;
	size_t n, capacity;
	uint32_t *of; /* [candidate]; UINT32_MAX: nowhere */
};

void suspects_add(struct suspecting *suspecting, struct suspect suspect)
{
	struct suspects_report *report = suspecting->report;

	if (!array_grow((void **)&report->suspects, &suspecting->room, report->n_suspects + 1, sizeof *report->suspects))
		suspecting->is_out_of_memory = true;
	else
		report->suspects[report->n_suspects++] = suspect;
}

/* --- rooms ------------------------------------------------------------------------------------------------------------------- */

/* Rows stand by room. */
static bool keep_seat(struct suspecting *suspecting, struct rooms *rooms, struct store_cursor *seats)
{
	const char *site = store_cursor_text(seats, SEAT_SITE), *name = store_cursor_text(seats, SEAT_ROOM);
	const candidate_ix candidate =
	        dataset_find_candidate(suspecting->request->dataset, store_cursor_text(seats, SEAT_CANDIDATE));
	struct arena *arena = suspecting->report->arena;

	if (rooms->n == 0 || strcmp(rooms->rooms[rooms->n - 1].name, name) != 0 ||
	    strcmp(rooms->rooms[rooms->n - 1].site, site) != 0) {
		if (!array_grow((void **)&rooms->rooms, &rooms->capacity, rooms->n + 1, sizeof *rooms->rooms))
			return false;
		rooms->rooms[rooms->n].site = arena_copy(arena, site);
		rooms->rooms[rooms->n++].name = arena_copy(arena, name);
	}
	if (candidate != IX_NONE)
		rooms->of[candidate] = (uint32_t)rooms->n - 1;
	return !arena_failed(arena);
}

static enum status read_rooms(struct suspecting *suspecting, const char *exam, struct rooms *rooms, struct problem *problem)
{
	const struct suspects_request *request = suspecting->request;
	bool is_good = true;

	rooms->n = 0;
	memset(rooms->of, 0xff, request->dataset->n_candidates * sizeof *rooms->of);
	if (!request->store || !exam)
		return STATUS_OK;
	struct store_cursor *seats = store_cursor_open_kind(request->store, KIND_SEATS);
	while (is_good && store_cursor_next(seats))
		if (strcmp(store_cursor_text(seats, SEAT_EXAM), exam) == 0)
			is_good = keep_seat(suspecting, rooms, seats);
	const enum status status = store_cursor_close(seats, problem);
	return is_good ? status : problem_memory(problem);
}

/* --- tallies ----------------------------------------------------------------------------------------------------------------- */

static void count_mark(struct tally *tally, enum score_status status, int64_t mark_e2)
{
	tally->n_rows++;
	if (status != SCORE_PRESENT)
		return;
	tally->lowest_e2 = tally->n == 0 || mark_e2 < tally->lowest_e2 ? mark_e2 : tally->lowest_e2;
	tally->highest_e2 = tally->n == 0 || mark_e2 > tally->highest_e2 ? mark_e2 : tally->highest_e2;
	tally->n++;
	tally->sum_e2 += mark_e2;
	tally->squares += (wide)mark_e2 * mark_e2;
}

static void count_subject(const struct dataset *d, subject_ix subject, const struct rooms *rooms, struct tally *all,
                          struct tally *by_room)
{
	for (candidate_ix c = 0; c < d->n_candidates; c++) {
		const enum score_status status = (enum score_status)d->status[subject][c];

		if (status == SCORE_NONE)
			continue;
		count_mark(all, status, d->mark_e2[subject][c]);
		if (rooms->of[c] < rooms->n)
			count_mark(&by_room[rooms->of[c]], status, d->mark_e2[subject][c]);
	}
}

static int64_t mean_e4(const struct tally *tally)
{
	return (int64_t)(((wide)tally->sum_e2 * (E4 / E2) * 2 + (wide)tally->n) / (2 * (wide)tally->n));
}

/* n x (mean - all's mean)^2 > deviations^2 x all's variance, without a quotient. */
static bool is_mean_off(const struct tally *room, const struct tally *all)
{
	const wide n = (wide)room->n, n_all = (wide)all->n;
	const wide difference = room->sum_e2 * n_all - all->sum_e2 * n;
	const wide variance = all->squares * n_all - (wide)all->sum_e2 * all->sum_e2;

	return difference * difference > SUSPECTS_DEVIATIONS * SUSPECTS_DEVIATIONS * n * variance;
}

static void check_alike(struct suspecting *suspecting, struct suspect suspect, const struct tally *tally)
{
	if (tally->n < SUSPECTS_FEW || tally->lowest_e2 != tally->highest_e2)
		return;
	suspect.suspicion = tally->highest_e2 == 0 ? SUSPECT_ZERO : SUSPECT_EQUAL;
	suspect.count = tally->n;
	suspect.value_e4 = tally->highest_e2 * (E4 / E2);
	suspects_add(suspecting, suspect);
}

static void check_room(struct suspecting *suspecting, struct suspect suspect, const struct tally *room, const struct tally *all)
{
	check_alike(suspecting, suspect, room);
	if (room->n_rows >= SUSPECTS_SOME && 2 * (room->n_rows - room->n) > room->n_rows) {
		suspect.suspicion = SUSPECT_ABSENT;
		suspect.count = room->n_rows;
		suspect.other_e4 = (int64_t)(room->n_rows - room->n) * E4;
		suspects_add(suspecting, suspect);
	}
	if (room->n >= SUSPECTS_SOME && is_mean_off(room, all)) {
		suspect.suspicion = SUSPECT_MEAN;
		suspect.count = room->n;
		suspect.value_e4 = mean_e4(room);
		suspect.other_e4 = mean_e4(all);
		suspects_add(suspecting, suspect);
	}
}

/* --- subjects ---------------------------------------------------------------------------------------------------------------- */

static bool is_wanted(const struct suspects_request *request, const struct subject *subject)
{
	return !subject->formula && (!request->exam || (subject->exam && strcmp(subject->exam, request->exam) == 0));
}

static enum status check_subject(struct suspecting *suspecting, subject_ix subject, const struct rooms *rooms,
                                 struct problem *problem)
{
	const struct dataset *d = suspecting->request->dataset;
	struct tally all = { .n = 0 }, *by_room = array_make(rooms->n, sizeof *by_room);

	if (!by_room)
		return problem_memory(problem);
	count_subject(d, subject, rooms, &all, by_room);
	check_alike(suspecting, (struct suspect){ .subject = subject, .site = "", .room = "" }, &all);
	suspects_check_spread(suspecting, subject, &all);
	for (size_t r = 0; r < rooms->n; r++)
		check_room(suspecting,
		           (struct suspect){ .subject = subject, .site = rooms->rooms[r].site, .room = rooms->rooms[r].name },
		           &by_room[r], &all);
	free(by_room);
	return suspecting->is_out_of_memory ? problem_memory(problem) : STATUS_OK;
}

static bool is_of_one_exam(const struct subject *a, const struct subject *b)
{
	return a->exam && b->exam ? strcmp(a->exam, b->exam) == 0 : a->exam == b->exam;
}

/* An earlier subject is of the same exam. */
static bool is_done(const struct suspects_request *request, subject_ix subject)
{
	const struct subject *subjects = request->dataset->subjects;

	for (subject_ix s = 0; s < subject; s++)
		if (is_wanted(request, &subjects[s]) && is_of_one_exam(&subjects[s], &subjects[subject]))
			return true;
	return false;
}

/* All subjects of the exam of the first, for which the seats are read once. */
static enum status check_exam(struct suspecting *suspecting, subject_ix first, struct rooms *rooms, struct problem *problem)
{
	const struct suspects_request *request = suspecting->request;
	const struct dataset *d = request->dataset;
	enum status status = read_rooms(suspecting, d->subjects[first].exam, rooms, problem);

	for (subject_ix s = first; status == STATUS_OK && s < d->n_subjects; s++) {
		if (!is_wanted(request, &d->subjects[s]) || !is_of_one_exam(&d->subjects[s], &d->subjects[first]))
			continue;
		status = check_subject(suspecting, s, rooms, problem);
		if (status == STATUS_OK && !progress_step(request->progress, d->subjects[s].code, s, d->n_subjects))
			status = problem_set(problem, STATUS_FAULT, "%s", _("cancelled"));
	}
	return status;
}

static int by_subject(const void *a, const void *b)
{
	const struct suspect *x = a, *y = b;
	int order = (x->subject > y->subject) - (x->subject < y->subject);

	if (order == 0)
		order = strcmp(x->site, y->site);
	if (order == 0)
		order = strcmp(x->room, y->room);
	if (order == 0)
		order = (x->suspicion > y->suspicion) - (x->suspicion < y->suspicion);
	return order ? order : (x->value_e4 > y->value_e4) - (x->value_e4 < y->value_e4);
}

static enum status check_exams(struct suspecting *suspecting, struct rooms *rooms, struct problem *problem)
{
	const struct suspects_request *request = suspecting->request;
	const struct dataset *d = request->dataset;
	struct suspects_report *report = suspecting->report;
	enum status status = STATUS_OK;
	bool has_any = false;

	for (subject_ix s = 0; status == STATUS_OK && s < d->n_subjects; s++) {
		if (!is_wanted(request, &d->subjects[s]) || is_done(request, s))
			continue;
		has_any = true;
		status = check_exam(suspecting, s, rooms, problem);
	}
	if (status == STATUS_OK && !has_any && request->exam)
		return problem_set(problem, STATUS_FAULT, _("no subject with marks is of exam '%s'"), request->exam);
	if (report->n_suspects > 0)
		qsort(report->suspects, report->n_suspects, sizeof *report->suspects, by_subject);
	return status;
}

enum status suspects_find(const struct suspects_request *request, struct suspects_report *report, struct problem *problem)
{
	struct suspecting suspecting = { .request = request, .report = report };
	struct rooms rooms = { .n = 0 };

	*report = (struct suspects_report){ .arena = arena_make() };
	rooms.of = array_make(request->dataset->n_candidates, sizeof *rooms.of);
	const enum status status = report->arena && rooms.of ? check_exams(&suspecting, &rooms, problem) : problem_memory(problem);
	free(rooms.rooms);
	free(rooms.of);
	return status;
}

void suspects_report_free(struct suspects_report *report)
{
	free(report->suspects);
	arena_free(report->arena);
	*report = (struct suspects_report){ .arena = NULL };
}
