/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What tests/fuzz/fuzz_shell does a million times, a few hundred times through
 * the real program, ncurses and a pseudo-terminal: pastes, scans and sequences,
 * broken at a byte of each with a silence long enough for ncurses to give up.
 * None of them asks for more than a move, so that the program's own log may tell
 * of nothing else, and nothing may be done. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "tests/support/club.h"
#include "tests/support/effort.h"

#define ROUNDS 6

static const char *const pieces[] = {
	"\033[200~xyo1\rcy:q\r\033[A\tbi\033[201~",
	"\033[200~u\003\032\034y\r\n!gl;\033[201~",
	"\033[200~\377\300caf\303\251 xy\033[201~",
	"\002ABxy:q!u\r", "\002A\tB\033[Cxy\r", "\002xyo1\rb\002xyi\r",
	"\001xyobixyo\r",
	"\033[A", "\033OB", "\033[C", "\033OD", "\033[1;5C",
	"\033[Mxyo", "\033[<0;12;7M", "\033[<35;9;9m", "\033[I", "\033[O",
	"\033[12;40R", "\033[?62;1;4c", "\033[99~", "\033[201~", "\033[27;5;121~",
	"\377\376\300", "\032", "\023", "\034",
};

/* What they may lead to: the Esc of a torn sequence goes back. */
static const char *const harmless[] = {
	"move-up", "move-down", "move-left", "move-right", "back",
};

static uint32_t seed = 88172645u;

static uint32_t any(uint32_t below)
{
	seed ^= seed << 13;
	seed ^= seed >> 17;
	seed ^= seed << 5;
	return seed % below;
}

/* A foreign scan has to be as fast as a device; the others come in two. */
static void send_piece(struct terminal *t, const char *bytes)
{
	size_t length = strlen(bytes), cut = any((uint32_t)length);

	if (bytes[0] == '\001' || cut == 0) {
		terminal_send(t, bytes, length);
	} else {
		terminal_send(t, bytes, cut);
		terminal_pause(t);
		terminal_send(t, bytes + cut, length - cut);
	}
	terminal_pause(t);
}

static bool is_harmless(const char *name)
{
	for (size_t i = 0; i < ARRAY_LEN(harmless); i++)
		if (strcmp(harmless[i], name) == 0)
			return true;
	return false;
}

/* How many actions there were. */
static int read_log(const struct club *club)
{
	char *path = mem_printf("%s/state/opsdesk/ana-0.log", club->home);
	FILE *log = fopen(path, "r");
	char line[400];
	int count = 0;

	assert_non_null(log);
	while (fgets(line, sizeof(line), log) != NULL) {
		char *name = strstr(line, "] action ");

		if (name == NULL)
			continue;
		name += strlen("] action ");
		name[strcspn(name, "\n")] = '\0';
		if (!is_harmless(name))
			fail_msg("\"%s\" was not asked for", name);
		count++;
	}
	fclose(log);
	free(path);
	return count;
}

static void nothing_acts_but_keys(void **state)
{
	struct club *club = *state;
	struct terminal *t = club_console(club, "ana");
	int rounds = effort_share() > 1 ? 1 : ROUNDS;

	for (int round = 0; round < rounds; round++)
		for (size_t i = 0; i < ARRAY_LEN(pieces); i++) {
			send_piece(t, pieces[any(ARRAY_LEN(pieces))]);
			if (any(8) == 0)
				resize(t, 60 + (int)any(80), 20 + (int)any(30));
		}
	/* Longer than a torn one is waited for. */
	resize(t, 80, 24);
	await_quiet(t);
	assert_in_range(read_log(club), rounds, 100000);
	club_goto(t, "bay2 13:30", "Bay 2  13:30-14:30");
	club_expect(club, "", "select club_test.deeds()");
	club_leave(t);
}

#define TEST(name) \
	cmocka_unit_test_setup_teardown(name, club_begin, club_end)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(nothing_acts_but_keys),
	};

	return cmocka_run_group_tests(tests, club_group, club_group_end);
}
