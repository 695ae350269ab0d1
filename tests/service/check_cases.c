/* SPDX-License-Identifier: ISC */
/* A year in which there is nothing to find, and for each code what must be changed in it to raise the code. */
#include "check_cases.h"

/* 10 candidates, two schools, two tiers; the better five are from J1; 7 seats in A, 5 in B. */
const char check_good_year[] = "office: key | value\n"
                               "name | 示例区招生办公室\n"
                               "lottery_seed | 20260618\n"
                               "\n"
                               "subjects: code | name | full_mark | exam | formula\n"
                               "chinese | 语文 | 150 | ZK |\n"
                               "math | 数学 | 150 | ZK |\n"
                               "core | 语数 | 300 | | chinese + math\n"
                               "\n"
                               "exams: code | name\n"
                               "ZK | 中考\n"
                               "\n"
                               "schools: code | name | kind | district\n"
                               "S1 | 一中 | municipal_model | D1\n"
                               "S2 | 二中 | general | D1\n"
                               "J1 | 初一 | junior | D1\n"
                               "J2 | 初二 | junior | D1\n"
                               "\n"
                               "programs: code | school | name\n"
                               "P1 | S1 | 一中\n"
                               "P2 | S2 | 二中\n"
                               "P3 | S2 | 二中丙\n"
                               "\n"
                               "tiers: code | name | seq | ranking | max_choices | eligible | line | ties\n"
                               "A | 提前批 | 1 | total > math | 3 | category = 'local' | 100 |\n"
                               "B | 统招 | 2 | total > math | | | |\n"
                               "\n"
                               "plans: tier | program | pool | order | seats | eligible | line\n"
                               "A | P1 | cell1 | 1 | 2 | feeder = 'J1' |\n"
                               "A | P1 | open | 2 | 3 | |\n"
                               "A | P2 | open | 1 | 2 | |\n"
                               "B | P1 | zx | 1 | 2 | | cutoff(A) - 100\n"
                               "B | P2 | open | 1 | 3 | |\n"
                               "\n"
                               "candidates: candidate_no | name | feeder | district | category | id_no\n"
                               "01 | 某某 | J1 | D1 | local | X01\n"
                               "02 | 某某 | J1 | D1 | local | X02\n"
                               "03 | 某某 | J1 | D1 | local | X03\n"
                               "04 | 某某 | J1 | D1 | local | X04\n"
                               "05 | 某某 | J1 | D1 | local | X05\n"
                               "06 | 某某 | J2 | D1 | local | X06\n"
                               "07 | 某某 | J2 | D1 | local | X07\n"
                               "08 | 某某 | J2 | D1 | local | X08\n"
                               "09 | 某某 | J2 | D1 | local | X09\n"
                               "10 | 某某 | J2 | D1 | local | X10\n"
                               "\n"
                               "scores: candidate_no | subject | mark | status\n"
                               "01 | chinese | 88\n"
                               "01 | math | 97\n"
                               "02 | chinese | 86\n"
                               "02 | math | 94\n"
                               "03 | chinese | 84\n"
                               "03 | math | 91\n"
                               "04 | chinese | 82\n"
                               "04 | math | 88\n"
                               "05 | chinese | 80\n"
                               "05 | math | 85\n"
                               "06 | chinese | 78\n"
                               "06 | math | 82\n"
                               "07 | chinese | 76\n"
                               "07 | math | 79\n"
                               "08 | chinese | 74\n"
                               "08 | math | 76\n"
                               "09 | chinese | 72\n"
                               "09 | math | 73\n"
                               "10 | chinese | 70\n"
                               "10 | math | 70\n"
                               "\n"
                               "choices: candidate_no | tier | rank | program\n"
                               "01 | A | 1 | P1\n"
                               "01 | A | 2 | P2\n"
                               "01 | B | 1 | P2\n"
                               "01 | B | 2 | P1\n"
                               "02 | A | 1 | P1\n"
                               "02 | A | 2 | P2\n"
                               "02 | B | 1 | P2\n"
                               "02 | B | 2 | P1\n"
                               "03 | A | 1 | P1\n"
                               "03 | A | 2 | P2\n"
                               "03 | B | 1 | P2\n"
                               "03 | B | 2 | P1\n"
                               "04 | A | 1 | P1\n"
                               "04 | A | 2 | P2\n"
                               "04 | B | 1 | P2\n"
                               "04 | B | 2 | P1\n"
                               "05 | A | 1 | P1\n"
                               "05 | A | 2 | P2\n"
                               "05 | B | 1 | P2\n"
                               "05 | B | 2 | P1\n"
                               "06 | A | 1 | P1\n"
                               "06 | A | 2 | P2\n"
                               "06 | B | 1 | P2\n"
                               "06 | B | 2 | P1\n"
                               "07 | A | 1 | P1\n"
                               "07 | A | 2 | P2\n"
                               "07 | B | 1 | P2\n"
                               "07 | B | 2 | P1\n"
                               "08 | A | 1 | P1\n"
                               "08 | A | 2 | P2\n"
                               "08 | B | 1 | P2\n"
                               "08 | B | 2 | P1\n"
                               "09 | A | 1 | P1\n"
                               "09 | A | 2 | P2\n"
                               "09 | B | 1 | P2\n"
                               "09 | B | 2 | P1\n"
                               "10 | A | 1 | P1\n"
                               "10 | A | 2 | P2\n"
                               "10 | B | 1 | P2\n"
                               "10 | B | 2 | P1\n";

