/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The model of what was asked for. */
#include "config.h"

#include "tests/fuzz/fuzz_oracle.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "ui/shell_private.h"

/* Those that write without a further question: always, and of what the operator
 * has seen in the hand. */
static const char *const write_at_once[] = {
	"undo", "approve", "check-in", "clean", "check-out", "next-step",
	"assign", "give-up", NULL
};
static const char *const put_down[] = {
	"pick-up", "open-booking", "take-first", "take-second", "take-third",
	NULL
};

static bool is_one_of(const char *const *names, const char *name)
{
	while (*names != NULL && strcmp(*names, name) != 0)
		names++;
	return *names != NULL;
}

static void complain(struct fuzz_oracle *oracle, const char *what,
	const char *detail)
{
	if (oracle->broken != NULL)
		return;
	oracle->broken = what;
	snprintf(oracle->detail, sizeof(oracle->detail), "%s", detail);
}

void fuzz_oracle_begin(struct fuzz_oracle *oracle, int escapes, int pastes)
{
	oracle->expected_count = oracle->heard = 0;
	oracle->escapes = escapes;
	oracle->pastes = pastes;
	oracle->may_be_lost = oracle->any_key = false;
}

void fuzz_oracle_expect(struct fuzz_oracle *oracle, key code)
{
	if (oracle->expected_count < FUZZ_KEYS_MAX)
		oracle->expected[oracle->expected_count++] = code;
}

static void give_leave(struct fuzz_oracle *oracle, key code)
{
	struct fuzz_leave *leave;
	bool opened = false;

	/* Typed ahead of the picture of a line or a menu that it opens. */
	for (int i = 0; i < oracle->leave_count; i++)
		opened = opened || oracle->leaves[i].code == ':' ||
			oracle->leaves[i].code == '/' ||
			oracle->leaves[i].code == ';' ||
			oracle->leaves[i].code == KEY_ENTER;
	if (oracle->leave_count == FUZZ_LEAVES_MAX) {
		memmove(oracle->leaves, oracle->leaves + 1,
			sizeof(oracle->leaves) - sizeof(*oracle->leaves));
		oracle->leave_count--;
	}
	leave = &oracle->leaves[oracle->leave_count++];
	*leave = (struct fuzz_leave){
		.code = code,
		.any = opened || oracle->saw_menu ||
			(oracle->saw_line && code == KEY_ENTER),
	};
	oracle->may_write = oracle->may_write || oracle->saw_form;
}

void fuzz_oracle_press(struct fuzz_oracle *oracle, key code)
{
	fuzz_oracle_expect(oracle, code);
	give_leave(oracle, code);
}

void fuzz_oracle_event(struct fuzz_oracle *oracle, const struct event *event)
{
	char name[KEY_NAME_SIZE];

	if (event->kind == EVENT_PASTE) {
		if (--oracle->pastes < 0)
			complain(oracle, "a paste came from nowhere",
				event->text);
		for (const char *at = event->text; *at != '\0'; at++)
			if ((unsigned char)*at < ' ' || *at == '\177')
				complain(oracle, "a paste holds a control", "");
		return;
	}
	if (event->kind != EVENT_KEY || oracle->any_key)
		return;
	if (oracle->heard < oracle->expected_count &&
	    event->code == oracle->expected[oracle->heard]) {
		oracle->heard++;
		return;
	}
	/* The line has torn it from its sequence: it acts, as it would alone. */
	if (event->code == KEY_ESC && --oracle->escapes >= 0) {
		give_leave(oracle, KEY_ESC);
		return;
	}
	key_name(event->code, name);
	complain(oracle, "a key came from nowhere", name);
}

static bool means(const struct fuzz_oracle *oracle,
	const char *const *sections, const key *keys, int count,
	const struct action *action)
{
	const struct action *found;
	const char *section;

	return keymap_find(oracle->b->keymap, sections, keys, count, &found,
		&section) == KEYMAP_FOUND &&
		strcmp(found->name, action->name) == 0;
}

