/* SPDX-License-Identifier: ISC */
/* Who names a row: asked before it is taken away. */
#include <stdio.h>

#include "internal.h"

#define AT(number) [(number)-NAMER_EXAM_SUBJECTS]
#define LARGE "names are looked for only when a row of a small table is taken away"

const struct statement_entry namer_entries[] = {
	AT(NAMER_EXAM_SUBJECTS) = { "SELECT count(*), min(code) FROM subjects WHERE exam = ?1", NULL },
	AT(NAMER_SUBJECT_SCORES) = { "SELECT count(*), min(candidate_no || '/' || subject) FROM scores WHERE subject = ?1", LARGE },
	AT(NAMER_SCHOOL_PROGRAMS) = { "SELECT count(*), min(code) FROM programs WHERE school = ?1", NULL },
	AT(NAMER_PROGRAM_PLANS) = { "SELECT count(*), min(tier || '/' || program || '/' || pool) FROM plans WHERE program = ?1",
	                            NULL },
	AT(NAMER_PROGRAM_CHOICES) = { "SELECT count(*), min(candidate_no || '/' || tier || '/' || rank) FROM choices WHERE program "
	                              "= ?1",
	                              LARGE },
	AT(NAMER_PROGRAM_RETURNS) = { "SELECT count(*), min(tier || '/' || candidate_no || '/' || program) FROM returns WHERE "
	                              "program = ?1",
	                              NULL },
	AT(NAMER_PROGRAM_ORDERS) = { "SELECT count(*), min(tier || '/' || candidate_no) FROM orders WHERE program = ?1", NULL },
	AT(NAMER_TIER_TIERS) = { "SELECT count(*), min(code) FROM tiers WHERE instr(';' || inherits || ';', ';' || ?1 || ';')",
	                         NULL },
	AT(NAMER_TIER_PLANS) = { "SELECT count(*), min(tier || '/' || program || '/' || pool) FROM plans WHERE tier = ?1", NULL },
	AT(NAMER_TIER_CHOICES) = { "SELECT count(*), min(candidate_no || '/' || tier || '/' || rank) FROM choices WHERE tier = ?1",
	                           LARGE },
	AT(NAMER_TIER_RETURNS) = { "SELECT count(*), min(tier || '/' || candidate_no || '/' || program) FROM returns WHERE tier = "
	                           "?1",
	                           NULL },
	AT(NAMER_TIER_ORDERS) = { "SELECT count(*), min(tier || '/' || candidate_no) FROM orders WHERE tier = ?1", NULL },
	AT(NAMER_PLAN_PLANS) = { "SELECT count(*), min(tier || '/' || program || '/' || pool) FROM plans"
	                         " WHERE tier = ?1 AND program = ?2 AND rollover = ?3",
	                         NULL },
	AT(NAMER_PLAN_ORDERS) = { "SELECT count(*), min(tier || '/' || candidate_no) FROM orders"
	                          " WHERE tier = ?1 AND program = ?2 AND pool = ?3",
	                          NULL },
	AT(NAMER_CANDIDATE_SCORES) = { "SELECT count(*), min(candidate_no || '/' || subject) FROM scores WHERE candidate_no = ?1",
	                               NULL },
	AT(NAMER_CANDIDATE_BONUSES) = { "SELECT count(*), min(candidate_no || '/' || policy) FROM bonuses WHERE candidate_no = ?1",
	                                NULL },
	AT(NAMER_CANDIDATE_CHOICES) = { "SELECT count(*), min(candidate_no || '/' || tier || '/' || rank) FROM choices"
	                                " WHERE candidate_no = ?1",
	                                NULL },
	AT(NAMER_CANDIDATE_RETURNS) = { "SELECT count(*), min(tier || '/' || candidate_no || '/' || program) FROM returns"
	                                " WHERE candidate_no = ?1",
	                                NULL },
	AT(NAMER_CANDIDATE_ORDERS) = { "SELECT count(*), min(tier || '/' || candidate_no) FROM orders WHERE candidate_no = ?1",
	                               NULL },
	AT(NAMER_CANDIDATE_REGISTRATIONS) = { "SELECT count(*), min(candidate_no) FROM registrations WHERE candidate_no = ?1", NULL },
	AT(NAMER_CANDIDATE_EVALUATIONS) = { "SELECT count(*), min(candidate_no || '/' || term || '/' || part) FROM evaluations"
	                                    " WHERE candidate_no = ?1",
	                                    NULL },
	AT(NAMER_CANDIDATE_PE_RESULTS) = { "SELECT count(*), min(candidate_no || '/' || item) FROM pe_results WHERE candidate_no = ?1", NULL },
	AT(NAMER_SUBJECT_PE_ITEMS) = { "SELECT count(*), min(item) FROM pe_items WHERE subject = ?1", NULL },
	AT(NAMER_PE_ITEM_TABLE) = { "SELECT count(*), min(item || '/' || sex) FROM pe_table WHERE item = ?1", NULL },
	AT(NAMER_PE_ITEM_RESULTS) = { "SELECT count(*), min(candidate_no || '/' || item) FROM pe_results WHERE item = ?1", LARGE },
	AT(NAMER_CANDIDATE_CLAIMS) = { "SELECT count(*), min(candidate_no || '/' || kind || '/' || item) FROM claims"
	                               " WHERE candidate_no = ?1",
	                               NULL },
	AT(NAMER_EXAM_ROOMS) = { "SELECT count(*), min(exam || '/' || site || '/' || room) FROM rooms WHERE exam = ?1", NULL },
	AT(NAMER_EXAM_SITTINGS) = { "SELECT count(*), min(exam) FROM sittings WHERE exam = ?1", NULL },
	AT(NAMER_SITE_ROOMS) = { "SELECT count(*), min(exam || '/' || site || '/' || room) FROM rooms WHERE site = ?1", NULL },
	AT(NAMER_ROOM_USES) = { "SELECT count(*), min(exam || '/' || site || '/' || room) FROM room_uses WHERE exam = ?1 AND site = ?2"
	                        " AND room = ?3",
	                        NULL },
	AT(NAMER_ROOM_SEATS) = { "SELECT count(*), min(exam || '/' || site || '/' || room || '/' || seat) FROM seats WHERE exam = ?1"
	                         " AND site = ?2 AND room = ?3",
	                         NULL },
	AT(NAMER_CANDIDATE_SEATS) = { "SELECT count(*), min(exam || '/' || site || '/' || room || '/' || seat) FROM seats WHERE"
	                              " candidate_no = ?1",
	                              NULL },
	AT(NAMER_EXAM_BATCHES) = { "SELECT count(*), min(number) FROM batches WHERE exam = ?1", NULL },
	AT(NAMER_EXAM_BLINDS) = { "SELECT count(*), min(exam) FROM blinds WHERE exam = ?1", NULL },
	AT(NAMER_EXAM_FREEZES) = { "SELECT count(*), min(number) FROM freezes WHERE exam = ?1", NULL },
	AT(NAMER_SUBJECT_BATCHES) = { "SELECT count(*), min(number) FROM batches WHERE subject = ?1", NULL },
	AT(NAMER_SUBJECT_BLINDS) = { "SELECT count(*), min(exam || '/' || subject) FROM blind_codes WHERE subject = ?1", LARGE },
	AT(NAMER_SUBJECT_RECHECKS) = { "SELECT count(*), min(number) FROM rechecks WHERE subject = ?1", NULL },
	AT(NAMER_SUBJECT_BREACHES) = { "SELECT count(*), min(number) FROM breaches WHERE subject = ?1 OR EXISTS (SELECT 1 FROM"
	                               " breach_scores m WHERE m.breach = number AND m.subject = ?1)",
	                               NULL },
	AT(NAMER_ROOM_BATCHES) = { "SELECT count(*), min(exam || '/' || subject) FROM batches WHERE exam = ?1 AND site = ?2 AND room = ?3",
	                           NULL },
	AT(NAMER_ROOM_BLINDS) = { "SELECT count(*), min(exam || '/' || subject) FROM blind_codes WHERE exam = ?1 AND site = ?2 AND room = ?3",
	                          NULL },
	AT(NAMER_CANDIDATE_BATCHES) = { "SELECT count(*), min(b.exam || '/' || b.subject) FROM sheets h JOIN batches b ON b.number = h.batch"
	                                " WHERE h.candidate_no = ?1",
	                                NULL },
	AT(NAMER_CANDIDATE_BLINDS) = { "SELECT count(*), min(exam || '/' || subject) FROM blind_codes WHERE candidate_no = ?1 AND"
	                               " candidate_no <> ''",
	                               NULL },
	AT(NAMER_CANDIDATE_RECHECKS) = { "SELECT count(*), min(number) FROM rechecks WHERE candidate_no = ?1", NULL },
	AT(NAMER_CANDIDATE_BREACHES) = { "SELECT count(*), min(number) FROM breaches WHERE candidate_no = ?1", NULL },
	AT(NAMER_VIOLATION_ENTRIES) = { "SELECT count(*), min(batch) FROM entries WHERE code = ?1", LARGE },
	AT(NAMER_VIOLATION_BREACHES) = { "SELECT count(*), min(number) FROM breaches WHERE code = ?1", NULL },
};

