/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the last line says, and what it said before. */
#include "config.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "ui/page.h"
#include "ui/shell_private.h"

static void say(struct shell *shell, enum style style, const char *text)
{
	struct messages *messages = &shell->messages;
	struct message *newest = &messages->ring[messages->newest];

	shell->needs_draw = true;
	messages->shown = true;
	messages->painted = false;
	if (messages->count > 0 && newest->style == style &&
	    !strcmp(newest->text, text) &&
	    !strcmp(newest->clock, shell->clock)) {
		newest->times++;
		return;
	}
	if (messages->count > 0)
		messages->newest = (messages->newest + 1) % MESSAGES_MAX;
	if (messages->count < MESSAGES_MAX)
		messages->count++;
	newest = &messages->ring[messages->newest];
	*newest = (struct message){ .style = style, .times = 1 };
	snprintf(newest->clock, sizeof(newest->clock), "%s", shell->clock);
	snprintf(newest->text, sizeof(newest->text), "%s", text);
}

void shell_message(struct shell *shell, enum style style, const char *format,
	...)
{
	char text[MESSAGE_SIZE];
	va_list args;

	va_start(args, format);
	vsnprintf(text, sizeof(text), format, args);
	va_end(args);
	say(shell, style, text);
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
	struct message *newest = &messages->ring[messages->newest];
	int count = messages->keys_dropped;
	char text[MESSAGE_SIZE];

	if (count == 0)
		return;
	messages->keys_dropped = 0;
	snprintf(text, sizeof(text), "%d key%s typed ahead %s thrown away",
		count, count == 1 ? "" : "s", count == 1 ? "was" : "were");
	if (messages->shown && !messages->painted &&
	    strlen(newest->text) + strlen(text) + 3 < sizeof(text)) {
		strcat(newest->text, "; ");
		strcat(newest->text, text);
	} else {
		say(shell, STYLE_NOTICE, text);
	}
}

void shell_message_seen(struct shell *shell, int64_t at_ms)
{
	struct messages *messages = &shell->messages;

	if (messages->shown && messages->painted &&
	    at_ms >= messages->painted_ms)
		messages->shown = false;
}

const struct message *shell_message_at(const struct shell *shell, int i)
{
	const struct messages *messages = &shell->messages;
	int at = (messages->newest - i + MESSAGES_MAX) % MESSAGES_MAX;

	return i < messages->count ? &messages->ring[at] : NULL;
}

void shell_show_messages(struct shell *shell)
{
	struct page *page = page_open(shell, "Messages, newest first");
	const struct message *message;

	for (int i = 0; (message = shell_message_at(shell, i)); i++) {
		if (message->times > 1)
			page_line(page, message->style, message->clock,
				"%s (%d times)", message->text,
				message->times);
		else
			page_line(page, message->style, message->clock, "%s",
				message->text);
	}
}
