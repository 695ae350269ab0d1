/* SPDX-License-Identifier: ISC */
/* Keys that mean the same everywhere, in every list, in every form. */
#include <luqu/screen_form.h>
#include <luqu/screen_list.h>

const struct screen_key keys_everywhere[] = {
	{ PRESS_F(1), '?', "help", N_("Help"), N_("what this screen is for and all its keys"), action_help, NULL, NULL },
	{ PRESS_F(10), 'q', "back", N_("Back"), N_("back to the screen before"), action_back, NULL, NULL },
	{ PRESS_F(2), ':', "command", N_("Command"), N_("a screen or an action by its name; Tab completes it"), action_command, NULL, NULL },
	{ PRESS_F(12), 'Q', "quit", N_("Quit"), N_("leave the program"), action_quit, NULL, NULL },
	{ 0, 'u', "undo", NULL,
	  N_("undo the last change of yours; that is a change too, and stands in the audit trail. What cannot be undone so is named, and nothing older "
	     "is undone unasked"),
	  action_undo, NULL, NULL },
	{ 0, PRESS_CTRL('R'), "reread", NULL, N_("read the data again"), action_reread, NULL, NULL },
	{ 0, PRESS_CTRL('L'), "redraw", NULL, N_("paint the screen again"), action_pass, NULL, NULL },
	{ 0, PRESS_ESC, "cancel", NULL, N_("end a search, a filter, a question; Esc and a digit is an F-key"), action_pass, NULL, NULL },
	{ 0 },
};

const struct screen_key keys_list[] = {
	{ PRESS_F(3), '/', "find", N_("Search"), N_("go to the next row with a text: TEXT, COLUMN:TEXT, ~PATTERN or COLUMN:~PATTERN"), action_search, NULL,
	  NULL },
	{ PRESS_F(4), '\\', "narrow", N_("Filter"), N_("show only rows with a text, written the same way; an empty one ends it"), action_filter, NULL, NULL },
	{ PRESS_F(5), 's', "order", N_("Sort"), N_("sort by the column marked >: rising, falling, as before"), action_sort, NULL, NULL },
	{ 0, PRESS_ENTER, "open", N_("Open"), N_("open the row"), action_go, NULL, NULL },
	{ 0, 'n', "next", NULL, N_("search on"), action_search_next, NULL, NULL },
	{ 0, 'N', "previous", NULL, N_("search backward"), action_search_previous, NULL, NULL },
	{ PRESS_UP, 'k', "up", NULL, N_("a row up"), action_pass, NULL, NULL },
	{ PRESS_DOWN, 'j', "down", NULL, N_("a row down"), action_pass, NULL, NULL },
	{ PRESS_LEFT, 'h', "left", NULL, N_("a column to the left"), action_pass, NULL, NULL },
	{ PRESS_RIGHT, 'l', "right", NULL, N_("a column to the right"), action_pass, NULL, NULL },
	{ PRESS_PAGE_UP, PRESS_CTRL('B'), "page-up", NULL, N_("a page up"), action_pass, NULL, NULL },
	{ PRESS_PAGE_DOWN, PRESS_CTRL('F'), "page-down", NULL, N_("a page down"), action_pass, NULL, NULL },
	{ PRESS_HOME, 'g', "first", NULL, N_("the first row"), action_pass, NULL, NULL },
	{ PRESS_END, 'G', "last", NULL, N_("the last row"), action_pass, NULL, NULL },
	{ 0 },
};

const struct screen_key keys_form[] = {
	{ PRESS_F(9), PRESS_CTRL('S'), "save", N_("Save"), N_("save what was typed"), action_save, NULL, NULL },
	{ PRESS_TAB, PRESS_DOWN, "next-field", NULL, N_("the next field; Enter too, and behind the last one it saves"), action_pass, NULL, NULL },
	{ PRESS_BACK_TAB, PRESS_UP, "previous-field", NULL, N_("the field before"), action_pass, NULL, NULL },
	{ 0, PRESS_SPACE, "choose", NULL, N_("where a word is to be chosen: the next one; a letter takes the next word that begins with it"), action_pass,
	  NULL, NULL },
	{ 0, PRESS_CTRL('U'), "clear", NULL, N_("take away what stands before the cursor; Ctrl-K what stands behind it, Ctrl-W a word"), action_pass,
	  NULL, NULL },
	{ 0 },
};
