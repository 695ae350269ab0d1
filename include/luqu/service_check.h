/* SPDX-License-Identifier: ISC */
/* What would make a run impossible, wrong, unfair or surprising: looked for before the run, each kind of it with a code. */
#ifndef LUQU_SERVICE_CHECK_H
#define LUQU_SERVICE_CHECK_H

#include <stddef.h>
#include <stdint.h>

#include <luqu/dataset.h>
#include <luqu/problem.h>
#include <luqu/progress.h>
#include <luqu/store.h>

/* An error makes a run impossible; a warning is to be looked at by somebody before the run; a note is good to know. */
enum check_severity { CHECK_ERROR, CHECK_WARNING, CHECK_SEVERITIES };
const char *check_severity_name(enum check_severity severity); /* translated */

/* Codes never change their meaning. C1xx: rules and draws, C2xx: candidates, C3xx: choices, C4xx: plans, C5xx: returns and orders,
 * C6xx: rooms and seats. */
struct check_code {
	const char *code;             /* "C101" */
	enum check_severity severity;
	const char *title, *remedy;   /* marked with N_(): one line, and a sentence or two */
};
size_t check_code_count(void);
const struct check_code *check_code_at(size_t index); /* in the order of the codes */

enum { CHECK_OFFENDERS_KEPT = 10 };

struct check_finding {
	const struct check_code *code;
	uint64_t count;               /* of what the title names */
	const char *offenders[CHECK_OFFENDERS_KEPT]; /* the first ones, as texts; a line of its own each */
	size_t n_offenders;
	bool has_more;                /* there are offenders beyond these */
};

struct check_report {
	struct check_finding *findings; size_t n_findings; /* in the order of the codes */
	size_t n_of[CHECK_SEVERITIES]; /* findings by severity */
	uint64_t candidates, choices, tiers, seats; /* what was looked at */
	bool is_placed;               /* a dry run came through; if not, checks that need one were left out */
	uint64_t placed, drawn;       /* in it: candidates placed; places that only the draw decided */
	struct arena *arena;
};

struct check_request {
	struct store *store;          /* NULL: what only the store knows (ID numbers) is not looked at; then dataset is given */
	const struct dataset *dataset; /* NULL: read from the store */
	const struct progress *progress; /* may be NULL */
};
/* STATUS_OK: the report is complete, whatever it says; n_of[CHECK_ERROR] 0 means that a run is possible. STATUS_FAULT: "cancelled", or rows that
 * do not fit together. The report is to be cleared in any case. */
enum status check_run(const struct check_request *request, struct check_report *report, struct problem *problem);
void check_report_clear(struct check_report *report); /* accepts a zeroed one */

/* Keeps what was found in the audit trail, as a row of its own: codes and counts. Statuses as for store_commit. */
enum status check_keep(struct store *store, const struct check_report *report, struct problem *problem);

/* The check kept last. */
enum { CHECK_CODES_MOST = 64 };
struct check_found { const struct check_code *code; uint64_t count; };
struct check_note {
	int64_t seq;                  /* of its row in the audit trail; 0: none was ever kept */
	char time[32], user[64];      /* UTC, 2026-06-18T09:30:00Z */
	struct check_found findings[CHECK_CODES_MOST]; size_t n_findings;
	size_t n_of[CHECK_SEVERITIES];
};
enum status check_last(struct store *store, struct check_note *note, struct problem *problem);

#endif
