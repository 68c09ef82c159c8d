/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The made-up screen "desk", and "notes", which has no data to wait for. */
#include "config.h"

#include "tests/support/draft_desk.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/fatal.h"
#include "base/mem.h"
#include "base/record.h"
#include "tests/support/plain_editor.h"
#include "ui/confirm.h"
#include "ui/prompt.h"
#include "ui/sheet.h"
#include "ui/textfield.h"

/* The form */

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

static void open_form(struct shell *shell, int about);

static void why_done(void *context, const char *text)
{
	(void)context;
	(void)text;
}

static void ask_line(struct form_sheet *form, bool hidden)
{
	char label[32];

	snprintf(label, sizeof(label), "why %d: ", form->about);
	prompt_open(form->shell, &(struct prompt_request){
		.label = label, .hidden = hidden, .done = why_done,
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
		open_form(form->shell, form->about + 200);
}

static bool form_key(struct form_sheet *form, key code)
{
	const struct desk *desk = shell_services(form->shell);

	if (code != KEY_TAB && (code < KEY_F1 || code > KEY_F1 + 3))
		return false;
	if (desk->busy)
		return true;
	switch (code) {
	case KEY_TAB: open_form(form->shell, form->about + 100); break;
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

static void open_form(struct shell *shell, int about)
{
	struct form_sheet *form = sheet_open(shell, &form_ops, -1);

	form->shell = shell;
	form->about = about;
}

/* The screen */

struct desk_view {
	struct desk *desk;
	struct shell *shell;
	char place[64];
	bool asks;			/* a form comes with what it waits for */
	bool waiting;
};

static void wait_for(struct desk_view *view)
{
	struct desk *desk = view->desk;

	if (view->waiting)
		return;
	view->waiting = true;
	desk->whose[desk->view_count] = shell_whose(view->shell);
	desk->views[desk->view_count++] = view;
	shell_hold(view->shell);
}

static void stop_waiting(struct desk_view *view)
{
	struct desk *desk = view->desk;
	int kept = 0;

	for (int i = 0; i < desk->view_count; i++) {
		if (desk->views[i] == view)
			continue;
		desk->whose[kept] = desk->whose[i];
		desk->views[kept++] = desk->views[i];
	}
	desk->view_count = kept;
	view->waiting = false;
}

bool desk_arrive(struct desk *desk, bool found)
{
	struct desk_view *view;
	int whose;

	if (desk->view_count == 0)
		return false;
	view = desk->views[0];
	whose = shell_serve(desk->shell, desk->whose[0]);
	stop_waiting(view);
	if (found && view->asks)
		open_form(desk->shell, desk->thing);
	view->asks = false;
	shell_release(desk->shell, !found);
	shell_serve(desk->shell, whose);
	return true;
}

static bool desk_open(void *state, struct shell *shell, const char *words,
	struct err *err)
{
	struct desk_view *view = state;

	view->desk = shell_services(shell);
	view->shell = shell;
	snprintf(view->place, sizeof(view->place), "%s",
		words[0] ? words : "here");
	if (view->desk->wants_old && !words[0])
		snprintf(view->place, sizeof(view->place), "old");
	else if (view->desk->wants_old)
		return err_set(err, ERR_MISSING, "there is no such place");
	if (view->desk->waits)
		wait_for(view);
	return true;
}

static void desk_close(void *state)
{
	stop_waiting(state);
}

static void view_draw(const void *state, struct canvas *canvas,
	const struct area *body)
{
	const struct desk_view *view = state;

	canvas_printf(canvas, body->row, 0, -1, STYLE_NORMAL, "at %s%s",
		view->place, view->waiting ? " ..." : "");
}

static bool view_subject(const void *state, struct target *target)
{
	const struct desk *desk = ((const struct desk_view *)state)->desk;

	*target = (struct target){ .kind = "thing", .id = desk->thing };
	snprintf(target->name, sizeof(target->name), "thing %d", desk->thing);
	return desk->thing != 0;
}

static void view_save(const void *state, struct record *out)
{
	record_put(out, "place", ((const struct desk_view *)state)->place);
}

static void view_load(void *state, const struct record *saved)
{
	struct desk_view *view = state;

	snprintf(view->place, sizeof(view->place), "%s",
		record_text(saved, "place"));
	if (view->desk->waits)
		wait_for(view);
}

static void view_line(const void *state, char *out, size_t size)
{
	snprintf(out, size, "d %s", ((const struct desk_view *)state)->place);
}

static bool view_words(void *state, const char *words, struct err *err)
{
	struct desk_view *view = state;

	(void)err;
	if (!strncmp(words, "form ", 5))
		open_form(view->shell, atoi(words + 5));
	else
		snprintf(view->place, sizeof(view->place), "%s", words);
	return true;
}

static bool view_filter(void *state, const char *words, struct err *err)
{
	(void)state;
	(void)words;
	(void)err;
	return true;
}

static bool run_fill(void *state, const struct call *call, struct err *err)
{
	(void)err;
	open_form(call->shell, ((struct desk_view *)state)->desk->thing);
	return true;
}

static bool run_ask(void *state, const struct call *call, struct err *err)
{
	struct desk_view *view = state;

	(void)call;
	(void)err;
	view->asks = true;
	wait_for(view);
	return true;
}

static bool run_write(void *state, const struct call *call, struct err *err)
{
	struct desk *desk = ((struct desk_view *)state)->desk;

	(void)err;
	desk->wrote = desk->wrote || desk->no_writes;
	if (!call->again || !desk->no_writes)
		open_form(call->shell, desk->thing);
	return true;
}

static bool run_why(void *state, const struct call *call, struct err *err)
{
	(void)state;
	(void)err;
	prompt_open(call->shell, &(struct prompt_request){
		.label = "why: ", .done = why_done,
	});
	return true;
}

static bool run_secret(void *state, const struct call *call, struct err *err)
{
	(void)state;
	(void)err;
	prompt_open(call->shell, &(struct prompt_request){
		.label = "password: ", .hidden = true, .done = why_done,
	});
	return true;
}

static const struct action desk_actions[] = {
	{ "fill", "fill", "Fill a form in", NEED_ROW, NULL, run_fill },
	{ "ask", "ask", "Ask for a form", NEED_ROW, NULL, run_ask },
	{ "write", "write", "Write, and then fill in", 0, NULL, run_write },
	{ "why", "why", "Ask why", 0, NULL, run_why },
	{ "secret", "secret", "Ask for a password", 0, NULL, run_secret },
	{ NULL, NULL, NULL, 0, NULL, NULL },
};

static const char *const sections_of[] = { "global", NULL };

static const struct screen_ops desk_screen = {
	.name = "desk", .command = "d", .title = "Desk",
	.sections = sections_of, .state_size = sizeof(struct desk_view),
	.actions = desk_actions, .open = desk_open, .close = desk_close,
	.draw = view_draw, .subject = view_subject,
	.save = view_save, .load = view_load, .command_line = view_line,
	.command_words = view_words, .filter = view_filter,
};

/* Reopened by its line alone. */
static const struct screen_ops notes_screen = {
	.name = "notes", .command = "n", .title = "Notes",
	.sections = sections_of, .state_size = sizeof(struct desk_view),
	.actions = desk_actions, .open = desk_open, .close = desk_close,
	.draw = view_draw, .command_line = view_line,
	.command_words = view_words,
};

static const struct screen_ops *const screens[] = {
	&desk_screen, &notes_screen, NULL
};

static const char keys[] =
	"[global]\n" "back <Esc>\n" "command :\n" "filter /\n"
	"hold-customer <Ctrl-t>\n" "help ?\n" "quit <Ctrl-q>\n"
	"[desk]\n" "fill f\n" "ask a\n" "write w\n" "why y\n" "secret s\n";

static void quit(void *context, int code)
{
	(void)context;
	(void)code;
}

static void no_writes(void *context, bool none)
{
	((struct desk *)context)->no_writes = none;
}

struct desk *desk_new(void)
{
	static const struct keymap_section sections[] = {
		{ "global", shell_actions }, { "desk", desk_actions },
		{ NULL, NULL },
	};
	struct desk *desk = mem_new(1, sizeof(*desk));
	struct err err;

	desk->keymap = keymap_new(sections);
	if (!keymap_load(desk->keymap, "test.keys", keys, false, &err))
		fatal("%s", err.text);
	desk->shell = shell_new(&(struct shell_options){
		.screens = screens, .keymap = desk->keymap,
		.editor = &plain_editor, .services = desk, .quit = quit,
		.no_writes = no_writes, .context = desk,
	});
	desk->canvas = canvas_new(24, 80);
	desk->thing = 7;
	desk->fee = 5;
	desk_tell(desk);
	return desk;
}

void desk_free(struct desk **desk)
{
	shell_free(&(*desk)->shell);
	keymap_free(&(*desk)->keymap);
	canvas_free(&(*desk)->canvas);
	free(*desk);
	*desk = NULL;
}

void desk_tell(struct desk *desk)
{
	shell_connection(desk->shell, true, desk->busy, NULL);
}

void desk_draw(struct desk *desk)
{
	canvas_clear(desk->canvas, 24, 80);
	shell_draw(desk->shell, desk->canvas);
}

void desk_press(struct desk *desk, const char *text)
{
	struct event event = { .kind = EVENT_KEY };

	while (key_parse(&text, &event.code)) {
		event.at_ms = clock_ms();
		shell_event(desk->shell, &event);
		desk_draw(desk);
	}
}
