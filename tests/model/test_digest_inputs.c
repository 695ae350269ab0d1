/* SPDX-License-Identifier: ISC */
/* The digest of inputs: it changes with what a run depends on, and with nothing else. */
#include "../support/suite.h"

#include <stdio.h>
#include <string.h>

#include "year.h"

static void digest_year(const struct year *year, enum year_way way, unsigned char digest[DIGEST_BYTES])
{
	struct dataset *dataset = year_make(year, way);

	dataset_digest(dataset, digest);
	dataset_free(dataset);
}

/* Each changes something that decides, in one place. */
/* clang-format off: one line each */
static void seed(struct year *y)
{
	y->office[2][1] = "other";
}
static void total(struct year *y)
{
	y->office[1][0] = "total", y->office[1][1] = "math";
}
static void bonus_rule(struct year *y)
{
	y->office[1][0] = "bonus_rule", y->office[1][1] = "sum";
}
static void bonus_cap(struct year *y)
{
	y->office[1][0] = "bonus_cap", y->office[1][1] = "0";
}
static void subject_code(struct year *y)
{
	y->subjects[2].code = "cora";
}
static void full_mark(struct year *y)
{
	y->subjects[0].full_mark_e2 = 16000;
}
static void step(struct year *y)
{
	y->subjects[0].step_e2 = 25;
}
static void weight(struct year *y)
{
	y->subjects[0].weight_e2 = -100;
}
static void formula(struct year *y)
{
	y->subjects[2].formula = "chinese  + math";
}
static void school_of(struct year *y)
{
	y->programs[0].school = "S2";
}
static void program_code(struct year *y)
{
	y->programs[2].code = "P10", y->plans[0].program = y->plans[1].program = y->plans[2].program = "P10",
	y->choices[0].program = y->choices[5].program = "P10", y->orders[1].program = "P10";
}
static void tier_order(struct year *y)
{
	y->tiers[1].seq = 25;
}
static void merit(struct year *y)
{
	y->tiers[0].merit = "math";
}
static void ranking(struct year *y)
{
	y->tiers[0].ranking = "math";
}
static void tier_eligible(struct year *y)
{
	y->tiers[0].eligible = "0";
}
static void tier_line(struct year *y)
{
	y->tiers[0].line = "0";
}
static void bands(struct year *y)
{
	y->tiers[0].bands = "999";
}
static void max_choices(struct year *y)
{
	y->tiers[0].max_choices = 999;
}
static void ties(struct year *y)
{
	y->tiers[0].ties = "reject";
}
static void filing(struct year *y)
{
	y->tiers[0].filing_e2 = 101;
}
static void returns(struct year *y)
{
	y->tiers[0].returns = "refile";
}
static void adjust_rule(struct year *y)
{
	y->tiers[1].adjust = "tier";
}
static void inherits(struct year *y)
{
	y->tiers[0].inherits = "M";
}
static void pool(struct year *y)
{
	y->plans[3].pool = "quota";
}
static void pool_order(struct year *y)
{
	y->plans[1].order = 3;
}
static void seats(struct year *y)
{
	y->plans[1].seats = 21;
}
static void plan_eligible(struct year *y)
{
	y->plans[1].eligible = "1";
}
static void plan_line(struct year *y)
{
	y->plans[3].line = "301";
}
static void plan_ranking(struct year *y)
{
	y->plans[3].ranking = "math ";
}
static void rollover(struct year *y)
{
	y->plans[0].rollover = NULL;
}
static void candidate_no(struct year *y)
{
	y->candidates[4].candidate_no = "11", y->scores[4].candidate_no = y->choices[6].candidate_no = "11";
}
static void candidate_more(struct year *y)
{
	y->candidates[5].candidate_no = "11";
}
static void feeder(struct year *y)
{
	y->candidates[0].feeder = "J2";
}
static void district(struct year *y)
{
	y->candidates[0].district = "D1";
}
static void columns_swapped(struct year *y)
{
	y->candidates[0].feeder = "D2", y->candidates[0].district = "J1";
}
static void category(struct year *y)
{
	y->candidates[0].category = "往届";
}
static void sex(struct year *y)
{
	y->candidates[0].sex = 'F';
}
static void adjust(struct year *y)
{
	y->candidates[0].adjust = false;
}
static void tag_value(struct year *y)
{
	y->candidates[0].tags = "quality=46;sport";
}
static void tag_name(struct year *y)
{
	y->candidates[4].tags = "b";
}
static void mark(struct year *y)
{
	y->scores[0].mark_e2 = 12000;
}
static void status(struct year *y)
{
	y->scores[2].status = SCORE_VOID;
}
static void mark_gone(struct year *y)
{
	y->scores[4].candidate_no = NULL;
}
static void points(struct year *y)
{
	y->bonuses[0].points_e2 = 501;
}
static void bonus_of(struct year *y)
{
	y->bonuses[2].candidate_no = "10";
}
static void rank(struct year *y)
{
	y->choices[1].rank = 3;
}
static void choice_program(struct year *y)
{
	y->choices[1].program = "P2";
}
static void choice_tier(struct year *y)
{
	y->choices[6].tier = "A";
}
static void choice_gone(struct year *y)
{
	y->choices[6].candidate_no = NULL;
}
static void return_program(struct year *y)
{
	y->returns[0].program = "P1";
}
static void return_gone(struct year *y)
{
	y->returns[2].tier = NULL;
}
static void order_pool(struct year *y)
{
	y->orders[1].pool = "open";
}
static void order_gone(struct year *y)
{
	y->orders[1].tier = NULL;
}
/* clang-format on */

