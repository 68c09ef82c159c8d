/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The server of a test cluster: finding its programs, making its folder,
 * starting it as somebody who is not root, and ending it in any case. */
#include "config.h"

#include "tests/support/cluster_private.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <grp.h>
#include <poll.h>
#include <pwd.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/vfs.h>
#include <sys/wait.h>
#include <unistd.h>

#define OLDEST_SERVER 15

#define MEMORY_TYPE 0x01021994u	/* a tmpfs (linux/magic.h) */
#define MEMORY_LEAST (UINT64_C(2) << 30)

static const char server_conf[] =
	"listen_addresses = ''\n"
	"fsync = off\n"
	"synchronous_commit = off\n"
	"full_page_writes = off\n"
	"wal_level = minimal\n"
	"max_wal_senders = 0\n"
	"max_connections = 300\n"
	"shared_buffers = 64MB\n"
	"min_wal_size = 8MB\n"	/* it may lie in memory */
	"max_wal_size = 128MB\n"
	"autovacuum = off\n"	/* it would hold the template */
	"jit = off\n"		/* for plans that are run once */
	"log_statement = none\n"
	"log_error_verbosity = terse\n"
	"logging_collector = off\n";

static const char server_hba[] =
	"local all needs_password scram-sha-256\n"
	"local all +asks_password scram-sha-256\n"
	"local all all trust\n"
	"local replication all trust\n";

void server_bail(const char *format, ...)
{
	va_list arguments;

	fflush(stdout);
	printf("Bail out! ");
	va_start(arguments, format);
	vprintf(format, arguments);
	va_end(arguments);
	putchar('\n');
	exit(EXIT_FAILURE);
}

static void path_join(char out[SERVER_PATH_SIZE], const char *directory,
	const char *name)
{
	if (snprintf(out, SERVER_PATH_SIZE, "%s/%s", directory, name)
	    >= SERVER_PATH_SIZE)
		server_bail("%s is too long a path", directory);
}

/* Finding the programs */

static int version_in(const char *bindir)
{
	char command[SERVER_PATH_SIZE + 64];
	int version = 0;
	FILE *output;

	snprintf(command, sizeof(command), "'%s/postgres' -V 2>/dev/null",
		bindir);
	output = popen(command, "r");
	if (output == NULL)
		return 0;
	if (fscanf(output, "%*s %*s %d", &version) != 1)
		version = 0;
	pclose(output);
	return version;
}

static void take_if_newer(char best[SERVER_PATH_SIZE], int *best_version,
	const char *bindir)
{
	int version = version_in(bindir);

	if (version <= *best_version)
		return;
	*best_version = version;
	snprintf(best, SERVER_PATH_SIZE, "%s", bindir);
}

/* Debian keeps a folder a version, of which pg_config names one that may have
 * no server. */
static void find_bindir(char best[SERVER_PATH_SIZE])
{
	const char *given = getenv("OPSDESK_PG_BINDIR");
	char line[SERVER_PATH_SIZE];
	int version = OLDEST_SERVER - 1;
	struct dirent *entry;
	FILE *output;
	DIR *versions;

	if (given != NULL) {
		take_if_newer(best, &version, given);
	} else {
		output = popen("pg_config --bindir 2>/dev/null", "r");
		if (output != NULL && fgets(line, sizeof(line), output) != NULL) {
			line[strcspn(line, "\n")] = '\0';
			take_if_newer(best, &version, line);
		}
		if (output != NULL)
			pclose(output);
		versions = opendir("/usr/lib/postgresql");
		while (versions != NULL && (entry = readdir(versions)) != NULL) {
			snprintf(line, sizeof(line),
				"/usr/lib/postgresql/%.32s/bin", entry->d_name);
			take_if_newer(best, &version, line);
		}
		if (versions != NULL)
			closedir(versions);
	}
	if (version < OLDEST_SERVER)
		server_bail("no PostgreSQL %d or later here: install "
			"postgresql, or set OPSDESK_PG_BINDIR", OLDEST_SERVER);
}

/* Somebody else's processes */

