/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the last line says of an outcome, the same on every screen. */
#ifndef OPSDESK_FLOW_SAID_H
#define OPSDESK_FLOW_SAID_H

#include <stddef.h>

#include "model/timeslot.h"

struct booking;
struct free_slot;
struct outcome;
struct participant;
struct shell;

/* Done: the sentence, and that `u` takes it back where it can. */
void said_done(struct shell *shell, const struct outcome *outcome);

/* Refused: the sentence and who can. */
void said_refused(struct shell *shell, const struct outcome *outcome);

/* Why it is refused, and of a clash how that came about: "Petrov, Igor has Bay
 * 2 15:30-17:00, moved 14:07 by ben, desk 1"; of that as much as fits whole in
 * width cells (-1: everything). */
void said_why(const struct outcome *outcome, wall_minute now, int width,
	char *out, size_t size);

/* "Bay 3 17:05-19:05", on another day than this one "Bay 3 Mon 23 17:05". */
void said_free(const struct free_slot *slot, day_number day, char *out,
	size_t size);

/* "passes 3 of 4 left", "passes without limit"; "" for somebody without. */
void said_passes(const struct booking *booking, char *out, size_t size);

/* How one head's fee came about, "guest fee, a pass covers it".  That it is not
 * paid yet goes without saying: the fee beside it is what is owed. */
void said_fee(const struct participant *head, char *out, size_t size);

#endif
