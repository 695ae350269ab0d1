/* SPDX-License-Identifier: ISC */
/* The screen `operators`: who entered how much, how fast, and with how many errors. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include <luqu/decimal.h>
#include <luqu/screen_entry.h>
#include <luqu/service_entry.h>

#include "internal.h"
#include "page.h"

struct operators {
	struct operator_figures *figures;
	size_t count;
	int64_t seq;                                  /* as read */
	char cells[OPERATORS_CELLS][ENTRY_USER_TEXT]; /* of the row at hand */
};

static enum status operators_open(struct view *view, struct problem *problem)
{
	struct operators *own = view->state;

	free(own->figures);
	own->seq = tui_data_seq(view->tui);
	return operator_list(tui_store(view->tui), view->argument, &own->figures, &own->count, problem);
}

static void operators_close(struct view *view)
{
	struct operators *own = view->state;

	if (own)
		free(own->figures);
}

static void operators_returned(struct view *view)
{
	const struct operators *own = view->state;
	struct problem problem = { .status = STATUS_OK };

	if (own->seq != tui_data_seq(view->tui) && operators_open(view, &problem) != STATUS_OK)
		tui_say(view->tui, "%s", problem.text);
}

static void fill(const struct view *view, size_t index, struct list_row *row)
{
	struct operators *own = view->state;
	const struct operator_figures *figures = &own->figures[index];
	const int64_t speed = operator_keys_an_hour(figures);

	snprintf(own->cells[OPERATORS_USER], ENTRY_USER_TEXT, "%s", figures->user);
	snprintf(own->cells[OPERATORS_RECORDS], ENTRY_USER_TEXT, "%" PRId64, figures->records);
	own->cells[OPERATORS_SPEED][0] = '\0';
	if (speed >= 0)
		snprintf(own->cells[OPERATORS_SPEED], ENTRY_USER_TEXT, "%" PRId64, speed);
	snprintf(own->cells[OPERATORS_ERRORS], ENTRY_USER_TEXT, "%" PRId64, figures->errors);
	decimal_write_e2(operator_errors_e2(figures), own->cells[OPERATORS_RATE]);
	row->n_cells = OPERATORS_CELLS;
	for (int cell = 0; cell < OPERATORS_CELLS; cell++)
		row->cells[cell] = own->cells[cell];
}

static void *open_rows(struct view *view, const struct list_from *from, struct problem *problem)
{
	const struct operators *own = view->state;
	const struct list_array array = { own->count, fill };

	return list_open_array(view, from, &array, problem);
}

const struct list_source list_operators = { .open = open_rows, .next = list_next_array, .close = list_close_array };
const struct behaviour behaviour_operators = {
	.state_bytes = sizeof(struct operators), .open = operators_open, .close = operators_close, .returned = operators_returned
};
