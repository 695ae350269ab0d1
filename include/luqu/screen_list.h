/* SPDX-License-Identifier: ISC */
/* Lists: windows over rows that stay where they are. A list reads forward or backward from a row, so the first screen and every page cost the same
 * at a thousand and at a million rows; memory holds the rows on the screen. Counting, searching and filtering go through the rows in
 * steps of a few milliseconds, while keys are read. */
#ifndef LUQU_SCREEN_LIST_H
#define LUQU_SCREEN_LIST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <luqu/screen.h>

enum { LIST_CELLS_MOST = 24 };

/* One row of a source: texts as in files, and a number of the source's own (an index, a seq). */
struct list_row {
	int64_t number;
	size_t n_cells;
	const char *cells[LIST_CELLS_MOST]; /* NUL-terminated, never NULL */
};

/* Where a walk begins. */
struct list_from {
	const struct list_row *row; /* a row of an earlier walk; only its number and cells are looked at. NULL: the first or last row */
	bool is_included;           /* the row itself too, if it is still there */
	bool is_backward;
	int sort;                   /* a cell; -1: the source's own order */
	bool is_falling;
	bool has_keys_only;         /* for counting: cells other than the key may be left empty */
	size_t limit;               /* 0: all there are */
};

/* Where rows come from. A new one is mostly three short functions; those over tables of the database are made already (below). */
struct list_source {
	unsigned table;  /* for list_open_table: what `enum store_window_table` or `enum kind` says */
	bool has_run;    /* for list_open_table: rows of tui_run */
	bool is_falling; /* its own order is the table's turned round: the newest first */
	/* A walk; NULL: *problem says why. */
	void *(*open)(struct view *view, const struct list_from *from, struct problem *problem);
	bool (*next)(void *walk, struct list_row *row); /* texts valid until the next call; false: the end, or trouble */
	enum status (*close)(void *walk, struct problem *problem); /* reports and frees */
	/* Cells beyond those of the walk (a school's name, a total), filled in for rows that are shown only; not searched, not sorted by. May be
	 * NULL. put them with list_put_cell. */
	void (*extend)(struct view *view, const struct list_row *row, struct list *list);
};

/* For sources over tables: open, next and close of windows by key. */
void *list_open_table(struct view *view, const struct list_from *from, struct problem *problem);
bool list_next_table(void *walk, struct list_row *row);
enum status list_close_table(void *walk, struct problem *problem);
#define LIST_OVER(number) .table = (number), .open = list_open_table, .next = list_next_table, .close = list_close_table

/* For sources over an array in memory, whose elements have numbers from 0: count of them, and the cells of one. Sorted by a cell it is
 * compared as numbers where both are numbers, else as bytes. */
struct list_array {
	size_t count;
	void (*fill)(const struct view *view, size_t index, struct list_row *row); /* cells; the number is filled in already */
};
void *list_open_array(struct view *view, const struct list_from *from, const struct list_array *array, struct problem *problem);
bool list_next_array(void *walk, struct list_row *row);
enum status list_close_array(void *walk, struct problem *problem);

/* Sources that are there; their cells are the fields of kind.h in order. */
extern const struct list_source list_office, list_calendar, list_exams, list_subjects, list_schools, list_programs, list_tiers, list_plans, list_candidates,
	list_scores, list_bonuses, list_choices, list_returns, list_orders;
/* The audit trail and the runs, newest first; of tui_run: pools, placements, unplaced. Their cells: store.h, enum store_window_table. */
extern const struct list_source list_audit, list_runs, list_pools, list_placements, list_unplaced;

/* Cells by name; a test holds them against kind.h. */
enum { OFFICE_KEY, OFFICE_VALUE };
enum { CALENDAR_STEP, CALENDAR_NAME, CALENDAR_FROM, CALENDAR_TO };
enum { EXAMS_CODE, EXAMS_NAME, EXAMS_DATE, EXAMS_KIND };
enum { SUBJECTS_CODE, SUBJECTS_NAME, SUBJECTS_FULL_MARK, SUBJECTS_STEP, SUBJECTS_WEIGHT, SUBJECTS_EXAM, SUBJECTS_FORMULA };
enum { SCHOOLS_CODE, SCHOOLS_NAME, SCHOOLS_KIND, SCHOOLS_DISTRICT, SCHOOLS_PHONE, SCHOOLS_ADDRESS };
enum { PROGRAMS_CODE, PROGRAMS_SCHOOL, PROGRAMS_NAME, PROGRAMS_NOTE };
enum { TIERS_CODE, TIERS_NAME, TIERS_SEQ, TIERS_MERIT, TIERS_RANKING, TIERS_BANDS, TIERS_MAX_CHOICES, TIERS_ELIGIBLE, TIERS_LINE, TIERS_TIES,
       TIERS_FILING, TIERS_RETURNS, TIERS_ADJUST, TIERS_INHERITS };
