/* SPDX-License-Identifier: ISC */
/* Workbooks as files: archives that are none, damaged or larger than they look, pipes, and what was written here. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include <luqu/sheet.h>

#include "../support/folder.h"
#include "documents.h"
#include "reading.h"
#include "workbooks.h"

#define S(text) "<c t=\"inlineStr\"><is><t>" text "</t></is></c>"
#define N(number) "<c><v>" number "</v></c>"
#define ROW(cells) "<row>" cells "</row>"
#define HEAD ROW(S("candidate_no") S("policy") S("points"))

struct fixture {
	char folder[FOLDER_PATH], path[FOLDER_PATH];
};

static int set_up(void **state)
{
	struct fixture *f = calloc(1, sizeof *f);
	folder_make(f->folder);
	folder_path(f->path, f->folder, "table.xlsx");
	*state = f;
	return 0;
}

static int tear_down(void **state)
{
	struct fixture *f = *state;
	folder_remove(f->folder);
	free(f);
	return 0;
}

static void expect_read(const char *path, const char *expected)
{
	const struct reading reading = { .kind = KIND_BONUSES };
	char *transcript = reading_transcript_of(&reading, path);
	reading_expect(transcript, expected);
	free(transcript);
}

static void expect_archive(const struct fixture *f, const char *name, const char *expected)
{
	const struct archive_entry entry = { .name = name, .text = "x" };
	archive_write(f->path, &entry, 1);
	expect_read(f->path, expected);
}

static void xlsx__names__other_archives(void **state)
{
	const struct fixture *f = *state;
	expect_archive(f, "candidates.csv", "F: the file is a ZIP archive and no workbook: unpack it first\n");
	expect_archive(f, "mimetype", "F: the file is an OpenDocument file (.ods)*\n");
	expect_archive(f, "xl/workbook.bin", "F: the file is a binary workbook (.xlsb)*\n");
	expect_archive(f, "word/document.xml", "F: the file is a text document (.docx)*\n");
	expect_archive(f, "_rels/.rels", "F: the workbook's XML is damaged\n");
}

static void xlsx__refuses__archives_cut_at_any_place(void **state)
{
	const struct fixture *f = *state;
	const struct workbook workbook = { .rows = HEAD ROW(S("1") S("a") N("5")) };
	const struct reading reading = { .kind = KIND_BONUSES };
	size_t length;
	workbook_write(f->path, &workbook);
	char *whole = file_read(f->path, &length);
	for (size_t cut = 4; cut < length; cut += 7) {
		file_write_bytes(f->path, whole, cut);
		char *transcript = reading_transcript_of(&reading, f->path);
		if (strncmp(transcript, "F: ", 3) != 0)
			print_error("cut at %zu: %s\n", cut, transcript);
		assert_memory_equal(transcript, "F: ", 3);
		free(transcript);
	}
	free(whole);
}

/* One byte of each part is flipped in turn: whatever comes out, it is never a wrong value without a finding. */
static void xlsx__never_gives__another_value_from_a_damaged_archive(void **state)
{
	const struct fixture *f = *state;
	const struct workbook workbook = { .rows = HEAD ROW(S("1") S("a") N("5")) };
	const struct reading reading = { .kind = KIND_BONUSES };
	size_t length, refused = 0;
	workbook_write(f->path, &workbook);
	char *whole = file_read(f->path, &length);
	for (size_t at = 0; at < length; at++) {
		whole[at] ^= 0x10;
		file_write_bytes(f->path, whole, length);
		whole[at] ^= 0x10;
		char *transcript = reading_transcript_of(&reading, f->path);
		const bool is_same = strcmp(transcript, "2 [1][a][5]\n") == 0;
		if (!is_same && !strstr(transcript, "F:"))
			fail_msg("byte %zu: %s", at, transcript);
		refused += !is_same;
		free(transcript);
	}
	free(whole);
	assert_true(refused > length / 2);
}

