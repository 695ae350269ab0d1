/* SPDX-License-Identifier: ISC */
/* A folder for each test that writes files. */
#include "folder.h"
#include "suite.h"
#include <dirent.h>
#include <fcntl.h>
#include <luqu/outfile.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

int folder_enter(void **state)
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

int folder_leave(void **state)
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

void file_write(const char *path, const char *text)
{
	FILE *file = fopen(path, "w");

	assert_non_null(file);
	fputs(text, file);
	assert_int_equal(fclose(file), 0);
}

void assert_holds(const char *path, const char *expected)
{
	char text[256] = "";
	FILE *file = fopen(path, "r");

	assert_non_null(file);
	text[fread(text, 1, sizeof text - 1, file)] = '\0';
	fclose(file);
	assert_string_equal(text, expected);
}

unsigned entries(const char *path)
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

mode_t mode_of(const char *path)
{
	struct stat found;

	assert_int_equal(stat(path, &found), 0);
	return found.st_mode & 07777;
}

enum status write_whole(const char *path, const char *text, struct problem *problem)
{
	struct outfile *outfile = outfile_open(path, NULL, problem);

	if (!outfile)
		return problem->status;
	outfile_text(outfile, text);
	return outfile_commit(outfile, problem);
}
