/* SPDX-License-Identifier: ISC */
/* Ticket numbers are written by a format of the office's own. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include <luqu/i18n.h>
#include <luqu/random.h>
#include <luqu/text.h>
#include <luqu/ticket.h>

enum { WIDTH_MOST = TICKET_TEXT - 1, SEAT_WIDTH = 2 };

static const char *const field_names[] = {
	[TICKET_YEAR] = "year", [TICKET_AREA] = "area", [TICKET_EXAM] = "exam",     [TICKET_SITE] = "site",
	[TICKET_ROOM] = "room", [TICKET_SEAT] = "seat", [TICKET_SERIAL] = "serial", [TICKET_CHECK] = "check",
};
enum { N_FIELDS = sizeof field_names / sizeof *field_names };

static bool refuse(struct ticket_fault *fault, size_t column, const char *what)
{
	fault->column = column;
	snprintf(fault->text, sizeof fault->text, "%s", what);
	return false;
}

/* --- reading ------------------------------------------------------------------------------------------------------------------ */

struct format_reading {
	const char *start, *at, *end;
	struct ticket_format *format;
	struct ticket_fault *fault;
};

static bool refuse_here(const struct format_reading *reading, const char *what)
{
	return refuse(reading->fault, (size_t)(reading->at - reading->start) + 1, what);
}

static enum ticket_field find_field(const char *name, size_t length)
{
	for (int field = TICKET_YEAR; field < N_FIELDS; field++) {
		if (strlen(field_names[field]) == length && memcmp(field_names[field], name, length) == 0)
			return (enum ticket_field)field;
	}
	return TICKET_LITERAL;
}

/* The digits behind the colon; 0: none, or too many. */
static unsigned read_width(const char *at, const char *end)
{
	unsigned width = 0;

	for (; at < end && *at >= '0' && *at <= '9' && width <= WIDTH_MOST; at++)
		width = width * 10 + (unsigned)(*at - '0');
	return at == end && width <= WIDTH_MOST ? width : 0;
}

static bool read_field(struct format_reading *reading, struct ticket_part *part)
{
	const char *close = memchr(reading->at, '}', (size_t)(reading->end - reading->at));
	const char *name = reading->at + 1, *colon;

	if (!close)
		return refuse_here(reading, _("a { without its }"));
	colon = memchr(name, ':', (size_t)(close - name));
	part->field = find_field(name, (size_t)((colon ? colon : close) - name));
	if (part->field == TICKET_LITERAL)
		return refuse_here(reading, _("no such field; there are {year} {area} {exam} {site} {room} {seat} {serial} {check}"));
	if (colon) {
		part->width = read_width(colon + 1, close);
		if (part->width == 0 || part->field == TICKET_CHECK)
			return refuse_here(reading, _("a width is 1 to 32, as in {room:3}, and {check} has none"));
	} else if (part->field == TICKET_SEAT) {
		part->width = SEAT_WIDTH;
	}
	reading->at = close + 1;
	return true;
}

static bool read_literal(struct format_reading *reading, struct ticket_part *part)
{
	const char *open = memchr(reading->at, '{', (size_t)(reading->end - reading->at));

	part->text = reading->at;
	part->length = (size_t)((open ? open : reading->end) - reading->at);
	if (!text_is_code(part->text, part->length))
		return refuse_here(reading, _("between fields there are ASCII letters, digits, _ and - alone"));
	reading->at += part->length;
	return true;
}

static size_t count_field(const struct ticket_format *format, enum ticket_field field)
{
	size_t count = 0;

	for (size_t i = 0; i < format->n_parts; i++)
		count += format->parts[i].field == field;
	return count;
}

