/* SPDX-License-Identifier: ISC */
/* Outcomes that are none, the digest, the counts of the report, being stopped, and memory that runs out. */
#include "../support/memory.h"
#include "suite.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char year[] = "office|lottery_seed|1\nschool|S\nprogram|P|S\ntier|T|1\nplan|T|P|open|1\n"
                           "candidate|A|90\ncandidate|B|80\nchoice|A|T|1|P\nchoice|B|T|1|P\n";
static const char right[] = "pool|T|P|open|1|1|1|90|in=A|out=B\nplace|A|T|P|open|1|90\ntrail|B|o\n";

struct given {
	struct dataset *dataset;
	struct outcome *outcome;
	struct verify_report report;
	struct problem problem;
};

static void given_make(struct given *given)
{
	memset(given, 0, sizeof *given);
	given->dataset = year_read(year);
	given->outcome = outcome_read(given->dataset, right);
}

static void given_free(struct given *given)
{
	verify_report_clear(&given->report);
	outcome_free(given->outcome);
	dataset_free(given->dataset);
}

static void finds(struct given *given, const char *rule, const char *words)
{
	assert_int_equal(verify_outcome(given->dataset, given->outcome, NULL, &given->report, &given->problem), STATUS_OK);
	if (!report_has(&given->report, rule, words)) {
		report_print(&given->report);
		fail_msg("no violation of `%s` with `%s`", rule, words);
	}
	given_free(given);
}

static void form__refuses__another_number_of_candidates(void **state)
{
	struct given given;

	(void)state;
	given_make(&given);
	given.outcome->n_candidates = 3;
	finds(&given, "outcome: form", "about 3 candidates, but there are 2");
}

static void form__refuses__more_tiers_than_there_are(void **state)
{
	struct given given;

	(void)state;
	given_make(&given);
	given.outcome->n_tiers = UINT32_MAX;
	finds(&given, "outcome: form", "4294967295 tiers, but there are 1");
}

static void form__refuses__more_kept_than_run(void **state)
{
	struct given given;

	(void)state;
	given_make(&given);
	given.outcome->n_kept = 2;
	finds(&given, "outcome: form", "keeps 2 tiers of 1");
}

static void form__refuses__no_trail(void **state)
{
	struct given given;

	(void)state;
	given_make(&given);
	free(given.outcome->trail);
	given.outcome->trail = NULL;
	finds(&given, "outcome: form", "gives no reasons");
}

static void form__refuses__a_pool_of_no_tier(void **state)
{
	struct given given;

	(void)state;
	given_make(&given);
	given.outcome->pools[0].tier = 1;
	finds(&given, "outcome: form", "pool 0 is of no tier or program");
}

static void form__refuses__a_pool_of_no_program(void **state)
{
	struct given given;

	(void)state;
	given_make(&given);
	given.outcome->pools[0].program = IX_NONE;
	finds(&given, "outcome: form", "pool 0 is of no tier or program");
}

static void form__refuses__a_pool_without_a_code(void **state)
{
	struct given given;

	(void)state;
	given_make(&given);
	given.outcome->pools[0].code = NULL;
	finds(&given, "outcome: form", "pool 0");
}

static void form__finds__a_placement_of_nobody(void **state)
{
	struct given given;

	(void)state;
	given_make(&given);
	given.outcome->placements[0].candidate = IX_NONE;
	finds(&given, "outcome: form", "placement 0 is of no candidate or in no pool");
}

static void form__finds__a_placement_in_no_pool(void **state)
{
	struct given given;

	(void)state;
	given_make(&given);
	given.outcome->placements[0].pool = 1;
	finds(&given, "outcome: form", "placement 0 is of no candidate or in no pool");
}

static void pools__finds__one_of_another_plan_row(void **state)
{
	struct given given;

	(void)state;
	given_make(&given);
	given.outcome->pools[0].plan = IX_NONE;
	finds(&given, "T: pools", "candidate A (merit 90) is placed in P/open, a pool that there is not");
}

static void pools__finds__one_whose_code_is_another(void **state)
{
	struct given given;

	(void)state;
	given_make(&given);
	given.outcome->pools[0].code = "Open";
	finds(&given, "T/P/open: pools", "does not list this pool");
}

