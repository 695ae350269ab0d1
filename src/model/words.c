/* SPDX-License-Identifier: ISC */
/* The words of the rule language, which no subject and no tag may bear. */
#include <string.h>

#include <luqu/kind.h>

static const char *const rule_words[] = {
	"and",   "or",    "not",          "min",    "max",      "round",    "floor", "grade",  "cutoff",
	"total", "bonus", "candidate_no", "feeder", "district", "category", "sex",   "choice", "lottery",
};

bool text_is_rule_word(const char *bytes, size_t length)
{
	for (size_t i = 0; i < sizeof rule_words / sizeof *rule_words; i++) {
		if (strlen(rule_words[i]) == length && memcmp(rule_words[i], bytes, length) == 0)
			return true;
	}
	return false;
}
