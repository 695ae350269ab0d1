/* SPDX-License-Identifier: ISC */
/* What the files of the choice form share. */
#ifndef LUQU_TUI_CHOICES_H
#define LUQU_TUI_CHOICES_H

#include "internal.h"

enum { CHOICES_FOUND_MOST = 200 };

struct choosing {
	struct choices_form *form;
	struct choices_lookup *lookup; /* the interface's; NULL: nothing was looked up yet */
	size_t tier, slot;             /* the focus */
	bool is_typing;
	struct line line;
	size_t found[CHOICES_FOUND_MOST], n_found, picked; /* programs that what is typed leads to */
};

/* Slots shown of a tier: those filled in, and one to go on with. */
size_t choices_shown_slots(const struct choices_form *form, size_t tier);
void choices_go(struct choosing *own, int by); /* a slot up or down, from tier to tier */
/* choices_type.c */
struct effect choices_begin_typing(struct view *view, const char *text);
struct effect choices_end_typing(struct choosing *own, bool takes_picked);
struct effect choices_press_typing(struct choosing *own, uint32_t press);
/* choices_paint.c */
void choices_paint(const struct choosing *own, struct canvas *canvas, struct area area);

#endif
