/* SPDX-License-Identifier: ISC */
/* The steps of the year: how far each one is. */
#include "home.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <luqu/decimal.h>
#include <luqu/service_stats.h>

static void group_digits(uint64_t number, char *text, size_t size)
{
	char plain[32];
	const int length = snprintf(plain, sizeof plain, "%" PRIu64, number);
	size_t used = 0;

	for (int i = 0; i < length && used + 2 < size; i++) {
		if (i > 0 && (length - i) % 3 == 0)
			text[used++] = ',';
		text[used++] = plain[i];
	}
	text[used] = '\0';
}

__attribute__((format(printf, 3, 4))) static size_t put(char *text, size_t size, const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	const int length = vsnprintf(text, size, format, arguments);
	va_end(arguments);
	return length < 0 ? 0 : (size_t)length < size ? (size_t)length : size - 1;
}

/* --- steps that are more than rows
 * ------------------------------------------------------------------------------------------------------ */

static enum mark judge_check(const struct home *home, char *text, size_t size)
{
	const struct check_note *check = &home->check;

	if (check->seq == 0) {
		put(text, size, "%s", _("not checked yet"));
		return MARK_OPEN;
	}
	if (home->is_check_old) {
		put(text, size, _("checked %.10s; the data changed since"), check->time);
		return MARK_OPEN;
	}
	put(text, size, _("%zu errors, %zu warnings"), check->n_of[CHECK_ERROR], check->n_of[CHECK_WARNING]);
	return check->n_of[CHECK_ERROR] > 0 ? MARK_TROUBLE : check->n_of[CHECK_WARNING] > 0 ? MARK_NOTED : MARK_DONE;
}

static enum mark judge_entry(const struct home *home, char *text, size_t size)
{
	if (home->batches == 0) {
		put(text, size, "%s", _("no batches"));
		return MARK_IDLE;
	}
	put(text, size, _("batches: %llu, open: %llu"), (unsigned long long)home->batches, (unsigned long long)home->open_batches);
	return home->open_batches > 0 ? MARK_OPEN : MARK_DONE;
}

/* An office may go without a freeze; a recheck that waits is to be looked at. */
static enum mark judge_freeze(const struct home *home, char *text, size_t size)
{
	const uint64_t exams = home->counts[KIND_EXAMS];

	put(text, size, _("frozen exams: %llu; rechecks that wait: %llu"), (unsigned long long)home->frozen_exams,
	    (unsigned long long)home->open_rechecks);
	if (home->open_rechecks > 0)
		return MARK_NOTED;
	return exams > 0 && home->frozen_exams == exams ? MARK_DONE : MARK_IDLE;
}

static enum mark judge_run(const struct home *home, char *text, size_t size)
{
	if (home->run.number == 0) {
		put(text, size, "%s", _("no run yet"));
		return MARK_OPEN;
	}
	put(text, size, home->has_changed ? _("run %lld of %.10s; the data changed since") : _("run %lld of %.10s"),
	    (long long)home->run.number, home->run.time);
	return home->has_changed ? MARK_TROUBLE : MARK_DONE;
}

static enum mark judge_results(const struct home *home, char *text, size_t size)
{
	const uint64_t all = (uint64_t)(home->run.n_placed + home->run.n_unplaced);
	char rate[DECIMAL_TEXT];

	if (home->run.number == 0) {
		put(text, size, "%s", _("they come with the run"));
		return MARK_IDLE;
	}
	decimal_write(stats_percent_e4((uint64_t)home->run.n_placed, all), rate);
	put(text, size, _("%lld placed, %lld not placed (%s %%)"), (long long)home->run.n_placed, (long long)home->run.n_unplaced,
	    rate);
	return MARK_DONE;
}

