/* SPDX-License-Identifier: ISC */
/* Slips and books of marks: who is written, in which files. */
#include "marks.h"

#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include <luqu/decimal.h>
#include <luqu/i18n.h>
#include <luqu/service_recheck.h>

/* --- what is written --------------------------------------------------------------------------------------------------------- */

static const char *status_word(enum score_status status)
{
	static const char *const words[] = {
		[SCORE_ABSENT] = N_("absent"),
		[SCORE_VOID] = N_("void"),
		[SCORE_EXEMPT] = N_("exempt"),
		[SCORE_DEFERRED] = N_("deferred"),
	};

	return status > SCORE_PRESENT ? _(words[status]) : "";
}

const char *marks_text(const struct marks *marks, subject_ix subject, candidate_ix candidate, char text[MARK_TEXT])
{
	const struct dataset *d = marks->year.dataset;
	const char *word = status_word((enum score_status)d->status[subject][candidate]);
	char number[DECIMAL_TEXT] = "";
	int64_t mark_e4;

	if (totals_mark(d, marks->year.totals, subject, candidate, &mark_e4))
		decimal_write(mark_e4, number);
	snprintf(text, MARK_TEXT, "%s%s%s", word, word[0] && number[0] ? " " : "", number);
	return text;
}

bool marks_has(const struct marks *marks, subject_ix subject, candidate_ix candidate)
{
	const struct dataset *d = marks->year.dataset;
	int64_t mark_e4 = 0;

	if (!d->subjects[subject].formula)
		return d->status[subject][candidate] != SCORE_NONE;
	return totals_mark(d, marks->year.totals, subject, candidate, &mark_e4) && mark_e4 != 0;
}

static int highest_first(const void *a, const void *b)
{
	const int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;

	return (x < y) - (x > y);
}

size_t marks_rank(const struct marks *marks, candidate_ix candidate)
{
	const int64_t total_e4 = marks->year.totals->total_e4[candidate];
	size_t low = 0, high = marks->year.dataset->n_candidates; /* those before low have more, those from high on do not */

	while (low < high) {
		const size_t middle = low + (high - low) / 2;
		if (marks->falling_e4[middle] > total_e4)
			low = middle + 1;
		else
			high = middle;
	}
	return low + 1;
}

/* --- gathering --------------------------------------------------------------------------------------------------------------- */

static const char *feeder_of(const struct marks *marks, candidate_ix candidate)
{
	const struct dataset *d = marks->year.dataset;

	return strings_get(d->texts, d->feeder[candidate]);
}

static int by_feeder(const void *a, const void *b, void *context)
{
	const struct dataset *d = ((const struct marks *)context)->year.dataset;
	const candidate_ix x = *(const candidate_ix *)a, y = *(const candidate_ix *)b;

	if (d->feeder[x] != d->feeder[y])
		return d->feeder[x] < d->feeder[y] ? -1 : 1;
	return (x > y) - (x < y);
}

static bool is_written(const struct marks *marks, candidate_ix candidate)
{
	const char *feeder = marks->request->feeder;

	if (marks->candidate_no[0])
		return strcmp(dataset_candidate_no(marks->year.dataset, candidate), marks->candidate_no) == 0;
	return !feeder || strcmp(feeder_of(marks, candidate), feeder) == 0;
}

static enum status gather(struct marks *marks, struct problem *problem)
{
	const struct dataset *d = marks->year.dataset;

	marks->order = array_make(d->n_candidates, sizeof *marks->order);
	marks->falling_e4 = array_make(d->n_candidates, sizeof *marks->falling_e4);
	if (!marks->order || !marks->falling_e4)
		return problem_memory(problem);
	for (candidate_ix c = 0; c < d->n_candidates; c++) {
		marks->falling_e4[c] = marks->year.totals->total_e4[c];
		if (is_written(marks, c))
			marks->order[marks->n++] = c;
	}
	qsort(marks->falling_e4, d->n_candidates, sizeof *marks->falling_e4, highest_first);
	qsort_r(marks->order, marks->n, sizeof *marks->order, by_feeder, marks);
	if (marks->n == 0 && marks->candidate_no[0])
		return problem_set(problem, STATUS_FAULT, _("there is no candidate %s, or the registration is withdrawn"), marks->candidate_no);
	if (marks->n == 0 && marks->request->feeder)
		return problem_set(problem, STATUS_FAULT, _("%s: nobody comes from this school"), marks->request->feeder);
	return STATUS_OK;
}

/* The calendar's steps come in the order of their names: that of all exams first. */
static enum status read_windows(struct marks *marks, struct problem *problem)
{
	enum { STEP = 0, FROM = 2, TO = 3 };
	struct store_cursor *steps = store_cursor_open_kind(marks->store, KIND_CALENDAR);
	char text[256];

