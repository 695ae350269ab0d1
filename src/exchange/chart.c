/* SPDX-License-Identifier: ISC */
/* Charts as SVG: a frame, an axis of values with round ticks, and bars or a line. */
#include <luqu/chart.h>

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <luqu/decimal.h>
#include <luqu/i18n.h>
#include <luqu/text.h>

enum {
	DEFAULT_WIDTH = 960,
	DEFAULT_HEIGHT = 360,
	LEAST_SIZE = 120,
	MOST_SIZE = 10000,
	LEFT = 72,
	RIGHT = 16,
	TOP = 40,
	BOTTOM = 56,
	TICKS = 6,
	CELL_WIDTH = 7, /* of the labels' letters, a terminal cell wide */
};

struct drawing {
	const struct chart *chart;
	FILE *out;
	int width, height;
	int64_t lowest, highest; /* of the axis */
	int64_t step;            /* between its ticks */
};

/* --- scale ------------------------------------------------------------------------------------------------------------------- */

/* The smallest of 1, 2, 5, 10, 20 ... times unit that is at least `least`. */
static int64_t round_step(int64_t least, int64_t unit)
{
	static const int64_t steps[] = { 1, 2, 5 };
	for (int64_t power = unit; power < INT64_MAX / 10; power *= 10) {
		for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
			if (steps[i] * power >= least)
				return steps[i] * power;
		}
	}
	return INT64_MAX / 10;
}

/* Values beyond what can be drawn are drawn at the edge. */
static int64_t tame(int64_t value)
{
	const int64_t most = INT64_MAX / 10000000; /* so that products with pixels hold */
	return value > most ? most : value < -most ? -most : value;
}

static void set_scale(struct drawing *drawing)
{
	const struct chart *chart = drawing->chart;
	int64_t lowest = 0, highest = 0;
	for (size_t i = 0; i < chart->n_points; i++) {
		const int64_t value = tame(chart->points[i].value);
		lowest = value < lowest ? value : lowest;
		highest = value > highest ? value : highest;
	}
	/* Decimals may have ticks below 1, counts may not. */
	drawing->step = round_step((highest - lowest) / TICKS + 1, 1);
	drawing->lowest = lowest - (lowest % drawing->step != 0 ? drawing->step + lowest % drawing->step : 0);
	drawing->highest = highest + (highest % drawing->step != 0 ? drawing->step - highest % drawing->step : 0);
	if (drawing->highest == drawing->lowest)
		drawing->highest = drawing->lowest + drawing->step;
}

static int plot_width(const struct drawing *drawing)
{
	return drawing->width - LEFT - RIGHT;
}

static int plot_height(const struct drawing *drawing)
{
	return drawing->height - TOP - BOTTOM;
}

/* In tenths of a pixel from the top. */
static int64_t y_of(const struct drawing *drawing, int64_t value)
{
	const int64_t above = (drawing->highest - tame(value)) * plot_height(drawing) * 10;
	return (int64_t)TOP * 10 + above / (drawing->highest - drawing->lowest);
}

/* In tenths of a pixel: the left edge of a point's stripe. */
static int64_t x_of(const struct drawing *drawing, size_t point)
{
	return (int64_t)LEFT * 10 + (int64_t)point * plot_width(drawing) * 10 / (int64_t)drawing->chart->n_points;
}

/* --- words ------------------------------------------------------------------------------------------------------------------- */

static void put_escaped(FILE *out, const char *text)
{
	for (; *text; text++) {
		switch (*text) {
		case '&':
			fputs("&amp;", out);
			break;
		case '<':
			fputs("&lt;", out);
			break;
		case '>':
			fputs("&gt;", out);
			break;
		case '"':
			fputs("&quot;", out);
			break;
		default:
			fputc(*text, out);
		}
	}
}

/* Texts that did not pass text_check would spoil the page. */
static void put_text(FILE *out, const char *text)
{
	char shown[512];
	text_show(shown, sizeof shown, text, strlen(text));
	put_escaped(out, shown);
}

