/* SPDX-License-Identifier: ISC */
/* An import on its way: the file's rows are staged, then merged with what is stored. */
#ifndef LUQU_SERVICE_IMPORT_H
#define LUQU_SERVICE_IMPORT_H

#include "load_intake.h"

struct importing {
	struct store *store;
	const struct import_request *request;
	struct import_report *report;
	struct store_stage *stage;
	struct places places;
	struct config config; /* as it was before */
	struct row *row;      /* the staged row at hand */
	struct finder finder;
	struct reader_ahead ahead; /* of the file */
	struct strings *changed; /* subjects whose marks must be looked at again */
};

/* Where a finding about a staged row goes. */
struct row_site import_site(const struct importing *importing, uint64_t line);
/* Adds, changes or takes away one row, audited; where it may not be changed now, a finding on that line. false: trouble, see store_trouble. */
bool import_put(struct importing *importing, const struct row *row, const struct value *old, uint64_t line);
bool import_take_away(struct importing *importing, const struct row *row, uint64_t line);

/* All staged rows into the database. */
void import_merge_rows(struct importing *importing);    /* import_rows.c */
void import_merge_choices(struct importing *importing); /* import_choices.c */
/* import_rows.c: marks that stand must fit the subjects as they are now. */
enum status import_check_marks(struct importing *importing, struct problem *problem);

#endif
