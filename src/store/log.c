/* SPDX-License-Identifier: ISC */
/* Whether the log (-wal) beside the database is its own. SQLite takes over any log that is whole in itself, that of another database too; whoever
 * then writes without reading much would make the damage lasting. So the beginning of the log last written stands in the lock file. */
#include <fcntl.h>
#include <luqu/i18n.h>
#include <string.h>
#include <unistd.h>

#include "internal.h"

/* Of a log: what is drawn anew whenever it begins anew is in it. */
enum { HEAD_BYTES = 32 };

/* The bytes read: 0 where there is no log, or nothing in it. */
static size_t read_head(const struct store *store, unsigned char head[HEAD_BYTES])
{
	const int fd = open(store->files[FILE_WAL], O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
	const ssize_t length = fd >= 0 ? pread(fd, head, HEAD_BYTES, 0) : 0;

	if (fd >= 0)
		close(fd);
	return length > 0 ? (size_t)length : 0;
}

static bool is_known(const struct store *store, const unsigned char *head, size_t length)
{
	unsigned char known[HEAD_BYTES];

	return pread(store->lock_fd, known, HEAD_BYTES, 0) == HEAD_BYTES && memcmp(known, head, length) == 0;
}

/* Looks at every page, which takes seconds for a million candidates. */
static enum status check_pages(struct store *store, struct problem *problem)
{
	int64_t bad = 0;
	enum status status =
	        connection_number(store, "SELECT count(*) FROM pragma_quick_check(1) WHERE quick_check <> 'ok'", &bad, problem);

	if (status == STATUS_OK && bad > 0)
		status = problem_set(problem, STATUS_ENVIRONMENT, "%s: %s", store_path(store), _("the database is damaged"));
	return status;
}

enum status log_check(struct store *store, struct problem *problem)
{
	unsigned char head[HEAD_BYTES];
	const size_t length = read_head(store, head);

	return length == 0 || is_known(store, head, length) ? STATUS_OK : check_pages(store, problem);
}

/* Where this fails the next writer looks at all pages, nothing else. */
void log_note(const struct store *store)
{
	unsigned char head[HEAD_BYTES];

	if (read_head(store, head) == HEAD_BYTES && !is_known(store, head, HEAD_BYTES))
		(void)!pwrite(store->lock_fd, head, HEAD_BYTES, 0);
}
