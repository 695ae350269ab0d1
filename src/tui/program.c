/* SPDX-License-Identifier: ISC */
/* The screen `program`: pools of one program in a run, who got in, who came next and by how much. */
#include <stdio.h>
#include <string.h>

#include <luqu/decimal.h>
#include <luqu/screen_results.h>
#include <luqu/service_program.h>

#include "internal.h"
#include "page.h"

enum { NO_CELLS = 12, NAME_CELLS = 9, CHOICE_CELLS = 6, MERIT_CELLS = 8, KEY_CELLS_MOST = 10, KEYS_SHOWN = 8, HEAD_CELLS = 5 };

struct showing {
	struct store *store;
	struct page *page;
	const struct year_data *year;
	const struct outcome *outcome;
	const struct run_note *note;
};

static const struct page_place inner = { 2, ROLE_TEXT };

static void put_pool_head(const struct showing *s, const struct program_pool *pool)
{
	const struct dataset *d = s->year->dataset;
	const struct pool_result *result = &s->outcome->pools[pool->pool];
	const struct tier *tier = &d->tiers[result->tier];
	const struct plan *plan = result->plan == IX_NONE ? NULL : &d->plans[result->plan];
	char cutoff[DECIMAL_TEXT] = "";

	page_put_blank(s->page);
	page_put(s->page, (struct page_place){ 0, ROLE_HEADER }, _("%s %s, pool %s"), tier->code, tier->name, result->code);
	decimal_write(result->merit_e4, cutoff);
	if (result->has_merit)
		page_put(s->page, inner, _("%u seats, %u placed, %u vacant; cutoff %s"), result->seats, result->placed, result->vacant, cutoff);
	else
		page_put(s->page, inner, _("%u seats, %u placed, %u vacant; nobody was taken by application"), result->seats, result->placed,
		         result->vacant);
	if (result->is_passed && result->vacant > 0)
		page_put(s->page, inner, "%s", _("the vacant seats are passed on to a later tier"));
	if ((plan && plan->line) || tier->line)
		page_put(s->page, inner, _("line: %s"), plan && plan->line ? plan->line : tier->line);
	if (plan && plan->eligible)
		page_put(s->page, inner, _("eligible: %s"), plan->eligible);
}

/* Columns: place, number, name, choice, merit, keys. */
static void put_person(const struct showing *s, const struct program_pool *pool, const struct program_person *person, const char *place)
{
	const char *no = dataset_candidate_no(s->year->dataset, person->candidate);
	char choice[16], merit[DECIMAL_TEXT], keys[KEYS_SHOWN][DECIMAL_TEXT];
	char name[SHOWN_TEXT];
	struct page_cell cells[HEAD_CELLS + KEYS_SHOWN] = {
		{ place, -4 }, { no, NO_CELLS }, { show_field(s->store, KIND_CANDIDATES, CANDIDATES_NAME, no, name), NAME_CELLS }, { choice, -CHOICE_CELLS }, { merit, -MERIT_CELLS }
	};
	size_t n = HEAD_CELLS;

	snprintf(choice, sizeof choice, person->by_order ? _("order") : person->choice == 0 ? _("adjust") : "%u", person->choice);
	decimal_write(person->merit_e4, merit);
	for (size_t k = 0; !person->by_order && k < pool->n_keys && k < KEYS_SHOWN; k++) {
		decimal_write(person->keys_e4[k], keys[k]);
		cells[n++] = (struct page_cell){ keys[k], -KEY_CELLS_MOST };
	}
	page_put_row(s->page, inner, cells, n);
	page_link(s->page, &screen_explain, no);
}

static void put_columns(const struct showing *s, const struct program_pool *pool)
{
	struct page_cell cells[HEAD_CELLS + KEYS_SHOWN] = {
		{ "", -4 }, { _("Number"), NO_CELLS }, { _("Full name"), NAME_CELLS }, { _("choice"), -CHOICE_CELLS }, { _("merit"), -MERIT_CELLS }
	};
	size_t n = HEAD_CELLS;

	for (size_t k = 0; k < pool->n_keys && k < KEYS_SHOWN; k++)
		cells[n++] = (struct page_cell){ pool->key_names[k], -KEY_CELLS_MOST };
	page_put_row(s->page, (struct page_place){ 2, ROLE_FAINT }, cells, n);
}

