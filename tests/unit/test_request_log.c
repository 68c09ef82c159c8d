/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was asked and not answered is on the disk before it is sent, and goes
 * with its answer; the store on a fake database, the file a real one. */
#include "config.h"

#include "store/request_log.h"

#include <ftw.h>
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
#include "store/booking_store.h"
#include "tests/support/fake_db.h"

#define DATABASE "7448-16384"
#define FILE_NAME "requests-7448-16384-ana"
#define DONE "{\"ok\": true, \"sentence\": \"done\", \"version\": \"v8\"}"
#define ID(n) "00000000-0000-4000-8000-00000000000" n

struct desk {
	char home[64], path[160], aside[170];
	struct db *db;
	struct store *store;
	struct store_owner owner;
	struct request_log *log;
	const char *what;		/* the operator asks for */
	int failures, answers;
};

static const char *content(const char *path, char *out, size_t size)
{
	FILE *file = fopen(path, "r");
	size_t n;

	if (file == NULL)
		return NULL;
	n = fread(out, 1, size - 1, file);
	out[n] = '\0';
	fclose(file);
	return out;
}

static int lines_of(const struct desk *desk)
{
	char text[70000];
	int lines = 0;

	assert_non_null(content(desk->path, text, sizeof(text)));
	for (const char *at = text; *at != '\0'; at++)
		lines += *at == '\n';
	return lines;
}

static void write_file(const char *path, const char *text)
{
	FILE *file = fopen(path, "w");

	assert_non_null(file);
	assert_true(fputs(text, file) >= 0);
	assert_int_equal(fclose(file), 0);
	assert_int_equal(chmod(path, 0600), 0);
}

/* Nothing has been sent while the operator's words are still asked for. */
static void describe(void *context, char *out, size_t size)
{
	struct desk *desk = context;

	assert_string_equal(fake_db_asked(desk->db), "");
	snprintf(out, size, "%s", desk->what);
}

static void failed(void *context, const struct err *error)
{
	struct desk *desk = context;

	assert_non_null(error->text);
	desk->failures++;
}

static struct request_log *open_log(struct err *problem)
{
	return request_log_open(DATABASE, "ana", problem);
}

static int set_up(void **state)
{
	static const struct db_listener nobody;
	struct desk *desk = mem_new(1, sizeof(*desk));

	strcpy(desk->home, "/tmp/opsdesk-requests-XXXXXX");
	if (mkdtemp(desk->home) == NULL)
		return -1;
	setenv("XDG_STATE_HOME", desk->home, 1);
	snprintf(desk->path, sizeof(desk->path), "%s/opsdesk", desk->home);
	mkdir(desk->path, 0700);
	snprintf(desk->path, sizeof(desk->path), "%s/opsdesk/" FILE_NAME,
		desk->home);
	snprintf(desk->aside, sizeof(desk->aside), "%s.aside", desk->path);
	desk->db = db_new(NULL, NULL, &nobody);
	desk->store = store_new(desk->db);
	fake_db_connect(desk->db);
	*state = desk;
	return 0;
}

static int remove_entry(const char *path, const struct stat *status, int kind,
	struct FTW *place)
{
	(void)status;
	(void)kind;
	(void)place;
	return remove(path);
}

static int tear_down(void **state)
{
	struct desk *desk = *state;

	store_owner_close(desk->store, &desk->owner);
	store_free(&desk->store);
	db_free(&desk->db);
	request_log_close(&desk->log);
	nftw(desk->home, remove_entry, 8, FTW_DEPTH | FTW_PHYS);
	free(desk);
	return 0;
}

static void begin(struct desk *desk)
{
	struct err problem;

	desk->log = open_log(&problem);
	assert_int_equal(problem.kind, ERR_NONE);
	store_keep(desk->store, &(struct store_keeper){
		.log = desk->log, .describe = describe, .failed = failed,
		.context = desk
	});
}

static void heard(void *context, struct outcome *outcome,
	const struct err *error)
{
	struct desk *desk = context;

	(void)error;
	desk->answers++;
	outcome_free(&outcome);
}

static void cancel(struct desk *desk, const char *what)
{
	const struct seen lee = { 10481, "v7" };
	const struct reply reply = { .done = heard, .context = desk };

	desk->what = what;
	fake_db_forget(desk->db);
	booking_store_cancel(desk->store, &desk->owner, &lee, "ill", NULL,
		&reply);
}

static void answer(struct desk *desk, const char *value)
{
	fake_db_answer(desk->db, &(struct fake_answer){
		.query = "booking_cancel", .value = value, .hold = value == NULL
	});
	fake_db_run(desk->db);
	request_log_told(desk->log);
}

