/* SPDX-License-Identifier: ISC */
/* Memory that runs out when told to. That makes a rare failure a frequent one. */
#ifndef LUQU_TESTS_SUPPORT_MEMORY_H
#define LUQU_TESTS_SUPPORT_MEMORY_H

#include "suite.h"

/* Whether this build lets allocations fail at will (one with a sanitizer that has its own allocator does not). */
bool allocator_can_fail(void);
/* From now on `good` allocations succeed and all later ones fail, until allocator_heal. */
void allocator_fail_after(unsigned long good);
/* The same, but only the next one fails. */
void allocator_fail_once_after(unsigned long good);
/* Returns whether any allocation was refused since allocator_fail_after. */
bool allocator_heal(void);

enum memory_how {
	MEMORY_ONCE = 1,   /* what has succeeded cannot be done again: the trial ends with the first success */
	MEMORY_STRICT = 2, /* nothing succeeds to which an allocation was refused */
	MEMORY_SINGLE = 8, /* of each attempt one allocation alone fails: what was missed is not failed for again */
	MEMORY_SPARSE = 4, /* the first allocations fail one by one, the later ones here and there */
};

struct memory_trial {
	enum status (*attempt)(void *context, struct problem *problem); /* STATUS_OK: the result is whole */
	void (*check)(void *context); /* after each failure: all is as it was; NULL: nothing to look at */
	void *context;
	unsigned how; /* of enum memory_how */
};
/* Lets no allocation of the attempt succeed, then one, two and so on, until none is refused any more. Every failure must be STATUS_ENVIRONMENT with
 * words, and there must be more than three. Where allocations cannot fail at will the attempt is made once and must succeed. */
void memory_fail_each(const struct memory_trial *trial);

#endif
