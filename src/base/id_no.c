/* SPDX-License-Identifier: ISC */
/* Chinese ID numbers of 18 characters: GB 11643-1999. Six digits of a place, eight of the day of birth, three of a serial that is odd for
 * men, and the check digit, which is ISO 7064 MOD 11-2. */
#include <luqu/text.h>

#include <stdio.h>

enum { ID_LENGTH = 18, ID_BIRTH = 6, ID_SERIAL_END = 16 };

char id_no_check_digit(const char *digits17)
{
	unsigned sum = 0;

	/* ISO 7064's pure system, digit by digit: the same as the standard's table of weights 7 9 10 5 8 4 2 1 6 3 7 9 10 5 8 4 2.
	 */
	for (unsigned i = 0; i < 17; i++) {
		if (digits17[i] < '0' || digits17[i] > '9')
			return '\0';
		sum = (sum + (unsigned)(digits17[i] - '0')) * 2 % 11;
	}
	return "10X98765432"[sum];
}

bool id_no_read(const char *id_no, size_t length, char birth[DAY_TEXT], char *sex)
{
	const char *at = id_no + ID_BIRTH;
	int64_t day;

	if (length != ID_LENGTH)
		return false;
	snprintf(birth, DAY_TEXT, "%.4s-%.2s-%.2s", at, at + 4, at + 6);
	*sex = (id_no[ID_SERIAL_END] - '0') % 2 ? 'M' : 'F';
	return day_read(birth, DAY_TEXT - 1, &day);
}
