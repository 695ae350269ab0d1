/* SPDX-License-Identifier: ISC */
/* The plan matrix as it is seen: names and sums at the left and below stay, the cells move. */
#include <inttypes.h>
#include <stdio.h>

#include "matrix.h"

enum { CODE_CELLS = 8, NAME_CELLS = 16, SUM_CELLS = 7, CELL_CELLS = 8, LEFT_CELLS = CODE_CELLS + 1 + NAME_CELLS + SUM_CELLS + 2, AROUND_LINES = 4 };

size_t matrix_room_down(struct area area)
{
	return area.lines > AROUND_LINES ? (size_t)(area.lines - AROUND_LINES) : 1;
}

size_t matrix_room_across(struct area area)
{
	return area.columns > LEFT_CELLS + CELL_CELLS ? (size_t)((area.columns - LEFT_CELLS) / CELL_CELLS) : 1;
}

static void put_number(struct pen *pen, uint64_t number, int cells)
{
	char text[24];

	snprintf(text, sizeof text, "%" PRIu64, number);
	pen_cell(pen, text, -cells);
}

/* A side of the grid: what it is called, what it sums up to. */
struct side { const char *code, *name; uint64_t seats; };
static struct side side_of(const struct gridding *own, bool is_pool, size_t number)
{
	const struct plan_matrix *m = &own->matrix;

	if (is_pool)
		return (struct side){ m->pools[number].code, m->pools[number].name, m->pools[number].seats };
	return (struct side){ m->programs[number].code, m->programs[number].name, m->programs[number].seats };
}

static void paint_header(const struct gridding *own, struct pen pen, size_t across)
{
	pen_cell(&pen, own->has_pools_down ? _("Pool") : _("Program"), CODE_CELLS + 1 + NAME_CELLS);
	pen_skip(&pen, 1);
	pen_cell(&pen, _("Sum"), -SUM_CELLS);
	pen_skip(&pen, 1);
	for (size_t c = own->first_column; c < matrix_columns(own) && c - own->first_column < across; c++) {
		pen_skip(&pen, 1);
		pen_cell(&pen, side_of(own, !own->has_pools_down, c).code, -(CELL_CELLS - 1));
	}
}

static void paint_cell(const struct gridding *own, size_t row, size_t column, struct pen *pen)
{
	const int32_t seats = matrix_seats(own, row, column);
	const bool is_focus = row == own->row && column == own->column;

	pen_skip(pen, 1);
	pen->role = is_focus ? (own->is_typing ? ROLE_INPUT : ROLE_FOCUS) : seats == 0 ? ROLE_FAINT : ROLE_TEXT;
	if (is_focus)
		canvas_put_cursor(pen->canvas, pen->line, pen->column + CELL_CELLS - 2);
	if (is_focus && own->is_typing)
		pen_cell(pen, own->line.text, -(CELL_CELLS - 1));
	else if (seats == MATRIX_NO_POOL)
		pen_cell(pen, is_focus ? "." : "", -(CELL_CELLS - 1));
	else
		put_number(pen, (uint64_t)seats, CELL_CELLS - 1);
}

static void paint_row(const struct gridding *own, size_t row, struct pen pen, size_t across)
{
	const struct side side = side_of(own, own->has_pools_down, row);

	pen.role = row == own->row ? ROLE_HEADER : ROLE_TEXT;
	pen_cell(&pen, side.code, CODE_CELLS);
	pen_skip(&pen, 1);
	pen_cell(&pen, side.name, NAME_CELLS);
	pen_skip(&pen, 1);
	put_number(&pen, side.seats, SUM_CELLS);
	pen_text(&pen, "|");
	for (size_t c = own->first_column; c < matrix_columns(own) && c - own->first_column < across; c++)
		paint_cell(own, row, c, &pen);
}

static void paint_sums(const struct gridding *own, struct pen pen, size_t across)
{
	pen_cell(&pen, _("Sum"), CODE_CELLS + 1 + NAME_CELLS);
	pen_skip(&pen, 1);
	put_number(&pen, own->matrix.seats_in_all, SUM_CELLS);
	pen_text(&pen, "|");
	for (size_t c = own->first_column; c < matrix_columns(own) && c - own->first_column < across; c++) {
		pen_skip(&pen, 1);
		put_number(&pen, side_of(own, !own->has_pools_down, c).seats, CELL_CELLS - 1);
	}
}

static void paint_words(const struct gridding *own, struct canvas *canvas, struct area area)
{
	const struct plan_matrix *m = &own->matrix;
	const struct matrix_program *program = &m->programs[own->has_pools_down ? own->column : own->row];
	const struct matrix_pool *pool = &m->pools[own->has_pools_down ? own->row : own->column];
	struct pen pen = pen_at(canvas, area, 0, ROLE_FAINT);

	pen_format(&pen, _(" %s %s: %" PRIu64 " here, %" PRIu64 " in all tiers;  pool %s %s: %" PRIu64), program->code, program->name, program->seats,
		   program->seats_in_all, pool->code, pool->name, pool->seats);
	pen = pen_at(canvas, area, 1, ROLE_FAINT);
	pen_format(&pen, _(" school %s %s: %" PRIu64 " here, %" PRIu64 " in all tiers"), program->school, program->school_name, program->school_seats,
		   program->school_seats_in_all);
}

void matrix_paint(const struct gridding *own, struct canvas *canvas, struct area area)
{
	const size_t down = matrix_room_down(area), across = matrix_room_across(area), rows = matrix_rows(own);

	if (rows == 0) {
		struct pen pen = pen_at(canvas, area, 1, ROLE_FAINT);
		pen_text(&pen, _(" this tier has no plan yet; add its first pool with a"));
		return;
	}
	paint_header(own, pen_at(canvas, area, 0, ROLE_HEADER), across);
	for (size_t r = own->first_row; r < rows && r - own->first_row < down; r++)
		paint_row(own, r, pen_at(canvas, area, (int)(r - own->first_row) + 1, ROLE_TEXT), across);
	paint_sums(own, pen_at(canvas, area, (int)(rows - own->first_row < down ? rows - own->first_row : down) + 1, ROLE_HEADER), across);
	paint_words(own, canvas, (struct area){ area.line + area.lines - 2, area.column, 2, area.columns });
}
