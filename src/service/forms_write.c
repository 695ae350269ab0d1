/* SPDX-License-Identifier: ISC */
/* Choice forms for paper: a file for each feeder school, a candidate a page. */
#include <luqu/service_forms.h>

#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include <luqu/i18n.h>
#include <luqu/service_choices.h>
#include <luqu/service_seat.h>

#include "output.h"

enum { FORM_NO, FORM_NAME, FORM_FEEDER, FORM_ADJUST, FORM_DIGEST, FORM_USER, FORM_TIME }; /* of STORE_FORMS */
enum { EVERYBODY, ONE_SCHOOL, ONE_CANDIDATE };                                                       /* its first parameter */

struct printing {
	struct store *store;
	const struct forms_request *request;
	struct forms_report *report;
	struct dataset *dataset; /* tiers, programs, schools */
	struct sheet *sheet;     /* of the feeder school at hand; NULL: none yet */
	char feeder[256];
	struct problem *problem;
};

static const struct sheet_column form_columns[] = {
	{ .name = "tier", .name_zh = "批次", .type = SHEET_TEXT, .width_cells = 20 },
	{ .name = "choice", .name_zh = "志愿序号", .type = SHEET_TEXT, .width_cells = 8, .align = SHEET_ALIGN_CENTRE },
	{ .name = "program", .name_zh = "招生代码", .type = SHEET_CODE },
	{ .name = "school", .name_zh = "学校", .type = SHEET_TEXT, .width_cells = 30 },
	{ .name = "program_name", .name_zh = "招生名称", .type = SHEET_TEXT, .width_cells = 30 },
};

/* --- one form ------------------------------------------------------------------------------------------------------------------------------ */

static void put_row(struct printing *p, const struct tier *tier, const struct choices_row *row)
{
	const struct dataset *d = p->dataset;
	const program_ix program = row ? dataset_find_program(d, row->program) : IX_NONE;
	char rank[24];

	sheet_put_text(p->sheet, tier->name);
	if (!row) {
		sheet_put_text(p->sheet, "-");
		sheet_put_text(p->sheet, "");
		sheet_put_text(p->sheet, _("declined: no choice is made in this tier"));
	} else {
		snprintf(rank, sizeof rank, "%lld", (long long)row->rank);
		sheet_put_text(p->sheet, rank);
		sheet_put_text(p->sheet, row->program);
		sheet_put_text(p->sheet, program == IX_NONE ? "" : d->schools[d->programs[program].school].name);
		sheet_put_text(p->sheet, program == IX_NONE ? "" : d->programs[program].name);
	}
	sheet_end_row(p->sheet);
}

static void put_choices(struct printing *p, const struct choices_rows *rows)
{
	for (size_t t = 0; t < p->dataset->n_tiers; t++) {
		bool is_empty = true;

		for (size_t i = 0; i < rows->n; i++)
			if (strcmp(rows->rows[i].tier, p->dataset->tiers[t].code) == 0) {
				put_row(p, &p->dataset->tiers[t], &rows->rows[i]);
				is_empty = false;
			}
		if (is_empty)
			put_row(p, &p->dataset->tiers[t], NULL);
	}
}

/* What identifies the paper. */
struct stamp { const char *candidate_no; int64_t version; char digest[FORM_DIGEST_TEXT]; };

static void begin_form(struct printing *p, struct store_cursor *form, const struct stamp *stamp)
{
	char title[512];

	snprintf(title, sizeof title, _("%.120s %.8s  choice form  %s %.200s"), p->dataset->office.name, p->dataset->office.year, stamp->candidate_no,
		 store_cursor_text(form, FORM_NAME));
	sheet_begin_section(p->sheet, title, NULL, 0);
}

