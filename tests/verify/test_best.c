/* SPDX-License-Identifier: ISC */
/* An outcome in which nobody is passed over, but which is not the candidates' best, is found too. */
#include "suite.h"

/* A likes P better and is liked better by Q, B the other way round: exchanging them passes nobody over either. */
#define SWAP_ROWS                                                                                                                  \
	"candidate|A|50|tags=p=1;q=9\ncandidate|B|60|tags=p=9;q=1\n"                                                               \
	"choice|A|T|1|P\nchoice|A|T|2|Q\nchoice|B|T|1|Q\nchoice|B|T|2|P\n"
#define SWAP(ties)                                                                                                                 \
	"school|S\nprogram|P|S\nprogram|Q|S\ntier|T|1" ties "\n"                                                                   \
	"plan|T|P|open|1|ranking=tag.p\nplan|T|Q|open|1|ranking=tag.q\n" SWAP_ROWS

static const char swap_break[] = SWAP("");
static const char swap_right[] = "pool|T|P|open|1|1|1|50|in=A\npool|T|Q|open|1|1|1|60|in=B\n"
                                 "place|A|T|P|open|1|50\nplace|B|T|Q|open|1|60\n";
static const char swap_wrong[] = "pool|T|P|open|1|1|1|60|in=B|out=A\npool|T|Q|open|1|1|1|50|in=A|out=B\n"
                                 "place|A|T|Q|open|2|50\nplace|B|T|P|open|2|60\n";

static const char swap_admit[] = SWAP("|ties=admit"), swap_reject[] = SWAP("|ties=reject");
static const char swap_right_quiet[] = "pool|T|P|open|1|1|1|50\npool|T|Q|open|1|1|1|60\n"
                                       "place|A|T|P|open|1|50\nplace|B|T|Q|open|1|60\n";
static const char swap_wrong_quiet[] = "pool|T|P|open|1|1|1|60\npool|T|Q|open|1|1|1|50\n"
                                       "place|A|T|Q|open|2|50\nplace|B|T|P|open|2|60\n";

/* Three in a circle, and D whom nobody wants. */
static const char ring_year[] =
        "school|S\nprogram|P|S\nprogram|Q|S\nprogram|R|S\ntier|T|1\n"
        "plan|T|P|open|1|ranking=tag.p\nplan|T|Q|open|1|ranking=tag.q\nplan|T|R|open|1|ranking=tag.r\n"
        "candidate|A|1|tags=p=5;q=9\ncandidate|B|2|tags=q=5;r=9\ncandidate|C|3|tags=r=5;p=9\ncandidate|D|4\n"
        "choice|A|T|1|P\nchoice|A|T|2|Q\nchoice|B|T|1|Q\nchoice|B|T|2|R\nchoice|C|T|1|R\nchoice|C|T|2|P\n"
        "choice|D|T|1|P\nchoice|D|T|2|Q\nchoice|D|T|3|R\n";
static const char ring_right[] =
        "pool|T|P|open|1|1|1|1|in=A|out=D\npool|T|Q|open|1|1|1|2|in=B|out=D\npool|T|R|open|1|1|1|3|in=C|out=D\n"
        "place|A|T|P|open|1|1\nplace|B|T|Q|open|1|2\nplace|C|T|R|open|1|3\ntrail|D|o\n";
static const char ring_wrong[] =
        "pool|T|P|open|1|1|1|3|in=C|out=A\npool|T|Q|open|1|1|1|1|in=A|out=B\npool|T|R|open|1|1|1|2|in=B|out=C\n"
        "place|A|T|Q|open|2|1\nplace|B|T|R|open|2|2\nplace|C|T|P|open|2|3\ntrail|D|o\n";

/* The circle goes through the second pool of P: what its first pool does not take, goes on to it. */
static const char pools_year[] = "school|S\nprogram|P|S\nprogram|Q|S\ntier|T|1\n"
                                 "plan|T|P|a|1\nplan|T|P|b|1|order=2|ranking=tag.p\nplan|T|Q|open|1|ranking=tag.q\n" SWAP_ROWS
                                 "candidate|C|99\nchoice|C|T|1|P\n";
static const char pools_right[] = "pool|T|P|a|1|1|1|99|in=C|out=A\npool|T|P|b|1|1|1|50|in=A\npool|T|Q|open|1|1|1|60|in=B\n"
                                  "place|A|T|P|b|1|50\nplace|B|T|Q|open|1|60\nplace|C|T|P|a|1|99\n";
