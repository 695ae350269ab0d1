/* SPDX-License-Identifier: ISC */
/* The choice form as it is seen: whose it is, tiers with their slots, and below them what the focus is about or what is found. */
#include <stdio.h>
#include <string.h>

#include <luqu/service_forms.h>

#include "choices.h"

enum { HEAD_LINES = 2, NOTE_LINES = 2, FOUND_LINES = 8, NUMBER_CELLS = 4, CODE_CELLS = 10, SCHOOL_CELLS = 26, FOUND_CODE_CELLS = 10 };

static void paint_head(const struct choosing *own, struct canvas *canvas, struct area area)
{
	const struct choices_head *head = choices_head(own->form);
	const struct choices_count count = choices_count(own->form);
	char digest[FORM_DIGEST_TEXT];
	struct pen pen = pen_at(canvas, area, 0, ROLE_TEXT);

	form_digest_write(head->digest, digest);
	pen_format(&pen, " %s  %s  %s %s", head->candidate_no, head->name, head->feeder, head->feeder_name);
	pen = pen_at(canvas, area, 1, ROLE_FAINT);
	pen_format(&pen, _(" reassignment: %s   digest %s   "), head->adjust ? _("yes") : _("no"), digest);
	pen.role = count.refused > 0 ? ROLE_ERROR : count.warned > 0 ? ROLE_WARNING : ROLE_GOOD;
	if (head->is_signed)
		pen_format(&pen, _("signed: %s"), head->signature.user);
	else if (count.refused + count.warned > 0)
		pen_format(&pen, _("! %zu refused, %zu to be looked at"), count.refused, count.warned);
	else
		pen_text(&pen, _("in order"));
}

static void paint_tier(const struct choosing *own, size_t tier, struct pen pen)
{
	const struct choices_tier *row = choices_tier(own->form, tier);
	char note[CHOICES_NOTE];
	const bool is_warning = choices_check_tier(own->form, tier, note);

	pen_format(&pen, " %s %s", row->code, row->name);
	if (row->max_choices)
		pen_format(&pen, _(" (up to %u)"), (unsigned)row->max_choices);
	pen.role = is_warning ? ROLE_WARNING : ROLE_FAINT;
	if (note[0])
		pen_format(&pen, "  %s%s", is_warning ? "! " : "", note);
}

static void paint_slot(const struct choosing *own, size_t tier, size_t slot, struct pen pen)
{
	const bool is_focus = tier == own->tier && slot == own->slot;
	const size_t program = choices_slot_program(own->form, tier, slot);
	char note[CHOICES_NOTE], number[24];
	const enum choices_fault fault = choices_check(own->form, tier, slot, note);

	pen.role = is_focus && !own->is_typing ? ROLE_FOCUS : ROLE_TEXT;
	snprintf(number, sizeof number, "%zu", slot + 1);
	pen_text(&pen, is_focus ? ">" : " ");
	pen_cell(&pen, number, -NUMBER_CELLS);
	pen_text(&pen, fault > CHOICES_GOOD ? " ! " : "   ");
	if (is_focus && own->is_typing) {
		pen.role = ROLE_INPUT;
		line_paint(&own->line, &pen, true);
		return;
	}
	if (is_focus)
		canvas_put_cursor(pen.canvas, pen.line, pen.column);
	pen_cell(&pen, choices_slot(own->form, tier, slot), CODE_CELLS);
	pen_skip(&pen, 1);
	if (program != SIZE_MAX) {
		pen_cell(&pen, choices_program(own->form, program)->school_name, SCHOOL_CELLS);
		pen_skip(&pen, 1);
		pen_cell(&pen, choices_program(own->form, program)->name, pen.end - pen.column);
	}
	pen_fill(&pen, -1);
}

