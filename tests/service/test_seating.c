/* SPDX-License-Identifier: ISC */
/* The allotment of seats as a function: what holds for thousands of random areas, and each rule on a small one. */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../../src/service/seating.h"
#include "../support/suite.h"

enum { AREAS = 3000, ROOMS_MOST = 400, PEOPLE_MOST = 700 };

struct area {
	struct seating_person people[PEOPLE_MOST];
	struct seating_room rooms[ROOMS_MOST];
	struct seating_place places[PEOPLE_MOST];
	struct seating_request request;
	struct seating_report report;
	uint32_t biggest; /* persons of the biggest school */
};

static struct area area, again;

/* Numbers that every machine draws alike. */
static uint32_t roll(uint32_t limit)
{
	static uint64_t state = 20260618;

	state = state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
	return (uint32_t)((state >> 33) % limit);
}

static uint32_t size_of(int number)
{
	static const uint32_t limits[] = { 12, 60, 250, PEOPLE_MOST };

	return 1 + roll(limits[number % 4]);
}

/* Schools of up to `most` persons, in the order of a draw. */
static void make_people(uint32_t n, uint32_t most)
{
	uint32_t made = 0, school = 0;

	area.biggest = 0;
	while (made < n) {
		uint32_t size = roll(2) ? most : 1 + roll(most);

		size = size > n - made ? n - made : size;
		area.biggest = size > area.biggest ? size : area.biggest;
		for (school++; size > 0; size--)
			area.people[made++] = (struct seating_person){ .school = school };
	}
	for (uint32_t i = n; i > 1; i--) {
		const uint32_t other = roll(i);
		const struct seating_person person = area.people[i - 1];

		area.people[i - 1] = area.people[other];
		area.people[other] = person;
	}
	area.request = (struct seating_request){ .people = area.people, .n_people = n, .rooms = area.rooms, .n_schools = school + 1, .n_papers = 1,
						 .n_uses = 1, .is_shaped = roll(2), .remainder = (enum seating_remainder)roll(3), .extra = roll(6),
						 .random = roll(1000000) };
}

static void make_rooms(uint32_t seats)
{
	size_t n = 0;

	for (uint32_t made = 0; made < seats && n < ROOMS_MOST; made += area.rooms[n++].size)
		area.rooms[n] = (struct seating_room){ .size = n + 1 == ROOMS_MOST ? seats - made : 1 + roll(45), .columns = 1 + roll(8) };
	area.request.n_rooms = n;
}

static void allot(void)
{
	assert_true(seating_allot(&area.request, area.places, &area.report));
}

/* --- what is seen from the result alone ------------------------------------------------------------------------------------------ */

static uint32_t who_sits(uint32_t room, uint32_t seat)
{
	static uint32_t at[ROOMS_MOST][PEOPLE_MOST + 1]; /* number + 1 */
	static const struct seating_place *of;

	if (room == SEATING_NONE) {
		of = area.places;
		memset(at, 0, area.request.n_rooms * sizeof *at);
		for (uint32_t i = 0; i < area.request.n_people; i++) {
			if (of[i].room != SEATING_NONE) {
				assert_true(of[i].seat >= 1 && of[i].seat <= PEOPLE_MOST);
				assert_int_equal(at[of[i].room][of[i].seat], 0);
				at[of[i].room][of[i].seat] = i + 1;
			}
		}
		return 0;
	}
	return at[room][seat];
}

static uint32_t count_in(uint32_t room)
{
	uint32_t n = 0;

	while (n < PEOPLE_MOST && who_sits(room, n + 1) > 0)
		n++;
	return n;
}

