/* SPDX-License-Identifier: ISC */
/* The form of an outcome, checked before anything is looked up by its numbers. */
#include "shape.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <luqu/i18n.h>

/* Always false, so that `return refuse(...)` reads well. */
__attribute__((format(printf, 2, 3))) static bool refuse(struct audit *audit, const char *format, ...)
{
	char text[512];
	va_list arguments;

	va_start(arguments, format);
	vsnprintf(text, sizeof text, format, arguments);
	va_end(arguments);
	findings_add(&audit->report->violations, "outcome", 0, "form", "%s", text);
	return false;
}

bool sizes_check(struct audit *audit)
{
	const struct outcome *outcome = audit->outcome;
	const struct dataset *dataset = audit->dataset;

	if (outcome->n_candidates != dataset->n_candidates)
		return refuse(audit, _("it is about %zu candidates, but there are %zu"), outcome->n_candidates,
		              dataset->n_candidates);
	if (outcome->n_tiers > dataset->n_tiers)
		return refuse(audit, _("it has %u tiers, but there are %zu"), outcome->n_tiers, dataset->n_tiers);
	if (outcome->n_tiers >= UINT16_MAX)
		return refuse(audit, _("it has too many tiers: %u"), outcome->n_tiers);
	if (outcome->n_kept > outcome->n_tiers)
		return refuse(audit, _("it keeps %u tiers of %u"), outcome->n_kept, outcome->n_tiers);
	if (!outcome->trail && outcome->n_tiers > 0 && outcome->n_candidates > 0)
		return refuse(audit, _("it gives no reasons"));
	return true;
}

static bool pools_check(struct audit *audit)
{
	const struct outcome *outcome = audit->outcome;
	const struct dataset *dataset = audit->dataset;
	tier_ix tier = 0;

	for (size_t i = 0; i < outcome->n_pools; i++) {
		const struct pool_result *pool = &outcome->pools[i];

		if (pool->tier >= outcome->n_tiers || pool->program >= dataset->n_programs || !pool->code)
			return refuse(audit, _("pool %zu is of no tier or program"), i);
		if (pool->tier < tier)
			return refuse(audit, _("pool %zu stands behind those of a later tier"), i);
		while (tier < pool->tier)
			audit->first_pool[++tier] = (pool_ix)i;
	}
	while (tier < outcome->n_tiers)
		audit->first_pool[++tier] = (pool_ix)outcome->n_pools;
	return true;
}

static void placement_take(struct audit *audit, size_t row)
{
	const struct outcome *outcome = audit->outcome;
	const struct placement *placement = &outcome->placements[row];
	const candidate_ix c = placement->candidate;

	if (c >= outcome->n_candidates || placement->pool >= outcome->n_pools) {
		refuse(audit, _("placement %zu is of no candidate or in no pool"), row);
		return;
	}
	if (audit->place[c] != IX_NONE) {
		refuse(audit, _("candidate %s has more than one place"), dataset_candidate_no(audit->dataset, c));
		return;
	}
	if (row > 0 && outcome->placements[row - 1].candidate > c)
		refuse(audit, _("the placement of candidate %s stands out of order"), dataset_candidate_no(audit->dataset, c));
	audit->place[c] = (uint32_t)row;
	audit->placed_in[c] = (uint16_t)outcome->pools[placement->pool].tier;
}

bool shape_check(struct audit *audit)
{
	const struct outcome *outcome = audit->outcome;

	if (!pools_check(audit))
		return false;
	for (size_t c = 0; c < outcome->n_candidates; c++) {
		audit->place[c] = IX_NONE;
		audit->placed_in[c] = (uint16_t)outcome->n_tiers;
	}
	for (size_t i = 0; i < outcome->n_placements; i++)
		placement_take(audit, i);
	audit->report->placements = outcome->n_placements;
	return true;
}

void digest_check(struct audit *audit)
{
	static const unsigned char none[DIGEST_BYTES];
	unsigned char digest[DIGEST_BYTES];
	char stored[DIGEST_TEXT], right[DIGEST_TEXT];

	if (memcmp(audit->outcome->digest, none, DIGEST_BYTES) == 0)
		return;
	dataset_digest(audit->dataset, digest);
	if (memcmp(audit->outcome->digest, digest, DIGEST_BYTES) == 0)
		return;
	digest_write(audit->outcome->digest, stored);
	digest_write(digest, right);
	findings_add(&audit->report->violations, "outcome", 0, "digest", _("it was made from other data: %s, but the data is %s"),
	             stored, right);
}

void seed_check(struct audit *audit)
{
	const bool has_seed = audit->dataset->office.lottery_seed && audit->dataset->office.lottery_seed[0];
	const bool needs_seed = !has_seed && (audit->names_lottery || audit->drawn > 0);

	if (audit->outcome->needs_seed && !needs_seed)
		refuse(audit, _("it asks for a lottery_seed, but nothing hangs on one"));
	if (!audit->outcome->needs_seed && needs_seed)
		refuse(audit, _("the draw decides and there is no lottery_seed, but it does not ask for one"));
}
