/* SPDX-License-Identifier: ISC */
/* Rows about candidates. Marks, bonuses and choices come by ascending candidate_no and are merged with the candidates; returns and
 * orders are few and come in any order. */
#include <stdlib.h>
#include <string.h>

#include "builder.h"

bool builder_move_to(struct dataset_builder *builder, candidate_ix *at, const char *candidate_no, enum kind kind)
{
	const struct dataset *made;
	candidate_ix c = *at;
	int order = -1;

	if (builder->stage != STAGE_ROWS)
		builder_close_candidates(builder);
	if (!builder_is_good(builder))
		return false;
	made = builder->made;
	while (c < made->n_candidates && (order = strcmp(dataset_candidate_no(made, c), candidate_no)) < 0)
		c++;
	if (c < made->n_candidates && order == 0) {
		*at = c;
		return true;
	}
	if (dataset_find_candidate(made, candidate_no) == IX_NONE)
		builder_fault(builder, _("%s: there is no candidate %s"), kind_table(kind)->name, candidate_no);
	else
		builder_fault(builder, _("%s: candidate %s is out of order"), kind_table(kind)->name, candidate_no);
	return false;
}

/* Marks of a candidate come by subject, so the next subject is the likely one. */
static subject_ix guess_subject(struct dataset_builder *builder, const char *code)
{
	const struct dataset *made = builder->made;
	subject_ix next = builder->last_subject + 1 < made->n_subjects ? builder->last_subject + 1 : 0;

	if (next < made->n_subjects && strcmp(made->subjects[next].code, code) == 0)
		return next;
	return dataset_find_subject(made, code, strlen(code));
}

void dataset_add_score(struct dataset_builder *builder, const char *candidate_no, const char *subject, int64_t mark_e2,
                       enum score_status status)
{
	struct dataset *made = builder->made;
	subject_ix s;

	if (!builder_move_to(builder, &builder->score_at, candidate_no, KIND_SCORES))
		return;
	s = guess_subject(builder, subject);
	if (s == IX_NONE) {
		builder_fault(builder, _("scores: there is no subject %s"), subject);
		return;
	}
	if (made->status[s][builder->score_at] != SCORE_NONE) {
		builder_fault(builder, _("scores: %s,%s stands twice"), candidate_no, subject);
		return;
	}
	builder->last_subject = s;
	made->mark_e2[s][builder->score_at] = (int32_t)mark_e2;
	made->status[s][builder->score_at] = (uint8_t)status;
}

void dataset_add_bonus(struct dataset_builder *builder, const char *candidate_no, const char *policy, int64_t points_e2)
{
	struct dataset *made = builder->made;
	const struct bonus *last;

	if (!builder_move_to(builder, &builder->bonus_at, candidate_no, KIND_BONUSES))
		return;
	last = made->n_bonuses > 0 ? &made->bonuses[made->n_bonuses - 1] : NULL;
	if (last && last->candidate == builder->bonus_at && strcmp(strings_get(made->texts, last->policy), policy) >= 0) {
		builder_fault(builder, _("bonuses: %s,%s is out of order"), candidate_no, policy);
		return;
	}
	if (!builder_grow(builder, &made->bonuses, &builder->bonuses_capacity, made->n_bonuses + 1, sizeof *made->bonuses))
		return;
	made->bonuses[made->n_bonuses++] = (struct bonus){
		.candidate = builder->bonus_at,
		.policy = builder_put(builder, made->texts, policy, strlen(policy)),
		.points_e2 = (int32_t)points_e2,
	};
}

static int compare_choices(const void *a, const void *b)
{
	const struct choice *one = a, *other = b;
	int order = (one->tier > other->tier) - (one->tier < other->tier);

	return order != 0 ? order : (one->rank > other->rank) - (one->rank < other->rank);
}

/* Most lists hold a few rows and stand nearly in order: they come by the tiers' codes, and are wanted by the tiers' seq. */
static void sort_choices(struct choice *choices, size_t count)
{
	enum { FEW = 64 };

	if (count > FEW) {
		qsort(choices, count, sizeof *choices, compare_choices);
		return;
	}
	for (size_t i = 1; i < count; i++) {
		struct choice moved = choices[i];
		size_t at = i;

		for (; at > 0 && compare_choices(&choices[at - 1], &moved) > 0; at--)
			choices[at] = choices[at - 1];
		choices[at] = moved;
	}
}

/* Ends the list of candidate c, whose choices are the last ones so far. */
static void close_list(struct dataset_builder *builder, candidate_ix c)
{
	struct dataset *made = builder->made;
	const size_t count = made->n_choices - made->choice_start[c];
	struct choice *first;

	made->choice_start[c + 1] = (uint32_t)made->n_choices;
	if (count == 0)
		return;
	first = made->choices + made->choice_start[c];
	sort_choices(first, count);
	for (size_t i = 1; i < count; i++) {
		if (compare_choices(&first[i - 1], &first[i]) == 0)
			builder_fault(builder, _("choices: %s,%s,%u stands twice"), dataset_candidate_no(made, c),
			              made->tiers[first[i].tier].code, (unsigned)first[i].rank);
	}
}

