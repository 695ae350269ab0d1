/* SPDX-License-Identifier: ISC */
/* A pipe read to its end before its rows are asked for. */
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "../support/memory.h"
#include "reader_suite.h"

struct piped {
	struct fixture *f;
	int ends[2];
	char path[64];
};

static struct piped make_pipe(struct fixture *f)
{
	struct piped piped = { .f = f };

	assert_int_equal(pipe2(piped.ends, O_CLOEXEC), 0);
	snprintf(piped.path, sizeof piped.path, "/proc/self/fd/%d", piped.ends[0]);
	return piped;
}

/* A text that fits into the pipe, and its end. */
static struct piped send_text(struct fixture *f, const char *text)
{
	struct piped piped = make_pipe(f);

	assert_int_equal(write(piped.ends[1], text, strlen(text)), (ssize_t)strlen(text));
	close(piped.ends[1]);
	return piped;
}

static struct reader_options options_of(const struct piped *piped, const struct reader_ahead *ahead)
{
	return (struct reader_options){
		.path = piped->path, .name = "F", .kind = KIND_BONUSES, .findings = &piped->f->findings, .needs_digest = true, .ahead = ahead
	};
}

static enum status take(struct piped *piped, const struct progress *progress, struct reader_ahead *ahead)
{
	const struct reader_options options = options_of(piped, NULL);
	const enum status status = reader_ahead(&options, progress, ahead, &piped->f->problem);

	close(piped->ends[0]);
	return status;
}

static void open_taken(struct piped *piped, const struct reader_ahead *ahead)
{
	const struct reader_options options = options_of(piped, ahead);

	reader_close(piped->f->reader);
	assert_int_equal(reader_open(&options, &piped->f->reader, &piped->f->problem), STATUS_OK);
}

static void reader_ahead__takes_a_pipe__which_is_then_read_as_often_as_one_likes(void **state)
{
	static const char text[] = HEAD "1,\"b\nc\",5\n2,b\n3,c,6\n";
	struct fixture *f = *state;
	struct piped piped = send_text(f, text);
	struct reader_ahead ahead;
	unsigned char digest[DIGEST_BYTES], expected[DIGEST_BYTES];
	struct digest_state sum;

	assert_int_equal(take(&piped, NULL, &ahead), STATUS_OK);
	assert_int_equal(f->findings.count, 0); /* reading it tells */
	digest_begin(&sum);
	digest_add(&sum, text, strlen(text));
	digest_end(&sum, expected);
	for (size_t i = 0; i < 2; i++) {
		open_taken(&piped, &ahead);
		assert_int_equal(reading_all(f), 2);
		reading_expect_finding(f, i, "F:4", "2 fields");
		assert_true(reader_digest(f->reader, digest));
		assert_memory_equal(digest, expected, sizeof digest);
	}
	reader_ahead_close(&ahead);
}

static void reader_ahead__leaves__regular_files_and_what_is_not_there(void **state)
{
	struct fixture *f = *state;
	struct reader_options options = { .path = f->path, .kind = KIND_BONUSES, .findings = &f->findings };
	struct reader_ahead ahead;

	assert_int_equal(reader_ahead(&options, NULL, &ahead, &f->problem), STATUS_OK);
	assert_int_equal(ahead.state, AHEAD_NONE);
	options.path = f->folder;
	assert_int_equal(reader_ahead(&options, NULL, &ahead, &f->problem), STATUS_OK);
	assert_int_equal(ahead.state, AHEAD_NONE);
	file_write_bytes(f->path, HEAD "1,a,5\n", strlen(HEAD "1,a,5\n"));
	options.path = f->path;
	assert_int_equal(reader_ahead(&options, NULL, &ahead, &f->problem), STATUS_OK);
	assert_int_equal(ahead.state, AHEAD_NONE);
	options.ahead = &ahead;
	assert_int_equal(reader_open(&options, &f->reader, &f->problem), STATUS_OK);
	assert_int_equal(reading_all(f), 1);
}

/* Writes a row and then one byte without end, until nobody reads any more. */
static pid_t start_flood(const struct piped *piped)
{
	static char block[65536];
	const pid_t pid = fork();

	assert_true(pid >= 0);
	if (pid > 0)
		return pid;
	close(piped->ends[0]);
	signal(SIGPIPE, SIG_DFL);
	memset(block, 'a', sizeof block);
	if (write(piped->ends[1], HEAD "1,b,5\n", strlen(HEAD "1,b,5\n")) < 0)
		_exit(1);
	for (;;) {
		if (write(piped->ends[1], block, sizeof block) < 0)
			_exit(2);
	}
}

