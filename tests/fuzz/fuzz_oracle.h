/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What may happen, worked out from what was sent and from what the operator
 * could see, beside the shell and not by it.
 *
 * What is sent comes in pieces of which the sender knows the meaning.  Only a
 * key that is pressed on purpose gives leave for anything: for the action that
 * the shipped keymap has for it, once; and where a form or a question was in the
 * picture when it was pressed, for a write.  Pastes, scans, foreign scans, the
 * bytes of a sequence, noise, time and sizes give leave for nothing. */
#ifndef OPSDESK_TESTS_FUZZ_ORACLE_H
#define OPSDESK_TESTS_FUZZ_ORACLE_H

#include <stdbool.h>

#include "tests/support/bays_fixture.h"
#include "ui/key.h"

#define FUZZ_LEAVES_MAX 1024
#define FUZZ_KEYS_MAX 1024

/* A key that was pressed, and has not led to an action yet. */
struct fuzz_leave {
	key code;
	bool any;			/* Enter on a line or in a menu */
};

struct fuzz_oracle {
	struct bays *b;
	struct fuzz_leave leaves[FUZZ_LEAVES_MAX];
	int leave_count;
	key last;			/* may be the first one of two */
	key expected[FUZZ_KEYS_MAX];	/* of this piece, in order, before which */
	int expected_count, heard;
	int escapes, pastes;		/* … so many more may come at any place */
	bool may_be_lost;		/* not all of them need come */
	bool any_key;			/* the shell has to tell them from keys */
	bool may_write;
	/* in the last picture */
	bool saw_form, saw_menu, saw_line, saw_ghost;
	int requests;			/* the highest number of one so far */
	long actions, writes;
	const char *broken;		/* what was done wrong, NULL: nothing */
	char detail[200];
};

/* A piece begins.  escapes: the line may tell so many Esc of its sequences. */
void fuzz_oracle_begin(struct fuzz_oracle *oracle, int escapes, int pastes);

/* This key is pressed now, on purpose. */
void fuzz_oracle_press(struct fuzz_oracle *oracle, key code);

/* It reaches the shell as this key, which gives leave for nothing. */
void fuzz_oracle_expect(struct fuzz_oracle *oracle, key code);

/* What the terminal's decoder made of the bytes. */
void fuzz_oracle_event(struct fuzz_oracle *oracle, const struct event *event);

/* What the shell runs; for struct bays. */
void fuzz_oracle_action(void *oracle, const struct action *action);

/* A picture was drawn: the operator has seen it. */
void fuzz_oracle_picture(struct fuzz_oracle *oracle);

/* The piece is over.  settled: nothing waits any more, so that what has not led
 * to anything by now never may. */
void fuzz_oracle_end(struct fuzz_oracle *oracle, bool settled);

#endif
