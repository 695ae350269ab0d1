/* SPDX-License-Identifier: ISC */
/* What the files of the interface share. */
#ifndef LUQU_TUI_INTERNAL_H
#define LUQU_TUI_INTERNAL_H

#include <luqu/screen_form.h>
#include <luqu/screen_list.h>
#include <luqu/service_choices.h>
#include <luqu/service_row.h>
#include <luqu/service_whatif.h>
#include <luqu/tui.h>

enum {
	VIEWS_MOST = 32,
	LINE_MOST = 4096,
	UNDO_MOST = 100, UNDO_OTHER_TEXT = 160, UNDO_KEYS = 3, UNDO_KEY_TEXT = 256,
	AHEAD_MOST = 32,
	LEAST_LINES = 16, LEAST_COLUMNS = 60,
	SLICE_MS = 8,
	FRAME_LINES = 3, /* title, message, keys */
};

int64_t clock_ms(void); /* since some moment; clock.c */
const char *kind_noun(enum kind kind); /* what its rows are, translated: "candidates" */

/* --- personal.c: settings of the user's own ------------------------------------------------------------------------------------------ */
enum { PERSONAL_PATH = 4096 };
struct personal { char language[16]; /* "en", "zh_CN"; "": none is kept */ };
/* $XDG_CONFIG_HOME/luqu/settings, or ~/.config/luqu/settings. false: there is no such place, or somebody works in another's name (SUDO_UID is
 * set, or the program runs as another than called it), and keeps nothing. */
bool personal_path(char *path, size_t size);
/* The problem (not NULL) says why a file is not used: nothing is known then. No file is STATUS_OK. */
enum status personal_read(const char *path, struct personal *personal, struct problem *problem);
/* All or nothing. STATUS_ENVIRONMENT: no permission, a folder of somebody else, no space ... */
enum status personal_write(const char *path, const struct personal *personal, struct problem *problem);

/* --- line.c: a line one types in --------------------------------------------------------------------------------------------------- */
struct line { char text[LINE_MOST]; size_t length, at; };
void line_set(struct line *line, const char *text);
bool line_press(struct line *line, uint32_t press); /* false: not a key of lines, or there is no room */
void line_paint(const struct line *line, struct pen *pen, bool has_cursor); /* from the pen to its end */

/* --- prompt.c: the line above the keys ----------------------------------------------------------------------------------------------- */
enum prompt_kind { PROMPT_NONE, PROMPT_COMMAND, PROMPT_SEARCH, PROMPT_FILTER, PROMPT_INPUT, PROMPT_ASK };
struct prompt {
	enum prompt_kind kind;
	char question[EFFECT_TEXT];
	struct line line;
	struct effect (*given)(struct view *view, const char *text);
	struct effect (*agreed)(struct view *view);
	size_t completion;        /* which of the candidates Tab has put there, from 1 */
	char stem[EFFECT_TEXT];   /* what stood there before Tab */
	char before[EFFECT_TEXT]; /* FILTER: what it was */
};
void prompt_open(struct tui *tui, enum prompt_kind kind, const char *preset);
void prompt_ask(struct tui *tui, const struct effect *effect);
void prompt_press(struct tui *tui, uint32_t press);
void prompt_paint(const struct tui *tui, struct canvas *canvas, struct area area);

/* --- command.c: what `:` takes ----------------------------------------------------------------------------------------------------- */
struct effect command_line_run(struct view *view, const char *text);
const char *command_word(size_t n); /* what takes an argument and is no screen, from 0; NULL: there are no more */

/* --- complete.c: what Tab makes of it ------------------------------------------------------------------------------------------------ */
/* The n-th completion of a beginning, from 1; NULL: there are fewer. */
const char *command_line_complete(const struct view *view, const char *stem, size_t n, char *buffer, size_t size);

/* --- tui.c ------------------------------------------------------------------------------------------------------------------------- */
struct work {
	const struct job *job;
	const char *what;
	uint64_t done, total;
	int64_t started_ms, shown_ms;
	bool is_cancelled;
	bool yields;                  /* a key ends it, and comes afterwards */
	uint32_t typed[AHEAD_MOST]; size_t n_typed;
};

/* A change of mine. has_was: the row was there before, has_is: it is there now. */
struct undo {
	enum kind kind;
	char *memory;
	bool has_was, has_is;
	const char *was[FIELDS_MOST], *is[FIELDS_MOST];
	char candidate_no[STORE_NUMBER_TEXT]; /* all choices of a candidate instead; "": a row */
	struct choices_rows choices_were, choices_are;
	struct scenario turned;               /* rows adopted together instead, on their way back; no rows: a row */
	bool is_act;                          /* a row that an act of its own changed, not a form */
	char other[UNDO_OTHER_TEXT];          /* instead: what was done that `u` does not take back; "": it does */
	bool is_told;                         /* of that: the user knows */
	const char *way;                      /* of that: what can be done, translated; NULL: nothing */
};

