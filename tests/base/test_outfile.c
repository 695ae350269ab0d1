/* SPDX-License-Identifier: ISC */
/* Output files: whole or not at all, where they were meant to be, and never over the database. */
#include "disk.h"
#include "suite.h"
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <luqu/outfile.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

enum { NOBODY = 65534 };

/* Each test works in a folder of its own, entered. */
struct folder {
	char path[64];
	int before;
};

static int folder_enter(void **state)
{
	struct folder *folder = calloc(1, sizeof *folder);

	if (!folder)
		return -1;
	*state = folder;
	folder->before = open(".", O_RDONLY | O_DIRECTORY);
	snprintf(folder->path, sizeof folder->path, "/tmp/luqu-test-XXXXXX");
	umask(022);
	if (folder->before < 0 || !mkdtemp(folder->path) || chmod(folder->path, 0777) != 0)
		return -1;
	return chdir(folder->path);
}

static void folder_empty(const char *path)
{
	DIR *listing = opendir(path);
	struct dirent *entry;

	while (listing && (entry = readdir(listing))) {
		char name[512];

		if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
			continue;
		snprintf(name, sizeof name, "%s/%s", path, entry->d_name);
		if (entry->d_type == DT_DIR && chmod(name, 0700) == 0)
			folder_empty(name);
		remove(name);
	}
	if (listing)
		closedir(listing);
}

static int folder_leave(void **state)
{
	struct folder *folder = *state;

	if (fchdir(folder->before) != 0)
		return -1;
	close(folder->before);
	folder_empty(folder->path);
	rmdir(folder->path);
	free(folder);
	return 0;
}

static void file_write(const char *path, const char *text)
{
	FILE *file = fopen(path, "w");

	assert_non_null(file);
	fputs(text, file);
	assert_int_equal(fclose(file), 0);
}

static void assert_holds(const char *path, const char *expected)
{
	char text[256] = "";
	FILE *file = fopen(path, "r");

	assert_non_null(file);
	text[fread(text, 1, sizeof text - 1, file)] = '\0';
	fclose(file);
	assert_string_equal(text, expected);
}

static unsigned entries(const char *path)
{
	DIR *listing = opendir(path);
	const struct dirent *entry;
	unsigned count = 0;

	assert_non_null(listing);
	while ((entry = readdir(listing)))
		count += strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0;
	closedir(listing);
	return count;
}

static mode_t mode_of(const char *path)
{
	struct stat found;

	assert_int_equal(stat(path, &found), 0);
	return found.st_mode & 07777;
}

static enum status write_whole(const char *path, const char *text, struct problem *problem)
{
	struct outfile *outfile = outfile_open(path, NULL, problem);

	if (!outfile)
		return problem->status;
	outfile_text(outfile, text);
	return outfile_commit(outfile, problem);
}

static void assert_refused(const char *path, const char *const *keep_off, enum status status, const char *words)
{
	struct problem problem = { 0 };

	assert_null(outfile_open(path, keep_off, &problem));
	assert_int_equal(problem.status, status);
	if (!strstr(problem.text, words))
		fail_msg("'%s' does not say '%s'", problem.text, words);
	assert_null(outfile_open(path, keep_off, NULL));
}

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
	assert_int_equal(entries("."), 1);
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
	assert_int_equal(entries("."), 1);
}

