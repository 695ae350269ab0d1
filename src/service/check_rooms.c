/* SPDX-License-Identifier: ISC */
/* Checks of who sits where. An exam counts as seated as soon as anybody has a seat in it. */
#include "check.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <luqu/i18n.h>
#include <luqu/service_seat.h>

enum { SEAT_SITE, SEAT_ROOM, SEAT_SEAT, SEAT_TICKET, SEAT_CANDIDATE, SEAT_NAME, SEAT_SEX, SEAT_FEEDER, SEAT_FEEDER_NAME, SEAT_WITHDRAWN };
enum { SITTING_EXAM, SITTING_ELIGIBLE };

/* --- candidates without a seat -------------------------------------------------------------------------------------------------- */

static struct store_cursor *open_seats(struct checking *checking, const char *exam)
{
	const struct store_bind binds[] = { { .text = exam }, { .text = "" }, { .text = "" } };

	return store_cursor_open(checking->store, STORE_EXAM_SEATS, binds, 3);
}

static void close_rows(struct checking *checking, struct store_cursor *rows)
{
	const enum status status = store_cursor_close(rows, checking->problem);

	checking->status = checking->status == STATUS_OK ? status : checking->status;
}

/* How many have a seat, each noted. */
static size_t note_seated(struct checking *checking, const char *exam, bool *has_seat)
{
	struct store_cursor *rows = open_seats(checking, exam);
	size_t count = 0;

	while (store_cursor_next(rows)) {
		const candidate_ix c = dataset_find_candidate(checking->dataset, store_cursor_text(rows, SEAT_CANDIDATE));

		if (c != IX_NONE)
			has_seat[c] = true;
		count++;
	}
	close_rows(checking, rows);
	return count;
}

static void offend_unseated(struct checking *checking, const char *exam, const struct rule *rule, const bool *has_seat)
{
	const size_t n = checking->dataset->n_candidates;
	candidate_ix block[BLOCK_ROWS];
	int64_t values_e4[BLOCK_ROWS];

	for (size_t from = 0; from < n; from += BLOCK_ROWS) {
		const size_t count = n - from < BLOCK_ROWS ? n - from : BLOCK_ROWS;

		for (size_t i = 0; i < count; i++) {
			block[i] = (candidate_ix)(from + i);
			values_e4[i] = 1;
		}
		if (rule)
			check_evaluate(checking, &(struct check_batch){ .rule = rule, .candidates = block, .count = count }, values_e4);
		for (size_t i = 0; i < count; i++)
			if (values_e4[i] != 0 && !has_seat[from + i])
				check_offend(checking, 1, _("%s has no seat in exam %s"), dataset_candidate_no(checking->dataset, block[i]), exam);
	}
}

static void look_at_exam(struct checking *checking, const char *exam, const char *eligible)
{
	bool *has_seat = array_make(checking->dataset->n_candidates, sizeof *has_seat);
	struct rule *rule;

	if (!has_seat) {
		check_fail_memory(checking);
		return;
	}
	rule = *eligible ? check_compile(checking, RULE_TIER_ELIGIBLE, IX_NONE, eligible) : NULL;
	if (note_seated(checking, exam, has_seat) > 0 && (rule || !*eligible))
		offend_unseated(checking, exam, rule, has_seat);
	rule_free(rule);
	free(has_seat);
}

void check_601_unseated(struct checking *checking)
{
	struct store_cursor *sittings = store_cursor_open_kind(checking->store, KIND_SITTINGS);

	while (checking->totals && checking->status == STATUS_OK && store_cursor_next(sittings))
		look_at_exam(checking, store_cursor_text(sittings, SITTING_EXAM), store_cursor_text(sittings, SITTING_ELIGIBLE));
	close_rows(checking, sittings);
}

/* --- seats of those who have withdrawn ------------------------------------------------------------------------------------------ */

static void for_each_exam(struct checking *checking, void (*look)(struct checking *checking, const char *exam))
{
	struct store_cursor *exams = store_cursor_open_kind(checking->store, KIND_EXAMS);

	while (checking->status == STATUS_OK && store_cursor_next(exams))
		look(checking, store_cursor_text(exams, 0));
	close_rows(checking, exams);
}

static void offend_withdrawn(struct checking *checking, const char *exam)
{
	struct store_cursor *rows = open_seats(checking, exam);

	while (store_cursor_next(rows))
		if (store_cursor_number(rows, SEAT_WITHDRAWN) != 0)
			check_offend(checking, 1, _("%s: %s/%s/%s/%s"), store_cursor_text(rows, SEAT_CANDIDATE), exam, store_cursor_text(rows, SEAT_SITE),
			             store_cursor_text(rows, SEAT_ROOM), store_cursor_text(rows, SEAT_SEAT));
	close_rows(checking, rows);
}

void check_602_withdrawn_seated(struct checking *checking)
{
	for_each_exam(checking, offend_withdrawn);
}

/* --- rooms that hold too many ------------------------------------------------------------------------------------------------------ */

static void offend_full(struct checking *checking, const char *exam)
{
	enum { SITE, ROOM, SIZE, SEATED = 9 };
	const struct store_bind bind = { .text = exam };
	struct store_cursor *rows = store_cursor_open(checking->store, STORE_EXAM_ROOMS, &bind, 1);

	while (store_cursor_next(rows))
		if (store_cursor_number(rows, SEATED) > store_cursor_number(rows, SIZE))
			check_offend(checking, 1, _("%s/%s/%s: %lld sit there, it has %lld seats"), exam, store_cursor_text(rows, SITE),
			             store_cursor_text(rows, ROOM), (long long)store_cursor_number(rows, SEATED),
			             (long long)store_cursor_number(rows, SIZE));
	close_rows(checking, rows);
}

void check_603_over_full(struct checking *checking)
{
	for_each_exam(checking, offend_full);
}
