/* SPDX-License-Identifier: ISC */
/* What lies in a room and hangs on its door, as tables. */
#include <stdio.h>

#include <luqu/i18n.h>

#include "room_view.h"

enum { ACROSS = 3, LABEL_LINES = 3, LABEL_TEXT = 300 };

static const struct sheet_column overview_columns[] = {
	{ .name = "site", .name_zh = "考点代码", .type = SHEET_CODE },
	{ .name = "site_name", .name_zh = "考点名称", .type = SHEET_TEXT, .width_cells = 24 },
	{ .name = "room", .name_zh = "考场号", .type = SHEET_CODE },
	{ .name = "size", .name_zh = "座位数", .type = SHEET_INTEGER },
	{ .name = "seated", .name_zh = "已编排", .type = SHEET_INTEGER },
	{ .name = "tag", .name_zh = "限定特征", .type = SHEET_TEXT },
	{ .name = "date", .name_zh = "考试日期", .type = SHEET_CODE },
	{ .name = "half", .name_zh = "上下午", .type = SHEET_TEXT },
	{ .name = "sex", .name_zh = "性别", .type = SHEET_TEXT },
	{ .name = "group", .name_zh = "组别", .type = SHEET_TEXT },
};
static const struct sheet_column door_columns[] = {
	{ .name = "seat", .name_zh = "座位号", .type = SHEET_INTEGER },
	{ .name = "ticket", .name_zh = "准考证号", .type = SHEET_CODE, .width_cells = 16 },
	{ .name = "name", .name_zh = "姓名", .type = SHEET_TEXT, .width_cells = 16 },
	{ .name = "sex", .name_zh = "性别", .type = SHEET_TEXT, .width_cells = 4 },
	{ .name = "feeder", .name_zh = "毕业学校", .type = SHEET_TEXT, .width_cells = 28 },
};
static const struct sheet_column desk_columns[ACROSS] = {
	{ .name = "label_1", .name_zh = "桌贴一", .type = SHEET_TEXT, .width_cells = 28 },
	{ .name = "label_2", .name_zh = "桌贴二", .type = SHEET_TEXT, .width_cells = 28 },
	{ .name = "label_3", .name_zh = "桌贴三", .type = SHEET_TEXT, .width_cells = 28 },
};
static const struct sheet_column attendance_columns[] = {
	{ .name = "seat", .name_zh = "座位号", .type = SHEET_INTEGER },
	{ .name = "ticket", .name_zh = "准考证号", .type = SHEET_CODE, .width_cells = 16 },
	{ .name = "name", .name_zh = "姓名", .type = SHEET_TEXT, .width_cells = 16 },
	{ .name = "sex", .name_zh = "性别", .type = SHEET_TEXT, .width_cells = 4 },
	{ .name = "absent", .name_zh = "缺考", .type = SHEET_TEXT, .width_cells = 6 },
	{ .name = "incident", .name_zh = "违纪、作弊及其他情况", .type = SHEET_TEXT, .width_cells = 32 },
};
static const struct sheet_column packet_columns[] = {
	{ .name = "subject", .name_zh = "科目", .type = SHEET_TEXT, .width_cells = 20 },
	{ .name = "papers", .name_zh = "应有份数", .type = SHEET_INTEGER },
	{ .name = "first_ticket", .name_zh = "首份准考证号", .type = SHEET_CODE, .width_cells = 16 },
	{ .name = "last_ticket", .name_zh = "末份准考证号", .type = SHEET_CODE, .width_cells = 16 },
	{ .name = "counted", .name_zh = "实收份数", .type = SHEET_TEXT, .width_cells = 8 },
	{ .name = "absent", .name_zh = "缺考准考证号", .type = SHEET_TEXT, .width_cells = 24 },
};
static const struct sheet_column ticket_columns[] = {
	{ .name = "item", .name_zh = "项目", .type = SHEET_TEXT, .width_cells = 20 },
	{ .name = "content", .name_zh = "内容", .type = SHEET_TEXT, .width_cells = 48 },
};

