/* SPDX-License-Identifier: ISC */
/* Rechecks of marks, as the store keeps them: none is ever taken back out. */
#ifndef LUQU_STORE_RECHECK_H
#define LUQU_STORE_RECHECK_H

#include <luqu/store_freeze.h>

enum recheck_state { RECHECK_APPLIED, RECHECK_UNCHANGED /* ended: nothing was found */, RECHECK_PROPOSED, RECHECK_CORRECTED /* ended */, RECHECK_STATES };
enum recheck_finding {
	FOUND_NOTHING_YET, /* no answer so far */
	FOUND_NONE,        /* all is in order */
	FOUND_IDENTITY,    /* the mark is another candidate's */
	FOUND_UNMARKED,    /* something was not marked */
	FOUND_ADDITION,    /* it was added up wrongly */
	FOUND_TRANSFER,    /* it was copied wrongly */
	FOUND_COUNT
};
/* As the command line and lists spell them: "applied" ..., "none" ... ("" for FOUND_NOTHING_YET). */
const char *recheck_state_word(enum recheck_state state);
const char *recheck_finding_word(enum recheck_finding finding);

struct recheck_mark {
	bool has_mark;
	int64_t mark_e2;
	char status[16]; /* of the score; "": there is no row */
};
struct store_recheck {
	int64_t number;                         /* 1, 2, 3 ... */
	char candidate_no[STORE_CODE_TEXT], subject[STORE_CODE_TEXT];
	enum recheck_state state;
	enum recheck_finding finding;
	struct recheck_mark old, new;           /* PROPOSED, CORRECTED: as it stood when the answer was given, and as it is to be */
	char applied[32], clerk[64];            /* who took the application down */
	char answered[32], answerer[64];        /* "": not yet */
	char confirmed[32], confirmer[64];
};

/* STORE_MISSING: there is none of that number. */
enum store_answer store_find_recheck(struct store *store, int64_t number, struct store_recheck *recheck);
/* Within store_begin, in the name of store_user, now. The first adds an application; number, applied and clerk are filled in. STORE_DUPLICATE:
 * one for this candidate and subject waits. The others write state, finding, old and new, and stamp the answer or the confirmation. */
enum store_answer store_add_recheck(struct store *store, struct store_recheck *recheck);
enum store_answer store_answer_recheck(struct store *store, struct store_recheck *recheck);
enum store_answer store_confirm_recheck(struct store *store, struct store_recheck *recheck);

#endif
