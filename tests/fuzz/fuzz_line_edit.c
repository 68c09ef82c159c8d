/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The line editor under random keys.  Readline 8.2 frees undo lists twice on
 * some ways through edited history lines; this walks those ways, and is worth
 * most under --enable-sanitizers.
 *
 * Whatever was pressed: the text is UTF-8 within its limit, the cursor stands
 * on a character's border, a history does not show in the other, and one Esc
 * leaves the line.
 *
 *	fuzz_line_edit [SEED] */
#include "config.h"

#include <locale.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/text.h"
#include "term/line_edit.h"
#include "ui/key.h"

#define TOKENS 20000
#define TEXT_MAX (4096 + 64)
#define MARKS "!@"		/* `:` lines begin with the first, `/` with the second */

const char *__lsan_default_suppressions(void);

/* Readline loses some of its kill ring; what it is given to free comes from
 * elsewhere. */
const char *__lsan_default_suppressions(void)
{
	return "leak:xmalloc\n";
}

static _Noreturn void broken(const char *what)
{
	fprintf(stderr, "%s\n", what);
	abort();
}

/* xorshift: the same keys everywhere. */
static uint32_t next_random(uint32_t *seed)
{
	*seed ^= *seed << 13;
	*seed ^= *seed >> 17;
	*seed ^= *seed << 5;
	return *seed;
}

static int complete(void *context, const char *line, const char *word,
	char **out, int max)
{
	static const char *const words[] = {
		"book", "bookings", "Garc\303\255a Ana", "Garc\303\255a Bea",
		"\346\227\245\346\234\254", "x",
	};
	int count = 0;

	(void)context;
	if (!text_is_utf8(line) || !text_is_utf8(word))
		broken("completion was asked for something else than UTF-8");
	for (size_t i = 0; i < ARRAY_LEN(words) && count < max; i++)
		if (text_contains(words[i], word))
			out[count++] = mem_strdup(words[i]);
	return count;
}

static void check(void)
{
	const char *const *words, *text = line_edit.text();
	size_t point = (size_t)line_edit.point(), length;
	int count = line_edit.candidates(&words);

	if (text == NULL)
		return;
	length = strlen(text);
	if (!text_is_utf8(text) || length > TEXT_MAX)
		broken("the text is not UTF-8, or too long");
	if (point > length || ((unsigned char)text[point] & 0xc0) == 0x80)
		broken("the cursor is not between two characters");
	for (int i = 0; i < count; i++)
		if (!text_is_utf8(words[i]))
			broken("a candidate is not UTF-8");
}

static bool press(key code)
{
	struct event event = { .kind = EVENT_KEY, .code = code };
	bool finished = line_edit.event(&event);

	check();
	return finished;
}

static bool paste(const char *text)
{
	struct event event = { .kind = EVENT_PASTE, .text = text };
	bool finished = line_edit.event(&event);

	check();
	return finished;
}

static key any_key(uint32_t *seed)
{
	static const key keys[] = {
		KEY_UP, KEY_UP, KEY_UP, KEY_DOWN, KEY_DOWN, KEY_LEFT,
		KEY_RIGHT, KEY_HOME, KEY_END, KEY_DELETE, KEY_BACKSPACE,
		KEY_BACKSPACE, KEY_TAB, KEY_BACKTAB, KEY_INSERT, KEY_PAGE_UP,
		KEY_ENTER | KEY_MOD_ALT, KEY_BACKSPACE | KEY_MOD_ALT,
		0xe9, 0x65e5, 0x301, 0x1f600, ' ', ' ',
	};
	uint32_t choice = next_random(seed) % 100;

	if (choice < 45)
		return keys[next_random(seed) % ARRAY_LEN(keys)];
	if (choice < 65)
		return KEY_MOD_CTRL | ('a' + next_random(seed) % 26);
	if (choice < 80)
		return KEY_MOD_ALT | (' ' + 1 + next_random(seed) % 94);
	return ' ' + 1 + next_random(seed) % 94;
}

