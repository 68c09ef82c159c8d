/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The file of what was asked and not answered: what the next console reads of
 * it, and what it does not believe. */
#include "config.h"

#include "store/request_log.h"

#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/mem.h"
#include "tests/support/request_file.h"

#define ID(n) "00000000-0000-4000-8000-00000000000" n

static int set_up(void **state)
{
	struct request_file *file = mem_new(1, sizeof(*file));

	*state = file;
	return request_file_begin(file) ? 0 : -1;
}

static int tear_down(void **state)
{
	request_file_end(*state);
	free(*state);
	return 0;
}

/* Instead of the one of the C library: what is on the disk cannot be seen. */
static int flushed;
static bool flush_fails;

int fdatasync(int file)
{
	assert_true(file >= 0);
	flushed++;
	errno = EIO;
	return flush_fails ? -1 : 0;
}

/* Before the caller may send it; a disk that does not take it is told. */
static void what_is_asked_is_on_the_disk(void **state)
{
	struct request_file *file = *state;
	struct err err;
	char text[400];

	request_file_use(file);
	flushed = 0;
	assert_true(request_log_asked(file->log, ID("1"), "the first", &err));
	assert_int_equal(flushed, 1);
	flush_fails = true;
	assert_false(request_log_asked(file->log, ID("2"), "the second",
		&err));
	flush_fails = false;
	assert_non_null(strstr(err.text, strerror(EIO)));
	request_log_taken_back(file->log, ID("2"));
	assert_true(request_log_asked(file->log, ID("3"), "the third", &err));
	assert_int_equal(flushed, 3);
	assert_string_equal(request_file_left(text, sizeof(text)),
		"the first\nthe third\n");
}

static void one_of_two_is_answered(void **state)
{
	struct request_file *file = *state;
	char text[400];

	request_file_use(file);
	assert_true(request_log_asked(file->log, ID("1"), "the first", NULL));
	assert_true(request_log_asked(file->log, ID("2"), "the second", NULL));
	request_log_answered(file->log, ID("1"));
	request_log_told(file->log);
	assert_string_equal(request_file_left(text, sizeof(text)), "the second\n");
}

static void it_does_not_grow(void **state)
{
	struct request_file *file = *state;
	char id[REQUEST_ID_SIZE], text[400];
	struct stat facts;

	request_file_use(file);
	assert_true(request_log_asked(file->log, ID("1"), "never answered",
		NULL));
	for (int i = 0; i < 2000; i++) {
		snprintf(id, sizeof(id), "11111111-0000-4000-8000-%012d", i);
		assert_true(request_log_asked(file->log, id, "answered", NULL));
		request_log_answered(file->log, id);
		request_log_told(file->log);
		assert_int_equal(stat(file->path, &facts), 0);
		assert_true(facts.st_size <= 65536);
	}
	assert_string_equal(request_file_left(text, sizeof(text)), "never answered\n");
}

/* It was frozen while another one took over, and is woken. */
static void an_older_console_writes_where_nobody_reads(void **state)
{
	struct request_file *file = *state;
	struct request_log *older;
	struct err problem;
	char text[400];

	request_file_use(file);
	older = file->log;
	assert_true(request_log_asked(older, ID("1"), "left over", NULL));
	assert_true(request_log_is_latest(older));
	file->log = request_file_open(&problem);
	assert_false(request_log_is_latest(older));
	assert_true(request_log_is_latest(file->log));
	assert_int_equal(request_log_left(file->log), 1);
	assert_true(request_log_asked(older, ID("2"), "too late", NULL));
	request_log_answered(older, ID("1"));
	request_log_answered(older, ID("2"));
	request_log_told(older);
	request_log_close(&older);
	assert_string_equal(request_file_left(text, sizeof(text)), "left over\n");
}

/* However much it has to write there. */
static void an_older_console_that_is_full_does_no_harm(void **state)
{
	struct request_file *file = *state;
	struct request_log *older;
	struct err problem;
	char id[REQUEST_ID_SIZE], text[400];

	request_file_use(file);
	older = file->log;
	file->log = request_file_open(&problem);
	assert_true(request_log_asked(file->log, ID("1"), "the newer one's",
		NULL));
	for (int i = 0; i < 1500; i++) {
		snprintf(id, sizeof(id), "11111111-0000-4000-8000-%012d", i);
		assert_true(request_log_asked(older, id, "too late", NULL));
	}
	assert_true(request_log_is_latest(file->log));
	request_log_close(&older);
	assert_string_equal(request_file_left(text, sizeof(text)),
		"the newer one's\n");
}

/* By another person's console, when nothing was asked here for a day. */
static void what_was_cleared_away_is_begun_anew(void **state)
{
	struct request_file *file = *state;
	char text[400];

	request_file_use(file);
	assert_int_equal(unlink(file->path), 0);
	assert_true(request_log_is_latest(file->log));
	assert_true(request_log_asked(file->log, ID("1"), "on Monday", NULL));
	assert_true(request_log_is_latest(file->log));
	assert_string_equal(request_file_left(text, sizeof(text)), "on Monday\n");
}