/* By where desks stand, not by who is said to be beside whom. */
static uint64_t count_neighbours(void)
{
	uint64_t pairs = 0;

	who_sits(SEATING_NONE, 0);
	for (uint32_t room = 0; room < area.request.n_rooms; room++) {
		const uint32_t n = count_in(room);

		for (uint32_t a = 1; a <= n; a++) {
			const struct seating_spot here = seating_spot(&area.rooms[room], n, area.request.is_shaped, a);

			for (uint32_t b = a + 1; b <= n; b++) {
				const struct seating_spot there = seating_spot(&area.rooms[room], n, area.request.is_shaped, b);
				const unsigned aside = (unsigned)abs((int)here.column - (int)there.column);
				const unsigned behind = (unsigned)abs((int)here.row - (int)there.row);
				const uint32_t school = area.people[who_sits(room, a) - 1].school;

				pairs += aside + behind == 1 && school != SEATING_NO_SCHOOL &&
					 school == area.people[who_sits(room, b) - 1].school;
			}
		}
	}
	return pairs;
}

static void holds_everyone_once(void)
{
	uint64_t seated = 0;

	who_sits(SEATING_NONE, 0);
	for (uint32_t room = 0; room < area.request.n_rooms; room++) {
		const uint32_t n = count_in(room), size = area.rooms[room].size;

		seated += n;
		assert_true(n <= size + area.request.extra);
		assert_true(n <= size || area.request.remainder != SEATING_OWN);
	}
	assert_int_equal(seated + area.report.missing, area.request.n_people);
}

static void seating_allot__seats_everyone_once__without_neighbours_in_any_area(void **state)
{
	(void)state;
	for (int i = 0; i < AREAS; i++) {
		const uint32_t n = size_of(i);

		make_people(n, n < 3 ? 1 : n / 3);
		make_rooms(n);
		allot();
		assert_int_equal(area.report.missing, 0);
		holds_everyone_once();
		assert_int_equal(count_neighbours(), area.report.neighbours);
		if (area.report.neighbours > 0)
			fail_msg("area %d: %u persons, the biggest school has %u: %u neighbours", i, (unsigned)n, (unsigned)area.biggest,
				 (unsigned)area.report.neighbours);
	}
}

static void seating_allot__counts_the_neighbours__that_cannot_be_parted(void **state)
{
	unsigned with_any = 0;

	(void)state;
	for (int i = 0; i < AREAS / 10; i++) {
		const uint32_t n = 2 + roll(200);

		make_people(n, 1 + n / 2 + roll(n / 2));
		make_rooms(n);
		allot();
		holds_everyone_once();
		assert_int_equal(count_neighbours(), area.report.neighbours);
		with_any += area.report.neighbours > 0;
	}
	assert_true(with_any > AREAS / 40);
	/* One school alone: every pair of desks that touch. */
	make_people(30, 30);
	for (uint32_t i = 0; i < 30; i++)
		area.people[i].school = 1;
	area.rooms[0] = (struct seating_room){ .size = 30, .columns = 5 };
	area.request.n_rooms = 1;
	allot();
	assert_int_equal(area.report.neighbours, 5 * 5 + 4 * 6);
	/* Without a school nobody is a schoolmate. */
	for (uint32_t i = 0; i < 30; i++)
		area.people[i].school = SEATING_NO_SCHOOL;
	allot();
	assert_int_equal(area.report.neighbours, 0);
}

static void seating_allot__says_how_many__find_no_seat(void **state)
{
	(void)state;
	for (int i = 0; i < AREAS / 10; i++) {
		const uint32_t n = 2 + roll(200);
		uint64_t seats = 0;

		make_people(n, n);
		make_rooms(1 + roll(n));
		allot();
		holds_everyone_once();
		for (size_t room = 0; room < area.request.n_rooms; room++)
			seats += area.rooms[room].size;
		if (seats >= n) {
			assert_int_equal(area.report.missing, 0);
		} else if (area.request.remainder == SEATING_OWN) {
			assert_int_equal(area.report.missing, n - seats);
		} else {
			assert_int_equal(area.report.missing, n - seats <= area.request.extra ? 0 : n - seats);
		}
	}
}

static void seating_allot__gives_the_same_seats__for_the_same_draw(void **state)
{
	(void)state;
	for (int i = 0; i < AREAS / 10; i++) {
		make_people(size_of(i % 3), 40);
		make_rooms((uint32_t)area.request.n_people);
		allot();
		again = area;
		memset(area.places, 0x55, sizeof area.places);
		allot();
		assert_memory_equal(area.places, again.places, area.request.n_people * sizeof *area.places);
	}
	/* Another number decides only where seats had to be exchanged; another draw decides all. */
	make_people(700, 5);
	make_rooms(700);
	allot();
	again = area;
	for (uint32_t i = 0; i < 700; i++)
		area.people[i] = again.people[699 - i];
	allot();
	assert_memory_not_equal(area.places, again.places, 700 * sizeof *area.places);
}