struct tui {
	char *database;
	char *settings; /* path of the personal ones; NULL: nothing is kept */
	char language[16];
	char today[16];
	void (*choose_language)(const char *language);
	struct tui_port port;
	struct store *store;
	struct canvas *canvas;
	struct view *views[VIEWS_MOST];
	size_t n_views;
	struct prompt prompt;
	struct work work; /* job NULL: none */
	char message[EFFECT_TEXT];
	bool is_message_bad;
	bool has_ended, is_pasting, is_after_esc;
	int64_t run;
	struct undo undos[UNDO_MOST];
	size_t n_undos;
	int64_t undo_seq;  /* of the trail: up to there it is known what can be undone; 0: nothing is open yet */
	int64_t begin_seq; /* where the trail ended when the change at hand began */
	struct choices_lookup *lookup; /* NULL: nothing was looked up yet */
};

struct view *tui_top(struct tui *tui);
struct choices_lookup *tui_lookup(struct tui *tui, struct problem *problem); /* made when first asked for; NULL: the problem says why */
struct area tui_body(const struct tui *tui);
bool tui_is_small(const struct tui *tui);
void tui_perform(struct tui *tui, const struct effect *effect);
void tui_run_job(struct tui *tui, const struct job *job);
void work_yield(struct tui *tui);            /* within a job: from here on any key ends it, and is pressed afterwards */
bool work_has_yielded(const struct tui *tui); /* within a job: it was ended so */
/* Around a service that may have to wait: shown, and cancelled by Esc. Reading in the background has ended. */
struct progress work_begin(struct tui *tui, const struct job *job);
void work_end(struct tui *tui);
void tui_beep(struct tui *tui);
void work_paint(const struct tui *tui, struct canvas *canvas, struct area area);
/* The view's argument, a candidate by either number, becomes the candidate number; "" stays. */
enum status view_find_candidate(struct view *view, struct problem *problem);
void undo_clear(struct tui *tui);
/* A row that an act is going to change, as it is before; and afterwards, if the act went well, remembered with what has become of it. */
struct undo_row { enum kind kind; char keys[UNDO_KEYS][UNDO_KEY_TEXT]; char *texts[FIELDS_MOST], *memory; };
void undo_watch(struct tui *tui, enum kind kind, const char *const *keys, struct undo_row *row);
void undo_remember_act(struct tui *tui, struct undo_row *row, bool was_done);
void undo_remember_added(struct tui *tui, enum kind kind, const char *const *texts);
/* undo_others.c: the last row of the trail by this user behind a seq, up to another, that is a change; its words and what can be done about it go into
 * undo. false: there is none. */
bool undo_find_other(struct tui *tui, int64_t behind, int64_t until, struct undo *undo);
/* Choices of a candidate that were saved: both lists belong to the interface from then on. */
void undo_remember_choices(struct tui *tui, const char *candidate_no, const struct choices_rows *were, const struct choices_rows *are);
/* A scenario that is going to be adopted, on its way back; it belongs to the interface from then on. */
void undo_remember_adoption(struct tui *tui, const struct scenario *turned);

/* Key tables that count in a view, in order; NULL-terminated. */
enum { KEY_TABLES = 4 };
void view_key_tables(const struct view *view, const struct screen_key *tables[KEY_TABLES]);
/* Some entries make no sense where letters are typed. */
bool key_is_offered(const struct view *view, const struct screen_key *key);
struct effect key_perform(struct view *view, const struct screen_key *key);

/* --- list.c and its parts ------------------------------------------------------------------------------------------------------------ */
struct list *list_make(struct view *view);
void list_free(struct list *list); /* accepts NULL */
void list_set_size(struct list *list, int lines);
bool list_step(struct list *list);
void list_pause(struct list *list); /* closes its walks until it reads again */
struct effect list_press(struct list *list, uint32_t press);
bool list_cancel(struct list *list); /* Esc: a search that goes on, then the filter; false: there was nothing */
void list_paint(const struct list *list, struct canvas *canvas, struct area area);
void list_describe(const struct list *list, char *buffer, size_t size);
const char *list_filter_text(const struct list *list);
/* Looks for text from the focus on; NULL repeats. why: what is wrong with it. */
bool list_search(struct list *list, const char *text, bool is_backward, const char **why);
/* While what is looked for is typed: from where it was begun; and back there where it is given up. */
void list_search_begin(struct list *list);
bool list_search_typed(struct list *list, const char *text, const char **why);
bool list_search_end(struct list *list, const char *text, const char **why); /* Enter; "" repeats the one before */
void list_search_abandon(struct list *list);
bool list_filter(struct list *list, const char *text, const char **why);
bool list_sort(struct list *list, const char *column);

/* --- show.c ------------------------------------------------------------------------------------------------------------------------------ */
/* A column of the row with that key, for people; "" where there is none. */
const char *show_field(struct store *store, enum kind kind, size_t field, const char *key, char shown[SHOWN_TEXT]);
struct word { const char *word, *shown; /* N_() */ }; /* a table ends with NULL */
const char *show_word(const struct word *words, const char *cell); /* translated; one that is not there as it is */

/* --- form.c ------------------------------------------------------------------------------------------------------------------------------ */
struct form *form_make(struct view *view);
void form_free(struct form *form);
struct effect form_press(struct form *form, uint32_t press);
void form_paint(const struct form *form, struct canvas *canvas, struct area area);
enum status form_fill(struct view *view, struct problem *problem);
void form_changed(struct form *form); /* what is in the field with the focus has been typed anew */
int form_lines(const struct form *form); /* that show it whole */
bool form_has_fault(const struct form *form, size_t field);
const char *fault_of_field(const struct findings *faults, const char *name); /* the first one; "": none */

#endif
