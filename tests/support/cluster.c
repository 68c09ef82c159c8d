/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Databases of a test cluster: one template, migrated once, and fresh copies
 * of it. */
#include "config.h"

#include "tests/support/cluster.h"

#include <libpq-fe.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"
#include "io/migrate.h"
#include "tests/support/cluster_private.h"

struct cluster {
	struct server server;
	char *admin;			/* connection string */
	char template[32];
	char **databases;		/* made here, names */
	size_t database_count;
	int made;
};

/* The connection string of a database of this cluster. */
static char *dsn_of(const struct cluster *cluster, const char *database)
{
	return mem_printf("host=%s port=5432 user=postgres dbname=%s",
		cluster->server.directory, database);
}

static void ignore_notice(void *context, const char *message)
{
	(void)context;
	(void)message;
}

char *cluster_sql(const char *dsn, const char *format, ...)
{
	PGconn *connection = PQconnectdb(dsn);
	char *sql, *value = NULL;
	va_list arguments;
	PGresult *result;

	if (PQstatus(connection) != CONNECTION_OK)
		server_bail("%s", PQerrorMessage(connection));
	PQsetNoticeProcessor(connection, ignore_notice, NULL);
	va_start(arguments, format);
	if (vasprintf(&sql, format, arguments) < 0)
		server_bail("out of memory");
	va_end(arguments);

	result = PQexec(connection, sql);
	if (PQresultStatus(result) != PGRES_COMMAND_OK &&
	    PQresultStatus(result) != PGRES_TUPLES_OK)
		server_bail("%s\n# in: %s", PQresultErrorMessage(result), sql);
	if (PQntuples(result) > 0 && PQnfields(result) > 0 &&
	    !PQgetisnull(result, 0, 0))
		value = mem_strdup(PQgetvalue(result, 0, 0));
	PQclear(result);
	PQfinish(connection);
	free(sql);
	return value;
}

/* A cluster that is kept between two builds may hold the template of other
 * sources: the name tells them apart (FNV-1a). */
static uint64_t hash_files(uint64_t hash, const struct sql_file *files)
{
	const unsigned char *at;

	for (; files->name != NULL; files++)
		for (at = (const unsigned char *)files->sql; *at != '\0'; at++)
			hash = (hash ^ *at) * UINT64_C(0x100000001b3);
	return hash;
}

static void name_template(struct cluster *cluster)
{
	uint64_t hash = UINT64_C(0xcbf29ce484222325);

	hash = hash_files(hash, sql_migrations);
	hash = hash_files(hash, sql_functions);
	snprintf(cluster->template, sizeof(cluster->template), "t_%016llx",
		(unsigned long long)hash);
}

/* One without the mark was being made when its maker was killed. */
static bool has_template(const struct cluster *cluster, const char *name)
{
	char *found = cluster_sql(cluster->admin, "SELECT 1 FROM pg_database"
		" WHERE datname = '%s' AND datistemplate", name);

	if (found != NULL) {
		free(found);
		return true;
	}
	free(cluster_sql(cluster->admin, "DROP DATABASE IF EXISTS %s", name));
	return false;
}

static void keep_template(const struct cluster *cluster, const char *name)
{
	free(cluster_sql(cluster->admin, "ALTER DATABASE %s IS_TEMPLATE true"
		" ALLOW_CONNECTIONS false", name));
}

static void make_template(struct cluster *cluster)
{
	char *dsn;
	struct err err;

	if (has_template(cluster, cluster->template))
		return;
	free(cluster_sql(cluster->admin, "CREATE DATABASE %s",
		cluster->template));
	dsn = dsn_of(cluster, cluster->template);
	if (!migrate_run(dsn, NULL, NULL, &err))
		server_bail("%s", err.text);
	free(dsn);
	keep_template(cluster, cluster->template);
}

static struct cluster *open_with(const char *directory, const char *more)
{
	struct cluster *cluster = mem_new(1, sizeof(*cluster));
	int lock;

	server_init(&cluster->server, directory);
	cluster->server.more = more;
	cluster->admin = dsn_of(cluster, "postgres");
	name_template(cluster);
	lock = server_lock(&cluster->server);
	if (!server_is_running(&cluster->server)) {
		server_create(&cluster->server);
		server_start(&cluster->server);
	}
	make_template(cluster);
	close(lock);
	return cluster;
}

struct cluster *cluster_open(void)
{
	return open_with(getenv("OPSDESK_TEST_CLUSTER"), NULL);
}

struct cluster *cluster_open_own(void)
{
	return open_with(NULL, NULL);
}

struct cluster *cluster_open_in(const char *directory)
{
	return open_with(directory, NULL);
}

