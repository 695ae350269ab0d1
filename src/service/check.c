/* SPDX-License-Identifier: ISC */
/* The checks before a run: their table, and how they are gone through. To add one: a line here, a function in check_*.c. */
#include "check.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <luqu/i18n.h>

enum needs { NEEDS_NOTHING, NEEDS_TOTALS, NEEDS_OUTCOME, NEEDS_STORE };

struct check {
	struct check_code code;
	enum needs needs;
	void (*look)(struct checking *checking);
};

static const struct check checks[] = {
	{ { "C101", CHECK_ERROR, N_("a rule cannot be read"),
	    N_("Correct the rule at the column named; luqu-rules(5) has the language.") },
	  NEEDS_NOTHING,
	  check_101_unreadable },
	{ { "C102", CHECK_ERROR, N_("a rule fails on a candidate"),
	    N_("Correct the rule, so that it divides by no zero and stays within range for everyone, or the data of the candidate "
	       "named.") },
	  NEEDS_NOTHING,
	  check_102_failing },
	{ { "C103", CHECK_ERROR, N_("a ranking names lottery, but office has no lottery_seed"),
	    N_("Draw the seed in public and set it as lottery_seed in office; until then only `run --dry-run` works.") },
	  NEEDS_NOTHING,
	  check_103_lottery_without_seed },
	{ { "C104", CHECK_ERROR, N_("places hang on the draw alone, but office has no lottery_seed"),
	    N_("Add keys to the ranking that part the candidates, choose ties `admit` or `reject`, or draw a seed in public and "
	       "set it.") },
	  NEEDS_OUTCOME,
	  check_104_draw_without_seed },
	{ { "C105", CHECK_WARNING, N_("rankings that leave ties at a last place: the draw decides"),
	    N_("Add keys to the ranking, or choose ties `admit` or `reject`, if the draw is not meant to decide.") },
	  NEEDS_OUTCOME,
	  check_105_ties },
	{ { "C106", CHECK_WARNING, N_("places that the draw decides, as the ranking says"),
	    N_("Nothing to do; those places will be asked about, so have the seed and its public record at hand.") },
	  NEEDS_OUTCOME,
	  check_106_draws },
	{ { "C107", CHECK_WARNING, N_("more taken than there are seats: equals at a last place are all admitted"),
	    N_("Nothing to do if the schools know; else choose other ties for the tier, or add keys to the ranking.") },
	  NEEDS_OUTCOME,
	  check_107_admitted },
	{ { "C108", CHECK_WARNING, N_("eligible rules that no candidate meets"),
	    N_("Compare the rule with the data: tags, categories and codes are compared byte by byte.") },
	  NEEDS_TOTALS,
	  check_108_nobody_eligible },
	{ { "C109", CHECK_WARNING, N_("lines that no candidate reaches"),
	    N_("Compare the line with the marks and with the merit of the tier.") },
	  NEEDS_OUTCOME,
	  check_109_nobody_on_line },
	{ { "C110", CHECK_WARNING, N_("a cutoff() of a program that placed nobody: the plan row has no line"),
	    N_("Set the line as a number, if a line is meant.") },
	  NEEDS_OUTCOME,
	  check_110_empty_cutoff },
	{ { "C201", CHECK_WARNING, N_("candidates without any mark"),
	    N_("Enter their marks, or the status that says why there are none (absent, exempt, void, deferred).") },
	  NEEDS_NOTHING,
	  check_201_no_marks },
	{ { "C202", CHECK_WARNING, N_("candidates who lack a subject of an exam that they sat: it counts 0"),
	    N_("Enter the mark, or the status that says why there is none.") },
	  NEEDS_NOTHING,
	  check_202_missing_marks },
	{ { "C203", CHECK_WARNING, N_("deferred tests still without a mark: they count 0"),
	    N_("Enter the marks of the deferred tests before the run.") },
	  NEEDS_NOTHING,
	  check_203_deferred },
	{ { "C204", CHECK_WARNING, N_("subjects without marks, or in which all marks are the same"),
	    N_("Enter the marks again from their source; of a derived subject look at its formula.") },
	  NEEDS_TOTALS,
	  check_204_flat_subjects },
	{ { "C205", CHECK_WARNING, N_("candidates whose feeder is no school of the list"),
	    N_("Add the school, or correct the feeder: quota cells and lists by feeder go by it.") },
	  NEEDS_NOTHING,
	  check_205_unknown_feeders },
	{ { "C206", CHECK_WARNING, N_("candidates whose district no school has"),
	    N_("Correct the district, or that of the schools.") },
	  NEEDS_NOTHING,
	  check_206_unknown_districts },
	{ { "C207", CHECK_WARNING, N_("candidates without an ID number"),
	    N_("Enter the ID number; notices and registers show it.") },
	  NEEDS_STORE,
	  check_207_no_id },
	{ { "C208", CHECK_WARNING, N_("candidates without any row of an exam that counts in the total"),
	    N_("Nothing to do if they were not to sit it; else enter marks or status.") },
	  NEEDS_NOTHING,
	  check_208_missing_exams },
	{ { "C209", CHECK_WARNING, N_("candidates whose ID number says another sex or day of birth"),
	    N_("Compare with the papers; correct the sex, the birth in registrations, or the ID number.") },
	  NEEDS_STORE,
	  check_209_id_says_otherwise },
	{ { "C210", CHECK_WARNING, N_("candidates who share an ID number"),
	    N_("One person may be registered twice: withdraw the one too many, or correct the ID number.") },
	  NEEDS_STORE,
	  check_210_same_id },
	{ { "C211", CHECK_WARNING, N_("candidates of the same name and day of birth"),
	    N_("Compare the papers: if it is one person, withdraw the one too many.") },
	  NEEDS_STORE,
	  check_211_same_birth },
	{ { "C212", CHECK_WARNING, N_("bonuses that no granted claim stands behind"),
	    N_("Have the claim put in, noticed and granted, or delete the bonus.") },
	  NEEDS_STORE,
	  check_212_unclaimed },
	{ { "C213", CHECK_WARNING, N_("subjects and rooms whose marks look wrong"),
	    N_("Compare those marks with the papers; luqu suspects has the criteria and figures.") },
	  NEEDS_NOTHING,
	  check_213_suspects },
	{ { "C301", CHECK_WARNING, N_("candidates without any choice"),
	    N_("Ask whether a form is missing; without choices there is no place.") },
	  NEEDS_NOTHING,
	  check_301_no_choices },
	{ { "C302", CHECK_WARNING, N_("candidates eligible for a tier, and not placed before, who left it empty"),
	    N_("Compare with the signed forms if the number surprises.") },
	  NEEDS_OUTCOME,
	  check_302_left_empty },
	{ { "C303", CHECK_WARNING, N_("choices of programs that have no seats in the tier: they are passed over"),
	    N_("Add the plan row, or tell the candidates in time.") },
	  NEEDS_NOTHING,
	  check_303_no_plan },
	{ { "C304", CHECK_WARNING, N_("choices past max_choices: they are passed over"),
	    N_("Compare with the signed form, or raise max_choices of the tier.") },
	  NEEDS_NOTHING,
	  check_304_past_most },
	{ { "C305", CHECK_WARNING, N_("candidates with choices whose form has not come back signed"),
	    N_("Have the forms signed and taken in; until then the choices can be changed. luqu forms --unsigned lists them.") },
	  NEEDS_STORE,
	  check_305_unsigned },
	{ { "C401", CHECK_WARNING, N_("plans that nobody chose"),
	    N_("Compare the program's code in plans with that on the forms; else the seats stay vacant.") },
	  NEEDS_NOTHING,
	  check_401_not_chosen },
	{ { "C402", CHECK_WARNING, N_("fewer seats than the placement target needs"),
	    N_("Ask for more seats, or lower placement_target in office.") },
	  NEEDS_NOTHING,
	  check_402_too_few_seats },
	{ { "C403", CHECK_WARNING, N_("tiers with more seats than candidates who filed choices there"),
	    N_("Nothing to do if the vacancies are meant for a later tier.") },
	  NEEDS_NOTHING,
	  check_403_more_seats },
	{ { "C404", CHECK_WARNING,
	    /* xgettext:no-c-format */ N_("school-choice (fee-paying) seats above 30 % of a school's intake"),
	    /* xgettext:no-c-format */ N_("Lower those seats: the cap by share is 30 % of all the school's seats.") },
	  NEEDS_NOTHING,
	  check_404_school_choice },
	{ { "C405", CHECK_WARNING, N_("quota cells for a feeder that no candidate comes from"),
	    N_("Compare the feeder's code in the cell's eligible rule with that of the candidates.") },
	  NEEDS_NOTHING,
	  check_405_cell_without_feeder },
	{ { "C406", CHECK_WARNING, N_("a feeder with two quota cells for one program in one tier"),
	    N_("Join the cells, unless their rules part the candidates on purpose.") },
	  NEEDS_NOTHING,
	  check_406_two_cells },
	{ { "C407", CHECK_WARNING,
	    /* xgettext:no-c-format */ N_("quota cells of more than 70 % of their school's seats"),
	    N_("Compare the sum of the cells with the school's plan: a cell may have been typed wrong.") },
	  NEEDS_NOTHING,
	  check_407_cells_share },
	{ { "C408", CHECK_WARNING, N_("quota cells with more seats than candidates come from their feeder"),
	    N_("Compare the cell with the published quota.") },
	  NEEDS_NOTHING,
	  check_408_cell_too_large },
	{ { "C501", CHECK_WARNING, N_("returns of places that are never given: they count all the same"),
	    N_("Compare tier, candidate and program of the return with the run after which it came; take it away if it is none.") },
	  NEEDS_OUTCOME,
	  check_501_never_given },
	{ { "C502", CHECK_WARNING, N_("orders without effect: the candidate is placed in an earlier tier"),
	    N_("Compare the order's tier with its decision, or take it away.") },
	  NEEDS_OUTCOME,
	  check_502_order_in_vain },
	{ { "C601", CHECK_WARNING, N_("candidates who sit an exam that is seated, and have no seat in it"),
	    N_("Seat them with `seat EXAM --add NUMBER`, or correct the sitting's rule.") },
	  NEEDS_STORE,
	  check_601_unseated },
	{ { "C602", CHECK_WARNING, N_("withdrawn candidates who have a seat"),
	    N_("Nothing to do: the seat stays empty, and they are on no paper of their room.") },
	  NEEDS_STORE,
	  check_602_withdrawn_seated },
	{ { "C603", CHECK_WARNING, N_("rooms that hold more than their size"),
	    N_("Nothing to do if the site knows; else choose another rule for the remainder, or add a room.") },
	  NEEDS_STORE,
	  check_603_over_full },
};
enum { CHECKS = sizeof checks / sizeof checks[0] };

