/* SPDX-License-Identifier: ISC */
/* What a text may hold: letters that look like what they are, and nothing that steers a terminal or hides. */
#include "ranges.h"
#include <luqu/i18n.h>
#include <luqu/text.h>
#include <string.h>

enum { MARKS_IN_A_ROW = 8 };

struct faulty_range {
	struct range range;
	enum text_fault fault;
};

/* Ascending. Zero width: Unicode's default-ignorable characters, the fillers that show as nothing, interlinear annotation. */
static const struct faulty_range faulty_ranges[] = {
	{ { 0x0000, 0x001f }, TEXT_CONTROL },       { { 0x007f, 0x009f }, TEXT_CONTROL },
	{ { 0x00ad, 0x00ad }, TEXT_ZERO_WIDTH },    { { 0x034f, 0x034f }, TEXT_ZERO_WIDTH },
	{ { 0x061c, 0x061c }, TEXT_BIDI },          { { 0x115f, 0x1160 }, TEXT_ZERO_WIDTH },
	{ { 0x17b4, 0x17b5 }, TEXT_ZERO_WIDTH },    { { 0x180b, 0x180f }, TEXT_ZERO_WIDTH },
	{ { 0x200b, 0x200d }, TEXT_ZERO_WIDTH },    { { 0x200e, 0x200f }, TEXT_BIDI },
	{ { 0x2028, 0x2029 }, TEXT_CONTROL },       { { 0x202a, 0x202e }, TEXT_BIDI },
	{ { 0x2060, 0x2065 }, TEXT_ZERO_WIDTH },    { { 0x2066, 0x2069 }, TEXT_BIDI },
	{ { 0x206a, 0x206f }, TEXT_ZERO_WIDTH },    { { 0x3164, 0x3164 }, TEXT_ZERO_WIDTH },
	{ { 0xfdd0, 0xfdef }, TEXT_UNASSIGNED },
	{ { 0xfe00, 0xfe0f }, TEXT_ZERO_WIDTH },    { { 0xfeff, 0xfeff }, TEXT_ZERO_WIDTH },
	{ { 0xffa0, 0xffa0 }, TEXT_ZERO_WIDTH },    { { 0xfff0, 0xfffb }, TEXT_ZERO_WIDTH },
	{ { 0xfffe, 0xffff }, TEXT_UNASSIGNED },    { { 0x1bca0, 0x1bca3 }, TEXT_ZERO_WIDTH },
	{ { 0x1d173, 0x1d17a }, TEXT_ZERO_WIDTH },  { { 0xe0000, 0xe0fff }, TEXT_ZERO_WIDTH },
};

static enum text_fault character_fault(uint32_t character)
{
	const size_t count = sizeof faulty_ranges / sizeof faulty_ranges[0];

	if ((character >= 0x20 && character < 0x7f) || (character >= 0x3400 && character < 0xd800))
		return TEXT_GOOD; /* nearly every character there is in the data */
	if ((character & 0xfffe) == 0xfffe)
		return TEXT_UNASSIGNED; /* the last two of each plane */
	for (size_t i = 0; i < count && faulty_ranges[i].range.first <= character; i++)
		if (character <= faulty_ranges[i].range.last)
			return faulty_ranges[i].fault;
	return TEXT_GOOD;
}

static bool is_blank(uint32_t character)
{
	return character == ' ' || character == '\t' || character == 0xa0 || character == 0x1680 ||
	       (character >= 0x2000 && character <= 0x200a) || character == 0x202f || character == 0x205f || character == 0x3000;
}

static bool is_mark(uint32_t character)
{
	return character >= 0x300 && range_holds(&range_marks, character);
}

/* One step of a walk through a text, with what the marks so far come to. */
struct walk {
	uint32_t character;
	size_t length; /* bytes; 1 for a byte that begins no character */
	unsigned marks;
	enum text_fault fault;
};

static void walk_step(struct walk *walk, const char *bytes, size_t length)
{
	walk->length = utf8_decode(bytes, length, &walk->character);
	if (walk->length == 0) {
		*walk = (struct walk){ .length = 1, .fault = TEXT_NOT_UTF8 };
		return;
	}
	walk->fault = character_fault(walk->character);
	walk->marks = is_mark(walk->character) ? walk->marks + 1 : 0;
	if (walk->fault == TEXT_GOOD && walk->marks > MARKS_IN_A_ROW)
		walk->fault = TEXT_MARKS;
}

