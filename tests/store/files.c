/* SPDX-License-Identifier: ISC */
/* Files that are damaged and copied. */
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include "suite.h"

void file_put(const char *path, size_t offset, const void *bytes, size_t length)
{
	const int fd = open(path, O_WRONLY);

	assert_true(fd >= 0);
	assert_int_equal(pwrite(fd, bytes, length, (off_t)offset), length);
	close(fd);
}

void file_copy(const char *from, const char *to)
{
	size_t size;
	char *bytes = file_read(from, &size);

	file_write_bytes(to, bytes, size);
	free(bytes);
}
