/* SPDX-License-Identifier: ISC */
/* What the tables of the screens about runs, results, lists, lines and the audit trail name. */
#ifndef LUQU_SCREEN_RESULTS_H
#define LUQU_SCREEN_RESULTS_H

#include <luqu/screen_form.h>
#include <luqu/screen_list.h>

/* Keys of every screen that is a page: texts one below the other. For the end of its own table. */
#define PAGE_KEYS                                                                                                                    \
	{ PRESS_F(3), '/', "find", N_("Search"), N_("go to a word on this page"), action_pass, NULL, NULL },                         \
	{ 0, 'n', "next", NULL, N_("the next place with that word"), action_pass, NULL, NULL },                                      \
	{ PRESS_PAGE_DOWN, PRESS_SPACE, "page-down", NULL, N_("a page down; arrows, PgUp, g and G move too"), action_pass, NULL, NULL }

/* Cells that sources of these screens add behind those of the table. */
enum { RESULTS_PROGRAM_NAME = POOLS_FIRST_OUT + 1, RESULTS_SCHOOL_NAME };
enum { UNPLACED_NAME = UNPLACED_TRAIL + 1, UNPLACED_FEEDER };
/* One row of a placement list of a school. */
enum { LIST_NO, LIST_NAME, LIST_SEX, LIST_FEEDER, LIST_SCHOOL_NAME, LIST_PROGRAM, LIST_PROGRAM_NAME, LIST_TIER, LIST_POOL, LIST_CHOICE, LIST_MERIT,
       LIST_REASON, LIST_CELLS };

extern const struct list_source list_results, list_vacancies, list_unplaced_named, list_roll;
extern const struct behaviour behaviour_run, behaviour_runs, behaviour_results, behaviour_unplaced, behaviour_candidate, behaviour_change, behaviour_program, behaviour_explain,
	behaviour_check, behaviour_anchor, behaviour_roll, behaviour_export, behaviour_distribution, behaviour_lines, behaviour_stats, behaviour_verify;
extern const struct form_kind form_run, form_export;

const char *show_reason(const char *cell, char *buffer, size_t size);     /* of an unplaced one */
const char *show_choice(const char *cell, char *buffer, size_t size);     /* 0: by order or adjust */
const char *show_export(const char *word, char *buffer, size_t size);     /* what is written as files */

struct effect action_candidate_edit(struct view *view);
struct effect action_candidate_explain(struct view *view);
struct effect action_candidate_choices(struct view *view);
struct effect action_verify_run(struct view *view);
struct effect action_run_results(struct view *view);
struct effect action_anchor_against(struct view *view);
struct effect action_check_anew(struct view *view);
struct effect action_lines_save(struct view *view);
struct effect action_lines_set(struct view *view);
struct effect action_lines_try(struct view *view);
struct effect action_roll_other(struct view *view);
struct effect action_distribution_step(struct view *view);
bool run_is_done(const struct view *view);

/* What-if. */
extern const struct behaviour behaviour_what_if;
struct effect action_what_if_save(struct view *view);
struct effect action_what_if_scenarios(struct view *view);
struct effect action_what_if_adopt(struct view *view);
struct effect action_what_if_reset(struct view *view);
struct effect action_what_if_people(struct view *view);
struct effect action_what_if_all_people(struct view *view);
struct effect action_what_if_beside_run(struct view *view);
struct effect action_what_if_take(struct view *view);
struct effect action_what_if_compare(struct view *view);
struct effect action_what_if_drop(struct view *view);
bool what_if_is_open(const struct view *view); /* the year is read, and nothing lies over the screen */
bool what_if_is_free(const struct view *view); /* and no text is typed */
bool what_if_has_list(const struct view *view); /* the scenarios lie over it */

#endif
