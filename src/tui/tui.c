/* SPDX-License-Identifier: ISC */
/* The interface as a whole: its views, what happens on a key, how effects are performed. */
#include <luqu/tui.h>

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <luqu/day.h>
#include <luqu/store.h>
#include <luqu/text.h>

#include "internal.h"
#include "page.h"

/* --- views -------------------------------------------------------------------------------------------------------------------------- */

struct view *tui_top(struct tui *tui)
{
	return tui->n_views > 0 ? tui->views[tui->n_views - 1] : NULL;
}

const struct view *tui_view(const struct tui *tui)
{
	return tui->n_views > 0 ? tui->views[tui->n_views - 1] : NULL;
}

static void view_free(struct view *view)
{
	if (!view)
		return;
	if (view->screen->behaviour && view->screen->behaviour->close)
		view->screen->behaviour->close(view);
	list_free(view->list);
	form_free(view->form);
	free(view->state);
	free(view);
}

static enum status view_fill(struct view *view, struct problem *problem)
{
	const struct screen *screen = view->screen;
	const struct behaviour *behaviour = screen->behaviour;
	enum status status = STATUS_OK;

	if (behaviour && behaviour->state_bytes > 0 && !(view->state = calloc(1, behaviour->state_bytes)))
		return problem_memory(problem);
	if (screen->source && !(view->list = list_make(view)))
		return problem_memory(problem);
	if (screen->fields && !(view->form = form_make(view)))
		return problem_memory(problem);
	if (behaviour && behaviour->open)
		status = behaviour->open(view, problem);
	if (status == STATUS_OK && view->form)
		status = form_fill(view, problem);
	if (status == STATUS_OK && view->list)
		list_set_size(view->list, tui_body(view->tui).lines);
	return status;
}

static enum status view_open(struct tui *tui, const struct screen *screen, const char *argument, struct problem *problem)
{
	struct view *view;
	enum status status;

	if (!tui->store && !screen->works_without_database)
		return problem_set(problem, STATUS_FAULT, "%s", _("there is no database yet: home offers to load a folder or to make a new year"));
	if (screen->needs_argument && !argument[0])
		return problem_set(problem, STATUS_USAGE, _("%s needs to know which one: %s KEY"), _(screen->title), screen->name);
	if (tui->n_views == VIEWS_MOST)
		return problem_set(problem, STATUS_FAULT, "%s", _("too many screens are open: go back first"));
	view = calloc(1, sizeof *view);
	if (!view)
		return problem_memory(problem);
	view->screen = screen;
	view->tui = tui;
	snprintf(view->argument, sizeof view->argument, "%s", argument);
	status = view_fill(view, problem);
	if (status != STATUS_OK) {
		view_free(view);
		return status;
	}
	tui->views[tui->n_views++] = view;
	return STATUS_OK;
}

static void view_returned(struct view *view)
{
	if (view->screen->behaviour && view->screen->behaviour->returned)
		view->screen->behaviour->returned(view);
	if (view->list)
		list_read_again(view->list);
}

static void view_back(struct tui *tui)
{
	if (tui->n_views <= 1)
		return;
	view_free(tui->views[--tui->n_views]);
	view_returned(tui_top(tui));
}

void tui_begin_change(struct tui *tui)
{
	for (size_t i = 0; i < tui->n_views; i++) {
		struct view *view = tui->views[i];

		if (view->list)
			list_pause(view->list);
		if (view->screen->behaviour && view->screen->behaviour->pause)
			view->screen->behaviour->pause(view);
	}
	if (tui->store)
		store_end_finding(tui->store);
	tui->begin_seq = tui_data_seq(tui);
}

void tui_data_changed(struct tui *tui)
{
	for (size_t i = 0; i < tui->n_views; i++)
		view_returned(tui->views[i]);
}

/* --- making ------------------------------------------------------------------------------------------------------------------------- */

enum status tui_reopen(struct tui *tui, struct problem *problem)
{
	struct store *store = NULL;
	enum status status = store_open(tui->database, STORE_WRITE, &store, problem);

	if (status != STATUS_OK)
		status = store_open(tui->database, STORE_READ, &store, problem);
	if (status != STATUS_OK)
		return status;
	store_close(tui->store);
	tui->store = store;
	if (tui->undo_seq == 0)
		tui->undo_seq = tui_data_seq(tui);
	if (problem)
		*problem = (struct problem){ .status = STATUS_OK };
	return STATUS_OK;
}

void tui_say(struct tui *tui, const char *format, ...)
{
	char raw[2 * EFFECT_TEXT];
	va_list arguments;

	va_start(arguments, format);
	if (vsnprintf(raw, sizeof raw, format, arguments) >= 0)
		text_show(tui->message, sizeof tui->message, raw, strlen(raw));
	va_end(arguments);
	tui->is_message_bad = false;
}

static void say_bad(struct tui *tui, const char *text)
{
	tui_say(tui, "%s", text);
	tui->is_message_bad = true;
}

static void know_today(struct tui *tui, const char *today)
{
	if (today)
		snprintf(tui->today, sizeof tui->today, "%s", today);
	else
		day_write(day_today(), tui->today);
}

