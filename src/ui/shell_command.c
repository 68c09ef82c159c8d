/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The `:` line: a screen's name with words for it, an action's name, or words
 * for the screen in view (contracts.md, commands).  Nothing is guessed: a name
 * is written out, and what could be meant is shown.  The `/` line too. */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "ui/shell_private.h"

static const struct {
	const char *name, *means;
} aliases[] = {
	{ "q", "quit" },
};

/* Copies the first word; returns what follows it and its blanks. */
static const char *first_word(const char *line, char out[COMMAND_WORD_SIZE])
{
	size_t length;

	line += strspn(line, " ");
	length = strcspn(line, " ");
	snprintf(out, COMMAND_WORD_SIZE, "%.*s",
		(int)(length < COMMAND_WORD_SIZE ? length : COMMAND_WORD_SIZE - 1), line);
	line += length;
	return line + strspn(line, " ");
}

/* The action of this name that can be meant here; shared rows that the screen
 * does not do are not there. */
static const struct action *action_here(const struct shell *shell,
	const char *name)
{
	const struct open_screen *screen = shell_screen(shell);
	const struct action *row = NULL;

	for (size_t i = 0; i < ARRAY_LEN(aliases); i++)
		if (!strcmp(aliases[i].name, name))
			name = aliases[i].means;
	if (screen)
		row = action_find(screen->ops->actions, name);
	if (!row)
		row = action_find(shell_actions, name);
	return row ? shell_resolve(shell, row) : NULL;
}

struct words {
	char **out;
	int count, max;
};

static void add_word(struct words *words, const char *begun, const char *word)
{
	if (words->count < words->max && text_begins(word, begun))
		words->out[words->count++] = mem_strdup(word);
}

static void add_actions(const struct shell *shell, struct words *words,
	const struct action *row, const char *begun, bool only_possible)
{
	bool covered = shell_covered(shell);

	for (; row && row->name; row++) {
		const struct action *own = shell_resolve(shell, row);

		if (!own || (covered && !(own->needs & ALSO_IN_SHEETS)))
			continue;
		/* A shared row of that name is the screen's own one again. */
		if (own != row)
			continue;
		if (!only_possible || shell_possible(shell, own, NULL))
			add_word(words, begun, own->name);
	}
}

/* Screens, then actions: whatever the first word of a line can be. */
static void add_names(const struct shell *shell, struct words *words,
	const char *begun, bool only_possible)
{
	const struct open_screen *screen = shell_screen(shell);

	for (int i = 0; !shell_covered(shell) && i < shell->screen_count; i++)
		add_word(words, begun, shell->options.screens[i]->name);
	if (screen)
		add_actions(shell, words, screen->ops->actions, begun,
			only_possible);
	add_actions(shell, words, shell_actions, begun, only_possible);
}

static void add_screen_words(const struct open_screen *screen,
	struct words *words, const char *line, const char *begun)
{
	if (screen && screen->state && screen->ops->complete)
		words->count += screen->ops->complete(screen->state, line,
			begun, words->out + words->count,
			words->max - words->count);
}

/* Is the word at the cursor the first one of the line? */
static bool is_first(const char *line, const char *word)
{
	size_t length = strlen(line), tail = strlen(word);
	const char *begin = line + strspn(line, " ");

	if (length >= tail && !strcmp(line + length - tail, word))
		return begin >= line + length - tail;
	return !strncmp(begin, word, tail);
}

static int complete(void *context, const char *line, const char *word,
	char **out, int max)
{
	struct shell *shell = context;
	struct words words = { .out = out, .max = max };
	struct open_screen *screen = shell_screen(shell);
	const struct screen_ops *named;
	char name[COMMAND_WORD_SIZE];
	const char *rest = first_word(line, name);

	if (is_first(line, word)) {
		add_names(shell, &words, word, true);
		if (!shell_covered(shell))
			add_screen_words(screen, &words, line, word);
		return words.count;
	}
	if (!strcmp(name, "hints")) {
		add_word(&words, word, "on");
		add_word(&words, word, "off");
		return words.count;
	}
	named = shell_screen_ops(shell, name);
	for (int i = 0; named && i < shell->screen_count; i++)
		if (shell_area(shell)->screens[i].ops == named)
			screen = &shell_area(shell)->screens[i];
	if (!shell_covered(shell))
		add_screen_words(screen, &words, named ? rest : line, word);
	return words.count;
}

/* What the word could have been the beginning of, as one sentence. */
static bool say_meant(const struct shell *shell, const char *word,
	struct err *err)
{
	char *names[PROMPT_WORDS_MAX], text[ERR_TEXT_SIZE] = "";
	struct words words = { .out = names, .max = PROMPT_WORDS_MAX };
	int count;