static tier_ix guess_tier(struct dataset_builder *builder, const char *code)
{
	const struct dataset *made = builder->made;

	if (builder->last_tier >= made->n_tiers || strcmp(made->tiers[builder->last_tier].code, code) != 0)
		builder->last_tier = strings_find(builder->tier_codes, code, strlen(code));
	return builder->last_tier;
}

void dataset_add_choice(struct dataset_builder *builder, const char *candidate_no, const char *tier, uint32_t rank,
                        const char *program)
{
	struct dataset *made = builder->made;
	candidate_ix before = builder->choice_at;
	tier_ix t;
	program_ix p;

	if (!builder_move_to(builder, &builder->choice_at, candidate_no, KIND_CHOICES))
		return;
	for (candidate_ix c = before; c < builder->choice_at; c++)
		close_list(builder, c);
	t = guess_tier(builder, tier);
	p = strings_find(builder->program_codes, program, strlen(program));
	if (t == STRING_NONE)
		builder_fault(builder, _("choices: there is no tier %s"), tier);
	if (p == STRING_NONE)
		builder_fault(builder, _("choices: there is no program %s"), program);
	if (made->n_choices == UINT32_MAX)
		builder_fault(builder, _("more choices than one year can hold"));
	if (!builder_is_good(builder) ||
	    !builder_grow(builder, &made->choices, &builder->choices_capacity, made->n_choices + 1, sizeof *made->choices))
		return;
	made->choices[made->n_choices++] = (struct choice){ .program = p, .tier = (uint16_t)t, .rank = (uint16_t)rank };
}

void builder_close_choices(struct dataset_builder *builder)
{
	struct dataset *made = builder->made;
	struct choice *trimmed;

	if (!builder_is_good(builder))
		return;
	for (candidate_ix c = builder->choice_at; c < made->n_candidates; c++)
		close_list(builder, c);
	trimmed = realloc(made->choices, (made->n_choices > 0 ? made->n_choices : 1) * sizeof *made->choices);
	if (trimmed)
		made->choices = trimmed;
	else if (!made->choices)
		builder_out_of_memory(builder);
}

/* Finds what a return or an order names. */
static bool find_named(struct dataset_builder *builder, enum kind kind, const char *tier, const char *candidate_no,
                       const char *program, struct return_row *found)
{
	if (builder->stage != STAGE_ROWS)
		builder_close_candidates(builder);
	if (!builder_is_good(builder))
		return false;
	found->tier = guess_tier(builder, tier);
	found->candidate = dataset_find_candidate(builder->made, candidate_no);
	found->program = strings_find(builder->program_codes, program, strlen(program));
	if (found->tier == IX_NONE)
		builder_fault(builder, _("%s: there is no tier %s"), kind_table(kind)->name, tier);
	if (found->candidate == IX_NONE)
		builder_fault(builder, _("%s: there is no candidate %s"), kind_table(kind)->name, candidate_no);
	if (found->program == IX_NONE)
		builder_fault(builder, _("%s: there is no program %s"), kind_table(kind)->name, program);
	return builder_is_good(builder);
}

void dataset_add_return(struct dataset_builder *builder, const char *tier, const char *candidate_no, const char *program,
                        const char *reason)
{
	struct dataset *made = builder->made;
	struct return_row row;

	if (!find_named(builder, KIND_RETURNS, tier, candidate_no, program, &row) ||
	    !builder_grow(builder, &made->returns, &builder->returns_capacity, made->n_returns + 1, sizeof *made->returns))
		return;
	row.reason = builder_copy(builder, reason);
	made->returns[made->n_returns++] = row;
}

void dataset_add_order(struct dataset_builder *builder, const char *tier, const char *candidate_no, const char *program,
                       const char *reason, const char *authority, const char *pool)
{
	struct dataset *made = builder->made;
	struct return_row named;
	struct order_row row;

	if (!find_named(builder, KIND_ORDERS, tier, candidate_no, program, &named))
		return;
	pool = pool && *pool ? pool : "open";
	row = (struct order_row){
		.tier = named.tier,
		.candidate = named.candidate,
		.plan = dataset_find_plan(made, named.tier, named.program, pool),
		.reason = builder_copy(builder, reason),
		.authority = builder_copy(builder, authority),
	};
	if (row.plan == IX_NONE)
		builder_fault(builder, _("orders %s,%s: the plan has no pool %s,%s"), tier, candidate_no, program, pool);
	if (!builder_is_good(builder) ||
	    !builder_grow(builder, &made->orders, &builder->orders_capacity, made->n_orders + 1, sizeof *made->orders))
		return;
	made->orders[made->n_orders++] = row;
}