/* What the next console finds, a line each. */
static const char *left(const struct desk *desk, char *out, size_t size)
{
	struct err problem;
	struct request_log *next = open_log(&problem);
	size_t used = 0;

	(void)desk;
	assert_int_equal(problem.kind, ERR_NONE);
	out[0] = '\0';
	for (int i = 0; i < request_log_left(next); i++)
		used += (size_t)snprintf(out + used, size - used, "%s\n",
			request_log_left_at(next, i)->what);
	request_log_close(&next);
	return out;
}

/* ---------------------------------------------------------- in the store */

static void it_is_kept_until_it_is_answered(void **state)
{
	struct desk *desk = *state;
	struct stat facts;
	char text[400];

	begin(desk);
	cancel(desk, "cancel: Lee, Anna  Bay 2 13:30");
	assert_non_null(content(desk->path, text, sizeof(text)));
	assert_memory_equal(text, "? ", 2);
	assert_non_null(strstr(text, " cancel: Lee, Anna  Bay 2 13:30\n"));
	assert_int_equal(stat(desk->path, &facts), 0);
	assert_int_equal(facts.st_mode & 07777, 0600);
	answer(desk, DONE);
	assert_int_equal(desk->answers, 1);
	assert_string_equal(content(desk->path, text, sizeof(text)), "");
	request_log_close(&desk->log);
	assert_int_not_equal(access(desk->path, F_OK), 0);
}

/* Killed between the answer and the picture of it, it is said again. */
static void it_is_kept_until_the_answer_was_seen(void **state)
{
	struct desk *desk = *state;
	char text[400];

	begin(desk);
	fake_db_answer(desk->db, &(struct fake_answer){
		.query = "booking_cancel", .value = DONE
	});
	cancel(desk, "not seen yet");
	fake_db_run(desk->db);
	assert_int_equal(desk->answers, 1);
	assert_string_equal(left(desk, text, sizeof(text)), "not seen yet\n");
}

static void what_is_not_answered_is_left(void **state)
{
	struct desk *desk = *state;
	char text[400];

	begin(desk);
	answer(desk, NULL);
	cancel(desk, "the first");
	cancel(desk, "the second");
	fake_db_run(desk->db);
	/* The program is killed here: nothing is closed. */
	assert_string_equal(left(desk, text, sizeof(text)),
		"the first\nthe second\n");
	/* Whoever only looks takes nothing out. */
	assert_string_equal(left(desk, text, sizeof(text)),
		"the first\nthe second\n");
}

static void one_of_two_is_answered(void **state)
{
	struct desk *desk = *state;
	char text[400];

	begin(desk);
	assert_true(request_log_asked(desk->log, ID("1"), "the first", NULL));
	assert_true(request_log_asked(desk->log, ID("2"), "the second", NULL));
	request_log_answered(desk->log, ID("1"));
	request_log_told(desk->log);
	assert_string_equal(left(desk, text, sizeof(text)), "the second\n");
}

/* A line that drops is no answer; that it was never sent is one. */
static void in_doubt_it_is_left(void **state)
{
	struct desk *desk = *state;
	char text[400];

	begin(desk);
	answer(desk, NULL);
	cancel(desk, "was sent");
	cancel(desk, "was not");
	fake_db_run(desk->db);
	fake_db_lose(desk->db, "gone");
	fake_db_run(desk->db);
	request_log_told(desk->log);
	assert_int_equal(desk->answers, 1);
	assert_string_equal(left(desk, text, sizeof(text)), "was sent\n");
}

static void what_nobody_can_know_is_left(void **state)
{
	struct desk *desk = *state;
	char text[400];

	begin(desk);
	answer(desk, NULL);
	cancel(desk, "locked");
	fake_db_run(desk->db);
	fake_db_lose(desk->db, "gone");
	fake_db_run(desk->db);
	fake_db_answer(desk->db, &(struct fake_answer){
		.query = "booking_cancel", .error = ERR_CONFLICT,
		.sqlstate = "55P03", .text = "locked"
	});
	fake_db_connect(desk->db);
	store_reconnected(desk->store);
	fake_db_run(desk->db);
	assert_int_equal(desk->answers, 1);
	assert_string_equal(left(desk, text, sizeof(text)), "locked\n");
}

static void a_dry_run_is_not_kept(void **state)
{
	struct desk *desk = *state;
	const struct seen lee = { 10481, "v7" };
	const struct reply reply = { .done = heard, .context = desk };
	char text[400];

	begin(desk);
	booking_store_check_in(desk->store, &desk->owner, &lee, NULL, NULL, NULL,
		true, &reply);
	assert_string_equal(content(desk->path, text, sizeof(text)), "");
}

