/* SPDX-License-Identifier: ISC */
/* The real program on a pseudo-terminal: cells, attributes, cursor, keys as terminals send them, and however it ends, a terminal as it was. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "pseudo_year.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

/* --- what is seen ------------------------------------------------------------------------------------------------------------------------------- */

static void terminal__shows__wide_characters_in_two_cells(void **state)
{
	(void)state;
	open_candidates();
	for (int column = 0; column < 80; column++) {
		const VTermScreenCell cell = pseudo_cell(&pseudo, 2, column);
		if (cell.chars[0] == 0x5ba3) { /* 宣 */
			assert_int_equal(cell.width, 2);
			assert_int_equal(pseudo_cell(&pseudo, 2, column + 2).chars[0], 0x6021);
			/* what stands behind the names lines up */
			const VTermScreenCell above = pseudo_cell(&pseudo, 2, column), below = pseudo_cell(&pseudo, 4, column);
			assert_int_equal(above.width, below.width);
			return;
		}
	}
	fail_msg("the name is not there");
}

static void terminal__shows__marks_with_their_base(void **state)
{
	(void)state;
	open_candidates();
	assert_non_null(strstr(pseudo_line(&pseudo, 3), "Zoe\xcc\x88 Ann"));
}

static void terminal__has__its_cursor_at_the_focus(void **state)
{
	(void)state;
	open_candidates();
	pseudo_wait_cursor(&pseudo, 2, 0);
	pseudo_send(&pseudo, "\033[B");
	pseudo_wait_cursor(&pseudo, 3, 0);
	pseudo_send(&pseudo, ":ab");
	pseudo_wait_cursor(&pseudo, 22, 3);
	assert_true(pseudo.is_cursor_visible);
}

static bool has_ground(int line, int column)
{
	const VTermScreenCell cell = pseudo_cell(&pseudo, line, column);

	return !VTERM_COLOR_IS_DEFAULT_BG(&cell.bg);
}

/* ESC [ ... m with a number from 30 to 49 in it. */
static bool asks_for_colour(const char *at)
{
	if (strncmp(at, "\033[", 2) != 0)
		return false;
	const char *end = at + 2 + strspn(at + 2, "0123456789;");
	bool has_colour = false;

	for (at += 2; at < end; at += strcspn(at, ";m") + 1) {
		const long number = strtol(at, NULL, 10);
		has_colour = has_colour || (number >= 30 && number < 50);
	}
	return *end == 'm' && has_colour;
}

static void terminal__is_told__the_focus_without_colour(void **state)
{
	static const char *const plain[] = { "NO_COLOR=1", NULL };

	(void)state;
	start_with(24, 80, plain);
	assert_appears(&pseudo, "F10 q Back");
	assert_true(pseudo_cell(&pseudo, 0, 1).attrs.reverse);
	assert_true(pseudo_cell(&pseudo, 3, 1).attrs.reverse);
	assert_false(pseudo_cell(&pseudo, 4, 1).attrs.reverse);
	for (size_t i = 0; i < pseudo.n_raw; i++)
		assert_false(asks_for_colour(pseudo.raw + i));
}

static void terminal__is_told__the_focus_in_colour(void **state)
{
	(void)state;
	start();
	assert_true(has_ground(0, 1));
	assert_true(has_ground(3, 1));
	assert_false(has_ground(4, 1));
}

static void terminals__of_every_kind__show_the_same_text(void **state)
{
	static const char *const kinds[] = { "TERM=vt100", "TERM=vt220", "TERM=linux", "TERM=screen-256color", "TERM=tmux-256color", "TERM=xterm" };

	(void)state;
	for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
		const char *const environment[] = { kinds[i], NULL };
		start_with(24, 80, environment);
		assert_appears(&pseudo, "南汇区招生办公室 2026");
		assert_appears(&pseudo, "F10 q Back");
		pseudo_send(&pseudo, "Q");
		assert_int_equal(pseudo_end(&pseudo), 0);
		if (i + 1 < sizeof kinds / sizeof kinds[0])
			pseudo_close(&pseudo);
	}
}

