/* SPDX-License-Identifier: ISC */
/* Texts: whatever the bytes, what is shown of them is good text, cuts are whole, and a checked text is shown as it is. */
#include <luqu/strings.h>
#include <luqu/text.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void demand(bool holds)
{
	if (!holds)
		abort();
}

/* Decodes and encodes again, character by character. */
static void check_characters(const char *bytes, size_t length)
{
	size_t step;

	for (size_t at = 0; at < length; at += step) {
		uint32_t character;
		char encoded[4];

		step = utf8_decode(bytes + at, length - at, &character);
		if (step == 0) {
			step = 1;
			continue;
		}
		demand(utf8_encode(character, encoded) == step && memcmp(encoded, bytes + at, step) == 0);
		demand(character_cells(character) >= 0 && character_cells(character) <= 2);
	}
}

static void check_cuts(const char *bytes, size_t length)
{
	const int cells = text_cells(bytes, length);
	size_t before = 0;

	for (int width = 0; width <= cells && width < 20; width++) {
		const size_t cut = text_cut(bytes, length, width);

		demand(cut >= before && cut <= length && text_cells(bytes, cut) <= width);
		before = cut;
	}
	demand(text_cut(bytes, length, cells) == length);
}

static void check_shown(const char *bytes, size_t length, size_t size)
{
	char *shown = malloc(size);
	const enum text_fault fault = text_check(bytes, length, NULL);
	enum text_fault shown_fault;

	if (!shown)
		return;
	text_show(shown, size, bytes, length);
	shown_fault = text_check(shown, strlen(shown), NULL);
	demand(shown_fault == TEXT_GOOD || shown_fault == TEXT_BLANK_ENDS);
	if (fault == TEXT_GOOD && size > length)
		demand(strlen(shown) == length && (length == 0 || memcmp(shown, bytes, length) == 0));
	free(shown);
}

static void check_words(const char *bytes, size_t length)
{
	if (text_is_code(bytes, length))
		demand(length <= 32 && text_check(bytes, length, NULL) == TEXT_GOOD);
	if (text_is_name(bytes, length, true))
		demand(length <= 128 && text_check(bytes, length, NULL) == TEXT_GOOD);
	if (text_is_name(bytes, length, false))
		demand(text_is_code(bytes, length) && text_is_name(bytes, length, true));
	if (length > 0 && text_is_blank(bytes, length))
		demand(text_check(bytes, length, NULL) != TEXT_GOOD);
}

static void check_set(const char *bytes, size_t length)
{
	struct strings *strings = strings_make();

	if (!strings)
		return;
	for (size_t at = 0; at < length; at++) {
		const uint32_t number = strings_put(strings, bytes + at, length - at);

		demand(number == at && strings_find(strings, bytes + at, length - at) == number);
		demand(strings_length(strings, number) == length - at);
		demand(memcmp(strings_get(strings, number), bytes + at, length - at) == 0);
	}
	strings_free(strings);
}

/* First byte: the size of the buffer that the rest is shown in. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const char *bytes = (const char *)data + 1;

	if (size == 0)
		return 0;
	check_characters(bytes, size - 1);
	check_cuts(bytes, size - 1);
	check_shown(bytes, size - 1, (size_t)data[0] + 1);
	check_shown(bytes, size - 1, 3 * size);
	check_words(bytes, size - 1);
	if (size < 40)
		check_set(bytes, size - 1);
	return 0;
}
