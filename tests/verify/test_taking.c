/* SPDX-License-Identifier: ISC */
/* Nobody is passed over: what a pool takes out of all who applied, under each kind of `ties`, in bands, by lot, with lent seats. */
#include "suite.h"

/* The draws with seed 1 in tier T: G, A, C, B, F, E, H, D. */
#define HEAD "office|lottery_seed|1\nschool|S\nprogram|P|S\n"
#define EQUALS                                                                                                                     \
	"candidate|A|90\ncandidate|B|80\ncandidate|C|80\ncandidate|D|80\ncandidate|E|70\n"                                         \
	"choice|A|T|1|P\nchoice|B|T|1|P\nchoice|C|T|1|P\nchoice|D|T|1|P\nchoice|E|T|1|P\n"

static const char break_year[] = HEAD "tier|T|1\nplan|T|P|open|2\n" EQUALS;
static const char break_right[] = "pool|T|P|open|2|2|2|80|drawn=1|in=C|out=B\n"
                                  "place|A|T|P|open|1|90\nplace|C|T|P|open|1|80\n"
                                  "trail|B|o\ntrail|D|o\ntrail|E|o\n";

static const char admit_year[] = HEAD "tier|T|1|ties=admit\nplan|T|P|open|2\n" EQUALS;
static const char admit_right[] = "pool|T|P|open|2|2|4|80\n"
                                  "place|A|T|P|open|1|90\nplace|B|T|P|open|1|80\nplace|C|T|P|open|1|80\nplace|D|T|P|open|1|80\n"
                                  "trail|E|o\n";
static const char admit_none_year[] = HEAD "tier|T|1|ties=admit\nplan|T|P|open|0\n" EQUALS;
static const char admit_none_right[] = "pool|T|P|open|0|0|0|\ntrail|A|o\ntrail|B|o\ntrail|C|o\ntrail|D|o\ntrail|E|o\n";

/* Where the ranking names the lottery, nobody is equal. */
static const char admit_lot_year[] = HEAD "tier|T|1|ties=admit|ranking=total > lottery\nplan|T|P|open|2\n" EQUALS;
static const char admit_lot_right[] = "pool|T|P|open|2|2|2|80\n"
                                      "place|A|T|P|open|1|90\nplace|C|T|P|open|1|80\n"
                                      "trail|B|o\ntrail|D|o\ntrail|E|o\n";

static const char reject_year[] = HEAD "tier|T|1|ties=reject\nplan|T|P|open|3\n" EQUALS;
static const char reject_right[] = "pool|T|P|open|3|3|1|90|vacant=2\n"
                                   "place|A|T|P|open|1|90\n"
                                   "trail|B|o\ntrail|C|o\ntrail|D|o\ntrail|E|o\n";
static const char reject_fits_year[] = HEAD "tier|T|1|ties=reject\nplan|T|P|open|4\n" EQUALS;
static const char reject_fits_right[] =
        "pool|T|P|open|4|4|4|80\n"
        "place|A|T|P|open|1|90\nplace|B|T|P|open|1|80\nplace|C|T|P|open|1|80\nplace|D|T|P|open|1|80\n"
        "trail|E|o\n";
static const char reject_lot_year[] = HEAD "tier|T|1|ties=reject|ranking=total > lottery\nplan|T|P|open|2\n" EQUALS;

/* Keys behind the lottery never decide. */
static const char lot_year[] = HEAD "tier|T|1|ranking=lottery > total\nplan|T|P|open|2\n"
                                    "candidate|A|50\ncandidate|B|90\ncandidate|C|80\n"
                                    "choice|A|T|1|P\nchoice|B|T|1|P\nchoice|C|T|1|P\n";
static const char lot_right[] = "pool|T|P|open|2|2|2|50|drawn=2|in=C|out=B\n"
                                "place|A|T|P|open|1|50\nplace|C|T|P|open|1|80\ntrail|B|o\n";

/* Without a seed the draw is that of the text :T:A, and has to be asked for. */
static const char no_seed_year[] = "school|S\nprogram|P|S\ntier|T|1\nplan|T|P|open|1\n"
                                   "candidate|A|80\ncandidate|B|80\nchoice|A|T|1|P\nchoice|B|T|1|P\n";
static const char no_seed_right[] = "seed\npool|T|P|open|1|1|1|80|drawn=1|in=A|out=B\nplace|A|T|P|open|1|80\ntrail|B|o\n";

static const char bands_year[] = HEAD "tier|T|1|bands=1,2\nplan|T|P|open|2\n"
                                      "candidate|A|90\ncandidate|B|50\ncandidate|C|60\ncandidate|D|95\n"
                                      "choice|A|T|2|P\nchoice|B|T|1|P\nchoice|C|T|3|P\nchoice|D|T|4|P\n";
static const char bands_right[] = "pool|T|P|open|2|2|2|50|in=A|out=C\n"
                                  "place|A|T|P|open|2|90\nplace|B|T|P|open|1|50\ntrail|C|o\ntrail|D|o\n";

