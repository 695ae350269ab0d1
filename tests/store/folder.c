/* SPDX-License-Identifier: ISC */
/* A folder for each test, and what tests do with files. */
#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "suite.h"

struct folder {
	char path[64];
	int before; /* where the test began, held open */
};

int folder_enter(void **state)
{
	struct folder *folder = calloc(1, sizeof *folder);

	if (!folder)
		return -1;
	*state = folder;
	folder->before = open(".", O_RDONLY | O_DIRECTORY);
	snprintf(folder->path, sizeof folder->path, "/tmp/luqu-test-XXXXXX");
	if (folder->before < 0 || !mkdtemp(folder->path))
		return -1;
	return chdir(folder->path);
}

static void folder_empty(const char *path)
{
	DIR *listing = opendir(path);
	const struct dirent *entry;

	chmod(path, 0700);
	while (listing && (entry = readdir(listing))) {
		char name[512];

		if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
			continue;
		snprintf(name, sizeof name, "%s/%s", path, entry->d_name);
		if (entry->d_type == DT_DIR)
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

unsigned folder_entries(void)
{
	DIR *listing = opendir(".");
	const struct dirent *entry;
	unsigned count = 0;

	assert_non_null(listing);
	while ((entry = readdir(listing)))
		count += strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0;
	closedir(listing);
	return count;
}

void file_write(const char *path, const char *bytes, size_t length)
{
	FILE *file = fopen(path, "w");

	assert_non_null(file);
	assert_int_equal(fwrite(bytes, 1, length, file), length);
	assert_int_equal(fclose(file), 0);
}

size_t file_size(const char *path)
{
	struct stat what;

	assert_int_equal(stat(path, &what), 0);
	return (size_t)what.st_size;
}

void file_put(const char *path, size_t offset, const void *bytes, size_t length)
{
	const int fd = open(path, O_WRONLY);

	assert_true(fd >= 0);
	assert_int_equal(pwrite(fd, bytes, length, (off_t)offset), length);
	close(fd);
}

void file_copy(const char *from, const char *to)
{
	const size_t size = file_size(from);
	char *bytes = malloc(size + 1);
	FILE *file = fopen(from, "r");

	assert_non_null(bytes);
	assert_non_null(file);
	assert_int_equal(fread(bytes, 1, size, file), size);
	fclose(file);
	file_write(to, bytes, size);
	free(bytes);
}
