/* SPDX-License-Identifier: ISC */
/* Rows whose values are refused: numbers, words, dates, and cells that do not agree. */
#include "../support/suite.h"

#include <string.h>

#include "refusals.h"

#define Z10 "aaaaaaaaaa"
#define Z100 Z10 Z10 Z10 Z10 Z10 Z10 Z10 Z10 Z10 Z10
#define Z1000 Z100 Z100 Z100 Z100 Z100 Z100 Z100 Z100 Z100 Z100

static const char not_code[] = "is not a code: 1 to 32 ASCII letters, digits, _ and -";
static const char not_number[] = "is not a number: digits, and up to 2 decimals after a '.'";
static const char not_whole[] = "is not a whole number";
static const char not_date[] = "is not a date such as 2026-06-18";
static const char no_day[] = "is no day of the calendar";
static const char not_bands[] = "is neither parallel nor sequential nor sizes from 1 to 999 such as 1,3,3";
static const char not_id[] = "is not an ID number: 18 characters with a check digit, or up to 32 ASCII letters and digits";
static const char control[] = "holds a control character";
static const char is_empty[] = "is empty: a value is needed here";

static const struct refusal numbers[] = {
	{ KIND_SCORES, CHANGE("mark", "-1"), "'-1' is not between 0 and 1000000", NO_CHANGE },
	{ KIND_SCORES, CHANGE("mark", "-0.01"), "'-0.01' is not between 0 and 1000000", NO_CHANGE },
	{ KIND_SCORES, CHANGE("mark", "1000000.01"), "is not between 0 and 1000000", NO_CHANGE },
	{ KIND_SCORES, CHANGE("mark", " "), not_number, NO_CHANGE },
	{ KIND_SCORES, CHANGE("mark", "NaN"), "'NaN' is not a number", NO_CHANGE },
	{ KIND_SCORES, CHANGE("mark", "inf"), not_number, NO_CHANGE },
	{ KIND_SCORES, CHANGE("mark", "-inf"), not_number, NO_CHANGE },
	{ KIND_SCORES, CHANGE("mark", "1e309"), not_number, NO_CHANGE },
	{ KIND_SCORES, CHANGE("mark", "1e2"), "it looks like a number that a spreadsheet has shortened", NO_CHANGE },
	{ KIND_SCORES, CHANGE("mark", "0x1F"), not_number, NO_CHANGE },
	{ KIND_SCORES, CHANGE("mark", "+5"),
	  "'+5' is not a number: digits, and up to 2 decimals after a '.'; a plus sign is not written", NO_CHANGE },
	{ KIND_SCORES, CHANGE("mark", "８５"), "it has full-width characters: write them in half width", NO_CHANGE },
	{ KIND_SCORES, CHANGE("mark", "85．5"), "full-width characters", NO_CHANGE },
	{ KIND_SCORES, CHANGE("mark", "12,5"),
	  "'12,5' is not a number: digits, and up to 2 decimals after a '.'; the decimal point is a '.'", NO_CHANGE },
	{ KIND_SCORES, CHANGE("mark", "1,000"), not_number, NO_CHANGE },
	{ KIND_SCORES, CHANGE("mark", "85.125"), "has more than 2 decimals", NO_CHANGE },
	{ KIND_SCORES, CHANGE("mark", "85.000"), "has more than 2 decimals", NO_CHANGE },
	{ KIND_SCORES, CHANGE("mark", "123456789012345678901234567890"), "is not between 0 and 1000000", NO_CHANGE },
	{ KIND_SCORES, CHANGE("mark", "9223372036854775807"), "is not between 0 and 1000000", NO_CHANGE },
	{ KIND_SCORES, CHANGE("mark", "9223372036854775808"), "is not between 0 and 1000000", NO_CHANGE },
	{ KIND_SCORES, CHANGE("mark", "92233720368547758.08"), "is not between 0 and 1000000", NO_CHANGE },
	{ KIND_SCORES, CHANGE("mark", ".5"), not_number, NO_CHANGE },
	{ KIND_SCORES, CHANGE("mark", "5."), not_number, NO_CHANGE },
	{ KIND_SCORES, CHANGE("mark", "5 "), not_number, NO_CHANGE },
	{ KIND_SCORES, CHANGE("mark", "--5"), not_number, NO_CHANGE },
	{ KIND_SCORES, CHANGE("mark", "5\0"), not_number, NO_CHANGE },
	{ KIND_SCORES, CHANGE("mark", "缺考"), not_number, NO_CHANGE },
	{ KIND_SCORES, CHANGE("mark", "٣"), not_number, NO_CHANGE }, /* a digit, but not one of ours */
	{ KIND_SCORES, CHANGE("mark", "=SUM(A1)"), "it looks like a spreadsheet formula", NO_CHANGE },
	{ KIND_SUBJECTS, CHANGE("full_mark", "0"), "is not between 0.01 and 1000000", NO_CHANGE },
	{ KIND_SUBJECTS, CHANGE("full_mark", "-150"), "is not between 0.01 and 1000000", NO_CHANGE },
	{ KIND_SUBJECTS, CHANGE("full_mark", ""), is_empty, NO_CHANGE },
	{ KIND_SUBJECTS, CHANGE("full_mark", "1000000.5"), "is not between 0.01 and 1000000", NO_CHANGE },
	{ KIND_SUBJECTS, CHANGE("step", "0"), "is not between 0.01 and 1000000", NO_CHANGE },
	{ KIND_SUBJECTS, CHANGE("step", "0.250"), "has more than 2 decimals", NO_CHANGE },
	{ KIND_SUBJECTS, CHANGE("weight", "1000000000.01"), "is not between -1000000000 and 1000000000", NO_CHANGE },
	{ KIND_SUBJECTS, CHANGE("weight", "60%"), not_number, NO_CHANGE },
	{ KIND_BONUSES, CHANGE("points", "0"), "is not between 0.01 and 1000000", NO_CHANGE },
	{ KIND_BONUSES, CHANGE("points", "-5"), "is not between 0.01 and 1000000", NO_CHANGE },
	{ KIND_TIERS, CHANGE("filing", "0.99"), "is not between 1 and 9", NO_CHANGE },
	{ KIND_TIERS, CHANGE("filing", "9.01"), "is not between 1 and 9", NO_CHANGE },
	{ KIND_TIERS, CHANGE("filing", "105%"), not_number, NO_CHANGE },
	{ KIND_TIERS, CHANGE("filing", "1:1.05"), not_number, NO_CHANGE },
	{ KIND_PLANS, CHANGE("seats", "-1"), "'-1' is not between 0 and 999999", NO_CHANGE },
	{ KIND_PLANS, CHANGE("seats", "1000000"), "is not between 0 and 999999", NO_CHANGE },
	{ KIND_PLANS, CHANGE("seats", "2147483648"), "is not between 0 and 999999", NO_CHANGE },
	{ KIND_PLANS, CHANGE("seats", "9223372036854775808"), "is not between 0 and 999999", NO_CHANGE },
	{ KIND_PLANS, CHANGE("seats", "18446744073709551656"), "is not between 0 and 999999", NO_CHANGE }, /* 2^64 + 40 */
	{ KIND_PLANS, CHANGE("seats", "40.5"), not_whole, NO_CHANGE },
	{ KIND_PLANS, CHANGE("seats", "40.0"), "a spreadsheet may have added the decimals", NO_CHANGE },
	{ KIND_PLANS, CHANGE("seats", "+40"), "a plus sign is not written", NO_CHANGE },
	{ KIND_PLANS, CHANGE("seats", "1,200"), "thousands are not separated", NO_CHANGE },
	{ KIND_PLANS, CHANGE("seats", "４０"), "full-width characters", NO_CHANGE },
	{ KIND_PLANS, CHANGE("seats", "forty"), not_whole, NO_CHANGE },
	{ KIND_PLANS, CHANGE("seats", ""), is_empty, NO_CHANGE },
	{ KIND_PLANS, CHANGE("order", "1000000"), "is not between -999999 and 999999", NO_CHANGE },
	{ KIND_TIERS, CHANGE("seq", "-1000000"), "is not between -999999 and 999999", NO_CHANGE },
	{ KIND_TIERS, CHANGE("seq", ""), is_empty, NO_CHANGE },
	{ KIND_TIERS, CHANGE("max_choices", "0"), "is not between 1 and 999", NO_CHANGE },
	{ KIND_TIERS, CHANGE("max_choices", "none"), not_whole, NO_CHANGE },
	{ KIND_CHOICES, CHANGE("rank", "0"), "is not between 1 and 999", NO_CHANGE },
	{ KIND_CHOICES, CHANGE("rank", "1000"), "is not between 1 and 999", NO_CHANGE },
	{ KIND_CHOICES, CHANGE("rank", "-1"), "is not between 1 and 999", NO_CHANGE },
	{ KIND_CHOICES, CHANGE("rank", ""), is_empty, NO_CHANGE },
	{ KIND_CANDIDATES, CHANGE("adjust", "2"), "is not between 0 and 1", NO_CHANGE },
	{ KIND_CANDIDATES, CHANGE("adjust", "yes"), not_whole, NO_CHANGE },
	{ KIND_TIERS, CHANGE("bands", "0"), not_bands, NO_CHANGE },
	{ KIND_TIERS, CHANGE("bands", "1000"), not_bands, NO_CHANGE },
	{ KIND_TIERS, CHANGE("bands", "1,"), not_bands, NO_CHANGE },
	{ KIND_TIERS, CHANGE("bands", ",1"), not_bands, NO_CHANGE },
	{ KIND_TIERS, CHANGE("bands", "1,,3"), not_bands, NO_CHANGE },
	{ KIND_TIERS, CHANGE("bands", "1;3"), not_bands, NO_CHANGE },
	{ KIND_TIERS, CHANGE("bands", "1, 3"), not_bands, NO_CHANGE },
	{ KIND_TIERS, CHANGE("bands", "-1"), not_bands, NO_CHANGE },
	{ KIND_TIERS, CHANGE("bands", "18446744073709551617"), not_bands, NO_CHANGE },
	{ KIND_TIERS, CHANGE("bands", "Parallel"), not_bands, NO_CHANGE },
	{ KIND_TIERS, CHANGE("bands", "平行志愿"), not_bands, NO_CHANGE },
};