/* --- rooms of their own ------------------------------------------------------------------------------------------------------------- */

static void make_marked_people(uint32_t n)
{
	make_people(n, 1 + n / 10);
	area.request.n_papers = 1 + roll(3);
	area.request.n_uses = 1 + roll(3);
	for (uint32_t i = 0; i < n; i++) {
		area.people[i].paper = roll(area.request.n_papers);
		area.people[i].use = roll(area.request.n_uses);
		area.people[i].sex = (enum seating_sex)roll(SEATING_SEXES);
	}
	area.request.n_rooms = 40 + roll(100);
	for (size_t i = 0; i < area.request.n_rooms; i++)
		area.rooms[i] = (struct seating_room){ 5 + roll(30), 1 + roll(6), roll(area.request.n_uses), (enum seating_sex)roll(SEATING_SEXES) };
}

static void seating_allot__mixes_no_papers_uses_or_sexes__in_a_room(void **state)
{
	(void)state;
	for (int i = 0; i < AREAS / 10; i++) {
		uint32_t paper[ROOMS_MOST];

		make_marked_people(1 + roll(600));
		allot();
		holds_everyone_once();
		memset(paper, 0xff, sizeof paper);
		for (uint32_t p = 0; p < area.request.n_people; p++) {
			const struct seating_person *person = &area.people[p];
			const uint32_t room = area.places[p].room;

			if (room == SEATING_NONE)
				continue;
			assert_int_equal(area.rooms[room].use, person->use);
			assert_true(area.rooms[room].sex == SEATING_ANY_SEX || area.rooms[room].sex == person->sex);
			assert_true(paper[room] == SEATING_NONE || paper[room] == person->paper);
			paper[room] = person->paper;
		}
	}
}

/* Boys who find no seat in boys' rooms go where everybody may. */
static void seating_allot__fills_boys_and_girls_rooms__before_the_others(void **state)
{
	(void)state;
	make_people(20, 1);
	for (uint32_t i = 0; i < 20; i++)
		area.people[i].sex = i < 12 ? SEATING_BOYS : SEATING_GIRLS;
	area.request.n_rooms = 3;
	area.request.remainder = SEATING_OWN;
	area.rooms[0] = (struct seating_room){ 10, 5, 0, SEATING_ANY_SEX };
	area.rooms[1] = (struct seating_room){ 10, 5, 0, SEATING_BOYS };
	area.rooms[2] = (struct seating_room){ 10, 5, 0, SEATING_GIRLS };
	allot();
	who_sits(SEATING_NONE, 0);
	assert_int_equal(area.report.missing, 0);
	assert_int_equal(count_in(0), 2);
	assert_int_equal(count_in(1), 10);
	assert_int_equal(count_in(2), 8);
}

static void seating_allot__keeps_schools_together__where_it_is_asked_to(void **state)
{
	uint32_t last = 0;
	bool is_over[100] = { false };

	(void)state;
	make_people(300, 30);
	make_rooms(300);
	area.request.keeps_schools_together = true;
	allot();
	assert_int_equal(area.report.neighbours, 0);
	who_sits(SEATING_NONE, 0);
	assert_int_equal(area.people[who_sits(0, 1) - 1].school, area.people[0].school);
	for (uint32_t room = 0; room < area.request.n_rooms; room++) {
		for (uint32_t seat = 1; who_sits(room, seat) > 0; seat++) {
			const uint32_t school = area.people[who_sits(room, seat) - 1].school;

			assert_false(is_over[school]);
			if (last != 0 && last != school)
				is_over[last] = true;
			last = school;
		}
	}
}

/* --- remainders ------------------------------------------------------------------------------------------------------------------- */

