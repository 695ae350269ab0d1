/* SPDX-License-Identifier: ISC */
/* Text that grows, and memory that must be there: a test without memory ends at once. */
#ifndef LUQU_TESTS_PAPER_H
#define LUQU_TESTS_PAPER_H

#include <stddef.h>

struct paper {
	char *text; /* NUL-terminated once anything was written; NULL before */
	size_t length, room;
};

__attribute__((format(printf, 2, 3))) void paper_write(struct paper *paper, const char *format, ...);
void paper_put(struct paper *paper, const char *bytes, size_t length);
const char *paper_text(const struct paper *paper); /* "" where nothing was written */
char *paper_take(struct paper *paper);             /* the text, the caller's to free; the paper is empty again */
void paper_clear(struct paper *paper);

void *must_make(size_t count, size_t size); /* zeroed */
void *must_grow(void *array, size_t count, size_t size);
char *must_copy(const char *text, size_t length);

#endif
