/* SPDX-License-Identifier: ISC */
/* Where an output file's path leads: links are followed by hand, since the last one may lead to a file that is still to be made. */
#include "target.h"
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <luqu/i18n.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { LINKS_FOLLOWED = 40 };

/* The bytes of a path up to and with its last slash. */
static size_t folder_length(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash ? (size_t)(slash - path) + 1 : 0;
}

/* A path with the same end that is no link itself (but may name nothing). NULL with errno. */
static char *path_follow(const char *path)
{
	char *current = strdup(path);

	for (int i = 0; current && i < LINKS_FOLLOWED; i++) {
		char link[PATH_MAX];
		const ssize_t length = readlink(current, link, sizeof link - 1);
		char *next = NULL;

		if (length < 0)
			return current;
		link[length] = '\0';
		if (asprintf(&next, "%.*s%s", link[0] == '/' ? 0 : (int)folder_length(current), current, link) < 0)
			next = NULL;
		free(current);
		current = next;
	}
	free(current);
	errno = current ? ELOOP : ENOMEM;
	return NULL;
}

/* Splits what a path leads to into its folder, opened, and the name in it. false with errno. */
static bool place_find(const char *path, struct target *target)
{
	char *followed = path_follow(path);
	size_t length;

	if (!followed)
		return false;
	length = folder_length(followed);
	target->name = strdup(followed + length);
	target->folder = length ? strndup(followed, length) : strdup("./");
	free(followed);
	if (!target->name || !target->folder) {
		errno = ENOMEM;
		return false;
	}
	target->folder_fd = open(target->folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (target->folder_fd < 0 && errno == EACCES) /* a folder that may be written to but not listed */
		target->folder_fd = open(target->folder, O_PATH | O_DIRECTORY | O_CLOEXEC);
	return target->folder_fd >= 0;
}

static bool same_file(const struct stat *a, const struct stat *b)
{
	return a->st_dev == b->st_dev && a->st_ino == b->st_ino;
}

/* The same name in the same folder, for files that are not there (yet). */
static bool same_place(const struct target *target, const char *keep_off)
{
	struct target kept = { .folder_fd = -1 };
	struct stat folder;
	struct stat kept_folder;
	bool same = false;

	if (place_find(keep_off, &kept) && strcmp(kept.name, target->name) == 0)
		same = fstat(target->folder_fd, &folder) == 0 && fstat(kept.folder_fd, &kept_folder) == 0 &&
		       same_file(&folder, &kept_folder);
	target_clear(&kept);
	return same;
}

/* found: what the path leads to now; NULL where that is nothing. */
static bool is_kept_off(const struct target *target, const struct stat *found, const char *const *keep_off)
{
	for (; keep_off && *keep_off; keep_off++) {
		struct stat kept;

		if (found && stat(*keep_off, &kept) == 0 && same_file(found, &kept))
			return true;
		if (target->kind == TARGET_FILE && same_place(target, *keep_off))
			return true;
	}
	return false;
}

static enum status file_check(const struct target *target, struct problem *problem)
{
	struct stat found;

	if (target->name[0] == '\0' || strcmp(target->name, ".") == 0 || strcmp(target->name, "..") == 0)
		return problem_set(problem, STATUS_ENVIRONMENT, _("'%s' is a folder"), target->shown);
	if (!target->exists) {
		/* Only to learn of names that no file can have. */
		if (fstatat(target->folder_fd, target->name, &found, AT_SYMLINK_NOFOLLOW) != 0 && errno != ENOENT)
			return problem_system(problem, errno, _("cannot write '%s'"), target->shown);
		return STATUS_OK;
	}
	/* Renaming would go past a file's own write protection; whoever set it did not mean that. */
	if (faccessat(target->folder_fd, target->name, W_OK, AT_EACCESS) != 0)
		return problem_system(problem, errno, _("cannot write '%s'"), target->shown);
	return STATUS_OK;
}

static enum status file_find(const char *path, struct target *target, struct problem *problem)
{
	target->kind = TARGET_FILE;
	if (place_find(path, target))
		return file_check(target, problem);
	if (errno == ENOENT || errno == ENOTDIR)
		return problem_set(problem, STATUS_ENVIRONMENT, _("cannot write '%s': there is no folder '%s'"), target->shown,
		                   target->folder ? target->folder : "");
	return problem_system(problem, errno, _("cannot write '%s'"), target->shown);
}

static enum status kind_find(const char *path, const struct stat *found, struct target *target, struct problem *problem)
{
	if (found) {
		target->exists = true;
		target->mode = found->st_mode & 0777;
	}
	if (!found || S_ISREG(found->st_mode))
		return file_find(path, target, problem);
	if (S_ISDIR(found->st_mode))
		return problem_set(problem, STATUS_ENVIRONMENT, _("'%s' is a folder"), target->shown);
	if (S_ISBLK(found->st_mode))
		return problem_set(problem, STATUS_USAGE, _("'%s' is a disk"), target->shown);
	target->kind = TARGET_STREAM;
	return STATUS_OK;
}

static bool is_standard(const char *path)
{
	return !path || strcmp(path, "-") == 0 || strcmp(path, "/dev/stdout") == 0;
}

static enum status find(const char *path, const char *const *keep_off, struct target *target, struct problem *problem)
{
	struct stat found;
	bool exists;
	enum status status = STATUS_OK;

	if (is_standard(path)) {
		exists = fstat(STDOUT_FILENO, &found) == 0;
		if (!exists)
			return problem_system(problem, errno, _("cannot write '%s'"), target->shown);
	} else {
		exists = stat(path, &found) == 0;
		if (!exists && errno != ENOENT && errno != ENOTDIR)
			return problem_system(problem, errno, _("cannot write '%s'"), target->shown);
		status = kind_find(path, exists ? &found : NULL, target, problem);
	}
	if (status == STATUS_OK && is_kept_off(target, exists ? &found : NULL, keep_off))
		return problem_set(problem, STATUS_USAGE, _("'%s' belongs to the database and is not written over"), target->shown);
	return status;
}

enum status target_find(const char *path, const char *const *keep_off, struct target *target, struct problem *problem)
{
	enum status status;

	*target = (struct target){ .kind = TARGET_STANDARD, .folder_fd = -1 };
	if (path && path[0] == '\0')
		return problem_set(problem, STATUS_USAGE, "%s", _("the name of the output file is empty"));
	target->shown = strdup(is_standard(path) ? _("standard output") : path);
	if (!target->shown)
		return problem_memory(problem);
	status = find(path, keep_off, target, problem);
	if (status != STATUS_OK)
		target_clear(target);
	return status;
}

void target_clear(struct target *target)
{
	if (target->folder_fd >= 0)
		close(target->folder_fd);
	free(target->shown);
	free(target->folder);
	free(target->name);
	*target = (struct target){ .folder_fd = -1 };
}
