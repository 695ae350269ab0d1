/* SPDX-License-Identifier: ISC */
/* Whatever is pressed, on any screen, in any size: the interface stands, the cursor is on it, no wide character is broken, and the data stay
 * whole. LUQU_KEYS_SEED and LUQU_KEYS give another course and more presses. */
#include "suite.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <luqu/service_data.h>
#include <luqu/service_demo.h>
#include <luqu/service_entry.h>
#include <luqu/service_run.h>
#include <luqu/service_seat.h>
#include <luqu/store.h>

enum { CANDIDATES = 150, PRESSES = 10000, TOLD = 40 /* the last presses, for whoever looks for a fault */ };

struct course {
	uint64_t state;
	struct tui *tui;
	uint32_t told[TOLD];
	size_t n_presses;
};

/* splitmix64 */
static uint32_t below(struct course *course, uint32_t bound)
{
	uint64_t z = course->state += 0x9e3779b97f4a7c15u;

	z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9u;
	z = (z ^ z >> 27) * 0x94d049bb133111ebu;
	return (uint32_t)((z ^ z >> 31) % bound);
}

static uint64_t from_environment(const char *name, uint64_t otherwise)
{
	const char *text = getenv(name);

	return text && *text ? strtoull(text, NULL, 10) : otherwise;
}

/* --- a year with something on every screen ------------------------------------------------------------------------------------------- */

static void stage_exams(struct store *store)
{
	const struct seat_request seat = { .exam = "UNI", .seed = "1" };
	const struct batch_request batch = { .exam = "UNI", .subject = "math" };
	const struct run_options options = { .is_dry = false };
	struct seat_report seats;
	struct batch_report batches;
	struct run_result result = { 0 };
	struct problem problem = { .status = STATUS_OK };

	if (exam_seat(store, &seat, &seats, &problem) != STATUS_OK || batch_make(store, &batch, &batches, &problem) != STATUS_OK ||
	    run_execute(store, &options, &result, &problem) != STATUS_OK)
		fail_msg("%s", problem.text);
	run_result_free(&result);
}

static int demo_begin(void **state)
{
	static char files[512];
	struct load_request load = { .path = year_path(), .folder = files };
	const struct demo_request demo = { .folder = files, .candidates = CANDIDATES, .seed = DEMO_SEED };
	struct load_report report = { .is_new = false };
	struct problem problem = { .status = STATUS_OK };
	struct store *store;

	if (year_open_none(state) != 0)
		return -1;
	snprintf(files, sizeof files, "%s/files", year_folder());
	if (demo_write(&demo, &problem) != STATUS_OK || folder_load(&load, &report, &problem) != STATUS_OK ||
	    store_open(year_path(), STORE_WRITE, &store, &problem) != STATUS_OK)
		fail_msg("%s", problem.text);
	load_report_clear(&report);
	stage_exams(store);
	store_close(store);
	return chdir(year_folder()); /* files that are written by chance stay there */
}

/* --- presses ----------------------------------------------------------------------------------------------------------------------------- */

/* No `/`, and so no path out of the folder: F3 searches too. No `Q`, F12 and hang-up: what ends begins anew often enough by F10. */
static uint32_t any_press(struct course *course)
{
	static const uint32_t steering[] = { PRESS_ENTER, PRESS_ENTER, PRESS_ENTER,     PRESS_ESC,       PRESS_TAB,   PRESS_BACK_TAB, PRESS_UP,
		                             PRESS_DOWN,  PRESS_DOWN,  PRESS_LEFT,      PRESS_RIGHT,     PRESS_HOME,  PRESS_END,      PRESS_PAGE_UP,
		                             PRESS_INSERT, PRESS_DELETE, PRESS_BACKSPACE, PRESS_PAGE_DOWN, PRESS_PASTE, PRESS_PASTE_END };
	static const uint32_t wide[] = { 0x5f55, 0x53d6, 0x20bb7, 0x308, 0xff10, 0x3000, 0xd7, 0x200d, 0x10ffff };
	const uint32_t draw = below(course, 100);

	if (draw < 40)
		return steering[below(course, sizeof steering / sizeof steering[0])];
	if (draw < 52)
		return PRESS_F(1 + below(course, 11));
	if (draw < 58)
		return 1 + below(course, 26); /* Control */
	if (draw < 64)
		return wide[below(course, sizeof wide / sizeof wide[0])];
	if (draw < 76)
		return '0' + below(course, 10);
	const uint32_t plain = ' ' + below(course, '~' - ' ' + 1);
	return plain == '/' || plain == 'Q' ? 'y' : plain;
}

