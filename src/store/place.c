/* SPDX-License-Identifier: ISC */
/* Where a database stands and what stands there, looked at before SQLite touches it: SQLite would take an empty file for a new
 * database, and a network file system for a disk. */
#include <errno.h>
#include <fcntl.h>
#include <libgen.h>
#include <luqu/i18n.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <sys/vfs.h>
#include <unistd.h>

#include "internal.h"
#include "migrations.h"

enum status place_find(const char *path, char **full, struct problem *problem)
{
	*full = realpath(path, NULL);
	if (*full)
		return STATUS_OK;
	if (errno == ENOENT)
		return problem_set(problem, STATUS_ENVIRONMENT, _("%s: there is no such database"), path);
	return problem_system(problem, errno, "%s", path);
}

bool store_exists(const char *path)
{
	struct stat what;

	return lstat(path, &what) == 0 || errno != ENOENT;
}

/* The folder must be there; the name in it is taken as it is. */
enum status place_choose(const char *path, char **full, struct problem *problem)
{
	const char *slash = strrchr(path, '/');
	const char *name = slash ? slash + 1 : path;
	char *folder = slash ? strndup(path, (size_t)(slash - path) + 1) : strdup(".");
	char *real;
	int length;

	if (!folder)
		return problem_memory(problem);
	if (*name == '\0' || strcmp(name, ".") == 0 || strcmp(name, "..") == 0) {
		free(folder);
		return problem_set(problem, STATUS_ENVIRONMENT, _("'%s' is no name for a database"), path);
	}
	real = realpath(folder, NULL);
	free(folder);
	if (!real)
		return problem_system(problem, errno, "%s", path);
	length = asprintf(full, "%s/%s", strcmp(real, "/") == 0 ? "" : real, name);
	free(real);
	return length < 0 ? problem_memory(problem) : STATUS_OK;
}

/* File systems on which locks and shared memory do not hold between machines. By statfs's number, or, where that one number stands
 * for many (FUSE), by the name of the mount. */
bool place_is_remote(unsigned long magic, const char *type)
{
	static const unsigned long magics[] = {
		0x6969 /* NFS */,       0x517b /* SMB */,        0xff534d42 /* CIFS */,  0xfe534d42 /* SMB2 */,
		0x564c /* NCP */,       0x73757245 /* Coda */,   0x5346414f /* AFS */,   0x6b414653 /* kAFS */,
		0x00c36400 /* Ceph */,  0x0bd00bd0 /* Lustre */, 0x47504653 /* GPFS */,  0x01161970 /* GFS2 */,
		0x7461636f /* OCFS2 */, 0x19830326 /* FhGFS */,  0xaad7aaea /* PanFS */,
	};
	static const char *const types[] = { "sshfs",  "glusterfs", "s3fs",    "rclone", "curlftpfs", "gvfsd-fuse", "ceph-fuse",
		                             "davfs2", "davfs",     "juicefs", "goofys", "gcsfuse",   "smbnetfs",   "nfs",
		                             "mfs",    "moosefs",   "hdfs",    "afpfs",  "beegfs",    "seaweedfs" };

	for (size_t i = 0; i < sizeof magics / sizeof *magics; i++) {
		if ((magic & 0xffffffff) == magics[i])
			return true;
	}
	if (strncmp(type, "fuse.", 5) == 0)
		type += 5;
	for (size_t i = 0; i < sizeof types / sizeof *types; i++) {
		if (strcmp(type, types[i]) == 0)
			return true;
	}
	return false;
}

/* The device number in a line like 36 35 98:0 /mnt1 /mnt2 rw,noatime master:1 - ext3 /dev/root rw */
static bool read_device(const char *line, dev_t *device)
{
	const char *colon = strchr(line, ':');
	const char *number = colon;
	char *end;

	while (number && number > line && number[-1] != ' ')
		number--;
	if (!number)
		return false;
	const unsigned long major_number = strtoul(number, &end, 10);
	if (end != colon || end == number)
		return false;
	const unsigned long minor_number = strtoul(colon + 1, &end, 10);
	*device = makedev((unsigned)major_number, (unsigned)minor_number);
	return end != colon + 1;
}

/* The type of the file system that a device number is mounted as; "" unknown. */
static void find_type(dev_t device, char *type, size_t size)
{
	FILE *mounts = fopen("/proc/self/mountinfo", "re");
	char *line = NULL;
	size_t capacity = 0;

	type[0] = '\0';
	while (mounts && getline(&line, &capacity, mounts) > 0) {
		const char *dash = strstr(line, " - ");
		dev_t mounted;

		if (dash && read_device(line, &mounted) && mounted == device)
			snprintf(type, size, "%.*s", (int)strcspn(dash + 3, " \n"), dash + 3);
	}
	free(line);
	if (mounts)
		fclose(mounts);
}

