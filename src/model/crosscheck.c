/* SPDX-License-Identifier: ISC */
/* Small tables row against row: tiers, plans, and marks against their subjects. */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <luqu/arena.h>
#include <luqu/crosscheck.h>
#include <luqu/decimal.h>
#include <luqu/i18n.h>

enum { MESSAGE = 512 };

__attribute__((format(printf, 4, 5))) static void tell(const struct crosscheck_sink *sink, size_t row, const char *column,
                                                       const char *format, ...)
{
	char text[MESSAGE];
	va_list arguments;

	va_start(arguments, format);
	vsnprintf(text, sizeof text, format, arguments);
	va_end(arguments);
	sink->report(sink->context, row, column, text);
}

/* Positions of rows, sorted by the rows: the rows themselves stay where the caller knows them. */
static size_t *positions_sort(const void *rows, size_t count, int (*compare)(const void *, const void *, void *))
{
	size_t *positions = array_make(count, sizeof *positions);

	if (!positions)
		return NULL;
	for (size_t i = 0; i < count; i++)
		positions[i] = i;
	if (count > 1)
		qsort_r(positions, count, sizeof *positions, compare, (void *)(uintptr_t)rows);
	return positions;
}

static int compare_sizes(size_t a, size_t b)
{
	return (a > b) - (a < b);
}

static int compare_by_code(const void *a, const void *b, void *rows)
{
	const struct tier_row *tiers = rows;

	return strcmp(tiers[*(const size_t *)a].code, tiers[*(const size_t *)b].code);
}

static int compare_by_seq(const void *a, const void *b, void *rows)
{
	const struct tier_row *tiers = rows;
	const size_t one = *(const size_t *)a, other = *(const size_t *)b;
	const int order = (tiers[one].seq > tiers[other].seq) - (tiers[one].seq < tiers[other].seq);

	return order != 0 ? order : compare_sizes(one, other);
}

static bool is_excused(const struct crosscheck_sink *sink, enum kind kind, const char *key, size_t length)
{
	return sink->excuses && sink->excuses(sink->context, kind, key, length);
}

static int compare_code(const char *code, const char *bytes, size_t length)
{
	const int order = strncmp(code, bytes, length);

	return order != 0 ? order : code[length] != '\0';
}

