/* SPDX-License-Identifier: ISC */
/* The tables of kinds against a list of their own, column by column. */
#include "../support/suite.h"

#include <stdio.h>
#include <string.h>

#include <luqu/kind.h>
#include <luqu/text.h>

/* name required | optional (default); keys */
static const struct {
	const char *name, *required, *optional, *keys;
} contract[KIND_COUNT] = {
	{ "office", "key,value", "", "key" },
	{ "calendar", "step,name", "from,to", "step" },
	{ "exams", "code,name", "date,kind", "code" },
	{ "subjects", "code,name,full_mark", "step(0.5),weight(1),exam,formula", "code" },
	{ "schools", "code,name,kind", "district,phone,address", "code" },
	{ "programs", "code,school,name", "note", "code" },
	{ "tiers", "code,name,seq",
	  "merit(total),ranking,bands(parallel),max_choices,eligible,line,ties(break),filing(1),returns(final),adjust(none),"
	  "inherits",
	  "code" },
	{ "plans", "tier,program,seats", "pool(open),order(1),eligible,line,ranking,rollover", "tier,program,pool" },
	{ "candidates", "candidate_no,name", "sex,id_no,feeder,district,category,tags,adjust(0)", "candidate_no" },
	{ "scores", "candidate_no,subject,mark", "status(present)", "candidate_no,subject" },
	{ "bonuses", "candidate_no,policy,points", "", "candidate_no,policy" },
	{ "choices", "candidate_no,tier,rank,program", "", "candidate_no,tier,rank" },
	{ "returns", "tier,candidate_no,program,reason", "", "tier,candidate_no,program" },
	{ "orders", "tier,candidate_no,program,reason,authority", "pool(open)", "tier,candidate_no" },
	{ "registrations", "candidate_no", "state(registered),birth,record_no,note", "candidate_no" },
	{ "claims", "candidate_no,kind,item", "points,certifier,evidence,notice_from,notice_to,state(claimed)", "candidate_no,kind,item" },
	{ "violations", "code,name,effect", "", "code" },
	{ "sites", "code,name", "address", "code" },
	{ "rooms", "exam,site,room", "size(30),columns(5)", "exam,site,room" },
	{ "room_uses", "exam,site,room", "tag,date,half,sex,group", "exam,site,room" },
	{ "sittings", "exam",
	  "eligible,ticket({year}{area}{site}{room}{seat}),area,paper,remainder(larger),extra(5),order(shaped),schools(apart),seed", "exam" },
	{ "seats", "exam,site,room,seat,ticket,candidate_no", "", "exam,site,room,seat" },
	{ "evaluations", "candidate_no,term,part,mark", "", "candidate_no,term,part" },
	{ "pe_items", "item,name,subject,direction", "unit,group,exempt(0)", "item" },
	{ "pe_table", "item,sex,result,mark", "", "item,sex,result" },
	{ "pe_results", "candidate_no,item,result", "status(present)", "candidate_no,item" },
};

static void append(char *list, size_t size, const struct field *field)
{
	size_t used = strlen(list);

	snprintf(list + used, size - used, "%s%s", used > 0 ? "," : "", field->name);
	used = strlen(list);
	if (field->fallback)
		snprintf(list + used, size - used, "(%s)", field->fallback);
}

static void kind_table__has_the_columns_of_the_contract__in_its_order(void **state)
{
	(void)state;
	for (int kind = 0; kind < KIND_COUNT; kind++) {
		const struct kind_table *table = kind_table((enum kind)kind);
		char required[512] = "", optional[512] = "";
		bool optional_seen = false;

		assert_string_equal(table->name, contract[kind].name);
		assert_in_range(table->n_fields, 2, FIELDS_MOST);
		for (size_t i = 0; i < table->n_fields; i++) {
			const struct field *field = &table->fields[i];

			assert_false(field->is_required && optional_seen);
			optional_seen = !field->is_required;
			append(field->is_required ? required : optional, sizeof required, field);
		}
		assert_string_equal(required, contract[kind].required);
		assert_string_equal(optional, contract[kind].optional);
	}
}

static void kind_table__marks_the_keys_of_the_contract(void **state)
{
	(void)state;
	for (int kind = 0; kind < KIND_COUNT; kind++) {
		const struct kind_table *table = kind_table((enum kind)kind);
		char keys[128] = "";
		size_t count = 0;

		for (size_t i = 0; i < table->n_fields; i++) {
			if (!table->fields[i].is_key)
				continue;
			count++;
			snprintf(keys + strlen(keys), sizeof keys - strlen(keys), "%s%s", count > 1 ? "," : "",
			         table->fields[i].name);
		}
		assert_string_equal(keys, contract[kind].keys);
		assert_int_equal(table->n_keys, count);
	}
}

static void kind_table__names_every_column_once__in_both_languages(void **state)
{
	(void)state;
	for (int kind = 0; kind < KIND_COUNT; kind++) {
		const struct kind_table *table = kind_table((enum kind)kind);

		for (size_t i = 0; i < table->n_fields; i++) {
			const struct field *field = &table->fields[i];

			assert_true(text_is_name(field->name, strlen(field->name), false));
			assert_true(strlen(field->name_zh) >= 6);
			assert_int_equal(text_check(field->name_zh, strlen(field->name_zh), NULL), TEXT_GOOD);
			assert_int_equal(kind_field((enum kind)kind, field->name, strlen(field->name)), (int)i);
			assert_int_equal(kind_field((enum kind)kind, field->name_zh, strlen(field->name_zh)), (int)i);
		}
		for (int other = 0; other < kind; other++)
			assert_string_not_equal(table->name_zh, kind_table((enum kind)other)->name_zh);
	}
}

