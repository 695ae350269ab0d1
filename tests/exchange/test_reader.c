/* SPDX-License-Identifier: ISC */
/* Files as a whole: what cannot be opened, what changes meanwhile, and what the reader can tell about them. */
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "reader_suite.h"

/* --- what cannot be opened -----------------------------------------------------------------------------------------------------
 */

static void reader_open__refuses__a_file_that_is_not_there(void **state)
{
	struct fixture *f = *state;
	reading_expect_refusal(f, f->path, "No such file");
}

static void reader_open__refuses__a_folder(void **state)
{
	struct fixture *f = *state;
	reading_expect_refusal(f, f->folder, "Is a directory");
}

static void reader_open__refuses__an_unreadable_file(void **state)
{
	struct fixture *f = *state;
	const bool is_root = geteuid() == 0;
	file_write_bytes(f->path, HEAD, strlen(HEAD));
	assert_int_equal(chmod(f->folder, 0755) | chmod(f->path, 0), 0);
	if (is_root)
		assert_int_equal(seteuid(65534), 0);
	const enum status status = reading_open(f, f->path);
	if (is_root)
		assert_int_equal(seteuid(0), 0);
	assert_int_equal(status, STATUS_ENVIRONMENT);
	assert_non_null(strstr(f->problem.text, "Permission denied"));
}

static void reader_open__refuses__a_pipe_that_nothing_writes_to(void **state)
{
	struct fixture *f = *state;
	assert_int_equal(mkfifo(f->path, 0600), 0);
	reading_expect_refusal(f, f->path, "nothing writes to it");
}

static void reader_open__reports__a_read_error(void **state)
{
	struct fixture *f = *state;
	reading_expect_refusal(f, "/proc/self/mem", "cannot read on");
}

/* --- changes while reading -----------------------------------------------------------------------------------------------------
 */

static void expect_change_found(struct fixture *f)
{
	while (reading_next(f) != READER_END)
		;
	assert_int_equal(f->findings.count, 1);
	reading_expect_finding(f, 0, f->path, "changed while it was read");
	assert_int_equal(reading_next(f), READER_END);
	assert_int_equal(f->findings.count, 1);
}

static void reader_next__finds__a_file_that_grows(void **state)
{
	struct fixture *f = *state;
	reading_open_text(f, HEAD "1,a,5\n2,b,6\n");
	assert_int_equal(reading_next(f), READER_ROW);
	FILE *file = fopen(f->path, "ab");
	fputs("3,c,7\n", file);
	fclose(file);
	expect_change_found(f);
}

static void reader_next__finds__a_file_that_shrinks(void **state)
{
	struct fixture *f = *state;
	reading_open_text(f, HEAD "1,a,5\n2,b,6\n");
	assert_int_equal(truncate(f->path, 30), 0);
	expect_change_found(f);
}

static void reader_next__finds__a_file_of_another_time(void **state)
{
	struct fixture *f = *state;
	const struct timespec times[2] = { { .tv_sec = 1000 }, { .tv_sec = 1000 } };
	reading_open_text(f, HEAD "1,a,5\n");
	assert_int_equal(utimensat(AT_FDCWD, f->path, times, 0), 0);
	expect_change_found(f);
}

/* --- questions --------------------------------------------------------------------------------------------------------------- */

static void reader_digest__is__that_of_all_bytes(void **state)
{
	static const char text[] = "\xef\xbb\xbf" HEAD "1,a,5\n2,\"b\",6\n";
	struct fixture *f = *state;
	unsigned char got[DIGEST_BYTES], expected[DIGEST_BYTES];
	reading_open_text(f, text);
	assert_false(reader_digest(f->reader, got));
	assert_int_equal(reading_all(f), 2);
	assert_true(reader_digest(f->reader, got));
	digest_of(text, strlen(text), expected);
	assert_memory_equal(got, expected, DIGEST_BYTES);
	assert_true(reader_digest(f->reader, got));
	assert_memory_equal(got, expected, DIGEST_BYTES);
}

static void reader_digest__is_not_given__for_a_file_not_read_to_its_end(void **state)
{
	struct fixture *f = *state;
	unsigned char digest[DIGEST_BYTES];
	reading_open_text(f, "colour\nred\n");
	assert_int_equal(reading_next(f), READER_END);
	assert_false(reader_digest(f->reader, digest));
}

