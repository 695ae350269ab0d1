/* SPDX-License-Identifier: ISC */
/* The migrations, as migrations.awk makes them from migrations/NNN-name.sql. */
#ifndef LUQU_STORE_MIGRATIONS_H
#define LUQU_STORE_MIGRATIONS_H

struct migration {
	const char *name; /* 001-rows */
	const char *sql;
};
/* Number i brings a database from version i to version i + 1. */
extern const struct migration migrations[];
extern const int n_migrations;

#endif
