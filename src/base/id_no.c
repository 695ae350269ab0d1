/* SPDX-License-Identifier: ISC */
/* The check digit of a Chinese ID number: GB 11643-1999, which is ISO 7064 MOD 11-2. */
#include <luqu/text.h>

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
