/* SPDX-License-Identifier: ISC */
/* libFuzzer over row_check: the first byte chooses the kind, NUL bytes part the cells. What is accepted must be accepted again in
 * its stored form, and be the same then. */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <luqu/decimal.h>
#include <luqu/kind.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static size_t split(const char *bytes, size_t length, struct cell cells[FIELDS_MOST])
{
	const char *end = bytes + length;
	size_t count = 0;

	while (count < FIELDS_MOST && bytes < end) {
		const char *stop = memchr(bytes, '\0', (size_t)(end - bytes));

		if (!stop)
			stop = end;
		cells[count++] = (struct cell){ bytes, (size_t)(stop - bytes) };
		bytes = stop + (stop < end);
	}
	return count;
}

/* Writes a good row out and checks that again. */
static void check_stored(const struct row *row, struct row *again)
{
	const struct kind_table *table = kind_table(row->kind);
	struct findings findings = { 0 };
	struct cell cells[FIELDS_MOST];
	char numbers[FIELDS_MOST][DECIMAL_TEXT];

	for (size_t i = 0; i < table->n_fields; i++)
		cells[i].length = value_write(&table->fields[i], &row->values[i], numbers[i], &cells[i].bytes);
	if (!row_check(row->kind, cells, again, &findings, "stored", 0))
		abort();
	for (size_t i = 0; i < table->n_fields; i++) {
		const struct value *one = &row->values[i], *other = &again->values[i];

		if (one->is_null != other->is_null || one->number != other->number || one->length != other->length ||
		    memcmp(one->text, other->text, one->length) != 0)
			abort();
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct row row, again;
	struct findings findings = { 0 };
	struct cell cells[FIELDS_MOST] = { { "", 0 } };
	enum kind kind;
	bool good;

	if (size == 0)
		return 0;
	kind = (enum kind)(data[0] % KIND_COUNT);
	split((const char *)data + 1, size - 1, cells);
	good = row_check(kind, cells, &row, &findings, "fuzz", 1);
	if (good != (findings.count == 0))
		abort();
	if (good)
		check_stored(&row, &again);
	findings_clear(&findings);
	return 0;
}
