/* SPDX-License-Identifier: ISC */
/* luqu operators: what those who enter marks did, in figures. */
#include "commands.h"

#include <stdio.h>
#include <stdlib.h>

#include <luqu/decimal.h>
#include <luqu/i18n.h>
#include <luqu/service_entry.h>

static void print_header(void)
{
	cli_print_cell(_("user"), 20);
	cli_print_cell(_("records"), -10);
	cli_print_cell(_("keys/hour"), -12);
	cli_print_cell(_("errors"), -10);
	cli_print_cell(_("per 1,000"), -12);
	printf("\n");
}

static void print_operator(const struct operator_figures *figures)
{
	const int64_t speed = operator_keys_an_hour(figures);
	char text[DECIMAL_TEXT];

	cli_print_cell(figures->user, 20);
	printf("%10lld", (long long)figures->records);
	if (speed < 0)
		printf("%12s", "-");
	else
		printf("%12lld", (long long)speed);
	decimal_write_e2(operator_errors_e2(figures), text);
	printf("%10lld%12s\n", (long long)figures->errors, text);
}

static enum status command_operators_do(const struct command_call *call, struct problem *problem)
{
	struct operator_figures *figures;
	struct store *store;
	size_t count;
	enum status status = store_open(call->database, STORE_READ, &store, problem);

	if (status != STATUS_OK)
		return status;
	status = operator_list(store, call->arguments[0], &figures, &count, problem);
	if (status == STATUS_OK && count > 0)
		print_header();
	for (size_t i = 0; status == STATUS_OK && i < count; i++)
		print_operator(&figures[i]);
	free(figures);
	store_close(store);
	return status;
}

const struct command command_operators = {
	.name = "operators",
	.screens = "operators",
	.arguments = "EXAM",
	.summary = N_("what each operator entered, how fast, and with how many errors"),
	.help = N_("Keys an hour leave out pauses of over a minute, and what came from files. Errors are differences that were "
	           "settled against the operator."),
	.least_arguments = 1,
	.most_arguments = 1,
	.run = command_operators_do,
};
