/* SPDX-License-Identifier: ISC */
/* Output files when space, memory or the disk fail, and files that a library writes by their path. */
#include "disk.h"
#include "../support/memory.h"
#include "outfiles.h"
#include <fcntl.h>
#include <luqu/outfile.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

static void outfile__reports__a_full_device(void **state)
{
	struct problem problem = { 0 };
	struct outfile *outfile = outfile_open("/dev/full", NULL, &problem);

	(void)state;
	assert_non_null(outfile);
	outfile_text(outfile, "x");
	assert_int_equal(outfile_commit(outfile, &problem), STATUS_ENVIRONMENT);
	assert_string_equal(problem.text, "cannot write '/dev/full': No space left on device");
	assert_int_equal(access("/dev/full", W_OK), 0);
}

static void outfile__stops_early__after_a_failed_write(void **state)
{
	struct problem problem = { 0 };
	struct outfile *outfile = outfile_open("/dev/full", NULL, &problem);
	unsigned writes = 0;

	(void)state;
	assert_non_null(outfile);
	for (; writes < 1000000 && !outfile_failed(outfile); writes++)
		outfile_text(outfile, "0123456789");
	assert_in_range(writes, 1, 100000);
	outfile_text(outfile, "and no more");
	assert_int_equal(outfile_commit(outfile, &problem), STATUS_ENVIRONMENT);
}

/* Files may grow to so many bytes; the signal that goes with more is ignored, as it is in the program. */
static void size_limit(rlim_t bytes)
{
	struct rlimit limit;

	signal(SIGXFSZ, SIG_IGN);
	getrlimit(RLIMIT_FSIZE, &limit);
	limit.rlim_cur = bytes < limit.rlim_max ? bytes : limit.rlim_max;
	setrlimit(RLIMIT_FSIZE, &limit);
}

static void outfile__leaves_the_old_file__at_every_point_where_space_ends(void **state)
{
	static const rlim_t limits[] = { 0, 1, 4096, 65535, 65536, 65537, 199999, 200000 };

	(void)state;
	file_write("a.csv", "old\n");
	for (size_t i = 0; i < sizeof limits / sizeof limits[0]; i++) {
		struct problem problem = { 0 };
		struct outfile *outfile = outfile_open("a.csv", NULL, &problem);
		enum status status;

		assert_non_null(outfile);
		size_limit(limits[i]);
		for (unsigned line = 0; line < 20000; line++)
			outfile_text(outfile, "0123456789");
		status = outfile_commit(outfile, &problem);
		size_limit(RLIM_INFINITY);
		assert_int_equal(folder_entries("."), 1);
		if (limits[i] == 200000) {
			assert_int_equal(status, STATUS_OK);
			break;
		}
		assert_int_equal(status, STATUS_ENVIRONMENT);
		assert_string_equal(problem.text, "cannot write 'a.csv': File too large");
		assert_holds("a.csv", "old\n");
	}
}

static void outfile_commit__fails__when_a_folder_took_the_place(void **state)
{
	struct problem problem = { 0 };
	struct outfile *outfile = outfile_open("a", NULL, &problem);

	(void)state;
	outfile_text(outfile, "x");
	assert_int_equal(mkdir("a", 0777), 0);
	assert_int_equal(outfile_commit(outfile, &problem), STATUS_ENVIRONMENT);
	assert_int_equal(folder_entries("."), 1);
	assert_int_equal(folder_entries("a"), 0);
}

static void outfile_temp_path__lets_a_library_write__in_place_or_anew(void **state)
{
	(void)state;
	for (unsigned anew = 0; anew < 2; anew++) {
		struct problem problem = { 0 };
		struct outfile *outfile;
		const char *path;
		char text[16];

		file_write("a.xlsx", "old");
		outfile = outfile_open("a.xlsx", NULL, &problem);
		path = outfile_temp_path(outfile);
		assert_non_null(path);
		assert_ptr_equal(path, outfile_temp_path(outfile));
		snprintf(text, sizeof text, "new %u", anew);
		if (anew)
			assert_int_equal(unlink(path), 0);
		file_write(path, text);
		assert_holds("a.xlsx", "old");
		assert_int_equal(outfile_commit(outfile, &problem), STATUS_OK);
		assert_holds("a.xlsx", text);
		assert_int_equal(mode_of("a.xlsx"), 0644);
		assert_int_equal(folder_entries("."), 1);
	}
}

static void outfile_temp_path__leaves_the_old_file__when_the_library_left_none(void **state)
{
	struct problem problem = { 0 };
	struct outfile *outfile;

	(void)state;
	file_write("a.xlsx", "old");
	outfile = outfile_open("./a.xlsx", NULL, &problem);
	assert_int_equal(unlink(outfile_temp_path(outfile)), 0);
	assert_int_equal(outfile_commit(outfile, &problem), STATUS_ENVIRONMENT);
	assert_holds("a.xlsx", "old");
	outfile = outfile_open("a.xlsx", NULL, &problem);
	file_write(outfile_temp_path(outfile), "new");
	outfile_abandon(outfile);
	assert_holds("a.xlsx", "old");
	assert_int_equal(folder_entries("."), 1);
}

