/* SPDX-License-Identifier: ISC */
/* Cells as people read them. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <luqu/screen_entry.h>
#include <luqu/screen_list.h>
#include <luqu/screen_evaluation.h>
#include <luqu/screen_registration.h>
#include <luqu/screen_seat.h>

#include "internal.h"

const char *show_word(const struct word *words, const char *cell)
{
	for (; words->word; words++)
		if (strcmp(words->word, cell) == 0)
			return _(words->shown);
	return cell;
}

const char *show_school_kind(const char *cell, char *buffer, size_t size)
{
	static const struct word words[] = {
		{ "municipal_model", N_("municipal model") }, { "district_key", N_("district key") }, { "general", N_("general") },
		{ "private", N_("private") }, { "comprehensive", N_("comprehensive") },
		{ "secondary_specialized", N_("secondary specialized") }, { "technician", N_("technician") },
		{ "vocational", N_("vocational") }, { "junior", N_("junior") }, { "primary", N_("primary") },
		{ "nine_year", N_("nine-year") }, { "special", N_("special") }, { "kindergarten", N_("kindergarten") }, { "other", N_("other") },
		{ NULL, NULL },
	};

	(void)buffer, (void)size;
	return show_word(words, cell);
}

const char *show_sex(const char *cell, char *buffer, size_t size)
{
	static const struct word words[] = { { "M", N_("male") }, { "F", N_("female") }, { NULL, NULL } };

	(void)buffer, (void)size;
	return show_word(words, cell);
}

const char *show_direction(const char *cell, char *buffer, size_t size)
{
	static const struct word words[] = { { "higher", N_("higher") }, { "lower", N_("lower") }, { NULL, NULL } };

	(void)buffer, (void)size;
	return show_word(words, cell);
}

const char *show_registration(const char *cell, char *buffer, size_t size)
{
	static const struct word words[] = {
		{ "registered", N_("registered") }, { "confirmed", N_("confirmed") }, { "withdrawn", N_("withdrawn") }, { NULL, NULL },
	};

	(void)buffer, (void)size;
	return show_word(words, cell);
}

const char *show_claim_kind(const char *cell, char *buffer, size_t size)
{
	static const struct word words[] = { { "eligibility", N_("eligibility") }, { "bonus", N_("bonus") }, { NULL, NULL } };

	(void)buffer, (void)size;
	return show_word(words, cell);
}

const char *show_claim_state(const char *cell, char *buffer, size_t size)
{
	static const struct word words[] = {
		{ "claimed", N_("claimed") }, { "noticed", N_("on notice") }, { "granted", N_("granted") }, { "refused", N_("refused") }, { NULL, NULL },
	};

	(void)buffer, (void)size;
	return show_word(words, cell);
}

const char *show_yes(const char *cell, char *buffer, size_t size)
{
	static const struct word words[] = { { "1", N_("yes") }, { NULL, NULL } };

	(void)buffer, (void)size;
	return strcmp(cell, "0") == 0 ? "" : show_word(words, cell);
}

const char *show_yes_no(const char *cell, char *buffer, size_t size)
{
	static const struct word words[] = { { "1", N_("yes") }, { "0", N_("no") }, { NULL, NULL } };

	(void)buffer, (void)size;
	return show_word(words, cell);
}

const char *show_status(const char *cell, char *buffer, size_t size)
{
	static const struct word words[] = {
		{ "present", N_("present") }, { "absent", N_("absent") }, { "void", N_("void") }, { "exempt", N_("exempt") },
		{ "deferred", N_("deferred") }, { NULL, NULL },
	};

	(void)buffer, (void)size;
	return show_word(words, cell);
}

const char *show_time(const char *cell, char *buffer, size_t size)
{
	if (strlen(cell) != 20 || cell[10] != 'T')
		return cell;
	snprintf(buffer, size, "%.10s %.8s", cell, cell + 11);
	return buffer;
}

const char *show_effect(const char *cell, char *buffer, size_t size)
{
	static const struct word words[] = {
		{ "none", N_("nothing") }, { "subject", N_("the subject") }, { "all", N_("all subjects") }, { NULL, NULL },
	};

	(void)buffer, (void)size;
	return show_word(words, cell);
}

const char *show_half(const char *cell, char *buffer, size_t size)
{
	static const struct word words[] = { { "am", N_("morning") }, { "pm", N_("afternoon") }, { NULL, NULL } };

	(void)buffer, (void)size;
	return show_word(words, cell);
}

const char *show_remainder(const char *cell, char *buffer, size_t size)
{
	static const struct word words[] = { { "larger", N_("to last room") }, { "merge", N_("one each") }, { "own", N_("own room") }, { NULL, NULL } };

	(void)buffer, (void)size;
	return show_word(words, cell);
}

const char *show_seat_order(const char *cell, char *buffer, size_t size)
{
	static const struct word words[] = { { "shaped", N_("S-shaped") }, { "plain", N_("by columns") }, { NULL, NULL } };

	(void)buffer, (void)size;
	return show_word(words, cell);
}

const char *show_school_order(const char *cell, char *buffer, size_t size)
{
	static const struct word words[] = { { "apart", N_("apart") }, { "together", N_("together") }, { NULL, NULL } };

	(void)buffer, (void)size;
	return show_word(words, cell);
}

const char *kind_noun(enum kind kind)
{
	static const char *const nouns[KIND_COUNT] = {
		[KIND_OFFICE] = N_("settings"),
		[KIND_CALENDAR] = N_("steps"),
		[KIND_EXAMS] = N_("exams"),
		[KIND_SUBJECTS] = N_("subjects"),
		[KIND_SCHOOLS] = N_("schools"),
		[KIND_PROGRAMS] = N_("programs"),
		[KIND_TIERS] = N_("tiers"),
		[KIND_PLANS] = N_("pools of the plan"),
		[KIND_CANDIDATES] = N_("candidates"),
		[KIND_SCORES] = N_("marks"),
		[KIND_BONUSES] = N_("bonuses"),
		[KIND_CHOICES] = N_("choices"),
		[KIND_RETURNS] = N_("returns"),
		[KIND_ORDERS] = N_("orders"),
		[KIND_REGISTRATIONS] = N_("registrations"),
		[KIND_CLAIMS] = N_("claims"),
		[KIND_VIOLATIONS] = N_("reason codes"),
		[KIND_SITES] = N_("sites"),
		[KIND_ROOMS] = N_("rooms"),
		[KIND_ROOM_USES] = N_("uses of rooms"),
		[KIND_SITTINGS] = N_("sittings"),
		[KIND_SEATS] = N_("allotted seats"),
		[KIND_EVALUATIONS] = N_("evaluations"),
		[KIND_PE_ITEMS] = N_("PE items"),
		[KIND_PE_TABLE] = N_("marks of PE results"),
		[KIND_PE_RESULTS] = N_("PE results"),
	};

	return nouns[kind] ? _(nouns[kind]) : kind_table(kind)->name;
}

/* As its file is called, and what it holds. */
const char *show_kind(const char *cell, char *buffer, size_t size)
{
	const enum kind kind = kind_find(cell);

	if (kind == KIND_NONE || strcmp(kind_noun(kind), cell) == 0)
		return cell;
	snprintf(buffer, size, "%s: %s", cell, kind_noun(kind));
	return buffer;
}

const char *show_field(struct store *store, enum kind kind, size_t field, const char *key, char shown[SHOWN_TEXT])
{
	char *texts[FIELDS_MOST], *memory = NULL;

	shown[0] = '\0';
	if (row_read(store, kind, &key, texts, &memory, NULL) == STATUS_OK)
		snprintf(shown, SHOWN_TEXT, "%s", texts[field]);
	free(memory);
	return shown;
}
