/* SPDX-License-Identifier: ISC */
/* Random rules and random years. */
#include "random_rule.h"

#include <stdio.h>
#include <string.h>

#include "suite.h"

uint32_t random_below(struct random *random, uint32_t limit)
{
	random->state = random->state * 6364136223846793005U + 1442695040888963407U;
	return (uint32_t)((random->state >> 33) % limit);
}

static const char *one_of(struct random *random, const char *const *words, size_t count)
{
	return words[random_below(random, (uint32_t)count)];
}

static struct expression *make(struct arena *arena, enum expression_kind kind, const char *word)
{
	struct expression *expression = arena_alloc(arena, 1, sizeof(*expression));

	assert_non_null(expression);
	expression->kind = kind;
	expression->word = word;
	return expression;
}

static struct expression *random_leaf(struct random *random, struct arena *arena)
{
	static const char *const numbers[] = {
		"0",
		"1",
		"2",
		"3",
		"0.5",
		"100",
		"0.0001",
		"7.25",
		"30000000",
		"1000000000",
		"922337203685477.5807",
		"92233720368547",
	};
	static const char *const strings[] = { "''",    "'0'",      "'a'", "\"b\"",    "'3'",  "'2.5'", "'-1'",
		                               "'x y'", "'pudong'", "'M'", "'absent'", "'a+'", "'('",   "'99999999999999999999'",
		                               "'03'",  "'1e2'" };
	static const char *const names[] = {
		"m1",       "m2",       "m3",  "sum",   "ratio", "total",       "bonus",     "choice",    "candidate_no", "feeder",
		"district", "category", "sex", "tag.a", "tag.b", "tag.nowhere", "status.m1", "status.m2", "status.sum",
	};
	const uint32_t which = random_below(random, 10);

	if (which < 3)
		return make(arena, EXPRESSION_NUMBER, one_of(random, numbers, which == 0 ? COUNT_OF(numbers) : 8));
	if (which < 5)
		return make(arena, EXPRESSION_STRING, one_of(random, strings, COUNT_OF(strings)));
	return make(arena, EXPRESSION_NAME, one_of(random, names, which < 8 ? 8 : COUNT_OF(names)));
}

static struct expression *random_call(struct random *random, struct arena *arena, unsigned depth, bool may_compare)
{
	static const char *const functions[] = { "min", "max", "round", "floor", "grade" };
	struct expression *call = make(arena, EXPRESSION_CALL, one_of(random, functions, COUNT_OF(functions)));

	call->n_parts = 1 + random_below(random, 4);
	if (strcmp(call->word, "round") == 0 || strcmp(call->word, "floor") == 0)
		call->n_parts = 1;
	if (strcmp(call->word, "grade") == 0 && call->n_parts < 2)
		call->n_parts = 2;
	for (size_t i = 0; i < call->n_parts; i++)
		call->parts[i] = random_sum(random, arena, depth - 1, may_compare);
	return call;
}

struct expression *random_sum(struct random *random, struct arena *arena, unsigned depth, bool may_compare)
{
	static const enum expression_kind kinds[] = {
		EXPRESSION_ADD, EXPRESSION_ADD, EXPRESSION_SUBTRACT, EXPRESSION_SUBTRACT, EXPRESSION_MULTIPLY, EXPRESSION_DIVIDE,
	};
	const uint32_t which = random_below(random, 12);
	struct expression *sum;

	if (depth == 0 || which == 0)
		return random_leaf(random, arena);
	if (which == 1) {
		sum = make(arena, EXPRESSION_NEGATE, "-");
		sum->parts[sum->n_parts++] = random_sum(random, arena, depth - 1, may_compare);
		return sum;
	}
	if (which < 4)
		return random_call(random, arena, depth, may_compare);
	if (which == 4 && may_compare)
		return random_condition(random, arena, depth - 1);
	sum = make(arena, kinds[random_below(random, COUNT_OF(kinds))], NULL);
	sum->parts[sum->n_parts++] = random_sum(random, arena, depth - 1, may_compare);
	sum->parts[sum->n_parts++] = random_sum(random, arena, depth - 1, may_compare);
	return sum;
}