size_t check_code_count(void)
{
	return CHECKS;
}

const struct check_code *check_code_at(size_t index)
{
	return &checks[index].code;
}

const char *check_severity_name(enum check_severity severity)
{
	static const char *const names[CHECK_SEVERITIES] = { N_("error"), N_("warning") };

	return _(names[severity]);
}

/* --- findings -------------------------------------------------------------------------------------------------------- */

void check_fail_memory(struct checking *checking)
{
	if (checking->status == STATUS_OK)
		checking->status = problem_memory(checking->problem);
}

void check_offend(struct checking *checking, uint64_t count, const char *format, ...)
{
	struct check_finding *finding = checking->current;
	char text[1024];
	va_list arguments;

	finding->count += count;
	if (finding->n_offenders == CHECK_OFFENDERS_KEPT) {
		finding->has_more = true;
		return;
	}
	va_start(arguments, format);
	vsnprintf(text, sizeof text, format, arguments);
	va_end(arguments);
	const char *kept = arena_copy(checking->arena, text);
	if (kept)
		finding->offenders[finding->n_offenders++] = kept;
	else
		check_fail_memory(checking);
}

static bool can_look(const struct checking *checking, enum needs needs)
{
	return needs == NEEDS_NOTHING || (needs == NEEDS_TOTALS && checking->totals) ||
	       (needs == NEEDS_OUTCOME && checking->outcome) || (needs == NEEDS_STORE && checking->store);
}

