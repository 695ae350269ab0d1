/* SPDX-License-Identifier: ISC */
/* Statements made from the table of kinds. */
#ifndef LUQU_STORE_KIND_SQL_H
#define LUQU_STORE_KIND_SQL_H

#include "statements.h"

enum { KIND_SQL_TEXT = 4096 };
/* Writes the statement into buffer and returns it. */
const char *kind_sql(enum kind kind, enum kind_verb verb, char *buffer, size_t size);
/* The same of what makes the kind's stage. */
const char *kind_stage_sql(enum kind kind, char *buffer, size_t size);

#endif
