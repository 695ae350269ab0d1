/* SPDX-License-Identifier: ISC */
/* Changes of rows of tiers and plans: each row checked like any other. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <luqu/decimal.h>
#include <luqu/i18n.h>
#include <luqu/rule.h>

#include "load.h"
#include "whatif.h"

/* --- changes as texts ----------------------------------------------------------------------------------------------------------- */

static size_t count_slashes(const char *text)
{
	size_t n = 0;

	for (; *text; text++)
		n += *text == '/';
	return n;
}

enum status whatif_read_change(const char *text, char buffer[WHATIF_CHANGE_TEXT], struct whatif_change *change, struct problem *problem)
{
	const size_t length = strlen(text);
	char *equals, *key, *field;

	if (length >= WHATIF_CHANGE_TEXT)
		return problem_set(problem, STATUS_USAGE, _("a change is longer than %d bytes"), WHATIF_CHANGE_TEXT - 1);
	memcpy(buffer, text, length + 1);
	equals = strchr(buffer, '=');
	key = strchr(buffer, '/');
	if (!equals || !key || key > equals)
		return problem_set(problem, STATUS_USAGE,
		                   _("'%s' is no change: plans/TIER/PROGRAM/POOL/FIELD=VALUE or tiers/TIER/FIELD=VALUE"), text);
	*equals = *key++ = '\0';
	field = strrchr(key, '/');
	change->kind = kind_find(buffer);
	if (change->kind != KIND_TIERS && change->kind != KIND_PLANS)
		return problem_set(problem, STATUS_USAGE, _("'%s': only tiers and plans can be changed, not '%s'"), text, buffer);
	if (!field || count_slashes(key) != kind_table(change->kind)->n_keys)
		return problem_set(problem, STATUS_USAGE,
		                   _("'%s' is no change: plans/TIER/PROGRAM/POOL/FIELD=VALUE or tiers/TIER/FIELD=VALUE"), text);
	*field = '\0';
	*change = (struct whatif_change){ change->kind, key, field + 1, equals + 1 };
	return STATUS_OK;
}

/* --- rows that change ------------------------------------------------------------------------------------------------------------ */

struct making {
	const struct whatif *whatif;
	struct scenario *scenario;
	size_t rows_room;
	struct row *row; /* for row_check */
	struct problem *problem;
};

static bool is_field(enum kind kind, size_t field, const char *name)
{
	return strcmp(kind_table(kind)->fields[field].name, name) == 0;
}

/* The row of that key among those that change; where it is none of them yet, it comes as it is today. NULL: the problem says why. */
static struct scenario_row *find_row(struct making *making, enum kind kind, const char *key)
{
	struct scenario *scenario = making->scenario;
	const size_t place = whatif_rows_find(&making->whatif->rows, kind, key);
	struct scenario_row row = { .kind = kind };
	size_t at = 0;

	if (place == SIZE_MAX) {
		problem_set(making->problem, STATUS_FAULT, _("%s has no row %s"), kind_table(kind)->name, key);
		return NULL;
	}
	memcpy(row.was, making->whatif->rows.tables[kind].texts[place], sizeof row.was);
	memcpy(row.is, row.was, sizeof row.is);
	while (at < scenario->n_rows && scenario_compare_rows(&scenario->rows[at], &row) < 0)
		at++;
	if (at < scenario->n_rows && scenario_compare_rows(&scenario->rows[at], &row) == 0)
		return &scenario->rows[at];
	if (!array_grow((void **)&scenario->rows, &making->rows_room, scenario->n_rows + 1, sizeof row)) {
		problem_memory(making->problem);
		return NULL;
	}
	memmove(&scenario->rows[at + 1], &scenario->rows[at], (scenario->n_rows++ - at) * sizeof row);
	scenario->rows[at] = row;
	return &scenario->rows[at];
}

static enum status put_change(struct making *making, const struct whatif_change *change)
{
	const struct kind_table *table = kind_table(change->kind);
	const int field = kind_field(change->kind, change->field, strlen(change->field));

	if (field < 0)
		return problem_set(making->problem, STATUS_USAGE, _("%s has no column %s"), table->name, change->field);
	if (table->fields[field].is_key || is_field(change->kind, (size_t)field, "seq") || is_field(change->kind, (size_t)field, "name"))
		return problem_set(making->problem, STATUS_USAGE, _("%s: what-if leaves keys, seq and name as they are"), change->field);
	struct scenario_row *row = find_row(making, change->kind, change->key);
	if (!row)
		return making->problem->status;
	row->is[field] = arena_copy(making->scenario->arena, change->value);
	return row->is[field] ? STATUS_OK : problem_memory(making->problem);
}

static enum status put_scenario(struct making *making, const struct scenario *from)
{
	char key[KEY_TEXT];

	for (size_t i = 0; i < from->n_rows; i++) {
		const struct scenario_row *row = &from->rows[i];
		scenario_key(row, key, sizeof key);
		for (size_t f = 0; f < kind_table(row->kind)->n_fields; f++) {
			const struct whatif_change change = { row->kind, key, kind_table(row->kind)->fields[f].name, row->is[f] };
			if (strcmp(row->was[f], row->is[f]) != 0 && put_change(making, &change) != STATUS_OK)
				return making->problem->status;
		}
	}
	return STATUS_OK;
}

