/* SPDX-License-Identifier: ISC */
/* What-if against what it stands for: the changed files loaded, and a whole run. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include <luqu/service_data.h>
#include <luqu/service_whatif.h>

#include "random_year.h"
#include "trial.h"

enum { YEARS = 200, ROUNDS = 4, CHANGES_MOST = 4, TEXT = 4096 };

struct change_text { char key[256], value[TEXT]; };

static char folder[64], path[96];

static bool load(const struct year *year)
{
	struct load_request request = { .path = path, .folder = folder };
	struct load_report report = { .is_new = false };
	char command[128];

	snprintf(command, sizeof command, "rm -f '%s'/*", folder);
	assert_int_equal(system(command), 0);
	assert_true(year_save(year, folder));
	const enum status status = folder_load(&request, &report, NULL);
	load_report_clear(&report);
	return status == STATUS_OK;
}

/* A field that may change, and a value that some row has there; seats and orders as the dice fall. */
static struct whatif_change change_make(struct dice *dice, const struct year *year, struct change_text *text, size_t *row)
{
	static const struct { enum kind kind; const char *field; } fields[] = {
		{ KIND_PLANS, "seats" }, { KIND_PLANS, "seats" }, { KIND_PLANS, "eligible" }, { KIND_PLANS, "line" }, { KIND_PLANS, "ranking" },
		{ KIND_PLANS, "order" }, { KIND_PLANS, "rollover" }, { KIND_TIERS, "line" }, { KIND_TIERS, "ranking" }, { KIND_TIERS, "ties" },
		{ KIND_TIERS, "eligible" }, { KIND_TIERS, "filing" }, { KIND_TIERS, "bands" }, { KIND_TIERS, "max_choices" }, { KIND_TIERS, "merit" },
		{ KIND_TIERS, "returns" }, { KIND_TIERS, "adjust" }, { KIND_TIERS, "inherits" },
	};
	const size_t which = dice_roll(dice, sizeof fields / sizeof fields[0]);
	const enum kind kind = fields[which].kind;
	const char *field = fields[which].field;
	const size_t n = year_count(year, kind);

	*row = dice_roll(dice, n);
	if (kind == KIND_TIERS)
		snprintf(text->key, sizeof text->key, "%s", year_get(year, kind, *row, "code"));
	else
		snprintf(text->key, sizeof text->key, "%s/%s/%s", year_get(year, kind, *row, "tier"), year_get(year, kind, *row, "program"),
		         year_get(year, kind, *row, "pool")[0] ? year_get(year, kind, *row, "pool") : "open");
	if (strcmp(field, "seats") == 0 || strcmp(field, "order") == 0)
		snprintf(text->value, sizeof text->value, "%zu", dice_roll(dice, 6));
	else
		snprintf(text->value, sizeof text->value, "%s", year_get(year, kind, dice_roll(dice, n), field));
	return (struct whatif_change){ kind, text->key, field, text->value };
}

static void assert_no_difference(const struct whatif *whatif)
{
	const struct whatif_report *report = whatif_report(whatif);

	assert_int_equal(report->n_moves, 0);
	for (size_t i = 0; i < report->n_pools; i++)
		assert_memory_equal(&report->pools[i].sides[WHATIF_BEFORE], &report->pools[i].sides[WHATIF_AFTER],
		                    sizeof report->pools[i].sides[WHATIF_AFTER]);
}

/* The slow way. false: a rule fails, and then it fails here as well. */
static bool compare(struct whatif *whatif, const struct year *changed)
{
	struct engine_run engine = { 0 };
	const enum status status = whatif_compute(whatif, NULL, NULL);

	engine_read(&engine, changed);
	if (engine.dataset && engine.totals)
		engine_place(&engine, IX_NONE, NULL, 0);
	assert_int_equal(status == STATUS_OK, engine.outcome != NULL);
	if (engine.outcome) {
		struct outcome_text found = outcome_text_make(engine.dataset, engine.totals, whatif_outcome(whatif, WHATIF_AFTER));
		for (int s = 0; s < SECTION_COUNT; s++)
			assert_string_equal(found.sections[s], engine.text.sections[s]);
		outcome_text_free(&found);
	}
	engine_free(&engine);
	return status == STATUS_OK;
}

/* Changes and their reverse. Returns whether they could be made. */
static bool try_changes(struct whatif *whatif, struct dice *dice, const struct year *year, size_t *compared)
{
	struct whatif_change changes[CHANGES_MOST];
	struct change_text *texts = calloc(CHANGES_MOST, sizeof *texts);
	struct year *changed = year_copy(year);
	const size_t n = 1 + dice_roll(dice, CHANGES_MOST);

	assert_non_null(texts);
	for (size_t i = 0; i < n; i++) {
		size_t row;
		changes[i] = change_make(dice, year, &texts[i], &row);
		year_set(changed, changes[i].kind, row, changes[i].field, "%s", changes[i].value);
	}
	const bool is_good = whatif_change(whatif, changes, n, NULL) == STATUS_OK;
	if (is_good)
		*compared += compare(whatif, changed);
	else
		assert_false(load(changed));
	free(texts);
	year_free(changed);
	return is_good;
}

static void try_year(uint64_t seed, size_t *compared, size_t *refused)
{
	struct random_year random = random_year_make(seed);
	struct dice dice = { seed };
	struct store *store;
	struct whatif *whatif;
	size_t n_stale;

	if (load(random.year)) {
		assert_int_equal(store_open(path, STORE_READ, &store, NULL), STATUS_OK);
		const enum status status = whatif_open(store, 0, NULL, &whatif, NULL);
		store_close(store);
		for (int r = 0; status == STATUS_OK && r < ROUNDS; r++) {
			assert_no_difference(whatif);
			*refused += !try_changes(whatif, &dice, random.year, compared);
			assert_int_equal(whatif_take(whatif, NULL, &n_stale, NULL), STATUS_OK);
			assert_int_equal(whatif_compute(whatif, NULL, NULL), STATUS_OK);
		}
		whatif_free(whatif);
	}
	year_free(random.year);
}

static void whatif_compute__tells_what_a_whole_run_on_changed_files_tells__on_random_years(void **state)
{
	size_t compared = 0, refused = 0;

	(void)state;
	for (uint64_t seed = 1; seed <= YEARS; seed++)
		try_year(seed, &compared, &refused);
	print_message("# %zu outcomes compared, %zu changes refused\n", compared, refused);
	assert_true(compared > (size_t)YEARS * ROUNDS / 2);
	assert_true(refused > 0);
}

static int folder_make(void **state)
{
	(void)state;
	snprintf(folder, sizeof folder, "/tmp/luqu-whatif-XXXXXX");
	if (!mkdtemp(folder))
		return -1;
	snprintf(path, sizeof path, "%s/year.db", folder);
	return 0;
}

static int folder_end(void **state)
{
	char command[128];

	(void)state;
	snprintf(command, sizeof command, "rm -rf '%s'", folder);
	return system(command);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(whatif_compute__tells_what_a_whole_run_on_changed_files_tells__on_random_years),
	};

	return cmocka_run_group_tests(tests, folder_make, folder_end);
}
