/* SPDX-License-Identifier: ISC */
/* Rules: any bytes are read or refused with a place inside the text, and what is read gives the same alone and together.
 * First byte: where the rule stands; the rest: its text. */
#include <luqu/evaluate.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { CANDIDATES = 3, KEYS_MOST = 64 };

struct year {
	struct dataset *dataset;
	struct totals *totals;
};

static void demand(bool holds)
{
	if (!holds)
		abort();
}

static struct year year_make(void)
{
	static const struct subject_row subjects[] = {
		{ .code = "math", .name = "m", .full_mark_e2 = 15000, .step_e2 = 50, .weight_e2 = 100 },
		{ .code = "both", .name = "b", .full_mark_e2 = 15000, .step_e2 = 50, .formula = "math*2" },
	};
	static const struct candidate_row candidates[CANDIDATES] = {
		{ .candidate_no = "1", .feeder = "S01", .district = "a", .category = "", .tags = "a=3;b=x", .sex = 'M' },
		{ .candidate_no = "2", .feeder = "", .district = "b", .category = "c", .tags = "" },
		{ .candidate_no = "3", .feeder = "S02", .district = "a", .category = "c", .tags = "a=(", .sex = 'F' },
	};
	struct dataset_builder *builder = dataset_begin();
	struct year year = { 0 };

	demand(builder != NULL);
	for (size_t i = 0; i < 2; i++)
		dataset_add_subject(builder, &subjects[i]);
	dataset_add_tier(builder, &(struct tier_row){ .code = "T1", .name = "1", .seq = 1, .filing_e2 = 100 });
	dataset_add_tier(builder, &(struct tier_row){ .code = "T2", .name = "2", .seq = 2, .filing_e2 = 100 });
	dataset_begin_candidates(builder);
	for (size_t i = 0; i < CANDIDATES; i++)
		dataset_add_candidate(builder, &candidates[i]);
	dataset_add_score(builder, "1", "math", 12050, SCORE_PRESENT);
	demand(dataset_finish(builder, &year.dataset, NULL) == STATUS_OK);
	demand(totals_compute(year.dataset, &year.totals, NULL) == STATUS_OK);
	return year;
}

static void evaluate(const struct year *year, const struct rule *rule, size_t count, const candidate_ix *candidates,
                     int64_t *values, uint8_t *failures)
{
	static const uint16_t choices[CANDIDATES] = { 1, 1, 1 };
	const int64_t cutoffs_e4[] = { 5865000, 0 };
	const struct rule_batch batch = {
		.dataset = year->dataset,
		.totals = year->totals,
		.count = count,
		.candidates = candidates,
		.choices = choices,
		.cutoffs_e4 = cutoffs_e4,
	};
	struct rule_scratch *scratch = rule_scratch_make();

	demand(scratch != NULL);
	rule_evaluate(rule, &batch, scratch, values, failures);
	rule_scratch_free(scratch);
}

static void check_values(const struct year *year, const struct rule *rule)
{
	static const candidate_ix everyone[CANDIDATES] = { 0, 1, 2 };
	int64_t together[CANDIDATES * KEYS_MOST];
	int64_t alone[KEYS_MOST];
	uint8_t failures[CANDIDATES];
	uint8_t failure;

	if (rule_key_count(rule) > KEYS_MOST)
		return;
	evaluate(year, rule, CANDIDATES, everyone, together, failures);
	for (size_t c = 0; c < CANDIDATES; c++) {
		evaluate(year, rule, 1, &everyone[c], alone, &failure);
		demand(failure == failures[c]);
		for (size_t key = 0; key < rule_key_count(rule); key++)
			demand(alone[key] == together[key * CANDIDATES + c]);
	}
}

static void check_descriptions(const struct year *year, const struct rule_tree *tree)
{
	char buffer[64];

	rule_describe_inputs(tree, year->dataset, year->totals, 0, 1, buffer, sizeof(buffer));
	demand(memchr(buffer, 0, sizeof(buffer)) != NULL);
	rule_describe_refusal(tree, year->dataset, year->totals, 2, 1, buffer, sizeof(buffer));
	demand(memchr(buffer, 0, sizeof(buffer)) != NULL);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	if (size == 0)
		return 0;
	struct year year = year_make();
	struct arena *arena = arena_make();
	char *text = calloc(size, 1);
	struct rule_fault fault;

	demand(arena && text);
	memcpy(text, data + 1, size - 1);
	const struct rule_tree *tree =
	        rule_read(arena, (enum rule_use)(data[0] % (RULE_PLAN_LINE + 1)), text, year.dataset, 1, &fault);

	if (tree) {
		struct rule *rule = rule_compile(tree, year.dataset, NULL);

		if (rule)
			check_values(&year, rule);
		check_descriptions(&year, tree);
		rule_free(rule);
	} else {
		demand(fault.text[0] != 0 && fault.column >= 1 && fault.column <= strlen(text) + 1);
	}
	free(text);
	arena_free(arena);
	totals_free(year.totals);
	dataset_free(year.dataset);
	return 0;
}
