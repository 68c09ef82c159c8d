/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An error is a value: what to do about it, and one sentence for a person.
 *
 * A function that can fail returns bool and takes `struct err *` last; on
 * failure its outputs are untouched.  The kind decides where the sentence
 * appears (architecture.md, "Errors, memory, names").  Sentences say what and
 * which: lower case, no full stop, no "error:".  Details go to the log. */
#ifndef OPSDESK_BASE_ERR_H
#define OPSDESK_BASE_ERR_H

#include <stdbool.h>

#define ERR_TEXT_SIZE 240

/* kind, hint for the operator */
#define ERR_KINDS(X) \
	X(NONE, "") \
	X(INVALID, "correct the field") \
	X(CONFLICT, "look again, it has changed") \
	X(DENIED, "ask a manager") \
	X(MISSING, "it is gone") \
	X(OFFLINE, "reconnecting") \
	X(BUG, "report this with the log")

enum err_kind {
#define X(name, hint) ERR_##name,
	ERR_KINDS(X)
#undef X
};

struct err {
	enum err_kind kind;
	char sqlstate[6];	/* "" unless the server said so */
	char text[ERR_TEXT_SIZE];
};

#define PRINTF_LIKE(f, a) __attribute__((format(printf, f, a)))
#define MUST_CHECK __attribute__((warn_unused_result))

/* Fills err (which may be NULL) and returns false, so that a caller can write
 * `return err_set(err, ERR_INVALID, "no such date: %s", word);`. */
bool err_set(struct err *err, enum err_kind kind, const char *format, ...)
	PRINTF_LIKE(3, 4);

void err_clear(struct err *err);

/* What the operator can do about this kind; "" for ERR_NONE. */
const char *err_hint(enum err_kind kind);

#endif
