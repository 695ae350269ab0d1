/* SPDX-License-Identifier: ISC */
/* Files as a whole: what cannot be opened, what never ends, what changes meanwhile, and what the reader can tell about them. */
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <luqu/reader.h>

#include "../support/folder.h"

#define HEAD "candidate_no,policy,points\n"

/* A reader with all that belongs to it, in a scratch folder. */
struct fixture {
	char folder[FOLDER_PATH], path[FOLDER_PATH];
	struct findings findings;
	struct problem problem;
	struct reader *reader;
	struct cell cells[FIELDS_MOST];
	uint64_t line;
};

static int set_up(void **state)
{
	struct fixture *f = calloc(1, sizeof *f);
	folder_make(f->folder);
	folder_path(f->path, f->folder, "bonuses.csv");
	*state = f;
	return 0;
}

static int tear_down(void **state)
{
	struct fixture *f = *state;
	reader_close(f->reader);
	findings_clear(&f->findings);
	folder_remove(f->folder);
	free(f);
	return 0;
}

static enum status open_path(struct fixture *f, const char *path)
{
	const struct reader_options options = {
		.path = path, .kind = KIND_BONUSES, .findings = &f->findings, .needs_digest = true
	};
	return reader_open(&options, &f->reader, &f->problem);
}

static void open_text(struct fixture *f, const char *text)
{
	file_write_bytes(f->path, text, strlen(text));
	assert_int_equal(open_path(f, f->path), STATUS_OK);
}

static enum reader_answer next(struct fixture *f)
{
	return reader_next(f->reader, f->cells, &f->line, &f->problem);
}

/* Reads to the end; the number of good rows. */
static size_t read_all(struct fixture *f)
{
	size_t rows = 0;
	for (;;) {
		const enum reader_answer answer = next(f);
		assert_int_not_equal(answer, READER_FAILED);
		if (answer == READER_END)
			return rows;
		rows += answer == READER_ROW;
	}
}

static void expect_finding(const struct fixture *f, size_t number, const char *place, const char *part)
{
	assert_true(number < f->findings.n_kept);
	assert_string_equal(f->findings.kept[number].place, place);
	if (!strstr(f->findings.kept[number].text, part))
		assert_string_equal(f->findings.kept[number].text, part);
}

static void expect_refusal(struct fixture *f, const char *path, const char *part)
{
	assert_int_equal(open_path(f, path), STATUS_ENVIRONMENT);
	assert_null(f->reader);
	assert_int_equal(f->findings.count, 0);
	if (!strstr(f->problem.text, part))
		assert_string_equal(f->problem.text, part);
}

/* --- what cannot be opened -----------------------------------------------------------------------------------------------------
 */

static void reader_open__refuses__a_file_that_is_not_there(void **state)
{
	struct fixture *f = *state;
	expect_refusal(f, f->path, "No such file");
}

static void reader_open__refuses__a_folder(void **state)
{
	struct fixture *f = *state;
	expect_refusal(f, f->folder, "Is a directory");
}

static void reader_open__refuses__an_unreadable_file(void **state)
{
	struct fixture *f = *state;
	const bool is_root = geteuid() == 0;
	file_write_bytes(f->path, HEAD, strlen(HEAD));
	assert_int_equal(chmod(f->folder, 0755) | chmod(f->path, 0), 0);
	if (is_root)
		assert_int_equal(seteuid(65534), 0);
	const enum status status = open_path(f, f->path);
	if (is_root)
		assert_int_equal(seteuid(0), 0);
	assert_int_equal(status, STATUS_ENVIRONMENT);
	assert_non_null(strstr(f->problem.text, "Permission denied"));
}

static void reader_open__refuses__a_pipe_that_nothing_writes_to(void **state)
{
	struct fixture *f = *state;
	assert_int_equal(mkfifo(f->path, 0600), 0);
	expect_refusal(f, f->path, "nothing writes to it");
}

static void reader_open__reports__a_read_error(void **state)
{
	struct fixture *f = *state;
	expect_refusal(f, "/proc/self/mem", "cannot read on");
}

/* --- pipes ------------------------------------------------------------------------------------------------------------------- */

/* Starts a process that writes the text to fd in pieces. */
static pid_t start_writer(int fd, const char *text, size_t piece)
{
	const pid_t pid = fork();
	assert_true(pid >= 0);
	if (pid > 0)
		return pid;
	for (size_t left = strlen(text); left > 0;) {
		const ssize_t put = write(fd, text, left < piece ? left : piece);
		if (put < 0)
			_exit(1);
		text += put;
		left -= (size_t)put;
	}
	_exit(0);
}

