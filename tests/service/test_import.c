/* SPDX-License-Identifier: ISC */
/* One file into a database: what is new, what is changed, what is the same, and a trail of what was changed only. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "data_suite.h"

static enum status import_text(enum kind kind, const char *text, bool is_dry_run, struct import_report *report,
                               struct problem *problem)
{
	const struct import_request request = { .kind = kind, .file = "rows.csv", .is_dry_run = is_dry_run };
	struct store *store;
	enum status status;

	file_write("rows.csv", text);
	store = data_open();
	*report = (struct import_report){ .rows = 0 };
	status = file_import(store, &request, report, problem);
	store_close(store);
	return status;
}

static void imports(enum kind kind, const char *text, struct import_report *report)
{
	struct problem problem = { .status = STATUS_OK };
	const enum status status = import_text(kind, text, false, report, &problem);

	if (report->faults.n_kept > 0)
		fail_msg("%s: %s", report->faults.kept[0].place, report->faults.kept[0].text);
	assert_ok(&problem, status);
}

static void file_import__adds_and_changes__by_key(void **state)
{
	struct import_report report;
	const int64_t before = data_number("SELECT count(*) FROM audit");

	(void)state;
	imports(KIND_SCORES, "candidate_no,subject,mark,status\n2026003,math,88,\n2026001,math,100,\n2026002,math,150,exempt\n",
	        &report);
	assert_int_equal(report.rows, 3);
	assert_int_equal(report.added, 1);
	assert_int_equal(report.changed, 1);
	assert_int_equal(report.same, 1);
	assert_int_equal(report.removed, 0);
	assert_int_equal(data_number("SELECT mark_e2 FROM scores WHERE candidate_no = '2026001' AND subject = 'math'"), 10000);
	assert_int_equal(data_number("SELECT count(*) FROM scores"), 5);
	/* One row for each change, and one for the file. */
	assert_int_equal(data_number("SELECT count(*) FROM audit"), before + 3);
	assert_int_equal(data_number("SELECT count(*) FROM audit WHERE action = 'import' AND key = '2026001/math' AND old LIKE"
	                             " '%\"mark\":\"99\"%' AND new LIKE '%\"mark\":\"100\"%' AND reason = 'rows.csv'"),
	                 1);
	assert_int_equal(
	        data_number("SELECT count(*) FROM audit WHERE key = '2026003/math' AND old = '' AND new LIKE '%\"mark\":\"88\"%'"),
	        1);
	assert_int_equal(data_number("SELECT count(*) FROM audit WHERE key = 'rows.csv' AND new LIKE '%\"changed\":1%'"), 1);
}

static void file_import__leaves_no_trace__where_nothing_changes(void **state)
{
	char before[DIGEST_TEXT], after[DIGEST_TEXT];
	struct import_report report;
	char *text;

	(void)state;
	data_content(before);
	for (int kind = 0; kind < KIND_COUNT; kind++) {
		char path[64];

		snprintf(path, sizeof path, "in/%s.csv", kind_table((enum kind)kind)->name);
		text = file_read(path, NULL);
		imports((enum kind)kind, text, &report);
		assert_int_equal(report.same, report.rows);
		assert_int_equal(report.added + report.changed + report.removed, 0);
		free(text);
	}
	assert_string_equal(data_content(after), before);
}

static void file_import__changes__every_column_to_its_default(void **state)
{
	struct import_report report;

	(void)state;
	imports(KIND_CANDIDATES, "candidate_no,name\n2026001,王小明\n", &report);
	assert_int_equal(report.changed, 1);
	assert_int_equal(
	        data_number("SELECT count(*) FROM candidates WHERE candidate_no = '2026001' AND name = '王小明' AND sex = '' AND"
	                    " feeder = '' AND tags = ''"),
	        1);
	imports(KIND_PLANS, "tier,program,seats,pool\nS1,042032,5,talent\n", &report);
	assert_int_equal(data_number("SELECT count(*) FROM plans WHERE pool = 'talent' AND rollover IS NULL AND eligible = '' AND "
	                             "\"order\" = 1"),
	                 1);
}

static void file_import__checks_everything__and_stores_nothing_when_dry(void **state)
{
	struct problem problem = { .status = STATUS_OK };
	char before[DIGEST_TEXT], after[DIGEST_TEXT];
	struct import_report report;

	(void)state;
	data_content(before);
	assert_ok(&problem, import_text(KIND_BONUSES, "candidate_no,policy,points\n2026002,侨属,9\n2026003,侨属,5\n", true, &report,
	                                &problem));
	assert_int_equal(report.rows, 2);
	assert_int_equal(report.added, 1);
	assert_int_equal(report.changed, 1);
	assert_int_equal(import_text(KIND_BONUSES, "candidate_no,policy,points\n2026002,侨属,0\n", true, &report, &problem),
	                 STATUS_FAULT);
	assert_finds(&report.faults, "rows.csv:2: points", "'0'");
	import_report_clear(&report);
	assert_string_equal(data_content(after), before);
}

/* --- choices ---------------------------------------------------------------------------------------------------------------------
 */

