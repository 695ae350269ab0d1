/* SPDX-License-Identifier: ISC */
/* Programs looked up by code, by a part of a name, by initials. */
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include <luqu/arena.h>
#include <luqu/pinyin.h>

#include "choices.h"

enum { INITIALS = 64 };

struct choices_lookup { char (*program)[INITIALS], (*school)[INITIALS]; }; /* [programs] */

static bool make_initials(const struct choices_form *form, struct pinyin *pinyin, struct choices_lookup *lookup)
{
	const size_t n = choices_program_count(form);
	bool is_good = true;

	lookup->program = array_make(n + 1, sizeof *lookup->program);
	lookup->school = array_make(n + 1, sizeof *lookup->school);
	is_good = lookup->program && lookup->school;
	for (size_t i = 0; is_good && i < n; i++)
		is_good = pinyin_initials(pinyin, form->programs[i].name, lookup->program[i], INITIALS) &&
			  pinyin_initials(pinyin, form->programs[i].school_name, lookup->school[i], INITIALS);
	return is_good;
}

enum status choices_lookup_make(const struct choices_form *form, struct choices_lookup **lookup, struct problem *problem)
{
	struct pinyin *pinyin = NULL;
	enum status status = pinyin_open(&pinyin, problem);

	*lookup = status == STATUS_OK ? calloc(1, sizeof **lookup) : NULL;
	if (status == STATUS_OK && (!*lookup || !make_initials(form, pinyin, *lookup)))
		status = problem_memory(problem);
	pinyin_close(pinyin);
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
	free(lookup->program);
	free(lookup->school);
	free(lookup);
}

/* Initials and other Latin letters in either case. */
static bool matches(const struct choices_lookup *lookup, const struct choices_program *program, size_t number, const char *text)
{
	return strncasecmp(program->code, text, strlen(text)) == 0 || strcasestr(program->name, text) || strcasestr(program->school_name, text) ||
	       strcasestr(lookup->program[number], text) || strcasestr(lookup->school[number], text);
}

size_t choices_lookup_find(const struct choices_lookup *lookup, const struct choices_form *form, size_t tier, const char *text, size_t *found,
			   size_t most)
{
	size_t n = 0;

	for (int has_pool = 1; has_pool >= 0; has_pool--)
		for (size_t i = 0; i < choices_program_count(form); i++) {
			if (choices_has_pool(form, tier, i) != (has_pool == 1) || !matches(lookup, &form->programs[i], i, text))
				continue;
			if (n < most)
				found[n] = i;
			n++;
		}
	return n;
}
