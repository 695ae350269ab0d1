/* SPDX-License-Identifier: ISC */
/* The audit trail: what it says, what it withstands, and that nothing done behind its back stays unseen. */
#include <pwd.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "../../src/store/internal.h"
#include "suite.h"

/* create, then rows 2..6. */
static struct store *store_with_trail(void)
{
	struct problem problem = { .status = STATUS_OK };
	struct store *store = small_store("year.db");

	for (int i = 2; i <= 6; i++) {
		char key[32];
		const struct store_change change = { "import", "scores", key, "old", "new", "复核" };

		snprintf(key, sizeof key, "200600%d", i);
		assert_ok(&problem, store_begin(store, NULL, &problem));
		store_audit_add(store, &change);
		assert_ok(&problem, store_commit(store, &problem));
	}
	return store;
}

static void verify(const struct store_anchor *anchor, struct store_audit_report *report)
{
	struct problem problem = { .status = STATUS_OK };
	struct store *store;

	assert_ok(&problem, store_open("year.db", STORE_READ, &store, &problem));
	assert_ok(&problem, store_audit_verify(store, anchor, report, &problem));
	store_close(store);
}

static void holds(const struct store_anchor *anchor)
{
	struct store_audit_report report;

	verify(anchor, &report);
	if (!report.is_intact)
		fail_msg("the trail is said not to hold: %s", report.text);
	assert_int_equal(report.rows, 6);
	assert_int_equal(report.broken_seq, 0);
	assert_string_equal(report.text, "");
}

static void is_broken_at(const struct store_anchor *anchor, int64_t seq)
{
	struct store_audit_report report;

	verify(anchor, &report);
	assert_false(report.is_intact);
	assert_int_equal(report.broken_seq, seq);
	assert_true(report.text[0] != '\0');
}

static void store_audit_add__says__who_when_what_and_why(void **state)
{
	struct store *store = store_with_trail();
	const struct store_bind binds[] = { { .number = 2 }, { .number = 1 } };
	struct store_cursor *rows = store_cursor_open(store, STORE_AUDIT, binds, 2);
	char user[64];

	(void)state;
	store_user(user, sizeof user);
	assert_true(store_cursor_next(rows));
	assert_int_equal(store_cursor_number(rows, 0), 3);
	assert_int_equal(strlen(store_cursor_text(rows, 1)), strlen("2026-06-18T09:30:00Z"));
	assert_string_equal(store_cursor_text(rows, 2), user);
	assert_string_equal(store_cursor_text(rows, 3), "import");
	assert_string_equal(store_cursor_text(rows, 4), "scores");
	assert_string_equal(store_cursor_text(rows, 5), "2006003");
	assert_string_equal(store_cursor_text(rows, 6), "old");
	assert_string_equal(store_cursor_text(rows, 7), "new");
	assert_string_equal(store_cursor_text(rows, 8), "复核");
	assert_int_equal(store_cursor_length(rows, 9), 64);
	assert_false(store_cursor_next(rows));
	assert_int_equal(store_cursor_close(rows, NULL), STATUS_OK);
	store_close(store);
}

/* The chain as anybody can compute it: lengths of 8 bytes, little-endian, before each field. */
static void store_audit_add__chains__as_described(void **state)
{
	struct store *store = store_with_trail();
	const struct store_bind binds[] = { { .number = 0 }, { .number = -1 } };
	struct store_cursor *rows = store_cursor_open(store, STORE_AUDIT, binds, 2);
	char before[DIGEST_TEXT] = "";

	(void)state;
	while (store_cursor_next(rows)) {
		unsigned char digest[DIGEST_BYTES];
		struct digest_state sha;
		char chain[DIGEST_TEXT];

		digest_begin(&sha);
		digest_add_number(&sha, (int64_t)strlen(before));
		digest_add(&sha, before, strlen(before));
		digest_add_number(&sha, store_cursor_number(rows, 0));
		for (int i = 1; i <= 8; i++) {
			digest_add_number(&sha, (int64_t)store_cursor_length(rows, i));
			digest_add(&sha, store_cursor_text(rows, i), store_cursor_length(rows, i));
		}
		digest_end(&sha, digest);
		digest_write(digest, chain);
		assert_string_equal(store_cursor_text(rows, 9), chain);
		memcpy(before, chain, sizeof before);
	}
	assert_int_equal(store_cursor_close(rows, NULL), STATUS_OK);
	store_close(store);
}

