/* SPDX-License-Identifier: ISC */
/* What is wrong with a row while it is typed. */
#include <luqu/service_row.h>

#include <stdlib.h>
#include <string.h>

#include <luqu/i18n.h>

#include "load.h"

struct trying {
	struct store *store;
	enum kind kind;
	const char *const *texts;
	struct findings *faults;
	struct row *row;
	bool is_good; /* the row is, as far as it tells alone */
};

static const char *text_of(const struct trying *trying, size_t field)
{
	return trying->texts[field] ? trying->texts[field] : "";
}

static void try_alone(struct trying *trying)
{
	const struct kind_table *table = kind_table(trying->kind);
	struct cell cells[FIELDS_MOST];

	for (size_t i = 0; i < table->n_fields; i++)
		cells[i] = (struct cell){ text_of(trying, i), strlen(text_of(trying, i)) };
	trying->is_good = row_check(trying->kind, cells, trying->row, trying->faults, table->name, 0);
}

/* A row of a small table: the codes it names, and its rules. Others may be faulty because of it; that is seen when it is saved. */
static enum status try_small(struct trying *trying, const struct config *config, struct problem *problem)
{
	const struct kind_table *table = kind_table(trying->kind);
	const struct teller teller = { NULL, trying->faults };
	enum status status = STATUS_OK;

	for (size_t i = 0; status == STATUS_OK && i < table->n_fields; i++) {
		const struct field *field = &table->fields[i];
		const char *text = text_of(trying, i);

		if (!text[0])
			continue;
		if (field->type == FIELD_CODE && field->refers != KIND_NONE &&
		    strings_find(config->keys[field->refers], text, strlen(text)) == STRING_NONE)
			tell(&teller, trying->kind, text_of(trying, 0), field->name, _("'%s' is not in %s"), text,
			     kind_table(field->refers)->name);
		const struct typed_rule rule = { trying->kind, text_of(trying, 0), field->name, text };
		status = config_check_typed(config, &rule, &teller, problem);
	}
	return status;
}

/* A row of a large one: the candidate, codes, and what a mark or a pool may be. */
static enum status try_large(struct trying *trying, const struct config *config, struct problem *problem)
{
	const struct row_site site = { kind_table(trying->kind)->name, 0, trying->faults };
	struct places places = { .is_out_of_memory = false };
	struct finder finder = { .store = NULL };

	if (!finder_open(&finder, trying->store))
		return problem_memory(problem);
	finder_check(&finder, trying->row, false, &site);
	refer_check(config, &places, trying->row, &site);
	finder_close(&finder);
	places_free(&places);
	store_end_finding(trying->store);
	return STATUS_OK;
}

static enum status try_others(struct trying *trying, struct problem *problem)
{
	struct config config = { .arena = NULL };
	enum status status = config_read_for(trying->store, trying->kind, &config, problem);

	if (status == STATUS_OK && trying->kind < SMALL_KINDS)
		status = try_small(trying, &config, problem);
	else if (status == STATUS_OK && trying->kind != KIND_CANDIDATES && trying->is_good)
		status = try_large(trying, &config, problem);
	config_free(&config);
	return status;
}

enum status row_try(struct store *store, enum kind kind, const char *const *texts, struct findings *faults, struct problem *problem)
{
	struct trying trying = {
		.store = store, .kind = kind, .texts = texts, .faults = faults, .row = calloc(1, sizeof *trying.row)
	};

	if (!trying.row)
		return problem_memory(problem);
	try_alone(&trying);
	const enum status status = try_others(&trying, problem);
	free(trying.row);
	return status;
}
