/* SPDX-License-Identifier: ISC */
/* Registrations and claims on the screen. */
#include "suite.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <luqu/kind.h>
#include <luqu/service_row.h>
#include <luqu/store.h>

static struct store *open_year(void)
{
	struct problem problem = { .status = STATUS_OK };
	struct store *store = NULL;

	assert_int_equal(store_open(year_path(), STORE_WRITE, &store, &problem), STATUS_OK);
	return store;
}

/* Somebody else puts the claims in; a candidate has an ID number. */
static int begin(void **state)
{
	static const char *const rows[][FIELDS_MOST] = { { "100001", "", "2011-03-04", "G310119201103040018", "" },
		                                         { "100002", "", "", "", "转学" } };
	static const char *const claims[][FIELDS_MOST] = { { "100001", "bonus", "烈士子女", "20", "区退役军人事务局", "烈属证", "",
		                                             "", "" },
		                                           { "100003", "eligibility", "艺术=2", "", "区教育局", "", "", "", "" } };
	static const char *const born[FIELDS_MOST] = { "200001", "新来", "", "310115201103040026", "", "", "", "", "0" };
	struct store *store;

	if (year_begin(state) != 0)
		return -1;
	store = open_year();
	act_as("clerk1");
	row_put(store, KIND_CANDIDATES, born);
	for (size_t i = 0; i < 2; i++) {
		row_put(store, KIND_REGISTRATIONS, rows[i]);
		row_put(store, KIND_CLAIMS, claims[i]);
	}
	act_as("officer");
	store_close(store);
	return 0;
}
#define OVER_CLAIMS(test) cmocka_unit_test_setup_teardown(test, begin, year_end)

static bool has_row(enum kind kind, const char *const *keys, size_t field, const char *text)
{
	char *texts[FIELDS_MOST], *memory = NULL;
	struct store *store = open_year();
	const bool is_there = row_read(store, kind, keys, texts, &memory, NULL) == STATUS_OK && strcmp(texts[field], text) == 0;

	free(memory);
	store_close(store);
	return is_there;
}

static bool has_state(const char *number, const char *state)
{
	return has_row(KIND_REGISTRATIONS, &number, 1, state);
}

static void registrations__look__as_they_should(void **state)
{
	(void)state;
	assert_golden_everywhere("registrations", "j", "registrations");
	assert_golden_everywhere("registration", "", "registration");
	assert_golden_everywhere("claims", "", "claims");
	assert_golden_everywhere("claim", "", "claim");
}

static void a_candidate__shows__registration_and_claims(void **state)
{
	(void)state;
	struct tui *tui = screen_open("candidates", 43, 100);
	type(tui, "<Enter>");
	assert_shows(tui, "G310119201103040018");
	assert_shows(tui, "烈士子女");
	assert_shows(tui, "claimed");
	tui_free(tui);
}

static void registrations__change__their_state_with_a_reason(void **state)
{
	(void)state;
	struct tui *tui = screen_open("registrations", 24, 80);
	type(tui, "c");
	assert_true(has_state("100001", "confirmed"));
	type(tui, "c");
	assert_shows(tui, "100001: the registration is confirmed");
	type(tui, "jw<Enter>");
	assert_shows(tui, "a reason is needed");
	assert_true(has_state("100002", "registered"));
	type(tui, "wmoved<Enter>");
	assert_true(has_state("100002", "withdrawn"));
	type(tui, "iback<Enter>");
	assert_true(has_state("100002", "registered"));
	type(tui, "C<Enter>");
	assert_shows(tui, "Confirm the registrations of all candidates. Why");
	type(tui, "checked<Enter>");
	assert_shows(tui, "40 registrations changed, 1 left as they are");
	assert_true(has_state("100017", "confirmed"));
	tui_free(tui);
}

