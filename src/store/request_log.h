/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was asked and not answered yet, on the disk before it is sent: whatever
 * ends this program, the next sign-in of the same person at the same database
 * can say what became of it (contracts.md, "Writes").
 *
 * A small file of the state directory: a line is added and flushed when
 * something is asked, another when it is answered, and with nothing unanswered
 * the file is empty.  Whoever opens it puts a new one in its place, so that an
 * older console, frozen and woken later, writes where nobody reads. */
#ifndef OPSDESK_STORE_REQUEST_LOG_H
#define OPSDESK_STORE_REQUEST_LOG_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "store/store.h"

#define REQUEST_LOG_HOURS 168	/* a week, longer than a house closes: older ones
				 * are asked of no more */
#define REQUEST_LOG_TEXT_SIZE 200

struct request_log;

/* One that an earlier console left. */
struct request_entry {
	char id[REQUEST_ID_SIZE];
	int64_t at;			/* seconds, by this machine's clock */
	char what[REQUEST_LOG_TEXT_SIZE];	/* for the operator */
	bool is_answered;
};

/* Never NULL; without a file, or with one that is damaged, what can be kept is
 * kept, and problem says what is not (kind ERR_NONE: all is well).  What is
 * older than a day is dropped, unread by anybody. */
struct request_log *request_log_open(const char *database, const char *login,
	struct err *problem);

/* The file goes if nothing is unanswered. */
void request_log_close(struct request_log **log);

/* Has no other console of this person put its own in the place of this one?
 * What else is kept for the person is then this console's to write. */
bool request_log_is_latest(const struct request_log *log);

/* Those that were unanswered when it was opened, the oldest first; they stay
 * until request_log_told(), also when the program ends. */
int request_log_left(const struct request_log *log);
const struct request_entry *request_log_left_at(const struct request_log *log,
	int i);

/* Before it is sent.  false: it is not on the disk. */
bool request_log_asked(struct request_log *log, const char *id,
	const char *what, struct err *err) MUST_CHECK;

/* It is not sent after all. */
void request_log_taken_back(struct request_log *log, const char *id);

/* Whatever the answer was; it goes when the operator could see it. */
void request_log_answered(struct request_log *log, const char *id);

/* The picture has what was answered.  Not flushed: to be told once more does no
 * harm. */
void request_log_told(struct request_log *log);

#endif
