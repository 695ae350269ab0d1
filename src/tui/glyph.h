/* SPDX-License-Identifier: ISC */
/* One character as it is shown. */
#ifndef LUQU_TUI_GLYPH_H
#define LUQU_TUI_GLYPH_H

#include <stddef.h>
#include <stdint.h>

struct glyph {
	uint32_t character; /* U+FFFD for what may not be shown */
	int cells;          /* 0: joins the one before */
};
/* The next one of length > 0 bytes; returns how many bytes it takes, at least 1. */
size_t glyph_next(const char *bytes, size_t length, struct glyph *glyph);
/* Cells of a text as the canvas shows it. */
int glyphs_cells(const char *bytes, size_t length);
/* Bytes of the longest beginning of at most so many cells that parts nothing from its marks. */
size_t glyphs_cut(const char *bytes, size_t length, int cells);

#endif
