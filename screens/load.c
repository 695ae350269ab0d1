/* SPDX-License-Identifier: ISC */
/* A folder of CSV files into the database. */
#include <luqu/screen_form.h>
#include <luqu/screen_list.h>

static const char *const load_encodings[] = { ENCODING_WORDS, NULL };
static const char *const load_yes_no[] = { "0", "1", NULL };

static const struct form_field load_fields[] = {
	{ .name = "folder", .label = N_("Folder"), .help = N_("the folder with candidates.csv, scores.csv and the other files") },
	{ .name = "replace", .label = N_("Replace the year"), .help = N_("Space changes it. A year that has candidates is replaced only when this says yes"),
	  .words = load_yes_no, .show = show_yes_no },
	{ .name = "encoding", .label = N_("Encoding"), .words = load_encodings, .help = N_("of the files. Space changes it") },
	{ 0 },
};

static const struct screen_key load_keys[] = { FORM_PAGE_KEYS, { 0 } };

const struct screen screen_load = {
	.name = "load",
	.title = N_("Load a folder"),
	.summary = N_("load a folder of CSV files, all or nothing"),
	.help = N_("Every file of the folder is checked and loaded in one transaction: with one bad row nothing is stored, and all bad rows are listed. "
		   "Where there is no database yet it is made."),
	.works_without_database = true,
	.keys = load_keys,
	.fields = load_fields,
	.form = &form_load,
	.behaviour = &behaviour_form_page,
};
