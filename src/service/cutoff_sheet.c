/* SPDX-License-Identifier: ISC */
/* The cutoff sheet: lowest merit, tie values of the last one in, mean, last choice number. */
#include <luqu/service_cutoff.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <luqu/decimal.h>
#include <luqu/i18n.h>

#include "output.h"

/* --- the ranking of a tier, for those placed -------------------------------------------------------------------------------------- */
struct tier_ranking {
	struct rule *rule;
	size_t n_keys, n_deciding;
	int64_t *keys_e4; /* of one candidate, all of them */
};

/* The keys as written: the text between the `>` that stand outside strings. */
static void split_keys(struct arena *arena, const char *text, const char **names, size_t n)
{
	char quote = 0;
	const char *start = text;
	size_t key = 0;

	for (const char *at = text; key < n; at++) {
		if (*at == '\0' || (*at == '>' && !quote)) {
			size_t length = (size_t)(at - start);
			while (length > 0 && *start == ' ')
				start++, length--;
			while (length > 0 && start[length - 1] == ' ')
				length--;
			names[key++] = arena_text(arena, start, length);
			start = at + 1;
		} else if (quote ? *at == quote : *at == '\'' || *at == '"') {
			quote = quote ? 0 : *at;
		}
		if (*at == '\0')
			break;
	}
}

static bool open_ranking(const struct dataset *dataset, tier_ix tier, struct arena *arena, struct tier_ranking *ranking, struct problem *problem)
{
	struct rule_fault fault;
	const struct rule_tree *tree = rule_read(arena, RULE_RANKING, dataset->tiers[tier].ranking, dataset, IX_NONE, &fault);

	*ranking = (struct tier_ranking){ 0 };
	if (!tree) {
		problem_set(problem, STATUS_FAULT, "tiers %s ranking: %s", dataset->tiers[tier].code, fault.text);
		return false;
	}
	ranking->rule = rule_compile(tree, dataset, problem);
	if (!ranking->rule)
		return false;
	int lottery = rule_lottery_key(ranking->rule);
	ranking->n_keys = rule_key_count(ranking->rule);
	ranking->n_deciding = lottery < 0 ? ranking->n_keys : (size_t)lottery;
	ranking->keys_e4 = arena_alloc(arena, ranking->n_keys, sizeof *ranking->keys_e4);
	return ranking->keys_e4 || problem_memory(problem) == STATUS_OK;
}

struct making {
	const struct year_data *year;
	const struct outcome *outcome;
	struct cutoff_sheet *sheet;
	struct rule_scratch *scratch;
	uint32_t *row_of_pool;           /* [outcome pools]: into the sheet's rows */
	int64_t *sums_e4;                /* [rows]: merits of those taken by application */
	struct problem *problem;
};

static bool evaluate(struct making *making, const struct tier_ranking *ranking, const struct placement *place)
{
	uint8_t failure = FAILURE_NONE;
	const struct rule_batch batch = { .dataset = making->year->dataset,
					  .totals = making->year->totals,
					  .count = 1,
					  .candidates = &place->candidate,
					  .choices = &place->choice };

	rule_evaluate(ranking->rule, &batch, making->scratch, ranking->keys_e4, &failure);
	if (failure == FAILURE_NONE)
		return true;
	problem_set(making->problem, STATUS_FAULT, "%s: %s", dataset_candidate_no(making->year->dataset, place->candidate),
		    rule_failure_name((enum rule_failure)failure));
	return false;
}

/* Does `place` (its keys in keys_e4) stand behind the row's last one? */
static bool stands_behind(const struct making *making, const struct cutoff_row *row, const struct placement *place, const struct tier_ranking *ranking)
{
	const struct dataset *d = making->year->dataset;
	unsigned char own[DIGEST_BYTES], last[DIGEST_BYTES];

	if (!row->last)
		return true;
	for (size_t k = 0; k < ranking->n_deciding; k++)
		if (ranking->keys_e4[k] != row->keys_e4[k])
			return ranking->keys_e4[k] < row->keys_e4[k];
	draw_compute(d->office.lottery_seed, d->tiers[row->tier].code, dataset_candidate_no(d, place->candidate), own);
	draw_compute(d->office.lottery_seed, d->tiers[row->tier].code, dataset_candidate_no(d, row->last->candidate), last);
	return memcmp(own, last, DIGEST_BYTES) > 0;
}

static bool count_place(struct making *making, const struct placement *place, const struct tier_ranking *ranking)
{
	uint32_t number = making->row_of_pool[place->pool];
	struct cutoff_row *row = &making->sheet->rows[number];

	if (place->by_order)
		return true;
	if (!evaluate(making, ranking, place))
		return false;
	int64_t *sum_e4 = &making->sums_e4[number];
	if (!decimal_add(*sum_e4, place->merit_e4, sum_e4)) {
		problem_set(making->problem, STATUS_FAULT, _("the merits of program %s are too large for a mean"),
			    making->year->dataset->programs[row->program].code);
		return false;
	}
	if (stands_behind(making, row, place, ranking)) {
		row->last = place;
		row->last_choice = place->choice;
		memcpy(row->keys_e4, ranking->keys_e4, ranking->n_deciding * sizeof *row->keys_e4);
	}
	return true;
}

