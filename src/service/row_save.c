/* SPDX-License-Identifier: ISC */
/* One row added or changed by hand: all checks of a file's row, and that nobody was there first. */
#include <luqu/service_row.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <luqu/decimal.h>
#include <luqu/i18n.h>
#include <luqu/service_guard.h>
#include <luqu/text.h>

#include "lines.h"
#include "load.h"
#include "row_save.h"

struct saving {
	struct store *store;
	const struct row_change *change;
	struct row_report *report;
	struct row *row;      /* as it shall be */
	struct row *expected; /* as it was read; unused where there was none */
	struct value old[FIELDS_MOST];
	bool has_old;
	enum row_outcome outcome;
};

void row_report_clear(struct row_report *report)
{
	findings_clear(&report->faults);
	*report = (struct row_report){ .is_gone = false };
}

static void fill_cells(const struct kind_table *table, const char *const *texts, struct cell cells[FIELDS_MOST])
{
	for (size_t i = 0; i < table->n_fields; i++)
		cells[i] = (struct cell){ texts[i] ? texts[i] : "", texts[i] ? strlen(texts[i]) : 0 };
}

static enum status refuse_faulty(struct saving *saving, struct problem *problem)
{
	const struct findings *faults = &saving->report->faults;
	const char *column = faults->n_kept > 0 ? strrchr(faults->kept[0].place, ' ') : NULL;

	saving->outcome = ROW_FAULTY;
	if (faults->n_kept == 0)
		return problem_memory(problem);
	return problem_set(problem, STATUS_FAULT, "%s: %s", column ? column + 1 : faults->kept[0].place, faults->kept[0].text);
}

/* What one row can show, before anything is locked. */
static enum status check_alone(struct saving *saving, struct problem *problem)
{
	const struct row_change *change = saving->change;
	const struct kind_table *table = kind_table(change->kind);
	struct cell cells[FIELDS_MOST];
	struct findings unimportant = { .count = 0 };

	fill_cells(table, change->texts, cells);
	if (!row_check(change->kind, cells, saving->row, &saving->report->faults, table->name, 0))
		return refuse_faulty(saving, problem);
	if (!change->expected)
		return STATUS_OK;
	fill_cells(table, change->expected, cells);
	const bool is_good = row_check(change->kind, cells, saving->expected, &unimportant, table->name, 0);
	findings_clear(&unimportant);
	for (size_t i = 0; is_good && i < table->n_fields; i++)
		if (table->fields[i].is_key && strcmp(change->texts[i] ? change->texts[i] : "", change->expected[i] ? change->expected[i] : "") != 0)
			return problem_set(problem, STATUS_FAULT, _("%s: a row keeps its key; add a new one instead"), table->fields[i].name);
	return is_good ? STATUS_OK : problem_set(problem, STATUS_USAGE, "%s", _("the row as it was read is no row"));
}

/* --- others ------------------------------------------------------------------------------------------------------------------------- */

static bool is_same_field(const struct field *field, const struct value *a, const struct value *b)
{
	if (field->type == FIELD_DECIMAL || field->type == FIELD_INTEGER)
		return a->is_null == b->is_null && (a->is_null || a->number == b->number);
	return a->length == b->length && (a->length == 0 || memcmp(a->text, b->text, a->length) == 0);
}

static enum status refuse_conflict(struct saving *saving, size_t field, struct problem *problem)
{
	const struct kind_table *table = kind_table(saving->change->kind);
	const char *ours = saving->change->texts[field];
	char buffer[DECIMAL_TEXT];
	const char *bytes;
	const size_t length = value_write(&table->fields[field], &saving->old[field], buffer, &bytes);

	saving->outcome = ROW_CONFLICT;
	saving->report->conflict_field = field;
	text_show(saving->report->theirs, sizeof saving->report->theirs, bytes, length);
	return problem_set(problem, STATUS_FAULT, _("%s: another user has put '%s' there meanwhile; yours is '%s'; nothing was stored"),
			   table->fields[field].name, saving->report->theirs, ours ? ours : "");
}

static enum status check_others(struct saving *saving, struct problem *problem)
{
	const struct kind_table *table = kind_table(saving->change->kind);

	switch (store_find_row(saving->store, saving->row, saving->old)) {
	case STORE_DONE:
		saving->has_old = true;
		break;
	case STORE_MISSING:
		if (!saving->change->expected)
			return STATUS_OK;
		saving->outcome = ROW_CONFLICT;
		saving->report->is_gone = true;
		return problem_set(problem, STATUS_FAULT, "%s", _("another user has taken this row away meanwhile; nothing was stored"));
	default:
		return store_trouble(saving->store, problem);
	}
	if (!saving->change->expected) {
		saving->outcome = ROW_CONFLICT;
		return problem_set(problem, STATUS_FAULT, "%s", _("a row with this key is there already; nothing was stored"));
	}
	for (size_t i = 0; i < table->n_fields; i++)
		if (!is_same_field(&table->fields[i], &saving->old[i], &saving->expected->values[i]))
			return refuse_conflict(saving, i, problem);
	return STATUS_OK;
}

/* --- what rows are to one another ------------------------------------------------------------------------------------------------------- */

static enum status check_references(struct saving *saving, struct problem *problem)
{
	const struct row_site site = { kind_table(saving->row->kind)->name, 0, &saving->report->faults };
	const enum status status = refer_check_store(saving->store, saving->row, &site, problem);

	return status == STATUS_OK && saving->report->faults.count > 0 ? refuse_faulty(saving, problem) : status;
}

static enum status check_year(struct saving *saving, struct problem *problem)
{
	const struct teller teller = { NULL, &saving->report->faults };
	const enum status status = saving->row->kind == KIND_SEATS ? seats_check_store(saving->store, &teller, problem)
								   : config_check_store(saving->store, &teller, problem);

