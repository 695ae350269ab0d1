/* SPDX-License-Identifier: ISC */
/* One row of a large table against the small ones and the candidates. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <luqu/i18n.h>

#include "load.h"

/* Every column that names a row of a small table; candidates are not in memory. */
static bool check_codes(const struct config *config, const struct places *places, const struct row *row,
                        const struct row_site *site)
{
	const struct kind_table *table = kind_table(row->kind);
	bool good = true;

	for (size_t i = 0; i < table->n_fields; i++) {
		const enum kind named = table->fields[i].refers;
		const struct value *value = &row->values[i];

		if (named >= SMALL_KINDS || strings_find(config->keys[named], value->text, value->length) != STRING_NONE)
			continue;
		good = false;
		if (!places_excuse(places, named, value->text, value->length))
			findings_add(site->findings, site->file, site->line, table->fields[i].name, _("'%.*s' is not in %s"),
			             (int)value->length, value->text, kind_table(named)->name);
	}
	return good;
}

static bool check_mark(const struct config *config, const struct row *row, const struct row_site *site)
{
	enum { SUBJECT = 1, MARK = 2 };
	const struct value *subject = &row->values[SUBJECT], *mark = &row->values[MARK];
	const struct mark_limits *limits =
	        &config->limits[strings_find(config->keys[KIND_SUBJECTS], subject->text, subject->length)];
	const enum mark_fault fault = mark_check(limits, !mark->is_null, mark->number);
	char text[512];

	if (fault == MARK_GOOD)
		return true;
	mark_fault_write(fault, limits, mark->number, text, sizeof text);
	findings_add(site->findings, site->file, site->line, fault == MARK_DERIVED ? "subject" : "mark", "%s", text);
	return false;
}

static bool check_pool(const struct config *config, const struct places *places, const struct row *row, const struct row_site *site)
{
	enum { TIER = 0, PROGRAM = 2, POOL = 5 };
	const struct value *tier = &row->values[TIER], *program = &row->values[PROGRAM], *pool = &row->values[POOL];
	char key[KEY_TEXT];
	const int length = snprintf(key, sizeof key, "%.*s/%.*s/%.*s", (int)tier->length, tier->text, (int)program->length,
	                            program->text, (int)pool->length, pool->text);

	if (strings_find(config->keys[KIND_PLANS], key, (size_t)length) != STRING_NONE)
		return true;
	if (!places_excuse(places, KIND_PLANS, key, (size_t)length))
		findings_add(site->findings, site->file, site->line, "pool",
		             _("'%.*s' is no pool of program %.*s in tier %.*s of the plan"), (int)pool->length, pool->text,
		             (int)program->length, program->text, (int)tier->length, tier->text);
	return false;
}

static bool check_sitting(const struct config *config, const struct row *row, const struct row_site *site)
{
	enum { ELIGIBLE = 1 };
	const struct value *rule = &row->values[ELIGIBLE];
	const uint64_t before = site->findings->count;
	char *text = rule->length > 0 ? strndup(rule->text, rule->length) : NULL;

	/* Without memory the rule stays unread here, and whoever seats the exam is told. */
	if (text)
		config_check_condition(config, text, "eligible", site, NULL);
	free(text);
	return site->findings->count == before;
}

bool refer_check(const struct config *config, const struct places *places, const struct row *row, const struct row_site *site)
{
	if (!check_codes(config, places, row, site))
		return false;
	if (row->kind == KIND_SCORES)
		return check_mark(config, row, site);
	if (row->kind == KIND_ORDERS)
		return check_pool(config, places, row, site);
	return row->kind != KIND_SITTINGS || check_sitting(config, row, site);
}

/* --- candidates
 * ------------------------------------------------------------------------------------------------------------------- */

bool finder_open(struct finder *finder, struct store *store)
{
	finder->store = store;
	finder->wanted = calloc(1, sizeof *finder->wanted);
	finder->named = calloc(1, sizeof *finder->named);
	if (!finder->wanted || !finder->named)
		return false;
	finder->wanted->kind = KIND_CANDIDATES;
	/* The name of a stand-in; every other column is empty or 0. */
	finder->wanted->values[1] = (struct value){ .text = "?", .length = 1 };
	return true;
}

void finder_close(struct finder *finder)
{
	free(finder->wanted);
	free(finder->named);
	finder->wanted = finder->named = NULL;
}

static bool find(struct finder *finder, enum kind kind, const struct value *key)
{
	struct value found[FIELDS_MOST];

	if (finder->kind == kind && finder->length == key->length && memcmp(finder->last, key->text, key->length) == 0)
		return finder->is_there;
	memcpy(finder->last, key->text, key->length);
	finder->length = key->length;
	finder->kind = kind;
	finder->wanted->kind = kind;
	finder->wanted->values[0] = (struct value){ .text = finder->last, .length = finder->length };
	finder->is_there = store_find_row(finder->store, finder->wanted, found) == STORE_DONE;
	return finder->is_there;
}

bool finder_check(struct finder *finder, const struct row *row, const struct places *places, const struct row_site *site)
{
	const struct kind_table *table = kind_table(row->kind);
	bool good = true;

	for (size_t i = 0; i < table->n_fields; i++) {
		const enum kind named = table->fields[i].refers;
		const struct value *value = &row->values[i];

		if (named < SMALL_KINDS || named == KIND_NONE || value->length == 0 || find(finder, named, value))
			continue;
		good = false;
		if (!places_excuse(places, named, value->text, value->length) && store_trouble(finder->store, NULL) == STATUS_OK)
			findings_add(site->findings, site->file, site->line, table->fields[i].name, _("'%.*s' is not in %s"),
			             (int)value->length, value->text, kind_table(named)->name);
	}
	return good && finder_check_room(finder, row, places, site);
}

bool finder_stand_in(struct finder *finder, const struct value *candidate_no)
{
	finder->wanted->kind = KIND_CANDIDATES;
	finder->wanted->values[0] = *candidate_no;
	return store_insert_row(finder->store, finder->wanted) != STORE_FAILED;
}

enum status refer_check_store(struct store *store, const struct row *row, const struct row_site *site, struct problem *problem)
{
	struct config config = { .arena = NULL };
	struct places places = { .is_out_of_memory = false };
	struct finder finder = { .store = NULL };
	enum status status = config_read(store, &config, problem);

	if (status == STATUS_OK && !finder_open(&finder, store))
		status = problem_memory(problem);
	if (status == STATUS_OK) {
		finder_check(&finder, row, NULL, site);
		refer_check(&config, &places, row, site);
		status = store_trouble(store, problem);
	}
	finder_close(&finder);
	places_free(&places);
	config_free(&config);
	return status;
}