	add_names(shell, &words, word, false);
	count = words.count;
	for (int i = 0; i < count; i++) {
		size_t used = strlen(text);

		snprintf(text + used, sizeof(text) - used, "%s%s",
			i ? ", " : "", names[i]);
		free(names[i]);
	}
	if (count > 0)
		err_set(err, ERR_INVALID, "\"%s\" could be %s%s", word, text,
			count == 1 ? ": write it out" : "");
	return count > 0;
}

/* An action that is known, but not here. */
static bool say_elsewhere(const struct shell *shell, const char *word,
	struct err *err)
{
	const struct open_screen *here = shell_screen(shell);

	if (here && action_find(shell_actions, word))
		return !err_set(err, ERR_INVALID, "%s has no \"%s\"",
			here->ops->title, word);
	for (int i = 0; i < shell->screen_count; i++) {
		const struct screen_ops *ops = shell->options.screens[i];

		if (action_find(ops->actions, word))
			return !err_set(err, ERR_INVALID,
				"\"%s\" is for %s", word, ops->title);
	}
	return false;
}

static bool words_for_screen(struct shell *shell, const char *line,
	struct err *err)
{
	struct open_screen *screen = shell_screen(shell);

	if (!screen || !screen->ops->command_words)
		return err_set(err, ERR_INVALID, "there is no command \"%s\"",
			line);
	shell_note_way(shell, screen->ops, NULL, NULL, line);
	return screen->ops->command_words(screen->state, line, err);
}

static bool run_named(struct shell *shell, const struct action *action,
	const char *words, struct err *err)
{
	if (words[0] && !(action->needs & TAKES_WORDS))
		return err_set(err, ERR_INVALID, "%s takes no words: \"%s\"",
			action->name, words);
	return shell_run(shell, action, words, err);
}

static bool run_covered(struct shell *shell, const struct action *action,
	const char *words, struct err *err)
{
	if (!action || !(action->needs & ALSO_IN_SHEETS))
		return err_set(err, ERR_INVALID, "%s",
			shell->banner_count > 0 ?
			"that has to wait for a connection" :
			"finish or leave what is open first");
	return run_named(shell, action, words, err);
}

/* Words that only a screen can know, whatever names begin with them. */
static bool is_jump(const char *word)
{
	return strchr("+-.0123456789", word[0]) != NULL;
}

bool shell_command(struct shell *shell, const char *line, struct err *err)
{
	char word[COMMAND_WORD_SIZE];
	const char *words = first_word(line, word);
	const struct screen_ops *screen = shell_screen_ops(shell, word);
	const struct action *action = action_here(shell, word);

	line += strspn(line, " ");
	if (!word[0])
		return true;
	shell->needs_draw = true;
	if (shell_covered(shell) &&
	    !((screen ? !action : action && (action->needs & LEAVES_PAGES)) &&
	      shell_leave_pages(shell)))
		return run_covered(shell, action, words, err);
	if (screen && action)
		return err_set(err, ERR_INVALID,
			"\"%s\" could be the screen %s or the action %s: use "
			"the screen's name or the action's key", word,
			screen->name, action->name);
	if (screen)
		return shell_switch(shell, screen->name, words, err);
	if (action)
		return run_named(shell, action, words, err);
	if (!is_jump(word) && (say_elsewhere(shell, word, err) ||
			say_meant(shell, word, err)))
		return false;
	return words_for_screen(shell, line, err);
}

static void command_done(void *context, const char *text)
{
	struct shell *shell = context;
	struct err err = { .kind = ERR_NONE };

	if (text && !shell_command(shell, text, &err))
		shell_error(shell, &err);
}

void shell_open_command_line(struct shell *shell, const char *text)
{
	prompt_open(shell, &(struct prompt_request){
		.label = ":",
		.text = text,
		.history = 1,
		.complete = complete,
		.done = command_done,
		.context = shell,
	});
}

static void filter_done(void *context, const char *text)
{
	struct shell *shell = context;
	struct open_screen *screen = shell_screen(shell);
	struct err err = { .kind = ERR_NONE };

	if (text && screen && screen->ops->filter &&
	    !screen->ops->filter(screen->state, text, &err))
		shell_error(shell, &err);
}

bool shell_open_filter_line(struct shell *shell, const char *text,
	struct err *err)
{
	const struct open_screen *screen = shell_screen(shell);

	if (!screen || !screen->ops->filter)
		return err_set(err, ERR_INVALID,
			"there is nothing to filter here");
	prompt_open(shell, &(struct prompt_request){
		.label = "/",
		.text = text,
		.history = 2,
		.done = filter_done,
		.context = shell,
	});
	return true;
}
