/* SPDX-License-Identifier: ISC */
/* The first of two channels for trouble: a failure ends the work at hand. (The second, findings, is finding.h.) */
#ifndef LUQU_PROBLEM_H
#define LUQU_PROBLEM_H

/* The values are the program's exit statuses. */
enum status {
	STATUS_OK = 0,
	STATUS_FAULT = 1,       /* the data or the result is at fault */
	STATUS_USAGE = 2,       /* the caller asked for something that does not exist */
	STATUS_ENVIRONMENT = 3, /* disk, memory, lock, permission */
};

/* What went wrong, for a person: one sentence without a full stop, with place and value. Owned by the caller; valid when zeroed. */
struct problem {
	enum status status;
	char text[1024]; /* UTF-8, cut at a character; holds no control characters */
};

/* Fills in a problem (which may be NULL) and returns its status, so that `return problem_set(...)` reads well.
 * Control, bidi and broken bytes in the text become U+FFFD. A problem already set is replaced. */
__attribute__((format(printf, 3, 4))) enum status problem_set(struct problem *problem, enum status status, const char *format, ...);

/* The same for a failed allocation: STATUS_ENVIRONMENT and "out of memory". */
enum status problem_memory(struct problem *problem);

/* The same for a failed system call: STATUS_ENVIRONMENT and "text: No such file or directory", error being its errno. */
__attribute__((format(printf, 3, 4))) enum status problem_system(struct problem *problem, int error, const char *format, ...);

/* Puts "prefix: " before a text already set. */
void problem_prefix(struct problem *problem, const char *prefix);

#endif
