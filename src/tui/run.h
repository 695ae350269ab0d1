/* SPDX-License-Identifier: ISC */
/* What the files of the screen `run` share. */
#ifndef LUQU_TUI_RUN_H
#define LUQU_TUI_RUN_H

#include <luqu/service_run.h>

#include "page.h"

enum { RUN_TIERS_MOST = 64 };
enum { RUN_DRY, RUN_UPTO, RUN_AFTER };

struct run_tier { char code[33], name[128]; int64_t seq; };

/* How far a run is: it goes through the tiers twice, placing and confirming. */
struct run_live {
	struct run_tier tiers[RUN_TIERS_MOST];
	size_t n_tiers, reached;
	bool is_going, is_confirming;
	uint64_t done, total; /* in the tier reached; total 0: not known */
};

struct running {
	struct page_view shown; /* first: what pages work on */
	struct run_live live;
	bool is_done;
};

/* run_report.c */
void run_put_report(struct page *page, const struct run_result *result);
void run_put_refusal(struct page *page, const struct run_result *result, const struct problem *problem);
void run_put_tiers(struct page *page, const struct run_live *live);
void run_paint_live(const struct run_live *live, struct canvas *canvas, struct area area);

#endif
