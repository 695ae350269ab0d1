/* SPDX-License-Identifier: ISC */
/* The steps around the choosing: orders, returns, adjust, inheritance, lines by cutoff, tiers that stand. */
#include "suite.h"

#define SCHOOLS "school|S\nschool|U\nprogram|P|S\nprogram|Q|S\nprogram|R|U\n"

/* --- orders: A's is honoured whatever the rules say, B's second one comes too late --- */
static const char order_year[] =
        SCHOOLS "tier|T|1|eligible=total > 50\ntier|V|2\nplan|T|P|open|1\nplan|T|P|extra|0|order=2\nplan|V|Q|open|1\n"
                "candidate|A|10\ncandidate|B|90\ncandidate|C|80\n"
                "choice|B|T|1|P\nchoice|C|T|1|P\nchoice|C|V|1|Q\n"
                "order|T|A|P|open\norder|T|B|P|extra\norder|V|B|Q|open\n";
static const char order_right[] =
        "pool|T|P|open|1|0|1||orders=1|out=C\npool|T|P|extra|0|0|1||orders=1|out=C\npool|V|Q|open|1|1|1|80|in=C\n"
        "place|A|T|P|open|0|10|order=1\nplace|B|T|P|extra|0|90|order=1\nplace|C|V|Q|open|1|80\ntrail|C|o\n";

/* --- returns --- */
#define RETURN_YEAR(how)                                                                                                           \
	SCHOOLS "tier|T|1|returns=" how "\nplan|T|P|open|1\nplan|T|Q|open|1\n"                                                     \
	        "candidate|A|90\ncandidate|B|80\n"                                                                                 \
	        "choice|A|T|1|P\nchoice|A|T|2|Q\nchoice|B|T|1|P\nreturn|T|A|P\n"
/* Nobody moves up into a voided place. */
static const char final_year[] = RETURN_YEAR("final");
static const char final_right[] = "pool|T|P|open|1|1|0||vacant=1|in=A|out=B\npool|T|Q|open|1|1|0||vacant=1\ntrail|A|r\ntrail|B|o\n";
static const char out_year[] = RETURN_YEAR("out");
static const char out_right[] = "pool|T|P|open|1|1|1|80|in=B\npool|T|Q|open|1|1|0||vacant=1\nplace|B|T|P|open|1|80\ntrail|A|r\n";
static const char refile_year[] = RETURN_YEAR("refile");
static const char refile_right[] = "pool|T|P|open|1|1|1|80|in=B\npool|T|Q|open|1|1|1|90|in=A\n"
                                   "place|A|T|Q|open|2|90\nplace|B|T|P|open|1|80\n";
/* A return of a program that did not take the candidate voids nothing. */
static const char other_year[] = SCHOOLS "tier|T|1\nplan|T|P|open|1\nplan|T|Q|open|1\n"
                                         "candidate|A|90\ncandidate|B|80\n"
                                         "choice|A|T|1|P\nchoice|B|T|1|P\nchoice|B|T|2|Q\nreturn|T|B|P\n";
static const char other_right[] = "pool|T|P|open|1|1|1|90|in=A|out=B\npool|T|Q|open|1|1|1|80|in=B\n"
                                  "place|A|T|P|open|1|90\nplace|B|T|Q|open|2|80\n";
/* A's only choice is struck; B has none left by max_choices, whatever is returned. */
static const char struck_year[] = SCHOOLS "tier|T|1|returns=refile|max_choices=1\nplan|T|P|open|1\n"
                                          "candidate|A|90\ncandidate|B|80\nchoice|A|T|1|P\nchoice|B|T|2|P\n"
                                          "return|T|A|P\nreturn|T|B|P\n";
static const char struck_right[] = "pool|T|P|open|1|1|0||vacant=1\ntrail|A|r\ntrail|B|n\n";

