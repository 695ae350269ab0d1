/* SPDX-License-Identifier: ISC */
/* The numbers of all named statements: first the public queries, then the store's own, then those for each kind of rows. */
#ifndef LUQU_STORE_STATEMENTS_H
#define LUQU_STORE_STATEMENTS_H

#include <luqu/store.h>

enum own_statement {
	OWN_AUDIT_HEAD = STORE_QUERY_COUNT,
	OWN_AUDIT_ADD,
	OWN_AUDIT_HEAD_SET,
	OWN_AUDIT_WALK,
	OWN_AUDIT_GUARDS,
	OWN_RUN_LATEST,
	OWN_RUN_FIND,
	OWN_RUN_NUMBER,
	OWN_RUN_ADD,
	OWN_RUN_TIER_ADD,
	OWN_RUN_POOL_ADD,
	OWN_RUN_PLACE_ADD,
	OWN_RUN_PLACES_ADD, /* STORE_ROWS_AT_ONCE of them */
	OWN_RUN_UNPLACED_ADD,
	OWN_RUN_POOLS,
	OWN_RUN_PLACES,
	OWN_RUN_UNPLACED,
	OWN_FREEZE_LAST,
	OWN_FREEZE_NUMBER,
	OWN_FREEZE_ADD,
	OWN_FREEZE_CONFIRM,
	OWN_FROZEN_EXAM,
	OWN_FROZEN_SUBJECT,
	OWN_FROZEN_ANY,
	OWN_RECHECK_FIND,
	OWN_RECHECK_NUMBER,
	OWN_RECHECK_ADD,
	OWN_RECHECK_WRITE,
	OWN_SCENARIO_ADD,
	OWN_SCENARIO_FIELD_ADD,
	OWN_SCENARIO_DROP,
	OWN_SCORES_OF,
	OWN_BONUSES_OF,
	OWN_SIGNATURE_FIND,
	OWN_SIGNATURE_FIRST,
	OWN_SIGNATURE_ADD,
	OWN_SIGNATURE_REMOVE,
	OWN_SEATS_CLEAR,
	OWN_TABLES,
	OWN_TABLE_KEYS,
	OWN_STATEMENTS,
};

/* Who names a row: each is one statement that gives the count and the first key. */
enum namer_statement {
	NAMER_EXAM_SUBJECTS = OWN_STATEMENTS,
	NAMER_SUBJECT_SCORES,
	NAMER_SCHOOL_PROGRAMS,
	NAMER_PROGRAM_PLANS,
	NAMER_PROGRAM_CHOICES,
	NAMER_PROGRAM_RETURNS,
	NAMER_PROGRAM_ORDERS,
	NAMER_TIER_TIERS,
	NAMER_TIER_PLANS,
	NAMER_TIER_CHOICES,
	NAMER_TIER_RETURNS,
	NAMER_TIER_ORDERS,
	NAMER_PLAN_PLANS,
	NAMER_PLAN_ORDERS,
	NAMER_CANDIDATE_SCORES,
	NAMER_CANDIDATE_BONUSES,
	NAMER_CANDIDATE_CHOICES,
	NAMER_CANDIDATE_RETURNS,
	NAMER_CANDIDATE_ORDERS,
	NAMER_CANDIDATE_REGISTRATIONS,
	NAMER_CANDIDATE_CLAIMS,
	NAMER_EXAM_ROOMS,
	NAMER_EXAM_SITTINGS,
	NAMER_SITE_ROOMS,
	NAMER_ROOM_USES,
	NAMER_ROOM_SEATS,
	NAMER_CANDIDATE_SEATS,
	NAMER_END,
};

enum kind_verb {
	KIND_ALL,
	KIND_FIND,
	KIND_INSERT,
	KIND_INSERT_MANY,
	KIND_UPDATE,
	KIND_DELETE,
	KIND_CLEAR,
	STAGE_INSERT,
	STAGE_FIND,
	STAGE_ALL,
	KIND_VERBS
};

enum {
	STATEMENT_OF_WRITES = NAMER_END,
	STATEMENT_OF_KINDS = STATEMENT_OF_WRITES + STORE_WRITE_COUNT,
	STATEMENT_COUNT = STATEMENT_OF_KINDS + KIND_COUNT * KIND_VERBS,
};

static inline unsigned statement_of_kind(enum kind kind, enum kind_verb verb)
{
	return (unsigned)STATEMENT_OF_KINDS + (unsigned)kind * KIND_VERBS + (unsigned)verb;
}

struct statement_entry {
	const char *sql;
	const char *scan; /* why it may go through a whole large table; NULL: it may not */
};
extern const struct statement_entry query_entries[STORE_QUERY_COUNT]; /* queries.c */
extern const struct statement_entry own_entries[];                    /* own_sql.c, from OWN_AUDIT_HEAD on */
extern const struct statement_entry namer_entries[];                  /* namers.c, from NAMER_EXAM_SUBJECTS on */
extern const struct statement_entry write_entries[STORE_WRITE_COUNT]; /* writes.c */

#endif
