/* SPDX-License-Identifier: ISC */
/* Texts of candidates: read from columns, as numbers, compared byte by byte, matched with patterns. */
#include "code.h"

#include <stdlib.h>
#include <string.h>

#include <luqu/decimal.h>

/* --- reading ---------------------------------------------------------------------------------------------------------------- */
/* The number in texts of a tag's value; STRING_NONE: the candidate has no such tag. Sets are small, so that a walk is quickest. */
static uint32_t tag_value(const struct dataset *dataset, candidate_ix candidate, uint32_t name)
{
	const struct tagset set = dataset->tagsets[dataset->tagset[candidate]];

	for (uint32_t i = 0; i < set.count; i++)
		if (dataset->tags[set.first + i].name == name)
			return dataset->tags[set.first + i].value;
	return STRING_NONE;
}

static uint8_t status_of(const struct dataset *dataset, subject_ix subject, candidate_ix candidate)
{
	return dataset->status[subject] ? dataset->status[subject][candidate] : SCORE_NONE;
}

uint32_t key_of(struct run *run, const struct code *text, candidate_ix candidate)
{
	const struct dataset *dataset = run->batch->dataset;
	uint32_t value;

	switch (text->source) {
	case SOURCE_FEEDER:
		return dataset->feeder[candidate];
	case SOURCE_DISTRICT:
		return dataset->district[candidate];
	case SOURCE_CATEGORY:
		return dataset->category[candidate];
	case SOURCE_SEX:
		return (unsigned char)dataset->sex[candidate];
	case SOURCE_STATUS:
		return status_of(dataset, text->index, candidate);
	default:
		value = tag_value(dataset, candidate, text->index);
		return value == STRING_NONE ? run->rule->key_empty : value;
	}
}

struct text_value text_of(struct run *run, const struct code *text, candidate_ix candidate)
{
	const struct dataset *dataset = run->batch->dataset;
	const char *bytes;
	uint32_t key;

	switch (text->source) {
	case SOURCE_CONSTANT:
		return (struct text_value){ text->text, text->length };
	case SOURCE_CANDIDATE_NO:
		bytes = dataset_candidate_no(dataset, candidate);
		return (struct text_value){ bytes, strlen(bytes) };
	case SOURCE_SEX:
		return (struct text_value){ &dataset->sex[candidate], dataset->sex[candidate] != 0 };
	case SOURCE_STATUS:
		bytes = score_status_name((enum score_status)status_of(dataset, text->index, candidate));
		return (struct text_value){ bytes, strlen(bytes) };
	default:
		key = key_of(run, text, candidate);
		if (key == KEY_EMPTY)
			return (struct text_value){ "", 0 };
		return (struct text_value){ strings_get(dataset->texts, key), strings_length(dataset->texts, key) };
	}
}

enum rule_failure text_number(struct text_value text, int64_t *number_e4)
{
	switch (decimal_read(text.bytes, text.length, 4, 4, number_e4)) { /* the sign is that of section 1: a minus */
	case DECIMAL_GOOD:
		return FAILURE_NONE;
	case DECIMAL_OVERFLOW:
		*number_e4 = 0;
		return FAILURE_OVERFLOW;
	default:
		*number_e4 = 0;
		return FAILURE_NONE;
	}
}

/* --- one side of a comparison ----------------------------------------------------------------------------------------------- */
/* A text, or numbers to be written. */
struct side {
	const struct code *code;
	const int64_t *numbers; /* NULL: a text */
	char written[DECIMAL_TEXT];
};

static void begin_side(struct side *side, struct run *run, const struct code *code, const struct view *view, size_t level)
{
	side->code = code;
	side->numbers = code->op == CODE_TEXT ? NULL : code_numbers(run, code, view, level);
}

static struct text_value read_side(struct side *side, struct run *run, const struct view *view, size_t position)
{
	if (!side->numbers)
		return text_of(run, side->code, view->candidates[position]);
	const size_t length = decimal_write(side->numbers[position], side->written);
	return (struct text_value){ side->written, length };
}

