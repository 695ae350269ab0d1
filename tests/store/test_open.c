/* SPDX-License-Identifier: ISC */
/* Opening a database, and all the files that are none. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "../../src/store/internal.h"
#include "suite.h"

static void refuses(const char *path, enum store_access access, const char *words)
{
	struct problem problem = { .status = STATUS_OK };
	struct store *store = (struct store *)&problem;

	assert_status(STATUS_ENVIRONMENT, store_open(path, access, &store, &problem), &problem, __FILE__, __LINE__);
	assert_null(store);
	assert_says(problem.text, words);
}

static void store_open__finds_what_was_stored__after_closing(void **state)
{
	struct problem problem = { .status = STATUS_OK };
	struct store *store = small_store("year.db");
	char before[DIGEST_TEXT], after[DIGEST_TEXT];

	(void)state;
	content(store, before);
	store_close(store);
	assert_ok(&problem, store_open("year.db", STORE_READ, &store, &problem));
	assert_string_equal(content(store, after), before);
	store_close(store);
	assert_ok(&problem, store_open("./year.db", STORE_WRITE, &store, &problem));
	assert_string_equal(content(store, after), before);
	store_close(store);
}

static void store_open__follows_a_link__to_one_and_the_same_log(void **state)
{
	struct problem problem = { .status = STATUS_OK };
	struct store *store;

	(void)state;
	store_close(small_store("year.db"));
	assert_int_equal(mkdir("elsewhere", 0700), 0);
	assert_int_equal(symlink("../year.db", "elsewhere/link.db"), 0);
	assert_ok(&problem, store_open("elsewhere/link.db", STORE_WRITE, &store, &problem));
	assert_ok(&problem, store_begin(store, NULL, &problem));
	assert_ok(&problem, store_commit(store, &problem));
	assert_int_equal(access("elsewhere/link.db-lock", F_OK), -1);
	assert_int_equal(access("year.db-lock", F_OK), 0);
	store_close(store);
}

static void store_open__refuses__a_missing_file(void **state)
{
	(void)state;
	refuses("none.db", STORE_READ, "there is no such database");
	refuses("none/none.db", STORE_WRITE, "there is no such database");
	refuses("", STORE_READ, "there is no such database");
	refuses(":memory:", STORE_READ, "there is no such database");
	assert_int_equal(folder_entries("."), 0);
}

static void store_open__refuses__a_folder_and_a_device(void **state)
{
	(void)state;
	refuses(".", STORE_READ, "folder");
	refuses("/dev/zero", STORE_READ, "no file");
	assert_int_equal(mkfifo("pipe", 0600), 0);
	refuses("pipe", STORE_READ, "no file");
}

static void store_open__refuses__files_that_are_no_database(void **state)
{
	char zeros[8192] = { 0 };

	(void)state;
	file_write_bytes("empty.db", "", 0);
	refuses("empty.db", STORE_WRITE, "empty");
	assert_int_equal(file_size("empty.db"), 0);
	file_write_bytes("text.db", "candidate_no,name\n", 18);
	refuses("text.db", STORE_READ, "no luqu database");
	file_write_bytes("zeros.db", zeros, sizeof zeros);
	refuses("zeros.db", STORE_READ, "no luqu database");
	file_write_bytes("short.db", "SQLite format 3", 16);
	refuses("short.db", STORE_READ, "no luqu database");
}

static void store_open__refuses__a_database_of_another_program(void **state)
{
	static const unsigned char other[4] = { 0, 0, 0, 1 };

	(void)state;
	store_close(small_store("year.db"));
	file_put("year.db", 68, other, sizeof other);
	refuses("year.db", STORE_READ, "another program");
	refuses("year.db", STORE_WRITE, "another program");
}

static void store_open__refuses__a_newer_version(void **state)
{
	(void)state;
	store_close(small_store("year.db"));
	sql_run("year.db", "PRAGMA user_version=99; PRAGMA wal_checkpoint(TRUNCATE)");
	refuses("year.db", STORE_READ, "newer version");
	refuses("year.db", STORE_WRITE, "99");
	assert_int_equal(sql_number("year.db", "PRAGMA user_version"), 99);
}

/* The newer version's mark may stand in the log alone. */
static void store_open__refuses__a_newer_version_that_is_in_the_log_only(void **state)
{
	struct problem problem = { .status = STATUS_OK };
	struct store *store = small_store("year.db");

	(void)state;
	assert_ok(&problem, store_begin(store, NULL, &problem));
	assert_int_equal(sqlite3_exec(store->db, "PRAGMA user_version=99", NULL, NULL, NULL), SQLITE_OK);
	assert_ok(&problem, store_commit(store, &problem));
	refuses("year.db", STORE_READ, "newer version");
	store_close(store);
}

