/* SPDX-License-Identifier: ISC */
/* One pool of the plan, to be added or changed. */
#include <luqu/screen_form.h>
#include <luqu/screen_list.h>

static const struct form_field plan_fields[] = {
	[PLANS_TIER] = { .name = "tier", .label = N_("Tier"), .help = N_("the code of a tier") },
	[PLANS_PROGRAM] = { .name = "program", .label = N_("Program"), .help = N_("the code of a program") },
	[PLANS_SEATS] = { .name = "seats", .label = N_("Seats"), .help = N_("a whole number; 0 is good where seats are inherited") },
	[PLANS_POOL] = { .name = "pool", .label = N_("Pool"), .help = N_("letters, digits, _ and -; empty: open") },
	[PLANS_ORDER] = { .name = "order", .label = N_("Order"), .help = N_("a program's pools take from the lowest to the highest; empty: 1") },
	[PLANS_ELIGIBLE] = { .name = "eligible", .label = N_("Eligible"), .help = N_("who may be taken by this pool; empty: everyone") },
	[PLANS_LINE] = { .name = "line", .label = N_("Line"), .help = N_("the least merit: a number or a rule, cutoff(TIER) too; empty: none") },
	[PLANS_RANKING] = { .name = "ranking", .label = N_("Ranking"), .help = N_("who stands before whom, the keys joined by >; empty: the tier's") },
	[PLANS_ROLLOVER] = { .name = "rollover", .label = N_("Rollover"), .help = N_("a later pool of the program that gets what stays empty here; empty: none") },
	{ 0 },
};

const struct screen screen_plan = {
	.name = "plan",
	.title = N_("Pool of the plan"),
	.summary = N_("one pool of the plan: `plan TIER/PROGRAM/POOL' changes it, without a key one is added"),
	.help = N_("Rules are checked as they are typed: below the fields stands what is wrong, and at which character. "
		   "luqu-rules(5) has the language and a recipe for every mechanism."),
	.fields = plan_fields,
	.form = &form_of_plans,
};
