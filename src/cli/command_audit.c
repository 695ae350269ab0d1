/* SPDX-License-Identifier: ISC */
/* luqu audit: the trail of all changes, and whether it is whole. */
#include "commands.h"

#include <stdio.h>
#include <unistd.h>

#include <luqu/i18n.h>
#include <luqu/service_data.h>

enum { OPTION_VERIFY, OPTION_ANCHOR, OPTION_AFTER, OPTION_OUTPUT, OPTION_FORMAT };

static const struct command_option options[] = {
	{ "verify", 0, NULL, N_("walk the whole chain; exit 1 and the first broken row where it does not hold") },
	{ "anchor", 0, "SEQ:CHAIN", N_("with --verify: the trail must still hold this row, printed earlier") },
	{ "after", 0, "SEQ", N_("only what came after that row") },
	{ "output", 'o', "FILE", N_("write there instead of standard output") },
	{ "format", 0, "F", N_("csv (default), xlsx, html or txt") },
	{ 0 },
};

static enum status verify_trail(struct store *store, const char *anchor_text, struct problem *problem)
{
	struct store_audit_report report;
	struct store_anchor given, now;
	char text[ANCHOR_TEXT];

	if (anchor_text && !audit_anchor_read(anchor_text, &given))
		return problem_set(problem, STATUS_USAGE, _("no anchor: %s (SEQ:CHAIN as printed by audit --verify)"), anchor_text);
	enum status status = store_audit_verify(store, anchor_text ? &given : NULL, &report, problem);
	if (status != STATUS_OK)
		return status;
	if (!report.is_intact)
		return problem_set(problem, STATUS_FAULT, _("the audit trail is broken: %s"), report.text);
	status = store_audit_anchor(store, &now, problem);
	if (status == STATUS_OK) {
		audit_anchor_write(&now, text);
		printf(_("the audit trail holds: %lld rows\nanchor %s\n"), (long long)report.rows, text);
	}
	return status;
}

static enum status write_trail(struct store *store, const struct command_call *call, struct problem *problem)
{
	struct sheet_options sheet = { .path = call->values[OPTION_OUTPUT] ? call->values[OPTION_OUTPUT] : "-" };
	long after = 0;

	if (call->values[OPTION_AFTER] && !cli_read_number("after", call->values[OPTION_AFTER], 0, 2000000000, &after, problem))
		return STATUS_USAGE;
	if (call->values[OPTION_FORMAT] && !sheet_format_find(call->values[OPTION_FORMAT], &sheet.format))
		return problem_set(problem, STATUS_USAGE, _("no such format: %s (csv, xlsx, html, txt)"), call->values[OPTION_FORMAT]);
	return audit_export(store, after, &sheet, problem);
}

static enum status command_audit_do(const struct command_call *call, struct problem *problem)
{
	struct store *store;
	enum status status = store_open(call->database, STORE_READ, &store, problem);

	if (status != STATUS_OK)
		return status;
	if (call->values[OPTION_VERIFY])
		status = verify_trail(store, call->values[OPTION_ANCHOR], problem);
	else
		status = write_trail(store, call, problem);
	store_close(store);
	return status;
}

const struct command command_audit = {
	.name = "audit",
	.screens = "audit anchor",
	.arguments = "",
	.summary = N_("print the trail of all changes, or verify that it is whole"),
	.help = N_("Every change has its sequence number, time, user, action, object, old, new and reason, chained by SHA-256. Print the anchor that\n"
		   "--verify shows and keep it elsewhere: any edit, swap, deletion or cut before it is then found."),
	.options = options,
	.run = command_audit_do,
};
