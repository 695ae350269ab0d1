/* SPDX-License-Identifier: ISC */
/* Stages started in order: language, then the command line or the screen. */
#include <signal.h>
#include <stdio.h>

#include <luqu/cli.h>

int main(int argc, char **argv)
{
	const char *database;
	bool wants_screen;

	language_choose(NULL);
	signal(SIGPIPE, SIG_IGN); /* a closed pipe is a failed write, reported like any other */
	signal(SIGXFSZ, SIG_IGN); /* so is a file that may not grow */
	int status = cli_main(argc, argv, &wants_screen, &database);
	return status;
}
