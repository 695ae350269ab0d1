/* SPDX-License-Identifier: ISC */
/* One writer after the other, and readers beside them. */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include "../../src/store/internal.h"
#include "suite.h"

/* One bonus of the candidate 2026001 more, audited. */
static enum status write_one(struct store *store, int number, struct problem *problem)
{
	enum status status = store_begin(store, NULL, problem);
	static struct row row;
	char policy[32];

	if (status != STATUS_OK)
		return status;
	snprintf(policy, sizeof policy, "P%d", number);
	row_fill(&row, KIND_BONUSES, "2026001", policy, "1", NULL);
	store_insert_row(store, &row);
	store_audit_row(store, "enter", KIND_BONUSES, NULL, row.values, "");
	return store_commit(store, problem);
}

static void store_commit__is_seen_by_others__and_rollback_is_not(void **state)
{
	struct problem problem = { .status = STATUS_OK };
	struct store *store = small_store("year.db"), *reader;
	static struct row row;
	uint64_t count;

	(void)state;
	assert_ok(&problem, store_open("year.db", STORE_READ, &reader, &problem));
	assert_ok(&problem, store_begin(store, NULL, &problem));
	row_fill(&row, KIND_CANDIDATES, "9", "九", NULL);
	assert_int_equal(store_insert_row(store, &row), STORE_DONE);
	assert_ok(&problem, store_count(reader, KIND_CANDIDATES, &count, &problem));
	assert_int_equal(count, 3);
	store_rollback(store);
	assert_ok(&problem, store_count(store, KIND_CANDIDATES, &count, &problem));
	assert_int_equal(count, 3);
	assert_ok(&problem, write_one(store, 1, &problem));
	assert_ok(&problem, store_count(reader, KIND_BONUSES, &count, &problem));
	assert_int_equal(count, 2);
	store_close(reader);
	store_close(store);
}

static void store_begin_reading__holds_one_state__across_cursors(void **state)
{
	struct problem problem = { .status = STATUS_OK };
	struct store *store = small_store("year.db"), *reader;
	uint64_t count;

	(void)state;
	assert_ok(&problem, store_open("year.db", STORE_READ, &reader, &problem));
	assert_ok(&problem, store_begin_reading(reader, &problem));
	assert_ok(&problem, store_count(reader, KIND_BONUSES, &count, &problem));
	assert_ok(&problem, write_one(store, 1, &problem));
	assert_ok(&problem, store_count(reader, KIND_BONUSES, &count, &problem));
	assert_int_equal(count, 1);
	store_end_reading(reader);
	assert_ok(&problem, store_count(reader, KIND_BONUSES, &count, &problem));
	assert_int_equal(count, 2);
	store_close(reader);
	store_close(store);
}

static void store_begin__refuses__twice_and_a_reader(void **state)
{
	struct problem problem = { .status = STATUS_OK };
	struct store *store = small_store("year.db"), *reader;

	(void)state;
	assert_ok(&problem, store_begin(store, NULL, &problem));
	assert_int_equal(store_begin(store, NULL, &problem), STATUS_USAGE);
	assert_ok(&problem, store_commit(store, &problem));
	assert_int_equal(store_commit(store, &problem), STATUS_USAGE);
	assert_ok(&problem, store_open("year.db", STORE_READ, &reader, &problem));
	assert_int_equal(store_begin(reader, NULL, &problem), STATUS_ENVIRONMENT);
	assert_says(problem.text, "reading only");
	store_close(reader);
	store_close(store);
}

static void store_begin__refuses__a_file_that_was_put_in_its_place(void **state)
{
	struct problem problem = { .status = STATUS_OK };
	struct store *store = small_store("year.db");

	(void)state;
	assert_int_equal(rename("year.db", "moved.db"), 0);
	assert_int_equal(store_begin(store, NULL, &problem), STATUS_ENVIRONMENT);
	assert_says(problem.text, "moved or replaced");
	assert_int_equal(rename("moved.db", "year.db"), 0);
	assert_ok(&problem, write_one(store, 1, &problem));
	store_close(store);
}

/* --- the lock ------------------------------------------------------------------------------------------------------------------
 */

static void lock_take__gives_up__after_its_time(void **state)
{
	const struct lock_request request = { .path = "lock", .seconds = 1 };
	struct problem problem = { .status = STATUS_OK };
	int one, other;

	(void)state;
	assert_ok(&problem, lock_take(&request, &one, &problem));
	assert_int_equal(lock_take(&request, &other, &problem), STATUS_ENVIRONMENT);
	assert_says(problem.text, "locked by another");
	assert_int_equal(other, -1);
	assert_false(lock_try(&request, &other));
	lock_release(one);
	assert_true(lock_try(&request, &other));
	lock_release(other);
}

