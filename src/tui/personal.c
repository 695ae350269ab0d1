/* SPDX-License-Identifier: ISC */
/* Personal settings: a file of the user's own, by the XDG Base Directory Specification. Whoever works in another's name, as through a
 * service account, has none: its folder is not his, and what lies there is not the account's. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <luqu/outfile.h>

#include "internal.h"

enum { FILE_BYTES_MOST = 4096 };

static const char language_key[] = "language";

static bool works_for_another(void)
{
	return getuid() != geteuid() || getgid() != getegid() || getenv("SUDO_UID");
}

bool personal_path(char *path, size_t size)
{
	const char *config = getenv("XDG_CONFIG_HOME"), *home = getenv("HOME");
	int length = -1;

	if (works_for_another())
		return false;
	if (config && config[0] == '/')
		length = snprintf(path, size, "%s/luqu/settings", config);
	else if (home && home[0] == '/')
		length = snprintf(path, size, "%s/.config/luqu/settings", home);
	return length > 0 && (size_t)length < size;
}

/* --- reading ------------------------------------------------------------------------------------------------------------------------ */

/* -1: there is none, or the problem says why it is not read. A FIFO does not hold the interface up. */
static int open_own(const char *path, struct problem *problem)
{
	const int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
	struct stat stat;

	if (fd < 0 && errno != ENOENT && errno != ENOTDIR)
		problem_system(problem, errno, "%s", path);
	if (fd < 0 || (fstat(fd, &stat) == 0 && S_ISREG(stat.st_mode) && stat.st_uid == geteuid()))
		return fd;
	problem_set(problem, STATUS_ENVIRONMENT, _("%s is no file of yours and is not read"), path);
	close(fd);
	return -1;
}

/* KEY = VALUE; blank lines and those that begin with # say nothing. */
static bool line_read(char *line, struct personal *personal)
{
	char key[32], value[sizeof personal->language], rest[2];

	if (line[strspn(line, " \t")] == '\0' || line[strspn(line, " \t")] == '#')
		return true;
	if (sscanf(line, " %31[a-z] = %15[A-Za-z_] %1s", key, value, rest) != 2 || strcmp(key, language_key) != 0)
		return false;
	if (strcmp(value, "en") != 0 && strcmp(value, "zh_CN") != 0)
		return false;
	snprintf(personal->language, sizeof personal->language, "%s", value);
	return true;
}

static enum status lines_read(const char *path, char *text, struct personal *personal, struct problem *problem)
{
	struct personal read = { .language = "" };
	unsigned number = 0;

	for (char *line = text, *next; line; line = next) {
		next = strchr(line, '\n');
		if (next)
			*next++ = '\0';
		number++;
		if (!line_read(line, &read))
			return problem_set(problem, STATUS_FAULT, _("%s: line %u is no setting; the file is not used"), path, number);
	}
	*personal = read;
	return STATUS_OK;
}

enum status personal_read(const char *path, struct personal *personal, struct problem *problem)
{
	char text[FILE_BYTES_MOST + 1];
	ssize_t length;
	int fd;

	*personal = (struct personal){ .language = "" };
	*problem = (struct problem){ .status = STATUS_OK };
	fd = open_own(path, problem);
	if (fd < 0)
		return problem->status;
	length = read(fd, text, sizeof text);
	if (length < 0)
		problem_system(problem, errno, "%s", path);
	else if (length > FILE_BYTES_MOST || memchr(text, '\0', (size_t)length))
		problem_set(problem, STATUS_FAULT, _("%s holds more than settings; it is not used"), path);
	close(fd);
	if (problem->status != STATUS_OK)
		return problem->status;
	text[length] = '\0';
	return lines_read(path, text, personal, problem);
}

/* --- writing ------------------------------------------------------------------------------------------------------------------------ */

static enum status make_folder(const char *path, const char *end, struct problem *problem)
{
	char folder[PERSONAL_PATH];
	struct stat made;

	snprintf(folder, sizeof folder, "%.*s", (int)(end - path), path);
	if ((mkdir(folder, 0700) != 0 && errno != EEXIST) || stat(folder, &made) != 0)
		return problem_system(problem, errno, "%s", folder);
	return made.st_uid == geteuid() ? STATUS_OK : problem_set(problem, STATUS_ENVIRONMENT, _("%s is no folder of yours"), folder);
}

/* The two folders above the file, where they are not there. */
static enum status make_folders(const char *path, struct problem *problem)
{
	const char *own = strrchr(path, '/');
	const char *config = memrchr(path, '/', (size_t)(own - path));
	enum status status = config > path ? make_folder(path, config, problem) : STATUS_OK;

	return status == STATUS_OK ? make_folder(path, own, problem) : status;
}

enum status personal_write(const char *path, const struct personal *personal, struct problem *problem)
{
	enum status status = make_folders(path, problem);
	struct outfile *outfile;
	char line[64];

	if (status != STATUS_OK)
		return status;
	outfile = outfile_open(path, NULL, problem);
	if (!outfile)
		return problem->status;
	snprintf(line, sizeof line, "%s = %s\n", language_key, personal->language);
	outfile_text(outfile, line);
	return outfile_commit(outfile, problem);
}
