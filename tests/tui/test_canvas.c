/* SPDX-License-Identifier: ISC */
/* The canvas: wide characters whole at every edge, marks with their base, nothing that steers a terminal. */
#include "suite.h"

#include <string.h>

static struct canvas *canvas;
static const struct area whole = { 0, 0, 3, 10 };
static char text[256];

static int make(void **state)
{
	(void)state;
	language_speak("en");
	canvas = canvas_make(whole.lines, whole.columns);
	return canvas ? 0 : -1;
}

static int drop(void **state)
{
	(void)state;
	canvas_free(canvas);
	return 0;
}

static const char *line_text(int line)
{
	canvas_line_text(canvas, line, text, sizeof text);
	return text;
}

static void put_at(int column, const char *what)
{
	struct pen pen = pen_at(canvas, whole, 0, ROLE_TEXT);

	pen_skip(&pen, column);
	pen_text(&pen, what);
}

static void canvas__shows__wide_characters_in_two_cells(void **state)
{
	(void)state;
	put_at(0, "a南b");
	assert_string_equal(line_text(0), "a南b");
	assert_int_equal(canvas_at(canvas, 0, 1)->width, 2);
	assert_int_equal(canvas_at(canvas, 0, 2)->width, 0);
	assert_int_equal(canvas_at(canvas, 0, 3)->characters[0], 'b');
}

static void canvas__leaves_a_blank__where_a_wide_character_does_not_fit(void **state)
{
	(void)state;
	put_at(0, "123456789南");
	assert_string_equal(line_text(0), "123456789");
	put_at(0, "12345678南汇");
	assert_string_equal(line_text(0), "12345678南");
}

/* At every column: overwriting either half takes the whole character away. */
static void canvas__never_keeps__half_a_wide_character(void **state)
{
	(void)state;
	for (int at = 0; at < 9; at++)
		for (int over = at - 1; over <= at + 1; over++) {
			if (over < 0)
				continue;
			canvas_clear(canvas);
			put_at(at, "南");
			put_at(over, "x");
			for (int c = 0; c < 10; c++) {
				const struct canvas_cell *cell = canvas_at(canvas, 0, c);
				const struct canvas_cell *next = canvas_at(canvas, 0, c + 1);
				assert_true(cell->width == 1 || (cell->width == 2 && next && next->width == 0) ||
					    (cell->width == 0 && c > 0 && canvas_at(canvas, 0, c - 1)->width == 2));
			}
			assert_int_equal(canvas_at(canvas, 0, over)->characters[0], 'x');
		}
}

static void canvas__overwrites__two_wide_characters_by_one_between_them(void **state)
{
	(void)state;
	put_at(0, "南汇中");
	put_at(1, "学");
	assert_string_equal(line_text(0), " 学 中");
}

static void canvas__keeps__marks_with_their_base(void **state)
{
	(void)state;
	put_at(0, "e\xcc\x81x");
	assert_string_equal(line_text(0), "e\xcc\x81x");
	assert_int_equal(canvas_at(canvas, 0, 0)->characters[1], 0x301);
	assert_int_equal(canvas_at(canvas, 0, 1)->characters[0], 'x');
}

static void canvas__drops__marks_beyond_what_a_cell_holds(void **state)
{
	(void)state;
	put_at(0, "e\xcc\x81\xcc\x82\xcc\x83\xcc\x84\xcc\x85\xcc\x86z");
	assert_int_equal(canvas_at(canvas, 0, 0)->characters[CELL_CHARACTERS - 1], 0x304);
	assert_int_equal(canvas_at(canvas, 0, 1)->characters[0], 'z');
}

static void canvas__gives_a_base__to_a_mark_that_has_none(void **state)
{
	(void)state;
	put_at(0, "\xcc\x81x");
	assert_string_equal(line_text(0), "\xef\xbf\xbdx");
}

/* Escape, C1, CR, bidi, zero width, broken bytes. */
static void canvas__shows_a_mark__for_what_steers_a_terminal(void **state)
{
	static const char *const bad[] = { "\x1b", "\xc2\x9b", "\r", "\a", "\x7f", "\xe2\x80\xae", "\xe2\x81\xa6", "\xe2\x80\x8b", "\xef\xbb\xbf",
					   "\x9b", "\xc0", "\xed\xa0\x80" };

	(void)state;
	for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
		canvas_clear(canvas);
		put_at(0, bad[i]);
		assert_int_equal(canvas_at(canvas, 0, 0)->characters[0], 0xfffd);
		assert_int_equal(canvas_at(canvas, 0, 0)->width, 1);
	}
}

