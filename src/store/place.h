/* SPDX-License-Identifier: ISC */
/* Files on their way into their place. */
#ifndef LUQU_STORE_PLACE_H
#define LUQU_STORE_PLACE_H

#include <luqu/problem.h>

enum place_over { PLACE_NEVER_OVER, PLACE_OVER };
/* Brings what is written to the disk and gives it its name; the name too is on the disk then. STATUS_FAULT: something stands there.
 */
enum status place_put(const char *from, const char *to, enum place_over over, struct problem *problem);

#endif
