/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The line that is cut in the middle of a write: before it was done, and after
 * it was done but before anybody heard.  The console asks again by the same
 * request id, and nothing is done twice (database.md 2). */
#include "config.h"

#include <errno.h>
#include <poll.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/mem.h"
#include "tests/support/club.h"

#define CHUNK 65536

/* ------------------------------------------------------------ the bad line */

static struct sockaddr_un address_in(const char *directory)
{
	struct sockaddr_un address = { .sun_family = AF_UNIX };

	snprintf(address.sun_path, sizeof(address.sun_path),
		"%s/.s.PGSQL.5432", directory);
	return address;
}

static int socket_or_die(void)
{
	int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);

	if (fd < 0)
		_exit(1);
	return fd;
}

static bool pass_on(int to, const char *bytes, size_t count)
{
	while (count > 0) {
		ssize_t n = send(to, bytes, count, MSG_NOSIGNAL);

		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return false;
		bytes += n;
		count -= (size_t)n;
	}
	return true;
}

/* ReadyForQuery, outside of a transaction: what was asked is committed. */
static bool is_done(const char *bytes, size_t count)
{
	static const char ready[] = { 'Z', 0, 0, 0, 5, 'I' };

	return count >= sizeof(ready) && memcmp(bytes + count - sizeof(ready),
		ready, sizeof(ready)) == 0;
}

/* Carries one connection.  Once the client has said the word, nothing of the
 * server's comes through any more, and when the server is done the line is
 * cut: *word is NULL then. */
static void carry(int client, int server, const char **word)
{
	static char bytes[CHUNK];
	bool deaf = false;

	for (;;) {
		struct pollfd fds[] = { { .fd = client, .events = POLLIN },
			{ .fd = server, .events = POLLIN } };
		int from;
		ssize_t n;

		if (poll(fds, 2, -1) < 0)
			return;
		from = fds[0].revents != 0 ? 0 : 1;
		n = read(fds[from].fd, bytes, sizeof(bytes));
		if (n <= 0)
			return;
		if (from == 0 && *word != NULL &&
		    memmem(bytes, (size_t)n, *word, strlen(*word)))
			deaf = true;
		if (from == 1 && deaf) {
			if (is_done(bytes, (size_t)n)) {
				*word = NULL;
				return;
			}
		} else if (!pass_on(fds[1 - from].fd, bytes, (size_t)n)) {
			return;
		}
	}
}

/* The only connection a console has at a time comes through here. */
static void serve(int listener, const char *directory, const char *word)
{
	struct sockaddr_un there = address_in(directory);

	for (;;) {
		int client = accept(listener, NULL, NULL);
		int server = socket_or_die();

		if (client < 0)
			_exit(1);
		if (connect(server, (struct sockaddr *)&there,
				sizeof(there)) == 0)
			carry(client, server, &word);
		close(client);
		close(server);
	}
}

struct line {
	pid_t pid;
	char directory[32], dsn[64];
};

static void line_open(struct line *line, const char *to, const char *word)
{
	struct sockaddr_un here;
	int listener = socket_or_die();

	strcpy(line->directory, "/tmp/opsdesk-line.XXXXXX");
	assert_non_null(mkdtemp(line->directory));
	snprintf(line->dsn, sizeof(line->dsn), "host=%s", line->directory);
	here = address_in(line->directory);
	assert_int_equal(bind(listener, (struct sockaddr *)&here,
		sizeof(here)), 0);
	assert_int_equal(listen(listener, 4), 0);
	line->pid = fork();
	assert_true(line->pid >= 0);
	if (line->pid == 0) {
		prctl(PR_SET_PDEATHSIG, SIGKILL);
		serve(listener, to, word);
	}
	close(listener);
}

static void line_close(struct line *line)
{
	struct sockaddr_un here = address_in(line->directory);

	kill(line->pid, SIGKILL);
	waitpid(line->pid, NULL, 0);
	unlink(here.sun_path);
	rmdir(line->directory);
}

/* --------------------------------------------------------------- the tests */

static void cancel_petrov(struct terminal *t)
{
	club_goto(t, "bay2 15:30", "Bay 2  15:30-17:00");
	press(t, "x");
	await_text(t, "Cancel  Petrov, Igor");
	type(t, "ill<Tab>p");
}

static void cancelled_once(struct club *club)
{
	club_expect(club, "cancelled Bay 2 15:30-17:00 petrov",
		"select club_test.named('petrov')");
	club_expect(club, "ana cancel_booking Bay 2 15:30-17:00 (ill)"
		" from phone", "select club_test.deeds()");
	club_expect(club, "1", "select count(*) from desk.request"
		" where actor = 'ana'");
}

static void an_answer_that_was_lost_is_fetched(void **state)
{
	struct club *club = *state;
	struct line line;
	struct terminal *t;

	line_open(&line, cluster_directory(club->cluster), "ill");
	t = club_start(club, "ana", NULL, "--dsn", line.dsn, NULL);
	await_row(t, ROW_PEEK, "Bay 1");
	await_quiet(t);
	cancel_petrov(t);
	await_row(t, ROW_LAST, "Cancelled Bay 2 15:30-17:00 of Petrov, Igor");
	cancelled_once(club);
	club_leave(t);
	line_close(&line);
}

static void a_write_whose_backend_was_killed_is_done_after_all(void **state)
{
	struct club *club = *state;
	struct terminal *t = club_console(club, "ana");

	/* Readers pass; the write waits for this row. */
	club_hold(club, "SELECT FROM club.booking_requests r JOIN"
		" club_test.day d ON d.booking = r.id AND d.name = 'petrov'"
		" FOR UPDATE OF r");
	cancel_petrov(t);
	club_await_waiting(club, 1);
	club_expect(club, "t", "select pg_terminate_backend(pid)"
		" from pg_stat_activity where usename = 'ana'"
		" and datname = current_database()");
	club_let_go(club);
	await_row(t, ROW_LAST, "Cancelled Bay 2 15:30-17:00 of Petrov, Igor");
	cancelled_once(club);
	club_leave(t);
}

#define TEST(name) \
	cmocka_unit_test_setup_teardown(name, club_begin, club_end)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(an_answer_that_was_lost_is_fetched),
		TEST(a_write_whose_backend_was_killed_is_done_after_all),
	};

	return cmocka_run_group_tests(tests, club_group, club_group_end);
}
