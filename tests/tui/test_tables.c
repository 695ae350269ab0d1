/* SPDX-License-Identifier: ISC */
/* The tables of all screens: held against the kinds, against one another, and against what help and manual need of them. */
#include "suite.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <luqu/i18n.h>
#include <luqu/kind.h>
#include <luqu/screen_evaluation.h>
#include <luqu/screen_registration.h>
#include <luqu/screen_seat.h>
#include <luqu/store.h>

#include "../../src/tui/glyph.h"

static const struct screen_key *const shared[] = { keys_everywhere, keys_list, keys_form };

static void check_key(const char *where, const struct screen_key *key)
{
	if (!key->press && !key->twin)
		fail_msg("%s: %s has no key", where, key->name);
	if (!key->act == !key->opens)
		fail_msg("%s: %s needs either an action or a screen", where, key->name);
	if (!key->help)
		fail_msg("%s: %s has no help", where, key->name);
	if (strpbrk(key->name, " :"))
		fail_msg("%s: %s cannot be typed as a command", where, key->name);
	if (key->press >= PRESS_F(1) && key->press <= PRESS_F(12) && !key->twin)
		fail_msg("%s: %s has an F-key alone, which terminals eat", where, key->name);
}

static void keys__are__whole(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof shared / sizeof shared[0]; i++)
		for (const struct screen_key *key = shared[i]; key->name; key++)
			check_key("shared", key);
	for (size_t i = 0; screens[i]; i++)
		for (const struct screen_key *key = screens[i]->keys; key && key->name; key++)
			check_key(screens[i]->name, key);
}

/* No key means two things in one screen, and none hides a key that means the same everywhere. */
static void keys__mean__one_thing_in_a_screen(void **state)
{
	(void)state;
	for (size_t i = 0; screens[i]; i++)
		for (const struct screen_key *a = screens[i]->keys; a && a->name; a++) {
			for (const struct screen_key *b = screens[i]->keys; b < a; b++)
				if ((a->press && (a->press == b->press || a->press == b->twin)) || (a->twin && (a->twin == b->twin || a->twin == b->press)))
					if (!a->is_offered && !b->is_offered)
						fail_msg("%s: %s and %s have a key in common", screens[i]->name, a->name, b->name);
			for (const struct screen_key *b = keys_everywhere; b->name; b++)
				if ((a->press && a->press == b->press) || (a->twin && a->twin == b->twin))
					fail_msg("%s: %s hides %s", screens[i]->name, a->name, b->name);
			if (screens[i]->source && a->twin && strchr("jkhlgG/\\", (int)a->twin) && a->twin < 0x80)
				fail_msg("%s: %s hides a key of lists", screens[i]->name, a->name);
		}
}

static void check_label(const struct screen *screen, const struct screen_key *key)
{
	enum { LABEL_CELLS = 8 };

	if (key->label && glyphs_cells(_(key->label), strlen(_(key->label))) > LABEL_CELLS)
		fail_msg("%s: the label of %s is too long for the bar: %s", screen->name, key->name, _(key->label));
}

/* The bar has room for few words. */
static void labels__are__short_in_both_languages(void **state)
{
	(void)state;
	for (int language = 0; language < 2; language++) {
		language_speak(language == 0 ? "en" : "zh_CN");
		for (size_t i = 0; screens[i]; i++)
			for (const struct screen_key *key = screens[i]->keys; key && key->name; key++)
				check_label(screens[i], key);
	}
}

static void screens__are__whole_and_named_once(void **state)
{
	(void)state;
	for (size_t i = 0; screens[i]; i++) {
		assert_non_null(screens[i]->name);
		assert_non_null(screens[i]->title);
		assert_non_null(screens[i]->summary);
		assert_ptr_equal(screen_find(screens[i]->name), screens[i]);
		if (!screens[i]->source && !screens[i]->fields && !(screens[i]->behaviour && screens[i]->behaviour->paint))
			fail_msg("%s shows nothing", screens[i]->name);
		if (screens[i]->source && !screens[i]->columns)
			fail_msg("%s has rows but no columns", screens[i]->name);
	}
	assert_ptr_equal(screens[0], &screen_home);
	assert_null(screen_find("nothing"));
}

