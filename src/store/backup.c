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

enum { PAGES_PER_STEP = 64 };

/* What is copied, where to, and who watches. */
struct copying {
	const struct store *store;
	const char *path;
	enum place_over over;
	const struct progress *progress;
	bool is_cancelled;
};

/* Step by step, but one state of the source, whatever is written meanwhile: its connection reads all the while. */
static int copy_pages(struct copying *copying, sqlite3 *from, sqlite3 *to)
{
	sqlite3_backup *backup;
	int code;

	sqlite3_exec(to, "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF", NULL, NULL, NULL);
	code = sqlite3_exec(from, "BEGIN; SELECT 1 FROM sqlite_schema", NULL, NULL, NULL);
	if (code != SQLITE_OK)
		return code;
	backup = sqlite3_backup_init(to, "main", from, "main");
	if (!backup)
		return sqlite3_errcode(to);
	while (!copying->is_cancelled && sqlite3_backup_step(backup, PAGES_PER_STEP) == SQLITE_OK) {
		const int total = sqlite3_backup_pagecount(backup);

		copying->is_cancelled = !progress_step(copying->progress, _("pages"), (uint64_t)(total - sqlite3_backup_remaining(backup)), (uint64_t)total);
	}
	return sqlite3_backup_finish(backup);
}

/* The source is read through a connection of its own: SQLite copies nothing from one that is in the middle of writing. */
static enum status copy_database(struct copying *copying, const char *beside, struct problem *problem)
{
	sqlite3 *from = NULL, *to = NULL;
	int code = sqlite3_open_v2(store_path(copying->store), &from, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX, NULL);

	if (code == SQLITE_OK) {
		sqlite3_db_config(from, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
		sqlite3_busy_timeout(from, STORE_BUSY_MS);
		code = sqlite3_open_v2(beside, &to, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL);
	}
	if (code == SQLITE_OK)
		code = copy_pages(copying, from, to);
	sqlite3_close(to);
	sqlite3_close(from);
	if (copying->is_cancelled)
		return problem_set(problem, STATUS_FAULT, "%s", _("cancelled"));
	if (code != SQLITE_OK)
		return problem_set(problem, STATUS_ENVIRONMENT, _("%s: the copy failed: %s"), beside, sqlite3_errstr(code));
	return STATUS_OK;
}

static enum status copy_beside(struct copying *copying, const char *beside, struct problem *problem)
{
	const int fd = open(beside, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	enum status status;

	if (fd < 0)
		return problem_system(problem, errno, "%s", beside);
	close(fd);
	status = copy_database(copying, beside, problem);
	if (status == STATUS_OK)
		status = place_put(beside, copying->path, copying->over, problem);
	if (status != STATUS_OK)
		unlink(beside);
	return status;
}

static enum status copy_to(struct copying *copying, struct problem *problem)
{
	char *beside = NULL;
	enum status status;

	if (copying->over == PLACE_NEVER_OVER && store_exists(copying->path))
		return problem_set(problem, STATUS_FAULT, _("%s: this is there already, it is never overwritten"), copying->path);
	if (asprintf(&beside, "%s-%ld.part", copying->path, (long)getpid()) < 0)
		return problem_memory(problem);
	status = copy_beside(copying, beside, problem);
	free(beside);
	return status;
}

enum status backup_write_over(struct store *store, const char *path, struct problem *problem)
{
	return copy_to(&(struct copying){ .store = store, .path = path, .over = PLACE_OVER }, problem);
}

enum status store_backup(struct store *store, const char *path, const struct progress *progress, struct problem *problem)
{
	return copy_to(&(struct copying){ .store = store, .path = path, .over = PLACE_NEVER_OVER, .progress = progress }, problem);
}
