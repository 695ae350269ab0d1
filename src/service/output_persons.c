/* SPDX-License-Identifier: ISC */
/* What a run does not look at and lists show: names and ID numbers. */
#include <string.h>

#include <luqu/i18n.h>

#include "output.h"

enum status output_read_persons(struct store *store, const struct dataset *dataset, struct arena *arena,
                                struct output_person **persons, struct problem *problem)
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

const struct sheet_column output_person_columns[OUTPUT_PERSON_COLUMNS] = {
	{ .name = "serial", .name_zh = "序号", .type = SHEET_INTEGER },
	{ .name = "candidate_no", .name_zh = "考生号", .type = SHEET_CODE },
	{ .name = "name", .name_zh = "姓名", .type = SHEET_TEXT, .width_cells = 12 },
	{ .name = "sex", .name_zh = "性别", .type = SHEET_TEXT, .width_cells = 4 },
	{ .name = "id_no", .name_zh = "身份证号", .type = SHEET_CODE, .width_cells = 18 },
};

void output_put_person(struct sheet *sheet, size_t serial, const struct output_cells *cells)
{
	const char *id_no = cells->person->id_no ? cells->person->id_no : "";
	char sex[2] = { cells->dataset->sex[cells->candidate], '\0' }, masked[64];

	id_no_mask(id_no, masked, sizeof masked);
	sheet_put_integer(sheet, (int64_t)serial);
	sheet_put_text(sheet, dataset_candidate_no(cells->dataset, cells->candidate));
	sheet_put_text(sheet, cells->person->name);
	sheet_put_text(sheet, sex);
	sheet_put_text(sheet, cells->shows_id ? id_no : masked);
}
