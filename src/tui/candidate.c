/* SPDX-License-Identifier: ISC */
/* The screen `candidate`: all that is known of one: data, marks, bonuses, choices, returns, orders, the place in the stored run,
 * and who changed what when. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <luqu/decimal.h>
#include <luqu/screen_registration.h>
#include <luqu/screen_results.h>
#include <luqu/service_seat.h>
#include <luqu/store.h>

#include "internal.h"
#include "page.h"

enum { KEY_MOST = 256, CHANGE_TEXT = 1024 };

struct card {
	struct page *page;
	struct store *store;
	const char *no;
	int64_t run;
};

static const struct page_place inner = { 2, ROLE_TEXT }, faint = { 2, ROLE_FAINT };

/* --- data
 * -------------------------------------------------------------------------------------------------------------------------------
 */

/* Labels and words are those of the form that changes the row. */
static enum status put_data(const struct card *card, struct problem *problem)
{
	const struct form_field *fields = screen_edit_candidate.fields;
	char *texts[FIELDS_MOST], *memory, shown[SHOWN_TEXT];
	const enum status status = row_read(card->store, KIND_CANDIDATES, &card->no, texts, &memory, problem);

	for (size_t i = 0; status == STATUS_OK && fields[i].name; i++) {
		const char *text = i == CANDIDATES_ADJUST ? show_yes_no(texts[i], shown, sizeof shown)
		                   : fields[i].show       ? fields[i].show(texts[i], shown, sizeof shown)
		                                          : texts[i];
		if (text[0])
			page_put_field(card->page, _(fields[i].label), text);
		if (text[0] && i == 0)
			page_link(card->page, &screen_edit_candidate, card->no);
	}
	free(memory);
	return status;
}

/* A candidate without a row is registered. */
static void put_registration(const struct card *card)
{
	const struct form_field *fields = screen_registration.fields;
	char *texts[FIELDS_MOST], *memory, shown[SHOWN_TEXT];
	const bool has_row = row_read(card->store, KIND_REGISTRATIONS, &card->no, texts, &memory, NULL) == STATUS_OK;

	page_put_field(card->page, _(fields[REGISTRATIONS_STATE].label),
	               show_registration(has_row ? texts[REGISTRATIONS_STATE] : "registered", shown, sizeof shown));
	page_link(card->page, &screen_registration, card->no);
	for (size_t i = REGISTRATIONS_BIRTH; has_row && fields[i].name; i++)
		if (texts[i][0])
			page_put_field(card->page, _(fields[i].label), texts[i]);
	free(memory);
}

static void put_heading(const struct card *card, const char *title)
{
	page_put_blank(card->page);
	page_put_heading(card->page, title);
}

/* One line for each row of a question about the candidate. */
struct part {
	const char *title; /* N_() */
	enum store_query query;
	void (*put)(const struct card *card, struct store_cursor *rows);
};

static const char *points(struct store_cursor *rows, int column, char text[DECIMAL_TEXT])
{
	decimal_write_e2(store_cursor_number(rows, column), text);
	return store_cursor_is_null(rows, column) ? "" : text;
}

static void link_row(const struct card *card, const struct screen *screen, const char *first, const char *second, const char *third)
{
	char key[KEY_MOST];

	snprintf(key, sizeof key, "%s/%s%s%s", first, second, third ? "/" : "", third ? third : "");
	page_link(card->page, screen, key);
}

static void put_score(const struct card *card, struct store_cursor *rows)
{
	char mark[DECIMAL_TEXT], shown[SHOWN_TEXT], name[SHOWN_TEXT];
	const char *status = store_cursor_text(rows, 2);
	const struct page_cell cells[] = { { store_cursor_text(rows, 0), 16 },
		                           { name, 20 },
		                           { points(rows, 1, mark), -8 },
		                           { strcmp(status, "present") == 0 ? "" : show_status(status, shown, sizeof shown), 12 } };

	show_field(card->store, KIND_SUBJECTS, SUBJECTS_NAME, store_cursor_text(rows, 0), name);
	page_put_row(card->page, inner, cells, 4);
	link_row(card, &screen_score, card->no, store_cursor_text(rows, 0), NULL);
}

static void put_bonus(const struct card *card, struct store_cursor *rows)
{
	char text[DECIMAL_TEXT];
	const struct page_cell cells[] = { { store_cursor_text(rows, 0), 30 }, { points(rows, 1, text), -8 } };

	page_put_row(card->page, inner, cells, 2);
	link_row(card, &screen_bonus, card->no, store_cursor_text(rows, 0), NULL);
}

static void put_claim(const struct card *card, struct store_cursor *rows)
{
	char text[DECIMAL_TEXT], kind[SHOWN_TEXT], state[SHOWN_TEXT];
	const struct page_cell cells[] = { { show_claim_kind(store_cursor_text(rows, 0), kind, sizeof kind), 12 },
		                           { store_cursor_text(rows, 1), 24 },
		                           { points(rows, 2, text), -6 },
		                           { show_claim_state(store_cursor_text(rows, 3), state, sizeof state), 10 },
		                           { store_cursor_text(rows, 4), 10 } };

	page_put_row(card->page, inner, cells, 5);
	link_row(card, &screen_claim, card->no, store_cursor_text(rows, 0), store_cursor_text(rows, 1));
}