static size_t count_present(const struct room_view *view)
{
	size_t n = 0;

	for (size_t i = 0; i < view->n_seats; i++)
		n += !view->seats[i].is_withdrawn;
	return n;
}

static const char *half_name(const struct room_view *view)
{
	return *view->half == 'a' ? _("morning") : *view->half == 'p' ? _("afternoon") : "";
}

static const char *sex_name(const char *sex)
{
	return *sex == 'M' ? _("male") : *sex == 'F' ? _("female") : "";
}

void room_title(const struct room_view *view, char *title, size_t size)
{
	/* Room and site first: a worksheet's name is the beginning of its title. */
	const int used = snprintf(title, size, _("room %s of site %s (%s), %s: %zu candidates"), view->room, view->site, view->site_name,
				  view->exam_name, count_present(view));

	if (used > 0 && (size_t)used < size && (*view->date || *view->half || *view->group))
		snprintf(title + used, size - (size_t)used, ", %s %s %s", view->date, half_name(view), view->group);
}

static void put_overview(struct sheet *sheet, const struct room_view *view, const struct room_subject *subjects, size_t n_subjects)
{
	(void)subjects;
	(void)n_subjects;
	sheet_put_text(sheet, view->site);
	sheet_put_text(sheet, view->site_name);
	sheet_put_text(sheet, view->room);
	sheet_put_integer(sheet, view->size);
	sheet_put_integer(sheet, (int64_t)view->n_seats);
	sheet_put_text(sheet, view->tag);
	sheet_put_text(sheet, view->date);
	sheet_put_text(sheet, view->half);
	sheet_put_text(sheet, view->sex);
	sheet_put_text(sheet, view->group);
	sheet_end_row(sheet);
}

static void put_person(struct sheet *sheet, const struct room_seat *seat)
{
	sheet_put_integer(sheet, seat->seat);
	sheet_put_text(sheet, seat->ticket);
	sheet_put_text(sheet, seat->name);
	sheet_put_text(sheet, sex_name(seat->sex));
}

static void put_door(struct sheet *sheet, const struct room_view *view, const struct room_subject *subjects, size_t n_subjects)
{
	(void)subjects;
	(void)n_subjects;
	for (size_t i = 0; i < view->n_seats; i++) {
		if (view->seats[i].is_withdrawn)
			continue;
		put_person(sheet, &view->seats[i]);
		sheet_put_text(sheet, view->seats[i].feeder_name);
		sheet_end_row(sheet);
	}
}

static void put_label_line(struct sheet *sheet, const struct room_view *view, const struct room_seat *seat, int line)
{
	char text[LABEL_TEXT];

	if (line == 0)
		snprintf(text, sizeof text, _("room %s, seat %u"), view->room, (unsigned)seat->seat);
	else
		snprintf(text, sizeof text, "%s", line == 1 ? seat->ticket : seat->name);
	sheet_put_text(sheet, text);
}

/* Three labels beside one another, each of three lines, and a line between to cut along. */
static void put_desks(struct sheet *sheet, const struct room_view *view, const struct room_subject *subjects, size_t n_subjects)
{
	const struct room_seat *labels[ACROSS];
	size_t next = 0;

	(void)subjects;
	(void)n_subjects;
	while (next < view->n_seats) {
		size_t n = 0;

		for (; next < view->n_seats && n < ACROSS; next++) {
			if (!view->seats[next].is_withdrawn)
				labels[n++] = &view->seats[next];
		}
		for (int line = 0; n > 0 && line <= LABEL_LINES; line++) {
			for (size_t i = 0; line < LABEL_LINES && i < n; i++)
				put_label_line(sheet, view, labels[i], line);
			sheet_end_row(sheet);
		}
	}
}

