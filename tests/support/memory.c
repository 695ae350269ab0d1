/* SPDX-License-Identifier: ISC */
/* Every allocation of an operation fails once. */
#include "memory.h"

enum { ALLOCATIONS_MOST = 100000, FAILURES_LEAST = 3, SPARSE = 60 };

/* Whether the trial is over. */
static bool try_with(const struct memory_trial *trial, unsigned long good, unsigned *failures)
{
	struct problem problem = { .status = STATUS_OK };
	enum status status;
	bool is_refused;

	if (trial->how & MEMORY_SINGLE)
		allocator_fail_once_after(good);
	else
		allocator_fail_after(good);
	status = trial->attempt(trial->context, &problem);
	is_refused = allocator_heal();
	if (!is_refused || status == STATUS_OK) {
		assert_ok(&problem, status);
		assert_false(is_refused && trial->how & MEMORY_STRICT);
		return !is_refused || trial->how & MEMORY_ONCE;
	}
	assert_status(STATUS_ENVIRONMENT, status, &problem, __FILE__, __LINE__);
	assert_string_not_equal(problem.text, "");
	if (trial->check)
		trial->check(trial->context);
	++*failures;
	return false;
}

void memory_fail_each(const struct memory_trial *trial)
{
	struct problem problem = { .status = STATUS_OK };
	unsigned failures = 0;
	unsigned long good = 0;

	if (!allocator_can_fail()) {
		assert_ok(&problem, trial->attempt(trial->context, &problem));
		return;
	}
	while (!try_with(trial, good, &failures)) {
		good += trial->how & MEMORY_SPARSE ? 1 + good / SPARSE : 1;
		assert_true(good < ALLOCATIONS_MOST);
	}
	assert_true(failures > FAILURES_LEAST);
}
