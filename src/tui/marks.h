/* SPDX-License-Identifier: ISC */
/* What the files of mark entry share. */
#ifndef LUQU_TUI_MARKS_H
#define LUQU_TUI_MARKS_H

#include <luqu/screen.h>
#include <luqu/service_entry.h>

enum { MARK_TYPED_MOST = 16 };

struct marks {
	struct entry_sheet sheet;
	size_t focus;
	char typed[MARK_TYPED_MOST + 1]; /* into the field under the cursor: a mark, or `*`, `e`, `d` and a reason code */
	bool is_refused;            /* what is typed was refused: the next key begins anew */
	bool has_advanced;          /* by itself, from a full field: an Enter behind it is habit */
	struct entry_value last;    /* what `+` repeats; SCORE_NONE: nothing yet */
	int64_t keystrokes, active_ms, pressed_ms; /* spent on the field; when the last key came, 0: none yet */
};

/* Whether no further key can make another mark of it. */
bool marks_is_full(const struct mark_limits *limits, const char *typed);
/* The value that is typed; false: it is none. */
bool marks_read_field(const struct marks *own, struct entry_value *value);
void marks_paint(const struct view *view, struct canvas *canvas, struct area area);

#endif
