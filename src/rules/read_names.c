/* SPDX-License-Identifier: ISC */
/* The rule reader's names: which there are where a rule stands, and what to say of one that is not among them. */
#include "read.h"

#include <stdio.h>
#include <string.h>

#include <luqu/i18n.h>
#include <luqu/kind.h>
#include <luqu/text.h>

enum {
	IN_FORMULA = 1 << RULE_FORMULA,
	IN_TOTAL = 1 << RULE_TOTAL,
	IN_MERIT = 1 << RULE_MERIT | 1 << RULE_TIER_LINE | 1 << RULE_TIER_ELIGIBLE,
	IN_RANKING = 1 << RULE_RANKING,
	IN_PLAN_ELIGIBLE = 1 << RULE_PLAN_ELIGIBLE,
	IN_PLAN_LINE = 1 << RULE_PLAN_LINE,
	IN_RUN = IN_MERIT | IN_RANKING | IN_PLAN_ELIGIBLE | IN_PLAN_LINE,
};

static const struct fixed_name {
	const char *name;
	unsigned uses;
	bool is_text;
	enum rule_name meaning;
} fixed_names[] = {
	{ "bonus", IN_TOTAL | IN_RUN, false, NAME_BONUS },
	{ "total", IN_RUN, false, NAME_TOTAL },
	{ "candidate_no", IN_RUN, true, NAME_CANDIDATE_NO },
	{ "feeder", IN_RUN, true, NAME_FEEDER },
	{ "district", IN_RUN, true, NAME_DISTRICT },
	{ "category", IN_RUN, true, NAME_CATEGORY },
	{ "sex", IN_RUN, true, NAME_SEX },
	{ "choice", IN_RANKING | IN_PLAN_ELIGIBLE, false, NAME_CHOICE },
};
enum { N_FIXED = sizeof(fixed_names) / sizeof(*fixed_names) };

static bool equals(const char *bytes, size_t length, const char *word)
{
	return strlen(word) == length && memcmp(bytes, word, length) == 0;
}

bool rule_is_word(const char *bytes, size_t length)
{
	return text_is_rule_word(bytes, length);
}

/* --- what to say of an unknown name ----------------------------------------------------------------------------------------- */
enum { NEAR_MOST = 40 };

static unsigned char lower(char byte)
{
	return (unsigned char)(byte >= 'A' && byte <= 'Z' ? byte - 'A' + 'a' : byte);
}

static unsigned least(unsigned a, unsigned b)
{
	return a < b ? a : b;
}

/* How many bytes must be put in, taken out or changed to make one name of the other; ASCII case does not count. */
static unsigned distance(const char *a, size_t n_a, const char *b, size_t n_b)
{
	unsigned row[NEAR_MOST + 1];

	if (n_a > NEAR_MOST || n_b > NEAR_MOST)
		return NEAR_MOST;
	for (size_t j = 0; j <= n_b; j++)
		row[j] = (unsigned)j;
	for (size_t i = 1; i <= n_a; i++) {
		unsigned diagonal = row[0];

		row[0] = (unsigned)i;
		for (size_t j = 1; j <= n_b; j++) {
			const unsigned changed = diagonal + (lower(a[i - 1]) != lower(b[j - 1]));

			diagonal = row[j];
			row[j] = least(changed, least(row[j], row[j - 1]) + 1);
		}
	}
	return row[n_b];
}

struct nearest {
	const char *name;
	unsigned distance;
};

static void consider(struct nearest *nearest, const char *bytes, size_t length, const char *name)
{
	const unsigned far = distance(bytes, length, name, strlen(name));

	if (far < nearest->distance && far <= 2 && far < strlen(name)) {
		nearest->distance = far;
		nearest->name = name;
	}
}

/* A list under way; it ends in "..." where it becomes too long to be read. */
struct list {
	char text[400];
	size_t length;
	bool is_full;
};

