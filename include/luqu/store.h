/* SPDX-License-Identifier: ISC */
/* One admission year in one SQLite file: input rows by their natural keys, stored runs, and the audit trail. The only user of sqlite3.
 *
 * Reading never waits for writing. All writing of all processes goes one after the other, under a fair lock of our own (DB-lock), held
 * from store_begin to store_commit or store_rollback: no questions to people, no terminal in between. Between the two, and within
 * a cursor, errors are sticky: the first one is kept, nothing more is done, store_commit or store_cursor_close reports it.
 * A store belongs to one thread at a time. */
#ifndef LUQU_STORE_H
#define LUQU_STORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <luqu/dataset.h>
#include <luqu/digest.h>
#include <luqu/finding.h>
#include <luqu/kind.h>
#include <luqu/outcome.h>
#include <luqu/problem.h>
#include <luqu/progress.h>

struct store; /* opaque */

/* --- opening ---------------------------------------------------------------------------------------------------------------- */

enum store_access { STORE_READ, STORE_WRITE };

/* Opens an existing database. Where it has the format of an older version it is brought up to date first, after a copy to
 * PATH.bak-vN. All refusals are STATUS_ENVIRONMENT with a sentence of their own: not there, a folder, 0 bytes, no database, another
 * program's, made by a newer version, damaged, a network file system, no permission (STORE_WRITE: to write file and folder). */
enum status store_open(const char *path, enum store_access access, struct store **store, struct problem *problem);

/* Begins a new database that nobody sees yet, beside its place, with a transaction open (as after store_begin).
 * STATUS_FAULT: something stands at path already. store_commit puts it there, all at once, never over anything; store_rollback or
 * store_close before that leave nothing behind. */
enum status store_create(const char *path, const struct progress *progress, struct store **store, struct problem *problem);

/* Something (whatever it is) stands at path. */
bool store_exists(const char *path);

void store_close(struct store *store); /* accepts NULL; a transaction still open is rolled back */
const char *store_path(const struct store *store);
/* NULL-terminated: the database, its -wal, -shm and -lock. What exports must keep off (sheet_options.protected_paths). */
const char *const *store_files(const struct store *store);

/* A faithful copy to a path where nothing stands, while others read and write. progress: NULL or told the pages; ended by it, nothing is left. */
enum status store_backup(struct store *store, const char *path, const struct progress *progress, struct problem *problem);

/* SHA-256 over all rows of all tables (runs and audit trail included) in key order: tells whether anything changed. */
enum status store_digest(struct store *store, unsigned char digest[DIGEST_BYTES], struct problem *problem);

/* --- transactions ----------------------------------------------------------------------------------------------------------- */

/* Waits up to 30 s for the lock, asking progress (may be NULL) ten times a second. STATUS_ENVIRONMENT: "locked by another", read-only
 * ...; STATUS_FAULT: "cancelled". What has been read before may have changed: read again. */
enum status store_begin(struct store *store, const struct progress *progress, struct problem *problem);
/* STATUS_OK: it is on the disk. Otherwise nothing of the transaction is stored and the problem says why; after a failed write to
 * the disk itself, where the system cannot tell what reached it, the text says that too. */
enum status store_commit(struct store *store, struct problem *problem);
void store_rollback(struct store *store); /* nothing to do where none is open */
/* The first failure of the open transaction, STATUS_OK if none. For long loops that would rather stop early. */
enum status store_trouble(const struct store *store, struct problem *problem);

/* One state of the data across several cursors (a transaction of reading); nothing to do within store_begin. */
enum status store_begin_reading(struct store *store, struct problem *problem);
void store_end_reading(struct store *store);

/* --- cursors ---------------------------------------------------------------------------------------------------------------- */

