/* SPDX-License-Identifier: ISC */
/* What load finds, where, and that one fault is told once. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "data_suite.h"

/* The small year with one file changed: lines put behind it, or the file written anew. */
struct refusal {
	const char *file;
	const char *add, *whole;  /* one of them; NULL: the other */
	const char *place, *part; /* of the one finding there must be */
};

static void refuse(const struct refusal *refusal)
{
	struct problem problem = { .status = STATUS_OK };
	struct load_report report;
	char place[128];

	data_small();
	if (refusal->whole)
		data_put(refusal->file, refusal->whole);
	else
		data_add(refusal->file, refusal->add);
	assert_status(STATUS_FAULT, data_try(false, &report, &problem), &problem, refusal->file, 0);
	snprintf(place, sizeof place, "in/%s", refusal->place);
	assert_finds(&report.faults, place, refusal->part);
	if (report.faults.count != 1)
		fail_msg("%s: %d findings instead of one; the second is %s: %s", refusal->place, (int)report.faults.count,
		         report.faults.kept[1].place, report.faults.kept[1].text);
	load_report_clear(&report);
	assert_int_equal(access("year.db", F_OK), -1);
	assert_int_equal(system("rm -r in"), 0);
}

static const struct refusal references[] = {
	{ "subjects.csv", "x,某,100,,none,\n", NULL, "subjects.csv:5: exam", "'none' is not in exams" },
	{ "programs.csv", "042034,xx,某\n", NULL, "programs.csv:4: school", "'xx' is not in schools" },
	{ "tiers.csv", "S3,某,30,,S9\n", NULL, "tiers.csv:4: inherits", "S9" },
	{ "tiers.csv", "S3,某,5,,S1\n", NULL, "tiers.csv:4: inherits", "S1" },
	{ "tiers.csv", "S3,某,20,,\n", NULL, "tiers.csv:4: seq", "20" },
	{ "plans.csv", "S9,042033,1,,,,,\n", NULL, "plans.csv:6: tier", "'S9' is not in tiers" },
	{ "plans.csv", "S1,042099,1,,,,,\n", NULL, "plans.csv:6: program", "'042099' is not in programs" },
	{ "plans.csv", "S1,042033,1,more,1,,,none\n", NULL, "plans.csv:6: rollover", "none" },
	{ "plans.csv", "S1,042033,1,zz,1,,,open\n", NULL, "plans.csv:6: rollover", "open" },
	{ "scores.csv", "2026009,math,1,\n", NULL, "scores.csv:6: candidate_no", "'2026009' is not in candidates" },
	{ "scores.csv", "2026003,physics,1,\n", NULL, "scores.csv:6: subject", "'physics' is not in subjects" },
	{ "bonuses.csv", "2026009,侨属,5\n", NULL, "bonuses.csv:3: candidate_no", "'2026009'" },
	{ "choices.csv", "2026009,S1,1,042032\n", NULL, "choices.csv:6: candidate_no", "'2026009'" },
	{ "choices.csv", "2026003,S9,1,042032\n", NULL, "choices.csv:6: tier", "'S9'" },
	{ "choices.csv", "2026003,S1,1,42032\n", NULL, "choices.csv:6: program", "'42032'" },
	{ "returns.csv", "S9,2026001,042032,体检\n", NULL, "returns.csv:3: tier", "'S9'" },
	{ "returns.csv", "S1,2026009,042032,体检\n", NULL, "returns.csv:3: candidate_no", "'2026009'" },
	{ "returns.csv", "S1,2026001,0,体检\n", NULL, "returns.csv:3: program", "'0'" },
	{ "orders.csv", "S1,2026009,042032,决定,教育局,open\n", NULL, "orders.csv:3: candidate_no", "'2026009'" },
	{ "orders.csv", "S1,2026001,042032,决定,教育局,quota\n", NULL, "orders.csv:3: pool", "'quota'" },
	{ "orders.csv", "S2,2026001,042032,决定,教育局,\n", NULL, "orders.csv:3: pool", "'open'" },
};

