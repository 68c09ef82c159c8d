/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The fixture's life, its hands and its eyes; its club is bays_club.c. */
#include "config.h"

#include "tests/support/bays_fixture.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/mem.h"
#include "base/record.h"
#include "flow/said.h"
#include "screens/screens.h"
#include "store/outcome.h"
#include "tests/support/lanes_house.h"
#include "tests/support/plain_editor.h"
#include "ui/scan.h"

#define REST_MS 100
#define PICTURE_SIZE 32768

extern const char default_keys[];

static int64_t now_ms;

/* Instead of the one in base. */
int64_t clock_ms(void)
{
	return now_ms;
}

/* ------------------------------------------------------ what main does */

static void tell_time(struct bays *b)
{
	char clock[TIMESLOT_TEXT_SIZE];

	if (store_now(b->store) == 0)
		return;
	timeslot_format_time(store_now(b->store), clock);
	shell_clock(b->shell, clock);
}

static void signed_in(void *context, struct session *session,
	const struct err *error)
{
	struct bays *b = context;
	struct err err;

	if (error != NULL)
		return;
	shell_rights(b->shell, b->rights != NULL ? b->rights
		: session->rights);
	shell_identity(b->shell, session->name, session->desk);
	session_free(&b->session);
	b->session = session;
	tell_time(b);
	store_reconnected(b->store);
	if (b->opened) {
		shell_changed(b->shell, NULL);
		return;
	}
	b->opened = true;
	if (b->draft != NULL && shell_restore(b->shell, b->draft))
		return;
	if (!shell_open(b->shell, b->screen, "", &err))
		fail_msg("%s", err.text);
}

static void connection_changed(void *context, enum db_state state)
{
	struct bays *b = context;

	if (state != DB_READY)
		return;
	store_owner_close(b->store, &b->owner);
	session_store_open(b->store, &b->owner, "desk 2", NULL, NULL, signed_in,
		b);
}

static void announced(void *context, const char *topic)
{
	struct bays *b = context;

	if (topic != NULL && b->opened)
		shell_changed(b->shell, topic);
}

static void unheard(void *context, const struct outcome *outcome,
	const struct err *error)
{
	struct bays *b = context;

	if (error != NULL)
		shell_error(b->shell, error);
	else if (outcome->ok)
		said_done(b->shell, outcome);
	else
		said_refused(b->shell, outcome);
	shell_changed(b->shell, NULL);
}

static bool signable(void *context, const char *function)
{
	const struct bays *b = context;

	return b->signable != NULL && strcmp(b->signable, function) == 0;
}

static bool outside(void *context, const struct call *call, struct err *err)
{
	struct bays *b = context;

	return b->outside != NULL ? b->outside(b->keeper, call, err)
		: err_set(err, ERR_INVALID, "not in this program");
}

static void quit(void *context, int exit_code)
{
	struct bays *b = context;

	assert_int_equal(exit_code, 0);
	b->quits++;
}

static void paint(struct bays *b)
{
	char why[1][ERR_TEXT_SIZE] = { "" };
	bool ready = db_state(b->db) == DB_READY;

	now_ms++;
	if (!ready)
		db_describe(b->db, why, 1);
	shell_connection(b->shell, ready, db_is_busy(b->db), why[0]);
	shell_draw(b->shell, b->canvas);
}

/* ------------------------------------------------------------------ life */

static struct keymap *make_keymap(void)
{
	static const struct keymap_section sections[] = {
		{ "global", shell_actions }, { "list", shell_actions },
		{ "grid", shell_actions }, { "form", shell_actions },
		{ "bays", NULL }, { "lanes", NULL }, { NULL, NULL },
	};
	static struct keymap_section table[ARRAY_LEN(sections)];
	struct keymap *keymap;
	struct err err;

	memcpy(table, sections, sizeof(sections));
	table[4].actions = bays_screen.actions;
	table[5].actions = lanes_screen.actions;
	keymap = keymap_new(table);
	if (!keymap_load(keymap, "default.keys", default_keys, true, &err))
		fail_msg("%s", err.text);
	return keymap;
}

static void no_writes(void *context, bool none)
{
	store_write_none(((struct bays *)context)->store, none);
}