/* Named questions; parameters in [], columns behind the colon. The texts are in src/store/queries.c. */
enum store_query {
	STORE_RUNS,            /* number, time, user, state, digest (64 hex), n_tiers, n_kept, kept_run, n_placed, n_unplaced; last first */
	STORE_RUN_TIERS,       /* [run]: position, tier, is_kept; in the order of the run */
	STORE_PLACEMENTS,      /* [run]: candidate_no, tier, program, pool, choice, merit_e4, by_order; by candidate_no */
	STORE_CUTOFFS,         /* [run]: tier, program, pool, seats, placed, merit_e4 or NULL; by tier, program, pool */
	STORE_VACANCIES,       /* [run]: tier, program, pool, seats, placed, passed, vacant; by tier, program, pool */
	STORE_UNPLACED,        /* [run]: candidate_no, reason; by candidate_no */
	STORE_LIST_BY_SCHOOL,  /* [run]: school, school_name, program, program_name, tier, pool, candidate_no, name, sex, feeder, choice, merit_e4,
	                        * by_order; by school, program, tier, pool, merit falling, candidate_no. Names '' where the row is gone */
	STORE_LIST_BY_FEEDER,  /* [run]: feeder, candidate_no, name, sex, tier or '', program, program_name, school_name, pool, choice, merit_e4,
	                        * by_order, reason or ''; all candidates of the run; by feeder, candidate_no */
	STORE_CANDIDATE_SCORES,  /* [candidate_no]: subject, mark_e2 or NULL, status; by subject */
	STORE_CANDIDATE_BONUSES, /* [candidate_no]: policy, points_e2; by policy */
	STORE_CANDIDATE_CHOICES, /* [candidate_no]: tier, rank, program; by tier, rank */
	STORE_CANDIDATE_RETURNS, /* [candidate_no]: tier, program, reason */
	STORE_CANDIDATE_ORDERS,  /* [candidate_no]: tier, program, pool, reason, authority */
	STORE_CANDIDATE_SEATS,   /* [candidate_no]: exam, exam_name, site, site_name, room, seat, ticket; by exam */
	STORE_TICKET,            /* [ticket]: candidate_no, exam; by candidate_no, exam */
	STORE_EXAM_ROOMS,        /* [exam]: site, room, size, columns, tag, date, half, sex, group, seated, site_name, address; by site, date, half, room */
	STORE_EXAM_SEATS,        /* [exam, site or '', room or '']: site, room, seat, ticket, candidate_no, name, sex, feeder, feeder_name (the code where
	                          * there is no such school), is_withdrawn; by site, room, seat */
	STORE_SEATED_MARKED,     /* [exam]: candidate_no; one who has a seat in it and a mark of it, or a sheet in a batch of it; no row: nobody */
	STORE_SEAT_MARKED,       /* [exam, site, room, seat]: candidate_no; the same of one seat */
	STORE_CHOICE_LIST,       /* [candidate_no, tier]: rank, program; by rank */
	STORE_SUBJECT_SCORES,    /* [subject]: candidate_no, mark_e2 or NULL, status; by candidate_no. Goes through all scores */
	STORE_EXAM_SCORES,       /* [exam]: candidate_no, subject, mark_e2 or NULL, status; by candidate_no, subject. Goes through all scores */
	STORE_CANDIDATES_FROM,   /* [candidate_no, limit]: candidate_no, name, sex, feeder, category; from that number on */
	STORE_CANDIDATES_NAMED,  /* [text, limit]: the same, whose name holds the text; by candidate_no */
	STORE_AUDIT,             /* [after seq, limit (-1: all)]: seq, time, user, action, object, key, old, new, reason, chain (64 hex); by seq */
	STORE_AUDIT_OF,          /* [object, key]: the same, of one object */
	STORE_EXAM_STATE,        /* batches, open ones, exams that are frozen, rechecks that wait for an answer or a confirmation */
	STORE_CHECK_LAST,        /* seq, time, user, new: of the check kept last */
	STORE_AUDIT_OF_CANDIDATE, /* [candidate_no]: the same, of all rows whose key begins with the candidate, or with a tier and the candidate */
	STORE_LIST_OF_SCHOOL,    /* [run, school]: candidate_no, name, sex, feeder, school_name, program, program_name, tier, pool, choice, merit_e4, reason
	                          * ''; by program, tier, pool, merit falling, candidate_no */
	STORE_LIST_OF_FEEDER,    /* [run, feeder]: the same of the candidates of a feeder school, by candidate_no; of unplaced ones '' and NULL but for
	                          * the reason */
	STORE_SCENARIOS,         /* name, time, user, digest (64 hex), note, how many fields it changes; by name */
	STORE_SCENARIO_FIELDS,   /* [name]: kind, key, field, old, new (NULL: as old); by kind, key, field */
	STORE_WITHDRAWN,         /* candidate_no, of candidates whose registration is withdrawn */
	STORE_BATCHES,           /* [exam or '']: as BATCH_* below; by number */
	STORE_BATCH,             /* [number]: the same of one batch */
	STORE_BATCH_SHEETS,      /* [number]: place, candidate_no; by place */
	STORE_BATCH_ENTRIES,     /* [number]: pass, place, mark_e2 or NULL, status, code, user; by pass, place */
	STORE_SHEET_ENTRIES,     /* [number, place]: pass, mark_e2 or NULL, status, code, user, keystrokes, active_ms; by pass */
	STORE_BATCH_NEXT,        /* the next free number */
	STORE_KEEPING,           /* table, key of its first row, for each of batches, blinds, breaches that stand and rechecks under way that has any */
	STORE_BATCHES_OPEN,      /* [exam]: how many batches are open */
	STORE_ENTERED_BY,        /* [exam, user]: 1 where the user entered or settled anything of it; else no row */
	STORE_GIVEN_TO,          /* [exam, user]: 1 where the user has an entry of one of its batches; else no row */
	STORE_LABELLED_BY,       /* [exam, user]: 1 where the user has printed labels of its blind codes; else no row */
	STORE_BLIND_LABELS,      /* [exam]: subject, site, room, seat or '', code; by the first four */
	STORE_OPERATORS,         /* [exam]: user, records, keystrokes, active_ms, settled (records of places that were settled), errors; by user */
	STORE_BLIND,             /* [exam]: by, state */
	STORE_BLIND_CODES,       /* [exam]: subject, code, site, room, candidate_no; by subject, code */
	STORE_SHEETS_WANTED,     /* [exam, subject]: site, room, seat, candidate_no, the packet's code or '', the sheet's code or '', batch or NULL, its
	                          * state or ''; of every seat whose sheet is in no batch; by site, room, seat */
	STORE_UNCODED_SHEETS,    /* [exam, subject]: '', '', candidate_no; those with a seat and no blind code, by candidate_no */
	STORE_UNCODED_PACKETS,   /* [exam, subject]: site, room, ''; those with a seat and no blind code, by site, room */
	STORE_EXAM_SUBJECTS,     /* [exam]: code, full_mark_e2, step_e2; those that have marks of their own, by code */
	STORE_BREACHES,          /* [candidate_no or '']: number, candidate_no, code, subject or '', reason, user, time, lifted_user or '',
	                          * lifted_time, lifted_reason; by number */
	STORE_BREACH_NEXT,       /* the next free number */
	STORE_BREACH_SCORES,     /* [breach]: subject, mark_e2 or NULL, status or '', code; by subject */
	STORE_BREACH_KEPT,       /* [candidate_no, subject]: mark_e2 or NULL, status or '', code; what a breach that stands voids, if any does */
	STORE_CANDIDATE_SUBJECTS, /* [candidate_no]: subjects in which there is a mark or a sheet, by subject */
	STORE_BREACHES_VOIDING,  /* [candidate_no, subject]: number; the breaches that stand and void that mark, by number */
	STORE_FORMS,             /* [0: all, 1: of one feeder school, 2: of one candidate; which]: candidate_no, name, feeder, adjust, digest, user, time, the last three
	                          * '' where the form is not signed; by feeder, candidate_no */
	STORE_FORM_VERSION,      /* [candidate_no]: seq of the row of the audit trail that changed these choices last; 0: none */
	STORE_SEATS_TWICE,       /* exam, column (candidate_no or ticket), value, key of the first seat, of the last; whatever stands twice in an exam */
	STORE_WITHOUT_ID,        /* candidate_no, of candidates without an ID number; by candidate_no. Goes through all candidates */
	STORE_UNSIGNED,          /* candidate_no, of candidates with choices whose form has not come back, where any form has; by candidate_no */
	STORE_CANDIDATE_CLAIMS,  /* [candidate_no]: kind, item, points_e2 or NULL, state, notice_to; by kind, item */
	/* Of candidates that are not withdrawn; the first three go through all of them, the last through all bonuses. */
	STORE_IDENTITIES,        /* candidate_no, sex, id_no of 18 characters, birth or ''; by candidate_no */
	STORE_SAME_ID,           /* first and last candidate_no, how many: those of one ID number; by the first */
	STORE_SAME_BIRTH,        /* the same of one name and day of birth, then both of these; the day as given, else as the ID number has it */
	STORE_UNCLAIMED,         /* candidate_no, policy: bonuses without a granted claim, where there are claims at all */
	STORE_PE_ITEMS,          /* [subject]: item, direction, group, exempt_e2; by item */
	STORE_PE_TABLE,          /* [subject]: item, sex, result_e2, mark_e2; by item, sex, result */
	STORE_PE_RESULTS,        /* [subject]: candidate_no, sex, id_no, item, result_e2 or NULL, status; by candidate_no, item; of candidates that are
	                          * not withdrawn. Goes through all results */
	STORE_PE_UNTESTED,       /* [subject]: how many of its scores have no result behind them. Goes through all scores */
	STORE_EVALUATION_SHARES, /* term, feeder, its school's name or '', pupils with any mark, those whose mean over the parts is 80 or above; by term,
	                          * feeder; of candidates that are not withdrawn. Goes through all evaluations */
	STORE_QUERY_COUNT,
};
/* Columns of STORE_BATCHES. Counts are of places: first, second: entered; settled: by a third; differ: both entered, unlike, and not settled. */
enum batch_column {
	BATCH_NUMBER, BATCH_EXAM, BATCH_SUBJECT, BATCH_SITE, BATCH_ROOM, BATCH_PACKET, BATCH_STATE, BATCH_FIRST, BATCH_SECOND, BATCH_SLIP_COUNT,
	BATCH_SLIP_SUM, BATCH_BLIND /* '', sealed, open */, BATCH_BY /* '', sheet, packet */, BATCH_SHEETS, BATCH_N_FIRST, BATCH_N_SECOND,
	BATCH_N_SETTLED, BATCH_N_DIFFER
};