/* --- adjust: P on the list, then Q of the same school, then R of another --- */
#define ADJUST_YEAR(how)                                                                                                           \
	SCHOOLS "tier|T|1|adjust=" how "\nplan|T|P|open|1\nplan|T|Q|open|1\nplan|T|R|open|2\n"                                     \
	        "candidate|A|90|adjust=1\ncandidate|B|80|adjust=1\ncandidate|C|70|adjust=1\ncandidate|D|60\ncandidate|E|50\n"      \
	        "choice|A|T|1|P\nchoice|B|T|1|P\nchoice|C|T|1|P\nchoice|D|T|1|P\nchoice|E|T|1|R\n"
static const char tier_year[] = ADJUST_YEAR("tier");
static const char tier_right[] =
        "pool|T|P|open|1|1|1|90|in=A|out=B\npool|T|Q|open|1|1|1|80|in=B|out=C\npool|T|R|open|2|2|2|50|in=C\n"
        "place|A|T|P|open|1|90\nplace|B|T|Q|open|0|80\nplace|C|T|R|open|0|70\nplace|E|T|R|open|1|50\ntrail|D|o\n";
static const char school_year[] = ADJUST_YEAR("school");
static const char school_right[] =
        "pool|T|P|open|1|1|1|90|in=A|out=B\npool|T|Q|open|1|1|1|80|in=B|out=C\npool|T|R|open|2|2|1|50|vacant=1|in=E\n"
        "place|A|T|P|open|1|90\nplace|B|T|Q|open|0|80\nplace|E|T|R|open|1|50\ntrail|C|o\ntrail|D|o\n";
/* Adjust stands behind every choice, whatever the merit; struck programs stay struck. */
static const char last_band_year[] =
        SCHOOLS "tier|T|1|adjust=tier|returns=refile\nplan|T|P|open|1\nplan|T|Q|open|1\nplan|T|R|open|1\n"
                "candidate|A|90|adjust=1\ncandidate|B|80|adjust=1\ncandidate|C|20\n"
                "choice|A|T|1|P\nchoice|B|T|1|P\nchoice|C|T|9|Q\nreturn|T|B|R\n";
static const char last_band_right[] =
        "pool|T|P|open|1|1|1|90|in=A|out=B\npool|T|Q|open|1|1|1|20|in=C|out=B\npool|T|R|open|1|1|0||vacant=1\n"
        "place|A|T|P|open|1|90\nplace|C|T|Q|open|9|20\ntrail|B|o\n";

/* --- inheritance: X leaves 2 at P and 1 at Q to Y, which files twice as many; Z inherits what is left no more --- */
static const char heir_year[] = SCHOOLS "tier|X|1\ntier|Y|2|inherits=X|filing_e2=200\ntier|Z|3|inherits=X;Y\n"
                                        "plan|X|P|a|1\nplan|X|P|b|1|order=2\nplan|X|Q|open|2\n"
                                        "plan|Y|P|a|1\nplan|Y|P|b|0|order=2\n"
                                        "candidate|A|90\ncandidate|B|80\n"
                                        "choice|A|X|1|Q\nchoice|B|Y|1|Q\n";
static const char heir_right[] = "pool|X|P|a|1|1|0||vacant=1|passed=1\npool|X|P|b|1|1|0||vacant=1|passed=1\n"
                                 "pool|X|Q|open|2|2|1|90|vacant=1|passed=1|in=A\n"
                                 "pool|Y|P|a|1|2|0||vacant=1|passed=1\npool|Y|P|b|2|4|0||vacant=2|passed=1\n"
                                 "pool|Y|Q|inherited|1|2|1|80|passed=1|in=B\n"
                                 "pool|Z|P|inherited|3|3|0||vacant=3\n"
                                 "place|A|X|Q|open|1|90\nplace|B|Y|Q|inherited|1|80\ntrail|B|n\n";

