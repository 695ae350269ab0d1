/* SPDX-License-Identifier: ISC */
/* SHA-256 and the admission draw. */
#include <luqu/digest.h>
#include <sodium.h>
#include <stdalign.h>
#include <string.h>

/* libsodium needs no sodium_init() for its hashes. */
_Static_assert(sizeof(crypto_hash_sha256_state) <= sizeof(struct digest_state), "the state fits");
_Static_assert(alignof(crypto_hash_sha256_state) <= alignof(struct digest_state), "the state is aligned");
_Static_assert(crypto_hash_sha256_BYTES == DIGEST_BYTES, "a digest is what libsodium makes");

static crypto_hash_sha256_state *inner(struct digest_state *state)
{
	return (void *)state->opaque;
}

void digest_begin(struct digest_state *state)
{
	crypto_hash_sha256_init(inner(state));
}

void digest_add(struct digest_state *state, const void *bytes, size_t length)
{
	if (length > 0)
		crypto_hash_sha256_update(inner(state), bytes, length);
}

void digest_add_text(struct digest_state *state, const char *text)
{
	digest_add(state, text, strlen(text) + 1);
}

void digest_add_number(struct digest_state *state, int64_t number)
{
	unsigned char bytes[8];

	for (unsigned i = 0; i < sizeof bytes; i++)
		bytes[i] = (unsigned char)((uint64_t)number >> (8 * i));
	digest_add(state, bytes, sizeof bytes);
}

void digest_end(struct digest_state *state, unsigned char digest[DIGEST_BYTES])
{
	crypto_hash_sha256_final(inner(state), digest);
}

void digest_of(const void *bytes, size_t length, unsigned char digest[DIGEST_BYTES])
{
	crypto_hash_sha256(digest, length > 0 ? bytes : (const void *)"", length);
}

void digest_write(const unsigned char digest[DIGEST_BYTES], char text[DIGEST_TEXT])
{
	static const char digits[] = "0123456789abcdef";

	for (size_t i = 0; i < DIGEST_BYTES; i++) {
		text[2 * i] = digits[digest[i] >> 4];
		text[2 * i + 1] = digits[digest[i] & 15];
	}
	text[2 * DIGEST_BYTES] = '\0';
}

/* A run draws millions of times: nearly always the whole text is one short buffer and one call. */
void draw_compute(const char *seed, const char *tier, const char *candidate_no, unsigned char digest[DIGEST_BYTES])
{
	const struct {
		const char *bytes;
		size_t length;
	} parts[] = {
		{ seed, strlen(seed) }, { ":", 1 }, { tier, strlen(tier) }, { ":", 1 }, { candidate_no, strlen(candidate_no) }
	};
	const size_t count = sizeof parts / sizeof parts[0];
	unsigned char buffer[256];
	struct digest_state state;
	size_t used = 0;
	size_t i = 0;

	for (; i < count && parts[i].length <= sizeof buffer - used; i++) {
		memcpy(buffer + used, parts[i].bytes, parts[i].length);
		used += parts[i].length;
	}
	if (i == count) {
		crypto_hash_sha256(digest, buffer, used);
		return;
	}
	digest_begin(&state);
	digest_add(&state, buffer, used);
	for (; i < count; i++)
		digest_add(&state, parts[i].bytes, parts[i].length);
	digest_end(&state, digest);
}
