/* SPDX-License-Identifier: ISC */
/* luqu line: the control lines of the tiers against their seats, and a line set with who and why. */
#include "commands.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include <luqu/decimal.h>
#include <luqu/i18n.h>
#include <luqu/service_lines.h>

enum { OPTION_REASON, OPTION_DRY_RUN };

static const struct command_option options[] = {
	{ "reason", 0, "R", N_("why; stands in the audit trail (needed to set a line)") },
	{ "dry-run", 'n', NULL, N_("show how many would pass, store nothing") },
	{ 0 },
};

static void print_count(uint64_t count, int cells)
{
	char text[24];

	snprintf(text, sizeof text, "%" PRIu64, count);
	cli_print_cell(text, -cells);
}

static void print_header(void)
{
	cli_print_cell(_("tier"), 8);
	cli_print_cell("", 24);
	cli_print_cell(_("seats"), -9);
	cli_print_cell(_("line"), -10);
	cli_print_cell(_("pass"), -9);
	cli_print_cell(_("apply"), -9);
	cli_print_cell(_("full marks"), -12);
	printf("\n");
}

/* A line that is a rule lets everyone pass here: it may differ from candidate to candidate. */
static void print_tier(const struct dataset *dataset, const struct lines_tier *tier, const int64_t *line_e4)
{
	char line[DECIMAL_TEXT] = "", full[DECIMAL_TEXT] = "";
	uint64_t eligible = tier->eligible, applying = tier->applying;

	if (line_e4) {
		decimal_write(*line_e4, line);
		lines_count(tier, *line_e4, &eligible, &applying);
	}
	if (tier->has_full)
		decimal_write(tier->full_e4, full);
	cli_print_cell(dataset->tiers[tier->tier].code, 8);
	cli_print_cell(dataset->tiers[tier->tier].name, 24);
	print_count(tier->seats, 9);
	cli_print_cell(line_e4 ? line : tier->has_line ? _("rule") : "-", -10);
	print_count(eligible, 9);
	print_count(applying, 9);
	cli_print_cell(full, -12);
	printf("\n");
}

static const int64_t *stored_line(const struct lines_tier *tier)
{
	return tier->has_number ? &tier->line_e4 : NULL;
}

/* one NULL: all. */
static void print_tiers(const struct dataset *dataset, const struct lines_report *report, const struct lines_tier *one)
{
	print_header();
	if (one)
		print_tier(dataset, one, stored_line(one));
	for (size_t t = 0; !one && t < report->n_tiers; t++)
		print_tier(dataset, &report->tiers[t], stored_line(&report->tiers[t]));
}

static enum status find_tier(const struct lines_report *report, const struct dataset *dataset, const char *code,
                             const struct lines_tier **tier, struct problem *problem)
{
	const tier_ix number = dataset_find_tier(dataset, code);

	if (number == IX_NONE || !report->tiers)
		return problem_set(problem, STATUS_FAULT, _("there is no tier %s"), code);
	*tier = &report->tiers[number];
	return STATUS_OK;
}

/* The line as it was, and as it would be. */
static enum status set_line(struct store *store, const struct command_call *call, const struct lines_tier *tier,
                            const struct dataset *dataset, struct problem *problem)
{
	const char *value = call->arguments[1];
	struct line_setting setting = { .tier = call->arguments[0],
		                        .reason = call->values[OPTION_REASON],
		                        .progress = &call->progress };

	if (decimal_read(value, strlen(value), 4, 4, &setting.line_e4) != DECIMAL_GOOD)
		return problem_set(problem, STATUS_USAGE, _("%s is no number"), value);
	enum status status = lines_check(tier, setting.line_e4, problem);
	if (status == STATUS_OK && !call->values[OPTION_DRY_RUN])
		status = lines_set(store, &setting, problem);
	if (status != STATUS_OK)
		return status;
	print_header();
	print_tier(dataset, tier, stored_line(tier));
	print_tier(dataset, tier, &setting.line_e4);
	if (call->values[OPTION_DRY_RUN])
		printf("%s\n", _("dry run: nothing is stored"));
	return STATUS_OK;
}

static enum status work(struct store *store, const struct command_call *call, const struct year_data *year, struct problem *problem)
{
	struct lines_report report;
	const struct lines_tier *tier = NULL;
	enum status status = lines_report_make(year, &call->progress, &report, problem);

	if (status == STATUS_OK && call->n_arguments > 0)
		status = find_tier(&report, year->dataset, call->arguments[0], &tier, problem);
	if (status == STATUS_OK && tier && call->n_arguments == 2) {
		status = set_line(store, call, tier, year->dataset, problem);
	} else if (status == STATUS_OK) {
		print_tiers(year->dataset, &report, tier);
	}
	lines_report_free(&report);
	return status;
}

static enum status command_line_do(const struct command_call *call, struct problem *problem)
{
	const bool is_setting = call->n_arguments == 2 && !call->values[OPTION_DRY_RUN];
	struct year_data year = { .dataset = NULL };
	struct store *store;

	if (is_setting && !call->values[OPTION_REASON])
		return problem_set(problem, STATUS_USAGE, "%s", _("line needs --reason, or --dry-run"));
	enum status status = store_open(call->database, is_setting ? STORE_WRITE : STORE_READ, &store, problem);
	if (status != STATUS_OK)
		return status;
	status = year_data_read(store, &call->progress, &year, problem);
	if (status == STATUS_OK)
		status = work(store, call, &year, problem);
	year_data_free(&year);
	store_close(store);
	return status;
}

const struct command command_line = {
	.name = "line",
	.screens = "lines set save-line",
	.arguments = "[TIER [VALUE]]",
	.summary = N_("the control lines of the tiers against their seats, and setting one"),
	.help = N_("Pass: candidates for whom the tier's rule of eligibility holds and whose merit is the line or more; apply: "
	           "those of them with choices\n"
	           "in the tier. With VALUE the tier's line is set, never above full marks: the merit of somebody with full marks "
	           "in all subjects,\n"
	           "or the highest there is where that is more."),
	.options = options,
	.least_arguments = 0,
	.most_arguments = 2,
	.run = command_line_do,
};