static void reader_has_column__knows__what_is_left_out(void **state)
{
	struct fixture *f = *state;
	file_write_bytes(f->path, BYTES("candidate_no,姓名,tags\n1,a,\n"));
	const struct reader_options options = { .path = f->path, .kind = KIND_CANDIDATES, .findings = &f->findings };
	assert_int_equal(reader_open(&options, &f->reader, &f->problem), STATUS_OK);
	static const char *const there[] = { "candidate_no", "name", "tags" };
	static const char *const missing[] = { "sex", "id_no", "feeder", "adjust" };
	for (size_t i = 0; i < sizeof there / sizeof *there; i++)
		assert_true(reader_has_column(f->reader, kind_field(KIND_CANDIDATES, there[i], strlen(there[i]))));
	for (size_t i = 0; i < sizeof missing / sizeof *missing; i++)
		assert_false(reader_has_column(f->reader, kind_field(KIND_CANDIDATES, missing[i], strlen(missing[i]))));
	assert_false(reader_has_column(f->reader, -1));
	assert_false(reader_has_column(f->reader, FIELDS_MOST));
	memset(f->cells, 0xff, sizeof f->cells);
	assert_int_equal(reading_next(f), READER_ROW);
	for (size_t i = 0; i < sizeof missing / sizeof *missing; i++)
		assert_int_equal(f->cells[kind_field(KIND_CANDIDATES, missing[i], strlen(missing[i]))].length, 0);
}

static void reader_position__reaches__the_size_of_the_file(void **state)
{
	struct fixture *f = *state;
	uint64_t done, total;
	reading_open_text(f, HEAD "1,a,5\n");
	reading_all(f);
	reader_position(f->reader, &done, &total);
	assert_int_equal(done, strlen(HEAD "1,a,5\n"));
	assert_int_equal(total, done);
}

static void reader_encoding__tells__what_was_detected(void **state)
{
	struct fixture *f = *state;
	reading_open_text(f, HEAD "1,\xd5\xc5,5\n");
	assert_int_equal(reader_encoding(f->reader), ENCODING_GB18030);
	assert_string_equal(reader_name(f->reader), f->path);
}

/* The first block, which the encoding is told from, may end within a character. */
static void reader_open__detects__utf8_and_gb18030_cut_by_the_first_block(void **state)
{
	static const char *const names[] = { "张", "\xd5\xc5" };
	static const enum encoding encodings[] = { ENCODING_UTF8, ENCODING_GB18030 };
	struct fixture *f = *state;
	enum { ROWS = 40000 };
	for (size_t i = 0; i < 2; i++) {
		for (int shift = 1; shift <= 8; shift++) {
			FILE *file = fopen(f->path, "wb");
			fprintf(file, HEAD "1,%.*s,5\n", shift, "aaaaaaaa");
			for (int row = 0; row < ROWS; row++)
				fprintf(file, "1,%s,5\n", names[i]);
			fclose(file);
			assert_int_equal(reading_open(f, f->path), STATUS_OK);
			assert_int_equal(reader_encoding(f->reader), encodings[i]);
			assert_int_equal(reading_all(f), ROWS + 1);
			assert_int_equal(f->findings.count, 0);
			reader_close(f->reader);
		}
	}
	f->reader = NULL;
}

static void reader_close__accepts__null(void **state)
{
	(void)state;
	reader_close(NULL);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		READER_TEST(reader_open__refuses__a_file_that_is_not_there),
		READER_TEST(reader_open__refuses__a_folder),
		READER_TEST(reader_open__refuses__an_unreadable_file),
		READER_TEST(reader_open__refuses__a_pipe_that_nothing_writes_to),
		READER_TEST(reader_open__reports__a_read_error),
		READER_TEST(reader_next__finds__a_file_that_grows),
		READER_TEST(reader_next__finds__a_file_that_shrinks),
		READER_TEST(reader_next__finds__a_file_of_another_time),
		READER_TEST(reader_digest__is__that_of_all_bytes),
		READER_TEST(reader_digest__is_not_given__for_a_file_not_read_to_its_end),
		READER_TEST(reader_has_column__knows__what_is_left_out),
		READER_TEST(reader_position__reaches__the_size_of_the_file),
		READER_TEST(reader_encoding__tells__what_was_detected),
		READER_TEST(reader_open__detects__utf8_and_gb18030_cut_by_the_first_block),
		READER_TEST(reader_close__accepts__null),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
