/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A million bytes of keys, pastes and scans, split at every byte with pauses
 * between, through the terminal's decoder into a whole shell: no action starts
 * that was not asked for.
 *
 * What is sent is made of pieces of which it is known what they ask for: an
 * arrow moves, a scan or a paste asks for nothing, whatever stands in it.  Only
 * the letters of two actions are ever sent as keys, counted, and the screen has
 * an action on every other letter and on Enter: if one of those is run, or the
 * two more often than they were sent, a part of something else was taken for a
 * key.  Half of the time a sheet that asks for a yes is open; nothing may
 * answer it. */
#include "config.h"

#include <locale.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/mem.h"
#include "term/term_keys.h"
#include "ui/canvas.h"
#include "ui/confirm.h"
#include "ui/keymap.h"
#include "ui/scan.h"
#include "ui/screen.h"
#include "ui/shell.h"

#define BYTES 1000000
#define PIECE_MAX 400

static int64_t now_ms = 1;

struct counts {
	long wanted, run;	/* of j and k, which are sent */
	bool is_open;		/* a question */
};

static struct counts counts;
static uint32_t seed = 2463534242u;

/* Instead of the one in base. */
int64_t clock_ms(void)
{
	return now_ms;
}

static _Noreturn void broken(const char *what)
{
	fprintf(stderr, "fuzz_shell: %s\n", what);
	abort();
}

static uint32_t any(uint32_t below)
{
	seed ^= seed << 13;
	seed ^= seed >> 17;
	seed ^= seed << 5;
	return seed % below;
}

/* ------------------------------------------------------ the made-up screen */

static bool open_screen(void *state, struct shell *shell, const char *words,
	struct err *err)
{
	(void)state;
	(void)shell;
	(void)words;
	(void)err;
	return true;
}

static void draw(const void *state, struct canvas *canvas,
	const struct area *body)
{
	(void)state;
	canvas_text(canvas, body->row, 1, -1, STYLE_NORMAL, "nothing");
}

static bool run_wanted(void *state, const struct call *call, struct err *err)
{
	(void)state;
	(void)call;
	(void)err;
	counts.run++;
	return true;
}

static bool run_move(void *state, const struct call *call, struct err *err)
{
	(void)state;
	(void)call;
	(void)err;
	return true;
}

static bool run_never(void *state, const struct call *call, struct err *err)
{
	(void)state;
	(void)err;
	fprintf(stderr, "ran: %s\n", call->action->name);
	broken("an action that was not asked for");
}

static const struct action actions[] = {
	{ "wanted", "wanted", "Sent as a key", 0, NULL, run_wanted },
	{ "move", "move", "Sent as an arrow", 0, NULL, run_move },
	{ "letter", "letter", "Never sent", 0, NULL, run_never },
	{ "other", "other", "Never sent", 0, NULL, run_never },
	{ "third", "third", "Never sent", 0, NULL, run_never },
	{ "digit", "digit", "Never sent", 0, NULL, run_never },
	{ "special", "special", "Never sent", 0, NULL, run_never },
	{ "control", "control", "Never sent", 0, NULL, run_never },
	{ .name = NULL }
};

static const struct screen_ops trap = {
	.name = "trap", .title = "Trap", .state_size = 1, .actions = actions,
	.open = open_screen, .draw = draw,
};

static const char keys_text[] =
	"[trap]\n"
	"wanted j k\n"
	"move <Up> <Down> <Left> <Right>\n"
	"letter a b c d e f g h i l\n"
	"other m n o p q r s t\n"
	"third u v w x y z ; : / !\n"
	"digit 0 1 2 3 4 5 6 7 8 9\n"
	"special <Enter> <Space> <Tab> <Delete> <Home> <End> <F1> <F2>\n"
	"control <Ctrl-Z> <Ctrl-S> <Ctrl-\\> <Ctrl-C> <Ctrl-D> <Backspace>\n";

static const struct keymap_section sections[] = {
	{ "trap", actions }, { NULL, NULL }
};

/* ------------------------------------------------------------ the line in */

struct line {
	struct shell *shell;
	struct canvas *canvas;
	struct term_keys *keys;
	long sent;
};

static void heard(void *context, const struct event *event)
{
	shell_event(((struct line *)context)->shell, event);
}

/* As a slow line delivers it: in any pieces, Esc alone among them. */
static void send(struct line *line, const char *bytes, size_t length,
	bool split)
{
	for (size_t i = 0; i < length; i++) {
		term_keys_byte(line->keys, (unsigned char)bytes[i], now_ms);
		line->sent++;
		if (!split || any(3) > 0)
			continue;
		now_ms += any(TERM_SPLIT_MS / 2);
		term_keys_pause(line->keys, now_ms);
		if (any(4) == 0)
			shell_draw(line->shell, line->canvas);
	}
	now_ms += TERM_SPLIT_MS + 1;
	term_keys_pause(line->keys, now_ms);
}

