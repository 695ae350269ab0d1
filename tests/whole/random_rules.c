/* SPDX-License-Identifier: ISC */
/* Rules drawn from a grammar: a table of productions, `%x` standing for another symbol. */
#include <string.h>

#include "random_year.h"

struct production {
	char symbol;
	bool is_leaf; /* may be used at any depth */
	const char *text;
	unsigned needs;
	uint64_t features;
};
#define USES(name) FEATURE(FEATURE_##name)

static const struct production productions[] = {
	/* sums */
	{ 's', true, "%a", 0, 0 },
	{ 's', true, "%m", 0, 0 },
	{ 's', true, "total", 0, 0 },
	{ 's', false, "%a+%a", 0, 0 },
	{ 's', false, "%a - %a", 0, 0 },
	{ 's', false, "%a*%n", 0, 0 },
	{ 's', false, "%a / %n", 0, USES(DIVISION) },
	{ 's', false, "%s + %s", 0, 0 },
	{ 's', false, "%s-(%s)", 0, 0 },
	{ 's', false, "-%a", 0, 0 },
	{ 's', false, "total - 20*(choice-1)", ALLOW_CHOICE, USES(CHOICE) },
	{ 's', false, "%a*%n/%n", 0, USES(DIVISION) },
	/* atoms */
	{ 'a', true, "%m", 0, 0 },
	{ 'a', true, "%m", 0, 0 },
	{ 'a', true, "total", 0, 0 },
	{ 'a', true, "bonus", 0, USES(BONUS) },
	{ 'a', true, "%n", 0, 0 },
	{ 'a', true, "tag.%g", 0, USES(TAG) },
	{ 'a', true, "quality.%q", 0, USES(QUALITY) },
	{ 'a', true, "choice", ALLOW_CHOICE, USES(CHOICE) },
	{ 'a', true, "candidate_no", 0, 0 },
	{ 'a', true, "(1 + 2*3 - 6.5)", 0, 0 },
	{ 'a', true, "max(2, 1) / 4", 0, USES(MIN_MAX) | USES(DIVISION) },
	{ 'a', true, "'2.5'", 0, 0 },
	{ 'a', false, "min(%s,%s)", 0, USES(MIN_MAX) },
	{ 'a', false, "max(%s, %s, %n)", 0, USES(MIN_MAX) },
	{ 'a', false, "round(%s)", 0, USES(ROUND) },
	{ 'a', false, "floor(%s/%n)", 0, USES(ROUND) | USES(DIVISION) },
	{ 'a', false, "round(-%s/3)", 0, USES(ROUND) | USES(DIVISION) },
	{ 'a', false, "grade(%s,%t,%t,%t)", 0, USES(GRADE) },
	{ 'a', false, "(%s)", 0, 0 },
	{ 'a', false, "(%c)*%n", ALLOW_COMPARISON, 0 },
	/* conditions */
	{ 'c', true, "%p", 0, 0 },
	{ 'c', true, "%p", 0, 0 },
	{ 'c', true, "%p", 0, 0 },
	{ 'c', false, "%p and %p", 0, USES(AND_OR) },
	{ 'c', false, "%p or %p", 0, USES(AND_OR) },
	{ 'c', false, "%p or %p and %p", 0, USES(AND_OR) },
	{ 'c', false, "not %p", 0, USES(NOT) },
	{ 'c', false, "not (%c) or %c", 0, USES(NOT) | USES(AND_OR) },
	{ 'c', false, "(%c) and not (%c)", 0, USES(NOT) | USES(AND_OR) },
	{ 'c', true, "feeder = 'F1' and %p", 0, USES(AND_OR) | USES(EQUAL) }, /* as quotas for one school are written */
	{ 'c', true, "(district = 'D1') and total >= %t", 0, USES(AND_OR) | USES(EQUAL) },
	{ 'c', true, "category = '往届' and (%p or %p)", 0, USES(AND_OR) | USES(EQUAL) },
	{ 'c', true, "feeder = 'F9' and %p", 0, USES(AND_OR) | USES(EQUAL) }, /* nobody comes from there */
	{ 'c', true, "'F2' = feeder", 0, USES(EQUAL) },
	{ 'c', true, "1 > 0", 0, 0 },
	{ 'c', true, "0 = 1 or not 1", 0, USES(AND_OR) | USES(EQUAL) | USES(NOT) },
	/* one comparison each */
	{ 'p', true, "total >= %t", 0, 0 },
	{ 'p', true, "total<%t", 0, 0 },
	{ 'p', true, "%m>%m", 0, 0 },
	{ 'p', true, "%m <= 75", 0, 0 },
	{ 'p', true, "%m = 70", 0, USES(EQUAL) },
	{ 'p', true, "%m != %m", 0, USES(EQUAL) },
	{ 'p', true, "sex = 'F'", 0, USES(EQUAL) },
	{ 'p', true, "sex = \"\"", 0, USES(EQUAL) },
	{ 'p', true, "feeder = 'F1'", 0, USES(EQUAL) },
	{ 'p', true, "feeder != 'F2'", 0, USES(EQUAL) },
	{ 'p', true, "feeder ~ '^F[12]$'", 0, USES(PATTERN) },
	{ 'p', true, "candidate_no ~ '[02468]$'", 0, USES(PATTERN) },
	{ 'p', true, "category ~ '应'", 0, USES(PATTERN) },
	{ 'p', true, "total ~ '5'", 0, USES(PATTERN) },
	{ 'p', true, "category = ''", 0, USES(EQUAL) },
	{ 'p', true, "district", 0, 0 },
	{ 'p', true, "district < 'D2'", 0, USES(TEXT_ORDER) },
	{ 'p', true, "candidate_no > '3'", 0, USES(TEXT_ORDER) },
	{ 'p', true, "candidate_no > 3", 0, 0 },
	{ 'p', true, "status.%m = 'present'", 0, USES(STATUS) | USES(EQUAL) },
	{ 'p', true, "status.%m != 'absent'", 0, USES(STATUS) | USES(EQUAL) },
	{ 'p', true, "not status.%m ~ '^(void|absent)$'", 0, USES(STATUS) | USES(PATTERN) | USES(NOT) },
	{ 'p', true, "quality.%q >= 80", 0, USES(QUALITY) },
	{ 'p', true, "quality.%q = quality.%q", 0, USES(QUALITY) | USES(EQUAL) },
	{ 'p', true, "tag.%g", 0, USES(TAG) },
	{ 'p', true, "not tag.%g", 0, USES(TAG) | USES(NOT) },
	{ 'p', true, "tag.%g = 1", 0, USES(TAG) | USES(EQUAL) },
	{ 'p', true, "tag.%g >= 2", 0, USES(TAG) },
	{ 'p', true, "tag.%g <= '2'", 0, USES(TAG) | USES(TEXT_ORDER) },
	{ 'p', true, "choice <= 2", ALLOW_CHOICE, USES(CHOICE) },
	{ 'p', true, "choice = 1", ALLOW_CHOICE, USES(CHOICE) | USES(EQUAL) },
	{ 'p', true, "choice", ALLOW_CHOICE, USES(CHOICE) },
	{ 'p', false, "(%m != 0 and 100/%= > 1.4)", 0, USES(DIVISION) | USES(AND_OR) | USES(EQUAL) },
	{ 'p', false, "(%m = 0 or 105/%= < 1.5)", 0, USES(DIVISION) | USES(AND_OR) | USES(EQUAL) },
	{ 'p', false, "%s >= %s", 0, 0 },
	{ 'p', false, "%s < %t", 0, 0 },
	/* numbers against texts, texts against texts, and what is the same for everybody */
	{ 'p', true, "%m = '70'", 0, USES(EQUAL) },
	{ 'p', true, "'70.5' != %m", 0, USES(EQUAL) },
	{ 'p', true, "total != '150.5'", 0, USES(EQUAL) },
	{ 'p', true, "tag.%g != 1", 0, USES(TAG) | USES(EQUAL) },
	{ 'p', true, "tag.%g != tag.%g", 0, USES(TAG) | USES(EQUAL) },
	{ 'p', true, "tag.%g > tag.%g", 0, USES(TAG) | USES(TEXT_ORDER) },
	{ 'p', true, "-tag.%g < tag.%g", 0, USES(TAG) },
	{ 'p', true, "feeder >= category", 0, USES(TEXT_ORDER) },
	{ 'p', true, "status.%m = status.%m", 0, USES(STATUS) | USES(EQUAL) },
	{ 'p', true, "choice != '1'", ALLOW_CHOICE, USES(CHOICE) | USES(EQUAL) },
	{ 'p', true, "(sex != '' and 'F' ~ sex)", 0, USES(PATTERN) | USES(AND_OR) },
	{ 'p', true, "not '0'", 0, USES(NOT) },
	{ 'p', true, "'a' < 'B'", 0, USES(TEXT_ORDER) },
	{ 'p', true, "'10' < 9", 0, 0 },
	{ 'p', true, "(2 > 1 and %p)", 0, USES(AND_OR) },
	{ 'p', true, "(%p or 1 = 2)", 0, USES(AND_OR) | USES(EQUAL) },
	/* rankings and their keys */
	{ 'R', true, "%k", 0, 0 },
	{ 'R', true, "%k > %k", 0, 0 },
	{ 'R', true, "total > %k", 0, 0 },
	{ 'R', true, "%k>%k>%k", 0, 0 },
	{ 'R', true, "total > -choice > %m", ALLOW_CHOICE, USES(CHOICE) },
	{ 'R', true, "-choice > total", ALLOW_CHOICE, USES(CHOICE) },
	{ 'R', true, "grade(total,%t,%t,%t) > -choice > total", ALLOW_CHOICE, USES(CHOICE) | USES(GRADE) },
	{ 'R', true, "-tag.class > lottery", ALLOW_LOTTERY, USES(LOTTERY) | USES(TAG) },
	{ 'R', true, "lottery", ALLOW_LOTTERY, USES(LOTTERY) },
	{ 'R', true, "%k > lottery", ALLOW_LOTTERY, USES(LOTTERY) },
	{ 'k', true, "total", 0, 0 },
	{ 'k', true, "%m", 0, 0 },
	{ 'k', true, "%m+%m", 0, 0 },
	{ 'k', true, "-choice", ALLOW_CHOICE, USES(CHOICE) },
	{ 'k', true, "quality.%q", 0, USES(QUALITY) },
	{ 'k', true, "tag.%g", 0, USES(TAG) },
	{ 'k', true, "-tag.class", 0, USES(TAG) },
	{ 'k', true, "7", 0, 0 },
	{ 'k', true, "min(%m,%m)", 0, USES(MIN_MAX) },
	{ 'k', true, "grade(total,%t,%t)", 0, USES(GRADE) },
	{ 'k', true, "floor(total/20)", 0, USES(ROUND) | USES(DIVISION) },
	{ 'k', true, "(not tag.%g)", 0, USES(TAG) | USES(NOT) },
	{ 'k', true, "(tag.%g or sex)", 0, USES(TAG) | USES(AND_OR) },
	{ 'k', false, "%s", 0, 0 },
	/* lines */
	{ 'L', true, "%t", 0, 0 },
	{ 'L', true, "%t - 20*(tag.%g = 1)", 0, USES(TAG) | USES(EQUAL) },
	{ 'L', true, "max(%t,%t)", 0, USES(MIN_MAX) },
	{ 'L', false, "%s", 0, 0 },
	{ 'L', true, "cutoff(%T)", ALLOW_CUTOFF, USES(CUTOFF) },
	{ 'L', true, "cutoff(%T) - 10", ALLOW_CUTOFF, USES(CUTOFF) },
	{ 'L', true, "min(%t, cutoff( %T ))", ALLOW_CUTOFF, USES(CUTOFF) | USES(MIN_MAX) },
	{ 'L', true, "-5", 0, 0 },
	/* merits */
	{ 'M', true, "%m+%m", 0, 0 },
	{ 'M', true, "total + tag.%g", 0, USES(TAG) },
	{ 'M', true, "%m*2+%m", 0, 0 },
	{ 'M', true, "round(total*0.4 + %m*0.6)", 0, USES(ROUND) },
	{ 'M', true, "total / 3", 0, USES(DIVISION) },
	{ 'M', true, "total - bonus", 0, USES(BONUS) },
	{ 'M', false, "%s", 0, 0 },
	/* derived subjects, and the office's total */
	{ 'F', true, "chinese + math/2", 0, USES(DIVISION) },
	{ 'F', true, "round(math*0.4)", 0, USES(ROUND) },
	{ 'F', true, "max(chinese,math)", 0, USES(MIN_MAX) },
	{ 'F', true, "(chinese >= 70)*10 + math/3", 0, USES(DIVISION) },
	{ 'F', true, "grade(chinese,60,70,80)*8", 0, USES(GRADE) },
	{ 'T', true, "chinese + math*1.5 + bonus", 0, USES(BONUS) },
	{ 'T', true, "min(chinese+math, 150) + bonus", 0, USES(BONUS) | USES(MIN_MAX) },
	{ 'T', true, "round(chinese*0.5) + math", 0, USES(ROUND) },
	{ 'T', true, "(chinese + math)/2 + bonus*0.5", 0, USES(DIVISION) | USES(BONUS) },
};