struct expression *random_condition(struct random *random, struct arena *arena, unsigned depth)
{
	static const char *const comparisons[] = { "=", "!=", "<", "<=", ">", ">=", "=", "!=", "~" };
	const uint32_t which = random_below(random, 10);
	struct expression *condition;

	if (depth == 0 || which == 0)
		return random_leaf(random, arena);
	if (which < 4) {
		condition = make(arena, EXPRESSION_COMPARE, one_of(random, comparisons, COUNT_OF(comparisons)));
		condition->n_parts = 2;
		for (size_t i = 0; i < 2; i++)
			condition->parts[i] = random_sum(random, arena, depth - 1, true);
		return condition;
	}
	condition = make(arena, which < 5 ? EXPRESSION_NOT : which < 8 ? EXPRESSION_AND : EXPRESSION_OR, NULL);
	condition->n_parts = condition->kind == EXPRESSION_NOT ? 1 : 2;
	for (size_t i = 0; i < condition->n_parts; i++)
		condition->parts[i] = random_condition(random, arena, depth - 1);
	return condition;
}

/* --- writing ---------------------------------------------------------------------------------------------------------------- */
enum rank { RANK_OR = 1, RANK_AND, RANK_NOT, RANK_COMPARE, RANK_SUM, RANK_PRODUCT, RANK_UNARY };

static const struct {
	const char *sign;
	enum rank rank, right; /* what may stand to the right without parentheses; left: the rank itself */
} grammar[] = {
	[EXPRESSION_OR] = { " or ", RANK_OR, RANK_AND },           [EXPRESSION_AND] = { " and ", RANK_AND, RANK_NOT },
	[EXPRESSION_NOT] = { "not ", RANK_NOT, RANK_NOT },         [EXPRESSION_COMPARE] = { NULL, RANK_COMPARE, RANK_SUM },
	[EXPRESSION_ADD] = { "+", RANK_SUM, RANK_PRODUCT },        [EXPRESSION_SUBTRACT] = { " - ", RANK_SUM, RANK_PRODUCT },
	[EXPRESSION_MULTIPLY] = { "*", RANK_PRODUCT, RANK_UNARY }, [EXPRESSION_DIVIDE] = { "/", RANK_PRODUCT, RANK_UNARY },
	[EXPRESSION_NEGATE] = { "-", RANK_UNARY, RANK_UNARY },     [EXPRESSION_CALL] = { NULL, RANK_UNARY, RANK_SUM },
	[EXPRESSION_NUMBER] = { NULL, RANK_UNARY, RANK_UNARY },    [EXPRESSION_STRING] = { NULL, RANK_UNARY, RANK_UNARY },
	[EXPRESSION_NAME] = { NULL, RANK_UNARY, RANK_UNARY },
};

static void put(char *text, const char *piece)
{
	const size_t length = strlen(text);

	assert_true(length + strlen(piece) < RULE_BYTES);
	memcpy(text + length, piece, strlen(piece) + 1);
}

static void write_part(struct random *random, const struct expression *part, enum rank rank, char *text);

static void write_bare(struct random *random, const struct expression *of, char *text)
{
	const char *sign = of->kind == EXPRESSION_COMPARE ? of->word : grammar[of->kind].sign;
	const enum rank rank = grammar[of->kind].rank, right = grammar[of->kind].right;

	if (of->kind == EXPRESSION_CALL) {
		put(text, of->word);
		for (size_t i = 0; i < of->n_parts; i++) {
			put(text, i == 0 ? "(" : ", ");
			write_part(random, of->parts[i], RANK_SUM, text);
		}
		put(text, ")");
	} else if (of->n_parts == 0) {
		put(text, of->word);
	} else if (of->n_parts == 1) {
		put(text, sign);
		write_part(random, of->parts[0], right, text);
	} else {
		write_part(random, of->parts[0], of->kind == EXPRESSION_COMPARE ? right : rank, text);
		put(text, sign);
		write_part(random, of->parts[1], right, text);
	}
}

