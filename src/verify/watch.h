/* SPDX-License-Identifier: ISC */
/* Whoever watches, asked from work on several threads: the calling thread asks, the others hear of it. */
#ifndef LUQU_VERIFY_WATCH_H
#define LUQU_VERIFY_WATCH_H

#include <stdatomic.h>

#include <luqu/problem.h>
#include <luqu/progress.h>

struct watch {
	const struct progress *progress; /* may be NULL */
	const char *what;                /* what is being done: a phrase or a tier's code */
	atomic_bool is_cancelled;
};

/* Thread 0 asks, all others look. false: stop. */
bool watch_goes_on(struct watch *watch, unsigned thread, uint64_t done, uint64_t total);
/* STATUS_OK, or the problem says "cancelled". */
enum status watch_status(struct watch *watch, struct problem *problem);

#endif