struct store_bind { const char *text; /* NULL: the number is meant */ int64_t number; bool is_null; };

struct store_cursor; /* opaque */

/* The binds answer the parameters from the first on; texts must stay until the cursor is closed. NULL only without memory: all
 * functions take a NULL cursor as one that is at its end, and store_cursor_close reports the lack of memory. */
struct store_cursor *store_cursor_open(struct store *store, enum store_query query, const struct store_bind *binds, size_t n_binds);
/* All rows of a kind by key; columns as in kind.h. */
struct store_cursor *store_cursor_open_kind(struct store *store, enum kind kind);
bool store_cursor_next(struct store_cursor *cursor); /* false: the end, or trouble */
/* Columns count from 0. Text: NUL-terminated, "" for NULL, valid until the next step; number: 0 for NULL. */
const char *store_cursor_text(struct store_cursor *cursor, int column);
size_t store_cursor_length(struct store_cursor *cursor, int column);
int64_t store_cursor_number(struct store_cursor *cursor, int column);
bool store_cursor_is_null(struct store_cursor *cursor, int column);
/* Of store_cursor_open_kind: the row's values, in the table's order, valid until the next step. */
void store_cursor_values(struct store_cursor *cursor, struct value values[FIELDS_MOST]);
enum status store_cursor_close(struct store_cursor *cursor, struct problem *problem); /* reports and frees */

