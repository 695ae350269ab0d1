/* SPDX-License-Identifier: ISC */
/* The terminal through curses: roles become attributes, changed cells are copied, bytes become keys, and however the program ends, the
 * terminal is as it was. */
#include "terminal.h"

#include <curses.h>
#include <errno.h>
#include <langinfo.h>
#include <locale.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

#include <luqu/i18n.h>
#include <luqu/screen_keys.h>

enum { ESC_DELAY_MS = 100, KEY_OWN = KEY_MAX + 1, RESET_TEXT = 256, CTRL_Z = 26 };

/* Signal handlers have no arguments, and there is one terminal. */
static struct {
	SCREEN *screen;
	bool has_colour;
	bool has_paste; /* bracketed paste was asked for */
	bool wants_all;  /* the next show paints everything */
	struct canvas_cell *shown;
	int lines, columns;
	sigset_t outside; /* the mask while waiting */
} terminal;

static volatile sig_atomic_t was_resized, was_hung_up, was_stopped;
static struct termios saved_modes;
static char reset_text[RESET_TEXT];
static size_t reset_length;

/* --- signals -------------------------------------------------------------------------------------------------------------------------------- */

static void note_signal(int number)
{
	if (number == SIGWINCH)
		was_resized = 1;
	else if (number == SIGTSTP)
		was_stopped = 1;
	else
		was_hung_up = 1;
}

/* A crash: only what is safe in a handler. Then the signal does what it would have done. */
static void restore_and_die(int number)
{
	ssize_t unused = write(STDOUT_FILENO, reset_text, reset_length);

	(void)unused;
	tcsetattr(STDIN_FILENO, TCSANOW, &saved_modes);
	signal(number, SIG_DFL);
	raise(number);
}

static const int noted[] = { SIGWINCH, SIGHUP, SIGTERM, SIGINT, SIGTSTP };
static const int fatal[] = { SIGSEGV, SIGABRT, SIGBUS, SIGFPE, SIGILL };

/* Noted signals come while waiting for a key and at no other time, so that none is missed and none interrupts work. */
static void catch_signals(void)
{
	struct sigaction action = { .sa_handler = note_signal };
	struct sigaction old;
	sigset_t inside;

	sigemptyset(&inside);
	for (size_t i = 0; i < sizeof noted / sizeof noted[0]; i++) {
		sigaction(noted[i], &action, NULL);
		sigaddset(&inside, noted[i]);
	}
	sigprocmask(SIG_BLOCK, &inside, &terminal.outside);
	for (size_t i = 0; i < sizeof noted / sizeof noted[0]; i++)
		sigdelset(&terminal.outside, noted[i]);
	action.sa_handler = restore_and_die;
	action.sa_flags = (int)SA_RESETHAND;
	for (size_t i = 0; i < sizeof fatal / sizeof fatal[0]; i++)
		if (sigaction(fatal[i], NULL, &old) == 0 && old.sa_handler == SIG_DFL)
			sigaction(fatal[i], &action, NULL);
}

/* What came meanwhile is noted first; and where the line is lost it is lost more than once. */
static void release_signals(void)
{
	sigprocmask(SIG_SETMASK, &terminal.outside, NULL);
	for (size_t i = 0; i < sizeof noted / sizeof noted[0]; i++)
		signal(noted[i], was_hung_up ? SIG_IGN : SIG_DFL);
	for (size_t i = 0; i < sizeof fatal / sizeof fatal[0]; i++)
		signal(fatal[i], SIG_DFL);
}

/* --- opening ---------------------------------------------------------------------------------------------------------------------------------- */

/* The charset that the environment names; NULL: it names none. Where its locale is not installed, what stands behind the dot counts. */
static const char *charset_of_environment(void)
{
	static const char *const variables[] = { "LC_ALL", "LC_CTYPE", "LANG" };

	for (size_t i = 0; i < sizeof variables / sizeof variables[0]; i++) {
		const char *value = getenv(variables[i]);
		if (value && value[0]) {
			const char *dot = strchr(value, '.');
			return dot ? dot + 1 : NULL;
		}
	}
	return NULL;
}

static bool is_utf8(void)
{
	locale_t locale = newlocale(LC_CTYPE_MASK, "", (locale_t)0);
	const char *charset = charset_of_environment();
	bool answer;

	if (locale == (locale_t)0)
		return !charset || strncasecmp(charset, "utf-8", 5) == 0 || strncasecmp(charset, "utf8", 4) == 0;
	const char *codeset = nl_langinfo_l(CODESET, locale);
	answer = strcmp(codeset, "UTF-8") == 0 || strcmp(codeset, "ANSI_X3.4-1968") == 0;
	freelocale(locale);
	return answer;
}

