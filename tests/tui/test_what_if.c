/* SPDX-License-Identifier: ISC */
/* The what-if screen: what is typed is seen at once, kept, compared, adopted; what is no value is told and stays. */
#include "suite.h"

#include <stdlib.h>
#include <string.h>

#include <luqu/service_whatif.h>
#include <luqu/store.h>

#include "../../src/tui/what_if.h"

static void what_if__looks__as_it_should(void **state)
{
	(void)state;
	assert_golden_everywhere("what-if", "", "what-if");
}

static void what_if__looks__as_it_should_when_seats_are_typed(void **state)
{
	(void)state;
	assert_golden_everywhere("what-if", "15", "what-if-seats");
}

static void what_if__looks__as_it_should_with_a_rule_that_is_not_whole(void **state)
{
	(void)state;
	assert_golden_everywhere("what-if", "<Up><Up>", "what-if-ranking");
	assert_golden_everywhere("what-if", "<Up><Up> > ", "what-if-fault");
}

static void what_if_people__look__as_they_should(void **state)
{
	(void)state;
	assert_golden_everywhere("what-if", "15<Enter>", "what-if-people");
}

static struct tui *open_changed(const char *keys)
{
	struct tui *tui = screen_open("what-if", 24, 100);

	type(tui, keys);
	return tui;
}

static void pasted_text__goes__where_one_types_and_nowhere_else(void **state)
{
	struct tui *tui = open_changed("<Paste>99<PasteEnd>");

	(void)state;
	assert_shows(tui, "pasted text goes into a field");
	assert_shows(tui, "0 gain   0 lose   0 move");
	type(tui, "<Home><Paste>100<PasteEnd>");
	assert_hides(tui, " 0 lose");
	assert_string_equal(whatif_value(((struct trying *)tui_view(tui)->state)->whatif, KIND_TIERS, "T1", TIERS_LINE), "100");
	tui_free(tui);
}

static void who_gains__is_called__by_name(void **state)
{
	struct tui *tui = open_changed("15<Enter>");

	(void)state;
	assert_shows(tui, "100007     黎晨平");
	tui_free(tui);
}

static void seats__change_the_outcome__digit_by_digit(void **state)
{
	struct tui *tui = open_changed("");

	(void)state;
	assert_shows(tui, "0 gain   0 lose   0 move");
	type(tui, "1");
	assert_shows(tui, "12->1 ");
	assert_shows(tui, "0 gain   11 lose   0 move");
	type(tui, "4");
	assert_shows(tui, "12->14");
	assert_shows(tui, "2 gain   0 lose   0 move");
	type(tui, "<BkSp><BkSp>");
	assert_shows(tui, "! plans T1/P1/open: seats");
	type(tui, "12");
	assert_hides(tui, "!");
	assert_shows(tui, "0 gain   0 lose   0 move");
	assert_shows(tui, "Nothing is changed yet");
	type(tui, "++-");
	assert_shows(tui, "12->13");
	assert_shows(tui, "1 gain");
	tui_free(tui);
}

/* A key goes where the cursor stands: letters are keys of the screen beside the pools, and text in the line. */
static void a_line__changes_the_outcome__as_it_is_typed(void **state)
{
	struct tui *tui = open_changed("<Up><Up><Up>");

	(void)state;
	type(tui, "1");
	assert_shows(tui, "0 gain   0 lose");
	type(tui, "40");
	assert_shows(tui, "tiers/T1/line:  -> 140");
	assert_shows(tui, "lose");
	assert_hides(tui, "0 lose");
	type(tui, "s");
	assert_shows(tui, "! tiers T1: line: column 4");
	assert_shows(tui, "tiers/T1/line:  -> 140");
	type(tui, "<Down><Up>");
	assert_shows(tui, "140s");
	type(tui, "<BkSp>");
	assert_hides(tui, "!");
	tui_free(tui);
}

