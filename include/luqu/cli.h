/* SPDX-License-Identifier: ISC */
/* The command line: one const entry per command. To add a command: one file in src/cli, one line in src/cli/commands.c. */
#ifndef LUQU_CLI_H
#define LUQU_CLI_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <luqu/finding.h>
#include <luqu/kind.h>
#include <luqu/problem.h>
#include <luqu/progress.h>
#include <luqu/reader.h>

enum { OPTIONS_MOST = 12 };

struct command_option {
	const char *name;     /* without the dashes; NULL ends the list. A single letter is a short option ("o"): write "output" and letter 'o' */
	char letter;          /* 0: none */
	const char *argument; /* placeholder in the help; NULL: takes none. One that ends in "..." may be given several times */
	const char *help;     /* marked with N_() */
};

struct command_call {
	const char *database;                /* path */
	const char *values[OPTIONS_MOST];    /* by the option's place in the table; NULL: not given; "" for one without argument */
	const char **repeated; int n_repeated; /* the values of the option that may be given several times, in order */
	char **arguments; int n_arguments;   /* what is left */
	struct progress progress;            /* a line on standard error where that is a terminal */
};

struct command {
	const char *name;
	/* Where the interface does the same: a screen and behind it the names of its keys, separated by blanks; further screens behind ", ".
	 * NULL: nowhere. */
	const char *screens;
	const char *arguments;               /* as in the usage line: "DIR", "KIND KEY..." */
	const char *summary;                 /* one line, marked with N_() */
	const char *help;                    /* paragraphs, marked with N_(); NULL: none */
	const struct command_option *options;/* NULL: none */
	int least_arguments, most_arguments; /* most -1: any number */
	/* Prints results on standard output and findings on standard error; the status becomes the exit status, the problem is printed by the caller. */
	enum status (*run)(const struct command_call *call, struct problem *problem);
};

extern const struct command *const commands[]; /* NULL ends the list; in the order of the help */

/* Chooses the language before anything is printed: lang NULL takes it from the environment. Works where the locale is not installed. */
void language_choose(const char *lang);

/* What the full-screen interface is to be told; texts are of the arguments or the environment. */
struct cli_screen {
	bool is_wanted;          /* no command was given, on a terminal */
	const char *database;    /* path */
	bool is_language_given;  /* by --lang */
};
/* Reads the arguments, runs a command, prints what went wrong; returns the exit status. */
int cli_main(int argc, char **argv, struct cli_screen *screen);

/* --- for the commands --- */
void cli_print_findings(const struct findings *findings); /* on standard error: the first ones, then a count */
bool cli_flush(struct problem *problem);                  /* flushes standard output; false: it failed (disk full, pipe closed) */
/* A whole number in a range from an option; false and a STATUS_USAGE problem where it is none. */
bool cli_read_number(const char *option, const char *text, long lowest, long highest, long *number, struct problem *problem);
/* text NULL: detect. */
bool cli_read_encoding(const char *text, enum encoding *encoding, struct problem *problem);
bool cli_read_kind(const char *text, enum kind *kind, struct problem *problem); /* an input kind by name */
bool cli_read_batch(const char *text, int64_t *number, struct problem *problem); /* above 0 */
bool cli_read_pass(const char *text, int *pass, struct problem *problem);        /* 1 or 2; text NULL: 0 */
/* A path or an argument as messages may quote it: unshowable characters replaced, cut where it is very long. */
struct cli_shown { char text[1024]; };
struct cli_shown cli_show(const char *text);
/* Prints text for a terminal or a pipe with unshowable characters replaced; width_cells 0: as it is, else padded (negative: right-aligned). */
void cli_print_cell(const char *text, int width_cells);

#endif
