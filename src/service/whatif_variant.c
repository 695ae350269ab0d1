/* SPDX-License-Identifier: ISC */
/* The year with changes: a dataset that shares everything but tiers, plans and orders with the year's. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <luqu/crosscheck.h>
#include <luqu/i18n.h>

#include "load.h"
#include "whatif.h"

struct making {
	const struct whatif *whatif;
	struct variant *variant;
	struct problem *problem;
};

struct tables { struct tier_row *tiers; struct plan_row *plans; size_t n_tiers, n_plans; struct findings findings; };

static bool tables_make(const struct making *making, struct tables *tables)
{
	const struct whatif_rows *rows = &making->whatif->rows;
	const struct scenario *scenario = &making->variant->scenario;

	tables->n_tiers = rows->tables[KIND_TIERS].count;
	tables->n_plans = rows->tables[KIND_PLANS].count;
	tables->tiers = array_make(tables->n_tiers, sizeof *tables->tiers);
	tables->plans = array_make(tables->n_plans, sizeof *tables->plans);
	if (!tables->tiers || !tables->plans)
		return false;
	for (size_t i = 0; i < tables->n_tiers; i++)
		tables->tiers[i] = whatif_tier_row(rows->tables[KIND_TIERS].texts[i]);
	for (size_t i = 0; i < tables->n_plans; i++)
		tables->plans[i] = whatif_plan_row(rows->tables[KIND_PLANS].texts[i]);
	for (size_t i = 0; i < scenario->n_rows; i++) {
		const struct scenario_row *row = &scenario->rows[i];
		char key[KEY_TEXT];
		scenario_key(row, key, sizeof key);
		const size_t at = whatif_rows_find(rows, row->kind, key);
		if (row->kind == KIND_TIERS)
			tables->tiers[at] = whatif_tier_row(row->is);
		else
			tables->plans[at] = whatif_plan_row(row->is);
	}
	return true;
}

static void report_tier(void *context, size_t row, const char *column, const char *text)
{
	struct tables *tables = context;
	char place[KEY_TEXT + 16];

	snprintf(place, sizeof place, "tiers %s", tables->tiers[row].code);
	findings_add(&tables->findings, place, 0, column, "%s", text);
}

static void report_plan(void *context, size_t row, const char *column, const char *text)
{
	struct tables *tables = context;
	const struct plan_row *plan = &tables->plans[row];
	char place[KEY_TEXT + 16];

	snprintf(place, sizeof place, "plans %s/%s/%s", plan->tier, plan->program, plan->pool);
	findings_add(&tables->findings, place, 0, column, "%s", text);
}

static enum status tables_check(const struct making *making, struct tables *tables)
{
	const struct crosscheck_sink tiers = { report_tier, tables, NULL }, plans = { report_plan, tables, NULL };

	if (!crosscheck_tiers(tables->tiers, tables->n_tiers, &tiers) ||
	    !crosscheck_plans(tables->tiers, tables->n_tiers, tables->plans, tables->n_plans, &plans))
		return problem_memory(making->problem);
	return tables->findings.count > 0 ? whatif_refuse(&tables->findings, making->problem) : STATUS_OK;
}

/* Schools and programs too, for plans name them; their indexes are the year's, for the same codes give the same order. */
static enum status tables_build(const struct making *making, const struct tables *tables)
{
	const struct dataset *year = making->whatif->year.dataset;
	struct dataset_builder *builder = dataset_begin();

	if (!builder)
		return problem_memory(making->problem);
	for (school_ix i = 0; i < year->n_schools; i++)
		dataset_add_school(builder, &(struct school_row){ .code = year->schools[i].code });
	for (program_ix i = 0; i < year->n_programs; i++)
		dataset_add_program(builder, &(struct program_row){ .code = year->programs[i].code,
		                                                     .school = year->schools[year->programs[i].school].code });
	for (size_t i = 0; i < tables->n_tiers; i++)
		dataset_add_tier(builder, &tables->tiers[i]);
	for (size_t i = 0; i < tables->n_plans; i++)
		dataset_add_plan(builder, &tables->plans[i]);
	return dataset_finish(builder, &making->variant->tables, making->problem);
}

/* Plans stand by their `order`, so a change of it moves them; orders name them by place. */
static enum status move_orders(const struct making *making)
{
	const struct dataset *year = making->whatif->year.dataset;
	struct variant *variant = making->variant;

	variant->orders = array_make(year->n_orders, sizeof *variant->orders);
	if (!variant->orders)
		return problem_memory(making->problem);
	for (size_t i = 0; i < year->n_orders; i++) {
		const struct plan *plan = &year->plans[year->orders[i].plan];
		variant->orders[i] = year->orders[i];
		variant->orders[i].plan = dataset_find_plan(variant->tables, plan->tier, plan->program, plan->pool);
	}
	return STATUS_OK;
}

static enum status build(struct making *making)
{
	struct variant *variant = making->variant;
	struct tables tables = { .tiers = NULL };
	enum status status = tables_make(making, &tables) ? STATUS_OK : problem_memory(making->problem);

	if (status == STATUS_OK)
		status = tables_check(making, &tables);
	if (status == STATUS_OK)
		status = tables_build(making, &tables);
	if (status == STATUS_OK)
		status = move_orders(making);
	free(tables.tiers);
	free(tables.plans);
	if (status != STATUS_OK)
		return status;
	variant->dataset.tiers = variant->tables->tiers;
	variant->dataset.plans = variant->tables->plans;
	variant->dataset.orders = variant->orders;
	variant->first_tier = (tier_ix)variant->dataset.n_tiers;
	for (size_t i = 0; i < variant->scenario.n_rows; i++) {
		const tier_ix tier = dataset_find_tier(variant->tables, variant->scenario.rows[i].is[0]);
		if (tier < variant->first_tier)
			variant->first_tier = tier;
	}
	return STATUS_OK;
}

enum status variant_make(const struct whatif *whatif, const struct change_list *list, struct variant *variant, struct problem *problem)
{
	struct variant made = { .dataset = *whatif->year.dataset, .first_tier = (tier_ix)whatif->year.dataset->n_tiers };
	struct problem own = { .status = STATUS_OK };
	struct making making = { .whatif = whatif, .variant = &made, .problem = &own };
	enum status status = whatif_changes_make(whatif, list, &made.scenario, &own);

	if (status == STATUS_OK && made.scenario.n_rows > 0)
		status = build(&making);
	if (status == STATUS_OK) {
		variant_free(variant);
		*variant = made;
		return STATUS_OK;
	}
	variant_free(&made);
	if (problem)
		*problem = own;
	return status;
}

void variant_free(struct variant *variant)
{
	dataset_free(variant->tables);
	free(variant->orders);
	scenario_free(&variant->scenario);
	*variant = (struct variant){ .tables = NULL };
}
