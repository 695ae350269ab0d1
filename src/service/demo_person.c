/* SPDX-License-Identifier: ISC */
/* Who a made-up candidate is: school, names from common characters, an ID number of a region that does not exist, tags. */
#include "demo.h"

#include <stdio.h>
#include <string.h>

#include <luqu/text.h>

#define LIST(name) (name), sizeof(name) / sizeof((name)[0])

static const char *const surnames[] = {
	"王", "王", "王", "王", "张", "张", "张", "张", "陈", "陈", "陈", "李", "李", "李", "朱",   "朱",   "沈",   "沈",  "顾",
	"顾", "陆", "陆", "徐", "徐", "周", "周", "吴", "吴", "刘", "刘", "杨", "杨", "黄", "赵",   "孙",   "马",   "胡",  "郭",
	"何", "高", "林", "罗", "郑", "梁", "谢", "宋", "唐", "许", "韩", "冯", "邓", "曹", "彭",   "曾",   "萧",   "田",  "董",
	"袁", "潘", "蒋", "蔡", "余", "杜", "叶", "程", "苏", "魏", "吕", "丁", "任", "姚", "卢",   "姜",   "崔",   "钟",  "谭",
	"汪", "范", "金", "石", "廖", "贾", "夏", "韦", "傅", "方", "白", "邹", "孟", "熊", "秦",   "邱",   "江",   "尹",  "薛",
	"闫", "段", "雷", "侯", "龙", "史", "陶", "黎", "贺", "毛", "郝", "龚", "邵", "万", "钱",   "严",   "倪",   "奚",  "瞿",
	"施", "盛", "戴", "季", "闵", "康", "庄", "乔", "桂", "火", "富", "储", "计", "宣", "欧阳", "上官", "诸葛", "司徒"
};
static const char *const given_male[] = {
	"伟", "强", "磊", "军", "杰", "涛", "超", "明", "刚", "平", "辉", "鹏", "华", "飞", "鑫", "波", "斌", "宇", "浩", "凯",
	"健", "俊", "帆", "帅", "旭", "宁", "龙", "林", "阳", "建", "亮", "成", "晨", "昊", "翔", "晓", "文", "博", "天", "佳",
	"嘉", "志", "诚", "豪", "毅", "元", "骏", "逸", "恺", "琦", "睿", "峰", "奕", "海", "东", "晟", "彬", "栋", "敏", "勇"
};
static const char *const given_female[] = { "芳", "娜", "敏", "静", "丽", "艳", "娟", "霞", "秀", "燕", "玲", "桂",
	                                    "丹", "萍", "红", "玉", "莹", "雪", "琳", "晶", "婷", "颖", "慧", "佳",
	                                    "嘉", "怡", "雯", "倩", "洁", "蕾", "薇", "欣", "悦", "雨", "晨", "晓",
	                                    "文", "思", "梦", "诗", "琪", "瑶", "璐", "佩", "蓉", "菁", "妍", "逸",
	                                    "依", "宁", "珺", "韵", "菲", "露", "蓓", "凤", "君", "莉", "云", "雅" };
/* Names that are real in Chinese registers and break programs: characters beyond U+FFFF. */
static const char *const given_rare[] = { "𠮷", "𬭎", "𫖯", "𬍛", "𡈼", "𤧟", "𬘓", "𠅤", "𫔶", "𬱖" };
static const char *const uyghur_first[] = { "阿依古丽", "古丽娜尔", "米日古丽", "迪丽努尔", "阿迪力",
	                                    "艾尔肯",   "木塔里甫", "努尔江",   "帕尔哈提", "热孜亚" };
static const char *const uyghur_last[] = { "买买提", "艾合买提", "吐尔逊", "阿不都拉", "依明",
	                                   "卡德尔", "玉素甫",   "肉孜",   "托合提",   "麦麦提江" };
static const char *const sports[] = { "田径", "田径", "篮球", "排球", "游泳" };
static const char *const arts[] = { "声乐", "器乐", "舞蹈", "美术", "美术" };

static void draw_regular(struct demo_candidate *candidate)
{
	struct demo_random *random = &candidate->random;
	uint32_t kind = demo_random_below(random, 1000);
	candidate->is_migrant = kind < 40;
	candidate->is_returnee = kind >= 40 && kind < 50;
	bool is_local = kind >= 50;
	if (is_local && candidate->z_e3 > 900 && demo_random_chance(random, 105000)) {
		candidate->is_recommended = true;
		int32_t mark_e2 = 8600 + candidate->z_e3 / 3 + demo_random_normal_e3(random) / 4;
		candidate->recommendation_e2 = (mark_e2 > 9950 ? 9950 : mark_e2) / 50 * 50;
		return;
	}
	if (candidate->z_e3 < -200 && demo_random_chance(random, 250000)) {
		candidate->is_flow = true;
		return;
	}
	if (demo_random_chance(random, 14000))
		candidate->sport = demo_random_pick(random, LIST(sports));
	else if (demo_random_chance(random, 12000))
		candidate->arts = demo_random_pick(random, LIST(arts));
}

