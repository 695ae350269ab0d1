/* SPDX-License-Identifier: ISC */
/* One connection and how it is set up. */
#include <luqu/i18n.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "internal.h"

static char *name_beside(const char *path, const char *suffix)
{
	char *name = NULL;

	return asprintf(&name, "%s%s", path, suffix) < 0 ? NULL : name;
}

struct store *store_make(char *full, struct problem *problem)
{
	struct store *store = calloc(1, sizeof *store);

	if (!store) {
		free(full);
		problem_memory(problem);
		return NULL;
	}
	store->lock_fd = -1;
	store->files[FILE_DATABASE] = full;
	store->files[FILE_WAL] = name_beside(full, "-wal");
	store->files[FILE_SHM] = name_beside(full, "-shm");
	store->files[FILE_LOCK] = name_beside(full, "-lock");
	if (!store->files[FILE_WAL] || !store->files[FILE_SHM] || !store->files[FILE_LOCK]) {
		store_free(store);
		problem_memory(problem);
		return NULL;
	}
	return store;
}

void store_free(struct store *store)
{
	for (int i = 0; i < FILE_NAMES; i++)
		free(store->files[i]);
	free(store->building);
	free(store);
}

const char *store_path(const struct store *store)
{
	return store->files[FILE_DATABASE];
}

const char *const *store_files(const struct store *store)
{
	return (const char *const *)store->files;
}

static int log_hook(void *context, sqlite3 *db, const char *name, int pages)
{
	struct store *store = context;

	(void)db;
	(void)name;
	store->log_pages = pages;
	return SQLITE_OK;
}

/* What SQLite itself must be told in code. No log is copied back by itself: that happens under our lock only. */
static void configure(struct store *store)
{
	sqlite3_db_config(store->db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
	sqlite3_db_config(store->db, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, NULL);
	sqlite3_db_config(store->db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
	sqlite3_db_config(store->db, SQLITE_DBCONFIG_ENABLE_FKEY, 1, NULL);
	sqlite3_extended_result_codes(store->db, 1);
	sqlite3_busy_timeout(store->db, STORE_BUSY_MS);
	sqlite3_wal_hook(store->db, log_hook, store);
}

enum status connection_open(struct store *store, const char *path, int flags, struct problem *problem)
{
	static const char settings[] = "PRAGMA mmap_size=0; PRAGMA recursive_triggers=ON; PRAGMA temp_store=FILE;";
	char cache[64];
	int code;

	code = sqlite3_open_v2(path, &store->db, flags | SQLITE_OPEN_NOMUTEX, NULL);
	if (!store->db)
		return problem_memory(problem);
	if (code != SQLITE_OK)
		return trouble_describe(store, problem);
	configure(store);
	snprintf(cache, sizeof cache, "PRAGMA cache_size=-%d", STORE_CACHE_KIB);
	if (trouble_run(store, settings, problem) != STATUS_OK)
		return problem ? problem->status : STATUS_ENVIRONMENT;
	return trouble_run(store, cache, problem);
}

void connection_close(struct store *store)
{
	statements_drop(store);
	sqlite3_close_v2(store->db);
	store->db = NULL;
}

enum status connection_number(struct store *store, const char *sql, int64_t *number, struct problem *problem)
{
	sqlite3_stmt *statement = NULL;
	enum status status = STATUS_OK;

	if (sqlite3_prepare_v2(store->db, sql, -1, &statement, NULL) == SQLITE_OK && sqlite3_step(statement) == SQLITE_ROW)
		*number = sqlite3_column_int64(statement, 0);
	else
		status = trouble_describe(store, problem);
	sqlite3_finalize(statement);
	return status;
}

/* A log must be there or be made, even for reading only: SQLite's own words do not say so. */
static enum status explain_missing_log(const struct store *store, enum status status, struct problem *problem)
{
	const int code = sqlite3_errcode(store->db) & 0xff;

	if ((code != SQLITE_CANTOPEN && code != SQLITE_READONLY) || access(store->files[FILE_WAL], F_OK) == 0)
		return status;
	return problem_set(
	        problem, STATUS_ENVIRONMENT,
	        _("%s: its folder cannot be written to and its -wal and -shm are not beside it; copy it to a folder of your own"),
	        store_path(store));
}

/* Reading the version makes SQLite look at the file and its log for the first time. */
static enum status open_in_place(struct store *store, enum store_access access, bool *is_old, struct problem *problem)
{
	const int flags = access == STORE_WRITE ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READONLY;
	enum status status = connection_open(store, store_path(store), flags, problem);

	if (status == STATUS_OK)
		status = trouble_run(store, "PRAGMA synchronous=FULL", problem);
	if (status == STATUS_OK)
		status = migrate_check(store, is_old, problem);
	if (status != STATUS_OK)
		return explain_missing_log(store, status, problem);
	store->is_readonly = sqlite3_db_readonly(store->db, "main") != 0;
	if (access == STORE_WRITE && store->is_readonly)
		return problem_set(problem, STATUS_ENVIRONMENT, _("%s: no permission to write to it"), store_path(store));
	sqlite3_db_config(store->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
	return STATUS_OK;
}

enum status connection_wake(struct store *store, struct problem *problem)
{
	bool is_old;
	enum status status = STATUS_OK;

	if (!store->db)
		status = open_in_place(store, store->is_readonly ? STORE_READ : STORE_WRITE, &is_old, problem);
	if (status != STATUS_OK)
		connection_close(store);
	return status;
}

static enum status open_at(struct store *store, enum store_access access, struct problem *problem)
{
	enum status status = place_check_header(store_path(store), problem);
	bool is_old = false;

	if (status == STATUS_OK)
		status = place_check_system(store_path(store), problem);
	if (status == STATUS_OK)
		status = open_in_place(store, access, &is_old, problem);
	if (status != STATUS_OK || !is_old)
		return status;
	connection_close(store);
	status = open_in_place(store, STORE_WRITE, &is_old, problem);
	if (status == STATUS_OK)
		status = migrate_bring_up(store, problem);
	if (status != STATUS_OK || access == STORE_WRITE)
		return status;
	connection_close(store);
	return open_in_place(store, access, &is_old, problem);
}

enum status store_open(const char *path, enum store_access access, struct store **store, struct problem *problem)
{
	char *full = NULL;
	enum status status = place_find(path, &full, problem);

	*store = NULL;
	if (status != STATUS_OK)
		return status;
	*store = store_make(full, problem);
	if (!*store)
		return STATUS_ENVIRONMENT;
	status = open_at(*store, access, problem);
	if (status != STATUS_OK) {
		store_close(*store);
		*store = NULL;
	}
	return status;
}

/* What this connection wrote is copied out of the log if nobody else is at it, so that the file alone is the whole. */
static void tidy(struct store *store)
{
	const struct lock_request request = { .path = store->files[FILE_LOCK], .like = store_path(store) };
	int fd;

	if (!store->has_written || store->is_broken || !lock_try(&request, &fd))
		return;
	checkpoint_now(store, SQLITE_CHECKPOINT_TRUNCATE);
	lock_release(fd);
}

void store_close(struct store *store)
{
	if (!store)
		return;
	store_rollback(store);
	store_end_reading(store);
	if (store->db)
		tidy(store);
	connection_close(store);
	store_free(store);
}
