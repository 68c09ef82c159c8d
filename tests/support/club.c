/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The club's database, its consoles, and the folder they call home. */
#include "config.h"

#include "tests/support/club.h"

#include <errno.h>
#include <ftw.h>
#include <libpq-fe.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/clock.h"
#include "base/mem.h"
#include "tests/support/patience.h"

#define ARGUMENTS_MAX 16
#define SCRIPT_MAX (1 << 20)

static _Noreturn void give_up(const char *what)
{
	printf("Bail out! %s: %s\n", what, strerror(errno));
	exit(EXIT_FAILURE);
}

/* ------------------------------------------------------------- the group */

int club_group(void **state)
{
	*state = cluster_open();
	return 0;
}

int club_group_own(void **state)
{
	*state = cluster_open_own();
	return 0;
}

int club_group_end(void **state)
{
	struct cluster *cluster = *state;

	cluster_close(&cluster);
	return 0;
}

/* -------------------------------------------------------------- one test */

static char *read_script(const char *name)
{
	const char *source = getenv("srcdir");
	char *path = mem_printf("%s/tests/support/%s", source ? source : ".",
		name);
	char *text = mem_new(SCRIPT_MAX, 1);
	FILE *file = fopen(path, "r");

	if (file == NULL || fread(text, 1, SCRIPT_MAX - 1, file) == 0)
		give_up(path);
	fclose(file);
	free(path);
	return text;
}

static int begin(void **state, const char *script)
{
	struct club *club = mem_new(1, sizeof(*club));

	club->cluster = *state;
	club->dsn = cluster_filled_database(club->cluster, "club", script);
	club->home = mem_strdup("/tmp/opsdesk-home-XXXXXX");
	if (mkdtemp(club->home) == NULL)
		give_up(club->home);
	*state = club;
	return 0;
}

int club_begin(void **state)
{
	char *script = read_script("club.sql");

	begin(state, script);
	free(script);
	return 0;
}