struct cluster *cluster_open_with(const char *more)
{
	return open_with(NULL, more);
}

struct cluster *cluster_around(const struct server *server)
{
	struct cluster *cluster = mem_new(1, sizeof(*cluster));

	cluster->server = *server;
	cluster->admin = dsn_of(cluster, "postgres");
	name_template(cluster);
	return cluster;
}

struct server *cluster_server(struct cluster *cluster)
{
	return &cluster->server;
}

static void forget(struct cluster *cluster, size_t i)
{
	free(cluster->databases[i]);
	cluster->databases[i] =
		cluster->databases[--cluster->database_count];
}

void cluster_close(struct cluster **freed)
{
	struct cluster *cluster = *freed;

	if (cluster == NULL)
		return;
	while (cluster->database_count > 0) {
		/* An own cluster goes as a whole. */
		if (cluster->server.janitor_fd < 0)
			free(cluster_sql(cluster->admin,
				"DROP DATABASE IF EXISTS %s WITH (FORCE)",
				cluster->databases[0]));
		forget(cluster, 0);
	}
	server_done(&cluster->server);
	free(cluster->databases);
	free(cluster->admin);
	free(cluster);
	*freed = NULL;
}

const char *cluster_directory(const struct cluster *cluster)
{
	return cluster->server.directory;
}

const char *cluster_log(const struct cluster *cluster)
{
	return cluster->server.log;
}

pid_t cluster_pid(const struct cluster *cluster)
{
	return server_pid(&cluster->server);
}

static char *make_database(struct cluster *cluster, const char *name,
	const char *template)
{
	char *database = mem_printf("%s_%ld_%d", name, (long)getpid(),
		++cluster->made);

	/* As files: half the time, and no log to write. */
	free(cluster_sql(cluster->admin, "CREATE DATABASE %s TEMPLATE %s"
		" STRATEGY file_copy", database, template));
	/* What the migration took from PUBLIC on its database (CONNECT, TEMP)
	 * is not part of a template. */
	free(cluster_sql(cluster->admin, "UPDATE pg_database SET datacl ="
		" (SELECT datacl FROM pg_database WHERE datname = '%s')"
		" WHERE datname = '%s'", template, database));
	cluster->databases = mem_resize(cluster->databases,
		cluster->database_count + 1, sizeof(*cluster->databases));
	cluster->databases[cluster->database_count++] = database;
	return dsn_of(cluster, database);
}

char *cluster_database(struct cluster *cluster, const char *name)
{
	return make_database(cluster, name, cluster->template);
}

/* The name of the template that this SQL fills, made when there is none. */
static void make_filled_template(struct cluster *cluster, const char *sql,
	char name[32])
{
	const struct sql_file files[] = { { .name = "", .sql = sql }, { 0 } };
	uint64_t hash = strtoull(cluster->template + strlen("t_"), NULL, 16);
	int lock = server_lock(&cluster->server);
	char *dsn;

	snprintf(name, 32, "f_%016llx",
		(unsigned long long)hash_files(hash, files));
	if (!has_template(cluster, name)) {
		free(cluster_sql(cluster->admin, "CREATE DATABASE %s TEMPLATE"
			" %s STRATEGY file_copy", name, cluster->template));
		dsn = dsn_of(cluster, name);
		free(cluster_sql(dsn, "%s", sql));
		free(dsn);
		keep_template(cluster, name);
	}
	close(lock);
}

char *cluster_filled_database(struct cluster *cluster, const char *name,
	const char *sql)
{
	char template[32];

	make_filled_template(cluster, sql, template);
	return make_database(cluster, name, template);
}

char *cluster_empty_database(struct cluster *cluster, const char *name)
{
	return make_database(cluster, name, "template0");
}

void cluster_drop(struct cluster *cluster, const char *dsn)
{
	const char *name = strstr(dsn, "dbname=");
	size_t i, length;

	if (name == NULL)
		server_bail("no database in %s", dsn);
	name += strlen("dbname=");
	length = strcspn(name, " ");
	free(cluster_sql(cluster->admin,
		"DROP DATABASE IF EXISTS %.*s WITH (FORCE)", (int)length, name));
	for (i = 0; i < cluster->database_count; i++)
		if (strlen(cluster->databases[i]) == length &&
		    strncmp(cluster->databases[i], name, length) == 0)
			forget(cluster, i--);
}

void cluster_stop(struct cluster *cluster)
{
	if (cluster->server.janitor_fd < 0)
		server_bail("a shared cluster is not to be stopped");
	server_stop(&cluster->server);
}

void cluster_start(struct cluster *cluster)
{
	server_start(&cluster->server);
}
