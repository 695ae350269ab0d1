/* SPDX-License-Identifier: ISC */
/* Folders, files, and a small year that is good. */
#include <dirent.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "data_suite.h"

struct data_folder {
	char path[64];
	int before;
};

int data_enter(void **state)
{
	struct data_folder *folder = calloc(1, sizeof *folder);

	if (!folder)
		return -1;
	*state = folder;
	folder->before = open(".", O_RDONLY | O_DIRECTORY);
	snprintf(folder->path, sizeof folder->path, "/tmp/luqu-data-XXXXXX");
	if (folder->before < 0 || !mkdtemp(folder->path))
		return -1;
	return chdir(folder->path);
}

static void empty_folder(const char *path)
{
	DIR *listing = opendir(path);
	const struct dirent *entry;

	while (listing && (entry = readdir(listing))) {
		char name[512];

		if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
			continue;
		snprintf(name, sizeof name, "%s/%s", path, entry->d_name);
		if (entry->d_type == DT_DIR)
			empty_folder(name);
		remove(name);
	}
	if (listing)
		closedir(listing);
}

int data_leave(void **state)
{
	struct data_folder *folder = *state;

	if (fchdir(folder->before) != 0)
		return -1;
	close(folder->before);
	empty_folder(folder->path);
	rmdir(folder->path);
	free(folder);
	return 0;
}

unsigned data_entries(const char *path)
{
	DIR *listing = opendir(path);
	const struct dirent *entry;
	unsigned count = 0;

	assert_non_null(listing);
	while ((entry = readdir(listing)))
		count += strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0;
	closedir(listing);
	return count;
}

void data_write(const char *path, const char *text)
{
	FILE *file = fopen(path, "w");

	assert_non_null(file);
	fputs(text, file);
	assert_int_equal(fclose(file), 0);
}

void data_put(const char *name, const char *text)
{
	char path[64];

	snprintf(path, sizeof path, "in/%s", name);
	if (text)
		data_write(path, text);
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

char *data_read(const char *path)
{
	FILE *file = fopen(path, "r");
	char *text = calloc(1, 1 << 16);

	assert_non_null(file);
	assert_non_null(text);
	assert_true(fread(text, 1, (1 << 16) - 1, file) < (1 << 16) - 1);
	fclose(file);
	return text;
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

void assert_status(enum status expected, enum status status, const struct problem *problem, const char *file, int line)
{
	if (status != expected)
		fail_msg("%s:%d: status %d, not %d: %s", file, line, (int)status, (int)expected, problem->text);
}

void assert_says(const char *text, const char *part)
{
	if (!strstr(text, part))
		fail_msg("'%s' does not say '%s'", text, part);
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
