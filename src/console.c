/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One terminal, one person: everything the program owns hangs from here. */
#include "config.h"

#include "console.h"
#include "console_private.h"

#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>

#include "base/log.h"
#include "base/mem.h"
#include "base/savefile.h"
#include "flow/signover.h"
#include "io/db.h"
#include "io/loop.h"
#include "keys.h"
#include "options.h"
#include "settings.h"
#include "store/session_store.h"
#include "store/store.h"
#include "term/line_edit.h"
#include "term/term.h"
#include "ui/scan.h"
#include "ui/shell.h"

#define REST_MS 100		/* the peek follows a cursor that rests */
#define LOOK_MS 50		/* and is drawn at once if found by then */

/* ------------------------------------------------------------- leaving */

void console_leave(struct console *console, int code, const char *farewell)
{
	console->ending = true;
	snprintf(console->farewell, sizeof(console->farewell), "%s", farewell);
	loop_stop(console->loop, code);
}

static void hung_up(void *context)
{
	log_line("the line was hung up");
	console_leave(context, EXIT_OK, "");
}

static void signalled(void *context, int signo)
{
	struct console *console = context;

	switch (signo) {
	case SIGWINCH:
		term_resized(console->term);
		break;
	case SIGCONT:
		term_continued(console->term);
		shell_redraw(console->shell);
		break;
	default:
		log_line("signal %d", signo);
		console_leave(console, EXIT_OK, "");
		break;
	}
}

/* ----------------------------------------------------- keys and pictures */

void console_tick(void *context)
{
	struct console *console = context;
	char clock[TIMESLOT_TEXT_SIZE];

	if (store_now(console->store) == 0)
		return;
	timeslot_format_time(store_now(console->store), clock);
	shell_clock(console->shell, clock);
	gate_clock(console->access.gate, clock);
	shell_ticked(console->shell);
	loop_timer_set(console->minute,
		store_until_next_minute_ms(console->store));
}

static void rested(void *context)
{
	struct console *console = context;

	shell_rested(console->shell);
	loop_timer_set(console->look, LOOK_MS);
}

/* paint() does what it has waited with. */
static void looked(void *context)
{
	(void)context;
}

static void woken(void *context)
{
	struct console *console = context;

	shell_ticked(console->shell);
}

static void happened(void *context, const struct event *event)
{
	struct console *console = context;

	if (access_event(console, event))
		return;
	console->typed = console->typed || event->kind != EVENT_RESIZE;
	shell_event(console->shell, event);
	console_draft_touch(console, true);
	loop_timer_set(console->rest, REST_MS);
	loop_timer_stop(console->look);
}

/* A hundred consoles share a machine: what pictures and the last replies took
 * need not stay with each that nobody types at. */
static void let_go(struct console *console)
{
	if (console->canvas == NULL || loop_timer_is_set(console->rest) ||
	    loop_timer_is_set(console->look))
		return;
	canvas_free(&console->canvas);
	mem_trim();
}

static void draw(struct console *console)
{
	int rows, cols;

	term_size(console->term, &rows, &cols);
	if (console->canvas == NULL)
		console->canvas = canvas_new(rows, cols);
	console_draft_touch(console, false);
	canvas_clear(console->canvas, rows, cols);
	if (access_is_shut(console))
		gate_draw(console->access.gate, console->canvas);
	else
		shell_draw(console->shell, console->canvas);
	term_draw(console->term, console->canvas);
}

static void paint(void *context)
{
	struct console *console = context;
	int wake;

	if (console->ending)
		return;
	access_turn(console);
	if (access_is_shut(console)) {
		if (gate_needs_draw(console->access.gate))
			draw(console);
		let_go(console);
		return;
	}
	/* What a cursor at rest asks for is there in a moment: one picture of
	 * it is half the bytes of two. */
	if (loop_timer_is_set(console->look) && db_is_busy(console->db))
		return;
	console_show_banner(console);
	console_tell_line(console);
	console_draft_turn(console);
	if (!shell_needs_draw(console->shell)) {
		console_fates_painted(console);
		let_go(console);
		return;
	}
	draw(console);
	console_fates_painted(console);
	let_go(console);
	wake = shell_wake_ms(console->shell);
	if (wake >= 0)
		loop_timer_set(console->wake, wake);
	else
		loop_timer_stop(console->wake);
}

/* -------------------------------------------------------- life and death */

static void load_files(struct console *console)
{
	char *own = settings_path("opsdesk.conf");
	struct err err;

	console->settings.hints = true;
	console->settings.draft_hours = SETTING_DRAFT_HOURS;
	console->settings.scan_prefix = SCAN_PREFIX;
	if (!settings_load(&console->settings, settings_site_path(),
			SETTINGS_OF_SITE, &err))
		console_keep_problem(console, &err);
	if (own != NULL && !settings_load(&console->settings, own,
			SETTINGS_OF_PERSON, &err))
		console_keep_problem(console, &err);
	free(own);
	savefile_into(console->settings.exports);
	console->keymap = keys_load(&console->settings, console->options->keys,
		console_keep_problem, console);
}

