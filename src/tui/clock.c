/* SPDX-License-Identifier: ISC */
/* How time passes for the interface: a clock that no one sets. In a file of its own, so that a test can have another. */
#include <time.h>

#include "internal.h"

int64_t clock_ms(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}
