/* SPDX-License-Identifier: ISC */
/* Settings of the interface. */
#include <luqu/screen_form.h>

static const char *const settings_languages[] = { "en", "zh_CN", NULL };

static const struct form_field settings_fields[] = {
	{ .name = "language", .label = N_("Language"), .help = N_("Space changes it, at once"), .words = settings_languages, .show = show_language },
	{ 0 },
};

const struct screen screen_settings = {
	.name = "settings",
	.title = N_("Settings"),
	.summary = N_("the language of the interface"),
	.help = N_("The language chosen is kept for the next time, in luqu/settings of $XDG_CONFIG_HOME or ~/.config. --lang goes before it; it goes "
		   "before what the environment says. Whoever works through sudo keeps nothing."),
	.works_without_database = true,
	.fields = settings_fields,
	.form = &form_settings,
};