static bool stop_at_third(void *context, const char *what, uint64_t done, uint64_t total)
{
	int *asked = context;

	(void)done;
	(void)total;
	assert_true(what[0] != '\0');
	return ++*asked < 3;
}

static void lock_take__is_cancelled__by_who_waits(void **state)
{
	int asked = 0;
	const struct progress progress = { stop_at_third, &asked };
	const struct lock_request request = { .path = "lock", .seconds = 30, .progress = &progress };
	struct problem problem = { .status = STATUS_OK };
	int one, other;

	(void)state;
	assert_ok(&problem, lock_take(&request, &one, &problem));
	assert_int_equal(asked, 0);
	assert_int_equal(lock_take(&request, &other, &problem), STATUS_FAULT);
	assert_says(problem.text, "cancelled");
	assert_int_equal(asked, 3);
	lock_release(one);
	assert_ok(&problem, lock_take(&request, &other, &problem));
	lock_release(other);
}

struct holder {
	pid_t child;
	int ready, go;
};

/* Another process that has the lock until it is told to go on. */
static struct holder holder_start(const char *path)
{
	const struct lock_request request = { .path = path, .seconds = 5 };
	struct holder holder;
	int ready[2], go[2];
	char byte = 0;

	assert_int_equal(pipe(ready), 0);
	assert_int_equal(pipe(go), 0);
	holder.child = fork();
	assert_true(holder.child >= 0);
	if (holder.child == 0) {
		int fd;

		close(go[1]);
		if (lock_take(&request, &fd, NULL) != STATUS_OK || write(ready[1], &byte, 1) != 1)
			_exit(1);
		if (read(go[0], &byte, 1) < 0)
			_exit(2);
		_exit(0); /* the lock goes with the process */
	}
	close(go[0]);
	assert_int_equal(read(ready[0], &byte, 1), 1);
	close(ready[0]);
	close(ready[1]);
	holder.go = go[1];
	return holder;
}

static bool let_go_at_second(void *context, const char *what, uint64_t done, uint64_t total)
{
	struct holder *holder = context;

	(void)what;
	(void)done;
	(void)total;
	if (holder->ready++ == 1)
		close(holder->go);
	return true;
}

static void store_begin__waits__for_another_process(void **state)
{
	struct problem problem = { .status = STATUS_OK };
	struct store *store = small_store("year.db");
	struct holder holder = holder_start("year.db-lock");
	const struct progress progress = { let_go_at_second, &holder };
	int result;

	(void)state;
	holder.ready = 0;
	assert_ok(&problem, store_begin(store, &progress, &problem));
	assert_true(holder.ready >= 2);
	assert_ok(&problem, store_commit(store, &problem));
	assert_int_equal(waitpid(holder.child, &result, 0), holder.child);
	assert_int_equal(result, 0);
	store_close(store);
}

static void store_begin__goes_on__after_the_holder_was_killed(void **state)
{
	struct problem problem = { .status = STATUS_OK };
	struct store *store = small_store("year.db");
	struct holder holder = holder_start("year.db-lock");

	(void)state;
	assert_int_equal(kill(holder.child, SIGKILL), 0);
	assert_int_equal(waitpid(holder.child, NULL, 0), holder.child);
	close(holder.go);
	assert_ok(&problem, write_one(store, 1, &problem));
	store_close(store);
}

/* Two stores of one process stand in each other's way like those of two. */
static void store_begin__keeps_apart__two_of_one_process(void **state)
{
	const struct lock_request request = { .path = "year.db-lock", .seconds = 1 };
	struct problem problem = { .status = STATUS_OK };
	struct store *store = small_store("year.db");
	int fd;

	(void)state;
	assert_ok(&problem, store_begin(store, NULL, &problem));
	assert_false(lock_try(&request, &fd));
	assert_ok(&problem, store_commit(store, &problem));
	assert_true(lock_try(&request, &fd));
	lock_release(fd);
	store_close(store);
}

/* --- many at once --------------------------------------------------------------------------------------------------------------
 */

enum { WRITERS = 8, ROUNDS = 25 };

