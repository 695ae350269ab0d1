/* SPDX-License-Identifier: ISC */
/* Whether a row may be changed now. Each kind that something can stand against has a function of its own. */
#include <luqu/service_guard.h>

#include <luqu/i18n.h>
#include <luqu/store_freeze.h>

enum { SUBJECT_CODE = 0, SUBJECT_EXAM = 5, SCORE_SUBJECT = 1 };

static enum status refuse_frozen(struct store *store, enum store_answer answer, const char *exam, struct problem *problem)
{
	if (answer == STORE_DONE)
		return problem_set(problem, STATUS_FAULT, _("the scores of exam '%s' are frozen; only a confirmed recheck changes them"), exam);
	return answer == STORE_FAILED ? store_trouble(store, problem) : STATUS_OK;
}

static enum status guard_frozen(struct store *store, enum store_frozen of, const struct value *code, struct problem *problem)
{
	char exam[STORE_CODE_TEXT];

	return refuse_frozen(store, store_find_frozen(store, of, code->text, code->length, exam), exam, problem);
}

static enum status guard_score(struct store *store, const struct row *row, struct problem *problem)
{
	return guard_frozen(store, STORE_FROZEN_SUBJECT, &row->values[SCORE_SUBJECT], problem);
}

/* As it is, and where it is to go. */
static enum status guard_subject(struct store *store, const struct row *row, struct problem *problem)
{
	enum status status = guard_frozen(store, STORE_FROZEN_SUBJECT, &row->values[SUBJECT_CODE], problem);

	return status == STATUS_OK ? guard_frozen(store, STORE_FROZEN_EXAM, &row->values[SUBJECT_EXAM], problem) : status;
}

enum status guard_row(struct store *store, const struct row *row, struct problem *problem)
{
	static enum status (*const guards[KIND_COUNT])(struct store *, const struct row *, struct problem *) = {
		[KIND_SUBJECTS] = guard_subject,
		[KIND_SCORES] = guard_score,
	};

	return guards[row->kind] ? guards[row->kind](store, row, problem) : STATUS_OK;
}

enum status guard_all(struct store *store, struct problem *problem)
{
	char exam[STORE_CODE_TEXT];

	return refuse_frozen(store, store_find_frozen(store, STORE_FROZEN_ANY, NULL, 0, exam), exam, problem);
}
