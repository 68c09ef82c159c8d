/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two servers, one after the other. */
#include "config.h"

#include "tests/support/standby.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "tests/support/cluster_private.h"

static const char primary_conf[] =
	"wal_level = replica\n"
	"max_wal_senders = 4\n"
	"hot_standby = on\n";

struct cluster *standby_primary(void)
{
	return cluster_open_with(primary_conf);
}

static void copy(const struct server *from, const struct server *to)
{
	char data[SERVER_PATH_SIZE + 8];
	const char *const arguments[] = {
		"pg_basebackup", "-h", from->directory, "-U", "postgres",
		"-D", data, "-X", "stream", "-c", "fast", "--no-sync", NULL,
	};

	snprintf(data, sizeof(data), "%s/data", to->directory);
	if (!server_run(to, "pg_basebackup", arguments))
		server_bail("pg_basebackup failed, see %s", to->log);
}

struct cluster *standby_of(struct cluster *primary, const char *conninfo)
{
	struct server server;
	char *conf;

	server_init(&server, NULL);
	copy(cluster_server(primary), &server);
	conf = mem_printf("unix_socket_directories = '%s'\n"
		"primary_conninfo = '%s user=postgres'\n",
		server.directory, conninfo);
	server_write(&server, "data/postgresql.conf", "a", conf);
	server_write(&server, "data/standby.signal", "w", "");
	free(conf);
	server_start(&server);
	return cluster_around(&server);
}

void standby_promote(struct cluster *standby)
{
	const struct server *server = cluster_server(standby);
	char data[SERVER_PATH_SIZE + 8];
	const char *const arguments[] = {
		"pg_ctl", "promote", "-w", "-s", "-D", data, NULL,
	};

	snprintf(data, sizeof(data), "%s/data", server->directory);
	if (!server_run(server, "pg_ctl", arguments))
		server_bail("the standby is not promoted, see %s", server->log);
}

void standby_kill(struct cluster *primary)
{
	const struct server *server = cluster_server(primary);
	char data[SERVER_PATH_SIZE + 8];
	const char *const arguments[] = {
		"pg_ctl", "stop", "-w", "-s", "-m", "immediate", "-D", data,
		NULL,
	};

	snprintf(data, sizeof(data), "%s/data", server->directory);
	if (!server_run(server, "pg_ctl", arguments))
		server_bail("the primary does not die, see %s", server->log);
}

char *standby_dsn(const struct cluster *standby, const char *dsn)
{
	return mem_printf("host=%s port=5432 user=postgres %s",
		cluster_directory(standby), strstr(dsn, "dbname="));
}
