/* SPDX-License-Identifier: ISC */
/* A line that somebody types in a row of tiers or plans: never above full marks. */
#include "lines.h"

#include <string.h>

#include <luqu/decimal.h>

/* Without the candidates: what they have beyond full marks is not known. */
static enum status find_full(struct store *store, const char *tier, struct lines_tier *full, struct problem *problem)
{
	struct dataset *d = NULL;
	enum status status = store_load_dataset(store, STORE_CONFIG, NULL, &d, problem);
	const tier_ix number = status == STATUS_OK ? dataset_find_tier(d, tier) : IX_NONE;

	*full = (struct lines_tier){ .has_full = false };
	if (number != IX_NONE)
		status = lines_find_full(d, d->tiers[number].merit, full, problem);
	dataset_free(d);
	return status;
}

/* Some may have more than full marks, by a bonus. */
static enum status check_among_candidates(struct store *store, const char *tier, int64_t line_e4, struct problem *problem)
{
	struct year_data year = { .dataset = NULL };
	struct lines_report report = { .arena = NULL };
	enum status status = year_data_read(store, NULL, &year, problem);

	if (status == STATUS_OK)
		status = lines_report_make(&year, NULL, &report, problem);
	if (status == STATUS_OK)
		status = lines_check(&report.tiers[dataset_find_tier(year.dataset, tier)], line_e4, problem);
	lines_report_free(&report);
	year_data_free(&year);
	return status;
}

/* Whether the row has the column, and it has been typed anew. */
static bool is_typed(const struct row_change *change, const char *column)
{
	const int field = kind_field(change->kind, column, strlen(column));
	const char *now = field < 0 || !change->texts[field] ? "" : change->texts[field];

	return field >= 0 && (!change->expected || strcmp(now, change->expected[field] ? change->expected[field] : "") != 0);
}

enum status lines_check_typed(struct store *store, const struct row_change *change, struct problem *problem)
{
	struct lines_tier full;
	const char *line;
	int64_t line_e4;
	enum status status;

	if ((change->kind != KIND_TIERS && change->kind != KIND_PLANS) || !(is_typed(change, "line") || is_typed(change, "merit")))
		return STATUS_OK;
	line = change->texts[kind_field(change->kind, "line", strlen("line"))];
	if (!line || decimal_read(line, strlen(line), 4, 4, &line_e4) != DECIMAL_GOOD)
		return STATUS_OK;
	status = find_full(store, change->texts[0], &full, problem);
	if (status != STATUS_OK || !full.has_full || line_e4 <= full.full_e4)
		return status;
	return check_among_candidates(store, change->texts[0], line_e4, problem);
}
