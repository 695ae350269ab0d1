/* SPDX-License-Identifier: ISC */
/* Days of the calendar, as files write them: 2026-06-18. */
#ifndef LUQU_DAY_H
#define LUQU_DAY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { DAY_TEXT = 11 }; /* with its NUL */

/* The number of a day, 1 January 1970 being 0; years 1900 to 2999. false: the text is no such day. */
bool day_read(const char *bytes, size_t length, int64_t *day);
/* day: of those years. */
void day_write(int64_t day, char text[DAY_TEXT]);
/* How many days from first to last, both included, are Mondays to Fridays. Public holidays are known to nobody here. 0 where last is
 * before first. */
int64_t day_count_working(int64_t first, int64_t last);
/* The first day by which so many (1 or more) working days have passed, first itself included. */
int64_t day_after_working(int64_t first, int64_t count);
/* Today, in the time zone of this process. */
int64_t day_today(void);

#endif