/* In the order in which they are told. */
static const struct {
	enum kind named, namer; /* KIND_NONE: a table, by its name */
	enum namer_statement statement;
	const char *table;
} namers_of[] = {
	{ KIND_EXAMS, KIND_SUBJECTS, NAMER_EXAM_SUBJECTS, NULL },
	{ KIND_SUBJECTS, KIND_SCORES, NAMER_SUBJECT_SCORES, NULL },
	{ KIND_SCHOOLS, KIND_PROGRAMS, NAMER_SCHOOL_PROGRAMS, NULL },
	{ KIND_PROGRAMS, KIND_PLANS, NAMER_PROGRAM_PLANS, NULL },
	{ KIND_PROGRAMS, KIND_CHOICES, NAMER_PROGRAM_CHOICES, NULL },
	{ KIND_PROGRAMS, KIND_RETURNS, NAMER_PROGRAM_RETURNS, NULL },
	{ KIND_PROGRAMS, KIND_ORDERS, NAMER_PROGRAM_ORDERS, NULL },
	{ KIND_TIERS, KIND_TIERS, NAMER_TIER_TIERS, NULL },
	{ KIND_TIERS, KIND_PLANS, NAMER_TIER_PLANS, NULL },
	{ KIND_TIERS, KIND_CHOICES, NAMER_TIER_CHOICES, NULL },
	{ KIND_TIERS, KIND_RETURNS, NAMER_TIER_RETURNS, NULL },
	{ KIND_TIERS, KIND_ORDERS, NAMER_TIER_ORDERS, NULL },
	{ KIND_PLANS, KIND_PLANS, NAMER_PLAN_PLANS, NULL },
	{ KIND_PLANS, KIND_ORDERS, NAMER_PLAN_ORDERS, NULL },
	{ KIND_CANDIDATES, KIND_SCORES, NAMER_CANDIDATE_SCORES, NULL },
	{ KIND_CANDIDATES, KIND_BONUSES, NAMER_CANDIDATE_BONUSES, NULL },
	{ KIND_CANDIDATES, KIND_CHOICES, NAMER_CANDIDATE_CHOICES, NULL },
	{ KIND_CANDIDATES, KIND_RETURNS, NAMER_CANDIDATE_RETURNS, NULL },
	{ KIND_CANDIDATES, KIND_ORDERS, NAMER_CANDIDATE_ORDERS, NULL },
	{ KIND_CANDIDATES, KIND_REGISTRATIONS, NAMER_CANDIDATE_REGISTRATIONS, NULL },
	{ KIND_CANDIDATES, KIND_CLAIMS, NAMER_CANDIDATE_CLAIMS, NULL },
	{ KIND_CANDIDATES, KIND_EVALUATIONS, NAMER_CANDIDATE_EVALUATIONS, NULL },
	{ KIND_CANDIDATES, KIND_PE_RESULTS, NAMER_CANDIDATE_PE_RESULTS, NULL },
	{ KIND_SUBJECTS, KIND_PE_ITEMS, NAMER_SUBJECT_PE_ITEMS, NULL },
	{ KIND_PE_ITEMS, KIND_PE_TABLE, NAMER_PE_ITEM_TABLE, NULL },
	{ KIND_PE_ITEMS, KIND_PE_RESULTS, NAMER_PE_ITEM_RESULTS, NULL },
	{ KIND_EXAMS, KIND_ROOMS, NAMER_EXAM_ROOMS, NULL },
	{ KIND_EXAMS, KIND_SITTINGS, NAMER_EXAM_SITTINGS, NULL },
	{ KIND_SITES, KIND_ROOMS, NAMER_SITE_ROOMS, NULL },
	{ KIND_ROOMS, KIND_ROOM_USES, NAMER_ROOM_USES, NULL },
	{ KIND_ROOMS, KIND_SEATS, NAMER_ROOM_SEATS, NULL },
	{ KIND_CANDIDATES, KIND_SEATS, NAMER_CANDIDATE_SEATS, NULL },
	{ KIND_EXAMS, KIND_NONE, NAMER_EXAM_BATCHES, "batches" },
	{ KIND_EXAMS, KIND_NONE, NAMER_EXAM_BLINDS, "blind_codes" },
	{ KIND_EXAMS, KIND_NONE, NAMER_EXAM_FREEZES, "freezes" },
	{ KIND_SUBJECTS, KIND_NONE, NAMER_SUBJECT_BATCHES, "batches" },
	{ KIND_SUBJECTS, KIND_NONE, NAMER_SUBJECT_BLINDS, "blind_codes" },
	{ KIND_SUBJECTS, KIND_NONE, NAMER_SUBJECT_RECHECKS, "rechecks" },
	{ KIND_SUBJECTS, KIND_NONE, NAMER_SUBJECT_BREACHES, "breaches" },
	{ KIND_ROOMS, KIND_NONE, NAMER_ROOM_BATCHES, "batches" },
	{ KIND_ROOMS, KIND_NONE, NAMER_ROOM_BLINDS, "blind_codes" },
	{ KIND_CANDIDATES, KIND_NONE, NAMER_CANDIDATE_BATCHES, "batches" },
	{ KIND_CANDIDATES, KIND_NONE, NAMER_CANDIDATE_BLINDS, "blind_codes" },
	{ KIND_CANDIDATES, KIND_NONE, NAMER_CANDIDATE_RECHECKS, "rechecks" },
	{ KIND_CANDIDATES, KIND_NONE, NAMER_CANDIDATE_BREACHES, "breaches" },
	{ KIND_VIOLATIONS, KIND_NONE, NAMER_VIOLATION_ENTRIES, "entries" },
	{ KIND_VIOLATIONS, KIND_NONE, NAMER_VIOLATION_BREACHES, "breaches" },
};

