/* SPDX-License-Identifier: ISC */
/* A file system for SQLite that hands everything on to the usual one, and fails at the n-th write when told to. */
#include "disk.h"

#include <sqlite3.h>
#include <stddef.h>

static struct {
	sqlite3_vfs *real;
	bool is_armed, has_failed;
	enum disk_trouble trouble;
	unsigned good;
} disk;

struct shim {
	sqlite3_file base;
	sqlite3_file *real; /* behind this struct */
};

static sqlite3_file *real_of(sqlite3_file *file)
{
	return ((struct shim *)(void *)file)->real;
}

static bool fails(bool is_sync)
{
	if (!disk.is_armed || (disk.trouble == DISK_SYNC) != is_sync)
		return false;
	if (disk.good > 0) {
		disk.good--;
		return false;
	}
	disk.has_failed = true;
	return true;
}

static int shim_close(sqlite3_file *file)
{
	return real_of(file)->pMethods->xClose(real_of(file));
}

static int shim_read(sqlite3_file *file, void *bytes, int length, sqlite3_int64 offset)
{
	return real_of(file)->pMethods->xRead(real_of(file), bytes, length, offset);
}

static int shim_write(sqlite3_file *file, const void *bytes, int length, sqlite3_int64 offset)
{
	if (fails(false))
		return disk.trouble == DISK_FULL ? SQLITE_FULL : SQLITE_IOERR_WRITE;
	return real_of(file)->pMethods->xWrite(real_of(file), bytes, length, offset);
}

static int shim_truncate(sqlite3_file *file, sqlite3_int64 size)
{
	return real_of(file)->pMethods->xTruncate(real_of(file), size);
}

static int shim_sync(sqlite3_file *file, int flags)
{
	return fails(true) ? SQLITE_IOERR_FSYNC : real_of(file)->pMethods->xSync(real_of(file), flags);
}

static int shim_size(sqlite3_file *file, sqlite3_int64 *size)
{
	return real_of(file)->pMethods->xFileSize(real_of(file), size);
}

static int shim_lock(sqlite3_file *file, int level)
{
	return real_of(file)->pMethods->xLock(real_of(file), level);
}

static int shim_unlock(sqlite3_file *file, int level)
{
	return real_of(file)->pMethods->xUnlock(real_of(file), level);
}

static int shim_check_lock(sqlite3_file *file, int *result)
{
	return real_of(file)->pMethods->xCheckReservedLock(real_of(file), result);
}

static int shim_control(sqlite3_file *file, int operation, void *argument)
{
	return real_of(file)->pMethods->xFileControl(real_of(file), operation, argument);
}

static int shim_sector_size(sqlite3_file *file)
{
	return real_of(file)->pMethods->xSectorSize(real_of(file));
}

static int shim_characteristics(sqlite3_file *file)
{
	return real_of(file)->pMethods->xDeviceCharacteristics(real_of(file));
}

static int shim_shm_map(sqlite3_file *file, int page, int size, int extend, void volatile **memory)
{
	return real_of(file)->pMethods->xShmMap(real_of(file), page, size, extend, memory);
}

static int shim_shm_lock(sqlite3_file *file, int offset, int count, int flags)
{
	return real_of(file)->pMethods->xShmLock(real_of(file), offset, count, flags);
}

static void shim_shm_barrier(sqlite3_file *file)
{
	real_of(file)->pMethods->xShmBarrier(real_of(file));
}

static int shim_shm_unmap(sqlite3_file *file, int remove)
{
	return real_of(file)->pMethods->xShmUnmap(real_of(file), remove);
}

static const sqlite3_io_methods methods = {
	.iVersion = 2,
	.xClose = shim_close,
	.xRead = shim_read,
	.xWrite = shim_write,
	.xTruncate = shim_truncate,
	.xSync = shim_sync,
	.xFileSize = shim_size,
	.xLock = shim_lock,
	.xUnlock = shim_unlock,
	.xCheckReservedLock = shim_check_lock,
	.xFileControl = shim_control,
	.xSectorSize = shim_sector_size,
	.xDeviceCharacteristics = shim_characteristics,
	.xShmMap = shim_shm_map,
	.xShmLock = shim_shm_lock,
	.xShmBarrier = shim_shm_barrier,
	.xShmUnmap = shim_shm_unmap,
};

static int shim_open(sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *out_flags)
{
	struct shim *shim = (struct shim *)(void *)file;
	int code;

	(void)vfs;
	shim->real = (sqlite3_file *)(void *)(shim + 1);
	shim->base.pMethods = NULL;
	code = disk.real->xOpen(disk.real, name, shim->real, flags, out_flags);
	if (shim->real->pMethods)
		shim->base.pMethods = &methods;
	return code;
}

void disk_install(void)
{
	static sqlite3_vfs vfs;

	disk.real = sqlite3_vfs_find(NULL);
	vfs = *disk.real;
	vfs.zName = "failing";
	vfs.szOsFile = (int)sizeof(struct shim) + disk.real->szOsFile;
	vfs.xOpen = shim_open;
	sqlite3_vfs_register(&vfs, 1);
}

void disk_fail_after(enum disk_trouble trouble, unsigned good)
{
	disk.trouble = trouble;
	disk.good = good;
	disk.has_failed = false;
	disk.is_armed = true;
}

bool disk_heal(void)
{
	disk.is_armed = false;
	return disk.has_failed;
}