static void store_open__refuses__a_file_cut_by_a_page(void **state)
{
	size_t size;

	(void)state;
	store_close(small_store("year.db"));
	unlink("year.db-wal");
	unlink("year.db-shm");
	size = file_size("year.db");
	file_copy("year.db", "byte.db");
	assert_int_equal(truncate("byte.db", (off_t)size - 1), 0);
	refuses("byte.db", STORE_READ, "damaged");
	assert_int_equal(truncate("year.db", (off_t)size - STORE_PAGE_BYTES), 0);
	refuses("year.db", STORE_READ, "damaged");
	assert_int_equal(truncate("year.db", 50), 0);
	refuses("year.db", STORE_READ, "no luqu database");
}

/* Wherever a byte is turned over: a clear refusal, or content that can still be read; never a crash. */
static void store_open__survives__bytes_turned_over(void **state)
{
	struct problem problem = { .status = STATUS_OK };
	unsigned refused = 0;
	size_t size;

	(void)state;
	store_close(small_store("year.db"));
	size = file_size("year.db");
	for (size_t i = 0; i < 300; i++) {
		const unsigned char byte = (unsigned char)(i * 37 + 1);
		unsigned char digest[DIGEST_BYTES];
		struct store *store;

		unlink("try.db-wal");
		unlink("try.db-shm");
		file_copy("year.db", "try.db");
		file_put("try.db", i < 100 ? i : i * 7919 % size, &byte, 1);
		if (store_open("try.db", STORE_READ, &store, &problem) != STATUS_OK ||
		    store_digest(store, digest, &problem) != STATUS_OK) {
			assert_true(problem.text[0] != '\0');
			refused++;
		}
		store_close(store);
	}
	assert_true(refused > 10);
}

/* Permissions mean nothing to root: a child that is nobody tries. */
static int as_nobody(int (*try)(void))
{
	int result = -1;
	const pid_t child = fork();

	assert_true(child >= 0);
	if (child == 0) {
		if (getuid() == 0 && setresuid(65534, 65534, 65534) != 0)
			_exit(99);
		_exit(try());
	}
	assert_int_equal(waitpid(child, &result, 0), child);
	return WIFEXITED(result) ? WEXITSTATUS(result) : -1;
}

static int try_read_only(void)
{
	struct problem problem = { .status = STATUS_OK };
	struct store *store;
	uint64_t count = 0;

	if (store_open("year.db", STORE_READ, &store, &problem) != STATUS_OK) {
		fprintf(stderr, "%s\n", problem.text);
		return 1;
	}
	if (store_count(store, KIND_CANDIDATES, &count, &problem) != STATUS_OK || count != 3)
		return 2;
	if (store_begin(store, NULL, &problem) != STATUS_ENVIRONMENT)
		return 3;
	store_close(store);
	if (store_open("year.db", STORE_WRITE, &store, &problem) != STATUS_ENVIRONMENT || store)
		return 4;
	fprintf(stderr, "%s\n", problem.text);
	return strstr(problem.text, "ermission") || strstr(problem.text, "written") ? 0 : 5;
}

static void store_open__reads_but_does_not_write__where_all_is_read_only(void **state)
{
	(void)state;
	store_close(small_store("year.db"));
	assert_int_equal(chmod("year.db", 0444), 0);
	assert_int_equal(chmod("year.db-wal", 0444), 0);
	assert_int_equal(chmod("year.db-shm", 0444), 0);
	assert_int_equal(chmod("year.db-lock", 0444), 0);
	assert_int_equal(chmod(".", 0555), 0);
	assert_int_equal(as_nobody(try_read_only), 0);
	assert_int_equal(chmod(".", 0700), 0);
}

static int try_lone(void)
{
	struct problem problem = { .status = STATUS_OK };
	struct store *store;

	if (store_open("year.db", STORE_READ, &store, &problem) != STATUS_ENVIRONMENT || store)
		return 1;
	return strstr(problem.text, "-wal and -shm are not beside it") ? 0 : 2;
}

