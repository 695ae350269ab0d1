/* SPDX-License-Identifier: ISC */
/* Sites, rooms, sittings and seats: their lists, and the forms that seat an exam or a late candidate. */
#include <luqu/screen_seat.h>
#include <luqu/service_seat.h>
#include <luqu/store.h>

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "internal.h"

#define FORM_OF(name, number) \
	const struct form_kind form_of_##name = { .is_row = true, .kind = (number), .fill = form_row_fill, .changed = form_row_changed, .save = form_row_save }
FORM_OF(sites, KIND_SITES);
FORM_OF(rooms, KIND_ROOMS);
FORM_OF(room_uses, KIND_ROOM_USES);
FORM_OF(sittings, KIND_SITTINGS);

/* --- lists ------------------------------------------------------------------------------------------------------------------------ */

static void extend_room(struct view *view, const struct list_row *row, struct list *list)
{
	const struct store_bind binds[] = { { .text = row->cells[ROOMS_EXAM] }, { .text = row->cells[ROOMS_SITE] }, { .text = row->cells[ROOMS_ROOM] } };
	struct store_cursor *seats = store_cursor_open(tui_store(view->tui), STORE_EXAM_SEATS, binds, 3);
	uint64_t n = 0;
	char text[24];

	while (store_cursor_next(seats))
		n++;
	store_cursor_close(seats, NULL);
	snprintf(text, sizeof text, "%" PRIu64, n);
	list_put_cell(list, ROOMS_SEATED, text);
}

static void extend_seat(struct view *view, const struct list_row *row, struct list *list)
{
	char *texts[FIELDS_MOST], *memory;

	if (row_read(tui_store(view->tui), KIND_CANDIDATES, &row->cells[SEATS_NO], texts, &memory, NULL) == STATUS_OK)
		list_put_cell(list, SEATS_NAME, texts[CANDIDATES_NAME]);
	free(memory);
}

const struct list_source list_sites = { LIST_OVER(KIND_SITES) };
const struct list_source list_rooms = { LIST_OVER(KIND_ROOMS), .extend = extend_room };
const struct list_source list_room_uses = { LIST_OVER(KIND_ROOM_USES) };
const struct list_source list_sittings = { LIST_OVER(KIND_SITTINGS) };
const struct list_source list_seats = { LIST_OVER(KIND_SEATS), .extend = extend_seat };

struct effect action_room_edit(struct view *view)
{
	const struct list_row *row = list_focus(view->list);
	char key[EFFECT_TEXT];

	if (!row)
		return effect_refuse("%s", _("there is no row here"));
	snprintf(key, sizeof key, "%s/%s/%s", row->cells[ROOMS_EXAM], row->cells[ROOMS_SITE], row->cells[ROOMS_ROOM]);
	return effect_open(&screen_edit_room, key);
}

static struct effect enter_seat(struct view *view)
{
	const struct list_row *row = list_focus(view->list);

	return row ? effect_open(&screen_candidate, row->cells[SEATS_NO]) : effect_refuse("%s", _("there is no row here"));
}

const struct behaviour behaviour_seats = { .enter = enter_seat };

/* The exam of the row, which stands first in all these lists. */
static struct effect open_form(struct view *view, const struct screen *screen)
{
	const struct list_row *row = view->list ? list_focus(view->list) : NULL;

	return effect_open(screen, row ? row->cells[0] : "");
}

struct effect action_seat_exam(struct view *view)
{
	return open_form(view, &screen_seat);
}

struct effect action_seat_late(struct view *view)
{
	return open_form(view, &screen_seat_late);
}

/* --- an exam is seated -------------------------------------------------------------------------------------------------------------- */

enum { SEAT_EXAM, SEAT_SEED, SEAT_AGAIN };
enum { LATE_EXAM, LATE_NUMBER };

struct seating_form { struct seat_report report; struct seat_place place; };

