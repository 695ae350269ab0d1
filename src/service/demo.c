/* SPDX-License-Identifier: ISC */
/* `luqu demo`: district after district, candidate after candidate; nothing is kept but the tables of one district. */
#include "demo.h"

#include <stdlib.h>

#include <luqu/i18n.h>

enum { STEP_CANDIDATES = 4096 };

static enum status write_candidates(struct demo_folder *folder, const struct demo_district *district,
                                    const struct demo_request *request, struct problem *problem)
{
	for (uint32_t i = 0; i < district->n_candidates; i++) {
		struct demo_candidate candidate;
		demo_candidate_make(&candidate, district, i);
		demo_person_write(&candidate, &folder->sheets[KIND_CANDIDATES]);
		demo_marks_make(&candidate);
		demo_marks_write(&candidate, folder);
		demo_choices_write(&candidate, folder);
		if (i % STEP_CANDIDATES != 0)
			continue;
		if (!progress_step(request->progress, _("writing candidates"), district->first + i, request->candidates))
			return problem_set(problem, STATUS_FAULT, "%s", _("cancelled"));
		if (demo_folder_failed(folder))
			break; /* what failed comes out of the commit */
	}
	return STATUS_OK;
}

static enum status write_all(struct demo_folder *folder, struct demo_district *district, const struct demo_request *request,
                             struct problem *problem)
{
	struct demo_year year = demo_year_make(request->seed, request->candidates);
	enum status status = STATUS_OK;
	demo_write_year(folder, &year);
	for (uint32_t i = 0; status == STATUS_OK && i < year.n_districts && !demo_folder_failed(folder); i++) {
		demo_district_make(district, &year, i);
		demo_write_district(folder, district);
		status = write_candidates(folder, district, request, problem);
	}
	return status;
}

enum status demo_write(const struct demo_request *request, struct problem *problem)
{
	if (request->candidates < 1 || request->candidates > DEMO_CANDIDATES_MOST)
		return problem_set(problem, STATUS_USAGE, _("%llu candidates cannot be made: from 1 to %d"),
		                   (unsigned long long)request->candidates, DEMO_CANDIDATES_MOST);
	if (!request->folder || !request->folder[0])
		return problem_set(problem, STATUS_USAGE, "%s", _("the folder has no name"));
	struct demo_district *district = malloc(sizeof *district);
	if (!district)
		return problem_memory(problem);
	struct demo_folder folder;
	enum status status = demo_folder_open(&folder, request->folder, problem);
	if (status == STATUS_OK) {
		status = write_all(&folder, district, request, problem);
		if (status == STATUS_OK)
			status = demo_folder_commit(&folder, problem);
		else
			demo_folder_abandon(&folder);
	}
	free(district);
	return status;
}
