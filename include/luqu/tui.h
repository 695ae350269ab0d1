/* SPDX-License-Identifier: ISC */
/* The full-screen interface: from outside (main.c), and as tests see it. */
#ifndef LUQU_TUI_H
#define LUQU_TUI_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#include <luqu/canvas.h>
#include <luqu/problem.h>
#include <luqu/screen.h>

struct tui_options {
	const char *database;                         /* path; need not be there yet */
	const char *language;                         /* the one spoken: "en" or "zh_CN" */
	bool is_language_given;                       /* by the command line: the one kept does not count */
	const char *settings;                         /* file of personal settings; NULL: tui_main takes the user's, tui_make none */
	void (*choose_language)(const char *language); /* makes gettext speak it; NULL: the language stays */
	const char *screen;                           /* opens first; NULL: home */
	const char *today;                            /* 2026-06-18; NULL: as the clock says */
};

/* Takes the terminal until the user quits or it is gone. STATUS_ENVIRONMENT: no terminal, TERM unset or unknown, not UTF-8. */
enum status tui_main(const struct tui_options *options, struct problem *problem);

/* Every key of every screen as mdoc, for luqu-keys(7): from the same tables as the screens. */
void tui_print_keys(FILE *to);

/* --- without a terminal ------------------------------------------------------------------------------------------------------------ */

/* What long work and questions need of whoever owns the terminal. Members may be NULL. */
struct tui_port {
	void *context;
	void (*show)(void *context, const struct canvas *canvas); /* while work goes on */
	uint32_t (*poll)(void *context);                          /* a key that is waiting; PRESS_NONE: none */
	void (*beep)(void *context);
	void (*flush)(void *context);                             /* throws away what was typed ahead */
	void (*redraw)(void *context);                            /* everything anew: Ctrl-L */
};

struct tui *tui_make(const struct tui_options *options, const struct tui_port *port, struct problem *problem); /* 24 x 80; NULL: no memory */
void tui_free(struct tui *tui); /* accepts NULL */
bool tui_resize(struct tui *tui, int lines, int columns);
void tui_press(struct tui *tui, uint32_t press);
bool tui_step(struct tui *tui);                        /* a slice of background work; true: there is more */
const struct canvas *tui_paint(struct tui *tui);       /* valid until the next call of anything */
bool tui_has_ended(const struct tui *tui);
const struct view *tui_view(const struct tui *tui);    /* the uppermost */

#endif
