/* SPDX-License-Identifier: ISC */
/* The folder of CSV files being written: buffered rows, all files or none. */
#include "demo.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <luqu/decimal.h>
#include <luqu/i18n.h>

enum { SHEET_BYTES = 1 << 17, PATH_BYTES = 4096 };

bool demo_has(enum kind kind)
{
	return kind <= KIND_ORDERS || kind == KIND_SITES || kind == KIND_ROOMS || kind == KIND_ROOM_USES || kind == KIND_SITTINGS;
}

/* The next kind that the year has a file of, from `kind` on. */
static enum kind next_kind(enum kind kind)
{
	while (kind < KIND_COUNT && !demo_has(kind))
		kind++;
	return kind;
}

static bool sheet_path(char path[PATH_BYTES], const char *folder, enum kind kind)
{
	int length = snprintf(path, PATH_BYTES, "%s/%s.csv", folder, kind_table(kind)->name);
	return length > 0 && length < PATH_BYTES;
}

/* Looks before anything is made. */
static enum status folder_check(const char *folder, struct problem *problem)
{
	for (enum kind kind = 0; kind < KIND_COUNT; kind = next_kind(kind + 1)) {
		char path[PATH_BYTES];
		struct stat status;
		if (!sheet_path(path, folder, kind))
			return problem_set(problem, STATUS_USAGE, _("%.200s...: the name of the folder is too long"), folder);
		if (lstat(path, &status) == 0)
			return problem_set(problem, STATUS_FAULT, _("%s is there already; nothing was written"), path);
		if (errno != ENOENT && errno != ENOTDIR)
			return problem_set(problem, STATUS_ENVIRONMENT, "%s: %s", path, strerror(errno));
	}
	return STATUS_OK;
}

static void sheet_flush(struct demo_sheet *sheet)
{
	if (sheet->file)
		outfile_write(sheet->file, sheet->bytes, sheet->used);
	sheet->used = 0;
}

static enum status sheet_open(struct demo_folder *folder, enum kind kind, struct problem *problem)
{
	struct demo_sheet *sheet = &folder->sheets[kind];
	const struct kind_table *table = kind_table(kind);
	char path[PATH_BYTES];
	sheet_path(path, folder->path, kind);
	sheet->bytes = malloc(SHEET_BYTES);
	if (!sheet->bytes)
		return problem_memory(problem);
	sheet->file = outfile_open(path, NULL, problem);
	if (!sheet->file)
		return problem ? problem->status : STATUS_ENVIRONMENT;
	for (size_t i = 0; i < table->n_fields; i++)
		demo_code(sheet, table->fields[i].name);
	demo_end(sheet);
	return STATUS_OK;
}

enum status demo_folder_open(struct demo_folder *folder, const char *path, struct problem *problem)
{
	*folder = (struct demo_folder){ .path = path };
	enum status status = folder_check(path, problem);
	if (status == STATUS_OK && mkdir(path, 0777) != 0 && errno != EEXIST)
		status = problem_set(problem, STATUS_ENVIRONMENT, "%s: %s", path, strerror(errno));
	for (enum kind kind = 0; status == STATUS_OK && kind < KIND_COUNT; kind = next_kind(kind + 1))
		status = sheet_open(folder, kind, problem);
	if (status != STATUS_OK)
		demo_folder_abandon(folder);
	return status;
}

enum status demo_folder_commit(struct demo_folder *folder, struct problem *problem)
{
	enum status status = STATUS_OK;
	for (enum kind kind = 0; status == STATUS_OK && kind < KIND_COUNT; kind = next_kind(kind + 1)) {
		struct demo_sheet *sheet = &folder->sheets[kind];
		sheet_flush(sheet);
		status = outfile_commit(sheet->file, problem);
		sheet->file = NULL;
		if (status == STATUS_OK)
			folder->n_placed = (unsigned)kind + 1;
	}
	if (status == STATUS_OK)
		folder->n_placed = 0; /* they stay */
	demo_folder_abandon(folder);
	return status;
}

void demo_folder_abandon(struct demo_folder *folder)
{
	for (enum kind kind = 0; kind < KIND_COUNT; kind = next_kind(kind + 1)) {
		struct demo_sheet *sheet = &folder->sheets[kind];
		char path[PATH_BYTES];
		outfile_abandon(sheet->file);
		free(sheet->bytes);
		*sheet = (struct demo_sheet){ 0 };
		if ((unsigned)kind < folder->n_placed && sheet_path(path, folder->path, kind))
			unlink(path);
	}
	folder->n_placed = 0;
}

bool demo_folder_failed(const struct demo_folder *folder)
{
	for (enum kind kind = 0; kind < KIND_COUNT; kind = next_kind(kind + 1))
		if (!folder->sheets[kind].file || outfile_failed(folder->sheets[kind].file))
			return true;
	return false;
}

/* Makes room for one cell of at most 64 KiB: a comma before it, its quotes. */
static char *cell_begin(struct demo_sheet *sheet, size_t length)
{
	if (sheet->used + length + 4 > SHEET_BYTES)
		sheet_flush(sheet);
	if (sheet->is_row_begun)
		sheet->bytes[sheet->used++] = ',';
	sheet->is_row_begun = true;
	return sheet->bytes + sheet->used;
}

static void cell_bytes(struct demo_sheet *sheet, const char *bytes, size_t length)
{
	memcpy(cell_begin(sheet, length), bytes, length);
	sheet->used += length;
}

void demo_code(struct demo_sheet *sheet, const char *text)
{
	cell_bytes(sheet, text, strlen(text));
}

void demo_cell(struct demo_sheet *sheet, const char *text)
{
	if (!text)
		text = "";
	if (!strpbrk(text, ",\"")) {
		demo_code(sheet, text);
		return;
	}
	char *to = cell_begin(sheet, 2 * strlen(text)), *start = to;
	*to++ = '"';
	for (; *text; text++) {
		if (*text == '"')
			*to++ = '"';
		*to++ = *text;
	}
	*to++ = '"';
	sheet->used += (size_t)(to - start);
}

void demo_number(struct demo_sheet *sheet, int64_t number)
{
	char text[DECIMAL_TEXT], *end = text + sizeof text, *at = end;
	uint64_t rest = number < 0 ? 0 - (uint64_t)number : (uint64_t)number;
	do {
		*--at = (char)('0' + rest % 10);
		rest /= 10;
	} while (rest);
	if (number < 0)
		*--at = '-';
	cell_bytes(sheet, at, (size_t)(end - at));
}

void demo_mark(struct demo_sheet *sheet, int32_t mark_e2)
{
	char text[DECIMAL_TEXT];
	size_t length = decimal_write_e2(mark_e2, text);
	cell_bytes(sheet, text, length);
}

void demo_end(struct demo_sheet *sheet)
{
	if (sheet->used + 1 > SHEET_BYTES)
		sheet_flush(sheet);
	sheet->bytes[sheet->used++] = '\n';
	sheet->is_row_begun = false;
}
