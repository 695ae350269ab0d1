/* SPDX-License-Identifier: ISC */
/* What commands say of a stored run that is no longer that of the data. */
#include "stale_text.h"

#include <stdio.h>

#include <luqu/i18n.h>

void stale_warn(int64_t run)
{
	fprintf(stderr, _("luqu: run %lld is stale: the data have changed since; run again\n"), (long long)run);
}

static void print_change(const struct stale_report *report, const struct run_change *change)
{
	char was[RUN_PLACE_TEXT], would_be[RUN_PLACE_TEXT];

	printf("  %s: %s -> %s\n", dataset_candidate_no(report->year.dataset, change->candidate),
	       run_place_text(report->year.dataset, report->stored, change->was, was),
	       run_place_text(report->year.dataset, report->anew, change->would_be, would_be));
}

enum status stale_print(struct store *store, const struct progress *progress, struct problem *problem)
{
	struct stale_report report;
	const enum status status = stale_find(store, progress, &report, problem);

	if (status == STATUS_OK && report.is_stale) {
		printf(_("run %lld is stale; a new run would change %zu placements\n"), (long long)report.note.number,
		       report.n_changes);
		for (size_t i = 0; i < report.n_changes; i++)
			print_change(&report, &report.changes[i]);
	}
	stale_report_free(&report);
	return status;
}
