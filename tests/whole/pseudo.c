/* SPDX-License-Identifier: ISC */
/* The real program on a pseudo-terminal. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "pseudo.h"

#include <errno.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { WAIT_MS = 10000, ARGUMENTS_MOST = 16, LINE_TEXT = 8192 };

static int64_t now_ms(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static int note_property(VTermProp property, VTermValue *value, void *context)
{
	struct pseudo *pseudo = context;

	if (property == VTERM_PROP_ALTSCREEN)
		pseudo->is_alternate = value->boolean;
	if (property == VTERM_PROP_CURSORVISIBLE)
		pseudo->is_cursor_visible = value->boolean;
	return 1;
}

static const VTermScreenCallbacks callbacks = { .settermprop = note_property };

static void set_environment(const char *const *environment)
{
	setenv("TERM", "xterm-256color", 1);
	setenv("LANG", "C.UTF-8", 1);
	unsetenv("LC_ALL");
	unsetenv("LANGUAGE");
	setenv("XDG_CONFIG_HOME", "/dev/null", 1); /* nobody's settings */
	unsetenv("NO_COLOR");
	unsetenv("COLUMNS");
	unsetenv("LINES");
	for (; environment && *environment; environment++) {
		char text[256];

		snprintf(text, sizeof text, "%s", *environment);
		char *value = strchr(text, '=');
		if (value)
			*value++ = '\0';
		if (value)
			setenv(text, value, 1);
		else
			unsetenv(text);
	}
}

/* The program lies beside the tests: BUILD/luqu, BUILD/tests/whole/test_x. */
static void program_path(char *path, size_t size)
{
	const ssize_t length = readlink("/proc/self/exe", path, size - 1);

	assert_true(length > 0);
	path[length] = '\0';
	for (int i = 0; i < 3; i++)
		*strrchr(path, '/') = '\0';
	strncat(path, "/luqu", size - strlen(path) - 1);
}

void pseudo_open(struct pseudo *pseudo, const struct pseudo_start *start)
{
	const struct winsize size = { .ws_row = (unsigned short)start->lines, .ws_col = (unsigned short)start->columns };
	const char *arguments[ARGUMENTS_MOST] = { "luqu" };
	char program[512];

	program_path(program, sizeof program);
	for (size_t i = 0; start->arguments && start->arguments[i] && i + 2 < ARGUMENTS_MOST; i++)
		arguments[i + 1] = start->arguments[i];
	*pseudo = (struct pseudo){ .lines = start->lines, .columns = start->columns, .is_cursor_visible = true };
	pseudo->vt = vterm_new(start->lines, start->columns);
	vterm_set_utf8(pseudo->vt, 1);
	pseudo->screen = vterm_obtain_screen(pseudo->vt);
	vterm_screen_enable_altscreen(pseudo->screen, 1);
	vterm_screen_set_callbacks(pseudo->screen, &callbacks, pseudo);
	vterm_screen_reset(pseudo->screen, 1);
	pseudo->pid = forkpty(&pseudo->fd, NULL, NULL, &size);
	assert_true(pseudo->pid >= 0);
	if (pseudo->pid == 0) {
		set_environment(start->environment);
		execv(program, (char *const *)(uintptr_t)arguments);
		_exit(126);
	}
}

void pseudo_close(struct pseudo *pseudo)
{
	if (pseudo->pid > 0) {
		kill(pseudo->pid, SIGKILL);
		waitpid(pseudo->pid, NULL, 0);
	}
	if (pseudo->vt) {
		vterm_free(pseudo->vt);
		if (pseudo->fd >= 0)
			close(pseudo->fd);
	}
	*pseudo = (struct pseudo){ .fd = -1 };
}

void pseudo_send(struct pseudo *pseudo, const char *bytes)
{
	const size_t length = strlen(bytes);

	assert_int_equal(write(pseudo->fd, bytes, length), (ssize_t)length);
}

void pseudo_resize(struct pseudo *pseudo, int lines, int columns)
{
	const struct winsize size = { .ws_row = (unsigned short)lines, .ws_col = (unsigned short)columns };

	vterm_set_size(pseudo->vt, lines, columns);
	pseudo->lines = lines;
	pseudo->columns = columns;
	assert_int_equal(ioctl(pseudo->fd, TIOCSWINSZ, &size), 0);
}

