/* SPDX-License-Identifier: ISC */
/* UTF-8: every character, and every kind of broken sequence. */
#include "../support/suite.h"
#include <luqu/text.h>
#include <string.h>

static void utf8__round_trips__every_character(void **state)
{
	(void)state;
	for (uint32_t character = 0; character <= 0x10ffff; character++) {
		char bytes[4];
		uint32_t decoded = UINT32_MAX;
		const size_t length = utf8_encode(character, bytes);

		if (character >= 0xd800 && character <= 0xdfff) {
			assert_int_equal(length, 0);
			continue;
		}
		assert_in_range(length, 1, 4);
		assert_int_equal(utf8_decode(bytes, length, &decoded), length);
		assert_int_equal(decoded, character);
		for (size_t cut = 1; cut < length; cut++)
			assert_int_equal(utf8_decode(bytes, cut, &decoded), 0);
	}
	assert_int_equal(utf8_encode(0x110000, (char[4]){ 0 }), 0);
	assert_int_equal(utf8_encode(UINT32_MAX, (char[4]){ 0 }), 0);
}

static void utf8_encode__writes_known_bytes(void **state)
{
	char bytes[4];

	(void)state;
	assert_int_equal(utf8_encode('A', bytes), 1);
	assert_memory_equal(bytes, "A", 1);
	assert_int_equal(utf8_encode(0xb7, bytes), 2);
	assert_memory_equal(bytes, "\xc2\xb7", 2);
	assert_int_equal(utf8_encode(0x5f20, bytes), 3);
	assert_memory_equal(bytes, "\xe5\xbc\xa0", 3);
	assert_int_equal(utf8_encode(0x20bb7, bytes), 4);
	assert_memory_equal(bytes, "\xf0\xa0\xae\xb7", 4);
}

/* Table 3-7 of the Unicode standard: the well-formed sequences, written down a second time. */
static size_t well_formed_length(const unsigned char *in)
{
	static const struct {
		unsigned char first[2];
		unsigned char second[2];
		size_t length;
	} rows[] = {
		{ { 0x00, 0x7f }, { 0x00, 0xff }, 1 }, { { 0xc2, 0xdf }, { 0x80, 0xbf }, 2 }, { { 0xe0, 0xe0 }, { 0xa0, 0xbf }, 3 },
		{ { 0xe1, 0xec }, { 0x80, 0xbf }, 3 }, { { 0xed, 0xed }, { 0x80, 0x9f }, 3 }, { { 0xee, 0xef }, { 0x80, 0xbf }, 3 },
		{ { 0xf0, 0xf0 }, { 0x90, 0xbf }, 4 }, { { 0xf1, 0xf3 }, { 0x80, 0xbf }, 4 }, { { 0xf4, 0xf4 }, { 0x80, 0x8f }, 4 },
	};

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		if (in[0] < rows[i].first[0] || in[0] > rows[i].first[1] || in[1] < rows[i].second[0] || in[1] > rows[i].second[1])
			continue;
		for (size_t at = 2; at < rows[i].length; at++)
			if (in[at] < 0x80 || in[at] > 0xbf)
				return 0;
		return rows[i].length;
	}
	return 0;
}

static void utf8_decode__agrees_with_the_standard__on_what_is_well_formed(void **state)
{
	static const unsigned char edges[] = { 0x00, 0x41, 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc0, 0xc2, 0xe0, 0xf0, 0xff };
	enum { EDGES = sizeof edges };

	(void)state;
	for (unsigned first = 0; first < 256; first++) {
		for (unsigned rest = 0; rest < EDGES * EDGES * EDGES; rest++) {
			const unsigned char in[4] = { (unsigned char)first, edges[rest % EDGES], edges[rest / EDGES % EDGES],
				                      edges[rest / EDGES / EDGES] };
			const size_t expected = well_formed_length(in);
			uint32_t character;

			assert_int_equal(utf8_decode((const char *)in, 4, &character), expected);
			for (size_t length = 1; length < 4; length++)
				assert_int_equal(utf8_decode((const char *)in, length, &character),
				                 expected <= length ? expected : 0);
		}
	}
}

static void utf8_decode__refuses__overlong_surrogate_and_too_high(void **state)
{
	static const char *const bad[] = { "\xc0\x80",
		                           "\xc0\xaf",
		                           "\xc1\xbf",
		                           "\xe0\x80\xaf",
		                           "\xe0\x9f\xbf",
		                           "\xf0\x80\x80\xaf",
		                           "\xf0\x8f\xbf\xbf",
		                           "\xed\xa0\x80",
		                           "\xed\xbf\xbf",
		                           "\xf4\x90\x80\x80",
		                           "\xf8\x88\x80\x80",
		                           "\xfe",
		                           "\xff",
		                           "\x80",
		                           "\xbf" };
	uint32_t character = 7;

	(void)state;
	for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++)
		assert_int_equal(utf8_decode(bad[i], strlen(bad[i]), &character), 0);
	assert_int_equal(character, 7);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(utf8__round_trips__every_character),
		cmocka_unit_test(utf8_encode__writes_known_bytes),
		cmocka_unit_test(utf8_decode__agrees_with_the_standard__on_what_is_well_formed),
		cmocka_unit_test(utf8_decode__refuses__overlong_surrogate_and_too_high),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
