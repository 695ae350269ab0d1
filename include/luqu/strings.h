/* SPDX-License-Identifier: ISC */
/* A set of texts, each with a dense number in order of first appearance. */
#ifndef LUQU_STRINGS_H
#define LUQU_STRINGS_H

#include <stddef.h>
#include <stdint.h>

#define STRING_NONE UINT32_MAX /* no enumerator: those are ints */

struct strings; /* opaque */

struct strings *strings_make(void);            /* NULL: out of memory */
void strings_free(struct strings *strings);    /* accepts NULL */
uint32_t strings_put(struct strings *strings, const char *bytes, size_t length);        /* its number; STRING_NONE: out of memory */
uint32_t strings_find(const struct strings *strings, const char *bytes, size_t length); /* STRING_NONE: not there */
const char *strings_get(const struct strings *strings, uint32_t number);                /* NUL-terminated, valid until free */
size_t strings_length(const struct strings *strings, uint32_t number);
uint32_t strings_count(const struct strings *strings);

#endif
