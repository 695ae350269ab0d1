/* SPDX-License-Identifier: ISC */
/* The named questions that others may ask: parameters and columns are described in store.h. */
#include "statements.h"

#define LIST_NAMES                                                                                                                 \
	" LEFT JOIN programs g ON g.code = r.program LEFT JOIN schools s ON s.code = g.school"                                     \
	" LEFT JOIN candidates c ON c.candidate_no = r.candidate_no"
#define AUDIT_COLUMNS "SELECT seq, time, user, action, object, key, old, new, reason, chain FROM audit"

const struct statement_entry query_entries[STORE_QUERY_COUNT] = {
	[STORE_RUNS] = { "SELECT number, time, user, state, digest, n_tiers, n_kept, coalesce(kept_run, 0), n_placed, n_unplaced"
	                 " FROM runs ORDER BY number DESC",
	                 NULL },
	[STORE_RUN_TIERS] = { "SELECT position, tier, is_kept FROM run_tiers WHERE run = ?1 ORDER BY position", NULL },
	[STORE_PLACEMENTS] = { "SELECT candidate_no, tier, program, pool, choice, merit_e4, by_order FROM run_places WHERE run = ?1"
	                       " ORDER BY candidate_no",
	                       NULL },
	[STORE_CUTOFFS] = { "SELECT tier, program, pool, seats, placed, merit_e4 FROM run_pools WHERE run = ?1"
	                    " ORDER BY tier, program, pool",
	                    NULL },
	[STORE_VACANCIES] = { "SELECT tier, program, pool, seats, placed, iif(is_passed, vacant, 0), iif(is_passed, 0, vacant)"
	                      " FROM run_pools WHERE run = ?1 ORDER BY tier, program, pool",
	                      NULL },
	[STORE_UNPLACED] = { "SELECT candidate_no, reason FROM run_unplaced WHERE run = ?1 ORDER BY candidate_no", NULL },
	[STORE_LIST_BY_SCHOOL] = { "SELECT coalesce(g.school, ''), coalesce(s.name, ''), r.program, coalesce(g.name, ''), r.tier, "
	                           "r.pool,"
	                           " r.candidate_no, coalesce(c.name, ''), coalesce(c.sex, ''), coalesce(c.feeder, ''), r.choice,"
	                           " r.merit_e4, r.by_order FROM run_places r" LIST_NAMES " WHERE r.run = ?1"
	                           " ORDER BY 1, r.program, r.tier, r.pool, r.merit_e4 DESC, r.candidate_no",
	                           NULL },
	[STORE_LIST_BY_FEEDER] = { "SELECT coalesce(c.feeder, ''), r.candidate_no, coalesce(c.name, ''), coalesce(c.sex, ''), "
	                           "r.tier,"
	                           " r.program, coalesce(g.name, ''), coalesce(s.name, ''), r.pool, r.choice, r.merit_e4, "
	                           "r.by_order,"
	                           " '' FROM run_places r" LIST_NAMES " WHERE r.run = ?1 UNION ALL"
	                           " SELECT coalesce(c.feeder, ''), u.candidate_no, coalesce(c.name, ''), coalesce(c.sex, ''), '', "
	                           "'', '',"
	                           " '', '', 0, 0, 0, u.reason FROM run_unplaced u LEFT JOIN candidates c ON c.candidate_no ="
	                           " u.candidate_no WHERE u.run = ?1 ORDER BY 1, 2",
	                           NULL },
	[STORE_CANDIDATE_SCORES] = { "SELECT subject, mark_e2, status FROM scores WHERE candidate_no = ?1 ORDER BY subject", NULL },
	[STORE_CANDIDATE_BONUSES] = { "SELECT policy, points_e2 FROM bonuses WHERE candidate_no = ?1 ORDER BY policy", NULL },
	[STORE_CANDIDATE_CHOICES] = { "SELECT tier, rank, program FROM choices WHERE candidate_no = ?1 ORDER BY tier, rank", NULL },
	[STORE_CANDIDATE_RETURNS] = { "SELECT tier, program, reason FROM returns WHERE candidate_no = ?1 ORDER BY tier, program",
	                              NULL },
	[STORE_CANDIDATE_ORDERS] = { "SELECT tier, program, pool, reason, authority FROM orders WHERE candidate_no = ?1 ORDER BY "
	                             "tier",
	                             NULL },
	[STORE_CHOICE_LIST] = { "SELECT rank, program FROM choices WHERE candidate_no = ?1 AND tier = ?2 ORDER BY rank", NULL },
	[STORE_SUBJECT_SCORES] = { "SELECT candidate_no, mark_e2, status FROM scores WHERE subject = ?1 ORDER BY candidate_no",
	                           "asked only when a subject itself changes" },
	[STORE_CANDIDATES_FROM] = { "SELECT candidate_no, name, sex, feeder, category FROM candidates WHERE candidate_no >= ?1"
	                            " ORDER BY candidate_no LIMIT ?2",
	                            NULL },
	[STORE_CANDIDATES_NAMED] = { "SELECT candidate_no, name, sex, feeder, category FROM candidates WHERE instr(name, ?1)"
	                             " ORDER BY candidate_no LIMIT ?2",
	                             "a part of a name is in no index" },
	[STORE_AUDIT] = { AUDIT_COLUMNS " WHERE seq > ?1 ORDER BY seq LIMIT ?2", NULL },
	[STORE_LIST_OF_SCHOOL] = { "SELECT r.candidate_no, coalesce(c.name, ''), coalesce(c.sex, ''), coalesce(c.feeder, ''), s.name,"
	                           " r.program, g.name, r.tier, r.pool, r.choice, r.merit_e4, '' FROM run_places r"
	                           " CROSS JOIN programs g ON g.code = r.program AND g.school = ?2 JOIN schools s ON s.code = g.school"
	                           " LEFT JOIN candidates c ON c.candidate_no = r.candidate_no WHERE r.run = ?1"
	                           " ORDER BY r.program, r.tier, r.pool, r.merit_e4 DESC, r.candidate_no",
	                           NULL },
	[STORE_LIST_OF_FEEDER] = { "SELECT c.candidate_no, c.name, c.sex, c.feeder, coalesce(s.name, ''), coalesce(r.program, ''),"
	                           " coalesce(g.name, ''), coalesce(r.tier, ''), coalesce(r.pool, ''), r.choice, r.merit_e4,"
	                           " coalesce(u.reason, '') FROM candidates c"
	                           " LEFT JOIN run_places r ON r.run = ?1 AND r.candidate_no = c.candidate_no"
	                           " LEFT JOIN run_unplaced u ON u.run = ?1 AND u.candidate_no = c.candidate_no"
	                           " LEFT JOIN programs g ON g.code = r.program LEFT JOIN schools s ON s.code = g.school"
	                           " WHERE c.feeder = ?2 AND NOT EXISTS (SELECT 1 FROM registrations w"
	                           " WHERE w.candidate_no = c.candidate_no AND w.state = 'withdrawn')"
	                           " ORDER BY c.candidate_no",
	                           "a feeder school is in no index" },
	[STORE_SCENARIOS] = { "SELECT s.name, s.time, s.user, s.digest, s.note,"
	                      " (SELECT count(*) FROM scenario_fields f WHERE f.scenario = s.name AND f.new IS NOT NULL)"
	                      " FROM scenarios s ORDER BY s.name",
	                      NULL },
	[STORE_SCENARIO_FIELDS] = { "SELECT kind, key, field, old, new FROM scenario_fields WHERE scenario = ?1 ORDER BY kind, key, field",
	                            NULL },
	[STORE_WITHDRAWN] = { "SELECT candidate_no FROM registrations WHERE state = 'withdrawn' ORDER BY candidate_no", NULL },
	[STORE_AUDIT_OF] = { AUDIT_COLUMNS " WHERE object = ?1 AND key = ?2 ORDER BY seq", NULL },
};
