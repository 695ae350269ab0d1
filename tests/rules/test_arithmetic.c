/* SPDX-License-Identifier: ISC */
/* Numbers, operators, functions, and what they make of marks: luqu-rules(5)'s arithmetic, sentence by sentence. */
#include "suite.h"

/* 64-bit fixed point with 4 places; a product or quotient is rounded to the nearest, halves away from zero. */
static const struct rule_case operators[] = {
	{ RULE_MERIT, "0", "0" },
	{ RULE_MERIT, "586.5", "586.5" },
	{ RULE_MERIT, "007", "7" },
	{ RULE_MERIT, "1.2345", "1.2345" },
	{ RULE_MERIT, "1.50", "1.5" },
	{ RULE_MERIT, "922337203685477.5807", "922337203685477.5807" },
	{ RULE_MERIT, "1+2", "3" },
	{ RULE_MERIT, "1 - 2", "-1" },
	{ RULE_MERIT, "1-2-3", "-4" },
	{ RULE_MERIT, "1-(2-3)", "2" },
	{ RULE_MERIT, "10-2+3", "11" },
	{ RULE_MERIT, "10-2+3-4+5", "12" },
	{ RULE_MERIT, "2+3*4", "14" },
	{ RULE_MERIT, "(2+3)*4", "20" },
	{ RULE_MERIT, "2*3+4*5", "26" },
	{ RULE_MERIT, "100/10/5", "2" },
	{ RULE_MERIT, "100/(10/5)", "50" },
	{ RULE_MERIT, "2*9/3*4", "24" },
	{ RULE_MERIT, "1/3", "0.3333" },
	{ RULE_MERIT, "2/3", "0.6667" },
	{ RULE_MERIT, "-2/3", "-0.6667" },
	{ RULE_MERIT, "1/3*3", "0.9999" },
	{ RULE_MERIT, "0.0001/2", "0.0001" },
	{ RULE_MERIT, "-0.0001/2", "-0.0001" },
	{ RULE_MERIT, "0.0001*0.5", "0.0001" },
	{ RULE_MERIT, "-0.0001*0.5", "-0.0001" },
	{ RULE_MERIT, "0.0001*0.4999", "0" },
	{ RULE_MERIT, "0.0003*0.5", "0.0002" },
	{ RULE_MERIT, "0.01*0.01", "0.0001" },
	{ RULE_MERIT, "123456.7891*98765.4321", "12193263121.1401" },
	{ RULE_MERIT, "30000000*30000000.5", "900000015000000" },
	{ RULE_MERIT, "-5", "-5" },
	{ RULE_MERIT, "--5", "5" },
	{ RULE_MERIT, "- - -5", "-5" },
	{ RULE_MERIT, "3--5", "8" },
	{ RULE_MERIT, "2*-3", "-6" },
	{ RULE_MERIT, "-2*-3", "6" },
	{ RULE_MERIT, "-(2+3)", "-5" },
	{ RULE_MERIT, "((((7))))", "7" },
	{ RULE_MERIT, " 1\t+\n2\r", "3" },
	{ RULE_MERIT, "1+1+1+1+1+1+1+1+1+1+1+1", "12" },
	{ RULE_MERIT, "2*2*2*2*2*2*2*2*2*2", "1024" },
	{ RULE_MERIT, "1000000/8/5/5", "5000" },
	{ RULE_MERIT, "0-0", "0" },
	{ RULE_MERIT, "math*0", "0" },
	{ RULE_MERIT, "math/3", "46.6667" },
	{ RULE_MERIT, "math*math", "19600" },
	{ RULE_MERIT, "chinese*1.005", "121.1025" },
	{ RULE_MERIT, "both/math", "1.8607" },
	{ RULE_MERIT, "-math/chinese", "-1.1618" },
};