static bool make_parts(struct tui *tui, const struct tui_options *options)
{
	tui->database = strdup(options->database);
	tui->settings = options->settings ? strdup(options->settings) : NULL;
	tui->canvas = canvas_make(24, 80);
	return tui->database && tui->canvas && (tui->settings || !options->settings);
}

static void speak(struct tui *tui, const char *language)
{
	snprintf(tui->language, sizeof tui->language, "%s", language);
	if (tui->choose_language)
		tui->choose_language(language);
}

/* A broken file keeps nobody from working. */
static void use_personal(struct tui *tui, const struct tui_options *options)
{
	struct personal personal;
	struct problem problem;

	if (!tui->settings)
		return;
	if (personal_read(tui->settings, &personal, &problem) != STATUS_OK)
		say_bad(tui, problem.text);
	else if (personal.language[0] && !options->is_language_given)
		speak(tui, personal.language);
}

struct tui *tui_make(const struct tui_options *options, const struct tui_port *port, struct problem *problem)
{
	struct tui *tui = calloc(1, sizeof *tui);
	const struct screen *first = options->screen ? screen_find(options->screen) : NULL;
	struct problem trouble = { .status = STATUS_OK };

	if (!tui || !make_parts(tui, options)) {
		tui_free(tui);
		problem_memory(problem);
		return NULL;
	}
	snprintf(tui->language, sizeof tui->language, "%s", options->language ? options->language : "en");
	know_today(tui, options->today);
	tui->choose_language = options->choose_language;
	if (port)
		tui->port = *port;
	use_personal(tui, options);
	if (store_exists(tui->database) && tui_reopen(tui, &trouble) != STATUS_OK) {
		*problem = trouble;
		tui_free(tui);
		return NULL;
	}
	if (view_open(tui, first ? first : screens[0], "", problem) != STATUS_OK) {
		tui_free(tui);
		return NULL;
	}
	return tui;
}

void tui_free(struct tui *tui)
{
	if (!tui)
		return;
	while (tui->n_views > 0)
		view_free(tui->views[--tui->n_views]);
	undo_clear(tui);
	choices_lookup_free(tui->lookup);
	store_close(tui->store);
	canvas_free(tui->canvas);
	free(tui->settings);
	free(tui->database);
	free(tui);
}

bool tui_resize(struct tui *tui, int lines, int columns)
{
	if (!canvas_resize(tui->canvas, lines, columns))
		return false;
	for (size_t i = 0; i < tui->n_views; i++)
		if (tui->views[i]->list)
			list_set_size(tui->views[i]->list, tui_body(tui).lines);
	return true;
}

bool tui_has_ended(const struct tui *tui)
{
	return tui->has_ended;
}

struct choices_lookup *tui_lookup(struct tui *tui, struct problem *problem)
{
	if (!tui->lookup)
		choices_lookup_make(&tui->lookup, problem);
	return tui->lookup;
}

struct store *tui_store(struct tui *tui)
{
	return tui->store;
}

const char *tui_database(const struct tui *tui)
{
	return tui->database;
}

const char *tui_today(const struct tui *tui)
{
	return tui->today;
}

const char *tui_language(const struct tui *tui)
{
	return tui->language;
}

bool tui_choose_language(struct tui *tui, const char *language)
{
	struct personal personal = { .language = "" };
	struct problem problem = { .status = STATUS_OK };

	if (strcmp(language, "en") != 0 && strcmp(language, "zh_CN") != 0)
		return false;
	speak(tui, language);
	snprintf(personal.language, sizeof personal.language, "%s", language);
	if (tui->settings && personal_write(tui->settings, &personal, &problem) != STATUS_OK) {
		problem_prefix(&problem, _("the language is not kept"));
		say_bad(tui, problem.text);
	}
	return true;
}

int64_t tui_run(const struct tui *tui)
{
	struct run_note note = { .number = tui->run };

	if (tui->run == 0 && tui->store && store_find_run(tui->store, 0, &note, NULL) != STATUS_OK)
		note.number = 0;
	return note.number;
}

void tui_choose_run(struct tui *tui, int64_t run)
{
	tui->run = run;
	tui_data_changed(tui);
}

void tui_beep(struct tui *tui)
{
	if (tui->port.beep)
		tui->port.beep(tui->port.context);
}

/* --- effects ------------------------------------------------------------------------------------------------------------------------ */

static void flush_typed(struct tui *tui)
{
	if (tui->port.flush)
		tui->port.flush(tui->port.context);
}

static void refuse(struct tui *tui, const char *text)
{
	say_bad(tui, text);
	tui_beep(tui);
	flush_typed(tui);
}

static void perform_open(struct tui *tui, const struct effect *effect)
{
	struct problem problem = { .status = STATUS_OK };

	if (view_open(tui, effect->screen, effect->text, &problem) != STATUS_OK)
		refuse(tui, problem.text);
}

