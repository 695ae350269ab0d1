/* SPDX-License-Identifier: ISC */
/* One file into the database: what it names anew is added, what it names again is changed, and nothing is stored where anything is
 * wrong. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <luqu/i18n.h>
#include <luqu/service_guard.h>

#include "import.h"

void import_report_clear(struct import_report *report)
{
	findings_clear(&report->faults);
	*report = (struct import_report){ .rows = 0 };
}

struct row_site import_site(const struct importing *importing, uint64_t line)
{
	return (struct row_site){ importing->request->file, line, &importing->report->faults };
}

/* --- taking the file in ----------------------------------------------------------------------------------------------------------
 */

static void tell_twice(struct importing *importing, const struct intake_row *taken, uint64_t first)
{
	const struct kind_table *table = kind_table(taken->row->kind);

	findings_add(&importing->report->faults, importing->request->file, taken->line, table->fields[0].name,
	             _("this row has the same key as line %llu"), (unsigned long long)first);
}

static bool take(void *context, const struct intake_row *taken)
{
	struct importing *importing = context;
	const struct row_site site = import_site(importing, taken->line);
	uint64_t first = 0;

	if (taken->is_stand_in)
		return true;
	if (!finder_check(&importing->finder, taken->row, NULL, &site))
		return store_trouble(importing->store, NULL) == STATUS_OK;
	switch (store_stage_put(importing->stage, taken->row, taken->line, &first)) {
	case STORE_DUPLICATE:
		tell_twice(importing, taken, first);
		return true;
	case STORE_DONE:
		return true;
	default:
		return false;
	}
}

static enum status take_file(struct importing *importing, struct intake *intake, struct problem *problem)
{
	const struct import_request *request = importing->request;
	enum status status;

	*intake = (struct intake){
		.kind = request->kind,
		.path = request->file,
		.name = request->file,
		.encoding = request->encoding,
		.ahead = &importing->ahead,
		.config = request->kind > SMALL_KINDS ? &importing->config : NULL,
		.places = &importing->places,
		.progress = request->progress,
		.findings = &importing->report->faults,
		.take = take,
		.context = importing,
	};
	status = intake_read(intake, problem);
	importing->report->rows = intake->rows;
	return status == STATUS_OK ? store_trouble(importing->store, problem) : status;
}

/* --- changes ---------------------------------------------------------------------------------------------------------------------
 */

/* Whether the row may be changed; if not, its line says why. */
static bool is_open(struct importing *importing, const struct row *row, const struct value *old, uint64_t line)
{
	const struct row_site site = import_site(importing, line);
	struct problem problem = { .status = STATUS_OK };
	const enum status status = guard_row(importing->store, row, old, &problem);

	if (status == STATUS_FAULT)
		findings_add(site.findings, site.file, line, kind_table(row->kind)->fields[0].name, "%s", problem.text);
	return status == STATUS_OK;
}

bool import_put(struct importing *importing, const struct row *row, const struct value *old, uint64_t line)
{
	struct import_report *report = importing->report;

	if (old && store_same_values(row->kind, old, row->values)) {
		report->same++;
		return true;
	}
	if (!is_open(importing, row, old, line))
		return store_trouble(importing->store, NULL) == STATUS_OK;
	store_audit_row(importing->store, "import", row->kind, old, row->values, importing->request->file);
	report->changed += old != NULL;
	report->added += old == NULL;
	return (old ? store_update_row(importing->store, row) : store_insert_row(importing->store, row)) == STORE_DONE;
}

bool import_take_away(struct importing *importing, const struct row *row, uint64_t line)
{
	if (!is_open(importing, row, row->values, line))
		return store_trouble(importing->store, NULL) == STATUS_OK;
	store_audit_row(importing->store, "import", row->kind, row->values, NULL, importing->request->file);
	importing->report->removed++;
	return store_delete_row(importing->store, row) == STORE_DONE;
}

