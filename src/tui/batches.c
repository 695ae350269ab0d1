/* SPDX-License-Identifier: ISC */
/* Lists of batches: all of them, those one can enter, those one can settle. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <luqu/screen_entry.h>
#include <luqu/service_entry.h>

#include "internal.h"
#include "page.h"

enum { CELL_TEXT = 96 };

struct batches {
	struct batch_info *batches; /* those that are kept */
	size_t count;
	int64_t seq; /* as read */
	char user[ENTRY_USER_TEXT];
	char cells[BATCHES_CELLS][CELL_TEXT]; /* of the row at hand */
};

static int pass_of(const struct batch_info *batch, const char *user)
{
	for (int pass = 1; pass <= 2; pass++)
		if (strcmp(batch->users[pass - 1], user) == 0)
			return pass;
	return 0;
}

static bool keep_all(const struct batch_info *batch, const char *user)
{
	(void)batch;
	(void)user;
	return true;
}

/* His own, and those that nobody has yet. */
static bool keep_mine(const struct batch_info *batch, const char *user)
{
	return !batch->is_closed && (pass_of(batch, user) > 0 || batch->users[0][0] == '\0' || batch->users[1][0] == '\0');
}

static bool keep_differing(const struct batch_info *batch, const char *user)
{
	return batch_stage(batch) == BATCH_DIFFERS && pass_of(batch, user) == 0;
}

static enum status read_batches(struct view *view, bool (*keep)(const struct batch_info *, const char *), struct problem *problem)
{
	struct batches *own = view->state;
	struct batch_info *all = NULL;
	size_t n_all = 0;
	const enum status status = batch_list(tui_store(view->tui), view->argument, &all, &n_all, problem);

	if (status != STATUS_OK) {
		free(all);
		return status;
	}
	store_user(own->user, sizeof own->user);
	own->seq = tui_data_seq(view->tui);
	free(own->batches);
	own->batches = all;
	own->count = 0;
	for (size_t i = 0; i < n_all; i++)
		if (keep(&all[i], own->user))
			all[own->count++] = all[i];
	return STATUS_OK;
}

static void read_again(struct view *view, bool (*keep)(const struct batch_info *, const char *))
{
	const struct batches *own = view->state;
	struct problem problem = { .status = STATUS_OK };

	if (own->seq != tui_data_seq(view->tui) && read_batches(view, keep, &problem) != STATUS_OK)
		tui_say(view->tui, "%s", problem.text);
}

static void batches_close(struct view *view)
{
	struct batches *own = view->state;

	if (own)
		free(own->batches);
}

/* --- rows ------------------------------------------------------------------------------------------------------------------------
 */

static void put_number(struct batches *own, int cell, uint64_t number)
{
	snprintf(own->cells[cell], CELL_TEXT, "%" PRIu64, number);
}

static void put_text(struct batches *own, int cell, const char *text)
{
	snprintf(own->cells[cell], CELL_TEXT, "%s", text);
}

/* While sealed a batch has no room, and by packet a code. */
static void put_room(struct batches *own, const struct batch_info *batch)
{
	char *cell = own->cells[BATCHES_ROOM];

	if (batch->packet[0])
		snprintf(cell, CELL_TEXT, "%s%s%s", batch->packet, batch->room[0] ? " " : "", batch->room);
	else if (batch->room[0])
		snprintf(cell, CELL_TEXT, "%s/%s", batch->site, batch->room);
	else
		snprintf(cell, CELL_TEXT, "%s", _("sealed"));
}

static void put_mine(struct batches *own, const struct batch_info *batch)
{
	const int pass = pass_of(batch, own->user);

	own->cells[BATCHES_PASS][0] = own->cells[BATCHES_N_MINE][0] = '\0';
	if (pass == 0)
		return;
	put_number(own, BATCHES_PASS, (uint64_t)pass);
	put_number(own, BATCHES_N_MINE, batch->entered[pass - 1]);
}

static void fill(const struct view *view, size_t index, struct list_row *row)
{
	struct batches *own = view->state;
	const struct batch_info *batch = &own->batches[index];

	put_number(own, BATCHES_NUMBER, (uint64_t)batch->number);
	put_text(own, BATCHES_EXAM, batch->exam);
	put_text(own, BATCHES_SUBJECT, batch->subject);
	put_room(own, batch);
	put_number(own, BATCHES_STAGE, batch_stage(batch));
	put_number(own, BATCHES_SHEETS, batch->sheets);
	put_text(own, BATCHES_FIRST, batch->users[0]);
	put_number(own, BATCHES_N_FIRST, batch->entered[0]);
	put_text(own, BATCHES_SECOND, batch->users[1]);
	put_number(own, BATCHES_N_SECOND, batch->entered[1]);
	/* How many differ is told when both are complete: before, it would tell each of the other. */
	put_text(own, BATCHES_N_DIFFER, "");
	if (batch_stage(batch) == BATCH_DIFFERS)
		put_number(own, BATCHES_N_DIFFER, batch->differing);
	put_text(own, BATCHES_SLIP, batch->has_slip ? "1" : "0");
	put_mine(own, batch);
	row->n_cells = BATCHES_CELLS;
	for (int cell = 0; cell < BATCHES_CELLS; cell++)
		row->cells[cell] = own->cells[cell];
}

static void *open_rows(struct view *view, const struct list_from *from, struct problem *problem)
{
	const struct batches *own = view->state;
	const struct list_array array = { own->count, fill };

	return list_open_array(view, from, &array, problem);
}

const struct list_source list_batches = { .open = open_rows, .next = list_next_array, .close = list_close_array };

const char *show_stage(const char *cell, char *buffer, size_t size)
{
	(void)buffer;
	(void)size;
	return cell[0] ? _(batch_stage_name((enum batch_stage)(cell[0] - '0'))) : "";
}

/* --- the three screens ------------------------------------------------------------------------------------------------------- */

static enum status all_open(struct view *view, struct problem *problem)
{
	return read_batches(view, keep_all, problem);
}

static void all_returned(struct view *view)
{
	read_again(view, keep_all);
}

static enum status mine_open(struct view *view, struct problem *problem)
{
	return read_batches(view, keep_mine, problem);
}

static void mine_returned(struct view *view)
{
	read_again(view, keep_mine);
}

static enum status differing_open(struct view *view, struct problem *problem)
{
	return read_batches(view, keep_differing, problem);
}

static void differing_returned(struct view *view)
{
	read_again(view, keep_differing);
}

const struct behaviour behaviour_batches = { .state_bytes = sizeof(struct batches),
	                                     .open = all_open,
	                                     .close = batches_close,
	                                     .enter = action_batch_slip,
	                                     .returned = all_returned };
const struct behaviour behaviour_entry = {
	.state_bytes = sizeof(struct batches), .open = mine_open, .close = batches_close, .returned = mine_returned
};
const struct behaviour behaviour_comparison = {
	.state_bytes = sizeof(struct batches), .open = differing_open, .close = batches_close, .returned = differing_returned
};