static void terminal__is_painted_anew__when_its_size_changes(void **state)
{
	(void)state;
	open_candidates();
	pseudo_resize(&pseudo, 43, 132);
	assert_appears(&pseudo, "ID number");
	assert_appears(&pseudo, "F2 : Command"); /* for which 80 columns have no room */
	assert_non_null(strstr(pseudo_line(&pseudo, 42), "F10"));
	pseudo_resize(&pseudo, 10, 40);
	assert_appears(&pseudo, "This terminal is 40x10");
	pseudo_resize(&pseudo, 24, 80);
	assert_appears(&pseudo, "1/3");
	assert_vanishes(&pseudo, "This terminal");
	for (int i = 1; i < 60; i++) /* a storm, down to a single cell */
		pseudo_resize(&pseudo, 1 + i * 7 % 50, 1 + i * 13 % 150);
	pseudo_resize(&pseudo, 24, 80);
	assert_appears(&pseudo, "1/3");
	assert_appears(&pseudo, "F10 q Back");
}

/* --- keys ---------------------------------------------------------------------------------------------------------------------------------------- */

static void keypad__sends_digits__in_application_mode_too(void **state)
{
	(void)state;
	start();
	pseudo_send(&pseudo, ":\033Op\033Oq\033Or\033Os\033Ot\033Ou\033Ov\033Ow\033Ox\033Oy\033On\033Om\033Ok\033Oj\033Oo");
	assert_appears(&pseudo, ":0123456789.-+*/");
	pseudo_send(&pseudo, "\033OM");
	assert_appears(&pseudo, "there is no screen or action");
}

/* After keypad(TRUE) the keypad is told to send digits again. */
static void keypad__is_left__in_numeric_mode(void **state)
{
	(void)state;
	start();
	const char *application = NULL, *numeric = NULL;
	for (size_t i = 0; i + 1 < pseudo.n_raw; i++) {
		if (memcmp(pseudo.raw + i, "\033=", 2) == 0)
			application = pseudo.raw + i;
		if (memcmp(pseudo.raw + i, "\033>", 2) == 0)
			numeric = pseudo.raw + i;
	}
	assert_non_null(application);
	assert_non_null(numeric);
	assert_true(numeric > application);
}

static void pause_ms(int milliseconds)
{
	const struct timespec time = { .tv_nsec = milliseconds * 1000000L };

	nanosleep(&time, NULL);
}

/* A slow line parts Esc from what follows it. */
static void keys__are_understood__when_their_bytes_come_apart(void **state)
{
	(void)state;
	start();
	pseudo_send(&pseudo, "\033");
	pause_ms(50);
	pseudo_send(&pseudo, "OP");
	assert_appears(&pseudo, "Keys of this screen");
	pseudo_send(&pseudo, "\033[2");
	pause_ms(50);
	pseudo_send(&pseudo, "1~");
	assert_vanishes(&pseudo, "Keys of this screen");
}

static void keys__of_other_terminals__are_understood(void **state)
{
	static const char *const f1[] = { "\033OP", "\033[11~", "\033[[A", "\0331" };

	(void)state;
	start();
	for (size_t i = 0; i < sizeof f1 / sizeof f1[0]; i++) {
		pseudo_send(&pseudo, f1[i]);
		assert_appears(&pseudo, "Keys of this screen");
		pseudo_send(&pseudo, "q");
		assert_vanishes(&pseudo, "Keys of this screen");
	}
	pseudo_send(&pseudo, ":candidates\r");
	assert_appears(&pseudo, "1/3");
	pseudo_send(&pseudo, "\033[4~");
	assert_appears(&pseudo, "3/3");
	pseudo_send(&pseudo, "\033[1~");
	assert_appears(&pseudo, "1/3");
	pseudo_send(&pseudo, "\033OF");
	assert_appears(&pseudo, "3/3");
	pseudo_send(&pseudo, "\033[H");
	assert_appears(&pseudo, "1/3");
}

static void esc__alone__ends_what_is_typed(void **state)
{
	(void)state;
	start();
	pseudo_send(&pseudo, ":cand");
	assert_appears(&pseudo, ":cand");
	pseudo_send(&pseudo, "\033");
	assert_vanishes(&pseudo, ":cand");
}

static void pasted_text__is_no_command(void **state)
{
	(void)state;
	start();
	pseudo_send(&pseudo, "\033[200~Q\r:quit\r\033[201~");
	assert_appears(&pseudo, "pasted text goes into a field");
	pseudo_send(&pseudo, ":");
	assert_appears(&pseudo, ":");
}

static void utf8__is_typed(void **state)
{
	(void)state;
	open_candidates();
	pseudo_send(&pseudo, "\\野\r");
	assert_appears(&pseudo, "1/1");
	assert_appears(&pseudo, "𠮷野");
}

