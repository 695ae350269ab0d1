/* SPDX-License-Identifier: ISC */
/* Years as CSV text: one section per file, and folders. Small on purpose: the program's own reader is tested elsewhere. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "year.h"

static void cell_write(const char *cell, struct paper *paper)
{
	if (strpbrk(cell, ",\"\n") == NULL) {
		paper_write(paper, "%s", cell);
		return;
	}
	paper_put(paper, "\"", 1);
	for (const char *c = cell; *c != '\0'; c++)
		paper_put(paper, *c == '"' ? "\"\"" : c, *c == '"' ? 2 : 1);
	paper_put(paper, "\"", 1);
}

static bool column_is_used(const struct year_table *table, const struct field *field, size_t column)
{
	bool used = field->is_key || field->is_required;
	for (size_t r = 0; r < table->n_rows; r++)
		used = used || table->rows[r].cells[column][0] != '\0';
	return used;
}

void year_write_csv(const struct year *year, enum kind kind, struct paper *paper)
{
	const struct kind_table *names = kind_table(kind);
	const struct year_table *table = &year->tables[kind];
	bool used[FIELDS_MOST];
	const char *comma = "";
	for (size_t f = 0; f < names->n_fields; f++) {
		used[f] = column_is_used(table, &names->fields[f], f);
		if (used[f])
			paper_write(paper, "%s%s", comma, names->fields[f].name);
		comma = used[f] ? "," : comma;
	}
	paper_write(paper, "\n");
	for (size_t r = 0; r < table->n_rows; r++) {
		comma = "";
		for (size_t f = 0; f < names->n_fields; f++) {
			if (!used[f])
				continue;
			paper_write(paper, "%s", comma);
			cell_write(table->rows[r].cells[f], paper);
			comma = ",";
		}
		paper_write(paper, "\n");
	}
}

void year_write(const struct year *year, struct paper *paper)
{
	for (enum kind k = 0; k < KIND_COUNT; k++) {
		if (year_count(year, k) == 0)
			continue;
		paper_write(paper, "## %s.csv\n", kind_table(k)->name);
		year_write_csv(year, k, paper);
	}
}

bool year_save(const struct year *year, const char *folder)
{
	bool good = true;
	for (enum kind k = 0; k < KIND_COUNT && good; k++) {
		struct paper path = { 0 }, text = { 0 };
		paper_write(&path, "%s/%s.csv", folder, kind_table(k)->name);
		year_write_csv(year, k, &text);
		FILE *file = fopen(path.text, "w");
		good = file != NULL && fputs(text.text, file) >= 0;
		good = (file == NULL || fclose(file) == 0) && good;
		paper_clear(&path);
		paper_clear(&text);
	}
	return good;
}

/* One cell from *text on; true: the row goes on behind it. */
static bool cell_read(const char **text, struct paper *cell)
{
	const char *c = *text;
	bool quoted = *c == '"';
	for (c += quoted; *c != '\0' && (quoted || (*c != ',' && *c != '\n')); c++) {
		if (quoted && *c == '"' && *++c != '"')
			break;
		paper_put(cell, c, 1);
	}
	bool more = *c == ',';
	*text = *c != '\0' ? c + 1 : c;
	return more;
}

static size_t header_read(enum kind kind, const char **text, int positions[FIELDS_MOST], struct paper *why)
{
	size_t n = 0;
	for (bool more = true; more; n++) {
		struct paper name = { 0 };
		more = cell_read(text, &name);
		int position = kind_field(kind, paper_text(&name), name.length);
		if (position < 0 || n == FIELDS_MOST)
			paper_write(why, "%s has no column %s; ", kind_table(kind)->name, paper_text(&name));
		positions[n < FIELDS_MOST ? n : 0] = position;
		paper_clear(&name);
	}
	return n;
}

bool year_read_csv(struct year *year, enum kind kind, const char *text, struct paper *why)
{
	int positions[FIELDS_MOST];
	size_t n = header_read(kind, &text, positions, why);
	while (*text != '\0' && why->length == 0) {
		if (*text == '\n' && text++) /* blank lines part the sections of a case file */
			continue;
		size_t row = year_add(year, kind), i = 0;
		for (bool more = true; more; i++) {
			struct paper cell = { 0 };
			more = cell_read(&text, &cell);
			if (i < n) {
				char **place = &year->tables[kind].rows[row].cells[positions[i]];
				free(*place);
				*place = paper_take(&cell);
			}
			paper_clear(&cell);
		}
		if (i != n)
			paper_write(why, "%s row %zu has %zu cells, not %zu", kind_table(kind)->name, row + 1, i, n);
	}
	return why->length == 0;
}