static int write_rounds(int number)
{
	struct problem problem = { .status = STATUS_OK };
	struct store *store;

	if (store_open("year.db", STORE_WRITE, &store, &problem) != STATUS_OK)
		return 1;
	for (int i = 0; i < ROUNDS; i++) {
		if (write_one(store, number * ROUNDS + i, &problem) != STATUS_OK) {
			fprintf(stderr, "%s\n", problem.text);
			return 2;
		}
	}
	store_close(store);
	return 0;
}

static void writers__lose_nothing__eight_processes_at_once(void **state)
{
	struct problem problem = { .status = STATUS_OK };
	struct store_audit_report report;
	struct store *store;
	pid_t children[WRITERS];
	uint64_t count;

	(void)state;
	store_close(small_store("year.db"));
	for (int i = 0; i < WRITERS; i++) {
		children[i] = fork();
		assert_true(children[i] >= 0);
		if (children[i] == 0)
			_exit(write_rounds(i));
	}
	for (int i = 0; i < WRITERS; i++) {
		int result = -1;

		assert_int_equal(waitpid(children[i], &result, 0), children[i]);
		assert_int_equal(result, 0);
	}
	assert_ok(&problem, store_open("year.db", STORE_READ, &store, &problem));
	assert_ok(&problem, store_count(store, KIND_BONUSES, &count, &problem));
	assert_int_equal(count, 1 + WRITERS * ROUNDS);
	assert_ok(&problem, store_audit_verify(store, NULL, &report, &problem));
	assert_true(report.is_intact);
	assert_int_equal(report.rows, 1 + WRITERS * ROUNDS);
	store_close(store);
	assert_int_equal(sql_number("year.db", "SELECT count(*) FROM pragma_integrity_check WHERE integrity_check <> 'ok'"), 0);
}

static void write_until_killed(_Atomic int *acknowledged)
{
	struct problem problem = { .status = STATUS_OK };
	struct store *store;

	if (store_open("year.db", STORE_WRITE, &store, &problem) != STATUS_OK)
		_exit(1);
	for (;;) {
		if (write_one(store, *acknowledged + 1, &problem) != STATUS_OK)
			_exit(2);
		(*acknowledged)++;
	}
}

/* Wherever a writer is killed: what was acknowledged is there, at most one row more, and its trail with it. */
static void writers__keep_what_was_acknowledged__killed_at_any_moment(void **state)
{
	_Atomic int *acknowledged = mmap(NULL, sizeof *acknowledged, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);

	(void)state;
	assert_true(acknowledged != MAP_FAILED);
	store_close(small_store("year.db"));
	for (int round = 0; round < 20; round++) {
		struct problem problem = { .status = STATUS_OK };
		struct store_audit_report report;
		const int wanted = *acknowledged + 1 + round % 3;
		const pid_t child = fork();
		struct store *store;
		uint64_t count;

		assert_true(child >= 0);
		if (child == 0)
			write_until_killed(acknowledged);
		while (*acknowledged < wanted && waitpid(child, NULL, WNOHANG) == 0)
			usleep((unsigned)(37 * (round + 1)));
		kill(child, SIGKILL);
		assert_int_equal(waitpid(child, NULL, 0), child);
		assert_ok(&problem, store_open("year.db", STORE_READ, &store, &problem));
		assert_ok(&problem, store_count(store, KIND_BONUSES, &count, &problem));
		assert_in_range(count, 1 + *acknowledged, 2 + *acknowledged);
		assert_ok(&problem, store_audit_verify(store, NULL, &report, &problem));
		assert_true(report.is_intact);
		assert_int_equal(report.rows, count);
		store_close(store);
		*acknowledged = (int)count - 1;
	}
	munmap((void *)acknowledged, sizeof *acknowledged);
	assert_int_equal(sql_number("year.db", "SELECT count(*) FROM pragma_integrity_check WHERE integrity_check <> 'ok'"), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_FOLDER(store_commit__is_seen_by_others__and_rollback_is_not),
		IN_FOLDER(store_begin_reading__holds_one_state__across_cursors),
		IN_FOLDER(store_begin__refuses__twice_and_a_reader),
		IN_FOLDER(store_begin__refuses__a_file_that_was_put_in_its_place),
		IN_FOLDER(lock_take__gives_up__after_its_time),
		IN_FOLDER(lock_take__is_cancelled__by_who_waits),
		IN_FOLDER(store_begin__waits__for_another_process),
		IN_FOLDER(store_begin__goes_on__after_the_holder_was_killed),
		IN_FOLDER(store_begin__keeps_apart__two_of_one_process),
		IN_FOLDER(writers__lose_nothing__eight_processes_at_once),
		IN_FOLDER(writers__keep_what_was_acknowledged__killed_at_any_moment),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