/* --- endings -------------------------------------------------------------------------------------------------------------------------------------- */

static void quit__leaves__the_terminal_as_it_was(void **state)
{
	(void)state;
	start();
	assert_true(pseudo.is_alternate);
	pseudo_send(&pseudo, "Q");
	assert_int_equal(pseudo_end(&pseudo), 0);
	assert_false(pseudo.is_alternate);
	assert_true(pseudo.is_cursor_visible);
}

static void signals__end_it__with_the_terminal_as_it_was(void **state)
{
	static const int numbers[] = { SIGTERM, SIGHUP, SIGINT };

	(void)state;
	for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++) {
		start();
		kill(pseudo.pid, numbers[i]);
		assert_int_equal(pseudo_end(&pseudo), 0);
		assert_false(pseudo.is_alternate);
		if (i + 1 < sizeof numbers / sizeof numbers[0])
			pseudo_close(&pseudo);
	}
}

static void crash__restores__the_terminal(void **state)
{
	(void)state;
	start();
	kill(pseudo.pid, SIGSEGV);
	const int status = pseudo_end(&pseudo);
	assert_true(WIFSIGNALED(status));
	assert_int_equal(WTERMSIG(status), SIGSEGV);
	assert_false(pseudo.is_alternate);
	assert_true(pseudo.is_cursor_visible);
}

static void hang_up__ends_it__at_once(void **state)
{
	int status = 0;

	(void)state;
	start();
	close(pseudo.fd);
	pseudo.fd = -1;
	for (int i = 0; i < 500 && waitpid(pseudo.pid, &status, WNOHANG) == 0; i++)
		pause_ms(10);
	assert_int_equal(kill(pseudo.pid, 0), -1);
	pseudo.pid = 0;
	assert_true(WIFEXITED(status));
}

static void refuse(const char *const *environment, const char *text)
{
	start_with(24, 80, environment);
	const int status = pseudo_end(&pseudo);
	assert_true(WIFEXITED(status));
	assert_int_equal(WEXITSTATUS(status), 3);
	if (!strstr(pseudo.raw, text))
		fail_msg("'%s' does not stand in: %s", text, pseudo.raw);
	assert_null(strstr(pseudo.raw, "\033[?1049h"));
}

static void terminals__that_cannot_move_their_cursor__are_refused(void **state)
{
	static const struct { const char *environment[2]; const char *text; } kinds[] = {
		{ { "TERM=dumb" }, "TERM is dumb" }, { { "TERM" }, "TERM is not set" }, { { "TERM=nothing-known" }, "nothing-known is not known here" },
		{ { "LANG=zh_CN.GBK" }, "not UTF-8" }, { { "LANG=zh_CN.GB18030" }, "not UTF-8" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
		const char *const environment[] = { kinds[i].environment[0], NULL };
		refuse(environment, kinds[i].text);
		if (i + 1 < sizeof kinds / sizeof kinds[0])
			pseudo_close(&pseudo);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		ON_TERMINAL(terminal__shows__wide_characters_in_two_cells),
		ON_TERMINAL(terminal__shows__marks_with_their_base),
		ON_TERMINAL(terminal__has__its_cursor_at_the_focus),
		ON_TERMINAL(terminal__is_told__the_focus_without_colour),
		ON_TERMINAL(terminal__is_told__the_focus_in_colour),
		ON_TERMINAL(terminals__of_every_kind__show_the_same_text),
		ON_TERMINAL(terminal__is_painted_anew__when_its_size_changes),
		ON_TERMINAL(keypad__sends_digits__in_application_mode_too),
		ON_TERMINAL(keypad__is_left__in_numeric_mode),
		ON_TERMINAL(keys__are_understood__when_their_bytes_come_apart),
		ON_TERMINAL(keys__of_other_terminals__are_understood),
		ON_TERMINAL(esc__alone__ends_what_is_typed),
		ON_TERMINAL(pasted_text__is_no_command),
		ON_TERMINAL(utf8__is_typed),
		ON_TERMINAL(quit__leaves__the_terminal_as_it_was),
		ON_TERMINAL(signals__end_it__with_the_terminal_as_it_was),
		ON_TERMINAL(crash__restores__the_terminal),
		ON_TERMINAL(hang_up__ends_it__at_once),
		ON_TERMINAL(terminals__that_cannot_move_their_cursor__are_refused),
	};

	return cmocka_run_group_tests(tests, pseudo_year_make, pseudo_year_drop);
}
