/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lines of the proxy, carried by one thread. */
#include "config.h"

#include "tests/support/proxy_line.h"

#include <errno.h>
#include <netinet/in.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/mem.h"

#define LINES_MAX 16
#define TIMES_MAX 64
#define CHUNK 65536

struct proxy {
	char dsn[128];
	int port;
	struct sockaddr_un server;
	int listener, wake;
	pthread_t thread;
	pthread_mutex_t lock;	/* all that follows */
	bool ends, refuses;
	struct line lines[LINES_MAX];
	struct proxy_step step;
	int times, struck, delay_ms;
	int64_t accepted_ms[TIMES_MAX];
	int accepted;
	char bytes[CHUNK];	/* the thread's */
};

static _Noreturn void give_up(const char *what)
{
	printf("Bail out! %s: %s\n", what, strerror(errno));
	exit(EXIT_FAILURE);
}

/* ------------------------------------------------------- where it happens */

/* Is this the place that the test has named? */
static bool is_step(struct proxy *proxy, struct line *line, enum proxy_way way,
	const char *bytes, size_t count)
{
	const struct proxy_step *step = &proxy->step;
	bool was_told = line->is_told, has_word;

	if (proxy->times == 0)
		return false;
	if (step->word == NULL)
		return way == step->way && line->flows[way].is_first;
	has_word = way == PROXY_TO_SERVER && memmem(bytes, count, step->word,
		strlen(step->word)) != NULL;
	line->is_told = has_word || (was_told && way == PROXY_TO_SERVER);
	if (step->way == PROXY_TO_SERVER)
		return has_word;
	return way == PROXY_TO_CLIENT && was_told;
}

static void carry(struct proxy *proxy, struct line *line, enum proxy_way way)
{
	char *bytes = proxy->bytes;
	int to = line->fds[1 - (int)way];
	ssize_t n = read(line->fds[way], bytes, CHUNK);
	size_t count, passed;

	if (n < 0 && errno != EINTR) {
		line_close(line, true);
		return;
	}
	count = passed = n > 0 ? (size_t)n : 0;
	if (count > 0 && is_step(proxy, line, way, bytes, count)) {
		proxy->times--;
		passed = count * (size_t)proxy->step.percent / 100;
		line_pass_on(to, bytes, passed);
		line_fail(line, way, proxy->step.fault);
		proxy->struck++;
		if (line->fds[0] >= 0 && line->flows[way].stands)
			line_keep(&line->flows[way], bytes + passed, count - passed);
		return;
	}
	line->flows[way].is_first = false;
	if (n >= 0)
		line_delay(&line->flows[way], bytes, count,
			clock_ms() + proxy->delay_ms);
}

/* --------------------------------------------------------------- the thread */

static void take_call(struct proxy *proxy)
{
	int client = accept4(proxy->listener, NULL, NULL, SOCK_CLOEXEC), server;
	struct line *line = proxy->lines;

	if (client < 0)
		return;
	proxy->accepted_ms[proxy->accepted++ % TIMES_MAX] = clock_ms();
	while (line < proxy->lines + LINES_MAX && line->fds[0] >= 0)
		line++;
	if (line == proxy->lines + LINES_MAX)
		give_up("too many lines at once");
	server = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
	if (server < 0)
		give_up("no socket");
	*line = (struct line){ .fds = { client, server },
		.flows = { { .is_first = true }, { .is_first = true } } };
	if (proxy->refuses || connect(server, (struct sockaddr *)&proxy->server,
			sizeof(proxy->server)) != 0)
		line_close(line, true);
}

/* A line that stands is not read from.  The end of one that does not hide it
 * shows all the same. */
static short wanted(const struct line *line, int way)
{
	const struct flow *flow = &line->flows[way];

	return flow->over || flow->ends || flow->stands ? 0 : POLLIN;
}