/* The key's values, in the order of the table's columns, are the parameters. */
static bool ask(struct store *store, const struct row *row, sqlite3_stmt *statement, struct store_namer *namer)
{
	const struct kind_table *table = kind_table(row->kind);
	const char *first;
	bool has_row;
	int number = 0;

	if (!statement)
		return false;
	for (size_t i = 0; i < table->n_fields; i++) {
		if (table->fields[i].is_key)
			bind_value(statement, ++number, &table->fields[i], &row->values[i]);
	}
	has_row = sqlite3_step(statement) == SQLITE_ROW;
	if (has_row) {
		namer->count = (uint64_t)sqlite3_column_int64(statement, 0);
		first = (const char *)sqlite3_column_text(statement, 1);
		snprintf(namer->first_key, sizeof namer->first_key, "%s", first ? first : "");
	}
	if (sqlite3_reset(statement) != SQLITE_OK || !has_row) {
		trouble_keep(store);
		return false;
	}
	return true;
}

enum store_answer store_find_namers(struct store *store, const struct row *row, struct store_namer namers[STORE_NAMERS_MOST],
                                    size_t *count)
{
	*count = 0;
	for (size_t i = 0; i < sizeof namers_of / sizeof *namers_of; i++) {
		struct store_namer *namer = &namers[*count];

		if (namers_of[i].named != row->kind)
			continue;
		if (!ask(store, row, statement_get(store, namers_of[i].statement), namer)) {
			trouble_keep(store);
			return STORE_FAILED;
		}
		namer->name = namers_of[i].table ? namers_of[i].table : kind_table(namers_of[i].namer)->name;
		if (namer->count > 0)
			(*count)++;
	}
	return *count > 0 ? STORE_DONE : STORE_MISSING;
}
