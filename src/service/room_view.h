/* SPDX-License-Identifier: ISC */
/* A room as its papers and its screen need it, in parts. */
#ifndef LUQU_SERVICE_ROOM_VIEW_H
#define LUQU_SERVICE_ROOM_VIEW_H

#include <luqu/arena.h>
#include <luqu/service_rooms.h>

struct room_exam {
	const char *code, *name, *date;
	bool is_shaped;
	struct arena *arena; /* made by the caller */
};
/* STATUS_FAULT: no such exam. */
enum status room_exam_read(struct store *store, const char *code, struct room_exam *exam, struct problem *problem);
/* The row of STORE_EXAM_ROOMS at which the cursor stands; view has its arena. */
void room_view_take(struct room_view *view, struct store_cursor *rows, const struct room_exam *exam);
/* Reads who sits there. */
enum status room_view_seats(struct store *store, struct room_view *view, bool is_shaped, struct problem *problem);

/* room_papers.c: one paper of one room as a section of a sheet. */
struct room_subject { const char *code, *name; };
struct room_paper_kind {
	const char *name, *title; /* title marked with N_() */
	const struct sheet_column *columns; size_t n_columns;
	void (*put)(struct sheet *sheet, const struct room_view *view, const struct room_subject *subjects, size_t n_subjects);
};
extern const struct room_paper_kind room_paper_kinds[ROOM_PAPERS];
/* "room 001 of site 01 (...), exam: 30 candidates" */
void room_title(const struct room_view *view, char *title, size_t size);

#endif
