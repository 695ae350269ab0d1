/* SPDX-License-Identifier: ISC */
/* From one version of the format to the next; the version is the number of migrations applied. */
#include <luqu/i18n.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "internal.h"
#include "migrations.h"

enum status migrate_check(struct store *store, bool *is_old, struct problem *problem)
{
	int64_t application = 0, version = 0;
	enum status status = connection_number(store, "PRAGMA application_id", &application, problem);

	if (status == STATUS_OK)
		status = connection_number(store, "PRAGMA user_version", &version, problem);
	if (status != STATUS_OK)
		return status;
	if (application != STORE_APPLICATION_ID)
		return problem_set(problem, STATUS_ENVIRONMENT, _("%s: this is a database of another program"), store_path(store));
	if (version > n_migrations)
		return problem_set(problem, STATUS_ENVIRONMENT,
		                   _("%s: this database was made by a newer version of luqu (its format is %lld, "
		                     "this version knows up to %d)"),
		                   store_path(store), (long long)version, n_migrations);
	if (version < 1)
		return problem_set(problem, STATUS_ENVIRONMENT, _("%s: the database is damaged: it has no format"),
		                   store_path(store));
	*is_old = version < n_migrations;
	return STATUS_OK;
}

enum status migrate_apply(struct store *store, int from, int to, struct problem *problem)
{
	char version[64];

	for (int i = from; i < to; i++) {
		const enum status status = trouble_run(store, migrations[i].sql, problem);

		if (status != STATUS_OK) {
			problem_prefix(problem, migrations[i].name);
			return status;
		}
	}
	snprintf(version, sizeof version, "PRAGMA user_version=%d", to);
	return trouble_run(store, version, problem);
}

/* Which migration there was before, for whoever reads the trail. */
static void note_migration(struct store *store, int from)
{
	char old[16], new[16];
	const struct store_change change = { "migrate", "database", "", old, new, "" };

	snprintf(old, sizeof old, "%d", from);
	snprintf(new, sizeof new, "%d", n_migrations);
	store_audit_add(store, &change);
}

static enum status copy_first(struct store *store, int version, struct problem *problem)
{
	char *copy = NULL;
	enum status status;

	if (asprintf(&copy, "%s.bak-v%d", store_path(store), version) < 0)
		return problem_memory(problem);
	status = backup_write_over(store, copy, problem);
	free(copy);
	return status;
}

/* Another process may have done it while we waited for the lock. */
enum status migrate_bring_up(struct store *store, struct problem *problem)
{
	enum status status;
	int64_t version = 0;

	store_leave_references(store);
	status = store_begin(store, NULL, problem);
	if (status == STATUS_OK)
		status = connection_number(store, "PRAGMA user_version", &version, problem);
	if (status == STATUS_OK && version < n_migrations) {
		status = copy_first(store, (int)version, problem);
		if (status == STATUS_OK)
			status = migrate_apply(store, (int)version, n_migrations, problem);
		if (status == STATUS_OK)
			note_migration(store, (int)version);
	}
	if (status == STATUS_OK)
		return store_commit(store, problem);
	store_rollback(store);
	return status;
}
