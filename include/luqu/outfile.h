/* SPDX-License-Identifier: ISC */
/* Output files: written beside their target and renamed into place, so that a reader never sees half a file. */
#ifndef LUQU_OUTFILE_H
#define LUQU_OUTFILE_H

#include <luqu/problem.h>
#include <stdbool.h>
#include <stddef.h>

struct outfile; /* opaque */

/* Begins to write. path: NULL, "-" or "/dev/stdout" is standard output, written straight, as are FIFOs and character devices. A
 * symbolic link is followed and the file it leads to is replaced (or made); the link stays. A new file has the permissions 0666
 * less the umask; one that is replaced keeps its own.
 * keep_off: NULL, or paths ended by a NULL that are never written to, by whatever name or link they are reached and whether they
 * are there or not: the database, its -wal, -shm and -lock.
 * NULL on failure. STATUS_USAGE: path is empty, a block device, or one to keep off. STATUS_ENVIRONMENT: no such folder, a folder or
 * file that must not be written to, a folder as target, too many links, no memory ... */
struct outfile *outfile_open(const char *path, const char *const *keep_off, struct problem *problem);

/* Errors are sticky: nothing more is written after one, and outfile_commit reports it. */
void outfile_write(struct outfile *outfile, const char *bytes, size_t length);
void outfile_text(struct outfile *outfile, const char *text);
/* For whoever makes a lot and would rather stop early: has a write failed? */
bool outfile_failed(const struct outfile *outfile);

/* For libraries that write to a path by themselves: the name of an empty file that they may write or replace; nothing may have been
 * written by the functions above. For standard output, FIFOs and devices it lies in $TMPDIR or /tmp and is copied by
 * outfile_commit. Owned by the outfile. NULL: out of memory or no such file could be made; then outfile_commit reports it. */
const char *outfile_temp_path(struct outfile *outfile);

/* Ends the work: all is written, synced to disk and in place under its name; or, on failure, the target is as it was. Frees
 * outfile. STATUS_ENVIRONMENT: no space, an input-output error ... */
enum status outfile_commit(struct outfile *outfile, struct problem *problem);

/* Ends the work and leaves the target as it was. Frees outfile; accepts NULL. */
void outfile_abandon(struct outfile *outfile);

#endif
