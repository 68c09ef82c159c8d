/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What signover.c (what is offered and heard), signover_sheet.c (a manager at
 * the counter), signover_queue.c (the managers' queue) and signover_answer.c
 * (what is done with a row of it) share. */
#ifndef OPSDESK_FLOW_SIGNOVER_PRIVATE_H
#define OPSDESK_FLOW_SIGNOVER_PRIVATE_H

#include "flow/signover.h"
#include "store/signover_store.h"
#include "ui/form.h"
#include "ui/list.h"

struct sign_sheet;

struct signover {
	struct shell *shell;
	struct store *store;
	struct signing_place place;
	struct store_owner owner;
	char login[64];			/* who is signed in */
	bool signs;			/* a manager */
	bool looking, look_again;	/* asked; announced meanwhile */

	struct signable *offer;		/* what was refused last; NULL: nothing */
	wall_minute offered_at;
	int whose;			/* in whose work area, */
	long sheet;			/* and over it, by sheet_on_top() */
	struct queued *queued;		/* what waits for the managers */
	char told[REQUEST_ID_SIZE];	/* signed here, and said */

	struct sign_sheet *open;	/* NULL: not open */
	struct queue_sheet *queue;
};

/* The manager of this login has signed what is offered, under this wish: whoever
 * had asked for it goes on as if it had been theirs to do. */
void signover_signed(struct signover *signover, const char *login,
	const char *wish, struct outcome *outcome);

/* It is the managers' now, as this wish: what was open for it closes. */
void signover_handed_on(struct signover *signover, const char *wish);

/* Nobody goes on with this wish any more. */
void signover_taken_back(struct signover *signover, const char *wish);

/* signover_sheet.c */
void sign_sheet_open(struct signover *signover);
void sign_sheet_to_queue(struct sign_sheet *sheet);
bool sign_sheet_is_on_top(const struct sign_sheet *sheet);
void sign_sheet_close(struct sign_sheet *sheet);
void sign_sheet_line_back(struct sign_sheet *sheet);

/* Is this wish being signed on it just now? */
bool sign_sheet_signs(const struct sign_sheet *sheet, const char *wish);

/* signover_queue.c */
struct queue_sheet {
	struct signover *signover;
	struct store_owner owner;
	bool own;			/* of the person signed in, not for them */
	struct signovers *waiting;	/* NULL: not arrived yet */
	bool reading, read_again;	/* asked; announced meanwhile */
	struct list list;
	char chosen[REQUEST_ID_SIZE];	/* what is being answered; "" */
	char clerk[64];			/* whose that is */
};

/* The row under the cursor; NULL: none. */
const struct to_sign *queue_here(const struct queue_sheet *sheet);

/* The list is read anew. */
void signover_queue_refresh(struct signover *signover);
void signover_queue_close(struct signover *signover);

/* signover_answer.c: what would be done, or why it cannot be any more, with that
 * said before it. */
#define QUEUE_WORDS_SIZE 1200
void queue_words(const struct to_sign *it, char *out, size_t size);

/* Of the row under the cursor, after a question. */
void queue_sign(struct queue_sheet *sheet);
void queue_decline(struct queue_sheet *sheet);
void queue_take_back(struct queue_sheet *sheet);

#endif