static void edges__finds__somebody_who_is_nobody(void **state)
{
	struct given given;

	(void)state;
	given_make(&given);
	given.outcome->pools[0].last_in = 7;
	finds(&given, "T/P/open: last in", "is given as nobody, but should be A");
}

static void seed__finds__one_asked_for_without_need(void **state)
{
	struct given given;

	(void)state;
	given_make(&given);
	given.outcome->needs_seed = true;
	finds(&given, "outcome: form", "nothing hangs on one");
}

static void digest__is_not_looked_at__when_it_is_zero(void **state)
{
	struct verify_report *report = report_of(year, right);

	(void)state;
	report_free(report);
}

static void digest__holds__when_it_is_that_of_the_data(void **state)
{
	struct given given;

	(void)state;
	given_make(&given);
	dataset_digest(given.dataset, given.outcome->digest);
	assert_int_equal(verify_outcome(given.dataset, given.outcome, NULL, &given.report, NULL), STATUS_OK);
	assert_int_equal(given.report.violations.count, 0);
	given_free(&given);
}

static void digest__is_found__when_the_data_is_other(void **state)
{
	struct given given;

	(void)state;
	given_make(&given);
	dataset_digest(given.dataset, given.outcome->digest);
	given.outcome->digest[31] ^= 1;
	finds(&given, "outcome: digest", "it was made from other data");
}

/* --- what the report counts --- */

static void report__counts__what_was_looked_at(void **state)
{
	struct verify_report *report = report_of(year, right);

	(void)state;
	assert_int_equal(report->placements, 1);
	assert_int_equal(report->applications, 2);
	assert_int_equal(report->pools, 1);
	assert_int_equal(report->over_seats + report->order_places + report->spared_seats + report->voided_seats + report->draws,
	                 0);
	report_free(report);
}

static void report__spares_no_seats__where_nobody_was_refused(void **state)
{
	struct verify_report *report = report_of(
	        "school|S\nprogram|P|S\ntier|T|1\ntier|U|2|ties=reject\nplan|T|P|open|3\nplan|U|P|open|3\n"
	        "candidate|A|80\ncandidate|B|70\nchoice|A|T|1|P\nchoice|B|U|1|P\n",
	        "pool|T|P|open|3|3|1|80|vacant=2|in=A\npool|U|P|open|3|3|1|70|vacant=2\n"
	        "place|A|T|P|open|1|80\nplace|B|U|P|open|1|70\ntrail|B|n.\n");

	(void)state;
	assert_int_equal(report->spared_seats, 0);
	report_free(report);
}

static void report__counts__what_the_rules_allow(void **state)
{
	struct verify_report *report = report_of(
	        "office|lottery_seed|1\nschool|S\nprogram|P|S\n"
	        "tier|T|1\ntier|U|2|ties=admit\ntier|V|3|ties=reject\n"
	        "plan|T|P|open|2\nplan|U|P|open|1\nplan|V|P|open|2\n"
	        "candidate|A|80\ncandidate|B|80\ncandidate|C|70\ncandidate|D|60\ncandidate|E|60\ncandidate|F|60\ncandidate|G|60\n"
	        "candidate|H|1\n"
	        "choice|A|T|1|P\nchoice|B|T|1|P\nchoice|B|V|1|P\nchoice|D|U|1|P\nchoice|E|U|1|P\nchoice|F|V|1|P\nchoice|G|V|1|P\n"
	        "order|T|H|P|open\nreturn|T|C|P\n",
	        "pool|T|P|open|2|1|2|80|orders=1|drawn=1|in=A|out=B\npool|U|P|open|1|1|2|60\npool|V|P|open|2|2|1|80|vacant=1\n"
	        "place|A|T|P|open|1|80\nplace|B|V|P|open|1|80\nplace|D|U|P|open|1|60\nplace|E|U|P|open|1|60\n"
	        "place|H|T|P|open|0|1|order=1\n"
	        "trail|B|on\ntrail|C|nnn\ntrail|D|n\ntrail|E|n\ntrail|F|nno\ntrail|G|nno\n");

	(void)state;
	assert_int_equal(report->placements, 5);
	assert_int_equal(report->applications, 7);
	assert_int_equal(report->pools, 3);
	assert_int_equal(report->over_seats, 1);
	assert_int_equal(report->order_places, 1);
	assert_int_equal(report->spared_seats, 1);
	assert_int_equal(report->voided_seats, 0);
	assert_int_equal(report->draws, 1);
	report_free(report);
}

