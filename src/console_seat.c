/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One console a person: a new sign-in takes over from the older one, which saves
 * what is half done and leaves.  An older one that does not answer has its
 * connection ended, so that nothing of it is written behind the operator's back;
 * when its line comes back it hears that it is not the newest any more, and
 * leaves then. */
#include "config.h"

#include "console_private.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/log.h"
#include "base/text.h"
#include "io/db.h"
#include "io/loop.h"
#include "options.h"
#include "store/console_store.h"
#include "store/request_log.h"
#include "store/session_store.h"

#define TOPIC "console:"
#define FIRST_LOOK_MS 25
#define PATIENCE_MS 1500		/* with an older console */

static void leave(struct console *console, const char *at_desk)
{
	char desk[80], words[ERR_TEXT_SIZE];

	text_clip(desk, sizeof(desk), at_desk, 60);
	snprintf(words, sizeof(words), "signed in again at %s",
		desk[0] == '\0' ? "another terminal" : desk);
	log_line("%s", words);
	/* What was not sent yet is not sent behind the newer one's back. */
	store_stop(console->store);
	console_leave(console, EXIT_OK, words);
}

/* Taking it */

static void older_gone(struct console *console)
{
	console->seat.step = SEAT_FATES;
	console->seat.waiting[0] = '\0';
	console_fates_ask(console);
}

static void ended(void *context, int left, const struct err *error)
{
	struct console *console = context;

	if (error != NULL && error->kind == ERR_OFFLINE)
		return;
	if (error != NULL || left > 0)
		log_line("an older console could not be ended: %s",
			error != NULL ? error->text : "it is still there");
	older_gone(console);
}

static void look_again(struct console *console)
{
	struct seat *seat = &console->seat;
	int wait_ms = seat->waited_ms == 0 ? FIRST_LOOK_MS : seat->waited_ms;

	seat->waited_ms += wait_ms;
	loop_timer_set(seat->timer, wait_ms);
}

static void counted(void *context, int older, const struct err *error)
{
	struct console *console = context;

	if (error != NULL && error->kind == ERR_OFFLINE)
		return;
	if (error == NULL && older == 0) {
		older_gone(console);
	} else if (error == NULL && console->seat.waited_ms < PATIENCE_MS) {
		look_again(console);
	} else {
		log_line("an older console does not answer: ended");
		console_store_end_older(console->store, &console->owner, ended,
			console);
	}
}

void console_seat_look(void *context)
{
	struct console *console = context;

	if (console->seat.step == SEAT_OLDER)
		console_store_older(console->store, &console->owner, counted,
			console);
	else
		console_fates_ask(console);
}

static void taken(void *context, const struct console_place *place,
	const struct err *error)
{
	struct console *console = context;
	struct seat *seat = &console->seat;

	if (error != NULL && error->kind == ERR_OFFLINE)
		return;
	/* Nothing is done behind the back of another one: as at sign-in. */
	if (error != NULL && error->kind == ERR_CONFLICT) {
		db_reconnect(console->db);
		return;
	}
	if (error != NULL) {
		/* What cannot be written to is looked at all the same. */
		log_line("no place as the newest console: %s", error->text);
		console_go_on(console);
		return;
	}
	seat->turn = place->turn;
	seat->pid = place->pid;
	if (place->taken_over) {
		leave(console, place->at_desk);
		return;
	}
	if (place->older == 0) {
		older_gone(console);
		return;
	}
	seat->step = SEAT_OLDER;
	snprintf(seat->waiting, sizeof(seat->waiting),
		"Your other console is asked to leave.");
	seat->waited_ms = 0;
	look_again(console);
}

void console_seat_lost(struct console *console)
{
	loop_timer_stop(console->seat.timer);
}

void console_seat_take(struct console *console)
{
	struct seat *seat = &console->seat;

	seat->step = SEAT_AT_WORK;
	seat->waiting[0] = '\0';
	/* What was asked on the former connection is not answered. */
	seat->verifying = seat->verify_again = false;
	if (console->session->read_only)
		console_go_on(console);
	else
		console_store_open(console->store, &console->owner, seat->turn,
			taken, console);
}

/* Giving it up */

static void verify(struct console *console);

static void verified(void *context, const char *at_desk,
	const struct err *error)
{
	struct console *console = context;

	console->seat.verifying = false;
	if (error == NULL && at_desk != NULL)
		leave(console, at_desk);
	else if (console->seat.verify_again)
		verify(console);
}

/* Anybody can say that there is a newer one, as often as they like. */
static void verify(struct console *console)
{
	struct seat *seat = &console->seat;

	seat->verify_again = seat->verifying;
	if (seat->verifying)
		return;
	seat->verifying = true;
	console_store_taken_over(console->store, &console->owner, verified,
		console);
}

bool console_seat_hears(struct console *console, const char *topic)
{
	if (strncmp(topic, TOPIC, strlen(TOPIC)) != 0)
		return false;
	if (console->seat.turn != 0 &&
	    atoi(topic + strlen(TOPIC)) == console->seat.pid)
		verify(console);
	return true;
}

void console_seat_leave(struct console *console)
{
	struct seat *seat = &console->seat;

	if (seat->timer != NULL)
		loop_timer_stop(seat->timer);
	if (console->store != NULL)
		store_keep(console->store, &(struct store_keeper){ .describe = NULL });
	request_log_close(&seat->log);
	free(seat->fates);
	*seat = (struct seat){ .timer = seat->timer };
}