static const struct refusal words[] = {
	{ KIND_TIERS, CHANGE("ties", "lottery"), "'lottery' is none of: break, admit, reject", NO_CHANGE },
	{ KIND_TIERS, CHANGE("ties", "Break"), "is none of: break, admit, reject", NO_CHANGE },
	{ KIND_TIERS, CHANGE("returns", "none"), "is none of: final, out, refile", NO_CHANGE },
	{ KIND_TIERS, CHANGE("adjust", "all"), "is none of: none, tier, school", NO_CHANGE },
	{ KIND_SCHOOLS, CHANGE("kind", ""), is_empty, NO_CHANGE },
	{ KIND_SCHOOLS, CHANGE("kind", "普通高中"),
	  "is none of: municipal_model, district_key, general, private, comprehensive, secondary_specialized, "
	  "technician, vocational, junior, primary, nine_year, special, kindergarten, other",
	  NO_CHANGE },
	{ KIND_CANDIDATES, CHANGE("sex", "m"), "is none of: M, F", NO_CHANGE },
	{ KIND_CANDIDATES, CHANGE("sex", "男"), "is none of: M, F", NO_CHANGE },
	{ KIND_CANDIDATES, CHANGE("sex", "Ｍ"), "full-width characters", NO_CHANGE },
	{ KIND_SCORES, CHANGE("status", "缺考"), "is none of: present, absent, void, exempt, deferred", NO_CHANGE },
	{ KIND_SCORES, CHANGE("status", "present "), "is none of:", NO_CHANGE },
	{ KIND_OFFICE, CHANGE("key", "colour"),
	  "is none of: name, year, lottery_seed, total, bonus_rule, bonus_cap, placement_target", NO_CHANGE },
	{ KIND_OFFICE, CHANGE("key", ""), is_empty, NO_CHANGE },
	/* Dates. */
	{ KIND_EXAMS, CHANGE("date", "2026-02-29"), no_day, NO_CHANGE },
	{ KIND_EXAMS, CHANGE("date", "1900-02-29"), no_day, NO_CHANGE },
	{ KIND_EXAMS, CHANGE("date", "2026-13-01"), no_day, NO_CHANGE },
	{ KIND_EXAMS, CHANGE("date", "2026-00-10"), no_day, NO_CHANGE },
	{ KIND_EXAMS, CHANGE("date", "2026-06-31"), no_day, NO_CHANGE },
	{ KIND_EXAMS, CHANGE("date", "2026-06-00"), no_day, NO_CHANGE },
	{ KIND_EXAMS, CHANGE("date", "9999-01-01"), "is not in the years 1900 to 2999", NO_CHANGE },
	{ KIND_EXAMS, CHANGE("date", "0000-01-01"), "is not in the years 1900 to 2999", NO_CHANGE },
	{ KIND_EXAMS, CHANGE("date", "1899-12-31"), "is not in the years 1900 to 2999", NO_CHANGE },
	{ KIND_EXAMS, CHANGE("date", "2026/6/18"), "write year, month and day with '-' and zeros: 2026-06-08", NO_CHANGE },
	{ KIND_EXAMS, CHANGE("date", "2026-6-18"), "write year, month and day with '-' and zeros", NO_CHANGE },
	{ KIND_EXAMS, CHANGE("date", "2026年6月18日"), "write year, month and day with '-' and zeros", NO_CHANGE },
	{ KIND_EXAMS, CHANGE("date", "46191"), not_date, NO_CHANGE }, /* a spreadsheet's day number */
	{ KIND_EXAMS, CHANGE("date", "2026-06-1８"), not_date, NO_CHANGE },
	{ KIND_EXAMS, CHANGE("date", "2026-0a-18"), not_date, NO_CHANGE },
	{ KIND_EXAMS, CHANGE("date", "2026.06.18"), not_date, NO_CHANGE },
	{ KIND_CALENDAR, CHANGE("to", "2026-02-28"), "'2026-02-28' is before the beginning, 2026-03-01", NO_CHANGE },
	/* ID numbers. */
	{ KIND_CANDIDATES, CHANGE("id_no", "11010519491231002x"), "ends in x: the check digit is a capital X", NO_CHANGE },
	{ KIND_CANDIDATES, CHANGE("id_no", "110105194912310021"), "has a wrong check digit: its first 17 digits ask for X",
	  NO_CHANGE },
	{ KIND_CANDIDATES, CHANGE("id_no", "440524188001010015"), "has a wrong check digit: its first 17 digits ask for 4",
	  NO_CHANGE },
	{ KIND_CANDIDATES, CHANGE("id_no", "44052418800101001X"), "has a wrong check digit", NO_CHANGE },
	{ KIND_CANDIDATES, CHANGE("id_no", "44052418800101O014"), "has 18 characters, but not 17 digits and a check digit",
	  NO_CHANGE },
	{ KIND_CANDIDATES, CHANGE("id_no", "4.40524E+17"), "it looks like a number that a spreadsheet has shortened", NO_CHANGE },
	{ KIND_CANDIDATES, CHANGE("id_no", "E 1234567"), not_id, NO_CHANGE },
	{ KIND_CANDIDATES, CHANGE("id_no", "护照1234"), not_id, NO_CHANGE },
	{ KIND_CANDIDATES, CHANGE("id_no", "0123456789abcdef0123456789abcdef0"), not_id, NO_CHANGE },
	/* Cells that do not go together. */
	{ KIND_SCORES, CHANGE("mark", ""), "is empty though the status is present", NO_CHANGE },
	{ KIND_SCORES, CHANGE("mark", ""), "is empty though the status is present", CHANGE("status", "present") },
	{ KIND_SCORES, CHANGE("mark", "0"), "'0' stands beside the status absent, which has no mark", CHANGE("status", "absent") },
	{ KIND_SCORES, CHANGE("mark", "85"), "stands beside the status void, which has no mark", CHANGE("status", "void") },
	{ KIND_SCORES, CHANGE("mark", "85"), "stands beside the status deferred, which has no mark", CHANGE("status", "deferred") },
	{ KIND_PLANS, CHANGE("pool", "inherited"), "is the pool of inherited seats, which no plan row may name", NO_CHANGE },
	{ KIND_OFFICE, CHANGE("value", "9999"), "is not between 1900 and 2999", CHANGE("key", "year") },
	{ KIND_OFFICE, CHANGE("value", "26"), "is not between 1900 and 2999", CHANGE("key", "year") },
	{ KIND_OFFICE, CHANGE("value", "02026"), "is not a year of four digits", CHANGE("key", "year") },
	{ KIND_OFFICE, CHANGE("value", "2026年"), not_whole, CHANGE("key", "year") },
	{ KIND_OFFICE, CHANGE("value", "min"), "is none of: max, sum", CHANGE("key", "bonus_rule") },
	{ KIND_OFFICE, CHANGE("value", "-1"), "is not between 0 and 1000000", CHANGE("key", "bonus_cap") },
	{ KIND_OFFICE, CHANGE("value", "none"), not_number, CHANGE("key", "bonus_cap") },
	{ KIND_OFFICE, CHANGE("value", "100.01"), "is not between 0 and 100", CHANGE("key", "placement_target") },
	{ KIND_OFFICE, CHANGE("value", "98%"), not_number, CHANGE("key", "placement_target") },
	{ KIND_OFFICE, CHANGE("value", "a\nb"), control, CHANGE("key", "lottery_seed") },
	{ KIND_OFFICE, CHANGE("value", Z1000), "has more than 256 characters", NO_CHANGE },
};

