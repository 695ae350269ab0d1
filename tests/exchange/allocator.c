/* SPDX-License-Identifier: ISC */
/* The allocator that fails when told to, as the tests of the base layer have it. */
#include "../base/allocator.c"
