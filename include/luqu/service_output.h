/* SPDX-License-Identifier: ISC */
/* What the office publishes of a run: the outputs of luqu-files(5) as tables, the cutoff sheet, placement lists by school and feeder school. */
#ifndef LUQU_SERVICE_OUTPUT_H
#define LUQU_SERVICE_OUTPUT_H

#include <luqu/progress.h>
#include <luqu/sheet.h>
#include <luqu/store.h>

enum output_kind {
	OUTPUT_PLACEMENTS, OUTPUT_CUTOFFS, OUTPUT_VACANCIES, OUTPUT_UNPLACED,
	OUTPUT_DISTRIBUTION, /* of the marks as they are now; the run does not matter */
	OUTPUT_CUTOFF_SHEET, /* per program, its pools together: lowest merit, tie values of the last one in, mean, last choice */
	OUTPUT_COUNT,
};
bool output_find(const char *name, enum output_kind *kind); /* placements ... distribution, cutoff_sheet; Chinese names too */
const char *output_name(enum output_kind kind);
const char *output_name_zh(enum output_kind kind);

struct output_request {
	enum output_kind kind;
	int64_t run;                     /* 0: the latest */
	bool has_top; int64_t top_e4;    /* distribution: this mark and all above stand in one row */
	const struct sheet_options *sheet; /* all but columns */
	const struct progress *progress;
};
/* Writes one output. rows (may be NULL): how many. STATUS_FAULT: no such run. */
enum status output_export(struct store *store, const struct output_request *request, uint64_t *rows, struct problem *problem);

/* Placement lists 录取名册: one file per school (or feeder school) in a folder, named after its code, and an index. */
enum list_order { LISTS_BY_SCHOOL, LISTS_BY_FEEDER };
struct lists_request {
	enum list_order order;
	const char *folder;              /* made where it is missing */
	int64_t run;                     /* 0: the latest */
	enum sheet_format format;
	bool shows_ids;                  /* the whole ID number; else masked: first 6, last 2 */
	const struct progress *progress;
};
struct lists_report {
	uint64_t files, rows;
	char index[4096]; /* path of the index */
	int64_t run;      /* whose lists they are */
	bool is_stale;    /* the data have changed since that run; the lists say so too */
};
enum status lists_write(struct store *store, const struct lists_request *request, struct lists_report *report, struct problem *problem);
/* 310115********1X: as lists show an ID number; shorter documents keep their first and last two characters. */
void id_no_mask(const char *id_no, char *masked, size_t size);

#endif
