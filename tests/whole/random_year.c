/* SPDX-License-Identifier: ISC */
/* Small made-up years: candidates, marks, programs; the tiers are made in random_tier.c. */
#include "random_year.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "random_tier.h"

const char *feature_name(enum feature feature)
{
	static const char *const names[FEATURE_COUNT] = {
		[FEATURE_POOLS] = "pools",
		[FEATURE_ROLLOVER] = "rollover",
		[FEATURE_INHERITS] = "inherits",
		[FEATURE_ORDERS] = "orders",
		[FEATURE_FINAL] = "returns final",
		[FEATURE_OUT] = "returns out",
		[FEATURE_REFILE] = "returns refile",
		[FEATURE_ADJUST_TIER] = "adjust tier",
		[FEATURE_ADJUST_SCHOOL] = "adjust school",
		[FEATURE_BANDS] = "bands",
		[FEATURE_ADMIT] = "ties admit",
		[FEATURE_REJECT] = "ties reject",
		[FEATURE_FILING] = "filing",
		[FEATURE_MAX_CHOICES] = "max_choices",
		[FEATURE_TIER_LINE] = "line of tier",
		[FEATURE_POOL_LINE] = "line of pool",
		[FEATURE_CUTOFF] = "cutoff()",
		[FEATURE_ELIGIBLE] = "eligible of tier",
		[FEATURE_POOL_ELIGIBLE] = "eligible of pool",
		[FEATURE_POOL_RANKING] = "ranking of pool",
		[FEATURE_MERIT] = "merit",
		[FEATURE_LOTTERY] = "lottery",
		[FEATURE_CHOICE] = "choice",
		[FEATURE_GRADE] = "grade()",
		[FEATURE_MIN_MAX] = "min() max()",
		[FEATURE_ROUND] = "round() floor()",
		[FEATURE_DIVISION] = "division",
		[FEATURE_TAG] = "tag.",
		[FEATURE_STATUS] = "status.",
		[FEATURE_PATTERN] = "~",
		[FEATURE_AND_OR] = "and or",
		[FEATURE_NOT] = "not",
		[FEATURE_TEXT_ORDER] = "order of texts",
		[FEATURE_EQUAL] = "= !=",
		[FEATURE_FORMULA] = "formula",
		[FEATURE_TOTAL] = "total",
		[FEATURE_BONUS] = "bonus",
		[FEATURE_BONUS_SUM] = "bonus_rule sum",
		[FEATURE_BONUS_CAP] = "bonus_cap",
		[FEATURE_NO_MARK] = "no mark",
		[FEATURE_NO_SEED] = "no lottery_seed",
		[FEATURE_QUALITY] = "quality.",
	};
	return names[feature];
}

/* splitmix64 (Steele, Lea and Flood 2014) */
uint64_t dice_next(struct dice *dice)
{
	uint64_t z = dice->state += UINT64_C(0x9e3779b97f4a7c15);
	z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
	z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
	return z ^ (z >> 31);
}

size_t dice_roll(struct dice *dice, size_t sides)
{
	return (size_t)(dice_next(dice) % sides);
}

bool dice_chance(struct dice *dice, unsigned percent)
{
	return dice_roll(dice, 100) < percent;
}

static const char *pick(struct dice *dice, const char *const *texts)
{
	size_t n = 0;
	while (texts[n] != NULL)
		n++;
	return texts[dice_roll(dice, n)];
}

static void set_office(struct year *year, const char *key, const char *value)
{
	size_t row = year_add(year, KIND_OFFICE);
	year_set(year, KIND_OFFICE, row, "key", "%s", key);
	year_set(year, KIND_OFFICE, row, "value", "%s", value);
}

