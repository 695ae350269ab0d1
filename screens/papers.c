/* SPDX-License-Identifier: ISC */
/* The papers of an exam's rooms. */
#include <luqu/screen_seat.h>

static const char *const papers_words[] = { "door", "desks", "attendance", "packets", "tickets", "rooms", NULL };
static const char *const papers_formats[] = { "html", "txt", "xlsx", "csv", NULL };

static const struct form_field papers_fields[] = {
	{ .name = "exam", .label = N_("Exam"), .help = N_("the code of an exam") },
	{ .name = "site", .label = N_("Site"), .help = N_("the rooms of this site alone; empty: of all sites") },
	{ .name = "room", .label = N_("Room"), .help = N_("this room of the site alone; empty: all its rooms") },
	{ .name = "paper", .label = N_("What"), .words = papers_words, .show = show_paper, .help = N_("Space goes through them") },
	{ .name = "format", .label = N_("Format"), .words = papers_formats,
	  .help = N_("html and txt are for printing, xlsx for other programs; csv of the rooms themselves alone") },
	{ .name = "folder", .label = N_("Folder"), .help = N_("where to write, one file for each site; a folder that is missing is made") },
	{ 0 },
};

static const struct screen_key papers_keys[] = { FORM_PAGE_KEYS, { 0 } };

const struct screen screen_papers = {
	.name = "papers",
	.title = N_("Papers of rooms"),
	.summary = N_("door lists, desk labels, attendance sheets, packet slips, admission tickets: `papers EXAM/SITE/ROOM'"),
	.help = N_("Door lists tell who sits where. Attendance: who came, and what happened. Packet slips: how many papers of each subject, from which "
		   "ticket number to which. An admission ticket for each candidate. Withdrawn candidates are left out. Files of the same names are "
		   "replaced."),
	.keys = papers_keys,
	.fields = papers_fields,
	.form = &form_papers,
	.behaviour = &behaviour_form_page,
};
