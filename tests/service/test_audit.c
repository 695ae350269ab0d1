/* SPDX-License-Identifier: ISC */
/* The audit trail for people. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "data_suite.h"

static void audit_export__writes__the_whole_trail(void **state)
{
	const struct sheet_options options = { .format = SHEET_CSV, .path = "trail.csv" };
	struct problem problem = { .status = STATUS_OK };
	struct store *store;
	unsigned lines = 0;
	char *text;

	(void)state;
	data_small();
	data_load();
	store = data_open();
	assert_ok(&problem, audit_export(store, 0, &options, &problem));
	text = file_read("trail.csv", NULL);
	assert_int_equal(strncmp(text, "seq,time,user,action,object,key,old,new,reason,chain\n1,", 55), 0);
	for (const char *at = text; (at = strchr(at, '\n')); at++)
		lines++;
	assert_int_equal(lines, 1 + 1 + KIND_COUNT);
	free(text);
	assert_ok(&problem, audit_export(store, KIND_ORDERS + 1, &options, &problem));
	text = file_read("trail.csv", NULL);
	assert_says(text, "load,claims,claims.csv,,");
	assert_null(strstr(text, "load,choices"));
	free(text);
	store_close(store);
}

static void audit_anchor__is_read_back__as_it_was_written(void **state)
{
	static const char *const bad[] = { "",
		                           "5",
		                           "5:",
		                           ":abc",
		                           "x:y",
		                           "-1:",
		                           "5:abc",
		                           "5:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdeg",
		                           "5:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0",
		                           "+5:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef" };
	struct problem problem = { .status = STATUS_OK };
	struct store_anchor anchor, again;
	struct store *store;
	char text[ANCHOR_TEXT];

	(void)state;
	data_small();
	data_load();
	store = data_open();
	assert_ok(&problem, store_audit_anchor(store, &anchor, &problem));
	audit_anchor_write(&anchor, text);
	assert_true(audit_anchor_read(text, &again));
	assert_int_equal(again.seq, 1 + KIND_COUNT);
	assert_string_equal(again.chain, anchor.chain);
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
		assert_false(audit_anchor_read(bad[i], &again));
	store_close(store);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_FOLDER(audit_export__writes__the_whole_trail),
		IN_FOLDER(audit_anchor__is_read_back__as_it_was_written),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
