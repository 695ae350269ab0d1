/* SPDX-License-Identifier: ISC */
/* The plan of a tier as a grid: seats typed in place, each saved as a change of its row. */
#include "matrix.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <luqu/screen_choices.h>

enum { SEATS_DIGITS = 6 };

size_t matrix_rows(const struct gridding *own)
{
	return own->has_pools_down ? own->matrix.n_pools : own->matrix.n_programs;
}

size_t matrix_columns(const struct gridding *own)
{
	return own->has_pools_down ? own->matrix.n_programs : own->matrix.n_pools;
}

static size_t program_at(const struct gridding *own)
{
	return own->has_pools_down ? own->column : own->row;
}

static size_t pool_at(const struct gridding *own)
{
	return own->has_pools_down ? own->row : own->column;
}

int32_t matrix_seats(const struct gridding *own, size_t row, size_t column)
{
	const size_t program = own->has_pools_down ? column : row, pool = own->has_pools_down ? row : column;

	return own->matrix.seats[program * own->matrix.n_pools + pool];
}

static bool is_empty(const struct gridding *own)
{
	return own->matrix.n_programs == 0;
}

/* The focus stays on the grid and in sight. */
static void keep_in_sight(struct view *view)
{
	struct gridding *own = view->state;
	const struct area body = tui_body(view->tui);
	const size_t down = matrix_room_down(body), across = matrix_room_across(body), rows = matrix_rows(own), columns = matrix_columns(own);

	own->row = own->row < rows ? own->row : rows > 0 ? rows - 1 : 0;
	own->column = own->column < columns ? own->column : columns > 0 ? columns - 1 : 0;
	own->first_row = own->row < own->first_row ? own->row : own->row >= own->first_row + down ? own->row - down + 1 : own->first_row;
	own->first_column = own->column < own->first_column      ? own->column
			    : own->column >= own->first_column + across ? own->column - across + 1
									: own->first_column;
}

/* --- reading -------------------------------------------------------------------------------------------------------------------------------- */

static enum status read_tier(struct view *view, size_t number, struct problem *problem)
{
	struct gridding *own = view->state;
	struct plan_matrix matrix;
	const enum status status = plan_matrix_make(tui_store(view->tui), number, &matrix, problem);

	if (status != STATUS_OK) {
		plan_matrix_free(&matrix);
		return status;
	}
	plan_matrix_free(&own->matrix);
	own->matrix = matrix;
	return STATUS_OK;
}

static enum status matrix_open(struct view *view, struct problem *problem)
{
	struct gridding *own = view->state;
	const enum status status =
		read_tier(view, view->argument[0] ? plan_matrix_find_tier(tui_store(view->tui), view->argument) : 0, problem);

	own->has_pools_down = own->matrix.n_pools > own->matrix.n_programs;
	return status;
}

static void matrix_close(struct view *view)
{
	struct gridding *own = view->state;

	if (own)
		plan_matrix_free(&own->matrix);
}

static void matrix_returned(struct view *view)
{
	const struct gridding *own = view->state;
	struct problem problem = { .status = STATUS_OK };

	if (read_tier(view, own->matrix.number, &problem) != STATUS_OK)
		tui_say(view->tui, "%s", problem.text);
	keep_in_sight(view);
}

static struct effect go_tier(struct view *view, bool is_next)
{
	struct gridding *own = view->state;
	struct problem problem = { .status = STATUS_OK };
	const size_t n = own->matrix.n_tiers, number = (own->matrix.number + (is_next ? 1 : n - 1)) % n;

	if (read_tier(view, number, &problem) != STATUS_OK)
		return effect_problem(&problem);
	own->has_pools_down = own->matrix.n_pools > own->matrix.n_programs;
	own->row = own->column = own->first_row = own->first_column = 0;
	return effect_redraw();
}

struct effect action_matrix_next(struct view *view)
{
	return go_tier(view, true);
}

struct effect action_matrix_previous(struct view *view)
{
	return go_tier(view, false);
}

struct effect action_matrix_turn(struct view *view)
{
	struct gridding *own = view->state;
	const size_t row = own->row;

	own->has_pools_down = !own->has_pools_down;
	own->row = own->column;
	own->column = row;
	keep_in_sight(view);
	return effect_redraw();
}

struct effect action_matrix_open(struct view *view)
{
	const struct gridding *own = view->state;
	char key[EFFECT_TEXT];

	if (is_empty(own) || matrix_seats(own, own->row, own->column) == MATRIX_NO_POOL)
		return effect_refuse("%s", _("there is no pool here; a number makes one"));
	snprintf(key, sizeof key, "%s/%s/%s", own->matrix.tier, own->matrix.programs[program_at(own)].code, own->matrix.pools[pool_at(own)].code);
	return effect_open(&screen_plan, key);
}

/* --- typing seats ----------------------------------------------------------------------------------------------------------------------------- */

/* Beside the cell: a pool of the same name whose rules a new one takes over. MATRIX_NO_POOL seats everywhere cannot be: a column has a row. */
static size_t program_with(const struct gridding *own, size_t pool)
{
	size_t program = 0;

	while (program + 1 < own->matrix.n_programs && own->matrix.seats[program * own->matrix.n_pools + pool] == MATRIX_NO_POOL)
		program++;
	return program;
}

