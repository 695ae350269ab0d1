/* SPDX-License-Identifier: ISC */
/* Text that grows, and memory that must be there. */
#include "paper.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void *must_grow(void *array, size_t count, size_t size)
{
	if (size > 0 && count > SIZE_MAX / size)
		abort();
	void *larger = realloc(array, count * size > 0 ? count * size : 1);
	if (larger == NULL)
		abort();
	return larger;
}

void *must_make(size_t count, size_t size)
{
	void *made = calloc(count > 0 ? count : 1, size);
	if (made == NULL)
		abort();
	return made;
}

char *must_copy(const char *text, size_t length)
{
	char *copy = must_make(length + 1, 1);
	memcpy(copy, text, length);
	return copy;
}

static void paper_reserve(struct paper *paper, size_t more)
{
	if (paper->room - paper->length > more)
		return;
	paper->room = paper->room * 2 + more + 64;
	paper->text = must_grow(paper->text, paper->room, 1);
}

void paper_put(struct paper *paper, const char *bytes, size_t length)
{
	paper_reserve(paper, length);
	memcpy(paper->text + paper->length, bytes, length);
	paper->length += length;
	paper->text[paper->length] = '\0';
}

void paper_write(struct paper *paper, const char *format, ...)
{
	va_list list, again;
	va_start(list, format);
	va_copy(again, list);
	int length = vsnprintf(NULL, 0, format, list);
	va_end(list);
	if (length < 0)
		abort();
	paper_reserve(paper, (size_t)length);
	vsnprintf(paper->text + paper->length, (size_t)length + 1, format, again);
	va_end(again);
	paper->length += (size_t)length;
}

const char *paper_text(const struct paper *paper)
{
	return paper->text != NULL ? paper->text : "";
}

char *paper_take(struct paper *paper)
{
	char *text = paper->text != NULL ? paper->text : must_copy("", 0);
	*paper = (struct paper){ 0 };
	return text;
}

void paper_clear(struct paper *paper)
{
	free(paper->text);
	*paper = (struct paper){ 0 };
}
