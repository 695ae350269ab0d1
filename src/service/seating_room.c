/* SPDX-License-Identifier: ISC */
/* Rooms: how many sit in each, and who sits beside whom. */
#include <string.h>

#include "seating.h"

static void add_remainder(const struct seating_request *request, uint32_t *counts, size_t n_full, uint32_t remainder)
{
	if (request->remainder == SEATING_LARGER)
		counts[n_full - 1] += remainder;
	for (uint32_t i = 0; request->remainder == SEATING_MERGE && i < remainder; i++)
		counts[n_full - 1 - i % n_full]++;
}

uint32_t seating_fill(const struct seating_request *request, const uint32_t *rooms, size_t n_rooms, uint32_t n, uint32_t *counts)
{
	size_t full = 0;

	memset(counts, 0, n_rooms * sizeof *counts);
	while (full < n_rooms && n >= request->rooms[rooms[full]].size) {
		counts[full] = request->rooms[rooms[full]].size;
		n -= counts[full++];
	}
	if (n > 0 && full > 0 && n <= request->extra && request->remainder != SEATING_OWN) {
		add_remainder(request, counts, full, n);
		n = 0;
	} else if (n > 0 && full < n_rooms) {
		counts[full] = n;
		n = 0;
	}
	return n;
}

uint32_t seating_rows(const struct seating_room *room, uint32_t n_seated)
{
	const uint32_t seats = n_seated > room->size ? n_seated : room->size;

	return (seats + room->columns - 1) / room->columns;
}

struct seating_spot seating_spot(const struct seating_room *room, uint32_t n_seated, bool is_shaped, uint32_t seat)
{
	const uint32_t rows = seating_rows(room, n_seated), column = (seat - 1) / rows, along = (seat - 1) % rows;

	return (struct seating_spot){ column, is_shaped && column % 2 == 1 ? rows - 1 - along : along };
}

void seating_beside(const struct seating_room *room, uint32_t n_seated, bool is_shaped, uint32_t seat, uint32_t beside[SEATING_SIDES])
{
	const uint32_t rows = seating_rows(room, n_seated), column = (seat - 1) / rows, along = (seat - 1) % rows;
	/* In an S the same row is counted from the other end in the columns beside. */
	const uint32_t across = is_shaped ? rows - 1 - along : along;

	beside[0] = along > 0 ? seat - 1 : 0;
	beside[1] = along + 1 < rows ? seat + 1 : 0;
	beside[2] = column > 0 ? (column - 1) * rows + across + 1 : 0;
	beside[3] = (column + 1) * rows + across + 1;
	for (int i = 0; i < SEATING_SIDES; i++)
		beside[i] = beside[i] > n_seated ? 0 : beside[i];
}
