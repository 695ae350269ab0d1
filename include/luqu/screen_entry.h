/* SPDX-License-Identifier: ISC */
/* What the tables of the screens about the entry of marks name. */
#ifndef LUQU_SCREEN_ENTRY_H
#define LUQU_SCREEN_ENTRY_H

#include <luqu/screen_form.h>
#include <luqu/screen_list.h>

/* One batch. PASS: which entry is the user's; "" none yet. */
enum { BATCHES_NUMBER, BATCHES_EXAM, BATCHES_SUBJECT, BATCHES_ROOM, BATCHES_STAGE, BATCHES_SHEETS, BATCHES_FIRST, BATCHES_N_FIRST, BATCHES_SECOND,
       BATCHES_N_SECOND, BATCHES_N_DIFFER, BATCHES_SLIP, BATCHES_PASS, BATCHES_N_MINE, BATCHES_CELLS };
enum { OPERATORS_USER, OPERATORS_RECORDS, OPERATORS_SPEED, OPERATORS_ERRORS, OPERATORS_RATE, OPERATORS_CELLS };
enum { BREACHES_NUMBER, BREACHES_NO, BREACHES_CODE, BREACHES_SUBJECT, BREACHES_REASON, BREACHES_USER, BREACHES_TIME, BREACHES_LIFTED_USER,
       BREACHES_LIFTED_TIME, BREACHES_LIFTED_REASON, BREACHES_CELLS };
enum { VIOLATIONS_CODE, VIOLATIONS_NAME, VIOLATIONS_EFFECT };

extern const struct list_source list_batches, list_operators, list_breaches, list_violations;
/* Of lists of batches: all, those the user can enter, those the user can settle. */
extern const struct behaviour behaviour_batches, behaviour_entry, behaviour_comparison;
extern const struct behaviour behaviour_marks, behaviour_settle, behaviour_operators, behaviour_breaches;
extern const struct form_kind form_of_violations, form_marks_file;

const char *show_stage(const char *cell, char *buffer, size_t size);
const char *show_effect(const char *cell, char *buffer, size_t size); /* of a reason code */

struct effect action_batch_make(struct view *view);
struct effect action_batch_give(struct view *view);
struct effect action_batch_slip(struct view *view);
struct effect action_batch_close(struct view *view);
struct effect action_batch_reopen(struct view *view);
struct effect action_batch_blind(struct view *view);
struct effect action_batch_unblind(struct view *view);
struct effect action_batch_labels(struct view *view);
struct effect action_batch_codes(struct view *view);
struct effect action_batch_file(struct view *view);
struct effect action_batch_operators(struct view *view);
struct effect action_breach_add(struct view *view);
struct effect action_breach_lift(struct view *view);

/* Keys of the screens where marks are typed. */
#define MARK_KEYS                                                                                                                    \
	{ 0, PRESS_ENTER, "accept", N_("Save"), N_("save what is typed and go on; a full field goes on by itself"), action_pass, NULL, NULL },  \
	{ 0, '-', "absent", N_("Absent"), N_("absent"), action_pass, NULL, NULL },                                                   \
	{ 0, '*', "void", N_("Void"), N_("void: the reason code behind it, then Enter"), action_pass, NULL, NULL },                  \
	{ 0, '+', "repeat", N_("Repeat"), N_("the last value once more"), action_pass, NULL, NULL },                                 \
	{ 0, '/', "step-back", N_("Go back"), N_("take back what is typed; where nothing is typed, the place before"), action_pass, NULL, NULL }, \
	{ 0, 'e', "exempt", NULL, N_("exempt: the reason code behind it, then Enter"), action_pass, NULL, NULL },                    \
	{ 0, 'd', "deferred", NULL, N_("deferred: the reason code behind it, then Enter"), action_pass, NULL, NULL },                \
	{ PRESS_UP, PRESS_DOWN, "move", NULL, N_("another place"), action_pass, NULL, NULL }

#endif
