/* SPDX-License-Identifier: ISC */
/* Is a workbook that has been written whole? */
#include "xlsx_whole.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <zip.h>

enum { BLOCK = 64 * 1024 };
static const char ending[] = "</worksheet>";
enum { ENDING = sizeof ending - 1 };

/* Reads on until the block is full or the entry ends (which is when libzip compares the checksum). -1: an error. */
static zip_int64_t read_block(zip_file_t *entry, char *block, size_t size)
{
	size_t filled = 0;
	while (filled < size) {
		const zip_int64_t got = zip_fread(entry, block + filled, size - filled);
		if (got < 0)
			return -1;
		if (got == 0)
			break;
		filled += (size_t)got;
	}
	return (zip_int64_t)filled;
}

static bool ends_well(zip_file_t *entry, char *block)
{
	size_t kept = 0; /* bytes at the block's start: the last ones of the block before */
	for (;;) {
		const zip_int64_t got = read_block(entry, block + kept, BLOCK - kept);
		if (got < 0)
			return false;
		const size_t filled = kept + (size_t)got;
		if (filled < BLOCK)
			return filled >= ENDING && memcmp(block + filled - ENDING, ending, ENDING) == 0;
		memmove(block, block + filled - ENDING, ENDING);
		kept = ENDING;
	}
}

static bool worksheet_is_whole(zip_t *archive, uint32_t number, char *block)
{
	char name[64];
	snprintf(name, sizeof name, "xl/worksheets/sheet%u.xml", (unsigned)number);
	zip_file_t *entry = zip_fopen(archive, name, 0);
	const bool is_whole = entry && ends_well(entry, block);
	if (entry)
		zip_fclose(entry);
	return is_whole;
}

bool xlsx_is_whole(const char *path, uint32_t n_worksheets)
{
	int error;
	char *block = malloc(BLOCK);
	zip_t *archive = block && path ? zip_open(path, ZIP_RDONLY, &error) : NULL;
	bool is_whole = archive != NULL;
	for (uint32_t i = 1; i <= n_worksheets && is_whole; i++)
		is_whole = worksheet_is_whole(archive, i, block);
	if (archive)
		zip_discard(archive);
	free(block);
	return is_whole;
}
