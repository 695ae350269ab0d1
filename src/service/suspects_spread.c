/* SPDX-License-Identifier: ISC */
/* How the marks of a subject are spread: a jump at full marks, marks that nobody has, nobody at the top. */
#include "suspects.h"

#include <stdlib.h>

#include <luqu/decimal.h>

struct spread {
	struct suspecting *suspecting;
	const struct subject *subject;
	subject_ix number;
	uint64_t *counts; /* [mark in steps] */
	size_t n_counts;
	uint64_t n;
};

static int64_t mark_e4(const struct spread *spread, size_t place)
{
	return (int64_t)place * spread->subject->step_e2 * (E4 / E2);
}

static void add(const struct spread *spread, struct suspect suspect)
{
	suspect.subject = spread->number;
	suspect.site = suspect.room = "";
	suspects_add(spread->suspecting, suspect);
}

static void check_full(const struct spread *spread)
{
	const size_t top = spread->n_counts - 1;
	const uint64_t full = spread->counts[top];
	uint64_t most = 0;

	for (size_t i = top - top / 10; i < top; i++)
		most = spread->counts[i] > most ? spread->counts[i] : most;
	if (full >= SUSPECTS_SOME && full > 3 * most)
		add(spread, (struct suspect){ .suspicion = SUSPECT_FULL, .count = full, .other_e4 = (int64_t)most * E4 });
}

static bool is_side(const struct spread *spread, uint64_t count)
{
	return count >= SUSPECTS_SOME && count * 100 >= spread->n;
}

/* From each mark that somebody has to the next one that somebody has. */
static void check_gaps(const struct spread *spread)
{
	size_t last = 0;
	uint64_t below = 0;

	for (size_t i = 0; i < spread->n_counts; i++) {
		if (spread->counts[i] == 0)
			continue;
		if (below > 0 && (i - last - 1) * 20 >= spread->n_counts - 1 && i > last + 1 && is_side(spread, below) &&
		    is_side(spread, spread->n - below))
			add(spread, (struct suspect){ .suspicion = SUSPECT_GAP,
			                              .count = spread->n,
			                              .value_e4 = mark_e4(spread, last),
			                              .other_e4 = mark_e4(spread, i) });
		below += spread->counts[i];
		last = i;
	}
}

static void check_top(const struct spread *spread, const struct tally *all)
{
	const int64_t full_e2 = spread->subject->full_mark_e2;

	if (all->n >= SUSPECTS_MANY && all->highest_e2 * 5 < full_e2 * 4)
		add(spread, (struct suspect){ .suspicion = SUSPECT_TOP,
		                              .count = all->n,
		                              .value_e4 = all->highest_e2 * (E4 / E2),
		                              .other_e4 = full_e2 * (E4 / E2) });
}

static void count_marks(struct spread *spread, const struct dataset *d)
{
	for (candidate_ix c = 0; c < d->n_candidates; c++) {
		const size_t place = (size_t)(d->mark_e2[spread->number][c] / spread->subject->step_e2);

		if (d->status[spread->number][c] != SCORE_PRESENT || place >= spread->n_counts)
			continue;
		spread->counts[place]++;
		spread->n++;
	}
}

void suspects_check_spread(struct suspecting *suspecting, subject_ix subject, const struct tally *all)
{
	const struct dataset *d = suspecting->request->dataset;
	struct spread spread = { .suspecting = suspecting, .subject = &d->subjects[subject], .number = subject };

	spread.n_counts = (size_t)(spread.subject->full_mark_e2 / spread.subject->step_e2) + 1;
	spread.counts = array_make(spread.n_counts, sizeof *spread.counts);
	if (!spread.counts) {
		suspecting->is_out_of_memory = true;
		return;
	}
	count_marks(&spread, d);
	check_full(&spread);
	check_gaps(&spread);
	check_top(&spread, all);
	free(spread.counts);
}
