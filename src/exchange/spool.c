/* SPDX-License-Identifier: ISC */
/* A nameless temporary file. */
#include "spool.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <luqu/i18n.h>

int spool_make(struct problem *problem)
{
	const char *folder = getenv("TMPDIR");
	char path[4096];
	const int length = snprintf(path, sizeof path, "%s/luqu-XXXXXX", folder && *folder ? folder : "/tmp");
	const bool fits = length >= 0 && (size_t)length < sizeof path;
	const int fd = fits ? mkostemp(path, O_CLOEXEC) : -1;
	if (fd >= 0)
		unlink(path);
	else
		problem_system(problem, fits ? errno : ENAMETOOLONG, "%s", _("cannot make a temporary file"));
	return fd;
}

enum status spool_write(int fd, const char *bytes, size_t length, struct problem *problem)
{
	while (length > 0) {
		const ssize_t put = write(fd, bytes, length);
		if (put < 0 && errno != EINTR)
			return problem_system(problem, errno, "%s", _("cannot write a temporary file"));
		if (put > 0) {
			bytes += put;
			length -= (size_t)put;
		}
	}
	return STATUS_OK;
}