/* What could do most harm if it were keys. */
static size_t harm(char *out, size_t most, bool controls)
{
	static const char evil[] =
		"abcdefghilmnopqrstuvwxyz0123456789 yY\xc3\xa9[O~A;:/!u";
	static const char worse[] = "\t\003\004\021\023\024\032\034\035\177";
	size_t length = any((uint32_t)most);

	for (size_t i = 0; i < length; i++)
		out[i] = controls && any(8) == 0
			? worse[any(sizeof(worse) - 1)]
			: evil[any(sizeof(evil) - 1)];
	return length;
}

static void send_scan(struct line *line)
{
	char bytes[PIECE_MAX] = "\002";
	size_t length = 1 + harm(bytes + 1, any(8) == 0 ? 300 : 20,
		any(4) == 0);

	/* A second prefix begins anew. */
	if (any(6) == 0)
		bytes[length++] = '\002';
	bytes[length++] = '\r';
	if (any(2) == 0)
		bytes[length++] = '\n';
	/* CR LF is one end only as a device sends it. */
	send(line, bytes, length, bytes[length - 1] == '\r');
	if (any(3) == 0)
		send(line, bytes, length, bytes[length - 1] == '\r');
}

static void send_paste(struct line *line)
{
	char bytes[PIECE_MAX] = "\033[200~";
	size_t length = 6 + harm(bytes + 6, 200, true);

	for (size_t i = 6; i < length; i++)
		if (any(12) == 0)
			bytes[i] = '\r';
	memcpy(bytes + length, "\033[201~", 6);
	send(line, bytes, length + 6, true);
}

/* Known, unknown and broken off. */
static void send_sequence(struct line *line)
{
	static const char *const sequences[] = {
		"\033[A", "\033OB", "\033[C", "\033OD", "\033[1;5C", "\033[99~",
		"\033[<0;12;7M", "\033[?62;1c", "\033OP", "\033[200", "\033[",
		"\033", "\033[12;40R", "\033[I",
	};
	const char *bytes = sequences[any(ARRAY_LEN(sequences))];

	send(line, bytes, strlen(bytes), true);
}

static void send_key(struct line *line)
{
	char letter = any(2) == 0 ? 'j' : 'k';

	counts.wanted += !counts.is_open;
	send(line, &letter, 1, false);
}

static void send_foreign(struct line *line)
{
	char bytes[PIECE_MAX] = "\001";
	size_t length = 1;

	while (length < 12)
		bytes[length++] = (char)('a' + any(26));
	bytes[length++] = '\r';
	send(line, bytes, length, false);
}

static void answered(void *context, int choice, const char *text)
{
	(void)context;
	(void)text;
	if (choice >= 0)
		broken("a question was answered");
	counts.is_open = false;
}

static void ask(struct line *line)
{
	static const struct confirm_choice yes = { 'y', "take it all", NULL };

	counts.is_open = true;
	confirm_open(line->shell, &(struct confirm_request){
		.title = "Sure?", .choices = &yes, .choice_count = 1,
		.anchor_row = -1, .done = answered,
	});
	shell_draw(line->shell, line->canvas);
}

static void send_something(struct line *line)
{
	switch (any(8)) {
	case 0: case 1: send_scan(line); break;
	case 2: case 3: send_paste(line); break;
	case 4: case 5: send_sequence(line); break;
	case 6: send_foreign(line); break;
	default: send_key(line); break;
	}
	if (!counts.is_open && any(16) == 0)
		ask(line);
	shell_draw(line->shell, line->canvas);
	if (counts.run != counts.wanted)
		broken("a key was lost, or came from nowhere");
}

static void quit(void *context, int code)
{
	(void)context;
	(void)code;
	broken("it left");
}

int main(void)
{
	static const struct screen_ops *const screens[] = { &trap, NULL };
	struct err err = { .kind = ERR_NONE };
	struct keymap *keymap = keymap_new(sections);
	struct line line = { .canvas = canvas_new(24, 80) };

	if (!setlocale(LC_ALL, "C.UTF-8"))
		broken("there is no locale C.UTF-8");
	if (!keymap_load(keymap, "fuzz.keys", keys_text, false, &err))
		broken(err.text);
	line.shell = shell_new(&(struct shell_options){
		.screens = screens, .keymap = keymap,
		.scan_prefix = SCAN_PREFIX, .quit = quit,
	});
	line.keys = term_keys_new(heard, &line);
	shell_connection(line.shell, true, false, NULL);
	if (!shell_open(line.shell, "trap", "", &err))
		broken(err.text);
	shell_draw(line.shell, line.canvas);
	while (line.sent < BYTES)
		send_something(&line);
	term_keys_free(&line.keys);
	shell_free(&line.shell);
	keymap_free(&keymap);
	canvas_free(&line.canvas);
	printf("%s 1 - of %ld bytes, %ld keys, and none but them acted\n1..1\n",
		counts.run > 0 ? "ok" : "not ok", line.sent, counts.run);
	return counts.run > 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
