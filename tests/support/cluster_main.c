/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The test cluster from the command line, for ./check and for tests in SQL or
 * shell:
 *
 *   cluster start DIRECTORY           start it, with the migrated template
 *   cluster database DIRECTORY NAME   a fresh database; prints how to connect
 *   cluster stop DIRECTORY            end it and remove the directory
 */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/support/cluster.h"
#include "tests/support/cluster_private.h"

static int start(const char *directory, const char *database)
{
	/* Not closed: the cluster and its databases stay.  Kept where a leak
	 * checker looks, and where no optimiser takes it away. */
	static struct cluster *volatile cluster;
	char *dsn;

	cluster = cluster_open_in(directory);
	if (database == NULL)
		return EXIT_SUCCESS;
	dsn = cluster_database(cluster, database);
	puts(dsn);
	free(dsn);
	return EXIT_SUCCESS;
}

static int stop(const char *directory)
{
	struct server server;

	server_init(&server, directory);
	server_end(&server);
	return EXIT_SUCCESS;
}

int main(int argc, char **argv)
{
	if (argc == 3 && strcmp(argv[1], "start") == 0)
		return start(argv[2], NULL);
	if (argc == 4 && strcmp(argv[1], "database") == 0)
		return start(argv[2], argv[3]);
	if (argc == 3 && strcmp(argv[1], "stop") == 0)
		return stop(argv[2]);
	fprintf(stderr, "usage: cluster start|stop DIRECTORY,"
		" cluster database DIRECTORY NAME\n");
	return EXIT_FAILURE;
}