static void judge(struct course *course)
{
	const struct canvas *canvas = tui_paint(course->tui);
	int line, column;

	canvas_get_cursor(canvas, &line, &column);
	assert_in_range(line, 0, canvas_lines(canvas) - 1);
	assert_in_range(column, 0, canvas_columns(canvas) - 1);
	for (line = 0; line < canvas_lines(canvas); line++)
		for (column = 0; column < canvas_columns(canvas); column++) {
			const struct canvas_cell *cell = canvas_at(canvas, line, column), *next = canvas_at(canvas, line, column + 1);

			assert_true(cell->width != 2 || (next && next->width == 0));
			assert_true(cell->width == 2 || !next || next->width != 0);
		}
}

static void press(struct course *course, uint32_t key)
{
	course->told[course->n_presses++ % TOLD] = key;
	tui_press(course->tui, key);
	settle(course->tui);
}

/* The command line opens a screen, with something that may be a key of its rows. */
static void open_any(struct course *course)
{
	static const char *const arguments[] = { "", "", " 1", " UNI", " 061900001", " UNI/01/001", " 061900001/math", " REC", " 153009", " x" };
	size_t n_screens = 0;
	char command[128];

	while (screens[n_screens])
		n_screens++;
	snprintf(command, sizeof command, "%s%s", screens[below(course, (uint32_t)n_screens)]->name,
	         arguments[below(course, sizeof arguments / sizeof arguments[0])]);
	press(course, PRESS_ESC);
	press(course, PRESS_F(2)); /* a colon is a letter in a form */
	for (const char *at = command; *at; at++)
		press(course, (unsigned char)*at);
	press(course, PRESS_ENTER);
}

/* One of the screen's own keys, and what its question may be answered with. */
static void act(struct course *course)
{
	static const char *const answers[] = { "1", "2", "60", "UNI", "math", "local", "y", "061900003", "none", "addition 70", "20.5" };
	const struct screen_key *keys = tui_view(course->tui)->screen->keys;
	uint32_t n_keys = 0;

	while (keys && (keys[n_keys].press || keys[n_keys].twin))
		n_keys++;
	if (n_keys > 0) {
		const struct screen_key *key = &keys[below(course, n_keys)];
		press(course, key->press ? key->press : key->twin);
	}
	for (uint32_t i = below(course, 4); i > 0; i--) {
		for (const char *at = answers[below(course, sizeof answers / sizeof answers[0])]; *at; at++)
			press(course, (unsigned char)*at);
		press(course, below(course, 8) == 0 ? PRESS_F(9) : PRESS_ENTER);
	}
}

static void begin_anew(struct course *course)
{
	static const int sizes[][2] = { { 24, 80 }, { 43, 132 }, { 20, 60 }, { 16, 60 }, { 3, 7 }, { 200, 300 } };
	const int *size = sizes[below(course, sizeof sizes / sizeof sizes[0])];

	tui_free(course->tui);
	language_speak(below(course, 2) ? "zh_CN" : "en");
	course->tui = screen_open(NULL, size[0], size[1]);
}

/* Of a trail that is whole. */
static int64_t audit_rows(const struct course *course)
{
	struct store_audit_report report = { 0 };

	assert_int_equal(store_audit_verify(tui_store(course->tui), NULL, &report, NULL), STATUS_OK);
	assert_true(report.is_intact);
	return report.rows;
}

static void any_keys__leave__an_interface_that_stands_and_data_that_are_whole(void **state)
{
	const uint64_t seed = from_environment("LUQU_KEYS_SEED", 1), presses = from_environment("LUQU_KEYS", PRESSES);
	struct course course = { .state = seed };
	int64_t rows_before;

	(void)state;
	begin_anew(&course);
	rows_before = audit_rows(&course);
	while (course.n_presses < presses) {
		if (tui_has_ended(course.tui) || below(&course, 200) == 0)
			begin_anew(&course);
		else if (below(&course, 12) == 0)
			open_any(&course);
		else if (below(&course, 3) == 0)
			act(&course);
		else
			press(&course, any_press(&course));
		judge(&course);
	}
	assert_true(audit_rows(&course) > rows_before); /* something was done */
	tui_free(course.tui);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(any_keys__leave__an_interface_that_stands_and_data_that_are_whole, demo_begin, year_end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
