/* SPDX-License-Identifier: ISC */
/* The kinds of input rows and their columns (luqu-files(5)): one const table that the reader, the store, the exports, the forms
 * and the manual are made from. */
#ifndef LUQU_KIND_H
#define LUQU_KIND_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <luqu/finding.h>

/* In the order in which a folder is loaded. */
enum kind {
	KIND_OFFICE, KIND_CALENDAR, KIND_EXAMS, KIND_SUBJECTS, KIND_SCHOOLS, KIND_PROGRAMS, KIND_TIERS, KIND_PLANS,
	KIND_CANDIDATES, KIND_SCORES, KIND_BONUSES, KIND_CHOICES, KIND_RETURNS, KIND_ORDERS,
	KIND_REGISTRATIONS, KIND_CLAIMS,
	KIND_VIOLATIONS,
	KIND_SITES, KIND_ROOMS, KIND_ROOM_USES, KIND_SITTINGS, KIND_SEATS,
	KIND_EVALUATIONS, KIND_PE_ITEMS, KIND_PE_TABLE, KIND_PE_RESULTS,
	KIND_COUNT, KIND_NONE = KIND_COUNT,
};

enum field_type {
	FIELD_CODE,         /* text_is_code */
	FIELD_SUBJECT_CODE, /* text_is_name in ASCII, and no word of the rule language */
	FIELD_NAME,         /* good text, not blank */
	FIELD_TEXT,         /* good text, may be empty */
	FIELD_RULE,         /* good text; the rule itself is checked by service, where its names are known */
	FIELD_DECIMAL,      /* at most 2 places; stored as INTEGER in 1/100 (e2) */
	FIELD_INTEGER,
	FIELD_WORD,         /* one of `words` */
	FIELD_DATE,         /* YYYY-MM-DD, a real day, years 1900..2999 */
	FIELD_CODES,        /* codes separated by `;`, none twice */
	FIELD_TAGS,         /* `name` or `name=value` separated by `;`, no name twice; stored in canonical form, sorted by name */
	FIELD_BANDS,        /* parallel, sequential, or sizes 1..999 separated by `,` */
	FIELD_ID_NO,        /* 18 characters with check digit, or up to 32 ASCII letters and digits */
};

struct field {
	const char *name;       /* the header in files and the column in the store (FIELD_DECIMAL: with _e2 behind it there) */
	const char *name_zh;    /* the Chinese header */
	enum field_type type;
	bool is_key;
	bool is_required;       /* the column must be there and, unless may_be_empty, no cell may be empty */
	bool may_be_empty;      /* required, but a cell may be empty all the same: a mark (absent), an office value (the default) */
	const char *fallback;   /* what an empty cell means, as text ("0.5", "open"); NULL: empty stays empty (NULL for numbers, '' for texts) */
	int64_t lowest, highest; /* FIELD_INTEGER: range; FIELD_DECIMAL: range in e2 */
	const char *const *words; /* FIELD_WORD: NULL-terminated */
	enum kind refers;       /* the kind whose first key this must name; KIND_NONE: none */
};

enum { FIELDS_MOST = 16 };

struct kind_table {
	const char *name;    /* "candidates": file name, table name, argument of import and export */
	const char *name_zh; /* 考生 */
	const struct field *fields;
	size_t n_fields;     /* <= FIELDS_MOST */
	size_t n_keys;
};

const struct kind_table *kind_table(enum kind kind);
enum kind kind_find(const char *name); /* English or Chinese name; KIND_NONE: no such kind */
/* The field's position by English or Chinese header (exact bytes; a header is trimmed by the reader, not here); -1: none. */
int kind_field(enum kind kind, const char *header, size_t length);
int table_field(const struct kind_table *table, const char *header, size_t length); /* the same of columns that are of no kind */

/* A keyword, function or fixed name of the rule language (luqu-rules(5)): no subject and no tag may be called so. */
bool text_is_rule_word(const char *bytes, size_t length);

/* One cell, checked and in stored form. */
struct value {
	bool is_null;       /* empty with no fallback, of a number */
	int64_t number;     /* FIELD_INTEGER; FIELD_DECIMAL in e2 */
	const char *text;   /* all others; NOT necessarily NUL-terminated; points into the cell, a const table or the row's scratch */
	size_t length;
};

struct row {
	enum kind kind;
	struct value values[FIELDS_MOST]; /* in the table's order */
	char scratch[70000];              /* canonical forms that differ from the cell (tags) */
	size_t scratch_used;
};

struct cell { const char *bytes; size_t length; }; /* length 0: empty */

/* Checks n_fields cells (in the table's order; a column left out is an empty cell) and fills in the row. Every fault becomes a
 * finding under file, line and the column's name. What is checked is what one row can show: types, ranges, words, and the joint
 * rules of a row (present has a mark, exempt may, others have none; a subject with a formula has weight 0 unless given; calendar
 * from <= to; office keys and their values: year 1900..2999, placement_target 0..100, bonus_rule, bonus_cap).
 * Returns true if the row is good. */
bool row_check(enum kind kind, const struct cell *cells, struct row *row, struct findings *findings, const char *file, uint64_t line);

/* A stored value as it stands in a file: decimals without trailing zeros, NULL as empty. Returns its length;
 * *bytes points into value or into buffer (at least DECIMAL_TEXT bytes). */
size_t value_write(const struct field *field, const struct value *value, char *buffer, const char **bytes);

#endif