/* Does pressing this key, after that one, ask for the action? */
static bool asks_for(const struct fuzz_oracle *oracle, int index,
	const struct action *action)
{
	static const char *const global[] = { "global", NULL };
	const struct fuzz_leave *leave = &oracle->leaves[index];
	const char *here[SECTIONS_MAX + 1];
	key both[2] = {
		index > 0 ? oracle->leaves[index - 1].code : oracle->last,
		leave->code,
	};

	if (leave->any)
		return true;
	shell_sections(oracle->b->shell, here);
	return means(oracle, here, both + 1, 1, action) ||
		means(oracle, here, both, 2, action) ||
		means(oracle, global, both + 1, 1, action) ||
		means(oracle, global, both, 2, action);
}

static void forget_leaves(struct fuzz_oracle *oracle, int count)
{
	if (count == 0)
		return;
	oracle->last = oracle->leaves[count - 1].code;
	oracle->leave_count -= count;
	memmove(oracle->leaves, oracle->leaves + count,
		(size_t)oracle->leave_count * sizeof(*oracle->leaves));
}

void fuzz_oracle_action(void *watcher, const struct action *action)
{
	struct fuzz_oracle *oracle = watcher;
	int i = 0;

	oracle->actions++;
	while (i < oracle->leave_count && !asks_for(oracle, i, action))
		i++;
	if (i == oracle->leave_count) {
		complain(oracle, "an action that was not asked for",
			action->name);
		return;
	}
	/* What came before it has led to nothing. */
	forget_leaves(oracle, i + 1);
	if (is_one_of(write_at_once, action->name) ||
	    (oracle->saw_ghost && is_one_of(put_down, action->name)))
		oracle->may_write = true;
}

/* "name(#7, …, false)": a new request, and no preview. */
static bool is_new_write(struct fuzz_oracle *oracle, const char *line,
	size_t length)
{
	static const char preview[] = ", true)";
	const char *from = memchr(line, '(', length);
	int number = from != NULL && from[1] == '#' ? atoi(from + 2) : 0;

	if (number <= oracle->requests)
		return false;
	if (length > strlen(preview) && !strncmp(line + length -
			strlen(preview), preview, strlen(preview)))
		return false;
	oracle->requests = number;
	return true;
}

static void check_writes(struct fuzz_oracle *oracle)
{
	const char *line = fake_db_asked(oracle->b->db), *end;

	for (; (end = strchr(line, '\n')) != NULL; line = end + 1) {
		char text[160];

		if (!is_new_write(oracle, line, (size_t)(end - line)))
			continue;
		oracle->writes++;
		snprintf(text, sizeof(text), "%.*s", (int)(end - line), line);
		if (!oracle->may_write)
			complain(oracle, "a write that was not asked for",
				text);
	}
	fake_db_forget(oracle->b->db);
}

void fuzz_oracle_picture(struct fuzz_oracle *oracle)
{
	const struct shell *shell = oracle->b->shell;
	const struct work_area *area = &shell->areas[shell->shown];
	const struct open_sheet *sheet = shell_top_sheet(shell);

	check_writes(oracle);
	oracle->saw_line = shell->prompt.open;
	oracle->saw_ghost = shell_ghost(shell) != NULL;
	oracle->saw_form = sheet != NULL && !sheet->ops->passive;
	/* One that a question covers is there again when that is answered. */
	oracle->saw_menu = false;
	for (int i = 0; i < area->sheet_count; i++)
		oracle->saw_menu = oracle->saw_menu ||
			strcmp(area->sheets[i]->ops->name, "menu") == 0;
}

void fuzz_oracle_end(struct fuzz_oracle *oracle, bool settled)
{
	check_writes(oracle);
	if (oracle->heard < oracle->expected_count && !oracle->may_be_lost)
		complain(oracle, "a key was lost", "");
	if (!settled)
		return;
	forget_leaves(oracle, oracle->leave_count);
	oracle->may_write = false;
}
