/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A bad line between a console and its server: a proxy on loopback that stalls,
 * drops, half-closes and goes silent, at the byte where a test wants it, or that
 * is far away.
 *
 * A thread of the test's process; every call here may be made while lines are
 * open.  What it cannot do ends the test with a "Bail out!" line. */
#ifndef OPSDESK_TESTS_PROXY_H
#define OPSDESK_TESTS_PROXY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct proxy;

enum proxy_way { PROXY_TO_SERVER, PROXY_TO_CLIENT };

enum proxy_fault {
	PROXY_STALL,		/* nothing more goes this way, for now */
	PROXY_SILENCE,		/* nothing more goes either way, and neither
				 * side hears that the other has hung up: a
				 * router that died */
	PROXY_DROP,		/* both sides find the connection reset */
	PROXY_HALF_CLOSE	/* who is spoken to finds the end; the other
				 * way stays open */
};

/* Where it happens: in what is sent that has the word in it, or, on the way to
 * the client, in the answer to that.  A word of NULL is a new connection: the
 * first bytes that go that way.  percent of those bytes still arrive. */
struct proxy_step {
	const char *word;	/* borrowed */
	enum proxy_way way;
	int percent;		/* 0: none of it, 100: all of it */
	enum proxy_fault fault;
};

/* To the server whose socket lies in this directory. */
struct proxy *proxy_open(const char *directory);
void proxy_close(struct proxy **proxy);

/* "host=127.0.0.1 port=..." and what a line without TLS needs. */
const char *proxy_dsn(const struct proxy *proxy);
int proxy_port(const struct proxy *proxy);

/* The next so many times that this step is come to; instead of what was asked
 * for before.  times 0: nothing happens any more. */
void proxy_fail(struct proxy *proxy, const struct proxy_step *step, int times);

/* How often it has happened since then. */
int proxy_struck(struct proxy *proxy);

/* Lines that stand still go on; ends that were kept back arrive. */
void proxy_heal(struct proxy *proxy);

/* To every open line, now. */
void proxy_strike(struct proxy *proxy, enum proxy_fault fault);

/* What comes from now on arrives so much later, each way.  Not for a line that
 * is to fail as well. */
void proxy_delay(struct proxy *proxy, int ms);

/* New connections are reset at once, or no longer. */
void proxy_refuse(struct proxy *proxy, bool refuses);

/* Connections so far, and when the last of them came (clock_ms()), at most so
 * many; the latest last. */
int proxy_accepted(struct proxy *proxy, int64_t *at_ms, int room);

#endif
