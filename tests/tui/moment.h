/* SPDX-License-Identifier: ISC */
/* What the suite tells its clocks and users; tests have the rest in suite.h. */
#ifndef LUQU_TESTS_TUI_MOMENT_H
#define LUQU_TESTS_TUI_MOMENT_H

void moment_begin(void); /* of a test */
void moment_key(void);   /* a key was typed */

#endif
