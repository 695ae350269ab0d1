/* SPDX-License-Identifier: ISC */
/* Workbooks made by hand, for the reader. */
#ifndef TESTS_EXCHANGE_WORKBOOKS_H
#define TESTS_EXCHANGE_WORKBOOKS_H

/* NULL: the part is left out, or as simple as can be. */
struct workbook {
	const char *rows;      /* within <sheetData> */
	const char *strings;   /* within <sst> */
	const char *styles;    /* within <styleSheet> */
	const char *workbook;  /* the whole xl/workbook.xml */
	const char *sheet;     /* the whole xl/worksheets/sheet1.xml */
	const char *relations; /* the whole xl/_rels/workbook.xml.rels */
};

void workbook_write(const char *path, const struct workbook *workbook);

#define WORKBOOK_NS "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\""
#define WORKBOOK_R "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\""
#define RELATION_TYPE "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"

#endif
