/* SPDX-License-Identifier: ISC */
/* A room as a plan of its desks: who sits where, from which feeder school. */
#include <luqu/screen_seat.h>
#include <luqu/service_rooms.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "internal.h"
#include "page.h"

enum { DESK_LINES = 3, DESK_LEAST = 12, HEAD_LINES = 2, FOOT_LINES = 2, SEAT_CELLS = 3 };

struct desks {
	struct page_view shown; /* first; its page is seen only where the work failed */
	bool is_good;
	struct room_view room;
	size_t focus;           /* in room.seats */
};

/* --- reading ---------------------------------------------------------------------------------------------------------------------- */

static enum status room_work(struct view *view, const struct progress *progress, struct problem *problem)
{
	struct desks *own = view->state;
	char argument[EFFECT_TEXT], *site, *room = NULL;
	enum status status;

	(void)progress;
	memcpy(argument, view->argument, sizeof argument);
	site = strchr(argument, '/');
	if (site) {
		*site++ = '\0';
		room = strchr(site, '/');
	}
	room_view_free(&own->room);
	if (room) {
		*room++ = '\0';
		status = room_view_read(tui_store(view->tui), argument, site, room, &own->room, problem);
	} else {
		status = problem_set(problem, STATUS_FAULT, "%s", _("a room is named as EXAM/SITE/ROOM"));
	}
	own->is_good = status == STATUS_OK;
	own->focus = own->focus < own->room.n_seats ? own->focus : 0;
	return page_view_end(view, status, problem);
}

static bool room_step(struct view *view)
{
	static const struct job job = { N_("reading"), room_work, NULL };

	return page_view_step(view, &job);
}

static void room_close(struct view *view)
{
	struct desks *own = view->state;

	if (!own)
		return;
	room_view_free(&own->room);
	page_view_close(view);
}

/* --- moving ----------------------------------------------------------------------------------------------------------------------- */

/* The next desk in that direction, in the same row or column. */
static void move(struct desks *own, int across, int along)
{
	const struct room_seat *here = &own->room.seats[own->focus];
	size_t best = own->focus;
	int least = 0;

	for (size_t i = 0; i < own->room.n_seats; i++) {
		const struct room_seat *there = &own->room.seats[i];
		const int aside = (int)there->column - (int)here->column, behind = (int)there->row - (int)here->row;
		const int distance = across != 0 ? aside * across : behind * along;

		if (distance > 0 && (across != 0 ? behind : aside) == 0 && (least == 0 || distance < least)) {
			least = distance;
			best = i;
		}
	}
	own->focus = best;
}

static struct effect room_press(struct view *view, uint32_t press)
{
	struct desks *own = view->state;

	if (!own->is_good || own->room.n_seats == 0)
		return page_view_press(view, press);
	if (press == PRESS_ENTER)
		return effect_open(&screen_candidate, own->room.seats[own->focus].candidate_no);
	if (press == PRESS_LEFT || press == 'h')
		move(own, -1, 0);
	else if (press == PRESS_RIGHT || press == 'l')
		move(own, 1, 0);
	else if (press == PRESS_UP || press == 'k')
		move(own, 0, -1);
	else if (press == PRESS_DOWN || press == 'j')
		move(own, 0, 1);
	else if (press == PRESS_TAB)
		own->focus += own->focus + 1 < own->room.n_seats;
	else if (press == PRESS_BACK_TAB)
		own->focus -= own->focus > 0;
	else if (press == PRESS_HOME || press == 'g')
		own->focus = 0;
	else if (press == PRESS_END || press == 'G')
		own->focus = own->room.n_seats - 1;
	else
		return effect_pass();
	return effect_redraw();
}

/* --- painting --------------------------------------------------------------------------------------------------------------------- */

/* Which desks are seen: all where they fit, else those around the focus. */
struct window { uint32_t first, count; };

static struct window window_of(uint32_t total, uint32_t room, uint32_t focus)
{
	struct window window = { 0, room < total ? room : total };

	if (window.count == 0)
		window.count = 1;
	if (focus >= window.count)
		window.first = focus - window.count + 1;
	return window;
}