static const char choice_year[] = HEAD "tier|T|1|ranking=total - 20*(choice-1)\nplan|T|P|open|1\n"
                                       "candidate|A|90\ncandidate|B|80\nchoice|A|T|2|P\nchoice|B|T|1|P\n";
static const char choice_right[] = "pool|T|P|open|1|1|1|80|in=B|out=A\nplace|B|T|P|open|1|80\ntrail|A|o\n";

static const char own_year[] = HEAD "tier|T|1\nplan|T|P|open|1|ranking=tag.pts > total\n"
                                    "candidate|A|90|tags=pts=1\ncandidate|B|50|tags=pts=5\nchoice|A|T|1|P\nchoice|B|T|1|P\n";
static const char own_right[] = "pool|T|P|open|1|1|1|50|in=B|out=A\nplace|B|T|P|open|1|50\ntrail|A|o\n";

/* `first` sees A alone and lends its other seat to `rest`. */
static const char lent_year[] = HEAD "tier|T|1\nplan|T|P|first|2|eligible=tag.x|rollover=rest\nplan|T|P|rest|1|order=2\n"
                                     "candidate|A|90|tags=x\ncandidate|B|80\ncandidate|C|70\ncandidate|D|60\n"
                                     "choice|A|T|1|P\nchoice|B|T|1|P\nchoice|C|T|1|P\nchoice|D|T|1|P\n";
static const char lent_right[] = "pool|T|P|first|2|2|1|90|vacant=1|in=A\npool|T|P|rest|1|1|2|70|in=C|out=D\n"
                                 "place|A|T|P|first|1|90\nplace|B|T|P|rest|1|80\nplace|C|T|P|rest|1|70\ntrail|D|o\n";

/* Quotas by feeder school: each pool sees its own, the last one all that are left. */
static const char quota_year[] =
        HEAD "tier|T|1\n"
             "plan|T|P|q1|1|eligible=feeder = 'F1'\nplan|T|P|q2|1|eligible='F2' = feeder and total > 10\n"
             "plan|T|P|q3|1|eligible=feeder = 'F3'\nplan|T|P|rest|1|order=2\n"
             "candidate|A|90|feeder=F1\ncandidate|B|80|feeder=F1\ncandidate|C|70|feeder=F2\ncandidate|D|60|feeder=F4\n"
             "choice|A|T|1|P\nchoice|B|T|1|P\nchoice|C|T|1|P\nchoice|D|T|1|P\n";
static const char quota_right[] = "pool|T|P|q1|1|1|1|90|in=A|out=B\npool|T|P|q2|1|1|1|70|in=C\npool|T|P|q3|1|1|0||vacant=1\n"
                                  "pool|T|P|rest|1|1|1|80|in=B|out=D\n"
                                  "place|A|T|P|q1|1|90\nplace|B|T|P|rest|1|80\nplace|C|T|P|q2|1|70\ntrail|D|o\n";

/* Equal by the first key of their ranking, not by the second. */
static const char second_year[] = "school|S\nprogram|P|S\ntier|T|1\nplan|T|P|open|1|ranking=tag.p > tag.q\n"
                                  "candidate|A|50|tags=p=1;q=5\ncandidate|B|50|tags=p=1;q=9\n"
                                  "choice|A|T|1|P\nchoice|B|T|1|P\n";
static const char second_right[] = "pool|T|P|open|1|1|1|50|in=B|out=A\nplace|B|T|P|open|1|50\ntrail|A|o\n";