static void (*const deciding[])(struct year *) = {
	seed,           total,       bonus_rule,   bonus_cap,      subject_code,   full_mark,     step,
	weight,         formula,     school_of,    program_code,   tier_order,     merit,         ranking,
	tier_eligible,  tier_line,   bands,        max_choices,    ties,           filing,        returns,
	adjust_rule,    inherits,    pool,         pool_order,     seats,          plan_eligible, plan_line,
	plan_ranking,   rollover,    candidate_no, candidate_more, feeder,         district,      columns_swapped,
	category,       sex,         adjust,       tag_value,      tag_name,       mark,          status,
	mark_gone,      points,      bonus_of,     rank,           choice_program, choice_tier,   choice_gone,
	return_program, return_gone, order_pool,   order_gone,
};

/* Each changes what no run looks at. */
/* clang-format off: one line each */
static void office_name(struct year *y)
{
	y->office[0][1] = "别的招生办公室";
}
static void office_year(struct year *y)
{
	y->office[1][1] = "2027";
}
static void target(struct year *y)
{
	y->office[0][0] = "placement_target", y->office[0][1] = "90";
}
static void subject_name(struct year *y)
{
	y->subjects[0].name = "算术";
}
static void school_name(struct year *y)
{
	y->schools[0].name = "三中";
}
static void school_kind(struct year *y)
{
	y->schools[0].kind = "private", y->schools[0].district = "D9";
}
static void program_name(struct year *y)
{
	y->programs[0].name = "丁";
}
static void tier_name(struct year *y)
{
	y->tiers[0].name = "补录";
}
static void seq_values(struct year *y)
{
	y->tiers[0].seq = 300, y->tiers[1].seq = -1;
}
static void reasons(struct year *y)
{
	y->returns[0].reason = "其他", y->orders[0].reason = "其他", y->orders[0].authority = "其他";
}
static void default_named(struct year *y)
{
	y->tiers[0].merit = y->tiers[0].ranking = "total", y->tiers[0].ties = "break", y->tiers[0].bands = "parallel";
}
static void inherits_turned(struct year *y)
{
	y->tiers[0].inherits = "M;Z";
}
static void empty_office(struct year *y)
{
	y->office[3][0] = "total", y->office[3][1] = "";
}
/* clang-format on */

static void (*const indifferent[])(struct year *) = {
	office_name, office_year, target,  subject_name,  school_name,     school_kind,  program_name,
	tier_name,   seq_values,  reasons, default_named, inherits_turned, empty_office,
};

static void dataset_digest__changes__with_all_that_decides(void **state)
{
	enum { CASES = sizeof deciding / sizeof *deciding };
	unsigned char digests[CASES + 1][DIGEST_BYTES];
	struct year year;

	(void)state;
	for (size_t i = 0; i <= CASES; i++) {
		year_fill(&year);
		if (i < CASES)
			deciding[i](&year);
		digest_year(&year, YEAR_FORWARD, digests[i]);
		for (size_t other = 0; other < i; other++) {
			if (memcmp(digests[other], digests[i], DIGEST_BYTES) == 0)
				fail_msg("cases %zu and %zu have the same digest", other, i);
		}
	}
}

