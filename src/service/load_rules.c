/* SPDX-License-Identifier: ISC */
/* Every rule of the year is read, so that a fault is told where it stands and not in the middle of a run. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <luqu/i18n.h>
#include <luqu/rule.h>
#include <luqu/text.h>

#include "load.h"

enum { RULE_SHOWN = 400 }; /* bytes of a rule that a message quotes */

struct rule_check {
	const struct config *config;
	const struct teller *teller;
	struct dataset *names;  /* subjects and tiers, and no more: what rules may name */
	struct arena *formulas; /* their trees are wanted once more, for cycles */
	bool is_out_of_memory;
};

/* --- the names ---------------------------------------------------------------------------------------------------------------- */

static int compare_tiers(const void *a, const void *b)
{
	const struct tier_row *one = *(const struct tier_row *const *)a, *other = *(const struct tier_row *const *)b;

	if (one->seq != other->seq)
		return one->seq < other->seq ? -1 : 1;
	return strcmp(one->code, other->code);
}

/* Codes of rows that are at fault themselves: a rule that names them is no further fault. NULL: none. */
static const struct strings *bad_codes(const struct rule_check *check, enum kind kind)
{
	return check->teller && check->teller->places ? check->teller->places->bad[kind] : NULL;
}

/* The next of them that no good row bears, too; NULL: the end. */
static const char *next_bad(const struct rule_check *check, enum kind kind, uint32_t *number)
{
	const struct strings *bad = bad_codes(check, kind);

	while (bad && *number < strings_count(bad)) {
		const char *code = strings_get(bad, (*number)++);

		if (strings_find(check->config->keys[kind], code, strlen(code)) == STRING_NONE)
			return code;
	}
	return NULL;
}

static void add_subjects(const struct rule_check *check, struct dataset_builder *builder)
{
	const struct config *config = check->config;
	uint32_t number = 0;

	for (size_t i = 0; i < config->counts[KIND_SUBJECTS]; i++)
		dataset_add_subject(builder, &(struct subject_row){
		                                     .code = config->subjects[i].code,
		                                     .name = config->subjects[i].code,
		                                     .full_mark_e2 = config->subjects[i].full_mark_e2,
		                                     .step_e2 = config->subjects[i].step_e2,
		                             });
	for (const char *code; (code = next_bad(check, KIND_SUBJECTS, &number));)
		if (text_is_name(code, strlen(code), false) && !text_is_rule_word(code, strlen(code)))
			dataset_add_subject(builder, &(struct subject_row){ .code = code, .name = code, .full_mark_e2 = 100, .step_e2 = 1 });
}

/* Two tiers of one seq are a fault of their own: here they get different ones, so that rules can be read all the same. Those at
 * fault come first, so that cutoff() may name them. */
static bool add_tiers(const struct rule_check *check, struct dataset_builder *builder)
{
	const struct config *config = check->config;
	uint32_t number = 0;
	const size_t count = config->counts[KIND_TIERS];
	const struct tier_row **sorted = array_make(count + 1, sizeof *sorted);

	if (!sorted)
		return false;
	for (size_t i = 0; i < count; i++)
		sorted[i] = &config->tiers[i];
	if (count > 0)
		qsort(sorted, count, sizeof *sorted, compare_tiers);
	for (const char *code; (code = next_bad(check, KIND_TIERS, &number));)
		dataset_add_tier(builder,
		                 &(struct tier_row){ .code = code, .name = code, .seq = -(int64_t)number, .filing_e2 = 100 });
	for (size_t i = 0; i < count; i++)
		dataset_add_tier(builder,
		                 &(struct tier_row){
		                         .code = sorted[i]->code, .name = sorted[i]->code, .seq = (int64_t)i, .filing_e2 = 100 });
	free(sorted);
	return true;
}

static enum status make_names(struct rule_check *check, struct problem *problem)
{
	struct dataset_builder *builder = dataset_begin();

	if (!builder)
		return problem_memory(problem);
	add_subjects(check, builder);
	if (!add_tiers(check, builder)) {
		dataset_abandon(builder);
		return problem_memory(problem);
	}
	return dataset_finish(builder, &check->names, problem);
}

/* --- one rule ----------------------------------------------------------------------------------------------------------------- */

struct rule_site {
	enum kind kind;
	const char *key, *column;
	enum rule_use use;
	tier_ix tier; /* of a plan's line */
};