static const struct refusal marks[] = {
	{ "scores.csv", "2026003,math,150.5,\n", NULL, "scores.csv:6: mark", "150.5" },
	{ "scores.csv", "2026003,math,99.25,\n", NULL, "scores.csv:6: mark", "99.25" },
	{ "scores.csv", "2026003,math,-1,\n", NULL, "scores.csv:6: mark", "-1" },
	{ "scores.csv", "2026003,math,,\n", NULL, "scores.csv:6: mark", "empty" },
	{ "scores.csv", "2026003,math,5,absent\n", NULL, "scores.csv:6: mark", "absent" },
	{ "scores.csv", "2026003,core,200,\n", NULL, "scores.csv:6: subject", "" },
	{ "scores.csv", "2026003,core,,absent\n", NULL, "scores.csv:6: subject", "" },
};

static const struct refusal twice[] = {
	{ "office.csv", "year,2027\n", NULL, "office.csv:6: key", "'year' stands on line 3 already" },
	{ "programs.csv", "042032,zp,某\n", NULL, "programs.csv:4: code", "'042032' stands on line 2 already" },
	{ "plans.csv", "S1,042032,7,,,,,\n", NULL, "plans.csv:6: tier", "'S1/042032/open' stands on line 3 already" },
	{ "candidates.csv", "2026003,张三,,,\n", NULL, "candidates.csv:5: candidate_no", "'2026003' stands on line 4 already" },
	{ "candidates.csv", "2026001,又一个,,,\n", NULL, "candidates.csv:5: candidate_no", "'2026001' stands on line 2 already" },
	{ "scores.csv", "2026002,math,150,exempt\n", NULL, "scores.csv:6: candidate_no",
	  "'2026002/math' stands on line 5 already" },
	{ "bonuses.csv", "2026002,侨属,6\n", NULL, "bonuses.csv:3: candidate_no", "'2026002/侨属' stands on line 2 already" },
	{ "choices.csv", "2026002,S2,01,042032\n", NULL, "choices.csv:6: candidate_no", "'2026002/S2/1' stands on line 5 already" },
	{ "choices.csv", "2026002,S2,2,042033\n", NULL, "choices.csv:6: program",
	  "'042033' stands in this list already, on line 5" },
	{ "choices.csv", "2026001,S1,9,042033\n", NULL, "choices.csv:6: program",
	  "'042033' stands in this list already, on line 2" },
	{ "choices.csv", "2026001,S1,2,042032\n", NULL, "choices.csv:6: program",
	  "'042032' stands in this list already, on line 3" },
	{ "returns.csv", "S1,2026002,042032,体检\n", NULL, "returns.csv:3: tier", "'S1/2026002/042032'" },
	{ "orders.csv", "S1,2026003,042033,决定,教育局,open\n", NULL, "orders.csv:3: tier", "'S1/2026003'" },
};

static const struct refusal rules[] = {
	{ "office.csv", NULL, "key,value\ntotal,chinese+maths\n", "office.csv:2: value", "character 9" },
	{ "office.csv", NULL, "key,value\ntotal,chinese+\n", "office.csv:2: value", "'chinese+', character 9" },
	{ "subjects.csv", "x,某,100,,,chinese*total\n", NULL, "subjects.csv:5: formula", "character 9" },
	{ "tiers.csv", "S3,某,30,total >> math,\n", NULL, "tiers.csv:4: ranking", "character 8" },
	{ "tiers.csv", NULL, "code,name,seq,merit\nS1,甲,1,choice\nS2,乙,2,\n", "tiers.csv:2: merit", "character 1" },
	{ "tiers.csv", NULL, "code,name,seq,eligible\nS1,甲,1,feeder ~ '('\nS2,乙,2,\n", "tiers.csv:2: eligible", "" },
	{ "tiers.csv", NULL, "code,name,seq,line\nS1,甲,1,cutoff(S2)\nS2,乙,2,\n", "tiers.csv:2: line", "" },
	{ "plans.csv", "S2,042032,1,,,tag.,,\n", NULL, "plans.csv:6: eligible", "" },
	{ "plans.csv", "S1,042033,1,more,,,cutoff(S1),\n", NULL, "plans.csv:6: line", "S1" },
	{ "plans.csv", "S1,042033,1,more,,,cutoff(S2),\n", NULL, "plans.csv:6: line", "S2" },
	{ "plans.csv", NULL, "tier,program,seats,pool,ranking\nS1,042032,9,,total > lottery + 1\n", "plans.csv:2: ranking", "" },
	{ "subjects.csv", "x,某,100,,,x+1\n", NULL, "subjects.csv:5: formula", "x -> x" },
	{ "subjects.csv", "a,某,100,,,chinese+b\nb,某,100,,,a\n", NULL, "subjects.csv:5: formula", "a -> b -> a" },
};

