/* SPDX-License-Identifier: ISC */
/* What became of a candidate, in words. */
#include <luqu/service_whatif.h>

#include <stdio.h>

#include <luqu/i18n.h>

static void write_choice(const struct placement *place, char text[64])
{
	if (place->by_order)
		snprintf(text, 64, "%s", _("by order"));
	else if (place->choice == 0)
		snprintf(text, 64, "%s", _("by adjust"));
	else
		snprintf(text, 64, _("choice %u"), (unsigned)place->choice);
}

void whatif_describe_place(const struct whatif *whatif, const struct whatif_move *move, enum whatif_side side, char text[WHATIF_PLACE_TEXT])
{
	const struct dataset *d = whatif_dataset(whatif);
	char choice[64];

	if (!move->places[side]) {
		snprintf(text, WHATIF_PLACE_TEXT, "%s", _("no place"));
		return;
	}
	const struct whatif_pool *pool = &whatif_report(whatif)->pools[move->pools[side]];
	write_choice(move->places[side], choice);
	snprintf(text, WHATIF_PLACE_TEXT, "%.32s/%.32s/%.32s %.60s", d->tiers[pool->tier].code, d->programs[pool->program].code, pool->code, choice);
}

const char *whatif_verdict_name(enum whatif_verdict verdict)
{
	static const char *const names[] = { [WHATIF_GAINS] = N_("gains"), [WHATIF_LOSES] = N_("loses"), [WHATIF_MOVES] = N_("moves") };

	return _(names[verdict]);
}