/* One row per program and tier: pools of a program stand together in the outcome. */
static bool make_rows(struct making *making)
{
	const struct outcome *outcome = making->outcome;
	struct cutoff_sheet *sheet = making->sheet;

	for (size_t p = 0; p < outcome->n_pools; p++) {
		const struct pool_result *pool = &outcome->pools[p];
		struct cutoff_row *row = &sheet->rows[sheet->n_rows];
		bool goes_on = sheet->n_rows > 0 && row[-1].tier == pool->tier && row[-1].program == pool->program;
		if (goes_on) {
			row--;
		} else {
			sheet->n_rows++;
			*row = (struct cutoff_row){ .tier = pool->tier, .program = pool->program };
			row->keys_e4 = arena_alloc(sheet->arena, sheet->tiers[pool->tier].n_keys, sizeof *row->keys_e4);
		}
		row->seats += pool->seats;
		row->placed += pool->placed;
		row->by_order += pool->orders;
		if (pool->has_merit && (!row->has_merit || pool->merit_e4 < row->merit_e4))
			row->merit_e4 = pool->merit_e4;
		row->has_merit = row->has_merit || pool->has_merit;
		making->row_of_pool[p] = (uint32_t)(sheet->n_rows - 1);
	}
	return !arena_failed(sheet->arena) || problem_memory(making->problem) == STATUS_OK;
}

static bool count_tier(struct making *making, tier_ix tier, const struct tier_ranking *ranking)
{
	for (size_t i = 0; i < making->outcome->n_placements; i++) {
		const struct placement *place = &making->outcome->placements[i];
		if (making->outcome->pools[place->pool].tier == tier && !count_place(making, place, ranking))
			return false;
	}
	return true;
}

/* To 1/100 of a mark, halves away from zero. */
static int64_t mean_of(int64_t sum_e4, uint32_t count)
{
	int64_t unit = E4 / E2 * (int64_t)count, hundredths = sum_e4 / unit, rest = sum_e4 % unit;

	if (2 * (rest < 0 ? -rest : rest) >= unit)
		hundredths += sum_e4 < 0 ? -1 : 1;
	return hundredths * (E4 / E2);
}

static void finish_means(struct making *making)
{
	for (size_t i = 0; i < making->sheet->n_rows; i++) {
		struct cutoff_row *row = &making->sheet->rows[i];
		if (row->placed > row->by_order)
			row->mean_e4 = mean_of(making->sums_e4[i], row->placed - row->by_order);
	}
}

static bool name_keys(struct making *making, struct tier_ranking *rankings)
{
	const struct dataset *d = making->year->dataset;
	struct cutoff_sheet *sheet = making->sheet;

	sheet->tiers = arena_alloc(sheet->arena, making->outcome->n_tiers, sizeof *sheet->tiers);
	for (tier_ix t = 0; sheet->tiers && t < making->outcome->n_tiers; t++) {
		if (!open_ranking(d, t, sheet->arena, &rankings[t], making->problem))
			return false;
		struct cutoff_keys *keys = &sheet->tiers[t];
		keys->n_keys = rankings[t].n_deciding;
		keys->names = (const char **)arena_alloc(sheet->arena, keys->n_keys, sizeof *keys->names);
		if (keys->names)
			split_keys(sheet->arena, d->tiers[t].ranking, keys->names, keys->n_keys);
	}
	return !arena_failed(sheet->arena) || problem_memory(making->problem) == STATUS_OK;
}

static bool fill_sheet(struct making *making, struct tier_ranking *rankings)
{
	if (!name_keys(making, rankings) || !make_rows(making))
		return false;
	for (tier_ix t = 0; t < making->outcome->n_tiers; t++)
		if (!count_tier(making, t, &rankings[t]))
			return false;
	finish_means(making);
	return true;
}

enum status cutoff_sheet_make(const struct year_data *year, const struct outcome *outcome, struct cutoff_sheet *sheet, struct problem *problem)
{
	struct problem own = { 0 };
	struct making making = { .year = year, .outcome = outcome, .sheet = sheet, .problem = &own };

	*sheet = (struct cutoff_sheet){ .arena = arena_make() };
	struct tier_ranking *rankings = arena_alloc(sheet->arena, outcome->n_tiers, sizeof *rankings);
	sheet->rows = arena_alloc(sheet->arena, outcome->n_pools, sizeof *sheet->rows);
	making.row_of_pool = arena_alloc(sheet->arena, outcome->n_pools, sizeof *making.row_of_pool);
	making.sums_e4 = arena_alloc(sheet->arena, outcome->n_pools, sizeof *making.sums_e4);
	making.scratch = rule_scratch_make();
	bool good = making.scratch && !arena_failed(sheet->arena);
	if (!good)
		problem_memory(&own);
	good = good && fill_sheet(&making, rankings);
	for (tier_ix t = 0; rankings && t < outcome->n_tiers; t++)
		rule_free(rankings[t].rule);
	rule_scratch_free(making.scratch);
	if (good)
		return STATUS_OK;
	if (problem)
		*problem = own;
	cutoff_sheet_free(sheet);
	return own.status;
}

