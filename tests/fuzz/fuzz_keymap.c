/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keymap files from nowhere good.  Whatever the bytes: a file that is refused
 * changes nothing and says where, in clean text; a file that is accepted can
 * be printed and read back.
 *
 * By itself it mutates the shipped files, the same way every time.  Built with
 * clang -fsanitize=fuzzer -DWITH_LIBFUZZER it is a libFuzzer target. */
#include "config.h"

#include <err.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "tests/support/keymap_tables.h"
#include "ui/keymap.h"

#define FILE_NAME "fuzz.keys"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static char *default_text;
static struct keymap_tables *tables;

static void set_up(void)
{
	if (tables != NULL)
		return;
	default_text = keymap_file("default.keys");
	tables = keymap_tables_new(default_text);
}

static _Noreturn void broken(const char *what, const char *text)
{
	fprintf(stderr, "%s; the file was:\n%s\n-- end of file\n", what, text);
	abort();
}

static struct keymap *load_default(void)
{
	struct keymap *keymap = keymap_new(keymap_tables_sections(tables));
	struct err err;

	if (!keymap_load(keymap, "default.keys", default_text, true, &err))
		errx(1, "%s", err.text);
	return keymap;
}

static void check_refusal(const struct err *err, const char *text)
{
	if (err->kind != ERR_INVALID)
		broken("refused as something else than invalid", text);
	if (strncmp(err->text, FILE_NAME ":", strlen(FILE_NAME ":")) != 0)
		broken("refused without the file's name", text);
	if (!text_is_clean(err->text))
		broken("refused in words that a terminal obeys", text);
}

/* printed is read back, over the defaults as well as over nothing. */
static void check_printed(const char *printed, bool over_defaults,
	const char *text)
{
	struct keymap *keymap = over_defaults ? load_default()
		: keymap_new(keymap_tables_sections(tables));
	struct err err;
	char *again;

	if (!keymap_load(keymap, FILE_NAME, printed, false, &err))
		broken(err.text, printed);
	again = keymap_print(keymap);
	if (strcmp(printed, again) != 0)
		broken("printed, it was another keymap", text);
	free(again);
	keymap_free(&keymap);
}

#define PRESSES 200

/* The file's first bytes are pressed as keys, in runs of one to five. */
static void press_keys(const struct keymap *keymap, const char *text)
{
	static const char *const where[] = { "bays", "grid", "global", NULL };
	key keys[KEYMAP_SEQUENCE_MAX + 1] = { 0 };
	const struct action *action;
	const char *section;
	int i;

	for (i = 0; i < PRESSES && text[i] != '\0'; i++) {
		int count = 1 + i % (KEYMAP_SEQUENCE_MAX + 1);

		keys[count - 1] = (unsigned char)text[i];
		action = NULL;
		if (keymap_find(keymap, where, keys, count, &action, &section)
		    == KEYMAP_FOUND && action == NULL)
			broken("found nothing", text);
	}
}

static void check(const char *text)
{
	struct keymap *keymap = load_default();
	char *before = keymap_print(keymap), *after, *shadows;
	struct err err = { .kind = ERR_NONE };
	bool loaded = keymap_load(keymap, FILE_NAME, text, false, &err);

	after = keymap_print(keymap);
	if (loaded) {
		check_printed(after, false, text);
		check_printed(after, true, text);
	} else {
		check_refusal(&err, text);
		if (strcmp(before, after) != 0)
			broken("refused, but it changed something", text);
	}
	press_keys(keymap, text);
	shadows = keymap_shadows(keymap);
	free(shadows);
	free(after);
	free(before);
	keymap_free(&keymap);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char *text = mem_new(size + 1, 1);

	set_up();
	memcpy(text, data, size);
	check(text);
	free(text);
	return 0;
}

#ifndef WITH_LIBFUZZER

#define ROUNDS 1500
#define MUTATIONS_MAX 4

