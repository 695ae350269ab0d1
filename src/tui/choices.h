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
void choices_paint(const struct choosing *own, struct canvas *canvas, struct area area);

#endif
