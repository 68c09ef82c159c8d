/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sheet that asks: what its keys do.  It is guarded: keys from before it was
 * seen never answer it. */
#include "config.h"

#include "ui/confirm.h"

#include <stdio.h>
#include <string.h>

#include "base/fatal.h"
#include "base/mem.h"
#include "base/record.h"
#include "base/text.h"
#include "ui/confirm_private.h"
#include "ui/shell_private.h"
#include "ui/wrap.h"

#define HALF_ROWS 11			/* of a half sheet on 24 lines */
#define ASSUMED_COLS 80
#define ONE_BREATH_MS 700

static void confirm_close(void *state)
{
	struct confirm *confirm = state;

	if (confirm->done)
		confirm->done(confirm->context, -1, "");
	arena_free(&confirm->arena);
}

/* The sheet goes first: done may open the next one. */
static void answer(struct confirm *confirm, int choice)
{
	confirm_done_fn *done = confirm->done;
	void *context = confirm->context;
	char text[TEXTFIELD_SIZE];

	snprintf(text, sizeof(text), "%s", choice < 0 ? "" :
		confirm->text.text + strspn(confirm->text.text, " "));
	for (size_t n = strlen(text); n > 0 && text[n - 1] == ' '; n--)
		text[n - 1] = '\0';
	confirm->done = NULL;
	sheet_close(confirm->shell, confirm);
	if (done)
		done(context, choice, text);
}

/* Is what was typed what has to be typed, but for blanks around it? */
static bool is_typed(const char *typed, const char *wanted)
{
	size_t length = strlen(wanted);

	typed += strspn(typed, " ");
	return !strncmp(typed, wanted, length) &&
		typed[length + strspn(typed + length, " ")] == '\0';
}

/* Says so, and where: the focus goes to the text. */
static bool text_missing(struct confirm *confirm)
{
	if (!confirm->text_required || !is_typed(confirm->text.text, ""))
		return false;
	/* Who came by a letter has not been there yet. */
	if (confirm->letters_first && !confirm->in_field)
		snprintf(confirm->error, sizeof(confirm->error),
			"the %s first, then Enter", confirm->text_label);
	else
		snprintf(confirm->error, sizeof(confirm->error),
			"this cannot stay empty");
	confirm->in_field = true;
	return true;
}

static void take(struct confirm *confirm, int i)
{
	const char *typed = confirm->text.text;
	const char *why_not = i < confirm->choice_count ?
		confirm->choices[i].why_not : NULL;

	confirm->error[0] = '\0';
	if (why_not)
		snprintf(confirm->error, sizeof(confirm->error), "%s",
			why_not);
	else if (confirm->text_must_be &&
		 !is_typed(typed, confirm->text_must_be))
		snprintf(confirm->error, sizeof(confirm->error),
			"this goes on when \"%s\" is typed",
			confirm->text_must_be);
	else if (!text_missing(confirm))
		answer(confirm, i);
	else if (confirm->letters_first)
		confirm->taken = i;
}

static bool event_in_field(struct confirm *confirm, const struct event *event)
{
	if (event->kind == EVENT_KEY && event->code == KEY_ENTER) {
		if (!confirm->choices_label || confirm->taken >= 0)
			take(confirm, confirm->taken < 0 ? 0 : confirm->taken);
		else
			confirm->in_field = text_missing(confirm);
		return true;
	}
	if (event->kind == EVENT_KEY && key_tab_step(event->code) != 0) {
		confirm->in_field = confirm->choice_count == 0;
		return true;
	}
	confirm->error[0] = '\0';
	return textfield_event(&confirm->text, event);
}

static void say_what_does_it(struct confirm *confirm)
{
	char letter[KEY_TEXT_SIZE] = "a letter";

	if (confirm->choice_count == 1)
		shell_key_label(&confirm->choices[0].code, 1, letter,
			sizeof(letter));
	snprintf(confirm->error, sizeof(confirm->error),
		"%s does it, not Enter", letter);
}

/* Who types on as if this were not open, or after a letter that does nothing
 * here, has not answered with a letter of what they type. */
static bool is_in_one_breath(struct confirm *confirm, const struct event *event)
{
	bool is = confirm->stray_ms > 0 &&
		event->at_ms - confirm->stray_ms < ONE_BREATH_MS;

	confirm->stray_ms = is ? event->at_ms : 0;
	return is;
}

static void say_press_again(struct confirm *confirm)
{
	snprintf(confirm->error, sizeof(confirm->error),
		"typed in one breath with what means nothing here: press it "
		"again");
}

