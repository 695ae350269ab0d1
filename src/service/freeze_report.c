/* SPDX-License-Identifier: ISC */
/* The digest of an exam's scores, and how each exam stands. */
#include <luqu/service_freeze.h>

#include <stdio.h>
#include <string.h>

#include <luqu/arena.h>
#include <luqu/decimal.h>
#include <luqu/i18n.h>

/* A line as `luqu export scores` writes it: nothing in it ever needs quotes. */
static void add_score(struct digest_state *state, struct store_cursor *scores)
{
	char mark[DECIMAL_TEXT] = "", line[3 * STORE_CODE_TEXT + DECIMAL_TEXT];

	if (!store_cursor_is_null(scores, 2))
		decimal_write_e2(store_cursor_number(scores, 2), mark);
	const int length = snprintf(line, sizeof line, "%s,%s,%s,%s\n", store_cursor_text(scores, 0), store_cursor_text(scores, 1),
	                            mark, store_cursor_text(scores, 3));
	digest_add(state, line, (size_t)length);
}

enum status freeze_digest(struct store *store, const char *exam, char digest[DIGEST_TEXT], int64_t *n_scores,
                          struct problem *problem)
{
	static const char header[] = "candidate_no,subject,mark,status\n";
	const struct store_bind bind = { .text = exam };
	struct store_cursor *scores = store_cursor_open(store, STORE_EXAM_SCORES, &bind, 1);
	unsigned char bytes[DIGEST_BYTES];
	struct digest_state state;

	*n_scores = 0;
	digest_begin(&state);
	digest_add(&state, header, sizeof header - 1);
	for (; store_cursor_next(scores); ++*n_scores)
		add_score(&state, scores);
	digest_end(&state, bytes);
	digest_write(bytes, digest);
	return store_cursor_close(scores, problem);
}

static enum status read_state(struct store *store, enum freeze_depth depth, struct freeze_state *state, struct problem *problem)
{
	char exam[STORE_CODE_TEXT];

	state->is_frozen = store_find_frozen(store, STORE_FROZEN_EXAM, state->exam, strlen(state->exam), exam) == STORE_DONE;
	state->is_proposed = store_find_freeze(store, state->exam, &state->last) == STORE_DONE && !state->last.confirmed[0];
	return depth == FREEZE_DIGESTS ? freeze_digest(store, state->exam, state->digest, &state->scores, problem) : STATUS_OK;
}

static enum status read_states(struct store *store, enum freeze_depth depth, struct freeze_report *report, struct problem *problem)
{
	uint64_t count = 0;
	enum status status = store_count(store, KIND_EXAMS, &count, problem);

	if (status != STATUS_OK)
		return status;
	report->exams = arena_alloc(report->arena, (size_t)count + 1, sizeof *report->exams);
	if (!report->exams)
		return problem_memory(problem);
	struct store_cursor *exams = store_cursor_open_kind(store, KIND_EXAMS);
	while (status == STATUS_OK && report->n_exams < count && store_cursor_next(exams)) {
		struct freeze_state *state = &report->exams[report->n_exams++];

		snprintf(state->exam, sizeof state->exam, "%s", store_cursor_text(exams, 0));
		state->name = arena_copy(report->arena, store_cursor_text(exams, 1));
		status = state->name ? read_state(store, depth, state, problem) : problem_memory(problem);
	}
	const enum status closed = store_cursor_close(exams, status == STATUS_OK ? problem : NULL);
	return status == STATUS_OK ? closed : status;
}

enum status freeze_report_make(struct store *store, enum freeze_depth depth, struct freeze_report *report, struct problem *problem)
{
	*report = (struct freeze_report){ .arena = arena_make() };
	enum status status = report->arena ? store_begin_reading(store, problem) : problem_memory(problem);

	if (status != STATUS_OK)
		return status;
	status = read_states(store, depth, report, problem);
	store_end_reading(store);
	return status;
}

void freeze_report_free(struct freeze_report *report)
{
	arena_free(report->arena);
	*report = (struct freeze_report){ .arena = NULL };
}

const char *freeze_state_name(const struct freeze_state *state)
{
	if (state->is_proposed)
		return state->last.is_freeze ? _("freeze proposed") : _("unfreeze proposed");
	return state->is_frozen ? _("frozen") : _("not frozen");
}
