/* SPDX-License-Identifier: ISC */
/* The raw bytes of a file or pipe, read once from front to back. */
#include "source.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <string.h>
#include <sys/vfs.h>
#include <unistd.h>

#include <luqu/i18n.h>

enum { PIPE_WAIT_MS = 5000 };
static const long pipefs_magic = 0x50495045;

static enum status cannot_open(struct problem *problem, const char *path, int error)
{
	return problem_system(problem, error, _("cannot read '%s'"), path);
}

/* A named pipe without a writer would block for ever. An anonymous one (a shell's `<(...)` or standard input) always had its
 * writer. */
static bool is_abandoned_pipe(int fd)
{
	struct statfs system;
	if (fstatfs(fd, &system) == 0 && (long)system.f_type == pipefs_magic)
		return false;
	struct pollfd wait = { .fd = fd, .events = POLLIN };
	int ready;
	do {
		ready = poll(&wait, 1, PIPE_WAIT_MS);
	} while (ready < 0 && errno == EINTR);
	return ready <= 0;
}

static enum status accept_pipe(const struct source *source, const char *path, struct problem *problem)
{
	if (is_abandoned_pipe(source->fd))
		return problem_set(problem, STATUS_ENVIRONMENT, _("cannot read '%s': it is a pipe, and nothing writes to it"),
		                   path);
	/* O_NONBLOCK only kept open() from waiting for a writer. */
	int flags = fcntl(source->fd, F_GETFL);
	if (flags < 0 || fcntl(source->fd, F_SETFL, flags & ~O_NONBLOCK) < 0)
		return cannot_open(problem, path, errno);
	return STATUS_OK;
}

static enum status look_at_source(struct source *source, const char *path, struct problem *problem)
{
	if (fstat(source->fd, &source->opened) != 0)
		return cannot_open(problem, path, errno);
	if (S_ISDIR(source->opened.st_mode))
		return cannot_open(problem, path, EISDIR);
	const off_t start = S_ISREG(source->opened.st_mode) ? lseek(source->fd, 0, SEEK_CUR) : 0;
	source->start = start > 0 ? (uint64_t)start : 0;
	if (S_ISFIFO(source->opened.st_mode) && source->owns_fd)
		return accept_pipe(source, path, problem);
	return STATUS_OK;
}

enum status source_open(struct source *source, const char *path, bool needs_digest, struct problem *problem)
{
	memset(source, 0, sizeof *source);
	source->needs_digest = needs_digest;
	if (needs_digest)
		digest_begin(&source->digest);
	source->owns_fd = strcmp(path, "-") != 0;
	source->fd = source->owns_fd ? open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY) : STDIN_FILENO;
	if (source->fd < 0)
		return cannot_open(problem, path, errno);
	enum status status = look_at_source(source, path, problem);
	if (status != STATUS_OK)
		source_close(source);
	return status;
}

void source_close(struct source *source)
{
	if (source->owns_fd && source->fd >= 0)
		close(source->fd);
	source->fd = -1;
}

/* read() that bears signals, and descriptors which others have made non-blocking. */
static ssize_t read_some(int fd, char *bytes, size_t size)
{
	for (;;) {
		ssize_t got = read(fd, bytes, size);
		if (got >= 0)
			return got;
		if (errno == EAGAIN) {
			struct pollfd wait = { .fd = fd, .events = POLLIN };
			poll(&wait, 1, -1);
		} else if (errno != EINTR) {
			return -1;
		}
	}
}

ssize_t source_read(struct source *source, char *bytes, size_t size, struct problem *problem)
{
	size_t filled = 0;
	while (filled < size && !source->has_ended) {
		ssize_t got = read_some(source->fd, bytes + filled, size - filled);
		if (got < 0) {
			problem_system(problem, errno, "%s", _("cannot read on"));
			return -1;
		}
		source->has_ended = got == 0;
		filled += (size_t)got;
	}
	if (source->needs_digest)
		digest_add(&source->digest, bytes, filled);
	source->bytes_read += filled;
	return (ssize_t)filled;
}

bool source_has_changed(const struct source *source)
{
	struct stat now;
	if (!S_ISREG(source->opened.st_mode) || fstat(source->fd, &now) != 0)
		return false;
	const struct stat *then = &source->opened;
	return now.st_size != then->st_size || (uint64_t)now.st_size != source->start + source->bytes_read ||
	       now.st_mtim.tv_sec != then->st_mtim.tv_sec || now.st_mtim.tv_nsec != then->st_mtim.tv_nsec;
}
