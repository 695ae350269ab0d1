/* SPDX-License-Identifier: ISC */
/* Sites, rooms, sittings and seats on the screen. */
#include "suite.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <luqu/kind.h>
#include <luqu/screen_seat.h>
#include <luqu/service_row.h>
#include <luqu/service_seat.h>
#include <luqu/store.h>

/* Two sites, three rooms for the 40 candidates, one of them for those with a tag. */
static int begin(void **state)
{
	static const char *const sites[][FIELDS_MOST] = { { "01", "惠南中学考点", "人民东路" }, { "02", "周浦中学考点", "" } };
	static const char *const rooms[][FIELDS_MOST] = { { "main", "01", "001", "20", "4" }, { "main", "01", "002", "20", "5" },
		                                          { "main", "02", "001", "9", "3" } };
	static const char *const use[FIELDS_MOST] = { "main", "02", "001", "sport", "2026-06-18", "pm", "", "三组" };
	static const char *const sitting[FIELDS_MOST] = { "main", "", "{year:2}{site}{room:3}{seat:2}", "", "", "", "", "", "", "" };
	struct problem problem = { .status = STATUS_OK };
	struct store *store = NULL;

	if (year_begin(state) != 0 || store_open(year_path(), STORE_WRITE, &store, &problem) != STATUS_OK)
		return -1;
	for (size_t i = 0; i < 2; i++)
		row_put(store, KIND_SITES, sites[i]);
	for (size_t i = 0; i < 3; i++)
		row_put(store, KIND_ROOMS, rooms[i]);
	row_put(store, KIND_ROOM_USES, use);
	row_put(store, KIND_SITTINGS, sitting);
	store_close(store);
	return 0;
}
#define OVER_ROOMS(test) cmocka_unit_test_setup_teardown(test, begin, year_end)

static const char seat_all[] = ":sittings<Enter>=<Tab>seed<C-s>";

static void lists__look__as_they_should(void **state)
{
	static const char *const lists[] = { "sites", "rooms", "room-uses", "sittings" };

	(void)state;
	for (size_t i = 0; i < sizeof lists / sizeof lists[0]; i++)
		assert_golden_everywhere(lists[i], "", lists[i]);
}

static void forms__look__as_they_should(void **state)
{
	(void)state;
	assert_golden_everywhere("sites", "<Enter>", "site");
	assert_golden_everywhere("rooms", "e", "edit-room");
	assert_golden_everywhere("room-uses", "<Enter>", "room-use");
	assert_golden_everywhere("sittings", "<Enter>", "sitting");
	assert_golden_everywhere("sittings", "=", "seat");
	assert_golden_everywhere("sittings", "+", "seat-late");
}

static void seated(void)
{
	struct tui *tui = screen_open("home", 24, 80);

	type(tui, seat_all);
	assert_shows(tui, "40 seated in 3 rooms, seed seed; neighbours from one feeder school: 0");
	tui_free(tui);
}

static void a_plan__looks__as_it_should(void **state)
{
	(void)state;
	seated();
	assert_golden_everywhere("rooms", "<Enter>ljj", "room");
	assert_golden_everywhere("rooms", "", "rooms-seated");
	assert_golden_everywhere("seats", "jj", "seats");
}

static void the_form__seats_an_exam__and_says_what_came_of_it(void **state)
{
	struct tui *tui = screen_open("sittings", 24, 80);

	(void)state;
	type(tui, "=<C-s>");
	assert_shows(tui, "40 seated in 3 rooms, seed 7; neighbours from one feeder school: 0");
	type(tui, ":rooms<Enter>");
	assert_shows(tui, "20      20");
	type(tui, "=<C-s>");
	assert_shows(tui, "exam main is seated already (40 seats)");
	type(tui, "<Tab><Tab> <C-s>");
	assert_shows(tui, "Draw anew?");
	type(tui, "n");
	tui_free(tui);
}

static void the_form__refuses__no_exam_and_one_that_is_not_there(void **state)
{
	struct tui *tui = screen_open("seat", 24, 80);

	(void)state;
	type(tui, "<C-s>");
	assert_shows(tui, "which exam?");
	type(tui, "nothing<C-s>");
	assert_shows(tui, "there is no exam nothing");
	tui_free(tui);
	tui = screen_open("seat-late", 24, 80);
	type(tui, "main<C-s>");
	assert_shows(tui, "which candidate?");
	type(tui, "100001<C-s>");
	assert_shows(tui, "exam main is not seated yet");
	tui_free(tui);
}

static void a_plan__moves_from_desk_to_desk__and_opens_the_candidate(void **state)
{
	struct tui *tui;

	(void)state;
	seated();
	tui = screen_open("rooms", 24, 80);
	type(tui, "<Enter>");
	assert_shows(tui, "seat 1  ticket 260100101");
	type(tui, "j");
	assert_shows(tui, "seat 2  ticket 260100102");
	type(tui, "l");
	assert_shows(tui, "seat 9  ticket 260100109");
	type(tui, "k");
	assert_shows(tui, "seat 10  ticket 260100110");
	type(tui, "k");
	assert_shows(tui, "seat 10  ticket 260100110");
	type(tui, "hG");
	assert_shows(tui, "seat 20  ticket 260100120");
	type(tui, "<Enter>");
	assert_shows(tui, "ticket 260100120");
	tui_free(tui);
}

