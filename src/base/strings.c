/* SPDX-License-Identifier: ISC */
/* A set of texts: an open-addressing table of hashes and numbers, the texts themselves in an arena. */
#include <luqu/arena.h>
#include <luqu/strings.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

enum { SLOTS_FIRST = 64 };

struct slot {
	uint32_t hash;
	uint32_t number_plus_1; /* 0: free */
};

struct text {
	const char *bytes;
	size_t length;
};

struct strings {
	struct arena *arena;
	struct slot *slots;
	size_t n_slots; /* a power of two; at most 5/8 of them are taken */
	struct text *texts;
	size_t texts_capacity;
	uint32_t count;
};

struct strings *strings_make(void)
{
	struct strings *strings = calloc(1, sizeof *strings);

	if (!strings)
		return NULL;
	strings->n_slots = SLOTS_FIRST;
	strings->slots = calloc(strings->n_slots, sizeof *strings->slots);
	strings->arena = arena_make();
	if (!strings->slots || !strings->arena) {
		strings_free(strings);
		return NULL;
	}
	return strings;
}

void strings_free(struct strings *strings)
{
	if (!strings)
		return;
	arena_free(strings->arena);
	free(strings->slots);
	free(strings->texts);
	free(strings);
}

/* Multiplies and folds eight bytes at a time: codes and registration numbers are short and alike, and differ in their last
 * digits, which must reach the low bits that choose the slot. */
static uint32_t hash_bytes(const char *bytes, size_t length)
{
	const uint64_t odd = UINT64_C(0x9e3779b97f4a7c15);
	uint64_t hash = (uint64_t)length * odd;
	uint64_t word;

	for (; length >= sizeof word; bytes += sizeof word, length -= sizeof word) {
		memcpy(&word, bytes, sizeof word);
		hash = (hash ^ word) * odd;
		hash ^= hash >> 29;
	}
	if (length > 0) {
		word = 0;
		memcpy(&word, bytes, length);
		hash = (hash ^ word) * odd;
		hash ^= hash >> 29;
	}
	hash *= UINT64_C(0xbf58476d1ce4e5b9);
	return (uint32_t)(hash >> 32);
}

/* The slot that holds the text, or the free one where it belongs. There always is a free one. */
static size_t slot_find(const struct strings *strings, uint32_t hash, const char *bytes, size_t length)
{
	const size_t mask = strings->n_slots - 1;

	for (size_t i = hash & mask;; i = (i + 1) & mask) {
		const struct slot *slot = &strings->slots[i];
		const struct text *text;

		if (slot->number_plus_1 == 0)
			return i;
		if (slot->hash != hash)
			continue;
		text = &strings->texts[slot->number_plus_1 - 1];
		if (text->length == length && (length == 0 || memcmp(text->bytes, bytes, length) == 0))
			return i;
	}
}

static bool slots_double(struct strings *strings)
{
	const size_t n_slots = strings->n_slots * 2;
	struct slot *slots = calloc(n_slots, sizeof *slots);

	if (!slots)
		return false;
	for (size_t old = 0; old < strings->n_slots; old++) {
		size_t i = strings->slots[old].hash & (n_slots - 1);

		if (strings->slots[old].number_plus_1 == 0)
			continue;
		while (slots[i].number_plus_1 != 0)
			i = (i + 1) & (n_slots - 1);
		slots[i] = strings->slots[old];
	}
	free(strings->slots);
	strings->slots = slots;
	strings->n_slots = n_slots;
	return true;
}

uint32_t strings_put(struct strings *strings, const char *bytes, size_t length)
{
	const uint32_t hash = hash_bytes(bytes, length);
	size_t slot = slot_find(strings, hash, bytes, length);
	const char *copy;

	if (strings->slots[slot].number_plus_1 != 0)
		return strings->slots[slot].number_plus_1 - 1;
	if (strings->count == STRING_NONE - 1)
		return STRING_NONE;
	if (strings->count >= strings->n_slots / 8 * 5) {
		if (!slots_double(strings))
			return STRING_NONE;
		slot = slot_find(strings, hash, bytes, length);
	}
	if (!array_grow((void **)&strings->texts, &strings->texts_capacity, (size_t)strings->count + 1, sizeof *strings->texts))
		return STRING_NONE;
	copy = arena_text(strings->arena, bytes, length);
	if (!copy)
		return STRING_NONE;
	strings->texts[strings->count] = (struct text){ copy, length };
	strings->slots[slot] = (struct slot){ hash, ++strings->count };
	return strings->count - 1;
}

uint32_t strings_find(const struct strings *strings, const char *bytes, size_t length)
{
	const size_t slot = slot_find(strings, hash_bytes(bytes, length), bytes, length);

	return strings->slots[slot].number_plus_1 - 1; /* 0 - 1 is STRING_NONE */
}

const char *strings_get(const struct strings *strings, uint32_t number)
{
	return strings->texts[number].bytes;
}

size_t strings_length(const struct strings *strings, uint32_t number)
{
	return strings->texts[number].length;
}

uint32_t strings_count(const struct strings *strings)
{
	return strings->count;
}
