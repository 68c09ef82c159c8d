/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What libpq is told: the operator's words first, our defaults where there are
 * none (technical.md 2). */
#include "config.h"

#include "io/db_private.h"

#include <limits.h>
#include <pwd.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"

#define CONNECT_TIMEOUT_MS 10000
#define STATEMENT_TIMEOUT_MS 15000
#define LOCK_TIMEOUT_MS 3000
#define BEAT_MS 30000
#define BEAT_ANSWER_MS 15000

/* Where the operator may have said something. */
struct said {
	PQconninfoOption *dsn;		/* NULL: no string, or a mere name */
	PQconninfoOption *defaults;	/* environment and service file */
};

static const PQconninfoOption *option_of(const PQconninfoOption *options,
	const char *keyword)
{
	for (; options != NULL && options->keyword != NULL; options++)
		if (strcmp(options->keyword, keyword) == 0)
			return options;
	return NULL;
}

/* What the operator said about keyword, NULL if nothing.  A service file that
 * spells out libpq's own default cannot be told from silence. */
static const char *said_about(const struct said *said, const char *keyword)
{
	const PQconninfoOption *option = option_of(said->dsn, keyword);

	if (option != NULL && option->val != NULL)
		return option->val;
	option = option_of(said->defaults, keyword);
	if (option == NULL || option->val == NULL)
		return NULL;
	if (option->envvar != NULL && getenv(option->envvar) != NULL)
		return option->val;
	if (option->compiled != NULL &&
	    strcmp(option->val, option->compiled) == 0)
		return NULL;
	return option->val;
}

/* libpq's own test of whether expand_dbname will expand. */
static bool is_connection_string(const char *dsn)
{
	return strchr(dsn, '=') != NULL ||
		strncmp(dsn, "postgres://", 11) == 0 ||
		strncmp(dsn, "postgresql://", 13) == 0;
}

/* libpq reads a service file only for PGSERVICE or while connecting, so the
 * string's own service stands in the environment for the moment of the call. */
static PQconninfoOption *read_defaults(const PQconninfoOption *dsn)
{
	const PQconninfoOption *service = option_of(dsn, "service");
	const char *before = getenv("PGSERVICE");
	PQconninfoOption *defaults;
	char *kept;

	if (service == NULL || service->val == NULL)
		return PQconndefaults();
	kept = mem_strdup(before);
	setenv("PGSERVICE", service->val, 1);
	defaults = PQconndefaults();
	if (kept != NULL)
		setenv("PGSERVICE", kept, 1);
	else
		unsetenv("PGSERVICE");
	free(kept);
	return defaults;
}

static bool said_init(struct said *said, const char *dsn, struct err *err)
{
	char *message = NULL;

	*said = (struct said){ NULL, NULL };
	if (dsn != NULL && is_connection_string(dsn)) {
		said->dsn = PQconninfoParse(dsn, &message);
		if (said->dsn == NULL) {
			err_set(err, ERR_INVALID, "the connection string: %s",
				message != NULL ? message : "out of memory");
			err->text[strcspn(err->text, "\n")] = '\0';
			PQfreemem(message);
			return false;
		}
	}
	said->defaults = read_defaults(said->dsn);
	return true;
}

static void said_done(struct said *said)
{
	PQconninfoFree(said->dsn);
	PQconninfoFree(said->defaults);
}

/* libpq fills in the name of the account when nobody says one. */
static bool names_user(const struct said *said)
{
	const PQconninfoOption *own = option_of(said->dsn, "user");
	const struct passwd *account = getpwuid(geteuid());
	const char *user = said_about(said, "user");

	if ((own != NULL && own->val != NULL) || getenv("PGUSER") != NULL)
		return true;
	return user != NULL && account != NULL &&
		strcmp(user, account->pw_name) != 0;
}

static int count_hosts(const struct said *said)
{
	const char *hosts = said_about(said, "hostaddr");
	int count = 1;

	if (hosts == NULL || *hosts == '\0')
		hosts = said_about(said, "host");
	for (; hosts != NULL && *hosts != '\0'; hosts++)
		if (*hosts == ',')
			count++;
	return count;
}

static void add(struct db_plan *plan, int *used, const char *keyword,
	const char *value)
{
	plan->keywords[*used] = keyword;
	plan->values[*used] = value;
	++*used;
}

