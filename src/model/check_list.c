/* SPDX-License-Identifier: ISC */
/* Cells that hold lists: codes, tags, band sizes. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <luqu/text.h>

#include "check.h"
#include "limits.h"

/* One item of a list: a code or `name=value`. */
struct item {
	const char *name;
	size_t n_name;
	const char *value; /* of a tag; NULL: none given */
	size_t n_value;
};

static int compare_items(const void *a, const void *b)
{
	const struct item *one = a, *other = b;
	const size_t shorter = one->n_name < other->n_name ? one->n_name : other->n_name;
	const int order = memcmp(one->name, other->name, shorter);

	return order != 0 ? order : (one->n_name > other->n_name) - (one->n_name < other->n_name);
}

/* Splits a cell at `;`. ITEMS_MOST + 1: there are more items than that. */
static size_t split_items(struct cell cell, struct item items[ITEMS_MOST])
{
	const char *at = cell.bytes;
	const char *end = cell.bytes + cell.length;
	size_t count = 0;

	for (;;) {
		const char *stop = memchr(at, ';', (size_t)(end - at));

		if (count == ITEMS_MOST)
			return ITEMS_MOST + 1;
		items[count++] = (struct item){ .name = at, .n_name = (size_t)((stop ? stop : end) - at) };
		if (!stop)
			return count;
		at = stop + 1;
	}
}

/* "WHAT 'ITEM'", cut to size. */
static bool refuse_item(const struct check *check, const struct field *field, struct cell cell, const char *what,
                        const struct item *item)
{
	char shown[PHRASE / 4], phrase[PHRASE];

	text_show(shown, sizeof shown, item->name, item->n_name);
	snprintf(phrase, sizeof phrase, "%s '%s'", what, shown);
	return check_refuse(check, field, cell, phrase);
}

static bool refuse_count(const struct check *check, const struct field *field, struct cell cell)
{
	char what[PHRASE];

	snprintf(what, sizeof what, _("has more than %d items"), ITEMS_MOST);
	return check_refuse(check, field, cell, what);
}

/* Sorts; the items must be unlike. */
static bool check_unlike(const struct check *check, const struct field *field, struct cell cell, struct item *items, size_t count)
{
	if (count > 1)
		qsort(items, count, sizeof *items, compare_items);
	for (size_t i = 1; i < count; i++) {
		if (compare_items(&items[i - 1], &items[i]) == 0)
			return refuse_item(check, field, cell, _("names twice:"), &items[i]);
	}
	return true;
}

bool check_codes(const struct check *check, const struct field *field, struct cell cell, struct value *value)
{
	struct item items[ITEMS_MOST];
	size_t count = split_items(cell, items);

	(void)value;
	if (count > ITEMS_MOST)
		return refuse_count(check, field, cell);
	for (size_t i = 0; i < count; i++) {
		if (!text_is_code(items[i].name, items[i].n_name))
			return refuse_item(check, field, cell, _("is not a list of codes separated by ';': this is none:"),
			                   &items[i]);
	}
	return check_unlike(check, field, cell, items, count);
}

/* Parts a tag's name from its value. */
static bool check_tag(const struct check *check, const struct field *field, struct cell cell, struct item *item)
{
	const char *equals = memchr(item->name, '=', item->n_name);

	if (equals) {
		item->value = equals + 1;
		item->n_value = item->n_name - (size_t)(equals + 1 - item->name);
		item->n_name = (size_t)(equals - item->name);
	}
	if (!text_is_name(item->name, item->n_name, true))
		return refuse_item(check, field, cell, _("is not a list of tags, name or name=value separated by ';': no name is"),
		                   item);
	if (text_is_rule_word(item->name, item->n_name))
		return refuse_item(check, field, cell, _("names a tag by a word of the rule language:"), item);
	if (equals && item->n_value == 0)
		return refuse_item(check, field, cell, _("has a tag without a value after '=':"), item);
	if (equals && text_check(item->value, item->n_value, NULL) != TEXT_GOOD)
		return refuse_item(check, field, cell, _("has a bad value in the tag"), item);
	return true;
}

static void append(struct row *row, const char *bytes, size_t length)
{
	memcpy(row->scratch + row->scratch_used, bytes, length);
	row->scratch_used += length;
}

/* Sorted by name, `name=1` as `name`: never longer than the cell was, so it fits. */
static void write_tags(struct row *row, const struct item *items, size_t count, struct value *value)
{
	const size_t start = row->scratch_used;

	for (size_t i = 0; i < count; i++) {
		if (i > 0)
			append(row, ";", 1);
		append(row, items[i].name, items[i].n_name);
		if (items[i].value && !(items[i].n_value == 1 && *items[i].value == '1')) {
			append(row, "=", 1);
			append(row, items[i].value, items[i].n_value);
		}
	}
	value->text = row->scratch + start;
	value->length = row->scratch_used - start;
}

bool check_tags(const struct check *check, const struct field *field, struct cell cell, struct value *value)
{
	struct item items[ITEMS_MOST];
	size_t count = split_items(cell, items);

	if (count > ITEMS_MOST)
		return refuse_count(check, field, cell);
	for (size_t i = 0; i < count; i++) {
		if (!check_tag(check, field, cell, &items[i]))
			return false;
	}
	if (!check_unlike(check, field, cell, items, count))
		return false;
	write_tags(check->row, items, count, value);
	return true;
}

static bool is_word(struct cell cell, const char *word)
{
	return strlen(word) == cell.length && memcmp(word, cell.bytes, cell.length) == 0;
}

/* 1..999, up to `end` or a comma; *at moves behind it. */
static bool read_size(const char **at, const char *end)
{
	unsigned size = 0;
	const char *from = *at;

	for (; *at < end && **at >= '0' && **at <= '9' && size <= RANK_MOST; (*at)++)
		size = size * 10 + (unsigned)(**at - '0');
	return *at > from && size >= 1 && size <= RANK_MOST && (*at == end || **at == ',');
}

bool check_bands(const struct check *check, const struct field *field, struct cell cell, struct value *value)
{
	const char *at = cell.bytes;
	const char *end = cell.bytes + cell.length;
	size_t count = 0;

	(void)value;
	if (is_word(cell, "parallel") || is_word(cell, "sequential"))
		return true;
	for (;; at++) {
		if (!read_size(&at, end))
			return check_refuse(check, field, cell,
			                    _("is neither parallel nor sequential nor sizes from 1 to 999 such as 1,3,3"));
		if (++count > ITEMS_MOST)
			return refuse_count(check, field, cell);
		if (at == end)
			return true;
	}
}
