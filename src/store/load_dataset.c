/* SPDX-License-Identifier: ISC */
/* All rows into memory. Each table is one pass in key order, and texts go from SQLite's page to the builder without a copy between.
 */
#include <luqu/i18n.h>
#include <string.h>

#include "internal.h"

struct loading {
	struct store *store;
	struct dataset_builder *builder;
	const struct progress *progress;
	sqlite3_stmt *rows;
	struct strings *withdrawn; /* candidates that take no part; NULL: none */
	const char *only;          /* the one candidate that is wanted; NULL: all */
	uint64_t done;
	bool is_cancelled;
};

enum { ROWS_PER_STEP = 1 << 16 };

static const char *text_at(const struct loading *loading, int column)
{
	return column_text(loading->rows, column);
}

static int64_t number_at(const struct loading *loading, int column)
{
	return sqlite3_column_int64(loading->rows, column);
}

static bool is_withdrawn(const struct loading *loading, int column)
{
	return loading->withdrawn && strings_find(loading->withdrawn, text_at(loading, column),
	                                          (size_t)sqlite3_column_bytes(loading->rows, column)) != STRING_NONE;
}

static void add_office(struct loading *at)
{
	dataset_set_office(at->builder, text_at(at, 0), text_at(at, 1));
}

static void add_subject(struct loading *at)
{
	dataset_add_subject(at->builder, &(struct subject_row){
	                                         .code = text_at(at, 0),
	                                         .name = text_at(at, 1),
	                                         .full_mark_e2 = number_at(at, 2),
	                                         .step_e2 = number_at(at, 3),
	                                         .weight_e2 = number_at(at, 4),
	                                         .exam = text_at(at, 5),
	                                         .formula = text_at(at, 6),
	                                 });
}

static void add_school(struct loading *at)
{
	dataset_add_school(at->builder, &(struct school_row){
	                                        .code = text_at(at, 0),
	                                        .name = text_at(at, 1),
	                                        .kind = text_at(at, 2),
	                                        .district = text_at(at, 3),
	                                });
}

static void add_program(struct loading *at)
{
	dataset_add_program(at->builder, &(struct program_row){
	                                         .code = text_at(at, 0),
	                                         .school = text_at(at, 1),
	                                         .name = text_at(at, 2),
	                                 });
}

static void add_tier(struct loading *at)
{
	dataset_add_tier(at->builder, &(struct tier_row){
	                                      .code = text_at(at, 0),
	                                      .name = text_at(at, 1),
	                                      .seq = number_at(at, 2),
	                                      .merit = text_at(at, 3),
	                                      .ranking = text_at(at, 4),
	                                      .bands = text_at(at, 5),
	                                      .max_choices = number_at(at, 6),
	                                      .eligible = text_at(at, 7),
	                                      .line = text_at(at, 8),
	                                      .ties = text_at(at, 9),
	                                      .filing_e2 = number_at(at, 10),
	                                      .returns = text_at(at, 11),
	                                      .adjust = text_at(at, 12),
	                                      .inherits = text_at(at, 13),
	                              });
}

static void add_plan(struct loading *at)
{
	dataset_add_plan(at->builder, &(struct plan_row){
	                                      .tier = text_at(at, 0),
	                                      .program = text_at(at, 1),
	                                      .seats = number_at(at, 2),
	                                      .pool = text_at(at, 3),
	                                      .order = number_at(at, 4),
	                                      .eligible = text_at(at, 5),
	                                      .line = text_at(at, 6),
	                                      .ranking = text_at(at, 7),
	                                      .rollover = text_at(at, 8),
	                              });
}

static void add_candidate(struct loading *at)
{
	dataset_add_candidate(at->builder, &(struct candidate_row){
	                                           .candidate_no = text_at(at, 0),
	                                           .sex = text_at(at, 2)[0],
	                                           .feeder = text_at(at, 4),
	                                           .district = text_at(at, 5),
	                                           .category = text_at(at, 6),
	                                           .tags = text_at(at, 7),
	                                           .adjust = number_at(at, 8) != 0,
	                                   });
}

static enum score_status status_of(const char *name)
{
	int status = SCORE_PRESENT;

	while (status < SCORE_DEFERRED && strcmp(score_status_name((enum score_status)status), name) != 0)
		status++;
	return (enum score_status)status;
}

static void add_score(struct loading *at)
{
	dataset_add_score(at->builder, text_at(at, 0), text_at(at, 1), number_at(at, 2), status_of(text_at(at, 3)));
}

static void add_bonus(struct loading *at)
{
	dataset_add_bonus(at->builder, text_at(at, 0), text_at(at, 1), number_at(at, 2));
}

static void add_evaluation(struct loading *at)
{
	dataset_add_evaluation(at->builder, text_at(at, 0), text_at(at, 1), text_at(at, 2), number_at(at, 3));
}

static void add_choice(struct loading *at)
{
	dataset_add_choice(at->builder, text_at(at, 0), text_at(at, 1), (uint32_t)number_at(at, 2), text_at(at, 3));
}

static void add_return(struct loading *at)
{
	dataset_add_return(at->builder, text_at(at, 0), text_at(at, 1), text_at(at, 2), text_at(at, 3));
}

static void add_order(struct loading *at)
{
	dataset_add_order(at->builder, text_at(at, 0), text_at(at, 1), text_at(at, 2), text_at(at, 3), text_at(at, 4),
	                  text_at(at, 5));
}

