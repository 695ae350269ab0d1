/* SPDX-License-Identifier: ISC */
/* luqu-files(5) against the tables of kinds: every column, with its Chinese name and its values, in order, and no others. */
#include "../support/suite.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include <luqu/decimal.h>
#include <luqu/kind.h>

enum { LINE_MOST = 4096 };

/* What the page calls the values of a type. */
static const char *const type_names[] = {
	[FIELD_CODE] = "A code",
	[FIELD_SUBJECT_CODE] = "A subject code",
	[FIELD_NAME] = "A name",
	[FIELD_TEXT] = "A text",
	[FIELD_RULE] = "A rule",
	[FIELD_DECIMAL] = "A decimal",
	[FIELD_INTEGER] = "A whole number",
	[FIELD_WORD] = "One of",
	[FIELD_DATE] = "A date",
	[FIELD_CODES] = "Codes",
	[FIELD_TAGS] = "Tags",
	[FIELD_BANDS] = "Bands",
	[FIELD_ID_NO] = "An ID number",
};

static void append(char line[LINE_MOST], const char *before, const char *text)
{
	const size_t used = strlen(line);

	assert_true(snprintf(line + used, LINE_MOST - used, "%s%s", before, text) < (int)(LINE_MOST - used));
}

static void append_range(char line[LINE_MOST], const struct field *field)
{
	char least[DECIMAL_TEXT], most[DECIMAL_TEXT];

	if (field->type == FIELD_DECIMAL) {
		decimal_write_e2(field->lowest, least);
		decimal_write_e2(field->highest, most);
	} else {
		snprintf(least, sizeof least, "%" PRId64, field->lowest);
		snprintf(most, sizeof most, "%" PRId64, field->highest);
	}
	append(line, ", ", least);
	append(line, " to ", most);
}

/* A whole number, 0 to 999999; needed. */
static void describe(const struct field *field, char line[LINE_MOST])
{
	line[0] = '\0';
	append(line, "", type_names[field->type]);
	if (field->refers != KIND_NONE)
		append(line, " of ", kind_table(field->refers)->name);
	if (field->type == FIELD_DECIMAL || field->type == FIELD_INTEGER)
		append_range(line, field);
	for (const char *const *word = field->words; field->type == FIELD_WORD && *word; word++)
		append(line, word == field->words ? " " : ", ", *word);
	append(line, "", field->is_key ? "; key" : "");
	append(line, "", field->is_required ? "; needed" : "");
	append(line, "", field->may_be_empty ? ", may be empty" : "");
	append(line, field->fallback ? "; default " : "", field->fallback ? field->fallback : "");
	append(line, ".", "\n");
}

static bool starts(const char *line, const char *with)
{
	return strncmp(line, with, strlen(with)) == 0;
}

/* The next column of the page, or the heading behind the last one. */
static void read_to(FILE *page, const char *one, const char *other, char line[LINE_MOST])
{
	do {
		if (!fgets(line, LINE_MOST, page))
			fail_msg("the page ends too early");
	} while (!starts(line, one) && !starts(line, other));
}

static void luqu_files_5__tells_of_every_column__and_of_no_other(void **state)
{
	FILE *page = fopen("man/luqu-files.5", "r");
	char line[LINE_MOST], expected[LINE_MOST];

	(void)state;
	if (!page)
		fail_msg("tests run from the project's folder, where man/luqu-files.5 is");
	read_to(page, ".Sh KINDS", ".Sh KINDS", line);
	for (int kind = 0; kind < KIND_COUNT; kind++) {
		const struct kind_table *table = kind_table((enum kind)kind);

		read_to(page, ".Ss ", ".It Ic ", line);
		snprintf(expected, sizeof expected, ".Ss %s %s\n", table->name, table->name_zh);
		assert_string_equal(line, expected);
		for (size_t i = 0; i < table->n_fields; i++) {
			read_to(page, ".Ss ", ".It Ic ", line);
			snprintf(expected, sizeof expected, ".It Ic %s No %s\n", table->fields[i].name, table->fields[i].name_zh);
			assert_string_equal(line, expected);
			assert_non_null(fgets(line, sizeof line, page));
			describe(&table->fields[i], expected);
			assert_string_equal(line, expected);
			if (kind == KIND_OFFICE && i == 1) /* the keys are items as well */
				read_to(page, ".El", ".El", line);
		}
	}
	read_to(page, ".It Ic ", ".Sh RESULTS", line);
	assert_true(starts(line, ".Sh RESULTS"));
	fclose(page);
}

/* Files have the kinds' own words in them: what the page shows of a header is one. */
static void luqu_files_5__shows_an_example__of_every_kind(void **state)
{
	FILE *page = fopen("man/luqu-files.5", "r");
	char line[LINE_MOST];

	(void)state;
	assert_non_null(page);
	for (int kind = 0; kind < KIND_COUNT; kind++) {
		const struct kind_table *table = kind_table((enum kind)kind);
		char expected[LINE_MOST];

		snprintf(expected, sizeof expected, ".Dl %s.csv\n", table->name);
		read_to(page, expected, ".Sh RESULTS", line);
		assert_string_equal(line, expected);
		read_to(page, ".Bd -literal", ".Sh", line);
		assert_non_null(fgets(line, sizeof line, page));
		line[strcspn(line, "\n")] = '\0';
		for (char *name = strtok(line, ","); name; name = strtok(NULL, ","))
			assert_true(kind_field((enum kind)kind, name, strlen(name)) >= 0);
	}
	fclose(page);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(luqu_files_5__tells_of_every_column__and_of_no_other),
		cmocka_unit_test(luqu_files_5__shows_an_example__of_every_kind),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