static void watch(struct console *console)
{
	static const int signals[] = {
		SIGWINCH, SIGCONT, SIGTERM, SIGINT, SIGHUP, SIGQUIT
	};

	for (size_t i = 0; i < ARRAY_LEN(signals); i++)
		loop_on_signal(console->loop, signals[i], signalled, console);
	signal(SIGPIPE, SIG_IGN);
	signal(SIGTSTP, SIG_IGN);
	/* A file that may not grow any more is a full disk, no reason to die. */
	signal(SIGXFSZ, SIG_IGN);
	console->terminal = loop_source_new(console->loop, term_want,
		term_ready, console->term);
	console->minute = loop_timer_new(console->loop, console_tick, console);
	console->rest = loop_timer_new(console->loop, rested, console);
	console->look = loop_timer_new(console->loop, looked, console);
	console->wake = loop_timer_new(console->loop, woken, console);
	console->seat.timer = loop_timer_new(console->loop, console_seat_look,
		console);
	console->answer = loop_timer_new(console->loop, console_terminal_silent,
		console);
	console->draft.timer = loop_timer_new(console->loop, console_draft_due,
		console);
	loop_on_turn(console->loop, paint, console);
}

static bool open_terminal(struct console *console, struct err *err)
{
	struct term_options options = {
		.event = happened, .hangup = hung_up, .context = console,
	};
	struct err notice;

	console_terminal_find(console, &options);
	if (!term_open(&console->term, &options, err))
		return false;
	if (term_notice(console->term)[0] != '\0') {
		err_set(&notice, ERR_INVALID, "%s", term_notice(console->term));
		console_keep_problem(console, &notice);
	}
	return true;
}

void console_forget_person(struct console *console)
{
	console_draft_leave(console);
	if (console->store != NULL)
		store_owner_close(console->store, &console->owner);
	console_terminal_keep(console);
	console->question = NULL;
	signover_free(&console->signover);
	shell_free(&console->shell);
	console_seat_leave(console);
	store_free(&console->store);
	db_free(&console->db);
	session_free(&console->session);
	canvas_free(&console->canvas);
	line_edit_forget();
	loop_timer_stop(console->minute);
	loop_timer_stop(console->rest);
	loop_timer_stop(console->look);
	loop_timer_stop(console->wake);
	console->opened = false;
	console->signed_in = false;
	console->outage = (struct outage){ .since_ms = 0 };
	console->problem[0] = '\0';
	memset(console->banner_text, 0, sizeof(console->banner_text));
}

static void stop(struct console *console)
{
	access_stop(console);
	console_forget_person(console);
	keymap_free(&console->keymap);
	loop_timer_free(&console->minute);
	loop_timer_free(&console->rest);
	loop_timer_free(&console->look);
	loop_timer_free(&console->wake);
	loop_timer_free(&console->seat.timer);
	loop_timer_free(&console->answer);
	loop_timer_free(&console->draft.timer);
	loop_source_free(&console->terminal);
	loop_free(&console->loop);
	if (console->term != NULL)
		term_close(&console->term);
	if (console->farewell[0] != '\0')
		fprintf(stderr, "opsdesk: %s\n", console->farewell);
	log_close();
}

/* What is in this memory is people's data: it is written to no file when the
 * program dies (a core_pattern that is a pipe does not ask for the limit), and
 * no other process of the same account may look into it. */
static void keep_memory_private(void)
{
	const struct rlimit none = { 0, 0 };

	if (setrlimit(RLIMIT_CORE, &none) != 0 ||
	    prctl(PR_SET_DUMPABLE, 0) != 0)
		log_line("core dumps cannot be switched off");
}

int console_run(const struct options *options)
{
	struct console console = { .options = options };
	struct err err;
	int code;

	setlocale(LC_ALL, "");
	if (options->log != NULL && !log_open(options->log, &err)) {
		fprintf(stderr, "opsdesk: %s\n", err.text);
		return EXIT_BAD_USAGE;
	}
	keep_memory_private();
	load_files(&console);
	if (!open_terminal(&console, &err)) {
		fprintf(stderr, "opsdesk: %s\n", err.text);
		keymap_free(&console.keymap);
		return EXIT_BAD_USAGE;
	}
	console.loop = loop_new();
	watch(&console);
	access_start(&console);
	console_connect(&console);
	console_start_shell(&console);
	code = loop_run(console.loop);
	stop(&console);
	return code;
}
