/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A note to type, and keys that ask more over it. */
#include "config.h"

#include "tests/support/draft_form.h"

#include <stdio.h>

#include "base/record.h"
#include "tests/support/draft_desk.h"
#include "ui/confirm.h"
#include "ui/prompt.h"
#include "ui/sheet.h"
#include "ui/textfield.h"

struct form_sheet {
	struct shell *shell;
	int about;
	bool sending;			/* since Enter */
	struct textfield note;
};

static void form_draw(const void *state, struct canvas *canvas,
	const struct area *area)
{
	const struct form_sheet *form = state;

	canvas_printf(canvas, area->row, 0, -1, STYLE_NORMAL, "form %d: [%s]",
		form->about, form->note.text);
}

void desk_why_done(void *context, const char *text)
{
	(void)context;
	(void)text;
}

static void ask_line(struct form_sheet *form, bool hidden)
{
	char label[32];

	snprintf(label, sizeof(label), "why %d: ", form->about);
	prompt_open(form->shell, &(struct prompt_request){
		.label = label, .hidden = hidden, .done = desk_why_done,
		.context = form,
	});
}

static void fee_answered(void *context, int choice, const char *text)
{
	(void)text;
	if (choice == 0)
		ask_line(context, false);
}

static void ask_fee(struct form_sheet *form)
{
	static const struct confirm_choice waive = { 'w', "waive it", NULL };
	const struct desk *desk = shell_services(form->shell);
	char title[32];

	snprintf(title, sizeof(title), "A fee of %d", desk->fee);
	confirm_open(form->shell, &(struct confirm_request){
		.title = title, .choices = &waive, .choice_count = 1,
		.anchor_row = -1, .done = fee_answered, .context = form,
	});
}

static void write_and_open(struct form_sheet *form)
{
	struct desk *desk = shell_services(form->shell);

	desk->wrote = desk->wrote || desk->no_writes;
	if (!desk->no_writes)
		desk_form_open(form->shell, form->about + 200);
}

static bool form_key(struct form_sheet *form, key code)
{
	const struct desk *desk = shell_services(form->shell);

	if (code != KEY_TAB && (code < KEY_F1 || code > KEY_F1 + 3))
		return false;
	if (desk->busy)
		return true;
	switch (code) {
	case KEY_TAB: desk_form_open(form->shell, form->about + 100); break;
	case KEY_F1: ask_line(form, false); break;
	case KEY_F1 + 1: ask_fee(form); break;
	case KEY_F1 + 2: write_and_open(form); break;
	default: ask_line(form, true); break;
	}
	return true;
}

static bool form_event(void *state, const struct event *event)
{
	struct form_sheet *form = state;

	if (event->kind == EVENT_KEY && form_key(form, event->code))
		return true;
	form->sending = event->kind == EVENT_KEY && event->code == KEY_ENTER;
	return form->sending || textfield_event(&form->note, event);
}

static void form_save(const void *state, struct record *out)
{
	const struct form_sheet *form = state;

	record_put_number(out, ".about", form->about);
	record_note_number(out, ".sending", form->sending);
	textfield_save(&form->note, out, "note");
}

static bool form_load(void *state, const struct record *saved)
{
	struct form_sheet *form = state;

	if (record_number(saved, ".about", 0, 1000, -1) != form->about)
		return false;
	textfield_load(&form->note, saved, "note");
	return true;
}

static void form_close(void *state)
{
	prompt_drop(((struct form_sheet *)state)->shell, state);
}

static const struct sheet_ops form_ops = {
	.name = "a form",
	.place = SHEET_HALF,
	.state_size = sizeof(struct form_sheet),
	.draw = form_draw,
	.event = form_event,
	.save = form_save,
	.load = form_load,
	.close = form_close,
};

void desk_form_open(struct shell *shell, int about)
{
	struct form_sheet *form = sheet_open(shell, &form_ops, -1);

	form->shell = shell;
	form->about = about;
}