static void outfile_abandon__leaves_everything__as_it_was(void **state)
{
	struct problem problem = { 0 };
	struct outfile *outfile;

	(void)state;
	file_write("a.csv", "old\n");
	outfile = outfile_open("a.csv", NULL, &problem);
	outfile_text(outfile, "new\n");
	assert_int_equal(entries("."), 2);
	outfile_abandon(outfile);
	assert_holds("a.csv", "old\n");
	outfile_abandon(outfile_open("b.csv", NULL, &problem));
	assert_int_equal(entries("."), 1);
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

static void outfile__refuses__an_empty_name_and_folders(void **state)
{
	(void)state;
	assert_int_equal(mkdir("folder", 0777), 0);
	assert_int_equal(symlink("folder", "link"), 0);
	assert_refused("", NULL, STATUS_USAGE, "empty");
	assert_refused("folder", NULL, STATUS_ENVIRONMENT, "is a folder");
	assert_refused("folder/", NULL, STATUS_ENVIRONMENT, "is a folder");
	assert_refused("link", NULL, STATUS_ENVIRONMENT, "is a folder");
	assert_refused(".", NULL, STATUS_ENVIRONMENT, "is a folder");
	assert_refused("..", NULL, STATUS_ENVIRONMENT, "is a folder");
	assert_refused("/", NULL, STATUS_ENVIRONMENT, "is a folder");
	assert_int_equal(entries("folder"), 0);
}

static void outfile__refuses__a_missing_folder__and_makes_none(void **state)
{
	(void)state;
	file_write("file", "x");
	assert_refused("missing/a.csv", NULL, STATUS_ENVIRONMENT, "no folder 'missing/'");
	assert_refused("missing/", NULL, STATUS_ENVIRONMENT, "no folder 'missing/'");
	assert_refused("file/a.csv", NULL, STATUS_ENVIRONMENT, "no folder 'file/'");
	assert_refused("file/", NULL, STATUS_ENVIRONMENT, "no folder 'file/'");
	assert_int_equal(entries("."), 1);
}

static void outfile__refuses__names_that_no_file_can_have(void **state)
{
	char name[5001];

	(void)state;
	memset(name, 'n', sizeof name);
	name[256] = '\0';
	assert_refused(name, NULL, STATUS_ENVIRONMENT, "too long");
	name[256] = 'n';
	name[5000] = '\0';
	assert_refused(name, NULL, STATUS_ENVIRONMENT, "too long");
	name[255] = '\0';
	assert_int_equal(write_whole(name, "x", &(struct problem){ 0 }), STATUS_OK);
	assert_holds(name, "x");
}

static void outfile__accepts__odd_names(void **state)
{
	static const char *const names[] = { "-rf", "a\nb", " ", "..x", "\u5f55\u53d6\u540d\u5355.csv", "$(reboot)", "%s%n" };

	(void)state;
	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
		assert_int_equal(write_whole(names[i], "x", &(struct problem){ 0 }), STATUS_OK);
		assert_holds(names[i], "x");
	}
	assert_int_equal(mkdir("sub", 0777), 0);
	assert_int_equal(write_whole("sub/../x", "y", &(struct problem){ 0 }), STATUS_OK);
	assert_holds("x", "y");
	assert_refused("no\x1b[2J/x", NULL, STATUS_ENVIRONMENT, "no\uFFFD[2J/x");
}

/* The superuser may write anywhere, so such a test is made as nobody. */
static void rights_drop(void)
{
	if (geteuid() == 0)
		assert_int_equal(seteuid(NOBODY), 0);
}

static void rights_restore(void)
{
	if (getuid() == 0)
		assert_int_equal(seteuid(0), 0);
}

static void outfile__refuses__a_read_only_folder(void **state)
{
	(void)state;
	assert_int_equal(mkdir("folder", 0777), 0);
	file_write("folder/old", "old");
	assert_int_equal(chmod("folder/old", 0666), 0);
	assert_int_equal(chmod("folder", 0555), 0);
	rights_drop();
	assert_refused("folder/new", NULL, STATUS_ENVIRONMENT, "cannot write 'folder/new': Permission denied");
	assert_refused("folder/old", NULL, STATUS_ENVIRONMENT, "Permission denied");
	rights_restore();
	assert_holds("folder/old", "old");
	assert_int_equal(entries("folder"), 1);
}

static void outfile__refuses__a_write_protected_file(void **state)
{
	(void)state;
	file_write("kept", "old");
	assert_int_equal(chmod("kept", 0444), 0);
	rights_drop();
	assert_refused("kept", NULL, STATUS_ENVIRONMENT, "cannot write 'kept': Permission denied");
	rights_restore();
	assert_holds("kept", "old");
}

static void outfile__refuses__a_folder_that_may_not_be_entered(void **state)
{
	(void)state;
	assert_int_equal(mkdir("closed", 0600), 0);
	rights_drop();
	assert_refused("closed/a", NULL, STATUS_ENVIRONMENT, "Permission denied");
	rights_restore();
}

static void outfile__writes__into_a_folder_that_may_not_be_listed(void **state)
{
	struct problem problem = { 0 };
	enum status status;

	(void)state;
	assert_int_equal(mkdir("box", 0777), 0);
	assert_int_equal(chmod("box", 0333), 0);
	rights_drop();
	status = write_whole("box/a", "x", &problem);
	rights_restore();
	assert_int_equal(status, STATUS_OK);
	assert_int_equal(chmod("box", 0777), 0);
	assert_holds("box/a", "x");
	assert_int_equal(entries("box"), 1);
}

