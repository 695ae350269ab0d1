/* SPDX-License-Identifier: ISC */
/* What every test of this folder includes: an interface without a terminal, over a small year in a folder of its own. */
#ifndef LUQU_TESTS_TUI_SUITE_H
#define LUQU_TESTS_TUI_SUITE_H

#include "../support/suite.h"

#include <luqu/screen_form.h>
#include <luqu/screen_list.h>
#include <luqu/tui.h>

/* Speaks English or, with "zh_CN", Chinese. */
void language_speak(const char *language);

/* A database with few rows of everything and so many candidates (numbers 100001 on) in a folder that is taken away at the end of the test. */
int year_begin(void **state);  /* 40 candidates */
int year_open_thousand(void **state);
int year_open_none(void **state); /* a folder without a database */
int year_end(void **state);
#define OVER_YEAR(test) cmocka_unit_test_setup_teardown(test, year_begin, year_end)
#define OVER_THOUSAND(test) cmocka_unit_test_setup_teardown(test, year_open_thousand, year_end)
#define OVER_NOTHING(test) cmocka_unit_test_setup_teardown(test, year_open_none, year_end)
/* A row more in it, by whoever acts: texts as in files. */
void row_put(struct store *store, enum kind kind, const char *const *texts);
const char *year_path(void);   /* of the database */
const char *year_folder(void); /* the CSV files it was loaded from */

/* Who acts: "officer" until a test says another. */
void act_as(const char *user);
/* The clocks stand still. Every change is one of 2026-06-19T08:45:00Z, and of so many seconds later for each call. */
void pass_time(int64_t seconds);
/* Every key of type() from here on takes so long, and nothing else takes any time; 0: as long as it takes. */
void keys_take(int64_t ms);

/* An interface of so many lines and columns; the second line of counters tells what it asked of its terminal. */
struct tui *screen_open(const char *screen, int lines, int columns);
struct asked {
	int beeps, flushes, shows;
	uint32_t waiting;                              /* a key that long work finds */
	void (*meanwhile)(const struct canvas *canvas); /* what happens while long work shows how far it is */
};
extern struct asked asked;

/* Keys: letters stand for themselves; <Enter>, <Esc>, <Tab>, <Down>, <PgDn>, <F3>, <C-s>, <lt> ... for others. Background work is done after each. */
void type(struct tui *tui, const char *keys);
void settle(struct tui *tui); /* until there is no more background work */

/* The screen as text: lines ended by LF. Valid until the next call. */
const char *shown(struct tui *tui);
const char *shown_line(struct tui *tui, int line);
void assert_shows(struct tui *tui, const char *text);
void assert_hides(struct tui *tui, const char *text);
/* What stands at the cursor, to the end of the line. */
const char *at_cursor(struct tui *tui);

/* Against tests/screens/NAME.LANGUAGE.COLUMNSxLINES.txt; LUQU_GOLDEN=write writes it anew. */
void assert_golden(struct tui *tui, const char *name);
/* The same of a screen after some keys, in both languages at 80x24, 132x43 and 60x20. */
void assert_golden_everywhere(const char *screen, const char *keys, const char *name);

#endif
