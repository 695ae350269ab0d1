/* SPDX-License-Identifier: ISC */
/* Rules that fail on candidates. */
#include "stumble.h"

#include <luqu/i18n.h>

void stumble_keep(struct stumble *first, struct stumble other)
{
	if (other.flaw == FLAW_NONE)
		return;
	if (first->flaw == FLAW_NONE || other.candidate < first->candidate)
		*first = other;
}

enum status stumble_report(const struct stumble *stumbles, size_t count, const struct dataset *dataset, struct problem *problem)
{
	struct stumble first = { .flaw = FLAW_NONE };

	for (size_t i = 0; i < count; i++)
		stumble_keep(&first, stumbles[i]);
	if (first.flaw == FLAW_NONE)
		return STATUS_OK;
	if (first.flaw == FLAW_MEMORY)
		return problem_memory(problem);
	return problem_set(problem, STATUS_FAULT, _("%s fails on candidate %s: %s"), first.where,
	                   dataset_candidate_no(dataset, first.candidate), flaw_name(first.flaw));
}
