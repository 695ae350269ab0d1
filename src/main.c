/* SPDX-License-Identifier: ISC */
/* Stages started in order: language, then the command line or the screen. */
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>

#include <luqu/cli.h>
#include <luqu/tui.h>

/* Where descriptors 0 to 2 are closed, no file of ours may land on them. Read-only, so that printing fails instead of vanishing. */
static void fill_standard_descriptors(void)
{
	for (int fd = 0; fd <= 2; fd++)
		if (fcntl(fd, F_GETFD) < 0 && open("/dev/null", O_RDONLY) != fd)
			return;
}

static int show_screen(const struct cli_screen *screen)
{
	struct problem problem = { .status = STATUS_OK };
	const struct tui_options options = {
		.database = screen->database,
		.language = getenv("LANGUAGE"),
		.is_language_given = screen->is_language_given,
		.choose_language = language_choose,
	};
	const enum status status = tui_main(&options, &problem);

	if (status != STATUS_OK)
		fprintf(stderr, "luqu: %s\n", problem.text);
	return (int)status;
}

int main(int argc, char **argv)
{
	struct cli_screen screen;
	int status;

	fill_standard_descriptors();
	language_choose(NULL);
	signal(SIGPIPE, SIG_IGN); /* a closed pipe is a failed write, reported like any other */
	signal(SIGXFSZ, SIG_IGN); /* so is a file that may not grow */
	status = cli_main(argc, argv, &screen);
	return screen.is_wanted && status == STATUS_OK ? show_screen(&screen) : status;
}
