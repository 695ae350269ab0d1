/* SPDX-License-Identifier: ISC */
/* What the files about the PE test share: a subject's items and their tables in memory. */
#ifndef LUQU_SERVICE_PE_OWN_H
#define LUQU_SERVICE_PE_OWN_H

#include <luqu/arena.h>
#include <luqu/service_pe.h>

enum { PE_MALE, PE_FEMALE, PE_SEXES };

struct pe_row {
	int64_t result_e2, mark_e2;
};
struct pe_item {
	const char *code, *group;
	bool is_higher_better;
	int64_t exempt_e2;
	size_t group_number; /* items of one number are either-or */
	struct pe_row *rows[PE_SEXES];
	size_t n_rows[PE_SEXES], capacity[PE_SEXES];
};
struct pe_tables {
	struct arena *arena;
	struct pe_item *items; /* by code */
	size_t n_items, capacity, n_groups;
};

/* Zeroed before, freed in any case. STATUS_FAULT: the subject has no items. */
enum status pe_tables_read(struct pe_tables *tables, struct store *store, const char *subject, struct problem *problem);
void pe_tables_free(struct pe_tables *tables);
const struct pe_item *pe_tables_find(const struct pe_tables *tables, const char *code); /* NULL: none */
/* The mark of the best row that the result is as good as; 0: as none. */
int64_t pe_item_mark_e2(const struct pe_item *item, int sex, int64_t result_e2);

#endif
