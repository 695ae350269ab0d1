/* SPDX-License-Identifier: ISC */
/* What a granted claim gives, and that it is taken back: a row of bonuses, or a tag of the candidate. */
#include "claim.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <luqu/i18n.h>
#include <luqu/kind.h>
#include <luqu/service_guard.h>

enum { BONUS_POINTS = 2, CANDIDATE_TAGS = 7 };

/* --- bonuses
 * --------------------------------------------------------------------------------------------------------------------------- */

static bool is_bonus(const struct claim *claim)
{
	const struct value *kind = &claim->row.values[CLAIM_KIND];

	return kind->length == strlen("bonus") && memcmp(kind->text, "bonus", kind->length) == 0;
}

static enum store_answer find_bonus(struct claim *claim, struct value old[FIELDS_MOST])
{
	const struct value *values = claim->row.values;

	claim->other.kind = KIND_BONUSES;
	claim->other.values[0] = values[CLAIM_NO];
	claim->other.values[1] = values[CLAIM_ITEM];
	claim->other.values[BONUS_POINTS] = values[CLAIM_POINTS];
	return store_find_row(claim->store, &claim->other, old);
}

static enum status give_bonus(struct claim *claim, struct problem *problem)
{
	struct value old[FIELDS_MOST];
	const enum store_answer answer = find_bonus(claim, old);
	enum status status;

	if (answer == STORE_DONE && old[BONUS_POINTS].number != claim->row.values[CLAIM_POINTS].number)
		return problem_set(problem, STATUS_FAULT, "%s",
		                   _("the candidate has a bonus of that name and of other points already"));
	if (answer != STORE_MISSING)
		return store_trouble(claim->store, problem);
	status = guard_row(claim->store, &claim->other, NULL, problem);
	if (status != STATUS_OK)
		return status;
	store_audit_row(claim->store, "grant", KIND_BONUSES, NULL, claim->other.values, claim->request->reason);
	store_insert_row(claim->store, &claim->other);
	return store_trouble(claim->store, problem);
}

static enum status take_bonus(struct claim *claim, struct problem *problem)
{
	struct value old[FIELDS_MOST];

	if (find_bonus(claim, old) != STORE_DONE || old[BONUS_POINTS].number != claim->row.values[CLAIM_POINTS].number)
		return store_trouble(claim->store, problem);
	claim->other.values[BONUS_POINTS] = (struct value){ .is_null = true };
	const enum status status = guard_row(claim->store, &claim->other, old, problem);
	if (status != STATUS_OK)
		return status;
	store_audit_row(claim->store, "refuse", KIND_BONUSES, old, NULL, claim->request->reason);
	store_delete_row(claim->store, &claim->other);
	return store_trouble(claim->store, problem);
}

/* --- tags
 * ------------------------------------------------------------------------------------------------------------------------------ */

/* `name` is `name=1`. */
struct tag_text {
	const char *name, *value;
	size_t n_name, n_value;
};

static struct tag_text tag_of(const char *bytes, size_t length)
{
	const char *equals = memchr(bytes, '=', length);
	const size_t n_name = equals ? (size_t)(equals - bytes) : length;

	return equals ? (struct tag_text){ bytes, equals + 1, n_name, length - n_name - 1 }
	              : (struct tag_text){ bytes, "1", n_name, 1 };
}

static bool is_same(const char *a, size_t n_a, const char *b, size_t n_b)
{
	return n_a == n_b && memcmp(a, b, n_a) == 0;
}

/* The candidate's tags in three parts: the one that is called as the claim's, and what stands before and behind it. */
struct tag_split {
	const char *before, *found, *after;
	size_t n_before, n_found, n_after;
};

static struct tag_split split_tags(const struct value *tags, const struct tag_text *wanted)
{
	const char *at = tags->text, *end = at + tags->length;

	while (at < end) {
		const char *stop = memchr(at, ';', (size_t)(end - at));
		const char *next = stop ? stop + 1 : end;
		const size_t length = (size_t)((stop ? stop : end) - at);
		const struct tag_text tag = tag_of(at, length);

		if (is_same(tag.name, tag.n_name, wanted->name, wanted->n_name))
			return (struct tag_split){ tags->text, at, next, (size_t)(at - tags->text), length, (size_t)(end - next) };
		at = next;
	}
	return (struct tag_split){ .before = tags->text, .n_before = tags->length };
}

