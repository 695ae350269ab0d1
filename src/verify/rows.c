/* SPDX-License-Identifier: ISC */
/* The rows of one tier: returns, orders, and where the outcome has a candidate. */
#include "audit.h"

static size_t first_return(const struct dataset *dataset, tier_ix tier, candidate_ix candidate)
{
	size_t low = 0, high = dataset->n_returns;

	while (low < high) {
		const size_t middle = low + (high - low) / 2;
		const struct return_row *row = &dataset->returns[middle];

		if (row->tier < tier || (row->tier == tier && row->candidate < candidate))
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static size_t first_order(const struct dataset *dataset, tier_ix tier, candidate_ix candidate)
{
	size_t low = 0, high = dataset->n_orders;

	while (low < high) {
		const size_t middle = low + (high - low) / 2;
		const struct order_row *row = &dataset->orders[middle];

		if (row->tier < tier || (row->tier == tier && row->candidate < candidate))
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

const struct return_row *stage_returns(const struct stage *stage, candidate_ix candidate, size_t *count)
{
	const struct dataset *dataset = stage->audit->dataset;
	size_t first, last;

	*count = 0;
	if (stage->n_returns == 0)
		return NULL;
	first = last = first_return(dataset, stage->number, candidate);
	while (last < dataset->n_returns && dataset->returns[last].tier == stage->number &&
	       dataset->returns[last].candidate == candidate)
		last++;
	*count = last - first;
	return dataset->returns + first;
}

const struct order_row *stage_order(const struct stage *stage, candidate_ix candidate)
{
	const struct dataset *dataset = stage->audit->dataset;
	size_t first;

	if (stage->n_orders == 0)
		return NULL;
	first = first_order(dataset, stage->number, candidate);
	if (first == dataset->n_orders || dataset->orders[first].tier != stage->number ||
	    dataset->orders[first].candidate != candidate)
		return NULL;
	return &dataset->orders[first];
}

void stage_find_rows(struct stage *stage)
{
	const struct dataset *dataset = stage->audit->dataset;
	const size_t returns = first_return(dataset, stage->number, 0), orders = first_order(dataset, stage->number, 0);

	stage->returns = dataset->returns + returns;
	stage->n_returns = first_return(dataset, stage->number + 1, 0) - returns;
	stage->orders = dataset->orders + orders;
	stage->n_orders = first_order(dataset, stage->number + 1, 0) - orders;
}

uint32_t stage_place(const struct stage *stage, candidate_ix candidate, const struct placement **placement)
{
	const struct audit *audit = stage->audit;

	*placement = NULL;
	if (audit->placed_in[candidate] != stage->number)
		return IX_NONE;
	*placement = &audit->outcome->placements[audit->place[candidate]];
	return audit->local[(*placement)->pool];
}
