/* SPDX-License-Identifier: ISC */
/* A rule as it is evaluated: a tree of code with names resolved, texts turned into their numbers and constants worked out. */
#ifndef LUQU_RULES_CODE_H
#define LUQU_RULES_CODE_H

#include <luqu/evaluate.h>

enum {
	BLOCK_ROWS = 512,   /* rows evaluated at a time: a register fits the first cache */
	PATTERNS_KEPT = 16, /* patterns that are no constants, per scratch */
};

enum code_op {
	/* Numbers: code_numbers */
	CODE_CONSTANT,
	CODE_MARK,
	CODE_DERIVED,
	CODE_TOTAL,
	CODE_BONUS,
	CODE_CHOICE,
	CODE_CUTOFF,
	CODE_TEXT_NUMBER,
	CODE_TRUTH_NUMBER,
	CODE_ADD,
	CODE_SUBTRACT,
	CODE_MULTIPLY,
	CODE_DIVIDE,
	CODE_NEGATE,
#define CODE_FUNCTION(word, name, least, most, usage) CODE_##name,
	RULE_FUNCTIONS(CODE_FUNCTION)
#undef CODE_FUNCTION
	/* Truths: code_choose */
	CODE_AND,
	CODE_OR,
	CODE_NOT,
	CODE_NUMBER_TRUE,
	CODE_TEXT_TRUE,
	CODE_COMPARE,      /* two numbers */
	CODE_KEY_IS,       /* a column text's key is `wanted` */
	CODE_KEYS_EQUAL,   /* two column texts of the same kind */
	CODE_COMPARE_TEXT, /* two texts, or a text and a number as written: byte by byte */
	CODE_MATCHES,
	/* Texts: leaves, read by text_of and key_of */
	CODE_TEXT,
};

enum comparison { LESS, LESS_EQUAL, GREATER, GREATER_EQUAL, EQUAL, NOT_EQUAL };

/* Where a text comes from. All but the constant and candidate_no have a key: equal keys are equal texts within a kind. */
enum text_source {
	SOURCE_CONSTANT,
	SOURCE_CANDIDATE_NO,
	SOURCE_FEEDER,
	SOURCE_DISTRICT,
	SOURCE_CATEGORY,
	SOURCE_TAG,
	SOURCE_SEX,
	SOURCE_STATUS
};

struct code {
	enum code_op op;
	enum comparison comparison;
	enum text_source source;
	bool is_negated;   /* CODE_KEY_IS, CODE_KEYS_EQUAL: != */
	uint32_t index;    /* subject, tier, or the tag's name in texts */
	uint32_t wanted;   /* CODE_KEY_IS */
	int64_t number_e4; /* CODE_CONSTANT */
	const char *text;
	size_t length;                /* SOURCE_CONSTANT */
	struct rule_pattern *pattern; /* CODE_MATCHES: the right side, where it is a constant */
	struct code **arguments;
	size_t n_arguments;
};

/* Keys that no number in texts takes. */
#define KEY_EMPTY UINT32_MAX
#define KEY_NEVER (UINT32_MAX - 1)

struct rule {
	struct code **keys;
	size_t n_keys;
	size_t depth; /* levels of scratch that an evaluation needs */
	int lottery_key;
	bool uses_choice, is_constant;
	tier_ix *cutoffs;
	size_t n_cutoffs;
	uint32_t key_empty, key_zero; /* of '' and '0' in texts; KEY_EMPTY and KEY_NEVER where they are not there */
	uint32_t guard_value;
	enum rule_name guard_column;
	bool has_guard;
	/* What the codes are cut from. */
	struct code *codes;
	size_t n_codes;
	struct code **arguments;
	size_t n_arguments;
	char *bytes;
	size_t n_bytes;
};

/* --- evaluation ------------------------------------------------------------------------------------------------------------- */
/* What one level of an expression keeps while those below it are worked out. */
struct level {
	int64_t numbers[BLOCK_ROWS];
	candidate_ix candidates[BLOCK_ROWS];
	uint16_t choices[BLOCK_ROWS], rows[BLOCK_ROWS], chosen[BLOCK_ROWS], rest[BLOCK_ROWS];
};

struct kept_pattern {
	char *bytes;
	size_t length;
	struct rule_pattern *pattern; /* NULL: it is bad */
};

struct rule_scratch {
	struct level **levels;
	size_t n_levels;
	struct kept_pattern patterns[PATTERNS_KEPT];
	size_t next_pattern;
};

/* The rows that an expression is worked out for: dense, though they may be some of a block only. */
struct view {
	size_t count;
	const candidate_ix *candidates;
	const uint16_t *choices; /* NULL: all 0 */
	const uint16_t *rows;    /* where each stands in the block; NULL: in order */
};

struct run {
	const struct rule *rule;
	const struct rule_batch *batch;
	struct rule_scratch *scratch;
	uint8_t *failures; /* of the block's rows */
	bool has_failed;   /* some row of the block */
};

struct text_value {
	const char *bytes;
	size_t length;
};

bool scratch_ensure(struct rule_scratch *scratch, size_t levels);                                    /* false: out of memory */
void run_fail(struct run *run, const struct view *view, size_t position, enum rule_failure failure); /* the first one stays */
/* Works a number out for each row of the view; the result stands in the level's numbers and is returned. */
int64_t *code_numbers(struct run *run, const struct code *code, const struct view *view, size_t level);
/* Once an operation has failed in a row, the row's number does not matter any more; it is kept at 0. */
void fail_row(struct run *run, const struct view *view, size_t row, int64_t *number, enum rule_failure failure);

/* The right side of an operator, an argument of a function: a number for each row, or one for all. */
struct operand {
	const int64_t *numbers;
	size_t stride;
};
struct operand operand_of(struct run *run, const struct code *code, const struct view *view, size_t level);

/* Works one code_op out into the numbers of its level. */
typedef void number_function(struct run *run, const struct code *code, const struct view *view, size_t level, int64_t *numbers);
#define NUMBER_FUNCTION(word, name, least, most, usage) number_function number_##word;
RULE_FUNCTIONS(NUMBER_FUNCTION) /* evaluate_functions.c */
#undef NUMBER_FUNCTION

/* Finds the rows of the view for which a truth holds: their positions, ascending; returns how many. */
size_t code_choose(struct run *run, const struct code *code, const struct view *view, size_t level, uint16_t *chosen);

struct text_value text_of(struct run *run, const struct code *text, candidate_ix candidate);
uint32_t key_of(struct run *run, const struct code *text, candidate_ix candidate); /* not of a constant or candidate_no */
/* A text's number; FAILURE_OVERFLOW beyond 64 bits. */
enum rule_failure text_number(struct text_value text, int64_t *number_e4);
size_t choose_text(struct run *run, const struct code *code, const struct view *view, size_t level, uint16_t *chosen);
size_t choose_matching(struct run *run, const struct code *code, const struct view *view, size_t level, uint16_t *chosen);

#endif
