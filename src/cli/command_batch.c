/* SPDX-License-Identifier: ISC */
/* luqu batch: batches of sheets made, handed out, closed. */
#include "commands.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <luqu/decimal.h>
#include <luqu/i18n.h>
#include <luqu/service_entry.h>

enum { OPTION_SUBJECT, OPTION_PASS, OPTION_REASON, OPTION_CODE };

static const struct command_option options[] = {
	{ "subject", 0, "S", N_("make: this subject alone") },
	{ "pass", 0, "1|2", N_("give: which entry; default: the first that is nobody's") },
	{ "reason", 0, "R", N_("reopen: why; stands in the audit trail (needed)") },
	{ "code", 0, "C", N_("settle: the reason code of a mark that is void, exempt, deferred or absent") },
	{ 0 },
};

static enum status make(const struct command_call *call, struct store *store, struct problem *problem)
{
	const struct batch_request request = { call->arguments[1], call->values[OPTION_SUBJECT], &call->progress };
	struct batch_report report;
	const enum status status = batch_make(store, &request, &report, problem);

	if (status != STATUS_OK)
		return status;
	printf(_("%llu batches made, %llu sheets\n"), (unsigned long long)report.batches, (unsigned long long)report.sheets);
	if (report.late > 0)
		printf(_("%llu sheets left out: their batches are closed; reopen those first\n"), (unsigned long long)report.late);
	return STATUS_OK;
}

/* --- list -----------------------------------------------------------------------------------------------------------------------
 */

static void print_user(const char *user, uint64_t entered)
{
	char text[ENTRY_USER_TEXT + 32];

	snprintf(text, sizeof text, "%s %llu", user[0] ? user : "-", (unsigned long long)entered);
	cli_print_cell(text, 18);
	printf("  ");
}

static void print_batch(const struct batch_info *batch)
{
	char room[2 * ENTRY_CODE_TEXT + 4];

	snprintf(room, sizeof room, batch->site[0] ? "%s/%s" : "%s%s", batch->site, batch->site[0] ? batch->room : batch->packet);
	printf("%6lld  ", (long long)batch->number);
	cli_print_cell(batch->exam, 8);
	printf("  ");
	cli_print_cell(batch->subject, 12);
	printf("  ");
	cli_print_cell(room[0] ? room : _("sealed"), 14);
	printf("  ");
	cli_print_cell(_(batch_stage_name(batch_stage(batch))), 10);
	printf("  %4llu  ", (unsigned long long)batch->sheets);
	print_user(batch->users[0], batch->entered[0]);
	print_user(batch->users[1], batch->entered[1]);
	printf("%s\n", batch->has_slip ? _("slip") : "");
}

static void print_stages(const struct batch_info *batches, size_t count)
{
	unsigned long long counts[BATCH_STAGES] = { 0 };

	for (size_t i = 0; i < count; i++)
		counts[batch_stage(&batches[i])]++;
	for (int stage = 0; stage < BATCH_STAGES; stage++)
		printf("%s%s %llu", stage > 0 ? ", " : "", _(batch_stage_name((enum batch_stage)stage)), counts[stage]);
	printf("\n");
}

static enum status list(const struct command_call *call, struct store *store, struct problem *problem)
{
	struct batch_info *batches;
	size_t count;
	const enum status status = batch_list(store, call->n_arguments > 1 ? call->arguments[1] : "", &batches, &count, problem);

	for (size_t i = 0; status == STATUS_OK && i < count; i++)
		print_batch(&batches[i]);
	if (status == STATUS_OK)
		print_stages(batches, count);
	free(batches);
	return status;
}

/* --- one batch ------------------------------------------------------------------------------------------------------------------
 */

static bool read_batch(const struct command_call *call, int64_t *number, struct problem *problem)
{
	return cli_read_batch(call->arguments[1], number, problem);
}

static enum status give(const struct command_call *call, struct store *store, struct problem *problem)
{
	int64_t number;
	int pass;

	if (!read_batch(call, &number, problem) || !cli_read_pass(call->values[OPTION_PASS], &pass, problem))
		return STATUS_USAGE;
	const enum status status = batch_give(store, number, call->arguments[2], pass, problem);
	if (status == STATUS_OK)
		printf(_("batch %lld given to %s\n"), (long long)number, cli_show(call->arguments[2]).text);
	return status;
}

static enum status slip(const struct command_call *call, struct store *store, struct problem *problem)
{
	const char *count_text = call->arguments[2], *sum_text = call->arguments[3];
	int64_t number, count, sum_e2;

	if (!read_batch(call, &number, problem))
		return STATUS_USAGE;
	if (decimal_read(count_text, strlen(count_text), 0, 0, &count) != DECIMAL_GOOD)
		return problem_set(problem, STATUS_USAGE, _("'%s' is no whole number"), cli_show(count_text).text);
	if (decimal_read(sum_text, strlen(sum_text), 2, 2, &sum_e2) != DECIMAL_GOOD)
		return problem_set(problem, STATUS_USAGE, _("'%s' is no number of at most 2 places"), cli_show(sum_text).text);
	const enum status status = batch_slip(store, number, count, sum_e2, problem);
	if (status == STATUS_OK)
		printf(_("slip of batch %lld taken down\n"), (long long)number);
	return status;
}