/* Windows: a few rows of a table from a row on, forward or backward, by the table's key (at the same cost whatever the size) or by another
 * column (one pass, without memory for more than the window). Texts are as in files. */
enum store_window_table { /* behind the kinds */
	WINDOW_AUDIT = KIND_COUNT, /* seq, time, user, action, object, key, old, new, reason */
	WINDOW_RUNS,       /* number, time, user, state, digest, n_tiers, n_kept, kept_run, n_placed, n_unplaced */
	WINDOW_POOLS,      /* of a run: tier, program, pool, order, seats, placed, orders, vacant, is_passed, merit, drawn, last_in, first_out */
	WINDOW_PLACEMENTS, /* of a run: candidate_no, tier, program, pool, choice, merit, by_order, trail */
	WINDOW_UNPLACED,   /* of a run: candidate_no, reason, trail */
	WINDOW_RECHECKS,   /* number, candidate_no, subject, state, finding, old_mark, old_status, new_mark, new_status, applied, clerk, answered,
	                    * answerer, confirmed, confirmer */
	WINDOW_UNSIGNED,   /* choice forms that have not come back: candidate_no, name, feeder */
	WINDOW_SIGNED,     /* those that have: candidate_no, name, feeder, time, user, digest */
	WINDOW_END,
};
enum { WINDOW_COLUMNS_MOST = FIELDS_MOST, WINDOW_ROW_TEXT = WINDOW_COLUMNS_MOST * 24 };
struct store_window {
	unsigned table;          /* enum kind or enum store_window_table */
	int64_t run;             /* of tables of a run */
	int sort;                /* a column; -1: the key alone. Rows that are equal there stand by key */
	bool is_falling;         /* the order is turned round, keys too */
	bool is_backward;        /* rows come in the opposite order */
	bool is_included;        /* the row `from` itself too */
	bool has_keys_only;      /* other columns are left empty: for counting */
	const char *const *from; /* its columns as texts; NULL: from the first row (backward: the last) */
	size_t limit;            /* 0: all */
};
/* NULL only without memory, as store_cursor_open. */
struct store_cursor *store_window_open(struct store *store, const struct store_window *window);
size_t store_window_columns(unsigned table);
const char *store_window_column(unsigned table, size_t column); /* its name */
/* The cursor's row as NUL-terminated texts, valid until the next step; buffer holds those of numbers. */
void store_window_row(struct store_cursor *cursor, const struct store_window *window, const char *texts[WINDOW_COLUMNS_MOST],
		      char buffer[WINDOW_ROW_TEXT]);

