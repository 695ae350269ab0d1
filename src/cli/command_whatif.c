/* SPDX-License-Identifier: ISC */
/* luqu whatif: changes of tiers and plans tried, kept as scenarios, compared, adopted. */
#include "commands.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <luqu/i18n.h>

#include "whatif_text.h"

enum { OPTION_SET, OPTION_RUN, OPTION_WHO, OPTION_SAVE, OPTION_NOTE, OPTION_COMPARE, OPTION_LIST, OPTION_ADOPT, OPTION_REASON, OPTION_DROP };

static const struct command_option options[] = {
	{ "set", 0, "CHANGE...", N_("plans/TIER/PROGRAM/POOL/FIELD=VALUE or tiers/TIER/FIELD=VALUE; as often as there are changes") },
	{ "run", 0, "N", N_("beside this stored run instead of the latest") },
	{ "who", 0, NULL, N_("list the candidates who gain, lose, move") },
	{ "save", 0, "NAME", N_("keep the changes as a scenario") },
	{ "note", 0, "TEXT", N_("what the scenario is for") },
	{ "compare", 0, NULL, N_("two scenarios: the second beside the first") },
	{ "list", 0, NULL, N_("the scenarios there are") },
	{ "adopt", 0, NULL, N_("make the scenario's changes in the rows themselves; needs --reason") },
	{ "reason", 0, "R", N_("why; stands in the audit trail") },
	{ "drop", 0, NULL, N_("take the scenario away") },
	{ 0 },
};

/* --- the scenarios themselves ------------------------------------------------------------------------------------------------------ */

static enum status list_all(struct store *store, struct problem *problem)
{
	struct scenario_note *notes;
	size_t count;
	const enum status status = scenario_list(store, &notes, &count, problem);

	for (size_t i = 0; status == STATUS_OK && i < count; i++) {
		cli_print_cell(notes[i].name, 24);
		printf("  %s  ", notes[i].time);
		cli_print_cell(notes[i].user, 12);
		printf(_("  %4llu changes"), (unsigned long long)notes[i].n_changes);
		printf("%s%s\n", notes[i].note[0] ? "  " : "", notes[i].note);
	}
	free(notes);
	return status;
}

static enum status adopt(struct store *store, const struct command_call *call, struct problem *problem)
{
	struct scenario scenario;
	enum status status = scenario_load(store, call->arguments[0], &scenario, problem);

	if (status == STATUS_OK)
		status = scenario_adopt(store, &(struct scenario_adoption){ &scenario, call->values[OPTION_REASON], &call->progress }, problem);
	if (status == STATUS_OK) {
		whatif_print_changes(&scenario);
		printf(_("scenario %s is adopted: %zu rows changed\n"), cli_show(call->arguments[0]).text, scenario.n_rows);
	}
	scenario_free(&scenario);
	return status;
}

static enum status drop(struct store *store, const struct command_call *call, struct problem *problem)
{
	const enum status status = scenario_drop(store, call->arguments[0], &call->progress, problem);

	if (status == STATUS_OK)
		printf(_("scenario %s is gone\n"), cli_show(call->arguments[0]).text);
	return status;
}

/* --- trying ------------------------------------------------------------------------------------------------------------------------- */

/* Notes that do not stop anything go to standard error at once: a problem may follow. */
static enum status take(struct store *store, struct whatif *whatif, const char *name, struct problem *problem)
{
	struct problem stale = { .status = STATUS_OK };
	struct scenario scenario;
	size_t n_stale = 0;
	enum status status = scenario_load(store, name, &scenario, problem);

	if (status == STATUS_OK && whatif_take(whatif, &scenario, &n_stale, &stale) != STATUS_OK) {
		*problem = stale;
		status = stale.status;
	} else if (n_stale > 0) {
		fprintf(stderr, "luqu: %s\n", stale.text);
	}
	scenario_free(&scenario);
	return status;
}

/* All changes together: some hold only with others. */
static enum status change(struct whatif *whatif, const struct command_call *call, struct problem *problem)
{
	const size_t n = (size_t)call->n_repeated;
	struct whatif_change *changes = calloc(n + 1, sizeof *changes);
	char(*buffers)[WHATIF_CHANGE_TEXT] = calloc(n + 1, sizeof *buffers);
	enum status status = changes && buffers ? STATUS_OK : problem_memory(problem);

	for (size_t i = 0; status == STATUS_OK && i < n; i++)
		status = whatif_read_change(call->repeated[i], buffers[i], &changes[i], problem);
	if (status == STATUS_OK)
		status = whatif_change(whatif, changes, n, problem);
	free(changes);
	free(buffers);
	return status;
}

static enum status put_beside(struct store *store, struct whatif *whatif, const struct command_call *call, struct problem *problem)
{
	struct scenario scenario;
	enum status status = scenario_load(store, call->arguments[0], &scenario, problem);

	if (status == STATUS_OK)
		status = whatif_put_beside(whatif, &scenario, &call->progress, problem);
	scenario_free(&scenario);
	return status;
}

