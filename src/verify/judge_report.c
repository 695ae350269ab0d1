/* SPDX-License-Identifier: ISC */
/* Verdicts on candidates, told as violations. */
#include <stdio.h>
#include <string.h>

#include <luqu/decimal.h>
#include <luqu/i18n.h>

#include "judge.h"

/* A candidate with something wrong, and what there is to say of it. */
struct case_file {
	const struct stage *stage;
	candidate_ix candidate;
	const struct placement *placement; /* NULL: none in this tier */
	uint32_t place;                    /* its pool; IX_NONE */
	struct judgement judgement;
	struct shown_candidate shown;
};

/* "PROGRAM/POOL" as the outcome has it. */
struct shown_pool {
	char text[96];
};

static struct shown_pool show_stored(const struct case_file *file)
{
	const struct audit *audit = file->stage->audit;
	struct shown_pool shown = { "" };

	if (file->placement) {
		const struct pool_result *pool = &audit->outcome->pools[file->placement->pool];

		snprintf(shown.text, sizeof shown.text, "%s/%s", audit->dataset->programs[pool->program].code, pool->code);
	}
	return shown;
}

static void tell_no_pool(const struct case_file *file)
{
	stage_blame(file->stage, "pools", _("candidate %s is placed in %s, a pool that there is not"), file->shown.text,
	            show_stored(file).text);
}

static void tell_takes_no_part(const struct case_file *file)
{
	const char state = file->stage->audit->state[file->candidate];

	stage_blame(file->stage, "participants", _("candidate %s is placed at %s, but takes no part in the tier: %s"),
	            file->shown.text, show_stored(file).text, reason_name(reason_of_letter(state)));
}

static void tell_order_ignored(const struct case_file *file)
{
	const struct dataset *dataset = file->stage->audit->dataset;
	const struct order_row *order = stage_order(file->stage, file->candidate);
	const struct plan *plan = &dataset->plans[order->plan];

	stage_blame(file->stage, "orders", _("an order places candidate %s in %s/%s, but it is not placed so"), file->shown.text,
	            dataset->programs[plan->program].code, plan->pool);
}

static void tell_no_order(const struct case_file *file)
{
	stage_blame(file->stage, "orders", _("candidate %s is marked as placed by order at %s, but no order says so"),
	            file->shown.text, show_stored(file).text);
}

static void tell_not_listed(const struct case_file *file)
{
	pool_blame(file->stage, file->place, "choices", _("candidate %s is placed here, but the program is not on its list"),
	           file->shown.text);
}

static void tell_choice(const struct case_file *file)
{
	stage_blame(file->stage, "choices", _("candidate %s at %s: choice is %u, but should be %u"), file->shown.text,
	            show_stored(file).text, (unsigned)file->placement->choice, (unsigned)file->judgement.choice);
}

static void tell_merit(const struct case_file *file)
{
	char stored[DECIMAL_TEXT];

	decimal_write(file->placement->merit_e4, stored);
	stage_blame(file->stage, "merit", _("candidate %s at %s: the merit is given as %s"), file->shown.text,
	            show_stored(file).text, stored);
}

static void tell_pool_eligible(const struct case_file *file)
{
	pool_blame(file->stage, file->place, "eligible", _("candidate %s is placed here, but is not eligible for the pool"),
	           file->shown.text);
}

static void tell_pool_line(const struct case_file *file)
{
	pool_blame(file->stage, file->place, "line", _("candidate %s is placed here, but stands below the pool's line"),
	           file->shown.text);
}

static void tell_returned(const struct case_file *file)
{
	stage_blame(file->stage, "returns", _("candidate %s has kept its place at %s, although the program has returned it"),
	            file->shown.text, show_stored(file).text);
}

static const char *letter_words(char letter)
{
	const enum reason reason = reason_of_letter(letter);

	if (letter == 0)
		return _("none, since it has a place");
	return reason == REASON_COUNT ? _("not one of the letters") : reason_name(reason);
}

static void tell_trail(const struct case_file *file)
{
	const struct outcome *outcome = file->stage->audit->outcome;
	const char stored = outcome->trail[(size_t)file->candidate * outcome->n_tiers + file->stage->number];

	stage_blame(file->stage, "reasons", _("candidate %s: the reason given for this tier is: %s; it should be: %s"),
	            dataset_candidate_no(file->stage->audit->dataset, file->candidate), letter_words(stored),
	            letter_words(file->judgement.letter));
}

static const struct {
	uint16_t bit;
	void (*tell)(const struct case_file *file);
} tellings[] = {
	{ VERDICT_NO_POOL, tell_no_pool },
	{ VERDICT_TAKES_NO_PART, tell_takes_no_part },
	{ VERDICT_ORDER_IGNORED, tell_order_ignored },
	{ VERDICT_NO_ORDER, tell_no_order },
	{ VERDICT_NOT_LISTED, tell_not_listed },
	{ VERDICT_CHOICE, tell_choice },
	{ VERDICT_MERIT, tell_merit },
	{ VERDICT_POOL_ELIGIBLE, tell_pool_eligible },
	{ VERDICT_POOL_LINE, tell_pool_line },
	{ VERDICT_RETURNED, tell_returned },
	{ VERDICT_TRAIL, tell_trail },
};

static void tell_all(const struct stage *stage, candidate_ix candidate, uint16_t verdict)
{
	struct stumble ignored = { .flaw = FLAW_NONE };
	struct case_file file = { .stage = stage, .candidate = candidate };

	file.place = stage_place(stage, candidate, &file.placement);
	file.judgement = judge_candidate(stage, candidate, NULL, &ignored);
	file.shown = stage_show(stage, candidate);
	for (size_t i = 0; i < sizeof tellings / sizeof *tellings; i++)
		if (verdict & tellings[i].bit)
			tellings[i].tell(&file);
}

void judge_report(const struct stage *stage)
{
	const struct audit *audit = stage->audit;

	for (size_t c = 0; c < audit->dataset->n_candidates; c++)
		if (audit->verdict[c])
			tell_all(stage, (candidate_ix)c, audit->verdict[c]);
}
