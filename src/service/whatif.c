/* SPDX-License-Identifier: ISC */
/* What if: the year is read once; after each change the tiers from the first one concerned on run again, in memory. */
#include "whatif.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <luqu/i18n.h>
#include <luqu/match.h>

#include "load.h"

/* --- opening ------------------------------------------------------------------------------------------------------------------ */

static enum status compute(const struct whatif *whatif, const struct variant *variant, const struct progress *progress,
			   struct outcome **outcome, struct problem *problem)
{
	const struct match_request request = { .dataset = &variant->dataset,
					       .totals = whatif->year.totals,
					       .n_tiers = IX_NONE,
					       .kept = whatif->base,
					       .n_kept = whatif->base ? variant->first_tier : 0,
					       .progress = progress };

	return match_run(&request, outcome, problem);
}

/* A run that names what is no longer there cannot stand beside anything. */
static enum status load_run(struct store *store, int64_t number, const struct progress *progress, struct whatif *whatif, struct problem *problem)
{
	struct findings findings = { .count = 0 };
	struct run_note *run = &whatif->beside.run;
	enum status status = store_find_run(store, number, run, problem);

	if (status == STATUS_FAULT && number == 0) {
		run->number = 0;
		return STATUS_OK;
	}
	if (status == STATUS_OK)
		status = store_load_run(store, run->number, whatif->year.dataset, progress, &findings, &whatif->stored, problem);
	if (status == STATUS_OK && findings.count > 0) {
		outcome_free(whatif->stored);
		whatif->stored = NULL;
		run->number = 0;
	}
	findings_clear(&findings);
	return status;
}

static enum status read_all(struct store *store, int64_t run, const struct progress *progress, struct whatif *whatif, struct problem *problem)
{
	enum status status = store_begin_reading(store, problem);

	if (status != STATUS_OK)
		return status;
	status = year_data_read(store, progress, &whatif->year, problem);
	if (status == STATUS_OK)
		status = whatif_rows_read(store, &whatif->rows, problem);
	if (status == STATUS_OK)
		status = load_run(store, run, progress, whatif, problem);
	store_end_reading(store);
	return status;
}

/* A whole run of these very data is what would be computed. */
static enum status find_base(struct whatif *whatif, const struct progress *progress, struct problem *problem)
{
	const struct dataset *dataset = whatif->year.dataset;
	const struct outcome *stored = whatif->stored;
	unsigned char digest[DIGEST_BYTES];

	dataset_digest(dataset, digest);
	digest_write(digest, whatif->digest);
	if (stored && stored->n_kept == 0 && stored->n_tiers == dataset->n_tiers && memcmp(stored->digest, digest, DIGEST_BYTES) == 0) {
		whatif->base = whatif->stored;
		whatif->stored = NULL;
		return STATUS_OK;
	}
	whatif->beside.is_other_data = stored != NULL;
	return compute(whatif, &whatif->now, progress, &whatif->base, problem);
}

enum status whatif_open(struct store *store, int64_t run, const struct progress *progress, struct whatif **whatif, struct problem *problem)
{
	struct problem own = { .status = STATUS_OK };
	struct whatif *made = calloc(1, sizeof *made);

	*whatif = NULL;
	if (!made)
		return problem_memory(problem);
	enum status status = read_all(store, run, progress, made, &own);
	if (status == STATUS_OK)
		status = variant_make(made, &(struct change_list){ .from = NULL }, &made->now, &own);
	if (status == STATUS_OK)
		status = find_base(made, progress, &own);
	if (status == STATUS_OK)
		status = whatif_compute(made, progress, &own);
	if (status == STATUS_OK) {
		*whatif = made;
		return STATUS_OK;
	}
	whatif_free(made);
	if (problem)
		*problem = own;
	return status;
}

void whatif_free(struct whatif *whatif)
{
	if (!whatif)
		return;
	whatif_report_free(&whatif->report);
	outcome_free(whatif->shown);
	outcome_free(whatif->other);
	outcome_free(whatif->stored);
	outcome_free(whatif->base);
	variant_free(&whatif->now);
	whatif_rows_free(&whatif->rows);
	year_data_free(&whatif->year);
	free(whatif);
}

/* --- looking ------------------------------------------------------------------------------------------------------------------- */

struct whatif_beside whatif_beside(const struct whatif *whatif)
{
	struct whatif_beside beside = whatif->beside;

	beside.scenario = whatif->other ? whatif->other_name : NULL;
	return beside;
}

