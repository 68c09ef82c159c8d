/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the booking sheet share: book.c (fields and keys),
 * book_order.c (what is asked and answered) and book_draw.c. */
#ifndef OPSDESK_FLOW_BOOK_PRIVATE_H
#define OPSDESK_FLOW_BOOK_PRIVATE_H

#include <stdbool.h>

#include "flow/person_picker.h"
#include "store/booking_store.h"
#include "ui/canvas.h"
#include "ui/textfield.h"

/* In the order of Tab. */
enum focus { FOCUS_WHO, FOCUS_FROM, FOCUS_LENGTH, FOCUS_HEADS, FOCUS_WITH,
	FOCUS_NOTE, FOCUS_COUNT };

enum settle { SETTLE_LATER, SETTLE_CARD, SETTLE_CASH, SETTLE_PASS };

#define COMPANIONS_MAX 11	/* with the owner, the largest room full */

struct record;

struct place {
	int id;
	char label[40];
};

struct booking_sheet {
	struct shell *shell;
	struct store *store;
	struct store_owner owner;
	struct place *places;
	int place_count;

	struct person_picker picker, with_picker;
	struct picked who;
	bool has_who;
	struct picked companions[COMPANIONS_MAX];
	int companion_count;
	int resource_id;
	wall_minute starts;
	int minutes, heads;
	struct textfield from, note;
	enum focus focus;
	enum settle settle;
	bool only_book;			/* though it starts now */

	struct outcome *preview;
	bool asking, ask_again, sending;
	char error[ERR_TEXT_SIZE];
};

/* A booking that starts within a quarter of an hour is a walk-in. */
bool book_is_walk_in(const struct booking_sheet *sheet);
bool book_checks_in(const struct booking_sheet *sheet);

/* Who is no member buys a day pass with the booking. */
bool book_is_stranger(const struct booking_sheet *sheet);

/* Is there something that has to be paid with this Enter? */
bool book_must_pay(const struct booking_sheet *sheet);

/* Would a guest pass pay for somebody? */
bool book_has_guests(const struct booking_sheet *sheet);

/* Do letters have the meaning of keys, or are they text? */
bool book_takes_letters(const struct booking_sheet *sheet);

/* book_order.c: asks for the price, the clash and the free time of what the
 * fields say; sends it. */
void book_preview(struct booking_sheet *sheet);
void book_submit(struct booking_sheet *sheet);

/* book_draft.c: as in sheet_ops. */
void book_save(const void *state, struct record *out);
bool book_load(void *state, const struct record *saved);

void book_draw(const void *state, struct canvas *canvas,
	const struct area *area);

#endif