static void paint_head(const struct desks *own, struct canvas *canvas, struct area area)
{
	const struct room_view *room = &own->room;
	struct pen pen = pen_at(canvas, area, 0, ROLE_HEADER);

	pen_format(&pen, _("%s, site %s %s, room %s: %zu of %u seats"), room->exam_name, room->site, room->site_name, room->room, room->n_seats,
		   (unsigned)room->size);
	if (*room->date || *room->half || *room->group || *room->tag || *room->sex) {
		char half[SHOWN_TEXT], sex[SHOWN_TEXT];

		pen_format(&pen, "; %s %s %s %s %s", room->date, show_half(room->half, half, sizeof half), room->group,
			   show_sex(room->sex, sex, sizeof sex), room->tag);
	}
	pen = pen_at(canvas, area, 1, ROLE_FAINT);
	pen_text(&pen, _("front of the room"));
}

static void paint_desk(const struct room_seat *seat, bool has_focus, struct canvas *canvas, struct area desk)
{
	char number[24], school[SHOWN_TEXT];
	const enum role role = has_focus ? ROLE_FOCUS : seat->is_withdrawn ? ROLE_FAINT : ROLE_TEXT;
	struct pen pen = pen_at(canvas, desk, 0, role);

	snprintf(number, sizeof number, "%02u", (unsigned)seat->seat);
	pen_cell(&pen, number, SEAT_CELLS);
	pen_cell(&pen, seat->name, desk.columns - SEAT_CELLS);
	pen = pen_at(canvas, desk, 1, has_focus ? ROLE_FOCUS : ROLE_FAINT);
	pen_cell(&pen, "", SEAT_CELLS);
	/* Names of schools begin alike: the code tells them apart where a name is cut. */
	snprintf(school, sizeof school, "%s%s%s", seat->feeder, strcmp(seat->feeder, seat->feeder_name) != 0 ? " " : "",
		 strcmp(seat->feeder, seat->feeder_name) != 0 ? seat->feeder_name : "");
	pen_cell(&pen, seat->is_withdrawn ? _("withdrawn") : school, desk.columns - SEAT_CELLS);
	if (has_focus)
		canvas_put_cursor(canvas, desk.line, desk.column);
}

static void paint_desks(const struct desks *own, struct canvas *canvas, struct area area)
{
	const struct room_view *room = &own->room;
	const struct room_seat *focus = &room->seats[own->focus];
	const struct window across = window_of(room->columns, (uint32_t)(area.columns / DESK_LEAST), focus->column);
	const struct window along = window_of(room->rows, (uint32_t)(area.lines / DESK_LINES), focus->row);
	const int width = area.columns / (int)across.count;

	for (size_t i = 0; i < room->n_seats; i++) {
		const struct room_seat *seat = &room->seats[i];
		const uint32_t column = seat->column - across.first, row = seat->row - along.first;

		if (seat->column >= across.first && column < across.count && seat->row >= along.first && row < along.count)
			paint_desk(seat, i == own->focus, canvas,
				   (struct area){ area.line + (int)row * DESK_LINES, area.column + (int)column * width, DESK_LINES - 1, width - 1 });
	}
}

static void paint_foot(const struct desks *own, struct canvas *canvas, struct area area)
{
	const struct room_seat *seat = &own->room.seats[own->focus];
	struct pen pen = pen_at(canvas, area, 0, ROLE_TEXT);
	char sex[SHOWN_TEXT];

	pen_format(&pen, _("seat %u  ticket %s  candidate %s  %s  %s"), (unsigned)seat->seat, seat->ticket, seat->candidate_no, seat->name,
		   show_sex(seat->sex, sex, sizeof sex));
	pen = pen_at(canvas, area, 1, ROLE_TEXT);
	pen_text(&pen, seat->feeder_name);
}

static void room_paint(const struct view *view, struct canvas *canvas, struct area area)
{
	const struct desks *own = view->state;
	const int lines = area.lines - HEAD_LINES - FOOT_LINES;

	if (!own->is_good) {
		page_view_paint(view, canvas, area);
		return;
	}
	paint_head(own, canvas, area);
	if (own->room.n_seats == 0) {
		struct pen pen = pen_at(canvas, area, HEAD_LINES, ROLE_FAINT);

		pen_text(&pen, _("nobody sits here yet"));
		return;
	}
	paint_desks(own, canvas, (struct area){ area.line + HEAD_LINES, area.column, lines, area.columns });
	paint_foot(own, canvas, (struct area){ area.line + area.lines - FOOT_LINES, area.column, FOOT_LINES, area.columns });
}

const struct behaviour behaviour_room = {
	.state_bytes = sizeof(struct desks),
	.open = page_view_open,
	.close = room_close,
	.paint = room_paint,
	.press = room_press,
	.step = room_step,
	.returned = page_view_returned,
};
