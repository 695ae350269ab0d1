/* SPDX-License-Identifier: ISC */
/* Is a workbook that has been written whole? */
#ifndef EXCHANGE_XLSX_WHOLE_H
#define EXCHANGE_XLSX_WHOLE_H

#include <stdbool.h>
#include <stdint.h>

/* Do all worksheets of a file that libxlsxwriter has written end as they should, with their checksums right? */
bool xlsx_is_whole(const char *path, uint32_t n_worksheets);

#endif
