/* SPDX-License-Identifier: ISC */
/* What the files of the plan matrix share. */
#ifndef LUQU_TUI_MATRIX_H
#define LUQU_TUI_MATRIX_H

#include <luqu/service_matrix.h>

#include "internal.h"

/* Rows and columns: the longer side goes down, unless turned round. */
struct gridding {
	struct plan_matrix matrix;
	bool has_pools_down;           /* rows are pools, columns programs */
	size_t row, column;            /* the focus */
	size_t first_row, first_column;
	bool is_typing;
	struct line line;
};

size_t matrix_rows(const struct gridding *own);
size_t matrix_columns(const struct gridding *own);
int32_t matrix_seats(const struct gridding *own, size_t row, size_t column); /* MATRIX_NO_POOL: there is none */
/* Rows and columns that an area has room for, at least 1. */
size_t matrix_room_down(struct area area);
size_t matrix_room_across(struct area area);
void matrix_paint(const struct gridding *own, struct canvas *canvas, struct area area);

#endif
