/* SPDX-License-Identifier: ISC */
/* Marks on paper: mark slips 成绩通知单 for candidates, score books 成绩册 for their junior schools. */
#ifndef LUQU_SERVICE_MARKS_H
#define LUQU_SERVICE_MARKS_H

#include <luqu/progress.h>
#include <luqu/sheet.h>
#include <luqu/store.h>

enum marks_paper {
	MARKS_SLIPS, /* a file for each feeder school, a page for each candidate: html, txt */
	MARKS_BOOKS, /* a file for each feeder school, a row for each candidate: html, txt, xlsx, csv */
};
struct marks_request {
	enum marks_paper paper;
	const char *folder;       /* made where it is missing */
	const char *feeder;       /* of this feeder school alone; NULL: all */
	const char *candidate_no; /* of this candidate alone, by either number, in a file of that candidate number; NULL: all */
	enum sheet_format format;
	bool shows_rank;          /* the position by total among all candidates too */
	const struct progress *progress;
};
struct marks_report { uint64_t files, candidates; };
/* Marks as they are now; ID numbers are masked. STATUS_USAGE: slips in a format that is not for paper. STATUS_FAULT: nobody comes from that school, no such
 * candidate, or one that has withdrawn. */
enum status marks_write(struct store *store, const struct marks_request *request, struct marks_report *report, struct problem *problem);

#endif
