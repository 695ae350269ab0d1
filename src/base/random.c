/* SPDX-License-Identifier: ISC */
/* Random numbers, and the check digit of ISO 7064. */
#include <luqu/random.h>

#include <sodium.h>

/* libsodium takes the system's source by itself where sodium_init() was never called. */
uint32_t random_below(uint32_t bound)
{
	return randombytes_uniform(bound);
}

char digits_check(const char *digits, size_t length)
{
	int product = 10;

	for (size_t i = 0; i < length; i++) {
		const int sum = (product + digits[i] - '0') % 10;

		product = (sum == 0 ? 10 : sum) * 2 % 11;
	}
	return (char)('0' + (11 - product) % 10);
}
