/* SPDX-License-Identifier: ISC */
/* What the tables of the screens about evaluations and the PE test name. */
#ifndef LUQU_SCREEN_EVALUATION_H
#define LUQU_SCREEN_EVALUATION_H

#include <luqu/screen_form.h>
#include <luqu/screen_list.h>

/* Fields of kind.h in order. */
enum { EVALUATIONS_NO, EVALUATIONS_TERM, EVALUATIONS_PART, EVALUATIONS_MARK };
enum { PE_ITEMS_ITEM, PE_ITEMS_NAME, PE_ITEMS_SUBJECT, PE_ITEMS_DIRECTION, PE_ITEMS_UNIT, PE_ITEMS_GROUP, PE_ITEMS_EXEMPT };
enum { PE_TABLE_ITEM, PE_TABLE_SEX, PE_TABLE_RESULT, PE_TABLE_MARK };
enum { PE_RESULTS_NO, PE_RESULTS_ITEM, PE_RESULTS_RESULT, PE_RESULTS_STATUS };

extern const struct list_source list_evaluations, list_pe_items, list_pe_table, list_pe_results;
extern const struct form_kind form_of_evaluations, form_of_pe_items, form_of_pe_table, form_of_pe_results, form_pe;

/* The form that computes marks: of the subject of the item under the cursor, of the item of the result. */
struct effect action_pe_of_item(struct view *view);
struct effect action_pe_of_result(struct view *view);
struct effect action_stats_evaluation(struct view *view); /* the screen of figures, shares alone */
const char *show_direction(const char *cell, char *buffer, size_t size);

#endif
