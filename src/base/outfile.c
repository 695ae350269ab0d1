/* SPDX-License-Identifier: ISC */
/* Output files: a buffer, a file beside the target, and at the end the step that puts it in place. */
#include "target.h"
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <luqu/i18n.h>
#include <luqu/outfile.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

enum { BUFFER_BYTES = 1 << 16, NAME_ATTEMPTS = 100, TEMP_NAME = 40 };

struct outfile {
	struct target target;
	int fd;                    /* what is written to; -1: nothing */
	char temp_name[TEMP_NAME]; /* beside the target; empty where there is none */
	mode_t mode;               /* of the file in its place */
	char *temp_path;           /* given to a library, which may have put another file there */
	int error;                 /* errno of the first failure; 0 */
	size_t used;
	char buffer[BUFFER_BYTES];
};

static bool write_all(int fd, const char *bytes, size_t length)
{
	while (length > 0) {
		const ssize_t written = write(fd, bytes, length);

		if (written < 0 && errno == EAGAIN) {
			/* Somebody who shares the terminal or pipe set it so. */
			if (poll(&(struct pollfd){ .fd = fd, .events = POLLOUT }, 1, -1) < 0 && errno != EINTR)
				return false;
		} else if (written < 0 && errno != EINTR) {
			return false;
		} else if (written > 0) {
			bytes += written;
			length -= (size_t)written;
		}
	}
	return true;
}

static void fail(struct outfile *outfile, int error)
{
	if (outfile->error == 0)
		outfile->error = error;
}

static void buffer_flush(struct outfile *outfile)
{
	if (outfile->error == 0 && outfile->used > 0 && !write_all(outfile->fd, outfile->buffer, outfile->used))
		fail(outfile, errno);
	outfile->used = 0;
}

/* Makes the file beside the target. One that takes the place of another is nobody else's to read until it has its permissions. */
static bool beside_make(struct outfile *outfile)
{
	const mode_t mode = outfile->target.exists ? 0600 : 0666;

	for (unsigned i = 0; i < NAME_ATTEMPTS; i++) {
		uint64_t number = (uint64_t)getpid() << 32 | i;

		if (getrandom(&number, sizeof number, GRND_NONBLOCK) < 0)
			number ^= (uint64_t)(uintptr_t)outfile; /* early after boot: any free name will do */
		snprintf(outfile->temp_name, sizeof outfile->temp_name, ".luqu-%016" PRIx64 ".tmp", number);
		outfile->fd = openat(outfile->target.folder_fd, outfile->temp_name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);
		if (outfile->fd >= 0)
			return true;
		if (errno != EEXIST)
			break;
	}
	outfile->temp_name[0] = '\0';
	return false;
}

static bool fd_open(struct outfile *outfile)
{
	struct stat made;

	switch (outfile->target.kind) {
	case TARGET_STANDARD:
		fflush(stdout); /* what was printed before comes before */
		outfile->fd = STDOUT_FILENO;
		return true;
	case TARGET_STREAM:
		outfile->fd = open(outfile->target.shown, O_WRONLY | O_NOCTTY | O_CLOEXEC);
		return outfile->fd >= 0;
	case TARGET_FILE:
		if (!beside_make(outfile) || fstat(outfile->fd, &made) != 0)
			return false;
		outfile->mode = outfile->target.exists ? outfile->target.mode : made.st_mode & 0777;
		return true;
	}
	return false;
}

struct outfile *outfile_open(const char *path, const char *const *keep_off, struct problem *problem)
{
	struct outfile *outfile = malloc(sizeof *outfile);

	if (!outfile) {
		problem_memory(problem);
		return NULL;
	}
	memset(outfile, 0, offsetof(struct outfile, buffer));
	outfile->fd = -1;
	if (target_find(path, keep_off, &outfile->target, problem) != STATUS_OK) {
		free(outfile);
		return NULL;
	}
	if (!fd_open(outfile)) {
		problem_system(problem, errno, _("cannot write '%s'"), outfile->target.shown);
		outfile_abandon(outfile);
		return NULL;
	}
	return outfile;
}

void outfile_write(struct outfile *outfile, const char *bytes, size_t length)
{
	if (length > sizeof outfile->buffer - outfile->used)
		buffer_flush(outfile);
	if (outfile->error != 0 || length == 0)
		return;
	if (length > sizeof outfile->buffer) {
		if (!write_all(outfile->fd, bytes, length))
			fail(outfile, errno);
		return;
	}
	memcpy(outfile->buffer + outfile->used, bytes, length);
	outfile->used += length;
}