static const struct rule_tree *read_into(struct rule_check *check, struct arena *arena, const struct rule_site *site,
                                         const char *text)
{
	struct rule_fault fault = { 0 };
	const struct rule_tree *tree = rule_read(arena, site->use, text, check->names, site->tier, &fault);
	char shown[RULE_SHOWN]; /* a long rule shall not push out what is wrong with it */

	if (!tree && arena_failed(arena)) {
		check->is_out_of_memory = true;
	} else if (!tree) {
		text_show(shown, sizeof shown, text, strlen(text));
		tell(check->teller, site->kind, site->key, site->column, _("'%s%s', character %u: %s"), shown,
		     strlen(text) >= sizeof shown ? "..." : "", (unsigned)fault.column, fault.text);
	}
	return tree;
}

static void check_rule(struct rule_check *check, const struct rule_site *site, const char *text)
{
	struct arena *arena;

	if (!text || text[0] == '\0' || check->is_out_of_memory)
		return;
	arena = arena_make();
	if (arena)
		read_into(check, arena, site, text);
	else
		check->is_out_of_memory = true;
	arena_free(arena);
}

/* What a column's rule is for; false: it holds none. Of the office only the total is one. */
static bool use_of(const struct typed_rule *typed, enum rule_use *use)
{
	static const struct {
		enum kind kind;
		const char *column;
		enum rule_use use;
	} uses[] = {
		{ KIND_OFFICE, "value", RULE_TOTAL },    { KIND_SUBJECTS, "formula", RULE_FORMULA },
		{ KIND_TIERS, "merit", RULE_MERIT },     { KIND_TIERS, "ranking", RULE_RANKING },
		{ KIND_TIERS, "line", RULE_TIER_LINE },  { KIND_TIERS, "eligible", RULE_TIER_ELIGIBLE },
		{ KIND_PLANS, "ranking", RULE_RANKING }, { KIND_PLANS, "eligible", RULE_PLAN_ELIGIBLE },
		{ KIND_PLANS, "line", RULE_PLAN_LINE },
	};

	if (typed->kind == KIND_OFFICE && strcmp(typed->key, "total") != 0)
		return false;
	for (size_t i = 0; i < sizeof uses / sizeof *uses; i++)
		if (uses[i].kind == typed->kind && strcmp(uses[i].column, typed->column) == 0) {
			*use = uses[i].use;
			return true;
		}
	return false;
}

enum status config_check_typed(const struct config *config, const struct typed_rule *typed, const struct teller *teller,
                               struct problem *problem)
{
	struct rule_check check = { .config = config, .teller = teller };
	struct rule_site site = { typed->kind, typed->key, typed->column, RULE_TOTAL, IX_NONE };
	enum status status;

	if (!use_of(typed, &site.use))
		return STATUS_OK;
	status = make_names(&check, problem);
	if (status == STATUS_OK && typed->kind == KIND_PLANS)
		site.tier = dataset_find_tier(check.names, typed->key);
	if (status == STATUS_OK && (site.use != RULE_PLAN_LINE || site.tier != IX_NONE))
		check_rule(&check, &site, typed->text);
	if (check.is_out_of_memory)
		status = problem_memory(problem);
	dataset_free(check.names);
	return status;
}

static void check_tier(struct rule_check *check, const struct tier_row *tier)
{
	const char *const texts[] = { tier->merit, tier->ranking, tier->eligible, tier->line };
	static const struct {
		const char *column;
		enum rule_use use;
	} rules[] = {
		{ "merit", RULE_MERIT }, { "ranking", RULE_RANKING }, { "eligible", RULE_TIER_ELIGIBLE }, { "line", RULE_TIER_LINE }
	};

	for (size_t i = 0; i < sizeof rules / sizeof *rules; i++)
		check_rule(check, &(struct rule_site){ KIND_TIERS, tier->code, rules[i].column, rules[i].use, IX_NONE }, texts[i]);
}

/* The line of a plan whose tier is not there, or not in order, cannot be read: which tiers are earlier? That fault has been told. */
static void check_plan(struct rule_check *check, const struct plan_row *plan)
{
	const bool is_known = strings_find(check->config->keys[KIND_TIERS], plan->tier, strlen(plan->tier)) != STRING_NONE;
	const tier_ix tier = is_known ? dataset_find_tier(check->names, plan->tier) : IX_NONE;
	char key[KEY_TEXT];

	config_plan_key(plan, key);
	check_rule(check, &(struct rule_site){ KIND_PLANS, key, "eligible", RULE_PLAN_ELIGIBLE, IX_NONE }, plan->eligible);
	check_rule(check, &(struct rule_site){ KIND_PLANS, key, "ranking", RULE_RANKING, IX_NONE }, plan->ranking);
	if (tier != IX_NONE)
		check_rule(check, &(struct rule_site){ KIND_PLANS, key, "line", RULE_PLAN_LINE, tier }, plan->line);
}

/* --- formulas that lead back to themselves -------------------------------------------------------------------------------------
 */