static const struct refusal forms[] = {
	{ "choices.csv", NULL, "candidate_no,tier,rank\n", "choices.csv:1: program", "missing" },
	{ "candidates.csv", NULL, "candidate_no,name,colour\n2026001,a,b\n", "candidates.csv:1: colour", "" },
	{ "candidates.csv", NULL, "", "candidates.csv", "empty" },
	{ "scores.csv", "2026003,math\n", NULL, "scores.csv:6", "2 fields" },
	{ "schools.csv", "xx,\"某\"x,general\n", NULL, "schools.csv:4: name", "quote" },
	{ "candidates.csv", "2026004,\"two\nlines\",,,\n", NULL, "candidates.csv:5: name", "control" },
	{ "candidates.csv", "2026004,a\x1b[2J,,,\n", NULL, "candidates.csv:5: name", "control" },
	{ "candidates.csv",
	  "2026004,a\xe2\x80\xae"
	  "b,,,\n",
	  NULL, "candidates.csv:5: name", "" },
	{ "plans.csv", "S1,042033,1,inherited,,,,\n", NULL, "plans.csv:6: pool", "inherited" },
	{ "plans.csv", "S1,042033,1000000,more,,,,\n", NULL, "plans.csv:6: seats", "1000000" },
};

#define EACH(list)                                                                                                                 \
	for (size_t i = 0; i < sizeof(list) / sizeof *(list); i++)                                                                 \
	refuse(&(list)[i])

static void folder_load__refuses__what_names_something_that_is_not_there(void **state)
{
	(void)state;
	EACH(references);
}

static void folder_load__refuses__marks_that_do_not_fit_their_subject(void **state)
{
	(void)state;
	EACH(marks);
}

static void folder_load__refuses__what_stands_twice_and_names_both_lines(void **state)
{
	(void)state;
	EACH(twice);
}

static void folder_load__refuses__faulty_rules_and_says_where(void **state)
{
	(void)state;
	EACH(rules);
}

static void folder_load__refuses__faults_of_form_without_more_ado(void **state)
{
	(void)state;
	EACH(forms);
}

/* --- one fault is told once
 * ------------------------------------------------------------------------------------------------------- */

/* A row that is bad in itself is there all the same for what names it. */
static const struct refusal causes[] = {
	{ "candidates.csv", NULL, "candidate_no,name,sex\n2026001,王,男\n2026002,李,\n2026003,张,\n", "candidates.csv:2: sex", "" },
	{ "subjects.csv", NULL, "code,name,full_mark\nchinese,语文,0\nmath,数学,150\ncore,语数,300\n", "subjects.csv:2: full_mark",
	  "'0'" },
	{ "schools.csv", NULL, "code,name,kind\nnh,南汇中学,castle\nzp,周浦中学,general\n", "schools.csv:2: kind", "castle" },
	{ "programs.csv", NULL, "code,school,name\n042032,nh,\n042033,zp,某\n", "programs.csv:2: name", "" },
	{ "tiers.csv", NULL, "code,name,seq\nS1,统招,x\nS2,征求,20\n", "tiers.csv:2: seq", "'x'" },
	{ "plans.csv", NULL, "tier,program,seats,pool\nS1,042032,-1,open\n", "plans.csv:2: seats", "-1" },
	{ "exams.csv", NULL, "code,name,date\nzk,中考,2026-02-30\n", "exams.csv:2: date", "2026-02-30" },
};

