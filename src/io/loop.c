/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The event loop.
 *
 * A turn: timers that are due, the turn callbacks (painting), the wait, then
 * signals and sources.  Everything may be freed from within any callback; what
 * is freed there is only marked, and swept at the end of the turn. */
#include "config.h"

#include "io/loop.h"

#include <errno.h>
#include <limits.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/fatal.h"
#include "base/mem.h"

struct loop_source {
	struct loop_source *next;
	loop_want_fn *want;
	loop_ready_fn *ready;
	void *context;
	int slot;		/* in loop.polled this turn; -1: not waited for */
	bool freed;
};

struct loop_timer {
	struct loop_timer *next, *previous;	/* while set */
	struct loop *loop;
	loop_timer_fn *fire;
	void *context;
	int64_t due_ms;
	unsigned long set_in_turn;
	bool is_set;
};

struct signal_handler {
	struct signal_handler *next;
	int signal;
	loop_signal_fn *caught;
	void *context;
};

struct turn_handler {
	struct turn_handler *next;
	loop_turn_fn *turn;
	void *context;
};

struct loop {
	struct loop_source *sources;
	struct loop_timer *first, *last;	/* by due_ms, then as set */
	struct signal_handler *signals;
	struct turn_handler *turns;
	struct pollfd *polled;			/* slot 0: the signalfd */
	size_t polled_size;
	sigset_t caught, mask_before;
	int signal_fd;
	unsigned long turn;
	bool is_running, is_stopped;
	int exit_code;
};

struct loop *loop_new(void)
{
	struct loop *loop = mem_new(1, sizeof(*loop));

	loop->signal_fd = -1;
	sigemptyset(&loop->caught);
	pthread_sigmask(SIG_SETMASK, NULL, &loop->mask_before);
	return loop;
}

static void sweep(struct loop *loop)
{
	struct loop_source **link = &loop->sources, *source;

	while ((source = *link) != NULL) {
		if (source->freed) {
			*link = source->next;
			free(source);
		} else {
			link = &source->next;
		}
	}
}

void loop_free(struct loop **freed)
{
	struct loop *loop = *freed;
	struct signal_handler *signal;
	struct turn_handler *turn;

	if (loop == NULL)
		return;
	if (loop->is_running)
		fatal("the loop was freed from within itself");
	sweep(loop);
	/* Their callbacks' contexts are gone or will be: a leak is a bug. */
	if (loop->sources != NULL || loop->first != NULL)
		fatal("the loop was freed before its sources and timers");
	while ((signal = loop->signals) != NULL) {
		loop->signals = signal->next;
		free(signal);
	}
	while ((turn = loop->turns) != NULL) {
		loop->turns = turn->next;
		free(turn);
	}
	if (loop->signal_fd >= 0) {
		close(loop->signal_fd);
		pthread_sigmask(SIG_SETMASK, &loop->mask_before, NULL);
	}
	free(loop->polled);
	free(loop);
	*freed = NULL;
}

/* Sources */

struct loop_source *loop_source_new(struct loop *loop, loop_want_fn *want,
	loop_ready_fn *ready, void *context)
{
	struct loop_source *source = mem_new(1, sizeof(*source));
	struct loop_source **end = &loop->sources;

	*source = (struct loop_source){
		.want = want, .ready = ready, .context = context, .slot = -1,
	};
	while (*end != NULL)
		end = &(*end)->next;
	*end = source;
	return source;
}

void loop_source_free(struct loop_source **source)
{
	if (*source == NULL)
		return;
	(*source)->freed = true;
	*source = NULL;
}

/* Timers */

struct loop_timer *loop_timer_new(struct loop *loop, loop_timer_fn *fire,
	void *context)
{
	struct loop_timer *timer = mem_new(1, sizeof(*timer));

	*timer = (struct loop_timer){
		.loop = loop, .fire = fire, .context = context,
	};
	return timer;
}

void loop_timer_free(struct loop_timer **timer)
{
	if (*timer == NULL)
		return;
	loop_timer_stop(*timer);
	free(*timer);
	*timer = NULL;
}

void loop_timer_stop(struct loop_timer *timer)
{
	struct loop *loop = timer->loop;

	if (!timer->is_set)
		return;
	if (timer->previous != NULL)
		timer->previous->next = timer->next;
	else
		loop->first = timer->next;
	if (timer->next != NULL)
		timer->next->previous = timer->previous;
	else
		loop->last = timer->previous;
	timer->next = timer->previous = NULL;
	timer->is_set = false;
}

void loop_timer_set(struct loop_timer *timer, int64_t after_ms)
{
	struct loop *loop = timer->loop;
	struct loop_timer *before;

	loop_timer_stop(timer);
	timer->due_ms = clock_ms() + (after_ms > 0 ? after_ms : 0);
	timer->set_in_turn = loop->turn;
	timer->is_set = true;

	/* From the end: most timers are set for later than those there. */
	before = loop->last;
	while (before != NULL && before->due_ms > timer->due_ms)
		before = before->previous;
	timer->previous = before;
	timer->next = before == NULL ? loop->first : before->next;
	if (timer->next != NULL)
		timer->next->previous = timer;
	else
		loop->last = timer;
	if (before != NULL)
		before->next = timer;
	else
		loop->first = timer;
}

