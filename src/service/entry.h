/* SPDX-License-Identifier: ISC */
/* What the services of batches, entries and breaches share. */
#ifndef LUQU_SERVICE_ENTRY_PARTS_H
#define LUQU_SERVICE_ENTRY_PARTS_H

#include <luqu/service_entry.h>
#include <luqu/sheet.h>

enum { PASS_FIRST = 1, PASS_SECOND = 2, PASS_SETTLED = 3 };

/* --- batches ------------------------------------------------------------------------------------------------------------------- */

/* With its room, sealed or not: for work that tells nobody. */
enum status batch_find_whole(struct store *store, int64_t number, struct batch_info *batch, struct problem *problem);
/* Begins a transaction on an open batch. Unless STATUS_OK nothing is open any more. */
enum status batch_begin(struct store *store, int64_t number, struct batch_info *batch, struct problem *problem);
/* Commits where all went well, else takes everything back. */
enum status entry_end(struct store *store, enum status status, struct problem *problem);
/* Whether the exam's marks may be changed now. */
enum status batch_guard(struct store *store, const char *subject, struct problem *problem);
/* A row of the trail about a batch. old, new: JSON or "". */
void batch_audit(struct store *store, const char *action, int64_t number, const char *old, const char *new, const char *reason);

/* The codes of an exam's subjects that have marks of their own, in order; malloc'ed. STATUS_FAULT: no such exam, or it has none. */
struct exam_subjects { char (*codes)[ENTRY_CODE_TEXT]; size_t count; };
enum status exam_subjects_read(struct store *store, const char *exam, struct exam_subjects *subjects, struct problem *problem);

/* --- values -------------------------------------------------------------------------------------------------------------------- */

struct subject_limits { struct mark_limits limits; char name[128]; };
/* STATUS_FAULT: there is no such subject. */
enum status subject_limits_find(struct store *store, const char *subject, struct subject_limits *limits, struct problem *problem);
/* Whether a value may be entered: mark against limits, the reason code against violations. */
enum status entry_value_check(struct store *store, const struct mark_limits *limits, const struct entry_value *value, struct problem *problem);
/* none, subject or all; "" where there is no such code. */
enum { EFFECT_TEXT_BYTES = 16 };
enum status violation_effect(struct store *store, const char *code, char effect[EFFECT_TEXT_BYTES], struct problem *problem);
/* From mark_e2 or NULL, status, code in columns that follow one another. */
void entry_value_fetch(struct store_cursor *rows, int column, struct entry_value *value);
enum { ENTRY_JSON_TEXT = 128 };
/* {"mark":"85.5","status":"present","code":""}; "" for SCORE_NONE. */
void entry_value_json(const struct entry_value *value, char text[ENTRY_JSON_TEXT]);

/* --- entries ------------------------------------------------------------------------------------------------------------------- */

/* What stands at one place of a batch, by pass - 1. */
struct entry_three { struct entry_value values[3]; char users[3][ENTRY_USER_TEXT]; };
enum status entry_three_find(struct store *store, int64_t batch, const char *place, struct entry_three *three, struct problem *problem);

/* All values of a batch, in the order of its places. */
struct batch_value { char place[ENTRY_PLACE_TEXT], candidate_no[ENTRY_CODE_TEXT]; struct entry_value values[3]; };
enum status batch_values_read(struct store *store, const struct batch_info *batch, struct batch_value **values, size_t *count,
			      struct problem *problem);
/* One of both entries is missing, or they differ and nobody has settled. */
bool batch_value_is_incomplete(const struct batch_value *value);
bool batch_value_differs(const struct batch_value *value);

/* Takes the pass for the user, or finds that it is his: within a transaction. *pass 0: chosen. batch: brought up to date. */
enum status entry_take(struct store *store, struct batch_info *batch, int *pass, struct problem *problem);
/* Puts one value, audited; `old` is what stood there. */
void entry_put(struct store *store, const struct entry_input *input, const struct entry_value *old, const char *action);

/* --- blind codes --------------------------------------------------------------------------------------------------------------- */

/* Writes what a query tells of an exam's codes as a table; its columns are the query's. */
struct blind_table { enum store_query query; const char *exam; const struct sheet_column *columns; size_t n_columns; };
enum status blind_write(struct store *store, const struct blind_table *table, const struct sheet_options *options, struct problem *problem);

/* --- scores -------------------------------------------------------------------------------------------------------------------- */

struct score_change { const char *candidate_no, *subject, *action, *reason; const struct entry_value *value; };
/* One row of scores as by hand: guarded, audited; nothing where it says so already. Within a transaction. */
enum status score_put(struct store *store, const struct score_change *change, struct problem *problem);
/* The row as it is; SCORE_NONE: none. */
enum status score_find(struct store *store, const char *candidate_no, const char *subject, struct entry_value *value, struct problem *problem);
enum status candidate_check(struct store *store, const char *candidate_no, struct problem *problem); /* STATUS_FAULT: there is none */
/* Keeps beside a breach the mark that it voids. */
void breach_keep(struct store *store, int64_t breach, const char *subject, const struct entry_value *value);
/* The same, by way of the breaches that void it: the value is kept beside each of them, and the row becomes void. */
enum status score_put_entered(struct store *store, const struct score_change *change, struct problem *problem);

#endif
