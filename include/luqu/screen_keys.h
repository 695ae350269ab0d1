/* SPDX-License-Identifier: ISC */
/* Keys as screens know them: a character, or one of these. Which bytes a terminal sends for them is terminal.c's affair. */
#ifndef LUQU_SCREEN_KEYS_H
#define LUQU_SCREEN_KEYS_H

#include <stddef.h>
#include <stdint.h>

#define PRESS_CTRL(letter) ((uint32_t)(letter) & 0x1f) /* PRESS_CTRL('R') is 18 */
#define PRESS_F(number) (PRESS_F0 + (uint32_t)(number))

enum press {
	PRESS_NONE = 0,
	PRESS_TAB = 9,
	PRESS_ENTER = 13,       /* also of the keypad */
	PRESS_ESC = 27,
	PRESS_SPACE = 32,
	PRESS_FIRST = 0x110000, /* beyond every character */
	PRESS_UP, PRESS_DOWN, PRESS_LEFT, PRESS_RIGHT, PRESS_HOME, PRESS_END, PRESS_PAGE_UP, PRESS_PAGE_DOWN,
	PRESS_INSERT, PRESS_DELETE, PRESS_BACKSPACE, PRESS_BACK_TAB,
	PRESS_RESIZE,           /* the terminal has another size */
	PRESS_HANGUP,           /* SIGHUP, SIGTERM, the end of input */
	PRESS_PASTE,            /* a pasted text begins: what follows is no command */
	PRESS_PASTE_END,
	PRESS_F0, PRESS_F_LAST = PRESS_F0 + 12,
	PRESS_END_OF_LIST,
};

enum { PRESS_NAME = 16 };
/* As shown: "F1", "^R", "Enter", "x". Not translated: keys are labelled so. */
const char *press_name(uint32_t press, char name[PRESS_NAME]);

/* What terminals send behind ESC for keys that no terminfo entry names: PuTTY's and the Linux console's Home, End and F1 to F4, the keypad
 * in application mode, Esc and a digit for an F-key, pasted text. Ends with a NULL. */
struct press_sequence { const char *bytes; uint32_t press; };
extern const struct press_sequence press_sequences[];

#endif
