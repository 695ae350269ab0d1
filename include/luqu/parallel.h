/* SPDX-License-Identifier: ISC */
/* Work on several processors at once. Results must not depend on how many there are: no body may see what another one does. */
#ifndef LUQU_PARALLEL_H
#define LUQU_PARALLEL_H

#include <stdbool.h>
#include <stddef.h>

enum { PARALLEL_THREADS = 64 }; /* never more than these */

/* How many processors this process may use: 1..PARALLEL_THREADS. */
unsigned parallel_threads(void);

/* Runs two functions, each once: at the same time, the second in a thread of its own, or one after the other where no thread can be
 * had. Returns, with both done, whether there were two threads. Signals stay with the calling thread. */
bool parallel_pair(void (*first)(void *), void *first_context, void (*second)(void *), void *second_context);

struct parallel_loop {
	size_t count;     /* calls of body cover 0..count-1, each index once */
	size_t grain;     /* indexes per call (the last call may have fewer); 0: what gives each thread some 16 calls */
	unsigned threads; /* at most; 0: parallel_threads() */
	/* thread: 0..threads-1, never the same in two threads at once, so that it can name scratch space; 0 is the calling thread.
	 * from < to. */
	void (*body)(void *context, unsigned thread, size_t from, size_t to);
	void *context;
};

/* Runs the loop to its end, chunk by chunk as threads become free. Threads that cannot be had are done without. Returns how many
 * threads there were, the calling one included. */
unsigned parallel_for(const struct parallel_loop *loop);

#endif
