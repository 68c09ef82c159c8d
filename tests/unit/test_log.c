/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The log, and the end of the program that writes its last line. */
#include "config.h"

#include "base/log.h"

#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
#include <cmocka.h>

#include "base/fatal.h"
#include "base/mem.h"
#include "base/text.h"

struct fixture {
	char folder[64];
	char path[96];
	char content[20000];
};

static int make_folder(void **state)
{
	struct fixture *f = mem_new(1, sizeof(*f));

	strcpy(f->folder, "/tmp/opsdesk-log-XXXXXX");
	if (mkdtemp(f->folder) == NULL)
		return -1;
	snprintf(f->path, sizeof(f->path), "%s/log", f->folder);
	*state = f;
	return 0;
}

static int remove_folder(void **state)
{
	struct fixture *f = *state;

	log_close();
	unlink(f->path);
	rmdir(f->folder);
	free(f);
	return 0;
}

static const char *content_of(struct fixture *f)
{
	int fd = open(f->path, O_RDONLY);
	ssize_t length;

	assert_true(fd >= 0);
	length = read(fd, f->content, sizeof(f->content) - 1);
	assert_true(length >= 0);
	f->content[length] = '\0';
	close(fd);
	return f->content;
}

/* The sentence of the first line, behind time and process. */
static const char *sentence_of(struct fixture *f)
{
	const char *line = strstr(content_of(f), "] ");

	assert_non_null(line);
	return line + 2;
}

static void writes_a_line_with_time_and_process(void **state)
{
	struct fixture *f = *state;
	char process[32];
	struct err err;

	assert_true(log_open(f->path, &err));
	log_line("attempt %d", 3);
	snprintf(process, sizeof(process), "Z [%ld] attempt 3\n",
		(long)getpid());
	assert_string_equal(content_of(f) + strlen("2026-11-20T18:00:00.000"),
		process);
}

static void appends_and_keeps_others_out(void **state)
{
	struct fixture *f = *state;
	struct stat status;
	struct err err;

	umask(0);
	assert_true(log_open(f->path, &err));
	log_line("one");
	log_close();
	log_line("nowhere");
	assert_true(log_open(f->path, &err));
	log_line("two");
	assert_non_null(strstr(content_of(f), "one\n"));
	assert_non_null(strstr(content_of(f), "two\n"));
	assert_null(strstr(content_of(f), "nowhere"));
	assert_int_equal(stat(f->path, &status), 0);
	assert_int_equal(status.st_mode & 07777, 0600);
}

static void follows_no_link(void **state)
{
	struct fixture *f = *state;
	char target[96];
	struct err err;

	snprintf(target, sizeof(target), "%s/target", f->folder);
	assert_int_equal(symlink(target, f->path), 0);
	assert_false(log_open(f->path, &err));
	assert_int_equal(err.kind, ERR_INVALID);
	assert_non_null(strstr(err.text, f->path));
	assert_int_equal(access(target, F_OK), -1);
}

static void writes_to_plain_files_only(void **state)
{
	struct fixture *f = *state;
	struct err err;
	int reader;

	assert_int_equal(mkfifo(f->path, 0600), 0);
	assert_false(log_open(f->path, &err));
	reader = open(f->path, O_RDONLY | O_NONBLOCK);
	assert_false(log_open(f->path, &err));
	assert_non_null(strstr(err.text, "not a plain file"));
	close(reader);
	assert_false(log_open(f->folder, &err));
}

static void one_event_is_one_clean_line(void **state)
{
	struct fixture *f = *state;
	struct err err;

	assert_true(log_open(f->path, &err));
	log_line("%s", "a\nb\x1B[2Jc\xE2\x80\xAE" "d\xFF\n");
	assert_string_equal(sentence_of(f), "a | b\xEF\xBF\xBD[2Jc\xEF\xBF\xBD"
		"d\xEF\xBF\xBD\n");
}

static void a_long_line_is_cut_between_characters(void **state)
{
	struct fixture *f = *state;
	char text[9000];
	const char *written;
	struct err err;
	size_t i;

	for (i = 0; i + 3 < sizeof(text); i += 3)
		memcpy(text + i, "\xE2\x82\xAC", 3);
	text[i] = '\0';
	assert_true(log_open(f->path, &err));
	log_line("%s", text);
	log_line("next");
	written = sentence_of(f);
	assert_true(text_is_utf8(written));
	assert_int_equal(strcspn(written, "\n") % 3, 0);
	assert_true(strcspn(written, "\n") > 1900);
	assert_non_null(strstr(written, "] next\n"));
}

static int restored_fd;

static void restore_terminal(void)
{
	if (write(restored_fd, "restored\n", 9) != 9)
		_exit(1);
}

static void die_twice(void)
{
	fatal("again");
}

/* Standard error of a child that ends in fatal(), after what restore says. */
static int last_words(void (*restore)(void), char *out, size_t size)
{
	int ends[2], status;
	ssize_t length;
	size_t used = 0;
	pid_t child;

	assert_int_equal(pipe(ends), 0);
	fflush(NULL);
	child = fork();
	if (child == 0) {
		dup2(ends[1], STDERR_FILENO);
		close(ends[0]);
		restored_fd = ends[1];
		fatal_on_exit(restore);
		fatal("broken: %d", 7);
	}
	close(ends[1]);
	while ((length = read(ends[0], out + used, size - 1 - used)) > 0)
		used += (size_t)length;
	out[used] = '\0';
	close(ends[0]);
	assert_int_equal(waitpid(child, &status, 0), child);
	return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static void the_terminal_is_restored_before_the_last_words(void **state)
{
	struct fixture *f = *state;
	char words[200];
	struct err err;

	assert_true(log_open(f->path, &err));
	assert_int_equal(last_words(restore_terminal, words, sizeof(words)), 70);
	assert_string_equal(words, "restored\nopsdesk: broken: 7\n");
	assert_string_equal(sentence_of(f), "fatal: broken: 7\n");
}

static void failing_while_failing_ends_all_the_same(void **state)
{
	char words[200];

	(void)state;
	assert_int_equal(last_words(die_twice, words, sizeof(words)), 70);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, make_folder, \
	remove_folder)
		TEST(writes_a_line_with_time_and_process),
		TEST(appends_and_keeps_others_out),
		TEST(follows_no_link),
		TEST(writes_to_plain_files_only),
		TEST(one_event_is_one_clean_line),
		TEST(a_long_line_is_cut_between_characters),
		TEST(the_terminal_is_restored_before_the_last_words),
		TEST(failing_while_failing_ends_all_the_same),
#undef TEST
	};

	return cmocka_run_group_tests_name("log", tests, NULL, NULL);
}
