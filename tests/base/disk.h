/* SPDX-License-Identifier: ISC */
/* A disk that fails or dawdles when told to. */
#ifndef LUQU_TESTS_BASE_DISK_H
#define LUQU_TESTS_BASE_DISK_H

#include <stdbool.h>

/* From now on `good` calls of openat, write, fsync, fchmod and renameat succeed, the next one fails with EIO and those after it
 * succeed. */
void disk_fail_after(unsigned long good);
/* Returns whether a call has failed since disk_fail_after. */
bool disk_heal(void);
/* Whether writes are interrupted every second time and take three bytes at most. */
void disk_dawdle(bool dawdles);

#endif