static const char pools_wrong[] =
        "pool|T|P|a|1|1|1|99|in=C|out=B\npool|T|P|b|1|1|1|60|in=B|out=A\npool|T|Q|open|1|1|1|50|in=A|out=B\n"
        "place|A|T|Q|open|2|50\nplace|B|T|P|b|2|60\nplace|C|T|P|a|1|99\n";

/* Somebody's place is voided, and two others could still be exchanged. */
static const char voided_year[] = SWAP("") "candidate|C|10\nchoice|C|T|1|R\nprogram|R|S\nplan|T|R|open|1\nreturn|T|C|R\n";
static const char voided_right[] = "pool|T|P|open|1|1|1|50|in=A\npool|T|Q|open|1|1|1|60|in=B\npool|T|R|open|1|1|0||vacant=1|in=C\n"
                                   "place|A|T|P|open|1|50\nplace|B|T|Q|open|1|60\ntrail|C|r\n";
static const char voided_wrong[] = "pool|T|P|open|1|1|1|60|in=B|out=A\npool|T|Q|open|1|1|1|50|in=A|out=B\n"
                                   "pool|T|R|open|1|1|0||vacant=1|in=C\n"
                                   "place|A|T|Q|open|2|50\nplace|B|T|P|open|2|60\ntrail|C|r\n";

/* Under admit an equal is let in by whoever leaves: A and B fill P and Q, C and D stand equal to each other behind them. */
static const char admit_year[] = "school|S\nprogram|P|S\nprogram|Q|S\ntier|T|1|ties=admit\n"
                                 "plan|T|P|open|1|ranking=tag.p\nplan|T|Q|open|1|ranking=tag.q\n"
                                 "candidate|A|1|tags=p=9;q=5\ncandidate|B|2|tags=p=5;q=9\ncandidate|C|3|tags=p=5\n"
                                 "choice|A|T|1|Q\nchoice|A|T|2|P\nchoice|B|T|1|P\nchoice|B|T|2|Q\nchoice|C|T|1|P\n";
static const char admit_right[] = "pool|T|P|open|1|1|2|2\npool|T|Q|open|1|1|1|1\n"
                                  "place|A|T|Q|open|1|1\nplace|B|T|P|open|1|2\nplace|C|T|P|open|1|3\n";
static const char admit_wrong[] = "pool|T|P|open|1|1|1|1\npool|T|Q|open|1|1|1|2\n"
                                  "place|A|T|P|open|2|1\nplace|B|T|Q|open|2|2\ntrail|C|o\n";

#define BETTER(place) "could have this place, which it prefers to " place ", with nobody passed over"

static const struct verify_case cases[] = {
	{ "best__finds__two_who_could_be_exchanged", swap_break, swap_right, swap_right, swap_wrong, "T/P/open: best",
	  "candidate A (merit 50) " BETTER("Q/open") },
	{ "best__names__both_of_them", swap_break, swap_right, swap_right, swap_wrong, "T/Q/open: best",
	  "candidate B (merit 60) " BETTER("P/open") },
	{ "best__finds__two_who_could_be_exchanged_under_admit", swap_admit, swap_right_quiet, swap_right_quiet, swap_wrong_quiet,
	  "T/P/open: best", "candidate A" },
	{ "best__finds__two_who_could_be_exchanged_under_reject", swap_reject, swap_right_quiet, swap_right_quiet, swap_wrong_quiet,
	  "T/P/open: best", "candidate A" },
	{ "best__finds__three_in_a_circle", ring_year, ring_right, ring_right, ring_wrong, "T/R/open: best",
	  "candidate C (merit 3)" },
	{ "best__finds__one_without_a_place_who_could_be_let_in", admit_year, admit_right, admit_right, admit_wrong,
	  "T/P/open: best", "candidate C (merit 3) has no place, but could have this one" },
	{ "best__finds__a_circle_through_a_later_pool", pools_year, pools_right, pools_right, pools_wrong, "T/P/b: best",
	  "candidate A (merit 50)" },
	{ "best__finds__an_exchange_beside_a_voided_place", voided_year, voided_right, voided_right, voided_wrong, "T/P/open: best",
	  "candidate A" },
};

int main(void)
{
	return verify_cases_run(cases, COUNT_OF(cases));
}
