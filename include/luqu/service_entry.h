/* SPDX-License-Identifier: ISC */
/* Entry of marks: batches of sheets, entered twice by two people, settled by a third, closed into the scores.
 *
 * A batch is the sheets of one room in one subject. While its exam's blind codes are sealed neither its room nor anybody's number is told.
 * Whoever acts is store_user. Every function that changes anything is one audited transaction, all or nothing; where it refuses, the status is
 * STATUS_FAULT and the problem says why in one sentence. */
#ifndef LUQU_SERVICE_ENTRY_H
#define LUQU_SERVICE_ENTRY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <luqu/crosscheck.h>
#include <luqu/dataset.h>
#include <luqu/finding.h>
#include <luqu/problem.h>
#include <luqu/reader.h>
#include <luqu/store.h>

enum { ENTRY_CODE_TEXT = 33, ENTRY_USER_TEXT = 64, ENTRY_PLACE_TEXT = 24, ENTRY_VALUE_TEXT = 64 };

/* --- batches ------------------------------------------------------------------------------------------------------------------- */

enum batch_stage {
	BATCH_NEW,      /* nothing entered */
	BATCH_ENTERING, /* an entry is incomplete */
	BATCH_DIFFERS,  /* both are complete, and differ where nobody has settled */
	BATCH_READY,    /* both are complete and equal or settled */
	BATCH_CLOSED,
	BATCH_STAGES,
};

struct batch_info {
	int64_t number;
	char exam[ENTRY_CODE_TEXT], subject[ENTRY_CODE_TEXT];
	char site[ENTRY_CODE_TEXT], room[ENTRY_CODE_TEXT]; /* "" while sealed */
	char packet[ENTRY_PLACE_TEXT];                     /* its blind code; "": not blind by packet */
	char users[2][ENTRY_USER_TEXT];                    /* whose the first and the second entry are; "": nobody's yet */
	bool is_closed, is_sealed, has_slip;
	int64_t slip_count, slip_sum_e2;
	uint64_t sheets, entered[2], settled, differing;   /* places */
};
enum batch_stage batch_stage(const struct batch_info *batch);
const char *batch_stage_name(enum batch_stage stage); /* N_() */

/* All batches of an exam ("" or NULL: of all), by number; the array is malloc'ed. */
enum status batch_list(struct store *store, const char *exam, struct batch_info **batches, size_t *count, struct problem *problem);
enum status batch_find(struct store *store, int64_t number, struct batch_info *batch, struct problem *problem);

struct batch_request { const char *exam, *subject /* NULL: all that have marks of their own */; const struct progress *progress; };
struct batch_report {
	uint64_t batches, sheets; /* made */
	uint64_t late;            /* sheets left out, because their batch is closed */
};
/* Makes batches out of the exam's seats; those made before stay, and open ones take in the sheets of whoever was seated since. */
enum status batch_make(struct store *store, const struct batch_request *request, struct batch_report *report, struct problem *problem);

/* Hands one entry of a batch to a user: pass 1 or 2; 0: the first that is nobody's. Refused to the user of the other entry. */
enum status batch_give(struct store *store, int64_t number, const char *user, int pass, struct problem *problem);

/* What the slip in the packet says: how many marks there are, and their sum. */
enum status batch_slip(struct store *store, int64_t number, int64_t count, int64_t sum_e2, struct problem *problem);

/* Writes the marks into the scores: both entries are complete, equal or settled, and the slip agrees; else it is said that they differ, not
 * where nor by how much. A candidate's mark that a breach voids is kept beside it. */
enum status batch_close(struct store *store, int64_t number, struct problem *problem);
enum status batch_reopen(struct store *store, int64_t number, const char *reason, struct problem *problem);

/* --- values --------------------------------------------------------------------------------------------------------------------- */