static void report__counts__voided_seats(void **state)
{
	struct verify_report *report = report_of("school|S\nprogram|P|S\ntier|T|1\nplan|T|P|open|1\n"
	                                         "candidate|A|90\nchoice|A|T|1|P\nreturn|T|A|P\n",
	                                         "pool|T|P|open|1|1|0||vacant=1|in=A\ntrail|A|r\n");

	(void)state;
	assert_int_equal(report->voided_seats, 1);
	report_free(report);
}

static void report__keeps_a_hundred__and_counts_all(void **state)
{
	char text[16384] = "school|S\nprogram|P|S\ntier|T|1\nplan|T|P|open|1\n";
	struct verify_report *report = calloc(1, sizeof *report);
	struct problem problem = { 0 };

	(void)state;
	assert_non_null(report);
	for (int i = 0; i < 250; i++)
		snprintf(text + strlen(text), sizeof text - strlen(text), "candidate|%03d|1\n", i);
	assert_int_equal(verify_texts(text, "pool|T|P|open|1|1|0||vacant=1\n", NULL, report, &problem), STATUS_OK);
	assert_int_equal(report->violations.count, 250);
	assert_int_equal(report->violations.n_kept, FINDINGS_KEPT);
	assert_non_null(strstr(report->violations.kept[0].text, "000"));
	report_free(report);
}

static void outcome__holds__without_candidates_or_tiers(void **state)
{
	(void)state;
	report_free(report_of("school|S\nprogram|P|S\ntier|T|1\nplan|T|P|open|1\n", "pool|T|P|open|1|1|0||vacant=1\n"));
	report_free(report_of("candidate|A|1\n", ""));
	report_free(report_of(year, "tiers|0|0\n"));
}

static void outcome__needs_no_reasons__of_nobody(void **state)
{
	struct dataset *dataset = year_read("school|S\nprogram|P|S\ntier|T|1\n");
	struct outcome *outcome = outcome_read(dataset, "");
	struct verify_report *report = calloc(1, sizeof *report);
	struct problem problem = { .status = STATUS_OK };

	(void)state;
	free(outcome->trail);
	outcome->trail = NULL;
	assert_ok(&problem, verify_outcome(dataset, outcome, NULL, report, &problem));
	assert_int_equal(report->violations.count, 0);
	report_free(report);
	outcome_free(outcome);
	dataset_free(dataset);
}

/* --- being stopped, and memory --- */

static bool stop(void *context, const char *what, uint64_t done, uint64_t total)
{
	(void)what;
	(void)done;
	(void)total;
	return ++*(int *)context < 2;
}

static void verifying__ends__when_it_is_cancelled(void **state)
{
	int calls = 0;
	const struct progress progress = { stop, &calls };
	struct verify_report report;
	struct problem problem = { 0 };

	(void)state;
	assert_int_equal(verify_texts("tier|T|1\ntier|U|2\ntier|V|3\n", "", &progress, &report, &problem), STATUS_FAULT);
	assert_string_equal(problem.text, "cancelled");
	assert_int_equal(calls, 2);
	verify_report_clear(&report);
}

/* A year with everything that makes memory: voided places, several pools, patterns, lotteries. */
static const char rich[] = "subject|m|1\nsubject|z|0|formula=m*2\nschool|S\nprogram|P|S\nprogram|Q|S\n"
                           "tier|T|1|ranking=z > lottery|adjust=tier\n"
                           "plan|T|P|a|1|eligible=feeder ~ '^F'|rollover=\nplan|T|P|b|1|order=2\nplan|T|Q|open|1|line=10\n"
                           "candidate|A|90|feeder=F\ncandidate|B|80|adjust=1\ncandidate|C|70\ncandidate|D|60\n"
                           "choice|A|T|1|P\nchoice|B|T|1|P\nchoice|C|T|1|P\nchoice|D|T|1|Q\nreturn|T|A|P\n";
