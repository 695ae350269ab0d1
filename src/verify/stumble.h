/* SPDX-License-Identifier: ISC */
/* A rule that fails on a candidate: the first candidate is remembered, so that the message is the same on any number of threads. */
#ifndef LUQU_VERIFY_STUMBLE_H
#define LUQU_VERIFY_STUMBLE_H

#include "walk.h"

struct stumble {
	candidate_ix candidate;
	const char *where; /* the rule */
	enum flaw flaw;    /* FLAW_NONE: none */
};

/* Keeps the one with the lower candidate. */
void stumble_keep(struct stumble *first, struct stumble other);
/* STATUS_OK where there is none in any of them, else the problem names rule and candidate. */
enum status stumble_report(const struct stumble *stumbles, size_t count, const struct dataset *dataset, struct problem *problem);

#endif