static void expect_end_of(pid_t pid)
{
	int result = 0;
	assert_int_equal(waitpid(pid, &result, 0), pid);
	assert_true(WIFEXITED(result) && WEXITSTATUS(result) == 0);
}

static void reader_next__reads__a_named_pipe_in_pieces(void **state)
{
	struct fixture *f = *state;
	assert_int_equal(mkfifo(f->path, 0600), 0);
	const pid_t pid = fork();
	if (pid == 0) {
		const int fd = open(f->path, O_WRONLY);
		const pid_t writer = start_writer(fd, HEAD "1,张三,5\n2,\"b,c\",6\n", 1);
		_exit(waitpid(writer, NULL, 0) == writer ? 0 : 1);
	}
	assert_int_equal(open_path(f, f->path), STATUS_OK);
	assert_int_equal(read_all(f), 2);
	assert_int_equal(f->findings.count, 0);
	expect_end_of(pid);
}

static void reader_next__reads__standard_input(void **state)
{
	struct fixture *f = *state;
	int ends[2];
	assert_int_equal(pipe(ends), 0);
	const int kept = dup(STDIN_FILENO);
	assert_true(dup2(ends[0], STDIN_FILENO) >= 0);
	const pid_t pid = start_writer(ends[1], HEAD "1,a,5\n2,b\n", 3);
	close(ends[0]);
	close(ends[1]);
	assert_int_equal(open_path(f, "-"), STATUS_OK);
	assert_int_equal(read_all(f), 1);
	assert_true(dup2(kept, STDIN_FILENO) >= 0);
	close(kept);
	expect_end_of(pid);
	expect_finding(f, 0, "-:3", "2 fields");
	uint64_t done, total;
	reader_position(f->reader, &done, &total);
	assert_int_equal(done, strlen(HEAD "1,a,5\n2,b\n"));
	assert_int_equal(total, 0);
}

/* --- what never ends -----------------------------------------------------------------------------------------------------------
 */

/* Writes the first line and then `byte` for a gigabyte; a reader that has enough ends it by SIGPIPE. */
static pid_t start_flood(const int ends[2], const char *first, char byte)
{
	const pid_t pid = fork();
	assert_true(pid >= 0);
	if (pid > 0)
		return pid;
	static char block[65536];
	close(ends[0]);
	signal(SIGPIPE, SIG_DFL);
	memset(block, byte, sizeof block);
	if (write(ends[1], first, strlen(first)) < 0)
		_exit(1);
	for (size_t written = 0; written < (size_t)1 << 30; written += sizeof block) {
		if (write(ends[1], block, sizeof block) < 0)
			_exit(2);
	}
	_exit(0);
}

static void expect_flood_refused(struct fixture *f, const char *first, char byte, const char *place)
{
	int ends[2];
	char path[64];
	int result = 0;
	assert_int_equal(pipe2(ends, O_CLOEXEC), 0);
	const pid_t pid = start_flood(ends, first, byte);
	snprintf(path, sizeof path, "/proc/self/fd/%d", ends[0]);
	const struct reader_options options = { .path = path, .name = "F", .kind = KIND_BONUSES, .findings = &f->findings };
	assert_int_equal(reader_open(&options, &f->reader, &f->problem), STATUS_OK);
	close(ends[0]);
	close(ends[1]);
	assert_int_equal(read_all(f), 0);
	uint64_t done, total;
	reader_position(f->reader, &done, &total);
	assert_true(done < 4 * LINE_BYTES_MOST);
	reader_close(f->reader);
	f->reader = NULL;
	assert_int_equal(waitpid(pid, &result, 0), pid);
	assert_true(WIFSIGNALED(result) && WTERMSIG(result) == SIGPIPE);
	expect_finding(f, f->findings.n_kept - 1, place, "longer than 1 MiB");
}

static void reader_next__refuses__a_line_of_a_gigabyte(void **state)
{
	expect_flood_refused(*state, HEAD "1,", 'a', "F:2");
}

static void reader_next__refuses__a_quoted_field_of_a_gigabyte(void **state)
{
	struct fixture *f = *state;
	expect_flood_refused(f, HEAD "1,\"", 'a', "F:2");
}

static void reader_next__refuses__a_header_of_a_gigabyte(void **state)
{
	struct fixture *f = *state;
	expect_flood_refused(f, "candidate_no,", 'a', "F:1");
	assert_int_equal(f->findings.count, 1);
}

