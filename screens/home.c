/* SPDX-License-Identifier: ISC */
/* Where one begins: the year as steps. */
#include <luqu/screen.h>

static const struct screen_key home_keys[] = {
	{ 0, PRESS_ENTER, "open", N_("Open"), N_("the screen where this step is worked on"), action_pass, NULL, NULL },
	{ PRESS_F(6), 'o', "load-folder", N_("Load"), N_("load a folder of CSV files"), NULL, &screen_load, NULL },
	{ PRESS_F(7), 'a', "new-year", N_("New"), N_("make a new, empty year"), NULL, &screen_new, NULL },
	{ PRESS_F(8), 'p', "settings", N_("Settings"), N_("language"), NULL, &screen_settings, NULL },
	{ PRESS_F(9), 'i', "import", N_("Import"), N_("take in one file of one kind, CSV or XLSX"), NULL, &screen_import, NULL },
	{ 0, 'e', "export", NULL, N_("write any table as a file"), NULL, &screen_export, NULL },
	{ 0, 't', "stats", NULL, N_("placement rate, plan, choices, shares of evaluation"), NULL, &screen_stats, NULL },
	{ 0, 'b', "backup", NULL, N_("make a copy of the year"), NULL, &screen_backup, NULL },
	{ 0 },
};

const struct screen screen_home = {
	.name = "home",
	.title = N_("The year"),
	.summary = N_("the year as steps, and what to do next"),
	.help = N_("Each step says how much of it is there: [x] done, [ ] to do, [!] to be looked at. Enter opens the screen where it is worked on. "
		   "Below stands the calendar of the year."),
	.works_without_database = true,
	.keys = home_keys,
	.behaviour = &behaviour_home,
};
