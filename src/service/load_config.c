/* SPDX-License-Identifier: ISC */
/* The small tables in memory, and what their rows must be to one another. */
#include <stdio.h>
#include <string.h>

#include <luqu/i18n.h>

#include "load.h"

/* --- reading ------------------------------------------------------------------------------------------------------------------ */

struct reading {
	struct config *config;
	struct store_cursor *rows;
	size_t capacity;
	bool is_out_of_memory;
};

static const char *text_at(struct reading *at, int column)
{
	return arena_text(at->config->arena, store_cursor_text(at->rows, column), store_cursor_length(at->rows, column));
}

static int64_t number_at(struct reading *at, int column)
{
	return store_cursor_number(at->rows, column);
}

/* Room for one more element behind the first `count`. The arrays live in the arena: what is outgrown is given back with the rest.
 */
static void *room(struct reading *at, void *array, size_t count, size_t size)
{
	void *grown;

	if (count < at->capacity)
		return array;
	at->capacity = at->capacity > 0 ? at->capacity * 2 : 64;
	grown = arena_alloc(at->config->arena, at->capacity, size);
	if (grown && count > 0)
		memcpy(grown, array, count * size);
	return grown;
}

static void read_office(struct reading *at, size_t count)
{
	(void)count;
	if (strcmp(store_cursor_text(at->rows, 0), "total") == 0 && store_cursor_length(at->rows, 1) > 0)
		at->config->total = text_at(at, 1);
}

static void read_subject(struct reading *at, size_t count)
{
	struct subject_row *rows = at->config->subjects = room(at, at->config->subjects, count, sizeof *rows);

	if (rows)
		rows[count] = (struct subject_row){
			.code = text_at(at, 0),
			.full_mark_e2 = number_at(at, 2),
			.step_e2 = number_at(at, 3),
			.exam = text_at(at, 5),
			.formula = text_at(at, 6),
		};
}

static void read_program(struct reading *at, size_t count)
{
	struct program_row *rows = at->config->programs = room(at, at->config->programs, count, sizeof *rows);

	if (rows)
		rows[count] = (struct program_row){ .code = text_at(at, 0), .school = text_at(at, 1) };
}

static void read_tier(struct reading *at, size_t count)
{
	struct tier_row *rows = at->config->tiers = room(at, at->config->tiers, count, sizeof *rows);

	if (rows)
		rows[count] = (struct tier_row){
			.code = text_at(at, 0),
			.seq = number_at(at, 2),
			.merit = text_at(at, 3),
			.ranking = text_at(at, 4),
			.bands = text_at(at, 5),
			.eligible = text_at(at, 7),
			.line = text_at(at, 8),
			.ties = text_at(at, 9),
			.filing_e2 = number_at(at, 10),
			.returns = text_at(at, 11),
			.adjust = text_at(at, 12),
			.inherits = text_at(at, 13),
		};
}

static void read_plan(struct reading *at, size_t count)
{
	struct plan_row *rows = at->config->plans = room(at, at->config->plans, count, sizeof *rows);

	if (rows)
		rows[count] = (struct plan_row){
			.tier = text_at(at, 0),
			.program = text_at(at, 1),
			.seats = number_at(at, 2),
			.pool = text_at(at, 3),
			.order = number_at(at, 4),
			.eligible = text_at(at, 5),
			.line = text_at(at, 6),
			.ranking = text_at(at, 7),
			.rollover = text_at(at, 8),
		};
}

static void put_key(struct reading *at, enum kind kind)
{
	const struct kind_table *table = kind_table(kind);
	char key[KEY_TEXT] = "";
	size_t used = 0;

	for (size_t i = 0; i < table->n_fields && used < sizeof key; i++) {
		if (table->fields[i].is_key)
			used += (size_t)snprintf(key + used, sizeof key - used, "%s%s", used > 0 ? "/" : "",
			                         store_cursor_text(at->rows, (int)i));
	}
	if (strings_put(at->config->keys[kind], key, strlen(key)) == STRING_NONE)
		at->is_out_of_memory = true;
}

static enum status read_kind(struct store *store, struct config *config, enum kind kind, struct problem *problem)
{
	static void (*const readers[SMALL_KINDS])(struct reading * at, size_t count) = {
		[KIND_OFFICE] = read_office, [KIND_SUBJECTS] = read_subject, [KIND_PROGRAMS] = read_program,
		[KIND_TIERS] = read_tier,    [KIND_PLANS] = read_plan,
	};
	struct reading at = { .config = config, .rows = store_cursor_open_kind(store, kind) };

	config->keys[kind] = strings_make();
	at.is_out_of_memory = !config->keys[kind];
	while (!at.is_out_of_memory && store_cursor_next(at.rows)) {
		if (readers[kind])
			readers[kind](&at, config->counts[kind]);
		put_key(&at, kind);
		if (arena_failed(config->arena))
			at.is_out_of_memory = true;
		config->counts[kind]++;
	}
	if (at.is_out_of_memory) {
		store_cursor_close(at.rows, NULL);
		return problem_memory(problem);
	}
	return store_cursor_close(at.rows, problem);
}

static bool make_limits(struct config *config)
{
	const size_t count = config->counts[KIND_SUBJECTS];

	config->limits = arena_alloc(config->arena, count, sizeof *config->limits);
	for (size_t i = 0; config->limits && i < count; i++) {
		const struct subject_row *subject = &config->subjects[i];

		config->limits[i] = (struct mark_limits){ subject->full_mark_e2, subject->step_e2, subject->formula[0] != '\0' };
	}
	return config->limits != NULL;
}