static void a_ticket_number__finds__its_candidate(void **state)
{
	struct tui *tui;

	(void)state;
	seated();
	tui = screen_open("home", 24, 80);
	type(tui, ":candidate 260100101<Enter>");
	assert_shows(tui, "ticket 260100101");
	type(tui, ":candidate 260100199<Enter>");
	assert_shows(tui, "there is no candidate 260100199");
	type(tui, ":choices 260100199<Enter>");
	assert_shows(tui, "there is no candidate 260100199");
	type(tui, ":registration 260100199<Enter>");
	assert_shows(tui, "there is no candidate 260100199");
	type(tui, ":room main/01/009<Enter>");
	assert_shows(tui, "exam main has no room 01/009");
	type(tui, ":room main<Enter>");
	assert_shows(tui, "a room is named as EXAM/SITE/ROOM");
	tui_free(tui);
}

static void a_ticket_number__will_do__wherever_a_candidate_is_asked_for(void **state)
{
	static const char *const calendar[FIELDS_MOST] = { "recheck", "Rechecks", "", "" };
	static const char *const violation[FIELDS_MOST] = { "51", "Notes", "subject" };
	static const char *const names[] = { "choices", "explain", "candidate" };
	char no[SEAT_CODE_TEXT], text[128];
	struct problem problem = { .status = STATUS_OK };
	struct store *store = NULL;
	struct tui *tui;

	(void)state;
	seated();
	assert_int_equal(store_open(year_path(), STORE_WRITE, &store, &problem), STATUS_OK);
	row_put(store, KIND_CALENDAR, calendar);
	row_put(store, KIND_VIOLATIONS, violation);
	assert_int_equal(candidate_resolve(store, "260100101", no, &problem), STATUS_OK);
	store_close(store);
	tui = screen_open("home", 24, 80);
	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
		snprintf(text, sizeof text, ":%s 260100101<Enter>", names[i]);
		type(tui, text);
		assert_string_equal(tui_view(tui)->screen->name, names[i]);
		assert_shows(tui, no);
	}
	type(tui, ":rechecks<Enter>a260100101 math<Enter>");
	snprintf(text, sizeof text, "recheck 1 of %s in math: applied for", no);
	assert_shows(tui, text);
	type(tui, ":breaches 260100101<Enter>a<C-U>260100101 51 math<Enter>notes<Enter>");
	assert_shows(tui, "1 marks void");
	assert_shows(tui, no);
	type(tui, ":seat-late main<Enter><Down>260100101<C-s>");
	snprintf(text, sizeof text, "candidate %s has a seat in this exam already", no);
	assert_shows(tui, text);
	tui_free(tui);
	tui = screen_open("home", 24, 80);
	type(tui, ":registration 260100101<Enter>");
	assert_shows(tui, no);
	assert_hides(tui, "260100101");
	tui_free(tui);
}

static uint64_t seats_of(struct tui *tui)
{
	uint64_t count = 0;

	assert_int_equal(store_count(tui_store(tui), KIND_SEATS, &count, NULL), STATUS_OK);
	return count;
}

static void a_late_seat__is_undone__but_no_draw(void **state)
{
	static const char *const late[FIELDS_MOST] = { "200001", "新来", "", "", "", "", "", "", "", "0" };
	struct problem problem = { .status = STATUS_OK };
	struct store *store = NULL;
	struct tui *tui = screen_open("home", 24, 80);

	(void)state;
	type(tui, seat_all);
	type(tui, "u");
	assert_shows(tui, "! not undone: ");
	assert_shows(tui, "draw anew in the list of sittings");
	assert_int_equal(seats_of(tui), 40);
	assert_int_equal(store_open(year_path(), STORE_WRITE, &store, &problem), STATUS_OK);
	act_as("clerk1");
	row_put(store, KIND_CANDIDATES, late);
	act_as("officer");
	store_close(store);
	type(tui, ":seat-late main<Enter><Down>200001<C-s>");
	assert_int_equal(seats_of(tui), 41);
	type(tui, "u");
	assert_shows(tui, "undone: Allotted seats main");
	assert_int_equal(seats_of(tui), 40);
	type(tui, "u");
	assert_shows(tui, "! not undone: ");
	tui_free(tui);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		OVER_ROOMS(lists__look__as_they_should),
		OVER_ROOMS(a_late_seat__is_undone__but_no_draw),
		OVER_ROOMS(forms__look__as_they_should),
		OVER_ROOMS(a_plan__looks__as_it_should),
		OVER_ROOMS(the_form__seats_an_exam__and_says_what_came_of_it),
		OVER_ROOMS(the_form__refuses__no_exam_and_one_that_is_not_there),
		OVER_ROOMS(a_plan__moves_from_desk_to_desk__and_opens_the_candidate),
		OVER_ROOMS(a_ticket_number__finds__its_candidate),
		OVER_ROOMS(a_ticket_number__will_do__wherever_a_candidate_is_asked_for),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
