/* SPDX-License-Identifier: ISC */
/* The program on a pseudo-terminal over a small year. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "pseudo_year.h"

#include <stdio.h>
#include <stdlib.h>

#include <luqu/service_data.h>

enum { ARGUMENTS = 8 };

struct pseudo pseudo;
static char folder[64], database[128];

static void file_put(const char *name, const char *text)
{
	char path[256];

	snprintf(path, sizeof path, "%s/%s.csv", folder, name);
	FILE *file = fopen(path, "w");
	assert_non_null(file);
	fputs(text, file);
	fclose(file);
}

int pseudo_year_make(void **state)
{
	struct load_report report = { .is_new = false };
	struct problem problem;
	const struct load_request request = { .path = database, .folder = folder };

	(void)state;
	snprintf(folder, sizeof folder, "/tmp/luqu-pty-XXXXXX");
	if (!mkdtemp(folder))
		return -1;
	snprintf(database, sizeof database, "%s/year.db", folder);
	file_put("office", "key,value\nname,南汇区招生办公室\nyear,2026\n");
	file_put("candidates", "candidate_no,name,sex\n1001,宣怡宁,F\n1002,Zoe\xcc\x88 Ann,F\n1003,𠮷野,M\n");
	return folder_load(&request, &report, &problem) == STATUS_OK ? 0 : -1;
}

const char *pseudo_year_folder(void)
{
	return folder;
}

int pseudo_year_drop(void **state)
{
	char command[128];

	(void)state;
	snprintf(command, sizeof command, "rm -rf '%s'", folder);
	return system(command);
}

int stop(void **state)
{
	(void)state;
	pseudo_close(&pseudo);
	return 0;
}

static void begin(struct pseudo_start how, const char *const *before)
{
	const char *arguments[ARGUMENTS] = { NULL };
	size_t n = 0;

	for (; before && before[n] && n + 3 < ARGUMENTS; n++)
		arguments[n] = before[n];
	arguments[n] = "-d";
	arguments[n + 1] = database;
	how.arguments = arguments;
	pseudo_open(&pseudo, &how);
}

void start_with(int lines, int columns, const char *const *environment)
{
	begin((struct pseudo_start){ .lines = lines, .columns = columns, .environment = environment }, NULL);
}

void start_as(const char *const *environment, const char *const *arguments)
{
	begin((struct pseudo_start){ .lines = 24, .columns = 80, .environment = environment }, arguments);
}

void start(void)
{
	start_with(24, 80, NULL);
	assert_appears(&pseudo, "The year");
	assert_appears(&pseudo, "F10 q Back");
}

void open_candidates(void)
{
	start();
	pseudo_send(&pseudo, ":candidates\r");
	assert_appears(&pseudo, "1/3");
}
