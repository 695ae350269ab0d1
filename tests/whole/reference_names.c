/* SPDX-License-Identifier: ISC */
/* What the names of rules mean for one candidate, one choice, one program. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <luqu/decimal.h>

#include "reference_state.h"

static bool is_name(const char *name, size_t length, const char *wanted)
{
	return length == strlen(wanted) && memcmp(name, wanted, length) == 0;
}

static struct reference_value text_value(const char *bytes, size_t length)
{
	return (struct reference_value){ .is_text = true, .bytes = bytes, .length = length };
}

/* `a;b=2;c`: the value of one; a tag without = has the value 1. */
static struct reference_value tag_value(const char *tags, const char *name, size_t length)
{
	while (*tags != '\0') {
		size_t whole = strcspn(tags, ";"), left = strcspn(tags, ";=");
		if (left == length && memcmp(tags, name, length) == 0)
			return left == whole ? text_value("1", 1) : text_value(tags + left + 1, whole - left - 1);
		tags += whole + (tags[whole] == ';');
	}
	return text_value("", 0);
}

static bool find_text(const struct ref_candidate *c, const char *name, size_t length, struct reference_value *value)
{
	const struct {
		const char *name, *text;
	} texts[] = {
		{ "candidate_no", c->no },   { "feeder", c->feeder }, { "district", c->district },
		{ "category", c->category }, { "sex", c->sex },
	};
	for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
		if (!is_name(name, length, texts[i].name))
			continue;
		*value = text_value(texts[i].text, strlen(texts[i].text));
		return true;
	}
	return false;
}

static bool find_number(const struct ref_asked *asked, const char *name, size_t length, int64_t *number)
{
	const struct ref_candidate *c = &asked->state->candidates[asked->candidate];
	if (is_name(name, length, "total"))
		*number = c->total_e4;
	else if (is_name(name, length, "bonus"))
		*number = c->bonus_e4;
	else if (is_name(name, length, "choice"))
		*number = asked->choice * E4;
	else
		return false;
	return true;
}

static int64_t mark_of(const struct ref_asked *asked, size_t subject)
{
	const struct ref_candidate *c = &asked->state->candidates[asked->candidate];
	const char *formula = asked->state->subjects[subject].formula;
	return formula == NULL || c->formulas_are_known ? c->mark_e4[subject] : ref_number(asked, formula, NULL);
}

/* PART is the mean over the terms, TERM.PART one of them; 0 where there is none. */
static int64_t quality_of(const struct ref_asked *asked, const char *name, size_t length)
{
	const struct year *y = asked->state->year;
	const char *no = asked->state->candidates[asked->candidate].no;
	int64_t sum_e4 = 0, n = 0;
	for (size_t r = 0; r < year_count(y, KIND_EVALUATIONS); r++) {
		const char *mark = year_get(y, KIND_EVALUATIONS, r, "mark"), *part = year_get(y, KIND_EVALUATIONS, r, "part");
		char whole[80];
		int64_t mark_e4 = 0;
		snprintf(whole, sizeof whole, "%s.%s", year_get(y, KIND_EVALUATIONS, r, "term"), part);
		if (strcmp(year_get(y, KIND_EVALUATIONS, r, "candidate_no"), no) != 0 ||
		    (!is_name(name, length, part) && !is_name(name, length, whole)))
			continue;
		decimal_read(mark, strlen(mark), 2, 4, &mark_e4);
		sum_e4 += mark_e4;
		n++;
	}
	return n > 0 ? (2 * sum_e4 + n) / (2 * n) : 0;
}

static bool find_name(void *context, const char *name, size_t length, struct reference_value *value)
{
	const struct ref_asked *asked = context;
	const struct reference_state *s = asked->state;
	const struct ref_candidate *c = &s->candidates[asked->candidate];
	*value = (struct reference_value){ 0 };
	if (length > 4 && memcmp(name, "tag.", 4) == 0) {
		*value = tag_value(c->tags, name + 4, length - 4);
		return true;
	}
	if (length > 8 && memcmp(name, "quality.", 8) == 0) {
		value->number_e4 = quality_of(asked, name + 8, length - 8);
		return true;
	}
	bool is_status = length > 7 && memcmp(name, "status.", 7) == 0;
	for (size_t i = 0; i < s->n_subjects; i++) {
		if (is_status && is_name(name + 7, length - 7, s->subjects[i].code))
			*value = text_value(c->status[i], strlen(c->status[i]));
		else if (is_name(name, length, s->subjects[i].code))
			value->number_e4 = mark_of(asked, i);
		else
			continue;
		return true;
	}
	return find_number(asked, name, length, &value->number_e4) || find_text(c, name, length, value);
}

static bool find_cutoff(void *context, const char *tier, size_t length, int64_t *merit_e4)
{
	const struct ref_asked *asked = context;
	bool found = false;
	for (size_t i = 0; i < asked->state->n_pools; i++) {
		const struct ref_pool *pool = &asked->state->pools[i];
		if (!is_name(tier, length, asked->state->tiers[pool->tier].code) || pool->program != asked->program ||
		    !pool->has_merit)
			continue;
		if (!found || pool->merit_e4 < *merit_e4)
			*merit_e4 = pool->merit_e4;
		found = true;
	}
	return found;
}

static struct reference_scope scope_of(struct ref_asked *asked)
{
	return (struct reference_scope){
		.context = asked, .name = find_name, .cutoff = find_cutoff, .shelf = &asked->state->shelf
	};
}

/* The first failure of the year is the one that is told. */
static void report(const struct ref_asked *asked, const struct reference_scope *scope)
{
	struct reference *result = asked->state->result;
	if (scope->failure == NULL || result->failure[0] != '\0')
		return;
	struct paper paper = { 0 };
	paper_write(&paper, "%s %s", scope->failure, asked->state->candidates[asked->candidate].no);
	free(result->failure);
	result->failure = paper_take(&paper);
}

int64_t ref_number(const struct ref_asked *asked, const char *rule, bool *has_no_line)
{
	struct ref_asked own = *asked;
	struct reference_scope scope = scope_of(&own);
	int64_t number = reference_rule_number(&scope, rule);
	report(asked, &scope);
	if (has_no_line != NULL)
		*has_no_line = scope.has_no_line;
	return number;
}

bool ref_holds(const struct ref_asked *asked, const char *rule)
{
	struct ref_asked own = *asked;
	struct reference_scope scope = scope_of(&own);
	bool holds = reference_rule_holds(&scope, rule);
	report(asked, &scope);
	return holds;
}

struct ref_look ref_look_at(const struct ref_asked *asked, const struct ref_pool *pool)
{
	struct ref_look look = { .meets_line = true };
	look.is_eligible = pool->eligible[0] == '\0' || ref_holds(asked, pool->eligible);
	if (look.is_eligible && pool->line[0] != '\0') {
		bool has_no_line = false;
		int64_t line = ref_number(asked, pool->line, &has_no_line);
		look.meets_line = has_no_line || asked->state->candidates[asked->candidate].merit_e4 >= line;
		asked->state->result->events[EVENT_NO_LINE] += has_no_line;
	}
	struct ref_asked own = *asked;
	struct reference_scope scope = scope_of(&own);
	if (look.is_eligible && look.meets_line)
		look.n_keys = reference_rule_ranking(&scope, pool->ranking, look.keys, look.is_lottery);
	report(asked, &scope);
	return look;
}
