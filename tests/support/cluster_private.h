/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the two files of the test cluster share: cluster.c knows databases,
 * cluster_server.c processes, users and folders. */
#ifndef OPSDESK_TESTS_CLUSTER_PRIVATE_H
#define OPSDESK_TESTS_CLUSTER_PRIVATE_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

#define SERVER_PATH_SIZE 256

struct cluster;

struct server {
	char directory[SERVER_PATH_SIZE];	/* socket, log, data/ */
	char log[SERVER_PATH_SIZE];
	char bindir[SERVER_PATH_SIZE];
	uid_t uid;
	gid_t gid;
	const char *more;	/* lines for postgresql.conf; may be NULL */
	int janitor_fd;		/* closing it ends the cluster; -1: it stays */
};

_Noreturn void server_bail(const char *format, ...)
	__attribute__((format(printf, 1, 2)));

/* directory NULL: a new one, that goes with this process. */
void server_init(struct server *server, const char *directory);

/* Makes the data folder when there is none. */
void server_create(struct server *server);
bool server_is_running(const struct server *server);
void server_start(struct server *server);
void server_stop(struct server *server);
pid_t server_pid(const struct server *server);

/* Runs one of its programs with the output in the log; did it succeed? */
bool server_run(const struct server *server, const char *program,
	const char *const *arguments);

/* A file of its folder; mode is that of fopen(). */
void server_write(const struct server *server, const char *name,
	const char *mode, const char *text);

/* Ends the cluster and removes its folder. */
void server_end(struct server *server);

/* Does so with an own cluster; leaves a shared one. */
void server_done(struct server *server);

/* Held while a shared cluster is being made; returns the descriptor. */
int server_lock(const struct server *server);

/* cluster.c: a cluster of its own with these lines in postgresql.conf, and one
 * around a server that runs. */
struct cluster *cluster_open_with(const char *more);
struct cluster *cluster_around(const struct server *server);
struct server *cluster_server(struct cluster *cluster);

#endif
