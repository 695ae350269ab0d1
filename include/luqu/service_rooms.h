/* SPDX-License-Identifier: ISC */
/* The rooms of an exam, for those who look at them and for the papers that go with them. */
#ifndef LUQU_SERVICE_ROOMS_H
#define LUQU_SERVICE_ROOMS_H

#include <luqu/progress.h>
#include <luqu/sheet.h>
#include <luqu/store.h>

struct room_seat {
	uint32_t seat, column, row; /* where the desk stands: columns from 0 at the first seat, rows from 0 at the front */
	const char *ticket, *candidate_no, *name, *sex, *feeder, *feeder_name; /* feeder_name: the code where there is no such school */
	bool is_withdrawn;
};
struct room_view {
	const char *exam, *exam_name, *site, *site_name, *address, *room;
	const char *tag, *date /* the exam's where the room has none */, *half, *sex, *group; /* "" where none */
	uint32_t size, columns, rows; /* desks side by side and one behind the other */
	struct room_seat *seats; size_t n_seats; /* by seat */
	struct arena *arena;
};
/* STATUS_FAULT: no such exam or room. To be freed in any case. */
enum status room_view_read(struct store *store, const char *exam, const char *site, const char *room, struct room_view *view, struct problem *problem);
void room_view_free(struct room_view *view); /* accepts a zeroed one */

enum room_paper {
	ROOM_OVERVIEW,   /* the rooms themselves: size, seated, who may sit there */
	ROOM_DOOR,       /* 门贴: who sits where, for the door */
	ROOM_DESKS,      /* 桌贴: labels for the desks, three beside one another */
	ROOM_ATTENDANCE, /* 考场情况记载表: who came, what happened */
	ROOM_PACKETS,    /* 试卷袋: per subject how many papers, and from which ticket number to which */
	ROOM_TICKETS,    /* 准考证: one for each candidate */
	ROOM_PAPERS,
};
bool room_paper_find(const char *name, enum room_paper *paper); /* door, desks, attendance, packets, tickets; false: no such paper */

struct rooms_request {
	const char *exam;
	const char *site, *room;    /* NULL: all; a room is one of the given site */
	enum room_paper paper;
	enum sheet_format format;   /* papers are not written as CSV */
	const char *folder;         /* made where it is missing; one file per site, PAPER-EXAM-SITE. NULL: all to standard output */
	const struct progress *progress;
};
struct rooms_report { uint64_t files, rooms, candidates; };
/* Candidates whose registration is withdrawn are left out; their seats stay empty. STATUS_FAULT: no such exam, no room that is meant;
 * STATUS_USAGE: a paper as CSV, a room without its site. */
enum status rooms_print(struct store *store, const struct rooms_request *request, struct rooms_report *report, struct problem *problem);

#endif
