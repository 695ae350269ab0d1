/* SPDX-License-Identifier: ISC */
/* A new year: an empty database. */
#include <stdlib.h>
#include <string.h>

#include <luqu/i18n.h>
#include <luqu/service_data.h>

static enum status put(struct store *store, struct row *row, const char *key, const char *value, struct problem *problem)
{
	const struct cell cells[] = { { key, strlen(key) }, { value, strlen(value) } };
	struct findings findings = { .count = 0 };
	enum status status = STATUS_OK;

	if (!row_check(KIND_OFFICE, cells, row, &findings, key, 0))
		status = problem_set(problem, STATUS_FAULT, "%s: %s", key, findings.n_kept > 0 ? findings.kept[0].text : "");
	else if (store_insert_row(store, row) == STORE_DONE)
		store_audit_row(store, "new", KIND_OFFICE, NULL, row->values, "");
	findings_clear(&findings);
	return status;
}

static enum status fill(struct store *store, const char *year, const char *name, struct problem *problem)
{
	struct row *row = malloc(sizeof *row);
	enum status status = STATUS_OK;

	if (!row)
		return problem_memory(problem);
	if (year && *year)
		status = put(store, row, "year", year, problem);
	if (status == STATUS_OK && name && *name)
		status = put(store, row, "name", name, problem);
	free(row);
	return status == STATUS_OK ? store_commit(store, problem) : status;
}

enum status year_new(const char *path, const char *year, const char *name, struct problem *problem)
{
	struct store *store = NULL;
	enum status status = store_create(path, NULL, &store, problem);

	if (status == STATUS_OK)
		status = fill(store, year, name, problem);
	store_close(store);
	return status;
}
