/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where an event goes: the prompt, the top sheet, else the screen's actions.
 * Keys typed for one picture never act on another: those that came before a
 * guarded sheet was painted are thrown away, those that came while a view
 * waits for its data are held back. */
#include "config.h"

#include "ui/shell_private.h"

static void run_found(struct shell *shell, const struct action *action)
{
	struct err err = { .kind = ERR_NONE };

	if (!shell_run(shell, action, "", &err))
		shell_error(shell, &err);
}

/* A key of [global] that may start anywhere, also with a sheet open. */
static bool run_anywhere(struct shell *shell, key code)
{
	static const char *const global[] = { "global", NULL };
	const struct action *action;
	const char *section;

	if (keymap_find(shell->options.keymap, global, &code, 1, &action,
			&section) != KEYMAP_FOUND ||
	    !(action->needs & ALSO_IN_SHEETS))
		return false;
	run_found(shell, action);
	return true;
}

/* A key that is no text and goes before every field, line and wait: Ctrl-T. */
static bool goes_before_text(struct shell *shell, const struct event *event)
{
	static const char *const global[] = { "global", NULL };
	const struct action *action;
	const char *section;

	if (event->kind != EVENT_KEY ||
	    (event->code < KEY_SPECIAL && !(event->code & KEY_MOD_CTRL)) ||
	    keymap_find(shell->options.keymap, global, &event->code, 1,
			&action, &section) != KEYMAP_FOUND ||
	    !(action->needs & BEFORE_TEXT))
		return false;
	run_found(shell, action);
	return true;
}

static void say_useless(struct shell *shell, key code, const char *instead)
{
	char label[KEY_TEXT_SIZE];

	shell_key_label(&code, 1, label, sizeof(label));
	shell_message(shell, STYLE_NOTICE, "%s does nothing here; %s", label,
		instead);
}

static void say_paste_dropped(struct shell *shell)
{
	shell_message(shell, STYLE_NOTICE,
		"pasted text was thrown away: nothing here takes text");
}

static bool too_early(const struct open_sheet *sheet,
	const struct event *event)
{
	return sheet->ops->guarded &&
		(!sheet->painted || event->at_ms < sheet->painted_ms);
}

/* The keys of a prefix lead nowhere. */
static void drop_pending(struct shell *shell, enum style style,
	const char *why)
{
	char label[KEY_TEXT_SIZE];

	shell_key_label(shell->pending, shell->pending_count, label,
		sizeof(label));
	shell->pending_count = 0;
	shell_message(shell, style, "%s%s", label, why);
}

#define MEANS_NOTHING " means nothing here"

static bool leave_prefix(struct shell *shell, key code)
{
	if (code != KEY_ESC || shell->pending_count == 0)
		return false;
	drop_pending(shell, STYLE_NORMAL, ": left");
	return true;
}

/* Does nothing but what only shows lie over the screen? */
static bool only_pages(const struct shell *shell)
{
	const struct work_area *area = &shell->areas[shell->area];

	for (int i = 0; i < area->sheet_count; i++)
		if (!area->sheets[i]->ops->passive)
			return false;
	return area->sheet_count > 0 && shell->banner_count == 0;
}

bool shell_leave_pages(struct shell *shell)
{
	struct work_area *area = shell_area(shell);

	if (!only_pages(shell))
		return false;
	while (area->sheet_count > 0)
		shell_close_top_sheet(shell, area);
	return true;
}

/* To another screen from a page, as from the view under it; its keys may be
 * several.  False: this one is none of them. */
static bool leave_pages(struct shell *shell, const struct event *event)
{
	static const char *const global[] = { "global", NULL };
	const struct action *action;
	const char *section;
	enum keymap_match result;

	if (!only_pages(shell))
		return false;
	if (leave_prefix(shell, event->code))
		return true;
	shell->pending[shell->pending_count++] = event->code;
	result = keymap_find(shell->options.keymap, global, shell->pending,
		shell->pending_count, &action, &section);
	if (result == KEYMAP_PREFIX &&
	    shell->pending_count < KEYMAP_SEQUENCE_MAX)
		return true;
	if (result == KEYMAP_FOUND && (action->needs & LEAVES_PAGES)) {
		shell->pending_count = 0;
		shell_leave_pages(shell);
		run_found(shell, action);
		return true;
	}
	if (shell->pending_count == 1) {
		shell->pending_count = 0;
		return false;
	}
	drop_pending(shell, STYLE_NOTICE, MEANS_NOTHING);
	scan_may_be_foreign(&shell->scan, event);
	return true;
}

/* The sheet may be closed in here: its memory waits for settle. */
static bool take(struct shell *shell, struct open_sheet *sheet,
	const struct event *event)
{
	struct work_area *area = shell_area(shell);
	bool taken;

	if (event->kind == EVENT_KEY)
		shell_path_press(shell, sheet, event->code);
	taken = sheet->ops->event && sheet->ops->event(sheet->state, event);
	shell_path_release(area);
	return taken;
}

