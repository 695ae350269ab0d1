/* SPDX-License-Identifier: ISC */
/* Staged choices: each list (candidate, tier) that the file names replaces the one that stands, and what is the same is left alone.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <luqu/i18n.h>

#include "import.h"

enum { CANDIDATE = 0, TIER = 1, RANK = 2, PROGRAM = 3, RANKS_MOST = 999, CODE_TEXT = 33 };

struct entry {
	int64_t rank;
	char program[CODE_TEXT];
	uint64_t line;
};

struct lists {
	struct importing *importing;
	char candidate[CODE_TEXT], tier[CODE_TEXT];
	struct entry new[RANKS_MOST], old[RANKS_MOST]; /* by rank */
	size_t n_new, n_old;
};

static void copy_code(char to[CODE_TEXT], const char *bytes, size_t length)
{
	snprintf(to, CODE_TEXT, "%.*s", (int)length, bytes);
}

static bool is_of_list(const struct lists *lists, const struct value *values)
{
	return strcmp(lists->candidate, values[CANDIDATE].text) == 0 && strcmp(lists->tier, values[TIER].text) == 0;
}

/* Ranks are 1..999 and no two of a list are one, so that there is room for all. */
static void add_new(struct lists *lists, const struct value *values, uint64_t line)
{
	const struct row_site site = import_site(lists->importing, line);
	struct entry *entry = &lists->new[lists->n_new];

	*entry = (struct entry){ .rank = values[RANK].number, .line = line };
	copy_code(entry->program, values[PROGRAM].text, values[PROGRAM].length);
	for (size_t i = 0; i < lists->n_new; i++) {
		const struct entry *other = &lists->new[i];
		const bool is_first = other->line < line;

		if (strcmp(other->program, entry->program) != 0)
			continue;
		findings_add(site.findings, site.file, is_first ? line : other->line, "program",
		             _("'%s' stands in this list already, on line %llu"), entry->program,
		             (unsigned long long)(is_first ? other->line : line));
		break;
	}
	lists->n_new++;
}

static bool read_old(struct lists *lists)
{
	const struct store_bind binds[] = { { .text = lists->candidate }, { .text = lists->tier } };
	struct store_cursor *rows = store_cursor_open(lists->importing->store, STORE_CHOICE_LIST, binds, 2);

	lists->n_old = 0;
	while (lists->n_old < RANKS_MOST && store_cursor_next(rows)) {
		struct entry *entry = &lists->old[lists->n_old++];

		*entry = (struct entry){ .rank = store_cursor_number(rows, 0) };
		copy_code(entry->program, store_cursor_text(rows, 1), store_cursor_length(rows, 1));
	}
	return store_cursor_close(rows, NULL) == STATUS_OK;
}

static void fill_values(const struct lists *lists, const struct entry *entry, struct value values[FIELDS_MOST])
{
	values[CANDIDATE] = (struct value){ .text = lists->candidate, .length = strlen(lists->candidate) };
	values[TIER] = (struct value){ .text = lists->tier, .length = strlen(lists->tier) };
	values[RANK] = (struct value){ .number = entry->rank };
	values[PROGRAM] = (struct value){ .text = entry->program, .length = strlen(entry->program) };
}

static bool put(struct lists *lists, const struct entry *new, const struct entry *old)
{
	struct row *row = lists->importing->row;
	struct value old_values[FIELDS_MOST];

	fill_values(lists, new ? new : old, row->values);
	if (!new)
		return import_take_away(lists->importing, row, lists->new[0].line);
	if (old)
		fill_values(lists, old, old_values);
	return import_put(lists->importing, row, old ? old_values : NULL, new->line);
}

/* Both lists by rank, side by side. */
static bool end_list(struct lists *lists)
{
	size_t n = 0, o = 0;
	bool good = lists->n_new == 0 || read_old(lists);

	while (good && lists->n_new > 0 && (n < lists->n_new || o < lists->n_old)) {
		const struct entry *new = n < lists->n_new ? &lists->new[n] : NULL;
		const struct entry *old = o < lists->n_old ? &lists->old[o] : NULL;

		if (new &&old &&new->rank != old->rank) {
			if (new->rank < old->rank)
				old = NULL;
			else
				new = NULL;
		}
		n += new != NULL;
		o += old != NULL;
		good = put(lists, new, old);
	}
	lists->n_new = 0;
	return good;
}

void import_merge_choices(struct importing *importing)
{
	struct lists *lists = calloc(1, sizeof *lists);
	struct value values[FIELDS_MOST];
	uint64_t line = 0;
	bool good = true;

	if (!lists) {
		importing->places.is_out_of_memory = true;
		return;
	}
	lists->importing = importing;
	while (good && store_stage_next(importing->stage, values, &line)) {
		if (!is_of_list(lists, values)) {
			good = end_list(lists);
			copy_code(lists->candidate, values[CANDIDATE].text, values[CANDIDATE].length);
			copy_code(lists->tier, values[TIER].text, values[TIER].length);
		}
		add_new(lists, values, line);
	}
	if (good)
		end_list(lists);
	free(lists);
}
