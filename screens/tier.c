/* SPDX-License-Identifier: ISC */
/* One tier and its rules. */
#include <luqu/screen_form.h>
#include <luqu/screen_list.h>

static const struct form_field tier_fields[] = {
	[TIERS_CODE] = { .name = "code",
	                 .label = N_("Code"),
	                 .help = N_("letters, digits, _ and -; it stays as it is once the row is there") },
	[TIERS_NAME] = { .name = "name", .label = N_("Name") },
	[TIERS_SEQ] = { .name = "seq",
	                .label = N_("Order"),
	                .help = N_("a whole number; tiers run from the lowest to the highest, no two have the same") },
	[TIERS_MERIT] = { .name = "merit",
	                  .label = N_("Merit"),
	                  .help = N_("arithmetic over subjects, total and bonus; empty: total") },
	[TIERS_RANKING] = { .name = "ranking",
	                    .label = N_("Ranking"),
	                    .help = N_("who stands before whom, the keys joined by >; empty: by merit") },
	[TIERS_BANDS] = { .name = "bands",
	                  .label = N_("Bands"),
	                  .help = N_("parallel, sequential, or sizes as 1,3,3; empty: parallel") },
	[TIERS_MAX_CHOICES] = { .name = "max_choices",
	                        .label = N_("Max choices"),
	                        .help = N_("choices of a higher rank are passed over; empty: all count") },
	[TIERS_ELIGIBLE] = { .name = "eligible",
	                     .label = N_("Eligible"),
	                     .help = N_("who may be placed in this tier; empty: everyone") },
	[TIERS_LINE] = { .name = "line", .label = N_("Line"), .help = N_("the least merit: a number or a rule; empty: none") },
	[TIERS_TIES] = { .name = "ties",
	                 .label = N_("Ties"),
	                 .help = N_("break: the draw parts them; admit: all are taken; reject: none. Space goes through them") },
	[TIERS_FILING] = { .name = "filing", .label = N_("Filing"), .help = N_("files sent for each seat, 1 to 9; empty: 1") },
	[TIERS_RETURNS] = { .name = "returns",
	                    .label = N_("Returned files"),
	                    .help = N_("final: no other place; out: none in this tier; refile: the next choice. Space goes through "
	                               "them") },
	[TIERS_ADJUST] = { .name = "adjust",
	                   .label = N_("Adjust"),
	                   .help = N_("none, tier or school: where vacant seats are offered at the end. Space goes through them") },
	[TIERS_INHERITS] = { .name = "inherits",
	                     .label = N_("Inherits"),
	                     .help = N_("codes of earlier tiers whose vacant seats come here, separated by ;") },
	{ 0 },
};

const struct screen screen_tier = {
	.name = "tier",
	.title = N_("Tier"),
	.summary = N_("one tier and its rules: `tier CODE' changes it, without a code one is added"),
	.help = N_("Rules are checked as they are typed: below the fields stands what is wrong, and at which character. "
	           "luqu-rules(5) has the language and a recipe for every mechanism."),
	.fields = tier_fields,
	.form = &form_of_tiers,
};