bool ticket_format_read(const char *text, size_t length, struct ticket_format *format, struct ticket_fault *fault)
{
	struct format_reading reading = { text, text, text + length, format, fault };

	*format = (struct ticket_format){ .n_parts = 0 };
	while (reading.at < reading.end) {
		struct ticket_part *part = &format->parts[format->n_parts];

		if (format->n_parts == TICKET_PARTS_MOST)
			return refuse_here(&reading, _("too many fields"));
		if (!(*reading.at == '{' ? read_field(&reading, part) : read_literal(&reading, part)))
			return false;
		format->n_parts++;
	}
	if (count_field(format, TICKET_SEAT) + count_field(format, TICKET_SERIAL) == 0)
		return refuse(fault, 0, _("holds neither {seat} nor {serial}: all tickets would be alike"));
	if (count_field(format, TICKET_CHECK) > 1)
		return refuse(fault, 0, _("holds {check} twice"));
	return true;
}

/* --- writing ------------------------------------------------------------------------------------------------------------------ */

/* The check digit of all digits but the one at `check`, which it is to replace. */
static char check_digit(const char *ticket, size_t length, size_t check)
{
	char digits[TICKET_TEXT];
	size_t n = 0;

	for (size_t i = 0; i < length; i++) {
		if (i != check && ticket[i] >= '0' && ticket[i] <= '9')
			digits[n++] = ticket[i];
	}
	return digits_check(digits, n);
}

static const char *value_of(const struct ticket_part *part, const struct ticket_values *values, char number[24])
{
	switch (part->field) {
	case TICKET_YEAR: return values->year;
	case TICKET_AREA: return values->area;
	case TICKET_EXAM: return values->exam;
	case TICKET_SITE: return values->site;
	case TICKET_ROOM: return values->room;
	case TICKET_CHECK: return "0"; /* its place */
	default: break;
	}
	snprintf(number, 24, "%" PRIu64, part->field == TICKET_SEAT ? values->seat : values->serial);
	return number;
}

struct ticket_writing {
	char *ticket;
	size_t used;
	struct ticket_fault *fault;
};

static bool put(struct ticket_writing *writing, const char *bytes, size_t length)
{
	if (writing->used + length >= TICKET_TEXT)
		return refuse(writing->fault, 0, _("the ticket number would be longer than 32 characters"));
	memcpy(writing->ticket + writing->used, bytes, length);
	writing->used += length;
	return true;
}

static bool put_field(struct ticket_writing *writing, const struct ticket_part *part, const char *value)
{
	static const char zeros[] = "00000000000000000000000000000000";
	size_t length = strlen(value);

	if (length == 0 && part->field == TICKET_AREA && part->width == 0)
		return true;
	if (length == 0) {
		snprintf(writing->fault->text, sizeof writing->fault->text, _("{%s} is empty"), field_names[part->field]);
		return false;
	}
	if (part->field == TICKET_YEAR && part->width > 0 && length > part->width) {
		value += length - part->width;
		length = part->width;
	}
	if (part->width > 0 && length > part->width) {
		snprintf(writing->fault->text, sizeof writing->fault->text, _("'%.40s' does not fit into {%s:%u}"), value, field_names[part->field],
			 part->width);
		return false;
	}
	return (length >= part->width || put(writing, zeros, part->width - length)) && put(writing, value, length);
}

bool ticket_write(const struct ticket_format *format, const struct ticket_values *values, char ticket[TICKET_TEXT], struct ticket_fault *fault)
{
	struct ticket_writing writing = { ticket, 0, fault };
	size_t check = SIZE_MAX;
	char number[24];

	fault->column = 0;
	for (size_t i = 0; i < format->n_parts; i++) {
		const struct ticket_part *part = &format->parts[i];

		if (part->field == TICKET_CHECK)
			check = writing.used;
		if (part->field == TICKET_LITERAL ? !put(&writing, part->text, part->length)
						  : !put_field(&writing, part, value_of(part, values, number)))
			return false;
	}
	ticket[writing.used] = '\0';
	if (check != SIZE_MAX)
		ticket[check] = check_digit(ticket, writing.used, check);
	return true;
}
