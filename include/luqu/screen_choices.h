/* SPDX-License-Identifier: ISC */
/* What the tables of the screens about choices, choice forms and the plan matrix name. */
#ifndef LUQU_SCREEN_CHOICES_H
#define LUQU_SCREEN_CHOICES_H

#include <luqu/screen_list.h>

extern const struct behaviour behaviour_choices;
bool choices_is_browsing(const struct view *view); /* which keys are offered */
bool choices_is_typing(const struct view *view);
struct effect action_choices_look_up(struct view *view);
struct effect action_choices_type(struct view *view);
struct effect action_choices_insert(struct view *view);
struct effect action_choices_delete(struct view *view);
struct effect action_choices_up(struct view *view);
struct effect action_choices_down(struct view *view);
struct effect action_choices_save(struct view *view);

/* Forms that have not come back, and those that have. */
enum { FORMS_NO, FORMS_NAME, FORMS_FEEDER, FORMS_TIME, FORMS_USER, FORMS_DIGEST };
extern const struct list_source list_unsigned, list_signed;
extern const struct behaviour behaviour_forms;
/* The candidate is the one under the cursor, or the one whose form is open. */
struct effect action_forms_sign(struct view *view);
struct effect action_forms_unsign(struct view *view);
struct effect action_forms_print(struct view *view);
struct effect action_forms_print_one(struct view *view);

/* --- the plan as a matrix ------------------------------------------------------------------------------------------------------------------ */
extern const struct behaviour behaviour_matrix;
struct effect action_matrix_open(struct view *view);
struct effect action_matrix_next(struct view *view);
struct effect action_matrix_previous(struct view *view);
struct effect action_matrix_turn(struct view *view);

#endif
