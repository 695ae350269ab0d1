/* SPDX-License-Identifier: ISC */
/* Scenarios: kept, found again, taken away. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <luqu/i18n.h>
#include <luqu/text.h>

#include "load.h"
#include "whatif.h"

enum { NAME_CHARACTERS = 64, NOTE_CHARACTERS = 200 };

void scenario_free(struct scenario *scenario)
{
	free(scenario->rows);
	arena_free(scenario->arena);
	*scenario = (struct scenario){ .arena = NULL };
}

size_t scenario_key(const struct scenario_row *row, char *buffer, size_t size)
{
	const struct kind_table *table = kind_table(row->kind);
	size_t used = 0;

	for (size_t i = 0; i < table->n_fields && used < size; i++)
		if (table->fields[i].is_key)
			used += (size_t)snprintf(buffer + used, size - used, "%s%s", used > 0 ? "/" : "", row->was[i]);
	return used;
}

int scenario_compare_rows(const struct scenario_row *a, const struct scenario_row *b)
{
	const struct kind_table *table = kind_table(a->kind);
	int order = a->kind < b->kind ? -1 : a->kind > b->kind;

	for (size_t i = 0; order == 0 && i < table->n_fields; i++)
		if (table->fields[i].is_key)
			order = strcmp(a->was[i], b->was[i]);
	return order;
}

const char *scenario_describe(const struct scenario *scenario)
{
	const char *text = "";
	char key[KEY_TEXT];

	for (size_t r = 0; r < scenario->n_rows; r++) {
		const struct scenario_row *row = &scenario->rows[r];
		const struct kind_table *table = kind_table(row->kind);
		scenario_key(row, key, sizeof key);
		for (size_t i = 0; text && i < table->n_fields; i++)
			if (strcmp(row->was[i], row->is[i]) != 0)
				text = arena_format(scenario->arena, "%s%s%s/%s/%s: %s -> %s", text, text[0] ? "; " : "", table->name, key,
						    table->fields[i].name, row->was[i], row->is[i]);
	}
	return text ? text : "";
}

/* --- finding ------------------------------------------------------------------------------------------------------------------- */

static struct scenario_note read_note(struct store_cursor *cursor)
{
	struct scenario_note note = { .n_changes = (uint64_t)store_cursor_number(cursor, 5) };

	snprintf(note.name, sizeof note.name, "%s", store_cursor_text(cursor, 0));
	snprintf(note.time, sizeof note.time, "%s", store_cursor_text(cursor, 1));
	snprintf(note.user, sizeof note.user, "%s", store_cursor_text(cursor, 2));
	snprintf(note.digest, sizeof note.digest, "%s", store_cursor_text(cursor, 3));
	snprintf(note.note, sizeof note.note, "%s", store_cursor_text(cursor, 4));
	return note;
}

enum status scenario_list(struct store *store, struct scenario_note **notes, size_t *count, struct problem *problem)
{
	struct store_cursor *cursor = store_cursor_open(store, STORE_SCENARIOS, NULL, 0);
	size_t room = 0;
	bool has_room = true;

	*notes = NULL;
	*count = 0;
	while (has_room && store_cursor_next(cursor)) {
		has_room = array_grow((void **)notes, &room, *count + 1, sizeof **notes);
		if (has_room)
			(*notes)[(*count)++] = read_note(cursor);
	}
	const enum status status = store_cursor_close(cursor, problem);
	return status == STATUS_OK && !has_room ? problem_memory(problem) : status;
}

static enum status find_note(struct store *store, const char *name, struct scenario_note *note, struct problem *problem)
{
	struct scenario_note *notes;
	size_t count, i = 0;
	enum status status = scenario_list(store, &notes, &count, problem);

	while (status == STATUS_OK && i < count && strcmp(notes[i].name, name) != 0)
		i++;
	if (status == STATUS_OK && i == count)
		status = problem_set(problem, STATUS_FAULT, _("there is no scenario %s"), name);
	else if (status == STATUS_OK)
		*note = notes[i];
	free(notes);
	return status;
}

/* --- reading -------------------------------------------------------------------------------------------------------------------- */

/* Fields come row by row. false: no memory. A column that is not known any more is passed over. */
static bool put_field(struct store_cursor *cursor, struct scenario *scenario, char last[KEY_TEXT], size_t *room)
{
	const char *key = store_cursor_text(cursor, 1), *old = store_cursor_text(cursor, 3);
	const enum kind kind = kind_find(store_cursor_text(cursor, 0));
	const int field = kind == KIND_NONE ? -1 : kind_field(kind, store_cursor_text(cursor, 2), store_cursor_length(cursor, 2));
	struct scenario_row *row = scenario->n_rows > 0 ? &scenario->rows[scenario->n_rows - 1] : NULL;

	if (field < 0)
		return true;
	if (!row || row->kind != kind || strcmp(last, key) != 0) {
		if (!array_grow((void **)&scenario->rows, room, scenario->n_rows + 1, sizeof *row))
			return false;
		row = &scenario->rows[scenario->n_rows++];
		*row = (struct scenario_row){ .kind = kind };
		snprintf(last, KEY_TEXT, "%s", key);
		for (size_t i = 0; i < FIELDS_MOST; i++)
			row->was[i] = row->is[i] = "";
	}
	row->was[field] = arena_copy(scenario->arena, old);
	row->is[field] = store_cursor_is_null(cursor, 4) ? row->was[field] : arena_copy(scenario->arena, store_cursor_text(cursor, 4));
	return row->was[field] && row->is[field];
}

static int compare_rows(const void *a, const void *b)
{
	return scenario_compare_rows(a, b);
}

