/* SPDX-License-Identifier: ISC */
/* Operators of one exam, in figures. */
#include <luqu/screen_entry.h>

static const struct screen_column operators_columns[] = {
	{ OPERATORS_USER, "user", N_("User"), 16, ALIGN_LEFT, true, NULL },
	{ OPERATORS_RECORDS, "records", N_("Records"), 10, ALIGN_RIGHT, false, NULL },
	{ OPERATORS_SPEED, "speed", N_("Keys an hour"), 12, ALIGN_RIGHT, false, NULL },
	{ OPERATORS_ERRORS, "errors", N_("Errors"), 8, ALIGN_RIGHT, false, NULL },
	{ OPERATORS_RATE, "rate", N_("Per 1,000"), 10, ALIGN_RIGHT, false, NULL },
	{ 0 },
};

const struct screen screen_operators = {
	.name = "operators",
	.title = N_("Operators of exam"),
	.summary = N_("what each operator of an exam entered, how fast, and with how many errors"),
	.help = N_("Keys an hour leave out pauses of over a minute, and what came from files. Errors are differences that were settled against the operator."),
	.needs_argument = true,
	.columns = operators_columns,
	.frozen = 1,
	.source = &list_operators,
	.behaviour = &behaviour_operators,
};