void demo_candidate_make(struct demo_candidate *candidate, const struct demo_district *district, uint32_t serial)
{
	*candidate = (struct demo_candidate){ .district = district, .serial = serial };
	struct demo_random *random = &candidate->random;
	*random = demo_random_begin(district->year->seed, DEMO_OF_CANDIDATE, district->first + serial);
	demo_candidate_no(district, serial, candidate->no);
	candidate->is_male = demo_random_chance(random, 520000);
	candidate->adjusts = demo_random_chance(random, 550000);
	candidate->interest = 1 + demo_random_below(random, DEMO_FIELD_COUNT - 1);
	candidate->z_e3 = demo_random_normal_e3(random) * 917 / 1000;
	for (int i = 0; i < 3; i++)
		if (serial >= district->special_start[i] && serial < district->special_start[i + 1])
			candidate->segment = (enum demo_segment)(DEMO_FROM_XINJIANG + i);
	if (candidate->segment != DEMO_REGULAR)
		return;
	uint32_t low = 0, high = district->n_feeders;
	while (high - low > 1) {
		uint32_t middle = (low + high) / 2;
		if (serial < district->feeder_start[middle])
			high = middle;
		else
			low = middle;
	}
	candidate->feeder = low;
	candidate->z_e3 += district->feeder_z_e3[low];
	candidate->is_preferred = demo_random_chance(random, 15000);
	draw_regular(candidate);
}

static void append(char *buffer, size_t size, const char *text)
{
	size_t length = strlen(buffer);
	snprintf(buffer + length, size - length, "%s", text);
}

static void write_name(struct demo_candidate *candidate, struct demo_sheet *sheet)
{
	struct demo_random *random = &candidate->random;
	char name[96] = "";
	bool is_dotted = candidate->segment == DEMO_FROM_XINJIANG || demo_random_chance(random, 1200);
	append(name, sizeof name,
	       is_dotted ? demo_random_pick(random, LIST(uyghur_first)) : demo_random_pick(random, LIST(surnames)));
	uint32_t n_given = demo_random_chance(random, 620000) ? 2 : 1;
	if (is_dotted) {
		append(name, sizeof name, "·");
		append(name, sizeof name, demo_random_pick(random, LIST(uyghur_last)));
		n_given = 0;
	}
	for (uint32_t i = 0; i < n_given; i++) {
		if (demo_random_chance(random, 1500))
			append(name, sizeof name, demo_random_pick(random, LIST(given_rare)));
		else if (candidate->is_male)
			append(name, sizeof name, demo_random_pick(random, LIST(given_male)));
		else
			append(name, sizeof name, demo_random_pick(random, LIST(given_female)));
	}
	demo_code(sheet, name);
}

/* 310299 stands for no place, nor does any number that begins with 9: an ID number made here belongs to nobody. Stepping by 7919,
 * a prime, through all pairs of a day and an order within it gives each serial number a pair of its own. */
static void write_id_no(const struct demo_candidate *candidate, struct demo_sheet *sheet)
{
	static const uint8_t month_days[] = { 30, 31, 30, 31, 31, 28, 31, 30, 31, 30, 31, 31 }; /* from September 1990 */
	enum { DAYS = 365, ORDERS = 500, OLDER = 475, PAIRS = DAYS * ORDERS };
	const struct demo_district *district = candidate->district;
	uint32_t pair = (uint32_t)(((uint64_t)candidate->serial * 7919 + district->year->seed % 1000) % PAIRS);
	uint32_t day = pair % DAYS, order = pair / DAYS, month = 0;
	char id_no[19 + 16];
	while (day >= month_days[month])
		day -= month_days[month++];
	uint32_t year = (month < 4 ? 1990u : 1991u) - (order >= OLDER ? 1u : 0u);
	snprintf(id_no, sizeof id_no, "%06u%04u%02u%02u%03u", district->number ? 900000 + district->number : 310299u, year,
	         (month + 8) % 12 + 1, day + 1, 2 * order + candidate->is_male);
	id_no[17] = id_no_check_digit(id_no);
	id_no[18] = '\0';
	demo_code(sheet, id_no);
}

static void write_tags(struct demo_candidate *candidate, struct demo_sheet *sheet)
{
	char tags[128] = "";
	if (candidate->is_recommended) {
		char mark[32];
		int32_t e2 = candidate->recommendation_e2;
		snprintf(mark, sizeof mark, e2 % 100 ? ";rec=%d.5" : ";rec=%d", e2 / 100);
		append(tags, sizeof tags, mark);
		if (demo_random_chance(&candidate->random, 400000))
			append(tags, sizeof tags, ";award");
	}
	if (candidate->is_preferred)
		append(tags, sizeof tags, ";pref");
	if (candidate->sport) {
		append(tags, sizeof tags, ";sport=");
		append(tags, sizeof tags, candidate->sport);
	}
	if (candidate->arts) {
		append(tags, sizeof tags, ";arts=");
		append(tags, sizeof tags, candidate->arts);
	}
	if (candidate->is_flow)
		append(tags, sizeof tags, ";flow");
	if (candidate->segment == DEMO_SPECIAL)
		append(tags, sizeof tags, demo_random_chance(&candidate->random, 500000) ? ";need=1" : ";need=2");
	demo_code(sheet, tags[0] ? tags + 1 : tags);
}

static const char *category(const struct demo_candidate *candidate)
{
	static const char *const special[] = { "xinjiang", "outside", "special" };
	if (candidate->segment != DEMO_REGULAR)
		return special[candidate->segment - DEMO_FROM_XINJIANG];
	return candidate->is_migrant ? "migrant" : candidate->is_returnee ? "return" : "local";
}

void demo_person_write(struct demo_candidate *candidate, struct demo_sheet *sheet)
{
	const struct demo_district *district = candidate->district;
	demo_code(sheet, candidate->no);
	write_name(candidate, sheet);
	demo_code(sheet, candidate->is_male ? "M" : "F");
	write_id_no(candidate, sheet);
	demo_code(sheet, candidate->segment == DEMO_REGULAR ? district->feeder_code[candidate->feeder] : "");
	demo_code(sheet, district->name);
	demo_code(sheet, category(candidate));
	write_tags(candidate, sheet);
	demo_code(sheet, candidate->adjusts ? "1" : "0");
	demo_end(sheet);
}
