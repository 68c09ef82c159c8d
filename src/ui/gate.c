/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sign-in form and lock: what keys do there, and when an attempt may start. */
#include "config.h"

#include "ui/gate.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/mem.h"
#include "ui/gate_private.h"

#define WAIT_FIRST_MS 1000
#define WAIT_LONGEST_MS 30000
/* A password that was begun and left is not for who comes next. */
#define LEFT_MS 60000

#define KEY_LEAVE (KEY_MOD_CTRL | 'q')

struct gate *gate_new(const struct gate_options *options)
{
	struct gate *gate = mem_new(1, sizeof(*gate));

	gate->options = *options;
	gate->password.secret = true;
	gate->name.limit = GATE_NAME_SIZE - 1;
	return gate;
}

void gate_free(struct gate **freed)
{
	struct gate *gate = *freed;

	if (gate == NULL)
		return;
	textfield_wipe(&gate->password);
	free(gate);
	*freed = NULL;
}

void gate_show(struct gate *gate, enum gate_kind kind, const char *name,
	const char *who)
{
	textfield_wipe(&gate->password);
	textfield_set(&gate->name, name);
	snprintf(gate->who, sizeof(gate->who), "%s", who);
	snprintf(gate->since, sizeof(gate->since), "%s", gate->clock);
	gate->kind = kind;
	gate->asking = kind == GATE_SIGN_IN || kind == GATE_LOST;
	gate->at_password = kind != GATE_SIGN_IN || name[0] != '\0';
	gate->trying = gate->pending = gate->painted = false;
	gate->sentence[0] = '\0';
	gate->scan = (struct scan){ .reading = false };
	gate->needs_draw = true;
	if (kind == GATE_OPEN)
		gate->refusals = 0;
}

enum gate_kind gate_kind(const struct gate *gate)
{
	return gate->kind;
}

void gate_say(struct gate *gate, const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	vsnprintf(gate->sentence, sizeof(gate->sentence), format, arguments);
	va_end(arguments);
	gate->needs_draw = true;
}

void gate_delayed(struct gate *gate, const char *sentence)
{
	gate->trying = gate->pending = false;
	textfield_wipe(&gate->password);
	gate_say(gate, "%s", sentence);
}

void gate_refused(struct gate *gate, const char *sentence)
{
	int64_t wait_ms = WAIT_LONGEST_MS;

	if (gate->refusals < 5)
		wait_ms = (int64_t)WAIT_FIRST_MS << gate->refusals;
	gate->refusals++;
	gate->not_before_ms = clock_ms() + wait_ms;
	gate_delayed(gate, sentence);
}

void gate_clock(struct gate *gate, const char *clock)
{
	if (strcmp(gate->clock, clock) == 0)
		return;
	snprintf(gate->clock, sizeof(gate->clock), "%s", clock);
	gate->needs_draw = true;
}

/* Attempts */

static void submit(struct gate *gate)
{
	gate->pending = false;
	gate->options.submit(gate->options.context, gate->name.text,
		gate->password.text);
	textfield_wipe(&gate->password);
}

static void try_it(struct gate *gate)
{
	gate->needs_draw = true;
	if (gate->name.text[0] == '\0') {
		gate->at_password = false;
		gate_say(gate, "Type the name of your login first.");
		return;
	}
	if (!gate->at_password || gate->password.text[0] == '\0') {
		gate->at_password = true;
		if (gate->password.text[0] == '\0')
			gate->sentence[0] = '\0';
		return;
	}
	gate->trying = true;
	gate->sentence[0] = '\0';
	if (clock_ms() < gate->not_before_ms)
		gate->pending = true;
	else
		submit(gate);
}

static void give_up_typing(struct gate *gate)
{
	textfield_wipe(&gate->password);
	gate->asking = gate->kind != GATE_LOCKED;
	gate->sentence[0] = '\0';
	gate->needs_draw = true;
}

int gate_wake_ms(const struct gate *gate)
{
	int64_t due_ms;

	if (gate->pending)
		due_ms = gate->not_before_ms;
	else if (gate->password.text[0] != '\0')
		due_ms = gate->typed_ms + LEFT_MS;
	else
		return -1;
	due_ms -= clock_ms();
	return due_ms > 0 ? (int)due_ms : 0;
}

void gate_ticked(struct gate *gate)
{
	if (gate->pending && clock_ms() >= gate->not_before_ms)
		submit(gate);
	else if (!gate->pending && gate->password.text[0] != '\0' &&
		 clock_ms() >= gate->typed_ms + LEFT_MS)
		give_up_typing(gate);
}

/* Keys */

static bool leave_key(struct gate *gate, key code)
{
	struct gate_options *options = &gate->options;

	if (code == KEY_LEAVE && gate->kind == GATE_SIGN_IN) {
		options->leave(options->context);
		return true;
	}
	if (code != KEY_ESC || gate->trying)
		return false;
	if (gate->kind == GATE_LOCKED)
		give_up_typing(gate);
	else
		options->aside(options->context);
	return true;
}

static void type(struct gate *gate, const struct event *event)
{
	struct textfield *field = gate->at_password ? &gate->password
						    : &gate->name;

	if (textfield_event(field, event))
		gate->needs_draw = true;
}

/* Whoever comes back to a lock types the password at once: no letter of it may
 * mean anything else, nor ever be seen. */
static void locked_event(struct gate *gate, const struct event *event)
{
	if (event->kind != EVENT_KEY)
		return;
	if (event->code == KEY_TAB) {
		gate->options.another(gate->options.context);
		return;
	}
	if (event->code != KEY_ENTER) {
		type(gate, event);
		if (gate->password.text[0] == '\0')
			return;
	}
	gate->asking = true;
	gate->needs_draw = true;
}

static void form_key(struct gate *gate, key code, const struct event *event)
{
	switch (code) {
	case KEY_ENTER:
		try_it(gate);
		break;
	case KEY_TAB:
	case KEY_BACKTAB:
	case KEY_UP:
	case KEY_DOWN:
		gate->at_password = gate->kind != GATE_SIGN_IN ||
			!gate->at_password;
		gate->needs_draw = true;
		break;
	default:
		type(gate, event);
		break;
	}
}

void gate_event(struct gate *gate, const struct event *event)
{
	bool early = !gate->painted || event->at_ms < gate->painted_ms;

	if (gate->kind == GATE_OPEN || event->kind == EVENT_RESIZE) {
		gate->needs_draw = true;
		return;
	}
	if (scan_event(&gate->scan, gate->options.scan_prefix, event)
	    != SCAN_NOT || early)
		return;
	gate->typed_ms = event->at_ms;
	if (event->kind == EVENT_KEY && leave_key(gate, event->code))
		return;
	if (gate->trying)
		return;
	if (!gate->asking) {
		locked_event(gate, event);
	} else if (event->kind == EVENT_KEY) {
		form_key(gate, event->code, event);
	} else {
		type(gate, event);
	}
}
