/* SPDX-License-Identifier: ISC */
/* The allocator of the tests: the C library's, which fails when told to. */
#include "memory.h"
#include <errno.h>
#include <stdlib.h>

#if defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer) || __has_feature(memory_sanitizer)
#define ALLOCATOR_IS_TAKEN
#endif
#endif
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__) || !defined(__GLIBC__)
#define ALLOCATOR_IS_TAKEN
#endif

static struct {
	bool armed;
	bool is_single;
	unsigned long good;
	bool refused;
} allocator;

bool allocator_can_fail(void)
{
#ifdef ALLOCATOR_IS_TAKEN
	return false;
#else
	return true;
#endif
}

void allocator_fail_after(unsigned long good)
{
	allocator.good = good;
	allocator.refused = false;
	allocator.is_single = false;
	allocator.armed = true;
}

void allocator_fail_once_after(unsigned long good)
{
	allocator_fail_after(good);
	allocator.is_single = true;
}

bool allocator_heal(void)
{
	allocator.armed = false;
	return allocator.refused;
}

#ifndef ALLOCATOR_IS_TAKEN

/* The C library's own names for its allocator. NOLINTBEGIN(bugprone-reserved-identifier,cert-dcl37-c) */
void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *old, size_t size);
/* NOLINTEND(bugprone-reserved-identifier,cert-dcl37-c) */

static bool refuses(void)
{
	if (!allocator.armed)
		return false;
	if (allocator.good > 0) {
		allocator.good--;
		return false;
	}
	allocator.refused = true;
	allocator.armed = !allocator.is_single;
	errno = ENOMEM;
	return true;
}

void *malloc(size_t size)
{
	return refuses() ? NULL : __libc_malloc(size);
}

void *calloc(size_t count, size_t size)
{
	return refuses() ? NULL : __libc_calloc(count, size);
}

void *realloc(void *old, size_t size)
{
	return refuses() ? NULL : __libc_realloc(old, size);
}

#endif
