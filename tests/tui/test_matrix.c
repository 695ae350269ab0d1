/* SPDX-License-Identifier: ISC */
/* The plan matrix by keys: seats typed in place, refused, undone; pools added; sums. */
#include "suite.h"

#include <stdio.h>
#include <string.h>

#include <luqu/service_data.h>
#include <luqu/store.h>

static void matrix__shows__cells_and_sums(void **state)
{
	struct tui *tui = screen_open("matrix", 24, 80);

	(void)state;
	assert_shows(tui, "P1       普通班                12|      12");
	assert_shows(tui, "P2       普通班                15|      15");
	assert_shows(tui, "Sum                            27|      27");
	assert_shows(tui, "P1 普通班: 12 here, 12 in all tiers;  pool open : 27");
	assert_shows(tui, "school S1 南汇中学: 12 here, 12 in all tiers");
	type(tui, "j");
	assert_shows(tui, "school S2 周浦中学: 15 here");
	tui_free(tui);
}

static void seats__are_typed__in_place(void **state)
{
	struct tui *tui = screen_open("matrix", 24, 80);

	(void)state;
	type(tui, "20<Enter>");
	assert_shows(tui, "saved; u takes it back");
	assert_shows(tui, "Sum                            35|      35");
	type(tui, "u");
	assert_shows(tui, "undone: Plans T1");
	assert_shows(tui, "Sum                            27|      27");
	type(tui, ":audit<Enter>");
	assert_shows(tui, "changed     Plans       T1/P1/open");
	tui_free(tui);
}

static void seats__are_refused__where_they_are_none(void **state)
{
	struct tui *tui = screen_open("matrix", 24, 80);

	(void)state;
	type(tui, "1x");
	assert_shows(tui, "seats are a whole number of up to six digits");
	type(tui, "234567");
	assert_shows(tui, "seats are a whole number of up to six digits");
	type(tui, "<F10>");
	assert_shows(tui, "Leave without saving");
	type(tui, "n<C-U><Enter>");
	assert_shows(tui, "Sum                            27|      27");
	assert_string_equal(tui_view(tui)->screen->name, "matrix");
	tui_free(tui);
}

static void pools__are_added__by_form_and_in_place(void **state)
{
	struct tui *tui = screen_open("matrix", 24, 80);

	(void)state;
	type(tui, "aT1<Tab>P1<Tab>3<Tab>quota<Tab><Tab>sex = 'F'<C-S>");
	assert_shows(tui, "P1       普通班                15|      12       3");
	type(tui, "jl<Enter>");
	assert_shows(tui, "there is no pool here; a number makes one");
	type(tui, "4<Enter>");
	assert_shows(tui, "P2 has no pool quota in this tier. Add one, with the rules of P1's?");
	type(tui, "n");
	assert_shows(tui, "P2       普通班                15|      15       4"); /* still typed, not saved */
	type(tui, "<Enter>y");
	assert_shows(tui, "saved; u takes it back");
	assert_shows(tui, "P2       普通班                19|      15       4");
	type(tui, "<Enter>");
	assert_string_equal(tui_view(tui)->screen->name, "plan");
	assert_shows(tui, "sex = 'F'");
	type(tui, "q");
	tui_free(tui);
}

static void rules_of_a_pool__are_checked__as_they_are_typed(void **state)
{
	struct tui *tui = screen_open("matrix", 24, 80);

	(void)state;
	type(tui, "<Enter><Tab><Tab><Tab>sexx = 'F'");
	assert_shows(tui, "character 1: unknown name `sexx`, perhaps `sex` is meant");
	type(tui, "<C-U>sex = 'F'");
	assert_hides(tui, "unknown name");
	type(tui, "<Tab>cutof(T1)");
	assert_shows(tui, "character 1: unknown function `cutof`");
	tui_free(tui);
}

static void matrix__turns__round(void **state)
{
	struct tui *tui = screen_open("matrix", 24, 80);

	(void)state;
	type(tui, "jt");
	assert_shows(tui, "open                           27|      12      15");
	assert_shows(tui, "P2 普通班: 15 here");
	type(tui, "9<Enter>");
	assert_shows(tui, "open                           21|      12       9");
	tui_free(tui);
}

/* A quota for each of 90 feeder schools: those go down, and names, sums and header stay while the grid moves. */
static void a_large_matrix__moves__under_its_header(void **state)
{
	struct import_report report = { .rows = 0 };
	struct problem problem = { .status = STATUS_OK };
	char path[600];
	struct store *store;
	FILE *file;

	(void)state;
	snprintf(path, sizeof path, "%s/quotas.csv", year_folder());
	file = fopen(path, "w");
	assert_non_null(file);
	fputs("tier,program,seats,pool\n", file);
	for (int i = 0; i < 90; i++)
		fprintf(file, "T1,P%d,%d,Q%02d\n", i % 2 + 1, i, i);
	assert_int_equal(fclose(file), 0);
	assert_int_equal(store_open(year_path(), STORE_WRITE, &store, &problem), STATUS_OK);
	assert_int_equal(file_import(store, &(struct import_request){ .kind = KIND_PLANS, .file = path }, &report, &problem), STATUS_OK);
	import_report_clear(&report);
	store_close(store);
	struct tui *tui = screen_open("matrix", 24, 80);
	assert_shows(tui, "Q00");
	assert_hides(tui, "Q89");
	type(tui, "<End>l");
	assert_shows(tui, "Pool                          Sum       P1      P2");
	assert_shows(tui, "Q89                            89|              89");
	assert_shows(tui, "Sum                          4032|    1992    2040");
	assert_hides(tui, "Q00");
	type(tui, "<PgUp><PgUp>");
	assert_hides(tui, "Q89");
	type(tui, "g");
	assert_shows(tui, "Q00");
	type(tui, "t<End>lllllllll");
	assert_shows(tui, "Program                       Sum");
	assert_shows(tui, "P1       普通班              1992|");
	tui_free(tui);
}

static void matrix_of_a_tier__opens__by_its_code(void **state)
{
	struct tui *tui = screen_open("plans", 24, 80);

	(void)state;
	type(tui, ":matrix T1<Enter>");
	assert_shows(tui, "T1 统一招生");
	type(tui, ":matrix T9<Enter>");
	assert_shows(tui, "there is no such tier");
	tui_free(tui);
}

static void screens_of_the_matrix__look__as_they_should(void **state)
{
	(void)state;
	assert_golden_everywhere("matrix", "j18", "matrix");
	assert_golden_everywhere("matrix", "a", "plan");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		OVER_YEAR(matrix__shows__cells_and_sums),
		OVER_YEAR(seats__are_typed__in_place),
		OVER_YEAR(seats__are_refused__where_they_are_none),
		OVER_YEAR(pools__are_added__by_form_and_in_place),
		OVER_YEAR(rules_of_a_pool__are_checked__as_they_are_typed),
		OVER_YEAR(matrix__turns__round),
		OVER_YEAR(a_large_matrix__moves__under_its_header),
		OVER_YEAR(matrix_of_a_tier__opens__by_its_code),
		OVER_YEAR(screens_of_the_matrix__look__as_they_should),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
