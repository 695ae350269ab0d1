/* SPDX-License-Identifier: ISC */
/* Explanations as text. */
#ifndef LUQU_CLI_EXPLAIN_TEXT_H
#define LUQU_CLI_EXPLAIN_TEXT_H

#include <luqu/service_explain.h>

#include "wrapped.h"

/* All that is told of the tiers. */
void explain_print_tiers(const struct explain_session *session, const struct explanation *explanation);
/* explain_pool_text.c: of one pool of a choice. */
void explain_print_pool(const struct explain_session *session, const struct explanation *explanation, const struct explain_tier *tier,
			const struct explain_pool *pool);

/* "CODE NAME", cut to the buffer. */
const char *explain_name(char *buffer, size_t size, const char *code, const char *name);

#endif
