/* SPDX-License-Identifier: ISC */
/* The store's own statements about the audit trail, runs and itself. */
#include "statements.h"

#define AT(number) [(number)-OWN_AUDIT_HEAD]
#define RUN_COLUMNS                                                                                                                \
	"SELECT number, time, user, state, digest, n_tiers, n_kept, coalesce(kept_run, 0), n_placed, n_unplaced FROM runs"

#define FOUR(text) text ", " text ", " text ", " text
#define THIRTY_TWO(text) FOUR(FOUR(text)) ", " FOUR(FOUR(text))
_Static_assert(STORE_ROWS_AT_ONCE == 32, "the statement for many placements holds so many");

const struct statement_entry own_entries[] = {
	AT(OWN_AUDIT_HEAD) = { "SELECT seq, chain FROM audit_head", NULL },
	AT(OWN_AUDIT_ADD) = { "INSERT INTO audit VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)", NULL },
	AT(OWN_AUDIT_HEAD_SET) = { "UPDATE audit_head SET seq = ?1, chain = ?2", NULL },
	AT(OWN_AUDIT_WALK) = { "SELECT seq, time, user, action, object, key, old, new, reason, chain FROM audit ORDER BY seq",
	                       NULL },
	AT(OWN_AUDIT_GUARDS) = { "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = 'audit' ORDER BY name",
	                         NULL },
	AT(OWN_RUN_LATEST) = { RUN_COLUMNS " ORDER BY number DESC LIMIT 1", NULL },
	AT(OWN_RUN_FIND) = { RUN_COLUMNS " WHERE number = ?1", NULL },
	AT(OWN_RUN_NUMBER) = { "SELECT coalesce(max(number), 0) + 1 FROM runs", NULL },
	AT(OWN_RUN_ADD) = { "INSERT INTO runs VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, nullif(?8, 0), ?9, ?10)", NULL },
	AT(OWN_RUN_TIER_ADD) = { "INSERT INTO run_tiers VALUES (?1, ?2, ?3, ?4)", NULL },
	AT(OWN_RUN_POOL_ADD) = { "INSERT INTO run_pools VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)",
	                         NULL },
	AT(OWN_RUN_PLACE_ADD) = { "INSERT INTO run_places VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", NULL },
	AT(OWN_RUN_PLACES_ADD) = { "INSERT INTO run_places VALUES " THIRTY_TWO("(?, ?, ?, ?, ?, ?, ?, ?, ?)"), NULL },
	AT(OWN_RUN_UNPLACED_ADD) = { "INSERT INTO run_unplaced VALUES (?1, ?2, ?3, ?4)", NULL },
	AT(OWN_RUN_POOLS) = { "SELECT tier, program, pool, \"order\", seats, capacity, placed, orders, vacant, is_passed, "
	                      "merit_e4, drawn,"
	                      " last_in, first_out FROM run_pools WHERE run = ?1 ORDER BY tier, program, pool",
	                      NULL },
	AT(OWN_RUN_PLACES) = { "SELECT candidate_no, tier, program, pool, choice, merit_e4, by_order, trail FROM run_places"
	                       " WHERE run = ?1 ORDER BY candidate_no",
	                       NULL },
	AT(OWN_RUN_UNPLACED) = { "SELECT candidate_no, reason, trail FROM run_unplaced WHERE run = ?1 ORDER BY candidate_no",
	                         NULL },
	AT(OWN_FREEZE_LAST) = { "SELECT number, exam, act, digest, scores, reason, proposed, proposer, confirmed, confirmer FROM freezes"
	                        " WHERE exam = ?1 ORDER BY number DESC LIMIT 1",
	                        NULL },
	AT(OWN_FREEZE_NUMBER) = { "SELECT coalesce(max(number), 0) + 1 FROM freezes", NULL },
	AT(OWN_FREEZE_ADD) = { "INSERT INTO freezes (number, exam, act, digest, scores, reason, proposed, proposer)"
	                       " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
	                       NULL },
	AT(OWN_FREEZE_CONFIRM) = { "UPDATE freezes SET confirmed = ?2, confirmer = ?3 WHERE number = ?1", NULL },
	AT(OWN_FROZEN_EXAM) = { "SELECT exam FROM frozen_exams WHERE exam = ?1", NULL },
	AT(OWN_FROZEN_SUBJECT) = { "SELECT exam FROM frozen_exams WHERE exam = (SELECT exam FROM subjects WHERE code = ?1)", NULL },
	AT(OWN_RECHECK_FIND) = { "SELECT number, candidate_no, subject, state, finding, old_mark_e2, old_status, new_mark_e2, new_status,"
	                         " applied, clerk, answered, answerer, confirmed, confirmer FROM rechecks WHERE number = ?1",
	                         NULL },
	AT(OWN_RECHECK_NUMBER) = { "SELECT coalesce(max(number), 0) + 1 FROM rechecks", NULL },
	AT(OWN_RECHECK_ADD) = { "INSERT INTO rechecks (number, candidate_no, subject, state, applied, clerk) VALUES (?1, ?2, ?3, 'applied', ?4, ?5)"
	                        " ON CONFLICT (candidate_no, subject) WHERE state IN ('applied', 'proposed') DO NOTHING",
	                        NULL },
	AT(OWN_RECHECK_WRITE) = { "UPDATE rechecks SET state = ?2, finding = ?3, old_mark_e2 = ?4, old_status = ?5, new_mark_e2 = ?6,"
	                          " new_status = ?7, answered = ?8, answerer = ?9, confirmed = ?10, confirmer = ?11 WHERE number = ?1",
	                          NULL },
	AT(OWN_FROZEN_ANY) = { "SELECT exam FROM frozen_exams ORDER BY exam LIMIT 1", NULL },
	AT(OWN_SCENARIO_ADD) = { "INSERT INTO scenarios VALUES (?1, ?2, ?3, ?4, ?5)", NULL },
	AT(OWN_SCENARIO_FIELD_ADD) = { "INSERT INTO scenario_fields VALUES (?1, ?2, ?3, ?4, ?5, ?6)", NULL },
	AT(OWN_SCENARIO_DROP) = { "DELETE FROM scenarios WHERE name = ?1", NULL },
	AT(OWN_SCORES_OF) = { "SELECT candidate_no, subject, mark_e2, status FROM scores WHERE candidate_no = ?1 ORDER BY subject", NULL },
	AT(OWN_BONUSES_OF) = { "SELECT candidate_no, policy, points_e2 FROM bonuses WHERE candidate_no = ?1 ORDER BY policy", NULL },
	AT(OWN_SIGNATURE_FIND) = { "SELECT candidate_no, digest, adjust, user, time FROM signatures WHERE candidate_no = ?1", NULL },
	AT(OWN_SIGNATURE_FIRST) = { "SELECT candidate_no, digest, adjust, user, time FROM signatures ORDER BY candidate_no LIMIT 1", NULL },
	AT(OWN_SIGNATURE_ADD) = { "INSERT INTO signatures (candidate_no, digest, adjust, user, time) VALUES (?1, ?2, ?3, ?4, ?5)"
	                          " ON CONFLICT DO NOTHING",
	                          NULL },
	AT(OWN_SIGNATURE_REMOVE) = { "DELETE FROM signatures WHERE candidate_no = ?1", NULL },
	AT(OWN_SEATS_CLEAR) = { "DELETE FROM seats WHERE exam = ?1", NULL },
	AT(OWN_TABLES) = { "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY name", NULL },
	AT(OWN_VOIDING) = { "SELECT 1 FROM breaches WHERE candidate_no = ?1 AND lifted_user = '' AND subject IN ('', ?2) LIMIT 1", NULL },
	AT(OWN_TABLE_KEYS) = { "SELECT name FROM pragma_table_info(?1) WHERE pk > 0 ORDER BY pk", NULL },
};
