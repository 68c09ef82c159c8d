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
	FORM_CHOICE,			/* one of options; Space, < and > step */
	FORM_NOTE			/* shown, not entered; Tab passes by */
};

struct form_field {
	const char *label;		/* "from" */
	enum form_kind kind;
	int row, col, width;		/* of the value, inside the form's area;
					   the label stands at column 1 */
	int label_col;
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

/* The field of this label; fatal() when there is none. */
struct form_field *form_field(struct form *form, const char *label);

/* Tab, BackTab, Up, Down move; the rest goes to the focused field.  true if
 * used; *changed is set when a value changed. */
bool form_event(struct form *form, const struct event *event, bool *changed);

void form_focus(struct form *form, const char *label);

void form_draw(const struct form *form, struct canvas *canvas,
	const struct area *area);

#endif