static void make_subjects(struct random_year *made, struct dice *dice)
{
	static const char *const codes[] = { "chinese", "math", "english", "pe_1" };
	static const char *const weights[] = { "", "", "", "1.5", "0.5", "0", NULL };
	struct year *year = made->year;
	size_t n = 2 + dice_roll(dice, 3);
	for (size_t i = 0; i < n; i++) {
		size_t row = year_add(year, KIND_SUBJECTS);
		year_set(year, KIND_SUBJECTS, row, "code", "%s", codes[i]);
		year_set(year, KIND_SUBJECTS, row, "name", "%s", codes[i]);
		year_set(year, KIND_SUBJECTS, row, "full_mark", "100");
		year_set(year, KIND_SUBJECTS, row, "weight", "%s", pick(dice, weights));
	}
	if (!dice_chance(dice, 40))
		return;
	struct rule_maker maker = { .dice = dice, .year = year, .features = &made->whole };
	char *formula = random_rule_make(&maker, MAKE_FORMULA);
	size_t row = year_add(year, KIND_SUBJECTS);
	year_set(year, KIND_SUBJECTS, row, "code", "arts");
	year_set(year, KIND_SUBJECTS, row, "name", "arts");
	year_set(year, KIND_SUBJECTS, row, "full_mark", "200");
	year_set(year, KIND_SUBJECTS, row, "weight", "%s", dice_chance(dice, 30) ? "0.3" : "");
	year_set(year, KIND_SUBJECTS, row, "formula", "%s", formula);
	made->whole |= FEATURE(FEATURE_FORMULA);
	free(formula);
	if (dice_chance(dice, 50)) { /* a formula over a formula, whichever comes first */
		row = year_add(year, KIND_SUBJECTS);
		year_set(year, KIND_SUBJECTS, row, "code", "Z");
		year_set(year, KIND_SUBJECTS, row, "name", "Z");
		year_set(year, KIND_SUBJECTS, row, "full_mark", "200");
		year_set(year, KIND_SUBJECTS, row, "formula", "floor(arts/7)");
		year_swap(year, KIND_SUBJECTS, row, dice_roll(dice, row));
	}
}

static void make_office(struct random_year *made, struct dice *dice)
{
	static const char *const seeds[] = { "2026-06-18", "7", "种子", NULL };
	if (dice_chance(dice, 85))
		set_office(made->year, "lottery_seed", pick(dice, seeds));
	else
		made->whole |= FEATURE(FEATURE_NO_SEED);
	if (dice_chance(dice, 40)) {
		set_office(made->year, "bonus_rule", "sum");
		made->whole |= FEATURE(FEATURE_BONUS_SUM);
	}
	if (dice_chance(dice, 40)) {
		set_office(made->year, "bonus_cap", dice_chance(dice, 50) ? "8" : "0.5");
		made->whole |= FEATURE(FEATURE_BONUS_CAP);
	}
	if (dice_chance(dice, 30)) {
		struct rule_maker maker = { .dice = dice, .year = made->year, .features = &made->whole };
		char *total = random_rule_make(&maker, MAKE_TOTAL);
		set_office(made->year, "total", total);
		free(total);
		made->whole |= FEATURE(FEATURE_TOTAL);
	}
}

static void make_program(struct year *year, const char *code, const char *school)
{
	size_t row = year_add(year, KIND_PROGRAMS);
	year_set(year, KIND_PROGRAMS, row, "code", "%s", code);
	year_set(year, KIND_PROGRAMS, row, "school", "%s", school);
	year_set(year, KIND_PROGRAMS, row, "name", "%s", code);
}

