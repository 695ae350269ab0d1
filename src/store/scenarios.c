/* SPDX-License-Identifier: ISC */
/* Scenarios kept and taken away. */
#include "internal.h"

static void bind_text(sqlite3_stmt *statement, int number, const char *text)
{
	sqlite3_bind_text(statement, number, text, -1, SQLITE_STATIC); /* NULL binds NULL */
}

static void do_unless_failed(struct store *store, sqlite3_stmt *statement)
{
	if (store->trouble.status == STATUS_OK)
		statement_do(store, statement);
}

void store_add_scenario(struct store *store, const struct store_scenario *scenario)
{
	sqlite3_stmt *statement = statement_get(store, OWN_SCENARIO_ADD);
	char time[TIME_TEXT], user[64];

	time_now(time);
	store_user(user, sizeof user);
	if (statement) {
		bind_text(statement, 1, scenario->name);
		bind_text(statement, 2, time);
		bind_text(statement, 3, user);
		bind_text(statement, 4, scenario->digest);
		bind_text(statement, 5, scenario->note);
	}
	do_unless_failed(store, statement);
}

void store_add_scenario_field(struct store *store, const struct store_scenario_field *field)
{
	sqlite3_stmt *statement = statement_get(store, OWN_SCENARIO_FIELD_ADD);

	if (statement) {
		bind_text(statement, 1, field->scenario);
		bind_text(statement, 2, field->kind);
		bind_text(statement, 3, field->key);
		bind_text(statement, 4, field->field);
		bind_text(statement, 5, field->old);
		bind_text(statement, 6, field->new);
	}
	do_unless_failed(store, statement);
}

void store_drop_scenario(struct store *store, const char *name)
{
	sqlite3_stmt *statement = statement_get(store, OWN_SCENARIO_DROP);

	if (statement)
		bind_text(statement, 1, name);
	do_unless_failed(store, statement);
}
