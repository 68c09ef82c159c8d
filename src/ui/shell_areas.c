/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Work areas: one customer's screens, forms, half-typed line and ghost each.
 * Ctrl-T goes round: it holds this customer and shows the next.
 *
 * An area that is held is left alone: it is not told what changes or that time
 * passes until it comes back, so that it costs the server nothing.  Only the
 * answers that it waited for arrive, and what they say waits with it. */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "ui/page.h"
#include "ui/shell_private.h"

void work_area_init(struct shell *shell, struct work_area *area)
{
	size_t count = (size_t)shell->screen_count + 1;

	area->serial = ++shell->last_serial;
	area->screens = mem_new(count, sizeof(*area->screens));
	area->trail = mem_new(count, sizeof(*area->trail));
	for (int i = 0; i < shell->screen_count; i++)
		area->screens[i].ops = shell->options.screens[i];
}

/* Nothing of it is left, and what still comes for it has nobody to go to. */
void work_area_close(struct shell *shell, struct work_area *area)
{
	struct open_screen *screens = area->screens;
	int *trail = area->trail, served = shell->area;

	/* What they take back on their way out is this area's. */
	shell->area = (int)(area - shell->areas);
	prompt_forget(area);
	shell_path_release(area);
	while (area->sheet_count > 0)
		shell_close_top_sheet(shell, area);
	work_area_drop_ghost(area);
	for (int i = 0; i < shell->screen_count; i++) {
		if (screens[i].state && screens[i].ops->close)
			screens[i].ops->close(screens[i].state);
		free(screens[i].state);
		screens[i] = (struct open_screen){ .ops = screens[i].ops };
	}
	*area = (struct work_area){
		.serial = ++shell->last_serial,
		.screens = screens, .trail = trail,
	};
	shell->area = served;
}

void work_area_done(struct shell *shell, struct work_area *area)
{
	work_area_close(shell, area);
	free(area->screens);
	free(area->trail);
}

bool work_area_in_use(const struct work_area *area)
{
	return area->trail_count > 0;
}

bool work_area_is_busy(const struct shell *shell,
	const struct work_area *area)
{
	char what[80];

	if (area->ghost || area->prompt.open)
		return true;
	for (int i = 0; i < area->sheet_count; i++)
		if (!area->sheets[i]->ops->passive)
			return true;
	for (int i = 0; i < shell->screen_count; i++) {
		const struct open_screen *screen = &area->screens[i];

		if (screen->state && screen->ops->half_done &&
		    screen->ops->half_done(screen->state, what, sizeof(what)))
			return true;
	}
	return false;
}

bool shell_is_free(const struct shell *shell)
{
	const struct work_area *area = &shell->areas[shell->area];

	return area->sheet_count == 0 && !work_area_is_busy(shell, area) &&
		!(shell_in_view(shell) && shell->prompt.open);
}

bool shell_in_view(const struct shell *shell)
{
	return shell->area == shell->shown;
}

int shell_whose(const struct shell *shell)
{
	return shell->areas[shell->area].serial;
}

int shell_serve(struct shell *shell, int whose)
{
	int before = shell_whose(shell);

	shell->area = shell->shown;
	for (int i = 0; i < SHELL_WORK_AREAS; i++)
		if (shell->areas[i].serial == whose)
			shell->area = i;
	return before;
}

/* Changing between them */

static void park(struct shell *shell)
{
	struct work_area *area = shell_area(shell);

	area->last_left = ++shell->changes;
	shell->pending_count = 0;
	prompt_park(shell);
	/* They were meant for what is in view until now. */
	shell_throw_held(shell);
	for (int i = 0; i < area->sheet_count; i++)
		area->sheets[i]->painted = false;
}

/* What the screens have not been told meanwhile. */
static void catch_up(struct shell *shell)
{
	struct work_area *area = shell_area(shell);

	area->news = false;
	if (area->stale) {
		area->stale = false;
		for (int i = 0; i < shell->screen_count; i++) {
			struct open_screen *screen = &area->screens[i];

			if (screen->state && screen->ops->changed)
				screen->ops->changed(screen->state, NULL);
		}
	}
	shell_ticked(shell);
}

/* The same kind of view as the one that is left, as when it is opened. */
static bool begin(struct shell *shell, const struct screen_ops *ops,
	struct err *err)
{
	return !ops || shell_switch(shell, ops->name, "", err);
}

static bool show(struct shell *shell, int index, struct err *err)
{
	struct work_area *left = shell_area(shell);
	const struct open_screen *screen = shell_screen(shell);
	bool fresh = !work_area_in_use(&shell->areas[index]);
	int from = shell->shown;

	park(shell);
	shell->area = shell->shown = index;
	if (fresh && !begin(shell, screen ? screen->ops : NULL, err)) {
		shell->area = shell->shown = from;
		prompt_resume(shell);
		return false;
	}
	if (!fresh)
		catch_up(shell);
	prompt_resume(shell);
	/* Only looked into: there is nothing to hold. */
	if (!left->touched && !work_area_is_busy(shell, left))
		work_area_close(shell, left);
	shell->needs_draw = true;
	return true;
}

