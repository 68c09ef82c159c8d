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
#include "tests/support/draft_form.h"
#include "tests/support/plain_editor.h"
#include "ui/prompt.h"

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
		desk_form_open(desk->shell, desk->thing);
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
		desk_form_open(view->shell, atoi(words + 5));
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
	desk_form_open(call->shell, ((struct desk_view *)state)->desk->thing);
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
		desk_form_open(call->shell, desk->thing);
	return true;
}

static bool run_why(void *state, const struct call *call, struct err *err)
{
	(void)state;
	(void)err;
	prompt_open(call->shell, &(struct prompt_request){
		.label = "why: ", .done = desk_why_done,
	});
	return true;
}

static bool run_secret(void *state, const struct call *call, struct err *err)
{
	(void)state;
	(void)err;
	prompt_open(call->shell, &(struct prompt_request){
		.label = "password: ", .hidden = true, .done = desk_why_done,
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
