/* SPDX-License-Identifier: ISC */
/* One row: every cell by its field's type, then what binds them together. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include <luqu/decimal.h>
#include <luqu/text.h>

#include "check.h"
#include "limits.h"

enum { SHOWN = 96 }; /* bytes of a value that a message quotes */

bool check_refuse(const struct check *check, const struct field *field, struct cell cell, const char *what)
{
	char shown[SHOWN];
	const char *hint = check_hint(field, cell);
	const char *cut = "";

	text_show(shown, sizeof shown, cell.bytes, cell.length);
	if (cell.length >= sizeof shown)
		cut = "...";
	if (hint)
		findings_add(check->findings, check->file, check->line, field->name, "'%s%s' %s; %s", shown, cut, what, hint);
	else
		findings_add(check->findings, check->file, check->line, field->name, "'%s%s' %s", shown, cut, what);
	return false;
}

static bool check_code(const struct check *check, const struct field *field, struct cell cell, struct value *value)
{
	(void)value;
	if (text_is_code(cell.bytes, cell.length))
		return true;
	return check_refuse(check, field, cell, _("is not a code: 1 to 32 ASCII letters, digits, _ and -"));
}

static bool check_subject_code(const struct check *check, const struct field *field, struct cell cell, struct value *value)
{
	(void)value;
	if (!text_is_name(cell.bytes, cell.length, false))
		return check_refuse(check, field, cell,
		                    _("is not a subject code: an ASCII letter or _, then letters, digits and _, at most 32"));
	if (text_is_rule_word(cell.bytes, cell.length))
		return check_refuse(check, field, cell, _("is a word of the rule language, so no subject can be called so"));
	return true;
}

static size_t count_characters(const char *bytes, size_t length)
{
	size_t count = 0;

	for (size_t i = 0; i < length; i++)
		count += ((unsigned char)bytes[i] & 0xc0) != 0x80;
	return count;
}

/* Good text of at most so many characters. */
static bool check_good_text(const struct check *check, const struct field *field, struct cell cell, size_t most)
{
	size_t offset;
	enum text_fault fault = text_check(cell.bytes, cell.length, &offset);
	char what[PHRASE];

	if (fault != TEXT_GOOD) {
		snprintf(what, sizeof what, _("holds %s (character %zu)"), text_fault_name(fault),
		         count_characters(cell.bytes, offset) + 1);
		return check_refuse(check, field, cell, what);
	}
	if (count_characters(cell.bytes, cell.length) > most) {
		snprintf(what, sizeof what, _("has more than %zu characters"), most);
		return check_refuse(check, field, cell, what);
	}
	return true;
}

static bool check_name(const struct check *check, const struct field *field, struct cell cell, struct value *value)
{
	(void)value;
	if (text_is_blank(cell.bytes, cell.length))
		return check_refuse(check, field, cell, _("is blank"));
	return check_good_text(check, field, cell, NAME_MOST);
}

static bool check_text(const struct check *check, const struct field *field, struct cell cell, struct value *value)
{
	(void)value;
	return check_good_text(check, field, cell, TEXT_MOST);
}

static bool check_rule(const struct check *check, const struct field *field, struct cell cell, struct value *value)
{
	(void)value;
	return check_good_text(check, field, cell, CELL_MOST);
}

bool check_cell(const struct check *check, const struct field *field, struct cell cell, struct value *value)
{
	static bool (*const checks[])(const struct check *, const struct field *, struct cell, struct value *) = {
		[FIELD_CODE] = check_code,      [FIELD_SUBJECT_CODE] = check_subject_code,
		[FIELD_NAME] = check_name,      [FIELD_TEXT] = check_text,
		[FIELD_RULE] = check_rule,      [FIELD_DECIMAL] = check_number,
		[FIELD_INTEGER] = check_number, [FIELD_WORD] = check_word,
		[FIELD_DATE] = check_date,      [FIELD_CODES] = check_codes,
		[FIELD_TAGS] = check_tags,      [FIELD_BANDS] = check_bands,
		[FIELD_ID_NO] = check_id_no,
	};

	*value = (struct value){ .text = cell.bytes, .length = cell.length };
	if (cell.length > CELL_MOST)
		return check_refuse(check, field, cell, _("is longer than 65536 bytes"));
	return checks[field->type](check, field, cell, value);
}

static bool is_number(const struct field *field)
{
	return field->type == FIELD_DECIMAL || field->type == FIELD_INTEGER;
}

static bool check_empty(const struct check *check, const struct field *field, struct value *value)
{
	*value = (struct value){ .text = "", .is_null = is_number(field) };
	if (field->fallback)
		return check_cell(check, field, cell_part(field->fallback, strlen(field->fallback)), value);
	if (!field->is_required || field->may_be_empty)
		return true;
	findings_add(check->findings, check->file, check->line, field->name, "%s", _("is empty: a value is needed here"));
	return false;
}

bool row_check(enum kind kind, const struct cell *cells, struct row *row, struct findings *findings, const char *file,
               uint64_t line)
{
	const struct kind_table *table = kind_table(kind);
	struct check check = { .row = row, .findings = findings, .file = file, .line = line };
	uint32_t bad = 0;

	row->kind = kind;
	row->scratch_used = 0;
	for (size_t i = 0; i < table->n_fields; i++) {
		const struct field *field = &table->fields[i];
		bool good = cells[i].length == 0 ? check_empty(&check, field, &row->values[i])
		                                 : check_cell(&check, field, cells[i], &row->values[i]);

		if (!good)
			bad |= UINT32_C(1) << i;
	}
	return check_joint(&check, cells, bad) && bad == 0;
}

size_t value_write(const struct field *field, const struct value *value, char *buffer, const char **bytes)
{
	*bytes = buffer;
	if (!is_number(field)) {
		*bytes = value->text;
		return value->length;
	}
	if (value->is_null)
		return 0;
	if (field->type == FIELD_DECIMAL)
		return decimal_write_e2(value->number, buffer);
	return (size_t)snprintf(buffer, DECIMAL_TEXT, "%" PRId64, value->number);
}