static void file_import__replaces__each_list_it_names(void **state)
{
	struct import_report report;

	(void)state;
	imports(KIND_CHOICES, "candidate_no,tier,rank,program\n2026001,S1,1,042032\n2026001,S1,2,042033\n2026003,S1,1,042033\n",
	        &report);
	assert_int_equal(report.rows, 3);
	assert_int_equal(report.changed, 1); /* rank 1 */
	assert_int_equal(report.added, 2);   /* rank 2, and that of 2026003 */
	assert_int_equal(report.removed, 1); /* rank 3 */
	assert_int_equal(data_number("SELECT count(*) FROM choices WHERE candidate_no = '2026001'"), 2);
	assert_int_equal(data_number("SELECT count(*) FROM choices WHERE candidate_no = '2026002'"),
	                 2); /* not named: as they were */
	assert_int_equal(
	        data_number("SELECT count(*) FROM audit WHERE object = 'choices' AND action = 'import' AND key <> 'rows.csv'"), 4);
	assert_int_equal(data_number("SELECT count(*) FROM audit WHERE key = '2026001/S1/3' AND new = '' AND old LIKE '%042032%'"),
	                 1);
}

static void file_import__takes__lists_in_any_order(void **state)
{
	struct import_report report;

	(void)state;
	imports(KIND_CHOICES,
	        "candidate_no,tier,rank,program\n2026003,S2,1,042033\n2026001,S1,5,042033\n2026003,S1,1,042033\n2026001,S1,2,"
	        "042032\n",
	        &report);
	assert_int_equal(data_number("SELECT group_concat(rank) = '2,5' FROM choices WHERE candidate_no = '2026001'"), 1);
	assert_int_equal(data_number("SELECT count(*) FROM choices WHERE candidate_no = '2026003'"), 2);
}

/* --- refusals --------------------------------------------------------------------------------------------------------------------
 */

struct refusal {
	enum kind kind;
	const char *text, *place, *part;
};

static const struct refusal refusals[] = {
	{ KIND_SCORES, "candidate_no,subject,mark\n2026009,math,1\n", "rows.csv:2: candidate_no",
	  "'2026009' is not in candidates" },
	{ KIND_SCORES, "candidate_no,subject,mark\n2026001,physics,1\n", "rows.csv:2: subject", "'physics'" },
	{ KIND_SCORES, "candidate_no,subject,mark\n2026001,math,151\n", "rows.csv:2: mark", "151" },
	{ KIND_SCORES, "candidate_no,subject,mark\n2026001,core,1\n", "rows.csv:2: subject", "" },
	{ KIND_SCORES, "candidate_no,subject,mark\n2026001,math,1\n2026002,math,1\n2026001,math,2\n", "rows.csv:4: candidate_no",
	  "line 2" },
	{ KIND_CHOICES, "candidate_no,tier,rank,program\n2026001,S1,1,042099\n", "rows.csv:2: program", "'042099'" },
	{ KIND_CHOICES, "candidate_no,tier,rank,program\n2026001,S1,1,042032\n2026001,S1,2,042032\n", "rows.csv:3: program",
	  "line 2" },
	{ KIND_CHOICES, "candidate_no,tier,rank,program\n2026001,S1,2,042032\n2026002,S1,1,042032\n2026001,S1,1,042032\n",
	  "rows.csv:4: program", "line 2" },
	{ KIND_CHOICES, "candidate_no,tier,rank,program\n2026001,S1,1,042032\n2026001,S1,1,042033\n", "rows.csv:3: candidate_no",
	  "line 2" },
	{ KIND_ORDERS, "tier,candidate_no,program,reason,authority,pool\nS2,2026001,042033,x,y,quota\n", "rows.csv:2: pool",
	  "'quota'" },
	{ KIND_PROGRAMS, "code,school,name\n042040,xx,某\n", "rows.csv:2: school", "'xx'" },
	{ KIND_PLANS, "tier,program,seats,pool,line\nS1,042033,1,open,cutoff(S2)\n", "rows.csv:2: line", "S2" },
	{ KIND_PLANS, "tier,program,seats,pool,rollover\nS1,042033,1,open,none\n", "rows.csv:2: rollover", "none" },
	{ KIND_TIERS, "code,name,seq\nS3,某,10\n", "rows.csv:2: seq", "10" },
	{ KIND_OFFICE, "key,value\ntotal,maths\n", "rows.csv:2: value", "character 1" },
	{ KIND_SUBJECTS, "code,name,full_mark,formula\ncore,语数,300,core+1\n", "rows.csv:2: formula", "core -> core" },
};

static void file_import__refuses__what_load_would_refuse(void **state)
{
	char before[DIGEST_TEXT], after[DIGEST_TEXT];

	(void)state;
	data_content(before);
	for (size_t i = 0; i < sizeof refusals / sizeof *refusals; i++) {
		struct problem problem = { .status = STATUS_OK };
		struct import_report report;

		assert_status(STATUS_FAULT, import_text(refusals[i].kind, refusals[i].text, false, &report, &problem), &problem,
		              refusals[i].text, 0);
		assert_says(problem.text, "nothing was stored");
		assert_finds(&report.faults, refusals[i].place, refusals[i].part);
		assert_int_equal(report.faults.count, 1);
		import_report_clear(&report);
		assert_string_equal(data_content(after), before);
	}
}

