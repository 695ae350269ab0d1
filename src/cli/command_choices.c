/* SPDX-License-Identifier: ISC */
/* luqu choices: a candidate's choices in all tiers, held against the rules. */
#include "commands.h"

#include <stdio.h>

#include <luqu/i18n.h>
#include <luqu/service_choices.h>
#include <luqu/service_seat.h>
#include <luqu/service_forms.h>

enum { NUMBER_CELLS = -5, CODE_CELLS = 10, NAME_CELLS = 28 };

static void print_head(const struct choices_head *head)
{
	char digest[FORM_DIGEST_TEXT];

	form_digest_write(head->digest, digest);
	cli_print_cell(head->candidate_no, 0);
	printf("  ");
	cli_print_cell(head->name, 0);
	printf("  ");
	cli_print_cell(head->feeder, 0);
	printf(" ");
	cli_print_cell(head->feeder_name, 0);
	printf("\n");
	printf(_("accepts reassignment: %s; version %lld, digest %s\n"), head->adjust ? _("yes") : _("no"), (long long)head->version, digest);
	if (head->is_signed)
		printf(_("signed: %s took the form in at %s; the choices are locked\n"), head->signature.user, head->signature.time);
	else
		printf("%s\n", _("not signed"));
}

static void print_slot(const struct choices_form *form, size_t tier, size_t slot)
{
	const size_t program = choices_slot_program(form, tier, slot);
	char note[CHOICES_NOTE], number[24];

	choices_check(form, tier, slot, note);
	snprintf(number, sizeof number, "%zu", slot + 1);
	cli_print_cell(number, NUMBER_CELLS);
	printf("  ");
	cli_print_cell(choices_slot(form, tier, slot), CODE_CELLS);
	printf("  ");
	cli_print_cell(program == SIZE_MAX ? "" : choices_program(form, program)->school_name, NAME_CELLS);
	printf("  ");
	cli_print_cell(program == SIZE_MAX ? "" : choices_program(form, program)->name, 0);
	printf("\n");
	if (note[0]) {
		printf("       ! ");
		cli_print_cell(note, 0);
		printf("\n");
	}
}

static void print_tier(const struct choices_form *form, size_t tier)
{
	const struct choices_tier *row = choices_tier(form, tier);
	char note[CHOICES_NOTE];

	printf("\n");
	cli_print_cell(row->code, CODE_CELLS);
	printf("  ");
	cli_print_cell(row->name, 0);
	if (row->max_choices)
		printf(_("  (up to %u choices)"), (unsigned)row->max_choices);
	printf("\n");
	for (size_t slot = 0; slot < choices_slot_count(form, tier); slot++)
		print_slot(form, tier, slot);
	const bool is_warning = choices_check_tier(form, tier, note);
	if (note[0]) {
		printf("     %s ", is_warning ? "!" : "-");
		cli_print_cell(note, 0);
		printf("\n");
	}
}

static enum status command_choices_do(const struct command_call *call, struct problem *problem)
{
	char candidate_no[SEAT_CODE_TEXT];
	struct choices_form *form = NULL;
	struct store *store;
	enum status status = store_open(call->database, STORE_READ, &store, problem);

	if (status != STATUS_OK)
		return status;
	status = candidate_resolve(store, call->arguments[0], candidate_no, problem);
	if (status == STATUS_OK)
		status = choices_open(store, candidate_no, &form, problem);
	if (status == STATUS_OK) {
		print_head(choices_head(form));
		for (size_t tier = 0; tier < choices_tier_count(form); tier++)
			print_tier(form, tier);
	}
	choices_close(form);
	store_close(store);
	return status;
}

const struct command command_choices = {
	.name = "choices",
	.screens = "choices",
	.arguments = "CANDIDATE_NO",
	.summary = N_("show a candidate's choices in all tiers, held against the rules"),
	.help = N_("What would be passed over, what is not open to the candidate, and tiers that stay empty though they are open are marked with '!'. To change\n"
	           "choices: `luqu import choices', or the screen `choices'."),
	.least_arguments = 1,
	.most_arguments = 1,
	.run = command_choices_do,
};
