/* SPDX-License-Identifier: ISC */
/* Blocks of rows on their way from a thread that fills them to the one that empties them. */
#ifndef LUQU_SERVICE_LOAD_PUMP_H
#define LUQU_SERVICE_LOAD_PUMP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <luqu/finding.h>
#include <luqu/kind.h>
#include <luqu/problem.h>

enum {
	BLOCK_ROWS = 1024,
	BLOCK_FULL = 128 * 1024,                    /* bytes of texts after which no further row goes in */
	BLOCK_BYTES = BLOCK_FULL + 2 * 1024 * 1024, /* the largest row still fits */
	PUMP_BLOCKS = 3,
};

struct block_row {
	uint64_t line;
	bool is_stand_in, repeats_program;
};

struct block {
	size_t n_fields;
	struct value *values;   /* [BLOCK_ROWS x n_fields] */
	struct block_row *rows; /* [BLOCK_ROWS] */
	size_t n_rows;
	char *bytes; /* [BLOCK_BYTES], what values point into */
	size_t used;
	struct findings findings;       /* of the rows in and between */
	size_t n_before[FINDINGS_KEPT]; /* how many rows stand before each */
	uint64_t done, total;           /* of the file */
};

struct pump {
	size_t n_fields;
	/* Fills an empty block; false: it is the last one. Runs in its own thread, or in turn with empty where there is none to be
	 * had. */
	bool (*fill)(void *context, struct block *block);
	/* false: stop, no more blocks are wanted. */
	bool (*empty)(void *context, struct block *block);
	void *context;
};
/* Runs until the last block is empty or empty says stop. STATUS_ENVIRONMENT: no memory. */
enum status pump_run(const struct pump *pump, struct problem *problem);

#endif
