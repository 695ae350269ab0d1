/* SPDX-License-Identifier: ISC */
/* Workbooks made by hand, for the reader. */
#include "workbooks.h"

#include <stdio.h>
#include <stdlib.h>

#include "documents.h"
#include "../support/folder.h"

static const char whole_relations[] =
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
        "<Relationship Id=\"rId1\" Type=\"" RELATION_TYPE "officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>";
static const char plain_workbook[] =
        "<workbook " WORKBOOK_NS " " WORKBOOK_R "><sheets><sheet name=\"a\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>";
static const char plain_relations[] =
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
        "<Relationship Id=\"rId1\" Type=\"" RELATION_TYPE "worksheet\" Target=\"worksheets/sheet1.xml\"/>"
        "<Relationship Id=\"rId2\" Type=\"" RELATION_TYPE "sharedStrings\" Target=\"sharedStrings.xml\"/>"
        "<Relationship Id=\"rId3\" Type=\"" RELATION_TYPE "styles\" Target=\"/xl/styles.xml\"/></Relationships>";

static char *wrap(const char *before, const char *text, const char *after)
{
	char *whole = NULL;
	assert_true(asprintf(&whole, "%s%s%s", before, text ? text : "", after) >= 0);
	return whole;
}

void workbook_write(const char *path, const struct workbook *workbook)
{
	char *sheet = workbook->sheet ? wrap("", workbook->sheet, "")
	                              : wrap("<worksheet " WORKBOOK_NS "><sheetData>", workbook->rows, "</sheetData></worksheet>");
	char *strings = wrap("<sst " WORKBOOK_NS ">", workbook->strings, "</sst>");
	char *styles = wrap("<styleSheet " WORKBOOK_NS ">", workbook->styles, "</styleSheet>");
	const struct archive_entry entries[] = {
		{ .name = "_rels/.rels", .text = whole_relations },
		{ .name = "xl/workbook.xml", .text = workbook->workbook ? workbook->workbook : plain_workbook },
		{ .name = "xl/_rels/workbook.xml.rels", .text = workbook->relations ? workbook->relations : plain_relations },
		{ .name = "xl/worksheets/sheet1.xml", .text = sheet },
		{ .name = "xl/sharedStrings.xml", .text = strings },
		{ .name = "xl/styles.xml", .text = styles },
	};
	archive_write(path, entries, sizeof entries / sizeof *entries);
	free(sheet);
	free(strings);
	free(styles);
}
