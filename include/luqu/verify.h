/* SPDX-License-Identifier: ISC */
/* The second computation: does an outcome follow from the data? Shares with match only base, model and the rule parser (rule_read and patterns). */
#ifndef LUQU_VERIFY_H
#define LUQU_VERIFY_H

#include <luqu/finding.h>
#include <luqu/outcome.h>
#include <luqu/progress.h>

/* A violation's place is "outcome", TIER or TIER/PROGRAM/POOL, and behind it ": " and the rule broken, one of these in every language:
 *   form, digest           the outcome itself: rows in range and in order, one place each, needs_seed; made from these data
 *   pools                  the pools there should be, each once and in order; every place in one of them
 *   participants, orders, choices, merit, eligible, line, returns, reasons
 *                          a candidate: may it have a place, this one, with this choice and merit; the reason it is given
 *   overfull, left free, passed over, ties
 *                          a pool: did it take out of all who applied those whom its rules say
 *   best                   nobody is passed over, but all could keep or better their places
 *   seats, capacity, placed, orders, vacant, passed, cutoff, drawn, last in, first out
 *                          a pool's figures, as stored and as they should be
 * Where a tier's places show a violation, whether they are the best is not looked at. Later tiers are judged by the places as stored. */

/* What was looked at and what the rules allow beyond the plain statement, so that a reader can judge the check itself. */
struct verify_report {
	struct findings violations;  /* each names the rule broken, the candidates, tier, program, pool and values */
	uint64_t placements, applications, pools; /* checked */
	uint64_t over_seats;         /* taken above floor(seats x filing) by `admit` ties */
	uint64_t order_places;       /* placed by order */
	uint64_t spared_seats;       /* left empty though wanted, by `reject` */
	uint64_t voided_seats;       /* left empty by `final` returns */
	uint64_t draws;              /* places that only the draw decided, recomputed */
};

/* STATUS_OK: the report is complete, violations.count 0 means the outcome holds. STATUS_FAULT: a rule fails on a candidate or "cancelled".
 * Uses up to two threads. */
enum status verify_outcome(const struct dataset *dataset, const struct outcome *outcome, const struct progress *progress,
			   struct verify_report *report, struct problem *problem);
void verify_report_clear(struct verify_report *report);

#endif
