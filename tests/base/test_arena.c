/* SPDX-License-Identifier: ISC */
/* Arena and arrays: zeroed, aligned, apart from one another, and honest when memory ends. */
#include "../support/memory.h"
#include <luqu/arena.h>
#include <stdalign.h>
#include <stdlib.h>
#include <string.h>

static bool is_zero(const unsigned char *bytes, size_t length)
{
	for (size_t i = 0; i < length; i++)
		if (bytes[i] != 0)
			return false;
	return true;
}

static void arena_alloc__gives_zeroed_aligned_memory__of_any_size(void **state)
{
	enum { COUNT = 3000 };
	unsigned char *blocks[COUNT];
	struct arena *arena = arena_make();

	(void)state;
	assert_non_null(arena);
	for (size_t i = 0; i < COUNT; i++) {
		const size_t size = i * 7 % 5000 + 1;

		arena_text(arena, "x", 1); /* leaves the next free byte unaligned */
		blocks[i] = arena_alloc(arena, 1, size);
		assert_non_null(blocks[i]);
		assert_int_equal((uintptr_t)blocks[i] % alignof(max_align_t), 0);
		assert_true(is_zero(blocks[i], size));
		memset(blocks[i], (int)(i % 251) + 1, size);
	}
	for (size_t i = 0; i < COUNT; i++)
		for (size_t at = 0; at < i * 7 % 5000 + 1; at++)
			assert_int_equal(blocks[i][at], i % 251 + 1);
	assert_false(arena_failed(arena));
	assert_in_range(arena_bytes(arena), 7000000, 9000000);
	arena_free(arena);
}

static void arena_alloc__keeps_the_open_chunk__after_a_large_block(void **state)
{
	struct arena *arena = arena_make();
	size_t before;

	(void)state;
	arena_alloc(arena, 1, 16);
	before = arena_bytes(arena);
	assert_non_null(arena_alloc(arena, 1000, 1000));
	assert_in_range(arena_bytes(arena), before + 1000000, before + 1000100);
	before = arena_bytes(arena);
	arena_alloc(arena, 1, 16);
	assert_int_equal(arena_bytes(arena), before);
	arena_free(arena);
}

static void arena_alloc__gives_valid_pointers__for_nothing(void **state)
{
	struct arena *arena = arena_make();
	void *first = arena_alloc(arena, 0, 8);
	void *second = arena_alloc(arena, 8, 0);

	(void)state;
	assert_non_null(first);
	assert_non_null(second);
	assert_ptr_not_equal(first, second);
	assert_false(arena_failed(arena));
	arena_free(arena);
}

static void arena_alloc__refuses__what_no_memory_can_hold(void **state)
{
	static const struct {
		size_t count;
		size_t size;
	} cases[] = { { SIZE_MAX, 2 }, { SIZE_MAX / 2 + 1, 2 }, { 1, SIZE_MAX }, { 1, (size_t)PTRDIFF_MAX }, { SIZE_MAX - 8, 1 } };

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct arena *arena = arena_make();

		assert_null(arena_alloc(arena, cases[i].count, cases[i].size));
		assert_true(arena_failed(arena));
		assert_non_null(arena_alloc(arena, 1, 1));
		assert_true(arena_failed(arena)); /* sticky */
		arena_free(arena);
	}
}

static void arena_text__copies_and_terminates(void **state)
{
	struct arena *arena = arena_make();
	char source[] = "042032 and more";
	char *text = arena_text(arena, source, 6);

	(void)state;
	source[0] = 'x';
	assert_string_equal(text, "042032");
	assert_string_equal(arena_text(arena, NULL, 0), "");
	assert_memory_equal(arena_text(arena, BYTES("a\0b")), "a\0b", 4);
	assert_string_equal(arena_copy(arena, "\u5f20\u00b7\u4e09"), "\u5f20\u00b7\u4e09");
	assert_null(arena_copy(arena, NULL));
	assert_false(arena_failed(arena));
	assert_null(arena_text(arena, source, SIZE_MAX));
	arena_free(arena);
}