static void begin(int history, uint32_t *seed)
{
	const char start[] = { MARKS[history > 0 ? history - 1 : 0], '\0' };

	line_edit.begin(":", next_random(seed) % 4 == 0 ? "" : start, history,
		complete, NULL);
	check();
}

static void leave(void)
{
	if (!press(KEY_ESC))
		broken("Esc does not leave the line");
	line_edit.end();
}

/* Most keys edit, some end the line, and a few end the prompt around it. */
static bool use_token(uint32_t *seed)
{
	uint32_t choice = next_random(seed) % 200;

	if (choice < 6)
		return press(KEY_ENTER);
	if (choice < 9)
		return press(KEY_ESC);
	if (choice < 12)
		return paste("pasted w\303\266rd \346\227\245");
	if (choice == 12) {
		line_edit.end();	/* in the middle of something */
		return true;
	}
	return press(any_key(seed));
}

static void use_lines(uint32_t seed)
{
	bool is_open = false;

	for (int i = 0; i < TOKENS; i++) {
		if (!is_open)
			begin((int)(next_random(&seed) % 3), &seed);
		is_open = !use_token(&seed);
	}
	if (is_open)
		leave();
	line_edit.end();
}

/* History lines of one prompt never come up in the other. */
static void use_histories(void)
{
	char text[2] = "";

	for (int history = 1; history <= 2; history++)
		for (int i = 0; i < 3; i++) {
			text[0] = MARKS[history - 1];
			line_edit.begin(":", text, history, NULL, NULL);
			press((key)('0' + i));
			press(KEY_ENTER);
			line_edit.end();
		}
	for (int history = 1; history <= 2; history++) {
		line_edit.begin(":", "", history, NULL, NULL);
		for (int i = 0; i < 4; i++) {
			press(KEY_UP);
			if (line_edit.text()[0] == MARKS[2 - history])
				broken("a line of the other history");
		}
		leave();
	}
}

/* Readline is set up once in a process: each INPUTRC has its own. */
static bool in_a_child(const char *settings, uint32_t seed)
{
	char path[] = "/tmp/opsdesk-inputrc-XXXXXX";
	int fd = mkstemp(path), status = -1;
	pid_t child;

	if (fd < 0 || dprintf(fd, "%s", settings) < 0)
		return false;
	close(fd);
	setenv("INPUTRC", path, 1);
	fflush(stdout);
	child = fork();
	if (child == 0) {
		use_histories();
		use_lines(seed);
		exit(0);
	}
	waitpid(child, &status, 0);
	unlink(path);
	return status == 0;
}

int main(int argc, char **argv)
{
	static const struct {
		const char *name, *settings;
	} files[] = {
		{ "without INPUTRC", "" },
		{ "with a bad INPUTRC",
		  "set editing-mode vi\nset history-size 1\n"
		  "set bell-style audible\nset show-all-if-ambiguous off\n"
		  "set keymap emacs\n\"\\C-a\": \"m\\C-r\\C-x\\ev\"\n"
		  "\"\\C-b\": vi-editing-mode\n"
		  "\"\\C-e\": call-last-kbd-macro\n"
		  "\"\\C-f\": \"\\C-a\\C-m\"\n$include /dev/null\n" },
	};
	uint32_t seed = argc > 1 ? (uint32_t)atol(argv[1]) : 20261121;
	int failed = 0;

	if (setlocale(LC_ALL, "C.UTF-8") == NULL)
		broken("there is no locale C.UTF-8");
	printf("1..%zu\n", ARRAY_LEN(files));
	for (size_t i = 0; i < ARRAY_LEN(files); i++) {
		bool passed = in_a_child(files[i].settings, seed);

		failed += !passed;
		printf("%sok %zu - %d keys %s\n", passed ? "" : "not ",
			i + 1, TOKENS, files[i].name);
	}
	return failed > 0;
}
