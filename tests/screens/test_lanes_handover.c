/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lane board: what a desk leaves open at the end of a shift. */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/savefile.h"
#include "tests/support/lanes_house.h"

#define LEFT_OPEN \
	"kind|words|at\n" \
	"lane|lane 1: Okafor, Daniel, take 43.00|2026-11-21 14:06:00\n" \
	"checkout|Kaya wants out of l077, claimed until 14:09|" \
	"2026-11-21 14:07:00\n" \
	"cleaning|room 202 \x1b[31mis being cleaned|NULL\n" \
	"cleaning|room 210 is being cleaned|2026-11-20 23:10:00\n"

static void the_hand_over(void **state)
{
	struct bays *b = *state;

	answer_table(b, "lane_handover", LEFT_OPEN);
	forget_asked(b);
	type(b, ":handover<Enter>");
	assert_asked(b, "lane_handover(NULL)\n");
	assert_lines(b, 3,
"-- Hand-over  Sat 21 Nov 2026  14:07 ------------------------------ 1-7 of 7 ---\n"
" lanes in the middle of a check-in\n"
" 14:06      lane 1: Okafor, Daniel, take 43.00\n"
" check-outs in hand\n"
" 14:07      Kaya wants out of l077, claimed until 14:09\n"
" rooms that are being cleaned\n");
	assert_line_has(b, 9, "room 202 ");
	assert_line_lacks(b, 9, "\x1b");
}

static char *contents(const char *path)
{
	char *text = mem_new(1, 4096);
	FILE *file = fopen(path, "r");

	assert_non_null(file);
	assert_true(fread(text, 1, 4095, file) > 0);
	fclose(file);
	return text;
}

/* Into a directory of its own; nothing there is ever written over. */
static void the_hand_over_as_a_file(void **state)
{
	char home[] = "/tmp/opsdesk-handover-XXXXXX", path[200];
	struct bays *b = *state;
	struct stat status;
	char *text;

	assert_non_null(mkdtemp(home));
	setenv("XDG_STATE_HOME", home, 1);
	answer_table(b, "lane_handover", LEFT_OPEN);
	type(b, ":handover ../evening<Enter>");
	assert_line_has(b, 24, "the name is made");
	type(b, ":handover file<Enter>");
	assert_line_has(b, 24, "4 things written to /tmp/opsdesk-handover-");
	snprintf(path, sizeof(path), "%s/opsdesk/handover-2026-11-21-14-07.txt",
		home);
	assert_int_equal(stat(path, &status), 0);
	assert_int_equal(status.st_mode & 07777, 0600);
	text = contents(path);
	assert_non_null(strstr(text, "Hand-over  Sat 21 Nov 2026  14:07\n\n"
		"lanes in the middle of a check-in\n"
		"  2026-11-21 14:06  lane 1: Okafor, Daniel, take 43.00\n"));
	assert_null(strchr(text, '\x1b'));
	free(text);
	/* Neither written over nor, where it is a link, followed. */
	assert_int_equal(unlink(path), 0);
	assert_int_equal(symlink("elsewhere", path), 0);
	type(b, ":handover file<Enter>");
	assert_int_equal(unlink(path), 0);
	snprintf(path, sizeof(path),
		"%s/opsdesk/handover-2026-11-21-14-07-2.txt", home);
	assert_int_equal(unlink(path), 0);
	/* The site has a directory of its own for them. */
	savefile_into(home);
	type(b, ":handover file<Enter>");
	snprintf(path, sizeof(path), "%s/handover-2026-11-21-14-07.txt", home);
	assert_int_equal(unlink(path), 0);
	savefile_into("/tmp/there-is-no-such-place");
	type(b, ":handover file<Enter>");
	assert_line_has(b, 24, "/tmp/there-is-no-such-place/handover-");
	savefile_into("");
	snprintf(path, sizeof(path), "%s/opsdesk/", home);
	*strrchr(path, '/') = '\0';
	assert_int_equal(rmdir(path), 0);
	assert_int_equal(rmdir(home), 0);
	unsetenv("XDG_STATE_HOME");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		LANES_TEST(the_hand_over),
		LANES_TEST(the_hand_over_as_a_file),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
