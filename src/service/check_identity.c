/* SPDX-License-Identifier: ISC */
/* Checks of who candidates are: ID numbers, what they say, who stands there twice; what was granted to nobody, and who has not
 * signed. */
#include "check.h"

#include <string.h>

#include <luqu/i18n.h>
#include <luqu/text.h>

enum { ROW_NO = 0, IDENTITY_SEX = 1, IDENTITY_ID = 2, IDENTITY_BIRTH = 3 };

static void look_at_rows(struct checking *checking, enum store_query query, void (*look)(struct checking *, struct store_cursor *))
{
	struct store_cursor *cursor = store_cursor_open(checking->store, query, NULL, 0);

	while (store_cursor_next(cursor))
		look(checking, cursor);
	enum status status = store_cursor_close(cursor, checking->problem);
	if (status != STATUS_OK && checking->status == STATUS_OK)
		checking->status = status;
}

static void offend_number(struct checking *checking, struct store_cursor *row)
{
	check_offend(checking, 1, "%s", store_cursor_text(row, ROW_NO));
}

void check_305_unsigned(struct checking *checking)
{
	look_at_rows(checking, STORE_UNSIGNED, offend_number);
}

void check_207_no_id(struct checking *checking)
{
	look_at_rows(checking, STORE_WITHOUT_ID, offend_number);
}

static void compare(struct checking *checking, struct store_cursor *row)
{
	const char *no = store_cursor_text(row, ROW_NO), *sex = store_cursor_text(row, IDENTITY_SEX),
	           *birth = store_cursor_text(row, IDENTITY_BIRTH);
	char says_birth[DAY_TEXT], says_sex;

	if (!id_no_read(store_cursor_text(row, IDENTITY_ID), store_cursor_length(row, IDENTITY_ID), says_birth, &says_sex))
		check_offend(checking, 1, _("%s: the ID number's day of birth, %s, is none"), no, says_birth);
	else if (*sex && *sex != says_sex)
		check_offend(checking, 1, _("%s: sex %s, the ID number says %c"), no, sex, says_sex);
	else if (*birth && strcmp(birth, says_birth) != 0)
		check_offend(checking, 1, _("%s: born %s, the ID number says %s"), no, birth, says_birth);
}

void check_209_id_says_otherwise(struct checking *checking)
{
	look_at_rows(checking, STORE_IDENTITIES, compare);
}

static void offend_same(struct checking *checking, struct store_cursor *row)
{
	enum { LAST = 1, COUNT = 2 };

	check_offend(checking, (uint64_t)store_cursor_number(row, COUNT), _("%s and %s"), store_cursor_text(row, ROW_NO),
	             store_cursor_text(row, LAST));
}

void check_210_same_id(struct checking *checking)
{
	look_at_rows(checking, STORE_SAME_ID, offend_same);
}

static void offend_same_birth(struct checking *checking, struct store_cursor *row)
{
	enum { LAST = 1, COUNT = 2, NAME = 3, BIRTH = 4 };

	check_offend(checking, (uint64_t)store_cursor_number(row, COUNT), _("%s and %s: %s, born %s"),
	             store_cursor_text(row, ROW_NO), store_cursor_text(row, LAST), store_cursor_text(row, NAME),
	             store_cursor_text(row, BIRTH));
}

void check_211_same_birth(struct checking *checking)
{
	look_at_rows(checking, STORE_SAME_BIRTH, offend_same_birth);
}

static void offend_bonus(struct checking *checking, struct store_cursor *row)
{
	check_offend(checking, 1, "%s: %s", store_cursor_text(row, ROW_NO), store_cursor_text(row, 1));
}

void check_212_unclaimed(struct checking *checking)
{
	look_at_rows(checking, STORE_UNCLAIMED, offend_bonus);
}