static void ties__go_round__by_space(void **state)
{
	struct tui *tui = open_changed("<Up>");

	(void)state;
	assert_shows(tui, "break: as many");
	type(tui, "<lt>");
	type(tui, " ");
	assert_shows(tui, "admit: all equals");
	type(tui, "  ");
	assert_shows(tui, "break: as many");
	type(tui, "<Left>");
	assert_shows(tui, "reject: no equals");
	tui_free(tui);
}

static void who__leads_to_the_explanation__of_the_candidate(void **state)
{
	struct tui *tui = open_changed("14<Enter>");

	(void)state;
	assert_shows(tui, "T1/P1/open: 2 came, 0 went");
	assert_shows(tui, "no place");
	type(tui, "q");
	assert_shows(tui, "12->14");
	type(tui, "w");
	assert_shows(tui, "All whose place is another one");
	type(tui, "<Enter>");
	assert_string_equal(tui_view(tui)->screen->name, "explain");
	type(tui, "q");
	assert_string_equal(tui_view(tui)->screen->name, "what-if");
	tui_free(tui);
}

static void scenarios__are_kept_taken_compared_and_dropped__by_keys(void **state)
{
	struct tui *tui = open_changed("14smore<Enter><Enter>");

	(void)state;
	assert_shows(tui, "kept as scenario more");
	type(tui, "z");
	assert_shows(tui, "0 gain");
	type(tui, "10sless<Enter><Enter>o");
	assert_shows(tui, "less");
	assert_shows(tui, "more");
	type(tui, "<Down>c");
	assert_shows(tui, "beside scenario more");
	assert_shows(tui, "14->10");
	assert_shows(tui, "0 gain   4 lose");
	type(tui, "b");
	assert_shows(tui, "beside the outcome of the data as they are");
	type(tui, "o<Down><Enter>");
	assert_shows(tui, "12->14");
	assert_shows(tui, "more: plans/T1/P1/open/seats: 12 -> 14");
	type(tui, "s<C-u>less<Enter>fewer seats<Enter>");
	assert_shows(tui, "there is a scenario less already");
	type(tui, "<Esc>o");
	type(tui, "d");
	assert_shows(tui, "Drop the scenario less?");
	type(tui, "y");
	assert_hides(tui, "less");
	assert_shows(tui, "more");
	tui_free(tui);
}

static void adopting__changes_the_plan__and_asks_why(void **state)
{
	struct tui *tui = open_changed("a");
	const char *keys[] = { "T1", "P1", "open" };
	char *texts[FIELDS_MOST], *memory;

	(void)state;
	assert_shows(tui, "nothing is changed: there is nothing to adopt");
	type(tui, "14a");
	assert_shows(tui, "Adopt, changing 1 rows; reason:");
	type(tui, "decided<Enter>");
	assert_shows(tui, "adopted: 1 rows changed");
	assert_shows(tui, "Nothing is changed yet");
	assert_int_equal(row_read(tui_store(tui), KIND_PLANS, keys, texts, &memory, NULL), STATUS_OK);
	assert_string_equal(texts[PLANS_SEATS], "14");
	free(memory);
	type(tui, "u");
	assert_shows(tui, "undone: 1 rows that were adopted");
	assert_int_equal(row_read(tui_store(tui), KIND_PLANS, keys, texts, &memory, NULL), STATUS_OK);
	assert_string_equal(texts[PLANS_SEATS], "12");
	free(memory);
	type(tui, "u");
	assert_shows(tui, "there is no change of yours to undo");
	tui_free(tui);
}

