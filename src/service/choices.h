/* SPDX-License-Identifier: ISC */
/* What the files of the choice form share. */
#ifndef LUQU_SERVICE_CHOICES_OWN_H
#define LUQU_SERVICE_CHOICES_OWN_H

#include <luqu/service_choices.h>
#include <luqu/service_run.h>

enum { CHOICES_RANKS = 999 };

struct choices_list { char (*slots)[CHOICES_TEXT]; size_t n, capacity; };

struct choices_form {
	struct choices_head head;
	struct year_data year;            /* of this candidate alone */
	struct arena *arena;              /* texts of head, tiers, programs */
	struct choices_tier *tiers;       /* [year.dataset->n_tiers] */
	struct choices_program *programs; /* [year.dataset->n_programs] */
	bool has_marks;
	struct choices_rows stored;       /* as they were read or saved */
	struct choices_list *lists;       /* [tiers] */
};

/* choices_standing.c: fills in the tiers. */
enum status choices_find_standing(struct choices_form *form, struct problem *problem);
/* A pool of the program is open to the candidate with this choice, or can be; because: why not, of the last one. */
bool choices_is_open(const struct choices_form *form, struct choices_place place, size_t program, char because[CHOICES_NOTE]);

#endif
