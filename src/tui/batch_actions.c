/* SPDX-License-Identifier: ISC */
/* What is done with batches from their list: made, handed out, slips, closed, opened again, blind codes. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <luqu/decimal.h>
#include <luqu/screen_entry.h>
#include <luqu/service_blind.h>
#include <luqu/service_entry.h>

#include "internal.h"

/* 0: the list is empty. */
static int64_t focused(const struct view *view)
{
	const struct list_row *row = list_focus(view->list);

	return row ? strtoll(row->cells[BATCHES_NUMBER], NULL, 10) : 0;
}

/* The exam of the batch under the cursor, else the one that the list is of. */
static const char *focused_exam(const struct view *view)
{
	const struct list_row *row = list_focus(view->list);

	return row ? row->cells[BATCHES_EXAM] : view->argument;
}

static struct effect ended(struct view *view, enum status status, const struct problem *problem, const char *message)
{
	if (status != STATUS_OK)
		return effect_problem(problem);
	tui_data_changed(view->tui);
	return effect_say("%s", message);
}

/* --- made -------------------------------------------------------------------------------------------------------------------- */

/* "EXAM" or "EXAM SUBJECT" */
static struct effect make_given(struct view *view, const char *text)
{
	const size_t length = strcspn(text, " ");
	char exam[EFFECT_TEXT];
	const struct batch_request request = { .exam = exam, .subject = text[length] ? text + length + 1 : NULL };
	struct problem problem = { .status = STATUS_OK };
	struct batch_report report;
	char message[EFFECT_TEXT];

	snprintf(exam, sizeof exam, "%.*s", (int)length, text);
	tui_begin_change(view->tui);
	const enum status status = batch_make(tui_store(view->tui), &request, &report, &problem);
	snprintf(message, sizeof message, _("%llu batches made, %llu sheets; %llu sheets of closed batches left out"),
	         (unsigned long long)report.batches, (unsigned long long)report.sheets, (unsigned long long)report.late);
	return ended(view, status, &problem, message);
}

struct effect action_batch_make(struct view *view)
{
	return effect_input(make_given, _("Batches of which exam (and subject)?"), focused_exam(view));
}

/* --- given ------------------------------------------------------------------------------------------------------------------- */

/* "USER" or "USER 2" */
static struct effect give_given(struct view *view, const char *text)
{
	struct problem problem = { .status = STATUS_OK };
	const size_t length = strlen(text);
	const bool has_pass = length > 2 && text[length - 2] == ' ' && (text[length - 1] == '1' || text[length - 1] == '2');
	char user[EFFECT_TEXT];

	snprintf(user, sizeof user, "%.*s", (int)(has_pass ? length - 2 : length), text);
	tui_begin_change(view->tui);
	return ended(view, batch_give(tui_store(view->tui), focused(view), user, has_pass ? text[length - 1] - '0' : 0, &problem),
	             &problem, _("given"));
}

struct effect action_batch_give(struct view *view)
{
	char question[EFFECT_TEXT];

	if (focused(view) == 0)
		return effect_stay();
	snprintf(question, sizeof question, _("Batch %lld to which user (and 1 or 2 for which entry)?"), (long long)focused(view));
	return effect_input(give_given, question, "");
}

/* --- slips ------------------------------------------------------------------------------------------------------------------- */

static struct effect slip_given(struct view *view, const char *text)
{
	struct problem problem = { .status = STATUS_OK };
	const char *blank = strchr(text, ' ');
	int64_t count, sum_e2;

	if (!blank || decimal_read(text, (size_t)(blank - text), 0, 0, &count) != DECIMAL_GOOD ||
	    decimal_read(blank + 1, strlen(blank + 1), 2, 2, &sum_e2) != DECIMAL_GOOD)
		return effect_refuse("%s", _("a count and a sum, with a blank between: 30 2857.5"));
	tui_begin_change(view->tui);
	return ended(view, batch_slip(tui_store(view->tui), focused(view), count, sum_e2, &problem), &problem,
	             _("slip taken down"));
}

struct effect action_batch_slip(struct view *view)
{
	char question[EFFECT_TEXT];

	if (focused(view) == 0)
		return effect_stay();
	snprintf(question, sizeof question, _("Slip of batch %lld, count and sum:"), (long long)focused(view));
	return effect_input(slip_given, question, "");
}

/* --- closed and opened again ------------------------------------------------------------------------------------------------- */

struct effect action_batch_close(struct view *view)
{
	struct problem problem = { .status = STATUS_OK };