/* How many rows a kind has. Of candidates, scores, bonuses and choices it takes time: see store_has_rows. */
enum status store_count(struct store *store, enum kind kind, uint64_t *count, struct problem *problem);
enum status store_has_rows(struct store *store, enum kind kind, bool *has_rows, struct problem *problem);

/* --- rows: within store_begin ------------------------------------------------------------------------------------------------
 * Rows come from row_check. Keys are looked up by the row's key values; its other values do not matter there. */

enum store_answer { STORE_DONE, STORE_DUPLICATE /* its key is taken */, STORE_MISSING /* no such row */, STORE_FAILED /* see store_trouble */ };

enum store_answer store_insert_row(struct store *store, const struct row *row);
/* Many at once, for loads: values of count rows one behind the other, each as long as the kind's table. Returns how many went in: fewer
 * where keys are taken (those rows are passed over); -1: trouble. A full STORE_ROWS_AT_ONCE takes half the time. */
enum { STORE_ROWS_AT_ONCE = 32 };
int store_insert_rows(struct store *store, enum kind kind, const struct value *values, size_t count);
enum store_answer store_update_row(struct store *store, const struct row *row);
enum store_answer store_delete_row(struct store *store, const struct row *row);
/* values: valid until the next call for the same kind. */
enum store_answer store_find_row(struct store *store, const struct row *row, struct value values[FIELDS_MOST]);
/* What store_find_row gave is not looked at any more. Outside a transaction that is to be said: until then the store reads the state of
 * the data that the row was found in, and cannot begin to write once others have written. */
