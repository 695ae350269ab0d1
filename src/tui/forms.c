/* SPDX-License-Identifier: ISC */
/* Choice forms on paper: printed, taken in signed, given back. */
#include <stdio.h>
#include <string.h>

#include <luqu/screen_choices.h>
#include <luqu/service_forms.h>

#include "internal.h"

const struct list_source list_unsigned = { LIST_OVER(WINDOW_UNSIGNED) };
const struct list_source list_signed = { LIST_OVER(WINDOW_SIGNED) };

static const char *candidate_of(const struct view *view)
{
	const struct list_row *row = view->list ? list_focus(view->list) : NULL;

	return row ? row->cells[FORMS_NO] : view->list ? "" : view->argument;
}

/* Around a service that writes; the message tells what was done. */
static struct effect change(struct view *view, enum status (*service)(struct store *, const char *, const char *, struct problem *), const char *text,
			    const char *done)
{
	struct problem problem = { .status = STATUS_OK };
	char candidate[EFFECT_TEXT];

	snprintf(candidate, sizeof candidate, "%s", candidate_of(view));
	tui_begin_change(view->tui);
	const enum status status = service(tui_store(view->tui), candidate, text, &problem);
	tui_data_changed(view->tui);
	return status == STATUS_OK ? effect_say(done, candidate) : effect_problem(&problem);
}

static enum status sign(struct store *store, const char *candidate_no, const char *digest, struct problem *problem)
{
	return forms_sign(store, &(struct forms_signing){ &candidate_no, &digest, 1, NULL }, problem);
}

static struct effect sign_given(struct view *view, const char *text)
{
	return change(view, sign, text, _("%s is signed; the choices are locked"));
}

static struct effect unsign_given(struct view *view, const char *text)
{
	return change(view, forms_unsign, text, _("%s: the choices can be changed again"));
}

static bool has_unsaved(const struct view *view)
{
	return view->screen->behaviour && view->screen->behaviour->is_changed && view->screen->behaviour->is_changed(view);
}

struct effect action_forms_sign(struct view *view)
{
	char question[EFFECT_TEXT];

	if (!candidate_of(view)[0])
		return effect_refuse("%s", _("there is no row here"));
	if (has_unsaved(view))
		return effect_refuse("%s", _("save the choices first"));
	snprintf(question, sizeof question, _("Digest on the form of %s:"), candidate_of(view));
	return effect_input(sign_given, question, "");
}

struct effect action_forms_unsign(struct view *view)
{
	char question[EFFECT_TEXT];

	if (!candidate_of(view)[0])
		return effect_refuse("%s", _("there is no row here"));
	snprintf(question, sizeof question, _("Why is the signature of %s to be taken back?"), candidate_of(view));
	return effect_input(unsign_given, question, "");
}

/* --- printing --------------------------------------------------------------------------------------------------------------------------------- */

/* Where they go stands in the view's state while the work goes on. */
struct printing { char folder[EFFECT_TEXT]; };

static enum status print_work(struct view *view, const struct progress *progress, struct problem *problem)
{
	const struct printing *own = view->state;
	const struct forms_request request = { .folder = own->folder, .format = SHEET_HTML, .progress = progress };
	struct forms_report report;
	const enum status status = forms_write(tui_store(view->tui), &request, &report, problem);

	if (status == STATUS_OK)
		problem_set(problem, STATUS_OK, _("%s: %llu choice forms in %llu files"), own->folder, (unsigned long long)report.forms,
			    (unsigned long long)report.files);
	return status;
}

static struct effect print_given(struct view *view, const char *text)
{
	static const struct job job = { N_("printing"), print_work, NULL };
	struct printing *own = view->state;

	if (!text[0])
		return effect_refuse("%s", _("where to? a folder"));
	snprintf(own->folder, sizeof own->folder, "%s", text);
	return effect_run(&job);
}

struct effect action_forms_print(struct view *view)
{
	(void)view;
	return effect_input(print_given, _("Folder to write the choice forms into:"), "forms");
}

/* One form is written at once. */
static struct effect print_one_given(struct view *view, const char *text)
{
	const struct forms_request request = { .candidate_no = view->argument, .folder = text, .format = SHEET_HTML };
	struct problem problem = { .status = STATUS_OK };
	struct forms_report report;

	if (!text[0])
		return effect_refuse("%s", _("where to? a folder"));
	return forms_write(tui_store(view->tui), &request, &report, &problem) == STATUS_OK ? effect_say("%s", report.first) : effect_problem(&problem);
}

struct effect action_forms_print_one(struct view *view)
{
	if (has_unsaved(view))
		return effect_refuse("%s", _("save the choices first"));
	return effect_input(print_one_given, _("Folder to write the choice form into:"), "forms");
}

const struct behaviour behaviour_forms = { .state_bytes = sizeof(struct printing) };