static void registrations__are_confirmed__school_by_school(void **state)
{
	(void)state;
	struct tui *tui = screen_open("registrations", 24, 80);
	type(tui, "CJ99<Enter><Enter>");
	assert_hides(tui, "registrations changed");
	type(tui, "<Esc>CJ02<Enter>");
	assert_shows(tui, "of all candidates of J02. Why");
	type(tui, "<Enter>");
	assert_shows(tui, "registrations changed");
	assert_true(has_state("100002", "confirmed"));
	assert_false(has_state("100003", "confirmed"));
	tui_free(tui);
}

static void a_candidate_s_page__withdraws__the_candidate(void **state)
{
	(void)state;
	struct tui *tui = screen_open("candidates", 24, 80);
	type(tui, "jj<Enter>wmoved<Enter>");
	assert_shows(tui, "withdrawn");
	assert_true(has_state("100003", "withdrawn"));
	tui_free(tui);
}

static void a_registration__is_added__from_the_page_and_takes_its_day_from_the_ID_number(void **state)
{
	(void)state;
	struct tui *tui = screen_open("candidates", 43, 100);
	type(tui, "G<Enter>:registration 200001<Enter>");
	assert_shows(tui, "200001");
	type(tui, "<F6>");
	assert_shows(tui, "2011-03-04");
	type(tui, "<C-S>");
	const char *number = "200001";
	assert_true(has_row(KIND_REGISTRATIONS, &number, 2, "2011-03-04"));
	type(tui, ":registration 100004<Enter><F6>");
	assert_shows(tui, "no ID number of 18 characters");
	tui_free(tui);
}

static void a_candidate_s_form__offers__the_sex_of_the_ID_number(void **state)
{
	(void)state;
	struct tui *tui = screen_open("candidates", 43, 100);
	type(tui, ":edit-candidate 200001<Enter><F6>");
	assert_shows(tui, "female");
	type(tui, "<C-S>");
	const char *number = "200001";
	assert_true(has_row(KIND_CANDIDATES, &number, 2, "F"));
	type(tui, ":edit-candidate 100004<Enter><F6>");
	assert_shows(tui, "no ID number of 18 characters with its check digit");
	tui_free(tui);
}

static void claims__go_through__notice_and_refusal(void **state)
{
	static const char *const key[] = { "100001", "bonus", "烈士子女" };

	(void)state;
	struct tui *tui = screen_open("claims", 24, 80);
	type(tui, "y<Enter>");
	assert_shows(tui, "a reason is needed");
	type(tui, "<C-U>ready<Enter>");
	assert_shows(tui, "the claim is claimed");
	type(tui, "<Esc>p<Enter>on the board<Enter>");
	assert_shows(tui, "on notice");
	assert_true(has_row(KIND_CLAIMS, key, 8, "noticed"));
	type(tui, "yready<Enter>");
	assert_shows(tui, "the public notice lasts until");
	type(tui, "<Esc>xno paper<Enter>");
	assert_true(has_row(KIND_CLAIMS, key, 8, "refused"));
	tui_free(tui);
}

static void a_notice__lasts__from_the_day_to_the_day_given(void **state)
{
	static const char *const key[] = { "100001", "bonus", "烈士子女" };

	(void)state;
	struct tui *tui = screen_open("claims", 24, 80);
	type(tui, "p2026-06-22 2026-07-03 or so<Enter>");
	assert_shows(tui, "a day or two, with a blank between");
	type(tui, "<C-U>2026-06-22 2026-06-23<Enter>on the board<Enter>");
	assert_true(has_row(KIND_CLAIMS, key, 8, "claimed"));
	type(tui, "<Esc>p2026-06-22 2026-07-03<Enter>on the board<Enter>");
	assert_true(has_row(KIND_CLAIMS, key, 8, "noticed"));
	assert_true(has_row(KIND_CLAIMS, key, 6, "2026-06-22"));
	assert_true(has_row(KIND_CLAIMS, key, 7, "2026-07-03"));
	tui_free(tui);
}

