/* SPDX-License-Identifier: ISC */
/* A candidate's choices in all tiers as one form: filled in, held against the rules while it is typed, saved as one audited change. */
#ifndef LUQU_SERVICE_CHOICES_H
#define LUQU_SERVICE_CHOICES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <luqu/digest.h>
#include <luqu/problem.h>
#include <luqu/progress.h>
#include <luqu/store.h>
#include <luqu/store_forms.h>

/* --- choices as rows ---------------------------------------------------------------------------------------------------------------- */

enum { CHOICES_CODE = 33 };

struct choices_row { char tier[CHOICES_CODE]; int64_t rank; char program[CHOICES_CODE]; };
struct choices_rows { struct choices_row *rows; size_t n, capacity; }; /* by tier, rank, as bytes; rows: free() */

enum status choices_read_rows(struct store *store, const char *candidate_no, struct choices_rows *rows, struct problem *problem);
/* The row of the audit trail that changed a candidate's choices last; 0: none. */
enum status choices_read_version(struct store *store, const char *candidate_no, int64_t *version, struct problem *problem);
/* The list's digest as it stands on paper: SHA-256 of the line "CANDIDATE_NO,ADJUST" and then the candidate's rows as `export choices` writes
 * them, each ended by LF. */
void choices_digest(const char *candidate_no, bool adjust, const struct choices_rows *rows, unsigned char digest[DIGEST_BYTES]);

enum choices_outcome {
	CHOICES_SAVED,
	CHOICES_SAME,     /* nothing was to be changed */
	CHOICES_FAULTY,   /* something typed is no choice: choices_first_fault */
	CHOICES_CONFLICT, /* another changed these choices meanwhile: the problem says both values */
	CHOICES_FAILED,   /* the problem says why: locked, disk, memory ... */
};
struct choices_change {
	const char *candidate_no;
	const struct choices_rows *expected, *rows; /* as they were read, as they are to be */
	const char *reason;                         /* "": none */
	const struct progress *progress;
};
/* All of a candidate's choices in one transaction, each row that differs audited. STATUS_OK: SAVED or SAME; STATUS_FAULT: CONFLICT, or FAILED where
 * the choices are locked or name what is not there. store: open for writing, no transaction open. */
enum status choices_replace(struct store *store, const struct choices_change *change, enum choices_outcome *outcome, struct problem *problem);

/* --- the form ------------------------------------------------------------------------------------------------------------------------ */

enum { CHOICES_TEXT = 96, CHOICES_NOTE = 512 };

struct choices_form; /* opaque */

/* STATUS_FAULT: no such candidate, or rows that do not fit together. */
enum status choices_open(struct store *store, const char *candidate_no, struct choices_form **form, struct problem *problem);
void choices_close(struct choices_form *form); /* accepts NULL */

/* What stands above the lists. Texts live as long as the form. */
struct choices_head {
	const char *candidate_no, *name, *feeder, *feeder_name; /* feeder_name: "" where the code is not known */
	bool adjust;                       /* accepts reassignment */
	int64_t version;                   /* the row of the audit trail that changed these choices last; 0: none */
	unsigned char digest[DIGEST_BYTES]; /* of the choices as stored */
	bool is_signed;
	struct store_signature signature;  /* is_signed */
};
const struct choices_head *choices_head(const struct choices_form *form);

/* Where the candidate stands in a tier by its rules, as far as marks are known. Without any mark a line shuts nobody out: choices are often filed
 * before marks are published. */
enum choices_standing { CHOICES_OPEN, CHOICES_NOT_ELIGIBLE, CHOICES_BELOW_LINE, CHOICES_RULE_FAILS };
struct choices_tier {
	const char *code, *name;
	uint32_t max_choices;           /* 0: none */
	enum choices_standing standing;
	const char *because;            /* NOT_ELIGIBLE: the part that does not hold, with its values; BELOW_LINE: merit and line; else "" */
};
size_t choices_tier_count(const struct choices_form *form); /* in the order of the run */
const struct choices_tier *choices_tier(const struct choices_form *form, size_t tier);

struct choices_program { const char *code, *name, *school_name; };
size_t choices_program_count(const struct choices_form *form); /* by code */
const struct choices_program *choices_program(const struct choices_form *form, size_t program);
/* The program has seats in the tier, of its own or such as may be inherited. */
bool choices_has_pool(const struct choices_form *form, size_t tier, size_t program);

