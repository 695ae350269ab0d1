/* SPDX-License-Identifier: ISC */
/* Where an output file's path leads, and whether that is a place to write to. */
#ifndef LUQU_BASE_TARGET_H
#define LUQU_BASE_TARGET_H

#include <luqu/problem.h>
#include <stdbool.h>
#include <sys/types.h>

enum target_kind {
	TARGET_STANDARD, /* standard output */
	TARGET_STREAM,   /* a FIFO or device, written straight */
	TARGET_FILE,     /* replaced by renaming */
};

struct target {
	enum target_kind kind;
	char *shown;   /* for messages: the path as given */
	char *folder;  /* of a file, links followed */
	char *name;    /* and its name there */
	int folder_fd; /* the folder, held open; -1 where it is no file */
	bool exists;
	mode_t mode; /* permission bits of a file that exists */
};

/* Statuses as for outfile_open. On failure there is nothing to clear. */
enum status target_find(const char *path, const char *const *keep_off, struct target *target, struct problem *problem);
void target_clear(struct target *target);

#endif
