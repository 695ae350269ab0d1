/* SPDX-License-Identifier: ISC */
/* Which column of a file is which field of its kind. */
#ifndef EXCHANGE_HEADER_H
#define EXCHANGE_HEADER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <luqu/finding.h>
#include <luqu/kind.h>

#include "record.h"

struct header {
	const struct kind_table *table;
	size_t field_of[FIELDS_MOST]; /* column -> field */
	struct record_columns columns;
	bool has_field[FIELDS_MOST];
};

/* Where a header stands. */
struct header_place {
	const char *file;
	uint64_t line;
	struct findings *findings;
};

/* Reads a header's cells (n_cells counts them all, at least `kept` of which are in `cells`). Every fault becomes a finding:
 * unknown, twice, in another case, with blanks round it, required and missing, too many. true: none. */
bool header_read(struct header *header, const struct kind_table *table, const struct cell *cells, size_t n_cells, const struct header_place *place);

/* A first line that is no header of commas: `sep=;`, or columns separated by something else. true: there is a finding. */
bool header_refuse_line(const struct cell *line, const struct header_place *place);

#endif