/* How it looks is kept in both languages and two sizes: its own name stands before those of its other states. */
static void screens__have__golden_files(void **state)
{
	static const char *const endings[] = { "en.80x24", "en.132x43", "zh_CN.80x24", "zh_CN.132x43" };
	char path[256];

	(void)state;
	for (size_t i = 0; screens[i]; i++)
		for (size_t e = 0; e < sizeof endings / sizeof endings[0]; e++) {
			snprintf(path, sizeof path, "tests/screens/%s.%s.txt", screens[i]->name, endings[e]);
			if (access(path, R_OK) != 0)
				fail_msg("%s is not there: see assert_golden_everywhere", path);
		}
}

/* Columns over tables: cell and name are the table's. */
static void columns__name__the_cells_they_show(void **state)
{
	(void)state;
	for (size_t i = 0; screens[i]; i++) {
		const struct list_source *source = screens[i]->source;
		if (!source || source->open != list_open_table)
			continue;
		for (const struct screen_column *column = screens[i]->columns; column->title; column++) {
			if (column->cell >= (int)store_window_columns(source->table)) {
				if (!source->extend)
					fail_msg("%s: %s shows a cell that is not there", screens[i]->name, column->name);
				continue;
			}
			if (strcmp(column->name, store_window_column(source->table, (size_t)column->cell)) != 0)
				fail_msg("%s: the column %s shows %s", screens[i]->name, column->name,
					 store_window_column(source->table, (size_t)column->cell));
		}
	}
}

static void cells__have__the_order_of_the_kinds(void **state)
{
	static const struct { enum kind kind; const char *last; int number; } ends[] = {
		{ KIND_OFFICE, "value", OFFICE_VALUE }, { KIND_CALENDAR, "to", CALENDAR_TO }, { KIND_EXAMS, "kind", EXAMS_KIND }, { KIND_SUBJECTS, "formula", SUBJECTS_FORMULA },
		{ KIND_SCHOOLS, "address", SCHOOLS_ADDRESS }, { KIND_PROGRAMS, "note", PROGRAMS_NOTE }, { KIND_TIERS, "inherits", TIERS_INHERITS },
		{ KIND_PLANS, "rollover", PLANS_ROLLOVER }, { KIND_CANDIDATES, "adjust", CANDIDATES_ADJUST }, { KIND_SCORES, "status", SCORES_STATUS },
		{ KIND_BONUSES, "points", BONUSES_POINTS }, { KIND_CHOICES, "program", CHOICES_PROGRAM }, { KIND_RETURNS, "reason", RETURNS_REASON },
		{ KIND_ORDERS, "pool", ORDERS_POOL }, { KIND_REGISTRATIONS, "note", REGISTRATIONS_NOTE }, { KIND_CLAIMS, "state", CLAIMS_STATE },
		{ KIND_EVALUATIONS, "mark", EVALUATIONS_MARK }, { KIND_PE_ITEMS, "exempt", PE_ITEMS_EXEMPT },
		{ KIND_PE_TABLE, "mark", PE_TABLE_MARK }, { KIND_PE_RESULTS, "status", PE_RESULTS_STATUS },
		{ KIND_SITES, "address", SITES_ADDRESS }, { KIND_ROOMS, "columns", ROOMS_COLUMNS }, { KIND_ROOM_USES, "group", ROOM_USES_GROUP },
		{ KIND_SITTINGS, "seed", SITTINGS_SEED }, { KIND_SEATS, "candidate_no", SEATS_NO },
	};

	(void)state;
	for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++) {
		assert_int_equal(kind_table(ends[i].kind)->n_fields, ends[i].number + 1);
		assert_string_equal(kind_table(ends[i].kind)->fields[ends[i].number].name, ends[i].last);
	}
	assert_string_equal(store_window_column(WINDOW_AUDIT, AUDIT_REASON), "reason");
	assert_string_equal(store_window_column(WINDOW_RUNS, RUNS_UNPLACED), "n_unplaced");
	assert_string_equal(store_window_column(WINDOW_POOLS, POOLS_FIRST_OUT), "first_out");
	assert_string_equal(store_window_column(WINDOW_PLACEMENTS, PLACEMENTS_TRAIL), "trail");
	assert_string_equal(store_window_column(WINDOW_UNPLACED, UNPLACED_TRAIL), "trail");
}

