/* SPDX-License-Identifier: ISC */
/* Marks that look wrong, by subject and room: what a lost packet, a shifted list or an item left out look like. */
#ifndef LUQU_SERVICE_SUSPECTS_H
#define LUQU_SERVICE_SUSPECTS_H

#include <luqu/progress.h>
#include <luqu/sheet.h>
#include <luqu/store.h>

enum {
	SUSPECTS_FEW = 5,        /* marks at least, to be called all alike */
	SUSPECTS_SOME = 10,      /* to have a mean, a jump, a side of a gap */
	SUSPECTS_MANY = 100,     /* to miss those of the top */
	SUSPECTS_DEVIATIONS = 4, /* standard errors */
};

enum suspicion {
	SUSPECT_ZERO,   /* subject or room: SUSPECTS_FEW marks or more, all 0 */
	SUSPECT_EQUAL,  /* the same, all alike and not 0 */
	SUSPECT_ABSENT, /* room: SUSPECTS_SOME rows or more, over half of them without a mark */
	SUSPECT_MEAN,   /* room: SUSPECTS_SOME marks or more, their mean over SUSPECTS_DEVIATIONS standard errors off the subject's */
	SUSPECT_FULL,   /* subject: SUSPECTS_SOME full marks or more, over three times as many as any other mark of the top tenth */
	SUSPECT_GAP,    /* subject: a twentieth of full marks or more in which nobody is, 1 % and SUSPECTS_SOME or more on either side */
	SUSPECT_TOP,    /* subject: SUSPECTS_MANY marks or more, none in the upper fifth */
	SUSPICIONS
};
const char *suspicion_word(enum suspicion suspicion); /* "zero", "equal", "absent", "mean", "full", "gap", "top" */

struct suspect {
	subject_ix subject;
	const char *site, *room;   /* "": the whole subject */
	enum suspicion suspicion;
	uint64_t count;            /* marks (ABSENT: rows; FULL: full marks) */
	int64_t value_e4;          /* the mean, the mark all have, the lower end of the gap, the highest mark; ABSENT, FULL: 0 */
	int64_t other_e4;          /* the subject's mean, the upper end of the gap, full marks; ABSENT, FULL: how many are absent, have the other mark */
};
struct suspects_report {
	struct suspect *suspects; size_t n_suspects; /* by subject, then site and room (the whole subject first), then suspicion */
	struct arena *arena;
};
struct suspects_request {
	struct store *store;             /* for the rooms, by `seats`; NULL: subjects alone are looked at */
	const struct dataset *dataset;
	const char *exam;                /* NULL: all */
	const struct progress *progress; /* may be NULL */
};
/* Derived subjects are left out: their parts are looked at. STATUS_FAULT: no subject is of that exam, or "cancelled". The report is to be freed
 * in any case. */
enum status suspects_find(const struct suspects_request *request, struct suspects_report *report, struct problem *problem);
void suspects_report_free(struct suspects_report *report); /* accepts a zeroed one */

/* What is suspicious, as a sentence: "mean 61.25, of the subject 88.5 (30 marks)". */
enum { SUSPECT_TEXT = 256 };
const char *suspect_text(const struct suspect *suspect, char text[SUSPECT_TEXT]);

/* The report as a table: exam,subject,site,room,suspicion,count,value,other,text. options: all but columns. exam NULL: all. */
enum status suspects_export(struct store *store, const char *exam, const struct sheet_options *options, struct problem *problem);

#endif
