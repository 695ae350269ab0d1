/* SPDX-License-Identifier: ISC */
/* The words of the rule language, which no subject and no tag may bear. */
#include <string.h>

#include <luqu/kind.h>
#include <luqu/rule_functions.h>

static const char *const rule_words[] = {
	"and",    "or",       "not",      "cutoff", "total",  "bonus",   "candidate_no",
	"feeder", "district", "category", "sex",    "choice", "lottery",
#define WORD(word, name, least, most, usage) #word,
	RULE_FUNCTIONS(WORD)
#undef WORD
};

bool text_is_rule_word(const char *bytes, size_t length)
{
	for (size_t i = 0; i < sizeof rule_words / sizeof *rule_words; i++) {
		if (strlen(rule_words[i]) == length && memcmp(rule_words[i], bytes, length) == 0)
			return true;
	}
	return false;
}
