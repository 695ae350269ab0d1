/* SPDX-License-Identifier: ISC */
/* Rows that are refused: the place, the value and what is wrong with it are said. */
#include "refusals.h"

#include <stdio.h>
#include <string.h>

#include "../support/suite.h"

static bool is_plain(struct cell cell)
{
	for (size_t i = 0; i < cell.length; i++) {
		if ((unsigned char)cell.bytes[i] < ' ' || (unsigned char)cell.bytes[i] >= 0x7f)
			return false;
	}
	return cell.length > 0 && cell.length < 80;
}

static void check_refusal(const struct refusal *refusal, struct row *row)
{
	struct findings findings = { 0 };
	char place[80], quoted[100];

	if (rows_check(refusal->kind, refusal->change, refusal->other, row, &findings))
		fail_msg("%s was taken, where this should be said: %s", refusal->change.column, refusal->text);
	assert_int_equal(findings.count, 1);
	snprintf(place, sizeof place, "FILE.csv:7: %s", refusal->change.column);
	assert_string_equal(findings.kept[0].place, place);
	if (!strstr(findings.kept[0].text, refusal->text))
		fail_msg("%s: '%s' is not said by: %s", place, refusal->text, findings.kept[0].text);
	snprintf(quoted, sizeof quoted, "'%.*s'", (int)refusal->change.cell.length, refusal->change.cell.bytes);
	if (is_plain(refusal->change.cell) && !strstr(findings.kept[0].text, quoted))
		fail_msg("%s: the value %s is not in: %s", place, quoted, findings.kept[0].text);
	findings_clear(&findings);
}

void refusals_check(const struct refusal *refusals, size_t count)
{
	static struct row row;

	for (size_t i = 0; i < count; i++)
		check_refusal(&refusals[i], &row);
}
