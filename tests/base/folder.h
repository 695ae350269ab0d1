/* SPDX-License-Identifier: ISC */
/* Tests that write files: each in a folder of its own, which it enters and which is gone afterwards. */
#ifndef LUQU_TESTS_BASE_FOLDER_H
#define LUQU_TESTS_BASE_FOLDER_H

#include <luqu/problem.h>
#include <sys/types.h>

/* The state of such a test. */
struct folder {
	char path[64];
	int before; /* where the test began, held open */
};

int folder_enter(void **state);
int folder_leave(void **state);
#define IN_FOLDER(test) cmocka_unit_test_setup_teardown(test, folder_enter, folder_leave)

void file_write(const char *path, const char *text);
void assert_holds(const char *path, const char *expected);
unsigned entries(const char *path); /* how many there are in a folder */
mode_t mode_of(const char *path);
/* Through an outfile; returns its status. */
enum status write_whole(const char *path, const char *text, struct problem *problem);

#endif