/* Each tier takes a line for itself and one for each slot. */
static void paint_lists(const struct choosing *own, struct canvas *canvas, struct area area)
{
	int line = 0, focus = 0;

	for (size_t t = 0; t < own->tier; t++)
		focus += 1 + (int)choices_shown_slots(own->form, t);
	focus += 1 + (int)own->slot;
	const int first = focus >= area.lines ? focus - area.lines + 1 : 0;
	for (size_t t = 0; t < choices_tier_count(own->form); t++) {
		if (line >= first && line - first < area.lines)
			paint_tier(own, t, pen_at(canvas, area, line - first, ROLE_HEADER));
		line++;
		for (size_t s = 0; s < choices_shown_slots(own->form, t); s++, line++)
			if (line >= first && line - first < area.lines)
				paint_slot(own, t, s, pen_at(canvas, area, line - first, ROLE_TEXT));
	}
}

static void paint_note(const struct choosing *own, struct canvas *canvas, struct area area)
{
	char note[CHOICES_NOTE];
	const enum choices_fault fault = choices_check(own->form, own->tier, own->slot, note);

	if (!note[0])
		choices_check_tier(own->form, own->tier, note);
	flow_text(&(struct flow){ .canvas = canvas, .area = area, .role = fault >= CHOICES_REFUSED ? ROLE_ERROR : ROLE_FAINT }, note);
}

/* How many are found, and what is to be said of the one that Enter takes. */
static void paint_outlook(const struct choosing *own, struct pen pen)
{
	char note[CHOICES_NOTE];
	const char *code = choices_program(own->form, own->found[own->picked])->code;
	const enum choices_fault fault = choices_check_as(own->form, (struct choices_place){ own->tier, own->slot }, code, note);

	pen_format(&pen, _(" %zu programs; arrows choose, Enter takes"), own->n_found);
	pen.role = fault >= CHOICES_REFUSED ? ROLE_ERROR : ROLE_WARNING;
	if (fault > CHOICES_GOOD)
		pen_format(&pen, "  ! %s", note);
}

static void paint_found(const struct choosing *own, struct canvas *canvas, struct area area)
{
	const size_t room = (size_t)area.lines - 1, first = own->picked >= room ? own->picked - room + 1 : 0;
	struct pen pen = pen_at(canvas, area, 0, ROLE_HEADER);

	if (own->n_found == 0)
		pen_text(&pen, _(" no program by this code, name or initials"));
	else
		paint_outlook(own, pen);
	for (size_t i = first; i < own->n_found && i - first < room; i++) {
		const struct choices_program *program = choices_program(own->form, own->found[i]);

		pen = pen_at(canvas, area, (int)(i - first) + 1, i == own->picked ? ROLE_FOCUS : ROLE_TEXT);
		pen_text(&pen, i == own->picked ? " > " : "   ");
		pen_cell(&pen, program->code, FOUND_CODE_CELLS);
		pen_skip(&pen, 1);
		pen_cell(&pen, program->school_name, SCHOOL_CELLS);
		pen_skip(&pen, 1);
		pen_text(&pen, program->name);
		if (!choices_has_pool(own->form, own->tier, own->found[i]))
			pen_text(&pen, _("  (no seats here)"));
		pen_fill(&pen, -1);
	}
}

void choices_paint(const struct choosing *own, struct canvas *canvas, struct area area)
{
	const int below = own->is_typing ? (area.lines > 2 * FOUND_LINES ? FOUND_LINES : area.lines / 2) : NOTE_LINES;
	const int lists = area.lines - HEAD_LINES - below;
	const struct area bottom = { area.line + area.lines - below, area.column, below, area.columns };

	paint_head(own, canvas, area);
	paint_lists(own, canvas, (struct area){ area.line + HEAD_LINES, area.column, lists, area.columns });
	if (own->is_typing)
		paint_found(own, canvas, bottom);
	else
		paint_note(own, canvas, (struct area){ bottom.line, bottom.column + 1, bottom.lines, bottom.columns - 2 });
}
