/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Readline's settings (technical.md 3 has the measurements behind them). */
#include "config.h"

#include "term/line_setup.h"

#include <errno.h>
#include <stdbool.h>
#include <stddef.h>
#include <string.h>

#include <readline/chardefs.h>
#include <readline/history.h>
#include <readline/readline.h>

#include "base/fatal.h"
#include "base/mem.h"

#define HISTORY_LINES "500"

/* What would read or write files, print, start vi mode, repeat something a
 * million times, insert raw control characters, or belongs to the shell's
 * keys. */
static const char *const removed_commands[] = {
	"bracketed-paste-begin", "call-last-kbd-macro", "clear-display",
	"clear-screen", "digit-argument", "dump-functions", "dump-macros",
	"dump-variables", "edit-and-execute-command", "emacs-editing-mode",
	"end-kbd-macro", "execute-named-command", "insert-comment",
	"insert-completions", "non-incremental-forward-search-history",
	"non-incremental-reverse-search-history",
	"operate-and-get-next", "print-last-kbd-macro",
	"quoted-insert", "re-read-init-file", "redraw-current-line",
	"start-kbd-macro", "tab-insert", "tilde-expand", "tty-status",
	"universal-argument", "vi-editing-mode",
};

/* After INPUTRC, whose key bindings and other settings stand.  Not so vi mode:
 * leaving its insert mode frees undo lists that a saved history line still has
 * (readline 8.2, found by tests/fuzz/fuzz_line_edit). */
static const struct variable {
	const char *name, *value;
} variables[] = {
	{ "bell-style", "none" },
	{ "blink-matching-paren", "off" },
	{ "convert-meta", "off" },
	{ "disable-completion", "off" },
	{ "editing-mode", "emacs" },
	{ "enable-active-region", "off" },
	{ "enable-bracketed-paste", "off" },
	{ "history-size", HISTORY_LINES },
	{ "input-meta", "on" },
	{ "output-meta", "on" },
	{ "revert-all-at-newline", "off" },
	{ "show-all-if-ambiguous", "on" },
	{ "show-all-if-unmodified", "on" },
};

/* Sequences that line_edit.c feeds for keys; a person's INPUTRC may have given
 * them another meaning, which stands. */
static const struct binding {
	const char *bytes, *command;
} bindings[] = {
	{ "\033[A", "previous-history" }, { "\033[B", "next-history" },
	{ "\033[C", "forward-char" }, { "\033[D", "backward-char" },
	{ "\033[H", "beginning-of-line" }, { "\033[F", "end-of-line" },
	{ "\033[3~", "delete-char" }, { "\033[Z", "menu-complete-backward" },
};

static void (*tell_cancelled)(void);

static int leave(int count, int code)
{
	(void)count;
	(void)code;
	tell_cancelled();
	rl_done = 1;
	return 0;
}

static void prepare(int meta)
{
	(void)meta;
}

static void nothing(void)
{
}

static char *no_word(const char *word, int state)
{
	(void)word;
	(void)state;
	return NULL;
}

/* Macros of INPUTRC may type text; one that presses keys could end a search in
 * the middle of a sequence, after which readline 8.2 never comes back. */
static bool types_text(const char *macro)
{
	for (; *macro != '\0'; macro++)
		if ((unsigned char)*macro < ' ' || *macro == RUBOUT)
			return false;
	return true;
}

static void take_out_macros(Keymap map)
{
	for (int i = 0; i < KEYMAP_SIZE; i++) {
		if (map[i].type == ISKMAP && map[i].function != NULL)
			take_out_macros((Keymap)map[i].function);
		else if (map[i].type == ISMACR && map[i].function != NULL &&
			 !types_text((const char *)map[i].function)) {
			map[i].type = ISFUNC;
			map[i].function = NULL;
		}
	}
}

static void take_out(Keymap map, rl_command_func_t *command)
{
	for (int i = 0; i < KEYMAP_SIZE; i++) {
		if (map[i].type == ISKMAP && map[i].function != NULL)
			take_out((Keymap)map[i].function, command);
		else if (map[i].type == ISFUNC && map[i].function == command)
			map[i].function = NULL;
	}
}

/* Only Esc begins a sequence: readline 8.2 loses its context when a search is
 * ended by another prefix, such as Ctrl-X. */
static void take_out_prefixes(Keymap map)
{
	for (int i = 0; i < ANYOTHERKEY; i++)
		if (map[i].type == ISKMAP && i != ESC)
			rl_unbind_key_in_map(i, map);
}

static void set_keymap(void)
{
	Keymap map = emacs_standard_keymap;

	take_out_prefixes(map);
	take_out_macros(map);
	for (size_t i = 0; i < ARRAY_LEN(removed_commands); i++) {
		rl_command_func_t *command =
			rl_named_function(removed_commands[i]);

		if (command != NULL)
			take_out(map, command);
	}
	for (size_t i = 0; i < ARRAY_LEN(bindings); i++)
		rl_bind_keyseq_if_unbound_in_map(bindings[i].bytes,
			rl_named_function(bindings[i].command), map);
	/* Readline 8.2 frees undo lists twice after M-C-m with edited history:
	 * Esc and Enter in one go is Enter. */
	rl_bind_keyseq_in_map("\033\r", rl_newline, map);
	rl_bind_keyseq_in_map("\033\n", rl_newline, map);
	rl_bind_keyseq_in_map(LINE_LEAVE, leave, map);
}

/* Before rl_initialize(), which reads INPUTRC and would look at the terminal. */
static void set_hooks(const struct line_hooks *hooks)
{
	FILE *nowhere = fopen("/dev/null", "r+e");

	if (nowhere == NULL)
		fatal("cannot open /dev/null: %s", strerror(errno));
	tell_cancelled = hooks->cancelled;
	rl_readline_name = "opsdesk";
	rl_instream = rl_outstream = nowhere;
	rl_catch_signals = 0;
	rl_catch_sigwinch = 0;
	/* Left at 1, LINES and COLUMNS of readline's own making overrule the
	 * terminal's size. */
	rl_change_environment = 0;
	rl_prep_term_function = prepare;
	rl_deprep_term_function = nothing;
	/* One of our own also keeps readline from loading terminfo over that
	 * of ncurses. */
	rl_redisplay_function = nothing;
	rl_getc_function = hooks->read;
	/* Without it readline 8.2 looks ahead on its input, finds the end, and
	 * ends the line after one character. */
	rl_input_available_hook = hooks->has_input;
	rl_attempted_completion_function = hooks->complete;
	rl_completion_entry_function = no_word;	/* never file names */
	rl_completion_display_matches_hook = hooks->show;
	rl_completer_word_break_characters = " ";
	rl_sort_completion_matches = 0;
	rl_ignore_completion_duplicates = 0;
}

void line_setup(const struct line_hooks *hooks)
{
	static bool done;

	if (done)
		return;
	done = true;
	set_hooks(hooks);
	rl_initialize();
	for (size_t i = 0; i < ARRAY_LEN(variables); i++)
		rl_variable_bind(variables[i].name, variables[i].value);
	set_keymap();
	using_history();
}