static void put_attendance(struct sheet *sheet, const struct room_view *view, const struct room_subject *subjects, size_t n_subjects)
{
	char text[LABEL_TEXT];

	(void)subjects;
	(void)n_subjects;
	for (size_t i = 0; i < view->n_seats; i++) {
		if (view->seats[i].is_withdrawn)
			continue;
		put_person(sheet, &view->seats[i]);
		sheet_end_row(sheet);
	}
	snprintf(text, sizeof text, _("Expected: %zu    Came: ______    Absent: ______"), count_present(view));
	sheet_put_note(sheet, text);
	sheet_put_note(sheet, _("Invigilators: ____________  ____________    Chief of the site: ____________"));
}

static void put_packet(struct sheet *sheet, const struct room_view *view, const char *subject)
{
	const struct room_seat *first = NULL, *last = NULL;

	for (size_t i = 0; i < view->n_seats; i++) {
		if (view->seats[i].is_withdrawn)
			continue;
		first = first ? first : &view->seats[i];
		last = &view->seats[i];
	}
	sheet_put_text(sheet, subject);
	sheet_put_integer(sheet, (int64_t)count_present(view));
	sheet_put_text(sheet, first ? first->ticket : "");
	sheet_put_text(sheet, last ? last->ticket : "");
	sheet_end_row(sheet);
}

static void put_packets(struct sheet *sheet, const struct room_view *view, const struct room_subject *subjects, size_t n_subjects)
{
	for (size_t i = 0; i < n_subjects; i++)
		put_packet(sheet, view, subjects[i].name);
	if (n_subjects == 0)
		put_packet(sheet, view, view->exam_name);
	sheet_put_note(sheet, _("Papers lie in the order of the seats, those of absent candidates included."));
	sheet_put_note(sheet, _("Packed by: ____________    Checked by: ____________    Sealed: ____________"));
}

static void put_item(struct sheet *sheet, const char *item, const char *content)
{
	if (*content == '\0')
		return;
	sheet_put_text(sheet, item);
	sheet_put_text(sheet, content);
	sheet_end_row(sheet);
}

static void put_ticket(struct sheet *sheet, const struct room_view *view, const struct room_seat *seat)
{
	char text[LABEL_TEXT];

	put_item(sheet, _("exam"), view->exam_name);
	put_item(sheet, _("ticket number"), seat->ticket);
	put_item(sheet, _("name"), seat->name);
	put_item(sheet, _("sex"), sex_name(seat->sex));
	put_item(sheet, _("candidate number"), seat->candidate_no);
	put_item(sheet, _("feeder school"), seat->feeder_name);
	snprintf(text, sizeof text, "%s %s %s", view->site, view->site_name, view->address);
	put_item(sheet, _("site"), text);
	snprintf(text, sizeof text, "%s / %u", view->room, (unsigned)seat->seat);
	put_item(sheet, _("room and seat"), text);
	snprintf(text, sizeof text, "%s%s%s", view->date, *view->half ? " " : "", half_name(view));
	put_item(sheet, _("date"), text);
	put_item(sheet, _("group"), view->group);
	sheet_end_row(sheet);
}

static void put_tickets(struct sheet *sheet, const struct room_view *view, const struct room_subject *subjects, size_t n_subjects)
{
	(void)subjects;
	(void)n_subjects;
	for (size_t i = 0; i < view->n_seats; i++) {
		if (!view->seats[i].is_withdrawn)
			put_ticket(sheet, view, &view->seats[i]);
	}
}

#define PAPER(name, title, columns, put) { name, title, columns, sizeof columns / sizeof *columns, put }

const struct room_paper_kind room_paper_kinds[ROOM_PAPERS] = {
	[ROOM_OVERVIEW] = PAPER("rooms", N_("Rooms"), overview_columns, put_overview),
	[ROOM_DOOR] = PAPER("door", N_("Door list"), door_columns, put_door),
	[ROOM_DESKS] = PAPER("desks", N_("Desk labels"), desk_columns, put_desks),
	[ROOM_ATTENDANCE] = PAPER("attendance", N_("Room record sheet"), attendance_columns, put_attendance),
	[ROOM_PACKETS] = PAPER("packets", N_("Packet slip"), packet_columns, put_packets),
	[ROOM_TICKETS] = PAPER("tickets", N_("Admission tickets"), ticket_columns, put_tickets),
};
