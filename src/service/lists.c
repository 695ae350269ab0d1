/* SPDX-License-Identifier: ISC */
/* Placement lists 录取名册: one file per school or feeder school, and an index of them. */
#include <luqu/service_output.h>

#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include <luqu/decimal.h>
#include <luqu/digest.h>
#include <luqu/i18n.h>
#include <luqu/service_stale.h>

#include "output.h"

void id_no_mask(const char *id_no, char *masked, size_t size)
{
	size_t length = strlen(id_no), head = length == 18 ? 6 : 2, tail = 2;

	if (length <= head + tail)
		head = tail = 0;
	for (size_t i = 0; i + 1 < size && i < length; i++)
		masked[i] = i < head || i + tail >= length ? id_no[i] : '*';
	masked[length < size ? length : size - 1] = '\0';
}

struct line { /* one candidate on a list */
	const char *group;        /* code of the school whose list it stands on */
	candidate_ix candidate;
	const struct placement *place; /* NULL: not placed (lists by feeder school) */
};
struct listing {
	const struct lists_request *request;
	struct store *store;
	struct year_data year;
	struct run_note note;
	struct outcome *outcome;
	struct arena *arena;
	struct output_person *persons; /* [candidate] */
	struct line *lines; size_t n_lines;
	struct sheet_column *columns; size_t n_columns;
	struct lists_report *report;
	struct problem *problem;
};

/* --- gathering ----------------------------------------------------------------------------------------------------------------------- */

static const struct pool_result *pool_of(const struct listing *l, const struct placement *place)
{
	return &l->outcome->pools[place->pool];
}

/* School lists: program, tier, merit falling. Feeder lists: candidate number. */
static int compare_lines(const void *a, const void *b, void *context)
{
	const struct listing *l = context;
	const struct line *left = a, *right = b;
	int order = strcmp(left->group, right->group);

	if (order == 0 && l->request->order == LISTS_BY_SCHOOL && left->place && right->place) {
		const struct pool_result *lp = pool_of(l, left->place), *rp = pool_of(l, right->place);
		if (lp->program != rp->program)
			return lp->program < rp->program ? -1 : 1;
		if (lp->tier != rp->tier)
			return lp->tier < rp->tier ? -1 : 1;
		if (left->place->merit_e4 != right->place->merit_e4)
			return left->place->merit_e4 > right->place->merit_e4 ? -1 : 1;
	}
	return order ? order : left->candidate < right->candidate ? -1 : left->candidate > right->candidate;
}

static enum status gather_lines(struct listing *l)
{
	const struct dataset *d = l->year.dataset;

	l->lines = array_make(d->n_candidates, sizeof *l->lines);
	if (!l->lines)
		return problem_memory(l->problem);
	for (candidate_ix c = 0; c < d->n_candidates; c++) {
		const struct placement *place = outcome_placement(l->outcome, c);
		const char *group = strings_get(d->texts, d->feeder[c]);
		if (l->request->order == LISTS_BY_SCHOOL) {
			if (!place)
				continue;
			group = d->schools[d->programs[pool_of(l, place)->program].school].code;
		}
		l->lines[l->n_lines++] = (struct line){ .group = group, .candidate = c, .place = place };
	}
	qsort_r(l->lines, l->n_lines, sizeof *l->lines, compare_lines, l);
	return STATUS_OK;
}

/* --- the register's columns ----------------------------------------------------------------------------------------------------------- */

static const struct sheet_column total_columns[] = {
	{ .name = "feeder", .name_zh = "毕业学校", .type = SHEET_TEXT, .width_cells = 24 },
	{ .name = "total", .name_zh = "总分", .type = SHEET_E4 },
};
static const struct sheet_column after_marks[] = {
	{ .name = "bonus", .name_zh = "加分", .type = SHEET_E4 },
	{ .name = "tier", .name_zh = "批次", .type = SHEET_TEXT, .width_cells = 16 },
	{ .name = "choice", .name_zh = "志愿序号", .type = SHEET_INTEGER },
	{ .name = "pool", .name_zh = "计划类别", .type = SHEET_CODE },
	{ .name = "school", .name_zh = "录取学校", .type = SHEET_TEXT, .width_cells = 24 },
	{ .name = "program", .name_zh = "招生代码", .type = SHEET_CODE },
	{ .name = "program_name", .name_zh = "招生名称", .type = SHEET_TEXT, .width_cells = 24 },
};
enum { BEFORE = OUTPUT_PERSON_COLUMNS + sizeof total_columns / sizeof *total_columns, AFTER = sizeof after_marks / sizeof *after_marks, COLUMNS_MOST = 64 };

