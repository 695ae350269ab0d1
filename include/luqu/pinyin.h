/* SPDX-License-Identifier: ISC */
/* Chinese names as they are looked up: by the first letter of each character's pinyin. The only door to ICU. */
#ifndef LUQU_PINYIN_H
#define LUQU_PINYIN_H

#include <stdbool.h>
#include <stddef.h>

#include <luqu/problem.h>

struct pinyin; /* opaque; takes a while to open (tens of milliseconds): to be kept */

enum status pinyin_open(struct pinyin **pinyin, struct problem *problem); /* STATUS_ENVIRONMENT: no memory, or ICU has no data */
void pinyin_close(struct pinyin *pinyin);                                  /* accepts NULL */
/* "南汇中学 No. 1" gives "nhzxn1": the first letter of each syllable and word, in lower case; digits whole; all else is left out. Cut to size. false: no
 * memory. A character with several readings has its commonest. */
bool pinyin_initials(struct pinyin *pinyin, const char *text, char *initials, size_t size);

#endif
