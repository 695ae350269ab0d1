/* SPDX-License-Identifier: ISC */
/* A small year that is good, as files and as a database. */
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "../support/memory.h"
#include "data_suite.h"

void data_put(const char *name, const char *text)
{
	char path[64];

	snprintf(path, sizeof path, "in/%s", name);
	if (text)
		file_write(path, text);
	else
		remove(path);
}

void data_add(const char *name, const char *lines)
{
	char path[64];
	FILE *file;

	snprintf(path, sizeof path, "in/%s", name);
	file = fopen(path, "a");
	assert_non_null(file);
	fputs(lines, file);
	assert_int_equal(fclose(file), 0);
}

static const char *const small[][2] = {
	{ "office.csv", "key,value\nname,南汇区招生办公室\nyear,2026\nlottery_seed,seed\ntotal,chinese+math+bonus\n" },
	{ "calendar.csv", "step,name,from,to\nexam,中考,2026-06-18,2026-06-19\n" },
	{ "exams.csv", "code,name,date\nzk,中考,2026-06-18\n" },
	{ "subjects.csv", "code,name,full_mark,step,exam,formula\n"
	                  "chinese,语文,150,0.5,zk,\n"
	                  "math,数学,150,,zk,\n"
	                  "core,语数,300,,,chinese+math\n" },
	{ "schools.csv", "code,name,kind\nnh,南汇中学,municipal_model\nzp,周浦中学,district_key\n" },
	{ "programs.csv", "code,school,name\n042032,nh,南汇中学\n042033,zp,周浦中学\n" },
	{ "tiers.csv", "code,name,seq,ranking,inherits\nS1,统一招生,10,total > math,\nS2,征求志愿,20,,S1\n" },
	{ "plans.csv", "tier,program,seats,pool,order,eligible,line,rollover\n"
	               "S1,042032,2,talent,1,tag.sport,300,open\n"
	               "S1,042032,3,open,2,,,\n"
	               "S1,042033,1,,,,,\n"
	               "S2,042033,0,,,,cutoff(S1)-10,\n" },
	{ "candidates.csv",
	  "candidate_no,name,sex,feeder,tags\n2026001,王·小明,M,J1,sport;quality=45\n2026002,李𠮷,F,,\n2026003,张三,,,\n" },
	{ "scores.csv",
	  "candidate_no,subject,mark,status\n2026001,chinese,120.5,\n2026001,math,99,present\n2026002,chinese,,absent\n"
	  "2026002,math,150,exempt\n" },
	{ "bonuses.csv", "candidate_no,policy,points\n2026002,侨属,5\n" },
	{ "choices.csv",
	  "candidate_no,tier,rank,program\n2026001,S1,1,042033\n2026001,S1,3,042032\n2026002,S1,1,042032\n2026002,S2,1,042033\n" },
	{ "returns.csv", "tier,candidate_no,program,reason\nS1,2026002,042032,体检\n" },
	{ "orders.csv", "tier,candidate_no,program,reason,authority,pool\nS1,2026003,042032,决定,教育局,open\n" },
	{ "registrations.csv", "candidate_no,state,birth,record_no,note\n2026002,confirmed,2011-03-04,G31011501,\n" },
	{ "claims.csv", "candidate_no,kind,item,points,certifier,notice_from,notice_to,state\n"
	                "2026001,bonus,烈士子女,20,区退役军人事务局,,,claimed\n"
	                "2026002,bonus,侨属,5,区侨办,2026-03-02,2026-03-06,granted\n" },
	{ "violations.csv", "code,name,effect\n62,抄袭或者协助他人抄袭,all\n" },
	{ "sites.csv", "code,name,address\n01,南汇中学考点,\n" },
	{ "rooms.csv", "exam,site,room,size,columns\nzk,01,001,30,5\nzk,01,002,20,4\n" },
	{ "room_uses.csv", "exam,site,room,tag\nzk,01,002,sport\n" },
	{ "sittings.csv", "exam,eligible\nzk,tag.sport or feeder = ''\n" },
	{ "evaluations.csv", "candidate_no,term,part,mark\n2026003,T1,moral,92.5\n" },
	{ "pe_items.csv", "item,name,subject,direction,unit,group\nrun,1000 米跑,chinese,lower,秒,\n" },
	{ "pe_table.csv", "item,sex,result,mark\nrun,F,220,10\n" },
	{ "pe_results.csv", "candidate_no,item,result,status\n2026002,run,215,present\n" },
	{ "seats.csv", "exam,site,room,seat,ticket,candidate_no\nzk,01,001,1,20260100101,2026002\nzk,01,002,1,20260100201,2026001\n" },
};

