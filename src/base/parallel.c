/* SPDX-License-Identifier: ISC */
/* Threads that live for one loop. */
#include <luqu/parallel.h>
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stdatomic.h>

unsigned parallel_threads(void)
{
	cpu_set_t set;
	int count;

	if (sched_getaffinity(0, sizeof set, &set) != 0)
		return 1;
	count = CPU_COUNT(&set);
	if (count < 1)
		return 1;
	return count > PARALLEL_THREADS ? PARALLEL_THREADS : (unsigned)count;
}

/* The new thread takes no signals: handlers run where they were set up to run. */
static bool thread_begin(pthread_t *thread, void *(*run)(void *), void *context)
{
	sigset_t every;
	sigset_t before;
	int error;

	sigfillset(&every);
	pthread_sigmask(SIG_SETMASK, &every, &before);
	error = pthread_create(thread, NULL, run, context);
	pthread_sigmask(SIG_SETMASK, &before, NULL);
	return error == 0;
}

struct call {
	void (*function)(void *);
	void *context;
};

static void *call_run(void *context)
{
	const struct call *call = context;

	call->function(call->context);
	return NULL;
}

bool parallel_pair(void (*first)(void *), void *first_context, void (*second)(void *), void *second_context)
{
	struct call call = { second, second_context };
	pthread_t thread;
	const bool two = thread_begin(&thread, call_run, &call);

	first(first_context);
	if (two)
		pthread_join(thread, NULL);
	else
		second(second_context);
	return two;
}

struct shared {
	const struct parallel_loop *loop;
	size_t grain;
	size_t n_chunks;
	atomic_size_t next_chunk;
};

struct worker {
	struct shared *shared;
	unsigned number;
	pthread_t thread;
};

static void *worker_run(void *context)
{
	const struct worker *worker = context;
	struct shared *shared = worker->shared;
	const struct parallel_loop *loop = shared->loop;

	for (;;) {
		const size_t chunk = atomic_fetch_add(&shared->next_chunk, 1);
		size_t from;

		if (chunk >= shared->n_chunks)
			return NULL;
		from = chunk * shared->grain;
		loop->body(loop->context, worker->number, from,
		           loop->count - from > shared->grain ? from + shared->grain : loop->count);
	}
}

static unsigned threads_wanted(const struct parallel_loop *loop)
{
	const unsigned threads = loop->threads ? loop->threads : parallel_threads();

	return threads > PARALLEL_THREADS ? PARALLEL_THREADS : threads;
}

unsigned parallel_for(const struct parallel_loop *loop)
{
	struct worker workers[PARALLEL_THREADS];
	struct shared shared = { .loop = loop };
	unsigned threads = threads_wanted(loop);
	unsigned begun = 1;

	if (loop->count == 0)
		return 1;
	shared.grain = loop->grain ? loop->grain : loop->count / threads / 16 + 1;
	shared.n_chunks = (loop->count - 1) / shared.grain + 1;
	if (threads > shared.n_chunks)
		threads = (unsigned)shared.n_chunks;
	for (; begun < threads; begun++) {
		workers[begun] = (struct worker){ .shared = &shared, .number = begun };
		if (!thread_begin(&workers[begun].thread, worker_run, &workers[begun]))
			break;
	}
	workers[0] = (struct worker){ .shared = &shared };
	worker_run(&workers[0]);
	for (unsigned i = 1; i < begun; i++)
		pthread_join(workers[i].thread, NULL);
	return begun;
}
