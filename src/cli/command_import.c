/* SPDX-License-Identifier: ISC */
/* luqu import: one file into what is there. */
#include "commands.h"

#include <stdio.h>

#include <luqu/i18n.h>
#include <luqu/service_data.h>

enum { OPTION_DRY_RUN, OPTION_ENCODING };

static const struct command_option options[] = {
	{ "dry-run", 'n', NULL, N_("check everything, store nothing") },
	{ "encoding", 0, "E", N_("detect (default), utf-8, gb18030, utf-16, utf-16le, utf-16be") },
	{ 0 },
};

static void print_report(const struct import_report *report, bool is_dry_run)
{
	printf(_("%llu rows: %llu added, %llu changed, %llu removed, %llu as before\n"), (unsigned long long)report->rows,
	       (unsigned long long)report->added, (unsigned long long)report->changed, (unsigned long long)report->removed,
	       (unsigned long long)report->same);
	if (is_dry_run)
		printf("%s\n", _("dry run: nothing is stored"));
}

static enum status command_import_do(const struct command_call *call, struct problem *problem)
{
	struct import_request request = { .file = call->arguments[1],
					  .is_dry_run = call->values[OPTION_DRY_RUN] != NULL,
					  .progress = &call->progress };
	struct import_report report = { 0 };
	struct store *store;

	if (!cli_read_kind(call->arguments[0], &request.kind, problem) ||
	    !cli_read_encoding(call->values[OPTION_ENCODING], &request.encoding, problem))
		return STATUS_USAGE;
	enum status status = store_open(call->database, STORE_WRITE, &store, problem);
	if (status != STATUS_OK)
		return status;
	status = file_import(store, &request, &report, problem);
	cli_print_findings(&report.faults);
	if (status == STATUS_OK)
		print_report(&report, request.is_dry_run);
	import_report_clear(&report);
	store_close(store);
	return status;
}

const struct command command_import = {
	.name = "import",
	.screens = "import",
	.arguments = "KIND FILE",
	.summary = N_("take in one file; rows of a known key are updated, and audited"),
	.help = N_("FILE - is standard input. The file choices replaces each list (candidate, tier) that it names. KIND is the name of a file of\n"
		   "luqu-files(5) without .csv. CSV in UTF-8, GB18030 or UTF-16, or the first worksheet of an XLSX file."),
	.options = options,
	.least_arguments = 2,
	.most_arguments = 2,
	.run = command_import_do,
};
