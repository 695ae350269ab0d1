/* SPDX-License-Identifier: ISC */
/* Sheets as web pages: well-formed, escaped, in need of nothing from outside; and the charts in them. */
#include <stdlib.h>
#include <string.h>

#include "documents.h"
#include "tables.h"

static const char *close_page(struct table *t)
{
	const char *text = table_close(t);
	expect_xml(text, t->length);
	return text;
}

static void sheet_html__is__a_well_formed_page(void **state)
{
	struct table *t = *state;
	t->options.title = "录取名册";
	t->options.subtitle = "南汇区招生办公室";
	t->options.footer = "run 3";
	table_open(t, SHEET_HTML);
	table_row(t, "042032", "𠮷田·三", 5865000, 1);
	table_row(t, "2", "", 0, 2);
	const char *text = close_page(t);
	expect_part(text, "<!DOCTYPE html>\n<html lang=\"en\">");
	expect_part(text, "<meta charset=\"utf-8\"/>");
	expect_part(text, "<title>录取名册</title>");
	expect_part(text, "<h1>录取名册</h1>\n<p class=\"subtitle\">南汇区招生办公室</p>");
	expect_part(text, "<tr><td class=\"k\">042032</td><td>𠮷田·三</td><td class=\"n\">586.5</td><td class=\"n\">1</td></tr>");
	expect_part(text, "<tr><td class=\"k\">2</td><td></td><td class=\"n\">0</td><td class=\"n\">2</td></tr>");
	expect_part(text, "<footer>run 3</footer>");
}

static void sheet_html__escapes__every_text(void **state)
{
	static const char evil[] = "</td><script>alert('x')</script>&amp;\"";
	struct table *t = *state;
	const struct sheet_column columns[] = { { .name = evil, .type = SHEET_TEXT } };
	const struct chart_point points[] = { { evil, 1 } };
	const struct chart chart = {
		.title = evil, .description = evil, .label_title = evil, .value_title = evil, .points = points, .n_points = 1
	};
	t->options.title = t->options.subtitle = t->options.footer = evil;
	t->options.columns = columns;
	t->options.n_columns = 1;
	table_open(t, SHEET_HTML);
	sheet_begin_section(t->sheet, evil, NULL, 0);
	sheet_put_chart(t->sheet, &chart);
	sheet_put_text(t->sheet, evil);
	sheet_end_row(t->sheet);
	sheet_put_note(t->sheet, evil);
	const char *text = close_page(t);
	expect_no_part(text, "<script");
	assert_int_equal(count_parts(text, "&lt;/td&gt;&lt;script&gt;"), 15);
}

static void sheet_html__needs__nothing_from_outside(void **state)
{
	struct table *t = *state;
	const struct chart chart = { .title = "c" };
	table_open(t, SHEET_HTML);
	sheet_put_chart(t->sheet, &chart);
	table_row(t, "1", "http://example.org/", 0, 0);
	const char *text = close_page(t);
	static const char *const outside[] = {
		"<script", "<link", "<img", "@import", "url(", "href=", "src=", "<iframe", "onload"
	};
	for (size_t i = 0; i < sizeof outside / sizeof *outside; i++)
		expect_no_part(text, outside[i]);
	expect_part(text, "default-src 'none'");
}

static void sheet_html__repeats__the_header_on_each_printed_page(void **state)
{
	struct table *t = *state;
	table_open(t, SHEET_HTML);
	const char *text = close_page(t);
	expect_part(text, "@page");
	expect_part(text, "thead{display:table-header-group}");
	expect_part(text, "<thead>\n<tr><th scope=\"col\">program</th>");
	expect_no_part(text, "section+section");
}

static void sheet_html__begins__each_section_on_a_page_on_request(void **state)
{
	struct table *t = *state;
	t->options.has_page_per_section = true;
	t->options.has_chinese_headers = true;
	table_open(t, SHEET_HTML);
	sheet_begin_section(t->sheet, "第一中学", NULL, 0);
	table_row(t, "1", "a", 0, 0);
	sheet_begin_section(t->sheet, "第二中学", NULL, 0);
	sheet_begin_section(t->sheet, "第三中学", NULL, 0);
	table_row(t, "3", "c", 0, 0);
	const char *text = close_page(t);
	expect_part(text, "section+section{break-before:page}");
	assert_int_equal(count_parts(text, "<section>"), 3);
	assert_int_equal(count_parts(text, "<thead>"), 3);
	expect_part(text, "<h2>第二中学</h2>\n<table>");
	expect_part(text, "<th scope=\"col\">姓名</th>");
}

static void sheet_html__takes__other_columns_for_a_section(void **state)
{
	static const struct sheet_column other[] = { { .name = "mark", .type = SHEET_INTEGER, .align = SHEET_ALIGN_CENTRE } };
	struct table *t = *state;
	table_open(t, SHEET_HTML);
	table_row(t, "1", "a", 0, 0);
	sheet_begin_section(t->sheet, NULL, other, 1);
	sheet_put_integer(t->sheet, 5);
	sheet_end_row(t->sheet);
	const char *text = close_page(t);
	expect_part(text, "<tr><th scope=\"col\" class=\"c\">mark</th></tr>");
	expect_part(text, "<tr><td class=\"c\">5</td></tr>");
	expect_no_part(text, "<h2>");
}

static void sheet_html__puts__notes_between_parts_of_the_table(void **state)
{
	struct table *t = *state;
	table_open(t, SHEET_HTML);
	table_row(t, "1", "a", 0, 0);
	sheet_put_note(t->sheet, "subtotal");
	table_row(t, "2", "b", 0, 0);
	const char *text = close_page(t);
	expect_part(text, "</tbody>\n</table>\n<p>subtotal</p>\n<table>\n<thead>");
	assert_int_equal(count_parts(text, "</table>"), 2);
}

