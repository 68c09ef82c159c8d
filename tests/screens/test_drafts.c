/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every form of the real screens, half filled in, in a draft and back: the same
 * picture, and nothing written by it. */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/record.h"
#include "base/text.h"
#include "tests/support/lanes_house.h"

#define ROWS 24				/* the last one says that all is back */
#define LINE_SIZE (80 * TEXT_CLUSTER_SIZE + 1)

#define GUARDED \
	"{\"ok\": false, \"code\": \"guards\", \"sentence\": \"25.00 is owed\"," \
	" \"detail\": {\"guards\": [{\"code\": \"owed\"," \
	"  \"sentence\": \"25.00 is owed\", \"key\": \"c\"}]}}"

#define EARLY \
	"{\"ok\": true, \"sentence\": \"1\", \"detail\": {\"rows\": [" \
	" {\"unit\": \"room:214\", \"ok\": true, \"sentence\": \"\"," \
	"  \"detail\": {\"customer\": \"Brandt, U.\"," \
	"  \"late_minutes\": 0, \"fee_minor\": 0, \"past_due_minor\": 0," \
	"  \"banned_until\": null, \"needs_reason\": true}}]}}"

static const char *const all_rights[] = {
	"booking_approve", "booking_decline", "booking_check_in",
	"participant_settle", "booking_book", "booking_move",
	"booking_outcome", "booking_cancel", "roster_change",
	"resource_block", "facility_close", "booking_revert",
	"unmatched_resolve", "unmatched_dismiss", "booking_assign",
	"block_remove", "lane_start", "lane_assign", "lane_pay",
	"lane_past_due", "lane_renew", "lane_reset", "checkouts_done",
	"unit_clean", "place_decline", "unit_override", "unit_swap",
	"visit_upgrade", "place_join", "ban_lift", "place_accept", NULL
};

/* Half a form: how it is come to, and what stands on the screen then. */
struct half {
	const char *name;
	const char *view;		/* a `:` line, and … */
	const char *keys;
	const char *shows;
};

static const struct half halves[] = {
	{ "a booking, looking for somebody", ":b bay2 14:30<Enter>", "bgarc",
	  "garc" },
	{ "a booking, all but sent", ":b bay2 14:30<Enter>",
	  "bgarc<Enter>3<Tab>+<Tab><Tab>near the door<Left><Left>",
	  "near the door" },
	{ "a booking of words", "", ":b bay3 sat 18 smi<Enter>", "smi" },
	{ "a booking on another day", ":b tue bay4 10:30<Enter>", "bnob", "nob" },
	{ "a cancellation", ":b bay1 15:30<Enter>:b bay2 15:30<Enter>",
	  "xrain", "rain" },
	{ "a cancellation, at its letters", ":b bay2 15:30<Enter>",
	  "xrain<Tab>", "rain" },
	{ "a decline", ":b bay3 14:30<Enter>", "dtoo full", "too full" },
	{ "a closing", ":b bay3 17:30<Enter>", "c<Tab><Tab><Right><Tab>net",
	  "net" },
	{ "a payment", ":b bay2 13:30<Enter>", "p<Tab>slip 9", "slip 9" },
	{ "a check-in", ":b bay2 13:30<Enter>", "i<Tab>slip 9", "slip 9" },
	{ "a roster, adding somebody", ":b bay1 14:00<Enter>", "<Enter>egarc",
	  "garc" },
	{ "the second on a roster", ":b bay2 13:30<Enter>", "<Enter>j",
	  "> Mo Lee" },
	{ "a fee of somebody on a roster", ":b bay2 13:30<Enter>", "<Enter>jp",
	  "waive, needs a reason" },
	{ "why that is waived", ":b bay2 13:30<Enter>", "<Enter>jpwthey waited",
	  "reason to waive: they waited" },
	{ "why all of it is waived", ":b bay2 13:30<Enter>",
	  "p<Tab>slip<Tab>wthe bay leaked<Left><Left>",
	  "reason to waive: the bay leaked" },
	{ "an import", ":b bay4 12:30<Enter>", "<Enter>garc", "garc" },
	{ "a hand", ":b bay2 15:30<Enter>", "v:b bay3 17<Enter>", "Moving" },
	{ "a filter", "", "/lee<Enter>zzj", "{lee}" },
	{ "a week, and marks", ":b bay1 14<Enter>", "<Space>W", "1 marked" },
	{ "a half-typed line", "", ":b bay2 sat 1", ":b bay2 sat 1" },
	{ "a half-typed filter", "", "/le", "/le" },
	{ "a room by number", ":l lane 2<Enter>", "a20", "number 20" },
	{ "a reset", ":l lane 1<Enter>", "xchanged his mind",
	  "his mind" },
	{ "a check-out", ":l 214<Enter>", "o<Space>", "[x]" },
	{ "the reference of a check-out", ":l 214<Enter>", "o<Space><Tab>slip 4",
	  "reference of" },
	{ "why somebody leaves early", ":l 214<Enter>", "o<Space><Enter>unwell",
	  "why so early: unwell" },
	{ "check-outs of marked units",
	  ":l 204<Enter><Space>:l 214<Enter><Space>", "o*", "2 marked" },
	{ "an upgrade", ":l 208<Enter>", "", "208" },
	{ "a pane and its filter", ":l due<Enter>", "j/w<Enter>", "{w}" },
};