/* With several hosts one that swallows packets must fail soon enough for the
 * next to be tried within the attempt: in asynchronous mode libpq keeps no
 * connect_timeout, but the kernel keeps tcp_user_timeout for the SYN. */
static const char *plan_time(struct db_plan *plan, const struct said *said,
	int connect_timeout_ms)
{
	int hosts = count_hosts(said), share_ms;

	plan->attempt_ms = connect_timeout_ms;
	if (hosts == 1 || said_about(said, "tcp_user_timeout") != NULL)
		return "15000";
	share_ms = connect_timeout_ms / hosts;
	if (share_ms > 5000)
		share_ms = 5000;
	if (share_ms < 1000)
		share_ms = 1000;
	/* Half a share for what the kernel rounds up. */
	if (plan->attempt_ms < share_ms * hosts + share_ms / 2)
		plan->attempt_ms = share_ms * hosts + share_ms / 2;
	plan->share_hosts = true;
	return arena_printf(plan->arena, "%d", share_ms);
}

/* What the operator says of keepalives holds for what the kernel cannot see as
 * well (db_watch.c); 0 is the system's own there, ours here. */
static int said_ms(const struct said *said, const char *keyword, int unit_ms,
	int default_ms)
{
	const char *value = said_about(said, keyword);
	long number = value != NULL ? strtol(value, NULL, 10) : 0;

	return number > 0 && number < INT_MAX / unit_ms
		? (int)number * unit_ms : default_ms;
}

static void plan_beats(struct db_plan *plan, const struct said *said)
{
	const char *keepalives = said_about(said, "keepalives");

	if (keepalives == NULL || strcmp(keepalives, "0") != 0)
		plan->beat_ms = said_ms(said, "keepalives_idle", 1000, BEAT_MS);
	plan->beat_answer_ms = said_ms(said, "tcp_user_timeout", 1,
		BEAT_ANSWER_MS);
}

/* The operator's own options stand later and therefore win. */
static const char *plan_server_options(struct db_plan *plan,
	const struct said *said, const struct db_options *options)
{
	const char *own = said_about(said, "options");
	int statement_ms = options->statement_timeout_ms > 0
		? options->statement_timeout_ms : STATEMENT_TIMEOUT_MS;
	int lock_ms = options->lock_timeout_ms > 0
		? options->lock_timeout_ms : LOCK_TIMEOUT_MS;

	return arena_printf(plan->arena, "-c statement_timeout=%d"
		" -c lock_timeout=%d"
		" -c idle_in_transaction_session_timeout=30000 %s",
		statement_ms, lock_ms, own != NULL ? own : "");
}

/* Where our own word on the kind of server stands, if it is ours to change. */
static void plan_aims(struct db_plan *plan, int used, const struct said *said,
	const struct db_options *options)
{
	if (options->must_write ||
	    said_about(said, "target_session_attrs") != NULL)
		return;
	for (int i = 0; i < used; i++)
		if (strcmp(plan->keywords[i], "target_session_attrs") == 0)
			plan->attrs = &plan->values[i];
}

bool db_plan_may_choose(const struct db_plan *plan)
{
	/* A password is not kept for a second attempt. */
	return plan->attrs != NULL && !plan->takes_password;
}

void db_plan_aim(struct db_plan *plan, int attempt)
{
	bool may_choose = db_plan_may_choose(plan);

	if (may_choose)
		*plan->attrs = attempt % 2 == 0 ? "any" : "read-write";
	db_hosts_turn(plan, (attempt - 1) / (may_choose ? 2 : 1));
}

static void plan_hosts(struct db_plan *plan, int *used,
	const struct said *said)
{
	static const char *const keywords[DB_LISTS] = {
		"host", "hostaddr", "port"
	};
	const char *lists[DB_LISTS];

	for (int i = 0; i < DB_LISTS; i++)
		lists[i] = arena_strdup(plan->arena,
			said_about(said, keywords[i]));
	db_hosts_init(plan, count_hosts(said), lists);
	for (int i = 0; plan->host_count > 1 && i < DB_LISTS; i++) {
		if (lists[i] == NULL)
			continue;
		plan->places[i] = &plan->values[*used];
		add(plan, used, keywords[i], lists[i]);
	}
}

