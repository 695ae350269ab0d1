/* SPDX-License-Identifier: ISC */
/* A disk under SQLite that fails when told to. */
#ifndef LUQU_TESTS_STORE_DISK_H
#define LUQU_TESTS_STORE_DISK_H

#include <stdbool.h>

enum disk_trouble { DISK_FULL, DISK_ERROR, DISK_SYNC /* fsync alone fails */ };

/* Once, before the first database is opened. */
void disk_install(void);
/* From now on `good` writes (or syncs) succeed and the later ones fail, until disk_heal. */
void disk_fail_after(enum disk_trouble trouble, unsigned good);
/* Returns whether anything failed since. */
bool disk_heal(void);

#endif