static void prepare(struct bays *b)
{
	b->rights = all_rights;
	answer_when(b, "booking_check_in", 4, "none", GUARDED);
	answer_when(b, "checkouts_done", 3, "true", EARLY);
	fake_db_answer_rest(b->db, "{\"ok\": true, \"sentence\": \"done\", "
		"\"version\": \"v9\", \"detail\": {}}");
}

static void picture(struct bays *b, char rows[ROWS][LINE_SIZE])
{
	settle(b);
	for (int i = 0; i < ROWS; i++)
		canvas_row(b->canvas, i, rows[i], LINE_SIZE);
}

static bool shows(struct bays *b, const char *text)
{
	char row[LINE_SIZE];

	for (int i = 0; i < 24; i++) {
		canvas_row(b->canvas, i, row, sizeof(row));
		if (strstr(row, text))
			return true;
	}
	return false;
}

/* On the last line, too, which may say that all is back instead of what it said
 * before. */
static void assert_there(const struct half *half, struct bays *b,
	const char *when)
{
	char row[LINE_SIZE];

	if (shows(b, half->shows))
		return;
	for (int i = 0; i < ROWS; i++) {
		canvas_row(b->canvas, i, row, sizeof(row));
		print_error("|%s\n", row);
	}
	fail_msg("%s: not there %s", half->name, when);
}

static void assert_same(const struct half *half, char before[][LINE_SIZE],
	char after[][LINE_SIZE])
{
	for (int i = 0; i < ROWS - 1; i++) {
		if (!strcmp(before[i], after[i]))
			continue;
		for (int j = 0; j < ROWS; j++)
			print_error("%s|%s\n", strcmp(before[j], after[j])
				? "was" : "   ", before[j]);
		for (int j = 0; j < ROWS; j++)
			if (strcmp(before[j], after[j]))
				print_error("now|%s\n", after[j]);
		fail_msg("%s: another picture", half->name);
	}
}

/* A request id is only there in a write, and the last parameter of one that is
 * only asked is true. */
static void assert_nothing_written(const struct half *half, struct bays *b)
{
	const char *line = fake_db_asked(b->db);

	while (*line) {
		const char *end = strchr(line, '\n');
		size_t length = end ? (size_t)(end - line) : strlen(line);
		char *one = mem_printf("%.*s", (int)length, line);

		if (strstr(one, "(#") && strcmp(one + length - 6, " true)"))
			fail_msg("%s: written by being put back: %s",
				half->name, one);
		free(one);
		line += length + (end != NULL);
	}
}

static void come_and_go(const struct half *half)
{
	static char before[ROWS][LINE_SIZE], after[ROWS][LINE_SIZE];
	struct bays *b;

	bays_setup((void **)&b);
	prepare(b);
	shell_rights(b->shell, all_rights);
	type(b, half->view);
	rest(b);
	type(b, half->keys);
	rest(b);
	picture(b, before);
	assert_there(half, b, "to begin with");
	bays_take_over(&b, NULL, prepare);
	rest(b);
	assert_false(shell_is_restoring(b->shell));
	assert_nothing_written(half, b);
	picture(b, after);
	assert_same(half, before, after);
	assert_there(half, b, "again");
	bays_teardown((void **)&b);
}

static void each_form_comes_back(void **state)
{
	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(halves); i++)
		come_and_go(&halves[i]);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_form_comes_back),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
