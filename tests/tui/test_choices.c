/* SPDX-License-Identifier: ISC */
/* The choice form by keys: filled in with a mistake, corrected, saved, undone; signed, locked, given back. */
#include "suite.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <luqu/service_data.h>
#include <luqu/store.h>

static struct tui *open_choices(const char *candidate_no)
{
	struct tui *tui = screen_open("candidates", 24, 80);
	char command[64];

	snprintf(command, sizeof command, ":choices %s<Enter>", candidate_no);
	type(tui, command);
	assert_string_equal(tui_view(tui)->screen->name, "choices");
	return tui;
}

/* The digest as it stands on the screen, and would on paper. */
static const char *digest_shown(struct tui *tui)
{
	static char digest[15];
	const char *at = strstr(shown(tui), "digest ");

	assert_non_null(at);
	snprintf(digest, sizeof digest, "%s", at + strlen("digest "));
	return digest;
}

static void choices__are_filled_in__with_a_mistake_corrected(void **state)
{
	struct tui *tui = open_choices("100001");

	(void)state;
	assert_shows(tui, "T1 统一招生 (up to 3)");
	assert_shows(tui, ">   1   P1");
	type(tui, "<Down>/qq<Enter>");
	assert_shows(tui, "no program has the code 'qq'");
	assert_shows(tui, ">   2 ! qq");
	type(tui, "<F9>");
	assert_shows(tui, "no program has the code 'qq'");
	assert_true(asked.beeps >= 2);
	type(tui, "<Enter><C-U>ZPZX");
	assert_shows(tui, " 1 programs; arrows choose, Enter takes");
	assert_shows(tui, " > P2         周浦中学");
	type(tui, "<Enter>");
	assert_shows(tui, "    2   P2         周浦中学");
	assert_shows(tui, "not saved");
	type(tui, "s");
	assert_shows(tui, "saved; u takes it back");
	assert_hides(tui, "not saved");
	type(tui, ":audit<Enter>");
	assert_shows(tui, "added       Choices     100001/T1/2");
	tui_free(tui);
}

static void choices__are_undone__all_at_once(void **state)
{
	struct tui *tui = open_choices("100001");

	(void)state;
	type(tui, "i/P2<Enter>s");
	assert_shows(tui, "saved; u takes it back");
	assert_shows(tui, "    1   P2");
	assert_shows(tui, ">   2   P1");
	type(tui, "u");
	assert_shows(tui, "undone: Choices 100001");
	assert_shows(tui, "    1   P1");
	assert_hides(tui, "P2");
	type(tui, "u");
	assert_shows(tui, "no change of yours to undo");
	tui_free(tui);
}

static void choices__are_checked__as_they_are_typed(void **state)
{
	struct tui *tui = open_choices("100001");

	(void)state;
	type(tui, "<Down>/P1");
	assert_shows(tui, " 1 programs; arrows choose, Enter takes  ! P1 is choice 1 of this tier already");
	type(tui, "<Enter>");
	assert_shows(tui, "P1 is choice 1 of this tier already");
	type(tui, "d<Down>");
	assert_hides(tui, "already");
	type(tui, "<Home>i");
	assert_shows(tui, ">   1 !");
	assert_shows(tui, "choice 1 is left out; the others keep their places");
	type(tui, "s");
	assert_shows(tui, "1 things are to be looked at");
	type(tui, "n");
	assert_shows(tui, "not saved");
	type(tui, "dd");
	assert_shows(tui, "! open to the candidate, and no choice is made");
	tui_free(tui);
}

static void choices__are_moved__by_keys(void **state)
{
	struct tui *tui = open_choices("100001");

	(void)state;
	type(tui, "<Down>/<Paste>P2<PasteEnd><Enter><Home>J");
	assert_shows(tui, "    1   P2");
	assert_shows(tui, ">   2   P1");
	type(tui, "K");
	assert_shows(tui, ">   1   P1");
	assert_shows(tui, "    2   P2");
	tui_free(tui);
}

static void look_up__goes_through__what_it_finds(void **state)
{
	struct tui *tui = open_choices("100001");

	(void)state;
	type(tui, "<Down>/zx<Down>");
	assert_shows(tui, " 2 programs");
	assert_shows(tui, " > P2");
	type(tui, "<Esc>");
	assert_shows(tui, ">   2 ! zx"); /* nothing typed is lost */
	type(tui, "/<Esc>");
	assert_shows(tui, ">   2 ! zx");
	type(tui, "<Enter><F10>");
	assert_string_equal(tui_view(tui)->screen->name, "choices");
	type(tui, "q");
	assert_shows(tui, "Leave without saving");
	type(tui, "y");
	assert_string_equal(tui_view(tui)->screen->name, "candidates");
	tui_free(tui);
}

static void choices__tell_both_values__where_another_was_faster(void **state)
{
	const char *const keys[] = { "100001", "T1", "1" };
	const struct delete_request request = { .kind = KIND_CHOICES, .keys = keys, .n_keys = 3, .reason = "x" };
	struct tui *tui = open_choices("100001");
	struct problem problem = { .status = STATUS_OK };
	struct store *store;

	(void)state;
	type(tui, "/P2<Enter>");
	assert_int_equal(store_open(year_path(), STORE_WRITE, &store, &problem), STATUS_OK);
	assert_int_equal(row_delete(store, &request, &problem), STATUS_OK);
	store_close(store);
	type(tui, "s");
	assert_shows(tui, "T1, choice 1: another user has put '' there meanwhile; yours is 'P2'");
	assert_shows(tui, "    1   P2");
	type(tui, "s");
	assert_shows(tui, "saved");
	tui_free(tui);
}

