/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the two files of the booking sheet share: book.c (fields, keys, the
 * order) and book_draw.c. */
#ifndef OPSDESK_FLOW_BOOK_PRIVATE_H
#define OPSDESK_FLOW_BOOK_PRIVATE_H

#include <stdbool.h>

#include "flow/person_picker.h"
#include "store/booking_store.h"
#include "ui/canvas.h"
#include "ui/textfield.h"

enum focus { FOCUS_WHO, FOCUS_FROM, FOCUS_LENGTH, FOCUS_HEADS, FOCUS_NOTE,
	FOCUS_COUNT };

enum settle { SETTLE_LATER, SETTLE_CARD, SETTLE_CASH, SETTLE_PASS };

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

	struct person_picker picker;
	struct picked who;
	bool has_who;
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

const char *book_place_label(const struct booking_sheet *sheet);

/* A booking that starts within a quarter of an hour is a walk-in. */
bool book_is_walk_in(const struct booking_sheet *sheet);
bool book_checks_in(const struct booking_sheet *sheet);
bool book_owes(const struct booking_sheet *sheet);

void book_draw(const void *state, struct canvas *canvas,
	const struct area *area);

#endif