static void list_add(struct list *list, const char *name)
{
	const size_t room = sizeof(list->text) - sizeof(", ...") - list->length;
	const char *comma = list->length > 0 ? ", " : "";

	if (list->is_full)
		return;
	list->is_full = strlen(comma) + strlen(name) > room;
	list->length += (size_t)snprintf(list->text + list->length, sizeof(list->text) - list->length, "%s%s", comma,
	                                 list->is_full ? "..." : name);
}

static bool has(const struct reader *reader, unsigned uses)
{
	return (uses & 1U << reader->use) != 0;
}

static void list_names(const struct reader *reader, struct list *list)
{
	for (size_t i = 0; i < reader->dataset->n_subjects; i++)
		list_add(list, reader->dataset->subjects[i].code);
	for (size_t i = 0; i < N_FIXED; i++)
		if (has(reader, fixed_names[i].uses))
			list_add(list, fixed_names[i].name);
	if (has(reader, IN_RANKING))
		list_add(list, "lottery");
	list_add(list, "status.SUBJECT");
	if (has(reader, IN_RUN)) {
		list_add(list, "tag.NAME");
		list_add(list, "quality.PART");
		list_add(list, "quality.TERM.PART");
	}
	if (has(reader, IN_PLAN_LINE))
		list_add(list, "cutoff(TIER)");
}

static void consider_subjects(const struct reader *reader, struct nearest *nearest, const char *bytes, size_t length)
{
	for (size_t i = 0; i < reader->dataset->n_subjects; i++)
		consider(nearest, bytes, length, reader->dataset->subjects[i].code);
}

#define FUNCTION_WORD(word, name, least, most, usage) #word,

static const char *nearest_name(const struct reader *reader, const char *bytes, size_t length)
{
	static const char *const others[] = { "and", "or", "not", RULE_FUNCTIONS(FUNCTION_WORD) };
	struct nearest nearest = { .distance = NEAR_MOST };

	consider_subjects(reader, &nearest, bytes, length);
	for (size_t i = 0; i < N_FIXED; i++)
		if (has(reader, fixed_names[i].uses))
			consider(&nearest, bytes, length, fixed_names[i].name);
	for (size_t i = 0; i < sizeof(others) / sizeof(*others); i++)
		consider(&nearest, bytes, length, others[i]);
	if (has(reader, IN_RANKING))
		consider(&nearest, bytes, length, "lottery");
	return nearest.name;
}

static const char *place_name(enum rule_use use)
{
	static const char *const places[] = {
		[RULE_FORMULA] = N_("a subject's formula"),
		[RULE_TOTAL] = N_("the office's total"),
		[RULE_MERIT] = N_("a tier's merit"),
		[RULE_TIER_LINE] = N_("a tier's line"),
		[RULE_TIER_ELIGIBLE] = N_("a tier's eligible"),
		[RULE_RANKING] = N_("a ranking"),
		[RULE_PLAN_ELIGIBLE] = N_("a plan's eligible"),
		[RULE_PLAN_LINE] = N_("a plan's line"),
	};

	return _(places[use]);
}

static void *fail_unknown(struct reader *reader, const struct token *name)
{
	const char *bytes = reader->text + name->from;
	const size_t length = name->to - name->from;
	const char *nearest = nearest_name(reader, bytes, length);
	const struct shown shown = reader_show(reader, name);
	struct list list = { 0 };

	list_names(reader, &list);
	if (rule_is_word(bytes, length))
		return reader_fail(reader, name->column, _("%s may not be named in %s; the names here are: %s"), shown.text,
		                   place_name(reader->use), list.text);
	if (nearest)
		return reader_fail(reader, name->column, _("unknown name %s, perhaps `%s` is meant; the names here are: %s"),
		                   shown.text, nearest, list.text);
	return reader_fail(reader, name->column, _("unknown name %s; the names here are: %s"), shown.text, list.text);
}

