/* SPDX-License-Identifier: ISC */
/* A nameless temporary file: it is gone with the last descriptor of it, however the program ends. */
#ifndef EXCHANGE_SPOOL_H
#define EXCHANGE_SPOOL_H

#include <stddef.h>

#include <luqu/problem.h>

/* In $TMPDIR, else /tmp. The descriptor, to be closed by the caller; -1: no such folder, no permission, no descriptor left ...; the problem
 * (STATUS_ENVIRONMENT) is set. */
int spool_make(struct problem *problem);
/* All the bytes, or STATUS_ENVIRONMENT: no space ... */
enum status spool_write(int fd, const char *bytes, size_t length, struct problem *problem);

#endif
