/* SPDX-License-Identifier: ISC */
/* One setting of the office. */
#include <luqu/screen_form.h>
#include <luqu/screen_list.h>

static const struct form_field setting_fields[] = {
	[OFFICE_KEY] = { .name = "key",
	                 .label = N_("Key"),
	                 .help = N_("name, year, lottery_seed, total, bonus_rule, bonus_cap or placement_target; Space goes "
	                            "through them") },
	[OFFICE_VALUE] = { .name = "value",
	                   .label = N_("Value"),
	                   .help = N_("luqu-files(5) tells what each may be; empty: the default") },
	{ 0 },
};

const struct screen screen_setting = {
	.name = "setting",
	.title = N_("Setting"),
	.summary = N_("one setting of the office: `setting KEY' changes it, without a key one is added"),
	.fields = setting_fields,
	.form = &form_of_office,
};