void *reader_fail_unknown_function(struct reader *reader, const struct token *name)
{
	static const char *const functions[] = { RULE_FUNCTIONS(FUNCTION_WORD) "cutoff" };
	const size_t n_functions = sizeof(functions) / sizeof(*functions);
	struct nearest nearest = { .distance = NEAR_MOST };
	struct list list = { 0 };

	for (size_t i = 0; i < n_functions; i++)
		consider(&nearest, reader->text + name->from, name->to - name->from, functions[i]);
	for (size_t i = 0; i + 1 < n_functions; i++)
		list_add(&list, functions[i]);
	if (nearest.name)
		return reader_fail(
		        reader, name->column,
		        _("unknown function %s, perhaps `%s` is meant; the functions are: %s, and cutoff in a plan's line"),
		        reader_show(reader, name).text, nearest.name, list.text);
	return reader_fail(reader, name->column, _("unknown function %s; the functions are: %s, and cutoff in a plan's line"),
	                   reader_show(reader, name).text, list.text);
}

/* --- what a name means ------------------------------------------------------------------------------------------------------ */
static struct rule_node *make_name(struct reader *reader, const struct token *token, enum rule_name meaning, bool is_text,
                                   uint32_t index)
{
	struct rule_node *node = reader_make_node(reader, OP_NAME, token);

	if (!node)
		return NULL;
	node->name = meaning;
	node->is_text = is_text;
	node->index = index;
	return node;
}

static struct rule_node *resolve_status(struct reader *reader, const struct token *name, const char *code, size_t length)
{
	const subject_ix subject = dataset_find_subject(reader->dataset, code, length);
	struct nearest nearest = { .distance = NEAR_MOST };
	struct list list = { 0 };

	if (subject != IX_NONE)
		return make_name(reader, name, NAME_STATUS, true, subject);
	consider_subjects(reader, &nearest, code, length);
	for (size_t i = 0; i < reader->dataset->n_subjects; i++)
		list_add(&list, reader->dataset->subjects[i].code);
	if (nearest.name)
		return reader_fail(reader, name->column, _("unknown name %s, perhaps `status.%s` is meant; the subjects are: %s"),
		                   reader_show(reader, name).text, nearest.name, list.text);
	return reader_fail(reader, name->column, _("unknown name %s; the subjects are: %s"), reader_show(reader, name).text,
	                   list.text);
}

static struct rule_node *resolve_tag(struct reader *reader, const struct token *name, const char *tag, size_t length)
{
	if (!has(reader, IN_RUN))
		return fail_unknown(reader, name);
	if (!text_is_name(tag, length, true))
		return reader_fail(
		        reader, name->column,
		        _("%s names no tag: a tag's name is a letter or _, then letters, digits and _, at most 32 characters"),
		        reader_show(reader, name).text);
	if (rule_is_word(tag, length))
		return reader_fail(reader, name->column, _("%s names no tag: a word of the rule language is no name of a tag"),
		                   reader_show(reader, name).text);
	struct rule_node *node = make_name(reader, name, NAME_TAG, true, 0);

	if (!node)
		return NULL;
	node->length = length;
	node->text = arena_text(reader->arena, tag, length);
	return node->text ? node : reader_fail(reader, name->column, _("out of memory"));
}

/* quality.PART, quality.TERM.PART: parts and terms are codes without `-`. */
static bool is_quality(const char *bytes, size_t length)
{
	const char *dot = memchr(bytes, '.', length);
	const size_t n_first = dot ? (size_t)(dot - bytes) : length, n_second = dot ? length - n_first - 1 : 0;

	return text_is_code(bytes, n_first) && (!dot || text_is_code(dot + 1, n_second));
}

/* A number, since there is nothing else in it: the tag that the builder of the dataset has made of it, and 0 where there is none.
 */
static struct rule_node *resolve_quality(struct reader *reader, const struct token *name, size_t prefix)
{
	const char *bytes = reader->text + name->from;
	const size_t length = name->to - name->from;
	struct rule_node *sum, *tag, *zero;

