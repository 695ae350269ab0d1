/* SPDX-License-Identifier: ISC */
/* A tier's line set by a person. */
#include <stdlib.h>
#include <string.h>

#include <luqu/decimal.h>
#include <luqu/i18n.h>
#include <luqu/service_row.h>

#include "lines.h"
#include "reason.h"

enum { TIER_LINE = 8 };

enum status lines_check(const struct lines_tier *tier, int64_t line_e4, struct problem *problem)
{
	char line[DECIMAL_TEXT], full[DECIMAL_TEXT];

	decimal_write(line_e4, line);
	if (line_e4 < 0)
		return problem_set(problem, STATUS_FAULT, _("a line of %s is below 0"), line);
	if (!tier->has_full || line_e4 <= tier->full_e4)
		return STATUS_OK;
	decimal_write(tier->full_e4, full);
	return problem_set(problem, STATUS_FAULT, _("a line of %s is above full marks, which are %s"), line, full);
}

enum status lines_set(struct store *store, const struct line_setting *setting, struct problem *problem)
{
	const char *key = setting->tier, *changed[FIELDS_MOST] = { NULL };
	char *texts[FIELDS_MOST], *memory = NULL, line[DECIMAL_TEXT];
	struct row_report report = { .is_gone = false };
	enum row_outcome outcome;
	enum status status = reason_check(setting->reason, problem);

	if (status == STATUS_OK)
		status = row_read(store, KIND_TIERS, &key, texts, &memory, problem);
	if (status != STATUS_OK)
		return status;
	decimal_write(setting->line_e4, line);
	for (size_t i = 0; i < kind_table(KIND_TIERS)->n_fields; i++)
		changed[i] = i == TIER_LINE ? line : texts[i];
	const struct row_change change = { .kind = KIND_TIERS,
		                           .texts = changed,
		                           .expected = (const char *const *)texts,
		                           .reason = setting->reason,
		                           .progress = setting->progress };
	status = row_save(store, &change, &outcome, &report, problem);
	row_report_clear(&report);
	free(memory);
	return status;
}
