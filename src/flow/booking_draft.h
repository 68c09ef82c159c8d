/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A booking view in a draft: its day, cursor, filter and marks, and what is in
 * the hand. */
#ifndef OPSDESK_FLOW_BOOKING_DRAFT_H
#define OPSDESK_FLOW_BOOKING_DRAFT_H

struct booking_view;
struct record;

/* As in screen_ops. */
void booking_draft_save(const struct booking_view *view, struct record *out);
void booking_draft_load(struct booking_view *view, const struct record *saved);

#endif