static void fill(enum seating_remainder remainder, uint32_t n, const char *expected)
{
	static const uint32_t numbers[] = { 0, 1, 2, 3 };
	uint32_t counts[4], left;
	char text[100];

	for (size_t i = 0; i < 4; i++)
		area.rooms[i] = (struct seating_room){ .size = 30, .columns = 5 };
	area.request = (struct seating_request){ .rooms = area.rooms, .n_rooms = 4, .remainder = remainder, .extra = 5 };
	left = seating_fill(&area.request, numbers, 4, n, counts);
	snprintf(text, sizeof text, "%u %u %u %u left %u", (unsigned)counts[0], (unsigned)counts[1], (unsigned)counts[2], (unsigned)counts[3],
		 (unsigned)left);
	assert_string_equal(text, expected);
}

static void seating_fill__puts_a_small_remainder__where_the_rule_says(void **state)
{
	(void)state;
	fill(SEATING_LARGER, 90, "30 30 30 0 left 0");
	fill(SEATING_LARGER, 95, "30 30 35 0 left 0");
	fill(SEATING_LARGER, 96, "30 30 30 6 left 0");
	fill(SEATING_LARGER, 4, "4 0 0 0 left 0");
	fill(SEATING_LARGER, 125, "30 30 30 35 left 0");
	fill(SEATING_LARGER, 126, "30 30 30 30 left 6");
	fill(SEATING_MERGE, 95, "31 32 32 0 left 0");
	fill(SEATING_MERGE, 62, "31 31 0 0 left 0");
	fill(SEATING_MERGE, 124, "31 31 31 31 left 0");
	fill(SEATING_OWN, 61, "30 30 1 0 left 0");
	fill(SEATING_OWN, 121, "30 30 30 30 left 1");
	fill(SEATING_OWN, 0, "0 0 0 0 left 0");
}

/* --- desks ---------------------------------------------------------------------------------------------------------------------------- */

static void beside(const struct seating_room *room, uint32_t n, bool is_shaped, uint32_t seat, const char *expected)
{
	uint32_t others[SEATING_SIDES];
	char text[100];

	seating_beside(room, n, is_shaped, seat, others);
	snprintf(text, sizeof text, "%u %u %u %u", (unsigned)others[0], (unsigned)others[1], (unsigned)others[2], (unsigned)others[3]);
	assert_string_equal(text, expected);
}

static void seating_beside__runs_in_an_s__or_column_by_column(void **state)
{
	const struct seating_room room = { .size = 30, .columns = 5 }, hall = { .size = 32, .columns = 5 };

	(void)state;
	beside(&room, 30, true, 1, "0 2 0 12");
	beside(&room, 30, true, 6, "5 0 0 7");
	beside(&room, 30, true, 7, "0 8 6 18");
	beside(&room, 30, false, 1, "0 2 0 7");
	beside(&room, 30, false, 7, "0 8 1 13");
	beside(&room, 9, true, 4, "3 5 0 9");
	beside(&room, 9, true, 3, "2 4 0 0");
	/* Seven desks one behind the other, and two empty ones in the last column. */
	assert_int_equal(seating_rows(&hall, 32), 7);
	beside(&hall, 32, true, 32, "31 0 25 0");
	/* Two more than the room's size: a seventh row. */
	assert_int_equal(seating_rows(&room, 32), 7);
	assert_int_equal(seating_rows(&room, 12), 6);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(seating_allot__seats_everyone_once__without_neighbours_in_any_area),
		cmocka_unit_test(seating_allot__counts_the_neighbours__that_cannot_be_parted),
		cmocka_unit_test(seating_allot__says_how_many__find_no_seat),
		cmocka_unit_test(seating_allot__gives_the_same_seats__for_the_same_draw),
		cmocka_unit_test(seating_allot__mixes_no_papers_uses_or_sexes__in_a_room),
		cmocka_unit_test(seating_allot__fills_boys_and_girls_rooms__before_the_others),
		cmocka_unit_test(seating_allot__keeps_schools_together__where_it_is_asked_to),
		cmocka_unit_test(seating_fill__puts_a_small_remainder__where_the_rule_says),
		cmocka_unit_test(seating_beside__runs_in_an_s__or_column_by_column),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
