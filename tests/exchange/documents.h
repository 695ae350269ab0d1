/* SPDX-License-Identifier: ISC */
/* Looking into documents: XML by expat, ZIP archives by libzip. */
#ifndef TESTS_EXCHANGE_DOCUMENTS_H
#define TESTS_EXCHANGE_DOCUMENTS_H

#include <stddef.h>

#include <zip.h>

/* Well-formed, in UTF-8, and no reference to anything outside. */
void expect_xml(const char *text, size_t length);
/* An entry of an archive, NUL-terminated; free it. NULL: there is no such entry. */
char *archive_read(const char *path, const char *name);
size_t archive_count(const char *path);

/* Writes an archive of texts, for readers of workbooks. */
struct archive_entry {
	const char *name, *text;
	size_t length; /* 0: strlen */
};
void archive_write(const char *path, const struct archive_entry *entries, size_t count);

#endif
