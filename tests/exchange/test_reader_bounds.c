/* SPDX-License-Identifier: ISC */
/* Pipes, what never ends, and how long a field, a line and a header may be. */
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "reader_suite.h"

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
	assert_int_equal(reading_open(f, f->path), STATUS_OK);
	assert_int_equal(reading_all(f), 2);
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
	assert_int_equal(reading_open(f, "-"), STATUS_OK);
	assert_int_equal(reading_all(f), 1);
	assert_true(dup2(kept, STDIN_FILENO) >= 0);
	close(kept);
	expect_end_of(pid);
	reading_expect_finding(f, 0, "-:3", "2 fields");
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
	assert_int_equal(reading_all(f), 0);
	uint64_t done, total;
	reader_position(f->reader, &done, &total);
	assert_true(done < 4 * LINE_BYTES_MOST);
	reader_close(f->reader);
	f->reader = NULL;
	assert_int_equal(waitpid(pid, &result, 0), pid);
	assert_true(WIFSIGNALED(result) && WTERMSIG(result) == SIGPIPE);
	reading_expect_finding(f, f->findings.n_kept - 1, place, "longer than 1 MiB");
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
	assert_int_equal(reading_open(f, "/dev/zero"), STATUS_OK);
	assert_int_equal(reading_all(f), 0);
	reading_expect_finding(f, 0, "/dev/zero", "NUL bytes");
	reader_close(f->reader);
	assert_int_equal(reading_open(f, "/dev/full"), STATUS_OK);
	assert_int_equal(reading_all(f), 0);
	reading_expect_finding(f, 1, "/dev/full", "NUL bytes");
}

static void reader_open__finds__dev_null_empty(void **state)
{
	struct fixture *f = *state;
	assert_int_equal(reading_open(f, "/dev/null"), STATUS_OK);
	assert_int_equal(reading_all(f), 0);
	reading_expect_finding(f, 0, "/dev/null", "the file is empty");
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
	assert_int_equal(reading_open(f, f->path), STATUS_OK);
}

static void reader_next__reads__a_field_of_64_kib(void **state)
{
	struct fixture *f = *state;
	open_long_field(f, FIELD_BYTES_MOST, "");
	assert_int_equal(reading_next(f), READER_ROW);
	assert_int_equal(f->cells[1].length, FIELD_BYTES_MOST);
	reader_close(f->reader);
	open_long_field(f, FIELD_BYTES_MOST, "\"");
	assert_int_equal(reading_next(f), READER_ROW);
	assert_int_equal(f->cells[1].length, FIELD_BYTES_MOST);
	assert_int_equal(reading_next(f), READER_ROW);
}

static void reader_next__refuses__a_field_of_64_kib_and_a_byte(void **state)
{
	struct fixture *f = *state;
	for (int i = 0; i < 2; i++) {
		open_long_field(f, FIELD_BYTES_MOST + 1, i == 0 ? "" : "\"");
		assert_int_equal(reading_next(f), READER_BAD);
		assert_int_equal(f->line, 2);
		assert_int_equal(reading_next(f), READER_ROW);
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
	assert_int_equal(reading_next(f), READER_BAD);
	assert_non_null(strstr(f->findings.kept[0].text, "longer than 64 KiB"));
	assert_int_equal(reading_next(f), READER_ROW);
	reader_close(f->reader);
	open_long_field(f, LINE_BYTES_MOST - 3, "");
	assert_int_equal(reading_next(f), READER_END);
	assert_non_null(strstr(f->findings.kept[1].text, "longer than 1 MiB"));
	assert_int_equal(reading_next(f), READER_END);
}

static void reader_open__refuses__65536_columns(void **state)
{
	struct fixture *f = *state;
	char *text = malloc(65536 * 2 + 1);
	for (size_t i = 0; i < 65536; i++)
		memcpy(text + 2 * i, "a,", 2);
	text[65536 * 2 - 1] = '\0';
	reading_open_text(f, text);
	free(text);
	assert_int_equal(reading_next(f), READER_END);
	assert_int_equal(f->findings.count, 1);
	assert_non_null(strstr(f->findings.kept[0].text, "65536 columns, where bonuses has 3 at most"));
}

static void reader_next__keeps_counting__past_the_findings_that_are_kept(void **state)
{
	struct fixture *f = *state;
	char text[sizeof HEAD + 3 * 1000] = HEAD;
	for (size_t i = 0; i < 1000; i++)
		memcpy(text + strlen(HEAD) + 2 * i, "x\n", 3);
	reading_open_text(f, text);
	assert_int_equal(reading_all(f), 0);
	assert_int_equal(f->findings.count, 1000);
	assert_int_equal(f->line, 1001);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		READER_TEST(reader_next__reads__a_named_pipe_in_pieces),
		READER_TEST(reader_next__reads__standard_input),
		READER_TEST(reader_next__refuses__a_line_of_a_gigabyte),
		READER_TEST(reader_next__refuses__a_quoted_field_of_a_gigabyte),
		READER_TEST(reader_next__refuses__a_header_of_a_gigabyte),
		READER_TEST(reader_open__refuses__devices_of_zeros),
		READER_TEST(reader_open__finds__dev_null_empty),
		READER_TEST(reader_next__reads__a_field_of_64_kib),
		READER_TEST(reader_next__refuses__a_field_of_64_kib_and_a_byte),
		READER_TEST(reader_next__refuses__a_line_of_1_mib_and_a_byte),
		READER_TEST(reader_open__refuses__65536_columns),
		READER_TEST(reader_next__keeps_counting__past_the_findings_that_are_kept),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
