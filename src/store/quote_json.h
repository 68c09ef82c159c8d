/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A quote out of the JSON in which the database keeps it (domain.md 1.5). */
#ifndef OPSDESK_STORE_QUOTE_JSON_H
#define OPSDESK_STORE_QUOTE_JSON_H

#include <jansson.h>

#include "model/quote.h"

struct arena;

/* json: borrowed, NULL where there is none: a quote without lines.  The lines
 * and their words live in the arena. */
struct quote quote_json_read(const json_t *json, struct arena *arena);

#endif
