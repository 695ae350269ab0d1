/* SPDX-License-Identifier: ISC */
/* A reader with all that belongs to it, in a folder of its own. */
#ifndef TESTS_EXCHANGE_READER_SUITE_H
#define TESTS_EXCHANGE_READER_SUITE_H

#include "../support/folder.h"

#include <luqu/reader.h>

#define HEAD "candidate_no,policy,points\n"

struct fixture {
	char folder[FOLDER_PATH], path[FOLDER_PATH];
	struct findings findings;
	struct problem problem;
	struct reader *reader;
	struct cell cells[FIELDS_MOST];
	uint64_t line;
};

int reading_set_up(void **state); /* *state: a fixture */
int reading_tear_down(void **state);
#define READER_TEST(function) cmocka_unit_test_setup_teardown(function, reading_set_up, reading_tear_down)

/* Opens a file of bonuses. */
enum status reading_open(struct fixture *f, const char *path);
void reading_open_text(struct fixture *f, const char *text); /* a file of this text, which must go well */
enum reader_answer reading_next(struct fixture *f);
size_t reading_all(struct fixture *f); /* to the end; the number of good rows */
void reading_expect_finding(const struct fixture *f, size_t number, const char *place, const char *part);
void reading_expect_refusal(struct fixture *f, const char *path, const char *part);

#endif