static void store_open__says_what_is_missing__where_a_lone_file_is_read_only(void **state)
{
	(void)state;
	store_close(small_store("year.db"));
	assert_int_equal(unlink("year.db-wal"), 0);
	assert_int_equal(unlink("year.db-shm"), 0);
	assert_int_equal(chmod("year.db", 0444), 0);
	assert_int_equal(chmod(".", 0555), 0);
	assert_int_equal(as_nobody(try_lone), 0);
	assert_int_equal(chmod(".", 0700), 0);
}

static int try_open(void)
{
	struct problem problem = { .status = STATUS_OK };
	struct store *store;

	if (store_open("year.db", STORE_READ, &store, &problem) != STATUS_ENVIRONMENT || store)
		return 1;
	return strstr(problem.text, "Permission denied") ? 0 : 2;
}

static void store_open__says_permission_denied__where_reading_is_not_allowed(void **state)
{
	(void)state;
	store_close(small_store("year.db"));
	assert_int_equal(chmod("year.db", 0000), 0);
	assert_int_equal(chmod(".", 0755), 0);
	assert_int_equal(as_nobody(try_open), 0);
}

static int try_create(void)
{
	struct problem problem = { .status = STATUS_OK };
	struct store *store;

	if (store_create("new.db", NULL, &store, &problem) != STATUS_ENVIRONMENT || store)
		return 1;
	return strstr(problem.text, "Permission denied") ? 0 : 2;
}

static void store_create__says_permission_denied__in_a_read_only_folder(void **state)
{
	(void)state;
	assert_int_equal(chmod(".", 0555), 0);
	assert_int_equal(as_nobody(try_create), 0);
}

static void store_open__says_so__without_a_descriptor_left(void **state)
{
	const struct rlimit few = { 0, 64 };
	struct rlimit before;

	(void)state;
	store_close(small_store("year.db"));
	assert_int_equal(getrlimit(RLIMIT_NOFILE, &before), 0);
	assert_int_equal(setrlimit(RLIMIT_NOFILE, &(struct rlimit){ few.rlim_cur, before.rlim_max }), 0);
	refuses("year.db", STORE_READ, "Too many open files");
	assert_int_equal(setrlimit(RLIMIT_NOFILE, &before), 0);
}

static void place_is_remote__knows__network_file_systems(void **state)
{
	(void)state;
	assert_true(place_is_remote(0x6969, "nfs4"));
	assert_true(place_is_remote(0x517b, ""));
	assert_true(place_is_remote(0xff534d42, ""));
	assert_true(place_is_remote(0xffffffffff534d42, "")); /* as a signed 32-bit number comes out */
	assert_true(place_is_remote(0xfe534d42, "cifs"));
	assert_true(place_is_remote(0x65735546, "fuse.sshfs"));
	assert_true(place_is_remote(0x65735546, "fuse.rclone"));
	assert_false(place_is_remote(0x65735546, "fuseblk"));
	assert_false(place_is_remote(0xef53, "ext4"));
	assert_false(place_is_remote(0x58465342, "xfs"));
	assert_false(place_is_remote(0x9123683e, "btrfs"));
	assert_false(place_is_remote(0x01021994, "tmpfs"));
	assert_false(place_is_remote(0x794c7630, "overlay"));
	assert_false(place_is_remote(0x2011bab0, "exfat"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_FOLDER(store_open__finds_what_was_stored__after_closing),
		IN_FOLDER(store_open__follows_a_link__to_one_and_the_same_log),
		IN_FOLDER(store_open__refuses__a_missing_file),
		IN_FOLDER(store_open__refuses__a_folder_and_a_device),
		IN_FOLDER(store_open__refuses__files_that_are_no_database),
		IN_FOLDER(store_open__refuses__a_database_of_another_program),
		IN_FOLDER(store_open__refuses__a_newer_version),
		IN_FOLDER(store_open__refuses__a_newer_version_that_is_in_the_log_only),
		IN_FOLDER(store_open__refuses__a_file_cut_by_a_page),
		IN_FOLDER(store_open__survives__bytes_turned_over),
		IN_FOLDER(store_open__reads_but_does_not_write__where_all_is_read_only),
		IN_FOLDER(store_open__says_what_is_missing__where_a_lone_file_is_read_only),
		IN_FOLDER(store_open__says_permission_denied__where_reading_is_not_allowed),
		IN_FOLDER(store_create__says_permission_denied__in_a_read_only_folder),
		IN_FOLDER(store_open__says_so__without_a_descriptor_left),
		cmocka_unit_test(place_is_remote__knows__network_file_systems),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