static void put_tenths(FILE *out, const char *name, int64_t tenths)
{
	fprintf(out, " %s=\"%" PRId64 ".%d\"", name, tenths / 10, (int)(tenths % 10));
}

static void write_value(const struct chart *chart, int64_t value, char text[DECIMAL_TEXT])
{
	if (chart->has_e4_values)
		decimal_write(value, text);
	else
		snprintf(text, DECIMAL_TEXT, "%" PRId64, value);
}

static void put_value(const struct drawing *drawing, int64_t value)
{
	char text[DECIMAL_TEXT];
	write_value(drawing->chart, value, text);
	fputs(text, drawing->out);
}

/* What the picture shows, for those who cannot see it. */
static void put_description(const struct drawing *drawing)
{
	const struct chart *chart = drawing->chart;
	size_t least = 0, most = 0;
	char least_value[DECIMAL_TEXT], most_value[DECIMAL_TEXT], text[512];
	if (chart->description || chart->n_points == 0) {
		put_text(drawing->out, chart->description ? chart->description : _("no values"));
		return;
	}
	for (size_t i = 0; i < chart->n_points; i++) {
		least = chart->points[i].value < chart->points[least].value ? i : least;
		most = chart->points[i].value > chart->points[most].value ? i : most;
	}
	write_value(chart, chart->points[least].value, least_value);
	write_value(chart, chart->points[most].value, most_value);
	snprintf(text, sizeof text, _("%zu values, the largest %s at %s, the smallest %s at %s"), chart->n_points, most_value,
	         chart->points[most].label, least_value, chart->points[least].label);
	put_text(drawing->out, text);
}

/* --- parts ------------------------------------------------------------------------------------------------------------------- */

static void draw_head(const struct drawing *drawing)
{
	const struct chart *chart = drawing->chart;
	fprintf(drawing->out,
	        "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" "
	        "font-family=\"sans-serif\" font-size=\"12\">\n<title>",
	        drawing->width, drawing->height, drawing->width, drawing->height);
	put_text(drawing->out, chart->title ? chart->title : "");
	fputs("</title>\n<desc>", drawing->out);
	put_description(drawing);
	fputs("</desc>\n", drawing->out);
	if (chart->title) {
		fprintf(drawing->out, "<text x=\"%d\" y=\"22\" text-anchor=\"middle\" font-size=\"15\">", drawing->width / 2);
		put_text(drawing->out, chart->title);
		fputs("</text>\n", drawing->out);
	}
}

static void draw_value_axis(const struct drawing *drawing)
{
	for (int64_t value = drawing->lowest; value <= drawing->highest; value += drawing->step) {
		const int64_t y = y_of(drawing, value);
		fprintf(drawing->out, "<line stroke=\"%s\" x1=\"%d\" x2=\"%d\"", value == 0 ? "#000" : "#ccc", LEFT,
		        drawing->width - RIGHT);
		put_tenths(drawing->out, "y1", y);
		put_tenths(drawing->out, "y2", y);
		fprintf(drawing->out, "/><text text-anchor=\"end\" x=\"%d\"", LEFT - 6);
		put_tenths(drawing->out, "y", y + 40);
		fputs(">", drawing->out);
		put_value(drawing, value);
		fputs("</text>\n", drawing->out);
	}
	if (drawing->chart->value_title) {
		fprintf(drawing->out, "<text text-anchor=\"middle\" transform=\"translate(14 %d) rotate(-90)\">",
		        TOP + plot_height(drawing) / 2);
		put_text(drawing->out, drawing->chart->value_title);
		fputs("</text>\n", drawing->out);
	}
}

/* Every how many labels one can be shown without touching the next. */
static size_t label_stride(const struct drawing *drawing)
{
	const struct chart *chart = drawing->chart;
	int widest = 1;
	for (size_t i = 0; i < chart->n_points; i++) {
		const int cells = text_cells(chart->points[i].label, strlen(chart->points[i].label));
		widest = cells > widest ? cells : widest;
	}
	const size_t room = (size_t)(plot_width(drawing) / ((widest + 2) * CELL_WIDTH));
	return room == 0 ? chart->n_points : (chart->n_points + room - 1) / room;
}