/* "overflow found and reported"; "past it, as for overflow and division by zero, the run stops" */
static const struct rule_case failures[] = {
	{ RULE_MERIT, "1/0", "division" },
	{ RULE_MERIT, "0/0", "division" },
	{ RULE_MERIT, "math/(chinese-chinese)", "division" },
	{ RULE_MERIT, "math/english", "division" },
	{ RULE_MERIT, "1/0.0000", "division" },
	{ RULE_MERIT, "1/(0.0001*0.4)", "division" },
	{ RULE_MERIT, "922337203685477.5807+0.0001", "overflow" },
	{ RULE_MERIT, "-922337203685477.5807-0.0002", "overflow" },
	{ RULE_MERIT, "-922337203685477.5807-0.0001", "-922337203685477.5808" },
	{ RULE_MERIT, "-(-922337203685477.5807-0.0001)", "overflow" },
	{ RULE_MERIT, "922337203685477*10", "overflow" },
	{ RULE_MERIT, "922337203685477.5807*1", "922337203685477.5807" },
	{ RULE_MERIT, "922337203685477.5807*1.0001", "overflow" },
	{ RULE_MERIT, "99999999*99999999", "overflow" },
	{ RULE_MERIT, "1000000000*math*1000000000", "overflow" },
	{ RULE_MERIT, "922337203685477/0.1", "overflow" },
	{ RULE_MERIT, "(-922337203685477.5807-0.0001)/-1", "overflow" },
	{ RULE_MERIT, "round(922337203685477.5807)", "overflow" },
	{ RULE_MERIT, "round(922337203685477.4999)", "922337203685477" },
	{ RULE_MERIT, "floor(-922337203685477.5807)", "overflow" },
	{ RULE_MERIT, "floor(922337203685477.5807)", "922337203685477" },
	{ RULE_MERIT, "min(1, 1/0)", "division" },
	{ RULE_MERIT, "max(1/0, 1)", "division" },
	{ RULE_MERIT, "grade(1, 2, 1/0)", "division" },
	{ RULE_MERIT, "(1/0)*0", "division" },
	{ RULE_MERIT, "1/0 + 922337203685477.5807 + 1", "division" },
	{ RULE_RANKING, "math > 1/0", "division" },
	{ RULE_RANKING, "1/0 > 922337203685477*math", "division" },
	{ RULE_MERIT, "922337203685477*math/(math-140)", "overflow" },
	{ RULE_MERIT, "1/(math-140)", "division" },
	{ RULE_MERIT, "77| 1/(math-140)", "-0.0071" },
};

static const struct rule_case functions[] = {
	{ RULE_MERIT, "min(3)", "3" },
	{ RULE_MERIT, "min(3,1,2)", "1" },
	{ RULE_MERIT, "max(3,1,2)", "3" },
	{ RULE_MERIT, "max(-3)", "-3" },
	{ RULE_MERIT, "min(chinese, math, english)", "0" },
	{ RULE_MERIT, "max(chinese,math)", "140" },
	{ RULE_MERIT, "max(chinese+25,math)", "145.5" },
	{ RULE_MERIT, "max(min(1,2),min(3,4))", "3" },
	{ RULE_MERIT, "max (1 , 2)", "2" },
	{ RULE_MERIT, "min('5','12')", "5" },
	{ RULE_MERIT, "max(tag.minus, tag.class)", "3" },
	{ RULE_MERIT, "round(2.5)", "3" },
	{ RULE_MERIT, "round(-2.5)", "-3" },
	{ RULE_MERIT, "round(2.4999)", "2" },
	{ RULE_MERIT, "round(-2.4999)", "-2" },
	{ RULE_MERIT, "round(0.5)", "1" },
	{ RULE_MERIT, "round(-0.4)", "0" },
	{ RULE_MERIT, "round(chinese)", "121" },
	{ RULE_MERIT, "round(math)", "140" },
	{ RULE_MERIT, "round(chinese*10)/10", "120.5" },
	{ RULE_MERIT, "floor(2.9999)", "2" },
	{ RULE_MERIT, "floor(-2.1)", "-3" },
	{ RULE_MERIT, "floor(-2)", "-2" },
	{ RULE_MERIT, "floor(chinese)", "120" },
	{ RULE_MERIT, "floor(0.9)", "0" },
	{ RULE_MERIT, "grade(600,540,580,620)", "2" },
	{ RULE_MERIT, "grade(580,540,580,620)", "2" },
	{ RULE_MERIT, "grade(579.9999,540,580,620)", "1" },
	{ RULE_MERIT, "grade(500,540,580,620)", "0" },
	{ RULE_MERIT, "grade(700,620,580,540)", "3" },
	{ RULE_MERIT, "grade(700,540,540,540)", "3" },
	{ RULE_MERIT, "grade(math,chinese,english,both)", "2" },
	{ RULE_MERIT, "grade(0,-1)", "1" },
	{ RULE_MERIT, "grade(math,90)*10+grade(chinese,130)", "10" },
	{ RULE_MERIT, "round(total/7)", "48" },
};

