/* SPDX-License-Identifier: ISC */
/* What `luqu whatif` prints. */
#ifndef LUQU_CLI_WHATIF_TEXT_H
#define LUQU_CLI_WHATIF_TEXT_H

#include <luqu/service_whatif.h>

void whatif_print_beside(const struct whatif *whatif); /* what stands on the left of the arrows */
void whatif_print_changes(const struct scenario *scenario);
void whatif_print_pools(const struct whatif *whatif);  /* those that differ */
void whatif_print_sums(const struct whatif *whatif);
void whatif_print_people(const struct whatif *whatif); /* who gains, loses, moves */

#endif
