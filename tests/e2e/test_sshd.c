/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The recipe of opsdesk(1) for shared terminals: a real sshd on loopback whose
 * forced command is the console, with keys and configuration of its own. */
#include "config.h"

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <pwd.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/mem.h"
#include "tests/support/access_club.h"

#define SSHD "/usr/sbin/sshd"
#define WORDS_MAX 24

static struct sshd {
	char folder[64];
	const struct passwd *account;	/* ours: sshd runs as it and lets it in */
	char port[8];
	pid_t pid;
} sshd;

/* What it says goes to the folder's log. */
static pid_t run(const char *const argv[])
{
	char *log = mem_printf("%s/log", sshd.folder);
	pid_t child = fork();
	int fd;

	assert_true(child >= 0);
	if (child == 0) {
		fd = open(log, O_WRONLY | O_APPEND | O_CREAT, 0600);
		dup2(fd, STDOUT_FILENO);
		dup2(fd, STDERR_FILENO);
		execv(argv[0], (char *const *)(uintptr_t)argv);
		_exit(127);
	}
	free(log);
	return child;
}

static void make_key(const char *name)
{
	char *path = mem_printf("%s/%s", sshd.folder, name);
	const char *const argv[] = {
		"/usr/bin/ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f",
		path, NULL
	};
	int status;

	assert_int_equal(waitpid(run(argv), &status, 0) > 0 ? status : -1, 0);
	free(path);
}

/* One that nobody has at the moment. */
static void find_port(void)
{
	struct sockaddr_in address = {
		.sin_family = AF_INET,
		.sin_addr.s_addr = htonl(INADDR_LOOPBACK),
	};
	socklen_t size = sizeof(address);
	int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);

	assert_int_equal(bind(fd, (struct sockaddr *)&address, size), 0);
	assert_int_equal(getsockname(fd, (struct sockaddr *)&address, &size), 0);
	close(fd);
	snprintf(sshd.port, sizeof(sshd.port), "%d", ntohs(address.sin_port));
}

static void write_config(const struct club *club)
{
	char *path = mem_printf("%s/config", sshd.folder);
	const char *database = strstr(club->dsn, "dbname=") + strlen("dbname=");
	const char *build = getenv("builddir");
	FILE *file = fopen(path, "we");

	assert_non_null(file);
	fprintf(file, "ListenAddress 127.0.0.1\nPort %s\n"
		"HostKey %s/host\nAuthorizedKeysFile %s/person.pub\n"
		"PidFile none\nStrictModes no\nUsePAM no\n"
		"PermitRootLogin prohibit-password\n"
		"PasswordAuthentication no\nKbdInteractiveAuthentication no\n"
		"SetEnv PGHOST=%s PGDATABASE=%s XDG_STATE_HOME=%s/state "
		"XDG_CONFIG_HOME=%s LC_ALL=C.UTF-8\n"
		/* From here on as in opsdesk(1). */
		"ForceCommand exec %s/opsdesk --sign-in --lock 10\n"
		"DisableForwarding yes\nPermitTunnel no\n"
		"PermitUserEnvironment no\nPermitUserRC no\nPermitTTY yes\n"
		"ClientAliveInterval 15\nClientAliveCountMax 2\n",
		sshd.port, sshd.folder, sshd.folder,
		cluster_directory(club->cluster), database, sshd.folder,
		sshd.folder, build ? build : ".");
	fclose(file);
	free(path);
}

static bool is_listening(void)
{
	struct sockaddr_in address = {
		.sin_family = AF_INET,
		.sin_addr.s_addr = htonl(INADDR_LOOPBACK),
		.sin_port = htons((uint16_t)atoi(sshd.port)),
	};
	int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
	bool listens = connect(fd, (struct sockaddr *)&address,
		sizeof(address)) == 0;

	close(fd);
	return listens;
}

static void start_sshd(const struct club *club)
{
	char *config = mem_printf("%s/config", sshd.folder);
	const char *const argv[] = { SSHD, "-D", "-e", "-f", config, NULL };

	find_port();
	write_config(club);
	sshd.pid = run(argv);
	while (!is_listening()) {
		assert_int_equal(waitpid(sshd.pid, NULL, WNOHANG), 0);
		terminal_wait(10);
	}
	free(config);
}

static int begin(void **state)
{
	struct club *club;

	if (access_begin(state) != 0)
		return -1;
	club = *state;
	snprintf(sshd.folder, sizeof(sshd.folder), "/tmp/opsdesk-sshd-XXXXXX");
	if (mkdtemp(sshd.folder) == NULL)
		return -1;
	sshd.account = getpwuid(geteuid());
	if (sshd.account == NULL)
		return -1;
	/* Of root it wants this; the machine's own service makes it, too. */
	if (geteuid() == 0 && mkdir("/run/sshd", 0755) != 0 && errno != EEXIST)
		return -1;
	make_key("host");
	make_key("person");
	start_sshd(club);
	return 0;
}

