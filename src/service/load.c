/* SPDX-License-Identifier: ISC */
/* A folder becomes the year's input rows: all files in the order of the kinds, one transaction, all or nothing. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <luqu/i18n.h>
#include <luqu/service_guard.h>

#include "folder.h"
#include "load_intake.h"
#include "load_twice.h"

struct loading {
	const struct load_request *request;
	struct load_report *report;
	struct store *store;
	struct folder folder;
	struct places places;
	struct config config;
	/* of the file at hand */
	enum kind kind;
	uint64_t faults_before;
	bool has_dropped; /* a row that names one at fault */
	struct twice twice;
	struct finder finder;
	struct value batch[STORE_ROWS_AT_ONCE * FIELDS_MOST]; /* rows on their way in, one behind the other */
	size_t n_batch;
};

void load_report_clear(struct load_report *report)
{
	findings_clear(&report->faults);
	findings_clear(&report->warnings);
	*report = (struct load_report){ .is_new = false };
}

/* --- one row --------------------------------------------------------------------------------------------------------------------
 */

/* A row at fault: what names it shall not be reported as well. Nothing of this load is stored any more. */
static bool stand_in(struct loading *loading, const struct intake_row *taken)
{
	char key[KEY_TEXT];

	if (loading->kind == KIND_CANDIDATES)
		return finder_stand_in(&loading->finder, &taken->row->values[0]);
	places_key(taken->row, key);
	places_put_bad(&loading->places, loading->kind, key);
	return true;
}

/* Rows that share a key with one another or with others before are told apart later, in a further pass through the file. */
static bool settle(void *context)
{
	struct loading *loading = context;
	const size_t n_fields = kind_table(loading->kind)->n_fields;
	const int inserted = store_insert_rows(loading->store, loading->kind, loading->batch, loading->n_batch);
	const size_t count = loading->n_batch;

	loading->n_batch = 0;
	if (inserted < 0)
		return false;
	for (size_t i = 0; (size_t)inserted < count && i < count; i++)
		twice_want(&loading->twice, loading->kind, TWICE_KEY, loading->batch + i * n_fields);
	loading->twice.n_rows[TWICE_KEY] += count - (size_t)inserted;
	return true;
}

static bool take(void *context, const struct intake_row *taken)
{
	struct loading *loading = context;
	const struct row_site site = { loading->places.files[loading->kind], taken->line, &loading->report->faults };
	const size_t n_fields = kind_table(loading->kind)->n_fields;
	char key[KEY_TEXT];

	if (taken->is_stand_in)
		return stand_in(loading, taken);
	if (taken->repeats_program) {
		twice_want(&loading->twice, loading->kind, TWICE_PROGRAM, taken->row->values);
		loading->twice.n_rows[TWICE_PROGRAM]++;
	}
	if (!finder_check(&loading->finder, taken->row, &loading->places, &site)) {
		loading->has_dropped = true;
		return store_trouble(loading->store, NULL) == STATUS_OK;
	}
	if (loading->kind < SMALL_KINDS) {
		places_key(taken->row, key);
		places_put(&loading->places, loading->kind, key, taken->line);
	}
	memcpy(loading->batch + loading->n_batch * n_fields, taken->row->values, n_fields * sizeof *loading->batch);
	return ++loading->n_batch < STORE_ROWS_AT_ONCE || settle(loading);
}

/* --- one file -------------------------------------------------------------------------------------------------------------------
 */

static void note_file(struct loading *loading, const struct intake *intake)
{
	const struct folder_file *file = &loading->folder.files[loading->kind];
	char digest[DIGEST_TEXT] = "", text[160];
	const struct store_change change = { "load", kind_table(loading->kind)->name, file->base, "", text, "" };

	if (intake->has_digest)
		digest_write(intake->digest, digest);
	snprintf(text, sizeof text, "{\"rows\":%llu,\"sha256\":\"%s\"}", (unsigned long long)intake->rows, digest);
	store_audit_add(loading->store, &change);
}

static enum status after_file(struct loading *loading, const struct intake *intake, struct problem *problem)
{
	const struct folder_file *file = &loading->folder.files[loading->kind];
	const struct twice_file again = { file->path, file->path, loading->kind, loading->request->encoding, &file->ahead };
	enum status status = store_trouble(loading->store, problem);

	if (status == STATUS_OK && loading->kind == KIND_CHOICES && intake->is_unsorted)
		status = twice_search_choices(loading->store, &loading->twice, problem);
	if (status == STATUS_OK)
		status = twice_tell(&loading->twice, &again, &loading->report->faults, problem);
	if (status == STATUS_OK && loading->places.is_out_of_memory)
		status = problem_memory(problem);
	loading->report->rows[loading->kind] = intake->rows;
	/* Only candidates and the small tables have rows that stand in for bad ones. */
	loading->places.is_incomplete[loading->kind] =
	        intake->has_form_faults || (loading->kind > KIND_CANDIDATES && (loading->report->faults.count > loading->faults_before ||
	                                                                        intake->has_dropped || loading->has_dropped));
	if (status == STATUS_OK)
		note_file(loading, intake);
	return status;
}

