/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What confirm.c (keys) and confirm_draw.c (picture) share, and nobody else
 * sees. */
#ifndef OPSDESK_UI_CONFIRM_PRIVATE_H
#define OPSDESK_UI_CONFIRM_PRIVATE_H

#include "ui/canvas.h"
#include "ui/confirm.h"
#include "ui/textfield.h"

#define CONFIRM_LINES_MAX 16
#define CONFIRM_INDENT 2

struct arena;

struct confirm {
	struct shell *shell;
	struct arena *arena;		/* every text below */
	const char *title;
	const char *lines[CONFIRM_LINES_MAX];
	int line_count;
	struct confirm_choice choices[CONFIRM_CHOICES_MAX];
	int choice_count;
	const char *choices_label, *text_label, *text_must_be;
	bool text_required, letters_first;
	struct textfield text;
	bool in_field;
	int64_t stray_ms;		/* a key that means nothing here; 0: none */
	int taken;			/* the choice that Enter takes */
	char error[160];
	confirm_done_fn *done;
	void *context;
};

void confirm_draw(const void *state, struct canvas *canvas,
	const struct area *area);

#endif
