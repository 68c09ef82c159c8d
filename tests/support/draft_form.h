/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The form of the made-up desk, with what it asks by its keys (draft_desk.h). */
#ifndef OPSDESK_TESTS_DRAFT_FORM_H
#define OPSDESK_TESTS_DRAFT_FORM_H

struct shell;

/* The shell's services are a struct desk. */
void desk_form_open(struct shell *shell, int about);

/* What becomes of a line that was asked for: nothing. */
void desk_why_done(void *context, const char *text);

#endif