static void print_all(const struct whatif *whatif, const struct command_call *call)
{
	whatif_print_beside(whatif);
	whatif_print_changes(whatif_scenario(whatif));
	whatif_print_pools(whatif);
	whatif_print_sums(whatif);
	if (call->values[OPTION_WHO])
		whatif_print_people(whatif);
}

static enum status save(struct store *store, struct whatif *whatif, const struct command_call *call, struct problem *problem)
{
	const char *name = call->values[OPTION_SAVE];
	const struct scenario_saving saving = { .name = name,
						.note = call->values[OPTION_NOTE],
						.may_replace = call->n_arguments == 1 && strcmp(call->arguments[0], name) == 0,
						.progress = &call->progress };
	const enum status status = scenario_save(store, whatif, &saving, problem);

	if (status == STATUS_OK)
		printf(_("kept as scenario %s\n"), cli_show(name).text);
	return status;
}

static enum status try_changes(struct store *store, long run, const struct command_call *call, struct problem *problem)
{
	struct whatif *whatif;
	enum status status = whatif_open(store, run, &call->progress, &whatif, problem);

	if (status == STATUS_OK && call->values[OPTION_COMPARE])
		status = put_beside(store, whatif, call, problem);
	if (status == STATUS_OK && call->n_arguments > 0)
		status = take(store, whatif, call->arguments[call->n_arguments - 1], problem);
	if (status == STATUS_OK)
		status = change(whatif, call, problem);
	if (status == STATUS_OK)
		status = whatif_compute(whatif, &call->progress, problem);
	if (status == STATUS_OK)
		print_all(whatif, call);
	if (status == STATUS_OK && call->values[OPTION_SAVE])
		status = save(store, whatif, call, problem);
	whatif_free(whatif);
	return status;
}

/* --- which of them -------------------------------------------------------------------------------------------------------------------- */

/* One verb at most, and the scenarios that it needs. */
static enum status check_call(const struct command_call *call, struct problem *problem)
{
	static const struct { int option, least, most; } verbs[] = {
		{ OPTION_COMPARE, 2, 2 }, { OPTION_LIST, 0, 0 }, { OPTION_ADOPT, 1, 1 }, { OPTION_DROP, 1, 1 }
	};
	int least = 0, most = 1, n_verbs = 0;

	for (size_t i = 0; i < sizeof verbs / sizeof verbs[0]; i++) {
		if (!call->values[verbs[i].option])
			continue;
		n_verbs++;
		least = verbs[i].least;
		most = verbs[i].most;
	}
	if (n_verbs > 1 || (n_verbs == 1 && (call->n_repeated > 0 || call->values[OPTION_SAVE])))
		return problem_set(problem, STATUS_USAGE, "%s", _("--compare, --list, --adopt, --drop stand alone, without --set and --save"));
	if (call->n_arguments < least || call->n_arguments > most)
		return problem_set(problem, STATUS_USAGE, _("that takes %d names of scenarios"), least);
	if (call->values[OPTION_ADOPT] && !call->values[OPTION_REASON])
		return problem_set(problem, STATUS_USAGE, "%s", _("--adopt needs --reason"));
	return STATUS_OK;
}

static enum status dispatch(struct store *store, long run, const struct command_call *call, struct problem *problem)
{
	if (call->values[OPTION_LIST])
		return list_all(store, problem);
	if (call->values[OPTION_ADOPT])
		return adopt(store, call, problem);
	if (call->values[OPTION_DROP])
		return drop(store, call, problem);
	return try_changes(store, run, call, problem);
}

static enum status command_whatif_do(const struct command_call *call, struct problem *problem)
{
	const bool writes = call->values[OPTION_SAVE] || call->values[OPTION_ADOPT] || call->values[OPTION_DROP];
	struct store *store;
	long run = 0;
	enum status status = check_call(call, problem);

	if (status == STATUS_OK && call->values[OPTION_RUN] && !cli_read_number("run", call->values[OPTION_RUN], 1, 1000000000, &run, problem))
		status = STATUS_USAGE;
	if (status == STATUS_OK)
		status = store_open(call->database, writes ? STORE_WRITE : STORE_READ, &store, problem);
	if (status != STATUS_OK)
		return status;
	status = dispatch(store, run, call, problem);
	store_close(store);
	return status;
}

const struct command command_whatif = {
	.name = "whatif",
	.screens = "what-if keep scenarios adopt compare drop",
	.arguments = "[SCENARIO [OTHER]]",
	.summary = N_("change seats, lines, rankings on a scratch copy and see who gains and who loses"),
	.help = N_("Nothing is changed in the data: the outcome with the changes is printed beside the stored run, or where none is stored beside the\n"
		   "outcome of the data as they are. A SCENARIO's changes come first, those of --set on top.\n"
		   "--adopt is refused where a row that the scenario was made from has changed meanwhile."),
	.options = options,
	.most_arguments = 2,
	.run = command_whatif_do,
};