static void outfile_temp_path__is_copied__to_standard_output_and_pipes(void **state)
{
	char folder[FOLDER_PATH];
	struct problem problem = { 0 };
	struct outfile *outfile;
	enum status status;
	char spool[128];
	char text[16] = "";
	int reader;

	(void)state;
	assert_non_null(getcwd(folder, sizeof folder));
	setenv("TMPDIR", folder, 1);
	assert_int_equal(mkfifo("pipe", 0666), 0);
	reader = open("pipe", O_RDONLY | O_NONBLOCK);
	outfile = outfile_open("pipe", NULL, &problem);
	assert_non_null(outfile);
	snprintf(spool, sizeof spool, "%s", outfile_temp_path(outfile));
	assert_int_equal(strncmp(spool, folder, strlen(folder)), 0);
	assert_int_equal(mode_of(spool), 0600);
	file_write(spool, "hello");
	status = outfile_commit(outfile, &problem);
	assert_int_equal(status, STATUS_OK);
	assert_int_equal(read(reader, text, sizeof text), 5);
	assert_string_equal(text, "hello");
	close(reader);
	assert_int_equal(access(spool, F_OK), -1);
	unsetenv("TMPDIR");
}

static void outfile_temp_path__reports__a_missing_temporary_folder(void **state)
{
	struct problem problem = { 0 };
	struct outfile *outfile;

	(void)state;
	setenv("TMPDIR", "/nonexistent-folder", 1);
	outfile = outfile_open("/dev/null", NULL, &problem);
	assert_null(outfile_temp_path(outfile));
	assert_true(outfile_failed(outfile));
	assert_int_equal(outfile_commit(outfile, &problem), STATUS_ENVIRONMENT);
	unsetenv("TMPDIR");
}

static void outfile__leaves_the_old_file__at_every_allocation_that_fails(void **state)
{
	static const char *const keep_off[] = { "luqu.db", "luqu.db-wal", NULL };

	(void)state;
	if (!allocator_can_fail())
		skip();
	for (unsigned long good = 0;; good++) {
		struct problem problem = { 0 };
		struct outfile *outfile;
		enum status status = STATUS_ENVIRONMENT;

		file_write("a.csv", "old");
		allocator_fail_after(good);
		outfile = outfile_open("a.csv", keep_off, &problem);
		if (outfile) {
			outfile_text(outfile, "new");
			outfile_temp_path(outfile);
			status = outfile_commit(outfile, &problem);
		}
		if (!allocator_heal()) {
			assert_int_equal(status, STATUS_OK);
			break;
		}
		assert_int_equal(folder_entries("."), 1);
		if (status == STATUS_OK)
			continue; /* a failure that did not matter */
		assert_int_equal(problem.status, STATUS_ENVIRONMENT);
		assert_holds("a.csv", "old");
	}
}

static void outfile__shows_old_or_new__at_every_call_of_the_disk_that_fails(void **state)
{
	unsigned long good = 0;

	(void)state;
	for (;; good++) {
		struct problem problem = { 0 };
		struct outfile *outfile;
		enum status status = STATUS_ENVIRONMENT;
		char name[16];

		snprintf(name, sizeof name, "%lu.csv", good); /* new each time: nothing is cached for it */
		file_write(name, "old");
		disk_fail_after(good);
		outfile = outfile_open(name, NULL, &problem);
		if (outfile) {
			for (unsigned i = 0; i < 30000; i++)
				outfile_text(outfile, "0123456789");
			status = outfile_commit(outfile, &problem);
		}
		assert_int_equal(folder_entries("."), good + 1);
		if (!disk_heal()) {
			assert_int_equal(status, STATUS_OK);
			break;
		}
		assert_int_equal(status, STATUS_ENVIRONMENT);
		assert_non_null(strstr(problem.text, "Input/output error"));
	}
	assert_in_range(good, 9, 20); /* openat, five writes, fchmod, two fsync, renameat */
	for (unsigned long i = 0; i <= good; i++) {
		struct stat found;
		char name[16];

		snprintf(name, sizeof name, "%lu.csv", i);
		assert_int_equal(stat(name, &found), 0);
		/* Only when all was done but for syncing the folder is it the new file that is there. */
		assert_int_equal(found.st_size, i + 1 < good ? 3 : 300000);
	}
}

static void outfile__writes_every_byte__to_a_disk_that_dawdles(void **state)
{
	struct problem problem = { 0 };
	enum status status;

	(void)state;
	disk_dawdle(true);
	status = write_whole("a", "0123456789abcdef", &problem);
	disk_dawdle(false);
	assert_int_equal(status, STATUS_OK);
	assert_holds("a", "0123456789abcdef");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_FOLDER(outfile__reports__a_full_device),
		IN_FOLDER(outfile__stops_early__after_a_failed_write),
		IN_FOLDER(outfile__leaves_the_old_file__at_every_point_where_space_ends),
		IN_FOLDER(outfile_commit__fails__when_a_folder_took_the_place),
		IN_FOLDER(outfile_temp_path__lets_a_library_write__in_place_or_anew),
		IN_FOLDER(outfile_temp_path__leaves_the_old_file__when_the_library_left_none),
		IN_FOLDER(outfile_temp_path__is_copied__to_standard_output_and_pipes),
		IN_FOLDER(outfile_temp_path__reports__a_missing_temporary_folder),
		IN_FOLDER(outfile__leaves_the_old_file__at_every_allocation_that_fails),
		IN_FOLDER(outfile__shows_old_or_new__at_every_call_of_the_disk_that_fails),
		IN_FOLDER(outfile__writes_every_byte__to_a_disk_that_dawdles),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
