/* SPDX-License-Identifier: ISC */
/* Digests, the draw, and the check digit of ID numbers: known answers. */
#include "../support/suite.h"
#include <luqu/digest.h>
#include <luqu/text.h>
#include <stdio.h>
#include <string.h>

static void assert_digest(const unsigned char digest[DIGEST_BYTES], const char *expected)
{
	char text[DIGEST_TEXT];

	digest_write(digest, text);
	assert_string_equal(text, expected);
}

static void digest_of__matches__published_answers(void **state)
{
	unsigned char digest[DIGEST_BYTES];

	(void)state;
	digest_of(NULL, 0, digest);
	assert_digest(digest, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
	digest_of("abc", 3, digest);
	assert_digest(digest, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

static void digest_add__is_the_same__in_pieces_of_any_size(void **state)
{
	char bytes[1000];
	unsigned char whole[DIGEST_BYTES];

	(void)state;
	for (size_t i = 0; i < sizeof bytes; i++)
		bytes[i] = (char)(i * 7);
	digest_of(bytes, sizeof bytes, whole);
	for (size_t piece = 1; piece <= sizeof bytes; piece++) {
		struct digest_state pieces;
		unsigned char digest[DIGEST_BYTES];

		digest_begin(&pieces);
		digest_add(&pieces, NULL, 0);
		for (size_t at = 0; at < sizeof bytes; at += piece)
			digest_add(&pieces, bytes + at, sizeof bytes - at < piece ? sizeof bytes - at : piece);
		digest_end(&pieces, digest);
		assert_memory_equal(digest, whole, DIGEST_BYTES);
	}
}

static void digest_add_text__ends_fields__so_that_they_cannot_run_together(void **state)
{
	struct digest_state fields;
	unsigned char digest[DIGEST_BYTES];
	unsigned char expected[DIGEST_BYTES];

	(void)state;
	digest_begin(&fields);
	digest_add_text(&fields, "ab");
	digest_add_text(&fields, "");
	digest_add_text(&fields, "c");
	digest_end(&fields, digest);
	digest_of(BYTES("ab\0\0c\0"), expected);
	assert_memory_equal(digest, expected, DIGEST_BYTES);
}

static void digest_add_number__is_little_endian__on_every_machine(void **state)
{
	struct digest_state numbers;
	unsigned char digest[DIGEST_BYTES];
	unsigned char expected[DIGEST_BYTES];

	(void)state;
	digest_begin(&numbers);
	digest_add_number(&numbers, 0x0102030405060708);
	digest_add_number(&numbers, -2);
	digest_end(&numbers, digest);
	digest_of(BYTES("\x08\x07\x06\x05\x04\x03\x02\x01\xfe\xff\xff\xff\xff\xff\xff\xff"), expected);
	assert_memory_equal(digest, expected, DIGEST_BYTES);
}

static void draw_compute__is_what_sha256sum_says(void **state)
{
	unsigned char digest[DIGEST_BYTES];

	(void)state;
	draw_compute("2026-shake", "T1", "20260001", digest);
	assert_digest(digest, "8ac75b776798b37d4c45e3637569ee2911fff23c0e9f30953d8e3d53b48f65e9");
	draw_compute("", "lottery", "1", digest);
	assert_digest(digest, "6241080b0e5c86c5c222c76458debc4a047fe719d67d3b2f8ba9a00c594a13bc");
}

static void draw_compute__is_the_same__for_seeds_of_any_length(void **state)
{
	char text[700];

	(void)state;
	for (size_t length = 0; length < 600; length++) {
		unsigned char drawn[DIGEST_BYTES];
		unsigned char expected[DIGEST_BYTES];
		char seed[600];

		memset(seed, 's', length);
		seed[length] = '\0';
		draw_compute(seed, "T1", "20260001", drawn);
		digest_of(text, (size_t)snprintf(text, sizeof text, "%s:T1:20260001", seed), expected);
		assert_memory_equal(drawn, expected, DIGEST_BYTES);
	}
}

static void id_no_check_digit__matches__known_numbers(void **state)
{
	(void)state;
	assert_int_equal(id_no_check_digit("11010519491231002"), 'X'); /* the standard's own examples */
	assert_int_equal(id_no_check_digit("44052418800101001"), '4');
	assert_int_equal(id_no_check_digit("34052419800101001"), 'X');
	assert_int_equal(id_no_check_digit("00000000000000000"), '1');
}

static void id_no_check_digit__agrees_with_the_table_of_weights(void **state)
{
	static const unsigned weights[17] = { 7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2 };
	uint64_t seed = 3;

	(void)state;
	for (unsigned i = 0; i < 10000; i++) {
		char digits[18] = "";
		unsigned sum = 0;

		for (unsigned at = 0; at < 17; at++) {
			seed = seed * UINT64_C(6364136223846793005) + 1;
			digits[at] = (char)('0' + (seed >> 33) % 10);
			sum += (unsigned)(digits[at] - '0') * weights[at];
		}
		assert_int_equal(id_no_check_digit(digits), "10X98765432"[sum % 11]);
	}
}

static void id_no_check_digit__changes__with_every_single_digit(void **state)
{
	char digits[] = "11010519491231002";

	(void)state;
	for (unsigned at = 0; at < 17; at++) {
		const char before = digits[at];

		for (char digit = '0'; digit <= '9'; digit++) {
			digits[at] = digit;
			assert_int_equal(id_no_check_digit(digits) == 'X', digit == before);
		}
		digits[at] = before;
	}
}

static void id_no_check_digit__refuses__what_is_no_digit(void **state)
{
	(void)state;
	assert_int_equal(id_no_check_digit("1101051949123100X"), '\0');
	assert_int_equal(id_no_check_digit(""), '\0');
	assert_int_equal(id_no_check_digit("123"), '\0');
	assert_int_equal(id_no_check_digit("1101051949 231002"), '\0');
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(digest_of__matches__published_answers),
		cmocka_unit_test(digest_add__is_the_same__in_pieces_of_any_size),
		cmocka_unit_test(digest_add_text__ends_fields__so_that_they_cannot_run_together),
		cmocka_unit_test(digest_add_number__is_little_endian__on_every_machine),
		cmocka_unit_test(draw_compute__is_what_sha256sum_says),
		cmocka_unit_test(draw_compute__is_the_same__for_seeds_of_any_length),
		cmocka_unit_test(id_no_check_digit__matches__known_numbers),
		cmocka_unit_test(id_no_check_digit__agrees_with_the_table_of_weights),
		cmocka_unit_test(id_no_check_digit__changes__with_every_single_digit),
		cmocka_unit_test(id_no_check_digit__refuses__what_is_no_digit),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