enum { PLANS_TIER, PLANS_PROGRAM, PLANS_SEATS, PLANS_POOL, PLANS_ORDER, PLANS_ELIGIBLE, PLANS_LINE, PLANS_RANKING, PLANS_ROLLOVER };
enum { CANDIDATES_NO, CANDIDATES_NAME, CANDIDATES_SEX, CANDIDATES_ID_NO, CANDIDATES_FEEDER, CANDIDATES_DISTRICT, CANDIDATES_CATEGORY,
       CANDIDATES_TAGS, CANDIDATES_ADJUST };
enum { SCORES_NO, SCORES_SUBJECT, SCORES_MARK, SCORES_STATUS };
enum { BONUSES_NO, BONUSES_POLICY, BONUSES_POINTS };
enum { CHOICES_NO, CHOICES_TIER, CHOICES_RANK, CHOICES_PROGRAM };
enum { RETURNS_TIER, RETURNS_NO, RETURNS_PROGRAM, RETURNS_REASON };
enum { ORDERS_TIER, ORDERS_NO, ORDERS_PROGRAM, ORDERS_REASON, ORDERS_AUTHORITY, ORDERS_POOL };

enum { AUDIT_SEQ, AUDIT_TIME, AUDIT_USER, AUDIT_ACTION, AUDIT_OBJECT, AUDIT_KEY, AUDIT_OLD, AUDIT_NEW, AUDIT_REASON };
enum { RUNS_NUMBER, RUNS_TIME, RUNS_USER, RUNS_STATE, RUNS_DIGEST, RUNS_TIERS, RUNS_KEPT, RUNS_KEPT_RUN, RUNS_PLACED, RUNS_UNPLACED };
enum { POOLS_TIER, POOLS_PROGRAM, POOLS_POOL, POOLS_ORDER, POOLS_SEATS, POOLS_PLACED, POOLS_ORDERS, POOLS_VACANT, POOLS_PASSED, POOLS_MERIT,
       POOLS_DRAWN, POOLS_LAST_IN, POOLS_FIRST_OUT };
enum { PLACEMENTS_NO, PLACEMENTS_TIER, PLACEMENTS_PROGRAM, PLACEMENTS_POOL, PLACEMENTS_CHOICE, PLACEMENTS_MERIT, PLACEMENTS_BY_ORDER,
       PLACEMENTS_TRAIL };
enum { UNPLACED_NO, UNPLACED_REASON, UNPLACED_TRAIL };

/* How cells are shown: for screen_column.show. */
const char *show_school_kind(const char *cell, char *buffer, size_t size);
const char *show_sex(const char *cell, char *buffer, size_t size);
const char *show_yes(const char *cell, char *buffer, size_t size);    /* 1 yes, 0 nothing */
const char *show_yes_no(const char *cell, char *buffer, size_t size);
const char *show_status(const char *cell, char *buffer, size_t size); /* of a score */
const char *show_time(const char *cell, char *buffer, size_t size);   /* 2026-06-18T09:30:00Z as 2026-06-18 09:30:00 */
const char *show_action(const char *cell, char *buffer, size_t size); /* of the audit trail, as the next */
const char *show_object(const char *cell, char *buffer, size_t size);
const char *show_run_state(const char *cell, char *buffer, size_t size);

/* --- for behaviours of lists ------------------------------------------------------------------------------------------------------------ */
const struct list_row *list_focus(const struct list *list); /* the row under the cursor; NULL: the list is empty */
void list_read_again(struct list *list);                    /* the window from where it stands; counts anew */
void list_go_to(struct list *list, const struct list_row *row); /* the row, or the next one behind its place */
void list_put_cell(struct list *list, size_t cell, const char *text); /* within `extend` */
uint64_t list_count(const struct list *list, bool *is_final);       /* rows that the filter lets through, so far */
void list_set_filter(struct list *list, const char *text);          /* as typed behind `\`; "" ends it */

/* Actions for tables: they act on view->list. */
struct effect action_search(struct view *view);
struct effect action_filter(struct view *view);
struct effect action_sort(struct view *view);
struct effect action_search_next(struct view *view);
struct effect action_search_previous(struct view *view);
struct effect action_go(struct view *view);
/* Of lists over kinds whose `enter` is a form of the row; for their tables of keys. */
#define ROW_KEYS                                                                                                                     \
	{ PRESS_F(7), 'a', "add", N_("Add"), N_("add a row"), action_add_row, NULL, NULL },                                          \
	{ PRESS_F(8), 'd', "delete", N_("Delete"), N_("take the row away, with a reason; refused while others name it"), action_delete_row, NULL, NULL }, \
	FILE_KEYS
/* Of lists over kinds. */
#define FILE_KEYS                                                                                                                    \
	{ 0, 'I', "import", NULL, N_("take in a file of such rows, CSV or XLSX"), action_import_rows, NULL, NULL },                   \
	{ 0, 'X', "export", NULL, N_("write all such rows as a file"), action_export_rows, NULL, NULL }
struct effect action_import_rows(struct view *view);
struct effect action_export_rows(struct view *view);
struct effect action_add_row(struct view *view);
struct effect action_delete_row(struct view *view); /* asks for the reason; refused where others name the row */

#endif