static void plan_fill(struct db_plan *plan, const struct said *said,
	const struct db_options *options)
{
	const int connect_ms = options->connect_timeout_ms > 0
		? options->connect_timeout_ms : CONNECT_TIMEOUT_MS;
	const struct { const char *keyword, *value; } defaults[] = {
		{ "fallback_application_name", options->application_name },
		{ "gssencmode", "disable" },
		{ "keepalives_count", "3" },
		{ "keepalives_idle", "30" },
		{ "keepalives_interval", "10" },
		/* db_standby.c */
		{ "target_session_attrs", "read-write" },
		{ "tcp_user_timeout", plan_time(plan, said, connect_ms) },
	};
	/* dbname, options, client_encoding; hosts; user, password; the end. */
	const size_t room = ARRAY_LEN(defaults) + 6 + DB_LISTS;
	int used = 0;
	size_t i;

	plan_beats(plan, said);
	plan->keywords = arena_alloc(plan->arena, room, sizeof(char *));
	plan->values = arena_alloc(plan->arena, room, sizeof(char *));
	plan->dsn = arena_strdup(plan->arena, options->dsn);
	if (plan->dsn != NULL)
		add(plan, &used, "dbname", plan->dsn);
	for (i = 0; i < ARRAY_LEN(defaults); i++)
		if (defaults[i].value != NULL &&
		    said_about(said, defaults[i].keyword) == NULL)
			add(plan, &used, defaults[i].keyword,
				arena_strdup(plan->arena, defaults[i].value));
	add(plan, &used, "options", plan_server_options(plan, said, options));
	/* One character that the terminal's encoding lacks would fail a whole
	 * query; what cannot be shown is replaced when it is drawn. */
	add(plan, &used, "client_encoding", "UTF8");
	plan_hosts(plan, &used, said);
	plan_aims(plan, used, said, options);
	plan->used = used;
	plan->names_user = names_user(said);
}

/* Who and with what, behind all the rest: of one keyword the last value counts,
 * and with a password libpq looks for no other, neither in the environment nor
 * in a file. */
static void plan_person(struct db_plan *plan)
{
	int used = plan->used;

	if (plan->user != NULL)
		add(plan, &used, "user", plan->user);
	if (plan->password[0] != '\0')
		add(plan, &used, "password", plan->password);
	add(plan, &used, NULL, NULL);
}

static void plan_user(struct db_plan *plan, const char *user)
{
	if (user == NULL || *user == '\0')
		return;
	plan->user = arena_strdup(plan->arena, user);
	plan->names_user = true;
}

void db_plan_sign_in(struct db_plan *plan, const char *user,
	const char *password)
{
	size_t length = strlen(password);

	explicit_bzero(plan->password, sizeof(plan->password));
	plan->takes_password = true;
	if (plan->error.kind != ERR_NONE)
		return;
	if (length < sizeof(plan->password))
		memcpy(plan->password, password, length + 1);
	plan_user(plan, user);
	plan_person(plan);
}

bool db_plan_has_password(const struct db_plan *plan)
{
	return plan->password[0] != '\0';
}

void db_plan_forget(struct db_plan *plan, PGconn *connection)
{
	size_t length = strlen(plan->password);
	char *copy;

	if (length == 0)
		return;
	explicit_bzero(plan->password, sizeof(plan->password));
	/* It is libpq's own copy that PQpass() shows, which would stay as long
	 * as the connection. */
	copy = connection == NULL ? NULL : PQpass(connection);
	if (copy != NULL && *copy != '\0')
		explicit_bzero(copy, strlen(copy));
	/* Others it has freed as they were, and the one of SCRAM goes with the
	 * connection. */
	plan->password_size = length + 1;
	db_plan_sweep(plan);
}

void db_plan_sweep(const struct db_plan *plan)
{
	if (plan->password_size > 0)
		mem_sweep(plan->password_size);
}

void db_plan_init(struct db_plan *plan, const struct db_options *options)
{
	struct said said;

	*plan = (struct db_plan){ .arena = arena_new() };
	if (!said_init(&said, options->dsn, &plan->error))
		return;
	plan_fill(plan, &said, options);
	said_done(&said);
	plan_user(plan, options->user);
	plan_person(plan);
	plan->takes_password = plan->awaits = options->await_sign_in;
	if (options->password != NULL)
		db_plan_sign_in(plan, NULL, options->password);
}

void db_plan_done(struct db_plan *plan)
{
	db_plan_forget(plan, NULL);
	arena_free(&plan->arena);
}