static const struct verify_case cases[] = {
	{ "ranking__finds__one_passed_over_by_the_second_key", second_year, second_right, "place|B|T|P|open|1|50\ntrail|A|o",
	  "place|A|T|P|open|1|50\ntrail|B|o", "T/P/open: passed over", "candidate B (merit 50) was passed over for candidate A" },
	{ "break__finds__one_passed_over_by_merit", break_year, break_right, "place|C|T|P|open|1|80\n", "place|E|T|P|open|1|70\n",
	  "T/P/open: passed over", "candidate C (merit 80) was passed over for candidate E (merit 70)" },
	{ "break__finds__one_passed_over_by_the_draw", break_year, break_right, "place|C|T|P|open|1|80\n",
	  "place|B|T|P|open|1|80\n", "T/P/open: passed over", "candidate C (merit 80) was passed over for candidate B (merit 80)" },
	{ "break__finds__one_taken_too_many", break_year, break_right, "place|C", "place|B|T|P|open|1|80\nplace|C",
	  "T/P/open: overfull", "3 are taken, but there are only 2 seats for them" },
	{ "break__finds__a_seat_left_free", break_year, break_right, "place|C|T|P|open|1|80\n", "", "T/P/open: left free",
	  "candidate C (merit 80) was turned away, although only 1 of 2 seats are taken" },
	{ "admit__finds__one_of_the_last_equals_left_out", admit_year, admit_right, "place|D|T|P|open|1|80\n", "trail|D|o\n",
	  "T/P/open: ties", "candidate D (merit 80) was turned away" },
	{ "admit__finds__one_behind_the_last_equals_taken", admit_year, admit_right, "trail|E|o\n", "place|E|T|P|open|1|70\n",
	  "T/P/open: overfull", "5 are taken, but there are only 2 seats for them" },
	{ "admit__takes_nobody__without_seats", admit_none_year, admit_none_right, "trail|A|o\n", "place|A|T|P|open|1|90\n",
	  "T/P/open: overfull", "1 are taken, but there are only 0" },
	{ "admit__sees_no_equals__where_the_ranking_names_the_lottery", admit_lot_year, admit_lot_right, "place|C",
	  "place|B|T|P|open|1|80\nplace|C", "T/P/open: overfull", "3 are taken" },
	{ "reject__finds__one_of_equals_taken_that_do_not_fit", reject_year, reject_right, "trail|B|o\n", "place|B|T|P|open|1|80\n",
	  "T/P/open: ties", "was turned away, candidate B (merit 80) taken, and they are equal" },
	{ "reject__finds__one_taken_from_behind_the_group_that_does_not_fit", reject_year, reject_right, "trail|E|o\n",
	  "place|E|T|P|open|1|70\n", "T/P/open: passed over", "was passed over for candidate E (merit 70)" },
	{ "reject__finds__a_group_left_out_that_fits", reject_fits_year, reject_fits_right,
	  "place|B|T|P|open|1|80\nplace|C|T|P|open|1|80\nplace|D|T|P|open|1|80\n", "trail|B|o\ntrail|C|o\ntrail|D|o\n",
	  "T/P/open: left free", "although only 1 of 4 seats are taken" },
	{ "reject__finds__too_many_taken", reject_year, reject_right, "trail|B|o\ntrail|C|o\ntrail|D|o\n",
	  "place|B|T|P|open|1|80\nplace|C|T|P|open|1|80\nplace|D|T|P|open|1|80\n", "T/P/open: overfull", "4 are taken" },
	{ "reject__sees_no_equals__where_the_ranking_names_the_lottery", reject_lot_year, admit_lot_right,
	  "place|C|T|P|open|1|80\n", "place|B|T|P|open|1|80\n", "T/P/open: passed over", "C" },
	{ "lottery__finds__one_passed_over", lot_year, lot_right, "place|C|T|P|open|1|80\ntrail|B|o\n",
	  "place|B|T|P|open|1|90\ntrail|C|o\n", "T/P/open: passed over", "candidate C (merit 80) was passed over" },
	{ "no_seed__finds__that_none_is_asked_for", no_seed_year, no_seed_right, "seed\n", "", "outcome: form", "no lottery_seed" },
	{ "no_seed__finds__one_passed_over", no_seed_year, no_seed_right, "place|A|T|P|open|1|80\ntrail|B|o\n",
	  "place|B|T|P|open|1|80\ntrail|A|o\n", "T/P/open: passed over", "candidate A" },
	{ "bands__finds__a_later_band_before_an_earlier_one", bands_year, bands_right, "place|B|T|P|open|1|50\n",
	  "place|D|T|P|open|4|95\ntrail|B|o\n", "T/P/open: passed over", "candidate B (merit 50) was passed over for candidate D" },
	{ "bands__finds__one_passed_over_within_a_band", bands_year, bands_right,
	  "place|A|T|P|open|2|90\nplace|B|T|P|open|1|50\ntrail|C|o", "place|B|T|P|open|1|50\nplace|C|T|P|open|3|60\ntrail|A|o",
	  "T/P/open: passed over", "candidate A" },
	{ "choice__finds__a_rank_not_counted_in_the_ranking", choice_year, choice_right, "place|B|T|P|open|1|80\ntrail|A|o",
	  "place|A|T|P|open|2|90\ntrail|B|o", "T/P/open: passed over", "candidate B (merit 80) was passed over for candidate A" },
	{ "own_ranking__finds__the_tiers_taken_instead", own_year, own_right, "place|B|T|P|open|1|50\ntrail|A|o",
	  "place|A|T|P|open|1|90\ntrail|B|o", "T/P/open: passed over", "candidate B (merit 50)" },
	{ "rollover__finds__a_lent_seat_left_free", lent_year, lent_right, "place|C|T|P|rest|1|70\n", "trail|C|o\n",
	  "T/P/rest: left free", "candidate C (merit 70) was turned away, although only 1 of 2 seats are taken" },
	{ "rollover__finds__a_seat_lent_too_many", lent_year, lent_right, "trail|D|o\n", "place|D|T|P|rest|1|60\n",
	  "T/P/rest: overfull", "3 are taken, but there are only 2 seats for them" },
	{ "quota__finds__another_feeders_seat_taken", quota_year, quota_right, "trail|D|o\n", "place|D|T|P|q3|1|60\n",
	  "T/P/q3: eligible", "candidate D" },
	{ "quota__finds__one_passed_over_in_its_own", quota_year, quota_right, "A|T|P|q1|1|90\nplace|B|T|P|rest|1|80",
	  "A|T|P|rest|1|90\nplace|B|T|P|q1|1|80", "T/P/q1: passed over", "candidate A (merit 90) was passed over for candidate B" },
};

int main(void)
{
	return verify_cases_run(cases, COUNT_OF(cases));
}
