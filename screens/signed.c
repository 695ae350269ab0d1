/* SPDX-License-Identifier: ISC */
/* Choice forms that have come back. */
#include <luqu/screen_choices.h>

static const struct screen_column signed_columns[] = {
	{ FORMS_NO, "candidate_no", N_("Number"), 12, ALIGN_LEFT, false, NULL },
	{ FORMS_NAME, "name", N_("Full name"), 12, ALIGN_LEFT, true, NULL },
	{ FORMS_FEEDER, "feeder", N_("Feeder school"), 8, ALIGN_LEFT, false, NULL },
	{ FORMS_TIME, "time", N_("Taken in (UTC)"), 19, ALIGN_LEFT, false, show_time },
	{ FORMS_USER, "user", N_("Clerk"), 12, ALIGN_LEFT, false, NULL },
	{ FORMS_DIGEST, "digest", N_("Digest"), 14, ALIGN_LEFT, false, NULL },
	{ 0 },
};

static const struct screen_key signed_keys[] = {
	{ PRESS_F(8), 'U', "unsign", N_("Unsign"), N_("take back that the form is signed; for another person than the one who took it in"), action_forms_unsign, NULL, NULL },
	{ 0 },
};

const struct screen screen_signed = {
	.name = "signed",
	.title = N_("Signed choice forms"),
	.summary = N_("choice forms that have come back signed: their choices are locked"),
	.help = N_("Who took each form in, and when. Another person can take that back, with a reason; then the choices can be changed, and a new form is to be "
		   "printed and signed."),
	.keys = signed_keys,
	.columns = signed_columns,
	.frozen = 1,
	.source = &list_signed,
	.enter = &screen_choices,
};