static const struct refusal claims[] = {
	{ KIND_REGISTRATIONS, CHANGE("state", "left"), "is none of", NO_CHANGE },
	{ KIND_REGISTRATIONS, CHANGE("birth", "2011-02-29"), "'2011-02-29'", NO_CHANGE },
	{ KIND_CLAIMS, CHANGE("kind", "prize"), "is none of", NO_CHANGE },
	{ KIND_CLAIMS, CHANGE("points", ""), "is empty: a bonus has points", CHANGE("kind", "bonus") },
	{ KIND_CLAIMS, CHANGE("points", "0"), "'0'", CHANGE("kind", "bonus") },
	{ KIND_CLAIMS, CHANGE("points", "20"), "stands beside an eligibility", NO_CHANGE },
	{ KIND_CLAIMS, CHANGE("item", "a;b"), "is more than one tag", NO_CHANGE },
	{ KIND_CLAIMS, CHANGE("item", "total"), "'total'", NO_CHANGE },
	{ KIND_CLAIMS, CHANGE("item", "2nd"), "'2nd'", NO_CHANGE },
	{ KIND_CLAIMS, CHANGE("item", "=3"), "'=3'", NO_CHANGE },
	{ KIND_CLAIMS, CHANGE("notice_to", "2026-03-05"), "before the beginning, 2026-03-06", CHANGE("notice_from", "2026-03-06") },
	{ KIND_CLAIMS, CHANGE("notice_from", ""), "though the state is noticed", CHANGE("state", "noticed") },
	{ KIND_CLAIMS, CHANGE("notice_from", ""), "though the state is granted", CHANGE("state", "granted") },
};