void cutoff_sheet_free(struct cutoff_sheet *sheet)
{
	arena_free(sheet->arena);
	*sheet = (struct cutoff_sheet){ 0 };
}

/* --- as an output ------------------------------------------------------------------------------------------------------------------ */
static const struct sheet_column columns[] = {
	{ .name = "tier", .name_zh = "批次", .type = SHEET_CODE },
	{ .name = "program", .name_zh = "招生代码", .type = SHEET_CODE },
	{ .name = "school", .name_zh = "招生学校", .type = SHEET_TEXT, .width_cells = 30 },
	{ .name = "name", .name_zh = "招生名称", .type = SHEET_TEXT, .width_cells = 30 },
	{ .name = "placed", .name_zh = "录取数", .type = SHEET_INTEGER },
	{ .name = "merit", .name_zh = "录取最低分", .type = SHEET_E4 },
	{ .name = "ties", .name_zh = "末位同分值", .type = SHEET_TEXT, .width_cells = 40 },
	{ .name = "mean", .name_zh = "平均分", .type = SHEET_E4 },
	{ .name = "choice", .name_zh = "末位志愿序号", .type = SHEET_INTEGER },
};

static void put_ties(struct sheet *out, const struct cutoff_sheet *sheet, const struct cutoff_row *row)
{
	char text[512] = "", value[DECIMAL_TEXT];
	size_t used = 0;

	for (size_t k = 0; row->last && k < sheet->tiers[row->tier].n_keys && used < sizeof text; k++) {
		decimal_write(row->keys_e4[k], value);
		int length = snprintf(text + used, sizeof text - used, "%s%s %s", k ? "; " : "", sheet->tiers[row->tier].names[k], value);
		used += length > 0 ? (size_t)length : 0;
	}
	sheet_put_text(out, text);
}

static void put_row(struct sheet *out, const struct dataset *dataset, const struct cutoff_sheet *sheet, const struct cutoff_row *row)
{
	const struct program *program = &dataset->programs[row->program];

	sheet_put_text(out, dataset->tiers[row->tier].code);
	sheet_put_text(out, program->code);
	sheet_put_text(out, dataset->schools[program->school].name);
	sheet_put_text(out, program->name);
	sheet_put_integer(out, row->placed);
	if (row->last) {
		sheet_put_e4(out, row->merit_e4);
		put_ties(out, sheet, row);
		sheet_put_e4(out, row->mean_e4);
		sheet_put_integer(out, row->last_choice);
	}
	sheet_end_row(out);
}

static void put_tiers(struct sheet *out, const struct dataset *dataset, const struct cutoff_sheet *sheet, bool has_sections)
{
	tier_ix tier = IX_NONE;

	for (size_t i = 0; i < sheet->n_rows; i++) {
		if (has_sections && sheet->rows[i].tier != tier)
			sheet_begin_section(out, dataset->tiers[sheet->rows[i].tier].name, NULL, 0);
		tier = sheet->rows[i].tier;
		put_row(out, dataset, sheet, &sheet->rows[i]);
	}
}

enum status output_write_cutoff_sheet(struct store *store, const struct output_request *request, const struct sheet_options *options,
				      uint64_t *rows, struct problem *problem)
{
	struct sheet_options with_columns = *options;
	struct cutoff_sheet sheet = { 0 };
	struct outcome *outcome = NULL;
	struct sheet *out = NULL;
	struct year_data year;
	struct run_note note;
	char subtitle[160];

	enum status status = year_data_read(store, request->progress, &year, problem);
	if (status == STATUS_OK)
		status = run_load(store, request->run, &year, request->progress, &note, &outcome, problem);
	if (status == STATUS_OK)
		status = cutoff_sheet_make(&year, outcome, &sheet, problem);
	if (status == STATUS_OK) {
		snprintf(subtitle, sizeof subtitle, _("run %lld of %s"), (long long)note.number, note.time);
		with_columns.subtitle = subtitle;
		with_columns.columns = columns;
		with_columns.n_columns = sizeof columns / sizeof *columns;
		if (!(out = sheet_open(&with_columns, problem)))
			status = problem->status;
	}
	if (out) {
		put_tiers(out, year.dataset, &sheet, options->format != SHEET_CSV);
		status = output_end_sheet(out, STATUS_OK, rows, problem);
	}
	cutoff_sheet_free(&sheet);
	outcome_free(outcome);
	year_data_free(&year);
	return status;
}