void outfile_text(struct outfile *outfile, const char *text)
{
	outfile_write(outfile, text, strlen(text));
}

bool outfile_failed(const struct outfile *outfile)
{
	return outfile->error != 0;
}

static char *spool_make(void)
{
	const char *folder = getenv("TMPDIR");
	char *path;
	int fd;

	if (asprintf(&path, "%s/luqu-XXXXXX", folder && folder[0] ? folder : "/tmp") < 0) {
		errno = ENOMEM;
		return NULL;
	}
	fd = mkostemp(path, O_CLOEXEC);
	if (fd < 0) {
		free(path);
		return NULL;
	}
	close(fd);
	return path;
}

const char *outfile_temp_path(struct outfile *outfile)
{
	if (outfile->temp_path)
		return outfile->temp_path;
	if (outfile->target.kind != TARGET_FILE) {
		outfile->temp_path = spool_make();
		if (!outfile->temp_path)
			fail(outfile, errno);
	} else if (asprintf(&outfile->temp_path, "%s%s", outfile->target.folder, outfile->temp_name) < 0) {
		outfile->temp_path = NULL;
		fail(outfile, ENOMEM);
	}
	return outfile->temp_path;
}

/* What a library left under the name it was given: to be written from or synced. */
static int temp_open(struct outfile *outfile)
{
	const int fd = open(outfile->temp_path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);

	if (fd < 0)
		fail(outfile, errno);
	return fd;
}

static void spool_copy(struct outfile *outfile)
{
	const int fd = temp_open(outfile);

	while (fd >= 0 && outfile->error == 0) {
		const ssize_t length = read(fd, outfile->buffer, sizeof outfile->buffer);

		if (length == 0)
			break;
		if (length > 0)
			outfile->used = (size_t)length;
		else if (errno != EINTR)
			fail(outfile, errno);
		buffer_flush(outfile);
	}
	if (fd >= 0)
		close(fd);
}

/* 0, or the errno of a failure. A file system that has no notion of syncing is no failure. */
static int sync_error(int result)
{
	return result == 0 || errno == EINVAL || errno == ENOTSUP ? 0 : errno;
}

static void file_place(struct outfile *outfile)
{
	const struct target *target = &outfile->target;
	int error = 0;

	if (outfile->temp_path) {
		close(outfile->fd);
		outfile->fd = temp_open(outfile);
		if (outfile->fd < 0)
			return;
	}
	if (fchmod(outfile->fd, outfile->mode) != 0)
		error = errno;
	if (error == 0)
		error = sync_error(fsync(outfile->fd));
	if (close(outfile->fd) != 0 && error == 0)
		error = errno;
	outfile->fd = -1;
	if (error == 0 && renameat(target->folder_fd, outfile->temp_name, target->folder_fd, target->name) != 0)
		error = errno;
	if (error == 0) {
		outfile->temp_name[0] = '\0';
		error = sync_error(fsync(target->folder_fd));
		if (error == EBADF)
			error = 0; /* held open by name only: it may not be read, hence not synced */
	}
	if (error != 0)
		fail(outfile, error);
}

enum status outfile_commit(struct outfile *outfile, struct problem *problem)
{
	enum status status = STATUS_OK;

	buffer_flush(outfile);
	if (outfile->error == 0 && outfile->target.kind == TARGET_FILE)
		file_place(outfile);
	else if (outfile->error == 0 && outfile->temp_path)
		spool_copy(outfile);
	if (outfile->target.kind == TARGET_STREAM) {
		if (close(outfile->fd) != 0)
			fail(outfile, errno);
		outfile->fd = -1;
	}
	if (outfile->error != 0)
		status = problem_system(problem, outfile->error, _("cannot write '%s'"), outfile->target.shown);
	outfile_abandon(outfile);
	return status;
}

void outfile_abandon(struct outfile *outfile)
{
	if (!outfile)
		return;
	if (outfile->fd >= 0 && outfile->target.kind != TARGET_STANDARD)
		close(outfile->fd);
	if (outfile->temp_name[0] != '\0')
		unlinkat(outfile->target.folder_fd, outfile->temp_name, 0);
	else if (outfile->temp_path && outfile->target.kind != TARGET_FILE)
		unlink(outfile->temp_path);
	free(outfile->temp_path);
	target_clear(&outfile->target);
	free(outfile);
}