/* The name of a program behind that of its school, where it is another. */
static void read_program(const struct card *card, const char *code, char *text, size_t size)
{
	char *program[FIELDS_MOST], *memory, school[SHOWN_TEXT];

	text[0] = '\0';
	if (row_read(card->store, KIND_PROGRAMS, &code, program, &memory, NULL) == STATUS_OK) {
		show_field(card->store, KIND_SCHOOLS, SCHOOLS_NAME, program[PROGRAMS_SCHOOL], school);
		if (strcmp(school, program[PROGRAMS_NAME]) == 0)
			snprintf(text, size, "%s", school);
		else
			snprintf(text, size, "%.250s %.250s", school, program[PROGRAMS_NAME]);
	}
	free(memory);
}

static void put_choice(const struct card *card, struct store_cursor *rows)
{
	char name[SHOWN_TEXT];

	read_program(card, store_cursor_text(rows, 2), name, sizeof name);
	const struct page_cell cells[] = { { store_cursor_text(rows, 0), 8 },
		                           { store_cursor_text(rows, 1), -4 },
		                           { store_cursor_text(rows, 2), 12 },
		                           { name, 40 } };
	page_put_row(card->page, inner, cells, 4);
	link_row(card, &screen_program, store_cursor_text(rows, 0), store_cursor_text(rows, 2), NULL);
}

static void put_return(const struct card *card, struct store_cursor *rows)
{
	page_put(card->page, inner, "%s  %s  %s", store_cursor_text(rows, 0), store_cursor_text(rows, 1),
	         store_cursor_text(rows, 2));
	link_row(card, &screen_return, store_cursor_text(rows, 0), card->no, store_cursor_text(rows, 1));
}

static void put_order(const struct card *card, struct store_cursor *rows)
{
	page_put(card->page, inner, "%s  %s  %s  %s (%s)", store_cursor_text(rows, 0), store_cursor_text(rows, 1),
	         store_cursor_text(rows, 2), store_cursor_text(rows, 3), store_cursor_text(rows, 4));
	link_row(card, &screen_order, store_cursor_text(rows, 0), card->no, NULL);
}

static void put_seat(const struct card *card, struct store_cursor *rows)
{
	enum { EXAM, EXAM_NAME, SITE, SITE_NAME, ROOM, SEAT, TICKET };

	page_put(card->page, inner, _("%s: site %s %s, room %s, seat %s, ticket %s"), store_cursor_text(rows, EXAM_NAME), store_cursor_text(rows, SITE),
	         store_cursor_text(rows, SITE_NAME), store_cursor_text(rows, ROOM), store_cursor_text(rows, SEAT), store_cursor_text(rows, TICKET));
	link_row(card, &screen_room, store_cursor_text(rows, EXAM), store_cursor_text(rows, SITE), store_cursor_text(rows, ROOM));
}

static enum status put_part(const struct card *card, const struct part *part, struct problem *problem)
{
	const struct store_bind bind = { .text = card->no };
	struct store_cursor *rows = store_cursor_open(card->store, part->query, &bind, 1);
	bool is_first = true;

	while (store_cursor_next(rows)) {
		if (is_first)
			put_heading(card, _(part->title));
		is_first = false;
		part->put(card, rows);
	}
	return store_cursor_close(rows, problem);
}

/* --- the place
 * --------------------------------------------------------------------------------------------------------------------------- */

static void put_place(const struct card *card)
{
	const struct store_window window = { .table = WINDOW_PLACEMENTS,
		                             .run = card->run,
		                             .sort = -1,
		                             .is_included = true,
		                             .limit = 1,
		                             .from = (const char *const[WINDOW_COLUMNS_MOST]){ card->no } };
	struct store_cursor *rows = card->run > 0 ? store_window_open(card->store, &window) : NULL;
	const char *texts[WINDOW_COLUMNS_MOST];
	char buffer[WINDOW_ROW_TEXT], name[SHOWN_TEXT], shown[SHOWN_TEXT];
	bool is_placed = false;

	if (store_cursor_next(rows)) {
		store_window_row(rows, &window, texts, buffer);
		is_placed = strcmp(texts[PLACEMENTS_NO], card->no) == 0;
	}
	if (is_placed) {
		read_program(card, texts[PLACEMENTS_PROGRAM], name, sizeof name);
		page_put(card->page, inner, _("%s  %s %s  choice %s, merit %s"), texts[PLACEMENTS_TIER], texts[PLACEMENTS_PROGRAM],
		         name, show_choice(texts[PLACEMENTS_CHOICE], shown, sizeof shown), texts[PLACEMENTS_MERIT]);
	} else {
		page_put(card->page, inner, "%s", card->run > 0 ? _("no place") : _("there is no run yet"));
	}
	store_cursor_close(rows, NULL);
}

