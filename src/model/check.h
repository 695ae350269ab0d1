/* SPDX-License-Identifier: ISC */
/* What the checks of a row share: where the row stands, what has been found, and how a fault is told. */
#ifndef LUQU_MODEL_CHECK_H
#define LUQU_MODEL_CHECK_H

#include <luqu/i18n.h>
#include <luqu/kind.h>

struct check {
	struct row *row;
	struct findings *findings;
	const char *file;
	uint64_t line;
};

enum { PHRASE = 512 }; /* bytes of a phrase that is put together */

/* "'VALUE' WHAT; HINT". what: a translated phrase that goes on after the value; the hint is found from the value.
 * Always false, so that `return check_refuse(...)` reads well. */
bool check_refuse(const struct check *check, const struct field *field, struct cell cell, const char *what);

/* Why people write such a value, and what to do: a translated phrase, or NULL. */
const char *check_hint(const struct field *field, struct cell cell);

/* One cell that is not empty, by its field's type. */
bool check_cell(const struct check *check, const struct field *field, struct cell cell, struct value *value);

bool check_word(const struct check *check, const struct field *field, struct cell cell, struct value *value);
bool check_number(const struct check *check, const struct field *field, struct cell cell, struct value *value);
bool check_date(const struct check *check, const struct field *field, struct cell cell, struct value *value);
bool check_codes(const struct check *check, const struct field *field, struct cell cell, struct value *value);
bool check_tags(const struct check *check, const struct field *field, struct cell cell, struct value *value);
bool check_bands(const struct check *check, const struct field *field, struct cell cell, struct value *value);
bool check_id_no(const struct check *check, const struct field *field, struct cell cell, struct value *value);

/* The rules that bind the cells of one row. bad: a bit for each field that was refused; a rule about a refused cell is silent. */
bool check_joint(const struct check *check, const struct cell *cells, uint32_t bad);

static inline struct cell cell_part(const char *bytes, size_t length)
{
	return (struct cell){ .bytes = bytes, .length = length };
}

#endif
