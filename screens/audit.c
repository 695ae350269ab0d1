/* SPDX-License-Identifier: ISC */
/* The audit trail. */
#include <luqu/screen_results.h>

static const struct screen_column audit_columns[] = {
	{ AUDIT_SEQ, "seq", N_("Seq"), 7, ALIGN_RIGHT, false, NULL },
	{ AUDIT_TIME, "time", N_("Time (UTC)"), 19, ALIGN_LEFT, false, show_time },
	{ AUDIT_USER, "user", N_("User"), 8, ALIGN_LEFT, false, NULL },
	{ AUDIT_ACTION, "action", N_("Action"), 10, ALIGN_LEFT, false, show_action },
	{ AUDIT_OBJECT, "object", N_("Object"), 10, ALIGN_LEFT, false, show_object },
	{ AUDIT_KEY, "key", N_("Key"), 12, ALIGN_LEFT, true, NULL },
	{ AUDIT_REASON, "reason", N_("Reason"), 10, ALIGN_LEFT, true, NULL },
	{ AUDIT_OLD, "old", N_("Before"), 20, ALIGN_LEFT, true, NULL },
	{ AUDIT_NEW, "new", N_("After"), 20, ALIGN_LEFT, true, NULL },
	{ 0 },
};

static const struct screen_key audit_keys[] = {
	{ PRESS_F(6), 'v', "anchor", N_("Verify"), N_("walk the whole trail, and show its anchor"), NULL, &screen_anchor, NULL },
	{ 0 },
};

const struct screen screen_audit = {
	.name = "audit",
	.title = N_("Audit trail"),
	.summary = N_("who changed what, when and why; the newest first"),
	.help = N_("Rows are added and never changed. Enter shows one as a whole. Verify walks the chain and shows the anchor to be kept elsewhere."),
	.keys = audit_keys,
	.columns = audit_columns,
	.frozen = 1,
	.source = &list_audit,
	.enter = &screen_change,
};
