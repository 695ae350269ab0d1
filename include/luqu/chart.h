/* SPDX-License-Identifier: ISC */
/* A plain chart as SVG, for pages that are printed: no scripts, nothing from outside, readable without colour. */
#ifndef LUQU_CHART_H
#define LUQU_CHART_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum chart_form {
	CHART_BARS,      /* a bar per label: schools, tiers */
	CHART_HISTOGRAM, /* bars side by side over an axis of numbers in order: marks */
	CHART_LINE,      /* a line through the points, in order: cumulative counts */
};

struct chart_point {
	const char *label; /* good text; every one is shown where there is room, else every n-th */
	int64_t value;     /* a count, or a decimal in e4: see has_e4_values */
};

struct chart {
	enum chart_form form;
	const char *title;       /* shown and read aloud; NULL: none */
	const char *description; /* for those who cannot see it; NULL: made from the largest and smallest value */
	const char *label_title; /* of the axis of labels; NULL: none */
	const char *value_title; /* of the axis of values; NULL: none */
	bool has_e4_values;       /* values are decimals in e4, else whole numbers */
	const struct chart_point *points;
	size_t n_points;
	int width, height;       /* in pixels; 0: 960 x 360 */
};

/* A malloc'd <svg> element of UTF-8, NUL-terminated, *length bytes. NULL: out of memory. */
char *chart_make_svg(const struct chart *chart, size_t *length);

#endif