static const struct refusal tested[] = {
	{ KIND_EVALUATIONS, CHANGE("mark", "100.01"), "'100.01'", NO_CHANGE },
	{ KIND_EVALUATIONS, CHANGE("mark", "-1"), "'-1'", NO_CHANGE },
	{ KIND_EVALUATIONS, CHANGE("mark", ""), is_empty, NO_CHANGE },
	{ KIND_EVALUATIONS, CHANGE("term", "2025-1"), "holds a '-', which no name in a rule may", NO_CHANGE },
	{ KIND_EVALUATIONS, CHANGE("part", "mo-ral"), "holds a '-', which no name in a rule may", NO_CHANGE },
	{ KIND_EVALUATIONS, CHANGE("part", "德育"), not_code, NO_CHANGE },
	{ KIND_PE_ITEMS, CHANGE("direction", "faster"), "is none of", NO_CHANGE },
	{ KIND_PE_ITEMS, CHANGE("direction", ""), is_empty, NO_CHANGE },
	{ KIND_PE_TABLE, CHANGE("sex", ""), is_empty, NO_CHANGE },
	{ KIND_PE_TABLE, CHANGE("mark", "-0.5"), "'-0.5'", NO_CHANGE },
	{ KIND_PE_TABLE, CHANGE("result", "3'40"), "'3'40'", NO_CHANGE },
	{ KIND_PE_RESULTS, CHANGE("result", ""), "is empty though the status is present", NO_CHANGE },
	{ KIND_PE_RESULTS, CHANGE("result", "215"), "stands beside the status absent", CHANGE("status", "absent") },
	{ KIND_PE_RESULTS, CHANGE("result", "215"), "stands beside the status exempt", CHANGE("status", "exempt") },
	{ KIND_OFFICE, CHANGE("value", "101"), "'101'", CHANGE("key", "quality_target") },
	{ KIND_OFFICE, CHANGE("value", "26"), "'26'", CHANGE("key", "quality_base_year") },
};

