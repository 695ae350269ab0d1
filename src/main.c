/* SPDX-License-Identifier: ISC */
/* Stages started in order: language, then the command line or the screen. */
#include <fcntl.h>
#include <signal.h>

#include <luqu/cli.h>

/* Where descriptors 0 to 2 are closed, no file of ours may land on them. Read-only, so that printing fails instead of vanishing. */
static void fill_standard_descriptors(void)
{
	for (int fd = 0; fd <= 2; fd++)
		if (fcntl(fd, F_GETFD) < 0 && open("/dev/null", O_RDONLY) != fd)
			return;
}

int main(int argc, char **argv)
{
	const char *database;
	bool wants_screen;

	fill_standard_descriptors();
	language_choose(NULL);
	signal(SIGPIPE, SIG_IGN); /* a closed pipe is a failed write, reported like any other */
	signal(SIGXFSZ, SIG_IGN); /* so is a file that may not grow */
	return cli_main(argc, argv, &wants_screen, &database);
}