/* How many bytes at the beginning are printable ASCII: nearly all there are in the data, and good without a closer look. */
static size_t plain_length(const char *bytes, size_t length)
{
	size_t plain = 0;

	while (plain < length && bytes[plain] >= 0x20 && bytes[plain] < 0x7f)
		plain++;
	return plain;
}

enum text_fault text_check(const char *bytes, size_t length, size_t *offset)
{
	struct walk walk = { 0 };
	size_t at = plain_length(bytes, length);
	size_t last = 0; /* where the last character begins */

	if (at > 0) {
		walk.character = (unsigned char)bytes[at - 1];
		walk.fault = bytes[0] == ' ' ? TEXT_BLANK_ENDS : TEXT_GOOD;
		last = walk.fault == TEXT_GOOD ? at - 1 : 0;
	}
	for (; at < length && walk.fault == TEXT_GOOD; at += walk.length) {
		last = at;
		walk_step(&walk, bytes + at, length - at);
		if (walk.fault == TEXT_GOOD && at == 0 && is_blank(walk.character))
			walk.fault = TEXT_BLANK_ENDS;
	}
	if (walk.fault == TEXT_GOOD && length > 0 && is_blank(walk.character))
		walk.fault = TEXT_BLANK_ENDS;
	if (offset)
		*offset = last;
	return walk.fault;
}

const char *text_fault_name(enum text_fault fault)
{
	static const char *const names[] = {
		[TEXT_GOOD] = N_("nothing wrong"),
		[TEXT_NOT_UTF8] = N_("bytes that are not UTF-8"),
		[TEXT_CONTROL] = N_("a control character"),
		[TEXT_BIDI] = N_("a control of writing direction"),
		[TEXT_ZERO_WIDTH] = N_("an invisible character"),
		[TEXT_BLANK_ENDS] = N_("a blank at its beginning or end"),
		[TEXT_MARKS] = N_("more than 8 combining marks in a row"),
		[TEXT_UNASSIGNED] = N_("no character at all (a noncharacter of Unicode)"),
	};

	return _(names[fault]);
}

static bool is_ascii_letter(uint32_t character)
{
	return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z');
}

static bool is_digit(uint32_t character)
{
	return character >= '0' && character <= '9';
}

bool text_is_letter(uint32_t character)
{
	if (character < 0x80)
		return is_ascii_letter(character);
	return range_holds(&range_letters, character) && character_fault(character) == TEXT_GOOD;
}

bool text_is_code(const char *bytes, size_t length)
{
	if (length < 1 || length > 32)
		return false;
	for (size_t i = 0; i < length; i++) {
		const unsigned char byte = (unsigned char)bytes[i];

		if (!is_ascii_letter(byte) && !is_digit(byte) && byte != '_' && byte != '-')
			return false;
	}
	return true;
}

bool text_is_name(const char *bytes, size_t length, bool beyond_ascii)
{
	size_t characters = 0;
	size_t step;

	for (size_t at = 0; at < length; at += step, characters++) {
		uint32_t character;
		bool good;

		step = utf8_decode(bytes + at, length - at, &character);
		if (step == 0 || characters == 32)
			return false;
		good = is_ascii_letter(character) || character == '_' || (at > 0 && is_digit(character)) ||
		       (beyond_ascii && text_is_letter(character));
		if (!good)
			return false;
	}
	return characters > 0;
}

bool text_is_blank(const char *bytes, size_t length)
{
	size_t step;

	for (size_t at = 0; at < length; at += step) {
		uint32_t character;

		step = utf8_decode(bytes + at, length - at, &character);
		if (step == 0 || !is_blank(character))
			return false;
	}
	return true;
}

void text_show(char *buffer, size_t size, const char *bytes, size_t length)
{
	static const char replacement[] = "\xef\xbf\xbd";
	struct walk walk = { 0 };
	size_t used = 0;

	if (size == 0)
		return;
	for (size_t at = 0; at < length; at += walk.length) {
		const char *shown = bytes + at;
		size_t shown_length;

		walk_step(&walk, bytes + at, length - at);
		shown_length = walk.length;
		if (walk.fault != TEXT_GOOD) {
			shown = replacement;
			shown_length = sizeof replacement - 1;
		}
		if (shown_length > size - 1 - used)
			break;
		memcpy(buffer + used, shown, shown_length);
		used += shown_length;
	}
	buffer[used] = '\0';
}