static enum status load_file(struct loading *loading, enum kind kind, struct problem *problem)
{
	const struct folder_file *file = &loading->folder.files[kind];
	struct intake intake = {
		.kind = kind,
		.path = file->path,
		.name = file->path,
		.encoding = loading->request->encoding,
		.ahead = &file->ahead,
		.config = kind > SMALL_KINDS ? &loading->config : NULL,
		.places = &loading->places,
		.progress = loading->request->progress,
		.findings = &loading->report->faults,
		.take = take,
		.settle = settle,
		.context = loading,
	};
	enum status status;

	loading->kind = kind;
	loading->faults_before = loading->report->faults.count;
	loading->has_dropped = false;
	loading->n_batch = 0;
	loading->places.files[kind] = file->path;
	loading->report->has_file[kind] = true;
	status = intake_read(&intake, problem);
	return status == STATUS_OK ? after_file(loading, &intake, problem) : status;
}

/* --- the folder -----------------------------------------------------------------------------------------------------------------
 */

/* Between the small tables and the large ones: what rows of the large ones are held against must be known and in order. */
static enum status check_small(struct loading *loading, struct problem *problem)
{
	const struct teller teller = { &loading->places, &loading->report->faults };
	enum status status = config_read(loading->store, &loading->config, problem);

	return status == STATUS_OK ? config_check(&loading->config, &teller, problem) : status;
}

static enum status load_files(struct loading *loading, struct problem *problem)
{
	enum status status = STATUS_OK;

	for (int kind = 0; kind < KIND_COUNT && status == STATUS_OK; kind++) {
		if (kind == SMALL_KINDS)
			status = check_small(loading, problem);
		if (status == STATUS_OK && loading->folder.files[kind].path)
			status = load_file(loading, (enum kind)kind, problem);
	}
	if (status == STATUS_OK && loading->report->has_file[KIND_SEATS])
		status = seats_check_store(loading->store, &(struct teller){ &loading->places, &loading->report->faults }, problem);
	if (status == STATUS_OK && loading->report->faults.count > 0)
		status = problem_set(problem, STATUS_FAULT, _("%s: nothing was stored"), loading->request->folder);
	return status;
}

static enum status load_all(struct loading *loading, struct problem *problem)
{
	enum status status;

	if (!finder_open(&loading->finder, loading->store))
		return problem_memory(problem);
	status = load_files(loading, problem);
	if (status == STATUS_OK)
		status = store_commit(loading->store, problem);
	return status;
}

/* Refused before a row is looked at. */
static enum status begin_existing(struct loading *loading, struct problem *problem)
{
	const struct load_request *request = loading->request;
	enum status status = store_open(request->path, STORE_WRITE, &loading->store, problem);
	bool has_candidates = false;

	if (status != STATUS_OK)
		return status;
	store_leave_references(loading->store);
	status = store_begin(loading->store, request->progress, problem);
	if (status == STATUS_OK)
		status = store_has_rows(loading->store, KIND_CANDIDATES, &has_candidates, problem);
	if (status != STATUS_OK)
		return status;
	if (has_candidates && !request->may_replace)
		return problem_set(problem, STATUS_FAULT, _("%s holds candidates; they are replaced only with --replace"),
		                   request->path);
	status = guard_all(loading->store, problem);
	if (status != STATUS_OK)
		return status;
	store_clear_rows(loading->store);
	return store_trouble(loading->store, problem);
}

static enum status begin(struct loading *loading, struct problem *problem)
{
	const struct load_request *request = loading->request;

	loading->report->is_new = !store_exists(request->path);
	if (loading->report->is_new)
		return store_create(request->path, request->progress, &loading->store, problem);
	return begin_existing(loading, problem);
}

/* A folder without any of the files is the wrong folder: it shall not empty a database. */
static bool has_any(const struct folder *folder)
{
	for (int kind = 0; kind < KIND_COUNT; kind++) {
		if (folder->files[kind].path)
			return true;
	}
	return false;
}

/* A pipe in the folder may be slow: it is read before others have to wait. */
static enum status read_ahead(struct loading *loading, struct problem *problem)
{
	enum status status = STATUS_OK;

	for (int kind = 0; kind < KIND_COUNT && status == STATUS_OK; kind++) {
		struct folder_file *file = &loading->folder.files[kind];
		const struct reader_options options = { .path = file->path, .kind = (enum kind)kind, .encoding = loading->request->encoding };

		if (file->path)
			status = reader_ahead(&options, loading->request->progress, &file->ahead, problem);
	}
	return status;
}

enum status folder_load(const struct load_request *request, struct load_report *report, struct problem *problem)
{
	struct loading loading = { .request = request, .report = report };
	enum status status = folder_list(request->folder, &loading.folder, &report->warnings, problem);

	if (status == STATUS_OK && !has_any(&loading.folder))
		status = problem_set(problem, STATUS_FAULT, _("%s: none of the files to load is there (candidates.csv ...)"),
		                     request->folder);
	if (status == STATUS_OK)
		status = read_ahead(&loading, problem);
	if (status == STATUS_OK)
		status = begin(&loading, problem);
	if (status == STATUS_OK)
		status = load_all(&loading, problem);
	store_close(loading.store);
	twice_free(&loading.twice);
	config_free(&loading.config);
	places_free(&loading.places);
	folder_free(&loading.folder);
	finder_close(&loading.finder);
	return status;
}