void store_end_finding(struct store *store);
/* Two rows of a kind say the same (texts byte by byte, NULL equals NULL). */
bool store_same_values(enum kind kind, const struct value *a, const struct value *b);
/* Takes away all input rows; runs and the audit trail stay. */
void store_clear_rows(struct store *store);
/* Takes away the seats of an exam. */
void store_clear_seats(struct store *store, const char *exam);
/* References between tables are not watched until the transaction ends; whoever asks for it checks them. To be called before
 * store_begin; in a database that store_create has begun they are not watched in any case. */
void store_leave_references(struct store *store);

/* Who names a row: one entry per kind of rows, or table of what the office did (batches, blind_codes ...). Of sealed blind codes and the batches
 * made of them exam and subject alone are told. */
struct store_namer { const char *name; /* of the kind or table */ uint64_t count; char first_key[256]; /* of the first, parts joined by `/` */ };
enum { STORE_NAMERS_MOST = 24 };
enum store_answer store_find_namers(struct store *store, const struct row *row, struct store_namer namers[STORE_NAMERS_MOST], size_t *count);

/* Rows of one kind set aside with their lines, beside the database and without bound on their number, to be gone through in key order.
 * Within store_begin, one stage at a time; to be closed before the transaction ends. */
struct store_stage; /* opaque */
enum status store_stage_open(struct store *store, enum kind kind, struct store_stage **stage, struct problem *problem);
/* STORE_DUPLICATE: a row of its key is there, from line *first. */
enum store_answer store_stage_put(struct store_stage *stage, const struct row *row, uint64_t line, uint64_t *first);
/* The next row, from the first on; valid until the next step. false: the end, or trouble (see store_trouble). */
bool store_stage_next(struct store_stage *stage, struct value values[FIELDS_MOST], uint64_t *line);
void store_stage_close(struct store_stage *stage); /* accepts NULL */

/* Named changes of rows that are of no kind, within store_begin; parameters in []. The texts are in src/store/writes.c. */
enum store_write {
	STORE_BLIND_SET,     /* [exam, by, state] */
	STORE_BLIND_CODE_ADD, /* [exam, subject, code, site, room, candidate_no]. STORE_MISSING: the code is taken */
	STORE_BATCH_ADD,     /* [number, exam, subject, site, room, packet] */
	STORE_SHEET_ADD,     /* [number, place, candidate_no] */
	STORE_BATCH_STATE,   /* [number, state] */
	STORE_BATCH_GIVE,    /* [number, first, second] */
	STORE_BATCH_SLIP,    /* [number, count, sum_e2] */
	STORE_ENTRY_PUT,     /* [number, pass, place, mark_e2, status, code, user, keystrokes, active_ms]; of a new place, or over what stands there */
	STORE_BREACH_ADD,    /* [number, candidate_no, code, subject, reason, user] */
	STORE_BREACH_LIFT,   /* [number, user, reason] */
	STORE_BREACH_SCORE,  /* [breach, subject, mark_e2, status, code]; over what stands there */
	STORE_WRITE_COUNT,
};
/* STORE_MISSING: there was no row to change. */
enum store_answer store_write(struct store *store, enum store_write write, const struct store_bind *binds, size_t n_binds);

/* STORE_DONE: a breach that stands voids the candidate's mark in the subject. */
enum store_answer store_find_voiding(struct store *store, const struct value *candidate_no, const struct value *subject);

/* --- audit trail ------------------------------------------------------------------------------------------------------------ */

