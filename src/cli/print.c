/* SPDX-License-Identifier: ISC */
/* What commands need to print and to read their options. */
#include <luqu/cli.h>

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <luqu/decimal.h>
#include <luqu/i18n.h>
#include <luqu/text.h>

void cli_print_findings(const struct findings *findings)
{
	for (size_t i = 0; i < findings->n_kept; i++) {
		const struct finding *finding = &findings->kept[i];
		fprintf(stderr, "%s%s%s\n", finding->place, finding->place[0] ? ": " : "", finding->text);
	}
	if (findings->count > findings->n_kept)
		fprintf(stderr, _("... and %llu more\n"), (unsigned long long)(findings->count - findings->n_kept));
}

bool cli_flush(struct problem *problem)
{
	errno = 0;
	if (fflush(stdout) == 0 && !ferror(stdout))
		return true;
	if (problem)
		problem_set(problem, STATUS_ENVIRONMENT, _("cannot write to standard output: %s"), strerror(errno ? errno : EIO));
	return false;
}

bool cli_read_number(const char *option, const char *text, long lowest, long highest, long *number, struct problem *problem)
{
	char *end;

	errno = 0;
	long value = strtol(text, &end, 10);
	if (text[0] == '\0' || text[0] == ' ' || text[0] == '+' || *end || errno || value < lowest || value > highest) {
		problem_set(problem, STATUS_USAGE, _("--%s takes a whole number from %ld to %ld, not '%s'"), option, lowest, highest, text);
		return false;
	}
	*number = value;
	return true;
}

bool cli_read_encoding(const char *text, enum encoding *encoding, struct problem *problem)
{
	*encoding = ENCODING_DETECT;
	if (!text || encoding_find(text, encoding))
		return true;
	problem_set(problem, STATUS_USAGE, _("no such encoding: %s (detect, utf-8, gb18030, utf-16, utf-16le, utf-16be)"), text);
	return false;
}

bool cli_read_kind(const char *text, enum kind *kind, struct problem *problem)
{
	char names[300] = "";
	size_t used = 0;

	*kind = kind_find(text);
	if (*kind != KIND_NONE)
		return true;
	for (int k = 0; k < KIND_COUNT && used < sizeof names; k++)
		used += (size_t)snprintf(names + used, sizeof names - used, "%s%s", k ? ", " : "", kind_table((enum kind)k)->name);
	problem_set(problem, STATUS_USAGE, _("no such kind: %s (%s)"), text, names);
	return false;
}

struct cli_shown cli_show(const char *text)
{
	struct cli_shown shown;

	text_show(shown.text, sizeof shown.text, text, strlen(text));
	return shown;
}

void cli_print_cell(const char *text, int width_cells)
{
	char shown[1024];

	text_show(shown, sizeof shown, text, strlen(text));
	int missing = abs(width_cells) - text_cells(shown, strlen(shown));
	if (width_cells < 0 && missing > 0)
		printf("%*s", missing, "");
	fputs(shown, stdout);
	if (width_cells > 0 && missing > 0)
		printf("%*s", missing, "");
}

bool cli_read_batch(const char *text, int64_t *number, struct problem *problem)
{
	if (decimal_read(text, strlen(text), 0, 0, number) == DECIMAL_GOOD && *number > 0)
		return true;
	problem_set(problem, STATUS_USAGE, _("'%s' is no number of a batch"), cli_show(text).text);
	return false;
}

bool cli_read_pass(const char *text, int *pass, struct problem *problem)
{
	long number = 0;

	if (text && !cli_read_number("pass", text, 1, 2, &number, problem))
		return false;
	*pass = (int)number;
	return true;
}
