/* SPDX-License-Identifier: ISC */
/* How long work tells how far it is, and learns that it should stop. */
#ifndef LUQU_PROGRESS_H
#define LUQU_PROGRESS_H

#include <stdbool.h>
#include <stdint.h>

/* Zeroed: nobody watches. */
struct progress {
	/* Called at least every 100 ms or so of work, from the thread that does the work; what: a translated phrase or a tier's code;
	 * total 0: unknown. Returns false to cancel: the work then ends with STATUS_FAULT and the text "cancelled", nothing stored. */
	bool (*step)(void *context, const char *what, uint64_t done, uint64_t total);
	void *context;
};

/* True if the work should go on. progress may be NULL. */
bool progress_step(const struct progress *progress, const char *what, uint64_t done, uint64_t total);

#endif
