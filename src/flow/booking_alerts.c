/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Alerts in words. */
#include "config.h"

#include "flow/booking_alerts.h"

#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "flow/slot_items.h"
#include "store/booking_store.h"

static void
alert_words(const struct grid_alert *from, char *out, size_t size)
{
	static const struct {
		const char *kind, *letter, *one, *many;
	} words[] = {
		{ "late", "!", "late", "late" },
		{ "displaced", "%", "displaced", "displaced" },
		{ "request", "?", "request", "requests" },
		{ "unmatched", "u", "unmatched", "unmatched" },
	};

	for (size_t i = 0; i < ARRAY_LEN(words); i++) {
		if (strcmp(words[i].kind, from->kind) == 0) {
			snprintf(out, size, "%s %d %s", words[i].letter,
				from->count,
				from->count == 1 ? words[i].one : words[i].many);
			return;
		}
	}
	snprintf(out, size, "%s", from->sentence);
}

int
booking_alerts(const struct grid_data *data, struct alert *out, int max)
{
	int n = 0;

	for (int i = 0; i < data->alert_count && n < max; i++) {
		const struct grid_alert *from = &data->alerts[i];
		const struct slot where = {
			.kind = from->item_kind, .id = from->item_id,
			.resource_id = from->resource_id,
		};
		/* A free time is nothing that is there yet. */
		bool item = from->item_id != 0 &&
			from->item_kind != SLOT_KIND_COUNT;
		bool bad = strcmp(from->kind, "late") == 0 ||
			strcmp(from->kind, "displaced") == 0;
		struct alert *alert = &out[n];

		*alert = (struct alert){ .style = bad ? STYLE_ALERT
						      : STYLE_NOTICE };
		alert_words(from, alert->text, sizeof(alert->text));
		if (alert->text[0] == '\0')
			continue;
		if (from->at != 0) {
			alert->target.kind = item
				? slot_kind_name(from->item_kind) : "free";
			alert->target.id = item
				? slot_item_id(&where) : from->resource_id;
			timeslot_format_stamp(from->at, alert->target.version);
		}
		n++;
	}
	return n;
}
