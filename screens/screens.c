/* SPDX-License-Identifier: ISC */
/* All screens, in the order of help and manual. */
#include <luqu/screen.h>

#define SCREEN_ADDRESS(name) &screen_##name,
const struct screen *const screens[] = { SCREENS_ALL(SCREEN_ADDRESS) NULL };