/* Those that are known to understand the request; older ones could show it. */
static bool knows_paste(const char *name)
{
	static const char *const known[] = { "xterm", "tmux", "screen", "rxvt", "putty", "foot", "alacritty", "kitty", "vte", "konsole" };

	for (size_t i = 0; i < sizeof known / sizeof known[0]; i++)
		if (strncmp(name, known[i], strlen(known[i])) == 0)
			return true;
	return false;
}

static void keep_reset(const char *text)
{
	const size_t length = strlen(text);

	if (reset_length + length < RESET_TEXT) {
		memcpy(reset_text + reset_length, text, length + 1);
		reset_length += length;
	}
}

/* A capability without the padding that only old hardware needs. */
static void keep_capability(const char *name)
{
	const char *text = tigetstr(name);
	char plain[RESET_TEXT];
	size_t length = 0;

	if (!text || text == (char *)-1)
		return;
	for (; *text && length + 1 < sizeof plain; text++) {
		if (text[0] == '$' && text[1] == '<' && strchr(text, '>'))
			text = strchr(text, '>');
		else
			plain[length++] = *text;
	}
	plain[length] = '\0';
	keep_reset(plain);
}

static void prepare_reset(void)
{
	reset_length = 0;
	if (terminal.has_paste)
		keep_reset("\033[?2004l");
	keep_capability("sgr0");
	keep_capability("cnorm");
	keep_capability("rmkx");
	keep_capability("rmcup");
	keep_reset("\r\n");
}

static void prepare_colours(void)
{
	static const struct { enum role role; short colour; short ground; } pairs[] = {
		{ ROLE_TITLE, COLOR_WHITE, COLOR_BLUE }, { ROLE_HEADER, COLOR_CYAN, -1 }, { ROLE_FOCUS, COLOR_BLACK, COLOR_CYAN },
		{ ROLE_KEY, COLOR_CYAN, -1 }, { ROLE_GOOD, COLOR_GREEN, -1 }, { ROLE_WARNING, COLOR_YELLOW, -1 }, { ROLE_ERROR, COLOR_RED, -1 },
		{ ROLE_MATCH, COLOR_YELLOW, -1 }, { ROLE_BAR, COLOR_GREEN, -1 },
	};
	const char *no_colour = getenv("NO_COLOR");

	terminal.has_colour = !(no_colour && no_colour[0]) && has_colors() && start_color() == OK && use_default_colors() == OK;
	for (size_t i = 0; terminal.has_colour && i < sizeof pairs / sizeof pairs[0]; i++)
		init_pair((short)(pairs[i].role + 1), pairs[i].colour, pairs[i].ground);
}

/* smkx turns the keypad to application mode, where digits are no digits any more: it is turned back, and understood in both. */
static void enter_modes(void)
{
	const char *smkx = tigetstr("smkx");

	raw();
	noecho();
	nonl();
	keypad(stdscr, TRUE);
	refresh();
	if (smkx && smkx != (char *)-1 && strstr(smkx, "\033="))
		putp("\033>");
	if (terminal.has_paste)
		putp("\033[?2004h");
	fflush(stdout);
}

static void define_keys(void)
{
	for (int i = 0; press_sequences[i].bytes; i++) {
		char bytes[16] = "\033";
		strncat(bytes, press_sequences[i].bytes, sizeof bytes - 2);
		define_key(bytes, KEY_OWN + i);
	}
}

enum status terminal_open(struct problem *problem)
{
	const char *name = getenv("TERM");

	if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO))
		return problem_set(problem, STATUS_ENVIRONMENT, "%s", _("the full-screen interface needs a terminal"));
	if (!name || !name[0] || strcmp(name, "dumb") == 0)
		return problem_set(problem, STATUS_ENVIRONMENT, _("the full-screen interface needs a terminal that can move its cursor; TERM is %s"),
				   name && name[0] ? name : _("not set"));
	if (!is_utf8())
		return problem_set(problem, STATUS_ENVIRONMENT, "%s",
				   "this terminal's character set is not UTF-8: set it to UTF-8 there, and LANG to zh_CN.UTF-8 or C.UTF-8 here");
	tcgetattr(STDIN_FILENO, &saved_modes);
	terminal.has_paste = knows_paste(name);
	catch_signals();
	terminal.screen = newterm(NULL, stdout, stdin);
	if (!terminal.screen) {
		release_signals();
		return problem_set(problem, STATUS_ENVIRONMENT, 
				   _("the terminal type %s is not known here: set TERM to xterm-256color, linux or vt100"), name);
	}
	set_escdelay(ESC_DELAY_MS);
	prepare_reset();
	prepare_colours();
	enter_modes();
	define_keys();
	terminal.wants_all = true;
	return STATUS_OK;
}

