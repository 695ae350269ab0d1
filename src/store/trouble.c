/* SPDX-License-Identifier: ISC */
/* What SQLite reports, as a status and a sentence. */
#include <luqu/i18n.h>

#include "internal.h"

static const struct {
	int code; /* primary result code */
	enum status status;
	const char *text;
} troubles[] = {
	{ SQLITE_FULL, STATUS_ENVIRONMENT, N_("the disk is full") },
	{ SQLITE_NOMEM, STATUS_ENVIRONMENT, N_("out of memory") },
	{ SQLITE_READONLY, STATUS_ENVIRONMENT, N_("the database cannot be written to") },
	{ SQLITE_PERM, STATUS_ENVIRONMENT, N_("no permission") },
	{ SQLITE_BUSY, STATUS_ENVIRONMENT, N_("locked by another program") },
	{ SQLITE_LOCKED, STATUS_ENVIRONMENT, N_("locked by another program") },
	{ SQLITE_PROTOCOL, STATUS_ENVIRONMENT, N_("locked by another program") },
	{ SQLITE_CORRUPT, STATUS_ENVIRONMENT, N_("the database is damaged") },
	{ SQLITE_NOTADB, STATUS_ENVIRONMENT, N_("this is no database, or it is damaged") },
};

static const char *words_of(int code, enum status *status)
{
	for (size_t i = 0; i < sizeof troubles / sizeof *troubles; i++) {
		if (troubles[i].code == (code & 0xff)) {
			*status = troubles[i].status;
			return troubles[i].text;
		}
	}
	return NULL;
}

/* Reading and writing went wrong below SQLite: the system's own reason, where there is one. */
static enum status describe_system(const struct store *store, int code, struct problem *problem)
{
	const int error = sqlite3_system_errno(store->db);
	const char *what = (code & 0xff) == SQLITE_CANTOPEN ? _("the database cannot be opened") : _("the disk failed");

	if (error != 0)
		return problem_system(problem, error, "%s: %s", store_path(store), what);
	return problem_set(problem, STATUS_ENVIRONMENT, "%s: %s (%s)", store_path(store), what, sqlite3_errstr(code));
}

enum status trouble_describe(const struct store *store, struct problem *problem)
{
	const int code = sqlite3_extended_errcode(store->db);
	enum status status = STATUS_ENVIRONMENT;
	const char *words = words_of(code, &status);

	if (!store->db)
		return problem_memory(problem);
	if (words)
		return problem_set(problem, status, "%s: %s", store_path(store), _(words));
	if ((code & 0xff) == SQLITE_IOERR || (code & 0xff) == SQLITE_CANTOPEN)
		return describe_system(store, code, problem);
	if ((code & 0xff) == SQLITE_CONSTRAINT)
		status = STATUS_FAULT;
	return problem_set(problem, status, "%s: %s", store_path(store), sqlite3_errmsg(store->db));
}

void trouble_keep(struct store *store)
{
	if (store->trouble.status == STATUS_OK)
		trouble_describe(store, &store->trouble);
}

enum status trouble_run(struct store *store, const char *sql, struct problem *problem)
{
	if (sqlite3_exec(store->db, sql, NULL, NULL, NULL) == SQLITE_OK)
		return STATUS_OK;
	return trouble_describe(store, problem);
}

enum status store_trouble(const struct store *store, struct problem *problem)
{
	if (store->trouble.status != STATUS_OK && problem)
		*problem = store->trouble;
	return store->trouble.status;
}
