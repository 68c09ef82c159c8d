/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the last line says, and what it said before. */
#include "config.h"

#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "ui/page.h"
#include "ui/shell_private.h"

/* The first is number 1. */
static struct message *number(struct messages *messages, long said)
{
	return &messages->ring[said % MESSAGES_MAX];
}

/* One more, in the place of the oldest when there are too many. */
static struct message *next(struct messages *messages)
{
	struct message *message;

	if (messages->room <= ++messages->said &&
	    messages->room < MESSAGES_MAX) {
		messages->room = messages->room == 0 ? 50 : messages->room * 2;
		if (messages->room > MESSAGES_MAX)
			messages->room = MESSAGES_MAX;
		messages->ring = mem_resize(messages->ring,
			(size_t)messages->room, sizeof(*messages->ring));
	}
	message = number(messages, messages->said);
	if (messages->said > MESSAGES_MAX)
		free(message->text);
	return message;
}

static void say(struct shell *shell, enum style style, const char *text)
{
	struct messages *messages = &shell->messages;
	struct work_area *area = shell_area(shell);
	struct message *newest = number(messages, messages->said);
	bool again = messages->said > 0 && newest->style == style &&
		newest->area == shell->area && !strcmp(newest->text, text) &&
		!strcmp(newest->clock, shell->clock);

	shell->needs_draw = true;
	area->news = !shell_in_view(shell);
	if (!again)
		newest = next(messages);
	area->last_line = (struct last_line){
		.said = messages->said, .shown = true
	};
	if (again) {
		newest->times++;
		return;
	}
	*newest = (struct message){
		.style = style, .area = shell->area, .times = 1,
		.text = mem_strdup(text)
	};
	snprintf(newest->clock, sizeof(newest->clock), "%s", shell->clock);
}

void shell_messages_done(struct shell *shell)
{
	const struct message *message;

	for (int i = 0; (message = shell_message_at(shell, i)); i++)
		free(message->text);
	free(shell->messages.ring);
}

void shell_message(struct shell *shell, enum style style, const char *format,
	...)
{
	char text[MESSAGE_SIZE], *whole;
	va_list args;

	va_start(args, format);
	whole = mem_vprintf(format, args);
	va_end(args);
	/* Between two letters. */
	text_clip(text, sizeof(text), whole, INT_MAX);
	say(shell, style, text);
	free(whole);
}

/* Only a bug's hint is worth the room: other sentences say what to do. */
void shell_error(struct shell *shell, const struct err *err)
{
	bool gentle = err->kind == ERR_INVALID || err->kind == ERR_MISSING;

	if (err->kind == ERR_NONE && !err->text[0])
		return;
	shell_message(shell, gentle ? STYLE_NOTICE : STYLE_ALERT, "%s%s%s",
		err->text, err->kind == ERR_BUG ? "; " : "",
		err->kind == ERR_BUG ? err_hint(err->kind) : "");
	shell_area(shell)->last_line.offline = err->kind == ERR_OFFLINE &&
		!shell->connected;
}

void shell_message_connected(struct shell *shell)
{
	for (int i = 0; i < SHELL_WORK_AREAS; i++) {
		struct last_line *line = &shell->areas[i].last_line;

		if (!line->shown || !line->offline)
			continue;
		line->shown = false;
		shell->needs_draw = true;
	}
}

/* What stands on the area's last line, or will when it is in view; NULL:
 * nothing. */
static struct message *on_line(struct shell *shell,
	const struct last_line *line)
{
	struct messages *messages = &shell->messages;

	return !line->shown || messages->said - line->said >= MESSAGES_MAX
		? NULL : number(messages, line->said);
}

bool shell_message_add(struct shell *shell, const char *about,
	const char *more)
{
	const struct last_line *line = &shell_area(shell)->last_line;
	struct message *said = on_line(shell, line);
	char *both;

	if (!said || line->painted || said->times > 1 ||
	    !strstr(said->text, about))
		return false;
	both = mem_printf("%s%s", said->text, more);
	free(said->text);
	said->text = both;
	shell->needs_draw = true;
	return true;
}

void shell_message_withdraw(struct shell *shell)
{
	shell_area(shell)->last_line.shown = false;
	shell->needs_draw = true;
}

void shell_keys_dropped(struct shell *shell, int count)
{
	if (count <= 0)
		return;
	shell->messages.keys_dropped += count;
	shell->needs_draw = true;
}

void shell_say_dropped(struct shell *shell)
{
	struct messages *messages = &shell->messages;
	const struct last_line *line = &shell_area(shell)->last_line;
	struct message *newest = on_line(shell, line);
	int count = messages->keys_dropped;
	char text[MESSAGE_SIZE];

	if (count == 0)
		return;
	messages->keys_dropped = 0;
	snprintf(text, sizeof(text), "%d key%s typed ahead %s thrown away",
		count, count == 1 ? "" : "s", count == 1 ? "was" : "were");
	if (newest && !line->painted &&
	    strlen(newest->text) + strlen(text) + 3 < sizeof(text)) {
		char *both = mem_printf("%s; %s", newest->text, text);

		free(newest->text);
		newest->text = both;
	} else {
		say(shell, STYLE_NOTICE, text);
	}
}

void shell_message_seen(struct shell *shell, int64_t at_ms)
{
	struct last_line *line = &shell_area(shell)->last_line;

	if (line->shown && line->painted && at_ms >= line->painted_ms)
		line->shown = false;
}

const struct message *shell_last_line(const struct shell *shell)
{
	const struct last_line *line = &shell->areas[shell->shown].last_line;

	if (!line->shown)
		return NULL;
	return shell_message_at(shell, (int)(shell->messages.said -
		line->said));
}

const struct message *shell_message_at(const struct shell *shell, int i)
{
	const struct messages *messages = &shell->messages;

	if (i >= messages->said || i >= MESSAGES_MAX)
		return NULL;
	return &messages->ring[(messages->said - i) % MESSAGES_MAX];
}

void shell_show_messages(struct shell *shell)
{
	struct page *page = page_open(shell, "Messages, newest first");
	const struct message *message;

	for (int i = 0; (message = shell_message_at(shell, i)); i++) {
		char whose[24] = "", times[24] = "";

		if (message->area != shell->shown)
			snprintf(whose, sizeof(whose), "customer %d: ",
				message->area + 1);
		if (message->times > 1)
			snprintf(times, sizeof(times), " (%d times)",
				message->times);
		page_line(page, message->style, message->clock, "%s%s%s",
			whose, message->text, times);
	}
}
