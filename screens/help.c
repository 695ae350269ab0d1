/* SPDX-License-Identifier: ISC */
/* Help. */
#include <luqu/screen.h>

static const struct screen_key help_keys[] = {
	{ PRESS_F(3), '/', "find", N_("Search"), N_("go to a word in this text"), action_pass, NULL, NULL },
	{ 0, 'n', "next", NULL, N_("the next place with that word"), action_pass, NULL, NULL },
	{ PRESS_PAGE_DOWN, PRESS_SPACE, "page-down", NULL, N_("a page down; arrows, PgUp, g and G move too"), action_pass, NULL, NULL },
	{ 0 },
};

const struct screen screen_help = {
	.name = "help",
	.title = N_("Help"),
	.summary = N_("what a screen is for and all its keys"),
	.works_without_database = true,
	.keys = help_keys,
	.behaviour = &behaviour_help,
};
