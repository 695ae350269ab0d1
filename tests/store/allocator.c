/* SPDX-License-Identifier: ISC */
/* The allocator that can be told to fail, for this folder's tests too. */
#include "../base/allocator.c"
