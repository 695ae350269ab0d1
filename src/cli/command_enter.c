/* SPDX-License-Identifier: ISC */
/* luqu enter, luqu compare: a file as one entry of a batch; which places differ. */
#include "commands.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <luqu/i18n.h>
#include <luqu/service_entry.h>

enum { OPTION_PASS, OPTION_ENCODING };

static const struct command_option options[] = {
	{ "pass", 0, "1|2", N_("which entry; default: the one that is yours, else the first that is nobody's") },
	{ "encoding", 0, "E", N_("detect (default), utf-8, gb18030, utf-16, utf-16le, utf-16be") },
	{ 0 },
};

/* One argument: a number is a batch, whose file is standard input; all else is a file with a column `batch`. */
static bool read_arguments(const struct command_call *call, struct entry_file *file, struct problem *problem)
{
	const char *first = call->arguments[0];
	const bool is_number = strspn(first, "0123456789") == strlen(first);

	file->file = call->n_arguments > 1 ? call->arguments[1] : is_number ? "-" : first;
	if ((call->n_arguments > 1 || is_number) && !cli_read_batch(first, &file->batch, problem))
		return false;
	if (strcmp(file->file, "-") != 0 || !isatty(STDIN_FILENO))
		return true;
	problem_set(problem, STATUS_USAGE, "%s",
	            _("a file is needed, or a pipe on standard input; marks are typed on the screen 'entry'"));
	return false;
}

static enum status command_enter_do(const struct command_call *call, struct problem *problem)
{
	struct entry_file file = { .progress = &call->progress };
	struct entry_file_report report = { .rows = 0 };
	struct store *store;

	if (!read_arguments(call, &file, problem) || !cli_read_pass(call->values[OPTION_PASS], &file.pass, problem) ||
	    !cli_read_encoding(call->values[OPTION_ENCODING], &file.encoding, problem))
		return STATUS_USAGE;
	enum status status = store_open(call->database, STORE_WRITE, &store, problem);
	if (status != STATUS_OK)
		return status;
	status = entry_import(store, &file, &report, problem);
	cli_print_findings(&report.faults);
	if (status == STATUS_OK)
		printf(_("%llu rows: %llu entered or changed\n"), (unsigned long long)report.rows,
		       (unsigned long long)report.changed);
	entry_file_report_clear(&report);
	store_close(store);
	return status;
}

static enum status command_compare_do(const struct command_call *call, struct problem *problem)
{
	struct entry_sheet sheet;
	struct store *store;
	int64_t number;

	if (!cli_read_batch(call->arguments[0], &number, problem))
		return STATUS_USAGE;
	enum status status = store_open(call->database, STORE_READ, &store, problem);
	if (status != STATUS_OK)
		return status;
	status = entry_compare(store, number, &sheet, problem);
	for (size_t i = 0; i < sheet.n_places; i++)
		printf("%s\n", sheet.places[i].place);
	entry_sheet_free(&sheet);
	store_close(store);
	return status;
}

const struct command command_enter = {
	.name = "enter",
	.screens = "entry marks-file",
	.arguments = "[BATCH] [FILE]",
	.summary = N_("take in a file of marks as one of the two entries of a batch"),
	.help = N_("Columns: place (the seat, or the sheet's blind code), mark (or - absent, * void, exempt, deferred), code (the "
	           "reason code), and without\n"
	           "BATCH also batch. FILE - is standard input. All or nothing. The two entries of a batch are by two people."),
	.options = options,
	.least_arguments = 1,
	.most_arguments = 2,
	.run = command_enter_do,
};

const struct command command_compare = {
	.name = "compare",
	.screens = "comparison",
	.arguments = "BATCH",
	.summary = N_("the places of a batch whose two entries differ"),
	.help = N_("For a third person, who settles them from the sheets: luqu batch settle. What was entered is not told."),
	.least_arguments = 1,
	.most_arguments = 1,
	.run = command_compare_do,
};