static void starts(void *context, const struct action *action)
{
	struct bays *b = context;

	if (b->starts != NULL)
		b->starts(b->watcher, action);
}

static struct bays *make(const char *screen,
	const struct line_editor_ops *editor)
{
	static const struct screen_ops *const all[] = {
		&bays_screen, &lanes_screen, NULL
	};
	struct bays *b = mem_new(1, sizeof(*b));
	const struct db_listener listener = {
		.state = connection_changed, .notify = announced, .context = b,
	};

	now_ms = 1000000;
	b->db = db_new(NULL, NULL, &listener);
	b->store = store_new(b->db);
	store_on_unheard(b->store, unheard, b);
	b->keymap = make_keymap();
	b->canvas = canvas_new(24, 80);
	b->shell = shell_new(&(struct shell_options){
		.screens = all, .keymap = b->keymap, .editor = editor,
		.services = b->store, .scan_prefix = SCAN_PREFIX,
		.quit = quit, .starts = starts, .no_writes = no_writes,
		.signable = signable, .outside = outside, .context = b,
	});
	b->screen = screen;
	bays_club_open(b, 5);
	lanes_house_tell(b, NULL);
	return b;
}

int bays_setup_unanswered(void **state)
{
	*state = make("bays", &plain_editor);
	return 0;
}

int lanes_setup_unanswered(void **state)
{
	*state = make("lanes", &plain_editor);
	return 0;
}

static int show(struct bays *b)
{
	fake_db_connect(b->db);
	settle(b);
	rest(b);
	forget_asked(b);
	return 0;
}

int bays_setup(void **state)
{
	bays_setup_unanswered(state);
	return show(*state);
}

int bays_setup_with(void **state, const struct line_editor_ops *editor)
{
	*state = make("bays", editor);
	return show(*state);
}

int lanes_setup(void **state)
{
	lanes_setup_unanswered(state);
	return show(*state);
}

/* In the order of main: screens go while there is a store to close with. */
int bays_teardown(void **state)
{
	struct bays *b = *state;

	store_owner_close(b->store, &b->owner);
	shell_free(&b->shell);
	store_free(&b->store);
	db_free(&b->db);
	session_free(&b->session);
	assert_int_equal(plain_editor_begun(), 0);
	keymap_free(&b->keymap);
	canvas_free(&b->canvas);
	free(b);
	return 0;
}

void bays_take_over(struct bays **b, struct record *draft,
	void (*prepare)(struct bays *b))
{
	struct record *own = draft != NULL ? draft : record_new();
	void *next;

	if (draft == NULL)
		shell_save((*b)->shell, own);
	bays_setup_unanswered(&next);
	bays_teardown((void **)b);
	*b = next;
	(*b)->draft = own;
	if (prepare != NULL)
		prepare(*b);
	fake_db_connect((*b)->db);
	settle(*b);
	rest(*b);
}

/* ----------------------------------------------------------------- hands */

void settle(struct bays *b)
{
	fake_db_run(b->db);
	paint(b);
}

void rest(struct bays *b)
{
	now_ms += REST_MS;
	shell_rested(b->shell);
	settle(b);
}

/* As far as the next minute, the next wake, the end; whichever is first. */
void pass_ms(struct bays *b, int64_t ms)
{
	int64_t end = now_ms + ms;

	while (now_ms < end) {
		int minute = store_until_next_minute_ms(b->store);
		int wake = shell_wake_ms(b->shell), step = minute;

		if (wake > 0 && wake < step)
			step = wake;
		if (step > end - now_ms)
			step = (int)(end - now_ms);
		now_ms += step;
		if (step == minute)
			tell_time(b);
		if (step == minute || step == wake)
			shell_ticked(b->shell);
	}
	settle(b);
}

void pass_time(struct bays *b, int64_t ms)
{
	(void)b;
	now_ms += ms;
}

static void press_key(struct bays *b, key code)
{
	shell_event(b->shell, &(struct event){
		.kind = EVENT_KEY, .code = code, .at_ms = ++now_ms
	});
}

void press(struct bays *b, const char *keys)
{
	key code;

	while (key_parse(&keys, &code))
		press_key(b, code);
	assert_string_equal(keys, "");
}

