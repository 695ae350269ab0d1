/* SPDX-License-Identifier: ISC */
/* Memory running out at each n-th allocation in turn: readers and sheets say so, leave nothing behind, and never give half a
 * result. */
#include <stdlib.h>
#include <string.h>

#include <luqu/reader.h>

#include "../support/memory.h"
#include "tables.h"
#include "workbooks.h"

static void try_at(enum status (*attempt)(void *path, struct problem *problem), char *path)
{
	memory_fail_each(&(struct memory_trial){ .attempt = attempt, .context = path });
}

/* --- reading ----------------------------------------------------------------------------------------------------------------- */

/* Reads two rows; findings may lack texts but not be forgotten. */
static enum status read_file(void *path, struct problem *problem)
{
	struct findings findings = { 0 };
	struct reader *reader = NULL;
	struct cell cells[FIELDS_MOST];
	uint64_t line;
	size_t rows = 0;
	const struct reader_options options = { .path = path, .kind = KIND_BONUSES, .findings = &findings, .needs_digest = true };
	enum status status = reader_open(&options, &reader, problem);
	if (status != STATUS_OK)
		assert_null(reader);
	enum reader_answer answer = status == STATUS_OK ? READER_ROW : READER_FAILED;
	while (answer != READER_END && answer != READER_FAILED) {
		answer = reader_next(reader, cells, &line, problem);
		rows += answer == READER_ROW;
	}
	if (answer == READER_FAILED)
		status = STATUS_ENVIRONMENT;
	else if (findings.count > 0)
		status = problem_memory(
		        problem); /* a service stops at findings; whether their texts are there does not matter here */
	else
		assert_int_equal(rows, 2);
	findings_clear(&findings);
	reader_close(reader);
	return status;
}

static void reader__survives__a_lack_of_memory_in_csv(void **state)
{
	struct table *t = *state;
	file_write_bytes(t->path, BYTES("candidate_no,policy,points\n1,\"a\",5\n2,\xd5\xc5,6\n"));
	try_at(read_file, t->path);
}

static void reader__survives__a_lack_of_memory_in_workbooks(void **state)
{
	struct table *t = *state;
	const struct workbook workbook = {
		.strings = "<si><t>candidate_no</t></si><si><t>policy</t></si><si><t>points</t></si>",
		.styles =
		        "<numFmts><numFmt numFmtId=\"164\" formatCode=\"000\"/></numFmts><cellXfs><xf numFmtId=\"164\"/></cellXfs>",
		.rows = "<row><c t=\"s\"><v>0</v></c><c t=\"s\"><v>1</v></c><c t=\"s\"><v>2</v></c></row>"
		        "<row><c s=\"0\"><v>1</v></c><c t=\"str\"><v>a</v></c><c><v>5</v></c></row>"
		        "<row><c s=\"0\"><v>2</v></c><c t=\"str\"><v>b</v></c><c><v>6</v></c></row>",
	};
	workbook_write(t->path, &workbook);
	try_at(read_file, t->path);
}

/* --- writing ----------------------------------------------------------------------------------------------------------------- */

static enum status write_sheet(enum sheet_format format, const char *path, struct problem *problem)
{
	static const struct sheet_column columns[] = { { .name = "code" }, { .name = "name", .type = SHEET_TEXT } };
	static const struct chart_point points[] = { { "a", 1 } };
	const struct chart chart = { .title = "c", .points = points, .n_points = 1 };
	const struct sheet_options options = {
		.format = format, .path = path, .columns = columns, .n_columns = 2, .title = "t", .page_lines = 20
	};
	struct sheet *sheet = sheet_open(&options, problem);
	if (!sheet)
		return problem->status;
	sheet_put_chart(sheet, &chart);
	for (int i = 0; i < 40; i++) {
		sheet_put_text(sheet, "042032");
		sheet_put_text(sheet, "张三 _x0041_");
		sheet_end_row(sheet);
	}
	sheet_put_note(sheet, "note");
	return sheet_close(sheet, problem);
}

static enum status write_csv(void *path, struct problem *problem)
{
	return write_sheet(SHEET_CSV, path, problem);
}

static enum status write_html(void *path, struct problem *problem)
{
	return write_sheet(SHEET_HTML, path, problem);
}

static enum status write_txt(void *path, struct problem *problem)
{
	return write_sheet(SHEET_TXT, path, problem);
}

/* After every failure nothing new stands in the folder. */
static void expect_whole_sheet(struct table *t, enum status (*attempt)(void *path, struct problem *problem))
{
	size_t whole = 0;
	assert_int_equal(attempt(t->path, &t->problem), STATUS_OK);
	free(file_read(t->path, &whole));
	try_at(attempt, t->path);
	t->text = file_read(t->path, &t->length);
	assert_int_equal(t->length, whole);
	assert_int_equal(folder_entries(t->folder), 1);
}

static void sheet_csv__survives__a_lack_of_memory(void **state)
{
	expect_whole_sheet(*state, write_csv);
}

static void sheet_html__survives__a_lack_of_memory(void **state)
{
	expect_whole_sheet(*state, write_html);
}

static void sheet_txt__survives__a_lack_of_memory(void **state)
{
	expect_whole_sheet(*state, write_txt);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		TABLE_TEST(reader__survives__a_lack_of_memory_in_csv), TABLE_TEST(reader__survives__a_lack_of_memory_in_workbooks),
		TABLE_TEST(sheet_csv__survives__a_lack_of_memory),     TABLE_TEST(sheet_html__survives__a_lack_of_memory),
		TABLE_TEST(sheet_txt__survives__a_lack_of_memory),
	};
	return cmocka_run_group_tests_name("memory", tests, NULL, NULL);
}
