/* SPDX-License-Identifier: ISC */
/* Initials by ICU's transliteration from Han to Latin. */
#include <luqu/pinyin.h>

#include <stdlib.h>
#include <string.h>

#include <unicode/ustring.h>
#include <unicode/utrans.h>

#include <luqu/i18n.h>

enum { ROOM = 8 /* letters and a blank for each character at most, tone marks gone */ };

struct pinyin { UTransliterator *transliterator; };

enum status pinyin_open(struct pinyin **pinyin, struct problem *problem)
{
	static const UChar rule[] = u"Han-Latin; Latin-ASCII";
	UErrorCode error = U_ZERO_ERROR;

	*pinyin = calloc(1, sizeof **pinyin);
	if (!*pinyin)
		return problem_memory(problem);
	(*pinyin)->transliterator = utrans_openU(rule, -1, UTRANS_FORWARD, NULL, 0, NULL, &error);
	if (U_SUCCESS(error))
		return STATUS_OK;
	pinyin_close(*pinyin);
	*pinyin = NULL;
	return problem_set(problem, STATUS_ENVIRONMENT, _("names cannot be looked up by their initials: %s"), u_errorName(error));
}

void pinyin_close(struct pinyin *pinyin)
{
	if (!pinyin)
		return;
	utrans_close(pinyin->transliterator);
	free(pinyin);
}

static bool is_letter(UChar character)
{
	return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z');
}

static void take_initials(const UChar *latin, int32_t length, char *initials, size_t size)
{
	size_t used = 0;

	for (int32_t i = 0; i < length && used + 1 < size; i++) {
		const bool is_digit = latin[i] >= '0' && latin[i] <= '9';

		if (is_digit || (is_letter(latin[i]) && (i == 0 || !is_letter(latin[i - 1]))))
			initials[used++] = (char)(is_digit ? latin[i] : latin[i] | 0x20);
	}
	initials[used] = '\0';
}

bool pinyin_initials(struct pinyin *pinyin, const char *text, char *initials, size_t size)
{
	const size_t room = strlen(text) * ROOM + 1;
	UChar *latin = calloc(room, sizeof *latin);
	UErrorCode error = U_ZERO_ERROR;
	int32_t length = 0;

	initials[0] = '\0';
	if (!latin)
		return false;
	u_strFromUTF8(latin, (int32_t)room, &length, text, -1, &error);
	int32_t limit = length;
	if (U_SUCCESS(error))
		utrans_transUChars(pinyin->transliterator, latin, &length, (int32_t)room, 0, &limit, &error);
	if (U_SUCCESS(error))
		take_initials(latin, length, initials, size);
	free(latin);
	return error != U_MEMORY_ALLOCATION_ERROR;
}
