/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The real screens in the real shell, over the real store and a fake database:
 * what the tests of screens share.
 *
 * It is Saturday 21 November 2026, 14:07, and the club is that of wireframes.md
 * 1a (bays_club.c).  The fixture does what main does: it signs in when there is
 * a connection, and paints.  The clock only moves when told. */
#ifndef OPSDESK_TESTS_BAYS_FIXTURE_H
#define OPSDESK_TESTS_BAYS_FIXTURE_H

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "io/db.h"
#include "store/session_store.h"
#include "store/store.h"
#include "tests/support/fake_db.h"
#include "ui/canvas.h"
#include "ui/keymap.h"
#include "ui/shell.h"

/* One row of the grid; of a booking unless kind says otherwise. */
struct bays_slot {
	const char *kind;		/* NULL: "booking" */
	int id, resource;
	const char *day;		/* NULL: today */
	const char *from, *until;	/* "13:30"; until may be "24:00" */
	const char *state, *name, *version, *changed_by;
	int members, guests, owed_minor;
	int changed_ago;		/* seconds; 0: not lately */
	bool displaced, needs_review, unmatched;
};

#define BAYS_SLOTS_MAX 64

struct call;
struct line_editor_ops;
struct record;

struct bays {
	struct db *db;
	struct store *store;
	struct store_owner owner;
	struct session *session;
	struct keymap *keymap;
	struct shell *shell;
	struct canvas *canvas;
	const char *screen;		/* the first to open */
	void (*starts)(void *watcher, const struct action *action);
	void *watcher;			/* NULL: nobody watches */
	struct record *draft;		/* put back in place of that */
	const char *const *rights;	/* NULL: those that the database tells */
	const char *signable;		/* what a manager may sign; NULL: nothing */
	bool (*outside)(void *keeper, const struct call *call, struct err *err);
	void *keeper;			/* of what main does behind sign-over, sign */
	bool opened;
	int quits;
	int resource_count;
	struct bays_slot slots[BAYS_SLOTS_MAX];
	int slot_count;
};

/* For cmocka_unit_test_setup_teardown: *state is a struct bays, signed in as
 * ana at desk 2, with the day in view, the cursor on now in Bay 1. */
int bays_setup(void **state);
int bays_teardown(void **state);

/* The same before anything has been answered. */
int bays_setup_unanswered(void **state);

/* The same person in a new process: what was half done in the former one is put
 * back.  A draft that is not NULL is put back instead, and taken over; prepare
 * (may be NULL) gives the answers that are not those of every day. */
void bays_take_over(struct bays **b, struct record *draft,
	void (*prepare)(struct bays *b));

/* With this editor of lines instead of the plain one. */
int bays_setup_with(void **state, const struct line_editor_ops *editor);

#define BAYS_TEST(function) \
	cmocka_unit_test_setup_teardown(function, bays_setup, bays_teardown)

/* Keys as a keymap file writes them.  type: the answers come and a picture is
 * drawn after each; press: nothing happens between them. */
void type(struct bays *b, const char *keys);
void press(struct bays *b, const char *keys);
void paste(struct bays *b, const char *text);

/* The answers come, and a picture is drawn. */
void settle(struct bays *b);

/* Nobody touches a key for a tenth of a second: the peek follows. */
void rest(struct bays *b);

/* Time passes, and what main's timers do in it. */
void pass_ms(struct bays *b, int64_t ms);

/* Time alone. */
void pass_time(struct bays *b, int64_t ms);
void resize(struct bays *b, int cols, int rows);

/* To the cell by name, as `:b` goes, with the peek of it: "bay2 13:30". */
void go_to(struct bays *b, const char *words);

/* Answers from now on. */
void answer_table(struct bays *b, const char *query, const char *table);
void answer(struct bays *b, const char *query, const char *value);

/* … only when parameter `when` is `is`. */
void answer_when(struct bays *b, const char *query, int when, const char *is,
	const char *value);
void answer_error(struct bays *b, const char *query, enum err_kind kind,
	const char *text);
void answer_later(struct bays *b, const char *query);

/* Lines count from 1, as wireframes.md has them. */
void assert_picture(struct bays *b, const char *wanted);
void assert_lines(struct bays *b, int first, const char *wanted);
void assert_line_has(struct bays *b, int line, const char *wanted);
void assert_line_lacks(struct bays *b, int line, const char *not_wanted);

/* What was asked since the last time, as fake_db_asked() writes it. */
void assert_asked(struct bays *b, const char *wanted);
void forget_asked(struct bays *b);

/* The club of wireframes.md 1a, or with resource_count 12 that of 1c. */
void bays_club_open(struct bays *b, int resource_count);

/* A row to change, or (a NULL state) to make; what the database tells follows
 * with bays_club_tell(). */
struct bays_slot *bays_slot(struct bays *b, const char *kind, int id);
void bays_slot_remove(struct bays *b, const char *kind, int id);
void bays_club_tell(struct bays *b);

/* The same, and the terminals hear of it. */
void bays_club_announce(struct bays *b);

#endif