/* --- a line by the cutoff of an earlier tier: P took A with 90 there, Q nobody --- */
static const char cutoff_year[] = SCHOOLS "tier|X|1\ntier|Y|2\nplan|X|P|open|1\nplan|X|Q|open|1\n"
                                          "plan|Y|P|open|5|line=cutoff(X) - 15\nplan|Y|Q|open|5|line=cutoff(X)\n"
                                          "candidate|A|90\ncandidate|B|80\ncandidate|C|70\ncandidate|D|60\n"
                                          "choice|A|X|1|P\nchoice|B|X|1|P\nchoice|B|Y|1|P\nchoice|C|Y|1|P\nchoice|D|Y|1|Q\n";
static const char cutoff_right[] = "pool|X|P|open|1|1|1|90|in=A|out=B\npool|X|Q|open|1|1|0||vacant=1\n"
                                   "pool|Y|P|open|5|5|1|80|vacant=4|in=B\npool|Y|Q|open|5|5|1|60|vacant=4|in=D\n"
                                   "place|A|X|P|open|1|90\nplace|B|Y|P|open|1|80\nplace|D|Y|Q|open|1|60\n"
                                   "trail|B|o\ntrail|C|nl\ntrail|D|n\n";
/* Orders and voided places make no cutoff. */
static const char no_cutoff_year[] = SCHOOLS "tier|X|1\ntier|Y|2\nplan|X|P|open|2\nplan|Y|P|open|1|line=cutoff(X)\n"
                                             "candidate|A|50\ncandidate|B|90\ncandidate|C|10\n"
                                             "choice|B|X|1|P\nchoice|C|Y|1|P\norder|X|A|P|open\nreturn|X|B|P\n";
static const char no_cutoff_right[] = "pool|X|P|open|2|1|1||orders=1|vacant=1|in=B\npool|Y|P|open|1|1|1|10|in=C\n"
                                      "place|A|X|P|open|0|50|order=1\nplace|C|Y|P|open|1|10\ntrail|B|rn\ntrail|C|n\n";

/* --- --after: X stands although it no longer follows from the data: B was placed, not A; its merit was another --- */
static const char kept_year[] = SCHOOLS "tier|X|1\ntier|Y|2|inherits=X\nplan|X|P|open|2\nplan|Y|P|open|0|line=cutoff(X)\n"
                                        "candidate|A|90\ncandidate|B|80\nchoice|A|X|1|P\nchoice|A|Y|1|P\nchoice|B|X|1|P\n";
static const char kept_right[] =
        "tiers|2|1\npool|X|P|open|2|2|1|75|vacant=1|passed=1|drawn=3|in=B|out=A\npool|Y|P|open|1|1|1|90|in=A\n"
        "place|A|Y|P|open|1|90\nplace|B|X|P|open|1|75\ntrail|A|o\n";
/* --upto: only the first tier has run. */
static const char upto_right[] = "tiers|1|0\npool|X|P|open|2|2|2|80|in=B\nplace|A|X|P|open|1|90\nplace|B|X|P|open|1|80\n";

