/* SPDX-License-Identifier: ISC */
/* What the tests of every folder include: cmocka with the headers it wants before it, and what it lacks. */
#ifndef LUQU_TESTS_SUPPORT_SUITE_H
#define LUQU_TESTS_SUPPORT_SUITE_H

/* clang-format off */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
/* clang-format on */

#include <luqu/problem.h>

#define COUNT_OF(array) (sizeof(array) / sizeof((array)[0]))
/* Text literals with their length, NULs inside included. */
#define BYTES(literal) (literal), sizeof(literal) - 1

/* cmocka's assertions do not say what there was instead. */
#define assert_ok(problem, call) assert_status(STATUS_OK, (call), problem, __FILE__, __LINE__)
void assert_status(enum status expected, enum status status, const struct problem *problem, const char *file, int line);
void assert_says(const char *text, const char *part);

#endif