static void end_form(struct printing *p, struct store_cursor *form, const struct stamp *stamp)
{
	output_put_note(p->sheet, _("Feeder school: %s %s    Accepts reassignment: %s"), p->feeder, dataset_school_name(p->dataset, p->feeder),
		 store_cursor_number(form, FORM_ADJUST) ? _("yes") : _("no"));
	output_put_note(p->sheet, _("Receipt: %s-%lld    Version: %lld    Digest: %s"), stamp->candidate_no, (long long)stamp->version,
		 (long long)stamp->version, stamp->digest);
	if (store_cursor_length(form, FORM_DIGEST) > 0)
		output_put_note(p->sheet, _("Signed: %s took the form in at %s; the choices are locked."), store_cursor_text(form, FORM_USER),
			 store_cursor_text(form, FORM_TIME));
	sheet_put_note(p->sheet, _("The choices above are mine, in this order. Once signed they cannot be changed."));
	sheet_put_note(p->sheet, "");
	sheet_put_note(p->sheet, _("Candidate: ____________________    Date: ______________"));
	sheet_put_note(p->sheet, "");
	sheet_put_note(p->sheet, _("Guardian:  ____________________    Date: ______________"));
}

static enum status write_form(struct printing *p, struct store_cursor *form)
{
	struct stamp stamp = { .candidate_no = store_cursor_text(form, FORM_NO) };
	unsigned char digest[DIGEST_BYTES];
	struct choices_rows rows;
	enum status status = choices_read_rows(p->store, stamp.candidate_no, &rows, p->problem);

	if (status == STATUS_OK)
		status = choices_read_version(p->store, stamp.candidate_no, &stamp.version, p->problem);
	if (status == STATUS_OK) {
		choices_digest(stamp.candidate_no, store_cursor_number(form, FORM_ADJUST) != 0, &rows, digest);
		form_digest_write(digest, stamp.digest);
		begin_form(p, form, &stamp);
		put_choices(p, &rows);
		end_form(p, form, &stamp);
		p->report->forms++;
	}
	free(rows.rows);
	return status;
}

/* --- files --------------------------------------------------------------------------------------------------------------------------------- */

static enum status end_file(struct printing *p, enum status status)
{
	struct sheet *sheet = p->sheet;

	p->sheet = NULL;
	return sheet ? output_end_sheet(sheet, status, NULL, p->problem) : status;
}

static enum status begin_file(struct printing *p, const char *feeder)
{
	const struct forms_request *request = p->request;
	char path[PATH_MAX];

	snprintf(p->feeder, sizeof p->feeder, "%s", feeder);
	if (!output_path(request->folder, request->candidate_no ? request->candidate_no : feeder, request->format, path, sizeof path))
		return problem_set(p->problem, STATUS_USAGE, _("the name is too long: %s"), request->folder);
	const struct sheet_options options = { .format = request->format,
					       .path = path,
					       .columns = form_columns,
					       .n_columns = sizeof form_columns / sizeof *form_columns,
					       .has_chinese_headers = output_is_chinese(),
					       .has_page_per_section = true,
					       .page_cells = 100,
					       .protected_paths = store_files(p->store) };
	p->sheet = sheet_open(&options, p->problem);
	if (p->report->files++ == 0)
		snprintf(p->report->first, sizeof p->report->first, "%s", path);
	return p->sheet ? STATUS_OK : p->problem->status;
}

static bool is_other_school(const struct printing *p, const char *feeder)
{
	return !p->sheet || strncmp(p->feeder, feeder, sizeof p->feeder - 1) != 0;
}

static enum status write_all(struct printing *p, struct store_cursor *forms)
{
	enum status status = STATUS_OK;

	while (status == STATUS_OK && store_cursor_next(forms)) {
		const char *feeder = store_cursor_text(forms, FORM_FEEDER);

		if (!progress_step(p->request->progress, _("choice forms"), p->report->forms, 0))
			status = problem_set(p->problem, STATUS_FAULT, "%s", _("cancelled"));
		if (status == STATUS_OK && is_other_school(p, feeder)) {
			status = end_file(p, STATUS_OK);
			if (status == STATUS_OK)
				status = begin_file(p, feeder);
		}
		if (status == STATUS_OK)
			status = write_form(p, forms);
	}
	return end_file(p, status);
}