/* from: the program whose row of this pool is the pattern; the cell's own, where the row is there. */
static struct effect save_like(struct view *view, size_t from)
{
	struct gridding *own = view->state;
	const size_t program = program_at(own);
	const char *const keys[] = { own->matrix.tier, own->matrix.programs[from].code, own->matrix.pools[pool_at(own)].code };
	const char *changed[FIELDS_MOST];
	char *texts[FIELDS_MOST], *memory, seats[LINE_MOST];
	struct problem problem = { .status = STATUS_OK };

	own->is_typing = false;
	if (row_read(tui_store(view->tui), KIND_PLANS, keys, texts, &memory, &problem) != STATUS_OK)
		return effect_problem(&problem);
	memcpy(changed, texts, sizeof changed);
	snprintf(seats, sizeof seats, "%s", own->line.text);
	changed[PLANS_SEATS] = seats;
	changed[PLANS_PROGRAM] = own->matrix.programs[program].code;
	if (from != program)
		changed[PLANS_ROLLOVER] = ""; /* names a pool that the other program has */
	const struct row_change change = {
		.kind = KIND_PLANS, .texts = changed, .expected = from == program ? (const char *const *)texts : NULL, .reason = _("plan matrix")
	};
	const struct effect effect = tui_change_row(view, &change, _("saved; u takes it back"));
	free(memory);
	return effect;
}

static struct effect add_pool(struct view *view)
{
	const struct gridding *own = view->state;

	return save_like(view, program_with(own, pool_at(own)));
}

static struct effect end_typing(struct view *view)
{
	struct gridding *own = view->state;
	const struct plan_matrix *m = &own->matrix;

	if (!own->line.text[0]) {
		own->is_typing = false;
		return effect_redraw();
	}
	if (matrix_seats(own, own->row, own->column) != MATRIX_NO_POOL)
		return save_like(view, program_at(own));
	return effect_ask(add_pool, _("%s has no pool %s in this tier. Add one, with the rules of %s's?"), m->programs[program_at(own)].code,
			  m->pools[pool_at(own)].code, m->programs[program_with(own, pool_at(own))].code);
}

static struct effect press_typing(struct view *view, uint32_t press)
{
	struct gridding *own = view->state;

	if (press == PRESS_ENTER || press == PRESS_TAB)
		return end_typing(view);
	if (press > PRESS_SPACE && press < 0x7f && (press < '0' || press > '9' || own->line.length >= SEATS_DIGITS))
		return effect_refuse("%s", _("seats are a whole number of up to six digits"));
	return line_press(&own->line, press) ? effect_redraw() : effect_pass();
}

static struct effect begin_typing(struct view *view, uint32_t press)
{
	struct gridding *own = view->state;

	if (is_empty(own))
		return effect_refuse("%s", _("this tier has no plan yet; add its first pool with a"));
	own->is_typing = true;
	line_set(&own->line, (const char[]){ (char)press, '\0' });
	return effect_redraw();
}

/* --- moving ------------------------------------------------------------------------------------------------------------------------------------ */

static bool move(struct view *view, uint32_t press)
{
	struct gridding *own = view->state;
	const size_t page = matrix_room_down(tui_body(view->tui)), rows = matrix_rows(own), columns = matrix_columns(own);

	if (press == PRESS_DOWN || press == 'j')
		own->row += own->row + 1 < rows;
	else if (press == PRESS_UP || press == 'k')
		own->row -= own->row > 0;
	else if (press == PRESS_RIGHT || press == 'l')
		own->column += own->column + 1 < columns;
	else if (press == PRESS_LEFT || press == 'h')
		own->column -= own->column > 0;
	else if (press == PRESS_PAGE_DOWN)
		own->row += page;
	else if (press == PRESS_PAGE_UP)
		own->row -= own->row < page ? own->row : page;
	else if (press == PRESS_HOME || press == 'g')
		own->row = own->column = 0;
	else if (press == PRESS_END || press == 'G')
		own->row = rows;
	else
		return false;
	return true;
}

static struct effect matrix_press(struct view *view, uint32_t press)
{
	const struct gridding *own = view->state;

	if (own->is_typing)
		return press_typing(view, press);
	if (press >= '0' && press <= '9')
		return begin_typing(view, press);
	if (!move(view, press))
		return effect_pass();
	keep_in_sight(view);
	return effect_redraw();
}

static void paint(const struct view *view, struct canvas *canvas, struct area area)
{
	matrix_paint(view->state, canvas, area);
}

static size_t matrix_describe(const struct view *view, char *buffer, size_t size)
{
	const struct gridding *own = view->state;

	return (size_t)snprintf(buffer, size, "%s %s", own->matrix.tier, own->matrix.tier_name);
}

static bool matrix_is_changed(const struct view *view)
{
	const struct gridding *own = view->state;

	return own->is_typing;
}

const struct behaviour behaviour_matrix = {
	.state_bytes = sizeof(struct gridding),
	.open = matrix_open,
	.close = matrix_close,
	.paint = paint,
	.press = matrix_press,
	.returned = matrix_returned,
	.describe = matrix_describe,
	.is_changed = matrix_is_changed,
};
