/* SPDX-License-Identifier: ISC */
/* Output files: whole or not at all, on disk, to devices and to standard output. */
#include "outfiles.h"
#include <errno.h>
#include <fcntl.h>
#include <luqu/outfile.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static void outfile__makes_a_file__only_at_commit(void **state)
{
	struct problem problem = { 0 };
	struct outfile *outfile = outfile_open("a.csv", NULL, &problem);

	(void)state;
	assert_non_null(outfile);
	outfile_text(outfile, "candidate_no,tier\n");
	outfile_write(outfile, "1,T1\nXX", 5);
	outfile_write(outfile, NULL, 0);
	assert_int_equal(access("a.csv", F_OK), -1);
	assert_false(outfile_failed(outfile));
	assert_int_equal(outfile_commit(outfile, &problem), STATUS_OK);
	assert_int_equal(problem.status, STATUS_OK);
	assert_holds("a.csv", "candidate_no,tier\n1,T1\n");
	assert_int_equal(folder_entries("."), 1);
}

static void outfile__replaces_a_file__whole(void **state)
{
	struct problem problem = { 0 };
	struct outfile *outfile;
	FILE *reader;
	char line[64];

	(void)state;
	file_write("a.csv", "old and longer than the new one\n");
	reader = fopen("a.csv", "r");
	assert_non_null(reader);
	outfile = outfile_open("a.csv", NULL, &problem);
	outfile_text(outfile, "new\n");
	assert_holds("a.csv", "old and longer than the new one\n");
	assert_int_equal(outfile_commit(outfile, &problem), STATUS_OK);
	assert_holds("a.csv", "new\n");
	assert_non_null(fgets(line, sizeof line, reader)); /* who was reading goes on with the file as it was */
	assert_string_equal(line, "old and longer than the new one\n");
	fclose(reader);
	assert_int_equal(folder_entries("."), 1);
}

static void outfile_abandon__leaves_everything__as_it_was(void **state)
{
	struct problem problem = { 0 };
	struct outfile *outfile;

	(void)state;
	file_write("a.csv", "old\n");
	outfile = outfile_open("a.csv", NULL, &problem);
	outfile_text(outfile, "new\n");
	assert_int_equal(folder_entries("."), 2);
	outfile_abandon(outfile);
	assert_holds("a.csv", "old\n");
	outfile_abandon(outfile_open("b.csv", NULL, &problem));
	assert_int_equal(folder_entries("."), 1);
	outfile_abandon(NULL);
}

static void outfile__writes_every_byte__in_pieces_of_all_sizes(void **state)
{
	enum { TOTAL = 1 << 20 };
	char *bytes = malloc(TOTAL);
	char *again = malloc(TOTAL);
	struct problem problem = { 0 };
	size_t piece = 1;
	struct outfile *outfile = outfile_open("big", NULL, &problem);
	FILE *file;

	(void)state;
	assert_non_null(bytes);
	assert_non_null(again);
	for (size_t i = 0; i < TOTAL; i++)
		bytes[i] = (char)(i * 31 + i / 1009);
	for (size_t at = 0; at < TOTAL; at += piece, piece = piece * 5 / 3 + 1) {
		if (piece > TOTAL - at)
			piece = TOTAL - at;
		outfile_write(outfile, bytes + at, piece);
	}
	assert_int_equal(outfile_commit(outfile, &problem), STATUS_OK);
	file = fopen("big", "r");
	assert_non_null(file);
	assert_int_equal(fread(again, 1, TOTAL, file), TOTAL);
	assert_int_equal(fgetc(file), EOF);
	assert_memory_equal(bytes, again, TOTAL);
	fclose(file);
	free(bytes);
	free(again);
}

static void outfile__gives_new_files__what_the_umask_leaves(void **state)
{
	struct problem problem = { 0 };

	(void)state;
	assert_int_equal(write_whole("a", "x", &problem), STATUS_OK);
	assert_int_equal(mode_of("a"), 0644);
	umask(077);
	assert_int_equal(write_whole("b", "x", &problem), STATUS_OK);
	assert_int_equal(mode_of("b"), 0600);
	umask(002);
	assert_int_equal(write_whole("c", "x", &problem), STATUS_OK);
	assert_int_equal(mode_of("c"), 0664);
}

static void outfile__keeps_permissions__of_a_file_it_replaces(void **state)
{
	struct problem problem = { 0 };
	struct outfile *outfile;

	(void)state;
	file_write("private", "x");
	assert_int_equal(chmod("private", 0600), 0);
	assert_int_equal(write_whole("private", "y", &problem), STATUS_OK);
	assert_int_equal(mode_of("private"), 0600);
	assert_int_equal(chmod("private", 0666), 0);
	outfile = outfile_open("private", NULL, &problem);
	outfile_temp_path(outfile);
	assert_int_equal(outfile_commit(outfile, &problem), STATUS_OK);
	assert_int_equal(mode_of("private"), 0666);
}

