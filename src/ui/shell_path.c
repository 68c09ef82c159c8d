/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a sheet asks in its turn, by another sheet or a line, was come to by keys
 * that were pressed in it.  They are noted, so that a draft can go there again:
 * by the sheet's own hands, so that no sheet has to do anything for it. */
#include "config.h"

#include "base/record.h"
#include "ui/shell_private.h"

void path_done(struct path *path)
{
	record_free(&path->steps);
	path->over = 0;
}

static struct record *copy_of(const struct record *steps)
{
	struct record *copy = record_new();
	const struct record *step;

	for (int i = 0; (step = record_at(steps, "step", i)); i++)
		record_add_copy(copy, "step", step);
	return copy;
}

/* A sheet that was itself come to may go when it is answered, and what opens then
 * lies over the one below: the way leads through it, as it is now. */
void shell_path_press(struct shell *shell, const struct open_sheet *sheet,
	key code)
{
	struct work_area *area = shell_area(shell);
	struct pressed *pressed = &area->pressed;

	shell_path_release(area);
	pressed->sheet = sheet->number;
	pressed->code = code;
	if (!sheet->path.over || !sheet->ops->save)
		return;
	pressed->name = sheet->ops->name;
	pressed->typed = record_new();
	sheet->ops->save(sheet->state, pressed->typed);
	pressed->path.over = sheet->path.over;
	pressed->path.steps = copy_of(sheet->path.steps);
}

void shell_path_release(struct work_area *area)
{
	record_free(&area->pressed.typed);
	path_done(&area->pressed.path);
	area->pressed = (struct pressed){ .sheet = 0 };
}

static bool is_open(const struct work_area *area, long number)
{
	for (int i = 0; number && i < area->sheet_count; i++)
		if (area->sheets[i]->number == number)
			return true;
	return false;
}

struct path shell_path_take(struct work_area *area)
{
	const struct pressed *pressed = &area->pressed;
	struct path path = { .over = 0 };
	struct record *step;

	if (is_open(area, pressed->sheet)) {
		path.over = pressed->sheet;
		path.steps = record_new();
		step = record_add(path.steps, "step");
	} else if (is_open(area, pressed->path.over)) {
		path.over = pressed->path.over;
		path.steps = copy_of(pressed->path.steps);
		step = record_add(path.steps, "step");
		record_put(step, "name", pressed->name);
		record_add_copy(step, "typed", pressed->typed);
	} else {
		return path;
	}
	record_put_number(step, "key", pressed->code);
	return path;
}
