/* SPDX-License-Identifier: ISC */
/* The line planner: lines are moved by keys, and saved into the tiers. */
#include "lines.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <luqu/decimal.h>
#include <luqu/screen_results.h>
#include <luqu/service_row.h>
#include <luqu/text.h>

#include "internal.h"

enum { BIG_STEP_E4 = 10 * E4 };

bool lines_has_line(const struct planning *own, size_t tier, int64_t *line_e4)
{
	const struct lines_tier *row = &own->report.tiers[tier];

	*line_e4 = own->planned[tier].is_moved ? own->planned[tier].line_e4 : row->line_e4;
	return own->planned[tier].is_moved || row->has_number;
}

/* --- reading ---------------------------------------------------------------------------------------------------------------------------- */

/* Lines that were moved and not saved stay moved. */
static bool plan_anew(struct planning *own, const struct dataset *d)
{
	struct planned *planned = calloc(d->n_tiers + 1, sizeof *planned);

	for (size_t t = 0; planned && t < d->n_tiers; t++) {
		snprintf(planned[t].code, sizeof planned[t].code, "%.32s", d->tiers[t].code);
		snprintf(planned[t].name, sizeof planned[t].name, "%.127s", d->tiers[t].name);
		for (size_t i = 0; own->planned && own->planned[i].code[0]; i++)
			if (strcmp(own->planned[i].code, planned[t].code) == 0 && own->planned[i].is_moved) {
				planned[t].line_e4 = own->planned[i].line_e4;
				planned[t].is_moved = !own->report.tiers[t].has_number || own->report.tiers[t].line_e4 != planned[t].line_e4;
			}
	}
	if (!planned)
		return false;
	free(own->planned);
	own->planned = planned;
	own->focus = own->focus < d->n_tiers ? own->focus : 0;
	return true;
}

static enum status lines_work(struct view *view, const struct progress *progress, struct problem *problem)
{
	struct planning *own = view->state;
	struct year_data year = { .dataset = NULL };
	enum status status = year_data_read(tui_store(view->tui), progress, &year, problem);

	lines_report_free(&own->report);
	own->is_good = false;
	if (status == STATUS_OK)
		status = lines_report_make(&year, progress, &own->report, problem);
	if (status == STATUS_OK && !plan_anew(own, year.dataset))
		status = problem_memory(problem);
	own->is_good = status == STATUS_OK;
	year_data_free(&year);
	return page_view_end(view, status, problem);
}

static bool lines_step(struct view *view)
{
	static const struct job job = { N_("counting"), lines_work, NULL };

	return page_view_step(view, &job);
}

static void lines_close(struct view *view)
{
	struct planning *own = view->state;

	if (!own)
		return;
	lines_report_free(&own->report);
	free(own->planned);
	page_view_close(view);
}

/* --- moving ------------------------------------------------------------------------------------------------------------------------------ */

/* A tier without a number begins where its seats would be full. */
static int64_t first_line(const struct lines_tier *tier)
{
	for (size_t i = 0; i < tier->n_points; i++)
		if (tier->points[i].eligible >= tier->seats)
			return tier->points[i].merit_e4;
	return tier->n_points > 0 ? tier->points[tier->n_points - 1].merit_e4 : 0;
}

static void put_line(struct planning *own, int64_t line_e4)
{
	const struct lines_tier *tier = &own->report.tiers[own->focus];
	struct planned *planned = &own->planned[own->focus];

	planned->line_e4 = line_e4;
	planned->is_moved = !tier->has_number || tier->line_e4 != line_e4;
}

static void move_line(struct planning *own, int64_t by_e4)
{
	int64_t line_e4;

	if (!lines_has_line(own, own->focus, &line_e4))
		put_line(own, first_line(&own->report.tiers[own->focus]));
	else if (decimal_add(line_e4, by_e4, &line_e4))
		put_line(own, line_e4);
}

static struct effect lines_press(struct view *view, uint32_t press)
{
	struct planning *own = view->state;

	if (!own->is_good || own->report.n_tiers == 0)
		return page_view_press(view, press);
	if (press == PRESS_DOWN || press == 'j')
		own->focus += own->focus + 1 < own->report.n_tiers;
	else if (press == PRESS_UP || press == 'k')
		own->focus -= own->focus > 0;
	else if (press == PRESS_HOME || press == 'g')
		own->focus = 0;
	else if (press == PRESS_END || press == 'G')
		own->focus = own->report.n_tiers - 1;
	else if (press == PRESS_RIGHT || press == 'l' || press == '+')
		move_line(own, own->report.step_e4);
	else if (press == PRESS_LEFT || press == 'h' || press == '-')
		move_line(own, -own->report.step_e4);
	else if (press == PRESS_PAGE_UP || press == ']')
		move_line(own, BIG_STEP_E4);
	else if (press == PRESS_PAGE_DOWN || press == '[')
		move_line(own, -BIG_STEP_E4);
	else if (press == 'z')
		own->planned[own->focus].is_moved = false;
	else
		return effect_pass();
	return effect_redraw();
}

