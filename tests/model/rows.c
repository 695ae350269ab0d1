/* SPDX-License-Identifier: ISC */
/* The good rows; their cells are in the order of the tables. */
#include "rows.h"

#include "../support/suite.h"

#include <string.h>

#include <luqu/decimal.h>

static const char *const good_rows[KIND_COUNT][FIELDS_MOST] = {
	[KIND_OFFICE] = { "name", "示例区招生办公室" },
	[KIND_CALENDAR] = { "c01", "网上报名", "2026-03-01", "2026-03-15" },
	[KIND_EXAMS] = { "zk", "统一升学考", "2026-06-18", "unified" },
	[KIND_SUBJECTS] = { "math", "数学", "150" },
	[KIND_SCHOOLS] = { "152004", "示例中学", "municipal_model", "东区", "021-00000000", "示例路 1 号" },
	[KIND_PROGRAMS] = { "042032", "152004", "普通班", "" },
	[KIND_TIERS] = { "T1", "统一招生", "10" },
	[KIND_PLANS] = { "T1", "042032", "40" },
	[KIND_CANDIDATES] = { "202600001", "张三" },
	[KIND_SCORES] = { "202600001", "math", "120.5" },
	[KIND_BONUSES] = { "202600001", "烈士子女", "20" },
	[KIND_CHOICES] = { "202600001", "T1", "1", "042032" },
	[KIND_RETURNS] = { "T1", "202600001", "042032", "体检不合格" },
	[KIND_ORDERS] = { "T1", "202600001", "042032", "复核更正", "区教育局" },
	[KIND_REGISTRATIONS] = { "202600001" },
	[KIND_CLAIMS] = { "202600001", "eligibility", "sport", "", "区教育局", "二级运动员证", "2026-03-02", "2026-03-06" },
	[KIND_VIOLATIONS] = { "62", "抄袭", "all" },
	[KIND_SITES] = { "01", "示例中学考点", "示例路 1 号" },
	[KIND_ROOMS] = { "zk", "01", "001" },
	[KIND_ROOM_USES] = { "zk", "01", "001", "盲文" },
	[KIND_SITTINGS] = { "zk" },
	[KIND_EVALUATIONS] = { "202600001", "T7_1", "moral", "92.5" },
	[KIND_PE_ITEMS] = { "run1000", "1000 米跑", "math", "lower", "秒" },
	[KIND_PE_TABLE] = { "run1000", "M", "220", "10" },
	[KIND_PE_RESULTS] = { "202600001", "run1000", "215" },
	[KIND_SEATS] = { "zk", "01", "001", "7", "20260100107", "202600001" },
};

static void apply(enum kind kind, struct change change, struct cell cells[FIELDS_MOST])
{
	int field;

	if (!change.column)
		return;
	field = kind_field(kind, change.column, strlen(change.column));
	if (field < 0)
		fail_msg("no column %s", change.column);
	cells[field] = change.cell;
}

bool rows_check(enum kind kind, struct change one, struct change other, struct row *row, struct findings *findings)
{
	struct cell cells[FIELDS_MOST] = { { NULL, 0 } };

	for (size_t i = 0; i < FIELDS_MOST; i++) {
		if (good_rows[kind][i])
			cells[i] = (struct cell){ good_rows[kind][i], strlen(good_rows[kind][i]) };
	}
	apply(kind, one, cells);
	apply(kind, other, cells);
	return row_check(kind, cells, row, findings, "FILE.csv", 7);
}

const char *rows_show(const struct row *row, const char *column, char buffer[100])
{
	const struct kind_table *table = kind_table(row->kind);
	const int field = kind_field(row->kind, column, strlen(column));
	const char *bytes;
	char number[DECIMAL_TEXT];
	size_t length;

	assert_true(field >= 0);
	length = value_write(&table->fields[field], &row->values[field], number, &bytes);
	assert_true(length < 100);
	memcpy(buffer, bytes, length);
	buffer[length] = '\0';
	return buffer;
}