/* Of the folder, which is there even when the file is not. */
enum status place_check_system(const char *full, struct problem *problem)
{
	char *copy = strdup(full);
	struct statfs system;
	struct stat what;
	char type[64];
	const char *folder;
	enum status status = STATUS_OK;

	if (!copy)
		return problem_memory(problem);
	folder = dirname(copy);
	if (statfs(folder, &system) != 0 || stat(folder, &what) != 0) {
		status = problem_system(problem, errno, "%s", full);
	} else {
		find_type(what.st_dev, type, sizeof type);
		if (place_is_remote((unsigned long)system.f_type, type))
			status = problem_set(
			        problem, STATUS_ENVIRONMENT,
			        _("%s: a database cannot be kept on a network file system; use a disk of this machine"), full);
	}
	free(copy);
	return status;
}

enum { HEADER_BYTES = 100, HEADER_PAGE_SIZE = 16, HEADER_PAGES = 28, HEADER_VERSION = 60, HEADER_APPLICATION = 68 };

static uint32_t big_endian(const unsigned char *bytes)
{
	return (uint32_t)bytes[0] << 24 | (uint32_t)bytes[1] << 16 | (uint32_t)bytes[2] << 8 | (uint32_t)bytes[3];
}

static enum status check_bytes(const char *full, const unsigned char *header, ssize_t length, struct problem *problem)
{
	if (length < HEADER_BYTES || memcmp(header, "SQLite format 3", 16) != 0)
		return problem_set(problem, STATUS_ENVIRONMENT, _("%s: this is no luqu database"), full);
	if (big_endian(header + HEADER_APPLICATION) != STORE_APPLICATION_ID)
		return problem_set(problem, STATUS_ENVIRONMENT, _("%s: this is a database of another program"), full);
	if (big_endian(header + HEADER_VERSION) > (uint32_t)n_migrations)
		return problem_set(problem, STATUS_ENVIRONMENT,
		                   _("%s: this database was made by a newer version of luqu (its format is %u, "
		                     "this version knows up to %d)"),
		                   full, big_endian(header + HEADER_VERSION), n_migrations);
	return STATUS_OK;
}

static off_t size_of(int fd)
{
	struct stat what;

	return fstat(fd, &what) == 0 ? what.st_size : 0;
}

/* SQLite takes the missing end of a file for zeros. While there is a log the pages may still be in it; a log that another process
 * copied back just now has brought them to the file before it was emptied. */
static bool is_cut(const char *full, int fd, const unsigned char *header)
{
	const off_t page = header[HEADER_PAGE_SIZE] << 8 | header[HEADER_PAGE_SIZE + 1];
	const off_t needed = (off_t)big_endian(header + HEADER_PAGES) * (page == 1 ? 65536 : page);
	struct stat log;
	char *name;
	bool has_log;

	if (size_of(fd) >= needed)
		return false;
	if (asprintf(&name, "%s-wal", full) < 0)
		return false;
	has_log = stat(name, &log) == 0 && log.st_size > 0;
	free(name);
	return !has_log && size_of(fd) < needed;
}

enum status place_check_header(const char *full, struct problem *problem)
{
	unsigned char header[HEADER_BYTES];
	enum status status;
	struct stat what;
	ssize_t length;
	int fd;

	if (stat(full, &what) != 0)
		return problem_system(problem, errno, "%s", full);
	if (S_ISDIR(what.st_mode))
		return problem_set(problem, STATUS_ENVIRONMENT, _("%s: this is a folder, not a database"), full);
	if (!S_ISREG(what.st_mode))
		return problem_set(problem, STATUS_ENVIRONMENT, _("%s: this is no file"), full);
	if (what.st_size == 0)
		return problem_set(problem, STATUS_ENVIRONMENT, _("%s: this file is empty, it is no luqu database"), full);
	fd = open(full, O_RDONLY | O_CLOEXEC);
	if (fd < 0)
		return problem_system(problem, errno, "%s", full);
	length = pread(fd, header, sizeof header, 0);
	status = length < 0 ? problem_system(problem, errno, "%s", full) : check_bytes(full, header, length, problem);
	if (status == STATUS_OK && is_cut(full, fd, header))
		status = problem_set(problem, STATUS_ENVIRONMENT, _("%s: the database is damaged: its end is missing"), full);
	close(fd);
	return status;
}
