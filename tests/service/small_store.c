/* SPDX-License-Identifier: ISC */
/* Small years as text, and the databases made of them. */
#include "small_store.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void die(const char *what, const char *about)
{
	fprintf(stderr, "small_store: %s: %s\n", what, about);
	abort();
}

/* --- text to cells --------------------------------------------------------------------------------------------------- */

struct cursor { /* the text, line by line */
	const char *at;
	char line[1024];
};

static bool next_line(struct cursor *cursor)
{
	size_t length = strcspn(cursor->at, "\n");

	if (*cursor->at == '\0')
		return false;
	if (length >= sizeof cursor->line)
		die("a line is too long", cursor->at);
	memcpy(cursor->line, cursor->at, length);
	cursor->line[length] = '\0';
	cursor->at += length + (cursor->at[length] == '\n');
	return true;
}

/* Cuts a line at `|` into cells without the blanks around them; returns how many. */
static size_t cut_cells(char *line, struct cell cells[FIELDS_MOST])
{
	size_t count = 0;

	for (char *at = line; at && count < FIELDS_MOST;) {
		char *end = strchr(at, '|'), *next = end ? end + 1 : NULL;
		if (!end)
			end = at + strlen(at);
		while (at < end && *at == ' ')
			at++;
		while (end > at && end[-1] == ' ')
			end--;
		cells[count++] = (struct cell){ .bytes = at, .length = (size_t)(end - at) };
		at = next;
	}
	return count;
}

/* --- cells to rows --------------------------------------------------------------------------------------------------- */

struct block {
	enum kind kind;
	int fields[FIELDS_MOST];
	size_t n_fields;
};

static void open_block(struct block *block, char *line)
{
	struct cell cells[FIELDS_MOST];
	char *colon = strchr(line, ':');

	if (!colon)
		die("no kind", line);
	*colon = '\0';
	block->kind = kind_find(line);
	if (block->kind == KIND_NONE)
		die("no such kind", line);
	block->n_fields = cut_cells(colon + 1, cells);
	for (size_t i = 0; i < block->n_fields; i++) {
		block->fields[i] = kind_field(block->kind, cells[i].bytes, cells[i].length);
		if (block->fields[i] < 0)
			die("no such column", cells[i].bytes);
	}
}

static void put_row(struct store *store, const struct block *block, char *line)
{
	struct row *row = calloc(1, sizeof *row);
	struct cell given[FIELDS_MOST], cells[FIELDS_MOST] = { 0 };
	struct findings findings = { 0 };
	size_t count = cut_cells(line, given);

	if (!row || count > block->n_fields)
		die("too many cells", line);
	for (size_t i = 0; i < FIELDS_MOST; i++)
		cells[i] = (struct cell){ .bytes = "", .length = 0 };
	for (size_t i = 0; i < count; i++)
		cells[block->fields[i]] = given[i];
	if (!row_check(block->kind, cells, row, &findings, kind_table(block->kind)->name, 0))
		die(findings.kept[0].place, findings.kept[0].text);
	if (store_insert_row(store, row) == STORE_DUPLICATE && store_update_row(store, row) != STORE_DONE)
		die("cannot be stored", line);
	findings_clear(&findings);
	free(row);
}

static void put_text(struct store *store, const char *text)
{
	struct cursor cursor = { .at = text };
	struct block block = { 0 };
	bool is_open = false;

	while (next_line(&cursor)) {
		if (cursor.line[strspn(cursor.line, " ")] == '\0') {
			is_open = false;
		} else if (is_open) {
			put_row(store, &block, cursor.line);
		} else {
			open_block(&block, cursor.line);
			is_open = true;
		}
	}
}

/* --- databases ------------------------------------------------------------------------------------------------------- */

void small_store_make(struct small_store *small, const char *text)
{
	struct problem problem = { 0 };
	struct store *store;

	snprintf(small->folder, sizeof small->folder, "/tmp/luqu-small-XXXXXX");
	if (!mkdtemp(small->folder))
		die("mkdtemp", small->folder);
	snprintf(small->path, sizeof small->path, "%s/y.db", small->folder);
	if (store_create(small->path, NULL, &store, &problem) != STATUS_OK)
		die(small->path, problem.text);
	put_text(store, text);
	if (store_commit(store, &problem) != STATUS_OK)
		die(small->path, problem.text);
	store_close(store);
	if (store_open(small->path, STORE_WRITE, &small->store, &problem) != STATUS_OK)
		die(small->path, problem.text);
}

void small_store_put(struct small_store *small, const char *text)
{
	struct problem problem = { 0 };

	if (store_begin(small->store, NULL, &problem) != STATUS_OK)
		die(small->path, problem.text);
	put_text(small->store, text);
	if (store_commit(small->store, &problem) != STATUS_OK)
		die(small->path, problem.text);
}

void small_store_close(struct small_store *small)
{
	static const char *const ends[] = { "", "-wal", "-shm", "-lock" };
	char path[128];

	store_close(small->store);
	for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++) {
		snprintf(path, sizeof path, "%s%s", small->path, ends[i]);
		unlink(path);
	}
	rmdir(small->folder);
}

/* --- changing a text ------------------------------------------------------------------------------------------------- */

char *small_text_change(const char *text, const char *from, const char *to)
{
	const char *place = *from ? strstr(text, from) : text + strlen(text);
	size_t size = strlen(text) + strlen(to) + 1;
	char *changed = malloc(size);

	if (!place || (*from && strstr(place + 1, from)))
		die(place ? "more than one place reads" : "no place reads", from);
	if (!changed)
		die("out of memory", from);
	snprintf(changed, size, "%.*s%s%s", (int)(place - text), text, to, place + strlen(from));
	return changed;
}
