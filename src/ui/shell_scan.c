/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Scans: where a code goes, and what is said of one that goes nowhere. */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>

#include "ui/shell_private.h"

/* Goes to whom it was read for: what waits for data, waits with the keys. */
static void read(struct shell *shell, const struct event *event)
{
	struct event scanned = {
		.kind = EVENT_SCAN, .text = shell->scan.text,
		.at_ms = event->at_ms,
	};

	shell_route(shell, &scanned);
}

bool shell_scan_event(struct shell *shell, const struct event *event)
{
	struct scan *scan = &shell->scan;
	enum scan_step step = scan_event(scan, shell->options.scan_prefix,
		event);

	if (step == SCAN_NOT)
		return false;
	shell->needs_draw = true;
	switch (step) {
	case SCAN_DONE:
		read(shell, event);
		break;
	case SCAN_TWICE:
		shell_message(shell, STYLE_NOTICE, "\"%s\" was scanned twice: "
			"taken once", scan->text);
		break;
	case SCAN_LEFT:
		shell_message(shell, STYLE_NORMAL, "the scan was left");
		break;
	case SCAN_EMPTY:
		shell_message(shell, STYLE_NOTICE, "a scan of nothing");
		break;
	case SCAN_TOO_LONG:
		shell_message(shell, STYLE_NOTICE, "a scan of more than %d "
			"characters was thrown away: %.16s...", SCAN_MAX,
			scan->text);
		break;
	case SCAN_SPOILED:
		shell_message(shell, STYLE_NOTICE, "a scan with other keys in "
			"it was thrown away: \"%s\"; scan it again",
			scan->text);
		break;
	case SCAN_FOREIGN:
		shell_message(shell, STYLE_NOTICE, "what a scanner with "
			"another prefix sent was thrown away; the setting is "
			"scanner prefix");
		break;
	default:
		break;
	}
	return true;
}

void shell_take_scan(struct shell *shell, const char *text)
{
	struct open_sheet *sheet = shell_top_sheet(shell);
	struct open_screen *screen = shell_screen(shell);
	bool seen = !sheet || !sheet->ops->guarded || sheet->painted;

	shell->pending_count = 0;
	shell_forget_way(shell);
	if (shell->prompt.open)
		;
	else if (sheet && seen && sheet->ops->scan &&
		 sheet->ops->scan(sheet->state, text))
		return;
	else if (!sheet && shell->banner_count == 0 && screen &&
		 screen->ops->scan && screen->ops->scan(screen->state, text))
		return;
	shell_message(shell, STYLE_NOTICE,
		"scanned \"%s\": nothing here asks for a scan", text);
}
