/* SPDX-License-Identifier: ISC */
/* luqu stats: plan completion, placement rate, choice satisfaction. */
#include "commands.h"

#include <stdio.h>
#include <string.h>

#include <luqu/decimal.h>
#include <luqu/i18n.h>
#include <luqu/service_stats.h>
#include <luqu/text.h>

#include "evaluation_text.h"
#include "stale_text.h"

enum { OPTION_RUN, OPTION_EVALUATION };

static const struct command_option options[] = {
	{ "run", 0, "N", N_("this stored run instead of the latest") },
	{ "evaluation", 0, NULL, N_("the shares of comprehensive evaluation alone; they need no run") },
	{ 0 },
};

static void print_right(const char *text, int cells)
{
	cli_print_cell(text, -cells);
}

static void print_count(uint64_t count, int cells)
{
	char text[24];

	snprintf(text, sizeof text, "%llu", (unsigned long long)count);
	print_right(text, cells);
}

static void print_percent(uint64_t part, uint64_t whole, int cells)
{
	char number[DECIMAL_TEXT], text[DECIMAL_TEXT + 2];

	decimal_write(stats_percent_e4(part, whole), number);
	snprintf(text, sizeof text, whole ? "%s%%" : "-", number);
	print_right(text, cells);
}

static void print_choices(const struct stats_choices *at, uint64_t placed)
{
	print_percent(at->first, placed, 9);
	print_percent(at->first_three, placed, 9);
	print_percent(at->first_five, placed, 9);
	printf("\n");
}

static void print_choices_head(void)
{
	print_right(_("at 1"), 9);
	print_right(_("at 1-3"), 9);
	print_right(_("at 1-5"), 9);
	printf("\n");
}

static void print_tier_row(const char *name, const struct stats_tier *tier)
{
	cli_print_cell(name, 26);
	print_count(tier->seats, 9);
	print_count(tier->placed, 9);
	print_percent(tier->placed, tier->seats, 9);
	print_choices(&tier->at, tier->placed);
}

static void print_tiers(const struct dataset *dataset, const struct stats *stats)
{
	cli_print_cell(_("tier"), 26);
	print_right(_("seats"), 9);
	print_right(_("placed"), 9);
	print_right(_("plan"), 9);
	print_choices_head();
	for (size_t t = 0; t < stats->n_tiers; t++) {
		char name[200];
		size_t length = (size_t)snprintf(name, sizeof name, "%s %s", dataset->tiers[t].code, dataset->tiers[t].name);
		if (length >= sizeof name)
			length = sizeof name - 1;
		name[text_cut(name, length, 25)] = '\0';
		print_tier_row(name, &stats->tiers[t]);
	}
	print_tier_row(_("all tiers"), &stats->all);
	printf(_("by order %llu, by adjust %llu, vacant %llu, passed on to later tiers %llu\n"), (unsigned long long)stats->all.by_order,
	       (unsigned long long)stats->all.by_adjust, (unsigned long long)stats->all.vacant, (unsigned long long)stats->all.passed);
}

static void print_feeders(const struct dataset *dataset, const struct stats *stats)
{
	printf("\n");
	cli_print_cell(_("feeder school"), 24);
	print_right(_("candidates"), 11);
	print_right(_("placed"), 9);
	print_right(_("rate"), 9);
	print_choices_head();
	for (size_t i = 0; i < stats->n_feeders; i++) {
		const struct stats_feeder *feeder = &stats->feeders[i];
		char name[300];
		int length = snprintf(name, sizeof name, "%s %s", strings_get(dataset->texts, feeder->feeder), feeder->name);
		name[text_cut(name, length < 0 ? 0 : (size_t)length < sizeof name ? (size_t)length : sizeof name - 1, 23)] = '\0';
		cli_print_cell(name, 24);
		print_count(feeder->candidates, 11);
		print_count(feeder->placed, 9);
		print_percent(feeder->placed, feeder->candidates, 9);
		print_choices(&feeder->at, feeder->placed);
	}
}

static void print_stats(const struct dataset *dataset, const struct stats *stats, const struct run_note *note)
{
	char rate[DECIMAL_TEXT], target[DECIMAL_TEXT];

	decimal_write(stats->rate_e4, rate);
	decimal_write(stats->target_e4, target);
	printf(_("run %lld of %s\n"), (long long)note->number, note->time);
	printf(_("placed %llu of %llu candidates: %s %%, target %s %% %s\n\n"), (unsigned long long)stats->placed,
	       (unsigned long long)stats->candidates, rate, target,
	       stats->is_met ? _("(met)") : _("(missed)"));
	print_tiers(dataset, stats);
	print_feeders(dataset, stats);
}

/* What there are none of is passed over in silence, unless it was asked for. */
static enum status print_evaluations(struct store *store, const char *before, struct problem *problem)
{
	struct evaluation_stats stats;
	const enum status status = evaluation_stats_make(store, &stats, problem);

	if (status == STATUS_OK && (stats.n_shares > 0 || !before)) {
		printf("%s", before ? before : "");
		evaluation_print(&stats);
	}
	evaluation_stats_free(&stats);
	return status;
}

static enum status compute(struct store *store, long number, const struct command_call *call, struct problem *problem)
{
	struct outcome *outcome = NULL;
	struct stats stats = { 0 };
	struct year_data year;
	struct run_note note;

	enum status status = year_data_read(store, &call->progress, &year, problem);
	if (status == STATUS_OK)
		status = run_load(store, number, &year, &call->progress, &note, &outcome, problem);
	if (status == STATUS_OK)
		status = stats_make(&year, outcome, &stats, problem);
	if (status == STATUS_OK) {
		print_stats(year.dataset, &stats, &note);
		status = print_evaluations(store, "\n", problem);
		if (stale_is(&year, &note))
			stale_warn(note.number);
	}
	stats_free(&stats);
	outcome_free(outcome);
	year_data_free(&year);
	return status;
}

static enum status command_stats_do(const struct command_call *call, struct problem *problem)
{
	struct store *store;
	long number = 0;

	if (call->values[OPTION_RUN] && !cli_read_number("run", call->values[OPTION_RUN], 1, 1000000000, &number, problem))
		return STATUS_USAGE;
	enum status status = store_open(call->database, STORE_READ, &store, problem);
	if (status != STATUS_OK)
		return status;
	status = call->values[OPTION_EVALUATION] ? print_evaluations(store, NULL, problem) : compute(store, number, call, problem);
	store_close(store);
	return status;
}

const struct command command_stats = {
	.name = "stats",
	.screens = "stats",
	.arguments = "",
	.summary = N_("plan completion, placement rate against the target, choice satisfaction"),
	.help = N_("Plan: placed of the seats. At 1, 1-3, 1-5: the share of those placed who got their first, one of their first three, five choices\n"
		   "of that tier. The target is placement_target of office. Evaluations, where there are any: the share of pupils whose mean over the\n"
		   "parts of a term is 80 or above."),
	.options = options,
	.run = command_stats_do,
};
