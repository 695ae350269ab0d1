/* SPDX-License-Identifier: ISC */
/* Lists of a run: pools with their cutoffs, those with vacant seats, those without a place, the runs to choose from. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <luqu/screen_results.h>
#include <luqu/service_row.h>
#include <luqu/service_run.h>

#include "internal.h"

/* --- names beside codes -------------------------------------------------------------------------------------------------------------------- */

/* One field of the row with this key, "" where the row is gone. */
struct named { const char *texts[FIELDS_MOST]; char *memory; };

/* The row with this key; its texts are empty where it is gone. */
static struct named find_named(struct view *view, enum kind kind, const char *key)
{
	struct named named = { .memory = NULL };
	char *texts[FIELDS_MOST];
	const bool is_there = row_read(tui_store(view->tui), kind, &key, texts, &named.memory, NULL) == STATUS_OK;

	for (size_t i = 0; i < FIELDS_MOST; i++)
		named.texts[i] = is_there && i < kind_table(kind)->n_fields ? texts[i] : "";
	return named;
}

static void extend_pool(struct view *view, const struct list_row *row, struct list *list)
{
	struct named program = find_named(view, KIND_PROGRAMS, row->cells[POOLS_PROGRAM]);
	struct named school = find_named(view, KIND_SCHOOLS, program.texts[PROGRAMS_SCHOOL]);

	list_put_cell(list, RESULTS_PROGRAM_NAME, program.texts[PROGRAMS_NAME]);
	list_put_cell(list, RESULTS_SCHOOL_NAME, school.texts[SCHOOLS_NAME]);
	free(program.memory);
	free(school.memory);
}

static void extend_unplaced(struct view *view, const struct list_row *row, struct list *list)
{
	struct named candidate = find_named(view, KIND_CANDIDATES, row->cells[UNPLACED_NO]);

	list_put_cell(list, UNPLACED_NAME, candidate.texts[CANDIDATES_NAME]);
	list_put_cell(list, UNPLACED_FEEDER, candidate.texts[CANDIDATES_FEEDER]);
	free(candidate.memory);
}

const struct list_source list_results = { LIST_OVER(WINDOW_POOLS), .has_run = true, .extend = extend_pool };
const struct list_source list_unplaced_named = { LIST_OVER(WINDOW_UNPLACED), .has_run = true, .extend = extend_unplaced };

/* --- vacancies: the pools that have some ------------------------------------------------------------------------------------------------------ */

struct vacancy_walk { void *pools; size_t limit, n; };

static void *open_vacancies(struct view *view, const struct list_from *from, struct problem *problem)
{
	struct vacancy_walk *walk = calloc(1, sizeof *walk);
	struct list_from all = *from;

	if (!walk) {
		problem_memory(problem);
		return NULL;
	}
	all.limit = 0; /* it counts what has vacancies, not what is gone through */
	all.has_keys_only = false;
	walk->limit = from->limit;
	walk->pools = list_open_table(view, &all, problem);
	if (walk->pools)
		return walk;
	free(walk);
	return NULL;
}

static bool next_vacancy(void *opaque, struct list_row *row)
{
	struct vacancy_walk *walk = opaque;

	if (walk->limit > 0 && walk->n == walk->limit)
		return false;
	while (list_next_table(walk->pools, row))
		if (strcmp(row->cells[POOLS_VACANT], "0") != 0) {
			walk->n++;
			return true;
		}
	return false;
}

static enum status close_vacancies(void *opaque, struct problem *problem)
{
	struct vacancy_walk *walk = opaque;
	const enum status status = list_close_table(walk->pools, problem);

	free(walk);
	return status;
}

const struct list_source list_vacancies = {
	.table = WINDOW_POOLS, .has_run = true, .open = open_vacancies, .next = next_vacancy, .close = close_vacancies, .extend = extend_pool,
};

/* --- where Enter leads -------------------------------------------------------------------------------------------------------------------------- */

static struct effect open_program(struct view *view)
{
	const struct list_row *row = list_focus(view->list);
	char argument[EFFECT_TEXT];

	snprintf(argument, sizeof argument, "%s/%s", row->cells[POOLS_TIER], row->cells[POOLS_PROGRAM]);
	return effect_open(&screen_program, argument);
}

static struct effect choose_run(struct view *view)
{
	const struct list_row *row = list_focus(view->list);
	const long long run = strtoll(row->cells[RUNS_NUMBER], NULL, 10);
	struct effect effect = effect_open(&screen_results, "");

	tui_choose_run(view->tui, run);
	return effect;
}

/* Which run it is and how it ended stand in the title. */
static size_t describe_run(const struct view *view, char *buffer, size_t size)
{
	char place[128];
	const int64_t run = tui_run(view->tui);

	list_describe(view->list, place, sizeof place);
	if (run == 0)
		return (size_t)snprintf(buffer, size, "%s", _("no run yet"));
	return (size_t)snprintf(buffer, size, _("run %lld  %s"), (long long)run, place);
}

const struct behaviour behaviour_results = { .enter = open_program, .describe = describe_run };
const struct behaviour behaviour_unplaced = { .describe = describe_run };
const struct behaviour behaviour_runs = { .enter = choose_run };

/* --- cells as people read them -------------------------------------------------------------------------------------------------------------------- */

const char *show_reason(const char *cell, char *buffer, size_t size)
{
	static const char *const words[REASON_COUNT] = {
		[REASON_RETURNED] = N_("returned"),           [REASON_OUTRANKED] = N_("outranked"),
		[REASON_BELOW_LINE] = N_("below the line"),   [REASON_NOT_ELIGIBLE] = N_("not eligible"),
		[REASON_NO_CHOICES] = N_("no choices"),
	};

	(void)buffer, (void)size;
	for (int reason = 0; reason < REASON_COUNT; reason++)
		if (strcmp(cell, reason_name((enum reason)reason)) == 0)
			return _(words[reason]);
	return cell;
}

const char *show_choice(const char *cell, char *buffer, size_t size)
{
	(void)buffer, (void)size;
	return strcmp(cell, "0") == 0 ? _("none") : cell;
}
