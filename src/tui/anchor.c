/* SPDX-License-Identifier: ISC */
/* The screen `anchor`: is the audit trail whole, and the anchor to be kept elsewhere. */
#include <stdio.h>

#include <luqu/screen_results.h>
#include <luqu/service_data.h>

#include "internal.h"
#include "page.h"

struct anchoring {
	struct page_view shown; /* first: what pages work on */
	bool is_given;
	struct store_anchor given;
};

static void put_report(struct page *page, const struct anchoring *own, const struct store_audit_report *report, const struct store_anchor *now)
{
	const struct page_place plain = { 2, ROLE_TEXT };
	char text[ANCHOR_TEXT];

	page_clear(page);
	if (!report->is_intact) {
		page_put(page, (struct page_place){ 0, ROLE_ERROR }, _("! the audit trail is broken: %s"), report->text);
		return;
	}
	page_put(page, (struct page_place){ 0, ROLE_GOOD }, _("The audit trail holds: %lld rows."), (long long)report->rows);
	audit_anchor_write(&own->given, text);
	if (own->is_given) {
		page_put(page, plain, "%s", _("It still holds this row, kept from earlier:"));
		page_put(page, plain, "%s", text);
	}
	audit_anchor_write(now, text);
	page_put_blank(page);
	page_put_heading(page, _("Anchor"));
	page_put(page, plain, "%s", text);
	page_put_blank(page);
	page_put(page, plain, "%s",
	         _("Print it or write it down and keep it elsewhere. Held against the trail later (F6), it shows any edit, swap, deletion or cut "
	           "of rows before it."));
}

static enum status anchor_work(struct view *view, const struct progress *progress, struct problem *problem)
{
	const struct anchoring *own = view->state;
	struct store *store = tui_store(view->tui);
	struct store_audit_report report = { .rows = 0 };
	struct store_anchor now = { .seq = 0 };

	(void)progress;
	enum status status = store_audit_verify(store, own->is_given ? &own->given : NULL, &report, problem);
	if (status == STATUS_OK)
		status = store_audit_anchor(store, &now, problem);
	if (status == STATUS_OK)
		put_report(own->shown.page, own, &report, &now);
	return page_view_end(view, status, problem);
}

static bool anchor_step(struct view *view)
{
	static const struct job job = { N_("verifying the audit trail"), anchor_work, NULL };

	return page_view_step(view, &job);
}

static struct effect given(struct view *view, const char *text)
{
	struct anchoring *own = view->state;

	own->is_given = text[0] != '\0';
	if (own->is_given && !audit_anchor_read(text, &own->given)) {
		own->is_given = false;
		return effect_refuse("%s", _("that is no anchor: SEQ:CHAIN, a number and 64 hexadecimal digits"));
	}
	own->shown.is_known = false;
	return effect_redraw();
}

struct effect action_anchor_against(struct view *view)
{
	(void)view;
	return effect_input(given, _("Anchor kept from earlier:"), "");
}

const struct behaviour behaviour_anchor = {
	.state_bytes = sizeof(struct anchoring),
	.open = page_view_open,
	.close = page_view_close,
	.paint = page_view_paint,
	.press = page_view_press,
	.step = anchor_step,
	.returned = page_view_returned,
	.describe = page_view_describe,
};
