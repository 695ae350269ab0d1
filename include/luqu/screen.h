/* SPDX-License-Identifier: ISC */
/* Screens are tables; what they do are functions that return effects; the loop performs them.
 *
 * To add a list screen:
 *   1. screens/NAME.c: columns, keys, help, and `const struct screen screen_NAME`, with `.source` naming one of screen_list.h.
 *   2. a line in SCREENS_ALL below, in the order of the help.
 *   3. where it shows what no source gives yet: a `const struct list_source` in src/tui (see screen_list.h), or actions of its own.
 * Static names in screens/ begin with the screen's name. Texts for people are marked with N_() and are shown through gettext.
 * A screen that is no list has a `const struct behaviour` in src/tui; one with fields is a form (screen_form.h). */
#ifndef LUQU_SCREEN_H
#define LUQU_SCREEN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <luqu/canvas.h>
#include <luqu/i18n.h>
#include <luqu/kind.h>
#include <luqu/problem.h>
#include <luqu/progress.h>
#include <luqu/screen_keys.h>

struct tui;    /* opaque: the whole interface */
struct list;   /* opaque: screen_list.h */
struct form;   /* opaque: screen_form.h */
struct store;
struct view;
struct screen;
struct list_source;
struct form_field;
struct form_kind;

/* --- effects: what an action wants done --------------------------------------------------------------------------------------------- */

enum effect_kind {
	EFFECT_PASS,   /* zero: this key is not mine */
	EFFECT_STAY,   /* nothing changed */
	EFFECT_REDRAW,
	EFFECT_OPEN,   /* a screen, on top of this one */
	EFFECT_BACK,   /* close this one; the one below is told by its `returned` */
	EFFECT_ASK,    /* a question to be answered by y; Enter is no answer, and what was typed ahead is thrown away */
	EFFECT_INPUT,  /* a line of text */
	EFFECT_RUN,    /* long work, with progress and cancel */
	EFFECT_REFUSE, /* a beep and a line saying why; what was typed ahead is thrown away */
	EFFECT_QUIT,
};

/* Long work. It runs outside every transaction of the interface, in the services' own. */
struct job {
	const char *title; /* N_() */
	enum status (*work)(struct view *view, const struct progress *progress, struct problem *problem);
	/* Afterwards; NULL: redraw, and the problem is shown. A problem with a text is shown in any case. */
	struct effect (*done)(struct view *view, enum status status);
};

enum { EFFECT_TEXT = 512 };
struct effect {
	enum effect_kind kind;
	const struct screen *screen;                                 /* OPEN */
	const struct job *job;                                       /* RUN */
	struct effect (*agreed)(struct view *view);                  /* ASK */
	struct effect (*given)(struct view *view, const char *text); /* INPUT: not called when cancelled */
	char text[EFFECT_TEXT];   /* OPEN: its argument; ASK, INPUT: the question; REFUSE: why; REDRAW, BACK: a message, "" none */
	char preset[EFFECT_TEXT]; /* INPUT: what stands there already */
};

struct effect effect_pass(void);
struct effect effect_stay(void);
struct effect effect_redraw(void);
struct effect effect_back(void);
struct effect effect_quit(void);
struct effect effect_run(const struct job *job);
struct effect effect_open(const struct screen *screen, const char *argument);          /* argument NULL: "" */
struct effect effect_input(struct effect (*given)(struct view *, const char *), const char *question, const char *preset);
__attribute__((format(printf, 2, 3))) struct effect effect_ask(struct effect (*agreed)(struct view *), const char *format, ...);
__attribute__((format(printf, 1, 2))) struct effect effect_say(const char *format, ...);    /* redraw with a message */
__attribute__((format(printf, 1, 2))) struct effect effect_refuse(const char *format, ...);
struct effect effect_problem(const struct problem *problem);                              /* refuse with its text */

/* --- tables ---------------------------------------------------------------------------------------------------------------------------- */

