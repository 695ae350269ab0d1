/* SPDX-License-Identifier: ISC */
/* The tiers and plans as they are, as texts and as a dataset is made from them. */
#include <stdlib.h>
#include <string.h>

#include <luqu/decimal.h>

#include "whatif.h"

static bool copy_texts(struct arena *arena, const struct kind_table *table, const struct value *values, const char *texts[FIELDS_MOST])
{
	char buffer[DECIMAL_TEXT];
	const char *bytes;

	for (size_t i = 0; i < table->n_fields; i++) {
		const size_t length = value_write(&table->fields[i], &values[i], buffer, &bytes);
		texts[i] = arena_text(arena, bytes, length);
	}
	return !arena_failed(arena);
}

static enum status read_kind(struct store *store, struct whatif_rows *rows, enum kind kind, struct problem *problem)
{
	const struct kind_table *table = kind_table(kind);
	struct rows_of_kind *to = &rows->tables[kind];
	struct store_cursor *cursor = store_cursor_open_kind(store, kind);
	struct value values[FIELDS_MOST];
	size_t room = 0;
	bool has_room = true;

	while (has_room && store_cursor_next(cursor)) {
		has_room = array_grow((void **)&to->texts, &room, to->count + 1, sizeof *to->texts);
		if (!has_room)
			break;
		store_cursor_values(cursor, values);
		has_room = copy_texts(rows->arena, table, values, to->texts[to->count++]);
	}
	const enum status status = store_cursor_close(cursor, problem);
	return status == STATUS_OK && !has_room ? problem_memory(problem) : status;
}

enum status whatif_rows_read(struct store *store, struct whatif_rows *rows, struct problem *problem)
{
	rows->arena = arena_make();
	if (!rows->arena)
		return problem_memory(problem);
	enum status status = read_kind(store, rows, KIND_TIERS, problem);
	return status == STATUS_OK ? read_kind(store, rows, KIND_PLANS, problem) : status;
}

void whatif_rows_free(struct whatif_rows *rows)
{
	free(rows->tables[KIND_TIERS].texts);
	free(rows->tables[KIND_PLANS].texts);
	arena_free(rows->arena);
	*rows = (struct whatif_rows){ .arena = NULL };
}

/* --- finding ------------------------------------------------------------------------------------------------------------------ */

/* The next part of a key, up to `/`; *at moves behind it. */
static size_t next_part(const char **at, const char **part)
{
	const size_t length = strcspn(*at, "/");

	*part = *at;
	*at += length + ((*at)[length] == '/');
	return length;
}

/* Against the row's keys, part by part, as bytes: the order in which they were read. */
static int compare_key(const struct kind_table *table, const char *key, const char *const *texts)
{
	for (size_t i = 0; i < table->n_fields; i++) {
		const char *part;
		if (!table->fields[i].is_key)
			continue;
		const size_t length = next_part(&key, &part), other = strlen(texts[i]);
		const int order = memcmp(part, texts[i], length < other ? length : other);
		if (order != 0 || length != other)
			return order != 0 ? order : length < other ? -1 : 1;
	}
	return *key ? 1 : 0;
}

/* Keys stand in the order of the columns, as the store gives them. */
size_t whatif_rows_find(const struct whatif_rows *rows, enum kind kind, const char *key)
{
	const struct rows_of_kind *table = &rows->tables[kind];
	size_t low = 0, high = table->count;

	while (low < high) {
		const size_t middle = low + (high - low) / 2;
		const int order = compare_key(kind_table(kind), key, table->texts[middle]);
		if (order == 0)
			return middle;
		if (order < 0)
			high = middle;
		else
			low = middle + 1;
	}
	return SIZE_MAX;
}

/* --- as a dataset is made from them ---------------------------------------------------------------------------------------------- */

/* Texts are canonical, so only an empty one is no number. */
static int64_t number(const char *text, unsigned places)
{
	int64_t value = 0;

	decimal_read(text, strlen(text), places, places, &value);
	return value;
}

struct tier_row whatif_tier_row(const char *const t[FIELDS_MOST])
{
	enum { CODE, NAME, SEQ, MERIT, RANKING, BANDS, MAX_CHOICES, ELIGIBLE, LINE, TIES, FILING, RETURNS, ADJUST, INHERITS };

	return (struct tier_row){ .code = t[CODE],
				  .name = t[NAME],
				  .seq = number(t[SEQ], 0),
				  .merit = t[MERIT],
				  .ranking = t[RANKING],
				  .bands = t[BANDS],
				  .max_choices = number(t[MAX_CHOICES], 0),
				  .eligible = t[ELIGIBLE],
				  .line = t[LINE],
				  .ties = t[TIES],
				  .filing_e2 = number(t[FILING], 2),
				  .returns = t[RETURNS],
				  .adjust = t[ADJUST],
				  .inherits = t[INHERITS] };
}

struct plan_row whatif_plan_row(const char *const t[FIELDS_MOST])
{
	enum { TIER, PROGRAM, SEATS, POOL, ORDER, ELIGIBLE, LINE, RANKING, ROLLOVER };

	return (struct plan_row){ .tier = t[TIER],
				  .program = t[PROGRAM],
				  .seats = number(t[SEATS], 0),
				  .pool = t[POOL],
				  .order = number(t[ORDER], 0),
				  .eligible = t[ELIGIBLE],
				  .line = t[LINE],
				  .ranking = t[RANKING],
				  .rollover = t[ROLLOVER] };
}
