/* SPDX-License-Identifier: ISC */
/* Memory that is given back all at once. Errors are sticky: ask arena_failed once at the end. */
#ifndef LUQU_ARENA_H
#define LUQU_ARENA_H

#include <stdbool.h>
#include <stddef.h>

struct arena; /* opaque */

struct arena *arena_make(void);         /* NULL: out of memory */
void arena_free(struct arena *arena);   /* accepts NULL */
/* count x size bytes, zeroed, aligned for anything; NULL (and arena_failed) when out of memory or on overflow. count 0 gives a valid pointer. */
void *arena_alloc(struct arena *arena, size_t count, size_t size);
char *arena_text(struct arena *arena, const char *bytes, size_t length); /* a NUL-terminated copy */
char *arena_copy(struct arena *arena, const char *text);                 /* the same for a C string; NULL gives NULL */
__attribute__((format(printf, 2, 3))) char *arena_format(struct arena *arena, const char *format, ...);
bool arena_failed(const struct arena *arena);
void arena_fail(struct arena *arena); /* memory that belongs to what it holds, but is had elsewhere, ran out; accepts NULL */
size_t arena_bytes(const struct arena *arena); /* taken from the system so far */

/* Large columns that are freed on their own: a zeroed array, NULL on overflow or out of memory; free with free(). */
void *array_make(size_t count, size_t size);
/* Makes room for at least `needed` elements, growing by half; updates *capacity. What is new is not zeroed. false: out of memory, the array is as it was. */
bool array_grow(void **array, size_t *capacity, size_t needed, size_t size);

#endif
