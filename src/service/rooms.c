/* SPDX-License-Identifier: ISC */
/* The papers of an exam's rooms: a section for each room, a file for each site. */
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include <luqu/i18n.h>

#include "room_view.h"

struct printing {
	struct store *store;
	const struct rooms_request *request;
	struct rooms_report *report;
	struct room_exam exam;
	struct room_subject *subjects; size_t n_subjects;
	struct sheet *sheet;   /* of the site at hand; NULL: none yet */
	char site[64];         /* whose it is; "" where all sites are on one */
	struct problem *problem;
};

bool room_paper_find(const char *name, enum room_paper *paper)
{
	for (int i = ROOM_DOOR; i < ROOM_PAPERS; i++) {
		if (strcmp(room_paper_kinds[i].name, name) == 0) {
			*paper = (enum room_paper)i;
			return true;
		}
	}
	return false;
}

/* --- subjects --------------------------------------------------------------------------------------------------------------------- */

static enum status read_subjects(struct printing *p)
{
	enum { CODE = 0, NAME = 1, EXAM = 5, FORMULA = 6 };
	struct store_cursor *rows = store_cursor_open_kind(p->store, KIND_SUBJECTS);
	size_t capacity = 0;
	bool has_memory = true;

	while (has_memory && store_cursor_next(rows)) {
		void *grown = p->subjects;

		if (strcmp(store_cursor_text(rows, EXAM), p->exam.code) != 0 || store_cursor_length(rows, FORMULA) > 0)
			continue;
		has_memory = array_grow(&grown, &capacity, p->n_subjects + 1, sizeof *p->subjects);
		p->subjects = grown;
		if (has_memory)
			p->subjects[p->n_subjects++] = (struct room_subject){ arena_copy(p->exam.arena, store_cursor_text(rows, CODE)),
									      arena_copy(p->exam.arena, store_cursor_text(rows, NAME)) };
	}
	const enum status status = store_cursor_close(rows, p->problem);
	return has_memory && !arena_failed(p->exam.arena) ? status : problem_memory(p->problem);
}

/* --- sheets --------------------------------------------------------------------------------------------------------------------- */

static enum status close_sheet(struct printing *p)
{
	const enum status status = p->sheet ? sheet_close(p->sheet, p->problem) : STATUS_OK;

	p->report->files += p->sheet && status == STATUS_OK;
	p->sheet = NULL;
	return status;
}

static enum status open_sheet(struct printing *p, const char *site)
{
	const struct room_paper_kind *kind = &room_paper_kinds[p->request->paper];
	const bool is_paper = p->request->paper != ROOM_OVERVIEW;
	char path[PATH_MAX], title[300];
	struct sheet_options options = {
		.format = p->request->format,
		.path = "-",
		.title = title,
		.columns = kind->columns,
		.n_columns = kind->n_columns,
		.has_chinese_headers = strcmp(_("candidates"), "candidates") != 0,
		.has_page_per_section = is_paper,
		.page_lines = is_paper ? 0 : SHEET_UNPAGED,
		.protected_paths = store_files(p->store),
	};

	snprintf(title, sizeof title, "%s %s", p->exam.name, _(kind->title));
	if (p->request->folder) {
		const int length = snprintf(path, sizeof path, "%s/%s-%s%s%s.%s", p->request->folder, kind->name, p->exam.code, *site ? "-" : "", site,
					    sheet_format_name(p->request->format));

		if (length < 0 || (size_t)length >= sizeof path)
			return problem_set(p->problem, STATUS_USAGE, _("the name is too long: %s"), p->request->folder);
		options.path = path;
	}
	snprintf(p->site, sizeof p->site, "%s", site);
	p->sheet = sheet_open(&options, p->problem);
	return p->sheet ? STATUS_OK : p->problem->status;
}

/* --- rooms ------------------------------------------------------------------------------------------------------------------------ */

static bool is_meant(const struct rooms_request *request, const struct room_view *view)
{
	return (!request->site || strcmp(request->site, view->site) == 0) && (!request->room || strcmp(request->room, view->room) == 0);
}

