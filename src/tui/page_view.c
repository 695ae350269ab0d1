/* SPDX-License-Identifier: ISC */
/* Screens that are a page: computed as soon as they are seen, and again where the data or the run changed; and forms with a page below. */
#include <luqu/screen_form.h>
#include <luqu/store.h>

#include "internal.h"
#include "page.h"

int64_t tui_data_seq(struct tui *tui)
{
	struct store_anchor anchor = { .seq = 0 };

	if (!tui_store(tui) || store_audit_anchor(tui_store(tui), &anchor, NULL) != STATUS_OK)
		return 0;
	return anchor.seq;
}

enum status page_view_open(struct view *view, struct problem *problem)
{
	struct page_view *own = view->state;

	own->page = page_make();
	return own->page ? STATUS_OK : problem_memory(problem);
}

void page_view_close(struct view *view)
{
	struct page_view *own = view->state;

	if (own)
		page_free(own->page);
}

void page_view_returned(struct view *view)
{
	struct page_view *own = view->state;

	own->is_known = own->is_known && own->seq == tui_data_seq(view->tui) && own->run == tui_run(view->tui);
}

/* Known from here on, whatever comes of it: what failed is not tried over and over. */
bool page_view_step(struct view *view, const struct job *job)
{
	struct page_view *own = view->state;

	if (own->is_known)
		return false;
	own->is_known = true;
	own->seq = tui_data_seq(view->tui);
	own->run = tui_run(view->tui);
	tui_run_job(view->tui, job);
	return true;
}

enum status page_view_end(struct view *view, enum status status, const struct problem *problem)
{
	struct page_view *own = view->state;

	if (status == STATUS_OK && !page_failed(own->page))
		return STATUS_OK;
	page_clear(own->page);
	page_put(own->page, (struct page_place){ 1, ROLE_ERROR }, "! %s", problem->text[0] ? problem->text : _("out of memory"));
	page_put(own->page, (struct page_place){ 1, ROLE_FAINT }, "%s", _("Ctrl-R tries again."));
	return status == STATUS_OK ? STATUS_ENVIRONMENT : status;
}

void page_view_paint(const struct view *view, struct canvas *canvas, struct area area)
{
	const struct page_view *own = view->state;

	page_paint(own->page, canvas, area);
}

struct effect page_view_press(struct view *view, uint32_t press)
{
	struct page_view *own = view->state;

	if (press == PRESS_CTRL('R'))
		own->is_known = false;
	return page_press(view, own->page, press);
}

/* --- forms with a page below ---------------------------------------------------------------------------------------------------------------- */

enum { PAGE_LEAST = 3 };

/* Where both do not fit the fields give way: they scroll. */
void form_page_paint(const struct view *view, struct canvas *canvas, struct area area)
{
	const int whole = form_lines(view->form), most = area.lines - PAGE_LEAST, own = whole < most ? whole : most;

	page_view_paint(view, canvas, (struct area){ area.line + own, area.column, area.lines - own, area.columns });
	form_paint(view->form, canvas, (struct area){ area.line, area.column, own, area.columns });
}

struct effect form_page_press(struct view *view, uint32_t press)
{
	struct page_view *own = view->state;

	return press == PRESS_PAGE_DOWN || press == PRESS_PAGE_UP ? page_press(view, own->page, press) : effect_pass();
}

struct page *form_page_begin(struct view *view)
{
	struct page_view *own = view->state;

	page_clear(own->page);
	page_go(own->page, 0);
	return own->page;
}

void page_put_findings(struct page *page, const struct findings *findings)
{
	for (size_t i = 0; i < findings->n_kept; i++)
		page_put(page, (struct page_place){ 2, ROLE_TEXT }, "%s%s%s", findings->kept[i].place, findings->kept[i].place[0] ? ": " : "",
		         findings->kept[i].text);
	if (findings->count > findings->n_kept)
		page_put(page, (struct page_place){ 2, ROLE_TEXT }, _("... and %llu more"), (unsigned long long)(findings->count - findings->n_kept));
}

void page_put_refusal(struct page *page, const struct problem *problem, const struct findings *faults)
{
	page_put(page, (struct page_place){ 1, ROLE_ERROR }, "! %s", problem->text);
	page_put_findings(page, faults);
}

const struct behaviour behaviour_form_page = {
	.state_bytes = sizeof(struct page_view),
	.open = page_view_open,
	.close = page_view_close,
	.paint = form_page_paint,
	.press = form_page_press,
	.describe = page_view_describe,
};
