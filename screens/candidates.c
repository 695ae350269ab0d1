/* SPDX-License-Identifier: ISC */
/* All candidates. */
#include <luqu/screen_list.h>

static const struct screen_column candidates_columns[] = {
	{ CANDIDATES_NO, "candidate_no", N_("Number"), 12, ALIGN_LEFT, false, NULL },
	{ CANDIDATES_NAME, "name", N_("Full name"), 12, ALIGN_LEFT, true, NULL },
	{ CANDIDATES_SEX, "sex", N_("Sex"), 6, ALIGN_LEFT, false, show_sex },
	{ CANDIDATES_FEEDER, "feeder", N_("Feeder school"), 8, ALIGN_LEFT, false, NULL },
	{ CANDIDATES_DISTRICT, "district", N_("District"), 10, ALIGN_LEFT, false, NULL },
	{ CANDIDATES_CATEGORY, "category", N_("Category"), 8, ALIGN_LEFT, false, NULL },
	{ CANDIDATES_ADJUST, "adjust", N_("Reassign"), 6, ALIGN_LEFT, false, show_yes },
	{ CANDIDATES_ID_NO, "id_no", N_("ID number"), 18, ALIGN_LEFT, false, NULL },
	{ CANDIDATES_TAGS, "tags", N_("Tags"), 16, ALIGN_LEFT, true, NULL },
	{ 0 },
};

static const struct screen_key candidates_keys[] = {
	{ PRESS_F(6), 'I', "import", N_("Import"), N_("take in a file of candidates, CSV or XLSX"), action_import_rows, NULL, NULL },
	{ PRESS_F(8), 'd', "delete", N_("Delete"), N_("take the row away, with a reason; refused while others name it"), action_delete_row, NULL, NULL },
	{ PRESS_F(9), 'X', "export", N_("Export"), N_("write all candidates as a file"), action_export_rows, NULL, NULL },
	{ 0 },
};

const struct screen screen_candidates = {
	.name = "candidates",
	.title = N_("Candidates"),
	.summary = N_("all candidates of the year"),
	.help = N_("One row for each candidate. Enter shows all that is known of one. The number and the name stay at the left while the other "
		   "columns move.\n\nA search or a filter for a number: candidate_no:0619. For a name that begins with a character: name:~^X."),
	.keys = candidates_keys,
	.columns = candidates_columns,
	.frozen = 2,
	.source = &list_candidates,
	.enter = &screen_candidate,
};
