/* SPDX-License-Identifier: ISC */
/* Registrations from state to state. */
#include <luqu/service_registration.h>

#include <stdlib.h>
#include <string.h>

#include <luqu/i18n.h>
#include <luqu/kind.h>
#include <luqu/service_seat.h>

#include "reason.h"

enum { REGISTRATION_STATE = 1, CANDIDATE_FEEDER = 4, ROWS_PER_STEP = 10 };
enum state { REGISTERED, CONFIRMED, WITHDRAWN, STATES };

static const char *const state_names[STATES] = { "registered", "confirmed", "withdrawn" };

/* What each act makes of a state; the state itself: it is not for this one. */
static const struct act {
	const char *name; /* in the trail */
	enum state makes[STATES];
	bool needs_reason;
} acts[] = {
	[REGISTRATION_CONFIRM] = { "confirm", { CONFIRMED, CONFIRMED, WITHDRAWN }, false },
	[REGISTRATION_WITHDRAW] = { "withdraw", { WITHDRAWN, WITHDRAWN, WITHDRAWN }, true },
	[REGISTRATION_REINSTATE] = { "reinstate", { REGISTERED, CONFIRMED, REGISTERED }, true },
};

struct changing {
	struct store *store;
	const struct registration_request *request;
	struct registration_report *report;
	struct row *row;
};

void registration_report_clear(struct registration_report *report)
{
	findings_clear(&report->faults);
	*report = (struct registration_report){ .changed = 0 };
}

static enum state state_of(const struct value *value)
{
	enum state state = REGISTERED;

	while (state < WITHDRAWN &&
	       (strlen(state_names[state]) != value->length || memcmp(state_names[state], value->text, value->length) != 0))
		state++;
	return state;
}

/* A candidate without a row is registered. */
static enum state read_state(struct changing *changing, const char *candidate_no, struct value old[FIELDS_MOST], bool *has_row)
{
	const struct kind_table *table = kind_table(KIND_REGISTRATIONS);
	struct row *row = changing->row;

	row->kind = KIND_REGISTRATIONS;
	for (size_t i = 0; i < table->n_fields; i++)
		row->values[i] = (struct value){ .text = "" };
	row->values[0] = (struct value){ .text = candidate_no, .length = strlen(candidate_no) };
	*has_row = store_find_row(changing->store, row, old) == STORE_DONE;
	if (*has_row)
		memcpy(row->values, old, table->n_fields * sizeof *old);
	return *has_row ? state_of(&old[REGISTRATION_STATE]) : REGISTERED;
}

/* The state that it was in. */
static enum state change_one(struct changing *changing, const char *candidate_no)
{
	const struct registration_request *request = changing->request;
	const struct act *act = &acts[request->act];
	struct value old[FIELDS_MOST];
	bool has_row;
	const enum state was = read_state(changing, candidate_no, old, &has_row), now = act->makes[was];

	if (now == was)
		return was;
	changing->row->values[REGISTRATION_STATE] = (struct value){ .text = state_names[now], .length = strlen(state_names[now]) };
	store_audit_row(changing->store, act->name, KIND_REGISTRATIONS, has_row ? old : NULL, changing->row->values,
	                request->reason ? request->reason : "");
	if (has_row)
		store_update_row(changing->store, changing->row);
	else
		store_insert_row(changing->store, changing->row);
	changing->report->changed++;
	return was;
}

/* --- candidates by number
 * -------------------------------------------------------------------------------------------------------------- */

static enum status change_numbers(struct changing *changing, struct problem *problem)
{
	const struct registration_request *request = changing->request;
	struct findings *faults = &changing->report->faults;

	for (size_t i = 0; i < request->n_candidates; i++) {
		const uint64_t changed = changing->report->changed;
		struct problem why = { .status = STATUS_OK };
		char candidate_no[SEAT_CODE_TEXT];
		const enum status status = candidate_resolve(changing->store, request->candidates[i], candidate_no, &why);

		if (status == STATUS_FAULT) {
			findings_add(faults, request->candidates[i], 0, NULL, "%s", why.text);
			continue;
		}
		if (status != STATUS_OK)
			return store_trouble(changing->store, problem);
		const enum state was = change_one(changing, candidate_no);
		if (changing->report->changed == changed)
			findings_add(faults, candidate_no, 0, NULL, _("the registration is %s"), state_names[was]);
	}
	return faults->count > 0 ? problem_set(problem, STATUS_FAULT, "%s", _("nothing was changed")) : STATUS_OK;
}

/* --- many
 * ------------------------------------------------------------------------------------------------------------------------------ */

static enum status change_many(struct changing *changing, struct problem *problem)
{
	const struct registration_request *request = changing->request;
	struct registration_report *report = changing->report;
	struct store_cursor *rows = store_cursor_open_kind(changing->store, KIND_CANDIDATES);
	bool goes_on = true;

	while (goes_on && store_cursor_next(rows) && store_trouble(changing->store, NULL) == STATUS_OK) {
		const uint64_t changed = report->changed;

		if (request->feeder && strcmp(store_cursor_text(rows, CANDIDATE_FEEDER), request->feeder) != 0)
			continue;
		change_one(changing, store_cursor_text(rows, 0));
		report->passed += report->changed == changed;
		goes_on = (report->changed + report->passed) % ROWS_PER_STEP > 0 ||
		          progress_step(request->progress, _("registrations"), report->changed + report->passed, 0);
	}
	const enum status status = store_cursor_close(rows, problem);
	if (status == STATUS_OK && !goes_on)
		return problem_set(problem, STATUS_FAULT, "%s", _("cancelled"));
	if (status == STATUS_OK && request->feeder && report->changed + report->passed == 0)
		return problem_set(problem, STATUS_FAULT, _("no candidate is of the school %s"), request->feeder);
	return status;
}

static enum status check_request(const struct registration_request *request, struct problem *problem)
{
	if ((request->n_candidates > 0) + (request->feeder != NULL) + request->is_all != 1)
		return problem_set(problem, STATUS_USAGE, "%s",
		                   _("candidates are named by their numbers, or by a feeder school, or as all of them"));
	return acts[request->act].needs_reason ? reason_check(request->reason, problem) : STATUS_OK;
}

enum status registration_change(struct store *store, const struct registration_request *request, struct registration_report *report,
                                struct problem *problem)
{
	struct changing changing = { store, request, report, calloc(1, sizeof *changing.row) };
	enum status status;

	if (!changing.row)
		return problem_memory(problem);
	status = check_request(request, problem);
	if (status == STATUS_OK)
		status = store_begin(store, request->progress, problem);
	if (status == STATUS_OK)
		status = request->n_candidates > 0 ? change_numbers(&changing, problem) : change_many(&changing, problem);
	if (status == STATUS_OK)
		status = store_commit(store, problem);
	store_rollback(store);
	free(changing.row);
	return status;
}