static void outfile__writes_straight__into_devices_and_pipes(void **state)
{
	struct problem problem = { 0 };
	char text[16] = "";
	struct stat found;
	int reader;

	(void)state;
	assert_int_equal(write_whole("/dev/null", "x", &problem), STATUS_OK);
	assert_int_equal(mkfifo("pipe", 0666), 0);
	reader = open("pipe", O_RDONLY | O_NONBLOCK);
	assert_int_equal(write_whole("pipe", "hello", &problem), STATUS_OK);
	assert_int_equal(read(reader, text, sizeof text), 5);
	assert_string_equal(text, "hello");
	assert_int_equal(read(reader, text, sizeof text), 0); /* the pipe has been closed */
	close(reader);
	assert_int_equal(stat("pipe", &found), 0);
	assert_true(S_ISFIFO(found.st_mode));
	assert_int_equal(folder_entries("."), 1);
}

/* Standard output is a file for a while. */
static int output_divert(int fd)
{
	int before;

	fflush(stdout);
	before = dup(STDOUT_FILENO);
	assert_int_equal(dup2(fd, STDOUT_FILENO), STDOUT_FILENO);
	return before;
}

static void output_restore(int before)
{
	fflush(stdout);
	dup2(before, STDOUT_FILENO);
	close(before);
}

static void outfile__writes_standard_output__in_order_with_what_was_printed(void **state)
{
	static const char *const names[] = { NULL, "-", "/dev/stdout" };
	const int fd = open("out", O_RDWR | O_CREAT | O_TRUNC, 0666);
	struct problem problem = { 0 };
	enum status statuses[3];
	const int before = output_divert(fd);

	(void)state;
	printf("first\n");
	for (size_t i = 0; i < 3; i++)
		statuses[i] = write_whole(names[i], "again\n", &problem);
	printf("last\n");
	output_restore(before);
	close(fd);
	for (size_t i = 0; i < 3; i++)
		assert_int_equal(statuses[i], STATUS_OK);
	assert_holds("out", "first\nagain\nagain\nagain\nlast\n");
}

static void outfile__reports__standard_output_full_or_closed(void **state)
{
	const int fd = open("/dev/full", O_WRONLY);
	struct problem full = { 0 };
	struct problem closed = { 0 };
	enum status statuses[2];
	int before = output_divert(fd);

	(void)state;
	statuses[0] = write_whole("-", "x", &full);
	output_restore(before);
	close(fd);
	before = output_divert(STDERR_FILENO);
	close(STDOUT_FILENO);
	statuses[1] = write_whole("-", "x", &closed);
	output_restore(before);
	assert_int_equal(statuses[0], STATUS_ENVIRONMENT);
	assert_string_equal(full.text, "cannot write 'standard output': No space left on device");
	assert_int_equal(statuses[1], STATUS_ENVIRONMENT);
	assert_string_equal(closed.text, "cannot write 'standard output': Bad file descriptor");
}

static void outfile__refuses__standard_output_that_is_the_database(void **state)
{
	static const char *const keep_off[] = { "luqu.db", NULL };
	struct problem problem = { 0 };
	struct outfile *outfile;
	int before;
	int fd;

	(void)state;
	file_write("luqu.db", "data");
	fd = open("luqu.db", O_WRONLY | O_APPEND);
	before = output_divert(fd);
	outfile = outfile_open("-", keep_off, &problem);
	output_restore(before);
	close(fd);
	assert_null(outfile);
	assert_int_equal(problem.status, STATUS_USAGE);
	assert_holds("luqu.db", "data");
}

static void outfile__waits__for_a_pipe_that_does_not(void **state)
{
	enum { TOTAL = 300000 };
	int ends[2];
	pid_t child;
	struct problem problem = { 0 };
	struct outfile *outfile;
	char buffer[4096];
	size_t total = 0;
	ssize_t length;
	int before;
	int status;

	(void)state;
	assert_int_equal(pipe(ends), 0);
	assert_int_equal(fcntl(ends[1], F_SETFL, O_NONBLOCK), 0);
	child = fork();
	assert_true(child >= 0);
	if (child == 0) {
		close(ends[0]);
		before = output_divert(ends[1]);
		outfile = outfile_open("-", NULL, &problem);
		for (size_t i = 0; outfile && i < TOTAL / 10; i++)
			outfile_text(outfile, "0123456789");
		_exit(outfile && before >= 0 && outfile_commit(outfile, &problem) == STATUS_OK ? 0 : 1);
	}
	close(ends[1]);
	while ((length = read(ends[0], buffer, sizeof buffer)) > 0)
		total += (size_t)length;
	close(ends[0]);
	assert_int_equal(total, TOTAL);
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_FOLDER(outfile__makes_a_file__only_at_commit),
		IN_FOLDER(outfile__replaces_a_file__whole),
		IN_FOLDER(outfile_abandon__leaves_everything__as_it_was),
		IN_FOLDER(outfile__writes_every_byte__in_pieces_of_all_sizes),
		IN_FOLDER(outfile__gives_new_files__what_the_umask_leaves),
		IN_FOLDER(outfile__keeps_permissions__of_a_file_it_replaces),
		IN_FOLDER(outfile__writes_straight__into_devices_and_pipes),
		IN_FOLDER(outfile__writes_standard_output__in_order_with_what_was_printed),
		IN_FOLDER(outfile__reports__standard_output_full_or_closed),
		IN_FOLDER(outfile__refuses__standard_output_that_is_the_database),
		IN_FOLDER(outfile__waits__for_a_pipe_that_does_not),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