static void pen_cell__cuts_and_fills__to_the_width(void **state)
{
	struct pen pen = pen_at(canvas, whole, 0, ROLE_TEXT);

	(void)state;
	pen_cell(&pen, "南汇中学", 6);
	pen_text(&pen, "|");
	assert_string_equal(line_text(0), "南汇 ~|");
	pen = pen_at(canvas, whole, 1, ROLE_TEXT);
	pen_cell(&pen, "12", -5);
	pen_cell(&pen, "南", -4);
	pen_text(&pen, "|");
	assert_string_equal(line_text(1), "   12  南|");
}

static void pen_at__writes_nothing__outside_its_area(void **state)
{
	struct pen pen = pen_at(canvas, (struct area){ 1, 2, 1, 4 }, 1, ROLE_TEXT);

	(void)state;
	pen_text(&pen, "x");
	pen = pen_at(canvas, (struct area){ 1, 2, 1, 4 }, -1, ROLE_TEXT);
	pen_text(&pen, "x");
	pen = pen_at(canvas, (struct area){ 1, 2, 1, 4 }, 0, ROLE_TEXT);
	pen_text(&pen, "123456");
	assert_string_equal(line_text(0), "");
	assert_string_equal(line_text(1), "  1234");
	assert_string_equal(line_text(2), "");
}

static void flow_text__breaks__at_blanks_and_between_wide_characters(void **state)
{
	const struct flow flow = { .canvas = canvas, .area = whole };

	(void)state;
	assert_int_equal(flow_text(&flow, "one two three"), 2);
	assert_string_equal(line_text(0), "one two");
	assert_string_equal(line_text(1), "three");
	canvas_clear(canvas);
	assert_int_equal(flow_text(&flow, "南汇区招生办公室"), 2);
	assert_string_equal(line_text(0), "南汇区招生");
	canvas_clear(canvas);
	assert_int_equal(flow_text(&flow, "南汇区招生，办公"), 2);
	assert_string_equal(line_text(0), "南汇区招");
	assert_string_equal(line_text(1), "生，办公");
}

static void flow_text__counts__empty_lines_and_long_words(void **state)
{
	const struct flow flow = { .canvas = NULL, .area = whole };

	(void)state;
	assert_int_equal(flow_text(&flow, "a\n\nb"), 3);
	assert_int_equal(flow_text(&flow, "123456789012345"), 2);
	assert_int_equal(flow_text(&flow, ""), 0);
}

static void canvas__clamps__the_cursor(void **state)
{
	int line, column;

	(void)state;
	canvas_put_cursor(canvas, 99, -5);
	canvas_get_cursor(canvas, &line, &column);
	assert_int_equal(line, 2);
	assert_int_equal(column, 0);
}

static void canvas__takes__any_size(void **state)
{
	(void)state;
	assert_true(canvas_resize(canvas, 0, -3));
	assert_int_equal(canvas_lines(canvas), 1);
	put_at(0, "南");
	assert_string_equal(line_text(0), "");
	assert_true(canvas_resize(canvas, 1000, 1000));
	assert_null(canvas_at(canvas, 1000, 0));
	assert_non_null(canvas_at(canvas, 999, 999));
}

#define ON_CANVAS(test) cmocka_unit_test_setup_teardown(test, make, drop)
int main(void)
{
	const struct CMUnitTest tests[] = {
		ON_CANVAS(canvas__shows__wide_characters_in_two_cells),
		ON_CANVAS(canvas__leaves_a_blank__where_a_wide_character_does_not_fit),
		ON_CANVAS(canvas__never_keeps__half_a_wide_character),
		ON_CANVAS(canvas__overwrites__two_wide_characters_by_one_between_them),
		ON_CANVAS(canvas__keeps__marks_with_their_base),
		ON_CANVAS(canvas__drops__marks_beyond_what_a_cell_holds),
		ON_CANVAS(canvas__gives_a_base__to_a_mark_that_has_none),
		ON_CANVAS(canvas__shows_a_mark__for_what_steers_a_terminal),
		ON_CANVAS(pen_cell__cuts_and_fills__to_the_width),
		ON_CANVAS(pen_at__writes_nothing__outside_its_area),
		ON_CANVAS(flow_text__breaks__at_blanks_and_between_wide_characters),
		ON_CANVAS(flow_text__counts__empty_lines_and_long_words),
		ON_CANVAS(canvas__clamps__the_cursor),
		ON_CANVAS(canvas__takes__any_size),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
