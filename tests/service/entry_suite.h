/* SPDX-License-Identifier: ISC */
/* What the tests of batches and entries share: exam zk with three candidates in room 001 and one in 002, and several users. */
#ifndef LUQU_TESTS_SERVICE_ENTRY_SUITE_H
#define LUQU_TESTS_SERVICE_ENTRY_SUITE_H

#include <luqu/service_blind.h>
#include <luqu/service_breach.h>
#include <luqu/service_entry.h>

#include "data_suite.h"

int entry_enter(void **state); /* loaded, no batches yet */
int entry_enter_batches(void **state); /* and with batches made */
#define SEATED(test) cmocka_unit_test_setup_teardown(test, entry_enter, folder_leave)
#define BATCHED(test) cmocka_unit_test_setup_teardown(test, entry_enter_batches, folder_leave)

enum { SUPERVISOR = 72000, FIRST = 72001, SECOND = 72002, THIRD = 72003 };
void act_as(int uid); /* from now on */

int64_t batch_of(const char *subject, const char *room);
/* Each opens year.db, acts, closes. */
enum status try_make(const char *subject, struct batch_report *report, struct problem *problem);
enum status try_give(int64_t batch, const char *user, int pass, struct problem *problem);
enum status try_slip(int64_t batch, int64_t count, int64_t sum_e2, struct problem *problem);
enum status try_close(int64_t batch, struct problem *problem);
enum status try_reopen(int64_t batch, const char *reason, struct problem *problem);
/* text: rows of place,mark,code without the header. */
enum status try_enter(int64_t batch, int pass, const char *text, struct entry_file_report *report, struct problem *problem);
enum status try_save(int64_t batch, int pass, const char *place, const char *mark, const char *before, struct problem *problem);
enum status try_settle(int64_t batch, const char *place, const char *mark, struct entry_settled *settled, struct problem *problem);
enum status try_void(const char *candidate_no, const char *code, const char *subject, struct problem *problem);
enum status try_lift(const char *candidate_no, const char *code, const char *subject, struct problem *problem);

/* Enters rows as a user, which must go well. */
void enter_as(int uid, int64_t batch, const char *rows);
struct batch_info batch_read(int64_t batch);
/* The row of scores as "120.5 present"; "" where there is none. */
const char *score_text(const char *candidate_no, const char *subject, char text[64]);

#endif