static void store_audit_row__keeps_both_rows__as_objects(void **state)
{
	struct problem problem = { .status = STATUS_OK };
	struct store *store = small_store("year.db");
	static struct row old, new;
	const struct store_bind binds[] = { { .text = "bonuses" }, { .text = "2026002/少数\"民族" } };
	struct store_cursor *rows;

	(void)state;
	row_fill(&old, KIND_BONUSES, "2026002", "少数\"民族", "5", NULL);
	row_fill(&new, KIND_BONUSES, "2026002", "少数\"民族", "10.5", NULL);
	assert_ok(&problem, store_begin(store, NULL, &problem));
	store_audit_row(store, "import", KIND_BONUSES, old.values, new.values, "");
	store_audit_row(store, "delete", KIND_BONUSES, new.values, NULL, "误加");
	assert_ok(&problem, store_commit(store, &problem));
	rows = store_cursor_open(store, STORE_AUDIT_OF, binds, 2);
	assert_true(store_cursor_next(rows));
	assert_string_equal(store_cursor_text(rows, 6),
	                    "{\"candidate_no\":\"2026002\",\"policy\":\"少数\\\"民族\",\"points\":\"5\"}");
	assert_string_equal(store_cursor_text(rows, 7),
	                    "{\"candidate_no\":\"2026002\",\"policy\":\"少数\\\"民族\",\"points\":\"10.5\"}");
	assert_true(store_cursor_next(rows));
	assert_string_equal(store_cursor_text(rows, 7), "");
	assert_string_equal(store_cursor_text(rows, 8), "误加");
	assert_false(store_cursor_next(rows));
	store_cursor_close(rows, NULL);
	store_close(store);
}

static void store_audit_of_candidate__finds__the_candidates_rows_alone(void **state)
{
	static const struct { const char *object, *key; bool is_meant; } changes[] = {
		{ "candidates", "2026002", true }, { "candidates", "2026002-5", false }, { "candidates", "20260020", false },
		{ "scores", "2026002/math", true }, { "scores", "20260021/math", false }, { "programs", "2026002", false },
		{ "returns", "S1/2026002/P1", true }, { "returns", "S1/2026002-5/P1", false }, { "orders", "S1/2026002", true },
		{ "orders", "S1/20260020", false }, { "choices", "2026002/T1/1", true }, { "plans", "S1/2026002/open", false },
	};
	struct problem problem = { .status = STATUS_OK };
	struct store *store = small_store("year.db");
	const struct store_bind bind = { .text = "2026002" };
	struct store_cursor *rows;

	(void)state;
	assert_ok(&problem, store_begin(store, NULL, &problem));
	for (size_t i = 0; i < sizeof changes / sizeof changes[0]; i++)
		store_audit_add(store, &(struct store_change){ "edit", changes[i].object, changes[i].key, "", "x", "" });
	assert_ok(&problem, store_commit(store, &problem));
	rows = store_cursor_open(store, STORE_AUDIT_OF_CANDIDATE, &bind, 1);
	for (size_t i = 0; i < sizeof changes / sizeof changes[0]; i++) {
		if (!changes[i].is_meant)
			continue;
		assert_true(store_cursor_next(rows));
		assert_string_equal(store_cursor_text(rows, 4), changes[i].object);
		assert_string_equal(store_cursor_text(rows, 5), changes[i].key);
	}
	assert_false(store_cursor_next(rows));
	assert_int_equal(store_cursor_close(rows, &problem), STATUS_OK);
	store_close(store);
}

static void store_audit_verify__holds__what_was_written(void **state)
{
	struct problem problem = { .status = STATUS_OK };
	struct store *store = store_with_trail();
	struct store_anchor anchor;

	(void)state;
	assert_ok(&problem, store_audit_anchor(store, &anchor, &problem));
	assert_int_equal(anchor.seq, 6);
	store_close(store);
	holds(NULL);
	holds(&anchor);
}

static void the_table__refuses__change_deletion_and_insertion_elsewhere(void **state)
{
	static const char *const tries[] = {
		"UPDATE audit SET new = 'x' WHERE seq = 3",
		"DELETE FROM audit WHERE seq = 6",
		"DELETE FROM audit",
		"INSERT INTO audit SELECT 3, time, user, action, object, key, old, new, reason, chain FROM audit WHERE seq = 4",
		"INSERT INTO audit SELECT 9, time, user, action, object, key, old, new, reason, chain FROM audit WHERE seq = 4",
		"INSERT INTO audit SELECT NULL, time, user, action, object, key, old, new, reason, chain FROM audit WHERE seq = 4",
		"INSERT OR REPLACE INTO audit SELECT 3, time, user, action, object, key, old, new, reason, chain FROM audit WHERE "
		"seq = 4",
		"REPLACE INTO audit SELECT 6, time, user, action, object, key, old, new, reason, chain FROM audit WHERE seq = 4",
		"UPDATE OR REPLACE audit SET seq = 5 WHERE seq = 6",
		"INSERT INTO audit SELECT 3, time, user, action, object, key, old, new, reason, chain FROM audit WHERE seq = 4"
		" ON CONFLICT (seq) DO UPDATE SET new = 'x'",
	};
	struct store *store = store_with_trail();

	(void)state;
	for (size_t i = 0; i < sizeof tries / sizeof *tries; i++) {
		if (sqlite3_exec(store->db, tries[i], NULL, NULL, NULL) != SQLITE_CONSTRAINT_TRIGGER)
			fail_msg("not refused: %s (%s)", tries[i], sqlite3_errmsg(store->db));
	}
	store_close(store);
	holds(NULL);
}

