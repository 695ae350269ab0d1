/* SPDX-License-Identifier: ISC */
/* A new database grows beside its place, where nobody sees it, without a journal, and is put there whole: a failure leaves nothing,
 * and writing takes half the time. The lock keeps two from making the same one. */
#include <errno.h>
#include <fcntl.h>
#include <libgen.h>
#include <luqu/i18n.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "internal.h"
#include "migrations.h"
#include "place.h"

static enum status refuse_existing(const char *full, struct problem *problem)
{
	if (!store_exists(full))
		return STATUS_OK;
	return problem_set(problem, STATUS_FAULT, _("%s: this is there already, it is never overwritten"), full);
}

static enum status make_empty(const char *path, struct problem *problem)
{
	int fd;

	unlink(path); /* left by a process that was killed: we hold the lock, so it is nobody's */
	fd = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	if (fd < 0)
		return problem_system(problem, errno, "%s", path);
	close(fd);
	return STATUS_OK;
}

static enum status prepare(struct store *store, int version, struct problem *problem)
{
	char settings[512];
	enum status status = make_empty(store->building, problem);

	snprintf(settings, sizeof settings,
	         "PRAGMA page_size=%d; PRAGMA locking_mode=EXCLUSIVE; PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;"
	         "PRAGMA foreign_keys=OFF; BEGIN IMMEDIATE; PRAGMA application_id=%d;",
	         STORE_PAGE_BYTES, STORE_APPLICATION_ID);
	if (status == STATUS_OK)
		status = connection_open(store, store->building, SQLITE_OPEN_READWRITE, problem);
	if (status == STATUS_OK)
		status = trouble_run(store, settings, problem);
	if (status == STATUS_OK)
		status = migrate_apply(store, 0, version, problem);
	return status;
}

static enum status begin_building(struct store *store, int version, const struct progress *progress, struct problem *problem)
{
	const struct lock_request request = { store->files[FILE_LOCK], NULL, progress, STORE_LOCK_SECONDS };
	enum status status = refuse_existing(store_path(store), problem);

	if (status == STATUS_OK)
		status = place_check_system(store_path(store), problem);
	if (status == STATUS_OK)
		status = lock_take(&request, &store->lock_fd, problem);
	if (status != STATUS_OK)
		return status;
	store->is_writing = true;
	status = refuse_existing(store_path(store), problem);
	return status == STATUS_OK ? prepare(store, version, problem) : status;
}

enum status create_at_version(const char *path, int version, const struct progress *progress, struct store **store,
                              struct problem *problem)
{
	char *full = NULL;
	enum status status = place_choose(path, &full, problem);

	*store = NULL;
	if (status != STATUS_OK)
		return status;
	*store = store_make(full, problem);
	if (!*store)
		return STATUS_ENVIRONMENT;
	if (asprintf(&(*store)->building, "%s-new", full) < 0) {
		(*store)->building = NULL;
		store_close(*store);
		*store = NULL;
		return problem_memory(problem);
	}
	status = begin_building(*store, version, progress, problem);
	if (status != STATUS_OK) {
		store_close(*store);
		*store = NULL;
	}
	return status;
}

enum status store_create(const char *path, const struct progress *progress, struct store **store, struct problem *problem)
{
	const struct store_change change = { "create", "database", "", "", "", "" };
	const enum status status = create_at_version(path, n_migrations, progress, store, problem);

	if (status == STATUS_OK)
		store_audit_add(*store, &change);
	return status;
}

/* Nothing of it stays, nor the lock file, unless a database stands there all the same (then it is that one's). */
void create_discard(struct store *store)
{
	connection_close(store);
	if (store->building)
		unlink(store->building);
	if (!store_exists(store_path(store)))
		unlink(store->files[FILE_LOCK]);
	free(store->building);
	store->building = NULL;
	store->is_broken = true;
}

/* The last connection to close a log copies it back and removes it: the file alone is the whole. */
static enum status close_whole(struct store *store, struct problem *problem)
{
	enum status status = trouble_run(store, "PRAGMA journal_mode=WAL", problem);

	if (status != STATUS_OK)
		return status;
	sqlite3_db_config(store->db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 0, NULL);
	connection_close(store);
	return STATUS_OK;
}

static enum status open_there(struct store *store, struct problem *problem)
{
	enum status status = connection_open(store, store_path(store), SQLITE_OPEN_READWRITE, problem);
	bool is_old;

	if (status == STATUS_OK)
		status = trouble_run(store, "PRAGMA synchronous=FULL", problem);
	if (status == STATUS_OK)
		status = migrate_check(store, &is_old, problem);
	if (status == STATUS_OK)
		sqlite3_db_config(store->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
	return status;
}

/* What cannot be opened is of no use: nobody has seen it, we hold the lock. */
static void take_back(struct store *store)
{
	connection_close(store);
	unlink(store->files[FILE_DATABASE]);
	unlink(store->files[FILE_WAL]);
	unlink(store->files[FILE_SHM]);
}

enum status create_finish(struct store *store, struct problem *problem)
{
	enum status status = close_whole(store, problem);

	if (status == STATUS_OK)
		status = place_put(store->building, store_path(store), PLACE_NEVER_OVER, problem);
	if (status == STATUS_OK) {
		status = open_there(store, problem);
		if (status != STATUS_OK)
			take_back(store);
	}
	if (status != STATUS_OK) {
		create_discard(store);
		return status;
	}
	free(store->building);
	store->building = NULL;
	return STATUS_OK;
}
