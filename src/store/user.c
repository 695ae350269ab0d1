/* SPDX-License-Identifier: ISC */
/* Who and when, for the trail. Nothing else stands here, so that a test can have a user and a moment of its own. */
#include <errno.h>
#include <pwd.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "internal.h"

/* Only root may say that it works for another: anybody can set a variable. */
static uid_t user_number(void)
{
	const uid_t uid = getuid();
	const char *sudo = uid == 0 ? getenv("SUDO_UID") : NULL;
	unsigned long number;
	char *end;

	if (!sudo || *sudo < '0' || *sudo > '9')
		return uid;
	errno = 0;
	number = strtoul(sudo, &end, 10);
	return errno == 0 && *end == '\0' && number < (uid_t)-1 ? (uid_t)number : uid;
}

void store_user(char *buffer, size_t size)
{
	const uid_t uid = user_number();
	struct passwd entry, *found = NULL;
	char texts[4096];

	if (getpwuid_r(uid, &entry, texts, sizeof texts, &found) == 0 && found && found->pw_name[0] != '\0')
		snprintf(buffer, size, "%s", found->pw_name);
	else
		snprintf(buffer, size, "uid %lu", (unsigned long)uid);
}

void time_now(char text[TIME_TEXT])
{
	const time_t now = time(NULL);
	struct tm parts;

	if (!gmtime_r(&now, &parts) || strftime(text, TIME_TEXT, "%Y-%m-%dT%H:%M:%SZ", &parts) == 0)
		snprintf(text, TIME_TEXT, "-");
}
