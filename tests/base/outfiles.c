/* SPDX-License-Identifier: ISC */
/* Files as outfiles leave them. */
#include "outfiles.h"

#include <luqu/outfile.h>
#include <stdlib.h>
#include <sys/stat.h>

void assert_holds(const char *path, const char *expected)
{
	char *text = file_read(path, NULL);

	assert_string_equal(text, expected);
	free(text);
}

mode_t mode_of(const char *path)
{
	struct stat found;

	assert_int_equal(stat(path, &found), 0);
	return found.st_mode & 07777;
}

enum status write_whole(const char *path, const char *text, struct problem *problem)
{
	struct outfile *outfile = outfile_open(path, NULL, problem);

	if (!outfile)
		return problem->status;
	outfile_text(outfile, text);
	return outfile_commit(outfile, problem);
}
