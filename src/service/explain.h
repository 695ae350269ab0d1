/* SPDX-License-Identifier: ISC */
/* What the files of the service `explain` share. */
#ifndef LUQU_SERVICE_EXPLAIN_OWN_H
#define LUQU_SERVICE_EXPLAIN_OWN_H

#include <luqu/service_explain.h>

struct explaining {
	const struct explain_session *session;
	const struct dataset *dataset;
	const struct totals *totals;
	const struct outcome *outcome;
	const struct progress *progress;
	struct explanation *explanation;
	struct arena *arena;          /* the explanation's */
	struct problem *problem;
};

/* How a run is asked again for the tiers of the session's outcome; nothing stands, all is computed. */
struct match_request explain_request(const struct explaining *explaining);

/* explain_stale.c: finds out which tiers the data still give. */
enum status explain_find_stale(struct explain_session *session, const struct progress *progress, struct problem *problem);

/* explain_choices.c: the choices of a tier from its trace. false: out of memory. */
bool explain_tell_choices(struct explaining *explaining, struct explain_tier *tier);

/* explain_pools.c: the pools of a choice from their traces. */
bool explain_tell_pools(struct explaining *explaining, const struct explain_tier *tier, const struct trace_choice *trace,
			struct explain_choice *choice);

/* explain_rules.c: why a rule does not hold, in words. false: out of memory. */
struct explain_site { /* where a rule stands */
	enum rule_use use;
	tier_ix tier;
	const char *text;
	uint16_t choice;
};
bool explain_tell_refusal(struct explaining *explaining, const struct explain_site *site, struct explain_rule *rule);
bool explain_tell_line(struct explaining *explaining, const struct explain_site *site, struct explain_rule *rule);
/* The value of a rule without cutoff() for the candidate; false: it fails, or no memory. */
bool explain_evaluate(struct explaining *explaining, const struct explain_site *site, int64_t *value_e4);
/* The texts of a ranking's keys; NULL: out of memory, or it cannot be read. */
const struct rule_tree *explain_read_rule(struct explaining *explaining, const struct explain_site *site);

/* explain_gain.c: what would have been enough. */
enum status explain_try_gains(struct explaining *explaining);

#endif
