/* SPDX-License-Identifier: ISC */
/* Arena: zeroed memory in chunks, given back all at once; and arrays that live on their own. */
#include <luqu/arena.h>
#include <stdalign.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { CHUNK_FIRST = 1 << 14, CHUNK_LARGEST = 1 << 20 };

struct chunk {
	struct chunk *next;
	alignas(max_align_t) char bytes[];
};

struct arena {
	struct chunk *chunks; /* the first is the one allocations are cut from */
	size_t used;          /* of the first chunk */
	size_t capacity;      /* of the first chunk */
	size_t next_capacity; /* of the chunk made next: they double, so that a small arena stays small */
	size_t total;
	bool failed;
};

struct arena *arena_make(void)
{
	struct arena *arena = calloc(1, sizeof *arena);

	if (arena) {
		arena->next_capacity = CHUNK_FIRST;
		arena->total = sizeof *arena;
	}
	return arena;
}

void arena_free(struct arena *arena)
{
	if (!arena)
		return;
	for (struct chunk *chunk = arena->chunks; chunk;) {
		struct chunk *next = chunk->next;

		free(chunk);
		chunk = next;
	}
	free(arena);
}

static struct chunk *chunk_make(struct arena *arena, size_t capacity)
{
	struct chunk *chunk = NULL;

	if (capacity <= PTRDIFF_MAX - sizeof *chunk)
		chunk = calloc(1, sizeof *chunk + capacity);
	if (!chunk) {
		arena->failed = true;
		return NULL;
	}
	arena->total += sizeof *chunk + capacity;
	return chunk;
}

/* A chunk of its own, put behind the first one so that the rest of that stays in use. */
static void *take_alone(struct arena *arena, size_t bytes)
{
	struct chunk *chunk = chunk_make(arena, bytes);

	if (!chunk)
		return NULL;
	if (arena->chunks) {
		chunk->next = arena->chunks->next;
		arena->chunks->next = chunk;
	} else {
		arena->chunks = chunk;
		arena->used = arena->capacity = bytes;
	}
	return chunk->bytes;
}

static bool chunk_begin(struct arena *arena)
{
	struct chunk *chunk = chunk_make(arena, arena->next_capacity);

	if (!chunk)
		return false;
	chunk->next = arena->chunks;
	arena->chunks = chunk;
	arena->used = 0;
	arena->capacity = arena->next_capacity;
	if (arena->next_capacity < CHUNK_LARGEST)
		arena->next_capacity *= 2;
	return true;
}

/* alignment: a power of two up to that of max_align_t. */
static void *take(struct arena *arena, size_t bytes, size_t alignment)
{
	size_t start;

	if (!arena)
		return NULL;
	if (bytes == 0)
		bytes = 1; /* a pointer of its own, as for any other allocation */
	if (bytes > CHUNK_FIRST / 4)
		return take_alone(arena, bytes);
	start = (arena->used + alignment - 1) & ~(alignment - 1);
	if (start + bytes > arena->capacity) {
		if (!chunk_begin(arena))
			return NULL;
		start = 0;
	}
	arena->used = start + bytes;
	return arena->chunks->bytes + start;
}

void *arena_alloc(struct arena *arena, size_t count, size_t size)
{
	size_t bytes;

	if (__builtin_mul_overflow(count, size, &bytes)) {
		if (arena)
			arena->failed = true;
		return NULL;
	}
	return take(arena, bytes, alignof(max_align_t));
}

char *arena_text(struct arena *arena, const char *bytes, size_t length)
{
	char *text = length < SIZE_MAX ? take(arena, length + 1, 1) : NULL;

	if (text && length > 0)
		memcpy(text, bytes, length);
	return text; /* the memory is zeroed: the NUL is there */
}

char *arena_copy(struct arena *arena, const char *text)
{
	return text ? arena_text(arena, text, strlen(text)) : NULL;
}

char *arena_format(struct arena *arena, const char *format, ...)
{
	va_list arguments;
	char *text;
	int length;

	va_start(arguments, format);
	length = vsnprintf(NULL, 0, format, arguments);
	va_end(arguments);
	if (length < 0) {
		if (arena)
			arena->failed = true;
		return NULL;
	}
	text = take(arena, (size_t)length + 1, 1);
	if (!text)
		return NULL;
	va_start(arguments, format);
	vsnprintf(text, (size_t)length + 1, format, arguments);
	va_end(arguments);
	return text;
}

void arena_fail(struct arena *arena)
{
	if (arena)
		arena->failed = true;
}

bool arena_failed(const struct arena *arena)
{
	return !arena || arena->failed;
}

size_t arena_bytes(const struct arena *arena)
{
	return arena ? arena->total : 0;
}

void *array_make(size_t count, size_t size)
{
	size_t bytes;

	if (__builtin_mul_overflow(count, size, &bytes) || bytes > PTRDIFF_MAX)
		return NULL;
	return calloc(1, bytes ? bytes : 1);
}

bool array_grow(void **array, size_t *capacity, size_t needed, size_t size)
{
	size_t wanted = *capacity;
	size_t bytes;
	void *old;
	void *moved;

	if (needed <= *capacity)
		return true;
	if (__builtin_add_overflow(wanted, wanted / 2, &wanted) || wanted < needed)
		wanted = needed;
	if (wanted < 8)
		wanted = 8;
	if (__builtin_mul_overflow(wanted, size, &bytes) || bytes > PTRDIFF_MAX)
		return false;
	/* memcpy, because the pointer that *array stands for is one to the caller's type. */
	memcpy(&old, array, sizeof old);
	moved = realloc(old, bytes);
	if (!moved)
		return false;
	memcpy(array, &moved, sizeof moved);
	*capacity = wanted;
	return true;
}
