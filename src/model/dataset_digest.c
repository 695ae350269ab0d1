/* SPDX-License-Identifier: ISC */
/* The digest of a year's inputs. Numbers are written in groups of seven bits (zigzag where they may be negative) and texts with
 * their length before them, so the form is compact, the same on every machine, and cannot be read in two ways. */
#include <string.h>

#include <luqu/dataset.h>

enum { BLOCK = 8192, NUMBER_MOST = 10 };

struct sink {
	struct digest_state state;
	unsigned char block[BLOCK];
	size_t used;
};

static void sink_flush(struct sink *sink)
{
	digest_add(&sink->state, sink->block, sink->used);
	sink->used = 0;
}

static void add_count(struct sink *sink, uint64_t number)
{
	if (sink->used + NUMBER_MOST > BLOCK)
		sink_flush(sink);
	for (; number >= 0x80; number >>= 7)
		sink->block[sink->used++] = (unsigned char)(number | 0x80);
	sink->block[sink->used++] = (unsigned char)number;
}

static void add_number(struct sink *sink, int64_t number)
{
	uint64_t bits = (uint64_t)number;

	add_count(sink, number < 0 ? ~(bits << 1) : bits << 1);
}

/* A rule that is not given and an empty one mean the same. */
static void add_text(struct sink *sink, const char *text)
{
	size_t length = text ? strlen(text) : 0;

	add_count(sink, length);
	if (sink->used + length > BLOCK)
		sink_flush(sink);
	if (length > BLOCK) {
		digest_add(&sink->state, text, length);
	} else if (length > 0) {
		memcpy(sink->block + sink->used, text, length);
		sink->used += length;
	}
}

static void add_office(struct sink *sink, const struct office *office)
{
	add_text(sink, office->lottery_seed);
	add_text(sink, office->total);
	add_count(sink, office->bonus_rule);
	add_number(sink, office->bonus_cap_e4);
}

static void add_subjects(struct sink *sink, const struct dataset *dataset)
{
	add_count(sink, dataset->n_subjects);
	for (size_t i = 0; i < dataset->n_subjects; i++) {
		const struct subject *subject = &dataset->subjects[i];

		add_text(sink, subject->code);
		add_number(sink, subject->full_mark_e2);
		add_number(sink, subject->step_e2);
		add_number(sink, subject->weight_e4);
		add_text(sink, subject->formula);
	}
}

/* Schools matter through their programs alone: adjust = school keeps to them. */
static void add_programs(struct sink *sink, const struct dataset *dataset)
{
	add_count(sink, dataset->n_programs);
	for (size_t i = 0; i < dataset->n_programs; i++) {
		add_text(sink, dataset->programs[i].code);
		add_text(sink, dataset->schools[dataset->programs[i].school].code);
	}
}

static void add_tier(struct sink *sink, const struct tier *tier)
{
	add_text(sink, tier->code);
	add_text(sink, tier->merit);
	add_text(sink, tier->ranking);
	add_text(sink, tier->eligible);
	add_text(sink, tier->line);
	add_count(sink, tier->n_bands);
	for (size_t i = 0; i < tier->n_bands; i++)
		add_count(sink, tier->band_sizes[i]);
	add_count(sink, tier->max_choices);
	add_count(sink, tier->ties);
	add_number(sink, tier->filing_e2);
	add_count(sink, tier->returns);
	add_count(sink, tier->adjust);
	add_count(sink, tier->n_inherits);
	for (size_t i = 0; i < tier->n_inherits; i++)
		add_count(sink, tier->inherits[i]);
}

static void add_plan(struct sink *sink, const struct dataset *dataset, const struct plan *plan)
{
	add_count(sink, plan->tier);
	add_count(sink, plan->program);
	add_text(sink, plan->pool);
	add_number(sink, plan->order);
	add_count(sink, plan->seats);
	add_text(sink, plan->eligible);
	add_text(sink, plan->line);
	add_text(sink, plan->ranking);
	add_text(sink, plan->rollover == IX_NONE ? NULL : dataset->plans[plan->rollover].pool);
}

