/* SPDX-License-Identifier: ISC */
/* The engine where memory runs out and where a rule fails: it says so, and never gives another outcome. */
#include <stdio.h>
#include <stdlib.h>

#include <luqu/match.h>

#include "../support/memory.h"
#include "../verify/suite.h"

/* Pools that lend seats and take them back, a draw, filing, a tier by schools, rules of each kind. */
static const char year_text[] = "office|lottery_seed|s\n"
                                "school|S1|s\nschool|S2|s\nprogram|P|S1\nprogram|Q|S1\nprogram|R|S2\n"
                                "tier|A|1|filing_e2=150|eligible=feeder ~ 'J'|ranking=total > m\n"
                                "tier|B|2|bands=2,1|adjust=school|line=10\n"
                                "plan|A|P|low|2|order=1|eligible=m < 95|rollover=open\n"
                                "plan|A|P|open|1|order=2|line=20\n"
                                "plan|A|Q|open|1|ranking=m > lottery\n"
                                "plan|B|Q|open|1\nplan|B|R|open|2|line=cutoff(A) - 60\n"
                                "candidate|A|90|feeder=J1\ncandidate|B|90|feeder=J1\ncandidate|C|99|feeder=J2|adjust=1\n"
                                "candidate|D|80|feeder=J2|adjust=1\ncandidate|E|97|feeder=J3\ncandidate|F|30|feeder=K\n"
                                "choice|A|A|1|Q\nchoice|A|A|2|P\nchoice|A|B|1|R\nchoice|B|A|1|Q\nchoice|B|A|2|P\nchoice|C|A|1|P\n"
                                "choice|D|A|1|P\nchoice|D|B|1|Q\nchoice|E|A|1|P\nchoice|E|A|2|Q\nchoice|F|B|1|R\n";

struct stage {
	struct dataset *dataset;
	struct totals *totals;
	struct outcome *outcome; /* as it must be; NULL: whatever comes */
};

static struct stage stage_make(const char *text)
{
	struct stage stage = { .dataset = year_read(text) };
	struct problem problem = { .status = STATUS_OK };

	assert_ok(&problem, totals_compute(stage.dataset, &stage.totals, &problem));
	return stage;
}

static void stage_free(struct stage *stage)
{
	outcome_free(stage->outcome);
	totals_free(stage->totals);
	dataset_free(stage->dataset);
}

static struct match_request request_of(const struct stage *stage)
{
	return (struct match_request){ .dataset = stage->dataset, .totals = stage->totals, .n_tiers = IX_NONE };
}

static void assert_same(const struct outcome *a, const struct outcome *b)
{
	assert_int_equal(a->n_placements, b->n_placements);
	for (size_t i = 0; i < a->n_placements; i++) {
		assert_int_equal(a->placements[i].candidate, b->placements[i].candidate);
		assert_int_equal(a->placements[i].pool, b->placements[i].pool);
		assert_int_equal(a->placements[i].choice, b->placements[i].choice);
	}
	assert_int_equal(a->n_pools, b->n_pools);
	for (size_t p = 0; p < a->n_pools; p++) {
		assert_int_equal(a->pools[p].capacity, b->pools[p].capacity);
		assert_int_equal(a->pools[p].placed, b->pools[p].placed);
	}
	assert_memory_equal(a->trail, b->trail, a->n_candidates * a->n_tiers);
}

static enum status run(void *context, struct problem *problem)
{
	const struct stage *stage = context;
	const struct match_request request = request_of(stage);
	struct outcome *outcome = NULL;
	const enum status status = match_run(&request, &outcome, problem);

	if (status == STATUS_OK && stage->outcome)
		assert_same(outcome, stage->outcome);
	if (status != STATUS_OK)
		assert_null(outcome);
	outcome_free(outcome);
	return status;
}

static enum status gain(void *context, struct problem *problem)
{
	const struct stage *stage = context;
	const candidate_ix candidate = dataset_find_candidate(stage->dataset, "D");
	const struct gain_request request = { request_of(stage), stage->outcome, candidate, 50000, 3 };
	struct gain_place places[3];
	const enum status status = match_try_gains(&request, places, problem);

