/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Stopping a running request.
 *
 * PQcancel opens a connection of its own and waits for it to be closed; with a
 * server that is stopped it waits for ever (technical.md 2).  So it runs in a
 * detached thread, the only one in the program.  Until it has ended nothing
 * further is sent, or the wrong request might be stopped. */
#include "config.h"

#include "io/db_private.h"

#include <errno.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include "base/fatal.h"
#include "base/log.h"
#include "base/mem.h"
#include "io/loop.h"

/* A cancellation that is stuck holds the next request no longer than this. */
#define HOLD_MS 1000

/* Held by the thread and, until it loses interest, by the connection:
 * whoever lets go last frees it. */
struct db_cancel_job {
	PGcancel *cancel;
	atomic_int holders;
	int done_fd;		/* an eventfd, written when it is over */
	bool succeeded;
	char message[256];
};

static void job_release(struct db_cancel_job *job)
{
	if (atomic_fetch_sub(&job->holders, 1) > 1)
		return;
	PQfreeCancel(job->cancel);
	close(job->done_fd);
	free(job);
}

static void *job_run(void *context)
{
	struct db_cancel_job *job = context;
	uint64_t one = 1;

	job->succeeded = PQcancel(job->cancel, job->message,
		sizeof(job->message)) == 1;
	while (write(job->done_fd, &one, sizeof(one)) < 0 && errno == EINTR)
		;
	job_release(job);
	return NULL;
}

/* No signal is delivered to the thread: they belong to the loop. */
static int start_thread(struct db_cancel_job *job)
{
	sigset_t all, before;
	pthread_attr_t attributes;
	pthread_t thread;
	int error;

	sigfillset(&all);
	pthread_sigmask(SIG_SETMASK, &all, &before);
	pthread_attr_init(&attributes);
	pthread_attr_setdetachstate(&attributes, PTHREAD_CREATE_DETACHED);
	error = pthread_create(&thread, &attributes, job_run, job);
	pthread_attr_destroy(&attributes);
	pthread_sigmask(SIG_SETMASK, &before, NULL);
	return error;
}

static int want_done(void *context, short *events)
{
	struct db *db = context;

	*events = POLLIN;
	return db->cancel->done_fd;
}

static void job_done(void *context, short revents)
{
	struct db *db = context;

	(void)revents;
	if (!db->cancel->succeeded)
		log_line("cannot cancel: %s", db->cancel->message);
	db_cancel_forget(db);
	db_request_send(db);
}

static void hold_over(void *context)
{
	db_request_send(context);
}

void db_cancel_start(struct db *db)
{
	struct db_cancel_job *job;
	int error;

	if (db->cancel != NULL)
		return;
	job = mem_new(1, sizeof(*job));
	atomic_init(&job->holders, 2);
	job->cancel = PQgetCancel(db->connection);
	job->done_fd = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
	if (job->done_fd < 0)
		fatal("no eventfd: %s", strerror(errno));
	error = start_thread(job);
	if (error != 0) {
		log_line("cannot cancel: no thread: %s", strerror(error));
		job_release(job);
		job_release(job);
		return;
	}
	db->cancel = job;
	db->cancel_source = loop_source_new(db->loop, want_done, job_done, db);
	if (db->cancel_hold == NULL)
		db->cancel_hold = loop_timer_new(db->loop, hold_over, db);
	loop_timer_set(db->cancel_hold, HOLD_MS);
}

bool db_cancel_holds(const struct db *db)
{
	return db->cancel != NULL && loop_timer_is_set(db->cancel_hold);
}

void db_cancel_forget(struct db *db)
{
	loop_source_free(&db->cancel_source);
	loop_timer_free(&db->cancel_hold);
	if (db->cancel != NULL)
		job_release(db->cancel);
	db->cancel = NULL;
}