static int end(void **state)
{
	char *command = mem_printf("rm -rf '%s'", sshd.folder);

	kill(sshd.pid, SIGTERM);
	waitpid(sshd.pid, NULL, 0);
	if (system(command) != 0)
		return -1;
	free(command);
	return club_end(state);
}

/* A client on a terminal of its own; words follow the destination. */
static struct terminal *ssh(struct club *club, const char *option,
	const char *words)
{
	char *key = mem_printf("%s/person", sshd.folder);
	char *known = mem_printf("UserKnownHostsFile=%s/known", sshd.folder);
	const char *argv[WORDS_MAX] = {
		"/usr/bin/ssh", "-tt", "-F", "none", "-i", key, "-p",
		sshd.port, "-l", sshd.account->pw_name, "-o", known, "-o",
		"StrictHostKeyChecking=no", "-o",
		option, "127.0.0.1", words, NULL
	};
	const struct terminal_options options = {
		.server_log = cluster_log(club->cluster),
	};
	struct terminal *t = terminal_open(&options, argv);

	free(key);
	free(known);
	return t;
}

static struct terminal *signed_in(struct club *club, const char *words)
{
	struct terminal *t = ssh(club, "IdentitiesOnly=yes", words);

	await_text(t, "Your name and password in the database.");
	type(t, "ana<Tab>" ANAS "<Enter>");
	await_row(t, ROW_TITLE, "Booking grid");
	await_row(t, ROW_PEEK, "Bay 1");
	await_quiet(t);
	return t;
}

static void the_console_and_nothing_else(void **state)
{
	struct club *club = *state;
	char *made = mem_printf("touch %s/made; exec sh", sshd.folder);
	char *file = mem_printf("%s/made", sshd.folder);
	struct terminal *t = signed_in(club, made);

	/* What the terminal does to its size arrives. */
	resize(t, 132, 43);
	await_row(t, 43 - (24 - ROW_PEEK), "Bay 1");
	await_quiet(t);
	/* Stopping it would leave one with what has started it. */
	type(t, "<Ctrl-Z><Ctrl-C>");
	terminal_send(t, "\034", 1);
	await_quiet(t);
	await_row(t, ROW_TITLE, "Booking grid");
	press(t, "<Ctrl-Q>");
	await_exit(t, 0);
	assert_int_equal(access(file, F_OK), -1);
	terminal_close(&t);
	free(made);
	free(file);
}

/* What a client wants to send along does not arrive: it could lead the console
 * to another server, or libraries and readline to files. */
static void the_clients_environment_is_not_taken(void **state)
{
	struct club *club = *state;
	struct terminal *t = ssh(club, "SetEnv=PGHOST=/nonexistent PGPORT=1"
		" PGSERVICE=none PGOPTIONS=-cdefault_transaction_read_only=on"
		" TERMINFO=/nonexistent INPUTRC=/nonexistent"
		" LD_PRELOAD=/nonexistent LD_LIBRARY_PATH=/nonexistent"
		" XDG_CONFIG_HOME=/nonexistent EDITOR=/bin/sh PAGER=/bin/sh",
		NULL);

	await_text(t, "Your name and password in the database.");
	type(t, "ana<Tab>" ANAS "<Enter>");
	await_row(t, ROW_TITLE, "Booking grid");
	await_quiet(t);
	assert_int_equal(terminal_find(t, "read-only"), -1);
	press(t, "<Ctrl-Q>");
	await_exit(t, 0);
	terminal_close(&t);
}

static void nothing_is_forwarded(void **state)
{
	struct club *club = *state;
	struct terminal *t = ssh(club, "RemoteForward=0 127.0.0.1:9", NULL);

	await_seen(t, "remote port forwarding failed");
	await_text(t, "Your name and password in the database.");
	press(t, "<Ctrl-Q>");
	await_exit(t, 0);
	terminal_close(&t);
}

/* The client dies, as a laptop does that is shut: the console ends by itself. */
static void a_dropped_connection_ends_it(void **state)
{
	struct club *club = *state;
	struct terminal *t = signed_in(club, NULL);

	club_await(club, "1", "select count(*) from pg_stat_activity where"
		" usename = 'ana' and datname = current_database()");
	kill(terminal_pid(t), SIGKILL);
	club_await(club, "0", "select count(*) from pg_stat_activity where"
		" usename = 'ana' and datname = current_database()");
	terminal_close(&t);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(the_console_and_nothing_else),
		TEST(the_clients_environment_is_not_taken),
		TEST(nothing_is_forwarded),
		TEST(a_dropped_connection_ends_it),
	};

	return cmocka_run_group_tests(tests, club_group_own, club_group_end);
}
