/* SPDX-License-Identifier: ISC */
/* What slips and books are written from. */
#ifndef LUQU_SERVICE_MARKS_PARTS_H
#define LUQU_SERVICE_MARKS_PARTS_H

#include <luqu/service_marks.h>
#include <luqu/service_run.h>
#include <luqu/service_seat.h>

#include "output.h"

enum { WINDOWS_MOST = 8 };

struct marks {
	const struct marks_request *request;
	struct store *store;
	char candidate_no[SEAT_CODE_TEXT]; /* of the one who is asked for; "": nobody in particular */
	struct year_data year;
	struct arena *arena;
	struct output_person *persons; /* [candidate] */
	candidate_ix *order;           /* [n]: those who are written, by feeder school, then number */
	size_t n;
	int64_t *falling_e4;           /* [candidates] all totals, the highest first */
	const char *windows[WINDOWS_MOST]; /* when rechecks are applied for: of all exams, then of those with dates of their own */
	size_t n_windows;
};

/* 1: nobody has a higher total. */
size_t marks_rank(const struct marks *marks, candidate_ix candidate);
/* A mark as people read it: "118.5", "absent", "exempt 90"; "": there is no row. Returns text. */
enum { MARK_TEXT = 64 };
const char *marks_text(const struct marks *marks, subject_ix subject, candidate_ix candidate, char text[MARK_TEXT]);

/* The candidate has something to show in a subject: a row, or of a derived one a value other than 0. */
bool marks_has(const struct marks *marks, subject_ix subject, candidate_ix candidate);

/* Both write the candidates [from, to) of order, who come from one school, into a sheet with columns of its own. */
enum status marks_write_slips(const struct marks *marks, size_t from, size_t to, struct sheet_options *options, struct problem *problem);
enum status marks_write_book(const struct marks *marks, size_t from, size_t to, struct sheet_options *options, struct problem *problem);

#endif
