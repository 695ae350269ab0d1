/* SPDX-License-Identifier: ISC */
/* UTF-8: one character out of bytes, and back (RFC 3629). */
#include <luqu/text.h>

/* What a first byte promises. */
struct lead {
	unsigned char mask; /* of the bits that tell the length */
	unsigned char bits;
	unsigned char payload; /* mask of the character's bits */
	unsigned char length;
	uint32_t least; /* below it the form is overlong */
};

static const struct lead leads[] = {
	{ 0x80, 0x00, 0x7f, 1, 0 },
	{ 0xe0, 0xc0, 0x1f, 2, 0x80 },
	{ 0xf0, 0xe0, 0x0f, 3, 0x800 },
	{ 0xf8, 0xf0, 0x07, 4, 0x10000 },
};

static bool is_scalar(uint32_t character)
{
	return character <= 0x10ffff && (character < 0xd800 || character > 0xdfff);
}

size_t utf8_decode(const char *bytes, size_t length, uint32_t *character)
{
	const unsigned char *in = (const unsigned char *)bytes;
	const struct lead *lead = leads;
	uint32_t value;

	while ((in[0] & lead->mask) != lead->bits)
		if (++lead == leads + sizeof leads / sizeof leads[0])
			return 0;
	if (length < lead->length)
		return 0;
	value = in[0] & lead->payload;
	for (size_t i = 1; i < lead->length; i++) {
		if ((in[i] & 0xc0) != 0x80)
			return 0;
		value = value << 6 | (in[i] & 0x3fu);
	}
	if (value < lead->least || !is_scalar(value))
		return 0;
	*character = value;
	return lead->length;
}

size_t utf8_encode(uint32_t character, char bytes[4])
{
	size_t form = 0;

	if (!is_scalar(character))
		return 0;
	while (form + 1 < sizeof leads / sizeof leads[0] && character >= leads[form + 1].least)
		form++;
	for (size_t i = form; i > 0; i--, character >>= 6)
		bytes[i] = (char)(0x80 | (character & 0x3f));
	bytes[0] = (char)(leads[form].bits | character);
	return form + 1;
}
