/* SPDX-License-Identifier: ISC */
/* A copy of the year. */
#include <luqu/screen_form.h>

static const struct form_field backup_fields[] = {
	{ .name = "file", .label = N_("File"), .help = N_("where the copy goes; never over a file that is there") },
	{ 0 },
};

const struct screen screen_backup = {
	.name = "backup",
	.title = N_("Backup"),
	.summary = N_("make a faithful copy of the year while others work"),
	.help = N_("The copy holds everything: rows, runs, the audit trail. No other program should copy the live file: what is being written "
		   "meanwhile would be torn."),
	.fields = backup_fields,
	.form = &form_backup,
};