static void draw_label_axis(const struct drawing *drawing)
{
	const struct chart *chart = drawing->chart;
	const size_t stride = chart->n_points > 0 ? label_stride(drawing) : 1;
	for (size_t i = 0; i < chart->n_points; i += stride) {
		fprintf(drawing->out, "<text text-anchor=\"middle\" y=\"%d\"", drawing->height - BOTTOM + 18);
		put_tenths(drawing->out, "x", (x_of(drawing, i) + x_of(drawing, i + 1)) / 2);
		fputs(">", drawing->out);
		put_text(drawing->out, chart->points[i].label);
		fputs("</text>\n", drawing->out);
	}
	if (chart->label_title) {
		fprintf(drawing->out, "<text text-anchor=\"middle\" x=\"%d\" y=\"%d\">", LEFT + plot_width(drawing) / 2,
		        drawing->height - 12);
		put_text(drawing->out, chart->label_title);
		fputs("</text>\n", drawing->out);
	}
}

/* Bars have a gap between them; those of a histogram touch. */
static void draw_bars(const struct drawing *drawing)
{
	const struct chart *chart = drawing->chart;
	const int64_t zero = y_of(drawing, 0);
	fputs("<g fill=\"#4a6fa5\" stroke=\"#fff\" stroke-width=\"0.3\">\n", drawing->out);
	for (size_t i = 0; i < chart->n_points; i++) {
		const int64_t y = y_of(drawing, chart->points[i].value), left = x_of(drawing, i),
		              stripe = x_of(drawing, i + 1) - left;
		const int64_t gap = chart->form == CHART_BARS ? stripe / 8 : 0;
		fputs("<rect", drawing->out);
		put_tenths(drawing->out, "x", left + gap);
		put_tenths(drawing->out, "y", y < zero ? y : zero);
		put_tenths(drawing->out, "width", stripe - 2 * gap);
		put_tenths(drawing->out, "height", y < zero ? zero - y : y - zero);
		fputs("><title>", drawing->out);
		put_text(drawing->out, chart->points[i].label);
		fputs(": ", drawing->out);
		put_value(drawing, chart->points[i].value);
		fputs("</title></rect>\n", drawing->out);
	}
	fputs("</g>\n", drawing->out);
}

static void draw_line(const struct drawing *drawing)
{
	fputs("<polyline fill=\"none\" stroke=\"#1f3d6b\" stroke-width=\"2\" points=\"", drawing->out);
	for (size_t i = 0; i < drawing->chart->n_points; i++) {
		const int64_t x = (x_of(drawing, i) + x_of(drawing, i + 1)) / 2, y = y_of(drawing, drawing->chart->points[i].value);
		fprintf(drawing->out, "%" PRId64 ".%d,%" PRId64 ".%d ", x / 10, (int)(x % 10), y / 10, (int)(y % 10));
	}
	fputs("\"/>\n", drawing->out);
}

static int sane_size(int wanted, int otherwise)
{
	return wanted < LEAST_SIZE || wanted > MOST_SIZE ? otherwise : wanted;
}

char *chart_make_svg(const struct chart *chart, size_t *length)
{
	struct drawing drawing = { .chart = chart,
		                   .width = sane_size(chart->width, DEFAULT_WIDTH),
		                   .height = sane_size(chart->height, DEFAULT_HEIGHT) };
	char *svg = NULL;
	drawing.out = open_memstream(&svg, length);
	if (!drawing.out)
		return NULL;
	set_scale(&drawing);
	draw_head(&drawing);
	draw_value_axis(&drawing);
	draw_label_axis(&drawing);
	if (chart->form == CHART_LINE)
		draw_line(&drawing);
	else
		draw_bars(&drawing);
	fputs("</svg>\n", drawing.out);
	const bool has_failed = ferror(drawing.out) != 0;
	if (fclose(drawing.out) == 0 && !has_failed)
		return svg;
	free(svg);
	return NULL;
}
