/* SPDX-License-Identifier: ISC */
/* Runs tables of rules and of refusals. */
#include "suite.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <luqu/decimal.h>

enum { KEYS_MOST = 8, CANDIDATES = 6 };

static tier_ix tier_of(const struct year *year, enum rule_use use)
{
	return use == RULE_PLAN_LINE ? dataset_find_tier(year->dataset, "T3") : IX_NONE;
}

struct rule *year_compile(const struct year *year, enum rule_use use, const char *text)
{
	struct arena *arena = arena_make();
	struct problem problem = { 0 };
	struct rule_fault fault;
	struct rule *rule;
	const struct rule_tree *tree = rule_read(arena, use, text, year->dataset, tier_of(year, use), &fault);

	if (!tree)
		fail_msg("%s: column %u: %s", text, fault.column, fault.text);
	assert_string_equal(tree->text, text);
	rule = rule_compile(tree, year->dataset, &problem);
	if (!rule)
		fail_msg("%s: %s", text, problem.text);
	arena_free(arena);
	return rule;
}

static const char *failure_word(uint8_t failure)
{
	static const char *const words[] = {
		[FAILURE_NONE] = "none",           [FAILURE_OVERFLOW] = "overflow", [FAILURE_DIVISION] = "division",
		[FAILURE_PATTERN_LIMIT] = "limit", [FAILURE_PATTERN] = "pattern",   [FAILURE_MEMORY] = "memory",
	};

	return words[failure];
}

/* "586.5", "1 > 2", "overflow": how the table says it. */
static void write_result(const struct rule *rule, const int64_t *values, size_t stride, uint8_t failure, char *text)
{
	*text = '\0';
	if (failure != FAILURE_NONE)
		strcat(text, failure_word(failure));
	for (size_t key = 0; key < rule_key_count(rule) && failure == FAILURE_NONE; key++) {
		strcat(text, key > 0 ? " > " : "");
		decimal_write(values[key * stride], text + strlen(text));
	}
	for (size_t key = 0; key < rule_key_count(rule) && failure != FAILURE_NONE; key++)
		assert_int_equal(values[key * stride], 0);
}

static void run_rule(const struct year *year, const struct rule *rule, const candidate_ix *candidates, size_t count,
                     struct rule_scratch *scratch, int64_t *values, uint8_t *failures)
{
	const uint16_t choices[CANDIDATES] = { 3, 3, 3, 3, 3, 3 };
	const int64_t cutoffs_e4[] = { 5865000, -12500, INT64_MIN };
	const struct rule_batch batch = {
		.dataset = year->dataset,
		.totals = year->totals,
		.count = count,
		.candidates = candidates,
		.choices = choices,
		.cutoffs_e4 = cutoffs_e4,
	};

	memset(values, 0x5a, count * rule_key_count(rule) * sizeof(*values));
	memset(failures, 0x5a, count);
	rule_evaluate(rule, &batch, scratch, values, failures);
}

static void check_case(const struct year *year, const struct rule_case *of)
{
	static const candidate_ix everyone[CANDIDATES] = { 5, 4, 3, 2, 1, 0 };
	const char *bar = strchr(of->text, '|');
	const bool has_number = bar && strspn(of->text, "0123456789") == (size_t)(bar - of->text);
	char candidate_no[32] = "042032";
	struct rule *rule = year_compile(year, of->use, has_number ? bar + 2 : of->text);
	struct rule_scratch *scratch = rule_scratch_make();
	int64_t alone[KEYS_MOST], together[KEYS_MOST * CANDIDATES];
	char text[KEYS_MOST * (DECIMAL_TEXT + 3)];
	uint8_t failure, failures[CANDIDATES];

	if (has_number)
		snprintf(candidate_no, sizeof(candidate_no), "%.*s", (int)(bar - of->text), of->text);
	const candidate_ix candidate = dataset_find_candidate(year->dataset, candidate_no);
	assert_int_not_equal(candidate, IX_NONE);
	assert_true(rule_key_count(rule) <= KEYS_MOST);
	run_rule(year, rule, &candidate, 1, scratch, alone, &failure);
	write_result(rule, alone, 1, failure, text);
	if (strcmp(text, of->expected) != 0)
		fail_msg("%s: %s, not %s", of->text, text, of->expected);
	run_rule(year, rule, everyone, CANDIDATES, scratch, together, failures);
	assert_int_equal(failures[CANDIDATES - 1 - candidate], failure);
	for (size_t key = 0; key < rule_key_count(rule); key++)
		assert_int_equal(together[key * CANDIDATES + CANDIDATES - 1 - candidate], alone[key]);
	rule_scratch_free(scratch);
	rule_free(rule);
}

void cases_check(const struct year *year, const struct rule_case *cases, size_t count)
{
	for (size_t i = 0; i < count; i++)
		check_case(year, &cases[i]);
}

void refusals_check(const struct year *year, const struct refusal_case *cases, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		const struct refusal_case *of = &cases[i];
		struct arena *arena = arena_make();
		struct rule_fault fault;

		if (rule_read(arena, of->use, of->text, year->dataset, tier_of(year, of->use), &fault))
			fail_msg("accepted: %s", of->text);
		if (fault.column != of->column || !strstr(fault.text, of->words))
			fail_msg("%s: column %u, not %u: %s (not: %s)", of->text, fault.column, of->column, fault.text, of->words);
		assert_false(arena_failed(arena));
		arena_free(arena);
	}
}
