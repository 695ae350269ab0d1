/* SPDX-License-Identifier: ISC */
/* Small made-up years, the same for the same seed, that put the settings of the engine together in every way. */
#ifndef LUQU_TESTS_RANDOM_YEAR_H
#define LUQU_TESTS_RANDOM_YEAR_H

#include "year.h"

enum feature {
	/* of a tier: any two of them should meet in one tier */
	FEATURE_POOLS,
	FEATURE_ROLLOVER,
	FEATURE_INHERITS,
	FEATURE_ORDERS,
	FEATURE_FINAL,
	FEATURE_OUT,
	FEATURE_REFILE,
	FEATURE_ADJUST_TIER,
	FEATURE_ADJUST_SCHOOL,
	FEATURE_BANDS,
	FEATURE_ADMIT,
	FEATURE_REJECT,
	FEATURE_FILING,
	FEATURE_MAX_CHOICES,
	FEATURE_TIER_LINE,
	FEATURE_POOL_LINE,
	FEATURE_CUTOFF,
	FEATURE_ELIGIBLE,
	FEATURE_POOL_ELIGIBLE,
	FEATURE_POOL_RANKING,
	FEATURE_MERIT,
	FEATURE_LOTTERY,
	FEATURE_CHOICE,
	FEATURE_GRADE,
	FEATURE_TIER_COUNT,
	/* of rules and of the whole year: they must occur */
	FEATURE_MIN_MAX = FEATURE_TIER_COUNT,
	FEATURE_ROUND,
	FEATURE_DIVISION,
	FEATURE_TAG,
	FEATURE_STATUS,
	FEATURE_PATTERN,
	FEATURE_AND_OR,
	FEATURE_NOT,
	FEATURE_TEXT_ORDER,
	FEATURE_EQUAL,
	FEATURE_FORMULA,
	FEATURE_TOTAL,
	FEATURE_BONUS,
	FEATURE_BONUS_SUM,
	FEATURE_BONUS_CAP,
	FEATURE_NO_MARK,
	FEATURE_NO_SEED,
	FEATURE_QUALITY,
	FEATURE_COUNT,
};
#define FEATURE(name) (UINT64_C(1) << (name))
const char *feature_name(enum feature feature);

enum { RANDOM_TIERS = 5 };

struct random_size {
	size_t n_candidates, n_programs; /* 0: a few */
	size_t n_choices;                /* at most, in a list */
	size_t seats;                    /* at most, in a pool */
};
struct random_year {
	struct year *year; /* the caller's to free */
	struct random_size size;
	size_t n_tiers;
	uint64_t tiers[RANDOM_TIERS]; /* features of each tier, by seq */
	uint64_t whole;               /* of the year, those of its tiers included */
};
struct random_year random_year_make(uint64_t seed);
/* A year of that size, for what small ones do not reach: threads, many rounds, long lists. */
struct random_year random_year_make_large(uint64_t seed, const struct random_size *size);

/* Numbers from a seed. */
struct dice {
	uint64_t state;
};
uint64_t dice_next(struct dice *dice);
size_t dice_roll(struct dice *dice, size_t sides); /* 0 .. sides - 1 */
bool dice_chance(struct dice *dice, unsigned percent);

/* random_rules.c: writes a rule of the kind that a symbol stands for, and what it uses into *features. */
enum allowance { ALLOW_CHOICE = 1, ALLOW_LOTTERY = 2, ALLOW_CUTOFF = 4, ALLOW_COMPARISON = 8 };
struct rule_maker {
	struct dice *dice;
	const struct year *year;
	unsigned allowed;
	uint64_t *features;
	const char *earlier_tier; /* for cutoff() */
};
enum rule_kind {
	MAKE_SUM = 's',
	MAKE_CONDITION = 'c',
	MAKE_RANKING = 'R',
	MAKE_LINE = 'L',
	MAKE_MERIT = 'M',
	MAKE_FORMULA = 'F',
	MAKE_TOTAL = 'T'
};
char *random_rule_make(const struct rule_maker *maker, enum rule_kind kind); /* the caller's */

#endif
