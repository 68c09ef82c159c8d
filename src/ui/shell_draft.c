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

/* The action of this name that a screen has, or shares with all. */
const struct action *shell_own_or_shared(const struct screen_ops *screen,
	const char *name)
{
	const struct action *own = action_find(screen->actions, name);

	return own ? own : action_find(shell_actions, name);
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
			way->action = shell_own_or_shared(screen->ops,
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

/* The sheet that it lies over is known again by its name: it is the one below. */
static void save_path(const struct work_area *area, const struct path *path,
	struct record *out)
{
	for (int i = 0; path->over && i < area->sheet_count; i++) {
		const struct open_sheet *sheet = area->sheets[i];

		if (sheet->number != path->over)
			continue;
		record_put(out, "over", sheet->ops->name);
		record_add_copy(out, "path", path->steps);
	}
}

static bool is_typed(const struct record *typed)
{
	for (const struct record_item *item = typed->first; item;
	     item = item->next)
		if (item->text && item->name[0] != '.')
			return true;
	return false;
}

/* What only shows is opened again with a key, unless something that does not lies
 * over it; and the question whether to leave is asked anew. */
static bool is_wanted(const struct shell *shell, const struct work_area *area,
	const struct open_sheet *sheet)
{
	const struct open_prompt *prompt = prompt_of(shell);
	long number = sheet->number;

	if (!sheet->ops->passive || !sheet->ops->save)
		return !sheet->ops->passive &&
			sheet->state != shell->quit_sheet;
	for (int i = 0; i < area->sheet_count; i++)
		if (area->sheets[i]->path.over == number &&
		    !area->sheets[i]->ops->passive)
			return true;
	return prompt && prompt->path.over == number;
}

/* What nobody typed into and nothing leads to says itself. */
static void save_sheet(const struct shell *shell, const struct work_area *area,
	const struct open_sheet *sheet, struct record *out)
{
	struct record *typed, *one;

	if (!is_wanted(shell, area, sheet))
		return;
	typed = record_new();
	if (sheet->ops->save)
		sheet->ops->save(sheet->state, typed);
	if (sheet->way.screen || sheet->path.over || is_typed(typed)) {
		one = record_add(out, "sheet");
		record_put(one, "name", sheet->ops->name);
		record_put_number(one, "row", sheet->anchor_row);
		save_way(&sheet->way, record_add(one, "way"));
		save_path(area, &sheet->path, one);
		record_add_copy(one, "typed", typed);
	}
	record_free(&typed);
}

/* A password is kept nowhere. */
static void save_prompt(const struct shell *shell,
	const struct work_area *area, struct record *out)
{
	const struct line_editor_ops *editor = shell->options.editor;
	const struct open_prompt *prompt = prompt_of(shell);
	bool shown = shell_in_view(shell);
	struct record *line;

	if (!prompt || prompt->request.hidden)
		return;
	line = record_add(out, "prompt");
	record_note(line, "label", prompt->label);
	record_note_number(line, "history", prompt->request.history);
	record_note(line, "text", shown ? editor->text() : area->prompt_text);
	record_put_number(line, "point", shown ? editor->point()
		: area->prompt_point);
	save_way(&prompt->way, record_add(line, "way"));
	save_path(area, &prompt->path, line);
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
		save_sheet(shell, area, area->sheets[i], out);
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
