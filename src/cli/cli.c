/* SPDX-License-Identifier: ISC */
/* From argv to a command: global options, the command's own, usage and help. */
#include <luqu/cli.h>

#include <errno.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <luqu/i18n.h>
#include <luqu/text.h>

enum { LONG_HELP = 1000, LONG_VERSION, LONG_LANG, LONG_OWN /* + place in the command's table */ };

static size_t count_options(const struct command *command)
{
	size_t n = 0;

	while (command->options && command->options[n].name)
		n++;
	return n;
}

static void print_usage(FILE *to, const struct command *command)
{
	fprintf(to, _("Usage: luqu [-d DB] [--lang en|zh_CN] %s%s%s%s\n"), command->name, command->options ? _(" [OPTION...]") : "",
		command->arguments[0] ? " " : "", command->arguments);
}

static void print_option(const struct command_option *option)
{
	char left[64];

	if (option->letter)
		snprintf(left, sizeof left, "-%c, --%s%s%s", option->letter, option->name, option->argument ? " " : "",
			 option->argument ? option->argument : "");
	else
		snprintf(left, sizeof left, "--%s%s%s", option->name, option->argument ? " " : "", option->argument ? option->argument : "");
	printf("  %-24s  %s\n", left, _(option->help));
}

static void print_command_help(const struct command *command)
{
	print_usage(stdout, command);
	printf("%s\n", _(command->summary));
	if (command->help)
		printf("\n%s\n", _(command->help));
	if (command->options)
		printf("\n%s\n", _("Options:"));
	for (size_t i = 0; i < count_options(command); i++)
		print_option(&command->options[i]);
	if (command->screens)
		printf(_("\nOn the screen: %s\n"), command->screens);
}

static void print_general_help(FILE *to)
{
	fprintf(to, "%s\n\n%s\n", _("Usage: luqu [-d DB] [--lang en|zh_CN] COMMAND [ARGUMENT...]"),
	       _("Manages the admissions year of a district or a province and places candidates by merit and preference."));
	fprintf(to, "\n%s\n", _("Commands:"));
	for (const struct command *const *c = commands; *c; c++)
		fprintf(to, "  %-10s %s\n", (*c)->name, _((*c)->summary));
	fprintf(to, "\n%s\n%s\n%s\n", _("DB is the file of one admission year: -d DB, else $LUQU_DB, else luqu.db in this folder."),
	       _("Without a command, on a terminal, the full-screen interface opens."),
	       _("`luqu COMMAND --help` tells more; so do luqu(1), luqu-files(5) and luqu-rules(5)."));
}

static const struct command *find_command(const char *name)
{
	for (const struct command *const *c = commands; *c; c++)
		if (strcmp((*c)->name, name) == 0)
			return *c;
	return NULL;
}

/* The command's options, as getopt_long wants them. */
static void make_getopt_tables(const struct command *command, struct option *longs, char *shorts)
{
	size_t n = count_options(command), s = 1;

	shorts[0] = ':'; /* a missing argument is told from an unknown option */
	for (size_t i = 0; i < n; i++) {
		const struct command_option *option = &command->options[i];
		longs[i] = (struct option){ .name = option->name,
					    .has_arg = option->argument ? required_argument : no_argument,
					    .val = LONG_OWN + (int)i };
		if (option->letter) {
			shorts[s++] = option->letter;
			if (option->argument)
				shorts[s++] = ':';
		}
	}
	longs[n] = (struct option){ .name = "help", .val = LONG_HELP };
	longs[n + 1] = (struct option){ .name = "version", .val = LONG_VERSION };
	longs[n + 2] = (struct option){ 0 };
	memcpy(shorts + s, "h", 2);
}

static int option_place(const struct command *command, int value)
{
	if (value >= LONG_OWN)
		return value - LONG_OWN;
	for (int i = 0; i < (int)count_options(command); i++)
		if (command->options[i].letter && command->options[i].letter == value)
			return i;
	return -1;
}

/* What getopt refused: a short option by its letter, a long one as it was given. */
static void explain_option(int value, char **argv)
{
	const bool is_short = optopt > 0 && optopt < LONG_HELP;
	const char letter[] = { '-', (char)optopt, '\0' };
	const struct cli_shown shown = cli_show(is_short ? letter : argv[optind - 1]);

	if (value == ':')
		fprintf(stderr, _("luqu: the option %s needs an argument\n"), shown.text);
	else if (!is_short && optopt != 0)
		fprintf(stderr, _("luqu: the option takes no argument: %s\n"), shown.text);
	else
		fprintf(stderr, _("luqu: no such option: %s\n"), shown.text);
}

static bool may_repeat(const struct command_option *option)
{
	const size_t length = option->argument ? strlen(option->argument) : 0;

	return length > 3 && strcmp(option->argument + length - 3, "...") == 0;
}

enum reading { READING_GOOD, READING_DONE, READING_WRONG };

static enum reading read_options(const struct command *command, int argc, char **argv, struct command_call *call)
{
	struct option longs[OPTIONS_MOST + 3];
	char shorts[1 + 2 * OPTIONS_MOST + 2];
	int value;