	if (focused(view) == 0)
		return effect_stay();
	tui_begin_change(view->tui);
	return ended(view, batch_close(tui_store(view->tui), focused(view), &problem), &problem,
	             _("closed: the marks are in the scores"));
}

static struct effect reopen_given(struct view *view, const char *text)
{
	struct problem problem = { .status = STATUS_OK };

	tui_begin_change(view->tui);
	return ended(view, batch_reopen(tui_store(view->tui), focused(view), text, &problem), &problem, _("open again"));
}

struct effect action_batch_reopen(struct view *view)
{
	char question[EFFECT_TEXT];

	if (focused(view) == 0)
		return effect_stay();
	snprintf(question, sizeof question, _("Batch %lld opened again. Why?"), (long long)focused(view));
	return effect_input(reopen_given, question, "");
}

/* --- blind codes ------------------------------------------------------------------------------------------------------------- */

/* "EXAM" or "EXAM packet" */
static struct effect blind_given(struct view *view, const char *text)
{
	const char *blank = strchr(text, ' ');
	const enum blind_by by = !blank ? BLIND_BY_DEFAULT : strcmp(blank + 1, "packet") == 0 ? BLIND_BY_PACKET : BLIND_BY_SHEET;
	struct problem problem = { .status = STATUS_OK };
	char exam[EFFECT_TEXT], message[EFFECT_TEXT];
	struct blind_report report;

	if (blank && by != BLIND_BY_PACKET && strcmp(blank + 1, "sheet") != 0)
		return effect_refuse("%s", _("an exam, and behind it sheet or packet"));
	snprintf(exam, sizeof exam, "%.*s", (int)strcspn(text, " "), text);
	tui_begin_change(view->tui);
	const enum status status = blind_make(tui_store(view->tui), exam, by, &report, &problem);
	snprintf(message, sizeof message, _("%llu blind codes drawn and sealed"), (unsigned long long)report.codes);
	return ended(view, status, &problem, message);
}

struct effect action_batch_blind(struct view *view)
{
	return effect_input(blind_given, _("Blind codes for which exam (and sheet or packet)?"), focused_exam(view));
}

typedef enum status write_codes(struct store *store, const char *exam, const struct sheet_options *options, struct problem *problem);

static struct effect write_file(struct view *view, write_codes *service, const char *path, const char *message)
{
	const struct sheet_options options = { .format = SHEET_CSV, .path = path };
	struct problem problem = { .status = STATUS_OK };
	char exam[EFFECT_TEXT], text[EFFECT_TEXT];

	if (!path[0] || strcmp(path, "-") == 0)
		return effect_refuse("%s", _("where to? a file"));
	snprintf(exam, sizeof exam, "%s", focused_exam(view));
	snprintf(text, sizeof text, message, path);
	tui_begin_change(view->tui);
	return ended(view, service(tui_store(view->tui), exam, &options, &problem), &problem, text);
}

static struct effect ask_file(struct view *view, struct effect (*given)(struct view *, const char *), const char *question, const char *stem)
{
	char text[EFFECT_TEXT], preset[EFFECT_TEXT];

	snprintf(text, sizeof text, question, focused_exam(view));
	snprintf(preset, sizeof preset, "%s-%.64s.csv", stem, focused_exam(view));
	return effect_input(given, text, preset);
}

static struct effect labels_given(struct view *view, const char *text)
{
	return write_file(view, blind_labels, text, _("the labels are in %.400s"));
}

struct effect action_batch_labels(struct view *view)
{
	return ask_file(view, labels_given, _("Labels of the blind codes of exam %s: which file?"), "labels");
}

static struct effect codes_given(struct view *view, const char *text)
{
	return write_file(view, blind_export, text, _("the codes are in %.400s"));
}

struct effect action_batch_codes(struct view *view)
{
	return ask_file(view, codes_given, _("Blind codes of exam %s: which file?"), "codes");
}

static struct effect unblind_given(struct view *view, const char *text)
{
	struct problem problem = { .status = STATUS_OK };
	char exam[EFFECT_TEXT];

	snprintf(exam, sizeof exam, "%s", focused_exam(view));
	tui_begin_change(view->tui);
	return ended(view, blind_open(tui_store(view->tui), exam, text, &problem), &problem, _("the blind codes are open"));
}

struct effect action_batch_unblind(struct view *view)
{
	char question[EFFECT_TEXT];

	snprintf(question, sizeof question, _("Open the blind codes of exam %s. Why?"), focused_exam(view));
	return effect_input(unblind_given, question, "");
}

struct effect action_batch_operators(struct view *view)
{
	return effect_open(&screen_operators, focused_exam(view));
}