int club_begin_house(void **state)
{
	char *club = read_script("club.sql"), *house = read_script("house.sql");
	char *script = mem_printf("%s\n%s", club, house);

	begin(state, script);
	free(script);
	free(house);
	free(club);
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

int club_end(void **state)
{
	struct club *club = *state;

	/* A test that stopped it may have failed before it went on. */
	if (cluster_pid(club->cluster) == 0)
		cluster_start(club->cluster);
	club_let_go(club);
	for (int i = 0; i < club->console_count; i++)
		terminal_close(&club->consoles[i]);
	cluster_drop(club->cluster, club->dsn);
	nftw(club->home, remove_entry, 8, FTW_DEPTH | FTW_PHYS);
	free(club->home);
	free(club->dsn);
	free(club);
	return 0;
}

/* Makes the folders above a file. */
static void make_folders(char *path)
{
	for (char *at = strchr(path + 1, '/'); at != NULL;
	     at = strchr(at + 1, '/')) {
		*at = '\0';
		if (mkdir(path, 0700) != 0 && errno != EEXIST)
			give_up(path);
		*at = '/';
	}
}

void club_file(struct club *club, const char *path, const char *text)
{
	char *whole = mem_printf("%s/%s", club->home, path);
	FILE *file;

	make_folders(whole);
	file = fopen(whole, "w");
	if (file == NULL || fputs(text, file) < 0 || fclose(file) != 0)
		give_up(whole);
	free(whole);
}

/* ------------------------------------------------------------- a console */

static struct terminal *start(struct club *club, const char *login,
	const struct terminal_options *given, const char *const *words)
{
	static const struct terminal_options none;
	struct terminal_options options = given ? *given : none;
	const char *build = getenv("builddir");
	const char *name = strstr(club->dsn, "dbname=") + strlen("dbname=");
	const char *environment[ARGUMENTS_MAX], *argv[ARGUMENTS_MAX];
	char *program = mem_printf("%s/opsdesk", build ? build : ".");
	char *log = mem_printf("%s/state/opsdesk/%s-%d.log", club->home, login,
		club->console_count);
	char *host = mem_printf("PGHOST=%s",
		cluster_directory(club->cluster));
	char *database = mem_printf("PGDATABASE=%s", name);
	char *user = mem_printf("PGUSER=%s", login);
	struct terminal *t;
	int n = 0;

	assert_true(club->console_count < CLUB_CONSOLES_MAX);
	make_folders(log);
	argv[n++] = program;
	while (*words != NULL && n < ARGUMENTS_MAX - 3)
		argv[n++] = *words++;
	argv[n++] = "--log";
	argv[n++] = log;
	argv[n] = NULL;
	n = 0;
	environment[n++] = host;
	environment[n++] = database;
	environment[n++] = user;
	for (const char *const *entry = options.environment;
	     entry != NULL && *entry != NULL && n < ARGUMENTS_MAX - 1; entry++)
		environment[n++] = *entry;
	environment[n] = NULL;
	options.environment = environment;
	options.home = club->home;
	options.server_log = cluster_log(club->cluster);
	t = terminal_open(&options, argv);
	club->consoles[club->console_count++] = t;
	free(program);
	free(log);
	free(host);
	free(database);
	free(user);
	return t;
}

struct terminal *club_start(struct club *club, const char *login,
	const struct terminal_options *options, ...)
{
	const char *words[ARGUMENTS_MAX] = { NULL };
	va_list arguments;

	va_start(arguments, options);
	for (int n = 0; n < ARGUMENTS_MAX - 1; n++) {
		words[n] = va_arg(arguments, const char *);
		if (words[n] == NULL)
			break;
	}
	va_end(arguments);
	return start(club, login, options, words);
}

struct terminal *club_console_on(struct club *club, const char *login,
	const struct terminal_options *options)
{
	struct terminal *t = club_start(club, login, options, NULL);
	int rows = options != NULL && options->rows != 0 ? options->rows : 24;

	await_row(t, ROW_TITLE, "Booking grid");
	/* The pane follows when the cursor has rested. */
	await_row(t, rows - (24 - ROW_PEEK), "Bay 1");
	await_quiet(t);
	return t;
}

struct terminal *club_console(struct club *club, const char *login)
{
	return club_console_on(club, login, NULL);
}

void club_leave_at(struct terminal *t, const char *file, int line)
{
	terminal_press(t, "<Ctrl-q>", file, line);
	terminal_await_exit(t, 0, file, line);
	terminal_assert_restored(t, file, line);
}

void club_kill(struct club *club, struct terminal *t)
{
	int at = 0;

	while (club->consoles[at] != t)
		at++;
	terminal_signal(t, SIGKILL);
	terminal_close(&club->consoles[at]);
	club->console_count--;
	memmove(club->consoles + at, club->consoles + at + 1,
		(size_t)(club->console_count - at) * sizeof(club->consoles[0]));
}

void club_goto_at(struct terminal *t, const char *words, const char *title,
	const char *file, int line)
{
	char *command = mem_printf(":b %s<Enter>", words);

	terminal_type(t, command, file, line);
	free(command);
	terminal_await_row(t, ROW_PEEK, title, file, line);
	terminal_await_quiet(t, file, line);
}

/* ---------------------------------------------------------- the database */

void club_do(struct club *club, const char *sql)
{
	free(cluster_sql(club->dsn, "%s", sql));
}

void club_expect_at(struct club *club, const char *wanted, const char *sql,
	const char *file, int line)
{
	char *found = cluster_sql(club->dsn, "%s", sql);
	bool same = strcmp(found ? found : "", wanted) == 0;

	if (!same)
		print_error("found \"%s\", wanted \"%s\", by:\n%s\n",
			found ? found : "", wanted, sql);
	free(found);
	if (!same)
		_fail(file, line);
}

void club_await_at(struct club *club, const char *wanted, const char *sql,
	const char *file, int line)
{
	int64_t end_ms = clock_ms() + PATIENCE_MS;
	bool same = false;

	while (!same && clock_ms() < end_ms) {
		char *found = cluster_sql(club->dsn, "%s", sql);

		same = strcmp(found ? found : "", wanted) == 0;
		free(found);
	}
	if (!same)
		club_expect_at(club, wanted, sql, file, line);
}

void club_hold(struct club *club, const char *sql)
{
	PGconn *connection;
	PGresult *result;

	assert_null(club->holder);
	/* What a cursor at rest asks for is not to wait in the place of what
	 * the test does next. */
	for (int i = 0; i < club->console_count; i++)
		await_rest(club->consoles[i]);
	connection = PQconnectdb(club->dsn);
	club->holder = connection;
	assert_int_equal(PQstatus(connection), CONNECTION_OK);
	PQclear(PQexec(connection, "BEGIN"));
	result = PQexec(connection, sql);
	if (PQresultStatus(result) != PGRES_COMMAND_OK &&
	    PQresultStatus(result) != PGRES_TUPLES_OK)
		fail_msg("%s", PQresultErrorMessage(result));
	PQclear(result);
}

void club_let_go(struct club *club)
{
	PGconn *connection = club->holder;

	club->holder = NULL;
	/* Closing rolls back. */
	PQfinish(connection);
}

void club_commit(struct club *club)
{
	PQclear(PQexec(club->holder, "COMMIT"));
	club_let_go(club);
}

void club_await_waiting(struct club *club, int count)
{
	int64_t end_ms = clock_ms() + PATIENCE_MS;
	int waiting = 0;

	assert_non_null(club->holder);
	while (waiting < count && clock_ms() < end_ms) {
		char *found = club_sql(club, "SELECT count(*) FROM"
			" pg_stat_activity WHERE datname = current_database()"
			" AND pg_blocking_pids(pid) <> '{}'");

		waiting = atoi(found);
		free(found);
		for (int i = 0; i < club->console_count; i++)
			terminal_pump(club->consoles[i]);
	}
	if (waiting < count)
		fail_msg("%d wait for the lock, not %d", waiting, count);
}

void club_await_first(struct terminal *pair[2], const char *text)
{
	int64_t end_ms = clock_ms() + PATIENCE_MS;
	struct terminal *second;

	while (clock_ms() < end_ms) {
		for (int i = 0; i < 2; i++) {
			terminal_pump(pair[i]);
			if (terminal_find(pair[i], text) != ROW_LAST)
				continue;
			second = pair[1 - i];
			pair[0] = pair[i];
			pair[1] = second;
			return;
		}
	}
	/* Fails with a picture. */
	await_row(pair[0], ROW_LAST, text);
}
