/* SPDX-License-Identifier: ISC */
/* A folder for each test, and whole files. */
#include "folder.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* The state of such a test. */
struct folder {
	char path[FOLDER_PATH];
	int before; /* where the test began, held open */
};

bool folder_make(char path[FOLDER_PATH])
{
	const char *parent = getenv("TMPDIR");

	snprintf(path, FOLDER_PATH, "%s/luqu-test-XXXXXX", parent && *parent ? parent : "/tmp");
	return mkdtemp(path) != NULL;
}

/* Of the next entry that is neither the folder nor its parent; NULL: there is none. */
static const struct dirent *next_entry(DIR *listing)
{
	const struct dirent *entry;

	do
		entry = readdir(listing);
	while (entry && (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0));
	return entry;
}

void folder_remove(const char *path)
{
	const struct dirent *entry;
	DIR *listing;

	chmod(path, 0700);
	listing = opendir(path);
	while (listing && (entry = next_entry(listing))) {
		char name[2 * FOLDER_PATH];

		snprintf(name, sizeof name, "%s/%s", path, entry->d_name);
		if (entry->d_type == DT_DIR)
			folder_remove(name);
		else
			remove(name);
	}
	if (listing)
		closedir(listing);
	rmdir(path);
}

int folder_enter(void **state)
{
	struct folder *folder = calloc(1, sizeof *folder);

	if (!folder)
		return -1;
	*state = folder;
	folder->before = open(".", O_RDONLY | O_DIRECTORY);
	umask(022);
	if (folder->before < 0 || !folder_make(folder->path) || chmod(folder->path, 0777) != 0)
		return -1;
	return chdir(folder->path);
}

int folder_leave(void **state)
{
	struct folder *folder = *state;

	if (fchdir(folder->before) != 0)
		return -1;
	close(folder->before);
	folder_remove(folder->path);
	free(folder);
	return 0;
}

void folder_path(char path[FOLDER_PATH], const char *folder, const char *name)
{
	const int length = snprintf(path, FOLDER_PATH, "%s/%s", folder, name);

	assert_true(length > 0 && length < FOLDER_PATH);
}

size_t folder_entries(const char *path)
{
	DIR *listing = opendir(path);
	size_t count = 0;

	assert_non_null(listing);
	while (next_entry(listing))
		count++;
	closedir(listing);
	return count;
}

bool file_exists(const char *path)
{
	return access(path, F_OK) == 0;
}

void file_write(const char *path, const char *text)
{
	file_write_bytes(path, text, strlen(text));
}

void file_write_bytes(const char *path, const void *bytes, size_t length)
{
	FILE *file = fopen(path, "w");

	assert_non_null(file);
	assert_int_equal(fwrite(bytes, 1, length, file), length);
	assert_int_equal(fclose(file), 0);
}

char *file_read(const char *path, size_t *length)
{
	const size_t size = file_size(path);
	char *bytes = calloc(1, size + 1);
	FILE *file = fopen(path, "r");

	assert_non_null(bytes);
	assert_non_null(file);
	assert_int_equal(fread(bytes, 1, size, file), size);
	fclose(file);
	if (length)
		*length = size;
	return bytes;
}

size_t file_size(const char *path)
{
	struct stat what;

	assert_int_equal(stat(path, &what), 0);
	return (size_t)what.st_size;
}