static void find_user(struct server *server)
{
	const struct passwd *user;

	server->uid = geteuid();
	server->gid = getegid();
	if (server->uid != 0)
		return;
	user = getpwnam("postgres");
	if (user == NULL)
		user = getpwnam("nobody");
	if (user == NULL)
		server_bail("neither the user postgres nor nobody exists");
	server->uid = user->pw_uid;
	server->gid = user->pw_gid;
}

static void become(const struct server *server)
{
	if (geteuid() != 0)
		return;
	if (setgroups(0, NULL) != 0 || setgid(server->gid) != 0 ||
	    setuid(server->uid) != 0)
		_exit(126);
}

/* Runs one of the server's programs with its output in the log. */
bool server_run(const struct server *server, const char *program,
	const char *const *arguments)
{
	char path[SERVER_PATH_SIZE];
	int status, log;
	pid_t child;

	path_join(path, server->bindir, program);
	fflush(NULL);
	child = fork();
	if (child < 0)
		server_bail("cannot fork: %s", strerror(errno));
	if (child == 0) {
		sigset_t none;

		sigemptyset(&none);
		sigprocmask(SIG_SETMASK, &none, NULL);
		become(server);
		log = open(server->log, O_WRONLY | O_APPEND | O_CREAT, 0600);
		if (chdir(server->directory) != 0 || log < 0)
			_exit(126);
		dup2(log, STDOUT_FILENO);
		dup2(log, STDERR_FILENO);
		close(STDIN_FILENO);
		/* execv() promises to leave the strings alone. */
		execv(path, (char *const *)(uintptr_t)arguments);
		_exit(127);
	}
	while (waitpid(child, &status, 0) < 0)
		if (errno != EINTR)
			server_bail("cannot wait: %s", strerror(errno));
	return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

/* The end, also after a kill */

static int remove_one(const char *path, const struct stat *status, int type,
	struct FTW *walk)
{
	(void)status;
	(void)type;
	(void)walk;
	return remove(path);
}

void server_end(struct server *server)
{
	pid_t pid = server_pid(server);
	int watch = pid > 0 ? (int)syscall(SYS_pidfd_open, pid, 0) : -1;
	struct pollfd ended = { .fd = watch, .events = POLLIN };

	if (pid > 0)
		kill(pid, SIGQUIT);
	if (watch >= 0)
		poll(&ended, 1, 10000);
	nftw(server->directory, remove_one, 16, FTW_DEPTH | FTW_PHYS);
}

static void close_from(int first, int keep)
{
	int fd, last = (int)sysconf(_SC_OPEN_MAX);

	for (fd = first; fd < last && fd < 4096; fd++)
		if (fd != keep)
			close(fd);
}

/* A process of its own session waits until this one is gone, however it goes,
 * and then ends the cluster. */
static void hire_janitor(struct server *server)
{
	int ends[2];
	pid_t child;
	char byte;

	if (pipe2(ends, O_CLOEXEC) != 0)
		server_bail("no pipe: %s", strerror(errno));
	fflush(NULL);
	child = fork();
	if (child < 0)
		server_bail("cannot fork: %s", strerror(errno));
	if (child == 0) {
		/* Twice, so that nobody has to wait for it. */
		if (fork() != 0)
			_exit(0);
		setsid();
		close_from(0, ends[0]);
		while (read(ends[0], &byte, 1) < 0 && errno == EINTR)
			;
		server_end(server);
		_exit(0);
	}
	close(ends[0]);
	waitpid(child, NULL, 0);
	server->janitor_fd = ends[1];
}

void server_done(struct server *server)
{
	if (server->janitor_fd < 0)
		return;
	server_end(server);
	close(server->janitor_fd);
	server->janitor_fd = -1;
}

/* Making and starting */

/* In memory if there is room for it (tests/support/place.sh says why). */
static const char *place(void)
{
	struct statfs memory;

	if (statfs("/dev/shm", &memory) != 0 ||
	    (uint64_t)memory.f_type != MEMORY_TYPE ||
	    (uint64_t)memory.f_bavail * (uint64_t)memory.f_bsize < MEMORY_LEAST ||
	    access("/dev/shm", W_OK) != 0)
		return "/tmp";
	return "/dev/shm";
}

void server_init(struct server *server, const char *directory)
{
	*server = (struct server){ .janitor_fd = -1 };
	find_bindir(server->bindir);
	find_user(server);
	/* A socket's path must be short, and its folder reachable. */
	if (directory == NULL) {
		path_join(server->directory, place(), "opsdesk-XXXXXX");
		if (mkdtemp(server->directory) == NULL)
			server_bail("cannot make %s: %s", server->directory,
				strerror(errno));
		hire_janitor(server);
	} else {
		snprintf(server->directory, sizeof(server->directory), "%s",
			directory);
		if (mkdir(directory, 0700) != 0 && errno != EEXIST)
			server_bail("cannot make %s: %s", directory,
				strerror(errno));
	}
	path_join(server->log, server->directory, "log");
	if (geteuid() == 0 && chown(server->directory, server->uid,
		server->gid) != 0)
		server_bail("cannot give %s away: %s", server->directory,
			strerror(errno));
}

int server_lock(const struct server *server)
{
	char path[SERVER_PATH_SIZE];
	int fd;

	path_join(path, server->directory, "lock");
	fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
	if (fd < 0 || flock(fd, LOCK_EX) != 0)
		server_bail("cannot lock %s: %s", path, strerror(errno));
	return fd;
}

void server_write(const struct server *server, const char *name,
	const char *mode, const char *text)
{
	char path[SERVER_PATH_SIZE];
	FILE *file;

	path_join(path, server->directory, name);
	file = fopen(path, mode);
	if (file == NULL || fputs(text, file) < 0 || fclose(file) != 0)
		server_bail("cannot write %s: %s", path, strerror(errno));
}

void server_create(struct server *server)
{
	char path[SERVER_PATH_SIZE], conf[SERVER_PATH_SIZE + 64];
	const char *const arguments[] = {
		"initdb", "-D", path, "-U", "postgres", "-A", "trust",
		"-E", "UTF8", "--locale=C.UTF-8", "--no-sync",
		"--no-instructions", "--wal-segsize=1", NULL,
	};

	path_join(path, server->directory, "made");
	if (access(path, F_OK) == 0)
		return;
	/* Perhaps half of one, whose maker was killed. */
	path_join(path, server->directory, "data");
	nftw(path, remove_one, 16, FTW_DEPTH | FTW_PHYS);
	if (!server_run(server, "initdb", arguments))
		server_bail("initdb failed, see %s", server->log);
	server_write(server, "data/postgresql.conf", "a", server_conf);
	snprintf(conf, sizeof(conf), "unix_socket_directories = '%s'\n",
		server->directory);
	server_write(server, "data/postgresql.conf", "a", conf);
	if (server->more != NULL)
		server_write(server, "data/postgresql.conf", "a", server->more);
	server_write(server, "data/pg_hba.conf", "w", server_hba);
	server_write(server, "made", "w", "");
}

pid_t server_pid(const struct server *server)
{
	char path[SERVER_PATH_SIZE];
	long pid = 0;
	FILE *file;

	path_join(path, server->directory, "data/postmaster.pid");
	file = fopen(path, "r");
	if (file == NULL)
		return 0;
	if (fscanf(file, "%ld", &pid) != 1)
		pid = 0;
	fclose(file);
	return (pid_t)pid;
}

bool server_is_running(const struct server *server)
{
	pid_t pid = server_pid(server);

	return pid > 0 && kill(pid, 0) == 0;
}

void server_start(struct server *server)
{
	char data[SERVER_PATH_SIZE];
	const char *const arguments[] = {
		"pg_ctl", "start", "-w", "-s", "-D", data,
		"-l", server->log, NULL,
	};

	path_join(data, server->directory, "data");
	if (!server_run(server, "pg_ctl", arguments))
		server_bail("the server does not start, see %s", server->log);
}

void server_stop(struct server *server)
{
	char data[SERVER_PATH_SIZE];
	const char *const arguments[] = {
		"pg_ctl", "stop", "-w", "-s", "-m", "fast", "-D", data, NULL,
	};

	path_join(data, server->directory, "data");
	if (!server_run(server, "pg_ctl", arguments))
		server_bail("the server does not stop, see %s", server->log);
}
