/* SPDX-License-Identifier: ISC */
/* Numbers that nobody can foresee, and the digit that guards a number against being mistyped. */
#ifndef LUQU_RANDOM_H
#define LUQU_RANDOM_H

#include <stddef.h>
#include <stdint.h>

/* A number below `bound` (above 0), each as likely, from the system's source of randomness: never the same again. */
uint32_t random_below(uint32_t bound);

/* The check digit '0'..'9' of a row of digits (ISO 7064, MOD 11,10): it tells every single wrong digit, and nearly every exchange of two
 * neighbours. */
char digits_check(const char *digits, size_t length);

#endif
