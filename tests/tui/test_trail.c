/* SPDX-License-Identifier: ISC */
/* The audit trail and the stored runs: who did what and when, as people see it. LUQU_GOLDEN=write writes the screens anew. */
#include "suite.h"

static void change_as(const char *user, const char *screen, const char *keys)
{
	act_as(user);
	pass_time(1800);
	struct tui *tui = screen_open(screen, 24, 80);
	type(tui, keys);
	tui_free(tui);
}

/* A day of two people: a run, a line that is moved, a run of the tiers again, a row changed and changed back, one taken away. */
static int begin_day(void **state)
{
	if (year_begin(state) != 0)
		return -1;
	change_as("officer", "run", "<F9>");
	change_as("planner", "lines", "=100<Enter>s会议决定<Enter>");
	change_as("officer", "run", "<F9>");
	change_as("planner", "schools", "/S1<Enter><Enter>新校区<F9>u");
	change_as("officer", "schools", "/J01<Enter>d重复登记<Enter>");
	return 0;
}
#define OVER_DAY(test) cmocka_unit_test_setup_teardown(test, begin_day, year_end)

static void the_trail__looks__as_it_should(void **state)
{
	(void)state;
	assert_golden_everywhere("audit", "", "audit");
	assert_golden_everywhere("audit", "jjj<Enter>", "change");
	assert_golden_everywhere("audit", "<F6>", "anchor");
	assert_golden_everywhere("anchor", "<F6>12:0000000000000000000000000000000000000000000000000000000000000000<Enter>", "anchor-broken");
}

static void runs__look__as_they_should(void **state)
{
	(void)state;
	assert_golden_everywhere("runs", "j", "runs");
}

static void anchor__verifies__the_trail_and_refuses_a_false_anchor(void **state)
{
	(void)state;
	struct tui *tui = screen_open("audit", 24, 80);

	type(tui, "v");
	assert_string_equal(tui_view(tui)->screen->name, "anchor");
	assert_shows(tui, "The audit trail holds: 12 rows.");
	type(tui, "vnonsense<Enter>");
	assert_shows(tui, "that is no anchor");
	type(tui, "<C-U>1:0000000000000000000000000000000000000000000000000000000000000000<Enter>");
	assert_shows(tui, "the audit trail is broken");
	type(tui, "v<Enter>");
	assert_shows(tui, "The audit trail holds: 12 rows.");
	tui_free(tui);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		OVER_DAY(the_trail__looks__as_it_should),
		OVER_DAY(runs__look__as_they_should),
		OVER_YEAR(anchor__verifies__the_trail_and_refuses_a_false_anchor),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