/* A tier by its code; by_code: positions in order of codes. */
static const struct tier_row *find_tier(const struct tier_row *tiers, const size_t *by_code, size_t n_tiers, const char *code,
                                        size_t length)
{
	size_t low = 0, high = n_tiers;

	while (low < high) {
		const size_t middle = low + (high - low) / 2;
		const int order = compare_code(tiers[by_code[middle]].code, code, length);

		if (order == 0)
			return &tiers[by_code[middle]];
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return NULL;
}

static void check_seqs(const struct tier_row *tiers, const size_t *by_seq, size_t n_tiers, const struct crosscheck_sink *sink)
{
	for (size_t i = 1; i < n_tiers; i++) {
		const struct tier_row *before = &tiers[by_seq[i - 1]], *tier = &tiers[by_seq[i]];

		if (before->seq == tier->seq)
			tell(sink, by_seq[i], "seq", _("'%lld' is the place of tier %s already"), (long long)tier->seq,
			     before->code);
	}
}

static void check_inherits(const struct tier_row *tiers, const size_t *by_code, size_t n_tiers, size_t row,
                           const struct crosscheck_sink *sink)
{
	const char *at = tiers[row].inherits;

	while (at && *at) {
		const size_t length = strcspn(at, ";");
		const struct tier_row *from = find_tier(tiers, by_code, n_tiers, at, length);

		if (!from && !is_excused(sink, KIND_TIERS, at, length))
			tell(sink, row, "inherits", _("'%.*s' is not in tiers"), (int)length, at);
		else if (from && from->seq >= tiers[row].seq)
			tell(sink, row, "inherits", _("'%.*s' is no earlier tier (its seq is %lld, this one's %lld)"), (int)length,
			     at, (long long)from->seq, (long long)tiers[row].seq);
		at += length + (at[length] == ';');
	}
}

bool crosscheck_tiers(const struct tier_row *tiers, size_t n_tiers, const struct crosscheck_sink *sink)
{
	size_t *by_code = positions_sort(tiers, n_tiers, compare_by_code);
	size_t *by_seq = positions_sort(tiers, n_tiers, compare_by_seq);
	const bool done = by_code && by_seq;

	if (done) {
		check_seqs(tiers, by_seq, n_tiers, sink);
		for (size_t row = 0; row < n_tiers; row++)
			check_inherits(tiers, by_code, n_tiers, row, sink);
	}
	free(by_code);
	free(by_seq);
	return done;
}

static const char *pool_of(const struct plan_row *plan)
{
	return plan->pool && *plan->pool ? plan->pool : "open";
}

static int compare_keys(const struct plan_row *one, const struct plan_row *other, const char *other_pool)
{
	int order = strcmp(one->tier, other->tier);

	if (order == 0)
		order = strcmp(one->program, other->program);
	return order != 0 ? order : strcmp(pool_of(one), other_pool);
}

static int compare_by_key(const void *a, const void *b, void *rows)
{
	const struct plan_row *plans = rows;
	const struct plan_row *other = &plans[*(const size_t *)b];

	return compare_keys(&plans[*(const size_t *)a], other, pool_of(other));
}

/* The pool to which a plan rolls over; NULL: there is none of that code. */
static const struct plan_row *find_target(const struct plan_row *plans, const size_t *by_key, size_t n_plans,
                                          const struct plan_row *plan)
{
	size_t low = 0, high = n_plans;

	while (low < high) {
		const size_t middle = low + (high - low) / 2;
		const int order = compare_keys(&plans[by_key[middle]], plan, plan->rollover);

		if (order == 0)
			return &plans[by_key[middle]];
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return NULL;
}

static bool is_default(const char *text, const char *word)
{
	return !text || !*text || strcmp(text, word) == 0;
}

static bool is_later(const struct plan_row *target, const struct plan_row *plan)
{
	if (target->order != plan->order)
		return target->order > plan->order;
	return strcmp(pool_of(target), pool_of(plan)) > 0;
}

static void tell_no_target(const struct crosscheck_sink *sink, size_t row, const struct plan_row *plan)
{
	char key[256];
	const int length = snprintf(key, sizeof key, "%s/%s/%s", plan->tier, plan->program, plan->rollover);

	if (!is_excused(sink, KIND_PLANS, key, (size_t)length))
		tell(sink, row, "rollover", _("'%s' is no pool of program %s in tier %s"), plan->rollover, plan->program, plan->tier);
}

static void check_rollover(const struct plan_row *plan, size_t row, const struct plan_row *target, const struct tier_row *tier,
                           const struct crosscheck_sink *sink)
{
	if (!target)
		tell_no_target(sink, row, plan);
	else if (!is_later(target, plan))
		tell(sink, row, "rollover", _("'%s' is no later pool than %s (by order, then code)"), plan->rollover,
		     pool_of(plan));
	if (tier && !is_default(tier->bands, "parallel"))
		tell(sink, row, "rollover", _("'%s' needs parallel bands, and tier %s has %s"), plan->rollover, plan->tier,
		     tier->bands);
	if (tier && !is_default(tier->adjust, "none"))
		tell(sink, row, "rollover", _("'%s' needs a tier without adjust, and tier %s has %s"), plan->rollover, plan->tier,
		     tier->adjust);
}

bool crosscheck_plans(const struct tier_row *tiers, size_t n_tiers, const struct plan_row *plans, size_t n_plans,
                      const struct crosscheck_sink *sink)
{
	size_t *by_code = positions_sort(tiers, n_tiers, compare_by_code);
	size_t *by_key = positions_sort(plans, n_plans, compare_by_key);
	const bool done = by_code && by_key;

	for (size_t row = 0; done && row < n_plans; row++) {
		const struct plan_row *plan = &plans[row];

		if (plan->rollover && *plan->rollover)
			check_rollover(plan, row, find_target(plans, by_key, n_plans, plan),
			               find_tier(tiers, by_code, n_tiers, plan->tier, strlen(plan->tier)), sink);
	}
	free(by_code);
	free(by_key);
	return done;
}

enum mark_fault mark_check(const struct mark_limits *limits, bool has_mark, int64_t mark_e2)
{
	if (limits->is_derived)
		return MARK_DERIVED;
	if (!has_mark)
		return MARK_GOOD;
	if (mark_e2 > limits->full_mark_e2)
		return MARK_ABOVE_FULL;
	return mark_e2 % limits->step_e2 == 0 ? MARK_GOOD : MARK_OFF_STEP;
}

void mark_fault_write(enum mark_fault fault, const struct mark_limits *limits, int64_t mark_e2, char *buffer, size_t size)
{
	char mark[DECIMAL_TEXT], full[DECIMAL_TEXT], step[DECIMAL_TEXT];

	decimal_write_e2(mark_e2, mark);
	decimal_write_e2(limits->full_mark_e2, full);
	decimal_write_e2(limits->step_e2, step);
	if (fault == MARK_DERIVED)
		snprintf(buffer, size, "%s", _("the subject has a formula, so it has no marks of its own"));
	else if (fault == MARK_ABOVE_FULL)
		snprintf(buffer, size, _("'%s' is above the full mark, %s"), mark, full);
	else
		snprintf(buffer, size, _("'%s' is no multiple of the step, %s"), mark, step);
}
