/* SPDX-License-Identifier: ISC */
/* A year as a dataset: every row through row_check, in the order the builder asks for. */
#include <stdlib.h>
#include <string.h>

#include "year.h"

/* Checked rows keep their values and their texts. */
struct checked {
	char *texts[FIELDS_MOST];
	int64_t numbers[FIELDS_MOST];
	bool nulls[FIELDS_MOST];
};
struct checked_table {
	struct checked *rows;
	size_t n_rows;
};

static void checked_free(struct checked_table *table)
{
	for (size_t r = 0; r < table->n_rows; r++)
		for (size_t f = 0; f < FIELDS_MOST; f++)
			free(table->rows[r].texts[f]);
	free(table->rows);
}

static void row_keep(const struct row *row, struct checked *kept)
{
	for (size_t f = 0; f < kind_table(row->kind)->n_fields; f++) {
		const struct value *value = &row->values[f];
		kept->texts[f] = must_copy(value->text != NULL ? value->text : "", value->text != NULL ? value->length : 0);
		kept->numbers[f] = value->number;
		kept->nulls[f] = value->is_null;
	}
}

static bool table_check(const struct year *year, enum kind kind, struct checked_table *table, struct findings *findings)
{
	const struct kind_table *names = kind_table(kind);
	struct row *row = must_make(1, sizeof *row);
	bool good = true;
	table->n_rows = year_count(year, kind);
	table->rows = must_make(table->n_rows, sizeof table->rows[0]);
	for (size_t r = 0; r < table->n_rows; r++) {
		struct cell cells[FIELDS_MOST] = { { 0 } };
		for (size_t f = 0; f < names->n_fields; f++) {
			const char *text = year->tables[kind].rows[r].cells[f];
			cells[f] = (struct cell){ text, strlen(text) };
		}
		bool row_is_good = row_check(kind, cells, row, findings, names->name, r + 2);
		if (row_is_good)
			row_keep(row, &table->rows[r]);
		good = good && row_is_good;
	}
	free(row);
	return good;
}

static int compare_keys(const void *left, const void *right, void *context)
{
	const struct checked *a = left, *b = right;
	const struct kind_table *names = kind_table(*(const enum kind *)context);
	int order = 0;
	for (size_t f = 0; f < names->n_fields && order == 0; f++) {
		if (!names->fields[f].is_key)
			continue;
		if (names->fields[f].type == FIELD_INTEGER)
			order = (a->numbers[f] > b->numbers[f]) - (a->numbers[f] < b->numbers[f]);
		else
			order = strcmp(a->texts[f], b->texts[f]);
	}
	return order;
}

static const char *text_of(const struct checked *row, enum kind kind, const char *column)
{
	return row->texts[year_column(kind, column)];
}

static int64_t number_of(const struct checked *row, enum kind kind, const char *column)
{
	return row->numbers[year_column(kind, column)];
}

#define TEXT(column) text_of(row, kind, column)
#define NUMBER(column) number_of(row, kind, column)

static void add_subject(struct dataset_builder *builder, const struct checked *row, enum kind kind)
{
	dataset_add_subject(builder, &(struct subject_row){ .code = TEXT("code"),
	                                                    .name = TEXT("name"),
	                                                    .exam = TEXT("exam"),
	                                                    .formula = TEXT("formula"),
	                                                    .full_mark_e2 = NUMBER("full_mark"),
	                                                    .step_e2 = NUMBER("step"),
	                                                    .weight_e2 = NUMBER("weight") });
}

static void add_tier(struct dataset_builder *builder, const struct checked *row, enum kind kind)
{
	dataset_add_tier(builder, &(struct tier_row){ .code = TEXT("code"),
	                                              .name = TEXT("name"),
	                                              .merit = TEXT("merit"),
	                                              .ranking = TEXT("ranking"),
	                                              .bands = TEXT("bands"),
	                                              .eligible = TEXT("eligible"),
	                                              .line = TEXT("line"),
	                                              .ties = TEXT("ties"),
	                                              .returns = TEXT("returns"),
	                                              .adjust = TEXT("adjust"),
	                                              .inherits = TEXT("inherits"),
	                                              .seq = NUMBER("seq"),
	                                              .max_choices = NUMBER("max_choices"),
	                                              .filing_e2 = NUMBER("filing") });
}

