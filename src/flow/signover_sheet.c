/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A manager at the counter: name and password on a sheet over what was typed,
 * which stays as it is until it is signed. */
#include "config.h"

#include "flow/signover_private.h"

#include <stdio.h>
#include <string.h>

#include "flow/said.h"
#include "store/outcome.h"
#include "ui/sheet.h"
#include "ui/shell.h"
#include "ui/wrap.h"

enum { FIELD_NAME, FIELD_PASSWORD, FIELD_NOTE };

#define SENTENCE_LINES 3
#define FORM_ROW 5		/* below the title */
#define NOTE_MAX 200		/* as desk.signover_ask() takes it */

struct sign_sheet {
	struct signover *signover;
	struct store_owner owner;
	struct form form;
	struct signing *signing;	/* NULL: not under way */
	bool queueing;
	long number;
};

static bool is_busy(const struct sign_sheet *sheet)
{
	return sheet->signing != NULL || sheet->queueing;
}

static void wipe_password(struct sign_sheet *sheet)
{
	textfield_wipe(&sheet->form.fields[FIELD_PASSWORD].text);
}

static void tell(struct sign_sheet *sheet, const char *wish,
	struct outcome *outcome, const struct err *error)
{
	struct signover *signover = sheet->signover;
	struct shell *shell = signover->shell;

	if (error != NULL) {
		shell_error(shell, error);
	} else if (!outcome->ok) {
		said_refused(shell, outcome);
	} else {
		signover_signed(signover,
			sheet->form.fields[FIELD_NAME].text.text, wish,
			outcome);
		return;
	}
	shell_changed(shell, NULL);
	outcome_free(&outcome);
}

static void signed_done(void *context, struct outcome *outcome,
	const struct err *error)
{
	struct sign_sheet *sheet = context;
	struct signover *signover = sheet->signover;
	struct err err = { .kind = ERR_NONE };
	int was = shell_serve(signover->shell, signover->whose);
	char wish[REQUEST_ID_SIZE];

	if (error != NULL)
		err = *error;
	snprintf(wish, sizeof(wish), "%s", signing_wish(sheet->signing));
	signing_free(&sheet->signing);
	tell(sheet, wish, outcome, error == NULL ? NULL : &err);
	shell_redraw(signover->shell);
	shell_serve(signover->shell, was);
}

static void sign(struct sign_sheet *sheet)
{
	struct signover *signover = sheet->signover;
	const char *name = sheet->form.fields[FIELD_NAME].text.text;
	const char *password = sheet->form.fields[FIELD_PASSWORD].text.text;

	if (name[0] == '\0' || password[0] == '\0') {
		sheet->form.focus = name[0] == '\0' ? FIELD_NAME
						    : FIELD_PASSWORD;
		if (name[0] == '\0')
			shell_message(signover->shell, STYLE_NOTICE,
				"a manager types login and password, or it goes "
				"to their queue");
		return;
	}
	sheet->signing = signing_new(&signover->place, signover->store,
		signover->offer, name, password, signed_done, sheet);
	wipe_password(sheet);
	sheet->form.focus = FIELD_PASSWORD;
}

static void queued(void *context, struct outcome *outcome,
	const struct err *error)
{
	struct sign_sheet *sheet = context;
	struct shell *shell = sheet->signover->shell;

	sheet->queueing = false;
	if (error != NULL) {
		shell_error(shell, error);
	} else if (!outcome->ok) {
		said_refused(shell, outcome);
	} else {
		signover_handed_on(sheet->signover, outcome->signover);
		shell_message(shell, STYLE_NORMAL, "%s; you will hear",
			outcome->sentence);
	}
	outcome_free(&outcome);
	shell_redraw(shell);
}

void sign_sheet_to_queue(struct sign_sheet *sheet)
{
	struct signover *signover = sheet->signover;
	const char *note = sheet->form.fields[FIELD_NOTE].text.text;

	if (is_busy(sheet))
		return;
	wipe_password(sheet);
	sheet->queueing = true;
	signover_store_ask(signover->store, &sheet->owner, signover->offer,
		true, note[0] == '\0' ? NULL : note, queued, sheet);
	shell_redraw(signover->shell);
}

bool sign_sheet_is_on_top(const struct sign_sheet *sheet)
{
	return sheet_on_top(sheet->signover->shell) == sheet->number;
}

void sign_sheet_close(struct sign_sheet *sheet)
{
	sheet_close(sheet->signover->shell, sheet);
}

void sign_sheet_line_back(struct sign_sheet *sheet)
{
	if (sheet->signing != NULL)
		signing_line_back(sheet->signing);
}