/* The candidate with other tags; they take their order and form from the check of the row. */
static enum status put_tags(struct claim *claim, const struct value *old, struct cell tags, struct problem *problem)
{
	const struct kind_table *table = kind_table(KIND_CANDIDATES);
	const char *action = claim->request->act == CLAIM_GRANT ? "grant" : "refuse";
	struct findings findings = { .count = 0 };
	struct cell cells[FIELDS_MOST];
	char adjust[8];
	enum status status;

	for (size_t i = 0; i < table->n_fields; i++)
		cells[i] = (struct cell){ old[i].text, old[i].length };
	snprintf(adjust, sizeof adjust, "%d", (int)old[table->n_fields - 1].number);
	cells[table->n_fields - 1] = (struct cell){ adjust, strlen(adjust) };
	cells[CANDIDATE_TAGS] = tags;
	if (!row_check(KIND_CANDIDATES, cells, &claim->other, &findings, table->name, 0))
		status = problem_set(problem, STATUS_FAULT, "%s: %s", findings.n_kept > 0 ? findings.kept[0].place : "",
		                     findings.n_kept > 0 ? findings.kept[0].text : "");
	else
		status = guard_row(claim->store, &claim->other, old, problem);
	findings_clear(&findings);
	if (status != STATUS_OK)
		return status;
	store_audit_row(claim->store, action, KIND_CANDIDATES, old, claim->other.values, claim->request->reason);
	store_update_row(claim->store, &claim->other);
	return store_trouble(claim->store, problem);
}

static enum status give_tag(struct claim *claim, const struct value *old, struct problem *problem)
{
	const struct value *tags = &old[CANDIDATE_TAGS], *item = &claim->row.values[CLAIM_ITEM];
	char *text = NULL;
	const int length = asprintf(&text, "%.*s%s%.*s", (int)tags->length, tags->text, tags->length > 0 ? ";" : "",
	                            (int)item->length, item->text);

	if (length < 0)
		return problem_memory(problem);
	const enum status status = put_tags(claim, old, (struct cell){ text, (size_t)length }, problem);
	free(text);
	return status;
}

static enum status take_tag(struct claim *claim, const struct value *old, const struct tag_split *split, struct problem *problem)
{
	/* The semicolon before the last tag goes with it. */
	const size_t n_before = split->n_after == 0 && split->n_before > 0 ? split->n_before - 1 : split->n_before;
	char *text = NULL;
	const int length = asprintf(&text, "%.*s%.*s", (int)n_before, split->before, (int)split->n_after,
	                            split->n_after > 0 ? split->after : "");

	if (length < 0)
		return problem_memory(problem);
	const enum status status = put_tags(claim, old, (struct cell){ text, (size_t)length }, problem);
	free(text);
	return status;
}

static enum status change_tags(struct claim *claim, struct problem *problem)
{
	const struct value *item = &claim->row.values[CLAIM_ITEM];
	const struct tag_text wanted = tag_of(item->text, item->length);
	struct value old[FIELDS_MOST];

	claim->other.kind = KIND_CANDIDATES;
	claim->other.values[0] = claim->row.values[CLAIM_NO];
	if (store_find_row(claim->store, &claim->other, old) != STORE_DONE)
		return store_trouble(claim->store, problem);
	const struct tag_split split = split_tags(&old[CANDIDATE_TAGS], &wanted);
	const struct tag_text found = tag_of(split.found ? split.found : "", split.n_found);
	const bool has_same = split.found && is_same(found.value, found.n_value, wanted.value, wanted.n_value);
	if (claim->request->act != CLAIM_GRANT)
		return has_same ? take_tag(claim, old, &split, problem) : STATUS_OK;
	if (split.found && !has_same)
		return problem_set(problem, STATUS_FAULT, "%s",
		                   _("the candidate has a tag of that name and of another value already"));
	return has_same ? STATUS_OK : give_tag(claim, old, problem);
}

enum status claim_give(struct claim *claim, struct problem *problem)
{
	return is_bonus(claim) ? give_bonus(claim, problem) : change_tags(claim, problem);
}

enum status claim_take_back(struct claim *claim, struct problem *problem)
{
	return is_bonus(claim) ? take_bonus(claim, problem) : change_tags(claim, problem);
}
