/* SPDX-License-Identifier: ISC */
/* Ticket numbers: formats, what they make of a seat, and what is no format. */
#include "../support/suite.h"

#include <string.h>

#include <luqu/ticket.h>

static const struct ticket_values seat = { .year = "2026", .area = "19", .exam = "ZK", .site = "01", .room = "7", .seat = 3, .serial = 42 };

static const char *make(const char *text, const struct ticket_values *values)
{
	static char ticket[TICKET_TEXT];
	struct ticket_format format;
	struct ticket_fault fault;

	if (!ticket_format_read(text, strlen(text), &format, &fault))
		fail_msg("%s: %s", text, fault.text);
	if (!ticket_write(&format, values, ticket, &fault))
		fail_msg("%s: %s", text, fault.text);
	return ticket;
}

static void ticket_write__fills_in__every_field(void **state)
{
	static const struct {
		const char *format, *ticket;
	} cases[] = {
		{ "{year}{area}{site}{room}{seat}", "202619" "01" "7" "03" },
		{ "{year:2}{area}{site}{room:3}{seat:2}", "26" "19" "01" "007" "03" },
		{ "{year:6}{seat}", "002026" "03" },
		{ "{exam}-{serial:5}", "ZK-00042" },
		{ "{exam:4}{serial}", "00ZK42" },
		{ "A_{seat:1}", "A_3" },
		{ "{seat:32}", "00000000000000000000000000000003" },
	};
	struct ticket_values other = seat;

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		assert_string_equal(make(cases[i].format, &seat), cases[i].ticket);
	other.area = "";
	assert_string_equal(make("{area}{seat}", &other), "03");
	other.seat = 1234;
	assert_string_equal(make("{seat:4}", &other), "1234");
}

/* ISO 7064 gives 5 for 0794; the digit stands for all others, wherever it is, and for letters nothing. */
static void ticket_write__makes_the_check_digit__of_all_other_digits(void **state)
{
	const struct ticket_values values = { .serial = 794 };

	(void)state;
	assert_string_equal(make("{serial:4}{check}", &values), "07945");
	assert_string_equal(make("{check}{serial:4}", &values), "50794");
	assert_string_equal(make("A{check}-{serial:4}B", &values), "A5-0794B");
}

static void ticket_write__refuses__what_does_not_fit(void **state)
{
	static const struct {
		const char *format, *why;
	} cases[] = {
		{ "{site:1}{seat}", "'01' does not fit into {site:1}" },
		{ "{serial:1}", "'42' does not fit into {serial:1}" },
		{ "{area:2}{seat}", "{area} is empty" },
		{ "{year}{seat}", "{year} is empty" },
		{ "{seat:31}{serial}", "longer than 32" },
	};
	struct ticket_values values = seat;

	(void)state;
	values.year = values.area = "";
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct ticket_format format;
		struct ticket_fault fault = { .column = 9 };
		char ticket[TICKET_TEXT];

		assert_true(ticket_format_read(cases[i].format, strlen(cases[i].format), &format, &fault));
		assert_false(ticket_write(&format, &values, ticket, &fault));
		if (!strstr(fault.text, cases[i].why))
			fail_msg("%s: %s", cases[i].format, fault.text);
	}
}

static void ticket_format_read__refuses__what_is_no_format(void **state)
{
	static const struct {
		const char *format;
		size_t column;
		const char *why;
	} cases[] = {
		{ "", 0, "neither {seat} nor {serial}" },
		{ "{year}{room}", 0, "neither {seat} nor {serial}" },
		{ "{seat", 1, "without its }" },
		{ "ab{sear}", 3, "no such field" },
		{ "{}{seat}", 1, "no such field" },
		{ "{seat:0}", 1, "a width is 1 to 32" },
		{ "{seat:33}", 1, "a width is 1 to 32" },
		{ "{seat:}", 1, "a width is 1 to 32" },
		{ "{seat:2x}", 1, "a width is 1 to 32" },
		{ "{seat:99999999999}", 1, "a width is 1 to 32" },
		{ "{seat}{check:2}", 7, "{check} has none" },
		{ "{seat}{check}{check}", 0, "{check} twice" },
		{ "{seat} 1", 7, "ASCII letters, digits, _ and - alone" },
		{ "{seat}座", 7, "ASCII letters, digits, _ and - alone" },
		{ "}{seat}", 1, "ASCII letters, digits, _ and - alone" },
		{ "{seat}{seat}{seat}{seat}{seat}{seat}{seat}{seat}{seat}{seat}{seat}{seat}{seat}{seat}{seat}{seat}{seat}{seat}{seat}{seat}{seat}{seat}"
		  "{seat}{seat}{seat}",
		  145, "too many fields" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct ticket_format format;
		struct ticket_fault fault = { .column = 99 };

		assert_false(ticket_format_read(cases[i].format, strlen(cases[i].format), &format, &fault));
		if (!strstr(fault.text, cases[i].why) || fault.column != cases[i].column)
			fail_msg("%s: column %zu: %s", cases[i].format, fault.column, fault.text);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(ticket_write__fills_in__every_field),
		cmocka_unit_test(ticket_write__makes_the_check_digit__of_all_other_digits),
		cmocka_unit_test(ticket_write__refuses__what_does_not_fit),
		cmocka_unit_test(ticket_format_read__refuses__what_is_no_format),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
