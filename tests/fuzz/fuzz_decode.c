/* SPDX-License-Identifier: ISC */
/* libFuzzer over the decoder: the first byte chooses the encoding, the second the size of the pieces taken. Whatever the pieces,
 * the output is the same; it is well-formed UTF-8 but for the marks of broken bytes (of UTF-8 itself: the input as it is). */
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include <luqu/text.h>

#include "../../src/exchange/decode.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { LEAST_PIECE = 16 };

struct output {
	char *bytes;
	size_t length;
	enum encoding encoding;
	size_t bom_bytes;
};

static void decode_all(const char *path, enum encoding wanted, size_t piece, size_t room, struct output *output)
{
	struct source source;
	struct decoder decoder;
	struct problem problem;
	const char *refusal;
	if (source_open(&source, &(struct reader_options){ .path = path }, &problem) != STATUS_OK || decode_open(&decoder, &source, &problem) != STATUS_OK ||
	    decode_begin(&decoder, wanted, &refusal, &problem) != STATUS_OK)
		abort();
	output->bom_bytes = decoder.raw_start;
	output->encoding = decoder.encoding;
	while (!refusal) {
		if (room - output->length < piece)
			abort();
		const ssize_t got = decode_read(&decoder, output->bytes + output->length, piece, &problem);
		if (got < 0 || got > (ssize_t)piece)
			abort();
		if (got == 0)
			break;
		output->length += (size_t)got;
	}
	decode_close(&decoder);
	source_close(&source);
}

static void expect_utf8_or_marks(const struct output *output)
{
	for (size_t i = 0; i < output->length;) {
		uint32_t character;
		const size_t step = utf8_decode(output->bytes + i, output->length - i, &character);
		if (step == 0 && (unsigned char)output->bytes[i] != DECODE_MARK)
			abort();
		i += step ? step : 1;
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	if (size < 2)
		return 0;
	const enum encoding wanted = (enum encoding)(data[0] % (ENCODING_UTF16BE + 1));
	const size_t piece = LEAST_PIECE + data[1] % 64, room = 4 * size + 2 * DECODE_BLOCK;
	struct output whole = { .bytes = malloc(room) }, pieces = { .bytes = malloc(room) };
	char path[32];
	const int fd = memfd_create("fuzz", 0);
	if (fd < 0 || write(fd, data + 2, size - 2) != (ssize_t)(size - 2))
		abort();
	snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
	decode_all(path, wanted, DECODE_BLOCK, room, &whole);
	decode_all(path, wanted, piece, room, &pieces);
	close(fd);
	if (whole.length != pieces.length || memcmp(whole.bytes, pieces.bytes, whole.length) != 0)
		abort();
	if (whole.encoding != ENCODING_UTF8)
		expect_utf8_or_marks(&whole);
	else if (whole.length > 0 && memcmp(whole.bytes, data + 2 + whole.bom_bytes, whole.length) != 0)
		abort();
	free(whole.bytes);
	free(pieces.bytes);
	return 0;
}