static struct effect set_given(struct view *view, const char *text)
{
	int64_t line_e4;

	if (decimal_read(text, strlen(text), 4, 4, &line_e4) != DECIMAL_GOOD)
		return effect_refuse(_("%s is no number"), text);
	put_line(view->state, line_e4);
	return effect_redraw();
}

struct effect action_lines_set(struct view *view)
{
	const struct planning *own = view->state;
	char text[DECIMAL_TEXT] = "-", question[EFFECT_TEXT];
	int64_t line_e4;

	if (!own->is_good || own->report.n_tiers == 0)
		return effect_stay();
	if (lines_has_line(own, own->focus, &line_e4))
		decimal_write(line_e4, text);
	snprintf(question, sizeof question, _("Line of %s, now %s:"), own->planned[own->focus].code, text);
	return effect_input(set_given, question, "");
}

struct effect action_lines_try(struct view *view)
{
	const struct planning *own = view->state;

	return own->is_good && own->report.n_tiers > 0 ? effect_open(&screen_what_if, own->planned[own->focus].code) : effect_stay();
}

/* --- saving ------------------------------------------------------------------------------------------------------------------------------ */

static struct effect save(struct view *view, const char *reason)
{
	const struct planning *own = view->state;
	const struct planned *planned = &own->planned[own->focus];
	const char *key = planned->code, *changed[FIELDS_MOST] = { NULL };
	char *texts[FIELDS_MOST], *memory = NULL, line[DECIMAL_TEXT], message[EFFECT_TEXT];
	struct problem problem = { .status = STATUS_OK };

	if (text_is_blank(reason, strlen(reason)))
		return effect_refuse("%s", _("a reason is needed"));
	if (lines_check(&own->report.tiers[own->focus], planned->line_e4, &problem) != STATUS_OK ||
	    row_read(tui_store(view->tui), KIND_TIERS, &key, texts, &memory, &problem) != STATUS_OK)
		return effect_problem(&problem);
	decimal_write(planned->line_e4, line);
	for (size_t i = 0; i < kind_table(KIND_TIERS)->n_fields; i++)
		changed[i] = i == TIERS_LINE ? line : texts[i];
	snprintf(message, sizeof message, _("tier %s: the line is %s now; u undoes it"), planned->code, line);
	const struct row_change change = {
		.kind = KIND_TIERS, .texts = changed, .expected = (const char *const *)texts, .reason = reason
	};
	const struct effect effect = tui_change_row(view, &change, message);
	free(memory);
	return effect;
}

static struct effect ask_why(struct view *view)
{
	const struct planning *own = view->state;
	const struct planned *planned = &own->planned[own->focus];
	char question[EFFECT_TEXT], line[DECIMAL_TEXT];

	decimal_write(planned->line_e4, line);
	snprintf(question, sizeof question, _("Line of %s to %s. Why?"), planned->code, line);
	return effect_input(save, question, "");
}

struct effect action_lines_save(struct view *view)
{
	const struct planning *own = view->state;

	if (!own->is_good || own->report.n_tiers == 0 || !own->planned[own->focus].is_moved)
		return effect_refuse("%s", _("the line of this tier stands where it is stored"));
	if (own->report.tiers[own->focus].has_line && !own->report.tiers[own->focus].has_number)
		return effect_ask(ask_why, _("The line of %s is a rule. Replace it by this number?"), own->planned[own->focus].code);
	return ask_why(view);
}

/* --- the screen ---------------------------------------------------------------------------------------------------------------------------- */

static void paint(const struct view *view, struct canvas *canvas, struct area area)
{
	const struct planning *own = view->state;

	if (own->is_good)
		lines_paint(own, canvas, area);
	else
		page_view_paint(view, canvas, area);
}

const struct behaviour behaviour_lines = {
	.state_bytes = sizeof(struct planning),
	.open = page_view_open,
	.close = lines_close,
	.paint = paint,
	.press = lines_press,
	.step = lines_step,
	.returned = page_view_returned,
};
