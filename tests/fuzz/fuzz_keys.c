/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keys and pastes from nowhere good.  Whatever the bytes, in whatever pieces
 * and at whatever times they come: an event is a key that a keymap could name
 * or a clean paste of bounded size, no key comes out of the inside of a paste,
 * and after ten silent seconds and an Esc the keyboard works again.
 *
 * By itself it tries made-up streams, the same ones every time.  Built with
 * clang -fsanitize=fuzzer -DWITH_LIBFUZZER it is a libFuzzer target. */
#include "config.h"

#include <locale.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "term/term_keys.h"
#include "ui/key.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Bytes that steer instead of being received; UTF-8 has none of them. */
enum { PAUSE = 0xf8, LATER, MUCH_LATER, SEQUENCE };

struct listener {
	int64_t now_ms;
	size_t events;
	key last;
};

static _Noreturn void broken(const char *what)
{
	fprintf(stderr, "%s\n", what);
	abort();
}

static void check_key(key code)
{
	key base = code & ~(KEY_MOD_ALT | KEY_MOD_CTRL);

	if (base >= 0x80 && base < 0xa0)
		broken("a C1 control became a key");
	if (base < 0x20 || base == 0x7f)
		broken("a control came as a character");
	if (base >= KEY_NONE || base == KEY_SPECIAL)
		broken("a key that does not exist");
}

static void check_paste(const char *text)
{
	size_t length = strlen(text);

	if (length == 0 || length > TERM_PASTE_MAX)
		broken("a paste of the wrong size");
	if (!text_is_utf8(text))
		broken("a paste that is not UTF-8");
	for (size_t i = 0; i < length; i++)
		if ((unsigned char)text[i] < 0x20 || text[i] == 0x7f)
			broken("a control inside a paste");
}

static void listen(void *context, const struct event *event)
{
	struct listener *listener = context;

	if (event->at_ms != listener->now_ms)
		broken("an event of another time");
	if (event->kind == EVENT_KEY)
		check_key(event->code);
	else if (event->kind == EVENT_PASTE)
		check_paste(event->text);
	else
		broken("an event of no kind");
	listener->events++;
	listener->last = event->kind == EVENT_KEY ? event->code : KEY_NONE;
}

static int count_sequences(void)
{
	int count = 0;

	while (term_sequences[count].capability != NULL ||
	       term_sequences[count].bytes != NULL)
		count++;
	return count;
}

static void receive(struct term_keys *keys, struct listener *listener,
	const uint8_t *data, size_t size)
{
	const int sequences = count_sequences();

	for (size_t i = 0; i < size; i++)
		switch (data[i]) {
		case PAUSE:
			term_keys_pause(keys, listener->now_ms);
			break;
		case LATER:
			listener->now_ms += TERM_SPLIT_MS / 2;
			break;
		case MUCH_LATER:
			listener->now_ms += TERM_PASTE_STALL_MS;
			break;
		case SEQUENCE:
			if (i + 1 < size)
				term_keys_sequence(keys, data[++i] % sequences,
					listener->now_ms);
			break;
		default:
			term_keys_byte(keys, data[i], listener->now_ms);
			break;
		}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct listener listener = { .now_ms = 1 };
	struct term_keys *keys = term_keys_new(listen, &listener);
	size_t events;

	if (setlocale(LC_ALL, "C.UTF-8") == NULL)
		broken("there is no locale C.UTF-8");
	receive(keys, &listener, data, size);

	/* Nothing that came may have locked the keyboard. */
	listener.now_ms += TERM_PASTE_STALL_MS + 1;
	term_keys_byte(keys, 033, listener.now_ms);
	term_keys_pause(keys, listener.now_ms);
	if (listener.last != KEY_ESC)
		broken("no Esc any more");
	events = listener.events;
	term_keys_byte(keys, 'x', listener.now_ms);
	if (listener.events != events + 1 || listener.last != 'x')
		broken("no letter any more");
	term_keys_free(&keys);
	return 0;
}

#ifndef WITH_LIBFUZZER

#define STREAMS 20000
#define STREAM_SIZE 120

/* xorshift: the same streams everywhere. */
static uint32_t next_random(uint32_t *seed)
{
	*seed ^= *seed << 13;
	*seed ^= *seed >> 17;
	*seed ^= *seed << 5;
	return *seed;
}

static size_t add_piece(uint8_t *stream, size_t used, uint32_t *seed)
{
	static const char *const pieces[] = {
		"\033", "\033[", "\033O", "[", "O", "A", "~", "200~", "201~",
		"\033[200~", "\033[201~", "\033[20", "1;5C", "\033[[A", "x",
		"\r", "\n", "\t", "\003", "\177", "\303", "\251", "\303\251",
		"\346\227\245", "\360\237\230\200", "\302\233", "\355\240\200",
		"\377", "\300\257", "\364\220\200\201", "\365\277\277\277",
		"\370", "\371", "\372", "\373\100",
	};
	const char *piece = pieces[next_random(seed) % ARRAY_LEN(pieces)];
	size_t length = strlen(piece);

	if (next_random(seed) % 8 == 0) {
		stream[used] = (uint8_t)next_random(seed);
		return used + 1;
	}
	if (used + length > STREAM_SIZE)
		return used + 1;
	memcpy(stream + used, piece, length);
	return used + length;
}

static void try_streams(uint32_t seed)
{
	uint8_t stream[STREAM_SIZE + 1];
	size_t used;

	for (int i = 0; i < STREAMS; i++) {
		memset(stream, PAUSE, sizeof(stream));
		for (used = 0; used < STREAM_SIZE;)
			used = add_piece(stream, used, &seed);
		LLVMFuzzerTestOneInput(stream, 1 + next_random(&seed)
			% STREAM_SIZE);
	}
}

/* A paste of every size around the limit, cut inside a character or not. */
static void try_long_pastes(void)
{
	for (size_t over = 0; over < 8; over++) {
		size_t size = TERM_PASTE_MAX - 4 + over;
		uint8_t *stream = mem_new(size + 20, 1);

		memset(stream, 'p', size + 6);
		memcpy(stream, "\033[200~", 6);
		memcpy(stream + size, "\303\251\346\227\245\033[201~", 11);
		LLVMFuzzerTestOneInput(stream, size + 11);
		free(stream);
	}
}

int main(void)
{
	printf("1..2\n");
	try_streams(20261121);
	printf("ok 1 - %d streams of keys and pastes\n", STREAMS);
	try_long_pastes();
	printf("ok 2 - pastes around the limit\n");
	return 0;
}

#endif