static void add_plan(struct dataset_builder *builder, const struct checked *row, enum kind kind)
{
	dataset_add_plan(builder, &(struct plan_row){ .tier = TEXT("tier"),
	                                              .program = TEXT("program"),
	                                              .pool = TEXT("pool"),
	                                              .eligible = TEXT("eligible"),
	                                              .line = TEXT("line"),
	                                              .ranking = TEXT("ranking"),
	                                              .rollover = TEXT("rollover"),
	                                              .seats = NUMBER("seats"),
	                                              .order = NUMBER("order") });
}

static void add_candidate(struct dataset_builder *builder, const struct checked *row, enum kind kind)
{
	dataset_add_candidate(builder, &(struct candidate_row){ .candidate_no = TEXT("candidate_no"),
	                                                        .feeder = TEXT("feeder"),
	                                                        .district = TEXT("district"),
	                                                        .category = TEXT("category"),
	                                                        .tags = TEXT("tags"),
	                                                        .sex = TEXT("sex")[0],
	                                                        .adjust = NUMBER("adjust") == 1 });
}

static enum score_status status_read(const char *name)
{
	for (enum score_status s = SCORE_PRESENT; s <= SCORE_DEFERRED; s++)
		if (strcmp(score_status_name(s), name) == 0)
			return s;
	return SCORE_NONE;
}

static void row_add(struct dataset_builder *builder, const struct checked *row, enum kind kind)
{
	switch (kind) {
	case KIND_OFFICE:
		dataset_set_office(builder, TEXT("key"), TEXT("value"));
		break;
	case KIND_SUBJECTS:
		add_subject(builder, row, kind);
		break;
	case KIND_SCHOOLS:
		dataset_add_school(builder, &(struct school_row){ TEXT("code"), TEXT("name"), TEXT("kind"), TEXT("district") });
		break;
	case KIND_PROGRAMS:
		dataset_add_program(builder, &(struct program_row){ TEXT("code"), TEXT("school"), TEXT("name") });
		break;
	case KIND_TIERS:
		add_tier(builder, row, kind);
		break;
	case KIND_PLANS:
		add_plan(builder, row, kind);
		break;
	case KIND_CANDIDATES:
		add_candidate(builder, row, kind);
		break;
	case KIND_SCORES:
		dataset_add_score(builder, TEXT("candidate_no"), TEXT("subject"), NUMBER("mark"), status_read(TEXT("status")));
		break;
	case KIND_BONUSES:
		dataset_add_bonus(builder, TEXT("candidate_no"), TEXT("policy"), NUMBER("points"));
		break;
	case KIND_CHOICES:
		dataset_add_choice(builder, TEXT("candidate_no"), TEXT("tier"), (uint32_t)NUMBER("rank"), TEXT("program"));
		break;
	case KIND_EVALUATIONS:
		dataset_add_evaluation(builder, TEXT("candidate_no"), TEXT("term"), TEXT("part"), NUMBER("mark"));
		break;
	case KIND_RETURNS:
		dataset_add_return(builder, TEXT("tier"), TEXT("candidate_no"), TEXT("program"), TEXT("reason"));
		break;
	case KIND_ORDERS:
		dataset_add_order(builder, TEXT("tier"), TEXT("candidate_no"), TEXT("program"), TEXT("reason"), TEXT("authority"),
		                  TEXT("pool"));
		break;
	default: /* calendar and exams take no part in a run */
		break;
	}
}

static void table_sort(struct checked_table *table, enum kind kind)
{
	qsort_r(table->rows, table->n_rows, sizeof table->rows[0], compare_keys, &kind);
}

struct dataset *year_dataset(const struct year *year, struct findings *findings)
{
	struct checked_table tables[KIND_COUNT] = { { 0 } };
	struct dataset *dataset = NULL;
	struct problem problem = { 0 };
	bool good = true;
	for (enum kind k = 0; k < KIND_COUNT; k++)
		good = table_check(year, k, &tables[k], findings) && good;
	struct dataset_builder *builder = good ? dataset_begin() : NULL;
	for (enum kind k = 0; k < KIND_COUNT && builder != NULL; k++) {
		if (k == KIND_CANDIDATES)
			dataset_begin_candidates(builder);
		if ((k >= KIND_CANDIDATES && k < KIND_RETURNS) || k == KIND_EVALUATIONS) /* the others may come in any order, and here come as they stand */
			table_sort(&tables[k], k);
		for (size_t r = 0; r < tables[k].n_rows; r++)
			row_add(builder, &tables[k].rows[r], k);
	}
	if (builder != NULL && dataset_finish(builder, &dataset, &problem) != STATUS_OK)
		findings_add(findings, "dataset", 0, NULL, "%s", problem.text);
	for (size_t k = 0; k < KIND_COUNT; k++)
		checked_free(&tables[k]);
	return dataset;
}
