/* SPDX-License-Identifier: ISC */
/* luqu seat: an exam is seated, or a late candidate gets a seat. */
#include "commands.h"

#include <stdio.h>

#include <luqu/i18n.h>
#include <luqu/service_seat.h>

enum { OPTION_SEED, OPTION_AGAIN, OPTION_ADD };

static const struct command_option options[] = {
	{ "seed", 0, "S", N_("draw from this seed (default: the sitting's, else lottery_seed, else a new one)") },
	{ "again", 0, NULL, N_("draw anew where the exam is seated; not once marks are entered") },
	{ "add", 0, "NUMBER", N_("seat this late candidate; nobody moves") },
	{ 0 },
};

static void print_report(const char *exam, const struct seat_report *report)
{
	printf(_("exam %s: %llu candidates seated in %llu rooms, seed %s\n"), cli_show(exam).text, (unsigned long long)report->candidates,
	       (unsigned long long)report->rooms, report->seed);
	if (report->replaced > 0)
		printf(_("%llu seats drawn before are gone\n"), (unsigned long long)report->replaced);
	if (report->keeps_schools_together)
		printf("%s\n", _("schools are kept together"));
	else
		printf(_("neighbours from one feeder school: %llu\n"), (unsigned long long)report->neighbours);
}

static enum status seat_all(struct store *store, const struct command_call *call, struct problem *problem)
{
	const struct seat_request request = {
		.exam = call->arguments[0],
		.seed = call->values[OPTION_SEED],
		.may_move = call->values[OPTION_AGAIN] != NULL,
		.progress = &call->progress,
	};
	struct seat_report report;
	const enum status status = exam_seat(store, &request, &report, problem);

	if (status == STATUS_OK)
		print_report(request.exam, &report);
	return status;
}

static enum status seat_one(struct store *store, const struct command_call *call, struct problem *problem)
{
	struct seat_place place;
	const enum status status =
	        exam_seat_add(store, call->arguments[0], call->values[OPTION_ADD], &call->progress, &place, problem);

	if (status == STATUS_OK)
		printf(_("candidate %s: site %s, room %s, seat %u, ticket %s\n"), place.candidate_no, place.site, place.room, (unsigned)place.seat,
		       place.ticket);
	if (status == STATUS_OK && place.neighbours > 0)
		printf(_("neighbours from one feeder school: %llu\n"), (unsigned long long)place.neighbours);
	return status;
}

static enum status command_seat_do(const struct command_call *call, struct problem *problem)
{
	struct store *store;
	enum status status;

	if (call->values[OPTION_ADD] && (call->values[OPTION_SEED] || call->values[OPTION_AGAIN]))
		return problem_set(problem, STATUS_USAGE, "%s", _("--add moves nobody: it goes without --seed and --again"));
	status = store_open(call->database, STORE_WRITE, &store, problem);
	if (status != STATUS_OK)
		return status;
	status = call->values[OPTION_ADD] ? seat_one(store, call, problem) : seat_all(store, call, problem);
	store_close(store);
	return status;
}

const struct command command_seat = {
	.name = "seat",
	.screens = "seat, seat-late",
	.arguments = "EXAM",
	.summary = N_("number and seat the candidates of an exam by one draw"),
	.help = N_("Schoolmates do not sit side by side or one behind the other where that can be helped; luqu-exams(7) says how rooms are filled and "
		   "how anyone can make the draw again."),
	.options = options,
	.least_arguments = 1,
	.most_arguments = 1,
	.run = command_seat_do,
};
