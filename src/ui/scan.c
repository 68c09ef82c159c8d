/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading scans out of the stream of keys. */
#include "config.h"

#include "ui/scan.h"

#include <string.h>

static void begin(struct scan *scan)
{
	scan->reading = true;
	scan->foreign = scan->too_long = scan->spoiled = false;
	scan->used = 0;
	scan->text[0] = '\0';
}

static void add(struct scan *scan, key code)
{
	char bytes[5];
	size_t length = key_character(code) == 0 ? 0
		: key_to_utf8(code, bytes);

	if (length == 0) {
		scan->spoiled = true;
	} else if (scan->used + length > SCAN_MAX) {
		scan->too_long = true;
	} else {
		memcpy(scan->text + scan->used, bytes, length);
		scan->used += length;
		scan->text[scan->used] = '\0';
	}
}

static enum scan_step end(struct scan *scan, int64_t now_ms)
{
	bool again;

	scan->reading = false;
	scan->ended = true;
	if (scan->spoiled)
		return SCAN_SPOILED;
	if (scan->too_long)
		return SCAN_TOO_LONG;
	if (scan->used == 0)
		return SCAN_EMPTY;
	again = now_ms - scan->before_ms < SCAN_TWICE_MS &&
		!strcmp(scan->text, scan->before);
	memcpy(scan->before, scan->text, sizeof(scan->before));
	scan->before_ms = now_ms;
	return again ? SCAN_TWICE : SCAN_DONE;
}

static enum scan_step read_on(struct scan *scan, const struct event *event)
{
	if (event->kind != EVENT_KEY) {
		scan->spoiled = true;
	} else if (event->code == KEY_ENTER) {
		return end(scan, event->at_ms);
	} else if (event->code == KEY_ESC) {
		scan->reading = false;
		return SCAN_LEFT;
	} else {
		add(scan, event->code);
	}
	return SCAN_READING;
}

/* Only as long as no hand could have typed it. */
static enum scan_step drop_foreign(struct scan *scan,
	const struct event *event, int64_t since_ms)
{
	if (event->kind != EVENT_KEY || since_ms > SCAN_FOREIGN_MS ||
	    (event->code != KEY_ENTER && key_character(event->code) == 0)) {
		scan->foreign = false;
		return SCAN_NOT;
	}
	if (event->code != KEY_ENTER)
		return SCAN_READING;
	scan->foreign = false;
	scan->ended = true;
	return SCAN_FOREIGN;
}

enum scan_step scan_event(struct scan *scan, key prefix,
	const struct event *event)
{
	int64_t since_ms = event->at_ms - scan->at_ms;
	bool ended = scan->ended;

	if (event->kind == EVENT_RESIZE)
		return SCAN_NOT;
	scan->at_ms = event->at_ms;
	scan->ended = false;
	if (prefix != KEY_NONE && event->kind == EVENT_KEY &&
	    event->code == prefix) {
		begin(scan);
		return SCAN_READING;
	}
	if (scan->reading)
		return read_on(scan, event);
	if (scan->foreign)
		return drop_foreign(scan, event, since_ms);
	if (ended && event->kind == EVENT_KEY && event->code == KEY_ENTER &&
	    since_ms < SCAN_TAIL_MS)
		return SCAN_READING;
	return SCAN_NOT;
}

void scan_may_be_foreign(struct scan *scan, const struct event *event)
{
	key code = event->code;
	bool letter = (code >= '0' && code <= '9') ||
		(code >= 'A' && code <= 'Z') || (code >= 'a' && code <= 'z');

	if (code < 0x80 ? !letter && code > ' ' : (code & KEY_MOD_CTRL) != 0) {
		scan->foreign = true;
		scan->at_ms = event->at_ms;
	}
}
