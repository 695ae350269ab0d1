/* SPDX-License-Identifier: ISC */
/* The real program on a pseudo-terminal, and a terminal emulator that looks at what it sends. */
#ifndef LUQU_TESTS_PSEUDO_H
#define LUQU_TESTS_PSEUDO_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>
#include <vterm.h>

struct pseudo {
	pid_t pid;
	int fd; /* the terminal's side */
	VTerm *vt;
	VTermScreen *screen;
	int lines, columns;
	bool is_alternate, is_cursor_visible; /* as the program has set them */
	char raw[65536];                      /* the last that it sent */
	size_t n_raw;
};

struct pseudo_start {
	int lines, columns;
	const char *const *environment; /* NAME=VALUE or NAME (unset); NULL-terminated; on top of TERM=xterm-256color, LANG=C.UTF-8 */
	const char *const *arguments;   /* behind the program's name; NULL-terminated */
};
void pseudo_open(struct pseudo *pseudo, const struct pseudo_start *start);
void pseudo_close(struct pseudo *pseudo); /* kills what still runs */
void pseudo_send(struct pseudo *pseudo, const char *bytes);
void pseudo_resize(struct pseudo *pseudo, int lines, int columns);
/* Until the screen shows the text (or, with is_shown false, does not any more); fails after ten seconds. */
void pseudo_wait(struct pseudo *pseudo, const char *text, bool is_shown);
#define assert_appears(pseudo, text) pseudo_wait(pseudo, text, true)
#define assert_vanishes(pseudo, text) pseudo_wait(pseudo, text, false)
/* The wait status, once it has ended; fails after ten seconds. */
int pseudo_end(struct pseudo *pseudo);
const char *pseudo_line(struct pseudo *pseudo, int line); /* valid until the next call */
VTermScreenCell pseudo_cell(struct pseudo *pseudo, int line, int column);
/* Until that character stands there; fails after ten seconds. */
void pseudo_wait_cell(struct pseudo *pseudo, int line, int column, uint32_t character);
/* Until that cell has another ground than the terminal's own; fails after ten seconds. */
void pseudo_wait_ground(struct pseudo *pseudo, int line, int column);
/* Until the cursor stands there; fails after ten seconds. */
void pseudo_wait_cursor(struct pseudo *pseudo, int line, int column);
/* Reads what is there for so many milliseconds at most. false: the program has closed its side. */
bool pseudo_read(struct pseudo *pseudo, int timeout_ms);

#endif
