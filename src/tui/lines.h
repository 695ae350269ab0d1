/* SPDX-License-Identifier: ISC */
/* What the files of the line planner share. */
#ifndef LUQU_TUI_LINES_H
#define LUQU_TUI_LINES_H

#include <luqu/service_lines.h>

#include "page.h"

struct planned { char code[33], name[128]; bool is_moved; int64_t line_e4; };

struct planning {
	struct page_view shown; /* first; its page is seen only where the work failed */
	bool is_good;
	struct lines_report report;
	struct planned *planned; /* [report.n_tiers] */
	size_t focus;
};

bool lines_has_line(const struct planning *own, size_t tier, int64_t *line_e4); /* where it stands now; false: none, or a rule */
void lines_paint(const struct planning *own, struct canvas *canvas, struct area area);

#endif
