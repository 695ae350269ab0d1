/* SPDX-License-Identifier: ISC */
/* What a workbook says of itself: which of its parts is the first worksheet, which the shared strings and styles. */
#include "xlsx_book.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <luqu/i18n.h>

enum { SHEETS_LOOKED_AT = 64, ID_BYTES = 64, TYPE_BYTES = 32 };

/* --- names of parts ---------------------------------------------------------------------------------------------------------- */

static size_t folder_length(const char *name)
{
	const char *slash = strrchr(name, '/');
	return slash ? (size_t)(slash - name) + 1 : 0;
}

/* A target as a relationship of the part `from` names it: from the root, or beside that part, or up from there. */
static void resolve(const char *from, const char *target, char name[XLSX_NAME])
{
	size_t folder = folder_length(from);
	if (target[0] == '/') {
		folder = 0;
		target++;
	}
	while (strncmp(target, "../", 3) == 0) {
		target += 3;
		if (folder > 0)
			folder--; /* the slash itself */
		while (folder > 0 && from[folder - 1] != '/')
			folder--;
	}
	const int length = snprintf(name, XLSX_NAME, "%.*s%s", (int)folder, from, target);
	if (length < 0 || length >= XLSX_NAME)
		name[0] = '\0';
}

/* --- relationships ----------------------------------------------------------------------------------------------------------- */

struct relationships {
	const char *from; /* the part they belong to */
	void (*take)(void *context, const char *id, const char *type, const char *name);
	void *context;
};

static void relationships_start(void *context, const char *name, const char **attributes)
{
	const struct relationships *relationships = context;
	const char *id = xlsx_attribute(attributes, "Id"), *type = xlsx_attribute(attributes, "Type");
	const char *target = xlsx_attribute(attributes, "Target"), *mode = xlsx_attribute(attributes, "TargetMode");
	char part[XLSX_NAME];
	if (strcmp(name, "Relationship") != 0 || !id || !type || !target || (mode && strcmp(mode, "External") == 0))
		return;
	resolve(relationships->from, target, part);
	const char *word = strrchr(type, '/');
	relationships->take(relationships->context, id, word ? word + 1 : type, part);
}

static void ignore_end(void *context, const char *name)
{
	(void)context, (void)name;
}

/* The relationships of a/b.xml stand in a/_rels/b.xml.rels; those of the whole ("") in _rels/.rels. */
static enum xlsx_answer read_relationships(struct xlsx_archive *archive, struct relationships *relationships, const char **why)
{
	char name[XLSX_NAME + 16];
	struct xlsx_part part;
	const size_t folder = folder_length(relationships->from);
	const struct xlsx_handlers handlers = { .start = relationships_start, .end = ignore_end, .context = relationships };
	snprintf(name, sizeof name, "%.*s_rels/%s.rels", (int)folder, relationships->from, relationships->from + folder);
	return xlsx_part_read(archive, name, &handlers, &part, why);
}

/* --- the workbook ------------------------------------------------------------------------------------------------------------ */

struct reading {
	struct xlsx_book *book;
	char ids[SHEETS_LOOKED_AT][ID_BYTES]; /* relationships of the sheets to be seen, in their order */
	size_t n_ids, best;                   /* the first of them that is known to be a worksheet */
	char workbook[XLSX_NAME];
};

static void copy_name(char *to, size_t size, const char *from)
{
	snprintf(to, size, "%s", from);
}

static void workbook_start(void *context, const char *name, const char **attributes)
{
	struct reading *reading = context;
	if (strcmp(name, "workbookPr") == 0) {
		const char *from_1904 = xlsx_attribute(attributes, "date1904");
		reading->book->counts_from_1904 = from_1904 && (strcmp(from_1904, "1") == 0 || strcmp(from_1904, "true") == 0);
		return;
	}
	const char *state = xlsx_attribute(attributes, "state"), *id = xlsx_attribute(attributes, "id");
	if (strcmp(name, "sheet") != 0 || !id || (state && strcmp(state, "visible") != 0) || reading->n_ids == SHEETS_LOOKED_AT)
		return;
	copy_name(reading->ids[reading->n_ids++], ID_BYTES, id);
}

static void take_workbook(void *context, const char *id, const char *type, const char *name)
{
	struct reading *reading = context;
	(void)id;
	if (strcmp(type, "officeDocument") == 0)
		copy_name(reading->workbook, XLSX_NAME, name);
}

static void take_part(void *context, const char *id, const char *type, const char *name)
{
	struct reading *reading = context;
	if (strcmp(type, "sharedStrings") == 0)
		copy_name(reading->book->strings, XLSX_NAME, name);
	if (strcmp(type, "styles") == 0)
		copy_name(reading->book->styles, XLSX_NAME, name);
	if (strcmp(type, "worksheet") != 0)
		return;
	for (size_t i = 0; i < reading->best; i++) {
		if (strcmp(reading->ids[i], id) == 0) {
			reading->best = i;
			copy_name(reading->book->sheet, XLSX_NAME, name);
		}
	}
}

struct other_archive {
	const char *entry; /* that gives it away */
	const char *refusal;
};
static const struct other_archive others[] = {
	{ "xl/workbook.bin", N_("the file is a binary workbook (.xlsb): save it as .xlsx or as CSV UTF-8") },
	{ "mimetype", N_("the file is an OpenDocument file (.ods): save it as .xlsx or as CSV UTF-8") },
	{ "word/document.xml", N_("the file is a text document (.docx), not a table") },
};

static const char *name_archive(const struct xlsx_archive *archive)
{
	for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
		if (xlsx_archive_has(archive, others[i].entry))
			return _(others[i].refusal);
	}
	return xlsx_archive_has(archive, "_rels/.rels") ? NULL : _("the file is a ZIP archive and no workbook: unpack it first");
}

static enum xlsx_answer read_book(struct reading *reading, struct xlsx_archive *archive, const char **why)
{
	struct relationships whole = { .from = "", .take = take_workbook, .context = reading };
	struct relationships parts = { .from = reading->workbook, .take = take_part, .context = reading };
	const struct xlsx_handlers handlers = { .start = workbook_start, .end = ignore_end, .context = reading };
	struct xlsx_part part;
	enum xlsx_answer answer = read_relationships(archive, &whole, why);
	if (answer == XLSX_GOOD)
		answer = xlsx_part_read(archive, reading->workbook, &handlers, &part, why);
	reading->best = reading->n_ids;
	if (answer == XLSX_GOOD)
		answer = read_relationships(archive, &parts, why);
	if (answer == XLSX_GOOD && reading->book->sheet[0] == '\0') {
		*why = _("the workbook has no worksheet that can be seen");
		answer = XLSX_REFUSED;
	}
	return answer;
}

enum xlsx_answer xlsx_book_read(struct xlsx_book *book, struct xlsx_archive *archive, const char **why)
{
	memset(book, 0, sizeof *book);
	*why = name_archive(archive);
	if (*why)
		return XLSX_REFUSED;
	struct reading *reading = calloc(1, sizeof *reading);
	if (!reading)
		return XLSX_FAILED;
	reading->book = book;
	const enum xlsx_answer answer = read_book(reading, archive, why);
	free(reading);
	return answer;
}
