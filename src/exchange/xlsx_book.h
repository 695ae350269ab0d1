/* SPDX-License-Identifier: ISC */
/* What a workbook says of itself: which of its parts is the first worksheet, which the shared strings and styles. */
#ifndef EXCHANGE_XLSX_BOOK_H
#define EXCHANGE_XLSX_BOOK_H

#include "xlsx_part.h"

struct xlsx_book {
	char sheet[XLSX_NAME];   /* part names */
	char strings[XLSX_NAME]; /* "": none */
	char styles[XLSX_NAME];  /* "": none */
	bool counts_from_1904;   /* days */
};

/* The first worksheet that is not hidden. XLSX_REFUSED also for other kinds of archives, told by name. */
enum xlsx_answer xlsx_book_read(struct xlsx_book *book, struct xlsx_archive *archive, const char **why);

#endif
