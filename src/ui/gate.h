/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands in front of the whole console: the sign-in form, the lock, and
 * the question for the password after a lost line.  While it is shown nothing
 * of what is behind it can be seen or reached.
 *
 * It knows no database and no terminal: main hands it events, asks it to paint,
 * and tells it how an attempt ended. */
#ifndef OPSDESK_UI_GATE_H
#define OPSDESK_UI_GATE_H

#include <stdbool.h>

#include "base/err.h"
#include "ui/canvas.h"
#include "ui/key.h"

#define GATE_NAME_SIZE 64		/* a login of PostgreSQL, with its NUL */

enum gate_kind {
	GATE_OPEN,			/* nothing is in front */
	GATE_SIGN_IN,			/* asks for name and password */
	GATE_LOCKED,			/* waits for the password; Tab: somebody else */
	GATE_LOST			/* asks for the password; Esc puts it aside */
};

struct gate;

/* What main does; all are called from gate_event() or gate_ticked(). */
struct gate_options {
	key scan_prefix;		/* scans are taken and do nothing */
	/* Starts an attempt; both are borrowed for the time of the call.  Then
	 * main calls gate_refused(), gate_delayed() or gate_show(). */
	void (*submit)(void *context, const char *name, const char *password);
	void (*another)(void *context);	/* somebody else wants to sign in */
	void (*leave)(void *context);	/* Ctrl-Q on a sign-in form */
	void (*aside)(void *context);	/* Esc */
	void *context;
};

struct gate *gate_new(const struct gate_options *options);
void gate_free(struct gate **gate);

/* Shows this one, or none.  name: the login that is offered, or that alone can
 * open; who: what stands on the lock ("Ana, desk 2").  What was typed before is
 * wiped. */
void gate_show(struct gate *gate, enum gate_kind kind, const char *name,
	const char *who);
enum gate_kind gate_kind(const struct gate *gate);

/* The sentence below the fields, until the next attempt; "" takes it away. */
void gate_say(struct gate *gate, const char *format, ...) PRINTF_LIKE(2, 3);

/* A wrong password: the sentence, the field empty, and a longer wait before
 * the next attempt starts (1, 2, 4 … 30 s), which is not told from the time
 * that a server takes. */
void gate_refused(struct gate *gate, const char *sentence);

/* It could not be tried: the same without the wait. */
void gate_delayed(struct gate *gate, const char *sentence);

/* The venue's clock ("14:07"), "" while it is not known. */
void gate_clock(struct gate *gate, const char *clock);

/* Keys and pastes that came before the picture are thrown away, and so are all
 * while an attempt is under way. */
void gate_event(struct gate *gate, const struct event *event);

/* When to call gate_ticked() although nothing happens; -1: never. */
int gate_wake_ms(const struct gate *gate);
void gate_ticked(struct gate *gate);

bool gate_needs_draw(const struct gate *gate);
void gate_draw(struct gate *gate, struct canvas *canvas);

#endif
