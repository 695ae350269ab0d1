/* SPDX-License-Identifier: ISC */
/* A ring of blocks between two threads. */
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>

#include "load_pump.h"

struct ring {
	const struct pump *pump;
	struct block blocks[PUMP_BLOCKS];
	pthread_mutex_t mutex;
	pthread_cond_t changed;
	size_t n_filled, n_emptied; /* so many so far; block i is number i modulo PUMP_BLOCKS */
	bool is_ended;              /* the last block has been filled */
	bool is_stopped;            /* no more are wanted */
};

static bool block_make(struct block *block, size_t n_fields)
{
	block->n_fields = n_fields;
	block->values = calloc(BLOCK_ROWS * n_fields, sizeof *block->values);
	block->rows = calloc(BLOCK_ROWS, sizeof *block->rows);
	block->bytes = malloc(BLOCK_BYTES);
	return block->values && block->rows && block->bytes;
}

static void block_free(struct block *block)
{
	findings_clear(&block->findings);
	free(block->values);
	free(block->rows);
	free(block->bytes);
}

static void block_clear(struct block *block)
{
	findings_clear(&block->findings);
	block->n_rows = 0;
	block->used = 0;
}

static void *fill_run(void *context)
{
	struct ring *ring = context;
	bool goes_on = true;

	while (goes_on) {
		struct block *block;

		pthread_mutex_lock(&ring->mutex);
		while (ring->n_filled - ring->n_emptied == PUMP_BLOCKS && !ring->is_stopped)
			pthread_cond_wait(&ring->changed, &ring->mutex);
		goes_on = !ring->is_stopped;
		block = &ring->blocks[ring->n_filled % PUMP_BLOCKS];
		pthread_mutex_unlock(&ring->mutex);
		if (!goes_on)
			break;
		block_clear(block);
		goes_on = ring->pump->fill(ring->pump->context, block);
		pthread_mutex_lock(&ring->mutex);
		ring->n_filled++;
		ring->is_ended = !goes_on;
		pthread_cond_signal(&ring->changed);
		pthread_mutex_unlock(&ring->mutex);
	}
	return NULL;
}

/* NULL: there are no more. */
static struct block *wait_for_block(struct ring *ring)
{
	struct block *block = NULL;

	pthread_mutex_lock(&ring->mutex);
	while (ring->n_filled == ring->n_emptied && !ring->is_ended)
		pthread_cond_wait(&ring->changed, &ring->mutex);
	if (ring->n_filled != ring->n_emptied)
		block = &ring->blocks[ring->n_emptied % PUMP_BLOCKS];
	pthread_mutex_unlock(&ring->mutex);
	return block;
}

static void empty_run(struct ring *ring)
{
	struct block *block;
	bool goes_on = true;

	while (goes_on && (block = wait_for_block(ring))) {
		goes_on = ring->pump->empty(ring->pump->context, block);
		pthread_mutex_lock(&ring->mutex);
		ring->n_emptied++;
		ring->is_stopped = !goes_on;
		pthread_cond_signal(&ring->changed);
		pthread_mutex_unlock(&ring->mutex);
	}
}

static void run_in_turn(struct ring *ring)
{
	struct block *block = &ring->blocks[0];
	bool goes_on = true;

	while (goes_on) {
		block_clear(block);
		goes_on = ring->pump->fill(ring->pump->context, block);
		goes_on = ring->pump->empty(ring->pump->context, block) && goes_on;
	}
}

/* The new thread takes no signals. */
static bool thread_begin(pthread_t *thread, struct ring *ring)
{
	sigset_t every, before;
	int error;

	sigfillset(&every);
	pthread_sigmask(SIG_SETMASK, &every, &before);
	error = pthread_create(thread, NULL, fill_run, ring);
	pthread_sigmask(SIG_SETMASK, &before, NULL);
	return error == 0;
}

static void ring_run(struct ring *ring)
{
	pthread_t thread;

	pthread_mutex_init(&ring->mutex, NULL);
	pthread_cond_init(&ring->changed, NULL);
	if (thread_begin(&thread, ring)) {
		empty_run(ring);
		pthread_join(thread, NULL);
	} else {
		run_in_turn(ring);
	}
	pthread_cond_destroy(&ring->changed);
	pthread_mutex_destroy(&ring->mutex);
}

enum status pump_run(const struct pump *pump, struct problem *problem)
{
	struct ring *ring = calloc(1, sizeof *ring);
	bool good = ring != NULL;

	for (int i = 0; i < PUMP_BLOCKS && good; i++)
		good = block_make(&ring->blocks[i], pump->n_fields);
	if (good) {
		ring->pump = pump;
		ring_run(ring);
	}
	for (int i = 0; i < PUMP_BLOCKS && ring; i++)
		block_free(&ring->blocks[i]);
	free(ring);
	return good ? STATUS_OK : problem_memory(problem);
}
