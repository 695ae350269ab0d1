/* SPDX-License-Identifier: ISC */
/* How a workbook shows the numbers of its cells: its own number formats, and which style uses which. */
#include "xlsx_styles.h"

#include <stdlib.h>
#include <string.h>

#include <luqu/arena.h>
#include <luqu/i18n.h>

enum { STYLES_MOST = 65536, OWN_MOST = 1024 };

/* A format with a code, by its number. */
struct own_format {
	unsigned number;
	struct xlsx_format format;
};

struct reading {
	struct xlsx_styles *styles;
	struct xlsx_part part;
	void *own; /* struct own_format */
	size_t n_own, own_capacity;
	bool is_in_cells; /* within <cellXfs> */
};

static unsigned read_unsigned(const char *text)
{
	const unsigned long value = text ? strtoul(text, NULL, 10) : 0;
	return value > STYLES_MOST ? STYLES_MOST : (unsigned)value;
}

/* No room for one more: a workbook without end, or no memory. */
static void refuse_room(struct reading *reading, bool is_full)
{
	reading->part.has_no_memory = !is_full;
	xlsx_part_refuse(&reading->part, _("the workbook has more styles than a workbook can hold"));
}

static void add_own(struct reading *reading, const char **attributes)
{
	const char *number = xlsx_attribute(attributes, "numFmtId"), *code = xlsx_attribute(attributes, "formatCode");
	if (!number || !code)
		return;
	if (reading->n_own == OWN_MOST ||
	    !array_grow(&reading->own, &reading->own_capacity, reading->n_own + 1, sizeof(struct own_format))) {
		refuse_room(reading, reading->n_own == OWN_MOST);
		return;
	}
	((struct own_format *)reading->own)[reading->n_own++] =
	        (struct own_format){ .number = read_unsigned(number), .format = xlsx_format_of_code(code) };
}

static struct xlsx_format find_format(const struct reading *reading, unsigned number)
{
	const struct own_format *own = reading->own;
	for (size_t i = 0; i < reading->n_own; i++) {
		if (own[i].number == number)
			return own[i].format;
	}
	return xlsx_format_of_number(number);
}

static void add_style(struct reading *reading, const char **attributes)
{
	struct xlsx_styles *styles = reading->styles;
	if (styles->count == STYLES_MOST ||
	    !array_grow(&styles->formats, &styles->capacity, styles->count + 1, sizeof(struct xlsx_format))) {
		refuse_room(reading, styles->count == STYLES_MOST);
		return;
	}
	((struct xlsx_format *)styles->formats)[styles->count++] =
	        find_format(reading, read_unsigned(xlsx_attribute(attributes, "numFmtId")));
}

static void styles_start(void *context, const char *name, const char **attributes)
{
	struct reading *reading = context;
	if (strcmp(name, "numFmt") == 0)
		add_own(reading, attributes);
	else if (strcmp(name, "cellXfs") == 0)
		reading->is_in_cells = true;
	else if (strcmp(name, "xf") == 0 && reading->is_in_cells)
		add_style(reading, attributes);
}

static void styles_end(void *context, const char *name)
{
	struct reading *reading = context;
	if (strcmp(name, "cellXfs") == 0)
		reading->is_in_cells = false;
}

enum xlsx_answer xlsx_styles_read(struct xlsx_styles *styles, struct xlsx_archive *archive, const char *name, const char **why)
{
	struct reading reading = { .styles = styles };
	const struct xlsx_handlers handlers = { styles_start, styles_end, NULL, &reading };
	if (name[0] == '\0')
		return XLSX_GOOD;
	const enum xlsx_answer answer = xlsx_part_read(archive, name, &handlers, &reading.part, why);
	free(reading.own);
	return answer;
}

struct xlsx_format xlsx_styles_get(const struct xlsx_styles *styles, const char *style)
{
	const unsigned number = read_unsigned(style);
	if (!style || number >= styles->count)
		return (struct xlsx_format){ .look = LOOK_PLAIN };
	return ((const struct xlsx_format *)styles->formats)[number];
}

void xlsx_styles_free(struct xlsx_styles *styles)
{
	free(styles->formats);
	memset(styles, 0, sizeof *styles);
}