/* A row names rows of some kinds; rules name subjects and tiers; an order names a pool of the plan. */
static bool is_held_against(enum kind row, enum kind kind)
{
	const struct kind_table *table = kind_table(row);

	if (kind == KIND_SUBJECTS || kind == KIND_TIERS || (row == KIND_ORDERS && kind == KIND_PLANS))
		return true;
	for (size_t i = 0; i < table->n_fields; i++)
		if (table->fields[i].refers == kind)
			return true;
	return false;
}

/* row KIND_NONE: all of them. */
static enum status read_kinds(struct store *store, enum kind row, struct config *config, struct problem *problem)
{
	enum status status = STATUS_OK;

	config->arena = arena_make();
	if (!config->arena)
		return problem_memory(problem);
	for (int kind = 0; kind < SMALL_KINDS && status == STATUS_OK; kind++) {
		if (row == KIND_NONE || is_held_against(row, (enum kind)kind))
			status = read_kind(store, config, (enum kind)kind, problem);
		else if (!(config->keys[kind] = strings_make()))
			status = problem_memory(problem);
	}
	if (status == STATUS_OK && !make_limits(config))
		status = problem_memory(problem);
	return status;
}

enum status config_read(struct store *store, struct config *config, struct problem *problem)
{
	return read_kinds(store, KIND_NONE, config, problem);
}

enum status config_read_for(struct store *store, enum kind row, struct config *config, struct problem *problem)
{
	return read_kinds(store, row, config, problem);
}

void config_free(struct config *config)
{
	for (int kind = 0; kind < SMALL_KINDS; kind++)
		strings_free(config->keys[kind]);
	arena_free(config->arena);
	*config = (struct config){ .arena = NULL };
}

const char *config_plan_key(const struct plan_row *plan, char key[KEY_TEXT])
{
	snprintf(key, KEY_TEXT, "%s/%s/%s", plan->tier, plan->program, plan->pool);
	return key;
}

/* --- checking ----------------------------------------------------------------------------------------------------------------- */

struct checking {
	const struct config *config;
	const struct teller *teller;
};

/* A code that must be there. `kind` and `key` are the row's that names it. */
static void need(const struct checking *checking, enum kind named, const char *code, enum kind kind, const char *key,
                 const char *column)
{
	if (strings_find(checking->config->keys[named], code, strlen(code)) != STRING_NONE)
		return;
	if (!places_excuse(checking->teller->places, named, code, strlen(code)))
		tell(checking->teller, kind, key, column, _("'%s' is not in %s"), code, kind_table(named)->name);
}

static void check_codes(const struct checking *checking)
{
	const struct config *config = checking->config;
	char key[KEY_TEXT];

	for (size_t i = 0; i < config->counts[KIND_SUBJECTS]; i++) {
		const struct subject_row *subject = &config->subjects[i];

		if (subject->exam[0] != '\0')
			need(checking, KIND_EXAMS, subject->exam, KIND_SUBJECTS, subject->code, "exam");
	}
	for (size_t i = 0; i < config->counts[KIND_PROGRAMS]; i++)
		need(checking, KIND_SCHOOLS, config->programs[i].school, KIND_PROGRAMS, config->programs[i].code, "school");
	for (size_t i = 0; i < config->counts[KIND_PLANS]; i++) {
		const struct plan_row *plan = &config->plans[i];

		need(checking, KIND_TIERS, plan->tier, KIND_PLANS, config_plan_key(plan, key), "tier");
		need(checking, KIND_PROGRAMS, plan->program, KIND_PLANS, key, "program");
	}
}

static void report_tier(void *context, size_t row, const char *column, const char *text)
{
	const struct checking *checking = context;

	tell(checking->teller, KIND_TIERS, checking->config->tiers[row].code, column, "%s", text);
}

static void report_plan(void *context, size_t row, const char *column, const char *text)
{
	const struct checking *checking = context;
	char key[KEY_TEXT];

	tell(checking->teller, KIND_PLANS, config_plan_key(&checking->config->plans[row], key), column, "%s", text);
}

/* Where rows could not be told apart, what names them would be reported for nothing. */
static bool is_incomplete(const struct checking *checking, enum kind kind)
{
	const struct places *places = checking->teller->places;

	return places && places->is_incomplete[kind];
}

/* Rows that name a row which is at fault itself are not told: that would be one fault twice. */
static bool excuses(void *context, enum kind kind, const char *key, size_t length)
{
	const struct checking *checking = context;

	return places_excuse(checking->teller->places, kind, key, length);
}

enum status config_check(const struct config *config, const struct teller *teller, struct problem *problem)
{
	struct checking checking = { config, teller };
	const struct crosscheck_sink tiers = { report_tier, &checking, excuses }, plans = { report_plan, &checking, excuses };

	check_codes(&checking);
	if (!is_incomplete(&checking, KIND_TIERS) && !crosscheck_tiers(config->tiers, config->counts[KIND_TIERS], &tiers))
		return problem_memory(problem);
	if (!is_incomplete(&checking, KIND_TIERS) && !is_incomplete(&checking, KIND_PLANS) &&
	    !crosscheck_plans(config->tiers, config->counts[KIND_TIERS], config->plans, config->counts[KIND_PLANS], &plans))
		return problem_memory(problem);
	if (is_incomplete(&checking, KIND_TIERS) || is_incomplete(&checking, KIND_SUBJECTS))
		return STATUS_OK;
	return config_check_rules(config, teller, problem);
}

enum status config_check_store(struct store *store, const struct teller *teller, struct problem *problem)
{
	struct config config = { .arena = NULL };
	enum status status = config_read(store, &config, problem);

	if (status == STATUS_OK)
		status = config_check(&config, teller, problem);
	config_free(&config);
	return status;
}
