/* SPDX-License-Identifier: ISC */
/* A scenario becomes the plan: its rows are changed as by hand, all in one transaction. */
#include <luqu/i18n.h>

#include "reason.h"
#include "row_save.h"
#include "whatif.h"

static enum status adopt(struct store *store, const struct scenario_adoption *adoption, struct row_change *changes, struct problem *problem)
{
	const struct scenario *scenario = adoption->scenario;

	for (size_t i = 0; i < scenario->n_rows; i++)
		changes[i] = (struct row_change){
			.kind = scenario->rows[i].kind, .texts = scenario->rows[i].is, .expected = scenario->rows[i].was, .reason = adoption->reason
		};
	const enum status status = rows_put(store, changes, scenario->n_rows, problem);
	if (status == STATUS_OK)
		scenario_take_away(store, scenario, "adopt", adoption->reason);
	return status;
}

enum status scenario_adopt(struct store *store, const struct scenario_adoption *adoption, struct problem *problem)
{
	struct arena *arena = arena_make();
	struct row_change *changes = arena ? arena_alloc(arena, adoption->scenario->n_rows, sizeof *changes) : NULL;

	if (!changes) {
		arena_free(arena);
		return problem_memory(problem);
	}
	enum status status = reason_check(adoption->reason, problem);
	if (status == STATUS_OK && adoption->scenario->n_rows == 0)
		status = problem_set(problem, STATUS_FAULT, "%s", _("nothing is changed: there is nothing to adopt"));
	if (status == STATUS_OK)
		status = store_begin(store, adoption->progress, problem);
	if (status == STATUS_OK) {
		status = adopt(store, adoption, changes, problem);
		if (status == STATUS_OK)
			status = store_commit(store, problem);
		else
			store_rollback(store);
	}
	arena_free(arena);
	return status;
}

enum status scenario_turn(const struct scenario *scenario, struct scenario *turned, struct problem *problem)
{
	*turned = (struct scenario){ .arena = arena_make() };
	turned->rows = array_make(scenario->n_rows, sizeof *turned->rows);
	if (!turned->arena || !turned->rows)
		return problem_memory(problem);
	for (size_t r = 0; r < scenario->n_rows; r++) {
		const struct scenario_row *row = &scenario->rows[r];
		struct scenario_row *back = &turned->rows[turned->n_rows++];
		back->kind = row->kind;
		for (size_t i = 0; i < kind_table(row->kind)->n_fields; i++) {
			back->was[i] = arena_copy(turned->arena, row->is[i]);
			back->is[i] = arena_copy(turned->arena, row->was[i]);
		}
	}
	return arena_failed(turned->arena) ? problem_memory(problem) : STATUS_OK;
}