#define NO_GUARDS                                                                                                                  \
	"DROP TRIGGER audit_adds_behind_the_last; DROP TRIGGER audit_keeps_from_update; DROP TRIGGER audit_keeps_from_delete;"
#define GUARDS_BACK "PRAGMA writable_schema=ON; INSERT INTO sqlite_schema SELECT * FROM kept; DROP TABLE kept"

/* What somebody with the file in his hands can do: the guards are taken off, and put back as they were. */
static void tamper(const char *sql)
{
	char *all = sqlite3_mprintf(
	        "CREATE TABLE kept AS SELECT * FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = 'audit'; " NO_GUARDS
	        " %s; PRAGMA writable_schema=ON; INSERT INTO sqlite_schema SELECT * FROM kept; PRAGMA writable_schema=RESET;"
	        " DROP TABLE kept",
	        sql);

	store_close(store_with_trail());
	sql_run("year.db", all);
	sqlite3_free(all);
}

static void store_audit_verify__names_the_row__where_nothing_but_guards_went_off_and_on(void **state)
{
	(void)state;
	tamper("SELECT 1");
	holds(NULL);
}

static void store_audit_verify__names_the_row__that_was_edited(void **state)
{
	static const char *const columns[] = { "time", "user", "action", "object", "key", "old", "new", "reason", "chain" };

	(void)state;
	for (size_t i = 0; i < sizeof columns / sizeof *columns; i++) {
		char sql[128];

		snprintf(sql, sizeof sql, "UPDATE audit SET %s = %s || 'x' WHERE seq = 4", columns[i], columns[i]);
		tamper(sql);
		is_broken_at(NULL, 4);
		unlink("year.db");
		unlink("year.db-wal");
		unlink("year.db-shm");
	}
}

/* Bytes moved from one field to the next leave the text as it was when run together. */
static void store_audit_verify__names_the_row__where_fields_run_over(void **state)
{
	(void)state;
	tamper("UPDATE audit SET old = old || substr(new, 1, 1), new = substr(new, 2) WHERE seq = 4");
	is_broken_at(NULL, 4);
}

static void store_audit_verify__names_the_row__that_hides_something_behind_a_nul(void **state)
{
	(void)state;
	tamper("UPDATE audit SET new = new || char(0) || 'x' WHERE seq = 4");
	is_broken_at(NULL, 4);
}

static void store_audit_verify__names_the_row__that_was_deleted(void **state)
{
	(void)state;
	tamper("DELETE FROM audit WHERE seq = 3");
	is_broken_at(NULL, 4);
}

static void store_audit_verify__names_the_row__where_one_was_deleted_and_the_rest_moved_up(void **state)
{
	(void)state;
	tamper("DELETE FROM audit WHERE seq = 3; UPDATE audit SET seq = seq - 1 WHERE seq > 3; UPDATE audit_head SET seq = 5");
	is_broken_at(NULL, 3);
}

static void store_audit_verify__names_the_row__where_two_changed_places(void **state)
{
	(void)state;
	tamper("UPDATE audit SET seq = 99 WHERE seq = 3; UPDATE audit SET seq = 3 WHERE seq = 4; UPDATE audit SET seq = 4 WHERE "
	       "seq = 99");
	is_broken_at(NULL, 3);
}

static void store_audit_verify__names_the_row__where_the_end_was_cut(void **state)
{
	(void)state;
	tamper("DELETE FROM audit WHERE seq > 4");
	is_broken_at(NULL, 5);
}

