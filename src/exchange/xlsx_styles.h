/* SPDX-License-Identifier: ISC */
/* How a workbook shows the numbers of its cells. */
#ifndef EXCHANGE_XLSX_STYLES_H
#define EXCHANGE_XLSX_STYLES_H

#include "xlsx_number.h"
#include "xlsx_part.h"

struct xlsx_styles {
	void *formats; /* struct xlsx_format by a cell's style */
	size_t count, capacity;
};

/* name "": no styles. */
enum xlsx_answer xlsx_styles_read(struct xlsx_styles *styles, struct xlsx_archive *archive, const char *name, const char **why);
/* Of a cell's `s` attribute (NULL: none); LOOK_PLAIN for an unknown one. */
struct xlsx_format xlsx_styles_get(const struct xlsx_styles *styles, const char *style);
void xlsx_styles_free(struct xlsx_styles *styles);

#endif