static void dataset_digest__stays__with_names_and_reasons(void **state)
{
	unsigned char before[DIGEST_BYTES], after[DIGEST_BYTES];
	struct year year;

	(void)state;
	year_fill(&year);
	digest_year(&year, YEAR_FORWARD, before);
	for (size_t i = 0; i < sizeof indifferent / sizeof *indifferent; i++) {
		year_fill(&year);
		indifferent[i](&year);
		digest_year(&year, YEAR_FORWARD, after);
		if (memcmp(before, after, DIGEST_BYTES) != 0)
			fail_msg("case %zu changes the digest", i);
	}
}

static void dataset_digest__stays__with_the_order_of_rows(void **state)
{
	unsigned char forward[DIGEST_BYTES], backward[DIGEST_BYTES];
	struct year year;

	(void)state;
	year_fill(&year);
	digest_year(&year, YEAR_FORWARD, forward);
	digest_year(&year, YEAR_BACKWARD, backward);
	assert_memory_equal(forward, backward, DIGEST_BYTES);
}

/* Stored runs carry this digest: a change of the form would make all of them look as if their inputs had changed. */
static void dataset_digest__has_a_form__that_stays(void **state)
{
	unsigned char digest[DIGEST_BYTES];
	char text[DIGEST_TEXT];
	struct year year;

	(void)state;
	year_fill(&year);
	digest_year(&year, YEAR_FORWARD, digest);
	digest_write(digest, text);
	assert_string_equal(text, "6761c324adbeb5f6bd047ce929701b497b0b71e3e2dc66288f8f1e2a921c8051");
}

static void dataset_digest__reads_long_texts__to_their_end(void **state)
{
	static char rule[20001];
	unsigned char one[DIGEST_BYTES], other[DIGEST_BYTES];
	struct year year;

	(void)state;
	memset(rule, '1', sizeof rule - 1);
	year_fill(&year);
	year.tiers[0].eligible = rule;
	digest_year(&year, YEAR_FORWARD, one);
	rule[sizeof rule - 2] = '2';
	digest_year(&year, YEAR_FORWARD, other);
	assert_memory_not_equal(one, other, DIGEST_BYTES);
}

static void digest_many(size_t changed, unsigned char digest[DIGEST_BYTES])
{
	enum { MANY = 4000 };
	struct dataset_builder *builder = dataset_begin();
	struct dataset *dataset;
	char number[16];

	dataset_add_subject(builder,
	                    &(struct subject_row){ .code = "math", .full_mark_e2 = 15000, .step_e2 = 50, .weight_e2 = 100 });
	dataset_begin_candidates(builder);
	for (size_t i = 0; i < MANY; i++) {
		snprintf(number, sizeof number, "2026%05zu", i);
		dataset_add_candidate(builder, &(struct candidate_row){ .candidate_no = number });
	}
	for (size_t i = 0; i < MANY; i++) {
		snprintf(number, sizeof number, "2026%05zu", i);
		dataset_add_score(builder, number, "math", i == changed ? 50 : 0, SCORE_PRESENT);
	}
	assert_int_equal(dataset_finish(builder, &dataset, NULL), STATUS_OK);
	dataset_digest(dataset, digest);
	dataset_free(dataset);
}

static void dataset_digest__reads_many_candidates__to_the_last_mark(void **state)
{
	enum { STEP = 250, CASES = 16 };
	unsigned char digests[CASES][DIGEST_BYTES], again[DIGEST_BYTES];

	(void)state;
	for (size_t i = 0; i < CASES; i++) {
		digest_many(i * STEP + STEP - 1, digests[i]);
		for (size_t other = 0; other < i; other++)
			assert_memory_not_equal(digests[other], digests[i], DIGEST_BYTES);
	}
	digest_many(CASES * STEP - 1, again);
	assert_memory_equal(digests[CASES - 1], again, DIGEST_BYTES);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(dataset_digest__changes__with_all_that_decides),
		cmocka_unit_test(dataset_digest__stays__with_names_and_reasons),
		cmocka_unit_test(dataset_digest__stays__with_the_order_of_rows),
		cmocka_unit_test(dataset_digest__has_a_form__that_stays),
		cmocka_unit_test(dataset_digest__reads_long_texts__to_their_end),
		cmocka_unit_test(dataset_digest__reads_many_candidates__to_the_last_mark),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
