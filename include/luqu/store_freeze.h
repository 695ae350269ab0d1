/* SPDX-License-Identifier: ISC */
/* Freezes of an exam's scores, as the store keeps them: proposals and their confirmations, none of which is ever taken back out. */
#ifndef LUQU_STORE_FREEZE_H
#define LUQU_STORE_FREEZE_H

#include <luqu/store.h>

enum { STORE_CODE_TEXT = 33, STORE_REASON_TEXT = 1024 };

struct store_freeze {
	int64_t number;                /* 1, 2, 3 ... */
	char exam[STORE_CODE_TEXT];
	bool is_freeze;                /* else an unfreeze */
	char digest[DIGEST_TEXT];      /* of the exam's scores when it was proposed */
	int64_t scores;                /* how many rows those were */
	char reason[STORE_REASON_TEXT]; /* of an unfreeze; else "" */
	char proposed[32], proposer[64];
	char confirmed[32], confirmer[64]; /* "": not yet */
};

/* The last proposal for an exam, confirmed or not. STORE_MISSING: there was none. */
enum store_answer store_find_freeze(struct store *store, const char *exam, struct store_freeze *freeze);
/* Within store_begin: adds a proposal in the name of store_user, now; number, proposed and proposer are filled in. */
enum store_answer store_add_freeze(struct store *store, struct store_freeze *freeze);
/* Within store_begin: confirms it in the name of store_user, now; confirmed and confirmer are filled in. */
enum store_answer store_confirm_freeze(struct store *store, struct store_freeze *freeze);

/* Which frozen exam a code leads to: its own, that of the subject it names, or (code NULL, length 0) the first there is. STORE_DONE: exam is
 * filled in; STORE_MISSING: what it leads to is not frozen. */
enum store_frozen { STORE_FROZEN_EXAM, STORE_FROZEN_SUBJECT, STORE_FROZEN_ANY };
enum store_answer store_find_frozen(struct store *store, enum store_frozen of, const char *code, size_t length, char exam[STORE_CODE_TEXT]);

#endif
