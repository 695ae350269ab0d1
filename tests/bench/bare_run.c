/* SPDX-License-Identifier: ISC */
/* What a run cannot do without: a bare SQLite program that reads and digests (SHA-256) all input rows and writes as many placements as the
 * latest stored run has, in one durable transaction: bare_run DB. */
#include <sodium.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const inputs[] = { "office", "subjects", "schools", "programs", "tiers", "plans", "candidates", "scores", "bonuses",
				      "choices", "returns", "orders" };

static int fail(sqlite3 *db)
{
	fprintf(stderr, "bare_run: %s\n", sqlite3_errmsg(db));
	return 1;
}

static int digest_table(sqlite3 *db, const char *table, crypto_hash_sha256_state *state)
{
	char sql[64];
	sqlite3_stmt *rows;

	snprintf(sql, sizeof sql, "SELECT * FROM %s", table);
	if (sqlite3_prepare_v2(db, sql, -1, &rows, NULL) != SQLITE_OK)
		return fail(db);
	int columns = sqlite3_column_count(rows);
	while (sqlite3_step(rows) == SQLITE_ROW)
		for (int i = 0; i < columns; i++) {
			const unsigned char *text = sqlite3_column_text(rows, i);
			if (text)
				crypto_hash_sha256_update(state, text, (unsigned long long)sqlite3_column_bytes(rows, i) + 1);
		}
	return sqlite3_finalize(rows) == SQLITE_OK ? 0 : fail(db);
}

struct place { char no[36], tier[36], program[36], pool[36]; int choice; sqlite3_int64 merit; };

/* The rows to write, fetched before the clock of the caller matters little: they are read in key order like any other. */
static struct place *fetch_places(sqlite3 *db, size_t *count)
{
	struct place *places = NULL;
	size_t room = 0;
	sqlite3_stmt *rows;

	if (sqlite3_prepare_v2(db, "SELECT candidate_no, tier, program, pool, choice, merit_e4 FROM run_places WHERE run = (SELECT max(number) FROM runs)",
			       -1, &rows, NULL) != SQLITE_OK)
		return NULL;
	while (sqlite3_step(rows) == SQLITE_ROW) {
		if (*count == room && !(places = realloc(places, (room = room * 2 + 1024) * sizeof *places)))
			return NULL;
		struct place *place = &places[(*count)++];
		snprintf(place->no, sizeof place->no, "%s", (const char *)sqlite3_column_text(rows, 0));
		snprintf(place->tier, sizeof place->tier, "%s", (const char *)sqlite3_column_text(rows, 1));
		snprintf(place->program, sizeof place->program, "%s", (const char *)sqlite3_column_text(rows, 2));
		snprintf(place->pool, sizeof place->pool, "%s", (const char *)sqlite3_column_text(rows, 3));
		place->choice = sqlite3_column_int(rows, 4);
		place->merit = sqlite3_column_int64(rows, 5);
	}
	sqlite3_finalize(rows);
	return places;
}

static int write_places(sqlite3 *db, const struct place *places, size_t count)
{
	sqlite3_stmt *insert;

	if (sqlite3_exec(db, "BEGIN IMMEDIATE", NULL, NULL, NULL) != SQLITE_OK ||
	    sqlite3_prepare_v2(db, "INSERT INTO run_places VALUES (1000000, ?1, ?2, ?3, ?4, ?5, ?6, 0, '')", -1, &insert, NULL) != SQLITE_OK)
		return fail(db);
	for (size_t i = 0; i < count; i++) {
		sqlite3_bind_text(insert, 1, places[i].no, -1, SQLITE_STATIC);
		sqlite3_bind_text(insert, 2, places[i].tier, -1, SQLITE_STATIC);
		sqlite3_bind_text(insert, 3, places[i].program, -1, SQLITE_STATIC);
		sqlite3_bind_text(insert, 4, places[i].pool, -1, SQLITE_STATIC);
		sqlite3_bind_int(insert, 5, places[i].choice);
		sqlite3_bind_int64(insert, 6, places[i].merit);
		if (sqlite3_step(insert) != SQLITE_DONE)
			return fail(db);
		sqlite3_reset(insert);
	}
	sqlite3_finalize(insert);
	return sqlite3_exec(db, "COMMIT", NULL, NULL, NULL) == SQLITE_OK ? 0 : fail(db);
}

int main(int argc, char **argv)
{
	crypto_hash_sha256_state state;
	unsigned char digest[crypto_hash_sha256_BYTES];
	size_t count = 0;
	sqlite3 *db;

	if (argc != 2 || sqlite3_open(argv[1], &db) != SQLITE_OK)
		return 2;
	sqlite3_exec(db, "PRAGMA synchronous=FULL; PRAGMA cache_size=-16384; PRAGMA mmap_size=0", NULL, NULL, NULL);
	struct place *places = fetch_places(db, &count);
	crypto_hash_sha256_init(&state);
	for (size_t i = 0; i < sizeof inputs / sizeof *inputs; i++)
		if (digest_table(db, inputs[i], &state))
			return 1;
	crypto_hash_sha256_final(&state, digest);
	int status = write_places(db, places, count);
	printf("%zu placements, inputs %02x%02x%02x%02x\n", count, digest[0], digest[1], digest[2], digest[3]);
	free(places);
	sqlite3_close(db);
	return status;
}
