/* SPDX-License-Identifier: ISC */
/* Transactions of writing, one at a time over all processes, and of reading. */
#include <errno.h>
#include <luqu/i18n.h>
#include <sys/stat.h>

#include "internal.h"

/* The log is copied into the database under the lock only: two connections that commit and copy at the same moment can, in versions
 * of SQLite before 3.51.3, leave a damaged file. What cannot be copied now is copied later: a failure here loses nothing. */
void checkpoint_now(struct store *store, int mode)
{
	int pages = 0;

	sqlite3_busy_timeout(store->db, 0);
	if (sqlite3_wal_checkpoint_v2(store->db, NULL, mode, &pages, NULL) == SQLITE_OK && mode == SQLITE_CHECKPOINT_TRUNCATE)
		store->log_pages = pages;
	sqlite3_busy_timeout(store->db, STORE_BUSY_MS);
}

static void checkpoint_as_needed(struct store *store)
{
	if (store->log_pages >= CHECKPOINT_CUT_PAGES)
		checkpoint_now(store, SQLITE_CHECKPOINT_TRUNCATE);
	else if (store->log_pages >= CHECKPOINT_PAGES)
		checkpoint_now(store, SQLITE_CHECKPOINT_PASSIVE);
}

/* Someone moved the file away, or put another in its place, since it was opened. */
static enum status check_still_there(const struct store *store, struct problem *problem)
{
	int moved = 0;

	if (sqlite3_file_control(store->db, "main", SQLITE_FCNTL_HAS_MOVED, &moved) == SQLITE_OK && moved)
		return problem_set(problem, STATUS_ENVIRONMENT, _("%s: the file was moved or replaced; open it again"),
		                   store_path(store));
	return STATUS_OK;
}

static enum status begin_locked(struct store *store, struct problem *problem)
{
	enum status status = check_still_there(store, problem);

	if (status == STATUS_OK)
		status = log_check(store, problem);
	if (status == STATUS_OK && store->leaves_references)
		sqlite3_db_config(store->db, SQLITE_DBCONFIG_ENABLE_FKEY, 0, NULL);
	if (status == STATUS_OK)
		status = trouble_run(store, "BEGIN IMMEDIATE", problem);
	return status;
}

static void end(struct store *store)
{
	if (store->leaves_references && store->db)
		sqlite3_db_config(store->db, SQLITE_DBCONFIG_ENABLE_FKEY, 1, NULL);
	store->leaves_references = false;
	store->is_writing = false;
	store->head.is_known = false;
	lock_release(store->lock_fd);
	store->lock_fd = -1;
}

enum status store_begin(struct store *store, const struct progress *progress, struct problem *problem)
{
	const struct lock_request request = { store->files[FILE_LOCK], store_path(store), progress, STORE_LOCK_SECONDS };
	enum status status;

	if (store->is_readonly)
		return problem_set(problem, STATUS_ENVIRONMENT, _("%s: it is open for reading only"), store_path(store));
	if (store->is_broken)
		return problem_set(problem, STATUS_ENVIRONMENT, _("%s: the disk failed before; close it and open it again"),
		                   store_path(store));
	if (store->is_writing)
		return problem_set(problem, STATUS_USAGE, _("%s: a transaction is open already"), store_path(store));
	store_end_reading(store);
	status = connection_wake(store, problem);
	if (status != STATUS_OK)
		return status;
	status = lock_take(&request, &store->lock_fd, problem);
	if (status != STATUS_OK)
		return status;
	status = begin_locked(store, problem);
	if (status != STATUS_OK) {
		end(store);
		return status;
	}
	store->is_writing = true;
	store->has_written = true;
	store->trouble = (struct problem){ .status = STATUS_OK };
	return STATUS_OK;
}

/* After these nobody knows what reached the disk: the page cache of the system may say otherwise than the disk. */
static bool is_unknown(int code)
{
	return code == SQLITE_IOERR_FSYNC || code == SQLITE_IOERR_DIR_FSYNC || code == SQLITE_IOERR_CLOSE;
}

static enum status commit_failed(struct store *store, struct problem *problem)
{
	const int code = sqlite3_extended_errcode(store->db);
	const enum status status = trouble_describe(store, problem);

	store->is_broken = is_unknown(code);
	if (store->is_broken && problem)
		problem_set(problem, status, _("%s; what reached the disk is not known: open the database again and look"),
		            problem->text);
	store_rollback(store);
	return status;
}

enum status store_commit(struct store *store, struct problem *problem)
{
	enum status status = store_trouble(store, problem);

	if (!store->is_writing)
		return problem_set(problem, STATUS_USAGE, _("%s: no transaction is open"), store_path(store));
	if (status != STATUS_OK) {
		store_rollback(store);
		return status;
	}
	statements_reset(store);
	if (sqlite3_get_autocommit(store->db) || sqlite3_exec(store->db, "COMMIT", NULL, NULL, NULL) != SQLITE_OK)
		return commit_failed(store, problem);
	if (store->building)
		status = create_finish(store, problem);
	else {
		log_note(store);
		checkpoint_as_needed(store);
	}
	end(store);
	return status;
}

/* Without memory not even this can be said. Closing undoes all the same; the next transaction opens it again. */
static void leave_transaction(struct store *store, const char *sql)
{
	if (!sqlite3_get_autocommit(store->db) && sqlite3_exec(store->db, sql, NULL, NULL, NULL) != SQLITE_OK &&
	    !sqlite3_get_autocommit(store->db))
		connection_close(store);
}

void store_rollback(struct store *store)
{
	if (!store->is_writing)
		return;
	if (store->building)
		create_discard(store);
	else
		leave_transaction(store, "ROLLBACK");
	end(store);
}

void store_leave_references(struct store *store)
{
	store->leaves_references = true;
}

enum status store_begin_reading(struct store *store, struct problem *problem)
{
	enum status status = STATUS_OK;

	if (store->is_writing || store->is_reading)
		return STATUS_OK;
	status = connection_wake(store, problem);
	if (status == STATUS_OK)
		status = trouble_run(store, "BEGIN", problem);
	store->is_reading = status == STATUS_OK;
	return status;
}

void store_end_reading(struct store *store)
{
	if (store->is_reading)
		leave_transaction(store, "COMMIT");
	store->is_reading = false;
}