void data_small(void)
{
	assert_int_equal(mkdir("in", 0700), 0);
	for (size_t i = 0; i < sizeof small / sizeof *small; i++)
		data_put(small[i][0], small[i][1]);
}

enum status data_try(bool may_replace, struct load_report *report, struct problem *problem)
{
	const struct load_request request = { .path = "year.db", .folder = "in", .may_replace = may_replace };

	*report = (struct load_report){ .is_new = false };
	return folder_load(&request, report, problem);
}

void data_load(void)
{
	struct problem problem = { .status = STATUS_OK };
	struct load_report report;
	const enum status status = data_try(false, &report, &problem);

	if (report.faults.n_kept > 0)
		fail_msg("%s: %s", report.faults.kept[0].place, report.faults.kept[0].text);
	assert_ok(&problem, status);
	load_report_clear(&report);
}

int data_begin(void **state)
{
	if (folder_enter(state) != 0)
		return -1;
	data_small();
	data_load();
	return 0;
}

struct store *data_open(void)
{
	struct problem problem = { .status = STATUS_OK };
	struct store *store;

	assert_ok(&problem, store_open("year.db", STORE_WRITE, &store, &problem));
	return store;
}

const char *data_content(char text[DIGEST_TEXT])
{
	struct problem problem = { .status = STATUS_OK };
	unsigned char digest[DIGEST_BYTES];
	struct store *store = data_open();

	assert_ok(&problem, store_digest(store, digest, &problem));
	digest_write(digest, text);
	store_close(store);
	return text;
}

int64_t data_number(const char *sql)
{
	sqlite3 *db = NULL;
	sqlite3_stmt *statement = NULL;
	int64_t number;

	assert_int_equal(sqlite3_open_v2("year.db", &db, SQLITE_OPEN_READWRITE, NULL), SQLITE_OK);
	if (sqlite3_prepare_v2(db, sql, -1, &statement, NULL) != SQLITE_OK || sqlite3_step(statement) != SQLITE_ROW)
		fail_msg("%s: %s", sql, sqlite3_errmsg(db));
	number = sqlite3_column_int64(statement, 0);
	sqlite3_finalize(statement);
	sqlite3_close(db);
	return number;
}

enum status data_do(enum store_access access, data_operation *operation, struct problem *problem)
{
	struct store *store;
	enum status status = store_open("year.db", access, &store, problem);

	if (status == STATUS_OK)
		status = operation(store, problem);
	store_close(store);
	return status;
}

struct data_trial {
	enum store_access access;
	data_operation *operation;
	char before[DIGEST_TEXT];
};

static enum status attempt(void *context, struct problem *problem)
{
	const struct data_trial *trial = context;

	return data_do(trial->access, trial->operation, problem);
}

static void check_content(void *context)
{
	const struct data_trial *trial = context;
	char after[DIGEST_TEXT];

	assert_string_equal(data_content(after), trial->before);
}

void data_fail_each(enum store_access access, data_operation *operation)
{
	struct data_trial trial = { access, operation, "" };

	data_content(trial.before);
	memory_fail_each(&(struct memory_trial){ attempt, check_content, &trial, MEMORY_ONCE | MEMORY_SPARSE });
}

void assert_finds(const struct findings *findings, const char *place, const char *part)
{
	for (size_t i = 0; i < findings->n_kept; i++) {
		if (strcmp(findings->kept[i].place, place) == 0 && strstr(findings->kept[i].text, part))
			return;
	}
	for (size_t i = 0; i < findings->n_kept; i++)
		print_error("%s: %s\n", findings->kept[i].place, findings->kept[i].text);
	fail_msg("nothing at '%s' says '%s'", place, part);
}
