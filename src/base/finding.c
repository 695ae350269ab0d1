/* SPDX-License-Identifier: ISC */
/* Findings: the first hundred are kept, all are counted. */
#include <inttypes.h>
#include <luqu/finding.h>
#include <luqu/text.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What is kept of a text, and what it is made from: the latter so much longer that its cut end is never seen. */
enum { SHOWN_TEXT = 1024, RAW_TEXT = 4096 };

void findings_clear(struct findings *findings)
{
	for (size_t i = 0; i < findings->n_kept; i++) {
		free(findings->kept[i].place);
		free(findings->kept[i].text);
	}
	memset(findings, 0, sizeof *findings);
}

static char *shown_copy(const char *raw)
{
	char shown[SHOWN_TEXT];

	text_show(shown, sizeof shown, raw, strlen(raw));
	return strdup(shown);
}

static char *place_make(const char *file, uint64_t line, const char *column)
{
	char number[32] = "";
	char raw[RAW_TEXT];

	if (!file)
		return strdup("");
	if (line)
		snprintf(number, sizeof number, ":%" PRIu64, line);
	snprintf(raw, sizeof raw, "%s%s%s%s", file, number, column ? ": " : "", column ? column : "");
	return shown_copy(raw);
}

void findings_add(struct findings *findings, const char *file, uint64_t line, const char *column, const char *format, ...)
{
	struct finding finding;
	char raw[RAW_TEXT];
	va_list arguments;
	int written;

	findings->count++;
	if (findings->n_kept == FINDINGS_KEPT)
		return;
	va_start(arguments, format);
	written = vsnprintf(raw, sizeof raw, format, arguments);
	va_end(arguments);
	finding.place = place_make(file, line, column);
	finding.text = shown_copy(written < 0 ? format : raw);
	if (!finding.place || !finding.text) {
		free(finding.place);
		free(finding.text);
		findings->out_of_memory = true;
		return;
	}
	findings->kept[findings->n_kept++] = finding;
}
