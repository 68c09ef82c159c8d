/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Feeding keys to readline's callback interface and reading what it made of
 * them.  Readline works in the charset of the locale, everybody else in UTF-8.
 *
 * Its undo is not used: readline 8.2 frees undo lists twice when history lines
 * have been edited, so the list is emptied after every character (found and
 * cured under ASan, technical.md 3). */
#include "config.h"

#include "term/line_edit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#include <readline/history.h>
#include <readline/readline.h>

#include "base/log.h"
#include "base/mem.h"
#include "base/text.h"
#include "term/line_keys.h"
#include "term/line_setup.h"
#include "term/term_text.h"

#define QUEUE_SIZE 64
#define LINE_SIZE 4096		/* bytes a line may have */
#define HISTORIES 3		/* none, `:`, `/` */
#define LEAVE_TRIES 4
#define KILLS 12			/* readline keeps 10 */

static struct {
	bool is_open, is_cancelled, is_ready;
	unsigned char queue[QUEUE_SIZE];
	size_t queued, taken;
	char *finished;			/* NULL after a cancelled line */
	char *shown;			/* what text() returned last */
	int history;
	HISTORY_STATE *histories[HISTORIES];
	prompt_complete_fn *complete;
	void *context;
	char *candidates[PROMPT_WORDS_MAX];
	int candidate_count;
	const char *search;		/* shown instead while one goes on */
} editor;

/* Input */

static int next_byte(FILE *unused)
{
	(void)unused;
	if (editor.taken == editor.queued)
		return EOF;
	return editor.queue[editor.taken++];
}

static int has_input(void)
{
	return editor.taken < editor.queued;
}

/* One key's bytes; readline may end the line at any of them. */
static void feed(const char *bytes, size_t length)
{
	if (length > QUEUE_SIZE)
		return;
	memcpy(editor.queue, bytes, length);
	editor.queued = length;
	editor.taken = 0;
	while (editor.is_open && has_input()) {
		rl_callback_read_char();
		if (rl_undo_list != NULL)
			rl_free_undo_list();
		if (editor.is_open && rl_end > LINE_SIZE) {
			rl_kill_full_line(1, 0);
			rl_free_undo_list();
		}
	}
}

static void note_cancelled(void)
{
	editor.is_cancelled = true;
}

/* By readline's own way out: cleaning up behind its back is what corrupts its
 * lists.  Ctrl-G ends a search or a half-typed command first. */
static void leave(void)
{
	for (int i = 0; i < LEAVE_TRIES && editor.is_open; i++) {
		feed("\007", 1);
		feed(LINE_LEAVE, strlen(LINE_LEAVE));
	}
	if (!editor.is_open)
		return;
	log_line("readline would not leave its line");
	rl_callback_handler_remove();
	editor.is_open = false;
}

/* Histories: one list a prompt, swapped in while it is open */

static void take_history(int history)
{
	HISTORY_STATE none = { 0 };

	history_set_history_state(editor.histories[history] == NULL
		? &none : editor.histories[history]);
	using_history();
}

static void keep_history(void)
{
	free(editor.histories[editor.history]);
	editor.histories[editor.history] = history_get_history_state();
}

static void remember(const char *line)
{
	HIST_ENTRY *last = history_get(history_base + history_length - 1);

	if (editor.history == 0 || line[0] == '\0')
		return;
	if (last == NULL || strcmp(last->line, line) != 0)
		add_history(line);
}

/* Readline calls it with the line, or NULL for Ctrl-D on an empty one. */
static void finish(char *line)
{
	rl_callback_handler_remove();
	editor.is_open = false;
	if (line != NULL && !editor.is_cancelled) {
		remember(line);
		editor.finished = term_text_from_locale(line, strlen(line));
	}
	keep_history();
	free(line);
}

/* Completion */

static void forget_candidates(void)
{
	while (editor.candidate_count > 0)
		free(editor.candidates[--editor.candidate_count]);
}

static void show_candidates(char **matches, int count, int widest)
{
	(void)widest;
	forget_candidates();
	for (int i = 1; i <= count && i <= PROMPT_WORDS_MAX; i++)
		editor.candidates[editor.candidate_count++] =
			term_text_from_locale(matches[i], strlen(matches[i]));
}

/* What all of them begin with, in whole characters. */
static char *common_beginning(char *const *words, int count)
{
	char *common = mem_strdup(words[0]);
	size_t length, next;

	for (int i = 1; i < count; i++) {
		for (length = 0; common[length] != '\0'; length = next) {
			next = text_after(common, length);
			if (strncmp(common, words[i], next) != 0)
				break;
		}
		common[length] = '\0';
	}
	return common;
}

static char *to_locale(char *taken)
{
	char *local = term_text_to_locale(taken);

	free(taken);
	return local;
}

