/* SPDX-License-Identifier: ISC */
/* The kinds of input rows and their columns: required columns first, then the optional ones. */
#include <string.h>

#include <luqu/kind.h>

#include "limits.h"

static const char *const office_words[] = { "name",       "year",      "lottery_seed",     "total",
	                                    "bonus_rule", "bonus_cap", "placement_target", "quality_target",
	                                    "quality_base_year", NULL };
static const char *const school_words[] = { "municipal_model", "district_key",  "general",
	                                    "private",         "comprehensive", "secondary_specialized",
	                                    "technician",      "vocational",    "junior",
	                                    "primary",         "nine_year",     "special",
	                                    "kindergarten",    "other",         NULL };
static const char *const tie_words[] = { "break", "admit", "reject", NULL };
static const char *const return_words[] = { "final", "out", "refile", NULL };
static const char *const adjust_words[] = { "none", "tier", "school", NULL };
static const char *const sex_words[] = { "M", "F", NULL };
static const char *const effect_words[] = { "none", "subject", "all", NULL };
static const char *const half_words[] = { "am", "pm", NULL };
static const char *const remainder_words[] = { "larger", "merge", "own", NULL };
static const char *const seat_order_words[] = { "shaped", "plain", NULL };
static const char *const school_order_words[] = { "apart", "together", NULL };
static const char *const status_words[] = { "present", "absent", "void", "exempt", "deferred", NULL };

static const char *const direction_words[] = { "higher", "lower", NULL };
static const char *const registration_words[] = { "registered", "confirmed", "withdrawn", NULL };
static const char *const claim_kind_words[] = { "eligibility", "bonus", NULL };
static const char *const claim_words[] = { "claimed", "noticed", "granted", "refused", NULL };

/* What the initializers below have in common; each column is one line. */
#define COLUMN(column, chinese, kind_of_field) .name = column, .name_zh = chinese, .type = kind_of_field
#define KEY .is_key = true
#define MUST .is_required = true
#define PLAIN .refers = KIND_NONE
#define NAMES(kind) .refers = kind
#define RANGE(least, most) .lowest = least, .highest = most