static void row_check__refuses__bad_numbers(void **state)
{
	(void)state;
	CHECK_ALL(numbers);
}

static void row_check__refuses__words_dates_documents_and_cells_that_do_not_agree(void **state)
{
	(void)state;
	CHECK_ALL(words);
}

static void row_check__refuses__claims_that_do_not_agree(void **state)
{
	(void)state;
	CHECK_ALL(claims);
}

static void row_check__refuses__evaluations_and_results_that_cannot_be(void **state)
{
	(void)state;
	CHECK_ALL(tested);
}

static void row_check__reports__every_bad_cell_of_a_row(void **state)
{
	static const struct change name = CHANGE("name", ""), sex = CHANGE("sex", "X");
	static struct row row;
	struct findings findings = { 0 };

	(void)state;
	assert_false(rows_check(KIND_CANDIDATES, name, sex, &row, &findings));
	assert_int_equal(findings.count, 2);
	assert_string_equal(findings.kept[0].place, "FILE.csv:7: name");
	assert_string_equal(findings.kept[1].place, "FILE.csv:7: sex");
	findings_clear(&findings);
}

static void row_check__is_silent_about_agreement__where_a_cell_is_bad_itself(void **state)
{
	static const struct change mark = CHANGE("mark", ""), status = CHANGE("status", "away");
	static struct row row;
	struct findings findings = { 0 };

	(void)state;
	assert_false(rows_check(KIND_SCORES, mark, status, &row, &findings));
	assert_int_equal(findings.count, 1);
	assert_string_equal(findings.kept[0].place, "FILE.csv:7: status");
	findings_clear(&findings);
}