/* It is sent all the same, and said once. */
static void without_a_disk_work_goes_on(void **state)
{
	struct desk *desk = *state;
	struct err problem;

	setenv("XDG_STATE_HOME", "/dev/null", 1);
	desk->log = open_log(&problem);
	assert_int_equal(problem.kind, ERR_INVALID);
	assert_non_null(strstr(problem.text, "is not kept"));
	store_keep(desk->store, &(struct store_keeper){
		.log = desk->log, .describe = describe, .failed = failed,
		.context = desk
	});
	for (int i = 1; i <= 3; i++) {
		cancel(desk, "at once");
		answer(desk, DONE);
		assert_int_equal(desk->answers, i);
	}
	assert_int_equal(desk->failures, 1);
	setenv("XDG_STATE_HOME", desk->home, 1);
	cancel(desk, "there is one again");
	assert_int_equal(lines_of(desk), 1);
}

/* -------------------------------------------------------------- the file */

static void it_does_not_grow(void **state)
{
	struct desk *desk = *state;
	char id[REQUEST_ID_SIZE], text[400];
	struct stat facts;

	begin(desk);
	assert_true(request_log_asked(desk->log, ID("1"), "never answered",
		NULL));
	for (int i = 0; i < 2000; i++) {
		snprintf(id, sizeof(id), "11111111-0000-4000-8000-%012d", i);
		assert_true(request_log_asked(desk->log, id, "answered", NULL));
		request_log_answered(desk->log, id);
		request_log_told(desk->log);
		assert_int_equal(stat(desk->path, &facts), 0);
		assert_true(facts.st_size <= 65536);
	}
	assert_string_equal(left(desk, text, sizeof(text)), "never answered\n");
}

/* It was frozen while another one took over, and is woken. */
static void an_older_console_writes_where_nobody_reads(void **state)
{
	struct desk *desk = *state;
	struct request_log *older;
	struct err problem;
	char text[400];

	begin(desk);
	older = desk->log;
	assert_true(request_log_asked(older, ID("1"), "left over", NULL));
	assert_true(request_log_is_latest(older));
	desk->log = open_log(&problem);
	assert_false(request_log_is_latest(older));
	assert_true(request_log_is_latest(desk->log));
	assert_int_equal(request_log_left(desk->log), 1);
	assert_true(request_log_asked(older, ID("2"), "too late", NULL));
	request_log_answered(older, ID("1"));
	request_log_answered(older, ID("2"));
	request_log_told(older);
	request_log_close(&older);
	assert_string_equal(left(desk, text, sizeof(text)), "left over\n");
}

static void what_was_settled_is_not_left_again(void **state)
{
	struct desk *desk = *state;
	struct err problem;
	char text[400];

	begin(desk);
	assert_true(request_log_asked(desk->log, ID("1"), "the first", NULL));
	assert_true(request_log_asked(desk->log, ID("2"), "the second", NULL));
	request_log_close(&desk->log);
	desk->log = open_log(&problem);
	assert_int_equal(request_log_left(desk->log), 2);
	assert_true(request_log_asked(desk->log, ID("3"), "a new one", NULL));
	request_log_answered(desk->log, ID("1"));
	request_log_told(desk->log);
	assert_int_equal(request_log_left(desk->log), 1);
	assert_string_equal(request_log_left_at(desk->log, 0)->what,
		"the second");
	assert_string_equal(left(desk, text, sizeof(text)),
		"the second\na new one\n");
}

static void of_each_person_at_each_database(void **state)
{
	struct desk *desk = *state;
	struct request_log *other;
	struct err problem;

	begin(desk);
	assert_true(request_log_asked(desk->log, ID("1"), "ana's", NULL));
	other = request_log_open(DATABASE, "ben", &problem);
	assert_int_equal(request_log_left(other), 0);
	request_log_close(&other);
	other = request_log_open("7449-16384", "ana", &problem);
	assert_int_equal(request_log_left(other), 0);
	request_log_close(&other);
	assert_int_equal(access(desk->path, F_OK), 0);
}

static void after_a_day_nobody_asks(void **state)
{
	struct desk *desk = *state;
	char text[400];
	const long long now = (long long)time(NULL);
	char *lines = mem_printf("? " ID("1") " %lld yesterday\n"
		"? " ID("2") " %lld today\n? " ID("3") " %lld tomorrow\n",
		now - 24 * 3600 - 10, now - 24 * 3600 + 100, now + 7200);

	write_file(desk->path, lines);
	assert_string_equal(left(desk, text, sizeof(text)),
		"today\ntomorrow\n");
	free(lines);
}

