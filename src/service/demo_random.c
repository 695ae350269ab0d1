/* SPDX-License-Identifier: ISC */
/* Draws in whole numbers: SplitMix64 (Steele, Lea and Flood 2014), one stream for each thing that is drawn for. */
#include "demo.h"

static const uint64_t golden = 0x9e3779b97f4a7c15;

static uint64_t mix(uint64_t x)
{
	x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9;
	x = (x ^ (x >> 27)) * 0x94d049bb133111eb;
	return x ^ (x >> 31);
}

struct demo_random demo_random_begin(uint64_t seed, enum demo_purpose purpose, uint64_t number)
{
	return (struct demo_random){ mix(mix(seed + golden * purpose) + golden * (number + 1)) };
}

uint64_t demo_random_next(struct demo_random *random)
{
	random->state += golden;
	return mix(random->state);
}

uint32_t demo_random_below(struct demo_random *random, uint32_t limit)
{
	return (uint32_t)(((demo_random_next(random) >> 32) * limit) >> 32);
}

bool demo_random_chance(struct demo_random *random, uint32_t per_million)
{
	return demo_random_below(random, 1000000) < per_million;
}

/* The sum of twelve even draws has deviation 1 and is close enough to a bell: each of three numbers gives four draws of 16 bits. */
int32_t demo_random_normal_e3(struct demo_random *random)
{
	enum { MIDDLE = 6 * 65535 };
	const uint64_t lanes = 0x0000ffff0000ffff;
	uint64_t sum = 0;
	for (int i = 0; i < 3; i++) {
		uint64_t x = demo_random_next(random);
		sum += (x & lanes) + ((x >> 16) & lanes);
	}
	int64_t z = (int64_t)((sum & 0xffffffff) + (sum >> 32)) - MIDDLE;
	return (int32_t)(z * 1000 / 65536);
}

const char *demo_random_pick(struct demo_random *random, const char *const *list, size_t count)
{
	return list[demo_random_below(random, (uint32_t)count)];
}