static void the_form_of_a_claim__leaves__its_state_alone(void **state)
{
	static const char *const key[] = { "100001", "bonus", "烈士子女" };

	(void)state;
	struct tui *tui = screen_open("claims", 24, 80);
	type(tui, "<Enter><C-U>25<C-S>");
	assert_true(has_row(KIND_CLAIMS, key, 3, "25"));
	type(tui, "p<Enter>on the board<Enter><Enter><C-U>30<C-S>");
	assert_shows(tui, "from then on only notice, grant and refuse");
	assert_true(has_row(KIND_CLAIMS, key, 3, "25"));
	tui_free(tui);
}

static void acts__are_undone__each_by_itself(void **state)
{
	static const char *const claimed[] = { "100001", "bonus", "烈士子女" };
	struct tui *tui = screen_open("home", 24, 80);

	(void)state;
	type(tui, ":candidate 100003<Enter>c");
	assert_true(has_state("100003", "confirmed"));
	type(tui, "wmoved<Enter>");
	assert_true(has_state("100003", "withdrawn"));
	type(tui, "u");
	assert_shows(tui, "undone: Registrations 100003");
	assert_true(has_state("100003", "confirmed"));
	type(tui, "u");
	assert_false(has_state("100003", "confirmed"));
	type(tui, ":claims<Enter>p<Enter>on the board<Enter>");
	assert_true(has_row(KIND_CLAIMS, claimed, 8, "noticed"));
	type(tui, "u");
	assert_true(has_row(KIND_CLAIMS, claimed, 8, "claimed"));
	type(tui, "u");
	assert_shows(tui, "there is no change of yours to undo");
	tui_free(tui);
}

static void an_act__stays__where_another_has_changed_it(void **state)
{
	struct tui *mine = screen_open("home", 24, 80), *theirs = screen_open("home", 24, 80);

	(void)state;
	type(mine, ":candidate 100002<Enter>c");
	act_as("clerk1");
	type(theirs, ":candidate 100002<Enter>wmoved<Enter>");
	act_as("officer");
	type(mine, "u");
	assert_shows(mine, "another user has put 'withdrawn' there meanwhile");
	assert_true(has_state("100002", "withdrawn"));
	tui_free(mine);
	tui_free(theirs);
}

/* Of many at once it is told, and what is older is undone only where one says so. */
static void what_u_cannot_undo__is_named__and_nothing_older_is_undone_unasked(void **state)
{
	struct tui *tui = screen_open("home", 24, 80);

	(void)state;
	type(tui, ":candidate 100003<Enter>c:registrations<Enter>CJ02<Enter><Enter>");
	type(tui, "u");
	assert_shows(tui, "! not undone: confirmed Registrations");
	assert_true(has_state("100003", "confirmed"));
	type(tui, "u");
	assert_shows(tui, "Undo the older change: Registrations 100003?");
	type(tui, "n");
	assert_true(has_state("100003", "confirmed"));
	type(tui, "uy");
	assert_false(has_state("100003", "confirmed"));
	tui_free(tui);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		OVER_CLAIMS(registrations__look__as_they_should),
		OVER_CLAIMS(a_candidate__shows__registration_and_claims),
		OVER_CLAIMS(registrations__change__their_state_with_a_reason),
		OVER_CLAIMS(registrations__are_confirmed__school_by_school),
		OVER_CLAIMS(a_candidate_s_page__withdraws__the_candidate),
		OVER_CLAIMS(a_registration__is_added__from_the_page_and_takes_its_day_from_the_ID_number),
		OVER_CLAIMS(a_candidate_s_form__offers__the_sex_of_the_ID_number),
		OVER_CLAIMS(claims__go_through__notice_and_refusal),
		OVER_CLAIMS(a_notice__lasts__from_the_day_to_the_day_given),
		OVER_CLAIMS(the_form_of_a_claim__leaves__its_state_alone),
		OVER_CLAIMS(acts__are_undone__each_by_itself),
		OVER_CLAIMS(an_act__stays__where_another_has_changed_it),
		OVER_CLAIMS(what_u_cannot_undo__is_named__and_nothing_older_is_undone_unasked),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
