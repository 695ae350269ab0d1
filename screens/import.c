/* SPDX-License-Identifier: ISC */
/* One file of rows into the year. */
#include <luqu/screen_form.h>
#include <luqu/screen_list.h>

static const char *const import_kinds[] = { KIND_WORDS, NULL };
static const char *const import_encodings[] = { ENCODING_WORDS, NULL };
static const char *const import_answers[] = { "0", "1", NULL };

static const struct form_field import_fields[] = {
	{ .name = "kind", .label = N_("Kind"), .words = import_kinds, .show = show_kind, .help = N_("Space goes through them, a letter too") },
	{ .name = "file", .label = N_("File"), .help = N_("CSV, or the first worksheet of an XLSX file; columns as in luqu-files(5), English or Chinese") },
	{ .name = "encoding", .label = N_("Encoding"), .words = import_encodings, .help = N_("of a CSV file. Space changes it") },
	{ .name = "dry_run", .label = N_("Dry run"), .words = import_answers, .show = show_yes_no,
	  .help = N_("check everything, store nothing. Space changes it") },
	{ 0 },
};

static const struct screen_key import_keys[] = { FORM_PAGE_KEYS, { 0 } };

const struct screen screen_import = {
	.name = "import",
	.title = N_("Import"),
	.summary = N_("take in one file of one kind, all or nothing: `import KIND'"),
	.help = N_("A row of a new key is added; a row of a known key becomes as the file has it, a column that the file leaves out being as an empty cell. "
		   "Rows that the file does not name stay as they are; choices replaces each list, that is each candidate in each tier, that it names. "
		   "With one bad row nothing is stored, and all bad rows are listed with their places and values. Every change stands in the audit trail."),
	.keys = import_keys,
	.fields = import_fields,
	.form = &form_import,
	.behaviour = &behaviour_form_page,
};