/* Slots count from 0: slot i is choice i + 1. Behind the last one that is filled in there are none. */
size_t choices_slot_count(const struct choices_form *form, size_t tier);
const char *choices_slot(const struct choices_form *form, size_t tier, size_t slot); /* as typed; "" where empty or beyond */
/* The program a slot names; SIZE_MAX: none. */
size_t choices_slot_program(const struct choices_form *form, size_t tier, size_t slot);
/* false: no memory, or no room (999 choices); all is as before. text is cut to CHOICES_TEXT. */
bool choices_set(struct choices_form *form, size_t tier, size_t slot, const char *text);
bool choices_insert(struct choices_form *form, size_t tier, size_t slot);  /* an empty slot; what follows moves down */
void choices_delete(struct choices_form *form, size_t tier, size_t slot);  /* what follows moves up */
bool choices_swap(struct choices_form *form, size_t tier, size_t slot);    /* with the next one */
bool choices_is_changed(const struct choices_form *form);                  /* since it was read or saved */

/* --- checks --------------------------------------------------------------------------------------------------------------------------- */

enum choices_fault {
	CHOICES_GOOD,
	CHOICES_GAP,        /* an empty slot before a filled one: allowed, and it keeps its place */
	CHOICES_NOT_OPEN,   /* no pool of the program is open to this candidate here, or the tier is not */
	CHOICES_NO_POOL,    /* the program has no seats in this tier: passed over */
	CHOICES_PAST_MOST,  /* above max_choices: passed over */
	CHOICES_TWICE,      /* from here on it cannot be stored */
	CHOICES_UNKNOWN,    /* no program's code */
};
#define CHOICES_REFUSED CHOICES_TWICE /* faults from here on are refused, those before are warned of */
/* The worst there is to say of a slot. note: a sentence on it, translated; "" for CHOICES_GOOD. */
enum choices_fault choices_check(const struct choices_form *form, size_t tier, size_t slot, char note[CHOICES_NOTE]);
/* The same of a code that is about to be put there. */
struct choices_place { size_t tier, slot; };
enum choices_fault choices_check_as(const struct choices_form *form, struct choices_place place, const char *text, char note[CHOICES_NOTE]);
/* What there is to say of a tier as a whole: that it stays empty though open, or is filled in though not; "" nothing. true: to be looked at. */
bool choices_check_tier(const struct choices_form *form, size_t tier, char note[CHOICES_NOTE]);
/* How much is refused and how much is warned of in the whole form, and the first slot that is refused (false: none is). */
struct choices_count { size_t refused, warned; };
struct choices_count choices_count(const struct choices_form *form);
bool choices_first_fault(const struct choices_form *form, size_t *tier, size_t *slot);

/* --- saving --------------------------------------------------------------------------------------------------------------------------- */

/* As choices_replace; FAULTY where choices_first_fault finds something. After a conflict the form takes what stands there for known: saving again
 * puts its own. What is typed stays in every case. before (may be NULL): what was replaced, to be freed; for undoing. */
enum status choices_save(struct store *store, struct choices_form *form, enum choices_outcome *outcome, struct choices_rows *before,
			 struct problem *problem);
/* Reads head and stored rows again (someone signed, or undid); what is typed stays where it differs from what was stored. */
enum status choices_read_again(struct store *store, struct choices_form *form, struct problem *problem);
/* The form's rows as they stand, refused ones left out. */
enum status choices_take_rows(const struct choices_form *form, struct choices_rows *rows, struct problem *problem);

/* --- looking up ----------------------------------------------------------------------------------------------------------------------- */

struct choices_lookup; /* opaque: names as letters. Takes a while to make (tens of milliseconds and more): to be kept for all forms */
enum status choices_lookup_make(struct choices_lookup **lookup, struct problem *problem);
void choices_lookup_free(struct choices_lookup *lookup); /* accepts NULL */
struct choices_query { size_t tier; const char *text; size_t *found; size_t most; };
/* Programs whose code begins with the text, or whose name or school's name holds it, or the initials of one: those with seats in the tier first,
 * then by code. Returns how many there are; the first `most` go into found. An empty text finds all. */
size_t choices_lookup_find(struct choices_lookup *lookup, const struct choices_form *form, const struct choices_query *query);

#endif
