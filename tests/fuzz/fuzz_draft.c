/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Drafts that were damaged, into the reader and from there into the real
 * screens over a fake database: whatever they say, the program stands, shows
 * something, and writes nothing.
 *
 * The same mutations every time. */
#include "config.h"

#include "tests/support/bays_fixture.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/record.h"
#include "store/record_json.h"
#include "tests/support/effort.h"

#define ROUNDS 400
#define MUTATIONS_MAX 4

static uint32_t seed = 20261121;

/* xorshift: the same drafts everywhere. */
static size_t below(size_t limit)
{
	seed ^= seed << 13;
	seed ^= seed >> 17;
	seed ^= seed << 5;
	return limit > 0 ? seed % limit : 0;
}

/* What an operator could have been at. */
static const char *const works[] = {
	":b bay2 14:30<Enter>bgarc<Enter>3<Tab><Tab><Tab>a note",
	":b bay2 15:30<Enter>xrain",
	":b bay2 13:30<Enter>p<Tab>slip",
	":b bay3 17:30<Enter>v:b sun bay1 9<Enter>/lee<Enter>",
	(":b bay1 14<Enter><Space>W<Ctrl-t>:l due<Enter>/w<Enter>:l lane 2<Enter>"
		"sbran<Ctrl-t>:half typ"),
	":l 204<Enter><Space>:l 214<Enter><Space>o*",
	":b bay2 13:30<Enter><Enter>jpwthey waited",
	":b bay2 13:30<Enter><Enter>jp",
	":l 214<Enter>o<Space><Tab>slip",
};

static char *draft_of(const char *keys)
{
	struct record *record = record_new();
	struct bays *b;
	char *text;

	bays_setup((void **)&b);
	fake_db_answer_rest(b->db, "{\"ok\": true, \"sentence\": \"done\", "
		"\"version\": \"v9\", \"detail\": {}}");
	type(b, keys);
	shell_save(b->shell, record);
	text = record_json_text(record);
	record_free(&record);
	bays_teardown((void **)&b);
	return text;
}

static char *replaced(const char *text, size_t at, size_t length,
	const char *by)
{
	return mem_printf("%.*s%s%s", (int)at, text, by, text + at + length);
}

/* A value of it becomes another one: the JSON stays good. */
static char *change_value(const char *text)
{
	static const char *const values[] = {
		"", "-1", "0", "1", "2147483647", "-9223372036854775808",
		"9223372036854775807", "99999999999999999999", "x", "bays",
		"lanes", "pick-up", "check-in", "undo", "approve", "book",
		"quit", "clean", "o", "%s%n", "\\u001b[2J", "\\u202e",
		"2026-13-45", "9999-12-31", "a booking", "a question",
		"a check-out", "a roster", "1.5", " 7", "119", "121",
		"1114113", "1114115", "\xF0\x9F\x8E\xB3",
	};
	size_t length = strlen(text), at = below(length);
	const char *begin = strstr(text + at, "\":\""), *end;

	end = begin ? strchr(begin + 3, '"') : NULL;
	if (!end)
		return mem_strdup(text);
	return replaced(text, (size_t)(begin + 3 - text),
		(size_t)(end - begin - 3), values[below(ARRAY_LEN(values))]);
}

/* Bytes of it go, double or become others. */
static char *change_bytes(const char *text)
{
	static const char *const words[] = {
		"\"", "{", "}", "[", "]", ",", ":", "\\", "\\u0000", "null",
		"1", "\xFF", "[{}]", "{\"sheet\":[{}]}",
	};
	size_t length = strlen(text), at = below(length);
	size_t count = below(length - at < 60 ? length - at : 60);
	char *part, *changed;

	switch (below(3)) {
	case 0:
		return replaced(text, at, count, "");
	case 1:
		part = mem_printf("%.*s", (int)count, text + at);
		changed = replaced(text, at, 0, part);
		free(part);
		return changed;
	default:
		return replaced(text, at, below(2),
			words[below(ARRAY_LEN(words))]);
	}
}

static _Noreturn void broken(const char *what, const char *text)
{
	fprintf(stderr, "%s; the draft was:\n%s\n", what, text);
	abort();
}

/* A write has a request id, and ends in true when it is only asked. */
static void check_asked(struct bays *b, const char *text)
{
	const char *line = fake_db_asked(b->db);

	for (const char *end; (end = strchr(line, '\n')); line = end + 1) {
		char *one = mem_printf("%.*s", (int)(end - line), line);

		if (strstr(one, "(#") && (strlen(one) < 6 ||
		    strcmp(one + strlen(one) - 6, " true)")))
			broken(one, text);
		free(one);
	}
}

static int check(const char *text)
{
	struct err err;
	struct record *record = record_json_read(text, strlen(text), &err);
	struct bays *b;

	if (!record)
		return 0;
	bays_setup_unanswered((void **)&b);
	b->draft = record;
	fake_db_answer_rest(b->db, "{\"ok\": true, \"sentence\": \"done\", "
		"\"version\": \"v9\", \"detail\": {}}");
	fake_db_connect(b->db);
	settle(b);
	rest(b);
	check_asked(b, text);
	if (!shell_view(b->shell, 0, (char[512]){ "" }, 512))
		broken("there is nothing to see", text);
	/* It can be worked with. */
	type(b, "<Esc><Esc><Esc>jk?<Esc>");
	bays_teardown((void **)&b);
	return 1;
}

static int mutate(const char *text)
{
	char *draft = mem_strdup(text), *next;
	int read;

	for (size_t n = 1 + below(MUTATIONS_MAX); n > 0; n--) {
		next = below(8) > 0 ? change_value(draft)
			: change_bytes(draft);
		free(draft);
		draft = next;
	}
	read = check(draft);
	free(draft);
	return read;
}

int main(void)
{
	printf("1..%zu\n", ARRAY_LEN(works));
	for (size_t i = 0; i < ARRAY_LEN(works); i++) {
		char *text = draft_of(works[i]);
		int read = 0, rounds = ROUNDS / effort_share();

		for (int j = 0; j < rounds; j++)
			read += mutate(text);
		printf("%s %zu - %d mutations of a draft, %d of them read\n",
			read > rounds / 4 ? "ok" : "not ok", i + 1, rounds,
			read);
		free(text);
	}
	return 0;
}