static void leave_modes(void)
{
	if (terminal.has_paste)
		putp("\033[?2004l");
	fflush(stdout);
	endwin();
}

void terminal_close(void)
{
	if (!terminal.screen)
		return;
	leave_modes();
	delscreen(terminal.screen);
	free(terminal.shown);
	terminal.screen = NULL;
	terminal.shown = NULL;
	release_signals();
}

/* --- showing ---------------------------------------------------------------------------------------------------------------------------------- */

/* Without colour every role is told by these; with colour they are told by both. */
static attr_t attributes_of(enum role role)
{
	static const attr_t plain[ROLE_COUNT] = {
		[ROLE_TITLE] = A_REVERSE, [ROLE_HEADER] = A_BOLD | A_UNDERLINE, [ROLE_FOCUS] = A_REVERSE, [ROLE_KEY] = A_BOLD,
		[ROLE_INPUT] = A_UNDERLINE, [ROLE_WARNING] = A_BOLD, [ROLE_ERROR] = A_BOLD, [ROLE_MATCH] = A_BOLD | A_UNDERLINE,
		[ROLE_BAR] = A_BOLD,
	};
	static const attr_t coloured[ROLE_COUNT] = {
		[ROLE_TITLE] = A_BOLD, [ROLE_HEADER] = A_BOLD | A_UNDERLINE, [ROLE_KEY] = A_BOLD, [ROLE_INPUT] = A_UNDERLINE,
		[ROLE_ERROR] = A_BOLD, [ROLE_MATCH] = A_BOLD | A_UNDERLINE, [ROLE_BAR] = A_BOLD,
	};

	return terminal.has_colour ? coloured[role] : plain[role];
}

static bool has_pair(enum role role)
{
	return terminal.has_colour && role != ROLE_TEXT && role != ROLE_LABEL && role != ROLE_INPUT && role != ROLE_FAINT;
}

static void put_cell(int line, int column, const struct canvas_cell *cell)
{
	wchar_t characters[CELL_CHARACTERS + 1] = { L' ' };
	const enum role role = (enum role)cell->role;
	cchar_t shown;

	for (int i = 0; i < CELL_CHARACTERS && cell->characters[i]; i++)
		characters[i] = (wchar_t)cell->characters[i];
	if (setcchar(&shown, characters, attributes_of(role), has_pair(role) ? (short)(role + 1) : 0, NULL) == OK)
		mvadd_wch(line, column, &shown);
}

static bool fit_shown(const struct canvas *canvas)
{
	const int lines = canvas_lines(canvas), columns = canvas_columns(canvas);

	if (terminal.shown && lines == terminal.lines && columns == terminal.columns)
		return true;
	free(terminal.shown);
	terminal.shown = calloc((size_t)lines * (size_t)columns, sizeof *terminal.shown);
	terminal.lines = lines;
	terminal.columns = columns;
	terminal.wants_all = true;
	return terminal.shown != NULL;
}

static bool is_same_cell(const struct canvas_cell *a, const struct canvas_cell *b)
{
	return a->width == b->width && a->role == b->role && memcmp(a->characters, b->characters, sizeof a->characters) == 0;
}

void terminal_show(const struct canvas *canvas)
{
	int line, column;

	if (!fit_shown(canvas))
		return;
	if (terminal.wants_all)
		clear();
	for (int l = 0; l < terminal.lines; l++)
		for (int c = 0; c < terminal.columns; c++) {
			struct canvas_cell *shown = &terminal.shown[(size_t)l * (size_t)terminal.columns + (size_t)c];
			const struct canvas_cell *cell = canvas_at(canvas, l, c);

			if (!terminal.wants_all && is_same_cell(shown, cell))
				continue;
			*shown = *cell;
			if (cell->width > 0)
				put_cell(l, c, cell);
		}
	terminal.wants_all = false;
	canvas_get_cursor(canvas, &line, &column);
	move(line, column);
	refresh();
}

void terminal_redraw(void)
{
	terminal.wants_all = true;
	clearok(curscr, TRUE);
}

void terminal_beep(void)
{
	beep();
}

void terminal_flush(void)
{
	flushinp();
}

void terminal_size(int *lines, int *columns)
{
	struct winsize size;

	*lines = LINES;
	*columns = COLS;
	if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_row > 0 && size.ws_col > 0) {
		*lines = size.ws_row;
		*columns = size.ws_col;
	}
}

