/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is asked of the store is on the disk before it is sent, and goes with
 * its answer; the database is a fake one, the file a real one. */
#include "config.h"

#include "store/request_log.h"

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/mem.h"
#include "store/booking_store.h"
#include "tests/support/fake_db.h"
#include "tests/support/request_file.h"

#define ID(n) ((n) == 0 ? "00000000-0000-4000-8000-000000000001" \
	: "00000000-0000-4000-8000-000000000002")
#define DONE "{\"ok\": true, \"sentence\": \"done\", \"version\": \"v8\"}"

struct desk {
	struct request_file file;
	struct db *db;
	struct store *store;
	struct store_owner owner;
	const char *what;		/* the operator asks for */
	int answers;
	struct err error;		/* of the last one */
};

/* Nothing has been sent while the operator's words are still asked for. */
static void describe(void *context, char *out, size_t size)
{
	struct desk *desk = context;

	assert_string_equal(fake_db_asked(desk->db), "");
	snprintf(out, size, "%s", desk->what);
}

static int set_up(void **state)
{
	static const struct db_listener nobody;
	struct desk *desk = mem_new(1, sizeof(*desk));

	*state = desk;
	if (!request_file_begin(&desk->file))
		return -1;
	desk->db = db_new(NULL, NULL, &nobody);
	desk->store = store_new(desk->db);
	fake_db_connect(desk->db);
	return 0;
}

static int tear_down(void **state)
{
	struct desk *desk = *state;

	store_owner_close(desk->store, &desk->owner);
	store_free(&desk->store);
	db_free(&desk->db);
	request_file_end(&desk->file);
	free(desk);
	return 0;
}

static void keep(struct desk *desk)
{
	store_keep(desk->store, &(struct store_keeper){
		.log = desk->file.log, .describe = describe, .context = desk
	});
}

static void begin(struct desk *desk)
{
	request_file_use(&desk->file);
	keep(desk);
}

static void heard(void *context, struct outcome *outcome,
	const struct err *error)
{
	struct desk *desk = context;

	err_clear(&desk->error);
	if (error != NULL)
		desk->error = *error;
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
	request_log_told(desk->file.log);
}

static void it_is_kept_until_it_is_answered(void **state)
{
	struct desk *desk = *state;
	struct stat facts;
	char text[400];

	begin(desk);
	cancel(desk, "cancel: Lee, Anna  Bay 2 13:30");
	assert_non_null(request_file_text(desk->file.path, text, sizeof(text)));
	assert_memory_equal(text, "? ", 2);
	assert_non_null(strstr(text, " cancel: Lee, Anna  Bay 2 13:30\n"));
	assert_int_equal(stat(desk->file.path, &facts), 0);
	assert_int_equal(facts.st_mode & 07777, 0600);
	answer(desk, DONE);
	assert_int_equal(desk->answers, 1);
	assert_string_equal(request_file_text(desk->file.path, text,
		sizeof(text)), "");
	request_log_close(&desk->file.log);
	assert_int_not_equal(access(desk->file.path, F_OK), 0);
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
	assert_string_equal(request_file_left(text, sizeof(text)), "not seen yet\n");
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
	assert_string_equal(request_file_left(text, sizeof(text)),
		"the first\nthe second\n");
	/* Whoever only looks takes nothing out. */
	assert_string_equal(request_file_left(text, sizeof(text)),
		"the first\nthe second\n");
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
	request_log_told(desk->file.log);
	assert_int_equal(desk->answers, 1);
	assert_string_equal(request_file_left(text, sizeof(text)), "was sent\n");
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
	request_log_told(desk->file.log);
	assert_string_equal(request_file_left(text, sizeof(text)), "locked\n");
}

/* For the undo of it, wherever the cursor is by then. */
static void what_was_done_is_told_in_the_same_words(void **state)
{
	struct desk *desk = *state;

	begin(desk);
	assert_string_equal(store_last_words(desk->store), "");
	cancel(desk, "cancel: Lee, Anna  Bay 2 13:30");
	assert_string_equal(store_last_words(desk->store), "");
	answer(desk, DONE);
	assert_string_equal(store_last_words(desk->store),
		"cancel: Lee, Anna  Bay 2 13:30");
	cancel(desk, "is refused");
	answer(desk, "{\"ok\": false, \"code\": \"state\","
		" \"sentence\": \"no\"}");
	assert_string_equal(store_last_words(desk->store),
		"cancel: Lee, Anna  Bay 2 13:30");
	store_forget_last(desk->store);
	assert_string_equal(store_last_words(desk->store), "");
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
	assert_string_equal(request_file_text(desk->file.path, text,
		sizeof(text)), "");
}

