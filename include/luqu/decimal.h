/* SPDX-License-Identifier: ISC */
/* Fixed-point numbers: int64_t in 1/10000 (e4). No binary floating point anywhere (luqu-rules(5), Numbers).
 * Columns of files are kept in 1/100 (e2). */
#ifndef LUQU_DECIMAL_H
#define LUQU_DECIMAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { E4 = 10000, E2 = 100, DECIMAL_TEXT = 24 /* bytes that hold any e4 as text, with NUL */ };

enum decimal_fault { DECIMAL_GOOD, DECIMAL_NOT_A_NUMBER, DECIMAL_TOO_MANY_PLACES, DECIMAL_OVERFLOW };

/* Reads optional '-' , digits, optionally '.' and 1..places digits; all of the bytes. "+5", "1e2", ".5", "5.", "" are not numbers;
 * "-0" is 0. places 0..4. Result in 1/10^scale, scale 0, 2 or 4, scale >= places. */
enum decimal_fault decimal_read(const char *bytes, size_t length, unsigned places, unsigned scale, int64_t *value);

/* Writes an e4 without trailing zeros: 586.5, 600, 0, -3. Returns the length. */
size_t decimal_write(int64_t value_e4, char text[DECIMAL_TEXT]);
size_t decimal_write_e2(int64_t value_e2, char text[DECIMAL_TEXT]);

/* Arithmetic on e4. false: overflow (or division by zero for decimal_divide), *result is untouched.
 * Products and quotients are rounded to the nearest 1/10000, halves away from zero. */
bool decimal_add(int64_t a, int64_t b, int64_t *result);
bool decimal_subtract(int64_t a, int64_t b, int64_t *result);
bool decimal_multiply(int64_t a, int64_t b, int64_t *result);
bool decimal_divide(int64_t a, int64_t b, int64_t *result);
bool decimal_negate(int64_t a, int64_t *result);
bool decimal_round(int64_t a, int64_t *result); /* to a whole number, halves away from zero */
bool decimal_floor(int64_t a, int64_t *result); /* towards minus infinity */

#endif
