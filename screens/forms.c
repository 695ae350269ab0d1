/* SPDX-License-Identifier: ISC */
/* Choice forms that have not come back. */
#include <luqu/screen_choices.h>

static const struct screen_column forms_columns[] = {
	{ FORMS_NO, "candidate_no", N_("Number"), 12, ALIGN_LEFT, false, NULL },
	{ FORMS_NAME, "name", N_("Full name"), 16, ALIGN_LEFT, true, NULL },
	{ FORMS_FEEDER, "feeder", N_("Feeder school"), 12, ALIGN_LEFT, false, NULL },
	{ 0 },
};

static const struct screen_key forms_keys[] = {
	{ PRESS_F(7), 'S', "sign", N_("Sign"), N_("take the signed form in: type the digest that stands on it"), action_forms_sign, NULL, NULL },
	{ PRESS_F(8), 'p', "print", N_("Print"), N_("write the forms of all candidates as pages to be printed, a file for each feeder school"), action_forms_print, NULL,
	  NULL },
	{ PRESS_F(6), 'v', "signed", N_("Signed"), N_("those that have come back"), NULL, &screen_signed, NULL },
	{ 0 },
};

const struct screen screen_forms = {
	.name = "forms",
	.title = N_("Unsigned choice forms"),
	.summary = N_("choice forms that have not come back signed"),
	.help = N_("One row for each candidate whose form has not come back. Enter opens the choices.\n\nThe digest on the form must be that of the choices as they "
		   "are: a form that was printed before the last change is refused. From then on the choices are locked."),
	.keys = forms_keys,
	.columns = forms_columns,
	.frozen = 1,
	.source = &list_unsigned,
	.enter = &screen_choices,
	.behaviour = &behaviour_forms,
};