/* One key of a screen. The bottom bar, `?`, the completion of `:` and the manual are made from it. The name is what `:` takes; it is never
 * translated. A table ends with a zeroed entry. */
struct screen_key {
	uint32_t press, twin;                             /* an F-key first, its letter or Ctrl twin second; either may be 0, not both */
	const char *name;
	const char *label;                                /* N_(), up to 8 cells; NULL: not in the bottom bar */
	const char *help;                                 /* N_(), a line */
	struct effect (*act)(struct view *view);
	const struct screen *opens;                       /* instead of act */
	bool (*is_offered)(const struct view *view);      /* here and now; NULL: always */
};

enum align { ALIGN_LEFT, ALIGN_RIGHT };
enum { SHOWN_TEXT = 512 };
/* One column of a list. A table ends with an entry without title. */
struct screen_column {
	int cell;                                         /* which of the source's cells: an enum constant of screen_list.h or of the source */
	const char *name;                                 /* as in files; what `:sort NAME` takes */
	const char *title;                                /* N_() */
	int width_cells;                                  /* least; a screen with room to spare gives it to the columns that grow */
	enum align align;
	bool grows;
	/* The cell as people read it (NULL: as it is): returns cell, a translated text, or buffer. Search and filter look at what is shown. */
	const char *(*show)(const char *cell, char *buffer, size_t size);
};

struct screen {
	const char *name;                                 /* what `:` takes: "candidates" */
	const char *title;                                /* N_() */
	const char *summary;                              /* N_(), a line: for `:` and the manual */
	const char *help;                                 /* N_(), paragraphs */
	bool needs_argument;                              /* which one: "candidate 0619..."; `:` refuses it without */
	bool works_without_database;
	const struct screen_key *keys;                    /* its own; NULL: none */
	const struct screen_column *columns;              /* lists */
	int frozen;                                       /* so many columns stay at the left */
	const struct list_source *source;                 /* lists: where rows come from */
	const struct screen *enter;                       /* lists: Enter opens it with the row's key (parts joined by `/`), or its
	                                                   * first cell where rows are of no kind; NULL: see behaviour */
	const struct form_field *fields;                  /* forms */
	const struct form_kind *form;                     /* forms: what is done with what was typed */
	const struct behaviour *behaviour;                /* what lists and forms do not do by themselves; NULL: nothing */
};

/* Every member may be NULL. */
struct behaviour {
	size_t state_bytes;                                                       /* zeroed, at view->state */
	enum status (*open)(struct view *view, struct problem *problem);          /* refused: the screen does not open, the problem is shown */
	void (*close)(struct view *view);                                         /* after a refused open too */
	void (*paint)(const struct view *view, struct canvas *canvas, struct area area); /* instead of list or form; puts the cursor at the focus */
	struct effect (*press)(struct view *view, uint32_t press);                /* before the tables; EFFECT_PASS: not mine */
	bool (*is_typed_in)(const struct view *view);                             /* pasted text is pressed here, key by key; NULL: never */
	struct effect (*enter)(struct view *view);                                /* lists: Enter on a row */
	bool (*step)(struct view *view);                                          /* a slice of up to 10 ms of work while nobody types; true: paint, there is more */
	void (*pause)(struct view *view);                                         /* close every cursor: somebody is going to write */
	void (*returned)(struct view *view);                                      /* the screen above was closed, or data changed: read again */
	size_t (*describe)(const struct view *view, char *buffer, size_t size);   /* for the right end of the title line */
	bool (*is_changed)(const struct view *view);                              /* something typed is not saved: leaving asks first */
	bool (*cancel)(struct view *view);                                        /* Esc; true: something ended. Nothing typed is thrown away */
};

/* A screen that is open. Views form a stack; the uppermost is seen. */
struct view {
	const struct screen *screen;
	struct tui *tui;
	char argument[EFFECT_TEXT];
	struct list *list; /* of a screen with a source; else NULL */
	struct form *form; /* of a screen with fields; else NULL */
	void *state;       /* behaviour->state_bytes */
};

