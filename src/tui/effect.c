/* SPDX-License-Identifier: ISC */
/* Effects: what an action wants done, put into words. */
#include <luqu/screen.h>

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <luqu/text.h>

static void keep(char to[EFFECT_TEXT], const char *text)
{
	text_show(to, EFFECT_TEXT, text, strlen(text));
}

/* vsnprintf into a text that ends at a whole character. */
static void keep_format(char to[EFFECT_TEXT], const char *format, va_list arguments)
{
	char raw[2 * EFFECT_TEXT];

	if (vsnprintf(raw, sizeof raw, format, arguments) >= 0)
		keep(to, raw);
}

struct effect effect_pass(void)
{
	return (struct effect){ .kind = EFFECT_PASS };
}

struct effect effect_stay(void)
{
	return (struct effect){ .kind = EFFECT_STAY };
}

struct effect effect_redraw(void)
{
	return (struct effect){ .kind = EFFECT_REDRAW };
}

struct effect effect_back(void)
{
	return (struct effect){ .kind = EFFECT_BACK };
}

struct effect effect_quit(void)
{
	return (struct effect){ .kind = EFFECT_QUIT };
}

struct effect effect_run(const struct job *job)
{
	return (struct effect){ .kind = EFFECT_RUN, .job = job };
}

struct effect effect_open(const struct screen *screen, const char *argument)
{
	struct effect effect = { .kind = EFFECT_OPEN, .screen = screen };

	keep(effect.text, argument ? argument : "");
	return effect;
}

struct effect effect_input(struct effect (*given)(struct view *, const char *), const char *question, const char *preset)
{
	struct effect effect = { .kind = EFFECT_INPUT, .given = given };

	keep(effect.text, question);
	keep(effect.preset, preset ? preset : "");
	return effect;
}

struct effect effect_ask(struct effect (*agreed)(struct view *), const char *format, ...)
{
	struct effect effect = { .kind = EFFECT_ASK, .agreed = agreed };
	va_list arguments;

	va_start(arguments, format);
	keep_format(effect.text, format, arguments);
	va_end(arguments);
	return effect;
}

struct effect effect_say(const char *format, ...)
{
	struct effect effect = { .kind = EFFECT_REDRAW };
	va_list arguments;

	va_start(arguments, format);
	keep_format(effect.text, format, arguments);
	va_end(arguments);
	return effect;
}

struct effect effect_refuse(const char *format, ...)
{
	struct effect effect = { .kind = EFFECT_REFUSE };
	va_list arguments;

	va_start(arguments, format);
	keep_format(effect.text, format, arguments);
	va_end(arguments);
	return effect;
}

struct effect effect_problem(const struct problem *problem)
{
	return effect_refuse("%s", problem->text);
}
