/* SPDX-License-Identifier: ISC */
/* Progress: asks whoever watches whether to go on. */
#include <luqu/progress.h>
#include <stddef.h>

bool progress_step(const struct progress *progress, const char *what, uint64_t done, uint64_t total)
{
	if (!progress || !progress->step)
		return true;
	return progress->step(progress->context, what, done, total);
}
