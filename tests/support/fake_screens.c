/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two made-up screens and a made-up sheet, which write down what is asked of
 * them. */
#include "config.h"

#include "tests/support/fake_screens.h"

#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "tests/support/shell_fixture.h"

struct bays {
	struct fixture *f;
	struct shell *shell;
	char day[64];
	char filter[64];
	int cursor;
};

static bool bays_open(void *state, struct shell *shell, const char *words,
	struct err *err)
{
	struct bays *bays = state;

	bays->f = shell_services(shell);
	bays->shell = shell;
	snprintf(bays->day, sizeof(bays->day), "%s", words[0] ? words : "sat");
	hear(bays->f, "open(%s)", words);
	if (bays->f->open_fails)
		return err_set(err, ERR_INVALID, "%s", bays->f->open_fails);
	return true;
}

static void bays_close(void *state)
{
	hear(((struct bays *)state)->f, "close");
}

static void bays_draw(const void *state, struct canvas *canvas,
	const struct area *body)
{
	const struct bays *bays = state;

	canvas_printf(canvas, body->row, 1, -1, STYLE_NORMAL, "day %s",
		bays->day);
	canvas_printf(canvas, body->row + body->rows - 1, 1, -1, STYLE_NORMAL,
		"body ends, row %d", bays->cursor);
	canvas_cursor(canvas, body->row + bays->cursor, 5);
}

static void bays_context(const void *state, char *out, size_t size)
{
	snprintf(out, size, "%s  bays", ((const struct bays *)state)->day);
}

static int bays_alerts(const void *state, struct alert *alerts, int max)
{
	static const char *const texts[] = {
		"! 1 late", "? 1 request", "14:30 Bay 2 free"
	};
	const struct fixture *f = ((const struct bays *)state)->f;

	for (int i = 0; i < f->alert_count && i < max; i++) {
		alerts[i] = (struct alert){
			.style = i ? STYLE_WAITING : STYLE_ALERT,
		};
		snprintf(alerts[i].text, sizeof(alerts[i].text), "%s",
			texts[i % 3]);
	}
	return f->alert_count;
}

static bool bays_alert_target(const void *state, int n, struct target *target)
{
	const struct fixture *f = ((const struct bays *)state)->f;

	if (f->alert_targets[n] == 0)
		return false;
	*target = (struct target){
		.kind = "booking", .id = f->alert_targets[n],
	};
	snprintf(target->name, sizeof(target->name), "late: %d",
		f->alert_targets[n]);
	return true;
}

static void bays_go(void *state, const struct target *target)
{
	hear(((struct bays *)state)->f, "go(%d)", (int)target->id);
}

static bool bays_subject(const void *state, struct target *target)
{
	const struct bays *bays = state;

	if (bays->f->no_row)
		return false;
	*target = (struct target){ .kind = "booking", .id = 7 + bays->cursor };
	snprintf(target->name, sizeof(target->name), "Lee, Anna");
	snprintf(target->version, sizeof(target->version), "v1");
	return true;
}

static int bays_marked(const void *state, struct target *targets, int max)
{
	const struct fixture *f = ((const struct bays *)state)->f;

	for (int i = 0; i < f->marks && i < max; i++)
		targets[i] = (struct target){ .kind = "booking", .id = 20 + i };
	return f->marks;
}

static bool bays_can(const void *state, const struct action *action,
	struct err *why)
{
	const struct fixture *f = ((const struct bays *)state)->f;

	if (!f->why_not || strcmp(action->name, "cancel-booking") != 0)
		return true;
	return err_set(why, ERR_DENIED, "%s", f->why_not);
}

static void bays_changed(void *state, const char *topic)
{
	hear(((struct bays *)state)->f, "changed(%s)", topic ? topic : "all");
}

static bool bays_words(void *state, const char *words, struct err *err)
{
	struct bays *bays = state;

	if (!strcmp(words, "nonsense"))
		return err_set(err, ERR_INVALID, "no such date: %s", words);
	snprintf(bays->day, sizeof(bays->day), "%s", words);
	hear(bays->f, "words(%s)", words);
	return true;
}

static bool bays_filter(void *state, const char *words, struct err *err)
{
	struct bays *bays = state;

	if (!strcmp(words, "nonsense"))
		return err_set(err, ERR_INVALID, "no such filter: %s", words);
	snprintf(bays->filter, sizeof(bays->filter), "%s", words);
	hear(bays->f, "filter(%s)", words);
	return true;
}

static void bays_command_line(const void *state, char *out, size_t size)
{
	snprintf(out, size, "b %s", ((const struct bays *)state)->day);
}

static bool bays_escape(void *state)
{
	struct bays *bays = state;

	hear(bays->f, "escape");
	return bays->f->uses_escape;
}

static void bays_chips(const void *state, char *out, size_t size)
{
	const struct bays *bays = state;

	if (bays->filter[0])
		snprintf(out, size, "{%s}", bays->filter);
}

static int bays_complete(const void *state, const char *line,
	const char *word, char **out, int max)
{
	static const char *const known[] = { "sat", "sun", "Bay 2" };
	int count = 0;

	(void)state;
	(void)line;
	for (size_t i = 0; i < ARRAY_LEN(known) && count < max; i++)
		if (text_begins(known[i], word))
			out[count++] = mem_strdup(known[i]);
	return count;
}

