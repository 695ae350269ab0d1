/* SPDX-License-Identifier: ISC */
/* The screen `distribution`: the one-mark table with a histogram above it. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include <luqu/decimal.h>
#include <luqu/screen_results.h>
#include <luqu/service_distribution.h>

#include "internal.h"
#include "page.h"

enum { CHART_LINES = 8, SCALE_CELLS = 7, BAR_CELLS = 38, MARK_CELLS = 12, COUNT_CELLS = 10 };

static const int64_t steps_e4[] = { 0, 1 * E4, 5 * E4, 10 * E4, 20 * E4 }; /* 0: every total there is */
enum { STEPS = sizeof steps_e4 / sizeof steps_e4[0] };

struct marks {
	struct page_view shown; /* first: what pages work on */
	struct distribution distribution;
	struct distribution_row *groups; /* highest first: the lowest mark of each */
	size_t n_groups, step;
	uint64_t most;                   /* of a group */
};

/* --- the table ------------------------------------------------------------------------------------------------------------------------- */

static int64_t group_of(int64_t mark_e4, int64_t step_e4)
{
	if (step_e4 == 0)
		return mark_e4;
	return mark_e4 - (mark_e4 % step_e4 + step_e4) % step_e4;
}

static bool make_groups(struct marks *own)
{
	const struct distribution *d = &own->distribution;

	free(own->groups);
	own->n_groups = 0;
	own->most = 0;
	own->groups = calloc(d->n_rows + 1, sizeof *own->groups);
	for (size_t i = 0; own->groups && i < d->n_rows; i++) {
		const int64_t mark_e4 = group_of(d->rows[i].mark_e4, steps_e4[own->step]);

		if (own->n_groups == 0 || own->groups[own->n_groups - 1].mark_e4 != mark_e4)
			own->groups[own->n_groups++] = (struct distribution_row){ .mark_e4 = mark_e4 };
		struct distribution_row *group = &own->groups[own->n_groups - 1];
		group->count += d->rows[i].count;
		group->cumulative = d->rows[i].cumulative;
		own->most = group->count > own->most ? group->count : own->most;
	}
	return own->groups != NULL;
}

static void put_row(struct page *page, const struct marks *own, const struct distribution_row *row)
{
	char mark[2 * DECIMAL_TEXT], count[24], cumulative[24], bar[BAR_CELLS + 1];
	const size_t filled = own->most > 0 ? (size_t)(row->count * BAR_CELLS / own->most) : 0;
	const struct page_cell cells[] = { { mark, -MARK_CELLS }, { count, -COUNT_CELLS }, { cumulative, -COUNT_CELLS }, { bar, BAR_CELLS } };
	size_t length = decimal_write(row->mark_e4, mark);

	if (steps_e4[own->step] > 0)
		snprintf(mark + length, sizeof mark - length, "+");
	snprintf(count, sizeof count, "%" PRIu64, row->count);
	snprintf(cumulative, sizeof cumulative, "%" PRIu64, row->cumulative);
	for (size_t i = 0; i < BAR_CELLS; i++)
		bar[i] = i < filled ? '#' : ' ';
	bar[BAR_CELLS] = '\0';
	page_put_row(page, (struct page_place){ 0, ROLE_TEXT }, cells, 4);
}

static void put_table(struct marks *own)
{
	page_clear(own->shown.page);
	for (size_t i = 0; i < own->n_groups; i++)
		put_row(own->shown.page, own, &own->groups[i]);
}

static enum status distribution_work(struct view *view, const struct progress *progress, struct problem *problem)
{
	struct marks *own = view->state;
	struct year_data year = { .dataset = NULL };
	enum status status = year_data_read(tui_store(view->tui), progress, &year, problem);

	distribution_free(&own->distribution);
	if (status == STATUS_OK)
		status = distribution_make(&year, &own->distribution, problem);
	year_data_free(&year);
	if (status == STATUS_OK && !make_groups(own))
		status = problem_memory(problem);
	if (status == STATUS_OK)
		put_table(own);
	return page_view_end(view, status, problem);
}

struct effect action_distribution_step(struct view *view)
{
	struct marks *own = view->state;

	own->step = (own->step + 1) % STEPS;
	if (!make_groups(own))
		return effect_refuse("%s", _("out of memory"));
	put_table(own);
	return effect_redraw();
}

/* --- the histogram ------------------------------------------------------------------------------------------------------------------------ */

struct chart_frame { int64_t lowest_e4, span_e4; int columns; uint64_t most; };

static int column_of(const struct chart_frame *frame, int64_t mark_e4)
{
	const int64_t unit_e4 = frame->columns > 1 ? frame->span_e4 / (frame->columns - 1) + 1 : frame->span_e4 + 1;

	return mark_e4 > frame->lowest_e4 ? (int)((mark_e4 - frame->lowest_e4) / unit_e4) : 0;
}

