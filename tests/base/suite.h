/* SPDX-License-Identifier: ISC */
/* What every test of this folder includes: cmocka with the headers it wants before it, and an allocator that can be told to fail.
 */
#ifndef LUQU_TESTS_BASE_SUITE_H
#define LUQU_TESTS_BASE_SUITE_H

/* clang-format off */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
/* clang-format on */

/* Whether this build lets allocations fail at will (one with a sanitizer that has its own allocator does not). */
bool allocator_can_fail(void);
/* From now on `good` allocations succeed and all later ones fail, until allocator_heal. */
void allocator_fail_after(unsigned long good);
/* Returns whether any allocation was refused since allocator_fail_after. */
bool allocator_heal(void);

/* Text literals with their length, NULs inside included. */
#define BYTES(literal) (literal), sizeof(literal) - 1

#endif