/* Somebody else changes the row while it is tried: what is tried stays, and the screen tells. */
static void what_is_tried__stays__when_the_data_change(void **state)
{
	struct tui *tui = open_changed("14");
	const char *keys[] = { "T1", "P2", "open" };
	const char *changed[FIELDS_MOST];
	char *texts[FIELDS_MOST], *memory;
	enum row_outcome outcome;
	struct row_report report = { .is_gone = false };

	(void)state;
	struct store *store = tui_store(tui);
	assert_int_equal(row_read(store, KIND_PLANS, keys, texts, &memory, NULL), STATUS_OK);
	memcpy(changed, texts, sizeof changed);
	changed[PLANS_SEATS] = "3";
	const struct row_change change = { .kind = KIND_PLANS, .texts = changed, .expected = (const char *const *)texts };
	assert_int_equal(row_save(store, &change, &outcome, &report, NULL), STATUS_OK);
	row_report_clear(&report);
	free(memory);
	type(tui, ":subjects<Enter>q");
	assert_shows(tui, "12->14");
	assert_shows(tui, "2 gain   0 lose");
	assert_shows(tui, "    3");
	tui_free(tui);
}

static void a_tier_that_is_not_there__is_said_to_be_none(void **state)
{
	struct tui *tui = screen_open("home", 24, 80);

	(void)state;
	type(tui, ":what-if T9<Enter>");
	assert_shows(tui, "there is no tier T9");
	tui_free(tui);
}

/* Where a computation takes long it waits for a pause, and runs as work that shows how far it is. */
static void long_computations__wait_for_a_pause__and_show_progress(void **state)
{
	struct tui *tui = open_changed("");
	struct trying *own = tui_view(tui)->state;

	(void)state;
	own->compute_ms = 100000;
	asked.shows = 0;
	tui_press(tui, '1');
	assert_true(tui_step(tui));
	assert_true(own->is_changed);
	tui_press(tui, '4');
	assert_int_equal(asked.shows, 0);
	settle(tui);
	assert_false(own->is_changed);
	assert_true(asked.shows > 0);
	assert_shows(tui, "2 gain");
	own->is_stale = true;
	assert_shows(tui, "not of these changes");
	tui_free(tui);
}

static enum status wait_for_key(struct view *view, const struct progress *progress, struct problem *problem)
{
	work_yield(view->tui);
	while (progress_step(progress, "waiting", 0, 0))
		;
	assert_true(work_has_yielded(view->tui));
	return problem_set(problem, STATUS_OK, "%s", "");
}

/* A key that comes while the outcome is computed ends that, and is a key all the same. */
static void a_key__is_not_lost__while_a_computation_goes_on(void **state)
{
	static const struct job job = { "waiting", wait_for_key, NULL };
	struct tui *tui = open_changed("1");

	(void)state;
	asked.waiting = '4';
	tui_run_job(tui, &job);
	settle(tui);
	assert_shows(tui, "12->14");
	assert_shows(tui, "2 gain");
	tui_free(tui);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		OVER_YEAR(what_if__looks__as_it_should),
		OVER_YEAR(what_if__looks__as_it_should_when_seats_are_typed),
		OVER_YEAR(what_if__looks__as_it_should_with_a_rule_that_is_not_whole),
		OVER_YEAR(what_if_people__look__as_they_should),
		OVER_YEAR(pasted_text__goes__where_one_types_and_nowhere_else),
		OVER_YEAR(who_gains__is_called__by_name),
		OVER_YEAR(seats__change_the_outcome__digit_by_digit),
		OVER_YEAR(a_line__changes_the_outcome__as_it_is_typed),
		OVER_YEAR(ties__go_round__by_space),
		OVER_YEAR(who__leads_to_the_explanation__of_the_candidate),
		OVER_YEAR(scenarios__are_kept_taken_compared_and_dropped__by_keys),
		OVER_YEAR(adopting__changes_the_plan__and_asks_why),
		OVER_YEAR(what_is_tried__stays__when_the_data_change),
		OVER_YEAR(a_tier_that_is_not_there__is_said_to_be_none),
		OVER_YEAR(a_key__is_not_lost__while_a_computation_goes_on),
		OVER_YEAR(long_computations__wait_for_a_pause__and_show_progress),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
