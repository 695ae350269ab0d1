/* SPDX-License-Identifier: ISC */
/* Faithful copies, made through SQLite so that the log is in them, while others read and write. */
#include <errno.h>
#include <fcntl.h>
#include <luqu/i18n.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "internal.h"
#include "place.h"

/* One step: one state of the source, whatever is written meanwhile. */
static int copy_pages(sqlite3 *from, sqlite3 *to)
{
	sqlite3_backup *backup;

	sqlite3_exec(to, "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF", NULL, NULL, NULL);
	backup = sqlite3_backup_init(to, "main", from, "main");
	if (!backup)
		return sqlite3_errcode(to);
	sqlite3_backup_step(backup, -1);
	return sqlite3_backup_finish(backup);
}

/* The source is read through a connection of its own: SQLite copies nothing from one that is in the middle of writing. */
static enum status copy_database(const struct store *store, const char *path, struct problem *problem)
{
	sqlite3 *from = NULL, *to = NULL;
	int code = sqlite3_open_v2(store_path(store), &from, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX, NULL);

	if (code == SQLITE_OK) {
		sqlite3_db_config(from, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
		sqlite3_busy_timeout(from, STORE_BUSY_MS);
		code = sqlite3_open_v2(path, &to, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL);
	}
	if (code == SQLITE_OK)
		code = copy_pages(from, to);
	sqlite3_close(to);
	sqlite3_close(from);
	if (code != SQLITE_OK)
		return problem_set(problem, STATUS_ENVIRONMENT, _("%s: the copy failed: %s"), path, sqlite3_errstr(code));
	return STATUS_OK;
}

static enum status copy_beside(const struct store *store, const char *beside, const char *path, enum place_over over,
                               struct problem *problem)
{
	const int fd = open(beside, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	enum status status;

	if (fd < 0)
		return problem_system(problem, errno, "%s", beside);
	close(fd);
	status = copy_database(store, beside, problem);
	if (status == STATUS_OK)
		status = place_put(beside, path, over, problem);
	if (status != STATUS_OK)
		unlink(beside);
	return status;
}

enum status backup_write(struct store *store, const char *path, bool may_exist, struct problem *problem)
{
	char *beside = NULL;
	enum status status;

	if (!may_exist && store_exists(path))
		return problem_set(problem, STATUS_FAULT, _("%s: this is there already, it is never overwritten"), path);
	if (asprintf(&beside, "%s-%ld.part", path, (long)getpid()) < 0)
		return problem_memory(problem);
	status = copy_beside(store, beside, path, may_exist ? PLACE_OVER : PLACE_NEVER_OVER, problem);
	free(beside);
	return status;
}

enum status store_backup(struct store *store, const char *path, struct problem *problem)
{
	return backup_write(store, path, false, problem);
}