static void arena_format__writes_texts__short_and_long(void **state)
{
	struct arena *arena = arena_make();
	char *text = arena_format(arena, "%0*d", 20000, 7);

	(void)state;
	assert_string_equal(arena_format(arena, "%s-%d", "a", 5), "a-5");
	assert_int_equal(strlen(text), 20000);
	assert_string_equal(text + 19998, "07");
	arena_free(arena);
}

static void arena__reports_failure__when_memory_runs_out(void **state)
{
	struct arena *arena;

	(void)state;
	if (!allocator_can_fail())
		skip();
	allocator_fail_after(0);
	arena = arena_make();
	assert_true(allocator_heal());
	assert_null(arena);
	assert_true(arena_failed(NULL));
	assert_null(arena_alloc(NULL, 1, 1));
	assert_null(arena_text(NULL, "a", 1));
	assert_null(arena_format(NULL, "a"));
	assert_int_equal(arena_bytes(NULL), 0);
	arena_free(NULL);

	arena = arena_make();
	allocator_fail_after(0);
	assert_null(arena_alloc(arena, 1, 8));
	assert_null(arena_alloc(arena, 1, 100000));
	assert_null(arena_text(arena, "a", 1));
	assert_true(allocator_heal());
	assert_true(arena_failed(arena));
	assert_non_null(arena_alloc(arena, 1, 8));
	arena_free(arena);
}

static void array_make__gives_zeroed_elements__or_refuses(void **state)
{
	uint64_t *array = array_make(1000, sizeof *array);
	void *empty = array_make(0, 8);

	(void)state;
	assert_non_null(array);
	assert_non_null(empty);
	assert_true(is_zero((unsigned char *)array, 8000));
	assert_null(array_make(SIZE_MAX / 2, 4));
	free(array);
	free(empty);
}

static void array_grow__keeps_what_was_there__and_grows_by_half(void **state)
{
	uint32_t *array = NULL;
	size_t capacity = 0;
	unsigned moves = 0;

	(void)state;
	for (uint32_t i = 0; i < 100000; i++) {
		const size_t before = capacity;

		assert_true(array_grow((void **)&array, &capacity, (size_t)i + 1, sizeof *array));
		moves += capacity != before;
		array[i] = i;
	}
	assert_in_range(moves, 10, 30);
	for (uint32_t i = 0; i < 100000; i++)
		assert_int_equal(array[i], i);
	assert_true(array_grow((void **)&array, &capacity, 1000000, sizeof *array));
	assert_int_equal(capacity, 1000000);
	assert_true(array_grow((void **)&array, &capacity, 5, sizeof *array));
	assert_int_equal(capacity, 1000000);
	free(array);
}

static void array_grow__leaves_the_array__when_it_cannot(void **state)
{
	uint32_t *array = NULL;
	size_t capacity = 0;
	uint32_t *before;

	(void)state;
	assert_true(array_grow((void **)&array, &capacity, 10, sizeof *array));
	before = array;
	before[9] = 42;
	assert_false(array_grow((void **)&array, &capacity, SIZE_MAX / 2, sizeof *array));
	if (allocator_can_fail()) {
		assert_false(array_grow((void **)&array, &capacity, SIZE_MAX / 8, sizeof *array));
		allocator_fail_after(0);
		assert_false(array_grow((void **)&array, &capacity, 100, sizeof *array));
		assert_true(allocator_heal());
	}
	assert_ptr_equal(array, before);
	assert_int_equal(capacity, 10);
	assert_int_equal(array[9], 42);
	free(array);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(arena_alloc__gives_zeroed_aligned_memory__of_any_size),
		cmocka_unit_test(arena_alloc__keeps_the_open_chunk__after_a_large_block),
		cmocka_unit_test(arena_alloc__gives_valid_pointers__for_nothing),
		cmocka_unit_test(arena_alloc__refuses__what_no_memory_can_hold),
		cmocka_unit_test(arena_text__copies_and_terminates),
		cmocka_unit_test(arena_format__writes_texts__short_and_long),
		cmocka_unit_test(arena__reports_failure__when_memory_runs_out),
		cmocka_unit_test(array_make__gives_zeroed_elements__or_refuses),
		cmocka_unit_test(array_grow__keeps_what_was_there__and_grows_by_half),
		cmocka_unit_test(array_grow__leaves_the_array__when_it_cannot),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
