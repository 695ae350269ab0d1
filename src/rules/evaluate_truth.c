/* SPDX-License-Identifier: ISC */
/* Conditions: which rows of a view they choose. `and` and `or` work out a part for the rows alone that still depend on it. */
#include "code.h"

typedef size_t choose_function(struct run *run, const struct code *code, const struct view *view, size_t level, uint16_t *chosen);

/* The rows at some positions of a view, as a view of their own, kept in a level. */
static struct view narrow(const struct view *view, const uint16_t *positions, size_t count, struct level *level)
{
	struct view narrowed = {
		.count = count,
		.candidates = level->candidates,
		.choices = view->choices ? level->choices : NULL,
		.rows = level->rows,
	};

	for (size_t i = 0; i < count; i++) {
		level->candidates[i] = view->candidates[positions[i]];
		level->rows[i] = view->rows ? view->rows[positions[i]] : positions[i];
	}
	for (size_t i = 0; i < count && view->choices; i++)
		level->choices[i] = view->choices[positions[i]];
	return narrowed;
}

static size_t choose_and(struct run *run, const struct code *code, const struct view *view, size_t level, uint16_t *chosen)
{
	struct level *own = run->scratch->levels[level];
	size_t count = code_choose(run, code->arguments[0], view, level, chosen);

	for (size_t k = 1; k < code->n_arguments && count > 0; k++) {
		if (count == view->count) {
			count = code_choose(run, code->arguments[k], view, level + 1, chosen);
			continue;
		}
		const struct view narrowed = narrow(view, chosen, count, own);

		count = code_choose(run, code->arguments[k], &narrowed, level + 1, own->chosen);
		/* Positions in the narrowed view ascend, so that each is read before it is overwritten. */
		for (size_t i = 0; i < count; i++)
			chosen[i] = chosen[own->chosen[i]];
	}
	return count;
}

/* Takes the positions in `out`, which index `rest`, away from `rest`; both ascend. */
static size_t take_away(uint16_t *rest, size_t n_rest, const uint16_t *out, size_t n_out)
{
	size_t kept = 0;
	size_t next = 0;

	for (size_t i = 0; i < n_rest; i++)
		if (next < n_out && out[next] == i)
			next++;
		else
			rest[kept++] = rest[i];
	return kept;
}

/* All positions of the view that are not in `rest`. */
static size_t complement(size_t count, const uint16_t *rest, size_t n_rest, uint16_t *chosen)
{
	size_t n_chosen = 0;
	size_t next = 0;

	for (size_t i = 0; i < count; i++)
		if (next < n_rest && rest[next] == i)
			next++;
		else
			chosen[n_chosen++] = (uint16_t)i;
	return n_chosen;
}

static size_t choose_or(struct run *run, const struct code *code, const struct view *view, size_t level, uint16_t *chosen)
{
	struct level *own = run->scratch->levels[level];
	size_t n_rest = view->count;

	for (size_t i = 0; i < n_rest; i++)
		own->rest[i] = (uint16_t)i;
	for (size_t k = 0; k < code->n_arguments && n_rest > 0; k++) {
		const struct view narrowed = n_rest == view->count ? *view : narrow(view, own->rest, n_rest, own);
		const size_t count = code_choose(run, code->arguments[k], &narrowed, level + 1, own->chosen);

		n_rest = take_away(own->rest, n_rest, own->chosen, count);
	}
	return complement(view->count, own->rest, n_rest, chosen);
}

static size_t choose_not(struct run *run, const struct code *code, const struct view *view, size_t level, uint16_t *chosen)
{
	uint16_t *not_chosen = run->scratch->levels[level]->chosen;
	const size_t count = code_choose(run, code->arguments[0], view, level + 1, not_chosen);

	return complement(view->count, not_chosen, count, chosen);
}