static const struct field office_fields[] = {
	{ COLUMN("key", "项目", FIELD_WORD), KEY, MUST, PLAIN, .words = office_words },
	{ COLUMN("value", "内容", FIELD_TEXT), MUST, PLAIN, .may_be_empty = true },
};
static const struct field calendar_fields[] = {
	{ COLUMN("step", "步骤", FIELD_NAME), KEY, MUST, PLAIN },
	{ COLUMN("name", "步骤名称", FIELD_NAME), MUST, PLAIN },
	{ COLUMN("from", "开始日期", FIELD_DATE), PLAIN },
	{ COLUMN("to", "结束日期", FIELD_DATE), PLAIN },
};
static const struct field exam_fields[] = {
	{ COLUMN("code", "考试代码", FIELD_CODE), KEY, MUST, PLAIN },
	{ COLUMN("name", "考试名称", FIELD_NAME), MUST, PLAIN },
	{ COLUMN("date", "考试日期", FIELD_DATE), PLAIN },
	{ COLUMN("kind", "考试类型", FIELD_TEXT), PLAIN },
};
static const struct field subject_fields[] = {
	{ COLUMN("code", "科目代码", FIELD_SUBJECT_CODE), KEY, MUST, PLAIN },
	{ COLUMN("name", "科目名称", FIELD_NAME), MUST, PLAIN },
	{ COLUMN("full_mark", "满分", FIELD_DECIMAL), MUST, PLAIN, RANGE(1, MARK_MOST_E2) },
	{ COLUMN("step", "分值单位", FIELD_DECIMAL), PLAIN, RANGE(1, MARK_MOST_E2), .fallback = "0.5" },
	{ COLUMN("weight", "权重", FIELD_DECIMAL), PLAIN, RANGE(-DECIMAL_MOST_E2, DECIMAL_MOST_E2), .fallback = "1" },
	{ COLUMN("exam", "所属考试", FIELD_CODE), NAMES(KIND_EXAMS) },
	{ COLUMN("formula", "折算公式", FIELD_RULE), PLAIN },
};
static const struct field school_fields[] = {
	{ COLUMN("code", "学校代码", FIELD_CODE), KEY, MUST, PLAIN },
	{ COLUMN("name", "学校名称", FIELD_NAME), MUST, PLAIN },
	{ COLUMN("kind", "学校类型", FIELD_WORD), MUST, PLAIN, .words = school_words },
	{ COLUMN("district", "所在区", FIELD_TEXT), PLAIN },
	{ COLUMN("phone", "电话", FIELD_TEXT), PLAIN },
	{ COLUMN("address", "地址", FIELD_TEXT), PLAIN },
};
static const struct field program_fields[] = {
	{ COLUMN("code", "招生代码", FIELD_CODE), KEY, MUST, PLAIN },
	{ COLUMN("school", "学校代码", FIELD_CODE), MUST, NAMES(KIND_SCHOOLS) },
	{ COLUMN("name", "专业名称", FIELD_NAME), MUST, PLAIN },
	{ COLUMN("note", "备注", FIELD_TEXT), PLAIN },
};
static const struct field tier_fields[] = {
	{ COLUMN("code", "批次代码", FIELD_CODE), KEY, MUST, PLAIN },
	{ COLUMN("name", "批次名称", FIELD_NAME), MUST, PLAIN },
	{ COLUMN("seq", "批次顺序", FIELD_INTEGER), MUST, PLAIN, RANGE(-ORDER_MOST, ORDER_MOST) },
	{ COLUMN("merit", "投档成绩", FIELD_RULE), PLAIN, .fallback = "total" },
	{ COLUMN("ranking", "排序规则", FIELD_RULE), PLAIN },
	{ COLUMN("bands", "志愿方式", FIELD_BANDS), PLAIN, .fallback = "parallel" },
	{ COLUMN("max_choices", "志愿数上限", FIELD_INTEGER), PLAIN, RANGE(1, RANK_MOST) },
	{ COLUMN("eligible", "报考条件", FIELD_RULE), PLAIN },
	{ COLUMN("line", "控制线", FIELD_RULE), PLAIN },
	{ COLUMN("ties", "末位同分", FIELD_WORD), PLAIN, .fallback = "break", .words = tie_words },
	{ COLUMN("filing", "投档比例", FIELD_DECIMAL), PLAIN, RANGE(100, 900), .fallback = "1" },
	{ COLUMN("returns", "退档处理", FIELD_WORD), PLAIN, .fallback = "final", .words = return_words },
	{ COLUMN("adjust", "服从调剂", FIELD_WORD), PLAIN, .fallback = "none", .words = adjust_words },
	{ COLUMN("inherits", "承接批次", FIELD_CODES), NAMES(KIND_TIERS) },
};
static const struct field plan_fields[] = {
	{ COLUMN("tier", "批次代码", FIELD_CODE), KEY, MUST, NAMES(KIND_TIERS) },
	{ COLUMN("program", "招生代码", FIELD_CODE), KEY, MUST, NAMES(KIND_PROGRAMS) },
	{ COLUMN("seats", "计划数", FIELD_INTEGER), MUST, PLAIN, RANGE(0, SEATS_MOST) },
	{ COLUMN("pool", "计划类别", FIELD_CODE), KEY, PLAIN, .fallback = "open" },
	{ COLUMN("order", "录取顺序", FIELD_INTEGER), PLAIN, RANGE(-ORDER_MOST, ORDER_MOST), .fallback = "1" },
	{ COLUMN("eligible", "报考条件", FIELD_RULE), PLAIN },
	{ COLUMN("line", "控制线", FIELD_RULE), PLAIN },
	{ COLUMN("ranking", "排序规则", FIELD_RULE), PLAIN },
	{ COLUMN("rollover", "剩余计划转入", FIELD_CODE), PLAIN },
};
static const struct field candidate_fields[] = {
	{ COLUMN("candidate_no", "考生号", FIELD_CODE), KEY, MUST, PLAIN },
	{ COLUMN("name", "姓名", FIELD_NAME), MUST, PLAIN },
	{ COLUMN("sex", "性别", FIELD_WORD), PLAIN, .words = sex_words },
	{ COLUMN("id_no", "身份证号", FIELD_ID_NO), PLAIN },
	{ COLUMN("feeder", "毕业学校", FIELD_TEXT), PLAIN },
	{ COLUMN("district", "报名区", FIELD_TEXT), PLAIN },
	{ COLUMN("category", "考生类别", FIELD_TEXT), PLAIN },
	{ COLUMN("tags", "特征", FIELD_TAGS), PLAIN },
	{ COLUMN("adjust", "服从调剂", FIELD_INTEGER), PLAIN, RANGE(0, 1), .fallback = "0" },
};
static const struct field score_fields[] = {
	{ COLUMN("candidate_no", "考生号", FIELD_CODE), KEY, MUST, NAMES(KIND_CANDIDATES) },
	{ COLUMN("subject", "科目代码", FIELD_CODE), KEY, MUST, NAMES(KIND_SUBJECTS) },
	{ COLUMN("mark", "成绩", FIELD_DECIMAL), MUST, PLAIN, RANGE(0, MARK_MOST_E2), .may_be_empty = true },
	{ COLUMN("status", "状态", FIELD_WORD), PLAIN, .fallback = "present", .words = status_words },
};
static const struct field bonus_fields[] = {
	{ COLUMN("candidate_no", "考生号", FIELD_CODE), KEY, MUST, NAMES(KIND_CANDIDATES) },
	{ COLUMN("policy", "加分项目", FIELD_NAME), KEY, MUST, PLAIN },
	{ COLUMN("points", "加分", FIELD_DECIMAL), MUST, PLAIN, RANGE(1, MARK_MOST_E2) },
};
static const struct field choice_fields[] = {
	{ COLUMN("candidate_no", "考生号", FIELD_CODE), KEY, MUST, NAMES(KIND_CANDIDATES) },
	{ COLUMN("tier", "批次代码", FIELD_CODE), KEY, MUST, NAMES(KIND_TIERS) },
	{ COLUMN("rank", "志愿序号", FIELD_INTEGER), KEY, MUST, PLAIN, RANGE(1, RANK_MOST) },
	{ COLUMN("program", "招生代码", FIELD_CODE), MUST, NAMES(KIND_PROGRAMS) },
};
static const struct field return_fields[] = {
	{ COLUMN("tier", "批次代码", FIELD_CODE), KEY, MUST, NAMES(KIND_TIERS) },
	{ COLUMN("candidate_no", "考生号", FIELD_CODE), KEY, MUST, NAMES(KIND_CANDIDATES) },
	{ COLUMN("program", "招生代码", FIELD_CODE), KEY, MUST, NAMES(KIND_PROGRAMS) },
	{ COLUMN("reason", "退档原因", FIELD_NAME), MUST, PLAIN },
};
static const struct field order_fields[] = {
	{ COLUMN("tier", "批次代码", FIELD_CODE), KEY, MUST, NAMES(KIND_TIERS) },
	{ COLUMN("candidate_no", "考生号", FIELD_CODE), KEY, MUST, NAMES(KIND_CANDIDATES) },
	{ COLUMN("program", "招生代码", FIELD_CODE), MUST, NAMES(KIND_PROGRAMS) },
	{ COLUMN("reason", "决定事由", FIELD_NAME), MUST, PLAIN },
	{ COLUMN("authority", "决定机关", FIELD_NAME), MUST, PLAIN },
	{ COLUMN("pool", "计划类别", FIELD_CODE), PLAIN, .fallback = "open" },
};
static const struct field registration_fields[] = {
	{ COLUMN("candidate_no", "考生号", FIELD_CODE), KEY, MUST, NAMES(KIND_CANDIDATES) },
	{ COLUMN("state", "报名状态", FIELD_WORD), PLAIN, .fallback = "registered", .words = registration_words },
	{ COLUMN("birth", "出生日期", FIELD_DATE), PLAIN },
	{ COLUMN("record_no", "学籍号", FIELD_TEXT), PLAIN },
	{ COLUMN("note", "备注", FIELD_TEXT), PLAIN },
};
static const struct field claim_fields[] = {
	{ COLUMN("candidate_no", "考生号", FIELD_CODE), KEY, MUST, NAMES(KIND_CANDIDATES) },
	{ COLUMN("kind", "申报类别", FIELD_WORD), KEY, MUST, PLAIN, .words = claim_kind_words },
	{ COLUMN("item", "申报项目", FIELD_NAME), KEY, MUST, PLAIN },
	{ COLUMN("points", "加分", FIELD_DECIMAL), PLAIN, RANGE(1, MARK_MOST_E2) },
	{ COLUMN("certifier", "认定部门", FIELD_TEXT), PLAIN },
	{ COLUMN("evidence", "证明材料", FIELD_TEXT), PLAIN },
	{ COLUMN("notice_from", "公示开始日期", FIELD_DATE), PLAIN },
	{ COLUMN("notice_to", "公示结束日期", FIELD_DATE), PLAIN },
	{ COLUMN("state", "审核状态", FIELD_WORD), PLAIN, .fallback = "claimed", .words = claim_words },
};