bool loop_timer_is_set(const struct loop_timer *timer)
{
	return timer->is_set;
}

/* A timer that was set in this turn waits for the next, however short it is:
 * one that keeps setting itself to 0 must not lock everything else out.  Such
 * a timer is due no earlier than this turn's clock, so all older ones that are
 * due stand before it. */
static void fire_timers(struct loop *loop)
{
	int64_t now_ms = clock_ms();
	struct loop_timer *timer;

	while (!loop->is_stopped && (timer = loop->first) != NULL &&
	       timer->due_ms <= now_ms && timer->set_in_turn != loop->turn) {
		loop_timer_stop(timer);
		timer->fire(timer->context);
	}
}

static int wait_ms(const struct loop *loop)
{
	int64_t left_ms;

	if (loop->first == NULL)
		return -1;
	left_ms = loop->first->due_ms - clock_ms();
	if (left_ms <= 0)
		return 0;
	return left_ms < INT_MAX ? (int)left_ms : INT_MAX;
}

/* Signals */

void loop_on_signal(struct loop *loop, int signal, loop_signal_fn *caught,
	void *context)
{
	struct signal_handler *handler = mem_new(1, sizeof(*handler));
	sigset_t one;

	*handler = (struct signal_handler){
		.next = loop->signals, .signal = signal,
		.caught = caught, .context = context,
	};
	loop->signals = handler;
	sigaddset(&loop->caught, signal);
	sigemptyset(&one);
	sigaddset(&one, signal);
	pthread_sigmask(SIG_BLOCK, &one, NULL);
	loop->signal_fd = signalfd(loop->signal_fd, &loop->caught,
		SFD_NONBLOCK | SFD_CLOEXEC);
	if (loop->signal_fd < 0)
		fatal("no signalfd: %s", strerror(errno));
}

static void catch_signals(struct loop *loop)
{
	struct signalfd_siginfo info;
	struct signal_handler *handler;

	while (!loop->is_stopped &&
	       read(loop->signal_fd, &info, sizeof(info)) == sizeof(info))
		for (handler = loop->signals; handler != NULL;
		     handler = handler->next)
			if (handler->signal == (int)info.ssi_signo)
				handler->caught(handler->context,
					handler->signal);
}

/* Turns */

void loop_on_turn(struct loop *loop, loop_turn_fn *turn, void *context)
{
	struct turn_handler *handler = mem_new(1, sizeof(*handler));
	struct turn_handler **end = &loop->turns;

	*handler = (struct turn_handler){ .turn = turn, .context = context };
	while (*end != NULL)
		end = &(*end)->next;
	*end = handler;
}

static struct pollfd *poll_slot(struct loop *loop, size_t slot)
{
	if (slot >= loop->polled_size) {
		loop->polled_size = slot * 2 + 8;
		loop->polled = mem_resize(loop->polled, loop->polled_size,
			sizeof(*loop->polled));
	}
	return &loop->polled[slot];
}

static size_t gather(struct loop *loop)
{
	struct loop_source *source;
	size_t used = 0;

	/* poll() skips a negative descriptor: no signals are wanted. */
	*poll_slot(loop, used++) = (struct pollfd){
		.fd = loop->signal_fd, .events = POLLIN,
	};
	for (source = loop->sources; source != NULL; source = source->next) {
		short events = 0;
		int fd = -1;

		source->slot = -1;
		if (!source->freed)
			fd = source->want(source->context, &events);
		if (fd < 0 || source->freed)
			continue;
		source->slot = (int)used;
		*poll_slot(loop, used++) = (struct pollfd){
			.fd = fd, .events = events,
		};
	}
	return used;
}

static void dispatch(struct loop *loop)
{
	struct loop_source *source;

	if (loop->polled[0].revents != 0)
		catch_signals(loop);
	/* A source that is added meanwhile has no slot yet. */
	for (source = loop->sources; source != NULL && !loop->is_stopped;
	     source = source->next) {
		short revents;

		if (source->freed || source->slot < 0)
			continue;
		revents = loop->polled[source->slot].revents;
		if (revents & POLLNVAL)
			fatal("the loop waits on descriptor %d, which is closed",
				loop->polled[source->slot].fd);
		if (revents != 0)
			source->ready(source->context, revents);
	}
}

static void wait_and_dispatch(struct loop *loop)
{
	size_t used = gather(loop);

	if (poll(loop->polled, used, wait_ms(loop)) >= 0)
		dispatch(loop);
	else if (errno != EINTR && errno != EAGAIN)
		fatal("cannot poll: %s", strerror(errno));
}

int loop_run(struct loop *loop)
{
	struct turn_handler *handler;

	if (loop->is_running)
		fatal("the loop was entered from within itself");
	loop->is_running = true;
	loop->is_stopped = false;
	for (;;) {
		loop->turn++;
		fire_timers(loop);
		for (handler = loop->turns;
		     handler != NULL && !loop->is_stopped;
		     handler = handler->next)
			handler->turn(handler->context);
		if (!loop->is_stopped)
			wait_and_dispatch(loop);
		sweep(loop);
		if (loop->is_stopped)
			break;
	}
	loop->is_running = false;
	return loop->exit_code;
}

void loop_stop(struct loop *loop, int exit_code)
{
	loop->exit_code = exit_code;
	loop->is_stopped = true;
}