/* In the order that the builder asks for. Columns are the kind's; candidate: the one that names a candidate, -1: none does. */
static const struct table {
	enum kind kind;
	enum store_extent extent;
	int candidate;
	void (*add)(struct loading *at);
} tables[] = {
	{ KIND_OFFICE, STORE_CONFIG, -1, add_office },    { KIND_SUBJECTS, STORE_CONFIG, -1, add_subject },
	{ KIND_SCHOOLS, STORE_CONFIG, -1, add_school },   { KIND_PROGRAMS, STORE_CONFIG, -1, add_program },
	{ KIND_TIERS, STORE_CONFIG, -1, add_tier },       { KIND_PLANS, STORE_CONFIG, -1, add_plan },
	{ KIND_CANDIDATES, STORE_ALL, 0, add_candidate }, { KIND_SCORES, STORE_ALL, 0, add_score },
	{ KIND_BONUSES, STORE_ALL, 0, add_bonus },        { KIND_CHOICES, STORE_ALL, 0, add_choice },
	{ KIND_EVALUATIONS, STORE_ALL, 0, add_evaluation },
	{ KIND_RETURNS, STORE_ALL, 1, add_return },       { KIND_ORDERS, STORE_ALL, 1, add_order },
};

static bool is_cancelled(struct loading *loading)
{
	if (!loading->is_cancelled && !progress_step(loading->progress, _("reading"), loading->done, 0))
		loading->is_cancelled = true;
	return loading->is_cancelled;
}

/* What gives a table's rows: all of them, or those of one candidate that its rules can name. */
static sqlite3_stmt *rows_of(const struct loading *loading, enum kind kind)
{
	const unsigned number = kind == KIND_CANDIDATES ? statement_of_kind(kind, KIND_FIND) : kind == KIND_SCORES ? OWN_SCORES_OF : OWN_BONUSES_OF;
	sqlite3_stmt *statement;

	if (!loading->only || kind < KIND_CANDIDATES)
		return statement_get(loading->store, statement_of_kind(kind, KIND_ALL));
	statement = statement_get(loading->store, number);
	if (statement)
		sqlite3_bind_text(statement, 1, loading->only, -1, SQLITE_STATIC);
	return statement;
}

static enum status read_table(struct loading *loading, const struct table *table, struct problem *problem)
{
	enum status status = STATUS_OK;

	loading->rows = rows_of(loading, table->kind);
	if (!loading->rows)
		return trouble_describe(loading->store, problem);
	while (sqlite3_step(loading->rows) == SQLITE_ROW) {
		if (table->candidate < 0 || !is_withdrawn(loading, table->candidate))
			table->add(loading);
		if (++loading->done % ROWS_PER_STEP == 0 && is_cancelled(loading))
			break;
	}
	if (sqlite3_reset(loading->rows) != SQLITE_OK)
		status = trouble_describe(loading->store, problem);
	else if (loading->is_cancelled)
		status = problem_set(problem, STATUS_FAULT, "%s", _("cancelled"));
	return status;
}

static enum status read_withdrawn(struct loading *loading, struct problem *problem)
{
	struct store_cursor *rows = store_cursor_open(loading->store, STORE_WITHDRAWN, NULL, 0);
	bool has_room = true;

	while (has_room && store_cursor_next(rows)) {
		if (!loading->withdrawn)
			loading->withdrawn = strings_make();
		has_room = loading->withdrawn && strings_put(loading->withdrawn, store_cursor_text(rows, 0),
		                                             store_cursor_length(rows, 0)) != STRING_NONE;
	}
	const enum status status = store_cursor_close(rows, problem);
	return has_room ? status : problem_memory(problem);
}

static enum status read_tables(struct loading *loading, enum store_extent extent, struct problem *problem)
{
	enum status status = extent == STORE_ALL && !loading->only ? read_withdrawn(loading, problem) : STATUS_OK;

	for (size_t i = 0; i < sizeof tables / sizeof *tables && status == STATUS_OK; i++) {
		if (tables[i].kind == KIND_CANDIDATES)
			dataset_begin_candidates(loading->builder);
		if (loading->only && tables[i].kind > KIND_BONUSES)
			break;
		if (tables[i].extent <= extent)
			status = read_table(loading, &tables[i], problem);
	}
	return status;
}

static enum status load(struct loading *loading, enum store_extent extent, struct dataset **dataset, struct problem *problem)
{
	const bool was_reading = loading->store->is_reading;
	enum status status;

	*dataset = NULL;
	if (!loading->builder)
		return problem_memory(problem);
	status = store_begin_reading(loading->store, problem);
	if (status == STATUS_OK)
		status = read_tables(loading, extent, problem);
	if (!was_reading)
		store_end_reading(loading->store);
	strings_free(loading->withdrawn);
	if (status != STATUS_OK) {
		dataset_abandon(loading->builder);
		return status;
	}
	return dataset_finish(loading->builder, dataset, problem);
}

enum status store_load_dataset(struct store *store, enum store_extent extent, const struct progress *progress,
                               struct dataset **dataset, struct problem *problem)
{
	struct loading loading = { .store = store, .builder = dataset_begin(), .progress = progress };

	return load(&loading, extent, dataset, problem);
}

enum status store_load_candidate(struct store *store, const char *candidate_no, struct dataset **dataset, struct problem *problem)
{
	struct loading loading = { .store = store, .builder = dataset_begin(), .only = candidate_no };

	return load(&loading, STORE_ALL, dataset, problem);
}
