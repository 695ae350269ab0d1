/* SPDX-License-Identifier: ISC */
/* Each candidate's own place: who takes part, what is on its list, which pool may take it, what is written beside it. */
#include "suite.h"

/* A is first at P. B and J are behind; B has Q behind that, J has it beyond max_choices. C is no boy, D stands below the pool's
 * line, E and F do not take part, G has nothing but a program without a pool, H no choices at all. */
static const char year[] = "school|S\n"
                           "program|P|S\n"
                           "program|Q|S\n"
                           "program|R|S\n"
                           "tier|T|1|eligible=not tag.out|line=30|max_choices=2\n"
                           "plan|T|P|open|1\n"
                           "plan|T|Q|boys|1|eligible=sex = 'M'\n"
                           "plan|T|Q|high|2|line=60|order=2\n"
                           "candidate|A|90|sex=M\n"
                           "candidate|B|80|sex=M\n"
                           "candidate|C|70|sex=F\n"
                           "candidate|D|50|sex=F\n"
                           "candidate|E|40|tags=out\n"
                           "candidate|F|20|sex=M\n"
                           "candidate|G|65|sex=M\n"
                           "candidate|H|64|sex=M\n"
                           "candidate|I|45|sex=M\n"
                           "candidate|J|85|sex=M\n"
                           "choice|A|T|1|P\n"
                           "choice|B|T|1|P\n"
                           "choice|B|T|2|Q\n"
                           "choice|C|T|1|Q\n"
                           "choice|D|T|1|Q\n"
                           "choice|E|T|1|P\n"
                           "choice|F|T|1|P\n"
                           "choice|G|T|1|R\n"
                           "choice|I|T|1|P\n"
                           "choice|J|T|2|P\n"
                           "choice|J|T|3|Q\n";

static const char right[] = "pool|T|P|open|1|1|1|90|in=A|out=J\n"
                            "pool|T|Q|boys|1|1|1|80|in=B\n"
                            "pool|T|Q|high|2|2|1|70|vacant=1|in=C\n"
                            "place|A|T|P|open|1|90\n"
                            "place|B|T|Q|boys|2|80\n"
                            "place|C|T|Q|high|1|70\n"
                            "trail|D|l\n"
                            "trail|E|e\n"
                            "trail|F|l\n"
                            "trail|G|n\n"
                            "trail|H|n\n"
                            "trail|I|o\n"
                            "trail|J|o\n";

static const struct verify_case cases[] = {
	{ "verify_outcome__finds__a_choice_that_is_not_the_rank", year, right, "B|T|Q|boys|2|80", "B|T|Q|boys|1|80", "choices",
	  "candidate B (merit 80) at Q/boys: choice is 1, but should be 2" },
	{ "verify_outcome__finds__a_choice_0_without_adjust", year, right, "A|T|P|open|1|90", "A|T|P|open|0|90", "choices",
	  "choice is 0, but should be 1" },
	{ "verify_outcome__finds__a_merit_that_is_not_the_tiers", year, right, "A|T|P|open|1|90", "A|T|P|open|1|90.5", "merit",
	  "A (merit 90) at P/open: the merit is given as 90.5" },
	{ "verify_outcome__finds__a_place_for_one_not_eligible", year, right, "trail|E|e", "place|E|T|Q|high|1|40",
	  "T: participants", "E" },
	{ "verify_outcome__finds__a_place_for_one_below_the_tiers_line", year, right, "trail|F|l", "place|F|T|Q|high|1|20",
	  "T: participants", "F (merit 20) is placed at Q/high, but takes no part in the tier: below line" },
	{ "verify_outcome__finds__a_place_for_one_without_choices", year, right, "trail|H|n", "place|H|T|Q|high|1|64",
	  "T: participants", "no choices" },
	{ "verify_outcome__finds__a_place_for_one_whose_list_is_empty", year, right, "trail|G|n", "place|G|T|Q|high|1|65",
	  "T: participants", "no choices" },
	{ "verify_outcome__finds__a_place_below_the_pools_line", year, right, "trail|D|l", "place|D|T|Q|high|1|50",
	  "T/Q/high: line", "candidate D (merit 50)" },
	{ "verify_outcome__finds__a_place_in_a_pool_one_is_not_eligible_for", year, right, "C|T|Q|high|1", "C|T|Q|boys|1",
	  "T/Q/boys: eligible", "candidate C (merit 70)" },
	{ "verify_outcome__finds__a_place_not_on_the_list", year, right, "trail|I|o", "place|I|T|Q|boys|1|45", "T/Q/boys: choices",
	  "candidate I (merit 45) is placed here, but the program is not on its list" },
	{ "verify_outcome__finds__a_place_beyond_max_choices", year, right, "trail|J|o", "place|J|T|Q|high|3|85",
	  "T/Q/high: choices", "candidate J" },
	{ "verify_outcome__finds__a_place_in_a_later_pool_than_the_first_that_would_take", year, right, "B|T|Q|boys|2",
	  "B|T|Q|high|2", "T/Q/boys: left free", "candidate B (merit 80) was turned away, although only 0 of 1 seats are taken" },
	{ "verify_outcome__finds__a_placement_dropped", year, right, "place|A|T|P|open|1|90\n", "trail|A|o\n",
	  "T/P/open: left free", "candidate A (merit 90) was turned away, although only 0 of 1 seats are taken" },
	{ "verify_outcome__finds__a_place_by_order_without_an_order", year, right, "A|T|P|open|1|90", "A|T|P|open|0|90|order=1",
	  "T: orders", "candidate A (merit 90) is marked as placed by order at P/open" },
	{ "verify_outcome__finds__two_places_for_one", year, right, "place|B", "place|A|T|P|open|1|90\nplace|B", "outcome: form",
	  "candidate A has more than one place" },
	{ "verify_outcome__finds__placements_out_of_order", year, right, "place|A|T|P|open|1|90\nplace|B|T|Q|boys|2|80",
	  "place|B|T|Q|boys|2|80\nplace|A|T|P|open|1|90", "outcome: form", "placement of candidate A stands out of order" },
	{ "verify_outcome__finds__a_reason_better_than_the_right_one", year, right, "trail|D|l", "trail|D|o", "T: reasons",
	  "candidate D: the reason given for this tier is: outranked; it should be: below line" },
	{ "verify_outcome__finds__a_reason_worse_than_the_right_one", year, right, "trail|I|o", "trail|I|l", "T: reasons", "I" },
	{ "verify_outcome__finds__no_choices_given_to_one_below_the_line", year, right, "trail|F|l", "trail|F|n", "T: reasons",
	  "F: the reason given for this tier is: no choices; it should be: below line" },
	{ "verify_outcome__finds__no_choices_given_to_one_not_eligible", year, right, "trail|E|e", "trail|E|n", "T: reasons", "E" },
	{ "verify_outcome__finds__not_eligible_given_to_one_with_an_empty_list", year, right, "trail|G|n", "trail|G|e",
	  "T: reasons", "G" },
	{ "verify_outcome__finds__a_reason_left_out", year, right, "trail|H|n\n", "", "T: reasons",
	  "H: the reason given for this tier is: none, since it has a place; it should be: no choices" },
	{ "verify_outcome__finds__a_reason_for_one_with_a_place", year, right, "trail|D|l", "trail|D|l\ntrail|A|o", "T: reasons",
	  "candidate A" },
	{ "verify_outcome__finds__a_letter_that_is_none", year, right, "trail|H|n", "trail|H|x", "T: reasons",
	  "not one of the letters" },
};

int main(void)
{
	return verify_cases_run(cases, COUNT_OF(cases));
}
