/* SPDX-License-Identifier: ISC */
/* The C library's calls to the disk, written again for these tests so that any of them can be made to fail. */
#include "disk.h"
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

static struct {
	bool armed;
	bool failed;
	unsigned long good;
	bool dawdles;
	unsigned writes;
} disk;

void disk_fail_after(unsigned long good)
{
	disk.armed = true;
	disk.failed = false;
	disk.good = good;
}

bool disk_heal(void)
{
	disk.armed = false;
	return disk.failed;
}

void disk_dawdle(bool dawdles)
{
	disk.dawdles = dawdles;
}

static bool fails(void)
{
	if (!disk.armed || disk.failed || disk.good-- > 0)
		return false;
	disk.failed = true;
	errno = EIO;
	return true;
}

int openat(int folder, const char *path, int flags, ...)
{
	va_list arguments;
	mode_t mode;

	va_start(arguments, flags);
	mode = va_arg(arguments, mode_t);
	va_end(arguments);
	return fails() ? -1 : (int)syscall(SYS_openat, folder, path, flags, mode);
}

ssize_t write(int fd, const void *bytes, size_t length)
{
	if (fails())
		return -1;
	if (disk.dawdles && disk.writes++ % 2 == 0) {
		errno = EINTR;
		return -1;
	}
	return syscall(SYS_write, fd, bytes, disk.dawdles && length > 3 ? 3 : length);
}

int fsync(int fd)
{
	return fails() ? -1 : (int)syscall(SYS_fsync, fd);
}

int fchmod(int fd, mode_t mode)
{
	return fails() ? -1 : (int)syscall(SYS_fchmod, fd, mode);
}

int renameat(int old_folder, const char *old, int new_folder, const char *new)
{
	return fails() ? -1 : (int)syscall(SYS_renameat2, old_folder, old, new_folder, new, 0);
}