static char **complete_word(const char *word, int start, int end)
{
	char *words[PROMPT_WORDS_MAX], **matches, *line, *typed;
	int count = 0, used = 0;

	(void)start;
	(void)end;
	rl_attempted_completion_over = 1;
	if (editor.complete == NULL)
		return NULL;
	line = term_text_from_locale(rl_line_buffer, (size_t)rl_end);
	typed = term_text_from_locale(word, strlen(word));
	count = editor.complete(editor.context, line, typed, words,
		PROMPT_WORDS_MAX);
	free(line);
	if (count <= 0) {
		free(typed);
		return NULL;
	}
	matches = mem_new((size_t)count + 2, sizeof(*matches));
	matches[used] = common_beginning(words, count);
	/* Words are found by what they contain, too: what has been typed is
	 * only replaced by what goes on from it. */
	if (!text_begins(matches[used], typed)) {
		free(matches[used]);
		matches[used] = mem_strdup(typed);
	}
	matches[used] = to_locale(matches[used]);
	free(typed);
	if (count == 1) {
		free(matches[0]);
		matches[0] = to_locale(words[0]);
		return matches;
	}
	for (int i = 0; i < count; i++)
		matches[++used] = to_locale(words[i]);
	return matches;
}

/* Keys */

static bool goes_on_searching(key code)
{
	return code < KEY_SPECIAL || code == KEY_BACKSPACE ||
		code == (KEY_MOD_CTRL | 'r') || code == (KEY_MOD_CTRL | 's');
}

static void press(key code)
{
	char bytes[LINE_KEY_SIZE];

	if (code == KEY_ESC || code == (KEY_MOD_CTRL | 'c') ||
	    (code == (KEY_MOD_CTRL | 'g') && !RL_ISSTATE(RL_STATE_ISEARCH))) {
		leave();
		return;
	}
	/* A search that is ended by the beginning of a sequence leaves readline
	 * 8.2 with a context that is gone. */
	if (RL_ISSTATE(RL_STATE_ISEARCH) && !goes_on_searching(code))
		feed("\033", 1);
	feed(bytes, line_key_bytes(code, bytes));
}

static void paste(const char *text)
{
	char *local = term_text_to_locale(text);
	const char *rest = local;
	mbstate_t state = { 0 };
	size_t length;

	/* Not rl_insert_text(): a search takes it, too. */
	while (*rest != '\0' && editor.is_open && rl_end < LINE_SIZE) {
		length = mbrlen(rest, MB_CUR_MAX, &state);
		if (length == 0 || length > MB_CUR_MAX)
			break;
		feed(rest, length);
		rest += length;
	}
	free(local);
}

/* The seam */

static void line_begin(const char *label, const char *text, int history,
	prompt_complete_fn *complete, void *context)
{
	const struct line_hooks hooks = {
		.read = next_byte, .has_input = has_input,
		.complete = complete_word, .show = show_candidates,
		.cancelled = note_cancelled,
	};
	char *local = term_text_to_locale(text == NULL ? "" : text);

	(void)label;
	leave();
	line_setup(&hooks);
	free(editor.finished);
	editor.finished = NULL;
	editor.is_cancelled = false;
	editor.complete = complete;
	editor.context = context;
	editor.history = history > 0 && history < HISTORIES ? history : 0;
	forget_candidates();
	take_history(editor.history);
	editor.is_open = true;
	rl_callback_handler_install("", finish);
	rl_insert_text(local);
	rl_free_undo_list();
	free(local);
}

static bool line_event(const struct event *event)
{
	if (!editor.is_open)
		return true;
	forget_candidates();
	if (event->kind == EVENT_KEY)
		press(event->code);
	else if (event->kind == EVENT_PASTE)
		paste(event->text);
	return !editor.is_open;
}

static const char *line_text(void)
{
	if (!editor.is_open)
		return editor.finished;
	free(editor.shown);
	editor.shown = term_text_from_locale(rl_line_buffer, (size_t)rl_end);
	return editor.shown;
}

static int line_point(void)
{
	char *before;
	size_t length;

	if (!editor.is_open)
		return editor.finished == NULL ? 0 : (int)strlen(editor.finished);
	before = term_text_from_locale(rl_line_buffer, (size_t)rl_point);
	length = strlen(before);
	free(before);
	return (int)length;
}

static int line_candidates(const char *const **words)
{
	if (editor.is_open && RL_ISSTATE(RL_STATE_ISEARCH)) {
		editor.search = rl_display_prompt;
		*words = &editor.search;
		return editor.search == NULL ? 0 : 1;
	}
	*words = (const char *const *)editor.candidates;
	return editor.candidate_count;
}

static void line_end(void)
{
	leave();
	forget_candidates();
	free(editor.finished);
	free(editor.shown);
	editor.finished = editor.shown = NULL;
}

/* Readline tells nobody where it keeps what was killed and searched for: as
 * many kills as its ring is long, and a search, push that out. */
void line_edit_forget(void)
{
	line_end();
	for (int i = 0; i < HISTORIES; i++) {
		take_history(i);
		clear_history();
		free(editor.histories[i]);
		editor.histories[i] = history_get_history_state();
	}
	line_begin("", "", 0, NULL, NULL);
	for (int i = 0; i < KILLS; i++) {
		feed("x", 1);
		feed("\025", 1);
	}
	feed("\022", 1);
	feed("x", 1);
	feed("\033", 1);
	line_end();
}

const struct line_editor_ops line_edit = {
	.begin = line_begin,
	.event = line_event,
	.text = line_text,
	.point = line_point,
	.candidates = line_candidates,
	.end = line_end,
};
