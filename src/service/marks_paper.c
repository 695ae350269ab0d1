/* SPDX-License-Identifier: ISC */
/* A mark slip for each candidate, and the score book of a school. */
#include "marks.h"

#include <stdio.h>
#include <string.h>

#include <luqu/decimal.h>
#include <luqu/i18n.h>

static const char *masked_id(const struct output_person *person, char masked[64])
{
	id_no_mask(person->id_no ? person->id_no : "", masked, 64);
	return masked;
}

/* --- slips ------------------------------------------------------------------------------------------------------------------- */

static const struct sheet_column slip_columns[] = {
	{ .name = "subject", .name_zh = "科目名称", .type = SHEET_TEXT, .width_cells = 24 },
	{ .name = "full_mark", .name_zh = "满分", .type = SHEET_E2 },
	{ .name = "mark", .name_zh = "成绩", .type = SHEET_TEXT, .width_cells = 12, .align = SHEET_ALIGN_RIGHT },
};

static void put_slip_marks(struct sheet *sheet, const struct marks *marks, candidate_ix candidate)
{
	const struct dataset *d = marks->year.dataset;
	char text[MARK_TEXT];

	for (subject_ix s = 0; s < d->n_subjects; s++) {
		if (!marks_has(marks, s, candidate))
			continue;
		sheet_put_text(sheet, d->subjects[s].name);
		sheet_put_e2(sheet, d->subjects[s].full_mark_e2);
		sheet_put_text(sheet, marks_text(marks, s, candidate, text));
		sheet_end_row(sheet);
	}
}

static void put_slip(struct sheet *sheet, const struct marks *marks, candidate_ix candidate)
{
	const struct dataset *d = marks->year.dataset;
	const struct output_person *person = &marks->persons[candidate];
	char title[512], masked[64], bonus[DECIMAL_TEXT], total[DECIMAL_TEXT];

	snprintf(title, sizeof title, _("Mark slip  %s %.200s"), dataset_candidate_no(d, candidate),
	         person->name ? person->name : "");
	sheet_begin_section(sheet, title, NULL, 0);
	put_slip_marks(sheet, marks, candidate);
	decimal_write(marks->year.totals->bonus_e4[candidate], bonus);
	decimal_write(marks->year.totals->total_e4[candidate], total);
	output_put_note(sheet, _("Bonus: %s    Total: %s"), bonus, total);
	if (marks->request->shows_rank)
		output_put_note(sheet, _("Rank position: %zu of %zu"), marks_rank(marks, candidate), d->n_candidates);
	output_put_note(sheet, _("ID number: %s"), masked_id(person, masked));
	for (size_t i = 0; i < marks->n_windows; i++)
		sheet_put_note(sheet, marks->windows[i]);
}

enum status marks_write_slips(const struct marks *marks, size_t from, size_t to, struct sheet_options *options,
                              struct problem *problem)
{
	options->columns = slip_columns;
	options->n_columns = sizeof slip_columns / sizeof *slip_columns;
	options->has_page_per_section = true;
	options->page_cells = 80;
	struct sheet *sheet = sheet_open(options, problem);
	if (!sheet)
		return problem->status;
	for (size_t i = from; i < to && !sheet_failed(sheet); i++)
		put_slip(sheet, marks, marks->order[i]);
	return sheet_close(sheet, problem);
}

/* --- books ------------------------------------------------------------------------------------------------------------------- */

static const struct sheet_column after_marks[] = {
	{ .name = "bonus", .name_zh = "加分", .type = SHEET_E4 },
	{ .name = "total", .name_zh = "总分", .type = SHEET_E4 },
	{ .name = "rank", .name_zh = "位次", .type = SHEET_INTEGER },
};
enum { BEFORE = OUTPUT_PERSON_COLUMNS, AFTER = sizeof after_marks / sizeof *after_marks, COLUMNS_MOST = 64 };

/* The subjects in which anybody of the school has a mark, as far as there is room for columns. */
struct shown {
	subject_ix subjects[COLUMNS_MOST];
	size_t n;
};

static bool is_shown(const struct marks *marks, subject_ix subject, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++)
		if (marks_has(marks, subject, marks->order[i]))
			return true;
	return false;
}

static void choose_subjects(const struct marks *marks, size_t from, size_t to, struct shown *shown)
{
	shown->n = 0;
	for (subject_ix s = 0; s < marks->year.dataset->n_subjects && shown->n < COLUMNS_MOST - BEFORE - AFTER; s++)
		if (is_shown(marks, s, from, to))
			shown->subjects[shown->n++] = s;
}

static size_t fill_columns(const struct marks *marks, const struct shown *shown, struct sheet_column columns[COLUMNS_MOST])
{
	const size_t after = marks->request->shows_rank ? AFTER : AFTER - 1;

	memcpy(columns, output_person_columns, sizeof output_person_columns);
	for (size_t i = 0; i < shown->n; i++) {
		const struct subject *subject = &marks->year.dataset->subjects[shown->subjects[i]];
		columns[BEFORE + i] = (struct sheet_column){ .name = subject->code, .name_zh = subject->name, .type = SHEET_E4 };
	}
	memcpy(columns + BEFORE + shown->n, after_marks, after * sizeof *after_marks);
	return BEFORE + shown->n + after;
}

static void put_row(struct sheet *sheet, const struct marks *marks, const struct shown *shown, size_t place)
{
	const candidate_ix candidate = marks->order[place];
	const struct output_cells cells = { marks->year.dataset, candidate, &marks->persons[candidate], false };
	char text[MARK_TEXT];

	output_put_person(sheet, (size_t)sheet_rows(sheet) + 1, &cells);
	for (size_t s = 0; s < shown->n; s++)
		sheet_put_text(sheet, marks_text(marks, shown->subjects[s], candidate, text));
	sheet_put_e4(sheet, marks->year.totals->bonus_e4[candidate]);
	sheet_put_e4(sheet, marks->year.totals->total_e4[candidate]);
	if (marks->request->shows_rank)
		sheet_put_integer(sheet, (int64_t)marks_rank(marks, candidate));
	sheet_end_row(sheet);
}

enum status marks_write_book(const struct marks *marks, size_t from, size_t to, struct sheet_options *options,
                             struct problem *problem)
{
	struct sheet_column columns[COLUMNS_MOST];
	struct shown shown;

	choose_subjects(marks, from, to, &shown);
	options->columns = columns;
	options->n_columns = fill_columns(marks, &shown, columns);
	options->page_cells = 160;
	struct sheet *sheet = sheet_open(options, problem);
	if (!sheet)
		return problem->status;
	for (size_t i = from; i < to && !sheet_failed(sheet); i++)
		put_row(sheet, marks, &shown, i);
	sheet_put_note(sheet, _("Signed: ____________________    Date: ____________"));
	return sheet_close(sheet, problem);
}
