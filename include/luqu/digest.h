/* SPDX-License-Identifier: ISC */
/* SHA-256 (libsodium) and the admission draw. */
#ifndef LUQU_DIGEST_H
#define LUQU_DIGEST_H

#include <stddef.h>
#include <stdint.h>

enum { DIGEST_BYTES = 32, DIGEST_TEXT = 65 };

struct digest_state { _Alignas(64) unsigned char opaque[256]; };

void digest_begin(struct digest_state *state);
void digest_add(struct digest_state *state, const void *bytes, size_t length);
void digest_add_text(struct digest_state *state, const char *text);   /* with its terminating NUL, so that fields cannot run together */
void digest_add_number(struct digest_state *state, int64_t number);    /* 8 bytes, little-endian on every machine */
void digest_end(struct digest_state *state, unsigned char digest[DIGEST_BYTES]);
void digest_of(const void *bytes, size_t length, unsigned char digest[DIGEST_BYTES]);
void digest_write(const unsigned char digest[DIGEST_BYTES], char text[DIGEST_TEXT]); /* lower-case hexadecimal */

/* A candidate's draw in a tier (luqu-rules(5), lottery): SHA-256 of "SEED:TIER:CANDIDATE_NO"; the lowest as bytes goes first. */
void draw_compute(const char *seed, const char *tier, const char *candidate_no, unsigned char digest[DIGEST_BYTES]);

#endif