	if (!has(reader, IN_RUN))
		return fail_unknown(reader, name);
	if (!is_quality(bytes + prefix, length - prefix))
		return reader_fail(reader, name->column, _("%s names no evaluation: those are quality.PART and quality.TERM.PART"),
		                   reader_show(reader, name).text);
	tag = make_name(reader, name, NAME_TAG, true, 0);
	zero = reader_make_node(reader, OP_NUMBER, name);
	sum = reader_make_node(reader, OP_ADD, name);
	if (!tag || !zero || !sum)
		return NULL;
	tag->length = length;
	tag->text = arena_text(reader->arena, bytes, length);
	sum->n_arguments = 2;
	sum->arguments = arena_alloc(reader->arena, sum->n_arguments, sizeof(struct rule_node *));
	if (!tag->text || !sum->arguments)
		return reader_fail(reader, name->column, _("out of memory"));
	sum->arguments[0] = tag;
	sum->arguments[1] = zero;
	reader->height = 2;
	return sum;
}

struct rule_node *reader_resolve_name(struct reader *reader, const struct token *name)
{
	static const char status[] = "status.", tag[] = "tag.", quality[] = "quality.";
	const char *bytes = reader->text + name->from;
	const size_t length = name->to - name->from;
	const subject_ix subject = dataset_find_subject(reader->dataset, bytes, length);

	if (reader->has_failed)
		return NULL;
	for (size_t i = 0; i < N_FIXED; i++)
		if (has(reader, fixed_names[i].uses) && equals(bytes, length, fixed_names[i].name))
			return make_name(reader, name, fixed_names[i].meaning, fixed_names[i].is_text, 0);
	if (subject != IX_NONE)
		return make_name(reader, name, NAME_SUBJECT, false, subject);
	if (length >= strlen(status) && memcmp(bytes, status, strlen(status)) == 0)
		return resolve_status(reader, name, bytes + strlen(status), length - strlen(status));
	if (length >= strlen(tag) && memcmp(bytes, tag, strlen(tag)) == 0)
		return resolve_tag(reader, name, bytes + strlen(tag), length - strlen(tag));
	if (length >= strlen(quality) && memcmp(bytes, quality, strlen(quality)) == 0)
		return resolve_quality(reader, name, strlen(quality));
	if (has(reader, IN_PLAN_LINE) && equals(bytes, length, "cutoff"))
		return reader_fail(reader, name->column, _("`cutoff` needs a tier: cutoff(TIER)"));
	if (has(reader, IN_RANKING) && equals(bytes, length, "lottery"))
		return reader_fail(reader, name->column, _("`lottery` stands only as a whole key of a ranking: ... > lottery"));
	return fail_unknown(reader, name);
}

static void *fail_tier(struct reader *reader, const struct token *code)
{
	struct list list = { 0 };

	for (size_t i = 0; i < reader->dataset->n_tiers && i < reader->earlier_than; i++)
		list_add(&list, reader->dataset->tiers[i].code);
	if (list.length == 0)
		return reader_fail(reader, code->column, _("cutoff(): no tier comes before this one"));
	return reader_fail(reader, code->column, _("cutoff(): %s is no earlier tier; the earlier tiers are: %s"),
	                   reader_show(reader, code).text, list.text);
}

struct rule_node *reader_resolve_cutoff(struct reader *reader, const struct token *name, const struct token *code)
{
	enum { CODE_MOST = 32 };
	const size_t length = code->to - code->from;
	char bytes[CODE_MOST + 1] = "";

	if (!has(reader, IN_PLAN_LINE))
		return fail_unknown(reader, name);
	if (length == 0)
		return reader_fail(reader, code->column, _("`cutoff` needs a tier: cutoff(TIER)"));
	if (length <= CODE_MOST)
		memcpy(bytes, reader->text + code->from, length);
	const tier_ix tier = dataset_find_tier(reader->dataset, bytes);
	if (tier == IX_NONE || tier >= reader->earlier_than || strlen(bytes) != length)
		return fail_tier(reader, code);
	struct rule_node *node = reader_make_node(reader, OP_CUTOFF, name);

	if (node)
		node->index = tier;
	return node;
}
