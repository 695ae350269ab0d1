/* SPDX-License-Identifier: ISC */
/* A finished file takes its name: synced before, its folder synced after. */
#include <errno.h>
#include <fcntl.h>
#include <libgen.h>
#include <luqu/i18n.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "place.h"

static enum status sync_path(const char *path, int flags, struct problem *problem)
{
	const int fd = open(path, flags | O_CLOEXEC);
	enum status status = STATUS_OK;

	if (fd < 0 || fsync(fd) != 0)
		status = problem_system(problem, errno, "%s", path);
	if (fd >= 0)
		close(fd);
	return status;
}

static enum status sync_folder(const char *path, struct problem *problem)
{
	char *copy = strdup(path);
	enum status status;

	if (!copy)
		return problem_memory(problem);
	status = sync_path(dirname(copy), O_RDONLY | O_DIRECTORY, problem);
	free(copy);
	return status;
}

/* Never over anything, in one step, on every file system that can; the last resort leaves a gap of microseconds. */
static int rename_beside(const char *from, const char *to)
{
	struct stat what;

	if (renameat2(AT_FDCWD, from, AT_FDCWD, to, RENAME_NOREPLACE) == 0)
		return 0;
	if (errno != EINVAL && errno != ENOSYS)
		return -1;
	if (link(from, to) == 0)
		return unlink(from);
	if (errno != EPERM && errno != ENOTSUP && errno != ENOSYS)
		return -1;
	if (lstat(to, &what) == 0) {
		errno = EEXIST;
		return -1;
	}
	return rename(from, to);
}

enum status place_put(const char *from, const char *to, enum place_over over, struct problem *problem)
{
	enum status status = sync_path(from, O_RDWR, problem);

	if (status != STATUS_OK)
		return status;
	if ((over == PLACE_OVER ? rename(from, to) : rename_beside(from, to)) != 0) {
		if (errno == EEXIST)
			return problem_set(problem, STATUS_FAULT, _("%s: this is there already, it is never overwritten"), to);
		return problem_system(problem, errno, "%s", to);
	}
	status = sync_folder(to, problem);
	if (status != STATUS_OK && over == PLACE_NEVER_OVER)
		unlink(to);
	return status;
}