static size_t shown_subjects(const struct dataset *d)
{
	return d->n_subjects < COLUMNS_MOST - BEFORE - AFTER ? d->n_subjects : COLUMNS_MOST - BEFORE - AFTER;
}

static enum status make_columns(struct listing *l)
{
	const struct dataset *d = l->year.dataset;
	size_t n = shown_subjects(d);

	l->n_columns = BEFORE + n + AFTER;
	l->columns = arena_alloc(l->arena, l->n_columns, sizeof *l->columns);
	if (!l->columns)
		return problem_memory(l->problem);
	memcpy(l->columns, output_person_columns, sizeof output_person_columns);
	memcpy(l->columns + OUTPUT_PERSON_COLUMNS, total_columns, sizeof total_columns);
	for (size_t s = 0; s < n; s++)
		l->columns[BEFORE + s] =
			(struct sheet_column){ .name = d->subjects[s].code, .name_zh = d->subjects[s].name, .type = SHEET_E4 };
	memcpy(l->columns + BEFORE + n, after_marks, sizeof after_marks);
	return STATUS_OK;
}

static void put_mark(struct sheet *sheet, const struct listing *l, subject_ix subject, candidate_ix candidate)
{
	int64_t mark_e4;

	if (totals_mark(l->year.dataset, l->year.totals, subject, candidate, &mark_e4))
		sheet_put_e4(sheet, mark_e4);
	else
		sheet_put_empty(sheet);
}

static void put_place(struct sheet *sheet, const struct listing *l, const struct placement *place)
{
	const struct dataset *d = l->year.dataset;

	if (!place)
		return;
	const struct pool_result *pool = pool_of(l, place);
	const struct program *program = &d->programs[pool->program];
	sheet_put_text(sheet, d->tiers[pool->tier].name);
	sheet_put_integer(sheet, place->choice);
	sheet_put_text(sheet, pool->code);
	sheet_put_text(sheet, d->schools[program->school].name);
	sheet_put_text(sheet, program->code);
	sheet_put_text(sheet, program->name);
}

static void put_line(struct sheet *sheet, const struct listing *l, const struct line *line, size_t serial)
{
	const struct dataset *d = l->year.dataset;
	const struct output_cells cells = { d, line->candidate, &l->persons[line->candidate], l->request->shows_ids };

	output_put_person(sheet, serial, &cells);
	sheet_put_text(sheet, output_school_name(d, strings_get(d->texts, d->feeder[line->candidate])));
	sheet_put_e4(sheet, l->year.totals->total_e4[line->candidate]);
	for (size_t s = 0; s < shown_subjects(d); s++)
		put_mark(sheet, l, (subject_ix)s, line->candidate);
	sheet_put_e4(sheet, l->year.totals->bonus_e4[line->candidate]);
	put_place(sheet, l, line->place);
	sheet_end_row(sheet);
}

/* --- files ---------------------------------------------------------------------------------------------------------------------------- */

static struct sheet_options list_options(const struct listing *l, const char *path, const char *title, const char *subtitle)
{
	return (struct sheet_options){ .format = l->request->format,
				       .path = path,
				       .title = title,
				       .subtitle = subtitle,
				       .page_cells = 160,
				       .has_chinese_headers = output_is_chinese(),
				       .protected_paths = store_files(l->store) };
}

static void describe_run(const struct listing *l, char *text, size_t size)
{
	char digest[DIGEST_TEXT];

	digest_write(l->outcome->digest, digest);
	snprintf(text, size, _("%s %s, run %lld of %s, inputs %.16s"), l->year.dataset->office.name, l->year.dataset->office.year,
		 (long long)l->note.number, l->note.time, digest);
	if (l->report->is_stale)
		snprintf(text + strlen(text), size - strlen(text), "; %s", _("stale: the data have changed since"));
}

static enum status write_list(struct listing *l, const struct line *lines, size_t n)
{
	char path[PATH_MAX], title[300], subtitle[300];

