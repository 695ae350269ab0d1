/* SPDX-License-Identifier: ISC */
/* libFuzzer over the reader: the first byte chooses kind, encoding and whether a good header goes first. What it gives as rows must
 * be well-formed UTF-8, in ascending lines, and must come out the same when written as CSV and read again. */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include <luqu/reader.h>
#include <luqu/text.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { FD_PATH = 32 };

/* A file in memory, written anew for each input. */
static int open_bytes(const char *head, const void *bytes, size_t length, char path[FD_PATH])
{
	const int fd = memfd_create("fuzz", 0);
	if (fd < 0 || write(fd, head, strlen(head)) < 0 || write(fd, bytes, length) != (ssize_t)length)
		abort();
	snprintf(path, FD_PATH, "/proc/self/fd/%d", fd);
	return fd;
}

static void expect_utf8(const struct cell *cell)
{
	for (size_t i = 0; i < cell->length;) {
		uint32_t character;
		const size_t step = utf8_decode(cell->bytes + i, cell->length - i, &character);
		if (step == 0)
			abort();
		i += step;
	}
}

static void write_cell(FILE *out, const struct cell *cell)
{
	fputc('"', out);
	for (size_t i = 0; i < cell->length; i++) {
		if (cell->bytes[i] == '"')
			fputc('"', out);
		fputc(cell->bytes[i], out);
	}
	fputc('"', out);
}

static void write_row(FILE *out, const struct cell *cells, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (i > 0)
			fputc(',', out);
		write_cell(out, &cells[i]);
	}
	fputc('\n', out);
}

static void write_header(FILE *out, enum kind kind)
{
	const struct kind_table *table = kind_table(kind);
	for (size_t i = 0; i < table->n_fields; i++)
		fprintf(out, "%s%s", i > 0 ? "," : "", table->fields[i].name);
	fputc('\n', out);
}

/* Reads all and writes the good rows as CSV. The number of faults in form. */
static uint64_t read_and_write(const struct reader_options *options, FILE *out)
{
	struct reader *reader;
	struct problem problem;
	struct cell cells[FIELDS_MOST];
	uint64_t line = 0, last = 0;
	if (reader_open(options, &reader, &problem) != STATUS_OK)
		abort();
	write_header(out, options->kind);
	for (;;) {
		const uint64_t before = options->findings->count;
		const enum reader_answer answer = reader_next(reader, cells, &line, &problem);
		if (answer == READER_FAILED || (answer == READER_BAD && options->findings->count == before))
			abort();
		if (answer == READER_END)
			break;
		if (line <= last)
			abort();
		last = line;
		if (answer == READER_BAD)
			continue;
		for (size_t i = 0; i < kind_table(options->kind)->n_fields; i++)
			expect_utf8(&cells[i]);
		write_row(out, cells, kind_table(options->kind)->n_fields);
	}
	reader_close(reader);
	return options->findings->count;
}

static char *round_once(enum kind kind, enum encoding encoding, const char *path, uint64_t *faults, size_t *length)
{
	struct findings findings = { 0 };
	const struct reader_options options = { .path = path, .kind = kind, .encoding = encoding, .findings = &findings };
	char *text = NULL;
	FILE *out = open_memstream(&text, length);
	*faults = read_and_write(&options, out);
	fclose(out);
	findings_clear(&findings);
	return text;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	if (size == 0)
		return 0;
	const bool has_head = data[0] & 1;
	const enum kind kind = data[0] & 2 ? KIND_OFFICE : KIND_BONUSES;
	const enum encoding encoding = (enum encoding)((data[0] >> 2) % (ENCODING_UTF16BE + 1));
	const char *head = kind == KIND_OFFICE ? "key,value\n" : "candidate_no,policy,points\n";
	char path[FD_PATH];
	uint64_t faults;
	size_t length, again_length;
	int fd = open_bytes(has_head ? head : "", data + 1, size - 1, path);
	char *text = round_once(kind, encoding, path, &faults, &length);
	close(fd);
	fd = open_bytes("", text, length, path);
	char *again = round_once(kind, ENCODING_UTF8, path, &faults, &again_length);
	close(fd);
	/* A NUL or two may look like UTF-16, which is a refusal, too. */
	if (!memchr(text, 0, length) && (faults != 0 || length != again_length || memcmp(text, again, length) != 0))
		abort();
	free(text);
	free(again);
	return 0;
}