static void outfile__follows_links__and_leaves_them(void **state)
{
	struct problem problem = { 0 };
	struct stat found;

	(void)state;
	assert_int_equal(mkdir("sub", 0777), 0);
	file_write("sub/real", "old");
	assert_int_equal(symlink("real", "sub/inner"), 0);
	assert_int_equal(symlink("sub/inner", "outer"), 0);
	assert_int_equal(write_whole("outer", "new", &problem), STATUS_OK);
	assert_holds("sub/real", "new");
	assert_int_equal(lstat("outer", &found), 0);
	assert_true(S_ISLNK(found.st_mode));
	assert_int_equal(lstat("sub/inner", &found), 0);
	assert_true(S_ISLNK(found.st_mode));
	assert_int_equal(lstat("sub/real", &found), 0);
	assert_true(S_ISREG(found.st_mode));
	assert_int_equal(entries("sub"), 2);
}

static void outfile__makes_the_file__that_a_link_leads_to(void **state)
{
	const struct folder *folder = *state;
	struct problem problem = { 0 };
	char absolute[128];
	struct stat found;

	assert_int_equal(mkdir("sub", 0777), 0);
	snprintf(absolute, sizeof absolute, "%s/sub/real", folder->path);
	assert_int_equal(symlink(absolute, "link"), 0);
	assert_int_equal(write_whole("link", "new", &problem), STATUS_OK);
	assert_holds("sub/real", "new");
	assert_int_equal(lstat("link", &found), 0);
	assert_true(S_ISLNK(found.st_mode));
	assert_int_equal(symlink("gone/real", "broken"), 0);
	assert_refused("broken", NULL, STATUS_ENVIRONMENT, "no folder 'gone/'");
}

static void outfile__refuses__links_in_a_circle(void **state)
{
	(void)state;
	assert_int_equal(symlink("b", "a"), 0);
	assert_int_equal(symlink("a", "b"), 0);
	assert_refused("a", NULL, STATUS_ENVIRONMENT, "symbolic links");
	assert_refused("a/x", NULL, STATUS_ENVIRONMENT, "symbolic links");
}

static void outfile__refuses__to_write_over_the_database__by_any_name(void **state)
{
	const struct folder *folder = *state;
	static const char *const keep_off[] = { "luqu.db", "luqu.db-wal", "luqu.db-shm", "luqu.db-lock", NULL };
	char absolute[128];

	file_write("luqu.db", "data");
	file_write("luqu.db-shm", "data");
	assert_int_equal(mkdir("sub", 0777), 0);
	assert_int_equal(symlink("luqu.db", "link"), 0);
	assert_int_equal(symlink("../luqu.db-wal", "sub/link"), 0);
	assert_int_equal(symlink(".", "here"), 0);
	assert_int_equal(link("luqu.db", "hard"), 0);
	assert_refused("luqu.db", keep_off, STATUS_USAGE, "database");
	assert_refused("./luqu.db", keep_off, STATUS_USAGE, "database");
	assert_refused("sub/../luqu.db", keep_off, STATUS_USAGE, "database");
	assert_refused("here/luqu.db", keep_off, STATUS_USAGE, "database");
	assert_refused("link", keep_off, STATUS_USAGE, "database");
	assert_refused("hard", keep_off, STATUS_USAGE, "database");
	assert_refused("luqu.db-shm", keep_off, STATUS_USAGE, "database");
	/* Not there now, but tomorrow. */
	assert_refused("luqu.db-wal", keep_off, STATUS_USAGE, "database");
	assert_refused("sub/link", keep_off, STATUS_USAGE, "database");
	assert_refused("here/luqu.db-lock", keep_off, STATUS_USAGE, "database");
	snprintf(absolute, sizeof absolute, "%s/luqu.db-wal", folder->path);
	assert_refused(absolute, keep_off, STATUS_USAGE, "database");
	assert_holds("luqu.db", "data");
	assert_int_equal(entries("."), 6);
}

static void outfile__refuses__what_a_link_to_keep_off_leads_to(void **state)
{
	static const char *const keep_off[] = { "link", "nowhere/x", NULL };

	(void)state;
	assert_int_equal(symlink("real", "link"), 0);
	assert_refused("real", keep_off, STATUS_USAGE, "database");
	file_write("real", "data");
	assert_refused("real", keep_off, STATUS_USAGE, "database");
}