static const char rich_right[] =
        "seed\npool|T|P|a|1|1|0||vacant=1|in=A\npool|T|P|b|1|1|1|80|in=B|out=C\npool|T|Q|open|1|1|1|60|in=D\n"
        "place|B|T|P|b|1|80\nplace|D|T|Q|open|1|60\ntrail|A|r\ntrail|C|o\n";

static bool stop_later(void *context, const char *what, uint64_t done, uint64_t total)
{
	assert_non_null(what);
	assert_true(total == 0 || done <= total);
	return --*(int *)context > 0;
}

static void verifying__ends__wherever_it_is_cancelled(void **state)
{
	enum status status = STATUS_FAULT;
	int allowed = 1;

	(void)state;
	for (; status != STATUS_OK && allowed < 100; allowed++) {
		int left = allowed;
		const struct progress progress = { stop_later, &left };
		struct verify_report *report = calloc(1, sizeof *report);
		struct problem problem = { 0 };

		assert_non_null(report);
		status = verify_texts(rich, rich_right, &progress, report, &problem);
		if (status != STATUS_OK)
			assert_string_equal(problem.text, "cancelled");
		else
			assert_int_equal(report->violations.count, 0);
		report_free(report);
	}
	assert_in_range(allowed, 4, 99);
}

struct reading {
	const struct dataset *dataset;
	const struct outcome *outcome;
};

static enum status attempt_verify(void *context, struct problem *problem)
{
	const struct reading *reading = context;
	struct verify_report *report = calloc(1, sizeof *report);
	const enum status status = report ? verify_outcome(reading->dataset, reading->outcome, NULL, report, problem)
	                                  : problem_memory(problem);

	if (status == STATUS_OK)
		assert_int_equal(report->violations.count, 0);
	if (report)
		report_free(report);
	return status;
}

static void memory__is_missed_and_said_so__at_every_allocation(void **state)
{
	static const unsigned how[] = { 0, MEMORY_SINGLE };
	struct dataset *dataset = year_read(rich);
	struct outcome *outcome = outcome_read(dataset, rich_right);
	struct reading reading = { dataset, outcome };

	(void)state;
	for (size_t i = 0; i < COUNT_OF(how); i++)
		memory_fail_each(&(struct memory_trial){ .attempt = attempt_verify, .context = &reading, .how = how[i] });
	outcome_free(outcome);
	dataset_free(dataset);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(form__refuses__another_number_of_candidates),
		cmocka_unit_test(form__refuses__more_tiers_than_there_are),
		cmocka_unit_test(form__refuses__more_kept_than_run),
		cmocka_unit_test(form__refuses__no_trail),
		cmocka_unit_test(form__refuses__a_pool_of_no_tier),
		cmocka_unit_test(form__refuses__a_pool_of_no_program),
		cmocka_unit_test(form__refuses__a_pool_without_a_code),
		cmocka_unit_test(form__finds__a_placement_of_nobody),
		cmocka_unit_test(form__finds__a_placement_in_no_pool),
		cmocka_unit_test(pools__finds__one_of_another_plan_row),
		cmocka_unit_test(pools__finds__one_whose_code_is_another),
		cmocka_unit_test(edges__finds__somebody_who_is_nobody),
		cmocka_unit_test(seed__finds__one_asked_for_without_need),
		cmocka_unit_test(digest__is_not_looked_at__when_it_is_zero),
		cmocka_unit_test(digest__holds__when_it_is_that_of_the_data),
		cmocka_unit_test(digest__is_found__when_the_data_is_other),
		cmocka_unit_test(report__counts__what_was_looked_at),
		cmocka_unit_test(report__spares_no_seats__where_nobody_was_refused),
		cmocka_unit_test(report__counts__what_the_rules_allow),
		cmocka_unit_test(report__counts__voided_seats),
		cmocka_unit_test(report__keeps_a_hundred__and_counts_all),
		cmocka_unit_test(outcome__holds__without_candidates_or_tiers),
		cmocka_unit_test(outcome__needs_no_reasons__of_nobody),
		cmocka_unit_test(verifying__ends__when_it_is_cancelled),
		cmocka_unit_test(verifying__ends__wherever_it_is_cancelled),
		cmocka_unit_test(memory__is_missed_and_said_so__at_every_allocation),
	};

	return cmocka_run_group_tests_name("verify_outcome", tests, NULL, NULL);
}
