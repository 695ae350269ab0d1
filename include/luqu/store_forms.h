/* SPDX-License-Identifier: ISC */
/* Signed choice forms, as the store keeps them: one for each candidate whose choices are locked. */
#ifndef LUQU_STORE_FORMS_H
#define LUQU_STORE_FORMS_H

#include <luqu/store.h>

enum { STORE_NUMBER_TEXT = 33 /* a candidate's number and its NUL */ };

struct store_signature {
	char candidate_no[STORE_NUMBER_TEXT];
	char digest[DIGEST_TEXT]; /* of the choices as signed */
	bool adjust;              /* reassignment accepted, as signed */
	char user[64], time[32];  /* who took the form in, and when (UTC) */
};

/* That of a candidate; candidate_no NULL, length 0: the first there is. STORE_MISSING: not signed. */
enum store_answer store_find_signature(struct store *store, const char *candidate_no, size_t length, struct store_signature *signature);
/* Within store_begin: in the name of store_user, now; user and time are filled in. STORE_DUPLICATE: there is one. */
enum store_answer store_add_signature(struct store *store, struct store_signature *signature);
/* Within store_begin. STORE_MISSING: there is none. */
enum store_answer store_remove_signature(struct store *store, const char *candidate_no);

#endif
