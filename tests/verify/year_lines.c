/* SPDX-License-Identifier: ISC */
/* Years written as lines, made into datasets. */
#include "suite.h"

#include <string.h>

#include "lines.h"

static void add_office(struct dataset_builder *builder, const struct line *line)
{
	dataset_set_office(builder, line_cell(line, 1), line_cell(line, 2));
}

static void add_subject(struct dataset_builder *builder, const struct line *line)
{
	dataset_add_subject(builder, &(struct subject_row){ .code = line_cell(line, 1),
	                                                    .name = line_cell(line, 1),
	                                                    .formula = line_named(line, "formula"),
	                                                    .full_mark_e2 = 100000,
	                                                    .step_e2 = 1,
	                                                    .weight_e2 = line_number(line, 2, 2) });
}

static void add_program(struct dataset_builder *builder, const struct line *line)
{
	dataset_add_program(builder, &(struct program_row){ line_cell(line, 1), line_cell(line, 2), line_cell(line, 1) });
}

static void add_school(struct dataset_builder *builder, const struct line *line)
{
	dataset_add_school(builder, &(struct school_row){ line_cell(line, 1), line_cell(line, 1), "general", "" });
}

static void add_tier(struct dataset_builder *builder, const struct line *line)
{
	dataset_add_tier(builder, &(struct tier_row){ .code = line_cell(line, 1),
	                                              .name = line_cell(line, 1),
	                                              .seq = line_number(line, 2, 0),
	                                              .merit = line_named(line, "merit"),
	                                              .ranking = line_named(line, "ranking"),
	                                              .bands = line_named(line, "bands"),
	                                              .eligible = line_named(line, "eligible"),
	                                              .line = line_named(line, "line"),
	                                              .ties = line_named(line, "ties"),
	                                              .returns = line_named(line, "returns"),
	                                              .adjust = line_named(line, "adjust"),
	                                              .inherits = line_named(line, "inherits"),
	                                              .max_choices = line_named_number(line, "max_choices", 0),
	                                              .filing_e2 = line_named_number(line, "filing_e2", 100) });
}

static void add_plan(struct dataset_builder *builder, const struct line *line)
{
	dataset_add_plan(builder, &(struct plan_row){ .tier = line_cell(line, 1),
	                                              .program = line_cell(line, 2),
	                                              .pool = line_cell(line, 3),
	                                              .seats = line_number(line, 4, 0),
	                                              .eligible = line_named(line, "eligible"),
	                                              .line = line_named(line, "line"),
	                                              .ranking = line_named(line, "ranking"),
	                                              .rollover = line_named(line, "rollover"),
	                                              .order = line_named_number(line, "order", 1) });
}

static void add_candidate(struct dataset_builder *builder, const struct line *line)
{
	const char *feeder = line_named(line, "feeder"), *tags = line_named(line, "tags"), *sex = line_named(line, "sex");

	dataset_add_candidate(builder, &(struct candidate_row){ .candidate_no = line_cell(line, 1),
	                                                        .feeder = feeder ? feeder : "",
	                                                        .district = "",
	                                                        .category = "",
	                                                        .tags = tags ? tags : "",
	                                                        .sex = sex ? sex[0] : '\0',
	                                                        .adjust = line_named_number(line, "adjust", 0) != 0 });
}

static void add_mark(struct dataset_builder *builder, const struct line *line)
{
	if (*line_cell(line, 2) != '\0')
		dataset_add_score(builder, line_cell(line, 1), "m", line_number(line, 2, 2), SCORE_PRESENT);
}

static void add_score(struct dataset_builder *builder, const struct line *line)
{
	dataset_add_score(builder, line_cell(line, 1), line_cell(line, 2), line_number(line, 3, 2), SCORE_PRESENT);
}

static void add_bonus(struct dataset_builder *builder, const struct line *line)
{
	dataset_add_bonus(builder, line_cell(line, 1), line_cell(line, 2), line_number(line, 3, 2));
}

static void add_choice(struct dataset_builder *builder, const struct line *line)
{
	dataset_add_choice(builder, line_cell(line, 1), line_cell(line, 2), (uint32_t)line_number(line, 3, 0), line_cell(line, 4));
}

static void add_return(struct dataset_builder *builder, const struct line *line)
{
	dataset_add_return(builder, line_cell(line, 1), line_cell(line, 2), line_cell(line, 3), "");
}

static void add_order(struct dataset_builder *builder, const struct line *line)
{
	dataset_add_order(builder, line_cell(line, 1), line_cell(line, 2), line_cell(line, 3), "", "", line_cell(line, 4));
}

static void begin_candidates(struct dataset_builder *builder, const struct line *line)
{
	(void)line;
	dataset_begin_candidates(builder);
}

/* In the order the builder asks for; a step without a word is run once. Candidates come twice: themselves, then their marks. */
static const struct {
	const char *word;
	void (*add)(struct dataset_builder *builder, const struct line *line);
} steps[] = {
	{ "office", add_office },  { "subject", add_subject }, { "school", add_school },   { "program", add_program },
	{ "tier", add_tier },      { "plan", add_plan },       { NULL, begin_candidates }, { "candidate", add_candidate },
	{ "candidate", add_mark }, { "score", add_score },     { "bonus", add_bonus },     { "choice", add_choice },
	{ "return", add_return },  { "order", add_order },
};

struct dataset *year_read(const char *text)
{
	struct dataset_builder *builder = dataset_begin();
	struct dataset *dataset = NULL;
	struct problem problem = { 0 };
	struct line line;

	if (!strstr(text, "subject|"))
		dataset_add_subject(
		        builder,
		        &(struct subject_row){ .code = "m", .name = "m", .full_mark_e2 = 100000, .step_e2 = 1, .weight_e2 = 100 });
	for (size_t i = 0; i < COUNT_OF(steps); i++) {
		const char *at = text;

		if (!steps[i].word)
			steps[i].add(builder, &line);
		while (steps[i].word && line_read(&at, &line))
			if (strcmp(line_cell(&line, 0), steps[i].word) == 0)
				steps[i].add(builder, &line);
	}
	if (dataset_finish(builder, &dataset, &problem) != STATUS_OK)
		fail_msg("%s", problem.text);
	return dataset;
}
