/* SPDX-License-Identifier: ISC */
/* Arithmetic of the reference's rules. Failures go to the scope and the result is then 0. */
#ifndef LUQU_TESTS_REFERENCE_NUMBER_H
#define LUQU_TESTS_REFERENCE_NUMBER_H

#include "reference_rule.h"

void reference_fail(struct reference_scope *scope, const char *failure);                               /* the first one stays */
int64_t reference_operate(struct reference_scope *scope, char operation, int64_t left, int64_t right); /* + - * and / */
int64_t reference_round(struct reference_scope *scope, int64_t value);
int64_t reference_floor(struct reference_scope *scope, int64_t value);

#endif