static void reader_open__refuses__devices_of_zeros(void **state)
{
	struct fixture *f = *state;
	assert_int_equal(open_path(f, "/dev/zero"), STATUS_OK);
	assert_int_equal(read_all(f), 0);
	expect_finding(f, 0, "/dev/zero", "NUL bytes");
	reader_close(f->reader);
	assert_int_equal(open_path(f, "/dev/full"), STATUS_OK);
	assert_int_equal(read_all(f), 0);
	expect_finding(f, 1, "/dev/full", "NUL bytes");
}

static void reader_open__finds__dev_null_empty(void **state)
{
	struct fixture *f = *state;
	assert_int_equal(open_path(f, "/dev/null"), STATUS_OK);
	assert_int_equal(read_all(f), 0);
	expect_finding(f, 0, "/dev/null", "the file is empty");
}

/* --- lengths ----------------------------------------------------------------------------------------------------------------- */

/* A file with one row whose second field is count times 'a'. */
static void open_long_field(struct fixture *f, size_t count, const char *quote)
{
	FILE *file = fopen(f->path, "wb");
	assert_non_null(file);
	fprintf(file, HEAD "1,%s", quote);
	for (size_t i = 0; i < count; i++)
		fputc('a', file);
	fprintf(file, "%s,5\n2,b,6\n", quote);
	fclose(file);
	assert_int_equal(open_path(f, f->path), STATUS_OK);
}

static void reader_next__reads__a_field_of_64_kib(void **state)
{
	struct fixture *f = *state;
	open_long_field(f, FIELD_BYTES_MOST, "");
	assert_int_equal(next(f), READER_ROW);
	assert_int_equal(f->cells[1].length, FIELD_BYTES_MOST);
	reader_close(f->reader);
	open_long_field(f, FIELD_BYTES_MOST, "\"");
	assert_int_equal(next(f), READER_ROW);
	assert_int_equal(f->cells[1].length, FIELD_BYTES_MOST);
	assert_int_equal(next(f), READER_ROW);
}

static void reader_next__refuses__a_field_of_64_kib_and_a_byte(void **state)
{
	struct fixture *f = *state;
	for (int i = 0; i < 2; i++) {
		open_long_field(f, FIELD_BYTES_MOST + 1, i == 0 ? "" : "\"");
		assert_int_equal(next(f), READER_BAD);
		assert_int_equal(f->line, 2);
		assert_int_equal(next(f), READER_ROW);
		assert_non_null(strstr(f->findings.kept[i].place, ":2: policy"));
		assert_non_null(strstr(f->findings.kept[i].text, "longer than 64 KiB"));
		reader_close(f->reader);
	}
	f->reader = NULL;
}

static void reader_next__refuses__a_line_of_1_mib_and_a_byte(void **state)
{
	struct fixture *f = *state;
	open_long_field(f, LINE_BYTES_MOST - 4, "");
	assert_int_equal(next(f), READER_BAD);
	assert_non_null(strstr(f->findings.kept[0].text, "longer than 64 KiB"));
	assert_int_equal(next(f), READER_ROW);
	reader_close(f->reader);
	open_long_field(f, LINE_BYTES_MOST - 3, "");
	assert_int_equal(next(f), READER_END);
	assert_non_null(strstr(f->findings.kept[1].text, "longer than 1 MiB"));
	assert_int_equal(next(f), READER_END);
}

static void reader_open__refuses__65536_columns(void **state)
{
	struct fixture *f = *state;
	char *text = malloc(65536 * 2 + 1);
	for (size_t i = 0; i < 65536; i++)
		memcpy(text + 2 * i, "a,", 2);
	text[65536 * 2 - 1] = '\0';
	open_text(f, text);
	free(text);
	assert_int_equal(next(f), READER_END);
	assert_int_equal(f->findings.count, 1);
	assert_non_null(strstr(f->findings.kept[0].text, "65536 columns, where bonuses has 3 at most"));
}

static void reader_next__keeps_counting__past_the_findings_that_are_kept(void **state)
{
	struct fixture *f = *state;
	char text[sizeof HEAD + 3 * 1000] = HEAD;
	for (size_t i = 0; i < 1000; i++)
		memcpy(text + strlen(HEAD) + 2 * i, "x\n", 3);
	open_text(f, text);
	assert_int_equal(read_all(f), 0);
	assert_int_equal(f->findings.count, 1000);
	assert_int_equal(f->line, 1001);
}

/* --- changes while reading -----------------------------------------------------------------------------------------------------
 */

static void expect_change_found(struct fixture *f)
{
	while (next(f) != READER_END)
		;
	assert_int_equal(f->findings.count, 1);
	expect_finding(f, 0, f->path, "changed while it was read");
	assert_int_equal(next(f), READER_END);
	assert_int_equal(f->findings.count, 1);
}

