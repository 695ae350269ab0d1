/* SPDX-License-Identifier: ISC */
/* A check of marks as they are spread. */
#include "check.h"

#include <luqu/service_suspects.h>

void check_213_suspects(struct checking *checking)
{
	const struct dataset *d = checking->dataset;
	const struct suspects_request request = { .store = checking->store, .dataset = d };
	struct suspects_report report;
	char text[SUSPECT_TEXT];

	checking->status = suspects_find(&request, &report, checking->problem);
	for (size_t i = 0; i < report.n_suspects; i++) {
		const struct suspect *suspect = &report.suspects[i];

		check_offend(checking, 1, "%s%s%s%s%s: %s", d->subjects[suspect->subject].code, suspect->room[0] ? " " : "",
		             suspect->site, suspect->room[0] ? "/" : "", suspect->room, suspect_text(suspect, text));
	}
	suspects_report_free(&report);
}
