/* SPDX-License-Identifier: ISC */
/* One row added or changed by hand: checked, told apart from what others did meanwhile, audited, in one transaction. */
#ifndef LUQU_SERVICE_ROW_H
#define LUQU_SERVICE_ROW_H

#include <luqu/finding.h>
#include <luqu/kind.h>
#include <luqu/problem.h>
#include <luqu/progress.h>
#include <luqu/store.h>

struct row_change {
	enum kind kind;
	const char *const *texts;      /* as in files, one for each field of the kind; NULL or "": empty */
	const char *const *expected;   /* the row as it was read, in the same form; NULL: it must not be there yet */
	const char *reason;            /* NULL or "": none */
	bool takes_back;               /* `texts` is what the row was before the user's own act on a registration or claim; what may follow what is not asked */
	const struct progress *progress;
};

enum row_outcome {
	ROW_SAVED,
	ROW_SAME,     /* nothing was to be changed */
	ROW_FAULTY,   /* faults say why */
	ROW_CONFLICT, /* another changed it, added it or took it away meanwhile: conflict says both values */
	ROW_FAILED,   /* the problem says why */
};
struct row_report {
	struct findings faults;        /* place: the field's name */
	size_t conflict_field;         /* of the first field that differs */
	char theirs[512];              /* its value now, as in files; "" where the row is gone */
	bool is_gone;
};
void row_report_clear(struct row_report *report);

/* A line of a tier or plan that is typed above full marks is a fault too; files may hold one, and the check warns.
 * STATUS_OK with ROW_SAVED or ROW_SAME; STATUS_FAULT with ROW_FAULTY or ROW_CONFLICT (the problem is one sentence on it); else ROW_FAILED.
 * store: open for writing, no transaction open. report: zeroed before, cleared by the caller. */
enum status row_save(struct store *store, const struct row_change *change, enum row_outcome *outcome, struct row_report *report,
		     struct problem *problem);

/* What row_save would find wrong with a row as far as it is typed: each field by itself, codes that must be there, rules. Reads only, so that it
 * can be asked at every key. texts: as in struct row_change. faults: zeroed before, cleared by the caller; place: ends with the field's
 * name. Faults are no failure: STATUS_OK all the same. */
enum status row_try(struct store *store, enum kind kind, const char *const *texts, struct findings *faults, struct problem *problem);

/* The row with this key as texts in the files' form, in the table's order; they live in *texts_memory (free it). STATUS_FAULT: no such row. */
enum status row_read(struct store *store, enum kind kind, const char *const *keys, char *texts[FIELDS_MOST], char **texts_memory, struct problem *problem);

/* Whether the names of a row's fields can be typed in a Chinese interface: the field's name in the language asked for. */
const char *row_field_name(enum kind kind, size_t field, bool is_chinese);

#endif
