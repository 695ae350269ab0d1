/* SPDX-License-Identifier: ISC */
/* luqu blind, luqu unblind: blind codes drawn and sealed, and opened. */
#include "commands.h"

#include <stdio.h>
#include <string.h>

#include <luqu/i18n.h>
#include <luqu/service_blind.h>

enum { BLIND_BY, BLIND_LIST, BLIND_LABELS, BLIND_OUTPUT };
enum { UNBLIND_REASON };

static const struct command_option blind_options[] = {
	{ "by", 0, "W", N_("sheet: a code for each candidate and subject (default); packet: for each room and subject") },
	{ "list", 0, NULL, N_("write the codes and whose they are, as CSV; only once they are open") },
	{ "labels", 0, NULL, N_("write what is to stand on each sheet or packet, by seat, as CSV; by somebody who enters no marks of the exam") },
	{ "output", 'o', "FILE", N_("where --list and --labels write to; else standard output") },
	{ 0 },
};
static const struct command_option unblind_options[] = {
	{ "reason", 0, "R", N_("why; stands in the audit trail (needed)") },
	{ 0 },
};

static bool read_by(const char *text, enum blind_by *by, struct problem *problem)
{
	*by = BLIND_BY_DEFAULT;
	if (!text)
		return true;
	*by = strcmp(text, "packet") == 0 ? BLIND_BY_PACKET : BLIND_BY_SHEET;
	if (*by == BLIND_BY_PACKET || strcmp(text, "sheet") == 0)
		return true;
	problem_set(problem, STATUS_USAGE, _("--by takes sheet or packet, not '%s'"), text);
	return false;
}

static enum status write_codes(const struct command_call *call, struct problem *problem)
{
	const bool is_labels = call->values[BLIND_LABELS] != NULL;
	const char *path = call->values[BLIND_OUTPUT];
	const struct sheet_options options = { .format = SHEET_CSV, .path = path ? path : "-" };
	struct store *store;
	enum status status = store_open(call->database, is_labels ? STORE_WRITE : STORE_READ, &store, problem);

	if (status != STATUS_OK)
		return status;
	status = (is_labels ? blind_labels : blind_export)(store, call->arguments[0], &options, problem);
	store_close(store);
	return status;
}

static enum status command_blind_do(const struct command_call *call, struct problem *problem)
{
	struct blind_report report;
	struct store *store;
	enum blind_by by;

	if (call->values[BLIND_LIST] && call->values[BLIND_LABELS])
		return problem_set(problem, STATUS_USAGE, "%s", _("--list and --labels do not go together"));
	if (call->values[BLIND_LIST] || call->values[BLIND_LABELS])
		return write_codes(call, problem);
	if (!read_by(call->values[BLIND_BY], &by, problem))
		return STATUS_USAGE;
	enum status status = store_open(call->database, STORE_WRITE, &store, problem);
	if (status != STATUS_OK)
		return status;
	status = blind_make(store, call->arguments[0], by, &report, problem);
	if (status == STATUS_OK)
		printf(_("%llu blind codes drawn and sealed\n"), (unsigned long long)report.codes);
	store_close(store);
	return status;
}

static enum status command_unblind_do(const struct command_call *call, struct problem *problem)
{
	struct store *store;
	enum status status = store_open(call->database, STORE_WRITE, &store, problem);

	if (status != STATUS_OK)
		return status;
	status = blind_open(store, call->arguments[0], call->values[UNBLIND_REASON], problem);
	if (status == STATUS_OK)
		printf(_("the blind codes of exam %s are open\n"), call->arguments[0]);
	store_close(store);
	return status;
}

const struct command command_blind = {
	.name = "blind",
	.screens = "batches blind labels codes",
	.arguments = "EXAM",
	.summary = N_("draw blind codes for the sheets or packets of an exam, and seal them"),
	.help = N_("Once people are seated and before batches are made. Called again it draws codes for whoever was seated since."),
	.options = blind_options,
	.least_arguments = 1,
	.most_arguments = 1,
	.run = command_blind_do,
};

const struct command command_unblind = {
	.name = "unblind",
	.screens = "batches unblind",
	.arguments = "EXAM",
	.summary = N_("open the blind codes of an exam"),
	.help = N_("By somebody who has entered no mark of that exam; audited."),
	.options = unblind_options,
	.least_arguments = 1,
	.most_arguments = 1,
	.run = command_unblind_do,
};