struct entry_value {
	enum score_status status;   /* SCORE_NONE: nothing entered */
	int64_t mark_e2;            /* of SCORE_PRESENT, or awarded */
	bool is_awarded;            /* SCORE_EXEMPT with a mark, as scores may have it: never of an entry, for no sheet says so */
	char code[ENTRY_CODE_TEXT]; /* the reason; "": none */
};
/* As typed: a mark, `-` or absent, `*` or void, exempt, deferred; code: "" or the reason code. Only the form is judged here. */
bool entry_value_read(const char *text, const char *code, struct entry_value *value);
/* As people read it: "85.5", "- 缺考 01" ... */
void entry_value_write(const struct entry_value *value, char text[ENTRY_VALUE_TEXT]);
bool entry_value_is_same(const struct entry_value *a, const struct entry_value *b);

/* --- entering ------------------------------------------------------------------------------------------------------------------- */

struct entry_place {
	char place[ENTRY_PLACE_TEXT]; /* the seat, or the sheet's blind code */
	struct entry_value value;     /* of this entry alone */
};
struct entry_sheet {
	struct batch_info batch;
	char subject_name[128];
	struct mark_limits limits;
	int pass;                     /* 1 or 2; 3: settling */
	struct entry_place *places;   /* malloc'ed, in order */
	size_t n_places;
};
/* Opens one entry of a batch for the user: pass 1 or 2; 0: the one that is his, else the first that is nobody's. From then on it is his.
 * Refused: it is another's, the batch is closed, the other entry is his. */
enum status entry_open(struct store *store, int64_t number, int pass, struct entry_sheet *sheet, struct problem *problem);
void entry_sheet_free(struct entry_sheet *sheet);

struct entry_input {
	int64_t batch;
	int pass;                           /* 1 or 2 */
	const char *place;
	struct entry_value value, expected; /* expected: what stood there when the form was read */
	int64_t keystrokes, active_ms;      /* spent on it */
};
/* Saves one value, in a short transaction of its own. Refused: what entry_open refuses, a mark off the step or above the full mark, a reason code
 * that does not fit, a place that is settled already, or that another session of the user has changed meanwhile. */
enum status entry_save(struct store *store, const struct entry_input *input, struct problem *problem);

struct entry_file {
	int64_t batch;                      /* 0: the file has a column `batch` */
	int pass;                           /* 0: as in entry_open */
	const char *file;                   /* "-": standard input. Columns: place, mark; code, batch */
	enum encoding encoding;
	const struct progress *progress;
};
struct entry_file_report { uint64_t rows, changed; struct findings faults /* any: nothing is stored */; };
/* A whole file as one entry, as it comes from a marking machine or another office; all or nothing. */
enum status entry_import(struct store *store, const struct entry_file *file, struct entry_file_report *report, struct problem *problem);
void entry_file_report_clear(struct entry_file_report *report);

/* --- settling ------------------------------------------------------------------------------------------------------------------- */

/* The places that differ and are not settled yet, without values; pass is 3. Refused to both operators of the batch, and before both entries
 * are complete. */
enum status entry_compare(struct store *store, int64_t number, struct entry_sheet *sheet, struct problem *problem);

struct entry_settled { struct entry_value first, second; };
/* A third person types what the sheet says; only then what was entered is told. */
enum status entry_settle(struct store *store, const struct entry_input *input, struct entry_settled *settled, struct problem *problem);

/* --- operators ------------------------------------------------------------------------------------------------------------------ */

struct operator_figures {
	char user[ENTRY_USER_TEXT];
	int64_t records, keystrokes, active_ms, settled, errors;
};
/* By user; the array is malloc'ed. */
enum status operator_list(struct store *store, const char *exam, struct operator_figures **figures, size_t *count, struct problem *problem);
int64_t operator_keys_an_hour(const struct operator_figures *figures);  /* -1: nothing was typed */
int64_t operator_errors_e2(const struct operator_figures *figures);     /* per 1,000 records, in 1/100 */

/* --- what others ask: within a transaction or without --------------------------------------------------------------------------- */

/* How many batches of an exam are open: while there are any its marks are not complete. */
enum status entry_count_open(struct store *store, const char *exam, uint64_t *open, struct problem *problem);

/* Whether the user (store_user) entered or settled any mark of the exam. */
enum status entry_is_operator(struct store *store, const char *exam, const char *user, bool *is_operator, struct problem *problem);

#endif
