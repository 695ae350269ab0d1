/* SPDX-License-Identifier: ISC */
/* Programs looked up by code, by a part of a name, by initials. */
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include <luqu/arena.h>
#include <luqu/pinyin.h>
#include <luqu/strings.h>

#include "choices.h"

enum { INITIALS = 64 };

struct choices_lookup {
	struct pinyin *pinyin;
	struct strings *names;      /* seen so far */
	char (*initials)[INITIALS]; /* by number in names */
	size_t capacity;
};

enum status choices_lookup_make(struct choices_lookup **lookup, struct problem *problem)
{
	enum status status = STATUS_OK;

	*lookup = calloc(1, sizeof **lookup);
	if (*lookup)
		(*lookup)->names = strings_make();
	if (!*lookup || !(*lookup)->names)
		status = problem_memory(problem);
	if (status == STATUS_OK)
		status = pinyin_open(&(*lookup)->pinyin, problem);
	if (status != STATUS_OK) {
		choices_lookup_free(*lookup);
		*lookup = NULL;
	}
	return status;
}

void choices_lookup_free(struct choices_lookup *lookup)
{
	if (!lookup)
		return;
	pinyin_close(lookup->pinyin);
	strings_free(lookup->names);
	free(lookup->initials);
	free(lookup);
}

/* Worked out when a name is first seen. Without memory a name has none: it is still found by its characters. */
static const char *initials_of(struct choices_lookup *lookup, const char *name)
{
	const uint32_t known = strings_count(lookup->names);
	const uint32_t number = strings_put(lookup->names, name, strlen(name));

	if (number == STRING_NONE || !array_grow((void **)&lookup->initials, &lookup->capacity, (size_t)number + 1, INITIALS))
		return "";
	if (number >= known)
		pinyin_initials(lookup->pinyin, name, lookup->initials[number], INITIALS);
	return lookup->initials[number];
}

/* Initials and other Latin letters in either case. */
static bool matches(struct choices_lookup *lookup, const struct choices_program *program, const char *text)
{
	return strncasecmp(program->code, text, strlen(text)) == 0 || strcasestr(program->name, text) || strcasestr(program->school_name, text) ||
	       strcasestr(initials_of(lookup, program->name), text) || strcasestr(initials_of(lookup, program->school_name), text);
}

size_t choices_lookup_find(struct choices_lookup *lookup, const struct choices_form *form, const struct choices_query *query)
{
	size_t n = 0;

	for (int has_pool = 1; has_pool >= 0; has_pool--)
		for (size_t i = 0; i < choices_program_count(form); i++) {
			if (choices_has_pool(form, query->tier, i) != (has_pool == 1) || !matches(lookup, &form->programs[i], query->text))
				continue;
			if (n < query->most)
				query->found[n] = i;
			n++;
		}
	return n;
}