/* Whoever sets the head back too is found by the anchor alone. */
static void store_audit_verify__needs_the_anchor__where_the_head_was_set_back_too(void **state)
{
	struct problem problem = { .status = STATUS_OK };
	struct store_audit_report report;
	struct store_anchor anchor;
	struct store *store;

	(void)state;
	tamper("DELETE FROM audit WHERE seq > 4; UPDATE audit_head SET seq = 4, chain = (SELECT chain FROM audit WHERE seq = 4)");
	verify(NULL, &report);
	assert_true(report.is_intact);
	unlink("year.db");
	unlink("year.db-wal");
	unlink("year.db-shm");
	store = store_with_trail();
	assert_ok(&problem, store_audit_anchor(store, &anchor, &problem));
	store_close(store);
	sql_run("year.db",
	        "CREATE TABLE kept AS SELECT * FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = 'audit'; " NO_GUARDS
	        " DELETE FROM audit WHERE seq > 4; UPDATE audit_head SET seq = 4, chain = (SELECT chain FROM audit WHERE seq = 4);"
	        " PRAGMA writable_schema=ON; INSERT INTO sqlite_schema SELECT * FROM kept; PRAGMA writable_schema=RESET;"
	        " DROP TABLE kept");
	is_broken_at(&anchor, 5);
}

/* A chain computed anew from some row on holds by itself, and not before the anchor. */
static void store_audit_verify__names_the_row__of_an_anchor_that_is_another(void **state)
{
	struct problem problem = { .status = STATUS_OK };
	struct store *store = store_with_trail();
	struct store_anchor anchor;

	(void)state;
	assert_ok(&problem, store_audit_anchor(store, &anchor, &problem));
	store_close(store);
	anchor.chain[5] = anchor.chain[5] == 'a' ? 'b' : 'a';
	is_broken_at(&anchor, 6);
}

static void store_audit_verify__says_so__where_a_guard_is_gone_or_another(void **state)
{
	static const char *const deeds[] = {
		"DROP TRIGGER audit_adds_behind_the_last",
		"DROP TRIGGER audit_keeps_from_update",
		"DROP TRIGGER audit_keeps_from_delete",
		"DROP TRIGGER audit_keeps_from_delete; CREATE TRIGGER audit_keeps_from_delete BEFORE DELETE ON audit BEGIN SELECT "
		"1; END",
		"CREATE TRIGGER more AFTER INSERT ON audit BEGIN SELECT 1; END",
	};

	(void)state;
	for (size_t i = 0; i < sizeof deeds / sizeof *deeds; i++) {
		store_close(store_with_trail());
		sql_run("year.db", deeds[i]);
		is_broken_at(NULL, 0);
		unlink("year.db");
		unlink("year.db-wal");
		unlink("year.db-shm");
	}
}

static void store_user__is_the_one_who_called_sudo__for_root_only(void **state)
{
	const struct passwd *entry = getpwuid(getuid());
	char user[64];

	(void)state;
	unsetenv("SUDO_UID");
	store_user(user, sizeof user);
	if (entry)
		assert_string_equal(user, entry->pw_name);
	setenv("SUDO_UID", "3999999", 1);
	store_user(user, sizeof user);
	if (getuid() == 0)
		assert_string_equal(user, "uid 3999999");
	else if (entry)
		assert_string_equal(user, entry->pw_name);
	setenv("SUDO_UID", "0x10", 1);
	store_user(user, sizeof user);
	if (entry)
		assert_string_equal(user, entry->pw_name);
	unsetenv("SUDO_UID");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_FOLDER(store_audit_add__says__who_when_what_and_why),
		IN_FOLDER(store_audit_add__chains__as_described),
		IN_FOLDER(store_audit_row__keeps_both_rows__as_objects),
		IN_FOLDER(store_audit_of_candidate__finds__the_candidates_rows_alone),
		IN_FOLDER(store_audit_verify__holds__what_was_written),
		IN_FOLDER(the_table__refuses__change_deletion_and_insertion_elsewhere),
		IN_FOLDER(store_audit_verify__names_the_row__where_nothing_but_guards_went_off_and_on),
		IN_FOLDER(store_audit_verify__names_the_row__that_was_edited),
		IN_FOLDER(store_audit_verify__names_the_row__where_fields_run_over),
		IN_FOLDER(store_audit_verify__names_the_row__that_hides_something_behind_a_nul),
		IN_FOLDER(store_audit_verify__names_the_row__that_was_deleted),
		IN_FOLDER(store_audit_verify__names_the_row__where_one_was_deleted_and_the_rest_moved_up),
		IN_FOLDER(store_audit_verify__names_the_row__where_two_changed_places),
		IN_FOLDER(store_audit_verify__names_the_row__where_the_end_was_cut),
		IN_FOLDER(store_audit_verify__needs_the_anchor__where_the_head_was_set_back_too),
		IN_FOLDER(store_audit_verify__names_the_row__of_an_anchor_that_is_another),
		IN_FOLDER(store_audit_verify__says_so__where_a_guard_is_gone_or_another),
		cmocka_unit_test(store_user__is_the_one_who_called_sudo__for_root_only),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