struct buffer {
	char *bytes;
	size_t length, size;
};

/* xorshift: the same files everywhere. */
static uint32_t next_random(uint32_t *seed)
{
	*seed ^= *seed << 13;
	*seed ^= *seed >> 17;
	*seed ^= *seed << 5;
	return *seed;
}

static size_t below(uint32_t *seed, size_t limit)
{
	return limit > 0 ? next_random(seed) % limit : 0;
}

static void insert(struct buffer *buffer, size_t at, const char *bytes,
	size_t length)
{
	if (buffer->length + length >= buffer->size)
		return;
	memmove(buffer->bytes + at + length, buffer->bytes + at,
		buffer->length - at);
	memcpy(buffer->bytes + at, bytes, length);
	buffer->length += length;
}

static void erase(struct buffer *buffer, size_t at, size_t length)
{
	if (length > buffer->length - at)
		length = buffer->length - at;
	memmove(buffer->bytes + at, buffer->bytes + at + length,
		buffer->length - at - length);
	buffer->length -= length;
}

/* Copies a part of the file to another place of it. */
static void repeat(struct buffer *buffer, uint32_t *seed)
{
	char part[200];
	size_t from = below(seed, buffer->length);
	size_t length = below(seed, sizeof(part));

	if (length > buffer->length - from)
		length = buffer->length - from;
	memcpy(part, buffer->bytes + from, length);
	insert(buffer, below(seed, buffer->length + 1), part, length);
}

static void mutate(struct buffer *buffer, uint32_t *seed)
{
	static const char *const words[] = {
		"<", ">", "[", "]", "#", " ", "\t", "\n", "\r", "none",
		" none\n", "<Ctrl-", "<Alt->>", "<F13>", "<Tab>", " g", " gb",
		"gbgbg", "[bays]\n", "[list]\nmark x\n", "[x]\n", "\x1B[2J",
		"\xE2\x80\xAE", "\xFF", "\xC3", "世", "%s%n", "book b n a b"
	};
	size_t at = below(seed, buffer->length + 1);
	const char *word = words[below(seed, ARRAY_LEN(words))];

	switch (below(seed, 6)) {
	case 0:
		if (at < buffer->length)
			buffer->bytes[at] = (char)below(seed, 256);
		break;
	case 1:
		erase(buffer, at, below(seed, 80));
		break;
	case 2:
		repeat(buffer, seed);
		break;
	case 3:
		if (at < buffer->length)
			buffer->bytes[at] ^= (char)(1 << below(seed, 8));
		break;
	default:
		insert(buffer, at, word, strlen(word));
		break;
	}
}

static void fuzz(const char *name, uint32_t seed)
{
	char *text = keymap_file(name);
	struct buffer buffer = {
		.length = strlen(text), .size = 2 * strlen(text) + 1000
	};
	size_t round, times;

	buffer.bytes = mem_new(buffer.size, 1);
	for (round = 0; round < ROUNDS; round++) {
		buffer.length = strlen(text);
		memcpy(buffer.bytes, text, buffer.length);
		for (times = 1 + below(&seed, MUTATIONS_MAX); times > 0; times--)
			mutate(&buffer, &seed);
		LLVMFuzzerTestOneInput((const uint8_t *)buffer.bytes,
			buffer.length);
	}
	free(buffer.bytes);
	free(text);
}

int main(void)
{
	static const char *const names[] = {
		"default.keys", "emacs.keys", "fkeys.keys"
	};
	size_t i;

	set_up();
	printf("1..%zu\n", ARRAY_LEN(names));
	for (i = 0; i < ARRAY_LEN(names); i++) {
		fuzz(names[i], 20261121 + (uint32_t)i);
		printf("ok %zu - %d mutations of %s\n", i + 1, ROUNDS, names[i]);
	}
	keymap_tables_free(&tables);
	free(default_text);
	return 0;
}

#endif
