/* SPDX-License-Identifier: ISC */
/* Decimals: any bytes are read or refused, what is read is written and read again as the same number. First byte: the places. */
#include <luqu/decimal.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void demand(bool holds)
{
	if (!holds)
		abort();
}

/* A number has only these bytes, and no more places than it may have. */
static void check_shape(const char *bytes, size_t length, unsigned places)
{
	const char *point = memchr(bytes, '.', length);

	for (size_t i = 0; i < length; i++)
		demand((bytes[i] >= '0' && bytes[i] <= '9') || bytes[i] == '.' || (i == 0 && bytes[i] == '-'));
	demand(!point || (size_t)(bytes + length - point) - 1 <= places);
}

static void check_arithmetic(int64_t value)
{
	int64_t other;
	int64_t back;

	demand(decimal_multiply(value, E4, &other) && other == value);
	demand(decimal_divide(value, E4, &other) && other == value);
	if (decimal_negate(value, &other))
		demand(decimal_negate(other, &back) && back == value);
	if (decimal_floor(value, &other))
		demand(other <= value && value - other < E4 && other % E4 == 0);
	if (decimal_round(value, &other))
		demand(decimal_subtract(other, value, &back) && back <= E4 / 2 && back >= -E4 / 2 && other % E4 == 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const char *bytes = (const char *)data + 1;
	char text[DECIMAL_TEXT];
	int64_t value;
	int64_t again;
	unsigned places;

	if (size == 0)
		return 0;
	places = data[0] % 5;
	if (decimal_read(bytes, size - 1, places, 4, &value) != DECIMAL_GOOD)
		return 0;
	check_shape(bytes, size - 1, places);
	demand(decimal_read(text, decimal_write(value, text), places, 4, &again) == DECIMAL_GOOD && again == value);
	check_arithmetic(value);
	if (places <= 2 && decimal_read(bytes, size - 1, places, 2, &value) == DECIMAL_GOOD)
		demand(decimal_read(text, decimal_write_e2(value, text), places, 2, &again) == DECIMAL_GOOD && again == value);
	return 0;
}