struct store_change {
	const char *action; /* "load", "import", "delete", "run" ... */
	const char *object; /* a kind's name, "run", "database" */
	const char *key;    /* parts joined by `/`; a file's name for load; a run's number */
	const char *old, *new; /* "" where there was or is none */
	const char *reason; /* "" where none was asked for */
};
/* Within store_begin: one row of the trail, with time and user. */
void store_audit_add(struct store *store, const struct store_change *change);
/* The same for a row that was added (old NULL), changed, or taken away (new NULL): old and new as JSON objects of the file's columns. */
void store_audit_row(struct store *store, const char *action, enum kind kind, const struct value *old, const struct value *new, const char *reason);
/* The operating system's user in whose name this process works: the user's name, or uid NUMBER. Root under sudo is the user who called it. */
void store_user(char *buffer, size_t size);
/* The same of the open transaction, asked of the system once in it. Within store_begin; valid until its end; "" after trouble. */
const char *store_writer(struct store *store);

/* Where the trail stood once: to be printed and kept elsewhere. */
struct store_anchor { int64_t seq; char chain[DIGEST_TEXT]; };
enum status store_audit_anchor(struct store *store, struct store_anchor *anchor, struct problem *problem);
struct store_audit_report {
	int64_t rows;      /* walked */
	bool is_intact;
	int64_t broken_seq; /* the first row at fault, 0: none (intact, or the fault is not a row's) */
	char text[512];    /* what is wrong; "" if intact */
};
/* Walks the whole chain, checks seq without gaps, the anchor (NULL: none) and that the guards of the table are in place. */
enum status store_audit_verify(struct store *store, const struct store_anchor *anchor, struct store_audit_report *report, struct problem *problem);

/* --- scenarios: changes that were tried and kept by name. Within store_begin; errors are sticky ----------------------------------- */

struct store_scenario { const char *name, *digest /* 64 hex */, *note; };
struct store_scenario_field { const char *scenario, *kind, *key, *field, *old, *new /* NULL: as old */; };
void store_add_scenario(struct store *store, const struct store_scenario *scenario); /* with time and user; the name must be free */
void store_add_scenario_field(struct store *store, const struct store_scenario_field *field);
void store_drop_scenario(struct store *store, const char *name); /* with its fields; nothing to do where there is none */

/* --- the year in memory, and runs ------------------------------------------------------------------------------------------- */

enum store_extent { STORE_CONFIG /* no candidates and nothing about them */, STORE_ALL };
/* One state of all rows; candidates whose registration is withdrawn, and what is about them, are left out. progress: "reading", by rows. STATUS_FAULT: rows that do not fit together (the database was changed by
 * another hand), or "cancelled". Within store_begin it sees the transaction's own rows. */
enum status store_load_dataset(struct store *store, enum store_extent extent, const struct progress *progress, struct dataset **dataset,
			       struct problem *problem);
/* The same of one candidate alone, with marks and bonuses and without choices, returns, orders: what its rules look at. No such candidate: a dataset
 * without any. */
enum status store_load_candidate(struct store *store, const char *candidate_no, struct dataset **dataset, struct problem *problem);

struct run_note {
	int64_t number;
	char time[32], user[64], state[16]; /* UTC, 2026-06-18T09:30:00Z; "draft" */
	unsigned char digest[DIGEST_BYTES]; /* of the inputs */
	int64_t n_tiers, n_kept;
	int64_t kept_run;                   /* whose tiers were kept; 0: none */
	int64_t n_placed, n_unplaced;
};
/* Stores an outcome as the next run, in a transaction of its own, with its row in the audit trail. kept_run: 0 or the run whose first
 * tiers stand. The outcome's digest must be filled in. note: filled in. */
enum status store_save_run(struct store *store, const struct dataset *dataset, const struct outcome *outcome, int64_t kept_run,
			   const struct progress *progress, struct run_note *note, struct problem *problem);
/* number 0: the latest. STATUS_FAULT: there is no such run. */
enum status store_find_run(struct store *store, int64_t number, struct run_note *note, struct problem *problem);
/* A stored run in terms of a dataset. Candidates, tiers, programs that are no longer there become findings and are left out; a pool
 * whose plan row is gone keeps its numbers with plan IX_NONE. */
enum status store_load_run(struct store *store, int64_t number, const struct dataset *dataset, const struct progress *progress,
			   struct findings *findings, struct outcome **outcome, struct problem *problem);

#endif
