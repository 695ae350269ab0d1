/* SPDX-License-Identifier: ISC */
/* What the tables of the screens about rechecks, freezes and suspicious marks name. */
#ifndef LUQU_SCREEN_FREEZE_H
#define LUQU_SCREEN_FREEZE_H

#include <luqu/screen_results.h>

/* Cells: store.h, WINDOW_RECHECKS; the last two are made of several. */
enum { RECHECKS_NUMBER, RECHECKS_NO, RECHECKS_SUBJECT, RECHECKS_STATE, RECHECKS_FINDING, RECHECKS_OLD_MARK, RECHECKS_OLD_STATUS, RECHECKS_NEW_MARK,
       RECHECKS_NEW_STATUS, RECHECKS_APPLIED, RECHECKS_CLERK, RECHECKS_ANSWERED, RECHECKS_ANSWERER, RECHECKS_CONFIRMED, RECHECKS_CONFIRMER,
       RECHECKS_OLD, RECHECKS_NEW };
enum { FREEZES_EXAM, FREEZES_NAME, FREEZES_STATE, FREEZES_DIGEST, FREEZES_PROPOSER, FREEZES_CONFIRMER, FREEZES_CELLS };

extern const struct list_source list_rechecks, list_freezes;
extern const struct behaviour behaviour_freezes, behaviour_stale, behaviour_suspects;

const char *show_recheck_state(const char *cell, char *buffer, size_t size);
const char *show_recheck_finding(const char *cell, char *buffer, size_t size);

struct effect action_recheck_apply(struct view *view);
struct effect action_recheck_answer(struct view *view);
struct effect action_recheck_confirm(struct view *view);
struct effect action_freeze_propose(struct view *view);
struct effect action_freeze_confirm(struct view *view);
struct effect action_unfreeze_propose(struct view *view);

#endif
