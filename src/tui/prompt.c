/* SPDX-License-Identifier: ISC */
/* The line above the keys, while something is typed there: a command, what to look for, an answer. */
#include <stdio.h>
#include <string.h>

#include "glyph.h"
#include "internal.h"

static void clear(struct tui *tui)
{
	tui->prompt = (struct prompt){ .kind = PROMPT_NONE };
}

void prompt_open(struct tui *tui, enum prompt_kind kind, const char *preset)
{
	clear(tui);
	tui->prompt.kind = kind;
	line_set(&tui->prompt.line, preset);
	if (kind == PROMPT_SEARCH)
		list_search_begin(tui_top(tui)->list);
	if (kind == PROMPT_FILTER)
		snprintf(tui->prompt.before, sizeof tui->prompt.before, "%s", preset);
}

void prompt_ask(struct tui *tui, const struct effect *effect)
{
	prompt_open(tui, effect->kind == EFFECT_ASK ? PROMPT_ASK : PROMPT_INPUT, effect->preset);
	tui->prompt.given = effect->given;
	tui->prompt.agreed = effect->agreed;
	snprintf(tui->prompt.question, sizeof tui->prompt.question, "%s", effect->text);
}

/* Only y agrees: whoever leans on Enter has not read the question. */
static void press_ask(struct tui *tui, uint32_t press)
{
	struct effect (*agreed)(struct view *) = tui->prompt.agreed;

	if (press == 'y' || press == 'Y') {
		clear(tui);
		const struct effect effect = agreed(tui_top(tui));
		tui_perform(tui, &effect);
	} else if (press == 'n' || press == 'N' || press == PRESS_ESC || press == 'q') {
		clear(tui);
		tui_say(tui, "%s", _("nothing was done"));
	} else {
		tui_beep(tui);
	}
}

/* --- what is typed takes effect ----------------------------------------------------------------------------------------------------- */

static void show_trouble(struct tui *tui, const char *why)
{
	tui_say(tui, "%s", why);
	tui->is_message_bad = true;
}

static void finish_list(struct tui *tui, enum prompt_kind kind, const char *text)
{
	struct list *list = tui_top(tui)->list;
	const char *why = "";

	if (kind == PROMPT_SEARCH ? !list_search_end(list, text, &why) : !list_filter(list, text, &why))
		show_trouble(tui, why);
}

static void finish(struct tui *tui)
{
	const struct prompt prompt = tui->prompt;
	struct effect effect = effect_redraw();

	clear(tui);
	tui->message[0] = '\0';
	if (prompt.kind == PROMPT_COMMAND)
		effect = command_line_run(tui_top(tui), prompt.line.text);
	else if (prompt.kind == PROMPT_INPUT)
		effect = prompt.given(tui_top(tui), prompt.line.text);
	else
		finish_list(tui, prompt.kind, prompt.line.text);
	tui_perform(tui, &effect);
	if (prompt.kind == PROMPT_INPUT && effect.kind == EFFECT_REFUSE)
		tui->prompt = prompt; /* to be mended, or sent again where something else was in the way */
}

/* A filter shows what it lets through while it is typed, a search where it leads; a pattern that is not whole yet changes nothing. */
static void typed(struct tui *tui)
{
	const char *why = "";

	tui->prompt.completion = 0;
	tui->message[0] = '\0';
	if (tui->prompt.kind == PROMPT_FILTER && !list_filter(tui_top(tui)->list, tui->prompt.line.text, &why))
		show_trouble(tui, why);
	if (tui->prompt.kind == PROMPT_SEARCH && !list_search_typed(tui_top(tui)->list, tui->prompt.line.text, &why))
		show_trouble(tui, why);
}

static void cancel(struct tui *tui)
{
	const struct prompt prompt = tui->prompt;
	const char *why;

	clear(tui);
	tui->message[0] = '\0';
	if (prompt.kind == PROMPT_FILTER)
		list_filter(tui_top(tui)->list, prompt.before, &why);
	if (prompt.kind == PROMPT_SEARCH)
		list_search_abandon(tui_top(tui)->list);
}

