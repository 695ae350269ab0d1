/* SPDX-License-Identifier: ISC */
/* The screen `papers`: what hangs on the doors and lies on the desks of an exam's rooms, as files to be printed. */
#include <stdio.h>
#include <string.h>

#include <luqu/screen_seat.h>
#include <luqu/service_rooms.h>

#include "internal.h"
#include "page.h"

enum { PAPERS_EXAM, PAPERS_SITE, PAPERS_ROOM, PAPERS_PAPER, PAPERS_FORMAT, PAPERS_FOLDER };

const char *show_paper(const char *word, char *buffer, size_t size)
{
	static const struct {
		const char *word, *shown;
	} words[] = {
		{ "rooms", N_("the rooms themselves") }, { "door", N_("door lists") },
		{ "desks", N_("desk labels") },          { "attendance", N_("attendance and incidents") },
		{ "packets", N_("packet slips") },       { "tickets", N_("admission tickets") },
	};

	(void)buffer, (void)size;
	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
		if (strcmp(words[i].word, word) == 0)
			return _(words[i].shown);
	return word;
}

static const char *given(const struct view *view, size_t field)
{
	const char *text = form_get(view->form, field);

	return text[0] ? text : NULL;
}

static enum status papers_work(struct view *view, const struct progress *progress, struct problem *problem)
{
	struct page *page = form_page_begin(view);
	struct rooms_request request = {
		.exam = form_get(view->form, PAPERS_EXAM),
		.site = given(view, PAPERS_SITE),
		.room = given(view, PAPERS_ROOM),
		.folder = form_get(view->form, PAPERS_FOLDER),
		.progress = progress,
	};
	struct rooms_report report = { .files = 0 };

	room_paper_find(form_get(view->form, PAPERS_PAPER), &request.paper); /* else the rooms themselves */
	sheet_format_find(form_get(view->form, PAPERS_FORMAT), &request.format);
	const enum status status = rooms_print(tui_store(view->tui), &request, &report, problem);
	if (status == STATUS_OK)
		page_put(page, (struct page_place){ 1, ROLE_GOOD }, _("%s: %llu files, %llu rooms, %llu candidates"),
		         request.folder, (unsigned long long)report.files, (unsigned long long)report.rooms,
		         (unsigned long long)report.candidates);
	else
		page_put_refusal(page, problem, &(struct findings){ .count = 0 });
	return status;
}

static struct effect papers_save(struct view *view)
{
	static const struct job job = { N_("writing"), papers_work, form_worked };

	if (!form_get(view->form, PAPERS_EXAM)[0])
		return form_refuse(view->form, PAPERS_EXAM, _("which exam?"));
	if (!form_get(view->form, PAPERS_PAPER)[0])
		return form_refuse(view->form, PAPERS_PAPER, _("what is to be written?"));
	if (!form_get(view->form, PAPERS_FORMAT)[0])
		return form_refuse(view->form, PAPERS_FORMAT, _("in which format?"));
	return form_has_path(view->form, PAPERS_FOLDER) ? effect_run(&job)
	                                                : form_refuse(view->form, PAPERS_FOLDER, _("where to? a folder"));
}

/* The argument is EXAM, EXAM/SITE or EXAM/SITE/ROOM. */
static enum status papers_fill(struct view *view, struct problem *problem)
{
	const char *part = view->argument;

	(void)problem;
	for (size_t field = PAPERS_EXAM; field <= PAPERS_ROOM; field++) {
		char text[EFFECT_TEXT];
		const size_t length = field < PAPERS_ROOM ? strcspn(part, "/") : strlen(part);

		snprintf(text, sizeof text, "%.*s", (int)length, part);
		form_set(view->form, field, text);
		part += length + (part[length] == '/');
	}
	form_set(view->form, PAPERS_PAPER, "door");
	form_set(view->form, PAPERS_FORMAT, "html");
	form_set(view->form, PAPERS_FOLDER, "papers");
	if (view->argument[0])
		form_focus(view->form, PAPERS_PAPER);
	return STATUS_OK;
}

const struct form_kind form_papers = { .fill = papers_fill, .save = papers_save };

/* --- from where
 * --------------------------------------------------------------------------------------------------------------------------- */

/* The exam of the row, which stands first in all these lists. */
struct effect action_papers_exam(struct view *view)
{
	const struct list_row *row = list_focus(view->list);

	return effect_open(&screen_papers, row ? row->cells[0] : "");
}

struct effect action_papers_room(struct view *view)
{
	return effect_open(&screen_papers, view->argument);
}
