/* SPDX-License-Identifier: ISC */
/* Services that put rows in and take them out: a new year, a folder, a file, one row; exports of input kinds; the audit trail.
 * Each is one transaction, all or nothing. */
#ifndef LUQU_SERVICE_DATA_H
#define LUQU_SERVICE_DATA_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <luqu/finding.h>
#include <luqu/kind.h>
#include <luqu/problem.h>
#include <luqu/progress.h>
#include <luqu/reader.h>
#include <luqu/sheet.h>
#include <luqu/store.h>

/* Makes an empty database; never over anything. year, name: NULL or "": not given; else they become rows of office, checked as such.
 * STATUS_FAULT: something stands there, or a value is at fault. */
enum status year_new(const char *path, const char *year, const char *name, struct problem *problem);

struct load_request {
	const char *path;                /* of the database; made where there is none */
	const char *folder;
	bool may_replace;                /* --replace: all input rows go first; stored runs and the audit trail stay */
	enum encoding encoding;
	const struct progress *progress; /* may be NULL */
};
struct load_report {
	bool is_new;                     /* the database was made */
	bool has_file[KIND_COUNT];
	uint64_t rows[KIND_COUNT];       /* good rows read */
	struct findings faults;          /* any: nothing is stored */
	struct findings warnings;        /* files of other names ... */
};
void load_report_clear(struct load_report *report);
/* All files of the folder in the order of the kinds. The input rows are then those of the folder and no others; a database that
 * holds candidates is refused without may_replace (STATUS_FAULT). Faults in the data: STATUS_FAULT, the report has them and the problem
 * says that nothing was stored. A folder that is not there or cannot be read: STATUS_ENVIRONMENT. report: zeroed before, cleared by the caller. */
enum status folder_load(const struct load_request *request, struct load_report *report, struct problem *problem);

struct import_request {
	enum kind kind;
	const char *file;                /* "-": standard input */
	bool is_dry_run;                 /* everything is checked, nothing stored */
	enum encoding encoding;
	const struct progress *progress; /* may be NULL */
};
struct import_report {
	uint64_t rows;                   /* good rows read */
	uint64_t added, changed, removed /* choices only */, same;
	struct findings faults;          /* any: nothing is stored */
};
void import_report_clear(struct import_report *report);
/* One file: rows of a new key are added, of a known key updated; choices replace each list (candidate, tier) that the file names.
 * What changes stands in the audit trail, row by row. Statuses as for folder_load. store: open for writing, no transaction open. */
enum status file_import(struct store *store, const struct import_request *request, struct import_report *report, struct problem *problem);

/* Takes one row away. keys: as in files, n_keys of them as kind_table says. reason: not blank. STATUS_FAULT: no such row, others name it
 * (who: in the problem), or the year would no longer hold together; STATUS_USAGE: number of keys, no reason. */
struct delete_request {
	enum kind kind;
	const char *const *keys; size_t n_keys;
	const char *const *expected; /* the row as it was read, as in struct row_change; NULL: however it is */
	const char *reason;
	bool takes_back;             /* the row of a registration came by the user's own act, which is turned round: whatever its state */
	const struct progress *progress;
};
enum status row_delete(struct store *store, const struct delete_request *request, struct problem *problem);

/* Writes all rows of a kind as a table. options: all but columns is the caller's (format, path, title ...); the store's own files are
 * protected in any case. rows (may be NULL): how many. */
enum status input_export(struct store *store, enum kind kind, const struct sheet_options *options, uint64_t *rows, struct problem *problem);

/* Writes the audit trail as a table: seq,time,user,action,object,key,old,new,reason,chain. after: the seq to begin behind, 0: all. */
enum status audit_export(struct store *store, int64_t after, const struct sheet_options *options, struct problem *problem);
/* Whether input rows were changed after that row of the audit trail. */
bool audit_data_changed(struct store *store, int64_t seq);
/* Reads an anchor as audit_anchor_write writes it: "SEQ:CHAIN". false: it is none. */
bool audit_anchor_read(const char *text, struct store_anchor *anchor);
enum { ANCHOR_TEXT = 96 };
void audit_anchor_write(const struct store_anchor *anchor, char text[ANCHOR_TEXT]);

#endif