static void signed_choices__are_locked__until_another_person_takes_that_back(void **state)
{
	struct tui *tui = open_choices("100001");
	char keys[64];

	(void)state;
	act_as("clerk1");
	type(tui, "S0000-0000-0000<Enter>");
	assert_shows(tui, "the digest on the form is not that of the choices");
	snprintf(keys, sizeof keys, "<C-U>%s<Enter>", digest_shown(tui));
	type(tui, keys);
	assert_shows(tui, "100001 is signed; the choices are locked");
	assert_shows(tui, "signed: locked");
	type(tui, ":home<Enter>");
	assert_shows(tui, "choices: 40; not signed: 39");
	type(tui, "q/");
	assert_shows(tui, "the form is signed, so the choices are locked");
	type(tui, "d");
	assert_shows(tui, "the form is signed");
	assert_shows(tui, ">   1   P1");
	type(tui, "Uwrong form<Enter>");
	assert_shows(tui, "another person is to take that back");
	act_as("clerk2");
	type(tui, "<Enter>");
	assert_shows(tui, "100001: the choices can be changed again");
	type(tui, "/P2<Enter>s");
	assert_shows(tui, "saved");
	type(tui, "S");
	type(tui, keys);
	assert_shows(tui, "printed before the last change");
	act_as("officer");
	tui_free(tui);
}

static void unsaved_choices__are_not_signed(void **state)
{
	struct tui *tui = open_choices("100001");

	(void)state;
	type(tui, "/P2<Enter>S");
	assert_shows(tui, "save the choices first");
	tui_free(tui);
}

static void forms__list__who_has_not_signed(void **state)
{
	struct tui *tui = open_choices("100002");
	char keys[64];

	(void)state;
	snprintf(keys, sizeof keys, "S%s<Enter>:forms<Enter>", digest_shown(tui));
	type(tui, keys);
	assert_shows(tui, "100001");
	assert_hides(tui, "100002");
	assert_shows(tui, "/39");
	type(tui, "<Enter>");
	assert_string_equal(tui_view(tui)->screen->name, "choices");
	snprintf(keys, sizeof keys, "qS%s<Enter>", digest_shown(tui));
	type(tui, keys);
	assert_shows(tui, "100001 is signed");
	assert_shows(tui, "/38");
	type(tui, "v");
	assert_shows(tui, "100001");
	assert_shows(tui, "100002");
	assert_shows(tui, "/2");
	tui_free(tui);
}

static void a_form__is_printed__after_a_change(void **state)
{
	struct tui *tui = open_choices("100001");
	char keys[600], path[600];

	(void)state;
	type(tui, "/P2<Enter>p");
	assert_shows(tui, "save the choices first");
	snprintf(keys, sizeof keys, "sp<C-U>%s/one<Enter>", year_folder());
	type(tui, keys);
	assert_shows(tui, "one/100001.html");
	snprintf(path, sizeof path, "%s/one/100001.html", year_folder());
	FILE *file = fopen(path, "r");
	assert_non_null(file);
	fclose(file);
	tui_free(tui);
}

static void forms__are_printed__into_a_folder(void **state)
{
	struct tui *tui = screen_open("forms", 24, 80);
	char keys[600], path[600];

	(void)state;
	snprintf(keys, sizeof keys, "p<C-U>%s/paper<Enter>", year_folder());
	type(tui, keys);
	assert_shows(tui, "40 choice forms in 3 files");
	snprintf(path, sizeof path, "%s/paper/J01.html", year_folder());
	FILE *file = fopen(path, "r");
	assert_non_null(file);
	fclose(file);
	tui_free(tui);
}

/* --- golden screens ------------------------------------------------------------------------------------------------------------------------ */

static void screens_of_choices__look__as_they_should(void **state)
{
	(void)state;
	assert_golden_everywhere("candidates", ":choices 100002<Enter>", "choices");
	assert_golden_everywhere("candidates", ":choices 100002<Enter><Down>/zx", "choices-look-up");
	assert_golden_everywhere("candidates", ":choices 100002<Enter><Down>/P2<Enter>", "choices-refused");
	assert_golden_everywhere("forms", "j", "forms");
	assert_golden_everywhere("signed", "", "signed");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		OVER_YEAR(choices__are_filled_in__with_a_mistake_corrected),
		OVER_YEAR(choices__are_undone__all_at_once),
		OVER_YEAR(choices__are_checked__as_they_are_typed),
		OVER_YEAR(choices__are_moved__by_keys),
		OVER_YEAR(look_up__goes_through__what_it_finds),
		OVER_YEAR(choices__tell_both_values__where_another_was_faster),
		OVER_YEAR(signed_choices__are_locked__until_another_person_takes_that_back),
		OVER_YEAR(unsaved_choices__are_not_signed),
		OVER_YEAR(forms__list__who_has_not_signed),
		OVER_YEAR(a_form__is_printed__after_a_change),
		OVER_YEAR(forms__are_printed__into_a_folder),
		OVER_YEAR(screens_of_choices__look__as_they_should),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
