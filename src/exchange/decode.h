/* SPDX-License-Identifier: ISC */
/* A source's bytes as UTF-8, whatever its encoding. */
#ifndef EXCHANGE_DECODE_H
#define EXCHANGE_DECODE_H

#include <iconv.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#include <luqu/problem.h>
#include <luqu/reader.h>

#include "source.h"

enum {
	DECODE_BLOCK = 256 * 1024,
	DECODE_FAULTS_KEPT = 256, /* more than the findings that are kept */
	DECODE_MARK = 0xff,       /* stands in the output for a broken byte: no byte of UTF-8, so the line's check cannot miss it */
};

struct decode_fault {
	uint64_t out_at, raw_at; /* offsets of the mark in the output and of the broken byte in the file */
};

struct decoder {
	struct source *source;
	enum encoding encoding; /* never ENCODING_DETECT once begun */
	bool has_conversion;
	iconv_t conversion;
	char *raw; /* DECODE_BLOCK bytes, of which raw_start up to raw_end wait to be decoded */
	size_t raw_start, raw_end;
	uint64_t raw_done; /* offset in the file of raw[raw_start] */
	uint64_t out_done; /* bytes put out so far */
	struct decode_fault faults[DECODE_FAULTS_KEPT];
	size_t n_faults;
};

/* Reads the source's first block, which is then in raw[raw_start .. raw_end). */
enum status decode_open(struct decoder *decoder, struct source *source, struct problem *problem);
void decode_close(struct decoder *decoder);

/* Chooses the encoding; *refusal: NULL, or a translated sentence why the text is not what `wanted` says. */
enum status decode_begin(struct decoder *decoder, enum encoding wanted, const char **refusal, struct problem *problem);

/* Up to size bytes (size at least 16) of output: UTF-8, in which a byte that is broken in its own encoding is DECODE_MARK. A source
 * in UTF-8 comes through as it is, broken bytes included. 0: the end; -1: a read error, the problem is set. */
ssize_t decode_read(struct decoder *decoder, char *bytes, size_t size, struct problem *problem);

/* Where in the file the broken byte stands that is at out_at in the output. false: there were too many to know. */
bool decode_find_fault(const struct decoder *decoder, uint64_t out_at, uint64_t *raw_at);

#endif