static void folder_load__tells_a_bad_row_once__however_many_rows_name_it(void **state)
{
	(void)state;
	EACH(causes);
}

static void folder_load__tells_every_fault__in_the_order_of_files_and_lines(void **state)
{
	struct problem problem = { .status = STATUS_OK };
	struct load_report report;

	(void)state;
	data_small();
	data_add("schools.csv", "x x,某,general\nyy,某,castle\n");
	data_add("scores.csv", "2026003,math,1e2,\n2026009,math,1,\n2026003,math,151,\n2026003,chinese,+5,\n");
	assert_int_equal(data_try(false, &report, &problem), STATUS_FAULT);
	assert_int_equal(report.faults.count, 6);
	assert_string_equal(report.faults.kept[0].place, "in/schools.csv:4: code");
	assert_string_equal(report.faults.kept[1].place, "in/schools.csv:5: kind");
	assert_string_equal(report.faults.kept[2].place, "in/scores.csv:6: mark");
	assert_string_equal(report.faults.kept[3].place, "in/scores.csv:7: candidate_no");
	assert_string_equal(report.faults.kept[4].place, "in/scores.csv:8: mark");
	assert_string_equal(report.faults.kept[5].place, "in/scores.csv:9: mark");
	load_report_clear(&report);
}

static void assert_told(const char *const *places)
{
	struct problem problem = { .status = STATUS_OK };
	struct load_report report;
	size_t i = 0;

	assert_int_equal(data_try(false, &report, &problem), STATUS_FAULT);
	for (; places[i]; i++)
		assert_string_equal(report.faults.kept[i].place, places[i]);
	assert_int_equal(report.faults.count, i);
	load_report_clear(&report);
}

/* Rules are read whatever else is wrong; naming a subject or a tier whose row is bad is no fault of theirs. */
static void folder_load__tells_faulty_rules__beside_bad_rows(void **state)
{
	static const char *const places[] = { "in/subjects.csv:2: full_mark", "in/tiers.csv:3: seq", "in/tiers.csv:2: merit",
		                              "in/plans.csv:2: eligible",     "in/plans.csv:4: line", "in/scores.csv:6: mark",
		                              NULL };

	(void)state;
	data_small();
	data_put("subjects.csv", "code,name,full_mark\nchinese,语文,0\nmath,数学,150\n");
	data_put("tiers.csv", "code,name,seq,merit\nS1,统招,10,chinese + physics\nS2,征求,x,total\nS3,补录,30,chinese\n");
	data_put("plans.csv", "tier,program,seats,eligible,line\nS1,042032,1,math >,\nS2,042032,1,,cutoff(S1)\n"
	                      "S3,042032,1,,cutoff(S3)\nS3,042033,1,,cutoff(S2)\n");
	data_add("scores.csv", "2026003,math,151,\n");
	assert_told(places);
}

/* So are tiers and pools that name one another. */
static void folder_load__tells_what_does_not_fit_together__beside_bad_rows(void **state)
{
	static const char *const places[] = { "in/tiers.csv:3: seq", "in/plans.csv:3: seats",    "in/tiers.csv:5: seq",
		                              "in/tiers.csv:5: inherits", "in/plans.csv:4: rollover", NULL };

	(void)state;
	data_small();
	data_put("tiers.csv", "code,name,seq,inherits\nS1,统招,10,\nS2,征求,x,\nS3,补录,30,S1;S2\nS4,补录,30,S9\n");
	data_put("plans.csv", "tier,program,seats,pool,rollover\nS1,042032,1,a,b\nS1,042032,x,b,\nS1,042033,1,a,b\n");
	data_put("choices.csv", "candidate_no,tier,rank,program\n");
	data_put("orders.csv", "tier,candidate_no,program,reason,authority\n");
	assert_told(places);
}

