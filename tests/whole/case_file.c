/* SPDX-License-Identifier: ISC */
/* Reads cases and finds them. */
#include "case_file.h"

#include <errno.h>
#include <fts.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct part { /* one `## NAME` and what stands under it */
	char *name, *body;
};

static char *file_read(const char *path, struct paper *why)
{
	struct paper text = { 0 };
	char bytes[4096];
	FILE *file = fopen(path, "r");
	if (file == NULL) {
		paper_write(why, "%s: %s", path, strerror(errno));
		return NULL;
	}
	for (size_t n = fread(bytes, 1, sizeof bytes, file); n > 0; n = fread(bytes, 1, sizeof bytes, file))
		paper_put(&text, bytes, n);
	fclose(file);
	return paper_take(&text);
}

/* Cuts the next part off; false: there is none. Blank lines at its end are not part of it. */
static bool part_read(const char **text, struct part *part)
{
	const char *start = strncmp(*text, "## ", 3) == 0 ? *text : strstr(*text, "\n## ");
	if (start == NULL)
		return false;
	start += start[0] == '\n' ? 4 : 3;
	size_t length = strcspn(start, "\n");
	const char *body = start + length + (start[length] == '\n');
	const char *end = strncmp(body, "## ", 3) == 0 ? body : strstr(body, "\n## ");
	end = end == NULL ? body + strlen(body) : end;
	*text = end;
	while (end > body && end[-1] == '\n')
		end--;
	part->name = must_copy(start, length);
	part->body = must_make((size_t)(end - body) + 2, 1);
	memcpy(part->body, body, (size_t)(end - body));
	if (end > body)
		part->body[end - body] = '\n';
	return true;
}

static enum kind kind_of_file(const char *name)
{
	const char *dot = strstr(name, ".csv");
	char *kind = dot != NULL ? must_copy(name, (size_t)(dot - name)) : NULL;
	enum kind found = kind != NULL ? kind_find(kind) : KIND_NONE;
	free(kind);
	return found;
}

static void rows_replace(struct case_file *file, enum kind kind, const char *body, struct paper *why)
{
	if (file->earlier == NULL)
		file->earlier = year_copy(file->year);
	while (year_count(file->year, kind) > 0)
		year_drop(file->year, kind, 0);
	year_read_csv(file->year, kind, body, why);
}

static bool expected_read(struct case_file *file, const struct part *part)
{
	for (enum section s = 0; s < SECTION_COUNT; s++) {
		if (strcmp(part->name, section_name(s)) != 0 || file->expected[s] != NULL)
			continue;
		file->expected[s] = must_copy(part->body, strlen(part->body));
		return true;
	}
	return false;
}

static void part_use(struct case_file *file, const struct part *part, struct paper *why)
{
	const char *name = part->name;
	bool is_later = strncmp(name, "later ", 6) == 0;
	enum kind kind = kind_of_file(is_later ? name + 6 : name);
	if (is_later && kind != KIND_NONE)
		rows_replace(file, kind, part->body, why);
	else if (kind != KIND_NONE && year_count(file->year, kind) == 0)
		year_read_csv(file->year, kind, part->body, why);
	else if (strncmp(name, "kept: ", 6) == 0)
		file->n_kept = strtoull(name + 6, NULL, 10);
	else if (strncmp(name, "upto: ", 6) == 0)
		file->n_tiers = strtoull(name + 6, NULL, 10);
	else if (strncmp(name, "fails: ", 7) == 0 && file->fails == NULL) {
		file->fails = must_copy(name + 7, strlen(name + 7));
		file->lines = must_copy(part->body, strlen(part->body));
	} else if (!expected_read(file, part))
		paper_write(why, "no such section, or one twice: %s", name);
}

static bool expects_something(const struct case_file *file)
{
	bool any = file->fails != NULL;
	for (size_t s = 0; s < SECTION_COUNT; s++)
		any = any || file->expected[s] != NULL;
	return any;
}

bool case_read(struct case_file *file, const char *path, struct paper *why)
{
	char *text = file_read(path, why);
	if (text == NULL)
		return false;
	const char *rest = text;
	struct part part;
	*file = (struct case_file){ .year = year_make(), .n_tiers = SIZE_MAX };
	if (strncmp(text, "# ", 2) == 0)
		file->title = must_copy(text + 2, strcspn(text + 2, "\n"));
	else
		paper_write(why, "no title");
	while (why->length == 0 && part_read(&rest, &part)) {
		part_use(file, &part, why);
		free(part.name);
		free(part.body);
	}
	if (why->length == 0 && !expects_something(file))
		paper_write(why, "nothing is expected");
	free(text);
	return why->length == 0;
}

void case_free(struct case_file *file)
{
	year_free(file->year);
	year_free(file->earlier);
	for (size_t s = 0; s < SECTION_COUNT; s++)
		free(file->expected[s]);
	free(file->title);
	free(file->fails);
	free(file->lines);
	*file = (struct case_file){ 0 };
}

static int compare_names(const FTSENT **a, const FTSENT **b)
{
	return strcmp((*a)->fts_name, (*b)->fts_name);
}

char **case_paths(const char *folder)
{
	char *start = must_copy(folder, strlen(folder));
	char *const starts[] = { start, NULL };
	char **paths = must_make(1, sizeof paths[0]);
	size_t n = 0;
	FTS *walk = fts_open(starts, FTS_PHYSICAL | FTS_NOCHDIR, compare_names);
	for (FTSENT *entry = walk != NULL ? fts_read(walk) : NULL; entry != NULL; entry = fts_read(walk)) {
		size_t length = entry->fts_pathlen;
		if (entry->fts_info != FTS_F || length < 5 || strcmp(entry->fts_path + length - 5, ".case") != 0)
			continue;
		paths = must_grow(paths, n + 2, sizeof paths[0]);
		paths[n++] = must_copy(entry->fts_path, length);
		paths[n] = NULL;
	}
	if (walk != NULL)
		fts_close(walk);
	free(start);
	return paths;
}