/* "names: every subject code (its mark, 0 where none) ... total; bonus (after rule and cap)" and what contexts add */
static const struct rule_case numbers[] = {
	{ RULE_MERIT, "chinese", "120.5" },
	{ RULE_MERIT, "english", "0" },
	{ RULE_MERIT, "history", "0" },
	{ RULE_MERIT, "pe", "30" },
	{ RULE_MERIT, "9| pe", "0" },
	{ RULE_MERIT, "0500| math", "0" },
	{ RULE_MERIT, "77| math", "0" },
	{ RULE_MERIT, "both", "260.5" },
	{ RULE_MERIT, "9| both", "140" },
	{ RULE_MERIT, "science", "161" },
	{ RULE_MERIT, "both+science", "421.5" },
	{ RULE_MERIT, "bonus", "8" },
	{ RULE_MERIT, "0500| bonus", "0" },
	{ RULE_MERIT, "9| bonus", "5" },
	{ RULE_MERIT, "total", "338.75" },
	{ RULE_MERIT, "0500| total", "0" },
	{ RULE_MERIT, "9| total", "145" },
	{ RULE_MERIT, "total-bonus", "330.75" },
	{ RULE_TIER_LINE, "total*0.8", "271" },
	{ RULE_TIER_LINE, "600-bonus", "592" },
	{ RULE_FORMULA, "chinese*0.5+math*0.5", "130.25" },
	{ RULE_FORMULA, "(status.math='present')*math", "140" },
	{ RULE_FORMULA, "science/2", "80.5" },
	{ RULE_TOTAL, "chinese+math+english+bonus", "268.5" },
	{ RULE_TOTAL, "(status.pe='exempt')*30", "30" },
	{ RULE_PLAN_LINE, "cutoff(early)", "586.5" },
	{ RULE_PLAN_LINE, "cutoff( early )", "586.5" },
	{ RULE_PLAN_LINE, "cutoff(2024-A)", "-1.25" },
	{ RULE_PLAN_LINE, "cutoff (2024-A)-5", "-6.25" },
	{ RULE_PLAN_LINE, "max(cutoff(early)-20, total)", "566.5" },
	{ RULE_PLAN_LINE, "cutoff(early)-cutoff(2024-A)", "587.75" },
	{ RULE_RANKING, "choice", "3" },
	{ RULE_RANKING, "-choice", "-3" },
	{ RULE_RANKING, "total - 20*(choice-1)", "298.75" },
	{ RULE_PLAN_ELIGIBLE, "choice", "3" },
	{ RULE_PLAN_ELIGIBLE, "choice = 3", "1" },
};

/* "`ranking` is `sum { ">" sum }`, highest value first"; the mechanisms at the end of the section */
static const struct rule_case rankings[] = {
	{ RULE_RANKING, "total", "338.75" },
	{ RULE_RANKING, "total > math", "338.75 > 140" },
	{ RULE_RANKING, "total > chinese+math+english > math", "338.75 > 260.5 > 140" },
	{ RULE_RANKING, "-choice > total", "-3 > 338.75" },
	{ RULE_RANKING, "total > -choice > math", "338.75 > -3 > 140" },
	{ RULE_RANKING, "grade(total,300,330,360) > -choice > total", "2 > -3 > 338.75" },
	{ RULE_RANKING, "-tag.class > lottery", "-3 > 0" },
	{ RULE_RANKING, "lottery", "0" },
	{ RULE_RANKING, "lottery > total", "0 > 338.75" },
	{ RULE_RANKING, "total > lottery > math", "338.75 > 0 > 140" },
	{ RULE_RANKING, "tag.class > 1 > 2 > 3 > 4 > 5 > 6", "3 > 1 > 2 > 3 > 4 > 5 > 6" },
	{ RULE_RANKING, "(tag.sport and not tag.zero) > total", "1 > 338.75" },
	{ RULE_RANKING, "both > science", "260.5 > 161" },
	{ RULE_RANKING, "(total)>(math)", "338.75 > 140" },
};

static void rule_evaluate__computes__in_four_places(void **state)
{
	cases_check(*state, operators, COUNT_OF(operators));
}

static void rule_evaluate__reports__overflow_and_division_by_zero(void **state)
{
	cases_check(*state, failures, COUNT_OF(failures));
}

static void rule_evaluate__knows__five_functions(void **state)
{
	cases_check(*state, functions, COUNT_OF(functions));
}

static void rule_evaluate__reads__marks_totals_choices_and_cutoffs(void **state)
{
	cases_check(*state, numbers, COUNT_OF(numbers));
}

static void rule_evaluate__gives__one_value_for_each_key_of_a_ranking(void **state)
{
	cases_check(*state, rankings, COUNT_OF(rankings));
}

/* Neither a long chain nor a deep one may need a deep stack. */
static void rule_evaluate__adds_up__twenty_thousand_numbers(void **state)
{
	enum { NUMBERS = 20000 };
	static char text[3 * NUMBERS + 8] = "0";
	char *end = text + 1;

	for (int i = 0; i < NUMBERS; i++) {
		*end++ = '+';
		*end++ = '2';
	}
	const struct rule_case of = { RULE_MERIT, text, "40000" };
	cases_check(*state, &of, 1);
}

static int make(void **state)
{
	static struct year year;

	year = year_make();
	*state = &year;
	return 0;
}

static int clean(void **state)
{
	year_free(*state);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(rule_evaluate__computes__in_four_places),
		cmocka_unit_test(rule_evaluate__reports__overflow_and_division_by_zero),
		cmocka_unit_test(rule_evaluate__knows__five_functions),
		cmocka_unit_test(rule_evaluate__reads__marks_totals_choices_and_cutoffs),
		cmocka_unit_test(rule_evaluate__gives__one_value_for_each_key_of_a_ranking),
		cmocka_unit_test(rule_evaluate__adds_up__twenty_thousand_numbers),
	};

	return cmocka_run_group_tests(tests, make, clean);
}
