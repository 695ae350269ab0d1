/* SPDX-License-Identifier: ISC */
/* One program of a run: its people in the order of the ranking. */
#include <luqu/service_program.h>

#include <stdlib.h>
#include <string.h>

#include <luqu/i18n.h>
#include <luqu/parallel.h>

struct making {
	const struct year_data *year;
	const struct outcome *outcome;
	struct program_report *report;
	struct rule_scratch *scratch;
	struct problem *problem;
};

/* The ranking of one pool. */
struct pool_ranking {
	struct making *making;
	const struct pool_result *result;
	struct program_pool *pool;
	struct rule *rule;
	int64_t *all_e4; /* the values of one candidate, keys behind `lottery` included */
};

/* --- rules ---------------------------------------------------------------------------------------------------------------------------------- */

static struct rule *compile(struct making *making, enum rule_use use, const char *text, const struct rule_tree **tree)
{
	struct rule_fault fault = { .column = 0 };

	*tree = rule_read(making->report->arena, use, text, making->year->dataset, IX_NONE, &fault);
	if (*tree)
		return rule_compile(*tree, making->year->dataset, making->problem);
	problem_set(making->problem, STATUS_FAULT, "%s: %s", text, fault.text);
	return NULL;
}

static bool evaluate(struct making *making, const struct rule *rule, const struct program_person *person, int64_t *values_e4)
{
	uint8_t failure = FAILURE_NONE;
	const struct rule_batch batch = { .dataset = making->year->dataset,
		                          .totals = making->year->totals,
		                          .count = 1,
		                          .candidates = &person->candidate,
		                          .choices = &person->choice };

	rule_evaluate(rule, &batch, making->scratch, values_e4, &failure);
	if (failure == FAILURE_NONE)
		return true;
	problem_set(making->problem, STATUS_FAULT, "%s: %s", dataset_candidate_no(making->year->dataset, person->candidate),
	            rule_failure_name((enum rule_failure)failure));
	return false;
}

static bool open_ranking(struct pool_ranking *ranking)
{
	struct making *making = ranking->making;
	const struct dataset *d = making->year->dataset;
	const struct pool_result *result = ranking->result;
	const char *own = result->plan == IX_NONE ? NULL : d->plans[result->plan].ranking;
	const char *text = own ? own : d->tiers[result->tier].ranking;
	const struct rule_tree *tree;

	ranking->rule = compile(making, RULE_RANKING, text, &tree);
	if (!ranking->rule)
		return false;
	const int lottery = rule_lottery_key(ranking->rule);
	struct program_pool *pool = ranking->pool;
	pool->n_keys = lottery < 0 ? rule_key_count(ranking->rule) : (size_t)lottery;
	pool->key_names = (const char **)arena_alloc(making->report->arena, pool->n_keys, sizeof *pool->key_names);
	ranking->all_e4 = arena_alloc(making->report->arena, rule_key_count(ranking->rule), sizeof *ranking->all_e4);
	for (size_t k = 0; pool->key_names && k < pool->n_keys; k++)
		pool->key_names[k] = arena_text(making->report->arena, text + tree->keys[k]->from, tree->keys[k]->to - tree->keys[k]->from);
	return !arena_failed(making->report->arena) || problem_memory(making->problem) == STATUS_OK;
}

/* --- people --------------------------------------------------------------------------------------------------------------------------------- */

static bool rank_person(struct pool_ranking *ranking, struct program_person *person)
{
	struct making *making = ranking->making;
	const struct dataset *d = making->year->dataset;
	const struct tier *tier = &d->tiers[ranking->result->tier];
	const size_t n = ranking->pool->n_keys;

	person->keys_e4 = arena_alloc(making->report->arena, n, sizeof *person->keys_e4);
	person->band = person->choice == 0 ? UINT32_MAX : tier_band(tier, person->choice);
	draw_compute(d->office.lottery_seed, tier->code, dataset_candidate_no(d, person->candidate), person->draw);
	if (!person->keys_e4)
		return problem_memory(making->problem) == STATUS_OK;
	if (person->by_order)
		return true;
	if (!evaluate(making, ranking->rule, person, ranking->all_e4))
		return false;
	memcpy(person->keys_e4, ranking->all_e4, n * sizeof *person->keys_e4);
	return true;
}

/* What two people differ in first; keys: how many there are to look at. Below 0: a stands before b. */
struct difference { enum program_gap gap; size_t key; int sign; };

static struct difference difference_of(const struct program_person *a, const struct program_person *b, size_t n_keys)
{
	if (a->band != b->band)
		return (struct difference){ GAP_BAND, 0, a->band < b->band ? -1 : 1 };
	for (size_t k = 0; k < n_keys; k++)
		if (a->keys_e4[k] != b->keys_e4[k])
			return (struct difference){ GAP_KEY, k, a->keys_e4[k] > b->keys_e4[k] ? -1 : 1 };
	return (struct difference){ GAP_DRAW, 0, memcmp(a->draw, b->draw, DIGEST_BYTES) };
}

static int compare_people(const void *a, const void *b, void *context)
{
	const struct program_person *x = a, *y = b;
	const struct program_pool *pool = context;

	if (x->by_order != y->by_order)
		return x->by_order ? -1 : 1;
	const int sign = difference_of(x, y, pool->n_keys).sign;
	return sign ? sign : (x->candidate > y->candidate) - (x->candidate < y->candidate);
}