static void complete(struct tui *tui)
{
	struct prompt *prompt = &tui->prompt;
	char buffer[EFFECT_TEXT];
	const char *text;

	if (prompt->completion == 0)
		snprintf(prompt->stem, sizeof prompt->stem, "%.*s", (int)sizeof prompt->stem - 1, prompt->line.text);
	text = command_line_complete(tui_top(tui), prompt->stem, ++prompt->completion, buffer, sizeof buffer);
	if (!text) {
		prompt->completion = 0;
		text = prompt->stem;
	}
	line_set(&prompt->line, text);
}

/* Backspace on an empty line leaves it, but for an answer that was asked for. */
static bool is_cancel(const struct prompt *prompt, uint32_t press)
{
	if (press == PRESS_BACKSPACE)
		return prompt->line.length == 0 && prompt->kind != PROMPT_INPUT;
	return press == PRESS_ESC || press == PRESS_CTRL('C') || press == PRESS_CTRL('G');
}

void prompt_press(struct tui *tui, uint32_t press)
{
	if (tui->prompt.kind == PROMPT_ASK)
		press_ask(tui, press);
	else if (press == PRESS_ENTER)
		finish(tui);
	else if (is_cancel(&tui->prompt, press))
		cancel(tui);
	else if (press == PRESS_TAB && tui->prompt.kind == PROMPT_COMMAND)
		complete(tui);
	else if (line_press(&tui->prompt.line, press))
		typed(tui);
	else
		tui_beep(tui);
}

/* --- showing it --------------------------------------------------------------------------------------------------------------------- */

static const char *mark_of(const struct prompt *prompt)
{
	switch (prompt->kind) {
	case PROMPT_COMMAND:
		return ":";
	case PROMPT_SEARCH:
		return "/";
	case PROMPT_FILTER:
		return "\\";
	default:
		return prompt->question;
	}
}

/* What `:` could mean, on the line of the keys. */
static void paint_completions(const struct tui *tui, struct pen *pen)
{
	const char *stem = tui->prompt.completion > 0 ? tui->prompt.stem : tui->prompt.line.text;
	char buffer[EFFECT_TEXT];

	pen->role = ROLE_FAINT;
	for (size_t n = 1;; n++) {
		const char *text = command_line_complete(tui_view(tui), stem, n, buffer, sizeof buffer);

		if (!text || pen->column + glyphs_cells(text, strlen(text)) > pen->end)
			break;
		pen->role = n == tui->prompt.completion ? ROLE_FOCUS : ROLE_FAINT;
		pen_text(pen, text);
		pen->role = ROLE_FAINT;
		pen_text(pen, "  ");
	}
	pen_fill(pen, -1);
}

static void paint_hint(const struct prompt *prompt, struct pen *pen)
{
	pen->role = ROLE_FAINT;
	if (prompt->kind == PROMPT_ASK)
		pen_text(pen, _("y yes   n no"));
	else if (prompt->kind == PROMPT_INPUT)
		pen_text(pen, _("Enter done   Esc cancel"));
	else
		pen_text(pen, _("TEXT, COLUMN:TEXT, ~PATTERN or COLUMN:~PATTERN   Enter done   Esc cancel"));
	pen_fill(pen, -1);
}

void prompt_paint(const struct tui *tui, struct canvas *canvas, struct area area)
{
	const struct prompt *prompt = &tui->prompt;
	struct pen hint = pen_at(canvas, area, area.lines - 1, ROLE_FAINT);
	struct pen pen = pen_at(canvas, area, area.lines - 2, ROLE_LABEL);

	if (prompt->kind == PROMPT_COMMAND)
		paint_completions(tui, &hint);
	else
		paint_hint(prompt, &hint);
	pen_text(&pen, mark_of(prompt));
	if (prompt->kind >= PROMPT_INPUT)
		pen_text(&pen, " ");
	pen.role = ROLE_INPUT;
	line_paint(&prompt->line, &pen, true);
}
