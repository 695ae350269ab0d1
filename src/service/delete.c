/* SPDX-License-Identifier: ISC */
/* One row taken away, with a reason, unless others name it. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <luqu/decimal.h>
#include <luqu/i18n.h>
#include <luqu/service_guard.h>
#include <luqu/text.h>

#include "load.h"
#include "reason.h"
#include "row_key.h"

enum { SHOWN_TEXT = 512 };

static void join_keys(const struct delete_request *request, char key[KEY_TEXT])
{
	size_t used = 0;

	key[0] = '\0';
	for (size_t i = 0; i < request->n_keys && used < KEY_TEXT; i++)
		used += (size_t)snprintf(key + used, KEY_TEXT - used, "%s%s", i > 0 ? "/" : "", request->keys[i]);
}

static enum status refuse_missing(const struct delete_request *request, struct problem *problem)
{
	char key[KEY_TEXT];

	join_keys(request, key);
	return problem_set(problem, STATUS_FAULT, _("%s has no row %s"), kind_table(request->kind)->name, key);
}

/* plans (3, the first S1/042032/open), choices (...) */
static enum status refuse_named(const struct delete_request *request, const struct store_namer *namers, size_t count,
                                struct problem *problem)
{
	char key[KEY_TEXT], text[STORE_NAMERS_MOST * 320] = "";
	size_t used = 0;

	for (size_t i = 0; i < count && used < sizeof text; i++)
		used += (size_t)snprintf(text + used, sizeof text - used, _("%s%s (%llu, the first %s)"), i > 0 ? ", " : "",
		                         namers[i].name, (unsigned long long)namers[i].count,
		                         namers[i].first_key);
	join_keys(request, key);
	return problem_set(problem, STATUS_FAULT, _("%s %s is named by: %s"), kind_table(request->kind)->name, key, text);
}

/* What rules say cannot be found by keys: the year is checked as it would be. */
static enum status check_rest(struct store *store, const struct delete_request *request, struct problem *problem)
{
	struct findings findings = { .count = 0 };
	const struct teller teller = { NULL, &findings };
	enum status status = STATUS_OK;
	char key[KEY_TEXT];

	if (request->kind < SMALL_KINDS)
		status = config_check_store(store, &teller, problem);
	if (status == STATUS_OK && findings.n_kept > 0) {
		join_keys(request, key);
		status = problem_set(problem, STATUS_FAULT, _("%s %s is needed: %s: %s"), kind_table(request->kind)->name, key,
		                     findings.kept[0].place, findings.kept[0].text);
	}
	findings_clear(&findings);
	return status;
}

/* Whoever takes a row away means the one that was read. */
static enum status compare_rows(const struct kind_table *table, const struct value *old, const struct value *expected, struct problem *problem)
{
	for (size_t i = 0; i < table->n_fields; i++) {
		char old_buffer[DECIMAL_TEXT], expected_buffer[DECIMAL_TEXT], shown[SHOWN_TEXT], own[SHOWN_TEXT];
		const char *old_bytes, *expected_bytes;
		const size_t old_length = value_write(&table->fields[i], &old[i], old_buffer, &old_bytes);
		const size_t length = value_write(&table->fields[i], &expected[i], expected_buffer, &expected_bytes);

		if (old_length == length && memcmp(old_bytes, expected_bytes, length) == 0)
			continue;
		text_show(shown, sizeof shown, old_bytes, old_length);
		text_show(own, sizeof own, expected_bytes, length);
		return problem_set(problem, STATUS_FAULT, _("%s: another user has put '%s' there meanwhile; yours is '%s'; nothing was stored"),
		                   table->fields[i].name, shown, own);
	}
	return STATUS_OK;
}

static enum status check_expected(const struct delete_request *request, const struct value *old, struct problem *problem)
{
	const struct kind_table *table = kind_table(request->kind);
	struct row *expected = calloc(1, sizeof *expected);
	struct findings unimportant = { .count = 0 };
	struct cell cells[FIELDS_MOST];
	enum status status;

	if (!expected)
		return problem_memory(problem);
	for (size_t i = 0; i < table->n_fields; i++) {
		const char *text = request->expected[i] ? request->expected[i] : "";
		cells[i] = (struct cell){ text, strlen(text) };
	}
	if (row_check(request->kind, cells, expected, &unimportant, table->name, 0))
		status = compare_rows(table, old, expected->values, problem);
	else
		status = problem_set(problem, STATUS_USAGE, "%s", _("the row as it was read is no row"));
	findings_clear(&unimportant);
	free(expected);
	return status;
}

static enum status delete_row(struct store *store, const struct delete_request *request, struct row *row, struct problem *problem)
{
	struct store_namer namers[STORE_NAMERS_MOST];
	struct value old[FIELDS_MOST];
	size_t count = 0;

	if (!row_key_fill(request->kind, request->keys, row))
		return refuse_missing(request, problem);
	if (store_find_row(store, row, old) == STORE_MISSING)
		return refuse_missing(request, problem);
	if (store_trouble(store, problem) != STATUS_OK)
		return store_trouble(store, problem);
	if (request->expected && check_expected(request, old, problem) != STATUS_OK)
		return problem->status;
	if (store_find_namers(store, row, namers, &count) == STORE_DONE)
		return refuse_named(request, namers, count, problem);
	if ((request->takes_back ? guard_taking_back : guard_row)(store, row, old, problem) != STATUS_OK)
		return problem->status;
	store_audit_row(store, request->takes_back ? "undo" : "delete", request->kind, old, NULL, request->reason);
	store_delete_row(store, row);
	return store_trouble(store, problem) == STATUS_OK ? check_rest(store, request, problem) : store_trouble(store, problem);
}

static enum status check_request(const struct delete_request *request, struct problem *problem)
{
	const struct kind_table *table = kind_table(request->kind);

	if (request->n_keys != table->n_keys)
		return problem_set(problem, STATUS_USAGE, _("a row of %s has %zu key columns, %zu were given"), table->name,
		                   table->n_keys, request->n_keys);
	return reason_check(request->reason, problem);
}

enum status row_delete(struct store *store, const struct delete_request *request, struct problem *problem)
{
	enum status status = check_request(request, problem);
	struct row *row;

	if (status != STATUS_OK)
		return status;
	row = calloc(1, sizeof *row);
	if (!row)
		return problem_memory(problem);
	status = store_begin(store, request->progress, problem);
	if (status == STATUS_OK)
		status = delete_row(store, request, row, problem);
	if (status == STATUS_OK)
		status = store_commit(store, problem);
	store_rollback(store);
	free(row);
	return status;
}