void type(struct bays *b, const char *keys)
{
	key code;

	while (key_parse(&keys, &code)) {
		press_key(b, code);
		settle(b);
	}
	assert_string_equal(keys, "");
}

void paste(struct bays *b, const char *text)
{
	shell_event(b->shell, &(struct event){
		.kind = EVENT_PASTE, .text = text, .at_ms = ++now_ms
	});
	settle(b);
}

void resize(struct bays *b, int cols, int rows)
{
	canvas_clear(b->canvas, rows, cols);
	shell_event(b->shell, &(struct event){
		.kind = EVENT_RESIZE, .at_ms = ++now_ms
	});
	settle(b);
}

void go_to(struct bays *b, const char *words)
{
	char line[200];
	struct err err;

	snprintf(line, sizeof(line), "b %s", words);
	if (!shell_command(b->shell, line, &err))
		fail_msg("%s: %s", line, err.text);
	settle(b);
	rest(b);
	forget_asked(b);
}

void answer_table(struct bays *b, const char *query, const char *table)
{
	fake_db_answer(b->db, &(struct fake_answer){
		.query = query, .table = table
	});
}

void answer(struct bays *b, const char *query, const char *value)
{
	fake_db_answer(b->db, &(struct fake_answer){
		.query = query, .value = value
	});
}

void answer_when(struct bays *b, const char *query, int when, const char *is,
	const char *value)
{
	fake_db_answer(b->db, &(struct fake_answer){
		.query = query, .when = when, .is = is, .value = value
	});
}

void answer_error(struct bays *b, const char *query, enum err_kind kind,
	const char *text)
{
	fake_db_answer(b->db, &(struct fake_answer){
		.query = query, .error = kind, .text = text
	});
}

void answer_later(struct bays *b, const char *query)
{
	fake_db_answer(b->db, &(struct fake_answer){
		.query = query, .hold = true
	});
}

/* ------------------------------------------------------------------ eyes */

static void read_lines(const struct bays *b, int first, int count,
	char out[PICTURE_SIZE])
{
	char row[4096];

	out[0] = '\0';
	for (int i = 0; i < count; i++) {
		canvas_row(b->canvas, first - 1 + i, row, sizeof(row));
		strcat(strcat(out, row), "\n");
	}
}

static void assert_same(const char *is, const char *wanted)
{
	if (strcmp(is, wanted) == 0)
		return;
	/* cmocka's own messages end after a kilobyte. */
	fprintf(stderr, "the picture is\n%sinstead of\n%s\n", is, wanted);
	fail_msg("another picture");
}

void assert_picture(struct bays *b, const char *wanted)
{
	char text[PICTURE_SIZE];

	read_lines(b, 1, b->canvas->rows, text);
	assert_same(text, wanted);
}

void assert_lines(struct bays *b, int first, const char *wanted)
{
	char text[PICTURE_SIZE];
	int count = 0;

	for (const char *at = wanted; (at = strchr(at, '\n')) != NULL; at++)
		count++;
	read_lines(b, first, count, text);
	assert_same(text, wanted);
}

static void show_all(const struct bays *b)
{
	char text[PICTURE_SIZE];

	read_lines(b, 1, b->canvas->rows, text);
	fputs(text, stderr);
}

void assert_line_has(struct bays *b, int line, const char *wanted)
{
	char text[PICTURE_SIZE];

	read_lines(b, line, 1, text);
	if (strstr(text, wanted) == NULL) {
		show_all(b);
		fail_msg("line %d is without \"%s\"", line, wanted);
	}
}

void assert_line_lacks(struct bays *b, int line, const char *not_wanted)
{
	char text[PICTURE_SIZE];

	read_lines(b, line, 1, text);
	if (strstr(text, not_wanted) != NULL) {
		show_all(b);
		fail_msg("line %d is with \"%s\"", line, not_wanted);
	}
}

void assert_asked(struct bays *b, const char *wanted)
{
	if (strcmp(fake_db_asked(b->db), wanted) != 0) {
		fprintf(stderr, "asked was\n%sinstead of\n%s\n",
			fake_db_asked(b->db), wanted);
		fail_msg("something else was asked");
	}
	forget_asked(b);
}

void forget_asked(struct bays *b)
{
	fake_db_forget(b->db);
}