const struct check_case check_raising[CHECK_RAISING_MOST] = {
	{ "check_run__raises_C101__for_a_rule_that_cannot_be_read",
	  "C101",
	  { { "A | 提前批 | 1 | total > math", "A | 提前批 | 1 | total > maths" } },
	  1,
	  "tiers A: ranking: column 9" },
	{ "check_run__raises_C101__for_each_such_rule",
	  "C101",
	  { { "feeder = 'J1'", "feeder = " }, { "cutoff(A) - 100", "cutoff(B)" } },
	  2,
	  "plans A/P1/cell1: eligible" },
	{ "check_run__raises_C102__for_a_division_by_zero",
	  "C102",
	  { { "'local' | 100 |", "'local' | 100/(math - 79) |" } },
	  1,
	  "tiers A line" },
	{ "check_run__raises_C102__for_formulas_that_go_round", "C102", { { "chinese + math", "core + math" } }, 1, "" },
	{ "check_run__raises_C103__where_a_tier_names_lottery_without_seed",
	  "C103",
	  { { "lottery_seed | 20260618", "lottery_seed | " }, { "B | 统招 | 2 | total > math", "B | 统招 | 2 | total > lottery" } },
	  1,
	  "tiers B: total > lottery" },
	{ "check_run__raises_C104__where_equals_stand_at_a_last_place_without_seed",
	  "C104",
	  { { "lottery_seed | 20260618", "lottery_seed | " }, { "A | 提前批 | 1 | total > math", "A | 提前批 | 1 | 1" } },
	  7,
	  "A/P1/cell1: 2 equal in" },
	{ "check_run__raises_C105__where_equals_stand_at_a_last_place",
	  "C105",
	  { { "A | 提前批 | 1 | total > math", "A | 提前批 | 1 | 1" } },
	  7,
	  "A/P1/cell1: 2 equal in" },
	{ "check_run__raises_C106__where_the_ranking_itself_draws",
	  "C106",
	  { { "A | 提前批 | 1 | total > math", "A | 提前批 | 1 | 1 > lottery" } },
	  7,
	  "A/P1/cell1: 2 equal in" },
	{ "check_run__raises_C107__where_equals_are_all_admitted",
	  "C107",
	  { { "A | 提前批 | 1 | total > math", "A | 提前批 | 1 | 1" }, { "'local' | 100 |", "'local' | 100 | admit" } },
	  5,
	  "A/P1/cell1: 5 taken for 2 seats" },
	{ "check_run__raises_C108__for_a_tier_that_no_candidate_is_eligible_for",
	  "C108",
	  { { "category = 'local'", "category = 'locale'" } },
	  1,
	  "tiers A: category = 'locale'" },
	{ "check_run__raises_C108__for_a_pool_that_no_choice_is_eligible_for",
	  "C108",
	  { { "A | P1 | open | 2 | 3 | |", "A | P1 | open | 2 | 3 | choice > 2 |" } },
	  1,
	  "plans A/P1/open: choice > 2" },
	{ "check_run__raises_C109__for_a_line_that_no_candidate_reaches",
	  "C109",
	  { { "'local' | 100 |", "'local' | 186 |" } },
	  1,
	  "tiers A: 186" },
	{ "check_run__raises_C109__for_a_cutoff_that_no_candidate_reaches",
	  "C109",
	  { { "cutoff(A) - 100", "cutoff(A) + 100" } },
	  1,
	  "plans B/P1/zx: cutoff(A) + 100" },
	{ "check_run__raises_C110__for_a_cutoff_of_a_program_that_took_nobody",
	  "C110",
	  { { "A | P2 | open | 1 | 2 | |", "A | P2 | open | 1 | 2 | choice = 1 |" },
	    { "B | P2 | open | 1 | 3 | |", "B | P2 | open | 1 | 3 | | cutoff(A)" } },
	  1,
	  "plans B/P2/open: cutoff(A), and nobody is taken in A" },
	{ "check_run__raises_C201__for_a_candidate_without_any_row",
	  "C201",
	  { { "10 | chinese | 70\n10 | math | 70\n", "" } },
	  1,
	  "10" },
	{ "check_run__raises_C202__for_a_candidate_who_lacks_a_subject", "C202", { { "10 | math | 70\n", "" } }, 1, "10: math" },
	{ "check_run__raises_C203__for_a_deferred_test",
	  "C203",
	  { { "10 | math | 70\n", "10 | math | | deferred\n" } },
	  1,
	  "10: math" },
	{ "check_run__raises_C204__for_a_subject_without_marks",
	  "C204",
	  { { "core | 语数", "pe | 体育 | 30 | ZK |\ncore | 语数" } },
	  1,
	  "pe: no marks" },
	{ "check_run__raises_C204__for_a_formula_that_gives_all_the_same",
	  "C204",
	  { { "chinese + math", "min(chinese, 1)" } },
	  1,
	  "core: all 10 are 1" },
	{ "check_run__raises_C205__for_an_unknown_feeder",
	  "C205",
	  { { "06 | 某某 | J2", "06 | 某某 | J9" } },
	  1,
	  "J9: 1 candidates, first 06" },
	{ "check_run__raises_C206__for_an_unknown_district",
	  "C206",
	  { { "06 | 某某 | J2 | D1", "06 | 某某 | J2 | D9" } },
	  1,
	  "D9: 1 candidates, first 06" },
	{ "check_run__raises_C207__for_a_missing_ID_number", "C207", { { "local | X06", "local | " } }, 1, "06" },
	{ "check_run__raises_C208__for_a_candidate_without_an_exam",
	  "C208",
	  { { "ZK | 中考\n", "ZK | 中考\nTY | 体育考试\n" },
	    { "core | 语数", "pe | 体育 | 30 | TY |\ncore | 语数" },
	    { "10 | math | 70\n",
	      "10 | math | 70\n01 | pe | 30\n02 | pe | 29\n03 | pe | 28\n04 | pe | 28\n05 | pe | 28\n06 | pe | 28\n"
	      "07 | pe | 28\n08 | pe | 28\n09 | pe | | absent\n" } },
	  1,
	  "10: TY" },
	{ "check_run__raises_C209__for_a_sex_that_is_not_the_ID_number_s",
	  "C209",
	  { { "candidate_no | name | feeder | district | category | id_no", "candidate_no | name | feeder | district | category | id_no | sex" },
	    { "local | X01", "local | 310115201103040018 | F" } },
	  1,
	  "01: sex F, the ID number says M" },
	{ "check_run__raises_C209__for_a_birth_that_is_not_the_ID_number_s",
	  "C209",
	  { { "local | X01", "local | 310115201103040018" }, { "", "\n\nregistrations: candidate_no | birth\n01 | 2011-03-05\n" } },
	  1,
	  "01: born 2011-03-05, the ID number says 2011-03-04" },
	{ "check_run__raises_C209__for_a_day_of_birth_that_is_none",
	  "C209",
	  { { "local | X01", "local | 310115201102310020" } },
	  1,
	  "01: the ID number's day of birth, 2011-02-31, is none" },
	{ "check_run__raises_C210__for_two_of_one_ID_number", "C210", { { "local | X02", "local | X01" } }, 2, "01 and 02" },
	{ "check_run__raises_C211__for_two_of_one_name_and_day_of_birth",
	  "C211",
	  { { "local | X01", "local | 310115201103040026" }, { "", "\n\nregistrations: candidate_no | birth\n03 | 2011-03-04\n" } },
	  2,
	  "01 and 03: 某某, born 2011-03-04" },
	{ "check_run__raises_C212__for_a_bonus_whose_claim_is_not_granted",
	  "C212",
	  { { "", "\n\nbonuses: candidate_no | policy | points\n01 | 烈士子女 | 5\n"
	          "\nclaims: candidate_no | kind | item | points\n01 | bonus | 烈士子女 | 5\n" } },
	  1,
	  "01: 烈士子女" },
	{ "check_run__raises_C213__for_a_subject_of_zeros",
	  "C213",
	  { { "core | 语数", "pe | 体育 | 30 | ZK |\ncore | 语数" },
	    { "scores: candidate_no | subject | mark | status\n",
	      "scores: candidate_no | subject | mark | status\n01 | pe | 0\n02 | pe | 0\n03 | pe | 0\n04 | pe | 0\n05 | pe | 0\n" } },
	  1,
	  "pe: all 5 marks are 0" },
	{ "check_run__raises_C301__for_a_candidate_without_any_choice",
	  "C301",
	  { { "10 | A | 1 | P1\n10 | A | 2 | P2\n10 | B | 1 | P2\n10 | B | 2 | P1", "" } },
	  1,
	  "10" },
	{ "check_run__raises_C302__for_an_eligible_candidate_who_left_a_tier_empty",
	  "C302",
	  { { "09 | B | 1 | P2\n09 | B | 2 | P1\n", "" } },
	  1,
	  "B: 1 candidates, first 09" },
	{ "check_run__raises_C303__for_a_choice_of_a_program_without_seats",
	  "C303",
	  { { "09 | A | 2 | P2", "09 | A | 2 | P3" } },
	  1,
	  "09: A choice 2, P3" },
	{ "check_run__raises_C304__for_a_choice_past_max_choices",
	  "C304",
	  { { "09 | A | 2 | P2", "09 | A | 4 | P2" } },
	  1,
	  "09: A choice 4, P2" },
	{ "check_run__raises_C401__for_a_plan_that_nobody_chose",
	  "C401",
	  { { "B | P2 | open | 1 | 3 | |", "B | P2 | open | 1 | 3 | |\nB | P3 | open | 1 | 1 | |" } },
	  1,
	  "B/P3: 1 seats" },
	{ "check_run__raises_C402__for_fewer_seats_than_the_target_needs",
	  "C402",
	  { { "B | P2 | open | 1 | 3 | |", "B | P2 | open | 1 | 0 | |" } },
	  1,
	  "9 seats in all tiers; 98 % of 10 candidates are 10" },
	{ "check_run__raises_C403__for_more_seats_than_candidates",
	  "C403",
	  { { "B | P2 | open | 1 | 3 | |", "B | P2 | open | 1 | 9 | |" } },
	  1,
	  "B: 11 seats, 10 candidates" },
	{ "check_run__raises_C404__for_school_choice_above_the_cap",
	  "C404",
	  { { "B | P1 | zx | 1 | 2", "B | P1 | zx | 1 | 3" } },
	  1,
	  "S1: 3 of 8 seats (37.5 %)" },
	{ "check_run__raises_C404__for_a_tier_that_is_named_after_it",
	  "C404",
	  { { "B | 统招 | 2", "B | 择校 | 2" }, { "B | P1 | zx |", "B | P1 | open |" } },
	  1,
	  "S2: 3 of 5 seats (60.0 %)" },
	{ "check_run__raises_C405__for_a_cell_that_nobody_comes_for",
	  "C405",
	  { { "feeder = 'J1'", "feeder = 'J8'" } },
	  1,
	  "A/P1/cell1: feeder = 'J8'" },
	{ "check_run__raises_C406__for_a_second_cell_of_a_feeder",
	  "C406",
	  { { "A | P1 | open | 2 | 3 | |",
	      "A | P1 | open | 2 | 3 | |\nA | P1 | cell2 | 1 | 1 | tag.x or total > 0 and feeder = 'J1' |" },
	    { "tag.x or total > 0 and feeder = 'J1'", "total > 0 and feeder = 'J1'" } },
	  1,
	  "A/P1/cell2: feeder J1 also has cell1" },
	{ "check_run__raises_C407__for_cells_that_are_nearly_all_of_a_school",
	  "C407",
	  { { "A | P1 | cell1 | 1 | 2", "A | P1 | cell1 | 1 | 5" }, { "A | P1 | open | 2 | 3", "A | P1 | open | 2 | 0" } },
	  1,
	  "S1: 5 of 7 seats (71.4 %)" },
	{ "check_run__raises_C408__for_a_cell_larger_than_its_feeder",
	  "C408",
	  { { "A | P1 | cell1 | 1 | 2", "A | P1 | cell1 | 1 | 6" } },
	  1,
	  "A/P1/cell1: 6 seats, 5 candidates" },
	{ "check_run__raises_C501__for_a_return_of_a_place_never_given",
	  "C501",
	  { { "", "\n\nreturns: tier | candidate_no | program | reason\nA | 01 | P1 | 体检\nA | 02 | P2 | 放弃\n" } },
	  1,
	  "02: A/P2 (放弃)" },
	{ "check_run__raises_C502__for_an_order_after_a_place",
	  "C502",
	  { { "", "\n\norders: tier | candidate_no | program | pool | reason | authority\nB | 01 | P2 | open | 决定 | 教育局\n" } },
	  1,
	  "01: order for B, placed in A/P1" },
	{ "check_run__raises_C601__for_a_candidate_without_a_seat",
	  "C601",
	  { { "", "\n\nsites: code | name\nS | 考点\n\nrooms: exam | site | room | size\nZK | S | 1 | 2\n\nsittings: exam | eligible\nZK | candidate_no < '04'\n"
	          "\nseats: exam | site | room | seat | ticket | candidate_no\nZK | S | 1 | 1 | T1 | 01\nZK | S | 1 | 2 | T2 | 02\n" } },
	  1,
	  "03 has no seat in exam ZK" },
	{ "check_run__raises_C602__for_a_withdrawn_candidate_with_a_seat",
	  "C602",
	  { { "", "\n\nsites: code | name\nS | 考点\n\nrooms: exam | site | room | size\nZK | S | 1 | 2\n\nsittings: exam | eligible\nZK | candidate_no < '03'\n"
	          "\nseats: exam | site | room | seat | ticket | candidate_no\nZK | S | 1 | 1 | T1 | 01\nZK | S | 1 | 2 | T2 | 02\n"
	          "\nregistrations: candidate_no | state\n02 | withdrawn\n" } },
	  1,
	  "02: ZK/S/1/2" },
	{ "check_run__raises_C603__for_a_room_that_holds_too_many",
	  "C603",
	  { { "", "\n\nsites: code | name\nS | 考点\n\nrooms: exam | site | room | size\nZK | S | 1 | 2\n\nsittings: exam | eligible\nZK | candidate_no < '04'\n"
	          "\nseats: exam | site | room | seat | ticket | candidate_no\nZK | S | 1 | 1 | T1 | 01\nZK | S | 1 | 2 | T2 | 02\nZK | S | 1 | 3 | T3 | 03\n" } },
	  1,
	  "ZK/S/1: 3 sit there, it has 2 seats" },
};