static void xlsx__reads__from_a_pipe(void **state)
{
	struct fixture *f = *state;
	const struct workbook workbook = { .rows = HEAD ROW(S("1") S("a") N("5")) };
	char path[64];
	int ends[2];
	size_t length;
	workbook_write(f->path, &workbook);
	char *whole = file_read(f->path, &length);
	assert_int_equal(pipe(ends), 0);
	assert_int_equal(write(ends[1], whole, length), (ssize_t)length);
	close(ends[1]);
	snprintf(path, sizeof path, "/proc/self/fd/%d", ends[0]);
	expect_read(path, "2 [1][a][5]\n");
	close(ends[0]);
	free(whole);
}

/* --- sizes ------------------------------------------------------------------------------------------------------------------- */

/* A worksheet of the rows, then `count` times `filler`, then an end. */
static void write_filled(const struct fixture *f, const char *rows, const char *filler, size_t count)
{
	char *sheet = NULL;
	size_t length = 0;
	FILE *out = open_memstream(&sheet, &length);
	fprintf(out, "<worksheet " WORKBOOK_NS "><sheetData>%s", rows);
	for (size_t i = 0; i < count; i++)
		fputs(filler, out);
	fputs("</sheetData></worksheet>", out);
	fclose(out);
	const struct workbook workbook = { .sheet = sheet };
	workbook_write(f->path, &workbook);
	free(sheet);
}

static void xlsx__refuses__fields_of_more_than_64_kib(void **state)
{
	const struct fixture *f = *state;
	write_filled(f, HEAD "<row><c t=\"str\"><v>", "a", FIELD_BYTES_MOST + 1);
	/* the end of the worksheet is wrong, too */
	expect_read(f->path, "F:2: the workbook's XML is damaged\n");
	write_filled(f, HEAD "<row><c t=\"str\"><v>", "aaaaaaaa</v></c></row><row><c t=\"str\"><v>", 3);
	expect_read(f->path, "2 [aaaaaaaa][][]\n3 [aaaaaaaa][][]\n4 [aaaaaaaa][][]\nF:5: the workbook's XML is damaged\n");
	char *field = calloc(1, FIELD_BYTES_MOST + 2);
	char *rows = NULL;
	memset(field, 'a', FIELD_BYTES_MOST + 1);
	assert_true(asprintf(&rows, HEAD "<row><c t=\"str\"><v>%s</v></c></row>" ROW(S("1") S("b") N("6")), field) > 0);
	write_filled(f, rows, "", 0);
	expect_read(f->path, "bad 2\n3 [1][b][6]\nF:2: candidate_no: the field is longer than 64 KiB\n");
	free(field);
	free(rows);
}

/* A megabyte that unpacks to a gigabyte. */
static void xlsx__refuses__bombs_of_one_huge_tag(void **state)
{
	const struct fixture *f = *state;
	write_filled(f, HEAD "<row a=\"", "                                                                ", 1 << 18);
	expect_read(f->path, "F:1: the workbook unpacks to more than a workbook can hold\n");
}

static void xlsx__keeps__memory_bounded_over_many_rows(void **state)
{
	const struct fixture *f = *state;
	struct rusage before, after;
	struct findings findings = { 0 };
	struct problem problem = { 0 };
	struct reader *reader;
	enum { ROWS = 200000 };
	write_filled(f, HEAD, ROW(S("202410000123") S("policy") N("5.5")), ROWS);
	getrusage(RUSAGE_SELF, &before);
	const struct reader_options options = { .path = f->path, .kind = KIND_BONUSES, .findings = &findings };
	assert_int_equal(reader_open(&options, &reader, &problem), STATUS_OK);
	for (size_t i = 0; i < ROWS; i++) {
		struct cell cells[FIELDS_MOST];
		uint64_t line;
		assert_int_equal(reader_next(reader, cells, &line, &problem), READER_ROW);
		assert_int_equal(line, i + 2);
	}
	reader_close(reader);
	getrusage(RUSAGE_SELF, &after);
	assert_true(after.ru_maxrss - before.ru_maxrss < 8 * 1024);
}