static const struct field violation_fields[] = {
	{ COLUMN("code", "违规代码", FIELD_CODE), KEY, MUST, PLAIN },
	{ COLUMN("name", "违规事实", FIELD_NAME), MUST, PLAIN },
	{ COLUMN("effect", "成绩处理", FIELD_WORD), MUST, PLAIN, .words = effect_words },
};
static const struct field site_fields[] = {
	{ COLUMN("code", "考点代码", FIELD_CODE), KEY, MUST, PLAIN },
	{ COLUMN("name", "考点名称", FIELD_NAME), MUST, PLAIN },
	{ COLUMN("address", "地址", FIELD_TEXT), PLAIN },
};
static const struct field room_fields[] = {
	{ COLUMN("exam", "考试代码", FIELD_CODE), KEY, MUST, NAMES(KIND_EXAMS) },
	{ COLUMN("site", "考点代码", FIELD_CODE), KEY, MUST, NAMES(KIND_SITES) },
	{ COLUMN("room", "考场号", FIELD_CODE), KEY, MUST, PLAIN },
	{ COLUMN("size", "座位数", FIELD_INTEGER), PLAIN, RANGE(1, ROOM_MOST), .fallback = "30" },
	{ COLUMN("columns", "列数", FIELD_INTEGER), PLAIN, RANGE(1, ROOM_COLUMNS_MOST), .fallback = "5" },
};
static const struct field room_use_fields[] = {
	{ COLUMN("exam", "考试代码", FIELD_CODE), KEY, MUST, NAMES(KIND_EXAMS) },
	{ COLUMN("site", "考点代码", FIELD_CODE), KEY, MUST, NAMES(KIND_SITES) },
	{ COLUMN("room", "考场号", FIELD_CODE), KEY, MUST, PLAIN },
	{ COLUMN("tag", "限定特征", FIELD_TAGS), PLAIN },
	{ COLUMN("date", "考试日期", FIELD_DATE), PLAIN },
	{ COLUMN("half", "上下午", FIELD_WORD), PLAIN, .words = half_words },
	{ COLUMN("sex", "性别", FIELD_WORD), PLAIN, .words = sex_words },
	{ COLUMN("group", "组别", FIELD_TEXT), PLAIN },
};
static const struct field sitting_fields[] = {
	{ COLUMN("exam", "考试代码", FIELD_CODE), KEY, MUST, NAMES(KIND_EXAMS) },
	{ COLUMN("eligible", "参考条件", FIELD_RULE), PLAIN },
	{ COLUMN("ticket", "准考证号格式", FIELD_TEXT), PLAIN, .fallback = "{year}{area}{site}{room}{seat}" },
	{ COLUMN("area", "考区", FIELD_TEXT), PLAIN },
	{ COLUMN("paper", "卷种特征", FIELD_TEXT), PLAIN },
	{ COLUMN("remainder", "尾数考室", FIELD_WORD), PLAIN, .fallback = "larger", .words = remainder_words },
	{ COLUMN("extra", "尾室加座", FIELD_INTEGER), PLAIN, RANGE(0, ROOM_EXTRA_MOST), .fallback = "5" },
	{ COLUMN("order", "座位走向", FIELD_WORD), PLAIN, .fallback = "shaped", .words = seat_order_words },
	{ COLUMN("schools", "同校安排", FIELD_WORD), PLAIN, .fallback = "apart", .words = school_order_words },
	{ COLUMN("seed", "编排种子", FIELD_TEXT), PLAIN },
};
static const struct field seat_fields[] = {
	{ COLUMN("exam", "考试代码", FIELD_CODE), KEY, MUST, NAMES(KIND_EXAMS) },
	{ COLUMN("site", "考点代码", FIELD_CODE), KEY, MUST, NAMES(KIND_SITES) },
	{ COLUMN("room", "考场号", FIELD_CODE), KEY, MUST, PLAIN },
	{ COLUMN("seat", "座位号", FIELD_INTEGER), KEY, MUST, PLAIN, RANGE(1, ROOM_MOST + ROOM_EXTRA_MOST) },
	{ COLUMN("ticket", "准考证号", FIELD_CODE), MUST, PLAIN },
	{ COLUMN("candidate_no", "考生号", FIELD_CODE), MUST, NAMES(KIND_CANDIDATES) },
};
static const struct field evaluation_fields[] = {
	{ COLUMN("candidate_no", "考生号", FIELD_CODE), KEY, MUST, NAMES(KIND_CANDIDATES) },
	{ COLUMN("term", "学期", FIELD_CODE), KEY, MUST, PLAIN },
	{ COLUMN("part", "评价维度", FIELD_CODE), KEY, MUST, PLAIN },
	{ COLUMN("mark", "评价分", FIELD_DECIMAL), MUST, PLAIN, RANGE(0, 10000) },
};
static const struct field pe_item_fields[] = {
	{ COLUMN("item", "项目代码", FIELD_CODE), KEY, MUST, PLAIN },
	{ COLUMN("name", "项目名称", FIELD_NAME), MUST, PLAIN },
	{ COLUMN("subject", "科目代码", FIELD_CODE), MUST, NAMES(KIND_SUBJECTS) },
	{ COLUMN("direction", "优劣方向", FIELD_WORD), MUST, PLAIN, .words = direction_words },
	{ COLUMN("unit", "计量单位", FIELD_TEXT), PLAIN },
	{ COLUMN("group", "选测组", FIELD_TEXT), PLAIN },
	{ COLUMN("exempt", "免测得分", FIELD_DECIMAL), PLAIN, RANGE(0, MARK_MOST_E2), .fallback = "0" },
};
static const struct field pe_table_fields[] = {
	{ COLUMN("item", "项目代码", FIELD_CODE), KEY, MUST, NAMES(KIND_PE_ITEMS) },
	{ COLUMN("sex", "性别", FIELD_WORD), KEY, MUST, PLAIN, .words = sex_words },
	{ COLUMN("result", "测试结果", FIELD_DECIMAL), KEY, MUST, PLAIN, RANGE(-MARK_MOST_E2, MARK_MOST_E2) },
	{ COLUMN("mark", "得分", FIELD_DECIMAL), MUST, PLAIN, RANGE(0, MARK_MOST_E2) },
};
static const struct field pe_result_fields[] = {
	{ COLUMN("candidate_no", "考生号", FIELD_CODE), KEY, MUST, NAMES(KIND_CANDIDATES) },
	{ COLUMN("item", "项目代码", FIELD_CODE), KEY, MUST, NAMES(KIND_PE_ITEMS) },
	{ COLUMN("result", "测试结果", FIELD_DECIMAL), MUST, PLAIN, RANGE(-MARK_MOST_E2, MARK_MOST_E2), .may_be_empty = true },
	{ COLUMN("status", "状态", FIELD_WORD), PLAIN, .fallback = "present", .words = status_words },
};