static bool take_in(struct pool_ranking *ranking)
{
	const struct outcome *outcome = ranking->making->outcome;
	struct program_pool *pool = ranking->pool;
	size_t room = 0;

	for (size_t i = 0; i < outcome->n_placements; i++)
		room += outcome->placements[i].pool == pool->pool;
	pool->in = arena_alloc(ranking->making->report->arena, room, sizeof *pool->in);
	if (!pool->in)
		return problem_memory(ranking->making->problem) == STATUS_OK;
	for (size_t i = 0; i < outcome->n_placements; i++) {
		const struct placement *place = &outcome->placements[i];

		if (place->pool != pool->pool)
			continue;
		struct program_person *person = &pool->in[pool->n_in++];
		*person = (struct program_person){
			.candidate = place->candidate, .by_order = place->by_order, .choice = place->choice, .merit_e4 = place->merit_e4
		};
		if (!rank_person(ranking, person))
			return false;
	}
	qsort_r(pool->in, pool->n_in, sizeof *pool->in, compare_people, pool);
	return true;
}

static uint16_t choice_of(const struct dataset *dataset, candidate_ix candidate, const struct pool_result *result)
{
	size_t n;
	const struct choice *choices = dataset_choices(dataset, candidate, result->tier, &n);

	for (size_t i = 0; i < n; i++)
		if (choices[i].program == result->program)
			return choices[i].rank;
	return 0;
}

/* The first one turned away, held against the last one in: not voided ones, whom the run counts as in. */
static bool take_next(struct pool_ranking *ranking)
{
	struct making *making = ranking->making;
	const struct dataset *d = making->year->dataset;
	struct program_pool *pool = ranking->pool;
	const struct rule_tree *tree;
	int64_t merit_e4 = 0;

	if (ranking->result->first_out == IX_NONE || ranking->result->last_in == IX_NONE)
		return true;
	struct program_person last = { .candidate = ranking->result->last_in, .choice = choice_of(d, ranking->result->last_in, ranking->result) };
	pool->next = (struct program_person){ .candidate = ranking->result->first_out,
		                              .choice = choice_of(d, ranking->result->first_out, ranking->result) };
	struct rule *merit = compile(making, RULE_MERIT, d->tiers[ranking->result->tier].merit, &tree);
	const bool is_good = merit && evaluate(making, merit, &pool->next, &merit_e4) && rank_person(ranking, &pool->next) && rank_person(ranking, &last);
	rule_free(merit);
	if (!is_good)
		return false;
	pool->next.merit_e4 = merit_e4;
	pool->has_next = true;
	const struct difference difference = difference_of(&last, &pool->next, pool->n_keys);
	pool->gap = difference.gap;
	pool->gap_key = difference.key;
	if (difference.gap == GAP_KEY)
		pool->gap_e4 = last.keys_e4[difference.key] - pool->next.keys_e4[difference.key];
	return true;
}

/* --- the whole ------------------------------------------------------------------------------------------------------------------------------ */

static bool make_pool(struct making *making, pool_ix number)
{
	struct program_report *report = making->report;
	struct pool_ranking ranking = { .making = making, .result = &making->outcome->pools[number], .pool = &report->pools[report->n_pools++] };

	*ranking.pool = (struct program_pool){ .pool = number };
	const bool is_good = open_ranking(&ranking) && take_in(&ranking) && take_next(&ranking);
	rule_free(ranking.rule);
	return is_good;
}

/* "PROGRAM" or "TIER/PROGRAM"; *tier IX_NONE: all. */
static enum status find(const struct dataset *dataset, const char *code, tier_ix *tier, program_ix *program, struct problem *problem)
{
	const char *slash = strchr(code, '/');
	char own[64] = "";

	*tier = IX_NONE;
	if (slash) {
		const size_t length = (size_t)(slash - code) < sizeof own ? (size_t)(slash - code) : sizeof own - 1;
		memcpy(own, code, length);
		*tier = dataset_find_tier(dataset, own);
		if (*tier == IX_NONE)
			return problem_set(problem, STATUS_FAULT, _("there is no tier %s"), own);
	}
	*program = dataset_find_program(dataset, slash ? slash + 1 : code);
	return *program == IX_NONE ? problem_set(problem, STATUS_FAULT, _("there is no program %s"), slash ? slash + 1 : code) : STATUS_OK;
}

static bool make_pools(struct making *making, tier_ix tier)
{
	const struct outcome *outcome = making->outcome;
	struct program_report *report = making->report;

	for (size_t p = 0; p < outcome->n_pools; p++) {
		const struct pool_result *pool = &outcome->pools[p];
		if (pool->program == report->program && (tier == IX_NONE || pool->tier == tier) && !make_pool(making, (pool_ix)p))
			return false;
	}
	return true;
}

enum status program_report_make(const struct year_data *year, const struct outcome *outcome, const char *code, struct program_report *report,
				struct problem *problem)
{
	struct problem own = { .status = STATUS_OK };
	struct making making = { .year = year, .outcome = outcome, .report = report, .problem = &own };
	tier_ix tier;

	*report = (struct program_report){ .arena = arena_make() };
	making.scratch = rule_scratch_make();
	report->pools = arena_alloc(report->arena, outcome->n_pools, sizeof *report->pools);
	if (!making.scratch || !report->pools)
		problem_memory(&own);
	else if (find(year->dataset, code, &tier, &report->program, &own) == STATUS_OK)
		make_pools(&making, tier);
	rule_scratch_free(making.scratch);
	if (own.status != STATUS_OK && problem)
		*problem = own;
	return own.status;
}

void program_report_free(struct program_report *report)
{
	arena_free(report->arena);
	*report = (struct program_report){ .arena = NULL };
}
