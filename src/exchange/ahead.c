/* SPDX-License-Identifier: ISC */
/* A pipe read to its end before anything waits for it. */
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <luqu/i18n.h>
#include <luqu/reader.h>

#include "spool.h"

enum { ROWS_A_STEP = 1024 };

/* What cannot be looked at is for the reader to tell. */
static bool is_pipe(const char *path)
{
	struct stat about;

	if ((strcmp(path, "-") == 0 ? fstat(STDIN_FILENO, &about) : stat(path, &about)) != 0)
		return false;
	return !S_ISREG(about.st_mode) && !S_ISDIR(about.st_mode);
}

/* By a reader, which knows where it is of no use to read on: nothing that never ends fills the disk with one line. */
static enum status take_all(const struct reader_options *options, const struct progress *progress, struct reader_ahead *ahead,
                            struct problem *problem)
{
	unsigned char unimportant[DIGEST_BYTES];
	const char *name = (options->table ? options->table : kind_table(options->kind))->name;
	struct cell cells[FIELDS_MOST];
	struct reader *reader;
	enum reader_answer answer = READER_ROW;
	enum status status = reader_open(options, &reader, problem);

	for (size_t rows = 0; status == STATUS_OK && (answer == READER_ROW || answer == READER_BAD); rows++) {
		uint64_t line, done, total;

		answer = reader_next(reader, cells, &line, problem);
		reader_position(reader, &done, &total);
		if (answer == READER_FAILED)
			status = STATUS_ENVIRONMENT;
		else if (rows % ROWS_A_STEP == 0 && !progress_step(progress, name, done, total))
			status = problem_set(problem, STATUS_FAULT, "%s", _("cancelled"));
	}
	ahead->is_whole = status == STATUS_OK && reader_digest(reader, unimportant);
	reader_close(reader);
	return status;
}

enum status reader_ahead(const struct reader_options *options, const struct progress *progress, struct reader_ahead *ahead,
                         struct problem *problem)
{
	struct findings ignored = { .count = 0 };
	struct reader_options taking = *options;
	enum status status;

	*ahead = (struct reader_ahead){ .state = AHEAD_NONE };
	if (!is_pipe(options->path))
		return STATUS_OK;
	ahead->fd = spool_make(problem);
	if (ahead->fd < 0)
		return STATUS_ENVIRONMENT;
	ahead->state = AHEAD_TAKING;
	taking.findings = &ignored;
	taking.needs_digest = true; /* there is one of a file that was read to its end */
	taking.ahead = ahead;
	status = take_all(&taking, progress, ahead, problem);
	findings_clear(&ignored);
	ahead->state = AHEAD_TAKEN;
	if (status != STATUS_OK)
		reader_ahead_close(ahead);
	return status;
}

void reader_ahead_close(struct reader_ahead *ahead)
{
	if (ahead->state != AHEAD_NONE)
		close(ahead->fd);
	ahead->state = AHEAD_NONE;
}