enum mark { MARK_NEW, MARK_OPEN, MARK_DONE };

struct walk {
	struct rule_check *check;
	const struct rule_tree **trees; /* by subject of `names`; NULL: no formula, or a faulty one */
	enum mark *marks;
	subject_ix *path; /* the subjects that are open, in the order they were entered */
	size_t length;
};

static void tell_cycle(const struct walk *walk, subject_ix subject)
{
	const struct subject *subjects = walk->check->names->subjects;
	char text[1024] = "";
	size_t from = walk->length, used = 0;

	while (from > 0 && walk->path[from - 1] != subject)
		from--;
	for (size_t i = from > 0 ? from - 1 : 0; i < walk->length && used < sizeof text; i++)
		used += (size_t)snprintf(text + used, sizeof text - used, "%s -> ", subjects[walk->path[i]].code);
	tell(walk->check->teller, KIND_SUBJECTS, subjects[subject].code, "formula",
	     _("the formulas lead back to where they begin: %s%s"), text, subjects[subject].code);
}

static void visit(struct walk *walk, subject_ix subject);

static void visit_node(struct walk *walk, const struct rule_node *node)
{
	if (node->op == OP_NAME && node->name == NAME_SUBJECT)
		visit(walk, node->index);
	for (size_t i = 0; i < node->n_arguments; i++)
		visit_node(walk, node->arguments[i]);
}

static void visit(struct walk *walk, subject_ix subject)
{
	if (walk->marks[subject] == MARK_OPEN)
		tell_cycle(walk, subject);
	if (walk->marks[subject] != MARK_NEW)
		return;
	walk->marks[subject] = MARK_OPEN;
	walk->path[walk->length++] = subject;
	if (walk->trees[subject])
		visit_node(walk, walk->trees[subject]->keys[0]);
	walk->length--;
	walk->marks[subject] = MARK_DONE;
}

static void check_formulas(struct rule_check *check)
{
	const struct config *config = check->config;
	const size_t count = check->names->n_subjects;
	struct walk walk = { .check = check };

	check->formulas = arena_make();
	if (check->formulas) {
		walk.trees = arena_alloc(check->formulas, count, sizeof(const struct rule_tree *));
		walk.marks = arena_alloc(check->formulas, count, sizeof *walk.marks);
		walk.path = arena_alloc(check->formulas, count, sizeof *walk.path);
	}
	if (!walk.trees || !walk.marks || !walk.path) {
		check->is_out_of_memory = true;
		return;
	}
	for (size_t i = 0; i < config->counts[KIND_SUBJECTS]; i++) {
		const struct subject_row *subject = &config->subjects[i];
		const struct rule_site site = { KIND_SUBJECTS, subject->code, "formula", RULE_FORMULA, IX_NONE };

		if (subject->formula[0] != '\0')
			walk.trees[dataset_find_subject(check->names, subject->code, strlen(subject->code))] =
			        read_into(check, check->formulas, &site, subject->formula);
	}
	for (subject_ix i = 0; i < count; i++)
		visit(&walk, i);
}

static void check_all(struct rule_check *check)
{
	const struct config *config = check->config;
	const struct rule_site total = { KIND_OFFICE, "total", "value", RULE_TOTAL, IX_NONE };

	check_rule(check, &total, config->total);
	check_formulas(check);
	for (size_t i = 0; i < config->counts[KIND_TIERS]; i++)
		check_tier(check, &config->tiers[i]);
	for (size_t i = 0; i < config->counts[KIND_PLANS]; i++)
		check_plan(check, &config->plans[i]);
}

enum status config_check_rules(const struct config *config, const struct teller *teller, struct problem *problem)
{
	struct rule_check check = { .config = config, .teller = teller };
	enum status status = make_names(&check, problem);

	if (check.names)
		check_all(&check);
	if (check.is_out_of_memory)
		status = problem_memory(problem);
	arena_free(check.formulas);
	dataset_free(check.names);
	return status;
}

enum status config_check_condition(const struct config *config, const char *text, const char *column, const struct row_site *site,
				   struct problem *problem)
{
	struct rule_check check = { .config = config };
	struct rule_fault fault = { 0 };
	struct arena *arena = arena_make();
	enum status status = arena ? make_names(&check, problem) : problem_memory(problem);

	if (status == STATUS_OK && !rule_read(arena, RULE_TIER_ELIGIBLE, text, check.names, IX_NONE, &fault)) {
		if (arena_failed(arena))
			status = problem_memory(problem);
		else
			findings_add(site->findings, site->file, site->line, column, _("'%s', character %u: %s"), text, (unsigned)fault.column,
				     fault.text);
	}
	dataset_free(check.names);
	arena_free(arena);
	return status;
}
