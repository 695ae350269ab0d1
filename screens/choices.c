/* SPDX-License-Identifier: ISC */
/* A candidate's choices in all tiers. */
#include <luqu/screen_choices.h>

static const struct screen_key choices_keys[] = {
	{ PRESS_F(9), 's', "save", N_("Save"), N_("save the choices of all tiers as one change; undone by u"), action_choices_save, NULL, choices_is_browsing },
	{ PRESS_F(3), '/', "look-up", N_("Look up"), N_("type a code, a part of a name, or initials in pinyin; a digit or Enter begins too"), action_choices_look_up,
	  NULL, choices_is_browsing },
	{ 0, PRESS_ENTER, "type", NULL, N_("change the choice under the cursor; Enter takes what is found, Esc leaves it as typed"), action_choices_type, NULL,
	  choices_is_browsing },
	{ PRESS_F(5), 'K', "move-up", N_("Up"), N_("move the choice up"), action_choices_up, NULL, choices_is_browsing },
	{ PRESS_F(6), 'J', "move-down", N_("Down"), N_("move the choice down"), action_choices_down, NULL, choices_is_browsing },
	{ PRESS_INSERT, 'i', "insert", N_("Insert"), N_("an empty choice here; those below move down"), action_choices_insert, NULL, choices_is_browsing },
	{ PRESS_DELETE, 'd', "delete", N_("Delete"), N_("take the choice out; those below move up"), action_choices_delete, NULL, choices_is_browsing },
	{ 0, 'p', "print", NULL, N_("write the form as a page to be printed and signed"), action_forms_print_one, NULL, choices_is_browsing },
	{ PRESS_F(7), 'S', "sign", NULL, N_("take the signed form in: type the digest that stands on it"), action_forms_sign, NULL, choices_is_browsing },
	{ PRESS_F(8), 'U', "unsign", NULL, N_("take back that the form is signed"), action_forms_unsign, NULL, choices_is_browsing },
	{ PRESS_UP, 'k', "up", NULL, N_("a choice up"), action_pass, NULL, choices_is_browsing },
	{ PRESS_DOWN, 'j', "down", NULL, N_("a choice down"), action_pass, NULL, choices_is_browsing },
	{ PRESS_PAGE_UP, 0, "tier-up", NULL, N_("a tier up"), action_pass, NULL, choices_is_browsing },
	{ PRESS_PAGE_DOWN, 0, "tier-down", NULL, N_("a tier down"), action_pass, NULL, choices_is_browsing },
	{ 0, PRESS_ENTER, "take", N_("Take"), N_("while typing: take the program under the mark"), action_pass, NULL, choices_is_typing },
	{ PRESS_UP, PRESS_DOWN, "mark", N_("Choose"), N_("while typing: move the mark"), action_pass, NULL, choices_is_typing },
	{ 0 },
};

const struct screen screen_choices = {
	.name = "choices",
	.title = N_("Choices"),
	.summary = N_("a candidate's choices in all tiers: `choices NUMBER'"),
	.help = N_("Each choice is held against the rules while it is typed: whether there is such a program, whether it has seats in the tier and any open to "
		   "this candidate, whether it stands there twice, beyond the number of choices, or behind a gap. What is marked ! is told below. A tier "
		   "that is open to the candidate and stays empty is marked too.\n\nWhere another user changed these choices meanwhile both values are "
		   "told, and saving again puts one's own. Signed choices are locked."),
	.needs_argument = true,
	.keys = choices_keys,
	.behaviour = &behaviour_choices,
};