static void write_part(struct random *random, const struct expression *part, enum rank rank, char *text)
{
	const bool has_parentheses = grammar[part->kind].rank < rank || random_below(random, 16) == 0;

	put(text, has_parentheses ? "(" : "");
	write_bare(random, part, text);
	put(text, has_parentheses ? ")" : "");
}

void expression_write(struct random *random, const struct expression *expression, bool is_condition, char text[RULE_BYTES])
{
	write_part(random, expression, is_condition ? RANK_OR : RANK_SUM, text);
}

/* --- years ------------------------------------------------------------------------------------------------------------------ */
static void add_random_candidate(struct random *random, struct dataset_builder *builder, size_t number)
{
	static const char *const texts[] = { "", "a", "b", "0", "3", "2.5", "03", "pudong", "absent", "M", "a+" };
	static const char *const tags[] = { "",         "a", "a=0;b=3", "a=2.5", "b=-1", "a=b;b=a", "a=(", "b=99999999999999999999",
		                            "a=x y;b=M" };
	static const char sexes[] = { 'M', 'F', 0 };
	char candidate_no[32];

	snprintf(candidate_no, sizeof(candidate_no), "%04zu", number);
	const struct candidate_row row = {
		.candidate_no = candidate_no,
		.feeder = one_of(random, texts, COUNT_OF(texts)),
		.district = one_of(random, texts, COUNT_OF(texts)),
		.category = one_of(random, texts, COUNT_OF(texts)),
		.tags = one_of(random, tags, COUNT_OF(tags)),
		.sex = sexes[random_below(random, 3)],
	};
	dataset_add_candidate(builder, &row);
}

static void add_random_scores(struct random *random, struct dataset_builder *builder, size_t number)
{
	static const char *const subjects[] = { "m1", "m2", "m3" };
	static const enum score_status statuses[] = { SCORE_PRESENT, SCORE_ABSENT,   SCORE_VOID,
		                                      SCORE_EXEMPT,  SCORE_DEFERRED, SCORE_PRESENT };
	char candidate_no[32];

	snprintf(candidate_no, sizeof(candidate_no), "%04zu", number);
	for (size_t s = 0; s < COUNT_OF(subjects); s++) {
		const enum score_status status = statuses[random_below(random, COUNT_OF(statuses))];
		const bool has_mark = status == SCORE_PRESENT || status == SCORE_EXEMPT;

		if (random_below(random, 4) != 0)
			dataset_add_score(builder, candidate_no, subjects[s], has_mark ? 50 * random_below(random, 8) : 0, status);
	}
}

struct dataset *random_dataset(struct random *random, size_t n_candidates)
{
	static const struct subject_row subjects[] = {
		{ .code = "m1", .name = "1", .full_mark_e2 = 15000, .step_e2 = 50, .weight_e2 = 100 },
		{ .code = "m2", .name = "2", .full_mark_e2 = 15000, .step_e2 = 50, .weight_e2 = 50 },
		{ .code = "m3", .name = "3", .full_mark_e2 = 15000, .step_e2 = 50, .weight_e2 = 33 },
		{ .code = "ratio", .name = "r", .full_mark_e2 = 15000, .step_e2 = 50, .weight_e2 = 0, .formula = "sum / 3" },
		{ .code = "sum", .name = "s", .full_mark_e2 = 15000, .step_e2 = 50, .weight_e2 = 0, .formula = "m1+m2*2" },
	};
	struct dataset_builder *builder = dataset_begin();
	struct dataset *dataset = NULL;
	struct problem problem = { 0 };

	for (size_t i = 0; i < COUNT_OF(subjects); i++)
		dataset_add_subject(builder, &subjects[i]);
	dataset_begin_candidates(builder);
	for (size_t i = 0; i < n_candidates; i++)
		add_random_candidate(random, builder, i);
	for (size_t i = 0; i < n_candidates; i++)
		add_random_scores(random, builder, i);
	if (dataset_finish(builder, &dataset, &problem) != STATUS_OK)
		fail_msg("%s", problem.text);
	return dataset;
}
