/* SPDX-License-Identifier: ISC */
/* What stands twice in a file. Keeping the line of every row would take memory without bound, so the lines are looked for only when
 * something is wrong. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <luqu/decimal.h>
#include <luqu/i18n.h>

#include "load_twice.h"

enum { CANDIDATE = 0, TIER = 1, PROGRAM = 3 };

void twice_free(struct twice *twice)
{
	for (int form = 0; form < TWICE_FORMS; form++)
		strings_free(twice->wanted[form]);
	*twice = (struct twice){ .is_out_of_memory = false };
}

static size_t join(char *key, const struct cell *parts, const bool *is_part, size_t count)
{
	size_t used = 0;

	for (size_t i = 0; i < count && used < KEY_TEXT; i++) {
		if (is_part[i])
			used += (size_t)snprintf(key + used, KEY_TEXT - used, "%s%.*s", used > 0 ? "/" : "", (int)parts[i].length,
			                         parts[i].bytes);
	}
	return used < KEY_TEXT ? used : KEY_TEXT - 1;
}

/* The cells in their stored form: `01` and `1` are one rank. */
static size_t join_form(enum kind kind, enum twice_form form, const struct value *values, char *key)
{
	const struct kind_table *table = kind_table(kind);
	char numbers[FIELDS_MOST][DECIMAL_TEXT];
	struct cell parts[FIELDS_MOST];
	bool is_part[FIELDS_MOST];

	for (size_t i = 0; i < table->n_fields; i++) {
		is_part[i] = form == TWICE_KEY ? table->fields[i].is_key : i == CANDIDATE || i == TIER || i == PROGRAM;
		parts[i].length = value_write(&table->fields[i], &values[i], numbers[i], &parts[i].bytes);
	}
	return join(key, parts, is_part, table->n_fields);
}

void twice_want(struct twice *twice, enum kind kind, enum twice_form form, const struct value *values)
{
	char key[KEY_TEXT];
	const size_t length = join_form(kind, form, values, key);
	struct strings **set = &twice->wanted[form];

	if (!*set)
		*set = strings_make();
	if (!*set) {
		twice->is_out_of_memory = true;
	} else if (strings_count(*set) < TWICE_MOST) {
		if (strings_put(*set, key, length) == STRING_NONE)
			twice->is_out_of_memory = true;
	}
}

/* --- lists in the table --------------------------------------------------------------------------------------------------------
 */

struct list {
	char candidate[KEY_TEXT], tier[KEY_TEXT];
	struct strings *programs;
};

static bool same_list(const struct list *list, const struct value *values)
{
	return list->programs && strcmp(list->candidate, values[CANDIDATE].text) == 0 && strcmp(list->tier, values[TIER].text) == 0;
}

static bool list_begin(struct list *list, const struct value *values)
{
	strings_free(list->programs);
	list->programs = strings_make();
	snprintf(list->candidate, sizeof list->candidate, "%s", values[CANDIDATE].text);
	snprintf(list->tier, sizeof list->tier, "%s", values[TIER].text);
	return list->programs != NULL;
}

static void look_at(struct list *list, const struct value *values, struct twice *twice)
{
	uint32_t before;

	if (!same_list(list, values) && !list_begin(list, values)) {
		twice->is_out_of_memory = true;
		return;
	}
	before = strings_count(list->programs);
	if (strings_put(list->programs, values[PROGRAM].text, values[PROGRAM].length) != before) {
		twice_want(twice, KIND_CHOICES, TWICE_PROGRAM, values);
		twice->n_rows[TWICE_PROGRAM]++;
	}
}

enum status twice_search_choices(struct store *store, struct twice *twice, struct problem *problem)
{
	struct store_cursor *rows = store_cursor_open_kind(store, KIND_CHOICES);
	struct value values[FIELDS_MOST];
	struct list list = { .programs = NULL };

	twice->n_rows[TWICE_PROGRAM] = 0;
	while (!twice->is_out_of_memory && store_cursor_next(rows)) {
		store_cursor_values(rows, values);
		look_at(&list, values, twice);
	}
	strings_free(list.programs);
	return store_cursor_close(rows, problem);
}

/* --- the further pass ----------------------------------------------------------------------------------------------------------
 */

struct search {
	struct twice *twice;
	const struct twice_file *file;
	struct findings *findings;
	uint64_t first[TWICE_FORMS][TWICE_MOST]; /* line; 0: not seen yet */
	struct row row;
};

static const char *column_of(const struct search *search, enum twice_form form)
{
	return form == TWICE_PROGRAM ? "program" : kind_table(search->file->kind)->fields[0].name;
}

static void tell_twice(struct search *search, enum twice_form form, const char *key, uint64_t line, uint64_t first)
{
	const char *text =
	        form == TWICE_PROGRAM ? _("'%s' stands in this list already, on line %llu") : _("'%s' stands on line %llu already");

	if (form == TWICE_PROGRAM)
		key = strrchr(key, '/') + 1;
	findings_add(search->findings, search->file->name, line, column_of(search, form), text, key, (unsigned long long)first);
}

static void look_for(struct search *search, enum twice_form form, uint64_t line)
{
	struct strings *wanted = search->twice->wanted[form];
	char key[KEY_TEXT];
	uint32_t number;

	if (!wanted)
		return;
	number = strings_find(wanted, key, join_form(search->file->kind, form, search->row.values, key));
	if (number == STRING_NONE)
		return;
	if (search->first[form][number] == 0)
		search->first[form][number] = line;
	else
		tell_twice(search, form, key, line, search->first[form][number]);
}

static enum status search_file(struct search *search, struct problem *problem)
{
	struct findings ignored = { .count = 0 };
	const struct reader_options options = { .path = search->file->path,
		                                .name = search->file->name,
		                                .kind = search->file->kind,
		                                .encoding = search->file->encoding,
		                                .findings = &ignored,
		                                .ahead = search->file->ahead };
	struct cell cells[FIELDS_MOST];
	struct reader *reader;
	enum reader_answer answer = READER_ROW;
	enum status status = reader_open(&options, &reader, problem);

	while (status == STATUS_OK && (answer == READER_ROW || answer == READER_BAD)) {
		uint64_t line = 0;

		answer = reader_next(reader, cells, &line, problem);
		if (answer == READER_ROW &&
		    row_check(search->file->kind, cells, &search->row, &ignored, search->file->name, line)) {
			look_for(search, TWICE_KEY, line);
			look_for(search, TWICE_PROGRAM, line);
		}
		findings_clear(&ignored);
	}
	reader_close(reader);
	return answer == READER_FAILED ? STATUS_ENVIRONMENT : status;
}

enum status twice_tell(struct twice *twice, const struct twice_file *file, struct findings *findings, struct problem *problem)
{
	struct search *search;
	enum status status = STATUS_OK;
	const uint64_t expected = findings->count + twice->n_rows[TWICE_KEY] + twice->n_rows[TWICE_PROGRAM];

	if (!twice->is_out_of_memory && !twice->wanted[TWICE_KEY] && !twice->wanted[TWICE_PROGRAM])
		return STATUS_OK;
	search = calloc(1, sizeof *search);
	if (!search || twice->is_out_of_memory) {
		status = problem_memory(problem);
	} else {
		search->twice = twice;
		search->file = file;
		search->findings = findings;
		status = search_file(search, problem);
		if (findings->count < expected)
			findings->count = expected;
	}
	free(search);
	twice_free(twice);
	return status;
}
