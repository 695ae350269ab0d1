/* SPDX-License-Identifier: ISC */
/* luqu forms, sign, unsign: choice forms on paper. */
#include "commands.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <luqu/i18n.h>
#include <luqu/service_forms.h>

/* --- forms ---------------------------------------------------------------------------------------------------------------------------------- */

enum { FORMS_FEEDER, FORMS_OUTPUT, FORMS_FORMAT, FORMS_UNSIGNED };

static const struct command_option forms_options[] = {
	{ "feeder", 0, "F", N_("of this feeder school alone") },
	{ "output", 'o', "DIR", N_("the folder to write into (default: forms); with --unsigned a file") },
	{ "format", 0, "F", N_("html (default) or txt; with --unsigned also csv (default there) and xlsx") },
	{ "unsigned", 0, NULL, N_("list those whose form has not come back instead") },
	{ 0 },
};

static enum status list_unsigned(struct store *store, const struct command_call *call, enum sheet_format format, struct problem *problem)
{
	const struct sheet_options options = { .format = format,
		                               .path = call->values[FORMS_OUTPUT] ? call->values[FORMS_OUTPUT] : "-",
		                               .page_lines = SHEET_UNPAGED };

	return forms_write_unsigned(store, call->values[FORMS_FEEDER], &options, NULL, problem);
}

static enum status print_forms(struct store *store, const struct command_call *call, enum sheet_format format, struct problem *problem)
{
	const struct forms_request request = { .feeder = call->values[FORMS_FEEDER],
		                               .candidate_no = call->n_arguments > 0 ? call->arguments[0] : NULL,
		                               .folder = call->values[FORMS_OUTPUT] ? call->values[FORMS_OUTPUT] : "forms",
		                               .format = format,
		                               .progress = &call->progress };
	struct forms_report report;
	const enum status status = forms_write(store, &request, &report, problem);

	if (status == STATUS_OK)
		printf(_("%s: %llu choice forms in %llu files\n"), cli_show(request.folder).text, (unsigned long long)report.forms,
		       (unsigned long long)report.files);
	return status;
}

static enum status command_forms_do(const struct command_call *call, struct problem *problem)
{
	const bool is_unsigned = call->values[FORMS_UNSIGNED] != NULL;
	enum sheet_format format = is_unsigned ? SHEET_CSV : SHEET_HTML;
	struct store *store;

	if (call->n_arguments > 0 && (is_unsigned || call->values[FORMS_FEEDER]))
		return problem_set(problem, STATUS_USAGE, "%s", _("forms takes a candidate, --feeder or --unsigned, one of them"));
	if (call->values[FORMS_FORMAT] && !sheet_format_find(call->values[FORMS_FORMAT], &format))
		return problem_set(problem, STATUS_USAGE, _("no such format: %s (csv, xlsx, html, txt)"), call->values[FORMS_FORMAT]);
	enum status status = store_open(call->database, STORE_READ, &store, problem);
	if (status != STATUS_OK)
		return status;
	status = is_unsigned ? list_unsigned(store, call, format, problem) : print_forms(store, call, format, problem);
	store_close(store);
	return status;
}

const struct command command_forms = {
	.name = "forms",
	.screens = "forms print",
	.arguments = "[CANDIDATE_NO]",
	.summary = N_("print choice forms to be signed, or list the unsigned"),
	.help = N_("One file for each feeder school, one candidate a page: all tiers, those without choices marked as declined, receipt number, version, the\n"
	           "short digest of the choices, lines for candidate and guardian. With a candidate: that form alone. Forms that come back signed are taken in by `luqu sign'."),
	.options = forms_options,
	.most_arguments = 1,
	.run = command_forms_do,
};

/* --- sign ------------------------------------------------------------------------------------------------------------------------------------ */

enum { SIGN_DIGEST };

static const struct command_option sign_options[] = {
	{ "digest", 0, "D[,D...]", N_("the digest on each form, in the order of the candidates (needed)") },
	{ 0 },
};

/* Cuts at commas, in place. Returns how many there are, those beyond `most` not kept. */
static size_t cut_digests(char *text, const char **digests, size_t most)
{
	size_t n = 0;

	for (char *next = text; next; n++) {
		char *comma = strchr(next, ',');

		if (n < most)
			digests[n] = next;
		if (comma)
			*comma++ = '\0';
		next = comma;
	}
	return n;
}

static enum status sign_all(const struct command_call *call, const struct forms_signing *signing, struct problem *problem)
{
	struct store *store;
	enum status status = store_open(call->database, STORE_WRITE, &store, problem);

	if (status != STATUS_OK)
		return status;
	status = forms_sign(store, signing, problem);
	if (status == STATUS_OK)
		printf(_("%zu signed; the choices are locked\n"), signing->n);
	store_close(store);
	return status;
}

static enum status command_sign_do(const struct command_call *call, struct problem *problem)
{
	const size_t n = (size_t)call->n_arguments;
	const char **digests = calloc(n, sizeof *digests);
	char *text = strdup(call->values[SIGN_DIGEST] ? call->values[SIGN_DIGEST] : "");
	const struct forms_signing signing = { (const char *const *)call->arguments, digests, n, &call->progress };
	enum status status = STATUS_OK;

	if (!call->values[SIGN_DIGEST])
		status = problem_set(problem, STATUS_USAGE, "%s", _("sign needs --digest: what stands on the form"));
	else if (!digests || !text)
		status = problem_memory(problem);
	else if (cut_digests(text, digests, n) != n)
		status = problem_set(problem, STATUS_USAGE, _("%zu candidates need %zu digests, separated by commas"), n, n);
	if (status == STATUS_OK)
		status = sign_all(call, &signing, problem);
	free(digests);
	free(text);
	return status;
}

const struct command command_sign = {
	.name = "sign",
	.screens = "forms sign",
	.arguments = "CANDIDATE_NO...",
	.summary = N_("take in signed choice forms; from then on the choices are locked"),
	.help = N_("The digest on the form must be that of the choices as they are: a form printed before the last change is refused. All or none are taken in."),
	.options = sign_options,
	.least_arguments = 1,
	.most_arguments = -1,
	.run = command_sign_do,
};

/* --- unsign ---------------------------------------------------------------------------------------------------------------------------------- */

enum { UNSIGN_REASON };

static const struct command_option unsign_options[] = {
	{ "reason", 0, "R", N_("why; stands in the audit trail (needed)") },
	{ 0 },
};

static enum status command_unsign_do(const struct command_call *call, struct problem *problem)
{
	struct store *store;

	if (!call->values[UNSIGN_REASON])
		return problem_set(problem, STATUS_USAGE, "%s", _("unsign needs --reason"));
	enum status status = store_open(call->database, STORE_WRITE, &store, problem);
	if (status != STATUS_OK)
		return status;
	status = forms_unsign(store, call->arguments[0], call->values[UNSIGN_REASON], problem);
	if (status == STATUS_OK)
		printf("%s\n", _("1 form taken back; the choices can be changed again"));
	store_close(store);
	return status;
}

const struct command command_unsign = {
	.name = "unsign",
	.screens = "signed unsign",
	.arguments = "CANDIDATE_NO",
	.summary = N_("take back that a choice form is signed, with a reason"),
	.help = N_("By another person than the one who took the form in. The choices can then be changed; a new form is to be printed and signed."),
	.options = unsign_options,
	.least_arguments = 1,
	.most_arguments = 1,
	.run = command_unsign_do,
};