static size_t choose_number_true(struct run *run, const struct code *code, const struct view *view, size_t level, uint16_t *chosen)
{
	const int64_t *numbers = code_numbers(run, code->arguments[0], view, level);
	size_t count = 0;

	for (size_t i = 0; i < view->count; i++) {
		chosen[count] = (uint16_t)i;
		count += numbers[i] != 0;
	}
	return count;
}

static size_t choose_text_true(struct run *run, const struct code *code, const struct view *view, size_t level, uint16_t *chosen)
{
	size_t count = 0;

	(void)level;
	for (size_t i = 0; i < view->count; i++) {
		const struct text_value text = text_of(run, code, view->candidates[i]);

		chosen[count] = (uint16_t)i;
		count += !(text.length == 0 || (text.length == 1 && *text.bytes == '0'));
	}
	return count;
}

/* Which signs of the difference a comparison accepts: below, equal, above. */
static size_t choose_compare(struct run *run, const struct code *code, const struct view *view, size_t level, uint16_t *chosen)
{
	static const bool accepted[][3] = {
		[LESS] = { true, false, false },         [LESS_EQUAL] = { true, true, false }, [GREATER] = { false, false, true },
		[GREATER_EQUAL] = { false, true, true }, [EQUAL] = { false, true, false },     [NOT_EQUAL] = { true, false, true },
	};
	const bool *accepts = accepted[code->comparison];
	const int64_t *left = code_numbers(run, code->arguments[0], view, level);
	const struct code *right = code->arguments[1];
	const size_t stride = right->op != CODE_CONSTANT;
	const int64_t *limits = stride ? code_numbers(run, right, view, level + 1) : &right->number_e4;
	size_t count = 0;

	for (size_t i = 0; i < view->count; i++) {
		const int64_t limit = limits[i * stride];

		chosen[count] = (uint16_t)i;
		count += accepts[1 + (left[i] > limit) - (left[i] < limit)];
	}
	return count;
}

static const uint32_t *key_column(const struct run *run, const struct code *code)
{
	const struct dataset *dataset = run->batch->dataset;

	switch (code->source) {
	case SOURCE_FEEDER:
		return dataset->feeder;
	case SOURCE_DISTRICT:
		return dataset->district;
	case SOURCE_CATEGORY:
		return dataset->category;
	default:
		return NULL;
	}
}

static size_t choose_key_is(struct run *run, const struct code *code, const struct view *view, size_t level, uint16_t *chosen)
{
	const uint32_t *column = key_column(run, code);
	size_t count = 0;

	(void)level;
	for (size_t i = 0; i < view->count; i++) {
		const uint32_t key = column ? column[view->candidates[i]] : key_of(run, code, view->candidates[i]);

		chosen[count] = (uint16_t)i;
		count += (key == code->wanted) != code->is_negated;
	}
	return count;
}

static size_t choose_keys_equal(struct run *run, const struct code *code, const struct view *view, size_t level, uint16_t *chosen)
{
	size_t count = 0;

	(void)level;
	for (size_t i = 0; i < view->count; i++) {
		const uint32_t left = key_of(run, code->arguments[0], view->candidates[i]);
		const uint32_t right = key_of(run, code->arguments[1], view->candidates[i]);

		chosen[count] = (uint16_t)i;
		count += (left == right) != code->is_negated;
	}
	return count;
}

size_t code_choose(struct run *run, const struct code *code, const struct view *view, size_t level, uint16_t *chosen)
{
	static choose_function *const functions[] = {
		[CODE_AND] = choose_and,
		[CODE_OR] = choose_or,
		[CODE_NOT] = choose_not,
		[CODE_NUMBER_TRUE] = choose_number_true,
		[CODE_TEXT_TRUE] = choose_text_true,
		[CODE_COMPARE] = choose_compare,
		[CODE_KEY_IS] = choose_key_is,
		[CODE_KEYS_EQUAL] = choose_keys_equal,
		[CODE_COMPARE_TEXT] = choose_text,
		[CODE_MATCHES] = choose_matching,
	};

	return functions[code->op](run, code, view, level, chosen);
}
