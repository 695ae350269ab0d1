/* SPDX-License-Identifier: ISC */
/* The full-screen interface on a pseudo-terminal: start to first screen, key to paint, peak memory. bench_screen LUQU DATABASE prints
 * `FIRST_MS P50_MS P99_MS KIB`. A paint is over when what the program sends has ended with the cursor at its place; it sends one write for
 * each, so that the time of its first byte is the time of the paint. */
#include <errno.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { KEYS = 240, WAIT_MS = 60000, SEEN = 1 << 16, QUIET_MS = 120 /* longer than a count is shown apart */ };

static double now_ms(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)now.tv_sec * 1000 + (double)now.tv_nsec / 1e6;
}

/* What the program sends next; 0: nothing for so long. */
static size_t receive(int fd, int timeout_ms, char *bytes, size_t size)
{
	struct pollfd output = { .fd = fd, .events = POLLIN };

	if (poll(&output, 1, timeout_ms) <= 0)
		return 0;
	const ssize_t length = read(fd, bytes, size);
	return length > 0 ? (size_t)length : 0;
}

/* false: it never came. */
static int wait_for(int fd, const char *text)
{
	static char seen[SEEN + 1];
	size_t used = 0;

	for (double end = now_ms() + WAIT_MS; now_ms() < end;) {
		const size_t length = receive(fd, 100, seen + used, SEEN - used);

		used += length;
		seen[used] = '\0';
		if (strstr(seen, text))
			return 1;
		if (used > SEEN / 2) {
			memmove(seen, seen + used - 256, 256);
			used = 256;
		}
	}
	return 0;
}

/* Until nothing comes any more. */
static void drain(int fd)
{
	char bytes[4096];

	while (receive(fd, QUIET_MS, bytes, sizeof bytes) > 0)
		;
}

static int compare(const void *a, const void *b)
{
	const double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

/* A row, a page, to the end and back, as a hand does it. */
static const char *key_at(int i)
{
	static const char *const keys[] = { "j", "j", "j", "\033[6~", "j", "k", "\033[6~", "\033[5~", "\033[6~", "G", "k", "\033[5~", "l", "h", "g" };

	return keys[i % (int)(sizeof keys / sizeof keys[0])];
}

static double press(int fd, const char *key)
{
	char bytes[4096];
	const double start = now_ms();

	if (write(fd, key, strlen(key)) < 0 || receive(fd, WAIT_MS, bytes, sizeof bytes) == 0)
		return WAIT_MS;
	const double taken = now_ms() - start;
	drain(fd);
	return taken;
}

int main(int argc, char **argv)
{
	static double times[KEYS];
	const struct winsize size = { .ws_row = 24, .ws_col = 80 };
	struct rusage usage;
	int fd, status;

	if (argc != 3)
		return 2;
	const double start = now_ms();
	const pid_t child = forkpty(&fd, NULL, NULL, &size);
	if (child == 0) {
		setenv("TERM", "xterm-256color", 1);
		setenv("LC_ALL", "C.UTF-8", 1);
		setenv("LANGUAGE", "en", 1);
		setenv("XDG_CONFIG_HOME", "/dev/null", 1);
		execl(argv[1], argv[1], "-d", argv[2], (char *)NULL);
		_exit(127);
	}
	if (child < 0 || !wait_for(fd, "F10"))
		return 3;
	const double first = now_ms() - start;
	if (write(fd, ":candidates\r", 12) < 0 || !wait_for(fd, "Filter"))
		return 3;
	for (int i = 0; i < KEYS; i++)
		times[i] = press(fd, key_at(i));
	qsort(times, KEYS, sizeof times[0], compare);
	if (write(fd, "Q", 1) < 0)
		return 3;
	drain(fd);
	if (wait4(child, &status, 0, &usage) < 0)
		return 3;
	printf("%.1f %.2f %.2f %ld\n", first, times[KEYS / 2], times[KEYS * 99 / 100], usage.ru_maxrss);
	return WIFEXITED(status) ? WEXITSTATUS(status) : 3;
}
