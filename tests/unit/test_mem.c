/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Memory that cannot fail, and arenas. */
#include "config.h"

#include "base/mem.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>
#include <cmocka.h>

static void new_memory_is_zeroed(void **state)
{
	unsigned char *memory = mem_new(1000, 3);
	size_t i;

	(void)state;
	for (i = 0; i < 3000; i++)
		assert_int_equal(memory[i], 0);
	free(memory);
}

static void nothing_is_still_something_to_free(void **state)
{
	void *memory = mem_new(0, 8);

	(void)state;
	assert_non_null(memory);
	memory = mem_resize(memory, 0, 8);
	assert_non_null(memory);
	free(memory);
}

static void resizing_keeps_what_was_there(void **state)
{
	char *memory = mem_strdup("booking");

	(void)state;
	memory = mem_resize(memory, 100000, 1);
	assert_string_equal(memory, "booking");
	free(memory);
	memory = mem_resize(NULL, 10, 1);
	assert_non_null(memory);
	free(memory);
}

static void null_stays_null(void **state)
{
	struct arena *arena = arena_new();

	(void)state;
	assert_null(mem_strdup(NULL));
	assert_null(arena_strdup(arena, NULL));
	assert_null(arena_strndup(arena, NULL, 3));
	arena_free(&arena);
	assert_null(arena);
	arena_free(&arena);
}

static void prints_any_length(void **state)
{
	struct arena *arena = arena_new();
	char *text = mem_printf("%s-%d", "lane", 7);
	char *wide = mem_printf("%100000d", 1);

	(void)state;
	assert_string_equal(text, "lane-7");
	assert_int_equal(strlen(wide), 100000);
	assert_string_equal(arena_printf(arena, "%s!", wide) + 99999, "1!");
	free(text);
	free(wide);
	arena_free(&arena);
}

/* A child that is expected to end itself; what it says is not kept. */
static int end_of(void (*last_act)(void))
{
	int status;
	pid_t child;

	fflush(NULL);
	child = fork();
	if (child == 0) {
		if (freopen("/dev/null", "w", stderr) == NULL)
			_exit(1);
		last_act();
		_exit(0);
	}
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFEXITED(status));
	return WEXITSTATUS(status);
}

static volatile size_t huge = SIZE_MAX / 2 + 2;

static void ask_for_an_overflow(void)
{
	free(mem_new(huge, 2));
}

static void resize_to_an_overflow(void)
{
	free(mem_resize(NULL, huge, 2));
}

static void carve_an_overflow(void)
{
	struct arena *arena = arena_new();

	arena_alloc(arena, huge, 2);
}

static void too_much_ends_the_program(void **state)
{
	(void)state;
	assert_int_equal(end_of(ask_for_an_overflow), 70);
	assert_int_equal(end_of(resize_to_an_overflow), 70);
	assert_int_equal(end_of(carve_an_overflow), 70);
}

/* Many sizes, some larger than a chunk: none overlaps another. */
static void pieces_do_not_overlap(void **state)
{
	struct arena *arena = arena_new();
	unsigned char *pieces[600];
	size_t sizes[600], i, j;

	(void)state;
	for (i = 0; i < 600; i++) {
		sizes[i] = i % 97 == 0 ? 300000 : i * 7 % 513;
		pieces[i] = arena_alloc(arena, sizes[i], 1);
		assert_int_equal((uintptr_t)pieces[i]
			% _Alignof(max_align_t), 0);
		for (j = 0; j < sizes[i]; j++)
			assert_int_equal(pieces[i][j], 0);
		memset(pieces[i], (int)(i % 251) + 1, sizes[i]);
	}
	for (i = 0; i < 600; i++)
		for (j = 0; j < sizes[i]; j++)
			assert_int_equal(pieces[i][j], i % 251 + 1);
	arena_free(&arena);
}

static void copies_part_of_a_text(void **state)
{
	struct arena *arena = arena_new();
	const char unterminated[3] = { 'a', 'b', 'c' };

	(void)state;
	assert_string_equal(arena_strndup(arena, unterminated, 3), "abc");
	assert_string_equal(arena_strndup(arena, "ab", 100), "ab");
	assert_string_equal(arena_strndup(arena, "ab", 0), "");
	assert_string_equal(arena_strdup(arena, "garc\xC3\xAD" "a"),
		"garc\xC3\xAD" "a");
	arena_free(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(new_memory_is_zeroed),
		cmocka_unit_test(nothing_is_still_something_to_free),
		cmocka_unit_test(resizing_keeps_what_was_there),
		cmocka_unit_test(null_stays_null),
		cmocka_unit_test(prints_any_length),
		cmocka_unit_test(too_much_ends_the_program),
		cmocka_unit_test(pieces_do_not_overlap),
		cmocka_unit_test(copies_part_of_a_text),
	};

	return cmocka_run_group_tests_name("mem", tests, NULL, NULL);
}
