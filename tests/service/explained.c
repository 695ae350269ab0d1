/* SPDX-License-Identifier: ISC */
/* A small year, explained. */
#include "explained.h"

#include <stdlib.h>
#include <string.h>

const char explain_year[] = "office: key | value\n"
                            "lottery_seed | 20260618\n"
                            "\n"
                            "subjects: code | name | full_mark | step\n"
                            "chinese | 语文 | 150 | 0.5\n"
                            "math | 数学 | 150 | 0.5\n"
                            "\n"
                            "schools: code | name | kind\n"
                            "S1 | 一中 | general\n"
                            "\n"
                            "programs: code | school | name\n"
                            "P1 | S1 | 甲\n"
                            "P2 | S1 | 乙\n"
                            "P3 | S1 | 丙\n"
                            "P4 | S1 | 丁\n"
                            "\n"
                            "tiers: code | name | seq | ranking | bands | max_choices | eligible | line | ties | returns | adjust\n"
                            "T1 | 提前 | 1 | total > math | | | | | | |\n"
                            "T2 | 统招 | 2 | total > math | | | | | | |\n"
                            "\n"
                            "plans: tier | program | pool | seats | eligible | line\n"
                            "T1 | P1 | open | 1 | |\n"
                            "T2 | P1 | open | 1 | |\n"
                            "T2 | P2 | open | 1 | |\n"
                            "T2 | P3 | open | 1 | |\n"
                            "\n"
                            "candidates: candidate_no | name | category | adjust\n"
                            "01 | 一 | local | 0\n"
                            "02 | 二 | local | 0\n"
                            "03 | 三 | local | 0\n"
                            "04 | 四 | local | 0\n"
                            "05 | 五 | local | 0\n"
                            "\n"
                            "scores: candidate_no | subject | mark\n"
                            "01 | chinese | 100\n"
                            "01 | math | 100\n"
                            "02 | chinese | 95\n"
                            "02 | math | 95\n"
                            "03 | chinese | 90\n"
                            "03 | math | 90\n"
                            "04 | chinese | 80\n"
                            "04 | math | 90\n"
                            "05 | chinese | 60\n"
                            "05 | math | 60\n"
                            "\n"
                            "choices: candidate_no | tier | rank | program\n"
                            "01 | T1 | 1 | P1\n"
                            "02 | T1 | 1 | P1\n"
                            "02 | T2 | 1 | P1\n"
                            "02 | T2 | 2 | P2\n"
                            "03 | T2 | 1 | P1\n"
                            "03 | T2 | 2 | P2\n"
                            "03 | T2 | 3 | P3\n"
                            "04 | T2 | 1 | P1\n"
                            "04 | T2 | 2 | P2\n"
                            "04 | T2 | 3 | P3\n"
                            "05 | T2 | 1 | P1\n"
                            "05 | T2 | 2 | P3\n";

void explained_make(struct explained *explained, const struct explain_edit edits[EXPLAIN_EDITS_MOST])
{
	char *text = strdup(explain_year);

	*explained = (struct explained){ 0 };
	for (size_t i = 0; edits && i < EXPLAIN_EDITS_MOST && edits[i].from; i++) {
		char *changed = small_text_change(text, edits[i].from, edits[i].to);
		free(text);
		text = changed;
	}
	small_store_make(&explained->small, text);
	free(text);
}

static void forget(struct explained *explained)
{
	explanation_free(&explained->explanation);
	explain_close(&explained->session);
}

void explained_look(struct explained *explained, const char *candidate_no)
{
	forget(explained);
	enum status status = explain_open(explained->small.store, 0, NULL, &explained->session, &explained->problem);
	if (status == STATUS_OK)
		status = explain_candidate(&explained->session, candidate_no, NULL, &explained->explanation, &explained->problem);
	if (status != STATUS_OK)
		fail_msg("%s", explained->problem.text);
}

void explained_begin(struct explained *explained, const struct explain_edit edits[EXPLAIN_EDITS_MOST], const char *candidate_no)
{
	explained_make(explained, edits);
	explained_look(explained, candidate_no);
}

void explained_run(struct explained *explained, const char *after)
{
	const struct run_options options = { .after = after };
	struct run_result result;

	if (run_execute(explained->small.store, &options, &result, &explained->problem) != STATUS_OK)
		fail_msg("%s", explained->problem.text);
	run_result_free(&result);
}

void explained_end(struct explained *explained)
{
	forget(explained);
	small_store_close(&explained->small);
}

const struct explain_tier *explained_tier(const struct explained *explained, const char *code)
{
	for (size_t t = 0; t < explained->explanation.n_tiers; t++)
		if (strcmp(explained->session.year.dataset->tiers[explained->explanation.tiers[t].tier].code, code) == 0)
			return &explained->explanation.tiers[t];
	fail_msg("tier %s is not told", code);
	return NULL;
}

const struct explain_choice *explained_choice(const struct explained *explained, const char *tier, unsigned rank)
{
	const struct explain_tier *told = explained_tier(explained, tier);

	for (size_t i = 0; i < told->n_choices; i++)
		if (told->choices[i].rank == rank)
			return &told->choices[i];
	fail_msg("choice %u of tier %s is not told", rank, tier);
	return NULL;
}

const char *explained_number(const struct explained *explained, candidate_ix candidate)
{
	return candidate == IX_NONE ? "" : dataset_candidate_no(explained->session.year.dataset, candidate);
}
