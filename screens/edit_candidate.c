/* SPDX-License-Identifier: ISC */
/* One candidate as a row. */
#include <luqu/screen_form.h>
#include <luqu/screen_list.h>
#include <luqu/screen_registration.h>

static const struct form_field edit_candidate_fields[] = {
	[CANDIDATES_NO] = { .name = "candidate_no",
	                    .label = N_("Number"),
	                    .help = N_("letters, digits, _ and -; it stays as it is once the row is there") },
	[CANDIDATES_NAME] = { .name = "name", .label = N_("Full name") },
	[CANDIDATES_SEX] = { .name = "sex",
	                     .label = N_("Sex"),
	                     .help = N_("Space goes through the words; F6 takes it from the ID number"),
	                     .show = show_sex },
	[CANDIDATES_ID_NO] = { .name = "id_no",
	                       .label = N_("ID number"),
	                       .help = N_("18 characters with their check digit, or another document's") },
	[CANDIDATES_FEEDER] = { .name = "feeder",
	                        .label = N_("Feeder school"),
	                        .help = N_("the code of a school; may be left empty") },
	[CANDIDATES_DISTRICT] = { .name = "district", .label = N_("District"), .help = N_("may be left empty") },
	[CANDIDATES_CATEGORY] = { .name = "category", .label = N_("Category"), .help = N_("may be left empty") },
	[CANDIDATES_TAGS] = { .name = "tags", .label = N_("Tags"), .help = N_("NAME or NAME=VALUE, separated by ;") },
	[CANDIDATES_ADJUST] = { .name = "adjust",
	                        .label = N_("Reassign"),
	                        .help = N_("1: takes any vacant seat that is offered; 0 or empty: no") },
	{ 0 },
};

static const struct screen_key edit_candidate_keys[] = {
	{ PRESS_F(6), PRESS_CTRL('D'), "derive", N_("From ID"), N_("the sex that the ID number says"), action_candidate_derive,
	  NULL, NULL },
	{ 0 },
};

const struct screen screen_edit_candidate = {
	.name = "edit-candidate",
	.title = N_("Candidate"),
	.summary = N_("one candidate as a row: `edit-candidate NUMBER' changes it, without a number one is added"),
	.keys = edit_candidate_keys,
	.fields = edit_candidate_fields,
	.form = &form_of_candidates,
};