/* What stands already must hold together with what comes. */
static const struct refusal hurts[] = {
	{ KIND_SUBJECTS, "code,name,full_mark\nmath,数学,120\n", "scores 2026002/math: mark", "120" },
	{ KIND_SUBJECTS, "code,name,full_mark,step\nchinese,语文,150,1\n", "scores 2026001/chinese: mark", "120.5" },
	{ KIND_SUBJECTS, "code,name,full_mark,formula\nmath,数学,150,chinese\n", "scores 2026001/math: subject", "" },
	{ KIND_TIERS, "code,name,seq,inherits\nS2,征求,5,S1\n", "rows.csv:2: inherits", "S1" },
	{ KIND_TIERS, "code,name,seq\nS1,统招,25\n", "tiers S2: inherits", "S1" },
	{ KIND_TIERS, "code,name,seq,bands\nS1,统招,10,sequential\n", "plans S1/042032/talent: rollover", "" },
};

static void file_import__refuses__what_does_not_fit_what_stands(void **state)
{
	char before[DIGEST_TEXT], after[DIGEST_TEXT];

	(void)state;
	data_content(before);
	for (size_t i = 0; i < sizeof hurts / sizeof *hurts; i++) {
		struct problem problem = { .status = STATUS_OK };
		struct import_report report;

		assert_status(STATUS_FAULT, import_text(hurts[i].kind, hurts[i].text, false, &report, &problem), &problem,
		              hurts[i].text, 0);
		assert_finds(&report.faults, hurts[i].place, hurts[i].part);
		import_report_clear(&report);
		assert_string_equal(data_content(after), before);
	}
}

/* Two tiers may change places in one file, though each alone would be in the other's way. */
static void file_import__lets__tiers_change_places(void **state)
{
	struct import_report report;

	(void)state;
	imports(KIND_TIERS, "code,name,seq\nS3,某,30\nS4,某,40\n", &report);
	imports(KIND_TIERS, "code,name,seq\nS3,某,40\nS4,某,30\n", &report);
	assert_int_equal(report.changed, 2);
	assert_int_equal(data_number("SELECT seq FROM tiers WHERE code = 'S3'"), 40);
}

/* Rows of one file may name one another, in whatever order they stand. */
static void file_import__takes__a_rollover_to_a_pool_below(void **state)
{
	struct import_report report;

	(void)state;
	imports(KIND_PLANS, "tier,program,seats,pool,order,rollover\nS1,042033,1,a,1,b\nS1,042033,1,b,2,\n", &report);
	assert_int_equal(report.added, 2);
	assert_int_equal(data_number("SELECT count(*) FROM pragma_foreign_key_check"), 0);
}

static void file_import__says_so__where_the_file_is_not_there(void **state)
{
	const struct import_request request = { .kind = KIND_SCORES, .file = "none.csv" };
	struct problem problem = { .status = STATUS_OK };
	struct import_report report = { .rows = 0 };
	struct store *store = data_open();

	(void)state;
	assert_int_equal(file_import(store, &request, &report, &problem), STATUS_ENVIRONMENT);
	assert_says(problem.text, "none.csv");
	/* The store is of use afterwards. */
	assert_ok(&problem, store_begin(store, NULL, &problem));
	assert_ok(&problem, store_commit(store, &problem));
	store_close(store);
}

static void file_import__reads__standard_input(void **state)
{
	const struct import_request request = { .kind = KIND_BONUSES, .file = "-" };
	struct problem problem = { .status = STATUS_OK };
	struct import_report report = { .rows = 0 };
	struct store *store = data_open();
	const int before = dup(STDIN_FILENO);

	(void)state;
	file_write("rows.csv", "candidate_no,policy,points\n2026003,侨属,5\n2026003,侨属,6\n");
	assert_non_null(freopen("rows.csv", "r", stdin));
	assert_int_equal(file_import(store, &request, &report, &problem), STATUS_FAULT);
	assert_finds(&report.faults, "-:3: candidate_no", "line 2");
	import_report_clear(&report);
	store_close(store);
	dup2(before, STDIN_FILENO);
	close(before);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		OVER_SMALL(file_import__adds_and_changes__by_key),
		OVER_SMALL(file_import__leaves_no_trace__where_nothing_changes),
		OVER_SMALL(file_import__changes__every_column_to_its_default),
		OVER_SMALL(file_import__checks_everything__and_stores_nothing_when_dry),
		OVER_SMALL(file_import__replaces__each_list_it_names),
		OVER_SMALL(file_import__takes__lists_in_any_order),
		OVER_SMALL(file_import__refuses__what_load_would_refuse),
		OVER_SMALL(file_import__refuses__what_does_not_fit_what_stands),
		OVER_SMALL(file_import__lets__tiers_change_places),
		OVER_SMALL(file_import__takes__a_rollover_to_a_pool_below),
		OVER_SMALL(file_import__says_so__where_the_file_is_not_there),
		OVER_SMALL(file_import__reads__standard_input),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