static enum status write_forms(struct printing *p)
{
	const struct forms_request *request = p->request;
	const char *which = request->candidate_no ? request->candidate_no : request->feeder;
	const struct store_bind binds[] = { { .number = request->candidate_no ? ONE_CANDIDATE : request->feeder ? ONE_SCHOOL : EVERYBODY },
					    { .text = which ? which : "" } };
	struct problem trouble = { .status = STATUS_OK };

	if (mkdir(request->folder, 0777) != 0 && errno != EEXIST)
		return problem_system(p->problem, errno, _("cannot make %s"), request->folder);
	struct store_cursor *forms = store_cursor_open(p->store, STORE_FORMS, binds, 2);
	const enum status status = write_all(p, forms);
	const enum status closed = store_cursor_close(forms, &trouble);
	if (status != STATUS_OK)
		return status;
	if (closed != STATUS_OK)
		return problem_set(p->problem, closed, "%s", trouble.text);
	if (p->report->forms == 0 && request->candidate_no)
		return problem_set(p->problem, STATUS_FAULT, _("there is no candidate %s, or the registration is withdrawn"), request->candidate_no);
	if (p->report->forms == 0 && request->feeder)
		return problem_set(p->problem, STATUS_FAULT, _("%s: nobody comes from this school"), request->feeder);
	return STATUS_OK;
}

enum status forms_write(struct store *store, const struct forms_request *request, struct forms_report *report, struct problem *problem)
{
	struct problem own = { .status = STATUS_OK };
	struct forms_request resolved = *request;
	struct printing p = { .store = store, .request = &resolved, .report = report, .problem = &own };
	char candidate_no[SEAT_CODE_TEXT];
	enum status status = STATUS_OK;

	*report = (struct forms_report){ .files = 0 };
	if (request->format != SHEET_HTML && request->format != SHEET_TXT)
		status = problem_set(&own, STATUS_USAGE, _("choice forms are for paper: html or txt, not %s"), sheet_format_name(request->format));
	if (status == STATUS_OK)
		status = store_begin_reading(store, &own);
	if (status == STATUS_OK && request->candidate_no) {
		status = candidate_resolve(store, request->candidate_no, candidate_no, &own);
		resolved.candidate_no = candidate_no;
	}
	if (status == STATUS_OK)
		status = store_load_dataset(store, STORE_CONFIG, request->progress, &p.dataset, &own);
	if (status == STATUS_OK)
		status = write_forms(&p);
	store_end_reading(store);
	dataset_free(p.dataset);
	if (status != STATUS_OK && problem)
		*problem = own;
	return status;
}

/* --- who has not signed --------------------------------------------------------------------------------------------------------------------- */

static const struct sheet_column unsigned_columns[] = {
	{ .name = "candidate_no", .name_zh = "考生号", .type = SHEET_CODE },
	{ .name = "name", .name_zh = "姓名", .type = SHEET_TEXT, .width_cells = 12 },
	{ .name = "feeder", .name_zh = "毕业学校", .type = SHEET_TEXT, .width_cells = 12 },
};

enum status forms_write_unsigned(struct store *store, const char *feeder, const struct sheet_options *options, uint64_t *rows,
				 struct problem *problem)
{
	const struct store_bind binds[] = { { .number = feeder ? ONE_SCHOOL : EVERYBODY }, { .text = feeder ? feeder : "" } };
	struct sheet_options own = *options;

	own.columns = unsigned_columns;
	own.n_columns = sizeof unsigned_columns / sizeof *unsigned_columns;
	own.protected_paths = store_files(store);
	struct sheet *sheet = sheet_open(&own, problem);
	if (!sheet)
		return problem->status;
	struct store_cursor *forms = store_cursor_open(store, STORE_FORMS, binds, 2);
	while (store_cursor_next(forms)) {
		if (store_cursor_length(forms, FORM_DIGEST) > 0)
			continue;
		for (int column = FORM_NO; column <= FORM_FEEDER; column++)
			sheet_put_text(sheet, store_cursor_text(forms, column));
		sheet_end_row(sheet);
	}
	return output_end_sheet(sheet, store_cursor_close(forms, problem), rows, problem);
}
