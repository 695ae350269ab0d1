/* SPDX-License-Identifier: ISC */
/* Files of lists, outputs and rows. */
#include <luqu/screen_results.h>

static const char *const export_answers[] = { "0", "1", NULL };
static const char *const export_formats[] = { "html", "txt", "xlsx", "csv", NULL };
static const char *const export_kinds[] = { "by_school",  "by_feeder",    "cutoff_sheet", "cutoffs",  "placements", "vacancies",
	                                    "unplaced",   "distribution", "slips",        "books",    "forms",      "unsigned",
	                                    "suspects",   "rechecks",     "audit",        KIND_WORDS, NULL };

static const struct form_field export_fields[] = {
	{ .name = "what", .label = N_("What"), .words = export_kinds, .show = show_export,
	  .help = N_("Space goes through them, a letter too: the first one of its name. Lists, slips, books and forms are a folder of files, all others one file") },
	{ .name = "format", .label = N_("Format"), .words = export_formats, .help = N_("html and txt are for printing, xlsx and csv for other programs") },
	{ .name = "path", .label = N_("Folder or file"), .help = N_("where to write it; a folder that is missing is made") },
	{ .name = "show_ids", .label = N_("Whole ID numbers"), .words = export_answers, .show = show_yes_no,
	  .help = N_("in lists: else only the first six and the last two characters are shown") },
	{ .name = "top", .label = N_("Top row from"), .help = N_("in the one-mark table: this mark and all above stand in one row; empty: none do") },
	{ .name = "part", .label = N_("Only of"),
	  .help = N_("slips, books, forms, unsigned: of this feeder school; suspicious marks: of this exam; audit trail: behind this row; empty: all") },
	{ .name = "rank", .label = N_("Rank"), .words = export_answers, .show = show_yes_no, .help = N_("in slips and books: the position by total too") },
	{ .name = "chinese", .label = N_("Chinese headers"), .words = export_answers, .show = show_yes_no, .help = N_("in tables: else as in luqu-files(5)") },
	{ .name = "spreadsheet", .label = N_("For spreadsheets"), .words = export_answers, .show = show_yes_no,
	  .help = N_("of csv: codes keep their zeros, and no cell is a formula; not to be imported again") },
	{ 0 },
};

const struct screen screen_export = {
	.name = "export",
	.title = N_("Export"),
	.summary = N_("write lists, papers, outputs of a run or all rows of a kind as files: `export KIND'"),
	.help = N_("Files of the same names are replaced. The run chosen on the screen of results is written."),
	.fields = export_fields,
	.form = &form_export,
};
