/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one event loop: poll() over whatever has a descriptor, timers in one
 * sorted list, and signals through a signalfd.  Nothing else in the program
 * waits, and the loop is never entered from within itself. */
#ifndef OPSDESK_IO_LOOP_H
#define OPSDESK_IO_LOOP_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"

struct loop;

/* Which descriptor to wait on and for what, asked before every poll(), so that
 * a descriptor is never cached (a closed one would spin: technical.md 1).
 * Returns -1 when there is nothing to wait for now. */
typedef int loop_want_fn(void *context, short *events);
typedef void loop_ready_fn(void *context, short revents);
typedef void loop_timer_fn(void *context);
typedef void loop_signal_fn(void *context, int signal);
typedef void loop_turn_fn(void *context);

struct loop_source;
struct loop_timer;

struct loop *loop_new(void);

/* After its sources and timers; gives the signals back. */
void loop_free(struct loop **loop);

/* Runs until loop_stop(); returns the code given to it. */
int loop_run(struct loop *loop);
void loop_stop(struct loop *loop, int exit_code);

/* A source may remove itself or others from within a callback. */
struct loop_source *loop_source_new(struct loop *loop, loop_want_fn *want,
	loop_ready_fn *ready, void *context);
void loop_source_free(struct loop_source **source);

/* A timer is made once and set as often as needed; setting it again moves it.
 * It fires once and is then stopped. */
struct loop_timer *loop_timer_new(struct loop *loop, loop_timer_fn *fire,
	void *context);
void loop_timer_free(struct loop_timer **timer);
void loop_timer_set(struct loop_timer *timer, int64_t after_ms);
void loop_timer_stop(struct loop_timer *timer);
bool loop_timer_is_set(const struct loop_timer *timer);

/* Blocks the signal and calls back from the loop.  Call before any thread. */
void loop_on_signal(struct loop *loop, int signal, loop_signal_fn *caught,
	void *context);

/* Called once a turn, after all callbacks and before the wait: painting. */
void loop_on_turn(struct loop *loop, loop_turn_fn *turn, void *context);

#endif
