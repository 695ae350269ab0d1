/* SPDX-License-Identifier: ISC */
/* The screen `backup`: a copy of the year while others work. */
#include <stdio.h>
#include <string.h>

#include <luqu/screen_form.h>
#include <luqu/store.h>

#include "internal.h"

enum { BACKUP_FILE };

static enum status backup_work(struct view *view, const struct progress *progress, struct problem *problem)
{
	const char *file = form_get(view->form, BACKUP_FILE);
	const enum status status = store_backup(tui_store(view->tui), file, progress, problem);

	if (status == STATUS_OK)
		problem_set(problem, STATUS_OK, _("%s: a copy of %s"), file, tui_database(view->tui));
	return status;
}

static struct effect backup_done(struct view *view, enum status status)
{
	(void)view;
	return status == STATUS_OK ? effect_back() : effect_redraw();
}

static struct effect backup_save(struct view *view)
{
	static const struct job job = { N_("copying"), backup_work, backup_done };

	return form_has_path(view->form, BACKUP_FILE) ? effect_run(&job) : form_refuse(view->form, BACKUP_FILE, _("which file?"));
}

/* year.db becomes year-2026-06-18.db. */
static enum status backup_fill(struct view *view, struct problem *problem)
{
	const char *database = tui_database(view->tui), *dot = strrchr(database, '.');
	const size_t stem = dot && !strchr(dot, '/') ? (size_t)(dot - database) : strlen(database);
	char file[LINE_MOST];

	(void)problem;
	snprintf(file, sizeof file, "%.*s-%s%s", (int)stem, database, tui_today(view->tui), database + stem);
	form_set(view->form, BACKUP_FILE, file);
	return STATUS_OK;
}

const struct form_kind form_backup = { .fill = backup_fill, .save = backup_save };