/* --- keys ------------------------------------------------------------------------------------------------------------------------------------- */

static uint32_t press_of_code(wint_t code)
{
	static const struct { wint_t code; uint32_t press; } codes[] = {
		{ KEY_UP, PRESS_UP }, { KEY_DOWN, PRESS_DOWN }, { KEY_LEFT, PRESS_LEFT }, { KEY_RIGHT, PRESS_RIGHT },
		{ KEY_HOME, PRESS_HOME }, { KEY_END, PRESS_END }, { KEY_FIND, PRESS_HOME }, { KEY_SELECT, PRESS_END },
		{ KEY_PPAGE, PRESS_PAGE_UP }, { KEY_NPAGE, PRESS_PAGE_DOWN }, { KEY_IC, PRESS_INSERT }, { KEY_DC, PRESS_DELETE },
		{ KEY_BACKSPACE, PRESS_BACKSPACE }, { KEY_BTAB, PRESS_BACK_TAB }, { KEY_ENTER, PRESS_ENTER },
		{ KEY_A1, PRESS_HOME }, { KEY_A3, PRESS_PAGE_UP }, { KEY_C1, PRESS_END }, { KEY_C3, PRESS_PAGE_DOWN },
	};

	if (code >= KEY_OWN)
		return press_sequences[code - KEY_OWN].press;
	if (code > KEY_F0 && code <= KEY_F(12))
		return PRESS_F(code - KEY_F0);
	for (size_t i = 0; i < sizeof codes / sizeof codes[0]; i++)
		if (codes[i].code == code)
			return codes[i].press;
	return PRESS_NONE;
}

static uint32_t press_of_character(wint_t character)
{
	if (character == '\n' || character == '\r')
		return PRESS_ENTER;
	if (character == 127 || character == '\b')
		return PRESS_BACKSPACE;
	return (uint32_t)character;
}

static void suspend(void)
{
	sigset_t stop;

	was_stopped = 0;
	leave_modes();
	signal(SIGTSTP, SIG_DFL);
	sigemptyset(&stop);
	sigaddset(&stop, SIGTSTP);
	raise(SIGTSTP);
	sigprocmask(SIG_UNBLOCK, &stop, NULL); /* here it stops, and here it goes on */
	sigprocmask(SIG_BLOCK, &stop, NULL);
	struct sigaction action = { .sa_handler = note_signal };
	sigaction(SIGTSTP, &action, NULL);
	enter_modes();
	terminal_redraw();
	was_resized = 1;
}

/* What signals ask for. */
static uint32_t press_of_signals(void)
{
	int lines, columns;

	if (was_stopped)
		suspend();
	if (was_hung_up)
		return PRESS_HANGUP;
	if (!was_resized)
		return PRESS_NONE;
	was_resized = 0;
	terminal_size(&lines, &columns);
	resizeterm(lines, columns);
	terminal.wants_all = true;
	return PRESS_RESIZE;
}

static uint32_t read_waiting(void)
{
	wint_t character = 0;

	timeout(0);
	const int kind = get_wch(&character);
	if (kind == KEY_CODE_YES)
		return press_of_code(character);
	if (kind != OK)
		return PRESS_NONE;
	if (character == CTRL_Z) {
		suspend();
		return press_of_signals();
	}
	return press_of_character(character);
}

/* Bytes are there but none can be read: the end. */
static bool is_at_end(const struct pollfd *input)
{
	int waiting = 0;

	if (input->revents & (POLLHUP | POLLERR | POLLNVAL))
		return ioctl(STDIN_FILENO, FIONREAD, &waiting) != 0 || waiting == 0;
	return (input->revents & POLLIN) && ioctl(STDIN_FILENO, FIONREAD, &waiting) == 0 && waiting == 0;
}

uint32_t terminal_read(int timeout_ms)
{
	const struct timespec limit = { .tv_sec = timeout_ms / 1000, .tv_nsec = (long)(timeout_ms % 1000) * 1000000 };
	struct pollfd input = { .fd = STDIN_FILENO, .events = POLLIN };
	uint32_t press = read_waiting(); /* what curses holds already */

	if (press != PRESS_NONE)
		return press;
	const int ready = ppoll(&input, 1, timeout_ms < 0 ? NULL : &limit, &terminal.outside);
	press = press_of_signals();
	if (press != PRESS_NONE || ready <= 0)
		return press;
	if (!is_at_end(&input))
		return read_waiting();
	was_hung_up = 1; /* the signal may still be on its way */
	return PRESS_HANGUP;
}
