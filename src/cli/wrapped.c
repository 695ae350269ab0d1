/* SPDX-License-Identifier: ISC */
/* Text for people that is wrapped at the width of a terminal. */
#include "wrapped.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <luqu/text.h>

/* How many bytes of the text go on a line of so many cells: up to a blank where there is one. Never 0 for a text that is not empty.
 */
static size_t line_bytes(const char *text, int cells)
{
	size_t length = strlen(text), fits = text_cut(text, length, cells), blank = fits;

	if (fits == length)
		return length;
	if (text[fits] == ' ')
		return fits;
	while (blank > 0 && text[blank - 1] != ' ')
		blank--;
	if (blank > 0)
		return blank;
	return fits > 0 ? fits : length;
}

void wrapped_print(int first, int indent, const char *text)
{
	char shown[WRAPPED_TEXT];
	const char *at = shown;

	text_show(shown, sizeof shown, text, strlen(text));
	for (int margin = first; margin == first || *at; margin = indent) {
		size_t length = line_bytes(at, WRAPPED_COLUMNS - margin), printed = length;
		while (printed > 0 && at[printed - 1] == ' ')
			printed--;
		printf("%*s%.*s\n", margin, "", (int)printed, at);
		at += length;
		while (*at == ' ')
			at++;
		if (!*at)
			return;
	}
}

void wrapped_print_line(int first, int indent, const char *format, ...)
{
	char line[WRAPPED_TEXT];
	va_list arguments;

	va_start(arguments, format);
	vsnprintf(line, sizeof line, format, arguments);
	va_end(arguments);
	wrapped_print(first, indent, line);
}
