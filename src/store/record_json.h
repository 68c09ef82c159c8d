/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A record (base/record.h) as JSON text, and back: an object whose values are
 * texts, or arrays of such objects. */
#ifndef OPSDESK_STORE_RECORD_JSON_H
#define OPSDESK_STORE_RECORD_JSON_H

#include <stddef.h>

#include "base/err.h"

struct record;

/* free() it.  Text that is no UTF-8 is kept as far as it is. */
char *record_json_text(const struct record *record);

/* NULL with a sentence when the bytes are not what record_json_text() could
 * have made; whatever they are, no more than that happens. */
struct record *record_json_read(const char *bytes, size_t length,
	struct err *err);

#endif
