/* SPDX-License-Identifier: ISC */
/* luqu explain: why a candidate got this place and none above it. */
#include "commands.h"

#include <stdio.h>
#include <string.h>

#include <luqu/decimal.h>
#include <luqu/i18n.h>
#include <luqu/service_seat.h>

#include "explain_text.h"

enum { OPTION_RUN };

static const struct command_option options[] = {
	{ "run", 0, "N", N_("this stored run instead of the latest") },
	{ 0 },
};

enum { LABEL_CELLS = 10, NAME_BYTES = 512 };

static void print_field(const char *label, const char *text)
{
	printf("  ");
	cli_print_cell(label, LABEL_CELLS);
	cli_print_cell(text, 0);
	printf("\n");
}

/* What the explanation stands on; what is wrong with that comes first. */
static void print_basis(const struct explain_session *session)
{
	if (session->note.number == 0)
		wrapped_print(0, 0, _("No run is stored. This is a dry run, computed now and stored nowhere."));
	else if (session->has_stale && session->has_changed)
		wrapped_print_line(0, 0,
		                   _("The data have changed since run %lld, and no longer give all of its results: the run is "
		                     "stale. Tiers whose stored "
		                     "result still holds are explained, the others only shown."),
		                   (long long)session->note.number);
	else if (session->has_changed)
		wrapped_print_line(0, 0, _("The data have changed since run %lld, but still give its results, so they explain it."),
		                   (long long)session->note.number);
	else if (session->has_stale)
		wrapped_print_line(0, 0,
		                   _("Run %lld lets tiers stand as run %lld had them, which the data no longer give: those are "
		                     "only shown, not "
		                     "explained."),
		                   (long long)session->note.number, (long long)session->note.kept_run);
	if (session->misfits.count > 0)
		wrapped_print_line(0, 0, _("Beside other changes, run and data differ in %llu rows or more; the first: %s."),
		                   (unsigned long long)session->misfits.count,
		                   session->misfits.n_kept ? session->misfits.kept[0].text : "");
	if (session->note.number == 0 || session->has_changed || session->has_stale)
		printf("\n");
}

static const char *reason_text(enum reason reason)
{
	static const char *const texts[REASON_COUNT] = {
		[REASON_RETURNED] = N_("none: returned"),         [REASON_OUTRANKED] = N_("none: outranked"),
		[REASON_BELOW_LINE] = N_("none: below the line"), [REASON_NOT_ELIGIBLE] = N_("none: not eligible"),
		[REASON_NO_CHOICES] = N_("none: no choices"),
	};

	return _(texts[reason]);
}

static void print_place(const struct explain_session *session, const struct placement *place)
{
	const struct dataset *d = session->year.dataset;
	const struct pool_result *pool = &session->outcome->pools[place->pool];
	const struct program *program = &d->programs[pool->program];
	const struct school *school = &d->schools[program->school];
	char text[NAME_BYTES], merit[DECIMAL_TEXT];

	snprintf(text, sizeof text,
	         place->by_order      ? _("by order")
	         : place->choice == 0 ? _("by adjust")
	                              : _("choice %u"),
	         place->choice);
	print_field(_("place"), text);
	print_field(_("tier"), explain_name(text, sizeof text, d->tiers[pool->tier].code, d->tiers[pool->tier].name));
	print_field(_("program"), explain_name(text, sizeof text, program->code, program->name));
	print_field(_("school"), explain_name(text, sizeof text, school->code, school->name));
	print_field(_("pool"), pool->code);
	decimal_write(place->merit_e4, merit);
	print_field(_("merit"), merit);
}

static void print_head(const struct explain_session *session, const struct explanation *explanation, const char *name)
{
	const struct dataset *d = session->year.dataset;
	char text[NAME_BYTES], total[DECIMAL_TEXT], bonus[DECIMAL_TEXT];

	print_field(_("candidate"), explain_name(text, sizeof text, dataset_candidate_no(d, explanation->candidate), name));
	decimal_write(explanation->total_e4, total);
	decimal_write(explanation->bonus_e4, bonus);
	snprintf(text, sizeof text, explanation->bonus_e4 ? _("%s, with bonus %s") : "%s", total, bonus);
	print_field(_("total"), text);
	if (session->note.number == 0)
		snprintf(text, sizeof text, "%s", _("none (dry run)"));
	else
		snprintf(text, sizeof text, _("%lld (%s), %s, by %s"), (long long)session->note.number, session->note.state,
		         session->note.time, session->note.user);
	print_field(_("run"), text);
	if (explanation->place)
		print_place(session, explanation->place);
	else
		print_field(_("place"), reason_text(explanation->reason));
}

static bool has_gain(const struct explanation *explanation)
{
	for (size_t t = 0; t < explanation->n_tiers; t++)
		for (size_t i = 0; i < explanation->tiers[t].n_choices; i++)
			if (explanation->tiers[t].choices[i].gain != GAIN_NOT_ASKED)
				return true;
	return false;
}

static void print_explanation(const struct explain_session *session, const struct explanation *explanation, const char *name)
{
	char step[DECIMAL_TEXT];

	print_basis(session);
	print_head(session, explanation, name);
	explain_print_tiers(session, explanation);
	if (!has_gain(explanation))
		return;
	decimal_write(explanation->step_e4, step);
	printf("\n");
	wrapped_print_line(0, 0,
	                   _("What would have been enough is the least that, added to this candidate's total alone, gives the "
	                     "choice or a better one; "
	                     "found by computing again in steps of %s."),
	                   step);
}

static enum status explain_and_print(struct store *store, const char *candidate_no, long run, const struct command_call *call,
                                     struct problem *problem)
{
	struct explain_session session = { 0 };
	struct explanation explanation = { 0 };
	char name[NAME_BYTES];
	enum status status = explain_open(store, run, &call->progress, &session, problem);

	if (status == STATUS_OK)
		status = explain_candidate(&session, candidate_no, &call->progress, &explanation, problem);
	if (status == STATUS_OK)
		status = explain_read_name(store, candidate_no, name, sizeof name, problem);
	if (status == STATUS_OK)
		print_explanation(&session, &explanation, name);
	explanation_free(&explanation);
	explain_close(&session);
	return status;
}

static enum status command_explain_do(const struct command_call *call, struct problem *problem)
{
	char candidate_no[SEAT_CODE_TEXT];
	struct store *store;
	long number = 0;

	if (call->values[OPTION_RUN] && !cli_read_number("run", call->values[OPTION_RUN], 1, 1000000000, &number, problem))
		return STATUS_USAGE;
	enum status status = store_open(call->database, STORE_READ, &store, problem);
	if (status != STATUS_OK)
		return status;
	status = candidate_resolve(store, call->arguments[0], candidate_no, problem);
	if (status == STATUS_OK)
		status = explain_and_print(store, candidate_no, number, call, problem);
	store_close(store);
	return status;
}

const struct command command_explain = {
	.name = "explain",
	.screens = "explain",
	.arguments = "CANDIDATE_NO",
	.summary = N_("tell why a candidate got this place and none above it"),
	.help = N_("Every choice of every tier: taken, full (with the last one in, and what parted the two), below the line, not "
	           "eligible (which\n"
	           "part of the rule, with which values), returned, not reached. For each refused choice the least that would have "
	           "been enough if\n"
	           "added to this candidate's total alone. Places that only the draw decided are named, with the command that "
	           "checks the draw.\n"
	           "Explains the latest stored run; where none is stored, a dry run."),
	.options = options,
	.least_arguments = 1,
	.most_arguments = 1,
	.run = command_explain_do,
};
