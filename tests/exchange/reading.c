/* SPDX-License-Identifier: ISC */
/* What the reader makes of some bytes, as a text that a test can compare. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "reading.h"
#include "../support/folder.h"

enum { READINGS_MOST = 256 };

static void write_cell(FILE *out, const struct cell *cell)
{
	fputc('[', out);
	for (size_t i = 0; i < cell->length; i++) {
		if (cell->bytes[i] == 0)
			fputs("<NUL>", out);
		else
			fputc(cell->bytes[i], out);
	}
	fputc(']', out);
}

static void write_row(FILE *out, const struct reading *reading, const struct cell *cells, uint64_t line)
{
	fprintf(out, "%" PRIu64 " ", line);
	for (size_t i = 0; i < kind_table(reading->kind)->n_fields; i++)
		write_cell(out, &cells[i]);
	fputc('\n', out);
}

static void take_row(FILE *out, const struct reading *reading, const struct cell *cells, uint64_t line, struct findings *findings)
{
	static struct row row;
	if (!reading->is_checked || row_check(reading->kind, cells, &row, findings, "F", line))
		write_row(out, reading, cells, line);
	else
		fprintf(out, "bad %" PRIu64 "\n", line);
}

static void read_rows(FILE *out, const struct reading *reading, const char *path, struct findings *findings)
{
	const struct reader_options options = {
		.path = path, .name = "F", .kind = reading->kind, .encoding = reading->encoding, .findings = findings
	};
	struct problem problem = { 0 };
	struct reader *reader;
	assert_int_equal(reader_open(&options, &reader, &problem), STATUS_OK);
	for (;;) {
		struct cell cells[FIELDS_MOST];
		uint64_t line = 0;
		const enum reader_answer answer = reader_next(reader, cells, &line, &problem);
		assert_int_not_equal(answer, READER_FAILED);
		if (answer == READER_END)
			break;
		if (answer == READER_BAD)
			fprintf(out, "bad %" PRIu64 "\n", line);
		else
			take_row(out, reading, cells, line, findings);
	}
	reader_close(reader);
}

static void write_findings(FILE *out, const struct findings *findings)
{
	for (size_t i = 0; i < findings->n_kept; i++)
		fprintf(out, "%s: %s\n", findings->kept[i].place, findings->kept[i].text);
	if (findings->count > findings->n_kept)
		fprintf(out, "%" PRIu64 " findings\n", findings->count);
}

char *reading_transcript_of(const struct reading *reading, const char *path)
{
	static struct findings findings;
	char *text = NULL;
	size_t length = 0;
	FILE *out = open_memstream(&text, &length);
	assert_non_null(out);
	read_rows(out, reading, path, &findings);
	write_findings(out, &findings);
	fclose(out);
	findings_clear(&findings);
	return text;
}

char *reading_transcript(const struct reading *reading)
{
	char path[64];
	const int fd = memfd_create("case", MFD_CLOEXEC);
	assert_true(fd >= 0);
	assert_int_equal(write(fd, reading->bytes, reading->length), (ssize_t)reading->length);
	snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
	char *text = reading_transcript_of(reading, path);
	close(fd);
	return text;
}

/* Compares line by line; NULL: they agree, else where in the transcript they part. */
static const char *find_difference(const char *transcript, const char *expected)
{
	while (*transcript || *expected) {
		const size_t got = strcspn(transcript, "\n");
		size_t want = strcspn(expected, "\n");
		const char *next = expected + want + (expected[want] == '\n');
		const bool is_prefix = want > 0 && expected[want - 1] == '*';
		want -= is_prefix;
		if (got < want || (!is_prefix && got != want) || memcmp(transcript, expected, want) != 0 || !*expected)
			return transcript;
		transcript += got + (transcript[got] == '\n');
		expected = next;
	}
	return NULL;
}

void reading_expect(const char *transcript, const char *expected)
{
	const char *difference = find_difference(transcript, expected);
	if (!difference)
		return;
	print_error("came out:\n%swas expected:\n%s\nthey part at: %.60s\n", transcript, expected, difference);
	fail();
}

static void reading_holds(void **state)
{
	const struct reading *reading = *state;
	char *transcript = reading_transcript(reading);
	reading_expect(transcript, reading->expected);
	free(transcript);
}

int readings_run(const char *group, const struct reading *readings, size_t count)
{
	static struct CMUnitTest tests[READINGS_MOST];
	assert_true(count <= READINGS_MOST);
	for (size_t i = 0; i < count; i++)
		tests[i] = (struct CMUnitTest){ .name = readings[i].name,
			                        .test_func = reading_holds,
			                        .initial_state = (void *)(uintptr_t)&readings[i] };
	return _cmocka_run_group_tests(group, tests, count, NULL, NULL);
}