static void xlsx__refuses__too_many_entries(void **state)
{
	const struct fixture *f = *state;
	enum { ENTRIES = 10001, NAME = 16 };
	struct archive_entry *entries = calloc(ENTRIES, sizeof *entries);
	char *names = calloc(ENTRIES, NAME);
	for (size_t i = 0; i < ENTRIES; i++) {
		snprintf(names + i * NAME, NAME, "%zu", i);
		entries[i] = (struct archive_entry){ .name = names + i * NAME, .text = "x" };
	}
	archive_write(f->path, entries, ENTRIES);
	expect_read(f->path, "F: the archive is damaged*\n");
	free(entries);
	free(names);
}

/* --- round trip -------------------------------------------------------------------------------------------------------------- */

static void xlsx__is_read__as_it_was_written(void **state)
{
	struct fixture *f = *state;
	static const struct sheet_column columns[] = { { .name = "candidate_no" },
		                                       { .name = "policy", .type = SHEET_TEXT },
		                                       { .name = "points", .type = SHEET_E2 } };
	static const char *const names[] = { "张三", "=1+1", "_x0041_", "a&b<c>\"d'", "𠮷·田", "00123", "-5", "1E5" };
	enum { NAMES = sizeof names / sizeof *names, ROWS = 5000 };
	struct findings findings = { 0 };
	struct problem problem = { 0 };
	struct reader *reader;
	const struct sheet_options write = { .format = SHEET_XLSX, .path = f->path, .columns = columns, .n_columns = 3 };
	struct sheet *sheet = sheet_open(&write, &problem);
	for (int64_t i = 0; i < ROWS; i++) {
		sheet_put_text(sheet, "042032");
		sheet_put_text(sheet, names[i % NAMES]);
		sheet_put_e2(sheet, i * 17);
		sheet_end_row(sheet);
	}
	assert_int_equal(sheet_close(sheet, &problem), STATUS_OK);
	const struct reader_options options = {
		.path = f->path, .kind = KIND_BONUSES, .findings = &findings, .needs_digest = true
	};
	assert_int_equal(reader_open(&options, &reader, &problem), STATUS_OK);
	for (int i = 0; i < ROWS; i++) {
		struct cell cells[FIELDS_MOST];
		uint64_t line;
		char points[32];
		assert_int_equal(reader_next(reader, cells, &line, &problem), READER_ROW);
		assert_memory_equal(cells[0].bytes, "042032", 6);
		assert_int_equal(cells[1].length, strlen(names[i % NAMES]));
		assert_memory_equal(cells[1].bytes, names[i % NAMES], cells[1].length);
		snprintf(points, sizeof points, "%.*s", (int)cells[2].length, cells[2].bytes);
		assert_int_equal((int)(strtod(points, NULL) * 100 + 0.5), i * 17);
		assert_true(cells[2].length <= 6);
	}
	struct cell cells[FIELDS_MOST];
	uint64_t line, done, total;
	unsigned char digest[DIGEST_BYTES];
	assert_int_equal(reader_next(reader, cells, &line, &problem), READER_END);
	assert_int_equal(findings.count, 0);
	assert_true(reader_digest(reader, digest));
	reader_position(reader, &done, &total);
	assert_int_equal(done, total);
	assert_int_equal(reader_encoding(reader), ENCODING_UTF8);
	reader_close(reader);
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, set_up, tear_down)

int main(void)
{
	static const struct CMUnitTest tests[] = {
		TEST(xlsx__names__other_archives),
		TEST(xlsx__refuses__archives_cut_at_any_place),
		TEST(xlsx__never_gives__another_value_from_a_damaged_archive),
		TEST(xlsx__reads__from_a_pipe),
		TEST(xlsx__refuses__fields_of_more_than_64_kib),
		TEST(xlsx__refuses__bombs_of_one_huge_tag),
		TEST(xlsx__keeps__memory_bounded_over_many_rows),
		TEST(xlsx__refuses__too_many_entries),
		TEST(xlsx__is_read__as_it_was_written),
	};
	return cmocka_run_group_tests_name("archives", tests, NULL, NULL);
}