/* --- each of them by itself ----------------------------------------------------------------------------------------------------- */

enum status whatif_refuse(struct findings *findings, struct problem *problem)
{
	if (findings->n_kept > 0)
		problem_set(problem, STATUS_FAULT, "%s: %s", findings->kept[0].place, findings->kept[0].text);
	else
		problem_memory(problem);
	findings_clear(findings);
	return problem->status;
}

static enum rule_use use_of(enum kind kind, size_t field)
{
	if (is_field(kind, field, "merit"))
		return RULE_MERIT;
	if (is_field(kind, field, "ranking"))
		return RULE_RANKING;
	if (is_field(kind, field, "eligible"))
		return kind == KIND_TIERS ? RULE_TIER_ELIGIBLE : RULE_PLAN_ELIGIBLE;
	return kind == KIND_TIERS ? RULE_TIER_LINE : RULE_PLAN_LINE;
}

static enum status check_rule(const struct making *making, const struct scenario_row *row, size_t field)
{
	const struct dataset *dataset = making->whatif->year.dataset;
	const enum rule_use use = use_of(row->kind, field);
	const tier_ix tier = use == RULE_PLAN_LINE ? dataset_find_tier(dataset, row->is[0]) : IX_NONE;
	struct arena *arena = arena_make();
	struct rule_fault fault = { .column = 0 };
	char key[KEY_TEXT];

	if (arena && rule_read(arena, use, row->is[field], dataset, tier, &fault)) {
		arena_free(arena);
		return STATUS_OK;
	}
	scenario_key(row, key, sizeof key);
	if (!arena || arena_failed(arena))
		problem_memory(making->problem);
	else
		problem_set(making->problem, STATUS_FAULT, _("%s %s: %s: column %u: %s"), kind_table(row->kind)->name, key,
		            kind_table(row->kind)->fields[field].name, fault.column, fault.text);
	arena_free(arena);
	return making->problem->status;
}

static enum status take_texts(struct making *making, struct scenario_row *row)
{
	const struct kind_table *table = kind_table(row->kind);
	char buffer[DECIMAL_TEXT];
	const char *bytes;

	for (size_t i = 0; i < table->n_fields; i++) {
		const size_t length = value_write(&table->fields[i], &making->row->values[i], buffer, &bytes);
		row->is[i] = arena_text(making->scenario->arena, bytes, length);
		if (!row->is[i])
			return problem_memory(making->problem);
	}
	return STATUS_OK;
}

static enum status check_row(struct making *making, struct scenario_row *row)
{
	const struct kind_table *table = kind_table(row->kind);
	struct findings findings = { .count = 0 };
	struct cell cells[FIELDS_MOST];
	char key[KEY_TEXT], place[KEY_TEXT + 16];

	scenario_key(row, key, sizeof key);
	snprintf(place, sizeof place, "%s %s", table->name, key);
	for (size_t i = 0; i < table->n_fields; i++)
		cells[i] = (struct cell){ row->is[i], strlen(row->is[i]) };
	if (!row_check(row->kind, cells, making->row, &findings, place, 0))
		return whatif_refuse(&findings, making->problem);
	enum status status = take_texts(making, row);
	for (size_t i = 0; status == STATUS_OK && i < table->n_fields; i++)
		if (table->fields[i].type == FIELD_RULE && row->is[i][0] && strcmp(row->is[i], row->was[i]) != 0)
			status = check_rule(making, row, i);
	return status;
}

static bool differs(const struct scenario_row *row)
{
	for (size_t i = 0; i < kind_table(row->kind)->n_fields; i++)
		if (strcmp(row->was[i], row->is[i]) != 0)
			return true;
	return false;
}

static enum status check_rows(struct making *making)
{
	struct scenario *scenario = making->scenario;
	size_t kept = 0;

	for (size_t i = 0; i < scenario->n_rows; i++) {
		if (check_row(making, &scenario->rows[i]) != STATUS_OK)
			return making->problem->status;
		if (differs(&scenario->rows[i]))
			scenario->rows[kept++] = scenario->rows[i];
	}
	scenario->n_rows = kept;
	return STATUS_OK;
}

enum status whatif_changes_make(const struct whatif *whatif, const struct change_list *list, struct scenario *scenario, struct problem *problem)
{
	struct making making = { .whatif = whatif, .scenario = scenario, .row = calloc(1, sizeof *making.row), .problem = problem };
	enum status status = STATUS_OK;

	scenario->arena = arena_make();
	if (!making.row || !scenario->arena)
		status = problem_memory(problem);
	else if (list->from) {
		scenario->about = list->from->about;
		status = put_scenario(&making, list->from);
	}
	for (size_t i = 0; status == STATUS_OK && i < list->n_changes; i++)
		status = put_change(&making, &list->changes[i]);
	if (status == STATUS_OK)
		status = check_rows(&making);
	if (scenario->n_rows == 0)
		scenario->about.name[0] = scenario->about.note[0] = '\0';
	free(making.row);
	return status;
}