static void kinds_of_files__are__all_there_are(void **state)
{
	const char *const *words = screen_import.fields[0].words;

	(void)state;
	for (int kind = 0; kind < KIND_COUNT; kind++)
		assert_string_equal(words[kind], kind_table((enum kind)kind)->name);
	assert_null(words[KIND_COUNT]);
}

static void forms_of_rows__have__the_fields_of_the_kind(void **state)
{
	(void)state;
	for (size_t i = 0; screens[i]; i++) {
		if (!screens[i]->fields)
			continue;
		assert_non_null(screens[i]->form);
		if (!screens[i]->form->is_row)
			continue;
		const struct kind_table *table = kind_table((enum kind)screens[i]->form->kind);
		size_t n = 0;
		for (; screens[i]->fields[n].name; n++)
			if (n >= table->n_fields || strcmp(screens[i]->fields[n].name, table->fields[n].name) != 0)
				fail_msg("%s: the field %s is not the kind's", screens[i]->name, screens[i]->fields[n].name);
		assert_int_equal(n, table->n_fields);
	}
}

/* --- the manual ----------------------------------------------------------------------------------------------------------------------------- */

static const char manual_path[] = "man/luqu-keys.7", manual_begin[] = "\n.Sh KEYS\n", manual_end[] = "\n.Sh SEE ALSO\n";

static char *read_whole(FILE *from)
{
	char *text = calloc(1, 1 << 20);

	assert_non_null(text);
	fread(text, 1, (1 << 20) - 1, from);
	fclose(from);
	return text;
}

static char *print_section(void)
{
	char *text = NULL;
	size_t size = 0;
	FILE *to = open_memstream(&text, &size);

	language_speak("en");
	assert_non_null(to);
	tui_print_keys(to);
	fclose(to);
	return text;
}

/* The page with that section between its beginning and its end. */
static void write_manual(const char *page, const char *section)
{
	FILE *to = fopen(manual_path, "w");

	assert_non_null(to);
	fprintf(to, "%.*s%s%s", (int)(strstr(page, manual_begin) + strlen(manual_begin) - page), page, section, strstr(page, manual_end) + 1);
	assert_int_equal(fclose(to), 0);
}

static void manual__holds__the_keys_as_the_tables_have_them(void **state)
{
	const char *mode = getenv("LUQU_GOLDEN");
	FILE *from = fopen(manual_path, "r");

	(void)state;
	assert_non_null(from);
	char *page = read_whole(from), *section = print_section();
	assert_non_null(strstr(page, manual_begin));
	assert_non_null(strstr(page, manual_end));
	if (mode && strcmp(mode, "write") == 0) {
		write_manual(page, section);
	} else {
		const char *kept = strstr(page, manual_begin) + strlen(manual_begin);
		const size_t length = (size_t)(strstr(page, manual_end) + 1 - kept);
		if (length != strlen(section) || memcmp(kept, section, length) != 0)
			fail_msg("%s is older than the tables: LUQU_GOLDEN=write build/tests/tui/test_tables writes its keys anew", manual_path);
	}
	free(page);
	free(section);
}

static void press_name__names__keys_as_they_are_labelled(void **state)
{
	static const struct { uint32_t press; const char *name; } names[] = {
		{ PRESS_F(1), "F1" }, { PRESS_F(12), "F12" }, { PRESS_CTRL('S'), "^S" }, { PRESS_ENTER, "Enter" }, { PRESS_PAGE_DOWN, "PgDn" },
		{ 'q', "q" }, { 0x5357, "南" }, { PRESS_SPACE, "Space" }, { PRESS_BACK_TAB, "S-Tab" },
	};
	char name[PRESS_NAME];

	(void)state;
	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
		assert_string_equal(press_name(names[i].press, name), names[i].name);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(keys__are__whole),
		cmocka_unit_test(keys__mean__one_thing_in_a_screen),
		cmocka_unit_test(labels__are__short_in_both_languages),
		cmocka_unit_test(screens__are__whole_and_named_once),
		cmocka_unit_test(screens__have__golden_files),
		cmocka_unit_test(columns__name__the_cells_they_show),
		cmocka_unit_test(cells__have__the_order_of_the_kinds),
		cmocka_unit_test(kinds_of_files__are__all_there_are),
		cmocka_unit_test(forms_of_rows__have__the_fields_of_the_kind),
		cmocka_unit_test(manual__holds__the_keys_as_the_tables_have_them),
		cmocka_unit_test(press_name__names__keys_as_they_are_labelled),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
