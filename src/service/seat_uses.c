/* SPDX-License-Identifier: ISC */
/* Rooms that are for candidates with certain tags, and papers that are told by a tag. Tags come in few sets that many candidates share, so
 * each set is looked at once. */
#include <string.h>

#include "seat.h"

/* The next tag of a list `name` or `name=value` behind `at`; false: the end. Lists come in canonical form. */
struct tag_text { const char *name, *value; size_t n_name, n_value; };

static bool next_tag(const char **at, struct tag_text *tag)
{
	const char *end = *at + strcspn(*at, ";"), *equals = memchr(*at, '=', (size_t)(end - *at));

	if (**at == '\0')
		return false;
	*tag = (struct tag_text){ *at, "1", (size_t)((equals ? equals : end) - *at), 1 };
	if (equals) {
		tag->value = equals + 1;
		tag->n_value = (size_t)(end - equals - 1);
	}
	*at = *end == ';' ? end + 1 : end;
	return true;
}

static bool has_tag(const struct dataset *d, const struct tagset *set, const struct tag_text *tag)
{
	const uint32_t name = strings_find(d->texts, tag->name, tag->n_name), value = strings_find(d->texts, tag->value, tag->n_value);

	for (uint32_t i = 0; i < set->count && name != STRING_NONE && value != STRING_NONE; i++) {
		if (d->tags[set->first + i].name == name && d->tags[set->first + i].value == value)
			return true;
	}
	return false;
}

/* How many tags a room asks for; -1: the set does not have them all. */
static int count_asked(const struct dataset *d, const struct tagset *set, const char *list)
{
	struct tag_text tag;
	int count = 0;

	for (const char *at = list; next_tag(&at, &tag); count++) {
		if (!has_tag(d, set, &tag))
			return -1;
	}
	return count;
}

/* Rooms that ask for the same are of one use; use 0 asks for nothing. */
static void number_rooms(struct seat_exam *exam)
{
	exam->n_uses = 1;
	for (size_t i = 0; i < exam->n_rooms; i++) {
		struct seat_room *room = &exam->rooms[i];

		room->use = room->tag[0] == '\0' ? 0 : exam->n_uses;
		for (size_t j = 0; j < i && room->use == exam->n_uses; j++) {
			if (strcmp(exam->rooms[j].tag, room->tag) == 0)
				room->use = exam->rooms[j].use;
		}
		exam->n_uses += room->use == exam->n_uses;
	}
}

/* The use that asks for most of what the set has; among equals the one whose room comes first. */
static uint32_t find_use(const struct seat_exam *exam, const struct tagset *set)
{
	uint32_t use = 0, seen = 0;
	int most = 0;

	for (size_t i = 0; i < exam->n_rooms && seen + 1 < exam->n_uses; i++) {
		if (exam->rooms[i].use <= seen)
			continue;
		seen = exam->rooms[i].use;
		const int asked = count_asked(exam->year.dataset, set, exam->rooms[i].tag);
		if (asked > most) {
			most = asked;
			use = seen;
		}
	}
	return use;
}

/* 0: no such tag; else the value's number among the texts, from 1. */
static uint32_t find_paper(const struct dataset *d, const struct tagset *set, uint32_t name)
{
	for (uint32_t i = 0; i < set->count && name != STRING_NONE; i++) {
		if (d->tags[set->first + i].name == name)
			return d->tags[set->first + i].value + 1;
	}
	return 0;
}

/* Papers get dense numbers, in the order of their values as bytes, those without one first. */
static bool number_papers(struct seat_exam *exam)
{
	const struct dataset *d = exam->year.dataset;
	uint32_t *numbers = arena_alloc(exam->arena, (size_t)strings_count(d->texts) + 1, sizeof *numbers);

	if (!numbers)
		return false;
	for (size_t i = 0; i < d->n_tagsets; i++)
		numbers[exam->paper_of[i]] = 1;
	for (uint32_t i = 0; i <= strings_count(d->texts); i++)
		numbers[i] = numbers[i] > 0 ? exam->n_papers++ : 0;
	for (size_t i = 0; i < d->n_tagsets; i++)
		exam->paper_of[i] = numbers[exam->paper_of[i]];
	return true;
}

bool seat_number_uses(struct seat_exam *exam)
{
	const struct dataset *d = exam->year.dataset;
	const char *paper = exam->sitting[SITTING_PAPER];
	const uint32_t name = *paper ? strings_find(d->texts, paper, strlen(paper)) : STRING_NONE;

	number_rooms(exam);
	exam->use_of = arena_alloc(exam->arena, d->n_tagsets, sizeof *exam->use_of);
	exam->paper_of = arena_alloc(exam->arena, d->n_tagsets, sizeof *exam->paper_of);
	if (!exam->use_of || !exam->paper_of)
		return false;
	for (size_t i = 0; i < d->n_tagsets; i++) {
		exam->use_of[i] = find_use(exam, &d->tagsets[i]);
		exam->paper_of[i] = find_paper(d, &d->tagsets[i], name);
	}
	return number_papers(exam);
}