static int compare_bytes(struct text_value a, struct text_value b)
{
	const size_t common = a.length < b.length ? a.length : b.length;
	const int order = common > 0 ? memcmp(a.bytes, b.bytes, common) : 0;

	return order != 0 ? order : (a.length > b.length) - (a.length < b.length);
}

static bool accepts(enum comparison comparison, int order)
{
	switch (comparison) {
	case LESS:
		return order < 0;
	case LESS_EQUAL:
		return order <= 0;
	case GREATER:
		return order > 0;
	case GREATER_EQUAL:
		return order >= 0;
	case EQUAL:
		return order == 0;
	default:
		return order != 0;
	}
}

size_t choose_text(struct run *run, const struct code *code, const struct view *view, size_t level, uint16_t *chosen)
{
	struct side left, right;
	size_t count = 0;

	begin_side(&left, run, code->arguments[0], view, level);
	begin_side(&right, run, code->arguments[1], view, level + 1);
	for (size_t i = 0; i < view->count; i++) {
		const int order = compare_bytes(read_side(&left, run, view, i), read_side(&right, run, view, i));

		chosen[count] = (uint16_t)i;
		count += accepts(code->comparison, order);
	}
	return count;
}

/* --- patterns --------------------------------------------------------------------------------------------------------------- */
/* A pattern that differs by row: made when it is met, and kept for a while. */
static const struct kept_pattern *keep_pattern(struct rule_scratch *scratch, struct text_value text)
{
	for (size_t i = 0; i < PATTERNS_KEPT; i++) {
		struct kept_pattern *kept = &scratch->patterns[i];

		if (kept->bytes && kept->length == text.length && memcmp(kept->bytes, text.bytes, text.length) == 0)
			return kept;
	}
	struct kept_pattern *kept = &scratch->patterns[scratch->next_pattern++ % PATTERNS_KEPT];
	char why[256];

	free(kept->bytes);
	rule_pattern_free(kept->pattern);
	*kept = (struct kept_pattern){ .bytes = malloc(text.length + 1), .length = text.length };
	if (!kept->bytes)
		return NULL;
	memcpy(kept->bytes, text.bytes, text.length);
	kept->pattern = rule_pattern_make(text.bytes, text.length, why, sizeof(why));
	if (kept->pattern || *why)
		return kept;
	free(kept->bytes);
	kept->bytes = NULL;
	return NULL;
}

/* Whether a row matches; a failure counts as not. */
static bool matches(struct run *run, const struct code *code, const struct view *view, size_t position, struct side *left,
                    struct side *right)
{
	const struct rule_pattern *pattern = code->pattern;
	enum rule_failure failure = FAILURE_PATTERN;
	enum pattern_answer answer = PATTERN_LIMIT;

	if (!pattern) {
		const struct kept_pattern *kept = keep_pattern(run->scratch, read_side(right, run, view, position));

		pattern = kept ? kept->pattern : NULL;
		failure = kept ? FAILURE_PATTERN : FAILURE_MEMORY;
	}
	if (pattern) {
		const struct text_value text = read_side(left, run, view, position);

		answer = rule_pattern_match(pattern, text.bytes, text.length);
		failure = answer == PATTERN_MEMORY ? FAILURE_MEMORY : FAILURE_PATTERN_LIMIT;
	}
	if (answer == PATTERN_LIMIT || answer == PATTERN_MEMORY)
		run_fail(run, view, position, failure);
	return answer == PATTERN_YES;
}

size_t choose_matching(struct run *run, const struct code *code, const struct view *view, size_t level, uint16_t *chosen)
{
	struct side left, right = { 0 };
	size_t count = 0;

	begin_side(&left, run, code->arguments[0], view, level);
	if (!code->pattern)
		begin_side(&right, run, code->arguments[1], view, level + 1);
	for (size_t i = 0; i < view->count; i++)
		if (matches(run, code, view, i, &left, &right))
			chosen[count++] = (uint16_t)i;
	return count;
}