static void put_next(const struct showing *s, const struct program_pool *pool)
{
	char gap[DECIMAL_TEXT];

	decimal_write(pool->gap_e4, gap);
	put_person(s, pool, &pool->next, _("next"));
	if (pool->gap == GAP_BAND)
		page_put(s->page, (struct page_place){ 8, ROLE_LABEL }, "%s", _("came next: the choice stands in a later band than that of the last one in"));
	else if (pool->gap == GAP_KEY)
		page_put(s->page, (struct page_place){ 8, ROLE_LABEL }, _("came next: %s short of the last one in, in %s"), gap,
		         pool->key_names[pool->gap_key]);
	else
		page_put(s->page, (struct page_place){ 8, ROLE_LABEL }, "%s", _("came next: equal with the last one in; the draw alone decided"));
}

static void put_pool(const struct showing *s, const struct program_pool *pool)
{
	char place[24];

	put_pool_head(s, pool);
	if (pool->n_in > 0 || pool->has_next)
		put_columns(s, pool);
	for (size_t i = 0; i < pool->n_in; i++) {
		snprintf(place, sizeof place, "%zu", i + 1);
		put_person(s, pool, &pool->in[i], place);
	}
	if (pool->has_next)
		put_next(s, pool);
	else
		page_put(s->page, (struct page_place){ 2, ROLE_FAINT }, "%s", _("nobody was turned away by rank"));
}

static void put_all(const struct showing *s, const struct program_report *report)
{
	const struct dataset *d = s->year->dataset;
	const struct program *program = &d->programs[report->program];
	unsigned char digest[DIGEST_BYTES];

	page_clear(s->page);
	dataset_digest(d, digest);
	if (memcmp(digest, s->note->digest, DIGEST_BYTES) != 0)
		page_put(s->page, (struct page_place){ 0, ROLE_WARNING }, _("The data have changed since run %lld: ranking keys are those of the data as they are now."),
		         (long long)s->note->number);
	page_put(s->page, (struct page_place){ 0, ROLE_TEXT }, _("%s %s, of %s %s; run %lld"), program->code, program->name, d->schools[program->school].code,
	         d->schools[program->school].name, (long long)s->note->number);
	if (report->n_pools == 0)
		page_put(s->page, (struct page_place){ 0, ROLE_TEXT }, "%s", _("It has no pool in this run."));
	for (size_t i = 0; i < report->n_pools; i++)
		put_pool(s, &report->pools[i]);
}

static enum status program_work(struct view *view, const struct progress *progress, struct problem *problem)
{
	struct page_view *own = view->state;
	struct year_data year = { .dataset = NULL };
	struct program_report report = { .n_pools = 0 };
	struct outcome *outcome = NULL;
	struct run_note note;
	enum status status = own->run > 0 ? STATUS_OK : problem_set(problem, STATUS_FAULT, "%s", _("there is no run yet"));

	if (status == STATUS_OK)
		status = year_data_read(tui_store(view->tui), progress, &year, problem);
	if (status == STATUS_OK)
		status = run_load(tui_store(view->tui), own->run, &year, progress, &note, &outcome, problem);
	if (status == STATUS_OK)
		status = program_report_make(&year, outcome, view->argument, &report, problem);
	if (status == STATUS_OK)
		put_all(&(struct showing){ tui_store(view->tui), own->page, &year, outcome, &note }, &report);
	program_report_free(&report);
	outcome_free(outcome);
	year_data_free(&year);
	return page_view_end(view, status, problem);
}

static bool program_step(struct view *view)
{
	static const struct job job = { N_("reading"), program_work, NULL };

	return page_view_step(view, &job);
}

const struct behaviour behaviour_program = {
	.state_bytes = sizeof(struct page_view),
	.open = page_view_open,
	.close = page_view_close,
	.paint = page_view_paint,
	.press = page_view_press,
	.step = program_step,
	.returned = page_view_returned,
	.describe = page_view_describe,
};
