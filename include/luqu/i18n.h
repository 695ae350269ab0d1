/* SPDX-License-Identifier: ISC */
/* Words for people go through gettext; what other programs read never does. */
#ifndef LUQU_I18N_H
#define LUQU_I18N_H

#include <libintl.h>

#define _(text) gettext(text)
#define N_(text) text /* in const tables: marked here, translated where shown */

#endif