/* Each by itself: one that cannot be closed leaves the others alone. */
static enum status close_batches(const struct command_call *call, struct store *store, struct problem *problem)
{
	enum status worst = STATUS_OK;
	unsigned closed = 0;

	for (int i = 1; i < call->n_arguments; i++) {
		struct problem why = { .status = STATUS_OK };
		int64_t number;

		if (!cli_read_batch(call->arguments[i], &number, problem))
			return STATUS_USAGE;
		const enum status status = batch_close(store, number, &why);
		closed += status == STATUS_OK;
		if (status == STATUS_OK)
			continue;
		if (worst == STATUS_OK) {
			worst = status;
			*problem = why;
		} else {
			fprintf(stderr, "luqu: %s\n", why.text);
		}
	}
	printf(_("%u batches closed\n"), closed);
	return worst;
}

static enum status reopen(const struct command_call *call, struct store *store, struct problem *problem)
{
	int64_t number;

	if (!read_batch(call, &number, problem))
		return STATUS_USAGE;
	const enum status status = batch_reopen(store, number, call->values[OPTION_REASON], problem);
	if (status == STATUS_OK)
		printf(_("batch %lld is open again\n"), (long long)number);
	return status;
}

static enum status settle(const struct command_call *call, struct store *store, struct problem *problem)
{
	const char *code = call->values[OPTION_CODE] ? call->values[OPTION_CODE] : "";
	struct entry_input input = { .place = call->arguments[2] };
	char texts[3][ENTRY_VALUE_TEXT];
	struct entry_settled settled;

	if (!read_batch(call, &input.batch, problem))
		return STATUS_USAGE;
	if (!entry_value_read(call->arguments[3], code, &input.value))
		return problem_set(problem, STATUS_FAULT,
		                   _("'%s' is neither a mark nor -, *, exempt or deferred (with a reason code)"),
		                   cli_show(call->arguments[3]).text);
	const enum status status = entry_settle(store, &input, &settled, problem);
	if (status != STATUS_OK)
		return status;
	entry_value_write(&input.value, texts[0]);
	entry_value_write(&settled.first, texts[1]);
	entry_value_write(&settled.second, texts[2]);
	printf(_("%s: %s (first entry %s, second entry %s)\n"), input.place, texts[0], texts[1], texts[2]);
	return STATUS_OK;
}

/* --- verbs ----------------------------------------------------------------------------------------------------------------------
 */

static const struct verb {
	const char *name;
	int least, most; /* arguments behind it; most -1: any number */
	enum status (*run)(const struct command_call *call, struct store *store, struct problem *problem);
} verbs[] = {
	{ "make", 1, 1, make },
	{ "list", 0, 1, list },
	{ "give", 2, 2, give },
	{ "slip", 3, 3, slip },
	{ "close", 1, -1, close_batches },
	{ "reopen", 1, 1, reopen },
	{ "settle", 3, 3, settle },
};

static enum status command_batch_do(const struct command_call *call, struct problem *problem)
{
	const struct verb *verb = NULL;
	struct store *store;

	for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++)
		if (strcmp(call->arguments[0], verbs[i].name) == 0)
			verb = &verbs[i];
	if (!verb)
		return problem_set(problem, STATUS_USAGE, _("no such step: %s (make, list, give, slip, close, reopen, settle)"),
		                   cli_show(call->arguments[0]).text);
	if (call->n_arguments - 1 < verb->least || (verb->most >= 0 && call->n_arguments - 1 > verb->most))
		return problem_set(problem, STATUS_USAGE, _("too few or too many arguments for %s"), verb->name);
	enum status status = store_open(call->database, verb->run == list ? STORE_READ : STORE_WRITE, &store, problem);
	if (status != STATUS_OK)
		return status;
	status = verb->run(call, store, problem);
	store_close(store);
	return status;
}

const struct command command_batch = {
	.name = "batch",
	.screens = "batches make give slip close reopen, settle",
	.arguments = "make EXAM | list [EXAM] | give BATCH USER | slip BATCH COUNT SUM | close BATCH... | reopen BATCH | settle "
	             "BATCH PLACE VALUE",
	.summary = N_("batches of sheets: made, handed out, settled, closed into the scores"),
	.help = N_("A batch is the sheets of one room in one subject. It is entered twice by two people (luqu enter), a third "
	           "settles what differs, and it\n"
	           "closes when the count and the sum of its marks are those of the slip in the packet; if not, it is said that "
	           "they differ, no more."),
	.options = options,
	.least_arguments = 1,
	.most_arguments = -1,
	.run = command_batch_do,
};
