/* SPDX-License-Identifier: ISC */
/* Forms: labelled fields one below the other, each a line of text or a word out of a list. Tab, Enter and arrows go from field to field, F9 or
 * Ctrl-S saves. A fault is told beside its field, and the cursor goes there. */
#ifndef LUQU_SCREEN_FORM_H
#define LUQU_SCREEN_FORM_H

#include <luqu/screen.h>

enum { FORM_FIELDS_MOST = 24, FORM_VALUE_MOST = 4096 };

/* A table ends with an entry without name. */
struct form_field {
	const char *name;               /* as in files */
	const char *label;              /* N_() */
	const char *help;               /* N_(), a line shown while the field has the cursor; NULL: none */
	const char *const *words;       /* NULL-terminated: Space goes through them; NULL: free text */
	const char *(*show)(const char *word, char *buffer, size_t size); /* words as people read them; NULL: as they are */
	bool is_fixed;                  /* shown, not typed: the key of a row that is there */
};

struct form_kind {
	bool is_row;   /* of a row of this kind (enum kind) */
	unsigned kind;
	/* Fills in values when the form opens (form_set); may be NULL. */
	enum status (*fill)(struct view *view, struct problem *problem);
	/* After every change of a field; a fault is told with form_fault, none with "". May be NULL. */
	void (*changed)(struct view *view, size_t field);
	/* F9: what is typed is to be saved. Faults: form_fault and effect_refuse. */
	struct effect (*save)(struct view *view);
};

const char *form_get(const struct form *form, size_t field);
void form_set(struct form *form, size_t field, const char *text);
void form_fix(struct form *form, size_t field, bool is_fixed);
__attribute__((format(printf, 3, 4))) void form_fault(struct form *form, size_t field, const char *format, ...);
/* The same while one types: the cursor stays where it is. */
void form_hint(struct form *form, size_t field, const char *text);
/* What an action answers where a field is at fault. */
struct effect form_refuse(struct form *form, size_t field, const char *why);
bool form_has_path(const struct form *form, size_t field); /* `-' is none: the terminal is no file */
void form_focus(struct form *form, size_t field);
size_t form_focused(const struct form *form);
bool form_is_changed(const struct form *form); /* since it was filled in */

void form_keep(struct form *form);             /* what is typed was used: it is no unsaved change any more */

/* Of jobs that use what is typed: then it is kept. */
struct effect form_worked(struct view *view, enum status status);

/* Actions for tables. */
struct effect action_save(struct view *view);

extern const struct form_kind form_new, form_load, form_settings, form_import, form_backup;
/* Of forms that show what came of them on a page below, and the key that turns it. */
extern const struct behaviour behaviour_form_page;
#define FORM_PAGE_KEYS { PRESS_PAGE_DOWN, PRESS_PAGE_UP, "page-down", NULL, N_("turn the pages of the report"), action_pass, NULL, NULL }
/* Words of fields: every kind of rows by its name (a test holds them against kind.h), how a file is encoded. */
#define KIND_WORDS                                                                                                                   \
	"office", "calendar", "exams", "subjects", "schools", "programs", "tiers", "plans", "candidates", "scores", "bonuses", "choices", \
		"returns", "orders", "registrations", "claims", "violations", "sites", "rooms", "room_uses", "sittings", "seats",    \
		"evaluations", "pe_items", "pe_table", "pe_results"
#define ENCODING_WORDS "detect", "utf-8", "gb18030", "utf-16", "utf-16le", "utf-16be"
const char *show_kind(const char *cell, char *buffer, size_t size);
const char *show_language(const char *word, char *buffer, size_t size);

/* --- forms over one row of a kind ------------------------------------------------------------------------------------------------------
 * The screen's fields are the kind's, in kind.h's order and by their names (a test holds them against it); words come from kind.h where the
 * table gives none. Argument: the row's keys joined by `/`; without one a row is added. Saved by row_save, audited, undone by `u`; where
 * another user was faster both values are told, and saving again puts one's own. */
enum status form_row_fill(struct view *view, struct problem *problem);
void form_row_changed(struct view *view, size_t field); /* tells what row_save would say of it */
struct effect form_row_save(struct view *view);
extern const struct form_kind form_of_office, form_of_calendar, form_of_exams, form_of_subjects, form_of_schools, form_of_programs, form_of_tiers,
	form_of_plans, form_of_candidates, form_of_scores, form_of_bonuses, form_of_choices, form_of_returns, form_of_orders;
const char *form_filled(const struct form *form, size_t field); /* what stood there when the form opened */
void form_set_filled(struct form *form, size_t field, const char *text);

#endif