/* The next one round that somebody is held in; a free one too, if one is to be
 * begun.  -1: none. */
static int next(const struct shell *shell, bool or_free)
{
	for (int i = 1; i < SHELL_WORK_AREAS; i++) {
		int at = (shell->shown + i) % SHELL_WORK_AREAS;

		if (or_free || work_area_in_use(&shell->areas[at]))
			return at;
	}
	return -1;
}

static bool can_change(const struct shell *shell, struct err *err)
{
	if (shell->banner_count > 0 || !work_area_in_use(
			&shell->areas[shell->shown]))
		return err_set(err, ERR_INVALID,
			"there is nobody to hold before there is a connection");
	if (shell->quit_sheet)
		return err_set(err, ERR_INVALID,
			"leave the program or stay: answer that first");
	return true;
}

bool shell_hold_customer(struct shell *shell, struct err *err)
{
	const struct work_area *area = shell_area(shell);
	bool busy = shell->prompt.open || work_area_is_busy(shell, area);
	int at;

	if (!can_change(shell, err))
		return false;
	at = next(shell, busy);
	if (at < 0 && area->touched)
		at = next(shell, true);
	if (at < 0)
		return err_set(err, ERR_INVALID,
			"nobody is held, and nothing was begun here");
	return show(shell, at, err);
}

bool shell_serve_customer(struct shell *shell, int number, struct err *err)
{
	if (!can_change(shell, err))
		return false;
	if (number - 1 == shell->shown)
		return err_set(err, ERR_INVALID, "this is customer %d",
			number);
	if (!work_area_in_use(&shell->areas[number - 1]))
		return err_set(err, ERR_INVALID, "nobody is held as %d",
			number);
	return show(shell, number - 1, err);
}

bool shell_customer_done(struct shell *shell, struct err *err)
{
	struct work_area *area = shell_area(shell);
	int at = -1;

	if (!can_change(shell, err))
		return false;
	if (work_area_is_busy(shell, area))
		return err_set(err, ERR_INVALID,
			"something is half done here: finish or leave it first");
	for (int i = 0; i < SHELL_WORK_AREAS; i++)
		if (i != shell->shown && work_area_in_use(&shell->areas[i]) &&
		    (at < 0 || shell->areas[i].last_left >
			    shell->areas[at].last_left))
			at = i;
	if (at < 0)
		return err_set(err, ERR_INVALID, "nobody else is held");
	area->touched = false;
	return show(shell, at, err);
}

void shell_show_customers(struct shell *shell)
{
	struct page *page = page_open(shell, "Customers at this terminal");

	for (int i = 0; i < SHELL_WORK_AREAS; i++) {
		struct half_done found;
		char number[16];

		if (i != shell->shown && !work_area_in_use(&shell->areas[i]))
			continue;
		snprintf(number, sizeof(number), "%d", i + 1);
		half_done_find_in(&found, shell, i);
		if (found.count == 0)
			page_line(page, STYLE_NORMAL, number,
				"nothing is half done");
		for (int line = 0; line < found.count; line++)
			page_line(page, STYLE_NORMAL, line == 0 ? number : " ",
				"%s", found.lines[line]);
	}
	page_line(page, STYLE_DIM, NULL, "`:serve 2` goes to one of them, "
		"Ctrl-T to the next");
}

void shell_changed(struct shell *shell, const char *topic)
{
	int whose = shell_serve(shell, SHELL_WHOEVER_IS_IN_VIEW);
	struct work_area *area = shell_area(shell);

	for (int i = 0; i < SHELL_WORK_AREAS; i++)
		shell->areas[i].stale = i != shell->shown;
	for (int i = 0; i < shell->screen_count; i++) {
		struct open_screen *screen = &area->screens[i];

		if (screen->state && screen->ops->changed)
			screen->ops->changed(screen->state, topic);
	}
	shell_serve(shell, whose);
}

/* Drawing */

void shell_areas_label(const struct shell *shell, char *out, size_t size)
{
	size_t used = 0;

	out[0] = '\0';
	if (next(shell, false) < 0)
		return;
	for (int i = 0; i < SHELL_WORK_AREAS && used < size; i++) {
		const struct work_area *area = &shell->areas[i];
		const char *gap = i > 0 ? " " : "";
		char one[16];

		if (i == shell->shown)
			snprintf(one, sizeof(one), "[%d]", i + 1);
		else if (work_area_in_use(area))
			snprintf(one, sizeof(one), "%d%s", i + 1,
				area->news ? "!" : "");
		else
			snprintf(one, sizeof(one), ".");
		used += (size_t)snprintf(out + used, size - used, "%s%s", gap,
			one);
	}
}