static enum status print_room(struct printing *p, const struct room_view *view)
{
	const bool is_paper = p->request->paper != ROOM_OVERVIEW;
	const char *site = p->request->folder && is_paper ? view->site : "";
	char title[600];
	enum status status = STATUS_OK;

	if (p->sheet && strcmp(p->site, site) != 0)
		status = close_sheet(p);
	if (status == STATUS_OK && !p->sheet)
		status = open_sheet(p, site);
	if (status != STATUS_OK)
		return status;
	room_title(view, title, sizeof title);
	if (is_paper)
		sheet_begin_section(p->sheet, title, NULL, 0);
	room_paper_kinds[p->request->paper].put(p->sheet, view, p->subjects, p->n_subjects);
	p->report->rooms++;
	p->report->candidates += view->n_seats;
	return STATUS_OK;
}

static enum status take_room(struct printing *p, struct store_cursor *rows)
{
	struct room_view view = { .arena = arena_make() };
	enum status status = STATUS_OK;

	if (!view.arena)
		return problem_memory(p->problem);
	room_view_take(&view, rows, &p->exam);
	if (arena_failed(view.arena))
		status = problem_memory(p->problem);
	if (status == STATUS_OK && is_meant(p->request, &view)) {
		status = room_view_seats(p->store, &view, p->exam.is_shaped, p->problem);
		/* An empty room has no papers. */
		if (status == STATUS_OK && (view.n_seats > 0 || p->request->paper == ROOM_OVERVIEW))
			status = print_room(p, &view);
	}
	room_view_free(&view);
	return status;
}

static enum status print_rooms(struct printing *p)
{
	const struct store_bind bind = { .text = p->exam.code };
	struct store_cursor *rows = store_cursor_open(p->store, STORE_EXAM_ROOMS, &bind, 1);
	enum status status = STATUS_OK, closed;

	while (status == STATUS_OK && store_cursor_next(rows)) {
		if (!progress_step(p->request->progress, _("rooms"), p->report->rooms, 0))
			status = problem_set(p->problem, STATUS_FAULT, "%s", _("cancelled"));
		else
			status = take_room(p, rows);
	}
	closed = store_cursor_close(rows, status == STATUS_OK ? p->problem : NULL);
	if (status == STATUS_OK && closed == STATUS_OK && p->report->rooms == 0)
		status = problem_set(p->problem, STATUS_FAULT, _("exam %s has no such rooms with anybody in them"), p->exam.code);
	if (status == STATUS_OK)
		status = closed == STATUS_OK ? close_sheet(p) : closed;
	sheet_abandon(p->sheet);
	return status;
}

static enum status check_request(const struct rooms_request *request, struct problem *problem)
{
	if (request->room && !request->site)
		return problem_set(problem, STATUS_USAGE, "%s", _("a room is one of a site: name that too"));
	if (request->paper != ROOM_OVERVIEW && request->format == SHEET_CSV)
		return problem_set(problem, STATUS_USAGE, "%s", _("papers are written as txt, html or xlsx"));
	if (request->folder && mkdir(request->folder, 0777) != 0 && errno != EEXIST)
		return problem_system(problem, errno, _("cannot make %s"), request->folder);
	return STATUS_OK;
}

enum status rooms_print(struct store *store, const struct rooms_request *request, struct rooms_report *report, struct problem *problem)
{
	struct problem own = { .status = STATUS_OK };
	struct printing p = { .store = store, .request = request, .report = report, .exam = { .arena = arena_make() }, .problem = &own };
	enum status status = p.exam.arena ? check_request(request, &own) : problem_memory(&own);

	*report = (struct rooms_report){ .files = 0 };
	if (status == STATUS_OK)
		status = store_begin_reading(store, &own);
	if (status == STATUS_OK)
		status = room_exam_read(store, request->exam, &p.exam, &own);
	if (status == STATUS_OK)
		status = read_subjects(&p);
	if (status == STATUS_OK)
		status = print_rooms(&p);
	store_end_reading(store);
	free(p.subjects);
	arena_free(p.exam.arena);
	if (status != STATUS_OK && problem)
		*problem = own;
	return status;
}