static void reader_next__finds__a_file_that_grows(void **state)
{
	struct fixture *f = *state;
	open_text(f, HEAD "1,a,5\n2,b,6\n");
	assert_int_equal(next(f), READER_ROW);
	FILE *file = fopen(f->path, "ab");
	fputs("3,c,7\n", file);
	fclose(file);
	expect_change_found(f);
}

static void reader_next__finds__a_file_that_shrinks(void **state)
{
	struct fixture *f = *state;
	open_text(f, HEAD "1,a,5\n2,b,6\n");
	assert_int_equal(truncate(f->path, 30), 0);
	expect_change_found(f);
}

static void reader_next__finds__a_file_of_another_time(void **state)
{
	struct fixture *f = *state;
	const struct timespec times[2] = { { .tv_sec = 1000 }, { .tv_sec = 1000 } };
	open_text(f, HEAD "1,a,5\n");
	assert_int_equal(utimensat(AT_FDCWD, f->path, times, 0), 0);
	expect_change_found(f);
}

/* --- questions --------------------------------------------------------------------------------------------------------------- */

static void reader_digest__is__that_of_all_bytes(void **state)
{
	static const char text[] = "\xef\xbb\xbf" HEAD "1,a,5\n2,\"b\",6\n";
	struct fixture *f = *state;
	unsigned char got[DIGEST_BYTES], expected[DIGEST_BYTES];
	open_text(f, text);
	assert_false(reader_digest(f->reader, got));
	assert_int_equal(read_all(f), 2);
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
	open_text(f, "colour\nred\n");
	assert_int_equal(next(f), READER_END);
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
	assert_int_equal(next(f), READER_ROW);
	for (size_t i = 0; i < sizeof missing / sizeof *missing; i++)
		assert_int_equal(f->cells[kind_field(KIND_CANDIDATES, missing[i], strlen(missing[i]))].length, 0);
}

static void reader_position__reaches__the_size_of_the_file(void **state)
{
	struct fixture *f = *state;
	uint64_t done, total;
	open_text(f, HEAD "1,a,5\n");
	read_all(f);
	reader_position(f->reader, &done, &total);
	assert_int_equal(done, strlen(HEAD "1,a,5\n"));
	assert_int_equal(total, done);
}

static void reader_encoding__tells__what_was_detected(void **state)
{
	struct fixture *f = *state;
	open_text(f, HEAD "1,\xd5\xc5,5\n");
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
			assert_int_equal(open_path(f, f->path), STATUS_OK);
			assert_int_equal(reader_encoding(f->reader), encodings[i]);
			assert_int_equal(read_all(f), ROWS + 1);
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

#define TEST(function) cmocka_unit_test_setup_teardown(function, set_up, tear_down)

int main(void)
{
	static const struct CMUnitTest tests[] = {
		TEST(reader_open__refuses__a_file_that_is_not_there),
		TEST(reader_open__refuses__a_folder),
		TEST(reader_open__refuses__an_unreadable_file),
		TEST(reader_open__refuses__a_pipe_that_nothing_writes_to),
		TEST(reader_open__reports__a_read_error),
		TEST(reader_next__reads__a_named_pipe_in_pieces),
		TEST(reader_next__reads__standard_input),
		TEST(reader_next__refuses__a_line_of_a_gigabyte),
		TEST(reader_next__refuses__a_quoted_field_of_a_gigabyte),
		TEST(reader_next__refuses__a_header_of_a_gigabyte),
		TEST(reader_open__refuses__devices_of_zeros),
		TEST(reader_open__finds__dev_null_empty),
		TEST(reader_next__reads__a_field_of_64_kib),
		TEST(reader_next__refuses__a_field_of_64_kib_and_a_byte),
		TEST(reader_next__refuses__a_line_of_1_mib_and_a_byte),
		TEST(reader_open__refuses__65536_columns),
		TEST(reader_next__keeps_counting__past_the_findings_that_are_kept),
		TEST(reader_next__finds__a_file_that_grows),
		TEST(reader_next__finds__a_file_that_shrinks),
		TEST(reader_next__finds__a_file_of_another_time),
		TEST(reader_digest__is__that_of_all_bytes),
		TEST(reader_digest__is_not_given__for_a_file_not_read_to_its_end),
		TEST(reader_has_column__knows__what_is_left_out),
		TEST(reader_position__reaches__the_size_of_the_file),
		TEST(reader_encoding__tells__what_was_detected),
		TEST(reader_open__detects__utf8_and_gb18030_cut_by_the_first_block),
		TEST(reader_close__accepts__null),
	};
	return cmocka_run_group_tests_name("reader", tests, NULL, NULL);
}