	return status == STATUS_OK && saving->report->faults.count > 0 ? refuse_faulty(saving, problem) : status;
}

static enum status check_line(struct saving *saving, struct problem *problem)
{
	struct problem why = { .status = STATUS_OK };
	const enum status status = lines_check_typed(saving->store, saving->change, &why);

	if (status == STATUS_FAULT) {
		findings_add(&saving->report->faults, kind_table(saving->change->kind)->name, 0, "line", "%s", why.text);
		return refuse_faulty(saving, problem);
	}
	if (status != STATUS_OK && problem)
		*problem = why;
	return status;
}

/* Within the transaction; what the year must be is looked at when all rows are put. */
static enum status put(struct saving *saving, struct problem *problem)
{
	const bool is_small = saving->row->kind < SMALL_KINDS;
	const char *reason = saving->change->reason ? saving->change->reason : "";
	enum status status = check_others(saving, problem);

	if (status != STATUS_OK)
		return status;
	if (saving->has_old && store_same_values(saving->row->kind, saving->old, saving->row->values)) {
		saving->outcome = ROW_SAME;
		return STATUS_OK;
	}
	if (!is_small && saving->row->kind != KIND_CANDIDATES) /* a candidate names nothing that must be there */
		status = check_references(saving, problem);
	if (status == STATUS_OK)
		status = (saving->change->takes_back ? guard_taking_back : guard_row)(saving->store, saving->row, saving->has_old ? saving->old : NULL, problem);
	if (status != STATUS_OK)
		return status;
	store_audit_row(saving->store, saving->change->takes_back ? "undo" : saving->has_old ? "edit" : "add", saving->row->kind, saving->has_old ? saving->old : NULL,
			saving->row->values, reason);
	if (saving->has_old)
		store_update_row(saving->store, saving->row);
	else
		store_insert_row(saving->store, saving->row);
	status = store_trouble(saving->store, problem);
	saving->outcome = status == STATUS_OK ? ROW_SAVED : saving->outcome;
	return status;
}

static enum status check_year_if_needed(struct saving *saving, struct problem *problem)
{
	if (saving->outcome != ROW_SAVED || (saving->row->kind >= SMALL_KINDS && saving->row->kind != KIND_SEATS))
		return STATUS_OK;
	saving->outcome = ROW_FAILED;
	enum status status = check_year(saving, problem);
	if (status == STATUS_OK)
		status = check_line(saving, problem);
	saving->outcome = status == STATUS_OK ? ROW_SAVED : saving->outcome;
	return status;
}

static enum status save(struct saving *saving, struct problem *problem)
{
	enum status status = check_alone(saving, problem);

	if (status == STATUS_OK)
		status = store_begin(saving->store, saving->change->progress, problem);
	if (status != STATUS_OK)
		return status;
	status = put(saving, problem);
	if (status == STATUS_OK)
		status = check_year_if_needed(saving, problem);
	if (status != STATUS_OK || saving->outcome == ROW_SAME) {
		store_rollback(saving->store);
		return status;
	}
	status = store_commit(saving->store, problem);
	if (status != STATUS_OK)
		saving->outcome = ROW_FAILED;
	return status;
}

enum status row_save(struct store *store, const struct row_change *change, enum row_outcome *outcome, struct row_report *report,
		     struct problem *problem)
{
	struct saving saving = { .store = store, .change = change, .report = report, .outcome = ROW_FAILED };
	enum status status = STATUS_OK;

	saving.row = calloc(1, sizeof *saving.row);
	saving.expected = calloc(1, sizeof *saving.expected);
	status = saving.row && saving.expected ? save(&saving, problem) : problem_memory(problem);
	free(saving.row);
	free(saving.expected);
	*outcome = saving.outcome;
	return status;
}

/* --- many at once -------------------------------------------------------------------------------------------------------------------- */

static void name_row(const struct row_change *change, struct problem *problem)
{
	const struct kind_table *table = kind_table(change->kind);
	char name[KEY_TEXT];
	size_t used = (size_t)snprintf(name, sizeof name, "%s", table->name);

	for (size_t i = 0; i < table->n_fields && used < sizeof name; i++)
		if (table->fields[i].is_key)
			used += (size_t)snprintf(name + used, sizeof name - used, "/%s", change->texts[i]);
	problem_prefix(problem, name);
}

static enum status put_each(struct saving *saving, const struct row_change *changes, size_t n_changes, struct problem *problem)
{
	enum status status = STATUS_OK;

	for (size_t i = 0; status == STATUS_OK && i < n_changes; i++) {
		saving->change = &changes[i];
		saving->has_old = false;
		status = check_alone(saving, problem);
		if (status == STATUS_OK)
			status = put(saving, problem);
		if (status != STATUS_OK && problem)
			name_row(&changes[i], problem);
	}
	if (status == STATUS_OK && n_changes > 0)
		status = check_year(saving, problem);
	for (size_t i = 0; status == STATUS_OK && i < n_changes; i++) {
		saving->change = &changes[i];
		status = check_line(saving, problem);
		if (status != STATUS_OK && problem)
			name_row(&changes[i], problem);
	}
	return status;
}

enum status rows_put(struct store *store, const struct row_change *changes, size_t n_changes, struct problem *problem)
{
	struct row_report report = { .is_gone = false };
	struct saving saving = { .store = store, .report = &report, .row = calloc(1, sizeof *saving.row), .expected = calloc(1, sizeof *saving.expected) };
	const enum status status = saving.row && saving.expected ? put_each(&saving, changes, n_changes, problem) : problem_memory(problem);

	row_report_clear(&report);
	free(saving.row);
	free(saving.expected);
	return status;
}