/* --- what actions may use ---------------------------------------------------------------------------------------------------------------- */

/* The open database; NULL: there is none yet. It belongs to this thread; no transaction of writing may be open when an action returns. */
struct store *tui_store(struct tui *tui);
const char *tui_database(const struct tui *tui);
const char *tui_today(const struct tui *tui); /* 2026-06-18 */
/* Opens (again) what stands at the database's path, after it was made or replaced. */
enum status tui_reopen(struct tui *tui, struct problem *problem);
/* Around every service that writes: the first ends all reading that goes on in the background (whoever still reads an older state cannot begin
 * to write), the second makes all open views read again, whether or not anything was changed. Long work (EFFECT_RUN) and tui_change_row
 * do both by themselves. */
void tui_begin_change(struct tui *tui);
void tui_data_changed(struct tui *tui);
/* The latest stored run; 0: none. Screens of results show tui_run's: 0 until chosen means the latest. */
int64_t tui_run(const struct tui *tui);
void tui_choose_run(struct tui *tui, int64_t run);
__attribute__((format(printf, 2, 3))) void tui_say(struct tui *tui, const char *format, ...);
/* Languages. false: there is no such one. */
bool tui_choose_language(struct tui *tui, const char *language);
const char *tui_language(const struct tui *tui); /* "en", "zh_CN" */

/* One row changed by hand, through row_save: audited, undone by `u`. */
struct row_change;
struct effect tui_change_row(struct view *view, const struct row_change *change, const char *done_message);
/* One row taken away, with the reason: texts as read, in the kind's order. Refused where it has changed since, or others name it. */
struct effect tui_delete_row(struct view *view, enum kind kind, const char *const *texts, const char *reason);
struct effect tui_undo(struct view *view);

/* --- all screens -------------------------------------------------------------------------------------------------------------------------- */

