/* SPDX-License-Identifier: ISC */
/* The last step of a dataset: what came in any order is brought into byte order, so that nothing in it tells how it was loaded. */
#include <stdlib.h>
#include <string.h>

#include "builder.h"

static int compare_numbers(uint32_t a, uint32_t b)
{
	return (a > b) - (a < b);
}

static int compare_returns(const void *a, const void *b)
{
	const struct return_row *one = a, *other = b;
	int order = compare_numbers(one->tier, other->tier);

	if (order == 0)
		order = compare_numbers(one->candidate, other->candidate);
	return order != 0 ? order : compare_numbers(one->program, other->program);
}

static int compare_orders(const void *a, const void *b)
{
	const struct order_row *one = a, *other = b;
	int order = compare_numbers(one->tier, other->tier);

	return order != 0 ? order : compare_numbers(one->candidate, other->candidate);
}

void builder_sort_rows(struct dataset_builder *builder)
{
	struct dataset *made = builder->made;

	if (made->n_returns > 1)
		qsort(made->returns, made->n_returns, sizeof *made->returns, compare_returns);
	if (made->n_orders > 1)
		qsort(made->orders, made->n_orders, sizeof *made->orders, compare_orders);
	for (size_t i = 1; i < made->n_returns; i++) {
		const struct return_row *row = &made->returns[i];

		if (compare_returns(row - 1, row) == 0)
			builder_fault(builder, _("returns: %s,%s,%s stands twice"), made->tiers[row->tier].code,
			              dataset_candidate_no(made, row->candidate), made->programs[row->program].code);
	}
	for (size_t i = 1; i < made->n_orders; i++) {
		const struct order_row *row = &made->orders[i];

		if (compare_orders(row - 1, row) == 0)
			builder_fault(builder, _("orders: %s,%s stands twice"), made->tiers[row->tier].code,
			              dataset_candidate_no(made, row->candidate));
	}
}

static int compare_texts(const void *a, const void *b, void *texts)
{
	return strcmp(strings_get(texts, *(const uint32_t *)a), strings_get(texts, *(const uint32_t *)b));
}

/* A new set with the same texts in byte order; number_new[old number] is the new one. NULL: out of memory. */
static struct strings *sort_strings(struct strings *texts, uint32_t *number_new, uint32_t *by_bytes)
{
	uint32_t count = strings_count(texts);
	struct strings *sorted = strings_make();

	if (!sorted)
		return NULL;
	for (uint32_t i = 0; i < count; i++)
		by_bytes[i] = i;
	if (count > 1)
		qsort_r(by_bytes, count, sizeof *by_bytes, compare_texts, texts);
	for (uint32_t i = 0; i < count; i++) {
		uint32_t old = by_bytes[i];

		number_new[old] = strings_put(sorted, strings_get(texts, old), strings_length(texts, old));
		if (number_new[old] == STRING_NONE) {
			strings_free(sorted);
			return NULL;
		}
	}
	return sorted;
}

static void renumber(struct dataset *made, const uint32_t *number_new)
{
	for (size_t c = 0; c < made->n_candidates; c++) {
		made->feeder[c] = number_new[made->feeder[c]];
		made->district[c] = number_new[made->district[c]];
		made->category[c] = number_new[made->category[c]];
	}
	for (size_t i = 0; i < made->n_tags; i++) {
		made->tags[i].name = number_new[made->tags[i].name];
		made->tags[i].value = number_new[made->tags[i].value];
	}
	for (size_t i = 0; i < made->n_bonuses; i++)
		made->bonuses[i].policy = number_new[made->bonuses[i].policy];
}

void builder_sort_texts(struct dataset_builder *builder)
{
	struct dataset *made = builder->made;
	uint32_t *number_new, *by_bytes;
	struct strings *sorted = NULL;

	if (!builder_is_good(builder))
		return;
	number_new = array_make(strings_count(made->texts), sizeof *number_new);
	by_bytes = array_make(strings_count(made->texts), sizeof *by_bytes);
	if (number_new && by_bytes)
		sorted = sort_strings(made->texts, number_new, by_bytes);
	if (sorted) {
		renumber(made, number_new);
		strings_free(made->texts);
		made->texts = sorted;
	} else {
		builder_out_of_memory(builder);
	}
	free(number_new);
	free(by_bytes);
}
