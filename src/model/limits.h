/* SPDX-License-Identifier: ISC */
/* The bounds of luqu-files(5), Values, and the house's own where it leaves a size open. */
#ifndef LUQU_MODEL_LIMITS_H
#define LUQU_MODEL_LIMITS_H

#define MARK_MOST_E2 INT64_C(100000000)       /* 1,000,000: marks, full marks, steps, points */
#define DECIMAL_MOST_E2 INT64_C(100000000000) /* 1,000,000,000: weights */

enum {
	ORDER_MOST = 999999, /* seq and order, either side of 0 */
	SEATS_MOST = 999999,
	ROOM_MOST = 9999, /* seats of a room: a sports ground holds many */
	ROOM_COLUMNS_MOST = 99,
	ROOM_EXTRA_MOST = 99, /* seats that a last room may hold beyond its size */
	RANK_MOST = 999,
	YEAR_FIRST = 1900,
	YEAR_LAST = 2999,
	NAME_MOST = 256,   /* characters of a name, a reason, a policy */
	TEXT_MOST = 4000,  /* characters of a note or an address */
	CELL_MOST = 65536, /* bytes */
	ITEMS_MOST = 1000, /* tags, codes or band sizes in one cell */
	ID_MOST = 32,
	ID_CHECKED = 18, /* documents of this length carry a check digit */
	TIERS_MOST = 65535,
};

#endif
