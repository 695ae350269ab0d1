/* SPDX-License-Identifier: ISC */
/* Where output files may go: through links, not into the wrong folder, never over the database. */
#include "outfiles.h"
#include <luqu/outfile.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <unistd.h>

enum { NOBODY = 65534 };

static void assert_refused(const char *path, const char *const *keep_off, enum status status, const char *words)
{
	struct problem problem = { 0 };

	assert_null(outfile_open(path, keep_off, &problem));
	assert_int_equal(problem.status, status);
	if (!strstr(problem.text, words))
		fail_msg("'%s' does not say '%s'", problem.text, words);
	assert_null(outfile_open(path, keep_off, NULL));
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
	assert_int_equal(folder_entries("folder"), 0);
}

static void outfile__refuses__a_missing_folder__and_makes_none(void **state)
{
	(void)state;
	file_write("file", "x");
	assert_refused("missing/a.csv", NULL, STATUS_ENVIRONMENT, "no folder 'missing/'");
	assert_refused("missing/", NULL, STATUS_ENVIRONMENT, "no folder 'missing/'");
	assert_refused("file/a.csv", NULL, STATUS_ENVIRONMENT, "no folder 'file/'");
	assert_refused("file/", NULL, STATUS_ENVIRONMENT, "no folder 'file/'");
	assert_int_equal(folder_entries("."), 1);
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
	assert_int_equal(folder_entries("folder"), 1);
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
	assert_int_equal(folder_entries("box"), 1);
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
	assert_int_equal(folder_entries("sub"), 2);
}

static void outfile__makes_the_file__that_a_link_leads_to(void **state)
{
	struct problem problem = { 0 };
	char folder[FOLDER_PATH], absolute[2 * FOLDER_PATH];
	struct stat found;

	(void)state;
	assert_non_null(getcwd(folder, sizeof folder));
	assert_int_equal(mkdir("sub", 0777), 0);
	snprintf(absolute, sizeof absolute, "%s/sub/real", folder);
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
	static const char *const keep_off[] = { "luqu.db", "luqu.db-wal", "luqu.db-shm", "luqu.db-lock", NULL };
	char folder[FOLDER_PATH], absolute[2 * FOLDER_PATH];

	(void)state;
	assert_non_null(getcwd(folder, sizeof folder));
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
	snprintf(absolute, sizeof absolute, "%s/luqu.db-wal", folder);
	assert_refused(absolute, keep_off, STATUS_USAGE, "database");
	assert_holds("luqu.db", "data");
	assert_int_equal(folder_entries("."), 6);
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

static void outfile__refuses__a_disk(void **state)
{
	(void)state;
	if (mknod("disk", S_IFBLK | 0666, makedev(7, 255)) != 0)
		skip(); /* only the superuser makes one */
	assert_refused("disk", NULL, STATUS_USAGE, "is a disk");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
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
		IN_FOLDER(outfile__refuses__a_disk),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