static const struct verify_case cases[] = {
	{ "orders__finds__one_not_honoured", order_year, order_right, "place|A|T|P|open|0|10|order=1\n", "trail|A|ne\n",
	  "T: orders", "an order places candidate A (merit 10) in P/open, but it is not placed so" },
	{ "orders__finds__one_honoured_in_another_pool", order_year, order_right, "B|T|P|extra|0|90|order=1",
	  "B|T|P|open|0|90|order=1", "T: orders", "an order places candidate B (merit 90) in P/extra" },
	{ "orders__finds__one_honoured_as_a_choice", order_year, order_right, "B|T|P|extra|0|90|order=1", "B|T|P|open|1|90",
	  "T: orders", "candidate B" },
	{ "orders__finds__a_choice_beside_one", order_year, order_right, "A|T|P|open|0", "A|T|P|open|1", "T: choices",
	  "choice is 1, but should be 0" },
	{ "orders__finds__another_merit_beside_one", order_year, order_right, "A|T|P|open|0|10", "A|T|P|open|0|11", "T: merit",
	  "A" },
	{ "orders__finds__a_seat_an_order_has_taken_given_away", order_year, order_right, "place|C|V|Q|open|1|80\ntrail|C|o\n",
	  "place|C|T|P|open|1|80\n", "T/P/open: overfull", "1 are taken, but there are only 0 seats for them" },
	{ "final__finds__a_returned_place_kept", final_year, final_right, "trail|A|r\n", "place|A|T|P|open|1|90\n", "T: returns",
	  "candidate A (merit 90) has kept its place at P/open" },
	{ "final__finds__another_moved_up_into_a_voided_place", final_year, final_right, "trail|B|o\n", "place|B|T|P|open|1|80\n",
	  "T/P/open: overfull", "2 are taken, but there are only 1" },
	{ "final__finds__the_returned_one_placed_lower_down", final_year, final_right, "trail|A|r\n", "place|A|T|Q|open|2|90\n",
	  "T/P/open: left free", "candidate A (merit 90) was turned away" },
	{ "final__finds__another_reason_for_the_returned_one", final_year, final_right, "trail|A|r", "trail|A|o", "T: reasons",
	  "candidate A: the reason given for this tier is: outranked; it should be: returned" },
	{ "final__finds__a_voided_place_counted", final_year, final_right, "1|1|0||vacant=1|in=A", "1|1|1|90|in=A",
	  "T/P/open: placed", "is given as 1, but should be 0" },
	{ "final__voids_nothing__where_another_program_has_taken_the_candidate", other_year, other_right, "place|B|T|Q|open|2|80\n",
	  "trail|B|r\n", "T/Q/open: left free", "candidate B" },
	{ "out__finds__a_returned_one_taking_part", out_year, out_right, "trail|A|r\n", "place|A|T|Q|open|2|90\n",
	  "T: participants", "candidate A (merit 90) is placed at Q/open, but takes no part in the tier: returned" },
	{ "refile__finds__a_struck_program", refile_year, refile_right, "A|T|Q|open|2", "A|T|P|open|1", "T/P/open: choices",
	  "candidate A" },
	{ "refile__gives_returned__only_where_the_returns_emptied_the_list", struck_year, struck_right, "trail|B|n", "trail|B|r",
	  "T: reasons", "candidate B: the reason given for this tier is: returned; it should be: no choices" },
	{ "refile__gives_returned__where_the_only_choice_is_struck", struck_year, struck_right, "trail|A|r", "trail|A|n",
	  "T: reasons", "candidate A" },
	{ "adjust_tier__finds__one_not_adjusted", tier_year, tier_right, "place|C|T|R|open|0|70\n", "trail|C|o\n",
	  "T/R/open: left free", "candidate C (merit 70) was turned away" },
	{ "adjust_tier__finds__one_adjusted_who_does_not_accept_it", tier_year, tier_right, "trail|D|o\n",
	  "place|D|T|R|open|0|60\n", "T/R/open: choices",
	  "candidate D (merit 60) is placed here, but the program is not on its list" },
	{ "adjust_tier__finds__a_rank_for_an_adjusted_one", tier_year, tier_right, "B|T|Q|open|0", "B|T|Q|open|2", "T: choices",
	  "choice is 2, but should be 0" },
	{ "adjust_school__finds__one_adjusted_to_another_school", school_year, school_right, "trail|C|o\n",
	  "place|C|T|R|open|0|70\n", "T/R/open: choices", "candidate C" },
	{ "adjust_school__finds__one_not_adjusted", school_year, school_right, "place|B|T|Q|open|0|80\n", "trail|B|o\n",
	  "T/Q/open: left free", "candidate B" },
	{ "adjust__finds__one_adjusted_before_a_choice", last_band_year, last_band_right, "place|C|T|Q|open|9|20\ntrail|B|o\n",
	  "place|B|T|Q|open|0|80\ntrail|C|o\n", "T/Q/open: passed over", "candidate C (merit 20) was passed over for candidate B" },
	{ "adjust__finds__one_adjusted_into_a_program_that_returned_it", last_band_year, last_band_right, "trail|B|o\n",
	  "place|B|T|R|open|0|80\n", "T/R/open: choices", "candidate B" },
	{ "inherits__finds__seats_in_the_first_pool_instead_of_the_last", heir_year, heir_right,
	  "Y|P|a|1|2|0||vacant=1|passed=1\npool|Y|P|b|2|4|0||vacant=2",
	  "Y|P|a|3|6|0||vacant=3|passed=1\npool|Y|P|b|0|0|0||vacant=0", "Y/P/b: seats", "is given as 0, but should be 2" },
	{ "inherits__finds__seats_passed_on_twice", heir_year, heir_right, "Z|P|inherited|3|3|0||vacant=3",
	  "Z|P|inherited|5|5|0||vacant=5", "Z/P/inherited: seats", "is given as 5, but should be 3" },
	{ "inherits__finds__seats_inherited_but_not_filed", heir_year, heir_right, "Y|Q|inherited|1|2|", "Y|Q|inherited|1|1|",
	  "Y/Q/inherited: capacity", "is given as 1, but should be 2" },
	{ "cutoff__finds__one_below_the_line", cutoff_year, cutoff_right, "trail|C|nl\n", "place|C|Y|P|open|1|70\ntrail|C|n\n",
	  "Y/P/open: line", "candidate C (merit 70)" },
	{ "cutoff__is_no_line__where_nobody_was_taken", cutoff_year, cutoff_right, "place|D|Y|Q|open|1|60\n", "",
	  "Y/Q/open: left free", "candidate D (merit 60) was turned away" },
	{ "cutoff__leaves_out__orders_and_voided_places", no_cutoff_year, no_cutoff_right, "place|C|Y|P|open|1|10\n", "",
	  "Y/P/open: left free", "candidate C (merit 10) was turned away" },
	{ "kept__finds__another_number_of_placed", kept_year, kept_right, "2|2|1|75", "2|2|2|75", "X/P/open: placed",
	  "is given as 2, but should be 1" },
	{ "kept__finds__another_vacancy", kept_year, kept_right, "vacant=1|passed=1|drawn", "vacant=2|passed=1|drawn",
	  "X/P/open: vacant", "is given as 2, but should be 1" },
	{ "kept__finds__a_vacancy_not_passed", kept_year, kept_right, "vacant=1|passed=1|drawn", "vacant=1|drawn",
	  "X/P/open: passed", "is given as 0" },
	{ "kept__finds__another_cutoff", kept_year, kept_right, "2|2|1|75", "2|2|1|70", "X: cutoff", "P/open" },
	{ "kept__finds__orders_that_are_none", kept_year, kept_right, "drawn=3", "orders=1|drawn=3", "X/P/open: orders",
	  "given as 1" },
	{ "kept__finds__no_reason_given", kept_year, kept_right, "trail|A|o\n", "", "X: reasons", "candidate A" },
	{ "kept__finds__a_reason_beside_a_place", kept_year, kept_right, "trail|A|o", "trail|A|o\ntrail|B|o", "X: reasons",
	  "candidate B" },
	{ "kept__checks__the_tiers_behind_in_full", kept_year, kept_right, "place|A|Y|P|open|1|90\n", "trail|A|oo\n",
	  "Y/P/open: left free", "candidate A" },
	{ "upto__checks__the_tiers_that_ran", kept_year, upto_right, "2|2|2|80|in=B", "2|2|2|80|passed=1|in=B", "X/P/open: passed",
	  "is given as 1, but should be 0" },
};

int main(void)
{
	return verify_cases_run(cases, COUNT_OF(cases));
}
