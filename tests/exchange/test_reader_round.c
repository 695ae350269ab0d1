/* SPDX-License-Identifier: ISC */
/* Texts made at random, written as CSV by the plain rules of RFC 4180 and read back: whatever blocks and pieces cut them. */
#include <iconv.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <luqu/reader.h>

#include "../support/folder.h"

enum { ROWS = 20000, CELL_MOST = 64, COLUMNS = 4 };

struct made_row {
	char cells[COLUMNS][CELL_MOST];
};

static uint32_t draw(uint32_t *seed)
{
	*seed = *seed * 1664525u + 1013904223u;
	return *seed >> 8;
}

/* Pieces that tempt a reader: what it must look at, and characters of every length in each encoding. */
static const char *const pieces[] = { "a", "0", ",", "\"", "\"\"", "\n",  "\r\n", "张", "𠮷", "·",  "é", "㐀",
	                              " ", "=", ";", "\t", "x\"y", ",\"", "\",",  "终", "誠", "詜", "",  "b" };

static void make_cell(char cell[CELL_MOST], uint32_t *seed)
{
	size_t used = 0;
	cell[0] = 0;
	for (uint32_t left = draw(seed) % 5; left > 0; left--)
		used += (size_t)snprintf(cell + used, CELL_MOST - used, "%s",
		                         pieces[draw(seed) % (sizeof pieces / sizeof *pieces)]);
}

static struct made_row *make_rows(uint32_t seed)
{
	struct made_row *rows = calloc(ROWS, sizeof *rows);
	assert_non_null(rows);
	for (size_t i = 0; i < ROWS; i++) {
		snprintf(rows[i].cells[0], CELL_MOST, "%zu", i);
		for (size_t c = 1; c < COLUMNS; c++)
			make_cell(rows[i].cells[c], &seed);
	}
	return rows;
}

static void write_cell(FILE *out, const char *cell, bool quotes_all)
{
	if (!quotes_all && !strpbrk(cell, ",\"\n\r")) {
		fputs(cell, out);
		return;
	}
	fputc('"', out);
	for (; *cell; cell++) {
		if (*cell == '"')
			fputc('"', out);
		fputc(*cell, out);
	}
	fputc('"', out);
}

static char *write_rows(const struct made_row *rows, const char *line_end, bool quotes_all, size_t *length)
{
	char *text = NULL;
	FILE *out = open_memstream(&text, length);
	assert_non_null(out);
	fprintf(out, "candidate_no,tier,rank,program%s", line_end);
	for (size_t i = 0; i < ROWS; i++) {
		for (size_t c = 0; c < COLUMNS; c++) {
			if (c > 0)
				fputc(',', out);
			write_cell(out, rows[i].cells[c], quotes_all);
		}
		fputs(line_end, out);
	}
	fclose(out);
	return text;
}

static char *encode(const char *name, char *text, size_t *length)
{
	const size_t room = 4 * *length;
	char *encoded = malloc(room), *in = text, *out = encoded;
	size_t in_left = *length, out_left = room;
	iconv_t conversion = iconv_open(name, "UTF-8");
	assert_true(conversion != (iconv_t)-1);
	assert_int_equal(iconv(conversion, &in, &in_left, &out, &out_left), 0);
	iconv_close(conversion);
	free(text);
	*length = room - out_left;
	return encoded;
}

static void expect_rows(const char *path, enum encoding expected, const struct made_row *rows)
{
	struct findings findings = { 0 };
	struct problem problem = { 0 };
	struct reader *reader;
	const struct reader_options options = { .path = path, .kind = KIND_CHOICES, .findings = &findings };
	assert_int_equal(reader_open(&options, &reader, &problem), STATUS_OK);
	assert_int_equal(reader_encoding(reader), expected);
	for (size_t i = 0; i < ROWS; i++) {
		struct cell cells[FIELDS_MOST];
		uint64_t line;
		assert_int_equal(reader_next(reader, cells, &line, &problem), READER_ROW);
		for (size_t c = 0; c < COLUMNS; c++) {
			assert_int_equal(cells[c].length, strlen(rows[i].cells[c]));
			assert_memory_equal(cells[c].bytes, rows[i].cells[c], cells[c].length);
		}
	}
	struct cell cells[FIELDS_MOST];
	uint64_t line;
	assert_int_equal(reader_next(reader, cells, &line, &problem), READER_END);
	assert_int_equal(findings.count, 0);
	reader_close(reader);
}

struct variant {
	const char *charset;
	enum encoding encoding;
	const char *line_end;
	bool quotes_all;
};

static void expect_round(const struct variant *variant, uint32_t seed)
{
	char folder[FOLDER_PATH], path[FOLDER_PATH];
	size_t length = 0;
	struct made_row *rows = make_rows(seed);
	char *text = write_rows(rows, variant->line_end, variant->quotes_all, &length);
	if (variant->charset)
		text = encode(variant->charset, text, &length);
	folder_make(folder);
	folder_path(path, folder, "choices.csv");
	file_write_bytes(path, text, length);
	expect_rows(path, variant->encoding, rows);
	folder_remove(folder);
	free(text);
	free(rows);
}

static void reader__gives_back__utf8_over_many_blocks(void **state)
{
	(void)state;
	for (uint32_t seed = 1; seed <= 4; seed++) {
		expect_round(&(struct variant){ NULL, ENCODING_UTF8, "\n", false }, seed);
		expect_round(&(struct variant){ NULL, ENCODING_UTF8, "\r\n", true }, seed);
	}
}

static void reader__gives_back__gb18030_over_many_blocks(void **state)
{
	(void)state;
	expect_round(&(struct variant){ "GB18030", ENCODING_GB18030, "\n", false }, 5);
	expect_round(&(struct variant){ "GB18030", ENCODING_GB18030, "\r\n", true }, 6);
}

static void reader__gives_back__utf16_over_many_blocks(void **state)
{
	(void)state;
	expect_round(&(struct variant){ "UTF-16LE", ENCODING_UTF16LE, "\r\n", false }, 7);
	expect_round(&(struct variant){ "UTF-16BE", ENCODING_UTF16BE, "\n", true }, 8);
	expect_round(&(struct variant){ "UTF-16", ENCODING_UTF16LE, "\n", false }, 9);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(reader__gives_back__utf8_over_many_blocks),
		cmocka_unit_test(reader__gives_back__gb18030_over_many_blocks),
		cmocka_unit_test(reader__gives_back__utf16_over_many_blocks),
	};
	return cmocka_run_group_tests_name("reader round trips", tests, NULL, NULL);
}
