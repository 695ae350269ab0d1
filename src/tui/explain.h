/* SPDX-License-Identifier: ISC */
/* What the files of the screen `explain` share. */
#ifndef LUQU_TUI_EXPLAIN_H
#define LUQU_TUI_EXPLAIN_H

#include <luqu/service_explain.h>

#include "page.h"

struct explaining {
	struct page *page;
	const struct explain_session *session;
	const struct dataset *dataset;
	const struct explanation *explanation;
};

/* explain_tiers.c */
void explain_put_tiers(const struct explaining *explaining);
/* explain_pools.c: where the candidate stood in a pool, and what parted it from another. */
void explain_put_pool(const struct explaining *explaining, const struct explain_tier *tier, const struct explain_pool *pool);

#endif
