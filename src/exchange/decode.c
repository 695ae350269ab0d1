/* SPDX-License-Identifier: ISC */
/* A source's bytes as UTF-8, whatever its encoding. */
#include "decode.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include <luqu/i18n.h>

#include "sniff.h"

/* Moves what is left to the front and reads on behind it. The bytes added; 0 at the end; -1 after a read error. */
static ssize_t fill_raw(struct decoder *decoder, struct problem *problem)
{
	size_t left = decoder->raw_end - decoder->raw_start;
	memmove(decoder->raw, decoder->raw + decoder->raw_start, left);
	decoder->raw_start = 0;
	decoder->raw_end = left;
	ssize_t got = source_read(decoder->source, decoder->raw + left, DECODE_BLOCK - left, problem);
	if (got > 0)
		decoder->raw_end += (size_t)got;
	return got;
}

enum status decode_open(struct decoder *decoder, struct source *source, struct problem *problem)
{
	memset(decoder, 0, sizeof *decoder);
	decoder->source = source;
	decoder->raw = malloc(DECODE_BLOCK);
	if (!decoder->raw)
		return problem_memory(problem);
	return fill_raw(decoder, problem) < 0 ? STATUS_ENVIRONMENT : STATUS_OK;
}

void decode_close(struct decoder *decoder)
{
	if (decoder->has_conversion)
		iconv_close(decoder->conversion);
	decoder->has_conversion = false;
	free(decoder->raw);
	decoder->raw = NULL;
}

static enum status open_conversion(struct decoder *decoder, struct problem *problem)
{
	const char *name = encoding_name(decoder->encoding);
	decoder->conversion = iconv_open("UTF-8", name);
	decoder->has_conversion = decoder->conversion != (iconv_t)-1; /* NOLINT(performance-no-int-to-ptr): as iconv has it */
	if (!decoder->has_conversion)
		return problem_set(problem, STATUS_ENVIRONMENT, _("this system cannot read %s: %s"), name, strerror(errno));
	return STATUS_OK;
}

enum status decode_begin(struct decoder *decoder, enum encoding wanted, const char **refusal, struct problem *problem)
{
	size_t bom_bytes = 0;
	decoder->encoding = wanted;
	*refusal = sniff_encoding(decoder->raw + decoder->raw_start, decoder->raw_end - decoder->raw_start,
	                          decoder->source->has_ended, &decoder->encoding, &bom_bytes);
	decoder->raw_start += bom_bytes;
	decoder->raw_done += bom_bytes;
	if (*refusal || decoder->encoding == ENCODING_UTF8)
		return STATUS_OK;
	return open_conversion(decoder, problem);
}

/* UTF-8 is passed on: first the block that was read for the detection, then straight from the source. */
static ssize_t pass_on(struct decoder *decoder, char *bytes, size_t size, struct problem *problem)
{
	size_t waiting = decoder->raw_end - decoder->raw_start;
	if (waiting == 0)
		return source_read(decoder->source, bytes, size, problem);
	size_t taken = waiting < size ? waiting : size;
	memcpy(bytes, decoder->raw + decoder->raw_start, taken);
	decoder->raw_start += taken;
	return (ssize_t)taken;
}

static void note_fault(struct decoder *decoder, uint64_t out_at)
{
	if (decoder->n_faults < DECODE_FAULTS_KEPT)
		decoder->faults[decoder->n_faults++] = (struct decode_fault){ .out_at = out_at, .raw_at = decoder->raw_done };
}

static void skip_raw(struct decoder *decoder, size_t count)
{
	size_t waiting = decoder->raw_end - decoder->raw_start;
	if (count > waiting)
		count = waiting;
	decoder->raw_start += count;
	decoder->raw_done += count;
}

/* Output being filled; room is at least 1 whenever a fault is marked. */
struct output {
	char *bytes;
	size_t filled, size;
};

static void mark_fault(struct decoder *decoder, struct output *output, size_t raw_bytes)
{
	note_fault(decoder, decoder->out_done + output->filled);
	output->bytes[output->filled++] = (char)DECODE_MARK;
	skip_raw(decoder, raw_bytes);
}

enum step { STEP_AGAIN, STEP_FULL, STEP_NEEDS_MORE };

static enum step convert_waiting(struct decoder *decoder, struct output *output)
{
	char *in = decoder->raw + decoder->raw_start;
	size_t in_left = decoder->raw_end - decoder->raw_start;
	char *out = output->bytes + output->filled;
	size_t out_left = output->size - output->filled;
	size_t answer = iconv(decoder->conversion, &in, &in_left, &out, &out_left);
	int error = answer == (size_t)-1 ? errno : 0;
	output->filled = output->size - out_left;
	skip_raw(decoder, decoder->raw_end - decoder->raw_start - in_left);
	if (error == E2BIG || output->filled == output->size)
		return STEP_FULL;
	if (error != EILSEQ)
		return STEP_NEEDS_MORE;
	/* A line end is never part of a longer character in GB 18030, so going on by one byte is right again on the next line at
	 * the latest. */
	mark_fault(decoder, output, decoder->encoding == ENCODING_GB18030 ? 1 : 2);
	return STEP_AGAIN;
}

static ssize_t convert(struct decoder *decoder, char *bytes, size_t size, struct problem *problem)
{
	struct output output = { .bytes = bytes, .size = size };
	for (;;) {
		enum step step = decoder->raw_start < decoder->raw_end ? convert_waiting(decoder, &output) : STEP_NEEDS_MORE;
		if (step == STEP_FULL)
			break;
		if (step == STEP_AGAIN)
			continue;
		ssize_t got = fill_raw(decoder, problem);
		if (got < 0)
			return -1;
		if (got > 0)
			continue;
		/* What still waits at the end is a character cut short. */
		if (decoder->raw_start < decoder->raw_end)
			mark_fault(decoder, &output, decoder->raw_end - decoder->raw_start);
		break;
	}
	return (ssize_t)output.filled;
}

ssize_t decode_read(struct decoder *decoder, char *bytes, size_t size, struct problem *problem)
{
	ssize_t got = decoder->has_conversion ? convert(decoder, bytes, size, problem) : pass_on(decoder, bytes, size, problem);
	if (got > 0)
		decoder->out_done += (uint64_t)got;
	if (got > 0 && !decoder->has_conversion)
		decoder->raw_done += (uint64_t)got;
	return got;
}

bool decode_find_fault(const struct decoder *decoder, uint64_t out_at, uint64_t *raw_at)
{
	if (!decoder->has_conversion) {
		*raw_at = out_at + decoder->raw_done - decoder->out_done;
		return true;
	}
	for (size_t i = 0; i < decoder->n_faults; i++) {
		if (decoder->faults[i].out_at == out_at) {
			*raw_at = decoder->faults[i].raw_at;
			return true;
		}
	}
	return false;
}
