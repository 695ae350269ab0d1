/* SPDX-License-Identifier: ISC */
/* Which files of a folder are read. */
#ifndef LUQU_SERVICE_FOLDER_H
#define LUQU_SERVICE_FOLDER_H

#include <luqu/finding.h>
#include <luqu/kind.h>
#include <luqu/problem.h>
#include <luqu/reader.h>

struct folder_file {
	char *path;       /* FOLDER/KIND.csv; NULL: there is none */
	const char *base; /* KIND.csv, within path */
	struct reader_ahead ahead;
};
struct folder {
	struct folder_file files[KIND_COUNT];
};

/* A .csv file of another name is a warning; whatever else lies there is passed over. STATUS_ENVIRONMENT: no such folder, no
 * permission. */
enum status folder_list(const char *path, struct folder *folder, struct findings *warnings, struct problem *problem);
void folder_free(struct folder *folder);

#endif