	while (marks->n_windows < WINDOWS_MOST && store_cursor_next(steps)) {
		const char *step = store_cursor_text(steps, STEP), *from = store_cursor_text(steps, FROM), *to = store_cursor_text(steps, TO);
		const size_t length = sizeof RECHECK_STEP - 1;

		if (strncmp(step, RECHECK_STEP, length) != 0 || (step[length] != '\0' && step[length] != '.') || !*from || !*to)
			continue;
		if (step[length] == '\0')
			snprintf(text, sizeof text, _("Rechecks are applied for from %s to %s."), from, to);
		else
			snprintf(text, sizeof text, _("Rechecks of exam %s are applied for from %s to %s."), step + length + 1, from, to);
		marks->windows[marks->n_windows++] = arena_copy(marks->arena, text);
	}
	const enum status status = store_cursor_close(steps, problem);
	return arena_failed(marks->arena) ? problem_memory(problem) : status;
}

static enum status read_all(struct marks *marks, struct problem *problem)
{
	const struct marks_request *request = marks->request;
	enum status status = STATUS_OK;

	if (request->candidate_no)
		status = candidate_resolve(marks->store, request->candidate_no, marks->candidate_no, problem);
	if (status == STATUS_OK)
		status = year_data_read(marks->store, request->progress, &marks->year, problem);
	if (status == STATUS_OK)
		status = output_read_persons(marks->store, marks->year.dataset, marks->arena, &marks->persons, problem);
	if (status == STATUS_OK)
		status = read_windows(marks, problem);
	return status == STATUS_OK ? gather(marks, problem) : status;
}

/* --- files ------------------------------------------------------------------------------------------------------------------- */

static enum status write_school(const struct marks *marks, size_t from, size_t to, struct problem *problem)
{
	const struct marks_request *request = marks->request;
	const struct dataset *d = marks->year.dataset;
	const char *feeder = feeder_of(marks, marks->order[from]), *name = output_school_name(d, feeder);
	char path[PATH_MAX], title[300], subtitle[300];

	if (!output_path(request->folder, marks->candidate_no[0] ? marks->candidate_no : feeder, request->format, path, sizeof path))
		return problem_set(problem, STATUS_USAGE, _("the name is too long: %s"), request->folder);
	snprintf(title, sizeof title, "%.120s %.160s", feeder, strcmp(feeder, name) == 0 ? "" : name);
	snprintf(subtitle, sizeof subtitle, "%.200s %.8s", d->office.name, d->office.year);
	struct sheet_options options = { .format = request->format,
		                         .path = path,
		                         .title = title,
		                         .subtitle = subtitle,
		                         .has_chinese_headers = output_is_chinese(),
		                         .protected_paths = store_files(marks->store) };
	return request->paper == MARKS_SLIPS ? marks_write_slips(marks, from, to, &options, problem)
	                                     : marks_write_book(marks, from, to, &options, problem);
}

static enum status write_schools(const struct marks *marks, struct marks_report *report, struct problem *problem)
{
	const struct dataset *d = marks->year.dataset;
	enum status status = STATUS_OK;

	for (size_t from = 0, to = 0; status == STATUS_OK && from < marks->n; from = to) {
		while (to < marks->n && d->feeder[marks->order[to]] == d->feeder[marks->order[from]])
			to++;
		if (!progress_step(marks->request->progress, _("marks"), from, marks->n))
			return problem_set(problem, STATUS_FAULT, "%s", _("cancelled"));
		status = write_school(marks, from, to, problem);
		report->files++;
		report->candidates += to - from;
	}
	return status;
}

enum status marks_write(struct store *store, const struct marks_request *request, struct marks_report *report,
                        struct problem *problem)
{
	struct problem own = { .status = STATUS_OK };
	struct marks marks = { .request = request, .store = store, .arena = arena_make() };
	enum status status = STATUS_OK;

	*report = (struct marks_report){ .files = 0 };
	if (request->paper == MARKS_SLIPS && request->format != SHEET_HTML && request->format != SHEET_TXT)
		status = problem_set(&own, STATUS_USAGE, _("mark slips are for paper: html or txt, not %s"),
		                     sheet_format_name(request->format));
	if (status == STATUS_OK)
		status = store_begin_reading(store, &own);
	if (status == STATUS_OK) {
		status = read_all(&marks, &own);
		store_end_reading(store);
	}
	if (status == STATUS_OK && mkdir(request->folder, 0777) != 0 && errno != EEXIST)
		status = problem_system(&own, errno, _("cannot make %s"), request->folder);
	if (status == STATUS_OK)
		status = write_schools(&marks, report, &own);
	free(marks.order);
	free(marks.falling_e4);
	arena_free(marks.arena);
	year_data_free(&marks.year);
	if (status != STATUS_OK && problem)
		*problem = own;
	return status;
}