static void kind_field__does_not_know__other_headers(void **state)
{
	(void)state;
	assert_int_equal(kind_field(KIND_CANDIDATES, "candidate", 9), -1);
	assert_int_equal(kind_field(KIND_CANDIDATES, "candidate_no", 11), -1);
	assert_int_equal(kind_field(KIND_CANDIDATES, "Name", 4), -1);
	assert_int_equal(kind_field(KIND_CANDIDATES, " name", 5), -1);
	assert_int_equal(kind_field(KIND_CANDIDATES, "", 0), -1);
	assert_int_equal(kind_field(KIND_CANDIDATES, "准考证号", 12), -1);
	assert_int_equal(kind_field(KIND_CANDIDATES, BYTES("name\0")), -1);
	assert_int_equal(kind_field(KIND_CANDIDATES, BYTES("考生号")), 0);
	assert_int_equal(kind_field(KIND_CANDIDATES, BYTES("毕业学校")), 4);
}

static void kind_find__knows_both_names__and_nothing_else(void **state)
{
	(void)state;
	for (int kind = 0; kind < KIND_COUNT; kind++) {
		assert_int_equal(kind_find(kind_table((enum kind)kind)->name), kind);
		assert_int_equal(kind_find(kind_table((enum kind)kind)->name_zh), kind);
	}
	assert_int_equal(kind_find("考生"), KIND_CANDIDATES);
	assert_int_equal(kind_find("candidate"), KIND_NONE);
	assert_int_equal(kind_find("Plans"), KIND_NONE);
	assert_int_equal(kind_find("../x"), KIND_NONE);
	assert_int_equal(kind_find(""), KIND_NONE);
}

static void kind_table__has_the_columns_that_joint_rules_count_on(void **state)
{
	static const struct {
		enum kind kind;
		size_t field;
		const char *name;
	} counted[] = {
		{ KIND_OFFICE, 0, "key" },  { KIND_OFFICE, 1, "value" },    { KIND_CALENDAR, 2, "from" },
		{ KIND_CALENDAR, 3, "to" }, { KIND_SUBJECTS, 4, "weight" }, { KIND_SUBJECTS, 6, "formula" },
		{ KIND_PLANS, 3, "pool" },  { KIND_SCORES, 2, "mark" },     { KIND_SCORES, 3, "status" },
		{ KIND_CLAIMS, 1, "kind" }, { KIND_CLAIMS, 2, "item" },     { KIND_CLAIMS, 3, "points" },
		{ KIND_CLAIMS, 6, "notice_from" }, { KIND_CLAIMS, 7, "notice_to" }, { KIND_CLAIMS, 8, "state" },
		{ KIND_EVALUATIONS, 1, "term" }, { KIND_EVALUATIONS, 2, "part" }, { KIND_PE_RESULTS, 2, "result" }, { KIND_PE_RESULTS, 3, "status" },
		{ KIND_SITTINGS, 2, "ticket" }, { KIND_SITTINGS, 3, "area" }, { KIND_SITTINGS, 4, "paper" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof counted / sizeof *counted; i++)
		assert_string_equal(kind_table(counted[i].kind)->fields[counted[i].field].name, counted[i].name);
}

static void kind_table__refers_to_kinds__whose_first_column_is_their_key(void **state)
{
	size_t references = 0;

	(void)state;
	for (int kind = 0; kind < KIND_COUNT; kind++) {
		const struct kind_table *table = kind_table((enum kind)kind);

		for (size_t i = 0; i < table->n_fields; i++) {
			if (table->fields[i].refers == KIND_NONE)
				continue;
			references++;
			assert_true(table->fields[i].refers < (enum kind)kind || strcmp(table->fields[i].name, "inherits") == 0);
			assert_int_equal(kind_table(table->fields[i].refers)->n_keys, 1);
			assert_true(kind_table(table->fields[i].refers)->fields[0].is_key);
		}
	}
	assert_int_equal(references, 19 + 8 + 5);
}

static void text_is_rule_word__knows__the_words_of_the_language(void **state)
{
	static const char *const words[] = { "and",    "or",       "not",      "min",   "max",    "round",
		                             "floor",  "grade",    "cutoff",   "total", "bonus",  "candidate_no",
		                             "feeder", "district", "category", "sex",   "choice", "lottery" };

	(void)state;
	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		assert_true(text_is_rule_word(words[i], strlen(words[i])));
		assert_false(text_is_rule_word(words[i], strlen(words[i]) - 1));
	}
	assert_false(text_is_rule_word("math", 4));
	assert_false(text_is_rule_word("Total", 5));
	assert_false(text_is_rule_word("totals", 6));
	assert_false(text_is_rule_word("status", 6));
	assert_false(text_is_rule_word("", 0));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(kind_table__has_the_columns_of_the_contract__in_its_order),
		cmocka_unit_test(kind_table__marks_the_keys_of_the_contract),
		cmocka_unit_test(kind_table__names_every_column_once__in_both_languages),
		cmocka_unit_test(kind_field__does_not_know__other_headers),
		cmocka_unit_test(kind_find__knows_both_names__and_nothing_else),
		cmocka_unit_test(kind_table__has_the_columns_that_joint_rules_count_on),
		cmocka_unit_test(kind_table__refers_to_kinds__whose_first_column_is_their_key),
		cmocka_unit_test(text_is_rule_word__knows__the_words_of_the_language),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
