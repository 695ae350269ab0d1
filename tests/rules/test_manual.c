/* SPDX-License-Identifier: ISC */
/* Every example of luqu-rules(5), run: a mark before it says where it stands and what it gives. */
#include "suite.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <luqu/text.h>

static const char mark[] = ".\\\" ", display[] = ".Dl ";

static const struct {
	const char *word;
	enum rule_use use;
} uses[] = {
	{ "formula", RULE_FORMULA },        { "total", RULE_TOTAL },     { "merit", RULE_MERIT },        { "line", RULE_TIER_LINE },
	{ "eligible", RULE_PLAN_ELIGIBLE }, { "ranking", RULE_RANKING }, { "planline", RULE_PLAN_LINE },
};

static bool starts(const char *text, const char *with)
{
	return strncmp(text, with, strlen(with)) == 0;
}

/* The page's escapes as the characters that a reader sees; returns the bytes read. */
static size_t unescape(const char *from, char *to, size_t *length)
{
	static const struct {
		const char *escape, *text;
	} escapes[] = {
		{ "\\(aq", "'" },  { "\\(dq", "\"" }, { "\\(ti", "~" }, { "\\(ha", "^" },
		{ "\\(->", "->" }, { "\\e", "\\" },   { "\\-", "-" },   { "\\&", "" },
	};

	for (size_t i = 0; i < COUNT_OF(escapes); i++)
		if (starts(from, escapes[i].escape)) {
			memcpy(to, escapes[i].text, strlen(escapes[i].text));
			*length = strlen(escapes[i].text);
			return strlen(escapes[i].escape);
		}
	if (starts(from, "\\[u")) {
		*length = utf8_encode((uint32_t)strtoul(from + 3, NULL, 16), to);
		return strcspn(from, "]") + 1;
	}
	assert_int_not_equal(*from, '\\');
	*to = *from;
	*length = 1;
	return 1;
}

/* The rule of a display line; what stands behind an arrow goes to *shown. */
static void read_display(const char *line, char *rule, const char **shown)
{
	char *to = rule;
	size_t length;

	for (const char *from = line + strlen(display); *from && *from != '\n'; to += length)
		from += unescape(from, to, &length);
	*to = '\0';
	char *arrow = strstr(rule, " -> ");
	*shown = arrow ? arrow + 4 : NULL;
	if (arrow)
		*arrow = '\0';
}

static enum rule_use find_use(const char *word, size_t length)
{
	for (size_t i = 0; i < COUNT_OF(uses); i++)
		if (strlen(uses[i].word) == length && memcmp(uses[i].word, word, length) == 0)
			return uses[i].use;
	fail_msg("unknown mark: %s", word);
	return RULE_MERIT;
}

static void check_example(const struct year *year, char *marked, const char *line)
{
	const char sign = marked[strlen(mark)];
	const char *word = marked + strlen(mark) + 2;
	const char *expected = word + strcspn(word, " ") + 1;
	const enum rule_use use = find_use(word, strcspn(word, " "));
	char rule[400];
	const char *shown;

	marked[strcspn(marked, "\n")] = '\0';
	read_display(line, rule, &shown);
	if (shown)
		assert_string_equal(shown, expected);
	const struct rule_case good = { use, rule, expected };
	const struct refusal_case bad = { use, rule, (uint32_t)strtoul(expected, NULL, 10), "" };
	if (sign == '!')
		refusals_check(year, &bad, 1);
	else
		cases_check(year, &good, 1);
}

static void luqu_rules_5__tells_the_truth__in_every_example(void **state)
{
	FILE *page = fopen("man/luqu-rules.5", "r");
	char marked[400] = "", line[400];
	size_t examples = 0, displays = 0;

	if (!page)
		fail_msg("tests run from the project's folder, where man/luqu-rules.5 is");
	while (fgets(line, sizeof(line), page)) {
		/* The one display that is no rule is a command. */
		displays += starts(line, display) && !starts(line, ".Dl printf");
		if (starts(line, display) && (starts(marked, ".\\\" = ") || starts(marked, ".\\\" ! "))) {
			check_example(*state, marked, line);
			examples++;
		}
		memcpy(marked, line, sizeof(line));
	}
	fclose(page);
	assert_int_equal(examples, displays);
	assert_true(examples > 40);
}

static int make(void **state)
{
	static struct year year;

	year = year_make();
	*state = &year;
	return 0;
}

static int clean(void **state)
{
	year_free(*state);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(luqu_rules_5__tells_the_truth__in_every_example),
	};

	return cmocka_run_group_tests(tests, make, clean);
}