/* ------------------------------------------------------- what cannot be kept */

/* A promise is not broken in silence: the first one is not sent, and says why. */
static void assert_not_sent(struct desk *desk, const char *why)
{
	fake_db_answer(desk->db, &(struct fake_answer){
		.query = "schema_version", .table = "version\n1\n"
	});
	desk->answers = 0;
	cancel(desk, "is not sent");
	answer(desk, DONE);
	assert_string_equal(fake_db_asked(desk->db), "schema_version()\n");
	assert_int_equal(desk->answers, 1);
	assert_int_equal(desk->error.kind, ERR_CONFLICT);
	assert_non_null(strstr(desk->error.text, "not sent: it cannot be kept "
		"for when the line drops; again sends it all the same ("));
	assert_non_null(strstr(desk->error.text, why));
}

static void assert_sent(struct desk *desk)
{
	desk->answers = 0;
	cancel(desk, "is sent");
	assert_non_null(strstr(fake_db_asked(desk->db), "booking_cancel("));
	answer(desk, DONE);
	assert_int_equal(desk->answers, 1);
	assert_int_equal(desk->error.kind, ERR_NONE);
}

static void without_a_directory_the_operator_decides(void **state)
{
	struct desk *desk = *state;
	struct err problem;

	setenv("XDG_STATE_HOME", "/dev/null", 1);
	desk->file.log = request_file_open(&problem);
	assert_int_equal(problem.kind, ERR_INVALID);
	assert_non_null(strstr(problem.text, "is not kept"));
	/* Nobody is known to have come after: drafts are tried all the same. */
	assert_true(request_log_is_latest(desk->file.log));
	keep(desk);
	assert_not_sent(desk, "/dev/null/opsdesk");
	for (int i = 0; i < 3; i++)
		assert_sent(desk);
	setenv("XDG_STATE_HOME", desk->file.home, 1);
	cancel(desk, "there is one again");
	assert_int_equal(request_file_lines(&desk->file), 1);
}

/* No file may grow beyond so much: the disk is full, as it were. */
static void limit_files(rlim_t bytes)
{
	struct rlimit limit;

	assert_int_equal(getrlimit(RLIMIT_FSIZE, &limit), 0);
	limit.rlim_cur = bytes;
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &limit), 0);
}

/* What was asked before stays whole, and what was not sent is not left over.
 * Once there was room again, the next full disk is said again. */
static void on_a_full_disk_the_operator_decides(void **state)
{
	struct desk *desk = *state;
	struct stat facts;
	char text[400];

	signal(SIGXFSZ, SIG_IGN);
	begin(desk);
	for (int round = 0; round < 2; round++) {
		assert_true(request_log_asked(desk->file.log, ID(round),
			"fitted", NULL));
		assert_int_equal(stat(desk->file.path, &facts), 0);
		limit_files((rlim_t)facts.st_size + 20);
		assert_not_sent(desk, "File too large");
		assert_int_equal(stat(desk->file.path, &facts), 0);
		assert_sent(desk);
		limit_files(RLIM_INFINITY);
		assert_sent(desk);
	}
	assert_string_equal(request_file_left(text, sizeof(text)),
		"fitted\nfitted\n");
}

/* The line went just then: that is what is said, and the disk the next time. */
static void what_has_not_been_said_yet_is_said_later(void **state)
{
	struct desk *desk = *state;
	struct err problem;

	setenv("XDG_STATE_HOME", "/dev/null", 1);
	desk->file.log = request_file_open(&problem);
	keep(desk);
	fake_db_lose(desk->db, "gone");
	cancel(desk, "is not sent");
	fake_db_run(desk->db);
	assert_int_equal(desk->answers, 1);
	assert_int_equal(desk->error.kind, ERR_OFFLINE);
	fake_db_connect(desk->db);
	assert_not_sent(desk, "/dev/null/opsdesk");
	assert_sent(desk);
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
	assert_int_equal(request_file_lines(&desk->file), 1);
	request_file_left(text, sizeof(text));
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
		CASE(in_doubt_it_is_left),
		CASE(what_nobody_can_know_is_left),
		CASE(what_was_done_is_told_in_the_same_words),
		CASE(a_dry_run_is_not_kept),
		CASE(without_a_directory_the_operator_decides),
		CASE(on_a_full_disk_the_operator_decides),
		CASE(what_has_not_been_said_yet_is_said_later),
		CASE(words_are_one_harmless_line),
	};

	return cmocka_run_group_tests_name("request_kept", tests, NULL, NULL);
}