static void look_at_all(struct checking *checking)
{
	struct check_report *report = checking->report;

	for (size_t i = 0; i < CHECKS && checking->status == STATUS_OK; i++) {
		if (!can_look(checking, checks[i].needs))
			continue;
		checking->current = &report->findings[report->n_findings];
		*checking->current = (struct check_finding){ .code = &checks[i].code };
		checks[i].look(checking);
		if (checking->current->count > 0) {
			report->n_of[checks[i].code.severity]++;
			report->n_findings++;
		}
		if (!progress_step(checking->progress, _("checking"), i + 1, CHECKS) && checking->status == STATUS_OK)
			checking->status = problem_set(checking->problem, STATUS_FAULT, "%s", _("cancelled"));
	}
}

/* --- the year, and a dry run of it ----------------------------------------------------------------------------------------------
 */

static void count_year(struct checking *checking)
{
	const struct dataset *d = checking->dataset;
	struct check_report *report = checking->report;

	report->candidates = d->n_candidates;
	report->choices = d->n_choices;
	report->tiers = d->n_tiers;
	for (size_t p = 0; p < d->n_plans; p++)
		report->seats += d->plans[p].seats;
	if (!checking->outcome)
		return;
	report->is_placed = true;
	report->placed = checking->outcome->n_placements;
	for (size_t p = 0; p < checking->outcome->n_pools; p++)
		report->drawn += checking->outcome->pools[p].drawn;
}