bool sign_sheet_signs(const struct sign_sheet *sheet, const char *wish)
{
	return sheet->signing != NULL &&
		strcmp(signing_wish(sheet->signing), wish) == 0;
}

static bool event(void *state, const struct event *event)
{
	struct sign_sheet *sheet = state;

	/* A line that is gone may stay so: the program can be left. */
	if (is_busy(sheet))
		return event->kind != EVENT_KEY ||
			(event->code & KEY_MOD_CTRL) == 0;
	if (event->kind == EVENT_KEY && event->code == KEY_ESC)
		return false;
	if (event->kind == EVENT_KEY && event->code == KEY_ENTER) {
		sign(sheet);
		return true;
	}
	return form_event(&sheet->form, event, NULL);
}

static int draw_text(struct canvas *canvas, const struct area *area, int row,
	enum style style, const char *text)
{
	int width = area->cols - 3;

	for (int i = 0; i < SENTENCE_LINES && *text != '\0'; i++) {
		size_t bytes = wrap_line(text, width);

		canvas_printf(canvas, row++, area->col + 2, width, style,
			"%.*s", (int)bytes, text);
		text = wrap_next(text, bytes);
	}
	return row;
}

static void draw(const void *state, struct canvas *canvas,
	const struct area *area)
{
	const struct sign_sheet *sheet = state;
	const struct signable *offer = sheet->signover->offer;
	struct area fields = {
		area->row + FORM_ROW, area->col, area->rows - FORM_ROW,
		area->cols
	};
	char title[160], keys[160], to_queue[64];
	int last = area->row + area->rows - 1;

	snprintf(title, sizeof(title), "Only %s can", offer->who_can);
	canvas_rule(canvas, area->row, area->col, area->cols, title);
	draw_text(canvas, area, area->row + 1, offer->is_what_it_does
		? STYLE_NORMAL : STYLE_ALERT, offer->sentence);
	shell_keys_of(sheet->signover->shell, "sign-over", false, to_queue,
		sizeof(to_queue));
	snprintf(keys, sizeof(keys), "Enter sign   " SHEET_NEXT_FIELD
		"   %s to the managers' queue   Esc back", to_queue[0] == '\0'
		? ":sign-over" : to_queue);
	canvas_text(canvas, last, area->col + 1, area->cols - 2, STYLE_KEY,
		sheet->signing == NULL
			? sheet->queueing ? "to the managers ..." : keys
		: signing_awaits_line(sheet->signing)
			? "the line is gone: whether it was signed is told "
			"when it is back"
		: "asking the database ...");
	form_draw(&sheet->form, canvas, &fields);
}

static void closed(void *state)
{
	struct sign_sheet *sheet = state;
	struct signover *signover = sheet->signover;

	signing_free(&sheet->signing);
	store_owner_close(signover->store, &sheet->owner);
	wipe_password(sheet);
	signover->open = NULL;
}

static const struct sheet_ops sign_ops = {
	.name = "a signature",
	.place = SHEET_HALF,
	.guarded = true,
	/* A name and a password: of no draft, and nothing is lost with them. */
	.passive = true,
	.state_size = sizeof(struct sign_sheet),
	.draw = draw,
	.event = event,
	.close = closed,
};

void sign_sheet_open(struct signover *signover)
{
	struct sign_sheet *sheet = sheet_open(signover->shell, &sign_ops,
		SHEET_AT_CURSOR);
	struct form *form = &sheet->form;

	sheet->signover = signover;
	sheet->number = sheet_on_top(signover->shell);
	form->fields[form->count++] = (struct form_field){
		.label = "login", .kind = FORM_TEXT, .row = 0, .col = 12,
		.width = 20, .label_col = 2, .text = { .limit = 63 },
	};
	form->fields[form->count++] = (struct form_field){
		.label = "password", .kind = FORM_TEXT, .row = 1, .col = 12,
		.width = 20, .label_col = 2, .text = { .secret = true },
	};
	form->fields[form->count++] = (struct form_field){
		.label = "note", .kind = FORM_TEXT, .row = 2, .col = 12,
		.width = 44, .label_col = 2, .text = { .limit = NOTE_MAX },
	};
	snprintf(form->fields[FIELD_NOTE].note,
		sizeof(form->fields[FIELD_NOTE].note), "for the queue");
	snprintf(form->fields[FIELD_NAME].note,
		sizeof(form->fields[FIELD_NAME].note), "signs this one thing, "
		"on record as theirs");
	signover->open = sheet;
}