	if (!output_path(l->request->folder, lines[0].group, l->request->format, path, sizeof path))
		return problem_set(l->problem, STATUS_USAGE, _("the name is too long: %s"), l->request->folder);
	snprintf(title, sizeof title, "%s %s", lines[0].group, output_school_name(l->year.dataset, lines[0].group));
	describe_run(l, subtitle, sizeof subtitle);
	struct sheet_options options = list_options(l, path, title, subtitle);
	options.columns = l->columns;
	options.n_columns = l->n_columns;
	struct sheet *sheet = sheet_open(&options, l->problem);
	if (!sheet)
		return l->problem->status;
	for (size_t i = 0; i < n; i++)
		put_line(sheet, l, &lines[i], i + 1);
	sheet_put_note(sheet, _("Signed: ____________________    Date: ____________"));
	l->report->files++;
	l->report->rows += n;
	return sheet_close(sheet, l->problem);
}

static const struct sheet_column index_columns[] = {
	{ .name = "code", .name_zh = "代码", .type = SHEET_CODE },
	{ .name = "name", .name_zh = "名称", .type = SHEET_TEXT, .width_cells = 36 },
	{ .name = "candidates", .name_zh = "人数", .type = SHEET_INTEGER },
	{ .name = "placed", .name_zh = "录取数", .type = SHEET_INTEGER },
	{ .name = "file", .name_zh = "文件", .type = SHEET_CODE, .width_cells = 24 },
};

static void put_index_row(struct sheet *index, const struct listing *l, const struct line *lines, size_t n)
{
	char path[PATH_MAX];
	size_t placed = 0;

	for (size_t i = 0; i < n; i++)
		placed += lines[i].place != NULL;
	output_path(l->request->folder, lines[0].group, l->request->format, path, sizeof path);
	sheet_put_text(index, lines[0].group);
	sheet_put_text(index, output_school_name(l->year.dataset, lines[0].group));
	sheet_put_integer(index, (int64_t)n);
	sheet_put_integer(index, (int64_t)placed);
	sheet_put_text(index, path + strlen(l->request->folder) + 1);
	sheet_end_row(index);
}

static enum status write_groups(struct listing *l, struct sheet *index)
{
	for (size_t from = 0; from < l->n_lines;) {
		size_t to = from;
		while (to < l->n_lines && strcmp(l->lines[to].group, l->lines[from].group) == 0)
			to++;
		if (!progress_step(l->request->progress, _("lists"), from, l->n_lines))
			return problem_set(l->problem, STATUS_FAULT, _("cancelled"));
		enum status status = write_list(l, l->lines + from, to - from);
		if (status != STATUS_OK)
			return status;
		put_index_row(index, l, l->lines + from, to - from);
		from = to;
	}
	return STATUS_OK;
}

static enum status write_files(struct listing *l)
{
	char subtitle[300];

	if (mkdir(l->request->folder, 0777) != 0 && errno != EEXIST)
		return problem_system(l->problem, errno, _("cannot make %s"), l->request->folder);
	if ((size_t)snprintf(l->report->index, sizeof l->report->index, "%s/index.%s", l->request->folder,
			     sheet_format_name(l->request->format)) >= sizeof l->report->index)
		return problem_set(l->problem, STATUS_USAGE, _("the name is too long: %s"), l->request->folder);
	describe_run(l, subtitle, sizeof subtitle);
	struct sheet_options options = list_options(l, l->report->index, _("Placement lists"), subtitle);
	options.columns = index_columns;
	options.n_columns = sizeof index_columns / sizeof *index_columns;
	struct sheet *index = sheet_open(&options, l->problem);
	if (!index)
		return l->problem->status;
	return output_end_sheet(index, write_groups(l, index), NULL, l->problem);
}

enum status lists_write(struct store *store, const struct lists_request *request, struct lists_report *report, struct problem *problem)
{
	struct problem own = { 0 };
	struct listing l = { .request = request, .store = store, .arena = arena_make(), .report = report, .problem = &own };

	*report = (struct lists_report){ 0 };
	enum status status = year_data_read(store, request->progress, &l.year, &own);
	if (status == STATUS_OK)
		status = run_load(store, request->run, &l.year, request->progress, &l.note, &l.outcome, &own);
	if (status == STATUS_OK) {
		report->run = l.note.number;
		report->is_stale = stale_is(&l.year, &l.note);
		status = output_read_persons(store, l.year.dataset, l.arena, &l.persons, &own);
	}
	if (status == STATUS_OK)
		status = gather_lines(&l);
	if (status == STATUS_OK)
		status = make_columns(&l);
	if (status == STATUS_OK)
		status = write_files(&l);
	free(l.lines);
	arena_free(l.arena);
	outcome_free(l.outcome);
	year_data_free(&l.year);
	if (status != STATUS_OK && problem)
		*problem = own;
	return status;
}