/* How long nothing will be due, -1 for ever. */
static int deliver(struct proxy *proxy)
{
	int64_t now_ms = clock_ms(), next_ms = INT64_MAX;

	for (struct line *line = proxy->lines; line < proxy->lines + LINES_MAX;
	     line++) {
		int64_t due_ms = line->fds[0] >= 0
			? line_deliver(line, now_ms) : INT64_MAX;

		if (due_ms < next_ms)
			next_ms = due_ms;
	}
	return next_ms == INT64_MAX ? -1 : (int)(next_ms - now_ms);
}

static int gather(struct proxy *proxy, struct pollfd *fds)
{
	int count = 0;

	fds[count++] = (struct pollfd){ .fd = proxy->listener,
		.events = POLLIN };
	fds[count++] = (struct pollfd){ .fd = proxy->wake, .events = POLLIN };
	for (struct line *line = proxy->lines; line < proxy->lines + LINES_MAX;
	     line++)
		for (int way = 0; way < 2; way++) {
			short events = wanted(line, way);

			/* A hang-up is told to who waits for nothing, too. */
			fds[count++] = (struct pollfd){
				.fd = events != 0 ? line->fds[way] : -1,
				.events = events };
		}
	return count;
}

static void attend(struct proxy *proxy, const struct pollfd *fds)
{
	uint64_t woken;

	if (fds[1].revents != 0 && read(proxy->wake, &woken, sizeof(woken)) < 0)
		give_up("the proxy's eventfd");
	for (int i = 0; i < LINES_MAX; i++)
		for (int way = 0; way < 2; way++) {
			struct line *line = &proxy->lines[i];
			const struct pollfd *fd = &fds[2 + 2 * i + way];

			/* The other way may have ended or stopped it. */
			if (fd->revents != 0 && fd->fd == line->fds[way] &&
			    wanted(line, way) != 0)
				carry(proxy, line, (enum proxy_way)way);
		}
	if (fds[0].revents != 0)
		take_call(proxy);
}

static void *run(void *context)
{
	struct proxy *proxy = context;
	struct pollfd fds[2 + 2 * LINES_MAX];
	bool ends = false;

	while (!ends) {
		int count, wait_ms;

		pthread_mutex_lock(&proxy->lock);
		wait_ms = deliver(proxy);
		count = gather(proxy, fds);
		pthread_mutex_unlock(&proxy->lock);
		if (poll(fds, (nfds_t)count, wait_ms) < 0 && errno != EINTR)
			give_up("the proxy cannot wait");
		pthread_mutex_lock(&proxy->lock);
		ends = proxy->ends;
		if (!ends)
			attend(proxy, fds);
		pthread_mutex_unlock(&proxy->lock);
	}
	return NULL;
}

/* --------------------------------------------------------------- the calls */

static void wake(struct proxy *proxy)
{
	uint64_t one = 1;

	if (write(proxy->wake, &one, sizeof(one)) != sizeof(one))
		give_up("the proxy's eventfd");
}

static int listen_anywhere(int *port)
{
	struct sockaddr_in address = {
		.sin_family = AF_INET,
		.sin_addr.s_addr = htonl(INADDR_LOOPBACK),
	};
	socklen_t length = sizeof(address);
	int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK,
		0);

	if (fd < 0 || bind(fd, (struct sockaddr *)&address, length) != 0 ||
	    listen(fd, LINES_MAX) != 0 ||
	    getsockname(fd, (struct sockaddr *)&address, &length) != 0)
		give_up("no port on loopback");
	*port = ntohs(address.sin_port);
	return fd;
}

/* Signals are for the test. */
static void start_thread(struct proxy *proxy)
{
	sigset_t all, before;

	sigfillset(&all);
	pthread_sigmask(SIG_SETMASK, &all, &before);
	errno = pthread_create(&proxy->thread, NULL, run, proxy);
	if (errno != 0)
		give_up("no thread");
	pthread_sigmask(SIG_SETMASK, &before, NULL);
}

struct proxy *proxy_open(const char *directory)
{
	struct proxy *proxy = mem_new(1, sizeof(*proxy));

