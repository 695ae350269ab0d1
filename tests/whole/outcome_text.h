/* SPDX-License-Identifier: ISC */
/* An outcome of the engine as CSV text, and its comparison with the reference, section by section. */
#ifndef LUQU_TESTS_OUTCOME_TEXT_H
#define LUQU_TESTS_OUTCOME_TEXT_H

#include <luqu/evaluate.h>
#include <luqu/outcome.h>

#include "paper.h"
#include "reference.h"

enum section {
	SECTION_PLACEMENTS,
	SECTION_CUTOFFS,
	SECTION_VACANCIES,
	SECTION_UNPLACED,
	SECTION_DISTRIBUTION,
	SECTION_POOLS,
	SECTION_COUNT
};
const char *section_name(enum section section); /* "placements" ...; pools is what stands behind the draw, and no output */

struct outcome_text {
	char *sections[SECTION_COUNT];
};
struct outcome_text outcome_text_make(const struct dataset *dataset, const struct totals *totals, const struct outcome *outcome);
void outcome_text_free(struct outcome_text *text);
const char *reference_section(const struct reference *reference, enum section section);

/* Lines sorted as bytes under a header; takes the lines. Codes hold no character below the comma, so columns sort likewise. */
char *lines_sort(const char *header, struct paper *lines);
/* Writes the lines that only one of two texts has, with - and +. */
void lines_compare(const char *expected, const char *found, struct paper *paper);

#endif