/* What the caller watches, and whether it has cancelled: a rule that fails has the same status. */
static bool watch_step(void *context, const char *what, uint64_t done, uint64_t total)
{
	struct checking *checking = context;

	if (!progress_step(checking->progress, what, done, total))
		checking->is_cancelled = true;
	return !checking->is_cancelled;
}

/* A fault is a finding; all else ends the check. */
static bool goes_on(struct checking *checking, enum status status)
{
	if (status == STATUS_OK || (status == STATUS_FAULT && !checking->is_cancelled))
		return true;
	checking->status = status;
	if (checking->problem)
		*checking->problem = checking->trouble;
	return false;
}

static void look_at_year(struct checking *checking)
{
	const struct progress watch = { .step = watch_step, .context = checking };
	struct totals *totals = NULL;
	struct outcome *outcome = NULL;
	struct match_request request = { .dataset = checking->dataset, .n_tiers = IX_NONE, .progress = &watch };

	match_check_rules(checking->dataset, &checking->unreadable);
	if (!goes_on(checking, totals_compute(checking->dataset, &totals, &checking->trouble)))
		return;
	checking->totals = request.totals = totals;
	if (!totals || goes_on(checking, match_run(&request, &outcome, &checking->trouble))) {
		checking->outcome = outcome;
		count_year(checking);
		if (outcome && checking->unreadable.count > 0)
			check_fail_memory(checking); /* all rules can be read after all */
		look_at_all(checking);
	}
	outcome_free(outcome);
	totals_free(totals);
}

static enum status check_dataset(const struct check_request *request, const struct dataset *dataset, struct check_report *report,
                                 struct problem *problem)
{
	struct checking checking = { .dataset = dataset,
		                     .store = request->store,
		                     .progress = request->progress,
		                     .report = report,
		                     .arena = report->arena,
		                     .scratch = arena_make(),
		                     .rule_scratch = rule_scratch_make(),
		                     .problem = problem };

	report->findings = arena_alloc(report->arena, CHECKS + 1, sizeof *report->findings);
	if (report->findings && checking.scratch && checking.rule_scratch)
		look_at_year(&checking);
	else
		check_fail_memory(&checking);
	check_free_tools(&checking);
	findings_clear(&checking.unreadable);
	rule_scratch_free(checking.rule_scratch);
	arena_free(checking.scratch);
	return checking.status;
}

enum status check_run(const struct check_request *request, struct check_report *report, struct problem *problem)
{
	struct dataset *own = NULL;
	enum status status = STATUS_OK;

	*report = (struct check_report){ .arena = arena_make() };
	if (!report->arena)
		return problem_memory(problem);
	if (!request->dataset)
		status = store_load_dataset(request->store, STORE_ALL, request->progress, &own, problem);
	if (status == STATUS_OK)
		status = check_dataset(request, request->dataset ? request->dataset : own, report, problem);
	dataset_free(own);
	return status;
}

void check_report_clear(struct check_report *report)
{
	arena_free(report->arena);
	*report = (struct check_report){ 0 };
}