static uint64_t *count_columns(const struct distribution *d, struct chart_frame *frame)
{
	uint64_t *counts = frame->columns > 0 ? calloc((size_t)frame->columns, sizeof *counts) : NULL;

	for (size_t i = 0; counts && i < d->n_rows; i++) {
		uint64_t *count = &counts[column_of(frame, d->rows[i].mark_e4)];
		*count += d->rows[i].count;
		frame->most = *count > frame->most ? *count : frame->most;
	}
	return counts;
}

static void paint_bars(const struct chart_frame *frame, const uint64_t *counts, struct canvas *canvas, struct area area)
{
	const int height = area.lines - 2;

	for (int line = 0; line < height; line++) {
		struct pen pen = pen_at(canvas, area, line, ROLE_FAINT);
		char scale[24] = "";

		if (line == 0)
			snprintf(scale, sizeof scale, "%" PRIu64, frame->most);
		pen_cell(&pen, scale, -(SCALE_CELLS - 2));
		pen_text(&pen, " |");
		pen.role = ROLE_BAR;
		for (int i = 0; i < frame->columns; i++) {
			const bool is_filled = counts[i] * (uint64_t)height > (uint64_t)(height - 1 - line) * frame->most && counts[i] > 0;
			pen.role = is_filled ? ROLE_BAR : ROLE_TEXT;
			pen_text(&pen, is_filled ? "#" : " ");
		}
	}
}

static void paint_axis(const struct chart_frame *frame, int64_t focus_e4, struct canvas *canvas, struct area area)
{
	struct pen pen = pen_at(canvas, area, area.lines - 2, ROLE_FAINT);
	char text[DECIMAL_TEXT];

	pen_cell(&pen, "0", -(SCALE_CELLS - 2));
	pen_text(&pen, " +");
	for (int i = 0; i < frame->columns; i++)
		pen_text(&pen, i == column_of(frame, focus_e4) ? "^" : "-");
	pen = pen_at(canvas, area, area.lines - 1, ROLE_FAINT);
	pen_skip(&pen, SCALE_CELLS);
	decimal_write(frame->lowest_e4, text);
	pen_text(&pen, text);
	decimal_write(frame->lowest_e4 + frame->span_e4, text);
	pen_cell(&pen, text, -(pen.end - pen.column));
}

static void paint_chart(const struct marks *own, struct canvas *canvas, struct area area)
{
	const struct distribution *d = &own->distribution;
	const size_t at = (size_t)page_line(own->shown.page);
	struct chart_frame frame = { .lowest_e4 = d->rows[d->n_rows - 1].mark_e4,
		                     .span_e4 = d->rows[0].mark_e4 - d->rows[d->n_rows - 1].mark_e4,
		                     .columns = area.columns - SCALE_CELLS };
	uint64_t *counts = count_columns(d, &frame);

	if (!counts)
		return;
	paint_bars(&frame, counts, canvas, area);
	paint_axis(&frame, own->groups[at < own->n_groups ? at : own->n_groups - 1].mark_e4, canvas, area);
	free(counts);
}

/* --- the screen ------------------------------------------------------------------------------------------------------------------------------ */

static void paint_header(struct pen pen)
{
	pen_cell(&pen, _("Total"), -MARK_CELLS);
	pen_skip(&pen, 2);
	pen_cell(&pen, _("Candidates"), -COUNT_CELLS);
	pen_skip(&pen, 2);
	pen_cell(&pen, _("And above"), -COUNT_CELLS);
}

static void distribution_paint(const struct view *view, struct canvas *canvas, struct area area)
{
	const struct marks *own = view->state;
	const struct area chart = { area.line, area.column, CHART_LINES, area.columns };
	const struct area table = { area.line + CHART_LINES + 1, area.column, area.lines - CHART_LINES - 1, area.columns };

	if (own->n_groups == 0 || own->distribution.n_rows == 0) {
		page_view_paint(view, canvas, area);
		return;
	}
	paint_header(pen_at(canvas, area, CHART_LINES, ROLE_HEADER));
	page_paint(own->shown.page, canvas, table);
	paint_chart(own, canvas, chart);
}

static bool distribution_step(struct view *view)
{
	static const struct job job = { N_("counting"), distribution_work, NULL };

	return page_view_step(view, &job);
}

static void distribution_close(struct view *view)
{
	struct marks *own = view->state;

	if (!own)
		return;
	distribution_free(&own->distribution);
	free(own->groups);
	page_view_close(view);
}

const struct behaviour behaviour_distribution = {
	.state_bytes = sizeof(struct marks),
	.open = page_view_open,
	.close = distribution_close,
	.paint = distribution_paint,
	.press = page_view_press,
	.step = distribution_step,
	.returned = page_view_returned,
	.describe = page_view_describe,
};
