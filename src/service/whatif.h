/* SPDX-License-Identifier: ISC */
/* What the files of what-if share: the rows as they are, and variants of them with an outcome each. */
#ifndef LUQU_SERVICE_WHATIF_INTERNAL_H
#define LUQU_SERVICE_WHATIF_INTERNAL_H

#include <luqu/service_whatif.h>

/* A row as it is. */
struct rows_of_kind { const char *(*texts)[FIELDS_MOST]; size_t count; }; /* by key, as in files */
struct whatif_rows {
	struct arena *arena;
	struct rows_of_kind tables[KIND_COUNT]; /* tiers and plans */
};

/* The year with changes. */
struct variant {
	struct scenario scenario;  /* the changes; canonical texts */
	struct dataset *tables;    /* tiers and plans with them; NULL: there are none */
	struct order_row *orders;  /* for plans that stand at another place there */
	struct dataset dataset;    /* of these, and all else of the year: owns nothing */
	tier_ix first_tier;        /* the first one that a change concerns */
};

struct whatif {
	struct year_data year;
	struct whatif_rows rows;
	char digest[DIGEST_TEXT];
	struct whatif_beside beside;
	char other_name[SCENARIO_NAME_TEXT]; /* beside.scenario */
	struct variant now;
	struct outcome *base;   /* of the data as they are */
	struct outcome *stored; /* of the run; NULL: none, or it is the base */
	struct outcome *other;  /* of the scenario beside; NULL: none stands there */
	struct outcome *shown;  /* the report's `after`; NULL: it is the base */
	struct whatif_report report;
};

/* --- whatif_rows.c ----------------------------------------------------------------------------------------------------------- */
enum status whatif_rows_read(struct store *store, struct whatif_rows *rows, struct problem *problem); /* zeroed before, freed by the caller */
void whatif_rows_free(struct whatif_rows *rows);
/* The place of the row with this key; SIZE_MAX: there is none. */
size_t whatif_rows_find(const struct whatif_rows *rows, enum kind kind, const char *key);
/* Texts of a row as a dataset is made from them; they stay where they are. */
struct tier_row whatif_tier_row(const char *const texts[FIELDS_MOST]);
struct plan_row whatif_plan_row(const char *const texts[FIELDS_MOST]);

/* --- whatif_changes.c -------------------------------------------------------------------------------------------------------- */
struct change_list {
	const struct scenario *from; /* first; NULL: nothing */
	const struct whatif_change *changes; size_t n_changes; /* and these on top */
};
/* The rows that change, each checked by itself. scenario: zeroed before, freed by the caller in any case. */
enum status whatif_changes_make(const struct whatif *whatif, const struct change_list *list, struct scenario *scenario, struct problem *problem);
/* The first finding as the problem; clears them. */
enum status whatif_refuse(struct findings *findings, struct problem *problem);

/* --- whatif_variant.c -------------------------------------------------------------------------------------------------------- */
/* The year with changes. *variant is exchanged for it where STATUS_OK, else as it was. */
enum status variant_make(const struct whatif *whatif, const struct change_list *list, struct variant *variant, struct problem *problem);
void variant_free(struct variant *variant);

/* --- scenario.c -------------------------------------------------------------------------------------------------------------- */
/* By kind and key. */
int scenario_compare_rows(const struct scenario_row *a, const struct scenario_row *b);
/* Within store_begin: out of those that are kept, with an entry in the trail. */
void scenario_take_away(struct store *store, const struct scenario *scenario, const char *action, const char *reason);

/* --- whatif_report.c --------------------------------------------------------------------------------------------------------- */
enum status whatif_report_make(size_t n_candidates, const struct outcome *const sides[WHATIF_SIDES], struct whatif_report *report,
                               struct problem *problem);
void whatif_report_free(struct whatif_report *report);

#endif
