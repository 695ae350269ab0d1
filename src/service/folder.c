/* SPDX-License-Identifier: ISC */
/* Which files of a folder are read. */
#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include <luqu/arena.h>
#include <luqu/i18n.h>

#include "folder.h"

/* KIND.csv, exactly so. */
static enum kind kind_of(const char *name)
{
	for (int kind = 0; kind < KIND_COUNT; kind++) {
		const char *known = kind_table((enum kind)kind)->name;
		const size_t length = strlen(known);

		if (strncmp(name, known, length) == 0 && strcmp(name + length, ".csv") == 0)
			return (enum kind)kind;
	}
	return KIND_NONE;
}

static bool is_csv(const char *name)
{
	const size_t length = strlen(name);

	return length > 4 && strcasecmp(name + length - 4, ".csv") == 0;
}

static enum status take_in(struct folder *folder, const char *path, const char *name, enum kind kind, struct problem *problem)
{
	struct folder_file *file = &folder->files[kind];
	const size_t length = strlen(path);
	const char *slash = length > 0 && path[length - 1] == '/' ? "" : "/";

	if (asprintf(&file->path, "%s%s%s", path, slash, name) < 0) {
		file->path = NULL;
		return problem_memory(problem);
	}
	file->base = file->path + strlen(file->path) - strlen(name);
	return STATUS_OK;
}

static int compare_names(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

/* Warnings in the order of names: that of the folder differs from disk to disk. */
struct names {
	char **texts;
	size_t count, capacity;
};

static bool names_put(struct names *names, const char *name)
{
	void *texts = names->texts;

	if (!array_grow(&texts, &names->capacity, names->count + 1, sizeof *names->texts))
		return false;
	names->texts = texts;
	names->texts[names->count] = strdup(name);
	return names->texts[names->count++] != NULL;
}

static void names_tell(struct names *names, const char *path, struct findings *warnings)
{
	if (names->count > 0)
		qsort(names->texts, names->count, sizeof *names->texts, compare_names);
	for (size_t i = 0; i < names->count; i++)
		findings_add(warnings, names->texts[i], 0, NULL, _("no file of that name is known; it was not read (%s)"), path);
}

static void names_free(struct names *names)
{
	for (size_t i = 0; i < names->count; i++)
		free(names->texts[i]);
	free(names->texts);
}

static enum status look_at(struct folder *folder, const char *path, const char *name, struct names *others, struct problem *problem)
{
	const enum kind kind = kind_of(name);

	if (kind != KIND_NONE)
		return take_in(folder, path, name, kind, problem);
	if (is_csv(name) && !names_put(others, name))
		return problem_memory(problem);
	return STATUS_OK;
}

static enum status list(DIR *listing, const char *path, struct folder *folder, struct names *others, struct problem *problem)
{
	enum status status = STATUS_OK;
	const struct dirent *entry;

	errno = 0;
	while (status == STATUS_OK && (entry = readdir(listing)))
		status = look_at(folder, path, entry->d_name, others, problem);
	if (status == STATUS_OK && errno != 0)
		status = problem_system(problem, errno, "%s", path);
	return status;
}

enum status folder_list(const char *path, struct folder *folder, struct findings *warnings, struct problem *problem)
{
	DIR *listing = opendir(path);
	struct names others = { .count = 0 };
	enum status status;

	if (!listing)
		return problem_system(problem, errno, "%s", path);
	status = list(listing, path, folder, &others, problem);
	closedir(listing);
	if (status == STATUS_OK)
		names_tell(&others, path, warnings);
	names_free(&others);
	return status;
}

void folder_free(struct folder *folder)
{
	for (int kind = 0; kind < KIND_COUNT; kind++) {
		free(folder->files[kind].path);
		reader_ahead_close(&folder->files[kind].ahead);
	}
	*folder = (struct folder){ .files = { { .path = NULL } } };
}