/* clang-format off */
const struct stage stages[] = {
	{ N_("Calendar"), N_("no steps yet"), { KIND_CALENDAR, KIND_NONE }, { NULL }, &screen_calendar, NULL },
	{ N_("Exams and subjects"), N_("subjects are needed"), { KIND_SUBJECTS, KIND_EXAMS, KIND_NONE }, { NULL }, &screen_subjects, NULL },
	{ N_("Schools"), N_("schools and programs are needed"), { KIND_PROGRAMS, KIND_SCHOOLS, KIND_NONE }, { NULL }, &screen_schools, NULL },
	{ N_("Tiers and plan"), N_("tiers and a plan are needed"), { KIND_PLANS, KIND_TIERS, KIND_NONE }, { "C1", "C4", NULL }, &screen_tiers, NULL },
	{ N_("Candidates"), N_("no candidates yet"), { KIND_CANDIDATES, KIND_NONE }, { "C205", "C206", "C207", "C209", "C210", "C211" }, &screen_candidates, NULL },
	{ N_("Registration"), "", { KIND_REGISTRATIONS, KIND_CLAIMS, KIND_NONE }, { NULL }, &screen_registrations, NULL },
	{ N_("Rooms and seats"), "", { KIND_SEATS, KIND_ROOMS, KIND_NONE }, { "C6", NULL }, &screen_rooms, NULL },
	{ N_("Mark entry"), "", { KIND_NONE }, { NULL }, &screen_entry, judge_entry },
	{ N_("Marks and bonuses"), N_("no marks yet"), { KIND_SCORES, KIND_BONUSES, KIND_NONE }, { "C2", NULL }, &screen_scores, NULL },
	{ N_("Rechecks and freeze"), "", { KIND_NONE }, { NULL }, &screen_freezes, judge_freeze },
	{ N_("Choices"), N_("no choices yet"), { KIND_CHOICES, KIND_NONE }, { "C3", NULL }, &screen_forms, NULL },
	{ N_("Orders and returns"), "", { KIND_ORDERS, KIND_RETURNS, KIND_NONE }, { "C5", NULL }, &screen_orders, NULL },
	{ N_("Check"), "", { KIND_NONE }, { NULL }, &screen_check, judge_check },
	{ N_("Run"), "", { KIND_NONE }, { NULL }, &screen_run, judge_run },
	{ N_("Results"), "", { KIND_NONE }, { NULL }, &screen_results, judge_results },
};
/* clang-format on */
const size_t n_stages = sizeof stages / sizeof stages[0];

/* --- rows, and what the check says of them
 * ----------------------------------------------------------------------------------------------- */

/* A code belongs to the step with the longest beginning of it: those of candidates are named one by one, the others of C2 are
 * marks. */
static size_t fit(const struct stage *stage, const char *code)
{
	size_t best = 0;

	for (size_t i = 0; i < STAGE_CODES && stage->codes[i]; i++)
		if (strncmp(stage->codes[i], code, strlen(stage->codes[i])) == 0 && strlen(stage->codes[i]) > best)
			best = strlen(stage->codes[i]);
	return best;
}

static bool is_about(const struct stage *stage, const char *code)
{
	const size_t own = fit(stage, code);

	for (size_t i = 0; i < n_stages; i++)
		if (fit(&stages[i], code) > own)
			return false;
	return own > 0;
}

/* A check of other data than those of now says nothing. */
static enum mark judge_findings(const struct home *home, const struct stage *stage, char *text, size_t size)
{
	size_t n_of[CHECK_SEVERITIES] = { 0 }, used = 0;

	for (size_t i = 0; !home->is_check_old && i < home->check.n_findings; i++)
		if (is_about(stage, home->check.findings[i].code->code))
			n_of[home->check.findings[i].code->severity]++;
	if (n_of[CHECK_ERROR] > 0)
		used += put(text + used, size - used, _("; errors: %zu"), n_of[CHECK_ERROR]);
	if (n_of[CHECK_WARNING] > 0)
		put(text + used, size - used, _("; warnings: %zu"), n_of[CHECK_WARNING]);
	return n_of[CHECK_ERROR] > 0 ? MARK_TROUBLE : n_of[CHECK_WARNING] > 0 ? MARK_NOTED : MARK_DONE;
}

/* Of the choices: forms that have not come back signed. */
static size_t put_unsigned(const struct home *home, char *text, size_t size)
{
	char number[32] = ">";

	if (home->counts[COUNT_UNSIGNED] == 0)
		return 0;
	group_digits(home->counts[COUNT_UNSIGNED], number + !home->is_counted[COUNT_UNSIGNED], sizeof number - 1);
	return put(text, size, _("; not signed: %s"), number);
}

enum mark stage_judge(const struct home *home, const struct stage *stage, char *text, size_t size)
{
	size_t used = 0;

	if (stage->judge)
		return stage->judge(home, text, size);
	text[0] = '\0';
	for (size_t i = 0; i < STAGE_KINDS && stage->kinds[i] != KIND_NONE; i++) {
		char number[32] = ">";

		group_digits(home->counts[stage->kinds[i]], number + !home->is_counted[stage->kinds[i]], sizeof number - 1);
		used += put(text + used, size - used, "%s", i > 0 ? _(", ") : "");
		used += put(text + used, size - used, _("%s: %s"), kind_noun(stage->kinds[i]), number);
	}
	if (stage->kinds[0] == KIND_CHOICES && home->counts[KIND_CHOICES] > 0)
		used += put_unsigned(home, text + used, size - used);
	if (home->counts[stage->kinds[0]] > 0)
		return judge_findings(home, stage, text + used, size - used);
	if (!home->is_counted[stage->kinds[0]])
		return MARK_UNKNOWN;
	if (!stage->todo[0])
		return MARK_IDLE;
	put(text, size, "%s", _(stage->todo));
	return MARK_OPEN;
}
