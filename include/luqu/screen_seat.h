/* SPDX-License-Identifier: ISC */
/* What the tables of the screens about sites, rooms and seats name. */
#ifndef LUQU_SCREEN_SEAT_H
#define LUQU_SCREEN_SEAT_H

#include <luqu/screen_form.h>
#include <luqu/screen_list.h>

/* Fields of kind.h in order; behind them what the lists add. */
enum { SITES_CODE, SITES_NAME, SITES_ADDRESS };
enum { ROOMS_EXAM, ROOMS_SITE, ROOMS_ROOM, ROOMS_SIZE, ROOMS_COLUMNS, ROOMS_SEATED };
enum { ROOM_USES_EXAM, ROOM_USES_SITE, ROOM_USES_ROOM, ROOM_USES_TAG, ROOM_USES_DATE, ROOM_USES_HALF, ROOM_USES_SEX, ROOM_USES_GROUP };
enum { SITTINGS_EXAM, SITTINGS_ELIGIBLE, SITTINGS_TICKET, SITTINGS_AREA, SITTINGS_PAPER, SITTINGS_REMAINDER, SITTINGS_EXTRA, SITTINGS_ORDER,
       SITTINGS_SCHOOLS, SITTINGS_SEED };
enum { SEATS_EXAM, SEATS_SITE, SEATS_ROOM, SEATS_SEAT, SEATS_TICKET, SEATS_NO, SEATS_NAME };

extern const struct list_source list_sites, list_rooms, list_room_uses, list_sittings, list_seats;
extern const struct form_kind form_of_sites, form_of_rooms, form_of_room_uses, form_of_sittings, form_seat, form_seat_late, form_papers;
extern const struct behaviour behaviour_room, behaviour_seats, behaviour_seat, behaviour_seat_late;

const char *show_half(const char *cell, char *buffer, size_t size);         /* am, pm */
const char *show_remainder(const char *cell, char *buffer, size_t size);    /* larger, merge, own */
const char *show_seat_order(const char *cell, char *buffer, size_t size);   /* shaped, plain */
const char *show_school_order(const char *cell, char *buffer, size_t size); /* apart, together */
const char *show_paper(const char *word, char *buffer, size_t size);        /* door, desks, attendance, packets, tickets, rooms */

struct effect action_papers_exam(struct view *view); /* the form that prints papers: of the exam of the row, of the room seen */
struct effect action_papers_room(struct view *view);
struct effect action_room_edit(struct view *view);
struct effect action_seat_exam(struct view *view); /* the form that seats the exam of the row */
struct effect action_seat_late(struct view *view);

#endif