#define KIND(english, chinese, columns, keys)                                                                                      \
	{                                                                                                                          \
		english, chinese, columns, sizeof columns / sizeof *columns, keys                                                  \
	}

static const struct kind_table tables[KIND_COUNT] = {
	[KIND_OFFICE] = KIND("office", "招生办", office_fields, 1),
	[KIND_CALENDAR] = KIND("calendar", "日程", calendar_fields, 1),
	[KIND_EXAMS] = KIND("exams", "考试", exam_fields, 1),
	[KIND_SUBJECTS] = KIND("subjects", "科目", subject_fields, 1),
	[KIND_SCHOOLS] = KIND("schools", "学校", school_fields, 1),
	[KIND_PROGRAMS] = KIND("programs", "招生专业", program_fields, 1),
	[KIND_TIERS] = KIND("tiers", "批次", tier_fields, 1),
	[KIND_PLANS] = KIND("plans", "招生计划", plan_fields, 3),
	[KIND_CANDIDATES] = KIND("candidates", "考生", candidate_fields, 1),
	[KIND_SCORES] = KIND("scores", "成绩", score_fields, 2),
	[KIND_BONUSES] = KIND("bonuses", "加分", bonus_fields, 2),
	[KIND_CHOICES] = KIND("choices", "志愿", choice_fields, 3),
	[KIND_RETURNS] = KIND("returns", "退档", return_fields, 3),
	[KIND_ORDERS] = KIND("orders", "行政决定", order_fields, 2),
	[KIND_REGISTRATIONS] = KIND("registrations", "报名", registration_fields, 1),
	[KIND_CLAIMS] = KIND("claims", "资格与加分申报", claim_fields, 3),
	[KIND_VIOLATIONS] = KIND("violations", "违规代码", violation_fields, 1),
	[KIND_SITES] = KIND("sites", "考点", site_fields, 1),
	[KIND_ROOMS] = KIND("rooms", "考场", room_fields, 3),
	[KIND_ROOM_USES] = KIND("room_uses", "考场用途", room_use_fields, 3),
	[KIND_SITTINGS] = KIND("sittings", "考试编排", sitting_fields, 1),
	[KIND_SEATS] = KIND("seats", "座位", seat_fields, 4),
	[KIND_EVALUATIONS] = KIND("evaluations", "综合素质评价", evaluation_fields, 3),
	[KIND_PE_ITEMS] = KIND("pe_items", "体育测试项目", pe_item_fields, 1),
	[KIND_PE_TABLE] = KIND("pe_table", "体育评分标准", pe_table_fields, 3),
	[KIND_PE_RESULTS] = KIND("pe_results", "体育测试成绩", pe_result_fields, 2),
};

const struct kind_table *kind_table(enum kind kind)
{
	return &tables[kind];
}

enum kind kind_find(const char *name)
{
	for (int kind = 0; kind < KIND_COUNT; kind++) {
		if (strcmp(tables[kind].name, name) == 0 || strcmp(tables[kind].name_zh, name) == 0)
			return (enum kind)kind;
	}
	return KIND_NONE;
}

static bool is_header(const char *name, const char *header, size_t length)
{
	return strlen(name) == length && memcmp(name, header, length) == 0;
}

int table_field(const struct kind_table *table, const char *header, size_t length)
{
	for (size_t i = 0; i < table->n_fields; i++) {
		if (is_header(table->fields[i].name, header, length) || is_header(table->fields[i].name_zh, header, length))
			return (int)i;
	}
	return -1;
}

int kind_field(enum kind kind, const char *header, size_t length)
{
	return table_field(&tables[kind], header, length);
}
