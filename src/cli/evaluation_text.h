/* SPDX-License-Identifier: ISC */
/* The share of pupils evaluated at 80 or above, as a table. */
#ifndef LUQU_CLI_EVALUATION_TEXT_H
#define LUQU_CLI_EVALUATION_TEXT_H

#include <luqu/service_evaluation.h>

void evaluation_print(const struct evaluation_stats *stats);

#endif
