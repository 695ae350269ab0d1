/* SPDX-License-Identifier: ISC */
/* Each pool's figures against its places: whatever is stored and wrong is named. */
#include "suite.h"

/* X is passed on to Y. A by order, B and C by merit; C and D differ in the draw alone: C's is the lower one. */
static const char year[] = "office|lottery_seed|1\n"
                           "school|S\n"
                           "program|P|S\n"
                           "program|Q|S\n"
                           "tier|X|1|filing_e2=150\n"
                           "tier|Y|2|inherits=X\n"
                           "plan|X|P|open|2\n"
                           "plan|X|Q|open|3\n"
                           "plan|Y|P|open|1\n"
                           "candidate|A|10\n"
                           "candidate|B|90\n"
                           "candidate|C|80\n"
                           "candidate|D|80\n"
                           "choice|B|X|1|P\n"
                           "choice|C|X|1|P\n"
                           "choice|D|X|1|P\n"
                           "order|X|A|P|open\n";

/* P files floor(2 x 1.5) = 3, less the order 2. Q leaves 3, which are passed to Y, where Q has no plan row. */
static const char right[] = "pool|X|P|open|2|2|3|80|orders=1|passed=1|drawn=1|in=C|out=D\n"
                            "pool|X|Q|open|3|4|0||vacant=3|passed=1\n"
                            "pool|Y|P|open|1|1|0||vacant=1\n"
                            "pool|Y|Q|inherited|3|3|0||vacant=3\n"
                            "place|A|X|P|open|0|10|order=1\n"
                            "place|B|X|P|open|1|90\n"
                            "place|C|X|P|open|1|80\n"
                            "trail|D|on\n";

static const struct verify_case cases[] = {
	{ "verify_outcome__finds__other_seats", year, right, "X|Q|open|3|4", "X|Q|open|4|4", "X/Q/open: seats",
	  "is given as 4, but should be 3" },
	{ "verify_outcome__finds__another_capacity", year, right, "X|P|open|2|2|3", "X|P|open|2|3|3", "X/P/open: capacity",
	  "is given as 3, but should be 2" },
	{ "verify_outcome__finds__another_number_of_placed", year, right, "X|P|open|2|2|3", "X|P|open|2|2|2", "X/P/open: placed",
	  "is given as 2, but should be 3" },
	{ "verify_outcome__finds__another_number_of_orders", year, right, "orders=1", "orders=0", "X/P/open: orders",
	  "is given as 0, but should be 1" },
	{ "verify_outcome__finds__another_vacancy", year, right, "Y|P|open|1|1|0||vacant=1", "Y|P|open|1|1|0||vacant=0",
	  "Y/P/open: vacant", "is given as 0, but should be 1" },
	{ "verify_outcome__finds__a_vacancy_not_passed", year, right, "vacant=3|passed=1", "vacant=3", "X/Q/open: passed",
	  "is given as 0, but should be 1" },
	{ "verify_outcome__finds__a_vacancy_passed_to_nobody", year, right, "Y|P|open|1|1|0||vacant=1",
	  "Y|P|open|1|1|0||vacant=1|passed=1", "Y/P/open: passed", "is given as 1" },
	{ "verify_outcome__finds__another_cutoff", year, right, "2|2|3|80|", "2|2|3|10|", "X/P/open: cutoff",
	  "is given as `10`, but should be `80`" },
	{ "verify_outcome__finds__no_cutoff_where_there_is_one", year, right, "2|2|3|80|", "2|2|3||", "X/P/open: cutoff",
	  "is given as ``, but should be `80`" },
	{ "verify_outcome__finds__a_cutoff_where_nobody_was_taken", year, right, "X|Q|open|3|4|0||", "X|Q|open|3|4|0|80|",
	  "X/Q/open: cutoff", "is given as `80`, but should be ``" },
	{ "verify_outcome__finds__another_number_of_draws", year, right, "drawn=1", "drawn=2", "X/P/open: drawn",
	  "is given as 2, but should be 1" },
	{ "verify_outcome__finds__another_last_in", year, right, "in=C", "in=B", "X/P/open: last in",
	  "is given as B, but should be C" },
	{ "verify_outcome__finds__no_last_in", year, right, "in=C|", "", "X/P/open: last in", "is given as nobody" },
	{ "verify_outcome__finds__no_first_out", year, right, "|out=D", "", "X/P/open: first out",
	  "is given as nobody, but should be D" },
	{ "verify_outcome__finds__a_pool_left_out", year, right, "pool|Y|P|open|1|1|0||vacant=1\n", "", "Y/P/open: pools",
	  "does not list this pool" },
	{ "verify_outcome__finds__an_inherited_pool_left_out", year, right, "pool|Y|Q|inherited|3|3|0||vacant=3\n", "",
	  "Y/Q/inherited: pools", "does not list this pool" },
	{ "verify_outcome__finds__a_pool_that_there_is_not", year, right, "pool|Y|P", "pool|X|Q|extra|1|1|0|\npool|Y|P", "X: pools",
	  "a pool extra of program Q" },
	{ "verify_outcome__finds__a_pool_listed_twice", year, right, "pool|Y|P", "pool|X|Q|open|3|4|0||vacant=3|passed=1\npool|Y|P",
	  "X: pools", "or twice" },
	{ "verify_outcome__finds__pools_out_of_order", year, right,
	  "pool|Y|P|open|1|1|0||vacant=1\npool|Y|Q|inherited|3|3|0||vacant=3\n",
	  "pool|Y|Q|inherited|3|3|0||vacant=3\npool|Y|P|open|1|1|0||vacant=1\n", "Y/P/open: pools", "out of order" },
	{ "verify_outcome__finds__inherited_seats_too_few", year, right, "Y|Q|inherited|3|3|0||vacant=3",
	  "Y|Q|inherited|2|2|0||vacant=2", "Y/Q/inherited: seats", "is given as 2, but should be 3" },
	{ "verify_outcome__finds__a_seed_asked_for_without_need", year, right, "trail|D", "seed\ntrail|D", "outcome: form",
	  "nothing hangs on one" },
};

int main(void)
{
	return verify_cases_run(cases, COUNT_OF(cases));
}