static void keep_raw(struct pseudo *pseudo, const char *bytes, size_t length)
{
	if (pseudo->n_raw + length >= sizeof pseudo->raw)
		pseudo->n_raw = 0;
	memcpy(pseudo->raw + pseudo->n_raw, bytes, length);
	pseudo->n_raw += length;
	pseudo->raw[pseudo->n_raw] = '\0';
}

bool pseudo_read(struct pseudo *pseudo, int timeout_ms)
{
	struct pollfd output = { .fd = pseudo->fd, .events = POLLIN };
	char bytes[4096];

	if (poll(&output, 1, timeout_ms) <= 0)
		return true;
	const ssize_t length = read(pseudo->fd, bytes, sizeof bytes);
	if (length <= 0)
		return false;
	keep_raw(pseudo, bytes, (size_t)length);
	vterm_input_write(pseudo->vt, bytes, (size_t)length);
	return true;
}

/* --- what the emulator shows ----------------------------------------------------------------------------------------------------------------- */

VTermScreenCell pseudo_cell(struct pseudo *pseudo, int line, int column)
{
	VTermScreenCell cell;

	vterm_screen_get_cell(pseudo->screen, (VTermPos){ .row = line, .col = column }, &cell);
	return cell;
}

const char *pseudo_line(struct pseudo *pseudo, int line)
{
	static char text[LINE_TEXT];
	const VTermRect rectangle = { .start_row = line, .end_row = line + 1, .start_col = 0, .end_col = pseudo->columns };
	const size_t length = vterm_screen_get_text(pseudo->screen, text, sizeof text - 1, rectangle);

	text[length] = '\0';
	return text;
}

static bool is_on_screen(struct pseudo *pseudo, const char *text)
{
	for (int line = 0; line < pseudo->lines; line++)
		if (strstr(pseudo_line(pseudo, line), text))
			return true;
	return false;
}

void pseudo_wait(struct pseudo *pseudo, const char *text, bool is_shown)
{
	const int64_t deadline = now_ms() + WAIT_MS;

	while (is_on_screen(pseudo, text) != is_shown) {
		if (now_ms() > deadline || !pseudo_read(pseudo, 100)) {
			for (int line = 0; line < pseudo->lines; line++)
				print_error("|%s\n", pseudo_line(pseudo, line));
			fail_msg("'%s' %s", text, is_shown ? "does not appear" : "stays");
		}
	}
}

void pseudo_wait_cell(struct pseudo *pseudo, int line, int column, uint32_t character)
{
	const int64_t deadline = now_ms() + WAIT_MS;

	while (pseudo_cell(pseudo, line, column).chars[0] != character)
		if (now_ms() > deadline || !pseudo_read(pseudo, 100))
			fail_msg("at %d,%d stands U+%04X, not U+%04X: %s", line, column, (unsigned)pseudo_cell(pseudo, line, column).chars[0],
			         (unsigned)character, pseudo_line(pseudo, line));
}

void pseudo_wait_ground(struct pseudo *pseudo, int line, int column)
{
	const int64_t deadline = now_ms() + WAIT_MS;

	for (;;) {
		const VTermScreenCell cell = pseudo_cell(pseudo, line, column);

		if (!VTERM_COLOR_IS_DEFAULT_BG(&cell.bg))
			return;
		if (now_ms() > deadline || !pseudo_read(pseudo, 100))
			fail_msg("%d,%d has no ground: %s", line, column, pseudo_line(pseudo, line));
	}
}

void pseudo_wait_cursor(struct pseudo *pseudo, int line, int column)
{
	const int64_t deadline = now_ms() + WAIT_MS;
	VTermPos place;

	for (;;) {
		vterm_state_get_cursorpos(vterm_obtain_state(pseudo->vt), &place);
		if (place.row == line && place.col == column)
			return;
		if (now_ms() > deadline || !pseudo_read(pseudo, 100))
			fail_msg("the cursor stands at %d,%d, not at %d,%d", place.row, place.col, line, column);
	}
}

int pseudo_end(struct pseudo *pseudo)
{
	const int64_t deadline = now_ms() + WAIT_MS;
	int status = 0;

	while (waitpid(pseudo->pid, &status, WNOHANG) == 0) {
		if (now_ms() > deadline)
			fail_msg("the program does not end");
		pseudo_read(pseudo, 20);
	}
	while (pseudo_read(pseudo, 20) && now_ms() < deadline) {
		struct pollfd output = { .fd = pseudo->fd, .events = POLLIN };
		if (poll(&output, 1, 0) <= 0)
			break;
	}
	pseudo->pid = 0;
	return status;
}