/* A thousand bad rows: the first hundred are kept, all are counted; good rows between them change nothing. */
static void folder_load__counts_all_faults__and_keeps_the_first(void **state)
{
	enum { ROWS = 5000 };
	struct problem problem = { .status = STATUS_OK };
	char *lines = malloc((size_t)ROWS * 40);
	struct load_report report;
	size_t used = 0;

	(void)state;
	data_small();
	assert_non_null(lines);
	for (int i = 0; i < ROWS; i++)
		used += (size_t)snprintf(lines + used, 40, "3%05d,%s,,,\n", i, i % 2 == 0 ? "某" : "");
	data_add("candidates.csv", lines);
	free(lines);
	assert_int_equal(data_try(false, &report, &problem), STATUS_FAULT);
	assert_int_equal(report.faults.count, ROWS / 2);
	assert_int_equal(report.faults.n_kept, FINDINGS_KEPT);
	assert_string_equal(report.faults.kept[0].place, "in/candidates.csv:6: name");
	assert_string_equal(report.faults.kept[99].place, "in/candidates.csv:204: name");
	load_report_clear(&report);
}

/* --- choices in any order
 * ----------------------------------------------------------------------------------------------------------- */

static void folder_load__takes__choices_in_any_order(void **state)
{
	(void)state;
	data_small();
	data_put("choices.csv", "candidate_no,tier,rank,program\n2026002,S2,1,042033\n2026001,S1,3,042032\n2026002,S1,1,"
	                        "042032\n2026001,S1,1,042033\n");
	data_load();
	assert_int_equal(data_number("SELECT count(*) FROM choices"), 4);
}

static void folder_load__finds_a_program_twice__in_lists_that_are_torn(void **state)
{
	struct problem problem = { .status = STATUS_OK };
	struct load_report report;

	(void)state;
	data_small();
	data_put("choices.csv", "candidate_no,tier,rank,program\n2026002,S2,1,042033\n2026001,S1,3,042032\n2026002,S1,1,042032\n"
	                        "2026001,S1,1,042032\n2026001,S1,2,042033\n");
	assert_int_equal(data_try(false, &report, &problem), STATUS_FAULT);
	assert_int_equal(report.faults.count, 1);
	assert_finds(&report.faults, "in/choices.csv:5: program", "'042032' stands in this list already, on line 3");
	load_report_clear(&report);
}

static void folder_load__reads__gb18030_and_chinese_headers(void **state)
{
	/* 考生号,姓名 / 2026001,王 ... in GB18030 */
	static const char bytes[] =
	        "\xbf\xbc\xc9\xfa\xba\xc5,\xd0\xd5\xc3\xfb\n2026001,\xcd\xf5\n2026002,\xc0\xee\n2026003,\xd5\xc5\n";

	(void)state;
	data_small();
	data_put("candidates.csv", bytes);
	data_load();
	assert_int_equal(data_number("SELECT count(*) FROM candidates WHERE name IN ('王', '李', '张')"), 3);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_FOLDER(folder_load__refuses__what_names_something_that_is_not_there),
		IN_FOLDER(folder_load__refuses__marks_that_do_not_fit_their_subject),
		IN_FOLDER(folder_load__refuses__what_stands_twice_and_names_both_lines),
		IN_FOLDER(folder_load__refuses__faulty_rules_and_says_where),
		IN_FOLDER(folder_load__refuses__faults_of_form_without_more_ado),
		IN_FOLDER(folder_load__tells_a_bad_row_once__however_many_rows_name_it),
		IN_FOLDER(folder_load__tells_every_fault__in_the_order_of_files_and_lines),
		IN_FOLDER(folder_load__tells_faulty_rules__beside_bad_rows),
		IN_FOLDER(folder_load__tells_what_does_not_fit_together__beside_bad_rows),
		IN_FOLDER(folder_load__counts_all_faults__and_keeps_the_first),
		IN_FOLDER(folder_load__takes__choices_in_any_order),
		IN_FOLDER(folder_load__finds_a_program_twice__in_lists_that_are_torn),
		IN_FOLDER(folder_load__reads__gb18030_and_chinese_headers),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
