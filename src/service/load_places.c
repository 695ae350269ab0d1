/* SPDX-License-Identifier: ISC */
/* Where the rows of the small tables stand in their files, for faults that show only when all of them are there. */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <luqu/arena.h>

#include "load.h"

void places_free(struct places *places)
{
	for (int kind = 0; kind < SMALL_KINDS; kind++) {
		strings_free(places->keys[kind]);
		free(places->lines[kind]);
	}
	for (int kind = 0; kind < KIND_COUNT; kind++)
		strings_free(places->bad[kind]);
	*places = (struct places){ .is_out_of_memory = false };
}

void places_key(const struct row *row, char key[KEY_TEXT])
{
	const struct kind_table *table = kind_table(row->kind);
	size_t used = 0;

	key[0] = '\0';
	for (size_t i = 0; i < table->n_fields && used < KEY_TEXT; i++) {
		if (table->fields[i].is_key)
			used += (size_t)snprintf(key + used, KEY_TEXT - used, "%s%.*s", used > 0 ? "/" : "",
			                         (int)row->values[i].length, row->values[i].text);
	}
}

static uint32_t put(struct places *places, struct strings **set, const char *key)
{
	uint32_t number = STRING_NONE;

	if (!*set)
		*set = strings_make();
	if (*set)
		number = strings_put(*set, key, strlen(key));
	if (number == STRING_NONE)
		places->is_out_of_memory = true;
	return number;
}

void places_put(struct places *places, enum kind kind, const char *key, uint64_t line)
{
	const uint32_t number = put(places, &places->keys[kind], key);
	void *lines = places->lines[kind];

	if (number == STRING_NONE)
		return;
	if (!array_grow(&lines, &places->capacity[kind], (size_t)number + 1, sizeof **places->lines)) {
		places->is_out_of_memory = true;
		return;
	}
	places->lines[kind] = lines;
	places->lines[kind][number] = line;
}

uint64_t places_line(const struct places *places, enum kind kind, const char *key)
{
	uint32_t number;

	if (!places || kind >= SMALL_KINDS || !places->keys[kind])
		return 0;
	number = strings_find(places->keys[kind], key, strlen(key));
	return number == STRING_NONE ? 0 : places->lines[kind][number];
}

void places_put_bad(struct places *places, enum kind kind, const char *key)
{
	put(places, &places->bad[kind], key);
}

bool places_excuse(const struct places *places, enum kind kind, const char *key, size_t length)
{
	if (!places)
		return false;
	if (places->is_incomplete[kind])
		return true;
	return places->bad[kind] && strings_find(places->bad[kind], key, length) != STRING_NONE;
}

void tell(const struct teller *teller, enum kind kind, const char *key, const char *column, const char *format, ...)
{
	const uint64_t line = places_line(teller->places, kind, key);
	char text[TELL_TEXT], place[KEY_TEXT + 32];
	va_list arguments;

	va_start(arguments, format);
	vsnprintf(text, sizeof text, format, arguments);
	va_end(arguments);
	snprintf(place, sizeof place, "%s %s", kind_table(kind)->name, key);
	if (line > 0)
		findings_add(teller->findings, teller->places->files[kind], line, column, "%s", text);
	else
		findings_add(teller->findings, place, 0, column, "%s", text);
}
