/* SPDX-License-Identifier: ISC */
/* Days as numbers. Reckoned in years that begin on 1 March, so that the day a leap year adds stands at the end: the months then
 * follow one another as (153 * month + 2) / 5 days. */
#include <luqu/day.h>

#include <stdio.h>
#include <string.h>
#include <time.h>

enum { DAYS_400_YEARS = 146097, EPOCH = 719468 /* from 1 March of the year 0 to 1 January 1970 */ };

static int64_t number_of(int64_t year, int64_t month, int64_t day)
{
	const int64_t march_year = year - (month < 3), march_month = (month + 9) % 12;

	return march_year * 365 + march_year / 4 - march_year / 100 + march_year / 400 + (153 * march_month + 2) / 5 + day - 1 -
	       EPOCH;
}

void day_write(int64_t day, char text[DAY_TEXT])
{
	const int64_t since = day + EPOCH, in_400 = since % DAYS_400_YEARS;
	const int64_t year_in_400 = (in_400 - in_400 / 1460 + in_400 / 36524 - in_400 / (DAYS_400_YEARS - 1)) / 365;
	const int64_t in_year = in_400 - (365 * year_in_400 + year_in_400 / 4 - year_in_400 / 100);
	const int64_t march_month = (5 * in_year + 2) / 153, month = (march_month + 2) % 12 + 1;
	const int64_t year = since / DAYS_400_YEARS * 400 + year_in_400 + (month < 3);

	snprintf(text, DAY_TEXT, "%04u-%02u-%02u", (unsigned)year % 10000, (unsigned)month % 100,
	         (unsigned)(in_year - (153 * march_month + 2) / 5 + 1) % 100);
}

/* A day that is none comes back as another: the 31st of June as 1 July. */
bool day_read(const char *bytes, size_t length, int64_t *day)
{
	int64_t parts[3] = { 0, 0, 0 };
	char again[DAY_TEXT];
	size_t part = 0;

	if (length != DAY_TEXT - 1)
		return false;
	for (size_t i = 0; i < length; i++) {
		if (i == 4 || i == 7)
			part++;
		else if (bytes[i] >= '0' && bytes[i] <= '9')
			parts[part] = parts[part] * 10 + (bytes[i] - '0');
		else
			return false;
	}
	if (parts[0] < 1900 || parts[0] > 2999 || parts[1] < 1 || parts[1] > 12)
		return false;
	*day = number_of(parts[0], parts[1], parts[2]);
	day_write(*day, again);
	return memcmp(again, bytes, length) == 0;
}

/* 0 Monday ... 6 Sunday; 1 January 1970 was a Thursday. */
static int64_t day_of_week(int64_t day)
{
	return ((day + 3) % 7 + 7) % 7;
}

int64_t day_count_working(int64_t first, int64_t last)
{
	int64_t count = last >= first ? (last - first + 1) / 7 * 5 : 0;

	for (int64_t day = first + (last - first + 1) / 7 * 7; day <= last; day++)
		count += day_of_week(day) < 5;
	return count;
}

int64_t day_after_working(int64_t first, int64_t count)
{
	int64_t day = first - 1;

	while (count > 0)
		count -= day_of_week(++day) < 5;
	return day;
}

int64_t day_today(void)
{
	const time_t now = time(NULL);
	struct tm parts;

	if (!localtime_r(&now, &parts))
		return now / 86400;
	return number_of(parts.tm_year + 1900, parts.tm_mon + 1, parts.tm_mday);
}
