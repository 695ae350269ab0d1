/* SPDX-License-Identifier: ISC */
/* The places of one batch that differ, settled from the sheets. */
#include <luqu/screen_entry.h>

static const struct screen_key settle_keys[] = { MARK_KEYS, { 0 } };

const struct screen screen_settle = {
	.name = "settle",
	.title = N_("Settling of batch"),
	.summary = N_("type what the sheets say where the two entries of a batch differ"),
	.help = N_("Only the places that differ, and nothing of what was entered. Type what the sheet says; the message line then tells both entries."),
	.needs_argument = true,
	.keys = settle_keys,
	.behaviour = &behaviour_settle,
};