static void make_programs(struct random_year *made, struct dice *dice)
{
	static const char *const codes[] = { "P1", "042032", "p-b", "P10", "_q", "B", "X2", "42032" };
	static const char *const schools[] = { "S2", "S1", "s" };
	struct year *year = made->year;
	size_t n_schools = 1 + dice_roll(dice, 3), n = 2 + dice_roll(dice, 7);
	for (size_t i = 0; i < n_schools; i++) {
		size_t row = year_add(year, KIND_SCHOOLS);
		year_set(year, KIND_SCHOOLS, row, "code", "%s", schools[i]);
		year_set(year, KIND_SCHOOLS, row, "name", "%s", schools[i]);
		year_set(year, KIND_SCHOOLS, row, "kind", "general");
	}
	for (size_t i = 0; i < n && made->size.n_programs == 0; i++)
		make_program(year, codes[i], schools[dice_roll(dice, n_schools)]);
	for (size_t i = 0; i < made->size.n_programs; i++) {
		char code[32];
		snprintf(code, sizeof code, "%zu", 7 * i);
		make_program(year, code, schools[dice_roll(dice, n_schools)]);
	}
}

static void make_scores(struct random_year *made, struct dice *dice, const char *no)
{
	static const char *const marks[][4] = { { "60", "70", "75.5", "90" },
		                                { "70", "70", "70.5", "71" },
		                                { "0", "50", "80", "100" } };
	static const char *const none[] = { "absent", "void", "deferred", "exempt", NULL };
	struct year *year = made->year;
	for (size_t s = 0; s < year_count(year, KIND_SUBJECTS); s++) {
		if (year_get(year, KIND_SUBJECTS, s, "formula")[0] != '\0' || dice_chance(dice, 4))
			continue;
		size_t row = year_add(year, KIND_SCORES);
		year_set(year, KIND_SCORES, row, "candidate_no", "%s", no);
		year_set(year, KIND_SCORES, row, "subject", "%s", year_get(year, KIND_SUBJECTS, s, "code"));
		const char *status = dice_chance(dice, 8) ? pick(dice, none) : "";
		year_set(year, KIND_SCORES, row, "status", "%s", status);
		if (status[0] == '\0' || (status[0] == 'e' && dice_chance(dice, 50)))
			year_set(year, KIND_SCORES, row, "mark", "%s", marks[s % 3][dice_roll(dice, 4)]);
		else
			made->whole |= FEATURE(FEATURE_NO_MARK);
	}
}

static void make_bonuses(struct random_year *made, struct dice *dice, const char *no)
{
	static const char *const points[] = { "1", "2.5", "5", "10", NULL };
	for (size_t i = dice_chance(dice, 30) ? 1 + dice_roll(dice, 3) : 0; i > 0; i--) {
		size_t row = year_add(made->year, KIND_BONUSES);
		year_set(made->year, KIND_BONUSES, row, "candidate_no", "%s", no);
		year_set(made->year, KIND_BONUSES, row, "policy", "b%zu", i);
		year_set(made->year, KIND_BONUSES, row, "points", "%s", pick(dice, points));
	}
}

static void make_evaluations(struct random_year *made, struct dice *dice, const char *no)
{
	static const char *const terms[] = { "T1", "T2", "T3", NULL }, *const parts[] = { "moral", "mental", NULL };
	static const char *const marks[] = { "0", "79.99", "80", "90.5", "100", NULL };
	for (size_t t = 0; terms[t] != NULL; t++) {
		for (size_t p = 0; parts[p] != NULL; p++) {
			if (!dice_chance(dice, 20))
				continue;
			size_t row = year_add(made->year, KIND_EVALUATIONS);
			year_set(made->year, KIND_EVALUATIONS, row, "candidate_no", "%s", no);
			year_set(made->year, KIND_EVALUATIONS, row, "term", "%s", terms[t]);
			year_set(made->year, KIND_EVALUATIONS, row, "part", "%s", parts[p]);
			year_set(made->year, KIND_EVALUATIONS, row, "mark", "%s", pick(dice, marks));
		}
	}
}