/* The machine went down while it was written: that was never sent. */
static void half_a_line_was_never_sent(void **state)
{
	struct desk *desk = *state;
	char text[400];
	char *lines = mem_printf("? " ID("1") " %lld whole\n? " ID("2") " %lld ha",
		(long long)time(NULL), (long long)time(NULL));

	write_file(desk->path, lines);
	assert_string_equal(left(desk, text, sizeof(text)), "whole\n");
	free(lines);
}

/* What can be read still counts; the rest is set aside, and said. */
static void a_damaged_file_is_set_aside(void **state)
{
	static const char *const damages[] = {
		"rubbish\n", "? nothing 1 x\n", "?\n", "\n", "! " ID("9") " x\n",
		"? " ID("9") "\n", "? " ID("9") " x y\n", "? " ID("9") " 12\n",
		"\xff\xfe\n", "? " ID("9"), "!",
	};

	for (size_t i = 0; i < ARRAY_LEN(damages); i++) {
		struct desk *desk = *state;
		struct request_log *log;
		struct err problem;
		char *text = mem_printf("%s%s? " ID("1") " %lld good\n",
			damages[i], strchr(damages[i], '\n') ? "" : "\n",
			(long long)time(NULL));

		write_file(desk->path, text);
		log = open_log(&problem);
		assert_int_equal(problem.kind, ERR_INVALID);
		assert_non_null(strstr(problem.text, "is damaged"));
		assert_int_equal(request_log_left(log), 1);
		assert_string_equal(request_log_left_at(log, 0)->what, "good");
		request_log_close(&log);
		assert_int_equal(access(desk->aside, F_OK), 0);
		unlink(desk->aside);
		free(text);
	}
}

static void a_file_of_others_is_not_read(void **state)
{
	struct desk *desk = *state;
	struct request_log *log;
	struct err problem;
	char text[100];

	write_file(desk->path, "? " ID("1") " 4102444800 x\n");
	chmod(desk->path, 0644);
	log = open_log(&problem);
	assert_int_equal(problem.kind, ERR_DENIED);
	assert_int_equal(request_log_left(log), 0);
	request_log_close(&log);
	unlink(desk->aside);

	/* Nor is what a link leads to read, or written. */
	snprintf(text, sizeof(text), "%s/elsewhere", desk->home);
	write_file(text, "? " ID("1") " 4102444800 x\n");
	assert_int_equal(symlink(text, desk->path), 0);
	log = open_log(&problem);
	assert_int_equal(problem.kind, ERR_DENIED);
	assert_int_equal(request_log_left(log), 0);
	request_log_close(&log);
	assert_string_equal(content(text, text, sizeof(text)),
		"? " ID("1") " 4102444800 x\n");
}

static void words_are_one_harmless_line(void **state)
{
	struct desk *desk = *state;
	char text[1000], words[500];

	begin(desk);
	answer(desk, NULL);
	memset(words, 'w', sizeof(words) - 1);
	words[sizeof(words) - 1] = '\0';
	memcpy(words, "a\nb\x1b[2J", 7);
	cancel(desk, words);
	assert_int_equal(lines_of(desk), 1);
	left(desk, text, sizeof(text));
	assert_null(strchr(text, '\x1b'));
	assert_true(strlen(text) < REQUEST_LOG_TEXT_SIZE + 1);
}

#define CASE(function) \
	cmocka_unit_test_setup_teardown(function, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		CASE(it_is_kept_until_it_is_answered),
		CASE(it_is_kept_until_the_answer_was_seen),
		CASE(what_is_not_answered_is_left),
		CASE(one_of_two_is_answered),
		CASE(in_doubt_it_is_left),
		CASE(what_nobody_can_know_is_left),
		CASE(a_dry_run_is_not_kept),
		CASE(without_a_disk_work_goes_on),
		CASE(it_does_not_grow),
		CASE(an_older_console_writes_where_nobody_reads),
		CASE(what_was_settled_is_not_left_again),
		CASE(of_each_person_at_each_database),
		CASE(after_a_day_nobody_asks),
		CASE(half_a_line_was_never_sent),
		CASE(a_damaged_file_is_set_aside),
		CASE(a_file_of_others_is_not_read),
		CASE(words_are_one_harmless_line),
	};

	return cmocka_run_group_tests_name("request_log", tests, NULL, NULL);
}