static bool event_in_choices(struct confirm *confirm,
	const struct event *event)
{
	if (event->kind != EVENT_KEY)
		return false;
	for (int i = 0; i < confirm->choice_count; i++)
		if (confirm->choices[i].code == event->code) {
			if (is_in_one_breath(confirm, event))
				say_press_again(confirm);
			else
				take(confirm, i);
			return true;
		}
	/* Where there is a text to type, a letter does nothing yet. */
	if (!confirm->text_label && key_character(event->code) != 0)
		confirm->stray_ms = event->at_ms;
	if (event->code == KEY_ENTER && confirm->text_label &&
	    !confirm->choices_label)
		take(confirm, 0);
	else if (event->code == KEY_ENTER)
		say_what_does_it(confirm);
	else if (!confirm->text_label)
		return false;
	else if (key_tab_step(event->code) != 0)
		confirm->in_field = true;
	else
		return false;
	return true;
}

static bool confirm_event(void *state, const struct event *event)
{
	struct confirm *confirm = state;

	if (event->kind == EVENT_KEY && event->code == KEY_ESC) {
		answer(confirm, -1);
		return true;
	}
	return confirm->in_field ? event_in_field(confirm, event) :
		event_in_choices(confirm, event);
}

static void confirm_save(const void *state, struct record *out)
{
	const struct confirm *confirm = state;

	record_put(out, ".title", confirm->title);
	if (confirm->text_label)
		textfield_save(&confirm->text, out, confirm->text_label);
	record_note_number(out, ".letters", !confirm->in_field);
	record_put_number(out, ".taken", confirm->taken);
}

/* Its title says what it is about. */
static bool confirm_load(void *state, const struct record *saved)
{
	struct confirm *confirm = state;

	if (strcmp(record_text(saved, ".title"), confirm->title) != 0)
		return false;
	if (!confirm->text_label)
		return true;
	textfield_load(&confirm->text, saved, confirm->text_label);
	confirm->in_field = confirm->choice_count == 0 ||
		!record_number(saved, ".letters", 0, 1, 0);
	confirm->taken = (int)record_number(saved, ".taken", -1,
		confirm->choice_count - 1, -1);
	return true;
}

static const struct sheet_ops confirm_half = {
	.name = "a question",
	.place = SHEET_HALF,
	.guarded = true,
	.state_size = sizeof(struct confirm),
	.draw = confirm_draw,
	.event = confirm_event,
	.save = confirm_save,
	.load = confirm_load,
	.close = confirm_close,
};

static const struct sheet_ops confirm_tall = {
	.name = "a question",
	.place = SHEET_TALL,
	.guarded = true,
	.state_size = sizeof(struct confirm),
	.draw = confirm_draw,
	.event = confirm_event,
	.save = confirm_save,
	.load = confirm_load,
	.close = confirm_close,
};

/* Rows with everything one under another, title and footer included. */
static int rows_needed(const struct confirm_request *request)
{
	int rows = 2 + request->choice_count + (request->text_label ? 2 : 0) +
		(request->choices_label ? 1 : 0);

	for (int i = 0; request->lines && request->lines[i]; i++)
		rows += wrap_count(request->lines[i],
			ASSUMED_COLS - CONFIRM_INDENT - 1);
	return rows;
}

static void copy(struct confirm *confirm,
	const struct confirm_request *request)
{
	struct arena *arena = arena_new();

	if (request->choice_count > CONFIRM_CHOICES_MAX)
		fatal("%d choices in \"%s\"", request->choice_count,
			request->title);
	confirm->arena = arena;
	confirm->title = arena_strdup(arena, request->title);
	for (int i = 0; request->lines && request->lines[i]; i++)
		if (confirm->line_count < CONFIRM_LINES_MAX)
			confirm->lines[confirm->line_count++] =
				arena_strdup(arena, request->lines[i]);
	for (int i = 0; i < request->choice_count; i++) {
		const struct confirm_choice *choice = &request->choices[i];

		confirm->choices[i] = (struct confirm_choice){
			.code = choice->code,
			.label = arena_strdup(arena, choice->label),
			.why_not = arena_strdup(arena, choice->why_not),
		};
	}
	confirm->choice_count = request->choice_count;
	confirm->choices_label = arena_strdup(arena, request->choices_label);
	confirm->text_label = arena_strdup(arena, request->text_label);
	confirm->text_must_be = arena_strdup(arena, request->text_must_be);
	confirm->text_required = request->text_required;
	confirm->done = request->done;
	confirm->context = request->context;
}

void *confirm_open(struct shell *shell, const struct confirm_request *request)
{
	bool tall = rows_needed(request) > HALF_ROWS;
	struct confirm *confirm = sheet_open(shell,
		tall ? &confirm_tall : &confirm_half, request->anchor_row);

	copy(confirm, request);
	confirm->shell = shell;
	confirm->in_field = request->text_label && !request->letters_first;
	confirm->letters_first = request->letters_first;
	confirm->taken = -1;
	return confirm;
}
