/* SPDX-License-Identifier: ISC */
/* Choice forms on paper 志愿确认表: printed by feeder school, signed by candidate and guardian, taken in again; from then on choices are locked. */
#ifndef LUQU_SERVICE_FORMS_H
#define LUQU_SERVICE_FORMS_H

#include <luqu/digest.h>
#include <luqu/problem.h>
#include <luqu/progress.h>
#include <luqu/sheet.h>
#include <luqu/store.h>

/* --- digests as they stand on paper ---------------------------------------------------------------------------------------------------- */

enum { FORM_DIGEST_DIGITS = 12, FORM_DIGEST_TEXT = 15 }; /* "3f2a-9c01-77be" */
void form_digest_write(const unsigned char digest[DIGEST_BYTES], char text[FORM_DIGEST_TEXT]);
/* As typed from paper: its 12 digits or more of them, in either case; hyphens and blanks between them do not count. */
enum form_digest_match { FORM_DIGEST_SAME, FORM_DIGEST_OTHER, FORM_DIGEST_NONE /* no such digest: too short, too long, other characters */ };
enum form_digest_match form_digest_compare(const char *typed, const unsigned char digest[DIGEST_BYTES]);

/* --- printing -------------------------------------------------------------------------------------------------------------------------- */

struct forms_request {
	const char *feeder;              /* of this school alone; NULL: of all */
	const char *candidate_no;        /* of this candidate alone, in a file of that name; NULL: of all */
	const char *folder;              /* made where it is missing */
	enum sheet_format format;        /* SHEET_HTML or SHEET_TXT: a candidate a page */
	const struct progress *progress; /* may be NULL */
};
struct forms_report { uint64_t files, forms; char first[4096]; /* path of the first file */ };
/* One file for each feeder school. Each form has all tiers, those without choices marked as declined, receipt number (the candidate's number and the
 * version), version, short digest, lines for signatures; what is signed already says so. STATUS_FAULT: nobody of that school, no such candidate (or one that
 * is withdrawn), or cancelled. */
enum status forms_write(struct store *store, const struct forms_request *request, struct forms_report *report, struct problem *problem);

/* Those whose form has not come back, as a table: candidate_no, name, feeder. feeder NULL: all. options: all but columns. rows: how many; may be
 * NULL. */
enum status forms_write_unsigned(struct store *store, const char *feeder, const struct sheet_options *options, uint64_t *rows,
				 struct problem *problem);

/* --- signing --------------------------------------------------------------------------------------------------------------------------- */

/* All or none, in one transaction, each audited: digests[i] is what stands on the paper of candidates[i]. STATUS_FAULT: no such candidate, signed
 * already, or the paper was printed before the last change (the digest of today is not told); STATUS_USAGE: no digest. */
struct forms_signing { const char *const *candidates, *const *digests; size_t n; const struct progress *progress; };
enum status forms_sign(struct store *store, const struct forms_signing *signing, struct problem *problem);
/* Takes the signature back, so that choices can be changed: with a reason, and by another person than the one who took the form in. STATUS_FAULT: not
 * signed, or the same person; STATUS_USAGE: no reason. */
enum status forms_unsign(struct store *store, const char *candidate_no, const char *reason, struct problem *problem);

#endif
