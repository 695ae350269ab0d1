/* SPDX-License-Identifier: ISC */
/* Reading rules for the verifier: the parser's trees, with names and constant patterns looked up once. */
#include <stdlib.h>
#include <string.h>

#include <luqu/decimal.h>
#include <luqu/i18n.h>

#include "walk.h"

struct walk_book {
	const struct dataset *dataset;
	struct arena *arena;
	struct rule_pattern **patterns;
	size_t n_patterns, pattern_room;
};

/* One rule being read. */
struct reading {
	struct walk_book *book;
	tier_ix *cutoffs;
	size_t n_cutoffs, cutoff_room;
	char why[256]; /* a pattern that is not good; "" where all is well */
};

struct walk_book *walk_book_make(const struct dataset *dataset)
{
	struct walk_book *book = calloc(1, sizeof *book);

	if (!book)
		return NULL;
	book->dataset = dataset;
	book->arena = arena_make();
	if (book->arena)
		return book;
	free(book);
	return NULL;
}

void walk_book_free(struct walk_book *book)
{
	if (!book)
		return;
	for (size_t i = 0; i < book->n_patterns; i++)
		rule_pattern_free(book->patterns[i]);
	free(book->patterns);
	arena_free(book->arena);
	free(book);
}

/* A text in arithmetic is its number, or else 0. */
static int64_t number_of_text(const char *bytes, size_t length)
{
	int64_t number_e4 = 0;

	return decimal_read(bytes, length, 4, 4, &number_e4) == DECIMAL_GOOD ? number_e4 : 0;
}

static bool reading_keep_cutoff(struct reading *reading, tier_ix tier)
{
	for (size_t i = 0; i < reading->n_cutoffs; i++)
		if (reading->cutoffs[i] == tier)
			return true;
	if (!array_grow((void **)&reading->cutoffs, &reading->cutoff_room, reading->n_cutoffs + 1, sizeof *reading->cutoffs))
		return false;
	reading->cutoffs[reading->n_cutoffs++] = tier;
	return true;
}

static bool reading_make_pattern(struct reading *reading, const struct rule_node *text, struct rule_pattern **pattern)
{
	struct walk_book *book = reading->book;

	if (!array_grow((void **)&book->patterns, &book->pattern_room, book->n_patterns + 1, sizeof(void *)))
		return false;
	*pattern = rule_pattern_make(text->text, text->length, reading->why, sizeof reading->why);
	if (!*pattern)
		return false;
	book->patterns[book->n_patterns++] = *pattern;
	return true;
}

static bool reading_resolve(struct reading *reading, struct walk_node *made)
{
	const struct rule_node *node = made->node;

	made->word = STRING_NONE;
	if (node->op == OP_STRING || (node->op == OP_NAME && node->name == NAME_TAG))
		made->word = strings_find(reading->book->dataset->texts, node->text, node->length);
	made->number_e4 = node->op == OP_STRING ? number_of_text(node->text, node->length) : node->number_e4;
	if (node->op == OP_CUTOFF)
		return reading_keep_cutoff(reading, node->index);
	if (node->op == OP_MATCHES && node->arguments[1]->op == OP_STRING)
		return reading_make_pattern(reading, node->arguments[1], &made->pattern);
	return true;
}

static const struct walk_node *reading_take(struct reading *reading, const struct rule_node *node)
{
	struct walk_node *made = arena_alloc(reading->book->arena, 1, sizeof *made);
	const struct walk_node **arguments = arena_alloc(reading->book->arena, node->n_arguments, sizeof(void *));

	if (!made || !arguments)
		return NULL;
	made->node = node;
	made->arguments = arguments;
	if (!reading_resolve(reading, made))
		return NULL;
	for (size_t i = 0; i < node->n_arguments; i++) {
		arguments[i] = reading_take(reading, node->arguments[i]);
		if (!arguments[i])
			return NULL;
	}
	return made;
}

static struct walk_rule *reading_take_tree(struct reading *reading, const struct rule_tree *tree)
{
	struct arena *arena = reading->book->arena;
	struct walk_rule *rule = arena_alloc(arena, 1, sizeof *rule);
	tier_ix *cutoffs;

	if (!rule)
		return NULL;
	rule->n_keys = tree->n_keys;
	rule->keys = arena_alloc(arena, tree->n_keys, sizeof(void *));
	for (size_t i = 0; i < tree->n_keys && rule->keys; i++) {
		rule->keys[i] = reading_take(reading, tree->keys[i]);
		if (!rule->keys[i])
			return NULL;
	}
	cutoffs = arena_alloc(arena, reading->n_cutoffs, sizeof *cutoffs);
	if (!rule->keys || !cutoffs)
		return NULL;
	if (reading->n_cutoffs > 0)
		memcpy(cutoffs, reading->cutoffs, reading->n_cutoffs * sizeof *cutoffs);
	rule->cutoffs = cutoffs;
	rule->n_cutoffs = reading->n_cutoffs;
	return rule;
}

bool walk_says_memory(const char *why)
{
	return strcmp(why, _("out of memory")) == 0;
}

static void reading_explain(const struct reading *reading, const struct rule_fault *fault, const char *where,
                            struct problem *problem)
{
	const bool has_reason = reading->why[0] || fault->text[0];

	/* Lists beside the arena have no word for it: where nothing is said, memory it was. */
	if (!has_reason || arena_failed(reading->book->arena) || walk_says_memory(reading->why) || walk_says_memory(fault->text))
		problem_memory(problem);
	else if (reading->why[0])
		problem_set(problem, STATUS_FAULT, "%s: %s", where, reading->why);
	else
		problem_set(problem, STATUS_FAULT, _("%s: column %u: %s"), where, fault->column, fault->text);
}

const struct walk_rule *walk_book_read(struct walk_book *book, enum rule_use use, const char *text, tier_ix tier, const char *where,
                                       struct problem *problem)
{
	struct rule_fault fault = { 0 };
	struct reading reading = { .book = book };
	const struct rule_tree *tree = rule_read(book->arena, use, text, book->dataset, tier, &fault);
	struct walk_rule *rule = tree ? reading_take_tree(&reading, tree) : NULL;

	free(reading.cutoffs);
	if (rule)
		rule->where = arena_copy(book->arena, where);
	if (rule && rule->where)
		return rule;
	reading_explain(&reading, &fault, where, problem);
	return NULL;
}
