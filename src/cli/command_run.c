/* SPDX-License-Identifier: ISC */
/* luqu run: the tiered run, and what it prints of each tier. */
#include "commands.h"

#include <stdio.h>
#include <string.h>

#include <luqu/decimal.h>
#include <luqu/i18n.h>
#include <luqu/service_run.h>
#include <luqu/service_stats.h>

enum { OPTION_DRY_RUN, OPTION_UPTO, OPTION_AFTER };

static const struct command_option options[] = {
	{ "dry-run", 'n', NULL, N_("compute and verify, store nothing; goes on where a draw would need a seed") },
	{ "upto", 0, "TIER", N_("end with this tier") },
	{ "after", 0, "TIER", N_("let the tiers up to TIER stand as the latest stored run has them") },
	{ 0 },
};

struct tier_sums { uint64_t pools, seats, placed, passed, vacant, orders, drawn; };

static struct tier_sums sum_tier(const struct outcome *outcome, tier_ix tier)
{
	struct tier_sums sums = { 0 };

	for (size_t p = 0; p < outcome->n_pools; p++) {
		const struct pool_result *pool = &outcome->pools[p];
		if (pool->tier != tier)
			continue;
		sums.pools++;
		sums.seats += pool->seats;
		sums.placed += pool->placed;
		sums.orders += pool->orders;
		sums.drawn += pool->drawn;
		*(pool->is_passed ? &sums.passed : &sums.vacant) += pool->vacant;
	}
	return sums;
}

static void print_count(const char *what, uint64_t count)
{
	if (count > 0) {
		printf("  ");
		printf(what, (unsigned long long)count);
	}
}

static void print_tier(const struct run_result *result, tier_ix tier)
{
	const struct tier *row = &result->year.dataset->tiers[tier];
	struct tier_sums sums = sum_tier(result->outcome, tier);

	cli_print_cell(row->code, 16);
	printf("  ");
	cli_print_cell(row->name, 32);
	printf(_("  %7llu seats  %7llu placed"), (unsigned long long)sums.seats, (unsigned long long)sums.placed);
	print_count(_("%llu passed on"), sums.passed);
	print_count(_("%llu vacant"), sums.vacant);
	print_count(_("%llu by order"), sums.orders);
	print_count(_("%llu by the draw alone"), sums.drawn);
	if (tier < result->outcome->n_kept)
		printf("  %s", _("(stands)"));
	printf("\n");
}

static void print_changes(const struct run_result *result)
{
	if (!result->kept)
		return;
	printf(_("tiers that stand: run %lld; a new computation would change %zu places there\n"), (long long)result->kept_note.number,
	       result->n_changes);
	for (size_t i = 0; i < result->n_changes; i++) {
		const struct run_change *change = &result->changes[i];
		char was[RUN_PLACE_TEXT], would_be[RUN_PLACE_TEXT];
		printf("  %s: %s -> %s\n", dataset_candidate_no(result->year.dataset, change->candidate),
		       run_place_text(result->year.dataset, result->kept, change->was, was),
		       run_place_text(result->year.dataset, result->recomputed, change->would_be, would_be));
	}
}

static void print_rate(const struct run_result *result)
{
	size_t n = result->outcome->n_candidates, placed = result->outcome->n_placements;
	char rate[DECIMAL_TEXT], target[DECIMAL_TEXT];

	decimal_write(result->year.dataset->office.placement_target_e4, target);
	decimal_write(stats_percent_e4(placed, n), rate);
	printf(_("%zu of %zu candidates placed"), placed, n);
	if (n > 0)
		printf(_(" (%s %%, target %s %%)"), rate, target);
	printf("\n");
}

static void print_result(const struct run_result *result)
{
	char digest[DIGEST_TEXT];

	for (tier_ix t = 0; t < result->outcome->n_tiers; t++)
		print_tier(result, t);
	print_changes(result);
	print_rate(result);
	digest_write(result->outcome->digest, digest);
	printf(_("confirmed by a second computation: %llu applications, %llu pools\n"), (unsigned long long)result->report.applications,
	       (unsigned long long)result->report.pools);
	printf(_("inputs %s\n"), digest);
	if (result->note.number)
		printf(_("stored as run %lld (draft)\n"), (long long)result->note.number);
	else
		printf("%s\n", _("dry run: nothing is stored"));
	if (result->outcome->needs_seed)
		printf("%s\n", _("the draw decides places, but office has no lottery_seed: this result cannot be stored"));
}

static enum status command_run_do(const struct command_call *call, struct problem *problem)
{
	const struct run_options run = { .is_dry = call->values[OPTION_DRY_RUN] != NULL,
					 .upto = call->values[OPTION_UPTO],
					 .after = call->values[OPTION_AFTER],
					 .progress = &call->progress };
	struct run_result result = { 0 };
	struct store *store;
	enum status status = store_open(call->database, run.is_dry ? STORE_READ : STORE_WRITE, &store, problem);

	if (status != STATUS_OK)
		return status;
	status = run_execute(store, &run, &result, problem);
	cli_print_findings(&result.report.violations);
	if (status == STATUS_OK)
		print_result(&result);
	run_result_free(&result);
	store_close(store);
	return status;
}

const struct command command_run = {
	.name = "run",
	.screens = "run",
	.arguments = "",
	.summary = N_("place all candidates, tier by tier, and store the result as a draft"),
	.help = N_("The run is computed, confirmed by a second computation that shares nothing with the first, and stored with the digest of\n"
		   "its inputs. It prints a line per tier. The same data give the same result on any machine."),
	.options = options,
	.run = command_run_do,
};
