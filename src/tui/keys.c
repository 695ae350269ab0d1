/* SPDX-License-Identifier: ISC */
/* Keys: what they are called, and what terminals send for them. */
#include <luqu/screen_keys.h>

#include <stdio.h>

#include <luqu/text.h>

static const char *special_name(uint32_t press)
{
	static const char *const names[] = {
		[PRESS_UP - PRESS_FIRST] = "Up",         [PRESS_DOWN - PRESS_FIRST] = "Down",
		[PRESS_LEFT - PRESS_FIRST] = "Left",     [PRESS_RIGHT - PRESS_FIRST] = "Right",
		[PRESS_HOME - PRESS_FIRST] = "Home",     [PRESS_END - PRESS_FIRST] = "End",
		[PRESS_PAGE_UP - PRESS_FIRST] = "PgUp",  [PRESS_PAGE_DOWN - PRESS_FIRST] = "PgDn",
		[PRESS_INSERT - PRESS_FIRST] = "Ins",    [PRESS_DELETE - PRESS_FIRST] = "Del",
		[PRESS_BACKSPACE - PRESS_FIRST] = "BkSp", [PRESS_BACK_TAB - PRESS_FIRST] = "S-Tab",
	};

	if (press > PRESS_FIRST && press - PRESS_FIRST < sizeof names / sizeof names[0] && names[press - PRESS_FIRST])
		return names[press - PRESS_FIRST];
	switch (press) {
	case PRESS_TAB:
		return "Tab";
	case PRESS_ENTER:
		return "Enter";
	case PRESS_ESC:
		return "Esc";
	case PRESS_SPACE:
		return "Space";
	default:
		return NULL;
	}
}

const char *press_name(uint32_t press, char name[PRESS_NAME])
{
	const char *special = special_name(press);
	char bytes[4];

	if (special)
		return special;
	if (press > PRESS_F0 && press <= PRESS_F_LAST)
		snprintf(name, PRESS_NAME, "F%u", (unsigned)(press - PRESS_F0));
	else if (press < 0x20)
		snprintf(name, PRESS_NAME, "^%c", (char)(press + 0x40));
	else
		snprintf(name, PRESS_NAME, "%.*s", (int)utf8_encode(press, bytes), bytes);
	return name;
}

const struct press_sequence press_sequences[] = {
	/* cursor keys, in both modes */
	{ "[A", PRESS_UP }, { "[B", PRESS_DOWN }, { "[C", PRESS_RIGHT }, { "[D", PRESS_LEFT },
	{ "OA", PRESS_UP }, { "OB", PRESS_DOWN }, { "OC", PRESS_RIGHT }, { "OD", PRESS_LEFT },
	{ "[H", PRESS_HOME }, { "[F", PRESS_END }, { "OH", PRESS_HOME }, { "OF", PRESS_END },
	{ "[1~", PRESS_HOME }, { "[4~", PRESS_END }, { "[7~", PRESS_HOME }, { "[8~", PRESS_END },
	{ "[2~", PRESS_INSERT }, { "[3~", PRESS_DELETE }, { "[5~", PRESS_PAGE_UP }, { "[6~", PRESS_PAGE_DOWN }, { "[Z", PRESS_BACK_TAB },
	/* the keypad in application mode */
	{ "Op", '0' }, { "Oq", '1' }, { "Or", '2' }, { "Os", '3' }, { "Ot", '4' }, { "Ou", '5' }, { "Ov", '6' }, { "Ow", '7' }, { "Ox", '8' },
	{ "Oy", '9' }, { "On", '.' }, { "Om", '-' }, { "Ok", '+' }, { "Oj", '*' }, { "Oo", '/' }, { "Ol", ',' }, { "OX", '=' },
	{ "OM", PRESS_ENTER },
	/* F1 to F4 of xterm, of PuTTY, of the Linux console; the others are the same nearly everywhere */
	{ "OP", PRESS_F(1) }, { "OQ", PRESS_F(2) }, { "OR", PRESS_F(3) }, { "OS", PRESS_F(4) },
	{ "[11~", PRESS_F(1) }, { "[12~", PRESS_F(2) }, { "[13~", PRESS_F(3) }, { "[14~", PRESS_F(4) },
	{ "[[A", PRESS_F(1) }, { "[[B", PRESS_F(2) }, { "[[C", PRESS_F(3) }, { "[[D", PRESS_F(4) }, { "[[E", PRESS_F(5) },
	{ "[15~", PRESS_F(5) }, { "[17~", PRESS_F(6) }, { "[18~", PRESS_F(7) }, { "[19~", PRESS_F(8) }, { "[20~", PRESS_F(9) },
	{ "[21~", PRESS_F(10) }, { "[23~", PRESS_F(11) }, { "[24~", PRESS_F(12) },
	/* Esc and a digit at once, as Alt sends it */
	{ "1", PRESS_F(1) }, { "2", PRESS_F(2) }, { "3", PRESS_F(3) }, { "4", PRESS_F(4) }, { "5", PRESS_F(5) }, { "6", PRESS_F(6) },
	{ "7", PRESS_F(7) }, { "8", PRESS_F(8) }, { "9", PRESS_F(9) }, { "0", PRESS_F(10) },
	/* around pasted text */
	{ "[200~", PRESS_PASTE }, { "[201~", PRESS_PASTE_END },
	{ NULL, PRESS_NONE },
};