const struct scenario *whatif_scenario(const struct whatif *whatif)
{
	return &whatif->now.scenario;
}

const struct dataset *whatif_dataset(const struct whatif *whatif)
{
	return &whatif->now.dataset;
}

const struct whatif_report *whatif_report(const struct whatif *whatif)
{
	return &whatif->report;
}

const struct outcome *whatif_outcome(const struct whatif *whatif, enum whatif_side side)
{
	if (side == WHATIF_AFTER)
		return whatif->shown ? whatif->shown : whatif->base;
	return whatif->other ? whatif->other : whatif->stored ? whatif->stored : whatif->base;
}

const char *whatif_value(const struct whatif *whatif, enum kind kind, const char *key, size_t field)
{
	const struct scenario *scenario = &whatif->now.scenario;
	const size_t place = whatif_rows_find(&whatif->rows, kind, key);
	char own[KEY_TEXT];

	if (place == SIZE_MAX)
		return NULL;
	for (size_t i = 0; i < scenario->n_rows; i++) {
		scenario_key(&scenario->rows[i], own, sizeof own);
		if (scenario->rows[i].kind == kind && strcmp(own, key) == 0)
			return scenario->rows[i].is[field];
	}
	return whatif->rows.tables[kind].texts[place][field];
}

/* --- changing ------------------------------------------------------------------------------------------------------------------ */

enum status whatif_change(struct whatif *whatif, const struct whatif_change *changes, size_t n_changes, struct problem *problem)
{
	const struct change_list list = { .from = &whatif->now.scenario, .changes = changes, .n_changes = n_changes };

	return variant_make(whatif, &list, &whatif->now, problem);
}

static void note_stale(const struct whatif *whatif, const struct scenario_row *row, size_t *n_stale, struct problem *problem)
{
	const struct kind_table *table = kind_table(row->kind);
	char key[KEY_TEXT];

	scenario_key(row, key, sizeof key);
	const char *const *today = whatif->rows.tables[row->kind].texts[whatif_rows_find(&whatif->rows, row->kind, key)];
	for (size_t i = 0; i < table->n_fields; i++) {
		if (strcmp(today[i], row->was[i]) == 0)
			continue;
		if ((*n_stale)++ == 0)
			problem_set(problem, STATUS_OK, _("%s %s: %s was '%s' when the scenario was made and is '%s' now"), table->name, key,
				    table->fields[i].name, row->was[i], today[i]);
	}
}

enum status whatif_take(struct whatif *whatif, const struct scenario *scenario, size_t *n_stale, struct problem *problem)
{
	const enum status status = variant_make(whatif, &(struct change_list){ .from = scenario }, &whatif->now, problem);

	*n_stale = 0;
	for (size_t i = 0; status == STATUS_OK && scenario && i < scenario->n_rows; i++)
		note_stale(whatif, &scenario->rows[i], n_stale, problem);
	return status;
}

/* --- computing ----------------------------------------------------------------------------------------------------------------- */

static enum status report_anew(struct whatif *whatif, struct problem *problem)
{
	const struct outcome *const sides[WHATIF_SIDES] = { whatif_outcome(whatif, WHATIF_BEFORE), whatif_outcome(whatif, WHATIF_AFTER) };

	whatif_report_free(&whatif->report);
	return whatif_report_make(whatif->year.dataset->n_candidates, sides, &whatif->report, problem);
}

enum status whatif_compute(struct whatif *whatif, const struct progress *progress, struct problem *problem)
{
	struct outcome *outcome = NULL;
	enum status status = STATUS_OK;

	if (whatif->now.tables)
		status = compute(whatif, &whatif->now, progress, &outcome, problem);
	if (status != STATUS_OK)
		return status;
	outcome_free(whatif->shown);
	whatif->shown = outcome;
	return report_anew(whatif, problem);
}

enum status whatif_put_beside(struct whatif *whatif, const struct scenario *scenario, const struct progress *progress, struct problem *problem)
{
	struct variant variant = { .tables = NULL };
	struct outcome *outcome = NULL;
	enum status status = STATUS_OK;

	if (scenario) {
		status = variant_make(whatif, &(struct change_list){ .from = scenario }, &variant, problem);
		if (status == STATUS_OK)
			status = compute(whatif, &variant, progress, &outcome, problem);
		variant_free(&variant);
		snprintf(whatif->other_name, sizeof whatif->other_name, "%s", scenario->about.name);
	}
	if (status != STATUS_OK)
		return status;
	outcome_free(whatif->other);
	whatif->other = outcome;
	return report_anew(whatif, problem);
}
