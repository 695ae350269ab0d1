/* SPDX-License-Identifier: ISC */
/* Scratch folders and whole files for tests. */
#include <dirent.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "suite.h"

void scratch_make(char folder[SCRATCH_PATH])
{
	const char *parent = getenv("TMPDIR");
	snprintf(folder, SCRATCH_PATH, "%s/luqu-exchange-XXXXXX", parent && *parent ? parent : "/tmp");
	assert_non_null(mkdtemp(folder));
}

static bool is_entry(const struct dirent *entry)
{
	return strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0;
}

static int remove_entry(const char *path, const struct stat *about, int type, struct FTW *where)
{
	(void)about, (void)type, (void)where;
	return remove(path);
}

void scratch_remove(const char *folder)
{
	enum { OPEN_AT_ONCE = 8 };
	assert_int_equal(nftw(folder, remove_entry, OPEN_AT_ONCE, FTW_DEPTH | FTW_PHYS), 0);
}

size_t scratch_count(const char *folder)
{
	DIR *directory = opendir(folder);
	size_t count = 0;
	assert_non_null(directory);
	for (const struct dirent *entry; (entry = readdir(directory));)
		count += is_entry(entry);
	closedir(directory);
	return count;
}

void scratch_path(char path[SCRATCH_PATH], const char *folder, const char *name)
{
	const int length = snprintf(path, SCRATCH_PATH, "%s/%s", folder, name);
	assert_true(length > 0 && length < SCRATCH_PATH);
}

void scratch_write(const char *path, const char *bytes, size_t length)
{
	FILE *file = fopen(path, "wb");
	assert_non_null(file);
	assert_int_equal(fwrite(bytes, 1, length, file), length);
	assert_int_equal(fclose(file), 0);
}

char *scratch_read(const char *path, size_t *length)
{
	FILE *file = fopen(path, "rb");
	char *text = NULL;
	size_t used = 0;
	char block[4096];
	assert_non_null(file);
	FILE *out = open_memstream(&text, &used);
	assert_non_null(out);
	for (size_t got; (got = fread(block, 1, sizeof block, file)) > 0;)
		fwrite(block, 1, got, out);
	fclose(out);
	fclose(file);
	if (length)
		*length = used;
	return text;
}

bool scratch_exists(const char *path)
{
	return access(path, F_OK) == 0;
}
