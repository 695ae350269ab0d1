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
};

/* In the order of the kinds that name. */
static const struct {
	enum kind named, namer;
	enum namer_statement statement;
} namers_of[] = {
	{ KIND_EXAMS, KIND_SUBJECTS, NAMER_EXAM_SUBJECTS },
	{ KIND_SUBJECTS, KIND_SCORES, NAMER_SUBJECT_SCORES },
	{ KIND_SCHOOLS, KIND_PROGRAMS, NAMER_SCHOOL_PROGRAMS },
	{ KIND_PROGRAMS, KIND_PLANS, NAMER_PROGRAM_PLANS },
	{ KIND_PROGRAMS, KIND_CHOICES, NAMER_PROGRAM_CHOICES },
	{ KIND_PROGRAMS, KIND_RETURNS, NAMER_PROGRAM_RETURNS },
	{ KIND_PROGRAMS, KIND_ORDERS, NAMER_PROGRAM_ORDERS },
	{ KIND_TIERS, KIND_TIERS, NAMER_TIER_TIERS },
	{ KIND_TIERS, KIND_PLANS, NAMER_TIER_PLANS },
	{ KIND_TIERS, KIND_CHOICES, NAMER_TIER_CHOICES },
	{ KIND_TIERS, KIND_RETURNS, NAMER_TIER_RETURNS },
	{ KIND_TIERS, KIND_ORDERS, NAMER_TIER_ORDERS },
	{ KIND_PLANS, KIND_PLANS, NAMER_PLAN_PLANS },
	{ KIND_PLANS, KIND_ORDERS, NAMER_PLAN_ORDERS },
	{ KIND_CANDIDATES, KIND_SCORES, NAMER_CANDIDATE_SCORES },
	{ KIND_CANDIDATES, KIND_BONUSES, NAMER_CANDIDATE_BONUSES },
	{ KIND_CANDIDATES, KIND_CHOICES, NAMER_CANDIDATE_CHOICES },
	{ KIND_CANDIDATES, KIND_RETURNS, NAMER_CANDIDATE_RETURNS },
	{ KIND_CANDIDATES, KIND_ORDERS, NAMER_CANDIDATE_ORDERS },
	{ KIND_CANDIDATES, KIND_REGISTRATIONS, NAMER_CANDIDATE_REGISTRATIONS },
	{ KIND_CANDIDATES, KIND_CLAIMS, NAMER_CANDIDATE_CLAIMS },
	{ KIND_CANDIDATES, KIND_EVALUATIONS, NAMER_CANDIDATE_EVALUATIONS },
	{ KIND_CANDIDATES, KIND_PE_RESULTS, NAMER_CANDIDATE_PE_RESULTS },
	{ KIND_SUBJECTS, KIND_PE_ITEMS, NAMER_SUBJECT_PE_ITEMS },
	{ KIND_PE_ITEMS, KIND_PE_TABLE, NAMER_PE_ITEM_TABLE },
	{ KIND_PE_ITEMS, KIND_PE_RESULTS, NAMER_PE_ITEM_RESULTS },
	{ KIND_EXAMS, KIND_ROOMS, NAMER_EXAM_ROOMS },
	{ KIND_EXAMS, KIND_SITTINGS, NAMER_EXAM_SITTINGS },
	{ KIND_SITES, KIND_ROOMS, NAMER_SITE_ROOMS },
	{ KIND_ROOMS, KIND_ROOM_USES, NAMER_ROOM_USES },
	{ KIND_ROOMS, KIND_SEATS, NAMER_ROOM_SEATS },
	{ KIND_CANDIDATES, KIND_SEATS, NAMER_CANDIDATE_SEATS },
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
		namer->kind = namers_of[i].namer;
		if (namer->count > 0)
			(*count)++;
	}
	return *count > 0 ? STORE_DONE : STORE_MISSING;
}