static void sheet_event(struct shell *shell, struct open_sheet *sheet,
	const struct event *event)
{
	if (too_early(sheet, event)) {
		if (event->kind == EVENT_KEY)
			shell_keys_dropped(shell, 1);
		else
			say_paste_dropped(shell);
		return;
	}
	if (goes_before_text(shell, event))
		return;
	if (event->kind != EVENT_KEY)
		shell->pending_count = 0;
	else if (shell->pending_count > 0 && leave_pages(shell, event))
		return;
	if (take(shell, sheet, event))
		return;
	if (event->kind == EVENT_PASTE)
		say_paste_dropped(shell);
	else if (event->code == KEY_ESC)
		sheet_close(shell, sheet->state);
	else if (!leave_pages(shell, event) &&
		 !run_anywhere(shell, event->code)) {
		say_useless(shell, event->code, "Esc goes back");
		/* Here a mark may be a screen's own key: not so a control. */
		if (event->code & KEY_MOD_CTRL)
			scan_may_be_foreign(&shell->scan, event);
	}
}

static void add_pending(struct shell *shell, const struct event *event)
{
	key code = event->code;
	const char *sections[SECTIONS_MAX + 1], *section;
	const struct action *action;

	shell->pending[shell->pending_count++] = code;
	shell_sections(shell, sections);
	switch (keymap_find(shell->options.keymap, sections, shell->pending,
			shell->pending_count, &action, &section)) {
	case KEYMAP_FOUND:
		shell->pending_count = 0;
		shell->running = code;
		run_found(shell, action);
		shell->running = KEY_NONE;
		return;
	case KEYMAP_PREFIX:
		if (shell->pending_count < KEYMAP_SEQUENCE_MAX)
			return;
		break;
	case KEYMAP_NONE:
		break;
	}
	if (shell->pending_count == 1) {
		shell->pending_count = 0;
		if (code == KEY_ESC)
			shell_back(shell);
		else
			shell_unknown_key(shell, &code, 1);
		if (code != KEY_ESC)
			scan_may_be_foreign(&shell->scan, event);
		return;
	}
	drop_pending(shell, STYLE_NOTICE, MEANS_NOTHING);
	scan_may_be_foreign(&shell->scan, event);
}

static void screen_key(struct shell *shell, const struct event *event)
{
	if (!leave_prefix(shell, event->code))
		add_pending(shell, event);
}

static void deliver(struct shell *shell, const struct event *event)
{
	struct open_sheet *sheet = shell_top_sheet(shell);

	if (event->kind == EVENT_SCAN) {
		shell_message_seen(shell, event->at_ms);
		shell_take_scan(shell, event->text);
		return;
	}
	if (shell->prompt.open) {
		if (!goes_before_text(shell, event))
			prompt_event(shell, event);
		return;
	}
	shell_message_seen(shell, event->at_ms);
	if (sheet) {
		sheet_event(shell, sheet, event);
	} else if (event->kind == EVENT_PASTE) {
		shell->pending_count = 0;
		say_paste_dropped(shell);
	} else if (shell->banner_count > 0) {
		if (!run_anywhere(shell, event->code))
			say_useless(shell, event->code,
				"there is no connection yet");
	} else {
		screen_key(shell, event);
	}
}

static void hold_key(struct shell *shell, const struct event *event)
{
	if (event->kind == EVENT_PASTE) {
		say_paste_dropped(shell);
	} else if (event->code == KEY_ESC) {
		shell_message(shell, STYLE_NORMAL, "no longer waiting");
		shell_stop_waiting(shell, shell_area(shell));
		shell_restore_quiet(shell);
	} else if (!goes_before_text(shell, event)) {
		shell_keep_key(shell, event);
	}
}

/* Nobody sees what a key would do: only leaving is possible. */
static void blind_event(struct shell *shell, const struct event *event)
{
	static const char *const global[] = { "global", NULL };
	const struct action *action;
	const char *section;

	if (event->kind != EVENT_KEY)
		return;
	if (!shell_top_sheet(shell) && !shell->prompt.open &&
	    keymap_find(shell->options.keymap, global, &event->code, 1,
			&action, &section) == KEYMAP_FOUND &&
	    action == action_find(shell_actions, "quit"))
		shell_quit(shell);
	else
		shell_keys_dropped(shell, 1);
}

void shell_route(struct shell *shell, const struct event *event)
{
	shell->depth++;
	shell->needs_draw = true;
	shell->moving = shell->moving || event->kind == EVENT_KEY;
	if (event->kind == EVENT_RESIZE ||
	    (event->kind == EVENT_KEY && event->code == KEY_NONE))
		;
	else if (shell->too_small)
		blind_event(shell, event);
	else if (work_area_waits(shell_area(shell)))
		hold_key(shell, event);
	else
		deliver(shell, event);
	shell->depth--;
}

void shell_event(struct shell *shell, const struct event *event)
{
	if (!shell_scan_event(shell, event))
		shell_route(shell, event);
	shell_settle(shell);
}