static void put_result(const struct card *card)
{
	char title[SHOWN_TEXT];

	snprintf(title, sizeof title, _("run %lld"), (long long)card->run);
	put_heading(card, card->run > 0 ? title : _("Results"));
	put_place(card);
	page_link(card->page, &screen_explain, card->no);
	page_put(card->page, faint, "%s", _("Enter explains it: every choice, and what would have been enough."));
	page_link(card->page, &screen_explain, card->no);
}

/* --- history
 * ------------------------------------------------------------------------------------------------------------------------------ */

static void put_change(const struct card *card, struct store_cursor *rows)
{
	char time[SHOWN_TEXT];
	const char *old = store_cursor_text(rows, 6), *new = store_cursor_text(rows, 7), *reason = store_cursor_text(rows, 8);

	page_put(card->page, inner, "%s  %s  %s %s %s", show_time(store_cursor_text(rows, 1), time, sizeof time),
	         store_cursor_text(rows, 2), store_cursor_text(rows, 3), store_cursor_text(rows, 4), store_cursor_text(rows, 5));
	if (old[0])
		page_put(card->page, (struct page_place){ 4, ROLE_FAINT }, "- %.*s", CHANGE_TEXT, old);
	if (new[0])
		page_put(card->page, (struct page_place){ 4, ROLE_TEXT }, "+ %.*s", CHANGE_TEXT, new);
	if (reason[0])
		page_put(card->page, (struct page_place){ 4, ROLE_TEXT }, _("because: %s"), reason);
}

static enum status put_history(const struct card *card, struct problem *problem)
{
	const struct store_bind bind = { .text = card->no };
	struct store_cursor *rows = store_cursor_open(card->store, STORE_AUDIT_OF_CANDIDATE, &bind, 1);
	bool is_first = true;

	while (store_cursor_next(rows)) {
		if (is_first)
			put_heading(card, _("Changed by hand"));
		is_first = false;
		put_change(card, rows);
	}
	return store_cursor_close(rows, problem);
}

/* --- the screen
 * ------------------------------------------------------------------------------------------------------------------------------ */

enum status view_find_candidate(struct view *view, struct problem *problem)
{
	char candidate_no[SEAT_CODE_TEXT] = "";
	enum status status = STATUS_OK;

	if (view->argument[0])
		status = candidate_resolve(tui_store(view->tui), view->argument, candidate_no, problem);
	if (status == STATUS_OK)
		snprintf(view->argument, sizeof view->argument, "%s", candidate_no);
	return status;
}

static enum status candidate_work(struct view *view, const struct progress *progress, struct problem *problem)
{
	static const struct part parts[] = {
		{ N_("Marks"), STORE_CANDIDATE_SCORES, put_score },     { N_("Bonuses"), STORE_CANDIDATE_BONUSES, put_bonus },
		{ N_("Claims"), STORE_CANDIDATE_CLAIMS, put_claim },    { N_("Seats in exams"), STORE_CANDIDATE_SEATS, put_seat },
		{ N_("Choices"), STORE_CANDIDATE_CHOICES, put_choice }, { N_("Returns"), STORE_CANDIDATE_RETURNS, put_return },
		{ N_("Orders"), STORE_CANDIDATE_ORDERS, put_order },
	};
	const struct page_view *own = view->state;
	const struct card card = { own->page, tui_store(view->tui), view->argument, own->run };

	(void)progress;
	page_clear(own->page);
	enum status status = view_find_candidate(view, problem);
	if (status == STATUS_OK)
		status = put_data(&card, problem);
	if (status == STATUS_OK)
		put_registration(&card);
	for (size_t i = 0; status == STATUS_OK && i < sizeof parts / sizeof parts[0]; i++)
		status = put_part(&card, &parts[i], problem);
	if (status == STATUS_OK) {
		put_result(&card);
		status = put_history(&card, problem);
	}
	store_end_finding(card.store);
	return page_view_end(view, status, problem);
}

static bool candidate_step(struct view *view)
{
	static const struct job job = { N_("reading"), candidate_work, NULL };

	return page_view_step(view, &job);
}

struct effect action_candidate_edit(struct view *view)
{
	return effect_open(&screen_edit_candidate, view->argument);
}

struct effect action_candidate_explain(struct view *view)
{
	return effect_open(&screen_explain, view->argument);
}

struct effect action_candidate_choices(struct view *view)
{
	return effect_open(&screen_choices, view->argument);
}

const struct behaviour behaviour_candidate = {
	.state_bytes = sizeof(struct page_view),
	.open = page_view_open,
	.close = page_view_close,
	.paint = page_view_paint,
	.press = page_view_press,
	.step = candidate_step,
	.returned = page_view_returned,
	.describe = page_view_describe,
};
