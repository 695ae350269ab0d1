/* SPDX-License-Identifier: ISC */
/* What the reader makes of some bytes, as a text that a test can compare. */
#ifndef TESTS_EXCHANGE_READING_H
#define TESTS_EXCHANGE_READING_H

#include <luqu/reader.h>

/* A case of a table: bytes in, what is to come out. */
struct reading {
	const char *name; /* a sentence */
	enum kind kind;
	const char *bytes;
	size_t length;
	const char *expected; /* the transcript's lines; one that ends in `*` need only begin so */
	enum encoding encoding;
	bool is_checked; /* also by row_check, as service does */
};

/* One line per row, `2 [a][b]`, per bad row, `bad 3`, and at the end one per finding, `F:3: column: what is wrong`. Free it. */
char *reading_transcript(const struct reading *reading);
/* The same for a file that is there already: the reading's bytes do not matter. */
char *reading_transcript_of(const struct reading *reading, const char *path);
/* Compares a transcript with what is expected, and says where they part. */
void reading_expect(const char *transcript, const char *expected);

/* Runs each as a test of cmocka. The number of failed ones. */
int readings_run(const char *group, const struct reading *readings, size_t count);

#endif