static void what_was_settled_is_not_left_again(void **state)
{
	struct request_file *file = *state;
	struct err problem;
	char text[400];

	request_file_use(file);
	assert_true(request_log_asked(file->log, ID("1"), "the first", NULL));
	assert_true(request_log_asked(file->log, ID("2"), "the second", NULL));
	request_log_close(&file->log);
	file->log = request_file_open(&problem);
	assert_int_equal(request_log_left(file->log), 2);
	assert_true(request_log_asked(file->log, ID("3"), "a new one", NULL));
	request_log_answered(file->log, ID("1"));
	request_log_told(file->log);
	assert_int_equal(request_log_left(file->log), 1);
	assert_string_equal(request_log_left_at(file->log, 0)->what,
		"the second");
	assert_string_equal(request_file_left(text, sizeof(text)),
		"the second\na new one\n");
}

static void of_each_person_at_each_database(void **state)
{
	struct request_file *file = *state;
	struct request_log *other;
	struct err problem;

	request_file_use(file);
	assert_true(request_log_asked(file->log, ID("1"), "ana's", NULL));
	other = request_log_open(REQUEST_DATABASE, "ben", &problem);
	assert_int_equal(request_log_left(other), 0);
	request_log_close(&other);
	other = request_log_open("7449-16384", "ana", &problem);
	assert_int_equal(request_log_left(other), 0);
	request_log_close(&other);
	assert_int_equal(access(file->path, F_OK), 0);
}

/* What was left on Friday evening is told on Monday. */
static void after_a_week_nobody_asks(void **state)
{
	struct request_file *file = *state;
	char text[400];
	const long long now = (long long)time(NULL);
	char *lines = mem_printf("? " ID("1") " %lld last week\n"
		"? " ID("2") " %lld on Friday\n? " ID("3") " %lld tomorrow\n",
		now - 7 * 24 * 3600 - 10, now - 7 * 24 * 3600 + 100,
		now + 7200);

	request_file_put(file->path, lines);
	assert_string_equal(request_file_left(text, sizeof(text)),
		"on Friday\ntomorrow\n");
	free(lines);
}

/* The machine went down while it was written: that was never sent. */
static void half_a_line_was_never_sent(void **state)
{
	struct request_file *file = *state;
	char text[400];
	char *lines = mem_printf("? " ID("1") " %lld whole\n? " ID("2") " %lld ha",
		(long long)time(NULL), (long long)time(NULL));

	request_file_put(file->path, lines);
	assert_string_equal(request_file_left(text, sizeof(text)), "whole\n");
	free(lines);
}

/* What can be read still counts; the rest is set aside, and said. */
static void a_damaged_file_is_set_aside(void **state)
{
	static const char *const damages[] = {
		"rubbish\n", "? nothing 1 x\n", "?\n", "\n", "! " ID("9") " x\n",
		"? " ID("9") "\n", "? " ID("9") " x y\n", "? " ID("9") " 12\n",
		"\xff\xfe\n", "? " ID("9"), "!",
		"? " ID("g") " 12 x\n", "! " ID("G") "\n",
		"? 00000000+0000-4000-8000-000000000009 12 x\n",
	};

	for (size_t i = 0; i < ARRAY_LEN(damages); i++) {
		struct request_file *file = *state;
		struct request_log *log;
		struct err problem;
		char *text = mem_printf("%s%s? " ID("1") " %lld good\n",
			damages[i], strchr(damages[i], '\n') ? "" : "\n",
			(long long)time(NULL));

		request_file_put(file->path, text);
		log = request_file_open(&problem);
		assert_int_equal(problem.kind, ERR_INVALID);
		assert_non_null(strstr(problem.text, "is damaged"));
		assert_int_equal(request_log_left(log), 1);
		assert_string_equal(request_log_left_at(log, 0)->what, "good");
		request_log_close(&log);
		assert_int_equal(access(file->aside, F_OK), 0);
		unlink(file->aside);
		free(text);
	}
}

static void a_file_of_others_is_not_read(void **state)
{
	struct request_file *file = *state;
	struct request_log *log;
	struct err problem;
	char text[100];

	request_file_put(file->path, "? " ID("1") " 4102444800 x\n");
	chmod(file->path, 0644);
	log = request_file_open(&problem);
	assert_int_equal(problem.kind, ERR_DENIED);
	assert_int_equal(request_log_left(log), 0);
	request_log_close(&log);
	unlink(file->aside);

	/* Nor is what a link leads to read, or written. */
	snprintf(text, sizeof(text), "%s/elsewhere", file->home);
	request_file_put(text, "? " ID("1") " 4102444800 x\n");
	assert_int_equal(symlink(text, file->path), 0);
	log = request_file_open(&problem);
	assert_int_equal(problem.kind, ERR_DENIED);
	assert_int_equal(request_log_left(log), 0);
	request_log_close(&log);
	assert_string_equal(request_file_text(text, text, sizeof(text)),
		"? " ID("1") " 4102444800 x\n");
}

#define CASE(function) \
	cmocka_unit_test_setup_teardown(function, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		CASE(what_is_asked_is_on_the_disk),
		CASE(one_of_two_is_answered),
		CASE(it_does_not_grow),
		CASE(an_older_console_writes_where_nobody_reads),
		CASE(an_older_console_that_is_full_does_no_harm),
		CASE(what_was_cleared_away_is_begun_anew),
		CASE(what_was_settled_is_not_left_again),
		CASE(of_each_person_at_each_database),
		CASE(after_a_week_nobody_asks),
		CASE(half_a_line_was_never_sent),
		CASE(a_damaged_file_is_set_aside),
		CASE(a_file_of_others_is_not_read),
	};

	return cmocka_run_group_tests_name("request_log", tests, NULL, NULL);
}
