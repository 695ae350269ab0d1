/* SPDX-License-Identifier: ISC */
/* The raw bytes of a file or pipe, read once from front to back. */
#include "source.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <string.h>
#include <unistd.h>

#include <luqu/i18n.h>

#include "spool.h"

enum { PIPE_WAIT_MS = 100, PIPE_WAITS = 30 };

static enum status cannot_open(struct problem *problem, const char *path, int error)
{
	return problem_system(problem, error, _("cannot read '%s'"), path);
}

/* A named pipe may wait for its writer a little, but never for ever; one that a shell has made (`<(...)`) has its writer already.
 * Reading is the only way to learn whether there is one, so a byte may have to be put back. */
static bool wait_for_writer(struct source *source)
{
	struct pollfd wait = { .fd = source->fd, .events = POLLIN };
	for (int i = 0; i < PIPE_WAITS; i++) {
		if (poll(&wait, 1, PIPE_WAIT_MS) > 0)
			return true;
		const ssize_t got = read(source->fd, &source->put_back, 1);
		source->has_put_back = got == 1;
		if (got != 0)
			return true;
	}
	return false;
}

static enum status accept_pipe(struct source *source, const char *path, struct problem *problem)
{
	if (!wait_for_writer(source))
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

static void open_fd(struct source *source, const char *path, const struct reader_ahead *ahead)
{
	const enum ahead_state state = ahead ? ahead->state : AHEAD_NONE;

	source->copy_fd = state == AHEAD_TAKING ? ahead->fd : -1;
	if (state == AHEAD_TAKEN) {
		source->is_cut = !ahead->is_whole;
		source->fd = lseek(ahead->fd, 0, SEEK_SET) == 0 ? ahead->fd : -1;
		return;
	}
	source->owns_fd = strcmp(path, "-") != 0;
	source->fd = source->owns_fd ? open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY) : STDIN_FILENO;
}

enum status source_open(struct source *source, const struct reader_options *options, struct problem *problem)
{
	memset(source, 0, sizeof *source);
	source->needs_digest = options->needs_digest;
	if (source->needs_digest)
		digest_begin(&source->digest);
	open_fd(source, options->path, options->ahead);
	if (source->fd < 0)
		return cannot_open(problem, options->path, errno);
	enum status status = look_at_source(source, options->path, problem);
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
	if (source->has_put_back && size > 0) {
		bytes[filled++] = source->put_back;
		source->has_put_back = false;
	}
	while (filled < size && !source->has_ended) {
		ssize_t got = read_some(source->fd, bytes + filled, size - filled);
		if (got < 0) {
			problem_system(problem, errno, "%s", _("cannot read on"));
			return -1;
		}
		source->has_ended = got == 0;
		filled += (size_t)got;
	}
	if (source->copy_fd >= 0 && spool_write(source->copy_fd, bytes, filled, problem) != STATUS_OK)
		return -1;
	if (source->needs_digest)
		digest_add(&source->digest, bytes, filled);
	source->bytes_read += filled;
	return (ssize_t)filled;
}

bool source_has_changed(const struct source *source)
{
	struct stat now;
	if (source->is_cut)
		return true;
	if (!S_ISREG(source->opened.st_mode) || fstat(source->fd, &now) != 0)
		return false;
	const struct stat *then = &source->opened;
	return now.st_size != then->st_size || (uint64_t)now.st_size != source->start + source->bytes_read ||
	       now.st_mtim.tv_sec != then->st_mtim.tv_sec || now.st_mtim.tv_nsec != then->st_mtim.tv_nsec;
}