static void make_candidate(struct random_year *made, struct dice *dice, const char *style, size_t number)
{
	static const char *const sexes[] = { "", "F", "M", NULL };
	static const char *const feeders[] = { "", "F1", "F2", "F3", NULL };
	static const char *const districts[] = { "", "D1", "D2", "D10", NULL };
	static const char *const categories[] = { "", "应届", "往届", NULL };
	static const char *const tags[] = {
		"", "", "sport", "class=1", "class=2;sport", "特长=3;class=2;_x=0", "level=A;特长", "sport=-1.5", NULL
	};
	struct paper no = { 0 };
	for (const char *c = style; *c != '\0'; c++) {
		if (*c == '#')
			paper_write(&no, "%zu", number);
		else if (*c == '@')
			paper_write(&no, "%c", "aZ-_"[number % 4]);
		else
			paper_put(&no, c, 1);
	}
	size_t row = year_add(made->year, KIND_CANDIDATES);
	year_set(made->year, KIND_CANDIDATES, row, "candidate_no", "%s", no.text);
	year_set(made->year, KIND_CANDIDATES, row, "name", "%s", no.text);
	year_set(made->year, KIND_CANDIDATES, row, "sex", "%s", pick(dice, sexes));
	year_set(made->year, KIND_CANDIDATES, row, "feeder", "%s", pick(dice, feeders));
	year_set(made->year, KIND_CANDIDATES, row, "district", "%s", pick(dice, districts));
	year_set(made->year, KIND_CANDIDATES, row, "category", "%s", pick(dice, categories));
	year_set(made->year, KIND_CANDIDATES, row, "tags", "%s", pick(dice, tags));
	year_set(made->year, KIND_CANDIDATES, row, "adjust", "%s", dice_chance(dice, 50) ? "1" : dice_chance(dice, 50) ? "0" : "");
	make_scores(made, dice, no.text);
	make_bonuses(made, dice, no.text);
	make_evaluations(made, dice, no.text);
	paper_clear(&no);
}

static void make_candidates(struct random_year *made, struct dice *dice)
{
	static const char *const styles[] = { "#", "2026#", "@#", "0#", NULL }; /* byte order is not the order of numbers */
	const char *style = pick(dice, styles);
	size_t few = 3 + dice_roll(dice, dice_chance(dice, 60) ? 14 : 38);
	size_t n = made->size.n_candidates > 0 ? made->size.n_candidates : few;
	for (size_t i = 0; i < n; i++)
		make_candidate(made, dice, style, i + 1);
}

static struct random_year year_attempt(uint64_t seed, const struct random_size *size)
{
	struct random_year made = { .year = year_make(), .size = *size };
	struct dice dice = { seed };
	make_subjects(&made, &dice);
	make_office(&made, &dice);
	make_programs(&made, &dice);
	make_candidates(&made, &dice);
	random_tiers_make(&made, &dice);
	for (size_t t = 0; t < made.n_tiers; t++)
		made.whole |= made.tiers[t];
	return made;
}

static bool is_worth_running(uint64_t features)
{
	static const uint64_t main_features[] = {
		FEATURE(FEATURE_POOLS),
		FEATURE(FEATURE_ROLLOVER),
		FEATURE(FEATURE_INHERITS),
		FEATURE(FEATURE_ORDERS),
		FEATURE(FEATURE_FINAL) | FEATURE(FEATURE_OUT) | FEATURE(FEATURE_REFILE),
		FEATURE(FEATURE_ADJUST_TIER) | FEATURE(FEATURE_ADJUST_SCHOOL),
		FEATURE(FEATURE_BANDS),
	};
	size_t n = 0;
	for (size_t i = 0; i < sizeof main_features / sizeof main_features[0]; i++)
		n += (features & main_features[i]) != 0;
	return n >= 2;
}

struct random_year random_year_make_large(uint64_t seed, const struct random_size *size)
{
	struct dice dice = { seed };
	for (;;) {
		struct random_year made = year_attempt(dice_next(&dice), size);
		if (is_worth_running(made.whole))
			return made;
		year_free(made.year);
	}
}

struct random_year random_year_make(uint64_t seed)
{
	return random_year_make_large(seed, &(struct random_size){ .n_choices = 6 });
}
