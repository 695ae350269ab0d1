/* SPDX-License-Identifier: ISC */
/* Explanations as text of at most 80 columns. */
#ifndef LUQU_CLI_EXPLAIN_TEXT_H
#define LUQU_CLI_EXPLAIN_TEXT_H

#include <luqu/service_explain.h>

enum { EXPLAIN_COLUMNS = 80, EXPLAIN_LINE = 8192 };

/* Prints a text on standard output, wrapped at blanks (or anywhere, where there is none); further lines are indented by `indent` cells,
 * the first by `first`. */
void explain_print_wrapped(int first, int indent, const char *text);
__attribute__((format(printf, 3, 4))) void explain_print_line(int first, int indent, const char *format, ...);

/* All that is told of one tier. */
void explain_print_tier(const struct explain_session *session, const struct explanation *explanation, const struct explain_tier *tier);
/* explain_pool_text.c: of one pool of a choice. */
void explain_print_pool(const struct explain_session *session, const struct explanation *explanation, const struct explain_tier *tier,
			const struct explain_pool *pool);

/* "CODE NAME", cut to the buffer. */
const char *explain_name(char *buffer, size_t size, const char *code, const char *name);

#endif
