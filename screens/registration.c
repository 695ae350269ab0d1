/* SPDX-License-Identifier: ISC */
/* A candidate's registration. */
#include <luqu/screen_registration.h>

static const struct form_field registration_fields[] = {
	[REGISTRATIONS_NO] = { .name = "candidate_no",
	                       .label = N_("Number"),
	                       .help = N_("the candidate's number; it stays as it is once the row is there") },
	[REGISTRATIONS_STATE] = { .name = "state", .label = N_("State"), .is_fixed = true, .show = show_registration },
	[REGISTRATIONS_BIRTH] = { .name = "birth",
	                          .label = N_("Born"),
	                          .help = N_("as 2011-03-04; F6 takes it from the ID number") },
	[REGISTRATIONS_RECORD] = { .name = "record_no",
	                           .label = N_("Record number"),
	                           .help = N_("of the school enrolment record; may be left empty") },
	[REGISTRATIONS_NOTE] = { .name = "note", .label = N_("Note"), .help = N_("may be left empty") },
	{ 0 },
};

static const struct screen_key registration_keys[] = {
	{ PRESS_F(6), PRESS_CTRL('D'), "derive", N_("From ID"), N_("the day of birth that the candidate's ID number holds"),
	  action_registration_derive, NULL, NULL },
	{ 0 },
};

const struct screen screen_registration = {
	.name = "registration",
	.title = N_("Registration"),
	.summary = N_("a registration: `registration NUMBER' changes it or adds the candidate's"),
	.help = N_("The state is changed by c, w and i in the list and on the candidate's page, not here."),
	.keys = registration_keys,
	.fields = registration_fields,
	.form = &form_of_registrations,
};
