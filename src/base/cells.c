/* SPDX-License-Identifier: ISC */
/* How many terminal cells a text takes. */
#include "ranges.h"
#include <luqu/text.h>

int character_cells(uint32_t character)
{
	int cells;

	if (character >= 0x20 && character < 0x7f)
		return 1;
	cells = wcwidth((wchar_t)character);
	if (cells >= 0)
		return character == 0 ? 1 : cells;
	/* The C library does not know: a control character, or the process is not in a UTF-8 locale. */
	if (range_holds(&range_wide, character))
		return 2;
	return range_holds(&range_zero, character) ? 0 : 1;
}

int text_cells(const char *bytes, size_t length)
{
	int cells = 0;
	size_t step;

	for (size_t at = 0; at < length; at += step) {
		uint32_t character = 0;

		step = utf8_decode(bytes + at, length - at, &character);
		cells += step ? character_cells(character) : 1;
		if (step == 0)
			step = 1;
	}
	return cells;
}

size_t text_cut(const char *bytes, size_t length, int cells)
{
	size_t whole = 0; /* up to here nothing is parted from its marks */
	size_t step;

	for (size_t at = 0; at < length; at += step) {
		uint32_t character = 0;

		step = utf8_decode(bytes + at, length - at, &character);
		if (step == 0 || !range_holds(&range_marks, character))
			whole = at;
		cells -= step ? character_cells(character) : 1;
		if (cells < 0)
			return whole;
		if (step == 0)
			step = 1;
	}
	return length;
}
