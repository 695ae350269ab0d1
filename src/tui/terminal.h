/* SPDX-License-Identifier: ISC */
/* The terminal: the only user of curses, and the only one with state of its own, since signals know no arguments. */
#ifndef LUQU_TUI_TERMINAL_H
#define LUQU_TUI_TERMINAL_H

#include <luqu/canvas.h>
#include <luqu/problem.h>

enum status terminal_open(struct problem *problem);
void terminal_close(void);
void terminal_show(const struct canvas *canvas);
/* The next key; PRESS_NONE after so many milliseconds (-1: waits for ever). PRESS_RESIZE: ask for the size. Suspends by itself. */
uint32_t terminal_read(int timeout_ms);
void terminal_size(int *lines, int *columns);
void terminal_beep(void);
void terminal_flush(void);  /* throws away what was typed ahead */
void terminal_redraw(void); /* the next show paints everything */

#endif
