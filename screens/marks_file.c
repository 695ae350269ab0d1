/* SPDX-License-Identifier: ISC */
/* A file of marks as one of the two entries. */
#include <luqu/screen_entry.h>

static const char *const marks_file_encodings[] = { ENCODING_WORDS, NULL };
static const char *const marks_file_passes[] = { "", "1", "2", NULL };

static const struct form_field marks_file_fields[] = {
	{ .name = "batch", .label = N_("Batch"), .help = N_("its number; empty: the file has a column batch") },
	{ .name = "pass", .label = N_("Entry no."), .words = marks_file_passes,
	  .help = N_("1 or 2; empty: the one that is yours, or the first that is nobody's. Space changes it") },
	{ .name = "file", .label = N_("File"), .help = N_("CSV or XLSX with the columns place, mark and code: the seat or blind code, the mark, the reason code") },
	{ .name = "encoding", .label = N_("Encoding"), .words = marks_file_encodings, .help = N_("of a CSV file. Space changes it") },
	{ 0 },
};

static const struct screen_key marks_file_keys[] = { FORM_PAGE_KEYS, { 0 } };

const struct screen screen_marks_file = {
	.name = "marks-file",
	.title = N_("Marks from a file"),
	.summary = N_("take in a file of marks as one of the two entries of a batch: `marks-file BATCH'"),
	.help = N_("As it comes from a marking machine or another office: a mark, or - absent, * void, exempt, deferred. All or nothing: with one bad row "
		   "nothing is stored, and all bad rows are listed. The other entry is another person's, typed or a file too."),
	.keys = marks_file_keys,
	.fields = marks_file_fields,
	.form = &form_marks_file,
	.behaviour = &behaviour_form_page,
};
