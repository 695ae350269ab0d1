/* SPDX-License-Identifier: ISC */
/* What tests of outfiles look at. */
#ifndef LUQU_TESTS_BASE_OUTFILES_H
#define LUQU_TESTS_BASE_OUTFILES_H

#include "../support/folder.h"

#include <sys/types.h>

void assert_holds(const char *path, const char *expected);
mode_t mode_of(const char *path);
/* Through an outfile; returns its status. */
enum status write_whole(const char *path, const char *text, struct problem *problem);

#endif
