/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Going somewhere in a booking view, and booking there, by words
 * (contracts.md, ":" commands). */
#ifndef OPSDESK_FLOW_BOOKING_COMMAND_H
#define OPSDESK_FLOW_BOOKING_COMMAND_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"

struct booking_view;
struct target;

/* "sat 18 bay2" moves the view, and with a name, "2h smith", opens a filled-in
 * booking. */
bool booking_command(struct booking_view *view, const char *text,
	struct err *err);

/* The line that leads back to this very view. */
void booking_command_line(const struct booking_view *view, char *out,
	size_t size);

/* Opens a booking of the cell under the cursor. */
bool booking_book_here(struct booking_view *view, struct err *err);

/* Goes to the thing of an alert (booking_alerts.h). */
void booking_go(struct booking_view *view, const struct target *target);

#endif
