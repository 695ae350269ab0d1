/* SPDX-License-Identifier: ISC */
/* Sets of characters as sorted ranges. The tables are in letters.c and marks.c. */
#ifndef LUQU_BASE_RANGES_H
#define LUQU_BASE_RANGES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct range {
	uint32_t first;
	uint32_t last;
};

struct range_table {
	const struct range *ranges; /* ascending, apart from one another */
	size_t count;
};

extern const struct range_table range_letters; /* Unicode general categories L* */
extern const struct range_table range_marks;   /* M*: characters that join the one before */
extern const struct range_table range_zero;    /* no terminal cell of their own */
extern const struct range_table range_wide;    /* two terminal cells */

bool range_holds(const struct range_table *table, uint32_t character);

#endif
