/* SPDX-License-Identifier: ISC */
/* Work on several processors: all of it done, once, whatever threads there are. */
#include "../support/memory.h"
#include <luqu/parallel.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <sys/resource.h>

/* What a loop's body leaves behind. */
struct trace {
	atomic_uchar *visits;
	atomic_uint in_use[PARALLEL_THREADS];
	atomic_uint collisions;
	atomic_size_t largest_chunk;
	unsigned threads;
};

static void body(void *context, unsigned thread, size_t from, size_t to)
{
	struct trace *trace = context;
	size_t largest = atomic_load(&trace->largest_chunk);

	if (thread >= trace->threads || from >= to || atomic_fetch_add(&trace->in_use[thread], 1) != 0)
		atomic_fetch_add(&trace->collisions, 1);
	while (to - from > largest && !atomic_compare_exchange_weak(&trace->largest_chunk, &largest, to - from))
		;
	for (size_t i = from; i < to; i++)
		atomic_fetch_add(&trace->visits[i], 1);
	atomic_fetch_sub(&trace->in_use[thread], 1);
}

static unsigned assert_covers(size_t count, size_t grain, unsigned threads)
{
	struct trace trace = { .threads = threads ? threads : parallel_threads() };
	const struct parallel_loop loop = { count, grain, threads, body, &trace };
	unsigned begun;

	trace.visits = calloc(count + 1, sizeof *trace.visits);
	assert_non_null(trace.visits);
	begun = parallel_for(&loop);
	for (size_t i = 0; i < count; i++)
		assert_int_equal(atomic_load(&trace.visits[i]), 1);
	assert_int_equal(atomic_load(&trace.collisions), 0);
	if (grain)
		assert_true(atomic_load(&trace.largest_chunk) <= grain);
	assert_in_range(begun, 1, trace.threads);
	free(trace.visits);
	return begun;
}

static void parallel_for__covers_each_index_once__for_all_shapes(void **state)
{
	static const size_t counts[] = { 0, 1, 2, 3, 7, 64, 100, 1000, 100000 };
	static const size_t grains[] = { 0, 1, 2, 7, 1000, SIZE_MAX };
	static const unsigned threads[] = { 0, 1, 2, 3, 8, PARALLEL_THREADS };

	(void)state;
	for (size_t c = 0; c < sizeof counts / sizeof counts[0]; c++)
		for (size_t g = 0; g < sizeof grains / sizeof grains[0]; g++)
			for (size_t t = 0; t < sizeof threads / sizeof threads[0]; t++)
				assert_covers(counts[c], grains[g], threads[t]);
}

static void parallel_for__uses_no_more_threads__than_there_are_chunks(void **state)
{
	(void)state;
	assert_int_equal(assert_covers(100, 1000, 8), 1);
	assert_int_equal(assert_covers(2000, 1000, 8), 2);
	assert_int_equal(assert_covers(0, 1, 8), 1);
	assert_int_equal(assert_covers(1000, 1, 4), 4);
}

static void parallel_threads__is_within_bounds(void **state)
{
	(void)state;
	assert_in_range(parallel_threads(), 1, PARALLEL_THREADS);
}

static void note_thread(void *context)
{
	*(pthread_t *)context = pthread_self();
}

static void parallel_pair__runs_both__the_first_in_the_calling_thread(void **state)
{
	pthread_t first;
	pthread_t second;
	bool two;

	(void)state;
	two = parallel_pair(note_thread, &first, note_thread, &second);
	assert_true(pthread_equal(first, pthread_self()));
	assert_int_equal(two, !pthread_equal(second, pthread_self()));
	assert_true(two);
}

/* The two meet, which they can only do at the same time. */
static void meet(void *context)
{
	pthread_barrier_wait(context);
}

static void parallel_pair__runs_both__at_the_same_time(void **state)
{
	pthread_barrier_t barrier;

	(void)state;
	pthread_barrier_init(&barrier, NULL, 2);
	assert_true(parallel_pair(meet, &barrier, meet, &barrier));
	pthread_barrier_destroy(&barrier);
}

static void note_mask(void *context)
{
	pthread_sigmask(SIG_SETMASK, NULL, context);
}

static void parallel_pair__leaves_signals__to_the_calling_thread(void **state)
{
	sigset_t before;
	sigset_t first;
	sigset_t second;

	(void)state;
	pthread_sigmask(SIG_SETMASK, NULL, &before);
	parallel_pair(note_mask, &first, note_mask, &second);
	assert_int_equal(sigismember(&first, SIGTERM), sigismember(&before, SIGTERM));
	assert_int_equal(sigismember(&first, SIGTERM), 0);
	assert_int_equal(sigismember(&second, SIGTERM), 1);
	assert_int_equal(sigismember(&second, SIGINT), 1);
	pthread_sigmask(SIG_SETMASK, NULL, &first);
	assert_int_equal(sigismember(&first, SIGTERM), 0);
}

static void count_calls(void *context, unsigned thread, size_t from, size_t to)
{
	*(unsigned *)context += (unsigned)(to - from) + thread * 1000;
}

/* No thread can be had where there is no room for its stack. */
static void parallel__does_without_threads__where_there_are_none(void **state)
{
	struct rlimit before;
	struct rlimit none;
	pthread_t first;
	pthread_t second;
	bool two;
	unsigned begun;
	unsigned calls = 0;

	(void)state;
	if (!allocator_can_fail())
		skip(); /* a sanitizer needs room of its own */
	getrlimit(RLIMIT_AS, &before);
	none = before;
	none.rlim_cur = 1 << 20;
	setrlimit(RLIMIT_AS, &none);
	two = parallel_pair(note_thread, &first, note_thread, &second);
	setrlimit(RLIMIT_AS, &before);
	assert_false(two);
	assert_true(pthread_equal(first, second));

	setrlimit(RLIMIT_AS, &none);
	begun = parallel_for(&(struct parallel_loop){ 2, 1, 2, count_calls, &calls });
	setrlimit(RLIMIT_AS, &before);
	assert_int_equal(begun, 1);
	assert_int_equal(calls, 2);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
		        parallel__does_without_threads__where_there_are_none), /* first: no thread's stack to be used again */
		cmocka_unit_test(parallel_for__covers_each_index_once__for_all_shapes),
		cmocka_unit_test(parallel_for__uses_no_more_threads__than_there_are_chunks),
		cmocka_unit_test(parallel_threads__is_within_bounds),
		cmocka_unit_test(parallel_pair__runs_both__the_first_in_the_calling_thread),
		cmocka_unit_test(parallel_pair__runs_both__at_the_same_time),
		cmocka_unit_test(parallel_pair__leaves_signals__to_the_calling_thread),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
