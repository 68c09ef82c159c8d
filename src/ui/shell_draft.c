/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is half done in the work areas, as texts: views, sheets with the way
 * that led to them, the half-typed line.  shell_restore.c puts it back. */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include "base/record.h"
#include "ui/shell_private.h"

/* How one came to a sheet */

void shell_note_way(struct shell *shell, const struct screen_ops *screen,
	const struct action *action, const struct targets *targets,
	const char *words)
{
	struct way *way = &shell_area(shell)->way;

	way->screen = screen;
	way->action = action;
	way->has_subject = targets && targets->has_subject;
	if (way->has_subject)
		way->subject = targets->subject;
	/* One that is too long would lead elsewhere. */
	if (strlen(words) >= sizeof(way->words) ||
	    (!action && !words[0]))
		way->screen = NULL;
	else
		snprintf(way->words, sizeof(way->words), "%s", words);
}

void shell_forget_way(struct shell *shell)
{
	shell_area(shell)->way.screen = NULL;
}

void sheet_reopen_by(struct shell *shell, void *state, const char *action)
{
	const struct open_screen *screen = shell_screen(shell);

	for (int i = 0; i < SHELL_WORK_AREAS; i++) {
		struct work_area *area = &shell->areas[i];

		for (int j = 0; j < area->sheet_count; j++) {
			struct way *way = &area->sheets[j]->way;

			if (area->sheets[j]->state != state || !screen)
				continue;
			way->screen = screen->ops;
			way->action = action_find(screen->ops->actions,
				action);
			way->words[0] = '\0';
			way->has_subject = screen->ops->subject &&
				screen->ops->subject(screen->state,
					&way->subject);
		}
	}
}

/* Saving */

static void save_view(const struct open_screen *screen, struct record *out)
{
	char line[COMMAND_LINE_SIZE] = "";

	if (screen->ops->command_line)
		screen->ops->command_line(screen->state, line, sizeof(line));
	record_put(out, "screen", screen->ops->name);
	record_note(out, "line", line);
	record_note_number(out, "visited", screen->visited);
	if (screen->ops->save)
		screen->ops->save(screen->state, record_add(out, "state"));
}

static void save_way(const struct way *way, struct record *out)
{
	if (!way->screen)
		return;
	record_put(out, "screen", way->screen->name);
	record_note(out, "action", way->action ? way->action->name : NULL);
	record_note(out, "words", way->words);
	if (!way->has_subject)
		return;
	record_put(out, "kind", way->subject.kind);
	record_put_number(out, "id", way->subject.id);
	record_note(out, "version", way->subject.version);
	record_note(out, "about", way->subject.name);
}

static bool is_typed(const struct record *typed)
{
	for (const struct record_item *item = typed->first; item;
	     item = item->next)
		if (item->text && item->name[0] != '.')
			return true;
	return false;
}

/* What only shows is opened again with a key, and the question whether to leave
 * is asked anew; what nobody typed into and nothing leads to says itself. */
static void save_sheet(const struct shell *shell,
	const struct open_sheet *sheet, struct record *area)
{
	struct record *typed, *out;

	if (sheet->ops->passive || sheet->state == shell->quit_sheet)
		return;
	typed = record_new();
	if (sheet->ops->save)
		sheet->ops->save(sheet->state, typed);
	if (sheet->way.screen || is_typed(typed)) {
		out = record_add(area, "sheet");
		record_put(out, "name", sheet->ops->name);
		record_put_number(out, "row", sheet->anchor_row);
		save_way(&sheet->way, record_add(out, "way"));
		record_add_copy(out, "typed", typed);
	}
	record_free(&typed);
}

/* A password is kept nowhere. */
static void save_prompt(const struct shell *shell,
	const struct work_area *area, struct record *out)
{
	bool shown = area == &shell->areas[shell->shown] &&
		shell->prompt.open;
	const struct open_prompt *prompt = shown ? &shell->prompt
		: &area->prompt;
	const char *text = shown ? shell->options.editor->text()
		: area->prompt_text;
	struct record *line;

	if (!prompt->open || prompt->request.hidden)
		return;
	line = record_add(out, "prompt");
	record_note(line, "label", prompt->label);
	record_note_number(line, "history", prompt->request.history);
	record_note(line, "text", text);
}

static void save_area(const struct shell *shell, const struct work_area *area,
	struct record *out)
{
	record_put_number(out, "number", area - shell->areas);
	record_note(out, "contact", area->contact);
	record_note(out, "received_from", area->received_from);
	record_note_number(out, "touched", area->touched);
	for (int i = 0; i < area->trail_count; i++)
		save_view(&area->screens[area->trail[i]],
			record_add(out, "view"));
	for (int i = 0; i < area->sheet_count; i++)
		save_sheet(shell, area->sheets[i], out);
	save_prompt(shell, area, out);
}

void shell_save(struct shell *shell, struct record *out)
{
	int served = shell->area;

	record_put_number(out, "shown", shell->shown);
	for (int i = 0; i < SHELL_WORK_AREAS; i++) {
		if (!work_area_in_use(&shell->areas[i]))
			continue;
		shell->area = i;
		save_area(shell, &shell->areas[i], record_add(out, "area"));
	}
	shell->area = served;
}

bool shell_is_half_done(const struct shell *shell)
{
	for (int i = 0; i < SHELL_WORK_AREAS; i++)
		if (work_area_is_busy(shell, &shell->areas[i]))
			return true;
	return shell->prompt.open;
}