static bool bays_half_done(const void *state, char *what, size_t size)
{
	const struct bays *bays = state;

	if (!bays->f->half_done)
		return false;
	snprintf(what, size, "%s", bays->f->half_done);
	return true;
}

/* Writes down its name, what it is about and its words. */
static bool note_call(void *state, const struct call *call, struct err *err)
{
	struct bays *bays = state;

	(void)err;
	hear(bays->f, "%s", call->action->name);
	for (int i = 0; i < call->target_count; i++)
		hear(bays->f, "%d", (int)call->targets[i].id);
	if (call->words[0])
		hear(bays->f, "\"%s\"", call->words);
	return true;
}

static bool run_book(void *state, const struct call *call, struct err *err)
{
	struct bays *bays = state;

	(void)err;
	hear(bays->f, "%s", call->action->name);
	if (bays->f->hold_on_book)
		shell_hold(call->shell);
	if (bays->f->release_on_book) {
		shell_hold(call->shell);
		shell_release(call->shell, false);
		hear(bays->f, "booked");
	}
	if (bays->f->message_on_book)
		shell_message(call->shell, STYLE_NORMAL, "%s",
			bays->f->message_on_book);
	return true;
}

static bool run_move_down(void *state, const struct call *call,
	struct err *err)
{
	(void)call;
	(void)err;
	((struct bays *)state)->cursor++;
	return true;
}

static bool run_refused(void *state, const struct call *call, struct err *err)
{
	(void)state;
	(void)call;
	return err_set(err, ERR_CONFLICT, "Petrov has Bay 2 15:30-17:00");
}

const struct action bays_actions[] = {
	{ "open-booking", "open", "Open the booking", NEED_ROW | NEED_HINT,
		NULL, note_call },
	{ "check-in", "check in", "Check the party in", NEED_ROW |
		NEED_CONNECTION | NEED_HINT, "booking_check_in", note_call },
	{ "cancel-booking", "cancel", "Cancel the booking", NEED_ROW |
		NEED_CONNECTION | NEED_HINT, "booking_cancel", note_call },
	{ "book", "book", "Book the bay under the cursor", NEED_HINT, NULL,
		run_book },
	{ "waive", "waive", "Waive a fee, with a reason", NEED_ROW |
		NEED_CONNECTION | NEED_HINT, "booking_waive", run_refused },
	{ "note", "note", "Write a note", NEED_ROW | TAKES_WORDS, NULL,
		note_call },
	{ "take-first", "take 1", "Take the first free slot", 0, NULL,
		note_call },
	{ "move-down", "down", "Move down", 0, NULL, run_move_down },
	{ "report", "report", "Write the day's report", 0, NULL, note_call },
	{ NULL, NULL, NULL, 0, NULL, NULL },
};

static const char *const bays_sections[] = { "list", "global", NULL };
static const char *const bays_legend[] = {
	"c confirmed   i checked in", "! late", NULL
};

static bool bays_scan(void *state, const char *code)
{
	struct fixture *f = ((struct bays *)state)->f;

	if (f->takes_scan)
		hear(f, "scanned(%s)", code);
	return f->takes_scan;
}

const struct screen_ops bays_screen = {
	.name = "bays",
	.command = "b",
	.title = "Booking grid",
	.sections = bays_sections,
	.state_size = sizeof(struct bays),
	.actions = bays_actions,
	.open = bays_open,
	.close = bays_close,
	.draw = bays_draw,
	.context = bays_context,
	.alerts = bays_alerts,
	.alert_target = bays_alert_target,
	.go = bays_go,
	.subject = bays_subject,
	.marked = bays_marked,
	.can = bays_can,
	.changed = bays_changed,
	.command_words = bays_words,
	.filter = bays_filter,
	.command_line = bays_command_line,
	.escape = bays_escape,
	.scan = bays_scan,
	.chips = bays_chips,
	.complete = bays_complete,
	.half_done = bays_half_done,
	.legend = bays_legend,
};

struct lanes {
	struct fixture *f;
};

static bool lanes_open(void *state, struct shell *shell, const char *words,
	struct err *err)
{
	(void)err;
	((struct lanes *)state)->f = shell_services(shell);
	hear(((struct lanes *)state)->f, "lanes(%s)", words);
	return true;
}

static void lanes_draw(const void *state, struct canvas *canvas,
	const struct area *body)
{
	(void)state;
	canvas_text(canvas, body->row, 1, -1, STYLE_NORMAL, "two lanes");
}

static bool run_lane(void *state, const struct call *call, struct err *err)
{
	(void)err;
	hear(((struct lanes *)state)->f, "%s", call->action->name);
	return true;
}

const struct action lanes_actions[] = {
	{ "start", "start", "Start a visit", NEED_HINT, NULL, run_lane },
	{ "assign", "assign", "Assign a unit", 0, NULL, run_lane },
	{ NULL, NULL, NULL, 0, NULL, NULL },
};

static const char *const lanes_sections[] = { "global", NULL };

const struct screen_ops lanes_screen = {
	.name = "lanes",
	.command = "l",
	.title = "Lane board",
	.sections = lanes_sections,
	.state_size = sizeof(struct lanes),
	.actions = lanes_actions,
	.open = lanes_open,
	.draw = lanes_draw,
};