enum status scenario_load(struct store *store, const char *name, struct scenario *scenario, struct problem *problem)
{
	char last[KEY_TEXT] = "";
	size_t room = 0;
	bool good = true;

	*scenario = (struct scenario){ .arena = arena_make() };
	if (!scenario->arena)
		return problem_memory(problem);
	enum status status = find_note(store, name, &scenario->about, problem);
	if (status != STATUS_OK)
		return status;
	struct store_cursor *cursor = store_cursor_open(store, STORE_SCENARIO_FIELDS, &(struct store_bind){ .text = name }, 1);
	while (good && store_cursor_next(cursor))
		good = put_field(cursor, scenario, last, &room);
	status = store_cursor_close(cursor, problem);
	if (scenario->n_rows > 1)
		qsort(scenario->rows, scenario->n_rows, sizeof *scenario->rows, compare_rows);
	return status == STATUS_OK && !good ? problem_memory(problem) : status;
}

/* --- keeping -------------------------------------------------------------------------------------------------------------------- */

static enum status check_text(const char *what, const char *text, size_t most, struct problem *problem)
{
	const enum text_fault fault = text_check(text, strlen(text), NULL);
	uint32_t character;
	size_t n = 0;

	if (fault != TEXT_GOOD)
		return problem_set(problem, STATUS_USAGE, _("%s holds %s"), what, text_fault_name(fault));
	for (size_t at = 0; text[at]; n++)
		at += utf8_decode(text + at, strlen(text + at), &character);
	return n <= most ? STATUS_OK : problem_set(problem, STATUS_USAGE, _("%s is longer than %zu characters"), what, most);
}

static enum status check_saving(const struct whatif *whatif, const struct scenario_saving *saving, struct problem *problem)
{
	enum status status = STATUS_OK;

	if (whatif->now.scenario.n_rows == 0)
		return problem_set(problem, STATUS_FAULT, "%s", _("nothing is changed: there is nothing to keep as a scenario"));
	if (text_is_blank(saving->name, strlen(saving->name)))
		return problem_set(problem, STATUS_USAGE, "%s", _("a scenario needs a name"));
	status = check_text(_("the name"), saving->name, NAME_CHARACTERS, problem);
	return status == STATUS_OK ? check_text(_("the note"), saving->note ? saving->note : "", NOTE_CHARACTERS, problem) : status;
}

static void put_rows(struct store *store, const struct scenario *scenario, const char *name)
{
	char key[KEY_TEXT];

	for (size_t r = 0; r < scenario->n_rows; r++) {
		const struct scenario_row *row = &scenario->rows[r];
		const struct kind_table *table = kind_table(row->kind);
		scenario_key(row, key, sizeof key);
		for (size_t i = 0; i < table->n_fields; i++)
			store_add_scenario_field(store, &(struct store_scenario_field){
								.scenario = name,
								.kind = table->name,
								.key = key,
								.field = table->fields[i].name,
								.old = row->was[i],
								.new = strcmp(row->was[i], row->is[i]) != 0 ? row->is[i] : NULL,
							});
	}
}

/* What stood there under this name is replaced, or in the way. */
static enum status put_scenario(struct store *store, struct whatif *whatif, const struct scenario_saving *saving, struct problem *problem)
{
	const struct scenario *scenario = &whatif->now.scenario;
	const char *note = saving->note ? saving->note : "", *name = saving->name;
	struct scenario old;
	struct problem own = { .status = STATUS_OK };
	enum status status = scenario_load(store, name, &old, &own);

	if (status == STATUS_OK && !saving->may_replace) {
		status = problem_set(&own, STATUS_FAULT, _("there is a scenario %s already"), name);
	} else if (status != STATUS_ENVIRONMENT) {
		status = STATUS_OK;
		store_drop_scenario(store, name);
		store_add_scenario(store, &(struct store_scenario){ name, whatif->digest, note });
		put_rows(store, scenario, name);
		store_audit_add(store, &(struct store_change){ "save", "scenario", name, scenario_describe(&old), scenario_describe(scenario), note });
	}
	scenario_free(&old);
	if (status != STATUS_OK && problem)
		*problem = own;
	return status;
}

enum status scenario_save(struct store *store, struct whatif *whatif, const struct scenario_saving *saving, struct problem *problem)
{
	struct scenario_note *about = &whatif->now.scenario.about;
	enum status status = check_saving(whatif, saving, problem);

	if (status == STATUS_OK)
		status = store_begin(store, saving->progress, problem);
	if (status != STATUS_OK)
		return status;
	status = put_scenario(store, whatif, saving, problem);
	if (status == STATUS_OK)
		status = store_commit(store, problem);
	else
		store_rollback(store);
	if (status == STATUS_OK) {
		snprintf(about->name, sizeof about->name, "%s", saving->name);
		snprintf(about->note, sizeof about->note, "%s", saving->note ? saving->note : "");
	}
	return status;
}

void scenario_take_away(struct store *store, const struct scenario *scenario, const char *action, const char *reason)
{
	store_audit_add(store, &(struct store_change){ action, "scenario", scenario->about.name, scenario_describe(scenario), "", reason });
	store_drop_scenario(store, scenario->about.name);
}

enum status scenario_drop(struct store *store, const char *name, const struct progress *progress, struct problem *problem)
{
	struct scenario scenario;
	enum status status = store_begin(store, progress, problem);

	if (status != STATUS_OK)
		return status;
	status = scenario_load(store, name, &scenario, problem);
	if (status == STATUS_OK) {
		scenario_take_away(store, &scenario, "drop", "");
		status = store_commit(store, problem);
	} else {
		store_rollback(store);
	}
	scenario_free(&scenario);
	return status;
}
