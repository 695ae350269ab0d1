/* SPDX-License-Identifier: ISC */
/* A reader in a folder of its own. */
#include "reader_suite.h"

#include <stdlib.h>
#include <string.h>

int reading_set_up(void **state)
{
	struct fixture *f = calloc(1, sizeof *f);
	folder_make(f->folder);
	folder_path(f->path, f->folder, "bonuses.csv");
	*state = f;
	return 0;
}

int reading_tear_down(void **state)
{
	struct fixture *f = *state;
	reader_close(f->reader);
	findings_clear(&f->findings);
	folder_remove(f->folder);
	free(f);
	return 0;
}

enum status reading_open(struct fixture *f, const char *path)
{
	const struct reader_options options = {
		.path = path, .kind = KIND_BONUSES, .findings = &f->findings, .needs_digest = true
	};
	return reader_open(&options, &f->reader, &f->problem);
}

void reading_open_text(struct fixture *f, const char *text)
{
	file_write_bytes(f->path, text, strlen(text));
	assert_int_equal(reading_open(f, f->path), STATUS_OK);
}

enum reader_answer reading_next(struct fixture *f)
{
	return reader_next(f->reader, f->cells, &f->line, &f->problem);
}

size_t reading_all(struct fixture *f)
{
	size_t rows = 0;
	for (;;) {
		const enum reader_answer answer = reading_next(f);
		assert_int_not_equal(answer, READER_FAILED);
		if (answer == READER_END)
			return rows;
		rows += answer == READER_ROW;
	}
}

void reading_expect_finding(const struct fixture *f, size_t number, const char *place, const char *part)
{
	assert_true(number < f->findings.n_kept);
	assert_string_equal(f->findings.kept[number].place, place);
	if (!strstr(f->findings.kept[number].text, part))
		assert_string_equal(f->findings.kept[number].text, part);
}

void reading_expect_refusal(struct fixture *f, const char *path, const char *part)
{
	assert_int_equal(reading_open(f, path), STATUS_ENVIRONMENT);
	assert_null(f->reader);
	assert_int_equal(f->findings.count, 0);
	if (!strstr(f->problem.text, part))
		assert_string_equal(f->problem.text, part);
}