static void add_texts(struct sink *sink, const struct strings *texts)
{
	uint32_t count = strings_count(texts);

	add_count(sink, count);
	for (uint32_t i = 0; i < count; i++)
		add_text(sink, strings_get(texts, i));
}

static void add_candidate(struct sink *sink, const struct dataset *dataset, candidate_ix c)
{
	const struct tagset *tags = &dataset->tagsets[dataset->tagset[c]];

	add_text(sink, dataset_candidate_no(dataset, c));
	add_count(sink, dataset->feeder[c]);
	add_count(sink, dataset->district[c]);
	add_count(sink, dataset->category[c]);
	add_count(sink, (unsigned char)dataset->sex[c]);
	add_count(sink, dataset->adjust[c]);
	add_count(sink, tags->count);
	for (uint32_t i = tags->first; i < tags->first + tags->count; i++) {
		add_count(sink, dataset->tags[i].name);
		add_count(sink, dataset->tags[i].value);
	}
	for (size_t s = 0; s < dataset->n_subjects; s++) {
		add_count(sink, dataset->status[s][c]);
		if (dataset->status[s][c] != SCORE_NONE)
			add_number(sink, dataset->mark_e2[s][c]);
	}
}

static void add_choices(struct sink *sink, const struct dataset *dataset, candidate_ix c)
{
	add_count(sink, dataset->choice_start[c + 1] - dataset->choice_start[c]);
	for (uint32_t i = dataset->choice_start[c]; i < dataset->choice_start[c + 1]; i++) {
		const struct choice *choice = &dataset->choices[i];

		add_count(sink, choice->tier);
		add_count(sink, choice->rank);
		add_count(sink, choice->program);
	}
}

static void add_bonuses(struct sink *sink, const struct dataset *dataset)
{
	add_count(sink, dataset->n_bonuses);
	for (size_t i = 0; i < dataset->n_bonuses; i++) {
		add_count(sink, dataset->bonuses[i].candidate);
		add_count(sink, dataset->bonuses[i].policy);
		add_number(sink, dataset->bonuses[i].points_e2);
	}
}

static void add_decisions(struct sink *sink, const struct dataset *dataset)
{
	add_count(sink, dataset->n_returns);
	for (size_t i = 0; i < dataset->n_returns; i++) {
		add_count(sink, dataset->returns[i].tier);
		add_count(sink, dataset->returns[i].candidate);
		add_count(sink, dataset->returns[i].program);
	}
	add_count(sink, dataset->n_orders);
	for (size_t i = 0; i < dataset->n_orders; i++) {
		add_count(sink, dataset->orders[i].tier);
		add_count(sink, dataset->orders[i].candidate);
		add_count(sink, dataset->orders[i].plan);
	}
}

void dataset_digest(const struct dataset *dataset, unsigned char digest[DIGEST_BYTES])
{
	struct sink sink = { .used = 0 };

	digest_begin(&sink.state);
	add_text(&sink, "luqu inputs 1");
	add_office(&sink, &dataset->office);
	add_subjects(&sink, dataset);
	add_programs(&sink, dataset);
	add_count(&sink, dataset->n_tiers);
	for (size_t i = 0; i < dataset->n_tiers; i++)
		add_tier(&sink, &dataset->tiers[i]);
	add_count(&sink, dataset->n_plans);
	for (size_t i = 0; i < dataset->n_plans; i++)
		add_plan(&sink, dataset, &dataset->plans[i]);
	add_texts(&sink, dataset->texts);
	add_count(&sink, dataset->n_candidates);
	for (size_t c = 0; c < dataset->n_candidates; c++) {
		add_candidate(&sink, dataset, (candidate_ix)c);
		add_choices(&sink, dataset, (candidate_ix)c);
	}
	add_bonuses(&sink, dataset);
	add_decisions(&sink, dataset);
	sink_flush(&sink);
	digest_end(&sink.state, digest);
}
