/* SPDX-License-Identifier: ISC */
/* The one-mark table, as rows and as an output with a chart. */
#include <luqu/service_distribution.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <luqu/decimal.h>
#include <luqu/i18n.h>

#include "output.h"

static int highest_first(const void *a, const void *b)
{
	int64_t left = *(const int64_t *)a, right = *(const int64_t *)b;

	return left == right ? 0 : left > right ? -1 : 1;
}

static size_t count_distinct(const int64_t *sorted, size_t n)
{
	size_t distinct = 0;

	for (size_t i = 0; i < n; i++)
		distinct += i == 0 || sorted[i] != sorted[i - 1];
	return distinct;
}

static void fill_rows(const int64_t *sorted, size_t n, struct distribution_row *rows)
{
	struct distribution_row *row = rows - 1;

	for (size_t i = 0; i < n; i++) {
		if (i == 0 || sorted[i] != sorted[i - 1])
			*++row = (struct distribution_row){ .mark_e4 = sorted[i] };
		row->count++;
		row->cumulative = i + 1;
	}
}

enum status distribution_make(const struct year_data *year, struct distribution *distribution, struct problem *problem)
{
	size_t n = year->dataset->n_candidates;
	int64_t *sorted = array_make(n, sizeof *sorted);

	*distribution = (struct distribution){ .n_candidates = n };
	if (!sorted)
		return problem_memory(problem);
	if (n > 0)
		memcpy(sorted, year->totals->total_e4, n * sizeof *sorted);
	qsort(sorted, n, sizeof *sorted, highest_first);
	distribution->n_rows = count_distinct(sorted, n);
	distribution->rows = array_make(distribution->n_rows, sizeof *distribution->rows);
	if (distribution->rows)
		fill_rows(sorted, n, distribution->rows);
	free(sorted);
	return distribution->rows ? STATUS_OK : problem_memory(problem);
}

void distribution_free(struct distribution *distribution)
{
	free(distribution->rows);
	*distribution = (struct distribution){ 0 };
}

static const struct sheet_column columns[] = {
	{ .name = "mark", .name_zh = "分数", .type = SHEET_E4 },
	{ .name = "count", .name_zh = "人数", .type = SHEET_INTEGER },
	{ .name = "cumulative", .name_zh = "累计人数", .type = SHEET_INTEGER },
};

/* A histogram from the lowest mark to the highest. */
static enum status put_chart(struct sheet *sheet, const struct distribution *distribution, struct problem *problem)
{
	size_t n = distribution->n_rows;
	struct chart_point *points = array_make(n, sizeof *points);
	char (*labels)[DECIMAL_TEXT] = array_make(n, sizeof *labels);

	for (size_t i = 0; points && labels && i < n; i++) {
		const struct distribution_row *row = &distribution->rows[n - 1 - i];
		decimal_write(row->mark_e4, labels[i]);
		points[i] = (struct chart_point){ .label = labels[i], .value = (int64_t)row->count };
	}
	if (points && labels && n > 0)
		sheet_put_chart(sheet, &(struct chart){ .form = CHART_HISTOGRAM,
							.title = _("Candidates by total"),
							.label_title = _("total"),
							.value_title = _("candidates"),
							.points = points,
							.n_points = n });
	enum status status = points && labels ? STATUS_OK : problem_memory(problem);
	free(points);
	free(labels);
	return status;
}

static void end_row(struct sheet *sheet, uint64_t count, uint64_t cumulative)
{
	sheet_put_integer(sheet, (int64_t)count);
	sheet_put_integer(sheet, (int64_t)cumulative);
	sheet_end_row(sheet);
}

/* How many rows the top takes. Programs read it as "650+", people as they say it. */
static size_t put_top(struct sheet *sheet, const struct distribution *distribution, const struct output_request *request)
{
	char mark[DECIMAL_TEXT], text[DECIMAL_TEXT + 64];
	size_t n = 0;

	while (request->has_top && n < distribution->n_rows && distribution->rows[n].mark_e4 >= request->top_e4)
		n++;
	if (n == 0)
		return 0;
	decimal_write(request->top_e4, mark);
	snprintf(text, sizeof text, request->sheet->format == SHEET_CSV ? "%s+" : _("%s and above"), mark);
	sheet_put_text(sheet, text);
	end_row(sheet, distribution->rows[n - 1].cumulative, distribution->rows[n - 1].cumulative);
	return n;
}

static void put_rows(struct sheet *sheet, const struct distribution *distribution, const struct output_request *request)
{
	for (size_t i = put_top(sheet, distribution, request); i < distribution->n_rows; i++) {
		sheet_put_e4(sheet, distribution->rows[i].mark_e4);
		end_row(sheet, distribution->rows[i].count, distribution->rows[i].cumulative);
	}
}

enum status output_write_distribution(struct store *store, const struct output_request *request, const struct sheet_options *options,
				      uint64_t *rows, struct problem *problem)
{
	struct sheet_options with_columns = *options;
	struct distribution distribution = { 0 };
	struct year_data year;
	struct sheet *sheet = NULL;

	enum status status = year_data_read(store, request->progress, &year, problem);
	if (status == STATUS_OK)
		status = distribution_make(&year, &distribution, problem);
	year_data_free(&year);
	with_columns.columns = columns;
	with_columns.n_columns = sizeof columns / sizeof *columns;
	if (status == STATUS_OK && !(sheet = sheet_open(&with_columns, problem)))
		status = problem->status;
	if (sheet) {
		status = put_chart(sheet, &distribution, problem);
		put_rows(sheet, &distribution, request);
		status = output_end_sheet(sheet, status, rows, problem);
	}
	distribution_free(&distribution);
	return status;
}
