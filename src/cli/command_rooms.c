/* SPDX-License-Identifier: ISC */
/* luqu rooms: the rooms of an exam, and the papers that go with them. */
#include "commands.h"

#include <stdio.h>

#include <luqu/i18n.h>
#include <luqu/service_rooms.h>

enum { OPTION_SITE, OPTION_ROOM, OPTION_PRINT, OPTION_FORMAT, OPTION_OUTPUT };

static const struct command_option options[] = {
	{ "site", 0, "S", N_("the rooms of this site alone") },
	{ "room", 0, "R", N_("this room of the site alone") },
	{ "print", 0, "PAPER", N_("door, desks, attendance, packets or tickets, instead of the rooms themselves") },
	{ "format", 0, "F", N_("txt (default), html or xlsx; of the rooms themselves also csv") },
	{ "output", 'o', "DIR", N_("the folder to write into, one file per site (default: standard output)") },
	{ 0 },
};

static enum status read_request(const struct command_call *call, struct rooms_request *request, struct problem *problem)
{
	*request = (struct rooms_request){
		.exam = call->arguments[0],
		.site = call->values[OPTION_SITE],
		.room = call->values[OPTION_ROOM],
		.format = SHEET_TXT,
		.folder = call->values[OPTION_OUTPUT],
		.progress = &call->progress,
	};
	if (call->values[OPTION_PRINT] && !room_paper_find(call->values[OPTION_PRINT], &request->paper))
		return problem_set(problem, STATUS_USAGE, _("--print takes door, desks, attendance, packets or tickets, not '%s'"),
				   call->values[OPTION_PRINT]);
	if (call->values[OPTION_FORMAT] && !sheet_format_find(call->values[OPTION_FORMAT], &request->format))
		return problem_set(problem, STATUS_USAGE, _("no such format: %s (csv, xlsx, html, txt)"), call->values[OPTION_FORMAT]);
	return STATUS_OK;
}

static enum status command_rooms_do(const struct command_call *call, struct problem *problem)
{
	struct rooms_request request;
	struct rooms_report report;
	struct store *store;
	enum status status = read_request(call, &request, problem);

	if (status == STATUS_OK)
		status = store_open(call->database, STORE_READ, &store, problem);
	if (status != STATUS_OK)
		return status;
	status = rooms_print(store, &request, &report, problem);
	if (status == STATUS_OK && request.folder)
		printf(_("%s: %llu files, %llu rooms, %llu candidates\n"), cli_show(request.folder).text, (unsigned long long)report.files,
		       (unsigned long long)report.rooms, (unsigned long long)report.candidates);
	store_close(store);
	return status;
}

const struct command command_rooms = {
	.name = "rooms",
	.screens = "rooms papers",
	.arguments = "EXAM",
	.summary = N_("the rooms of an exam, and the papers that go with them"),
	.help = N_("door: who sits where. desks: labels. attendance: who came, and what happened. packets: how many papers of each subject, from which "
		   "ticket number to which. tickets: an admission ticket for each candidate."),
	.options = options,
	.least_arguments = 1,
	.most_arguments = 1,
	.run = command_rooms_do,
};
