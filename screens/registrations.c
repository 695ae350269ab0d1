/* SPDX-License-Identifier: ISC */
/* Registrations that say more than that they were made. */
#include <luqu/screen_registration.h>

static const struct screen_column registrations_columns[] = {
	{ REGISTRATIONS_NO, "candidate_no", N_("Number"), 12, ALIGN_LEFT, false, NULL },
	{ REGISTRATIONS_NAME, "name", N_("Full name"), 12, ALIGN_LEFT, true, NULL },
	{ REGISTRATIONS_STATE, "state", N_("State"), 10, ALIGN_LEFT, false, show_registration },
	{ REGISTRATIONS_BIRTH, "birth", N_("Born"), 10, ALIGN_LEFT, false, NULL },
	{ REGISTRATIONS_RECORD, "record_no", N_("Record number"), 20, ALIGN_LEFT, false, NULL },
	{ REGISTRATIONS_NOTE, "note", N_("Note"), 10, ALIGN_LEFT, true, NULL },
	{ 0 },
};

static const struct screen_key registrations_keys[] = {
	REGISTRATION_KEYS,
	{ 0, 'C', "confirm-all", NULL, N_("confirm the registrations of a feeder school, or of all candidates but the withdrawn"),
	  action_registration_confirm_all, NULL, NULL },
	ROW_KEYS,
	{ 0 },
};

const struct screen screen_registrations = {
	.name = "registrations",
	.title = N_("Registrations"),
	.summary = N_("states of registrations, days of birth, numbers of school records"),
	.help = N_("A candidate without a row here is registered. A withdrawn one stays on record and takes no part in anything; "
	           ":candidates still shows it."),
	.keys = registrations_keys,
	.columns = registrations_columns,
	.frozen = 2,
	.source = &list_registrations,
	.enter = &screen_registration,
	.behaviour = &behaviour_registrations,
};
