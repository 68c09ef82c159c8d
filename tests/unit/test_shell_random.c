/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whatever comes in whatever order, the shell stands: keys, pasted text, any
 * size, sheets, holds, a connection that comes and goes.  Repeatable: the
 * numbers are made here. */
#include "config.h"

#include "tests/support/shell_fixture.h"

#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "tests/support/effort.h"
#include "tests/support/plain_editor.h"

static uint32_t seed;

static uint32_t any(uint32_t below)
{
	seed = seed * 1664525u + 1013904223u;
	return (seed >> 8) % below;
}

static const char *const keys[] = {
	"b", "x", "j", "k", "g", "?", ":", "/", ";", "!", "u", "i", "w", "c",
	"y", "n", "1", "<Enter>", "<Esc>", "<Tab>", "<Up>", "<Down>",
	"<PgDn>", "<End>", "<F1>", "<F2>", "<F12>", "<Ctrl-q>", "<Ctrl-l>",
	"<Ctrl-t>", "<Ctrl-b>", "<Backspace>", "<Space>", "é", "日", "B", "<Alt-x>",
};

static const char *const commands[] = {
	":l<Enter>", ":b sun<Enter>", ":q<Enter>", ":messages<Enter>",
	":hints off<Enter>", ":hints on<Enter>", ":keys<Enter>",
	":view<Enter>", ":re<Enter>", ":<Tab><Tab><Esc>",
};

static void drop(void *ghost)
{
	(void)ghost;
}

static void change_something(struct fixture *f)
{
	static const char *const banner[] = { "nobody answers", "" };

	f->alert_count = (int)any(ALERTS_MAX + 1);
	memset(f->alert_targets, 0, sizeof(f->alert_targets));
	for (int i = (int)any(ALERT_TARGETS_MAX + 1); i > 0; i--)
		f->alert_targets[i - 1] = 10 + (int)any(4);
	f->marks = (int)any(4);
	f->no_row = any(4) == 0;
	f->why_not = any(2) ? "it is too late" : NULL;
	f->uses_escape = any(4) == 0;
	f->hold_on_book = any(3) == 0;
	f->release_on_book = any(3) == 0;
	f->half_done = any(2) ? "a roster" : NULL;
	shell_connection(f->shell, any(3) > 0, any(2), "offline");
	shell_banner(f->shell, banner, any(8) == 0 ? 2 : 0);
	shell_set_ghost(f->shell, any(3) == 0 ? f : NULL, drop);
}

static void do_something(struct fixture *f)
{
	switch (any(16)) {
	case 0:
		paste(f, "pasted\xc3\xa9 text");
		break;
	case 1:
		press(f, commands[any(ARRAY_LEN(commands))]);
		break;
	case 2:
		shell_release(f->shell, any(2));
		break;
	case 3:
		change_something(f);
		break;
	case 4:
		if (any(4) == 0)
			press_at(f, keys[any(ARRAY_LEN(keys))], 0);
		break;
	case 5:
		if (any(8) == 0)
			resize(f, 1 + (int)any(200), 1 + (int)any(60));
		break;
	default:
		press(f, keys[any(ARRAY_LEN(keys))]);
		break;
	}
}

/* Sheets are opened only where a screen would: when none is open. */
static void maybe_open_sheet(struct fixture *f, void **sheet)
{
	if (*sheet && any(40) == 0) {
		sheet_close(f->shell, *sheet);
		*sheet = NULL;
	} else if (!*sheet && any(40) == 0) {
		*sheet = open_sheet(f, &(struct sheet_options){
			.place = (enum sheet_place)any(3),
			.guarded = any(2), .passive = any(2),
			.takes_text = any(2), .anchor_row = (int)any(24) - 1,
		});
	}
}

static void stands_whatever_comes(void **state)
{
	struct fixture *f = *state;
	void *sheet = NULL;

	seed = 1;
	for (int i = 0; i < 60000 / effort_share(); i++) {
		do_something(f);
		maybe_open_sheet(f, &sheet);
		f->heard[0] = '\0';
		if (any(3) > 0)
			continue;
		draw(f);
		assert_false(shell_needs_draw(f->shell));
		assert_in_range(f->canvas->cursor_row, 0,
			f->canvas->rows - 1);
		assert_in_range(f->canvas->cursor_col, 0,
			f->canvas->cols - 1);
		assert_in_range(plain_editor_begun(), 0, 1);
	}

	/* And it can always be brought back to where one began. */
	shell_banner(f->shell, NULL, 0);
	shell_connection(f->shell, true, false, NULL);
	resize(f, 80, 24);
	f->uses_escape = false;
	for (int i = 0; i < 20; i++)
		press_seen(f, "<Esc>");
	press_seen(f, "<F2>y");
	assert_line_has(f, 1, " Booking grid  ");
	assert_line(f, 24, " y does nothing here; ? shows the keys");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		SHELL_TEST(stands_whatever_comes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