static void reader_ahead__ends__where_nothing_can_be_read_any_more(void **state)
{
	struct fixture *f = *state;
	struct piped piped = make_pipe(f);
	const pid_t pid = start_flood(&piped);
	struct reader_ahead ahead;
	struct stat about;
	int result = 0;

	close(piped.ends[1]);
	assert_int_equal(take(&piped, NULL, &ahead), STATUS_OK);
	assert_int_equal(waitpid(pid, &result, 0), pid);
	assert_true(WIFSIGNALED(result) && WTERMSIG(result) == SIGPIPE);
	assert_int_equal(fstat(ahead.fd, &about), 0);
	assert_true(about.st_size < 4 * LINE_BYTES_MOST);
	assert_false(ahead.is_whole);
	open_taken(&piped, &ahead);
	assert_int_equal(reading_all(f), 1);
	reading_expect_finding(f, 0, "F:3", "longer than 1 MiB");
	reader_ahead_close(&ahead);
}

/* Should two readers of the same bytes ever part, what is missing is not passed over. */
static void reader_next__finds__the_end_of_what_was_not_taken_whole(void **state)
{
	struct fixture *f = *state;
	struct piped piped = send_text(f, HEAD "1,a,5\n");
	struct reader_ahead ahead;

	assert_int_equal(take(&piped, NULL, &ahead), STATUS_OK);
	assert_true(ahead.is_whole);
	ahead.is_whole = false;
	open_taken(&piped, &ahead);
	assert_int_equal(reading_all(f), 1);
	reading_expect_finding(f, 0, "F", "changed while it was read");
	reader_ahead_close(&ahead);
}

static void reader_ahead__finds__devices_as_they_are(void **state)
{
	static const char *const paths[] = { "/dev/zero", "/dev/null" }, *const parts[] = { "NUL bytes", "the file is empty" };
	struct fixture *f = *state;

	for (size_t i = 0; i < 2; i++) {
		struct reader_options options = { .path = paths[i], .kind = KIND_BONUSES, .findings = &f->findings };
		struct reader_ahead ahead;

		assert_int_equal(reader_ahead(&options, NULL, &ahead, &f->problem), STATUS_OK);
		options.ahead = &ahead;
		assert_int_equal(reader_open(&options, &f->reader, &f->problem), STATUS_OK);
		assert_int_equal(reading_all(f), 0);
		reading_expect_finding(f, i, paths[i], parts[i]);
		reader_close(f->reader);
		f->reader = NULL;
		reader_ahead_close(&ahead);
	}
}

static void reader_ahead__fails__without_room_for_it(void **state)
{
	struct fixture *f = *state;
	struct piped piped = send_text(f, HEAD "1,a,5\n2,b,6\n");
	struct rlimit before, limit;
	struct reader_ahead ahead;

	assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
	limit = before;
	limit.rlim_cur = 8;
	signal(SIGXFSZ, SIG_IGN);
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &limit), 0);
	const enum status status = take(&piped, NULL, &ahead);
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &before), 0);
	signal(SIGXFSZ, SIG_DFL);
	assert_int_equal(status, STATUS_ENVIRONMENT);
	assert_non_null(strstr(f->problem.text, "cannot write a temporary file"));
	assert_int_equal(ahead.state, AHEAD_NONE);
}

static bool cancel(void *context, const char *what, uint64_t done, uint64_t total)
{
	(void)context, (void)done, (void)total;
	assert_string_equal(what, "bonuses");
	return false;
}

static void reader_ahead__can_be_cancelled(void **state)
{
	const struct progress progress = { .step = cancel };
	struct piped piped = send_text(*state, HEAD "1,a,5\n2,b,6\n");
	struct reader_ahead ahead;

	assert_int_equal(take(&piped, &progress, &ahead), STATUS_FAULT);
	assert_string_equal(piped.f->problem.text, "cancelled");
	assert_int_equal(ahead.state, AHEAD_NONE);
}

static enum status try_once(void *context, struct problem *problem)
{
	struct piped piped = send_text(context, HEAD "1,a,5\n2,\xd5\xc5,6\n");
	const struct reader_options options = options_of(&piped, NULL);
	struct reader_ahead ahead;
	const enum status status = reader_ahead(&options, NULL, &ahead, problem);

	close(piped.ends[0]);
	assert_int_equal(ahead.state, status == STATUS_OK ? AHEAD_TAKEN : AHEAD_NONE);
	reader_ahead_close(&ahead);
	return status;
}

static void reader_ahead__survives__a_lack_of_memory(void **state)
{
	memory_fail_each(&(struct memory_trial){ .attempt = try_once, .context = *state });
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		READER_TEST(reader_ahead__takes_a_pipe__which_is_then_read_as_often_as_one_likes),
		READER_TEST(reader_ahead__leaves__regular_files_and_what_is_not_there),
		READER_TEST(reader_ahead__ends__where_nothing_can_be_read_any_more),
		READER_TEST(reader_next__finds__the_end_of_what_was_not_taken_whole),
		READER_TEST(reader_ahead__finds__devices_as_they_are),
		READER_TEST(reader_ahead__fails__without_room_for_it),
		READER_TEST(reader_ahead__can_be_cancelled),
		READER_TEST(reader_ahead__survives__a_lack_of_memory),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
