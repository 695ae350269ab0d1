/* SPDX-License-Identifier: ISC */
/* What a run does not look at and lists show: names and ID numbers. */
#include <string.h>

#include <luqu/i18n.h>

#include "output.h"

enum status output_read_persons(struct store *store, const struct dataset *dataset, struct arena *arena, struct output_person **persons,
				struct problem *problem)
{
	const int name = kind_field(KIND_CANDIDATES, "name", 4), id_no = kind_field(KIND_CANDIDATES, "id_no", 5);
	struct store_cursor *cursor = store_cursor_open_kind(store, KIND_CANDIDATES);

	*persons = arena_alloc(arena, dataset->n_candidates, sizeof **persons);
	while (*persons && store_cursor_next(cursor)) {
		const candidate_ix c = dataset_find_candidate(dataset, store_cursor_text(cursor, 0));
		if (c == IX_NONE)
			continue; /* withdrawn, or came in between */
		(*persons)[c] = (struct output_person){ arena_copy(arena, store_cursor_text(cursor, name)),
							arena_copy(arena, store_cursor_text(cursor, id_no)) };
	}
	const enum status status = store_cursor_close(cursor, problem);
	return status == STATUS_OK && arena_failed(arena) ? problem_memory(problem) : status;
}

const char *output_school_name(const struct dataset *dataset, const char *code)
{
	for (size_t s = 0; s < dataset->n_schools; s++)
		if (strcmp(dataset->schools[s].code, code) == 0)
			return dataset->schools[s].name;
	return code;
}

bool output_is_chinese(void)
{
	return strcmp(_("candidates"), "candidates") != 0;
}