	make_getopt_tables(command, longs, shorts);
	optind = 0; /* glibc: begin anew */
	opterr = 0;
	while ((value = getopt_long(argc, argv, shorts, longs, NULL)) != -1) {
		if (value == LONG_HELP || value == 'h') {
			print_command_help(command);
			return READING_DONE;
		}
		if (value == LONG_VERSION) {
			printf("luqu %s\n", LUQU_VERSION);
			return READING_DONE;
		}
		int place = option_place(command, value);
		if (place < 0) {
			explain_option(value, argv);
			return READING_WRONG;
		}
		call->values[place] = optarg ? optarg : "";
		if (may_repeat(&command->options[place]))
			call->repeated[call->n_repeated++] = optarg;
	}
	call->arguments = argv + optind;
	call->n_arguments = argc - optind;
	return READING_GOOD;
}

static bool has_right_count(const struct command *command, const struct command_call *call)
{
	if (call->n_arguments < command->least_arguments)
		fprintf(stderr, _("luqu %s: an argument is missing\n"), command->name);
	else if (command->most_arguments >= 0 && call->n_arguments > command->most_arguments)
		fprintf(stderr, _("luqu %s: one argument too many: %s\n"), command->name,
			cli_show(call->arguments[command->most_arguments]).text);
	else
		return true;
	return false;
}

static bool show_progress(void *context, const char *what, uint64_t done, uint64_t total)
{
	(void)context;
	if (total > 0)
		fprintf(stderr, "\r%s %3u %%\033[K", what, (unsigned)(done * 100 / total));
	else
		fprintf(stderr, "\r%s %llu\033[K", what, (unsigned long long)done);
	return true;
}

static bool is_progress_shown(void)
{
	const char *terminal = getenv("TERM");

	return terminal && strcmp(terminal, "dumb") != 0 && isatty(STDERR_FILENO);
}

static int perform(const struct command *command, struct command_call *call)
{
	struct problem problem = { 0 };
	bool shows = is_progress_shown();

	if (shows)
		call->progress.step = show_progress;
	enum status status = command->run(call, &problem);
	if (shows)
		fputs("\r\033[K", stderr);
	if (!cli_flush(status == STATUS_OK ? &problem : NULL) && status == STATUS_OK)
		status = STATUS_ENVIRONMENT;
	if (problem.text[0])
		fprintf(stderr, "luqu: %s\n", problem.text);
	return (int)status;
}

static int read_and_perform(const struct command *command, int argc, char **argv, struct command_call *call)
{
	enum reading reading = read_options(command, argc, argv, call);

	if (reading == READING_DONE)
		return fflush(stdout) == 0 ? STATUS_OK : STATUS_ENVIRONMENT;
	if (reading == READING_WRONG || !has_right_count(command, call)) {
		print_usage(stderr, command);
		return STATUS_USAGE;
	}
	return perform(command, call);
}

static int run_command(const struct command *command, int argc, char **argv, const char *database)
{
	struct command_call call = { .database = database, .repeated = calloc((size_t)argc, sizeof(const char *)) };
	struct problem problem;

	if (!call.repeated) {
		problem_memory(&problem);
		fprintf(stderr, "luqu: %s\n", problem.text);
		return STATUS_ENVIRONMENT;
	}
	const int status = read_and_perform(command, argc, argv, &call);
	free(call.repeated);
	return status;
}

static int explain_usage(const char *text, const char *what)
{
	fprintf(stderr, text, cli_show(what).text);
	fprintf(stderr, "\n%s\n", _("Try `luqu --help`."));
	return STATUS_USAGE;
}

int cli_main(int argc, char **argv, struct cli_screen *screen)
{
	static const struct option longs[] = { { "help", no_argument, NULL, LONG_HELP },
					       { "version", no_argument, NULL, LONG_VERSION },
					       { "lang", required_argument, NULL, LONG_LANG },
					       { "database", required_argument, NULL, 'd' },
					       { 0 } };
	const char *path = getenv("LUQU_DB");
	int value;

	*screen = (struct cli_screen){ .is_wanted = false };
	opterr = 0;
	while ((value = getopt_long(argc, argv, "+:d:h", longs, NULL)) != -1) {
		switch (value) {
		case 'd':
			path = optarg;
			break;
		case LONG_LANG:
			if (strcmp(optarg, "en") != 0 && strcmp(optarg, "zh_CN") != 0)
				return explain_usage(_("luqu: no such language: %s (en, zh_CN)"), optarg);
			language_choose(optarg);
			screen->is_language_given = true;
			break;
		case LONG_VERSION:
			printf("luqu %s\n", LUQU_VERSION);
			return fflush(stdout) == 0 ? STATUS_OK : STATUS_ENVIRONMENT;
		case 'h':
		case LONG_HELP:
			print_general_help(stdout);
			return fflush(stdout) == 0 ? STATUS_OK : STATUS_ENVIRONMENT;
		default:
			explain_option(value, argv);
			fprintf(stderr, "%s\n", _("Try `luqu --help`."));
			return STATUS_USAGE;
		}
	}
	screen->database = path && path[0] ? path : "luqu.db";
	if (optind == argc) {
		screen->is_wanted = isatty(STDIN_FILENO) && isatty(STDOUT_FILENO);
		if (!screen->is_wanted)
			print_general_help(stderr);
		return screen->is_wanted ? STATUS_OK : STATUS_USAGE;
	}
	const struct command *command = find_command(argv[optind]);
	if (!command)
		return explain_usage(_("luqu: no such command: %s"), argv[optind]);
	return run_command(command, argc - optind, argv + optind, screen->database);
}
