/* SPDX-License-Identifier: ISC */
/* Runs a command and prints `SECONDS KIB` (wall clock, peak resident memory): measure COMMAND [ARGUMENT...]. Its output goes to /dev/null. */
#include <fcntl.h>
#include <stdio.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static double seconds(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

int main(int argc, char **argv)
{
	struct rusage usage;
	int status;

	if (argc < 2)
		return 2;
	double start = seconds();
	pid_t child = fork();
	if (child == 0) {
		int null = open("/dev/null", O_WRONLY);
		dup2(null, STDOUT_FILENO);
		execvp(argv[1], argv + 1);
		_exit(127);
	}
	if (child < 0 || wait4(child, &status, 0, &usage) < 0)
		return 3;
	printf("%.3f %ld\n", seconds() - start, usage.ru_maxrss);
	return WIFEXITED(status) ? WEXITSTATUS(status) : 3;
}
