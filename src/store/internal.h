/* SPDX-License-Identifier: ISC */
/* What the files of the store share. */
#ifndef LUQU_STORE_INTERNAL_H
#define LUQU_STORE_INTERNAL_H

#include <sqlite3.h>

#include <luqu/store.h>

#include "statements.h"

enum {
	STORE_APPLICATION_ID = 0x4c755175, /* LuQu */
	STORE_PAGE_BYTES = 8192,
	STORE_CACHE_KIB = 16384,
	STORE_LOCK_SECONDS = 30,
	STORE_BUSY_MS = 5000,         /* for readers, while a crashed writer's log is being recovered */
	CHECKPOINT_PAGES = 1000,      /* of log: copy into the database what can be copied */
	CHECKPOINT_CUT_PAGES = 16000, /* of log: and begin the log anew */
	TIME_TEXT = 32,
	KEY_TEXT = 4096,
};

enum { FILE_DATABASE, FILE_WAL, FILE_SHM, FILE_LOCK, FILE_NAMES };

struct store {
	sqlite3 *db;
	char *files[FILE_NAMES + 1]; /* full paths; NULL-terminated */
	char *building;              /* where a new database grows; NULL: it is in its place */
	int lock_fd;                 /* -1: never asked for */
	bool is_readonly;
	bool is_writing; /* between begin and commit */
	bool is_reading;
	bool leaves_references;
	bool has_written;
	bool is_broken;         /* the disk failed in a way that only a new start can clear */
	int log_pages;          /* in the -wal after the last commit */
	struct problem trouble; /* the first failure of the open transaction */
	struct audit_head {
		bool is_known;
		int64_t seq;
		char chain[DIGEST_TEXT];
		char user[64];
	} head;
	sqlite3_stmt *statements[STATEMENT_COUNT];
	bool is_lent[STATEMENT_COUNT]; /* to a cursor, which is reading by it */
};

/* --- trouble.c: what SQLite says, in words ---------------------------------------------------------------------------------- */
enum status trouble_describe(const struct store *store, struct problem *problem); /* the connection's last error */
void trouble_keep(struct store *store);                                           /* the same, as the transaction's first failure */
enum status trouble_run(struct store *store, const char *sql, struct problem *problem);

/* --- place.c: where the file stands, and what stands there ------------------------------------------------------------------ */
enum status place_find(const char *path, char **full, struct problem *problem);   /* of what is there; full is malloc'ed */
enum status place_choose(const char *path, char **full, struct problem *problem); /* of what is not there yet */
enum status place_check_system(const char *full, struct problem *problem);        /* refuses network file systems */
enum status place_check_header(const char *full, struct problem *problem);        /* refuses what is no database of ours */
bool place_is_remote(unsigned long magic, const char *type); /* statfs's number, the name in mountinfo ("" unknown) */

/* --- lock.c: one writer after the other ------------------------------------------------------------------------------------- */
/* like: the file whose owner and permissions a lock file made now takes over; NULL: 0600. */
struct lock_request {
	const char *path;
	const char *like;
	const struct progress *progress;
	unsigned seconds;
};
enum status lock_take(const struct lock_request *request, int *fd, struct problem *problem);
bool lock_try(const struct lock_request *request, int *fd); /* without waiting */
void lock_release(int fd);

/* --- connection.c, migrate.c, create.c, transaction.c ----------------------------------------------------------------------- */
enum status connection_open(struct store *store, const char *path, int flags, struct problem *problem);
void connection_close(struct store *store);
enum status connection_wake(struct store *store, struct problem *problem); /* opens anew what store_rollback had to close */
enum status connection_number(struct store *store, const char *sql, int64_t *number, struct problem *problem);
struct store *store_make(char *full, struct problem *problem); /* takes the path over, in failure too */
void store_free(struct store *store);
enum status migrate_apply(struct store *store, int from, int to, struct problem *problem); /* within a transaction */
enum status migrate_check(struct store *store, bool *is_old, struct problem *problem);     /* refuses newer ones */
enum status migrate_bring_up(struct store *store, struct problem *problem);                /* copy, lock, migrate */
enum status backup_write_over(struct store *store, const char *path, struct problem *problem);
/* A new database with the first `version` migrations, for store_create and for tests of what older versions wrote. */
enum status create_at_version(const char *path, int version, const struct progress *progress, struct store **store,
                              struct problem *problem);
enum status create_finish(struct store *store, struct problem *problem); /* after COMMIT: into its place */
void create_discard(struct store *store);
void checkpoint_now(struct store *store, int mode); /* under the lock */

/* --- log.c: whether the log beside the database is its own, under the lock --------------------------------------------------- */
enum status log_check(struct store *store, struct problem *problem); /* before writing; STATUS_ENVIRONMENT: it is not, or the file is damaged */
void log_note(const struct store *store);                            /* after writing: it is now */

/* --- statement.c: named statements ------------------------------------------------------------------------------------------ */
const char *statement_text(unsigned number, char *buffer, size_t size); /* into buffer, or a constant */
bool statement_may_scan(unsigned number);
sqlite3_stmt *statement_get(struct store *store, unsigned number); /* NULL: no memory or trouble, in the connection's last error */
void statements_reset(struct store *store);
void statements_drop(struct store *store);
/* Steps one that gives no rows and resets it; false: trouble, kept. */
bool statement_do(struct store *store, sqlite3_stmt *statement);
/* One row (STORE_DONE: to be read, then reset) or none (STORE_MISSING: reset already). STORE_FAILED: trouble, kept; statement NULL too. */
enum store_answer statement_step(struct store *store, sqlite3_stmt *statement);
enum store_answer statement_number(struct store *store, unsigned number, int64_t *answer); /* of a statement without parameters, of one row */

/* --- cursor.c: for questions whose text is made when they are asked ---------------------------------------------------------- */
struct store_cursor *cursor_make_text(struct store *store, const char *sql);
void cursor_bind(struct store_cursor *cursor, int number, const struct store_bind *bind); /* the text is copied */

/* --- small ones ------------------------------------------------------------------------------------------------------------- */
void time_now(char text[TIME_TEXT]);
void key_join(enum kind kind, const struct value *values, char *buffer, size_t size); /* 2026001/S1/3 */
char *row_json(enum kind kind, const struct value *values);                           /* malloc'ed; NULL: no memory; "" for NULL */
int bind_parameter(sqlite3_stmt *statement, int number, const struct store_bind *bind); /* the text must stay */
int bind_value(sqlite3_stmt *statement, int number, const struct field *field, const struct value *value);
const char *column_text(sqlite3_stmt *statement, int column); /* "" for NULL */
void column_value(sqlite3_stmt *statement, int column, const struct field *field, struct value *value);

#endif
