/* SPDX-License-Identifier: ISC */
/* A placement by order. */
#include <luqu/screen_form.h>
#include <luqu/screen_list.h>

static const struct form_field order_fields[] = {
	[ORDERS_TIER] = { .name = "tier",
	                  .label = N_("Tier"),
	                  .help = N_("the code of a tier; it stays as it is once the row is there") },
	[ORDERS_NO] = { .name = "candidate_no",
	                .label = N_("Number"),
	                .help = N_("the candidate's number; it stays as it is once the row is there") },
	[ORDERS_PROGRAM] = { .name = "program",
	                     .label = N_("Program"),
	                     .help = N_("the code of the program that the candidate is placed in") },
	[ORDERS_REASON] = { .name = "reason", .label = N_("Reason"), .help = N_("what was decided, and why") },
	[ORDERS_AUTHORITY] = { .name = "authority", .label = N_("Authority"), .help = N_("who decided it") },
	[ORDERS_POOL] = { .name = "pool", .label = N_("Pool"), .help = N_("whose seat is taken; empty: open") },
	{ 0 },
};

const struct screen screen_order = {
	.name = "order",
	.title = N_("Placement by order"),
	.summary = N_("one placement by order: `order TIER/NUMBER' changes it, without them one is added"),
	.fields = order_fields,
	.form = &form_of_orders,
};