/* In the order of help and manual. */
#define SCREENS_ALL(SCREEN)                                                                                                          \
	SCREEN(home)                                                                                                                 \
	SCREEN(load)                                                                                                                 \
	SCREEN(new)                                                                                                                  \
	SCREEN(import)                                                                                                               \
	SCREEN(backup)                                                                                                               \
	SCREEN(office)                                                                                                               \
	SCREEN(setting)                                                                                                              \
	SCREEN(calendar)                                                                                                             \
	SCREEN(step)                                                                                                                 \
	SCREEN(candidates)                                                                                                           \
	SCREEN(candidate)                                                                                                            \
	SCREEN(edit_candidate)                                                                                                       \
	SCREEN(scores)                                                                                                               \
	SCREEN(score)                                                                                                                \
	SCREEN(bonuses)                                                                                                              \
	SCREEN(bonus)                                                                                                                \
	SCREEN(registrations)                                                                                                        \
	SCREEN(registration)                                                                                                         \
	SCREEN(claims)                                                                                                               \
	SCREEN(claim)                                                                                                                \
	SCREEN(evaluations)                                                                                                          \
	SCREEN(evaluation)                                                                                                           \
	SCREEN(pe_items)                                                                                                             \
	SCREEN(pe_item)                                                                                                              \
	SCREEN(pe_table)                                                                                                             \
	SCREEN(pe_row)                                                                                                               \
	SCREEN(pe_results)                                                                                                           \
	SCREEN(pe_result)                                                                                                            \
	SCREEN(pe)                                                                                                                   \
	SCREEN(choices)                                                                                                              \
	SCREEN(forms)                                                                                                                \
	SCREEN(signed)                                                                                                               \
	SCREEN(schools)                                                                                                              \
	SCREEN(school)                                                                                                               \
	SCREEN(programs)                                                                                                             \
	SCREEN(edit_program)                                                                                                         \
	SCREEN(subjects)                                                                                                             \
	SCREEN(subject)                                                                                                              \
	SCREEN(exams)                                                                                                                \
	SCREEN(exam)                                                                                                                 \
	SCREEN(sites)                                                                                                                \
	SCREEN(site)                                                                                                                 \
	SCREEN(rooms)                                                                                                                \
	SCREEN(room)                                                                                                                 \
	SCREEN(edit_room)                                                                                                            \
	SCREEN(room_uses)                                                                                                            \
	SCREEN(room_use)                                                                                                             \
	SCREEN(sittings)                                                                                                             \
	SCREEN(sitting)                                                                                                              \
	SCREEN(seat)                                                                                                                 \
	SCREEN(seat_late)                                                                                                            \
	SCREEN(seats)                                                                                                                \
	SCREEN(papers)                                                                                                               \
	SCREEN(tiers)                                                                                                                \
	SCREEN(tier)                                                                                                                 \
	SCREEN(matrix)                                                                                                               \
	SCREEN(plan)                                                                                                                 \
	SCREEN(plans)                                                                                                                \
	SCREEN(entry)                                                                                                                \
	SCREEN(marks)                                                                                                                \
	SCREEN(comparison)                                                                                                           \
	SCREEN(settle)                                                                                                               \
	SCREEN(marks_file)                                                                                                           \
	SCREEN(batches)                                                                                                              \
	SCREEN(operators)                                                                                                            \
	SCREEN(breaches)                                                                                                             \
	SCREEN(violations)                                                                                                           \
	SCREEN(violation)                                                                                                            \
	SCREEN(check)                                                                                                                \
	SCREEN(suspects)                                                                                                             \
	SCREEN(rechecks)                                                                                                             \
	SCREEN(freezes)                                                                                                              \
	SCREEN(distribution)                                                                                                         \
	SCREEN(lines)                                                                                                                \
	SCREEN(what_if)                                                                                                              \
	SCREEN(run)                                                                                                                  \
	SCREEN(results)                                                                                                              \
	SCREEN(program)                                                                                                              \
	SCREEN(vacancies)                                                                                                            \
	SCREEN(unplaced)                                                                                                             \
	SCREEN(stats)                                                                                                                \
	SCREEN(explain)                                                                                                              \
	SCREEN(returns)                                                                                                              \
	SCREEN(return)                                                                                                               \
	SCREEN(orders)                                                                                                               \
	SCREEN(order)                                                                                                                \
	SCREEN(lists)                                                                                                                \
	SCREEN(list)                                                                                                                 \
	SCREEN(export)                                                                                                               \
	SCREEN(runs)                                                                                                                 \
	SCREEN(verify)                                                                                                               \
	SCREEN(stale)                                                                                                                \
	SCREEN(audit)                                                                                                                \
	SCREEN(change)                                                                                                               \
	SCREEN(anchor)                                                                                                               \
	SCREEN(settings)                                                                                                             \
	SCREEN(help)

#define SCREEN_DECLARE(name) extern const struct screen screen_##name;
SCREENS_ALL(SCREEN_DECLARE)
#undef SCREEN_DECLARE

extern const struct screen *const screens[];     /* screens/screens.c; NULL ends the list */
extern const struct screen_key keys_everywhere[]; /* screens/keys.c */
extern const struct screen_key keys_list[];       /* of every list */
extern const struct screen_key keys_form[];       /* of every form */

const struct screen *screen_find(const char *name); /* NULL: none */

/* Behaviours that tables name. */
extern const struct behaviour behaviour_home, behaviour_help;

/* Actions of tables (src/tui/actions.c): a misspelt one does not build. */
struct effect action_help(struct view *view);
struct effect action_command(struct view *view);
struct effect action_back(struct view *view);
struct effect action_quit(struct view *view);
struct effect action_undo(struct view *view);
struct effect action_reread(struct view *view);
struct effect action_home(struct view *view);
struct effect action_pass(struct view *view); /* for keys whose meaning the widget itself knows: they stand in the table for the help */

#endif
