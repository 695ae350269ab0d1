/* SPDX-License-Identifier: ISC */
/* What the files of the screen `export` share. */
#ifndef LUQU_TUI_EXPORT_H
#define LUQU_TUI_EXPORT_H

#include <luqu/progress.h>
#include <luqu/screen_results.h>

enum {
	EXPORT_WHAT,
	EXPORT_FORMAT,
	EXPORT_PATH,
	EXPORT_SHOW_IDS,
	EXPORT_TOP,
	EXPORT_PART,
	EXPORT_RANK,
	EXPORT_CHINESE,
	EXPORT_SPREADSHEET
};

/* Something that is written as files, besides rows of kinds. */
struct export_what {
	const char *word, *shown; /* of the field; N_() */
	const char *folder;       /* the one proposed; NULL: it is one file */
	bool needs_run;
	enum status (*write)(const struct view *view, const struct progress *progress, struct problem *problem);
};
const struct export_what *export_find(const char *word); /* NULL: rows of a kind */
/* What the form says, written; the problem tells what was. */
enum status export_write(const struct view *view, const struct progress *progress, struct problem *problem);

#endif