static const char *const numbers[] = { "2", "3", "0.5", "1.5", "0.25", "10", "0.3333", "7" };
static const char *const evaluated[] = { "moral", "mental", "T1.moral", "T2.mental", "T9.moral", "none" };
static const char *const tags[] = { "sport", "class", "特长", "level", "_x" };

struct growth {
	const struct rule_maker *maker;
	struct paper paper;
	const char *subject; /* the last one drawn, for %= */
};

static const struct production *choose(const struct rule_maker *maker, char symbol, int depth)
{
	const struct production *found = NULL;
	size_t n_found = 0;
	for (size_t i = 0; i < sizeof productions / sizeof productions[0]; i++) {
		const struct production *p = &productions[i];
		if (p->symbol != symbol || (p->needs & ~maker->allowed) != 0 || (!p->is_leaf && depth > 3))
			continue;
		if (dice_roll(maker->dice, ++n_found) == 0)
			found = p;
	}
	return found;
}

static void grow(struct growth *growth, char symbol, int depth);

static void grow_leaf(struct growth *growth, char symbol)
{
	const struct rule_maker *maker = growth->maker;
	switch (symbol) {
	case 'm':
		growth->subject = year_get(maker->year, KIND_SUBJECTS,
		                           dice_roll(maker->dice, year_count(maker->year, KIND_SUBJECTS)), "code");
		paper_write(&growth->paper, "%s", growth->subject);
		break;
	case '=':
		paper_write(&growth->paper, "%s", growth->subject);
		break;
	case 'n':
		paper_write(&growth->paper, "%s", numbers[dice_roll(maker->dice, sizeof numbers / sizeof numbers[0])]);
		break;
	case 't': /* where totals are likely to lie */
		paper_write(&growth->paper, "%zu", 110 + 15 * dice_roll(maker->dice, 10));
		break;
	case 'g':
		paper_write(&growth->paper, "%s", tags[dice_roll(maker->dice, sizeof tags / sizeof tags[0])]);
		break;
	case 'q':
		paper_write(&growth->paper, "%s", evaluated[dice_roll(maker->dice, sizeof evaluated / sizeof evaluated[0])]);
		break;
	default:
		paper_write(&growth->paper, "%s", maker->earlier_tier);
		break;
	}
}

static void grow(struct growth *growth, char symbol, int depth)
{
	const struct production *production = choose(growth->maker, symbol, depth);
	*growth->maker->features |= production->features;
	for (const char *c = production->text; *c != '\0'; c++) {
		if (*c != '%')
			paper_put(&growth->paper, c, 1);
		else if (strchr("m=ntgqT", *++c) != NULL)
			grow_leaf(growth, *c);
		else
			grow(growth, *c, depth + 1);
	}
}

char *random_rule_make(const struct rule_maker *maker, enum rule_kind kind)
{
	struct growth growth = { .maker = maker };
	grow(&growth, (char)kind, 0);
	return paper_take(&growth.paper);
}