static enum status fill_exam(struct view *view, struct problem *problem)
{
	(void)problem;
	form_set(view->form, SEAT_EXAM, view->argument);
	return STATUS_OK;
}

static enum status fill_seat(struct view *view, struct problem *problem)
{
	form_set(view->form, SEAT_AGAIN, "0");
	return fill_exam(view, problem);
}

static enum status seat_work(struct view *view, const struct progress *progress, struct problem *problem)
{
	struct seating_form *own = view->state;
	const char *seed = form_get(view->form, SEAT_SEED);
	const struct seat_request request = {
		.exam = form_get(view->form, SEAT_EXAM),
		.seed = *seed ? seed : NULL,
		.may_move = strcmp(form_get(view->form, SEAT_AGAIN), "1") == 0,
		.progress = progress,
	};

	return exam_seat(tui_store(view->tui), &request, &own->report, problem);
}

static struct effect seat_done(struct view *view, enum status status)
{
	const struct seating_form *own = view->state;
	struct effect effect = effect_back();

	if (status != STATUS_OK)
		return effect_redraw();
	snprintf(effect.text, sizeof effect.text, _("%llu seated in %llu rooms, seed %s; neighbours from one feeder school: %llu"),
		 (unsigned long long)own->report.candidates, (unsigned long long)own->report.rooms, own->report.seed,
		 (unsigned long long)own->report.neighbours);
	return effect;
}

static const struct job seat_job = { N_("seating"), seat_work, seat_done };

static struct effect seat_agreed(struct view *view)
{
	(void)view;
	return effect_run(&seat_job);
}

static struct effect save_seat(struct view *view)
{
	if (!form_get(view->form, SEAT_EXAM)[0])
		return form_refuse(view->form, SEAT_EXAM, _("which exam?"));
	if (strcmp(form_get(view->form, SEAT_AGAIN), "1") == 0)
		return effect_ask(seat_agreed, "%s", _("Draw anew? Seats drawn before are gone then."));
	return effect_run(&seat_job);
}

const struct form_kind form_seat = { .fill = fill_seat, .save = save_seat };
const struct behaviour behaviour_seat = { .state_bytes = sizeof(struct seating_form) };

/* --- a late candidate --------------------------------------------------------------------------------------------------------------- */

static enum status late_work(struct view *view, const struct progress *progress, struct problem *problem)
{
	struct seating_form *own = view->state;

	return exam_seat_add(tui_store(view->tui), form_get(view->form, LATE_EXAM), form_get(view->form, LATE_NUMBER), progress, &own->place, problem);
}

static struct effect late_done(struct view *view, enum status status)
{
	const struct seat_place *place = &((const struct seating_form *)view->state)->place;
	struct effect effect = effect_back();

	if (status != STATUS_OK)
		return effect_redraw();
	char seat[16];
	snprintf(seat, sizeof seat, "%u", (unsigned)place->seat);
	undo_remember_added(view->tui, KIND_SEATS,
			    (const char *[]){ form_get(view->form, LATE_EXAM), place->site, place->room, seat, place->ticket, place->candidate_no });
	snprintf(effect.text, sizeof effect.text, _("candidate %s: site %s, room %s, seat %u, ticket %s"), place->candidate_no, place->site, place->room,
		 (unsigned)place->seat, place->ticket);
	return effect;
}

static struct effect save_late(struct view *view)
{
	static const struct job job = { N_("seating"), late_work, late_done };

	if (!form_get(view->form, LATE_EXAM)[0])
		return form_refuse(view->form, LATE_EXAM, _("which exam?"));
	return form_get(view->form, LATE_NUMBER)[0] ? effect_run(&job) : form_refuse(view->form, LATE_NUMBER, _("which candidate?"));
}

const struct form_kind form_seat_late = { .fill = fill_exam, .save = save_late };
const struct behaviour behaviour_seat_late = { .state_bytes = sizeof(struct seating_form) };
