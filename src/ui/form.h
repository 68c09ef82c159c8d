/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A form: labelled fields one under another, Tab and arrows between them, text
 * typed in place.  A flow owns the form inside its sheet and decides what the
 * fields mean; the form only moves, edits and draws. */
#ifndef OPSDESK_UI_FORM_H
#define OPSDESK_UI_FORM_H

#include <stdbool.h>
#include <stddef.h>

#include "ui/canvas.h"
#include "ui/key.h"
#include "ui/textfield.h"

#define FORM_FIELDS_MAX 12

enum form_kind {
	FORM_TEXT,			/* typed text */
	FORM_CHOICE,			/* one of options; Space, < and > step, and
					   so do Left and Right */
	FORM_NOTE			/* shown, not entered; Tab passes by */
};

struct form_field {
	const char *label;		/* "from" */
	enum form_kind kind;
	int row, col, width;		/* of the value, inside the form's area */
	int label_col;			/* 0: at column 1 */
	const char *const *options;	/* FORM_CHOICE: ends with NULL */
	int option;
	struct textfield text;
	char note[200];			/* FORM_NOTE, and the remark behind a field */
	char error[100];		/* shown instead of the remark */
};

struct form {
	struct form_field fields[FORM_FIELDS_MAX];
	int count;
	int focus;
};

/* Tab, BackTab, Up, Down move, round from the last to the first; the rest goes
 * to the focused field.  true if used.  *changed (may be NULL) tells whether a
 * value changed, which also takes the field's error back. */
bool form_event(struct form *form, const struct event *event, bool *changed);

/* For a draft: each value under its label, and the focus. */
void form_save(const struct form *form, struct record *out);
void form_load(struct form *form, const struct record *saved);

/* Label, value and remark of each field; the remark, after two blanks, has the
 * room up to the next field of its row. */
void form_draw(const struct form *form, struct canvas *canvas,
	const struct area *area);

#endif