/* One row of the trail for the file as a whole, where it changed anything. */
static void note_file(struct importing *importing, const struct intake *intake)
{
	const struct import_report *report = importing->report;
	const struct import_request *request = importing->request;
	char digest[DIGEST_TEXT] = "", text[256];
	const struct store_change change = { "import", kind_table(request->kind)->name, request->file, "", text, "" };

	if (report->added + report->changed + report->removed == 0)
		return;
	if (intake->has_digest)
		digest_write(intake->digest, digest);
	snprintf(text, sizeof text, "{\"rows\":%llu,\"added\":%llu,\"changed\":%llu,\"removed\":%llu,\"sha256\":\"%s\"}",
	         (unsigned long long)report->rows, (unsigned long long)report->added, (unsigned long long)report->changed,
	         (unsigned long long)report->removed, digest);
	store_audit_add(importing->store, &change);
}

static enum status merge(struct importing *importing, struct problem *problem)
{
	const struct teller teller = { &importing->places, &importing->report->faults };
	enum status status;

	if (importing->request->kind == KIND_CHOICES)
		import_merge_choices(importing);
	else
		import_merge_rows(importing);
	status = store_trouble(importing->store, problem);
	if (status == STATUS_OK && importing->places.is_out_of_memory)
		status = problem_memory(problem);
	if (status == STATUS_OK && importing->request->kind < SMALL_KINDS)
		status = config_check_store(importing->store, &teller, problem);
	if (status == STATUS_OK && importing->request->kind == KIND_SEATS)
		status = seats_check_store(importing->store, &teller, problem);
	if (status == STATUS_OK && importing->changed)
		status = import_check_marks(importing, problem);
	return status;
}

/* --- the whole -------------------------------------------------------------------------------------------------------------------
 */

static enum status prepare(struct importing *importing, struct problem *problem)
{
	const enum status status = config_read(importing->store, &importing->config, problem);

	if (status != STATUS_OK)
		return status;
	importing->row = calloc(1, sizeof *importing->row);
	if (!importing->row || !finder_open(&importing->finder, importing->store))
		return problem_memory(problem);
	importing->row->kind = importing->request->kind;
	importing->places.files[importing->request->kind] = importing->request->file;
	return store_stage_open(importing->store, importing->request->kind, &importing->stage, problem);
}

static enum status import_all(struct importing *importing, struct problem *problem)
{
	struct intake intake;
	enum status status = prepare(importing, problem);

	if (status == STATUS_OK)
		status = take_file(importing, &intake, problem);
	if (status == STATUS_OK && importing->report->faults.count == 0)
		status = merge(importing, problem);
	if (status == STATUS_OK && importing->report->faults.count > 0)
		status = problem_set(problem, STATUS_FAULT, _("%s: nothing was stored"), importing->request->file);
	if (status == STATUS_OK)
		note_file(importing, &intake);
	return status == STATUS_OK ? store_trouble(importing->store, problem) : status;
}

static void importing_free(struct importing *importing)
{
	strings_free(importing->changed);
	config_free(&importing->config);
	places_free(&importing->places);
	free(importing->row);
	finder_close(&importing->finder);
}

/* A pipe may be slow: it is read before others have to wait. */
static enum status read_ahead(struct importing *importing, struct problem *problem)
{
	const struct import_request *request = importing->request;
	const struct reader_options options = { .path = request->file, .kind = request->kind, .encoding = request->encoding };

	return reader_ahead(&options, request->progress, &importing->ahead, problem);
}

static enum status import_now(struct importing *importing, struct problem *problem)
{
	const struct import_request *request = importing->request;
	struct store *store = importing->store;
	enum status status;

	/* Rows of a file may name one another in any order: config_check and the checks of each row see to references. */
	store_leave_references(store);
	status = store_begin(store, request->progress, problem);
	if (status != STATUS_OK)
		return status;
	status = import_all(importing, problem);
	store_stage_close(importing->stage);
	importing_free(importing);
	if (status == STATUS_OK && !request->is_dry_run)
		return store_commit(store, problem);
	store_rollback(store);
	return status;
}

enum status file_import(struct store *store, const struct import_request *request, struct import_report *report,
                        struct problem *problem)
{
	struct importing importing = { .store = store, .request = request, .report = report };
	enum status status = read_ahead(&importing, problem);

	if (status == STATUS_OK)
		status = import_now(&importing, problem);
	reader_ahead_close(&importing.ahead);
	return status;
}
