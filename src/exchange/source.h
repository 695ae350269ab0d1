/* SPDX-License-Identifier: ISC */
/* The raw bytes of a file or pipe, read once from front to back. */
#ifndef EXCHANGE_SOURCE_H
#define EXCHANGE_SOURCE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/stat.h>
#include <sys/types.h>

#include <luqu/digest.h>
#include <luqu/problem.h>
#include <luqu/reader.h>

struct source {
	int fd;
	bool owns_fd; /* standard input is not ours to close */
	bool needs_digest;
	bool has_ended;
	bool has_put_back; /* a byte that was read to see whether a pipe is alive */
	char put_back;
	struct stat opened; /* as it was when opened */
	uint64_t start;     /* where in a regular file reading began */
	uint64_t bytes_read;
	bool is_cut;        /* a copy that does not hold all there was: its end is never reached */
	int copy_fd;        /* a file that all bytes read are written to; -1: none */
	struct digest_state digest;
};

/* Of options: path ("-": standard input), ahead, needs_digest. STATUS_ENVIRONMENT: no such file, a folder, no permission, a named pipe nobody
 * writes to. */
enum status source_open(struct source *source, const struct reader_options *options, struct problem *problem);
void source_close(struct source *source);

/* Reads until size bytes are there or the input ends; the number read, 0 at the end, -1 after an error of reading or of copying (the problem
 * is set). */
ssize_t source_read(struct source *source, char *bytes, size_t size, struct problem *problem);

/* After the end: is a regular file no longer what it was when opened, or a copy not all there was? */
bool source_has_changed(const struct source *source);

#endif
