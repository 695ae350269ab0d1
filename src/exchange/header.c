/* SPDX-License-Identifier: ISC */
/* Which column of a file is which field of its kind. */
#include "header.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

#include <luqu/i18n.h>
#include <luqu/text.h>

enum { COLUMNS_LOOKED_AT = 256, LIST_BYTES = 512, NAME_BYTES = 128 };

/* --- the line as a whole ----------------------------------------------------------------------------------------------------- */

struct separator {
	const char *bytes;
	const char *refusal;
};

static const struct separator separators[] = {
	{ "\t", N_("the columns are separated by tab characters: save the file as CSV with commas") },
	{ "；", N_("the columns are separated by full-width semicolons: save the file as CSV with commas") },
	{ "，", N_("the columns are separated by full-width commas: save the file as CSV with ASCII commas") },
	{ ";", N_("the columns are separated by semicolons: save the file as CSV with commas") },
	{ "|", N_("the columns are separated by vertical bars: save the file as CSV with commas") },
};

bool header_refuse_line(const struct cell *line, const struct header_place *place)
{
	if (line->length >= 4 && strncasecmp(line->bytes, "sep=", 4) == 0) {
		findings_add(place->findings, place->file, place->line, NULL,
		             _("the first line is a spreadsheet's separator mark (sep=): take it out and separate the columns by "
		               "commas"));
		return true;
	}
	if (line->length == 0 || memchr(line->bytes, ',', line->length))
		return false;
	for (size_t i = 0; i < sizeof separators / sizeof *separators; i++) {
		const struct separator *separator = &separators[i];
		if (!memmem(line->bytes, line->length, separator->bytes, strlen(separator->bytes)))
			continue;
		findings_add(place->findings, place->file, place->line, NULL, "%s", _(separator->refusal));
		return true;
	}
	return false;
}

/* --- names of columns -------------------------------------------------------------------------------------------------------- */

/* The bytes of a UTF-8 blank at the start of a text; 0: none. A byte order mark counts as one, since it cannot be seen either. */
static size_t blank_length(const char *bytes, size_t length)
{
	uint32_t character;
	const size_t step = length > 0 ? utf8_decode(bytes, length, &character) : 0;
	if (step == 0)
		return 0;
	return text_is_blank(bytes, step) || character == 0xfeff ? step : 0;
}

static struct cell trim(struct cell cell)
{
	for (size_t blank; (blank = blank_length(cell.bytes, cell.length)) > 0;) {
		cell.bytes += blank;
		cell.length -= blank;
	}
	size_t back = 1;
	while (back <= 3 && back <= cell.length) {
		if (blank_length(cell.bytes + cell.length - back, back) == back) {
			cell.length -= back;
			back = 0;
		}
		back++;
	}
	return cell;
}

/* The field whose English name differs in case only; -1: none. */
static int find_in_other_case(const struct kind_table *table, const struct cell *cell)
{
	for (size_t i = 0; i < table->n_fields; i++) {
		const char *name = table->fields[i].name;
		if (strlen(name) == cell->length && strncasecmp(name, cell->bytes, cell->length) == 0)
			return (int)i;
	}
	return -1;
}

/* The names there are, as one text. */
static void list_names(const struct kind_table *table, char list[LIST_BYTES])
{
	size_t used = 0;
	list[0] = '\0';
	for (size_t i = 0; i < table->n_fields && used < LIST_BYTES; i++) {
		const int added = snprintf(list + used, LIST_BYTES - used, "%s%s", i > 0 ? ", " : "", table->fields[i].name);
		used += added > 0 ? (size_t)added : 0;
	}
}

static void refuse_name(const struct kind_table *table, const struct cell *cell, size_t column, const struct header_place *place)
{
	char shown[NAME_BYTES];
	const struct cell bare = trim(*cell);
	int field = table_field(table, bare.bytes, bare.length);
	text_show(shown, sizeof shown, cell->bytes, cell->length);
	if (bare.length == 0) {
		findings_add(place->findings, place->file, place->line, NULL, _("column %zu has no name"), column + 1);
	} else if (field >= 0) {
		findings_add(place->findings, place->file, place->line, table->fields[field].name,
		             _("blanks round the column's name: write it without"));
	} else if ((field = find_in_other_case(table, &bare)) >= 0) {
		findings_add(place->findings, place->file, place->line, shown, _("unknown column; did you mean '%s'?"),
		             table->fields[field].name);
	} else {
		char list[LIST_BYTES];
		list_names(table, list);
		findings_add(place->findings, place->file, place->line, shown, _("unknown column; the columns of %s are %s"),
		             table->name, list);
	}
}

static bool read_name(struct header *header, const struct cell *cell, size_t column, const struct header_place *place)
{
	const int field = table_field(header->table, cell->bytes, cell->length);
	if (field < 0) {
		refuse_name(header->table, cell, column, place);
		return false;
	}
	const struct field *about = &header->table->fields[field];
	struct record_columns *columns = &header->columns;
	if (header->has_field[field]) {
		findings_add(place->findings, place->file, place->line, about->name, _("the column is there twice"));
		return false;
	}
	header->has_field[field] = true;
	header->field_of[columns->count] = (size_t)field;
	columns->types[columns->count] = about->type;
	columns->names[columns->count++] = about->name;
	return true;
}

static bool has_all_required(const struct header *header, const struct header_place *place)
{
	const struct kind_table *table = header->table;
	bool has_all = true;
	for (size_t i = 0; i < table->n_fields; i++) {
		if (header->has_field[i] || !table->fields[i].is_required)
			continue;
		findings_add(place->findings, place->file, place->line, table->fields[i].name, _("the column is missing"));
		has_all = false;
	}
	return has_all;
}

bool header_read(struct header *header, const struct kind_table *table, const struct cell *cells, size_t n_cells, const struct header_place *place)
{
	const size_t most = table->n_fields;
	memset(header, 0, sizeof *header);
	header->table = table;
	if (n_cells > COLUMNS_LOOKED_AT) {
		findings_add(place->findings, place->file, place->line, NULL, _("%zu columns, where %s has %zu at most"), n_cells,
		             table->name, most);
		return false;
	}
	bool is_good = true;
	for (size_t i = 0; i < n_cells; i++)
		is_good &= read_name(header, &cells[i], i, place);
	return has_all_required(header, place) && is_good;
}