/* --- charts ------------------------------------------------------------------------------------------------------------------ */

static char *make_svg(const struct chart *chart)
{
	size_t length = 0;
	char *svg = chart_make_svg(chart, &length);
	assert_non_null(svg);
	assert_int_equal(strlen(svg), length);
	expect_xml(svg, length);
	return svg;
}

static const struct chart_point points[] = { { "600", 3 }, { "610", 7 }, { "620", 12 }, { "630", 4 } };

static void chart__has__a_title_and_a_description(void **state)
{
	(void)state;
	const struct chart chart = { .form = CHART_HISTOGRAM, .title = "一分一段", .points = points, .n_points = 4 };
	char *svg = make_svg(&chart);
	expect_part(svg, "<title>一分一段</title>");
	expect_part(svg, "<desc>4 values, the largest 12 at 620, the smallest 3 at 600</desc>");
	expect_part(svg, "role=\"img\"");
	assert_int_equal(count_parts(svg, "<rect"), 4);
	free(svg);
}

static void chart__has__round_ticks(void **state)
{
	(void)state;
	const struct chart chart = { .form = CHART_BARS, .points = points, .n_points = 4 };
	char *svg = make_svg(&chart);
	expect_part(svg, ">0</text>");
	expect_part(svg, ">5</text>");
	expect_part(svg, ">10</text>");
	expect_part(svg, ">15</text>");
	expect_no_part(svg, ">20</text>");
	free(svg);
}

static void chart__draws__bars_to_scale(void **state)
{
	(void)state;
	static const struct chart_point two[] = { { "a", 10 }, { "b", 5 } };
	const struct chart chart = { .form = CHART_HISTOGRAM, .points = two, .n_points = 2, .width = 288, .height = 296 };
	char *svg = make_svg(&chart);
	/* 200 x 200 pixels to draw in: the axis ends at 10 */
	expect_part(svg, "<rect x=\"72.0\" y=\"40.0\" width=\"100.0\" height=\"200.0\">");
	expect_part(svg, "<rect x=\"172.0\" y=\"140.0\" width=\"100.0\" height=\"100.0\">");
	free(svg);
}

static void chart__draws__decimals_and_values_below_zero(void **state)
{
	(void)state;
	static const struct chart_point mixed[] = { { "a", -5000 }, { "b", 15000 } };
	const struct chart chart = { .form = CHART_BARS, .has_e4_values = true, .points = mixed, .n_points = 2 };
	char *svg = make_svg(&chart);
	expect_part(svg, ">-0.5</text>");
	expect_part(svg, ">1.5</text>");
	expect_part(svg, "<title>a: -0.5</title>");
	free(svg);
}

static void chart__draws__a_line_through_all_points(void **state)
{
	(void)state;
	const struct chart chart = { .form = CHART_LINE, .points = points, .n_points = 4 };
	char *svg = make_svg(&chart);
	expect_part(svg, "<polyline");
	assert_int_equal(count_parts(svg, ","), 4 + 2);
	free(svg);
}

static void chart__shows__only_labels_that_fit(void **state)
{
	(void)state;
	struct chart_point *many = calloc(1500, sizeof *many);
	for (size_t i = 0; i < 1500; i++)
		many[i] = (struct chart_point){ "712.5", (int64_t)i };
	const struct chart chart = { .form = CHART_HISTOGRAM, .points = many, .n_points = 1500 };
	char *svg = make_svg(&chart);
	const size_t labels = count_parts(svg, ">712.5</text>");
	assert_true(labels >= 10 && labels <= 20);
	assert_int_equal(count_parts(svg, "<rect"), 1500);
	free(svg);
	free(many);
}

static void chart__bears__no_points_zeros_and_huge_values(void **state)
{
	(void)state;
	static const struct chart_point odd[] = { { "a", INT64_MAX }, { "b", INT64_MIN }, { "", 0 } };
	static const struct chart_point zeros[] = { { "a", 0 }, { "b", 0 } };
	for (int form = CHART_BARS; form <= CHART_LINE; form++) {
		const struct chart none = { .form = (enum chart_form)form };
		const struct chart huge = {
			.form = (enum chart_form)form, .points = odd, .n_points = 3, .width = 99999, .height = -5
		};
		const struct chart flat = { .form = (enum chart_form)form, .points = zeros, .n_points = 2 };
		free(make_svg(&none));
		free(make_svg(&huge));
		free(make_svg(&flat));
	}
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		TABLE_TEST(sheet_html__is__a_well_formed_page),
		TABLE_TEST(sheet_html__escapes__every_text),
		TABLE_TEST(sheet_html__needs__nothing_from_outside),
		TABLE_TEST(sheet_html__repeats__the_header_on_each_printed_page),
		TABLE_TEST(sheet_html__begins__each_section_on_a_page_on_request),
		TABLE_TEST(sheet_html__takes__other_columns_for_a_section),
		TABLE_TEST(sheet_html__puts__notes_between_parts_of_the_table),
		cmocka_unit_test(chart__has__a_title_and_a_description),
		cmocka_unit_test(chart__has__round_ticks),
		cmocka_unit_test(chart__draws__bars_to_scale),
		cmocka_unit_test(chart__draws__decimals_and_values_below_zero),
		cmocka_unit_test(chart__draws__a_line_through_all_points),
		cmocka_unit_test(chart__shows__only_labels_that_fit),
		cmocka_unit_test(chart__bears__no_points_zeros_and_huge_values),
	};
	return cmocka_run_group_tests_name("sheets as web pages", tests, NULL, NULL);
}