void tui_perform(struct tui *tui, const struct effect *effect)
{
	switch (effect->kind) {
	case EFFECT_PASS:
	case EFFECT_STAY:
		break;
	case EFFECT_REDRAW:
		if (effect->text[0])
			tui_say(tui, "%s", effect->text);
		break;
	case EFFECT_OPEN:
		perform_open(tui, effect);
		break;
	case EFFECT_BACK:
		view_back(tui);
		if (effect->text[0])
			tui_say(tui, "%s", effect->text);
		break;
	case EFFECT_ASK:
		flush_typed(tui);
		prompt_ask(tui, effect);
		break;
	case EFFECT_INPUT:
		prompt_ask(tui, effect);
		break;
	case EFFECT_RUN:
		tui_run_job(tui, effect->job);
		break;
	case EFFECT_REFUSE:
		refuse(tui, effect->text);
		break;
	case EFFECT_QUIT:
		tui->has_ended = true;
		break;
	}
}

/* --- keys --------------------------------------------------------------------------------------------------------------------------- */

static struct effect press_tables(struct view *view, uint32_t press)
{
	const struct screen_key *tables[KEY_TABLES];

	view_key_tables(view, tables);
	for (size_t t = 0; tables[t]; t++)
		for (const struct screen_key *key = tables[t]; key->name; key++)
			if ((key->press == press || key->twin == press) && key_is_offered(view, key))
				return key_perform(view, key);
	return effect_pass();
}

static struct effect press_view(struct view *view, uint32_t press)
{
	const struct behaviour *behaviour = view->screen->behaviour;
	struct effect effect = effect_pass();

	if (behaviour && behaviour->press)
		effect = behaviour->press(view, press);
	if (effect.kind == EFFECT_PASS && view->form)
		effect = form_press(view->form, press);
	if (effect.kind == EFFECT_PASS && view->list)
		effect = list_press(view->list, press);
	if (effect.kind == EFFECT_PASS)
		effect = press_tables(view, press);
	return effect;
}

/* Esc ends what goes on; alone it begins an F-key: Esc 1 is F1, however slowly it is typed. */
static bool press_esc(struct tui *tui, uint32_t *press)
{
	struct view *view = tui_top(tui);
	const bool was_after_esc = tui->is_after_esc;

	tui->is_after_esc = false;
	if (was_after_esc && *press >= '0' && *press <= '9')
		*press = *press == '0' ? PRESS_F(10) : PRESS_F(*press - '0');
	if (*press != PRESS_ESC)
		return false;
	const struct behaviour *behaviour = view->screen->behaviour;
	if (!(behaviour && behaviour->cancel && behaviour->cancel(view)) && (view->form || !view->list || !list_cancel(view->list)))
		tui->is_after_esc = true;
	return true;
}

/* Pasted text goes where one types, and nowhere else. */
static bool press_paste(struct tui *tui, uint32_t press)
{
	const struct behaviour *behaviour = tui_top(tui)->screen->behaviour;

	if (press == PRESS_PASTE || press == PRESS_PASTE_END) {
		tui->is_pasting = press == PRESS_PASTE;
		if (!tui->is_pasting && tui->prompt.kind == PROMPT_NONE && tui_top(tui)->form)
			form_changed(tui_top(tui)->form);
		return true;
	}
	if (!tui->is_pasting)
		return false;
	if (press < PRESS_SPACE)
		press = PRESS_SPACE;
	if (tui->prompt.kind != PROMPT_NONE && tui->prompt.kind != PROMPT_ASK)
		prompt_press(tui, press);
	else if (tui_top(tui)->form)
		form_press(tui_top(tui)->form, press);
	else if (behaviour && behaviour->is_typed_in && behaviour->is_typed_in(tui_top(tui)))
		behaviour->press(tui_top(tui), press);
	else
		tui_say(tui, "%s", _("pasted text goes into a field or a prompt only"));
	return true;
}

void tui_press(struct tui *tui, uint32_t press)
{
	if (press == PRESS_HANGUP)
		tui->has_ended = true;
	if (tui->has_ended || press == PRESS_NONE || press == PRESS_RESIZE || press_paste(tui, press))
		return;
	if (tui_is_small(tui)) /* nothing is seen, so nothing is done; but one may leave */
		tui->has_ended = press == 'Q' || press == PRESS_F(12);
	else if (tui->prompt.kind != PROMPT_NONE)
		prompt_press(tui, press);
	else if (press == PRESS_CTRL('L') && tui->port.redraw)
		tui->port.redraw(tui->port.context);
	else if (tui->message[0] = '\0', !press_esc(tui, &press)) {
		const struct effect effect = press_view(tui_top(tui), press);

		if (effect.kind == EFFECT_PASS)
			tui_say(tui, "%s", _("this key does nothing here; ? shows the keys"));
		tui_perform(tui, &effect);
	}
}

bool tui_step(struct tui *tui)
{
	struct view *view = tui_top(tui);
	bool has_more = false;

	if (tui->has_ended)
		return false;
	if (view->list)
		has_more = list_step(view->list);
	if (view->screen->behaviour && view->screen->behaviour->step)
		has_more = view->screen->behaviour->step(view) || has_more;
	return has_more;
}