	proxy->server.sun_family = AF_UNIX;
	snprintf(proxy->server.sun_path, sizeof(proxy->server.sun_path),
		"%s/.s.PGSQL.5432", directory);
	proxy->listener = listen_anywhere(&proxy->port);
	proxy->wake = eventfd(0, EFD_CLOEXEC);
	snprintf(proxy->dsn, sizeof(proxy->dsn),
		"host=127.0.0.1 port=%d sslmode=disable", proxy->port);
	for (int i = 0; i < LINES_MAX; i++)
		proxy->lines[i] = (struct line){ .fds = { -1, -1 } };
	pthread_mutex_init(&proxy->lock, NULL);
	start_thread(proxy);
	return proxy;
}

void proxy_close(struct proxy **freed)
{
	struct proxy *proxy = *freed;

	if (proxy == NULL)
		return;
	pthread_mutex_lock(&proxy->lock);
	proxy->ends = true;
	pthread_mutex_unlock(&proxy->lock);
	wake(proxy);
	pthread_join(proxy->thread, NULL);
	for (int i = 0; i < LINES_MAX; i++)
		if (proxy->lines[i].fds[0] >= 0)
			line_close(&proxy->lines[i], true);
	close(proxy->listener);
	close(proxy->wake);
	pthread_mutex_destroy(&proxy->lock);
	free(proxy);
	*freed = NULL;
}

int proxy_port(const struct proxy *proxy)
{
	return proxy->port;
}

const char *proxy_dsn(const struct proxy *proxy)
{
	return proxy->dsn;
}

void proxy_fail(struct proxy *proxy, const struct proxy_step *step, int times)
{
	pthread_mutex_lock(&proxy->lock);
	if (step != NULL)
		proxy->step = *step;
	proxy->times = step != NULL ? times : 0;
	proxy->struck = 0;
	/* What went by for an earlier step is not this one's word. */
	for (int i = 0; i < LINES_MAX; i++)
		proxy->lines[i].is_told = false;
	pthread_mutex_unlock(&proxy->lock);
}

int proxy_struck(struct proxy *proxy)
{
	int struck;

	pthread_mutex_lock(&proxy->lock);
	struck = proxy->struck;
	pthread_mutex_unlock(&proxy->lock);
	return struck;
}

static void to_all(struct proxy *proxy, void (*act)(struct line *, int),
	int how)
{
	pthread_mutex_lock(&proxy->lock);
	for (int i = 0; i < LINES_MAX; i++)
		if (proxy->lines[i].fds[0] >= 0)
			act(&proxy->lines[i], how);
	pthread_mutex_unlock(&proxy->lock);
	wake(proxy);
}

static void heal_one(struct line *line, int how)
{
	(void)how;
	line_heal(line);
}

void proxy_heal(struct proxy *proxy)
{
	to_all(proxy, heal_one, 0);
}

static void strike_one(struct line *line, int how)
{
	line_fail(line, PROXY_TO_CLIENT, (enum proxy_fault)how);
}

void proxy_strike(struct proxy *proxy, enum proxy_fault fault)
{
	to_all(proxy, strike_one, (int)fault);
}

void proxy_delay(struct proxy *proxy, int ms)
{
	pthread_mutex_lock(&proxy->lock);
	proxy->delay_ms = ms;
	pthread_mutex_unlock(&proxy->lock);
}

void proxy_refuse(struct proxy *proxy, bool refuses)
{
	pthread_mutex_lock(&proxy->lock);
	proxy->refuses = refuses;
	pthread_mutex_unlock(&proxy->lock);
}

int proxy_accepted(struct proxy *proxy, int64_t *at_ms, int room)
{
	int count;

	pthread_mutex_lock(&proxy->lock);
	count = proxy->accepted;
	if (room > count)
		room = count;
	for (int i = 0; i < room && i < TIMES_MAX; i++)
		at_ms[i] = proxy->accepted_ms[(count - room + i) % TIMES_MAX];
	pthread_mutex_unlock(&proxy->lock);
	return count;
}
