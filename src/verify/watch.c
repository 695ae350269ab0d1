/* SPDX-License-Identifier: ISC */
/* Asking whether to go on. */
#include "watch.h"

#include <luqu/i18n.h>

bool watch_goes_on(struct watch *watch, unsigned thread, uint64_t done, uint64_t total)
{
	if (thread == 0 && !progress_step(watch->progress, watch->what, done, total))
		atomic_store(&watch->is_cancelled, true);
	return !atomic_load(&watch->is_cancelled);
}

enum status watch_status(struct watch *watch, struct problem *problem)
{
	if (!atomic_load(&watch->is_cancelled))
		return STATUS_OK;
	return problem_set(problem, STATUS_FAULT, "%s", _("cancelled"));
}