static void row_check__gives_no_hint__where_it_would_mislead(void **state)
{
	static const struct refusal bare[] = {
		{ KIND_PROGRAMS, CHANGE("code", "2.02E"), not_code, NO_CHANGE },
		{ KIND_PROGRAMS, CHANGE("code", "2.02E+"), not_code, NO_CHANGE },
		{ KIND_PROGRAMS, CHANGE("code", "2.02E+1x"), not_code, NO_CHANGE },
		{ KIND_PROGRAMS, CHANGE("code", "A.02E+11"), not_code, NO_CHANGE },
		{ KIND_PROGRAMS, CHANGE("code", "2.02"), not_code, NO_CHANGE },
		{ KIND_PROGRAMS, CHANGE("code", "2."), not_code, NO_CHANGE },
		{ KIND_PROGRAMS, CHANGE("code", ".0"), not_code, NO_CHANGE },
		{ KIND_PROGRAMS, CHANGE("code", "'"), not_code, NO_CHANGE },
		{ KIND_PROGRAMS, CHANGE("code", "="), not_code, NO_CHANGE },
		{ KIND_PROGRAMS, CHANGE("code", "a\uff00"), not_code, NO_CHANGE },
		{ KIND_PROGRAMS, CHANGE("code", "a\uff5f"), not_code, NO_CHANGE },
		{ KIND_EXAMS, CHANGE("date", "46191"), not_date, NO_CHANGE },
		{ KIND_EXAMS, CHANGE("date", "soon"), not_date, NO_CHANGE },
		{ KIND_SCORES, CHANGE("mark", "5+"), not_number, NO_CHANGE },
	};
	static const struct change none = NO_CHANGE;
	static struct row row;

	(void)state;
	for (size_t i = 0; i < sizeof bare / sizeof *bare; i++) {
		struct findings findings = { 0 };
		const char *at;

		assert_false(rows_check(bare[i].kind, bare[i].change, none, &row, &findings));
		at = strstr(findings.kept[0].text, bare[i].text);
		assert_non_null(at);
		assert_string_equal(at, bare[i].text);
		findings_clear(&findings);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(row_check__refuses__bad_numbers),
		cmocka_unit_test(row_check__refuses__words_dates_documents_and_cells_that_do_not_agree),
		cmocka_unit_test(row_check__refuses__claims_that_do_not_agree),
		cmocka_unit_test(row_check__refuses__evaluations_and_results_that_cannot_be),
		cmocka_unit_test(row_check__reports__every_bad_cell_of_a_row),
		cmocka_unit_test(row_check__is_silent_about_agreement__where_a_cell_is_bad_itself),
		cmocka_unit_test(row_check__gives_no_hint__where_it_would_mislead),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
