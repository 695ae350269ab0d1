/* SPDX-License-Identifier: ISC */
/* What is searched for and filtered by: plain text or a pattern, in one column or in any. What people see is what is looked at. */
#include <stdio.h>
#include <string.h>

#include "list_internal.h"

const char *list_cell(const struct screen_column *column, const struct list_row *row, char *buffer, size_t size)
{
	const char *cell = (size_t)column->cell < row->n_cells ? row->cells[column->cell] : "";

	return column->show ? column->show(cell, buffer, size) : cell;
}

/* COLUMN: in front, by its name in files or its title. */
static const struct screen_column *find_column(const struct screen *screen, const char *text, size_t *skip)
{
	const char *colon = strchr(text, ':');

	for (const struct screen_column *column = screen->columns; colon && column->title; column++) {
		const char *const names[] = { column->name, _(column->title) };

		for (size_t i = 0; i < 2; i++)
			if (strlen(names[i]) == (size_t)(colon - text) && strncmp(text, names[i], strlen(names[i])) == 0) {
				*skip = strlen(names[i]) + 1;
				return column;
			}
	}
	*skip = 0;
	return NULL;
}

void matcher_clear(struct matcher *matcher)
{
	rule_pattern_free(matcher->pattern);
	*matcher = (struct matcher){ .plain = NULL };
}

bool matcher_set(struct matcher *matcher, const struct screen *screen, const char *text, char why[EFFECT_TEXT])
{
	struct rule_pattern *pattern = NULL;
	size_t skip;
	const struct screen_column *column = find_column(screen, text, &skip);

	if (strlen(text) >= sizeof matcher->text) {
		snprintf(why, EFFECT_TEXT, "%s", _("this is too long to look for"));
		return false;
	}
	if (text[skip] == '~' && !(pattern = rule_pattern_make(text + skip + 1, strlen(text + skip + 1), why, EFFECT_TEXT)))
		return false;
	matcher_clear(matcher);
	snprintf(matcher->text, sizeof matcher->text, "%s", text);
	matcher->plain = matcher->text + skip;
	matcher->column = column;
	matcher->pattern = pattern;
	return true;
}

static enum pattern_answer try_text(const struct matcher *matcher, const char *text)
{
	if (matcher->pattern)
		return rule_pattern_match(matcher->pattern, text, strlen(text));
	return strcasestr(text, matcher->plain) ? PATTERN_YES : PATTERN_NO;
}

enum pattern_answer matcher_try(const struct matcher *matcher, const struct screen *screen, const struct list_row *row)
{
	char buffer[SHOWN_TEXT];

	if (!matcher->text[0])
		return PATTERN_YES;
	if (matcher->column)
		return try_text(matcher, list_cell(matcher->column, row, buffer, sizeof buffer));
	for (const struct screen_column *column = screen->columns; column->title; column++) {
		const enum pattern_answer answer = try_text(matcher, list_cell(column, row, buffer, sizeof buffer));
		if (answer != PATTERN_NO)
			return answer;
	}
	return PATTERN_NO;
}
