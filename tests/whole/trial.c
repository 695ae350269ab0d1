/* SPDX-License-Identifier: ISC */
/* One year tried in every way that must give the same. */
#include "trial.h"

#include <sched.h>
#include <stdlib.h>
#include <string.h>

#include <luqu/verify.h>

#include "corrupt.h"
#include "random_year.h"

static void problem_is(struct engine_run *run, enum status status)
{
	if (status != STATUS_OK && run->problem.text[0] == '\0')
		problem_set(&run->problem, status, "a status without a text");
}

void engine_read(struct engine_run *run, const struct year *year)
{
	run->dataset = year_dataset(year, &run->findings);
	if (run->dataset == NULL)
		return;
	match_check_rules(run->dataset, &run->findings);
	if (run->findings.count == 0)
		problem_is(run, totals_compute(run->dataset, &run->totals, &run->problem));
}

void engine_place(struct engine_run *run, tier_ix n_tiers, const struct outcome *kept, tier_ix n_kept)
{
	if (run->totals == NULL)
		return;
	const struct match_request request = {
		.dataset = run->dataset, .totals = run->totals, .n_tiers = n_tiers, .kept = kept, .n_kept = n_kept
	};
	enum status status = match_run(&request, &run->outcome, &run->problem);
	problem_is(run, status);
	if ((status == STATUS_OK) != (run->outcome != NULL))
		problem_set(&run->problem, STATUS_FAULT, "the status and the outcome say different things");
	run->is_contradictory = (status == STATUS_OK) != (run->outcome != NULL);
	if (run->outcome != NULL)
		run->text = outcome_text_make(run->dataset, run->totals, run->outcome);
}

void engine_free(struct engine_run *run)
{
	outcome_text_free(&run->text);
	outcome_free(run->outcome);
	totals_free(run->totals);
	dataset_free(run->dataset);
	findings_clear(&run->findings);
	*run = (struct engine_run){ 0 };
}

bool engine_agrees(const struct engine_run *run, const struct reference *reference, struct paper *difference)
{
	size_t before = difference->length;
	bool has_failed = reference->failure[0] != '\0';
	if (run->is_contradictory)
		paper_write(difference, "%s\n", run->problem.text);
	if (reference->is_contradictory)
		paper_write(difference, "somebody once turned away was taken later\n");
	if (has_failed != (run->outcome == NULL))
		paper_write(difference, "reference: %s; engine: %s\n", has_failed ? reference->failure : "good",
		            run->outcome == NULL ? run->problem.text : "good");
	if (has_failed || run->outcome == NULL)
		return difference->length == before;
	if (run->outcome->needs_seed != reference->needs_seed)
		paper_write(difference, "a seed is %sneeded\n", reference->needs_seed ? "" : "not ");
	for (enum section i = 0; i < SECTION_COUNT; i++) {
		const char *expected = reference_section(reference, i);
		if (strcmp(expected, run->text.sections[i]) == 0)
			continue;
		paper_write(difference, "%s differ (- reference, + engine):\n", section_name(i));
		lines_compare(expected, run->text.sections[i], difference);
	}
	return difference->length == before;
}

bool engine_is_verified(const struct engine_run *run, struct paper *difference)
{
	struct verify_report *report = must_make(1, sizeof *report);
	struct problem problem = { 0 };
	if (run->outcome == NULL) {
		free(report);
		return true;
	}
	bool good =
	        verify_outcome(run->dataset, run->outcome, NULL, report, &problem) == STATUS_OK && report->violations.count == 0;
	if (!good)
		paper_write(difference, "the verifier: %llu violations %s\n", (unsigned long long)report->violations.count,
		            problem.text);
	for (size_t i = 0; i < report->violations.n_kept; i++)
		paper_write(difference, "  %s: %s\n", report->violations.kept[i].place, report->violations.kept[i].text);
	verify_report_clear(report);
	free(report);
	return good;
}

static void refusals_write(const struct engine_run *run, struct paper *difference)
{
	for (size_t i = 0; i < run->findings.n_kept; i++)
		paper_write(difference, "refused: %s: %s\n", run->findings.kept[i].place, run->findings.kept[i].text);
}

static struct year *shuffled(const struct year *year, struct dice *dice)
{
	struct year *copy = year_copy(year);
	for (enum kind k = 0; k < KIND_COUNT; k++)
		for (size_t r = year_count(copy, k); r > 1; r--)
			year_swap(copy, k, r - 1, dice_roll(dice, r));
	return copy;
}

static bool texts_are_same(const struct engine_run *run, const struct engine_run *other)
{
	bool same = run->outcome != NULL && other->outcome != NULL;
	for (size_t i = 0; i < SECTION_COUNT && same; i++)
		same = strcmp(run->text.sections[i], other->text.sections[i]) == 0;
	return same;
}

static bool shuffle_holds(const struct year *year, struct dice *dice, const struct engine_run *plain, struct paper *difference)
{
	struct year *other = shuffled(year, dice);
	struct engine_run run = { 0 };
	unsigned char digests[2][DIGEST_BYTES] = { { 0 } };
	engine_read(&run, other);
	engine_place(&run, IX_NONE, NULL, 0);
	bool good = run.outcome != NULL || plain->outcome == NULL;
	if (run.outcome != NULL)
		good = good && texts_are_same(&run, plain);
	if (run.dataset != NULL) {
		dataset_digest(run.dataset, digests[0]);
		dataset_digest(plain->dataset, digests[1]);
	}
	good = good && memcmp(digests[0], digests[1], DIGEST_BYTES) == 0;
	if (!good)
		paper_write(difference, "other results, or another digest, for the rows in another order\n");
	engine_free(&run);
	year_free(other);
	return good;
}