static void outfile__accepts__names_like_the_database_elsewhere(void **state)
{
	static const char *const keep_off[] = { "luqu.db", "luqu.db-wal", NULL };
	struct problem problem = { 0 };
	struct outfile *outfile;

	(void)state;
	file_write("luqu.db", "data");
	assert_int_equal(mkdir("sub", 0777), 0);
	outfile = outfile_open("sub/luqu.db", keep_off, &problem);
	assert_non_null(outfile);
	assert_int_equal(outfile_commit(outfile, &problem), STATUS_OK);
	outfile = outfile_open("luqu.db2", keep_off, &problem);
	assert_non_null(outfile);
	assert_int_equal(outfile_commit(outfile, &problem), STATUS_OK);
	assert_holds("luqu.db", "data");
}

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
	assert_int_equal(entries("."), 1);
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
		assert_int_equal(entries("."), 1);
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
	assert_int_equal(entries("."), 1);
	assert_int_equal(entries("a"), 0);
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
		assert_int_equal(entries("."), 1);
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
	assert_int_equal(entries("."), 1);
}

static void outfile_temp_path__is_copied__to_standard_output_and_pipes(void **state)
{
	const struct folder *folder = *state;
	struct problem problem = { 0 };
	struct outfile *outfile;
	enum status status;
	char spool[128];
	char text[16] = "";
	int reader;

	setenv("TMPDIR", folder->path, 1);
	assert_int_equal(mkfifo("pipe", 0666), 0);
	reader = open("pipe", O_RDONLY | O_NONBLOCK);
	outfile = outfile_open("pipe", NULL, &problem);
	assert_non_null(outfile);
	snprintf(spool, sizeof spool, "%s", outfile_temp_path(outfile));
	assert_int_equal(strncmp(spool, folder->path, strlen(folder->path)), 0);
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
		assert_int_equal(entries("."), 1);
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
		assert_int_equal(entries("."), good + 1);
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
#define IN_FOLDER(test) cmocka_unit_test_setup_teardown(test, folder_enter, folder_leave)
		IN_FOLDER(outfile__makes_a_file__only_at_commit),
		IN_FOLDER(outfile__replaces_a_file__whole),
		IN_FOLDER(outfile_abandon__leaves_everything__as_it_was),
		IN_FOLDER(outfile__writes_every_byte__in_pieces_of_all_sizes),
		IN_FOLDER(outfile__gives_new_files__what_the_umask_leaves),
		IN_FOLDER(outfile__keeps_permissions__of_a_file_it_replaces),
		IN_FOLDER(outfile__refuses__an_empty_name_and_folders),
		IN_FOLDER(outfile__refuses__a_missing_folder__and_makes_none),
		IN_FOLDER(outfile__refuses__names_that_no_file_can_have),
		IN_FOLDER(outfile__accepts__odd_names),
		IN_FOLDER(outfile__refuses__a_read_only_folder),
		IN_FOLDER(outfile__refuses__a_write_protected_file),
		IN_FOLDER(outfile__refuses__a_folder_that_may_not_be_entered),
		IN_FOLDER(outfile__writes__into_a_folder_that_may_not_be_listed),
		IN_FOLDER(outfile__follows_links__and_leaves_them),
		IN_FOLDER(outfile__makes_the_file__that_a_link_leads_to),
		IN_FOLDER(outfile__refuses__links_in_a_circle),
		IN_FOLDER(outfile__refuses__to_write_over_the_database__by_any_name),
		IN_FOLDER(outfile__refuses__what_a_link_to_keep_off_leads_to),
		IN_FOLDER(outfile__accepts__names_like_the_database_elsewhere),
		IN_FOLDER(outfile__reports__a_full_device),
		IN_FOLDER(outfile__stops_early__after_a_failed_write),
		IN_FOLDER(outfile__writes_straight__into_devices_and_pipes),
		IN_FOLDER(outfile__writes_standard_output__in_order_with_what_was_printed),
		IN_FOLDER(outfile__reports__standard_output_full_or_closed),
		IN_FOLDER(outfile__refuses__standard_output_that_is_the_database),
		IN_FOLDER(outfile__waits__for_a_pipe_that_does_not),
		IN_FOLDER(outfile__leaves_the_old_file__at_every_point_where_space_ends),
		IN_FOLDER(outfile_commit__fails__when_a_folder_took_the_place),
		IN_FOLDER(outfile_temp_path__lets_a_library_write__in_place_or_anew),
		IN_FOLDER(outfile_temp_path__leaves_the_old_file__when_the_library_left_none),
		IN_FOLDER(outfile_temp_path__is_copied__to_standard_output_and_pipes),
		IN_FOLDER(outfile_temp_path__reports__a_missing_temporary_folder),
		IN_FOLDER(outfile__leaves_the_old_file__at_every_allocation_that_fails),
		IN_FOLDER(outfile__shows_old_or_new__at_every_call_of_the_disk_that_fails),
		IN_FOLDER(outfile__writes_every_byte__to_a_disk_that_dawdles),
#undef IN_FOLDER
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