	if (status == STATUS_OK)
		assert_int_equal(places[0].is_placed, outcome_placement(stage->outcome, candidate) != NULL);
	return status;
}

static enum status trace(void *context, struct problem *problem)
{
	const struct stage *stage = context;
	const struct match_request request = request_of(stage);
	struct arena *arena = arena_make();
	struct trace_tier *tiers;
	size_t n_tiers;
	const candidate_ix candidate = dataset_find_candidate(stage->dataset, "D");
	enum status status = match_trace(&request, stage->outcome, candidate, arena, &tiers, &n_tiers, problem);

	if (status == STATUS_OK)
		assert_true(tiers[0].takes_part);
	arena_free(arena);
	return status;
}

static void match__gives_the_same_or_says_so__whichever_allocation_fails(void **state)
{
	static const unsigned how[] = { 0, MEMORY_SINGLE };
	struct stage stage = stage_make(year_text);
	const struct match_request request = request_of(&stage);
	struct problem problem = { .status = STATUS_OK };

	(void)state;
	assert_ok(&problem, match_run(&request, &stage.outcome, &problem));
	assert_string_equal(problem.text, "");
	for (size_t i = 0; i < COUNT_OF(how); i++) {
		memory_fail_each(&(struct memory_trial){ .attempt = run, .context = &stage, .how = how[i] });
		memory_fail_each(&(struct memory_trial){ .attempt = gain, .context = &stage, .how = how[i] });
		memory_fail_each(&(struct memory_trial){ .attempt = trace, .context = &stage, .how = how[i] });
	}
	stage_free(&stage);
}

static void assert_refused(const char *text, const char *words)
{
	struct stage stage = stage_make(text);
	struct problem problem = { .status = STATUS_OK };

	assert_status(STATUS_FAULT, run(&stage, &problem), &problem, __FILE__, __LINE__);
	assert_says(problem.text, words);
	stage_free(&stage);
}

static void match_run__refuses__a_rule_that_cannot_be_read(void **state)
{
	(void)state;
	assert_refused("school|S|s\nprogram|P|S\ntier|A|1|eligible=m <\nplan|A|P|open|1\ncandidate|A|1\n", "tiers A eligible: column");
	assert_refused("school|S|s\nprogram|P|S\ntier|A|1\nplan|A|P|open|1|ranking=x > m\ncandidate|A|1\n", "plans A/P/open ranking: column 1");
	assert_refused("school|S|s\nprogram|P|S\ntier|A|1\nplan|A|P|open|1|line=cutoff(\ncandidate|A|1\n", "plans A/P/open line: column");
}

enum { CANDIDATES = 5000 };

/* All have 0 but one; each chooses P. malloc'ed. */
static char *many_with_one(int one)
{
	char *text = NULL;
	size_t size;
	FILE *out = open_memstream(&text, &size);

	assert_non_null(out);
	fputs("school|S|s\nprogram|P|S\ntier|A|1|eligible=m*1000000*1000000*1000 >= 0\nplan|A|P|open|1\n", out);
	for (int i = 0; i < CANDIDATES; i++)
		fprintf(out, "candidate|%04d|%d\nchoice|%04d|A|1|P\n", i, i == one ? 900 : 0, i);
	assert_int_equal(fclose(out), 0);
	return text;
}

/* Rules are computed for some thousand candidates at once: one of the first makes the run fail as well as one of the last. */
static void match_run__refuses__a_rule_that_fails_for_one_of_many(void **state)
{
	char *first = many_with_one(10), *last = many_with_one(CANDIDATES - 1);

	(void)state;
	assert_refused(first, "candidate 0010");
	assert_refused(last, "candidate 4999");
	free(first);
	free(last);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(match__gives_the_same_or_says_so__whichever_allocation_fails),
		cmocka_unit_test(match_run__refuses__a_rule_that_cannot_be_read),
		cmocka_unit_test(match_run__refuses__a_rule_that_fails_for_one_of_many),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
