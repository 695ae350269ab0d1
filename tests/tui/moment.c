/* SPDX-License-Identifier: ISC */
/* Who acts and when: the user and the clocks of these tests stand in for src/store/user.c and src/tui/clock.c, which are then not linked. */
#include "moment.h"
#include "suite.h"

#include <stdio.h>
#include <time.h>

#include "../../src/store/internal.h"
#include "../../src/tui/internal.h"

static char acting[64];
static int64_t passed_s, key_ms, typed_ms;

void moment_begin(void)
{
	act_as("officer");
	passed_s = key_ms = typed_ms = 0;
}

void act_as(const char *user)
{
	snprintf(acting, sizeof acting, "%s", user);
}

void store_user(char *buffer, size_t size)
{
	snprintf(buffer, size, "%s", acting);
}

void pass_time(int64_t seconds)
{
	passed_s += seconds;
}

void time_now(char text[TIME_TEXT])
{
	const time_t now = 1781858700 /* 2026-06-19T08:45:00Z */ + (time_t)passed_s;
	struct tm parts;

	assert_non_null(gmtime_r(&now, &parts));
	assert_true(strftime(text, TIME_TEXT, "%Y-%m-%dT%H:%M:%SZ", &parts) > 0);
}

void keys_take(int64_t ms)
{
	key_ms = ms;
}

void moment_key(void)
{
	typed_ms += key_ms;
}

int64_t clock_ms(void)
{
	struct timespec now;

	if (key_ms > 0)
		return typed_ms;
	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}