/* The same year some time later: a mark here, a choice there. */
static struct year *changed(const struct year *year, struct dice *dice)
{
	struct year *copy = year_copy(year);
	for (size_t i = 0; i < 3 && year_count(copy, KIND_SCORES) > 0; i++) {
		size_t row = dice_roll(dice, year_count(copy, KIND_SCORES));
		if (year_get(copy, KIND_SCORES, row, "mark")[0] != '\0')
			year_set(copy, KIND_SCORES, row, "mark", "%zu", 60 + 5 * dice_roll(dice, 6));
	}
	for (size_t i = 0; i < 4 && year_count(copy, KIND_CHOICES) > 0; i++)
		year_drop(copy, KIND_CHOICES, dice_roll(dice, year_count(copy, KIND_CHOICES)));
	return copy;
}

/* --upto and --after: fewer tiers; then a changed year on top of what stands. */
static bool kept_holds(const struct year *year, struct dice *dice, struct paper *difference)
{
	size_t n_tiers = year_count(year, KIND_TIERS), n_first = dice_roll(dice, n_tiers + 1),
	       n_kept = dice_roll(dice, n_first + 1);
	struct year *later = changed(year, dice);
	struct engine_run first = { 0 }, second = { 0 };
	engine_read(&first, year);
	engine_place(&first, (tier_ix)n_first, NULL, 0);
	struct reference *before = reference_run(&(struct reference_request){ .year = year, .n_tiers = n_first });
	bool good = engine_agrees(&first, before, difference) && engine_is_verified(&first, difference);
	if (good && first.outcome != NULL) {
		const struct reference_request request = { .year = later, .n_tiers = SIZE_MAX, .kept = before, .n_kept = n_kept };
		struct reference *after = reference_run(&request);
		engine_read(&second, later);
		engine_place(&second, IX_NONE, first.outcome, (tier_ix)n_kept);
		good = engine_agrees(&second, after, difference) && engine_is_verified(&second, difference);
		reference_free(after);
	}
	if (!good)
		paper_write(difference, "with the first %zu of %zu tiers run, and %zu of them kept\n", n_first, n_tiers, n_kept);
	engine_free(&second);
	engine_free(&first);
	reference_free(before);
	year_free(later);
	return good;
}

/* One year in four has its outcome falsified. */
static bool falsehood_is_noticed(const struct engine_run *run, struct dice *dice, struct paper *difference,
                                 struct trial_count *count)
{
	size_t which = CORRUPTIONS;
	if (run->outcome == NULL || !dice_chance(dice, 25))
		return true;
	bool noticed = corruption_is_noticed(run, dice, &which, difference);
	if (which < CORRUPTIONS)
		count->corruptions[which] += noticed;
	return noticed;
}

static bool plain_holds(const struct year *year, struct engine_run *run, struct paper *difference, struct trial_count *count)
{
	engine_place(run, IX_NONE, NULL, 0);
	struct reference *reference = reference_run(&(struct reference_request){ .year = year, .n_tiers = SIZE_MAX });
	bool good = engine_agrees(run, reference, difference);
	good = engine_is_verified(run, difference) && good;
	for (size_t i = 0; i < EVENT_COUNT; i++)
		count->events[i] += reference->events[i];
	reference_free(reference);
	return good;
}

bool trial_holds(const struct year *year, uint64_t variant, struct paper *difference, struct trial_count *count)
{
	struct dice dice = { variant };
	struct engine_run run = { 0 };
	engine_read(&run, year);
	bool good = run.findings.count == 0;
	refusals_write(&run, difference);
	good = good && plain_holds(year, &run, difference, count);
	good = good && falsehood_is_noticed(&run, &dice, difference, count);
	if (good && dice_chance(&dice, 25))
		good = shuffle_holds(year, &dice, &run, difference);
	if (good && dice_chance(&dice, 25))
		good = kept_holds(year, &dice, difference);
	engine_free(&run);
	return good;
}

bool trial_holds_on_one_processor(const struct year *year)
{
	struct engine_run all = { 0 }, alone = { 0 };
	cpu_set_t processors, one;
	if (sched_getaffinity(0, sizeof processors, &processors) != 0)
		return false;
	CPU_ZERO(&one);
	for (size_t i = 0; i < CPU_SETSIZE && CPU_COUNT(&one) == 0; i++)
		if (CPU_ISSET(i, &processors))
			CPU_SET(i, &one);
	engine_read(&all, year);
	engine_place(&all, IX_NONE, NULL, 0);
	bool good = sched_setaffinity(0, sizeof one, &one) == 0;
	engine_read(&alone, year);
	engine_place(&alone, IX_NONE, NULL, 0);
	good = sched_setaffinity(0, sizeof processors, &processors) == 0 && good && texts_are_same(&all, &alone);
	engine_free(&alone);
	engine_free(&all);
	return good;
}
