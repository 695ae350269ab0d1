/* SPDX-License-Identifier: ISC */
/* What kind of file is this? Told from its first bytes, never from its name. */
#ifndef EXCHANGE_SNIFF_H
#define EXCHANGE_SNIFF_H

#include <stdbool.h>
#include <stddef.h>

#include <luqu/reader.h>

enum { SNIFF_BYTES = 4096 }; /* as many as a judgement looks at, save for UTF-8 */

enum sniff_format {
	SNIFF_TEXT,
	SNIFF_ZIP,   /* XLSX is one */
	SNIFF_OTHER, /* something that is no table of ours */
};

/* SNIFF_OTHER: *refusal is a translated sentence saying what it is and what to do. */
enum sniff_format sniff_file(const char *bytes, size_t length, const char **refusal);

/* Chooses the encoding of a text's first block. is_whole: the block is the whole file. *bom_bytes: how many bytes to leave out.
 * NULL, or a translated sentence why the wanted encoding cannot be right. */
const char *sniff_encoding(const char *bytes, size_t length, bool is_whole, enum encoding *encoding, size_t *bom_bytes);

/* The offset of the first byte beyond ASCII; length where there is none. */
size_t sniff_high_byte(const char *bytes, size_t length);
/* The offset of the first byte that is not well-formed UTF-8; length where all is well. */
size_t sniff_broken_utf8(const char *bytes, size_t length);

#endif
